"""What is recorded, and that it lasts.

``open_journal(path)`` gives a `Journal`; entries go in by `Journal.save`, each save a new revision.
"""

from .decision import Decision
from .errors import (
    Conflict,
    JournalExists,
    JournalFailed,
    JournalFull,
    NoJournal,
    NotAJournal,
    TooLarge,
    UnknownEntry,
)
from .model import EDITABLE, Affect, Association, Element, Entry, new_id, now
from .store import Journal, open_journal

__all__ = [
    "EDITABLE",
    "Affect",
    "Association",
    "Conflict",
    "Decision",
    "Element",
    "Entry",
    "Journal",
    "JournalExists",
    "JournalFailed",
    "JournalFull",
    "NoJournal",
    "NotAJournal",
    "TooLarge",
    "UnknownEntry",
    "new_id",
    "now",
    "open_journal",
]
