"""What a journal may refuse with. Each says in one line what was wrong; none holds recorded text."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .model import Entry


class TooLarge(ValueError):  # noqa: N818
    """A text of 2 MB or more."""


class NotAJournal(ValueError):  # noqa: N818
    """A file that is no journal, is damaged, or was made by a newer version. It is left as it is."""


class EmptyFile(NotAJournal):
    """A file of 0 bytes."""


class TruncatedJournal(NotAJournal):
    """A journal whose end is missing."""


class ForeignFile(NotAJournal):
    """A file of something else."""


class DamagedJournal(NotAJournal):
    """A journal in which something is not as it was written."""


class NewerJournal(NotAJournal):
    """A journal made by a newer version of this program."""


class PlainJournal(NotAJournal):
    """A journal made by an early version, before journals were encrypted."""

    def __init__(self, name: str) -> None:
        super().__init__(
            f"{name} was made by an early version, before journals were encrypted; bring it over with: "
            f"jupyter psydyn import NEW.psydyn {name}"
        )


class Locked(Exception):  # noqa: N818
    """The journal is locked: its keys are not in memory."""

    # Not an OSError: what turns errors of the disk into JournalFailed must let it through.

    def __init__(self, message: str = "this journal is locked: unlock it with its passphrase") -> None:
        super().__init__(message)


class WrongSecret(ValueError):  # noqa: N818
    """The passphrase or the recovery code does not open this journal: one text for every cause.

    ``wait``: seconds until the next try, where somebody counts them.
    """

    def __init__(self, wait: int = 0) -> None:
        line = "this passphrase or recovery code does not open the journal"
        super().__init__(f"{line}; the next try is in {wait} s" if wait else line)
        self.wait = wait


class NoKeys(FileNotFoundError):  # noqa: N818
    """A journal's key file is missing; without it nothing in the journal can be read."""


class DamagedKeys(ValueError):  # noqa: N818
    """A key file that is not as it was written. It is left as it is."""


class NewerKeys(ValueError):  # noqa: N818
    """A key file made by a newer version of this program. It is left as it is."""


class NetworkDisk(OSError):  # noqa: N818
    """A journal on a network file system, where the log of a database does not last."""


class UnknownCase(LookupError):  # noqa: N818
    """There is no key for this case: it was erased, or never made."""


class Stale(Exception):  # noqa: N818
    """A change made from a revision that is not the latest: ``record`` is whose."""

    def __init__(self, record: str) -> None:
        super().__init__("this record was changed since it was read; nothing was overwritten")
        self.record = record


class NoJournal(FileNotFoundError):  # noqa: N818
    """There is no file where a journal should be, or no folder to put one into."""


class JournalExists(FileExistsError):  # noqa: N818
    """A new journal may not take the place of a file."""


class UnknownEntry(LookupError):  # noqa: N818
    """There is no such entry, or no such element in it."""


class Conflict(ValueError):  # noqa: N818
    """The entry was changed elsewhere since it was read: ``current`` is what the journal holds."""

    def __init__(self, current: Entry) -> None:
        super().__init__("this entry was changed elsewhere since it was opened; nothing was overwritten")
        self.current = current


class JournalFailed(OSError):  # noqa: N818
    """The journal's file could not be read or written; what was saved before is as it was."""


class JournalReadOnly(JournalFailed):
    """The journal's file or its folder may be read and not written."""


class JournalFull(JournalFailed):
    """There is no room left on the disk; nothing of the last step was saved."""
