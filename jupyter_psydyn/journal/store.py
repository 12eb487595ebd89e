"""The journal: one SQLite file in which nothing is ever changed, only added.

This store is not encrypted; it is for fictional material until the encrypted one takes its place behind
the same verbs. Acknowledged means committed: `save` returns after the disk has it (`synchronous=FULL`;
with WAL the weaker NORMAL may lose the last commits when the power goes).
"""

from __future__ import annotations

import json
import os
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from threading import RLock
from types import TracebackType

from ..corpus import Corpus, Document, Night
from . import file
from .decision import Decision
from .errors import Conflict, UnknownEntry
from .model import Entry, new_id, now
from .rules import settled

_LATEST = """
SELECT r.body, e.number FROM revision r JOIN entry e ON e.id = r.entry
WHERE r.revision = (SELECT max(revision) FROM revision WHERE entry = r.entry)
"""


def open_journal(path: str | os.PathLike[str], create: bool = False) -> Journal:
    """Open the journal at ``path``; with ``create`` make a new one there.

    Raises ``NoJournal`` where there is none, ``JournalExists`` where ``create`` finds a file,
    ``NotAJournal`` for any other file, which is left as it is, ``JournalFull`` and ``JournalFailed``
    where the disk refuses. Each is one line.
    """
    place = Path(path).expanduser().absolute()
    if create:
        file.create(place)
    file.examine(place)
    return Journal(place)


