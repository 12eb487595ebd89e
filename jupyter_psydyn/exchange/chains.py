"""Chains of associations as tables and lines: a row an association, a row a cue, or a line a chain."""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from ..corpus import clean
from ..journal import PERIODS, Affect, Association, Element, Entry, Session
from ..journal.fields import text as checked_text
from .dates import Dates
from .protocols import sitting_names
from .reaction_times import COLUMNS as TIMES
from .reaction_times import Times, written
from .reading import column_of
from .recorded import Recorded
from .table import Row, Table

COLUMNS = {
    "element": ("element", "cue", "start_word", "prompt"),
    "association": ("association", "response", "word", "thought"),
    "chain": ("chain", "chain_id"),
    "entry": ("entry", "session", "sitting", "dream", "record"),
    "dreamer": ("dreamer", "subject", "participant", "participant_id", "participantid", "client"),
    "date": ("date", "night", "day"),
    "position": ("pos", "position", "n", "number", "order"),
    "affect": ("affect", "feeling", "emotion"),
    "strength": ("strength",),
    "period": ("period",),
}
"""The names of a table's columns, in capitals or not."""

_KNOWN = {**COLUMNS, **TIMES}
_NUMBERED = re.compile(r"(?:r|response|association|word|a)?[ _]?(\d{1,4})", re.IGNORECASE)


class _Step(NamedTuple):
    """One association, or the element alone (``words`` is ``""``)."""

    sitting: tuple[str, str]
    chain: tuple[str, str]
    row: Row
    words: str
    position: float


def is_chains(table: Table) -> bool:
    """Whether a table has columns for elements, or for chains, and for what was associated to them."""
    names = {one.casefold() for one in table.columns}
    begun = names & {*COLUMNS["element"], *COLUMNS["chain"]}
    return bool(begun) and bool(names & set(COLUMNS["association"]) or _numbered(table))


def read_chains(
    table: Table, *, columns: Mapping[str, str] | None = None, century: int | None = None
) -> tuple[list[Recorded], tuple[str, ...]]:
    """The chains of a table, an entry a sitting, and notes on what reading had to decide.

    A row an association: ``element`` (or ``cue``) and ``association`` (or ``response``, ``word``), and where
    they are known ``entry`` (or ``session``), ``chain``, ``position``, a time, ``affect``, ``strength`` (1
    to 5), ``period`` (childhood, later, recent). Rows of one entry and element (or ``chain``) are one chain;
    without a column for the element the first word of a chain is it. An element whose association is empty
    has none. Or a row a cue, its associations in numbered columns: ``cue, R1, R2, R3``. Every element is a
    word of its own.

    ``columns`` are those called otherwise, by their role. Raises ``ValueError`` with line and reason.
    """
    named = dict(columns or {})
    for role in named:
        if role not in _KNOWN:
            raise ValueError(f"there is no column for {role!r} in chains (there are {', '.join(_KNOWN)})")
    found = {role: column_of(table, role, named.get(role), COLUMNS) for role in COLUMNS}
    wide = [] if found["association"] else _numbered(table)
    if not (found["association"] or wide) or not (found["element"] or found["chain"]):
        missing = "associations" if found["element"] or found["chain"] else "elements"
        there = ", ".join(map(repr, table.columns[:12]))
        raise ValueError(f"{table.name}: which column holds the {missing}? There are {there}")
    if not table.rows:
        raise ValueError(f"{table.name} has no rows: nothing was read")
    times, dates = Times(table, named), Dates(table, century)
    sittings: dict[tuple[str, str], dict[tuple[str, str], list[_Step]]] = {}
    for step in _steps(table, found, wide):
        sittings.setdefault(step.sitting, {}).setdefault(step.chain, []).append(step)
    recorded = []
    for (key, chains), name in zip(sittings.items(), sitting_names(list(sittings)), strict=True):
        elements = tuple(
            _element(table, number, some, found, times) for number, some in enumerate(chains.values(), 1)
        )
        first = next(iter(chains.values()))[0].row
        night = dates.night(written(first, found["date"]), first.where).text
        entry = Entry(name, "association", night, elements=elements, session=Session("chain"))
        recorded.append(Recorded(entry, key[1], f"{table.name}: {first.where}"))
    return recorded, (*table.notes, *times.notes(), *dates.notes())


def _numbered(table: Table) -> list[str]:
    """The columns of associations that have numbers for names, in the order of these."""
    found = [(int(match[1]), one) for one in table.columns if (match := _NUMBERED.fullmatch(one))]
    return [one for _, one in sorted(found)]


