"""Records under their masks: a copy that keeps every code, association and relation where it was. Pure.

A mark that lay on a name lies on the whole of its pseudonym; every other lies on the same words as before.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from ...journal.coding import Annotation, Code, Codebook
from ...journal.leaving import Departure, Identifier
from ...journal.model import Entry
from ...journal.practice import Figure
from ...journal.record import Record
from ...journal.records import Aside, Consent, Setting
from ...journal.session import Moment
from .edits import Edits
from .fields import Changes, changed
from .mask import Mask, Read
from .shifting import Shift

NEVER = (Aside, Consent, Departure, Identifier, Setting)
"""What is in no pseudonymised copy, for nobody: the keys to it, and what has names by its nature."""
_OURS = re.compile(r"[0-9a-f]{12}")
_NO_CASE = Shift()

Note = Callable[[Entry | Record, str, str, Read], None]
"""Is told of each text that was read: the record, the name of the field, the text, what was read."""


@dataclass(frozen=True, repr=False)
class Masks:
    """The mask of every case; ``shared`` for what belongs to none: all names, and no dates at all."""

    by_case: Mapping[str, Mask]
    shared: Mask

    @classmethod
    def of(
        cls, figures: Sequence[Figure], decided: Sequence[Identifier], shifts: Mapping[str, Shift]
    ) -> Masks:
        """The masks of cases: ``figures`` also the deleted ones, ``shifts`` by case."""
        by_case = {
            case: Mask.of(
                [one for one in figures if one.case == case],
                [one for one in decided if one.case == case],
                shift,
            )
            for case, shift in shifts.items()
        }
        return cls(by_case, Mask.of(figures, decided, _NO_CASE))

    def over(self, case: str) -> Mask:
        """What is put over the records of a case."""
        return self.by_case.get(case, self.shared)


@dataclass(frozen=True, repr=False)
class Copy:
    """The records of a copy, and the ``ids`` that had to be others: they held a name or a date."""

    records: tuple[Entry | Record, ...]
    ids: Mapping[str, str]


@dataclass(frozen=True, repr=False)
class Placed:
    """The old text of a part of an entry, and what was edited in it."""

    text: str
    edits: Edits


@dataclass(repr=False)
class _Ids:
    """Ids as they go: those that tell something become others, the same wherever they stand."""

    codes: frozenset[str]
    taken: set[str]
    given: dict[str, str] = field(default_factory=dict)

    def of(self, name: str, mask: Mask) -> str:
        if _OURS.fullmatch(name):
            return name
        if name not in self.given:
            self.given[name] = self._new() if self._tells(name, mask) else name
        return self.given[name]

    def _tells(self, name: str, mask: Mask) -> bool:
        apart = re.sub(r"(?<=[^\W\d_])(?=\d)|(?<=\d)(?=[^\W\d_])|[_-]", " ", name)
        if name in self.codes:
            # Analyses know codes of ready codebooks by their ids: only a name of the register changes one.
            return mask.register.is_in(apart)
        return any(read.edits.each or read.open for read in map(mask.read, (name, apart)))

    def _new(self) -> str:
        number = len(self.given) + 1
        while (name := f"id-{number}") in self.taken:
            number += 1
        self.taken.add(name)
        return name


def pseudonymised(records: Sequence[Entry | Record], masks: Masks, note: Note | None = None) -> Copy:
    """The records under their masks; ``note`` is told of everything that was read on the way."""
    there = [one for one in records if not isinstance(one, NEVER)]
    codes = {code.id for one in there if isinstance(one, Codebook) for code in one.codes}
    codes |= {one.value for one in there if isinstance(one, Annotation)}
    making = _Making(masks, _Ids(frozenset(codes), {one.id for one in there}), note)
    for one in there:
        if isinstance(one, Entry):
            making.place(one)
    copied = tuple(map(making.copied, there))
    return Copy(copied, {old: new for old, new in making.ids.given.items() if old != new})


@dataclass(repr=False)
class _Making:
    """A copy while it is made. Every text is read once, though it stands in several places."""

    masks: Masks
    ids: _Ids
    note: Note | None
    known: dict[tuple[str, str], Read] = field(default_factory=dict)
    places: dict[tuple[str, str], Placed] = field(default_factory=dict)

    def read(self, case: str, text: str) -> Read:
        if (case, text) not in self.known:
            self.known[case, text] = self.masks.over(case).read(text)
        return self.known[case, text]

    def place(self, entry: Entry) -> None:
        """Note where everything of an entry goes that something can be marked in.

        What is counted as ``association`` is made of several texts, a line each, which are read apart.
        """
        for part, text in entry.texts().items():
            edits = self.read(entry.case, text).edits
            if part == "association":
                edits = Edits.joined((at, self.read(entry.case, line).edits) for at, line in _lines(entry))
            self.places[entry.id, part] = Placed(text, edits)

    def copied(self, one: Entry | Record) -> Entry | Record:
        """One record as it goes."""
        mask = self.masks.over(one.case)

        def words(text: str, name: str) -> str:
            read = self.read(one.case, text)
            if self.note:
                self.note(one, name, text, read)
            return read.edits.applied(text)

        def placed(plain: Mapping[str, Any]) -> Mapping[str, Any]:
            place = self.places.get((plain.get("entry", one.id), plain["part"]))
            return _placed(plain, place, lambda quote: words(quote, "quote"))

        changes = Changes(
            words,
            lambda name: self.ids.of(name, mask),
            mask.shift.night,
            mask.shift.day_of_a_life,
            # Beside moments that are shifted, one that is not would tell by how much.
            mask.shift.moment if one.case else lambda _: "",
            placed,
        )
        plain, kept = one.to_dict(), _kept(one, mask)
        made = type(one).from_dict({**changed({**plain, **dict.fromkeys(kept, "")}, changes), **kept})
        if isinstance(one, Codebook) and isinstance(made, Codebook):
            return _with_shipped(one, made, changes)
        return self._timed(one, made) if isinstance(one, Entry) and isinstance(made, Entry) else made

    def _timed(self, one: Entry, made: Entry) -> Entry:
        here = self.places.get((one.id, "association"))
        if made.session is None or here is None:
            return made
        moments = _moments(made.session.moments, here.edits)
        return replace(made, session=replace(made.session, moments=moments))


def _lines(entry: Entry) -> Iterator[tuple[int, str]]:
    """The texts of which the part ``association`` is made, each with its place in it."""
    lines = [entry.parts.get("association", "")]
    lines += [one.text for element in entry.elements for one in element.associations]
    lines += entry.session.reactions() if entry.session else []
    at = 0
    for line in filter(None, lines):
        yield at, line
        at += len(line) + 1


def _kept(one: Entry | Record, mask: Mask) -> dict[str, Any]:
    """Fields that are not read: the names themselves, and whose ideas a ready codebook has."""
    if isinstance(one, Figure):
        return {"name": mask.register.labels[one.id], "variants": [], "pseudonym": ""}
    if isinstance(one, Codebook) and one.ready:
        return {"sources": list(one.sources), "note": one.note, "codes": []}
    return {}


def _with_shipped(one: Codebook, made: Codebook, changes: Changes) -> Codebook:
    """A ready codebook: codes that nobody has touched are as they were shipped, and ask nothing."""
    if not one.ready:
        return made
    touched = {id for edition in one.editions for id in edition.codes}  # noqa: A001
    codes = tuple(
        Code.from_dict(changed(code.to_dict(), changes)) if code.id in touched else code for code in one.codes
    )
    return replace(made, codes=codes)


def _placed(plain: Mapping[str, Any], place: Placed | None, words: Callable[[str], str]) -> dict[str, Any]:
    """Where a quotation stands in the copy; one whose words are gone keeps them, under the mask."""
    start, end, quote = plain["start"], plain["end"], plain["quote"]
    if place is not None and quote and place.text[start:end] == quote:
        start, end = place.edits.span(start, end)
        return {"start": start, "end": end, "quote": place.edits.applied(place.text)[start:end]}
    quote = words(quote) if quote else ""
    if plain["part"] and place is not None:
        start, _ = place.edits.span(start, start)
    return {"start": start, "end": start + len(quote) if plain["part"] else end, "quote": quote}


def _moments(moments: Sequence[Moment], edits: Edits) -> tuple[Moment, ...]:
    """The moments of a stream; several within one name become one, which lasts as long as they did."""
    moved: list[Moment] = []
    for one in moments:
        start, end = edits.span(one.start, one.end)
        last = moved[-1] if moved else None
        if last and start < last.end:
            moved[-1] = replace(last, end=max(end, last.end), to_ms=max(one.to_ms, last.to_ms))
        else:
            moved.append(replace(one, start=start, end=end))
    return tuple(moved)
