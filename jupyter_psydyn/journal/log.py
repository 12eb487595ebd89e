"""What a journal is made of: actions, and the revisions of records that they made. Values only.

A `Store` keeps them: `store.LogStore` with the key in hand, `remote.RemoteStore` by asking the server.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

BROKER = "PSYDYN_BROKER"
"""The variable by which the Jupyter server tells its kernels where it answers for journals: a folder."""

CHANGING = (
    *("begin", "record", "edit", "delete", "restore", "associate", "decide", "annotate", "import", "erase"),
    *("undo", "redo", "set-aside", "settle", "set"),
)
"""Verbs of actions that change something."""

LOOKING = (
    *("unlock", "lock", "allow-kernel", "refuse-kernel", "refuse-user", "export", "backup", "verify"),
    *("restore-backup", "change-keys"),
)
"""Verbs of actions that are written down for the audit only."""


@dataclass(frozen=True, slots=True)
class Action:
    """Something that ``author`` did ``at`` a moment through ``client`` (``lab``, ``kernel 4711``).

    ``undoes``: the actions that an undo or redo takes back.
    """

    id: str
    at: str
    author: str
    client: str
    verb: str
    undoes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, repr=False)
class Change:
    """What an action wants to make of a record: ``body`` (JSON), from revision ``expected`` (0: new)."""

    record: str
    kind: str
    case: str
    expected: int
    body: str


@dataclass(frozen=True, slots=True, repr=False)
class Revision:
    """What an action made of a record. ``number`` is its place among the records of its kind, for ever."""

    record: str
    kind: str
    case: str
    number: int
    revision: int
    body: str
    at: str
    action: str


@dataclass(frozen=True, slots=True, repr=False)
class Page:
    """What the log holds up to its action number ``seq``.

    ``erased``: a case was erased in this stretch, and whoever folded it reads `Store.latest` again.
    """

    seq: int
    revisions: tuple[Revision, ...] = ()
    erased: bool = False


Deeds = list[tuple[Action, list[tuple[str, str, int]]]]
"""Actions, each with the (record, kind, revision) that it made; without bodies."""


class Store(Protocol):
    """Keeps the log of one journal."""

    journal: str
    """The journal's id, 16 hexadecimal digits."""

    @property
    def draft_key(self) -> bytes:
        """32 bytes with which pages encrypt what is not saved yet."""

    def latest(self) -> Page:
        """The latest revision of every record, in the order in which the records were made."""

    def since(self, seq: int) -> Page:
        """Every revision after ``seq``, in order."""

    def history(self, *records: str) -> list[Revision]:
        """Every revision of these records, oldest first; none of what there is not."""

    def actions(self, after: int = 0) -> Deeds:
        """Every action after number ``after``, oldest first."""

    def append(self, action: Action, changes: Sequence[Change]) -> Page:
        """Write an action and its revisions, all or nothing, and return just them.

        Raises ``Stale`` where a record's latest revision is not the expected one.
        """

    def erase(self, case: str, action: Action) -> None:
        """Destroy the key of a case, and empty what it had sealed."""

    def close(self) -> None:
        """Let go of it; further use raises ``JournalFailed``."""