def _steps(table: Table, found: Mapping[str, str | None], wide: Sequence[str]) -> Iterator[_Step]:
    for row in table.rows:
        if not any(written(row, one) for one in table.columns):
            continue
        where = f"{table.name}: {row.where}"
        element = written(row, found["element"])
        if found["element"] and not element:
            raise ValueError(f"{where}: associations to an element without words")
        if found["chain"] and not written(row, found["chain"]):
            raise ValueError(f"{where}: {found['chain']} is empty: to which chain does this belong?")
        sitting = written(row, found["entry"]), written(row, found["dreamer"])
        chain = written(row, found["chain"]), element
        position = _number(written(row, found["position"]), f"{where}: {found['position']}")
        if not wide:
            yield _Step(sitting, chain, row, written(row, found["association"]), position)
            continue
        # A row of its own is a chain of its own, though the same cue may come again.
        for words in [written(row, one) for one in wide]:
            yield _Step(sitting, (row.where, element), row, words, 0.0)


def _element(
    table: Table, number: int, steps: list[_Step], found: Mapping[str, str | None], times: Times
) -> Element:
    ordered = sorted(steps, key=lambda one: one.position)
    quote = ordered[0].chain[1]
    if not quote:
        quote, ordered = ordered[0].words, ordered[1:]
    said = tuple(
        _association(table, f"e{number}-{at}", step, found, times)
        for at, step in enumerate(ordered, 1)
        if step.words
    )
    if not quote:
        raise ValueError(
            f"{table.name}: {steps[0].row.where}: a chain begins with the word it was started from"
        )
    return word_of_its_own(number, quote, said, f"{table.name}: {steps[0].row.where}")


def word_of_its_own(number: int, quote: str, said: tuple[Association, ...], where: str) -> Element:
    """An element that stands in no dream; ``number`` makes its id."""
    return Element(f"e{number}", "", 0, 0, _clean(quote, f"{where}: the element"), said)


def _association(
    table: Table, name: str, step: _Step, found: Mapping[str, str | None], times: Times
) -> Association:
    where = f"{table.name}: {step.row.where}"
    feeling, strength = written(step.row, found["affect"]), written(step.row, found["strength"])
    period = written(step.row, found["period"]).casefold()
    if period not in ("", *PERIODS):
        raise ValueError(f"{where}: period is {period[:40]!r}; write one of {', '.join(PERIODS)}")
    if strength not in ("", "1", "2", "3", "4", "5"):
        raise ValueError(f"{where}: strength is {strength[:40]!r}; write 1 to 5")
    if strength and not feeling:
        raise ValueError(f"{where}: a strength without the feeling that was so strong")
    return Association(
        name,
        _clean(step.words, where),
        # Beside several associations in a row, a time is of none of them.
        times.first_key(step.row) if found["association"] else None,
        times.enter(step.row) if found["association"] else None,
        "",
        Affect(_clean(feeling, where), int(strength) if strength else None) if feeling else None,
        period,
    )


def _number(said: str, where: str) -> float:
    try:
        return float(said) if said else 0.0
    except ValueError:
        raise ValueError(f"{where}: {said[:40]!r} is no number") from None


def _clean(said: str, where: str) -> str:
    return checked_text(clean(said)[0], where)


# A line a chain


def read_lines(name: str, text: str) -> Recorded:
    """A line a chain, its words parted by commas, the first of them what it began with: one sitting.

    ``happy, smile, dentist``. Quotation marks keep a comma inside; semicolons or tabs part them where a
    line has no comma.
    """
    elements: list[Element] = []
    for number, line in enumerate(clean(text)[0].split("\n"), 1):
        delimiter = next((one for one in ",;\t" if one in line), ",")
        where = f"{name}: line {number}"
        try:
            words = next(csv.reader([line], delimiter=delimiter, skipinitialspace=True), [])
        except csv.Error as error:
            raise ValueError(f"{where}: {error}") from None
        if any(one.strip() for one in words):
            elements.append(_line(len(elements) + 1, words, where))
    if not elements:
        raise ValueError(f"{name} has no chain: nothing was read")
    return Recorded(
        Entry("", "association", elements=tuple(elements), session=Session("chain")), "", f"{name}: line 1"
    )


def read_lists(name: str, text: str) -> Recorded:
    """A list of chains as JSON, each a list of words, the first what it began with: one sitting."""
    try:
        data: Any = json.loads(text)
    except (ValueError, RecursionError):
        raise ValueError(f"{name}: line 1 is not JSON, or nested too deeply") from None
    elements = []
    for number, words in enumerate(data, 1):
        if not isinstance(words, list) or not all(isinstance(one, str) for one in words):
            raise ValueError(f"{name}: item {number} is no list of words")
        elements.append(_line(number, words, f"{name}: item {number}"))
    return Recorded(
        Entry("", "association", elements=tuple(elements), session=Session("chain")), "", f"{name}: item 1"
    )


def _line(number: int, words: Sequence[str], where: str) -> Element:
    if not words or not words[0].strip():
        raise ValueError(f"{where}: a chain begins with the word it was started from")
    first, *said = [one.strip() for one in words if one.strip()]
    return word_of_its_own(
        number,
        first,
        tuple(Association(f"e{number}-{at}", _clean(one, where)) for at, one in enumerate(said, 1)),
        where,
    )
