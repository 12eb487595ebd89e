"""What somebody has to decide before a copy goes out: each word that could tell, with its passage. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from ...journal.model import Entry
from ...journal.record import Record
from .copy import Copy, Masks, pseudonymised
from .hit import Hit
from .mask import Read, context_of
from .pieces import words_of
from .words import ARCHETYPES

MYTH = "a figure of myth or of dreams"
_AROUND = 90
"""Characters of a passage on each side: a sentence or two."""


@dataclass(frozen=True, repr=False)
class Question:
    """``words`` of a record that may tell who somebody is, ``why`` they are asked about.

    ``figure``: whose name they may be (``""``: nobody's in the register). ``context`` is by which a decision
    knows the place, ``segments`` the passage to read, ``alike`` in how many places the same is asked.
    ``field`` is where in the record they stand; ``entry`` is ``""`` where that is no entry.
    """

    case: str
    words: str
    context: str
    why: str
    figure: str
    record: str
    kind: str
    field: str
    entry: str
    start: int
    end: int
    segments: tuple[tuple[str, bool], ...]
    alike: int = 1


@dataclass(frozen=True, repr=False)
class Survey:
    """The ``copy`` as it would go out, what is ``open`` in it, and how many words are ``replaced``."""

    copy: Copy
    open: tuple[Question, ...]
    replaced: int


def survey(records: Sequence[Entry | Record], masks: Masks) -> Survey:
    """Read everything that would go out. Questions about the same words stand together, the most first."""
    found: dict[tuple[str, str, str], Question] = {}
    replaced = 0

    def note(one: Entry | Record, name: str, text: str, read: Read) -> None:
        nonlocal replaced
        replaced += len(read.edits.each)
        for hit in read.open:
            asked = _question(one, name, text, hit)
            found.setdefault((asked.case, asked.words, asked.context), asked)

    copy = pseudonymised(records, masks, note)
    times = Counter(map(_same, found.values()))
    first = {same: at for at, same in enumerate(times)}
    asked = [replace(one, alike=times[_same(one)]) for one in found.values()]
    asked.sort(key=lambda one: (-one.alike, first[_same(one)]))
    return Survey(copy, tuple(asked), replaced)


def _same(one: Question) -> tuple[str, tuple[str, ...]]:
    return one.case, words_of(one.words)


def _question(one: Entry | Record, name: str, text: str, hit: Hit) -> Question:
    words = text[hit.start : hit.end]
    why = MYTH if set(words_of(words)) <= ARCHETYPES and not hit.figure else hit.why
    before, after = max(0, hit.start - _AROUND), hit.end + _AROUND
    return Question(
        case=one.case,
        words=words,
        context=context_of(text, hit),
        why=why,
        figure=hit.figure,
        record=one.id,
        kind=one.kind,
        field=name,
        entry=one.id if isinstance(one, Entry) else getattr(one, "entry", ""),
        start=hit.start,
        end=hit.end,
        segments=(
            ("…" * (before > 0) + text[before : hit.start], False),
            (words, True),
            (text[hit.end : after] + "…" * (after < len(text)), False),
        ),
    )