class Journal:
    """An open journal. Safe to share between threads, and a file between processes."""

    encrypted = False

    def __init__(self, path: Path) -> None:
        self.path = path
        self.name = path.name
        self._lock = RLock()
        with file.told():
            self._connection = file.connect(path)
            self._connection.execute("PRAGMA journal_mode = WAL")
            # After every commit into the file itself: who moves or copies an open journal has it all.
            self._connection.execute("PRAGMA wal_autocheckpoint = 1")

    def entries(self, deleted: bool = False) -> list[Entry]:
        """The latest revision of every entry, in the order they were made; the deleted ones on request."""
        return [entry for _, entry in self.numbered() if deleted or not entry.deleted]

    def numbered(self) -> list[tuple[int, Entry]]:
        """Every entry, deleted ones too, with its number: the how manieth of its kind, for ever."""
        with self._reading() as connection:
            rows = connection.execute(_LATEST + " ORDER BY e.rowid").fetchall()
        return [(number, _entry(body)) for body, number in rows]

    def entry(self, id: str) -> Entry:  # noqa: A002
        """The latest revision of an entry; ``UnknownEntry`` where there is none."""
        with self._reading() as connection:
            found = _current(connection, id)
        if found is None:
            raise UnknownEntry("there is no such entry in this journal")
        return found

    def history(self, id: str) -> list[Entry]:  # noqa: A002
        """Every revision of an entry, oldest first; ``UnknownEntry`` where there is none."""
        with self._reading() as connection:
            rows = connection.execute("SELECT body FROM revision WHERE entry = ? ORDER BY revision", (id,))
            found = [_entry(body) for (body,) in rows]
        if not found:
            raise UnknownEntry("there is no such entry in this journal")
        return found

    def save(self, entry: Entry, expected: int | None = None) -> Entry:
        """Append a revision and return it as it stands.

        ``expected`` is the revision that the change was made from (default: the entry's own; 0 for a new
        one); ``Conflict`` where the journal holds another by now. ``ValueError`` where a field is wrong.
        An entry without an id gets one. What every save makes sure of is in `rules.settled`.
        """
        checked = Entry.from_dict(entry.to_dict())
        with self._writing() as connection:
            return _append(connection, checked, entry.revision if expected is None else expected)

    def add(self, entries: Iterable[Entry]) -> list[Entry]:
        """Append new entries, all or none."""
        checked = [Entry.from_dict(entry.to_dict()) for entry in entries]
        with self._writing() as connection:
            return [_append(connection, entry, 0) for entry in checked]

    def decide(self, kind: str, key: str, verdict: str, memo: str = "") -> Decision:
        """Append what a person holds of a finding; the last word counts, the earlier ones stay."""
        said = {"kind": kind, "key": key, "verdict": verdict, "memo": memo, "at": now()}
        decision = Decision.from_dict(said)
        body = json.dumps(decision.to_dict(), ensure_ascii=False)
        with self._writing() as connection:
            connection.execute("INSERT INTO decision (kind, key, body) VALUES (?, ?, ?)", (kind, key, body))
        return decision

    def decisions(self) -> list[Decision]:
        """The last word on every finding that was decided, the latest at the end."""
        return list({(one.kind, one.key): one for one in self.all_decisions()}.values())

    def all_decisions(self) -> list[Decision]:
        """Every decision ever made, oldest first."""
        with self._reading() as connection:
            rows = connection.execute("SELECT body FROM decision ORDER BY id").fetchall()
        return [Decision.from_dict(json.loads(body)) for (body,) in rows]

    def documents(self) -> list[Document]:
        """Every entry that is not deleted, as text to be counted.

        Its part ``association`` is made of the associations to its elements, one a line, in the order of
        the elements, after the entry's own text of that name. A night without recall has no parts.
        """
        return [Document(entry.id, entry.texts(), Night.parse(entry.night)) for entry in self.entries()]

    def corpus(self) -> Corpus:
        """The documents as a corpus."""
        return Corpus(tuple(self.documents()))

    @property
    def draft_key(self) -> bytes:
        """32 random bytes, made with the journal: what the page encrypts its drafts with."""
        with self._reading() as connection:
            (key,) = connection.execute("SELECT value FROM meta WHERE name = 'draft_key'").fetchone()
        return bytes(key)

    def close(self) -> None:
        """Let go of the file. Further use raises ``JournalFailed``."""
        with self._lock:
            self._connection.close()

    def __enter__(self) -> Journal:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def __repr__(self) -> str:
        return f"Journal({self.name!r})"

    @contextmanager
    def _reading(self) -> Iterator[sqlite3.Connection]:
        with self._lock, file.told():
            yield self._connection

    @contextmanager
    def _writing(self) -> Iterator[sqlite3.Connection]:
        """One transaction. IMMEDIATE, so that what is read in it is still true when it writes."""
        with self._lock, file.told():
            self._connection.execute("BEGIN IMMEDIATE")
            try:
                yield self._connection
                self._connection.execute("COMMIT")
            except BaseException:
                # A full disk has rolled back already.
                if self._connection.in_transaction:
                    self._connection.execute("ROLLBACK")
                raise


def _append(connection: sqlite3.Connection, entry: Entry, expected: int) -> Entry:
    entry = entry if entry.id else replace(entry, id=new_id())
    current = _current(connection, entry.id)
    if current is None and expected:
        raise UnknownEntry("there is no such entry in this journal")
    if current is not None and current.revision != expected:
        raise Conflict(current)
    at = now()
    saved = replace(
        settled(entry, current),
        revision=expected + 1,
        created=current.created if current else entry.created or at,
        changed=at,
    )
    if current is None:
        connection.execute(
            "INSERT INTO entry SELECT ?, ?, 1 + coalesce(max(number), 0) FROM entry WHERE kind = ?",
            (saved.id, saved.kind, saved.kind),
        )
    body = json.dumps(saved.to_dict(), ensure_ascii=False)
    connection.execute("INSERT INTO revision VALUES (?, ?, ?)", (saved.id, saved.revision, body))
    return saved


def _current(connection: sqlite3.Connection, id: str) -> Entry | None:  # noqa: A002
    row = connection.execute(
        "SELECT body FROM revision WHERE entry = ? ORDER BY revision DESC LIMIT 1", (id,)
    ).fetchone()
    return _entry(row[0]) if row else None


def _entry(body: str) -> Entry:
    return Entry.from_dict(json.loads(body))
