"""Which defences people coded where, and in which hour or month. Pure."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from ..corpus import PARTS
from .episodes import Coded
from .odf import LEVELS, Functioning, functioning, level


@dataclass(frozen=True, slots=True)
class Defence:
    """A passage (code points, end-exclusive) with a defence, by its id and name; coded in ``layers``.

    ``level`` is 0 to 8, of which 0 (no defence) and 8 (not enough known) are no defences.
    """

    entry: str
    part: str
    start: int
    end: int
    code: str
    name: str
    level: int
    layers: tuple[str, ...]

    @property
    def counts(self) -> bool:
        """Whether it is one of levels 1 to 7."""
        return self.level in LEVELS


@dataclass(frozen=True, slots=True)
class Session:
    """A therapy hour (``name``: its entry) or a month (``2026-03``), and the defences coded in it."""

    name: str
    night: str
    is_hour: bool
    defences: tuple[Defence, ...]

    @property
    def functioning(self) -> Functioning:
        """Its ODF; an hour is one entry, so that it has no interval."""
        return functioning(levels_by_entry(self.defences))


def coded_defences(given: Coded) -> tuple[Defence, ...]:
    """The passages coded with a code at a level, in the order of the corpus.

    A merged code is counted as the one it became. One code on passages of one part that overlap is one
    passage, however many readers gave it.
    """
    groups = defaultdict(list)
    for one in _at_a_level(given):
        groups[one.entry, one.part, one.code].append(one)
    place = {one.id: at for at, one in enumerate(given.corpus)}
    found = (one for group in groups.values() for one in _put_together(group))
    return tuple(sorted(found, key=lambda one: (place[one.entry], PARTS.index(one.part), one.start)))


def sessions(found: Iterable[Defence], given: Coded) -> tuple[Session, ...]:
    """The hours in which a defence was coded or, where there is none, the months, by day.

    Entries that are no hours, and those without a month, are in none of them.
    """
    counted = [one for one in found if one.counts]
    of_hours = any(one.entry in given.hours for one in counted)
    night = {one.id: one.night for one in given.corpus}
    groups = defaultdict(list)
    for one in counted:
        hour = one.entry if one.entry in given.hours else ""
        groups[hour if of_hours else night[one.entry].month].append(one)
    made = [
        Session(name, night[name].text if of_hours else name, of_hours, tuple(some))
        for name, some in groups.items()
        if name
    ]
    return tuple(sorted(made, key=lambda one: (not one.night, one.night)))


def levels_by_entry(found: Iterable[Defence]) -> Sequence[Sequence[int]]:
    """The levels 1 to 7 of each entry that has one."""
    groups = defaultdict(list)
    for one in found:
        if one.counts:
            groups[one.entry].append(one.level)
    return list(groups.values())


def _at_a_level(given: Coded) -> Iterator[Defence]:
    """Each annotation that says a level, as a passage of its own; in the order of the corpus."""
    for one, book, code in given.standing():
        at = level(book, code)
        if at is not None:
            yield Defence(one.entry, one.part, one.start, one.end, code.id, code.name, at, (one.layer,))


def _put_together(group: Iterable[Defence]) -> Iterator[Defence]:
    """Of one code in one text, those that overlap as one."""
    last: Defence | None = None
    for one in group:
        if last and one.start < last.end:
            layers = tuple(dict.fromkeys((*last.layers, *one.layers)))
            last = replace(last, end=max(last.end, one.end), layers=layers)
            continue
        if last:
            yield last
        last = one
    if last:
        yield last
