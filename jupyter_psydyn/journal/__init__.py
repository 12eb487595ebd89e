"""What is recorded, and that it lasts.

``open_journal(path)`` gives a `Journal`; entries go in by `Journal.save`, each save a new revision in a log
that is
only added to, sealed under the key of its case.
"""

from .coding import Adjudication, Annotation, Checklist, Code, Codebook, Edition, Layer, Memo, Relation
from .decision import Decision
from .errors import (
    Conflict,
    DamagedJournal,
    DamagedKeys,
    JournalExists,
    JournalFailed,
    JournalFull,
    Locked,
    NetworkDisk,
    NoJournal,
    NoKeys,
    NotAJournal,
    Stale,
    TooLarge,
    UnknownCase,
    UnknownEntry,
    WrongSecret,
)
from .interpretation import Evidence, Hypothesis, Review
from .journal import Journal
from .leaving import Departure, Identifier
from .model import AUDIENCES, EDITABLE, FAMILIES, PERIODS, Affect, Association, Element, Entry, new_id, now
from .notes import Hour, HourMark, MindfulMoment, Rating, Reflection, Trigger
from .opening import open_journal
from .practice import Attainment, Figure, Frame, Goal, LifeEvent, ProcessNote
from .records import Aside, Case, Consent, Setting
from .session import Moment, Session, Trial

__all__ = [
    "AUDIENCES",
    "EDITABLE",
    "FAMILIES",
    "PERIODS",
    "Adjudication",
    "Affect",
    "Annotation",
    "Aside",
    "Association",
    "Attainment",
    "Case",
    "Checklist",
    "Code",
    "Codebook",
    "Conflict",
    "Consent",
    "DamagedJournal",
    "DamagedKeys",
    "Decision",
    "Departure",
    "Edition",
    "Element",
    "Entry",
    "Evidence",
    "Figure",
    "Frame",
    "Goal",
    "Hour",
    "HourMark",
    "Hypothesis",
    "Identifier",
    "Journal",
    "JournalExists",
    "JournalFailed",
    "JournalFull",
    "Layer",
    "LifeEvent",
    "Locked",
    "Memo",
    "MindfulMoment",
    "Moment",
    "NetworkDisk",
    "NoJournal",
    "NoKeys",
    "NotAJournal",
    "ProcessNote",
    "Rating",
    "Reflection",
    "Relation",
    "Review",
    "Session",
    "Setting",
    "Stale",
    "TooLarge",
    "Trial",
    "Trigger",
    "UnknownCase",
    "UnknownEntry",
    "WrongSecret",
    "new_id",
    "now",
    "open_journal",
]
