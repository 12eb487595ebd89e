"""What a journal may refuse with. Each says in one line what was wrong; none holds recorded text."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .model import Entry


class TooLarge(ValueError):  # noqa: N818
    """A text of 2 MB or more."""


class NotAJournal(ValueError):  # noqa: N818
    """A file that is no journal, is damaged, or was made by a newer version. It is left as it is."""


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


class JournalFull(JournalFailed):
    """There is no room left on the disk; nothing of the last step was saved."""
