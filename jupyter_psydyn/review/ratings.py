"""The ratings of therapy hours: each item on its own line, before and after, and how they differ."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from math import sqrt
from statistics import fmean, stdev
from typing import Any, ClassVar, cast

import pandas as pd
from scipy import special

from ..analysis.concordance import Cited, Concordance, Place, gather
from ..analysis.reading import Text
from ..analysis.result import Column, Result, asked_for, number, parameters, table
from ..corpus import Corpus, Night
from ..journal import Entry, Journal
from ..journal.notes import Hour
from .practice import Practice, practice

COURSE = 3
"""Fewer hours than these are points, and no course."""
INTERVAL = 5
"""Fewer differences than these get no interval: of 4, it reaches 3.2 standard errors to each side."""

COLUMNS = (
    Column("item", "Item", "text", "What was rated, 0 to 10, in the words of whoever rated it."),
    Column("hours", "Hours", "integer", "Hours in which it was rated, before or after."),
    Column("before_mean", "Before", "number", "Mean of the marks before the hour, 0 to 10."),
    Column("after_mean", "After", "number", "Mean of the marks after the hour, 0 to 10."),
    Column("both", "Both", "integer", "Hours in which it was rated before and after."),
    Column("change_mean", "Change", "number", "Mean of after - before, in those hours."),
    Column("change_low", "Change: lower end", "number", "95 % interval of the mean change (Student 1908)."),
    Column("change_high", "Change: upper end", "number", "95 % interval of the mean change (Student 1908)."),
    Column("first", "First", "date", "The day of the first hour with it."),
    Column("last", "Last", "date", "The day of the last hour with it."),
)


@dataclass(frozen=True, eq=False, repr=False)
class Ratings(Result):
    """The items that were rated in therapy hours, those rated most often first."""

    _passages: Callable[[str], Concordance] = field(default=None, repr=False)  # type: ignore[assignment]
    kind: ClassVar[str] = "ratings"
    verb: ClassVar[str] = "ratings"

    def evidence(self, row: int | str | pd.Series[Any]) -> Concordance:
        """How the summaries of the hours behind an item begin, by day; ``hour:ENTRY``: of that hour alone.

        Raises ``KeyError`` where there is no such item or hour.
        """
        if isinstance(row, str) and row.startswith("hour:"):
            return self._passages(row)
        return super().evidence(row)


def ratings(journal: Journal, *, case: str = "", within: Corpus | None = None) -> Ratings:
    """The ratings of therapy hours: one row an item, of one ``case`` (id), ``within`` a corpus.

    Items are one where they differ by nothing but case and space. The interval of the mean change is
    Student's (1908, Biometrika 6:1-25), from `INTERVAL` hours on. There are no norms, and nobody is scored:
    they are marks on a line of one's own. Raises ``ValueError`` for a case that there is not.
    """
    return ratings_of(practice(journal, case=case, within=within))


def ratings_of(given: Practice) -> Ratings:
    """The ratings of what was gathered. Pure."""
    marks = [one for entry in given.looked_at() if entry.hour for one in _marks(given.corpus, entry)]
    lines = _lines(marks)
    hours = list(dict.fromkeys(one.entry for one in marks))
    behind = {f"item:{item}": [one.entry for one in line] for item, line in lines.items()}
    asked = asked_for(ratings, given.options)
    made = parameters(given.options, hours=len(hours))
    code = given.call("ratings", asked)
    keys = tuple(behind)

    def passages(key: str) -> Concordance:
        entries = {**behind, **{_key(one): [one] for one in hours}}
        if key not in entries:
            raise KeyError(f"no rated hour {key!r} here")
        return _passages(given.corpus, entries[key], key, made, code)

    return Ratings(
        title=f"Ratings of {number(len(hours), 'hour')}",
        caption=f"{number(len(lines), 'item')}, each from 0 to 10 on a line of one's own",
        notes=tuple(_notes(given, marks, lines)),
        parameters=made,
        keys=keys,
        columns=COLUMNS,
        picture=_picture(lines),
        _table=table([_row(line) for line in lines.values()], COLUMNS),
        _options=asked,
        _evidence=lambda at: passages(keys[at]),
        _code=code,
        _passages=passages,
    )


@dataclass(frozen=True)
class _Mark:
    """How an item was rated in one hour."""

    entry: str
    night: Night
    item: str
    before: int | None
    after: int | None

    @property
    def change(self) -> int | None:
        return None if self.before is None or self.after is None else self.after - self.before


Lines = Mapping[str, Sequence[_Mark]]
"""The marks of each item, by day."""


def _marks(corpus: Corpus, entry: Entry) -> Iterator[_Mark]:
    hour = cast("Hour", entry.hour)
    # An item that was written twice in one hour is that which was written last.
    rated = {_item(one.item): one for one in hour.ratings if (one.before, one.after) != (None, None)}
    for one in rated.values():
        yield _Mark(entry.id, corpus[entry.id].night, " ".join(one.item.split()), one.before, one.after)


def _item(name: str) -> str:
    return " ".join(name.casefold().split())


def _lines(marks: Sequence[_Mark]) -> Lines:
    found: dict[str, list[_Mark]] = {}
    for one in marks:
        found.setdefault(_item(one.item), []).append(one)
    return dict(sorted(found.items(), key=lambda one: -len(one[1])))


def _row(line: Sequence[_Mark]) -> dict[str, Any]:
    changes = [one.change for one in line if one.change is not None]
    low, high = _interval(changes)
    dated = [one.night.text for one in line if one.night.first]
    return {
        "item": line[-1].item,
        "hours": len(line),
        "before_mean": _mean([one.before for one in line if one.before is not None]),
        "after_mean": _mean([one.after for one in line if one.after is not None]),
        "both": len(changes),
        "change_mean": _mean(changes),
        "change_low": low,
        "change_high": high,
        "first": dated[0] if dated else "",
        "last": dated[-1] if dated else "",
    }


def _mean(values: Sequence[int]) -> float | None:
    return fmean(values) if values else None


def _interval(changes: Sequence[int]) -> tuple[float, float] | tuple[None, None]:
    """Student's 95 % interval of the mean; none where there are too few."""
    n = len(changes)
    if n < INTERVAL:
        return None, None
    half = float(special.stdtrit(n - 1, 0.975)) * stdev(changes) / sqrt(n)
    return fmean(changes) - half, fmean(changes) + half


def _key(entry: str) -> str:
    return f"hour:{entry}"


def _picture(lines: Lines) -> dict[str, Any]:
    """The marks of each item that have a day, and what each hour is called."""
    every = [one for line in lines.values() for one in line]
    days = sorted({one.night.text for one in every if _has_day(one)})
    return {
        "first": days[0] if days else "",
        "last": days[-1] if days else "",
        "items": [
            {
                "key": f"item:{item}",
                "item": line[-1].item,
                "points": [
                    {"key": _key(one.entry), "day": one.night.text, "before": one.before, "after": one.after}
                    for one in line
                    if _has_day(one)
                ],
            }
            for item, line in lines.items()
        ],
        "names": {_key(one.entry): one.night.text or "an hour without a day" for one in every},
    }


def _has_day(one: _Mark) -> bool:
    return one.night.first is not None and one.night.first == one.night.last


def _passages(
    corpus: Corpus, entries: Sequence[str], key: str, made: dict[str, Any], code: str
) -> Concordance:
    """How the summaries of these hours begin; of an hour without one there is nothing to quote."""
    at = {document.id: place for place, document in enumerate(corpus)}
    told = [one for one in entries if _summary(corpus, one)]
    texts = tuple(Text(at[one], "note", _summary(corpus, one)) for one in told)
    places = [Place(place, text.sentences[:1]) for place, text in enumerate(texts)]
    asked = {"of": code, "key": key}
    return gather(Cited(texts, corpus.documents), places, f"Summaries: {key.partition(':')[2]}", made, asked)


def _summary(corpus: Corpus, entry: str) -> str:
    return corpus[entry].parts.get("note", "")


def _notes(given: Practice, marks: Sequence[_Mark], lines: Lines) -> Iterator[str]:
    """What has to be said beside the figures, in plain sentences."""
    hours = {one.entry: one for one in marks}
    if not marks:
        yield "Nothing was rated yet: an hour takes items of one's own, 0 to 10, before and after."
        return
    if len(hours) < COURSE:
        yield f"{number(len(hours), 'hour')}: too few to see a course."
    changes = {line[-1].item: sum(one.change is not None for one in line) for line in lines.values()}
    if few := [f"{item} ({n})" for item, n in changes.items() if n < INTERVAL]:
        yield f"No interval under {INTERVAL} hours rated both before and after: {', '.join(few)}."
    if len(few) < len(lines):
        yield (
            "The interval takes the hours as independent of each other, which those of one person seldom "
            "are: it is rather too narrow."
        )
    dreamers = {one.case for one in given.looked_at() if one.id in hours}
    if len(dreamers) > 1:
        yield f"Of {len(dreamers)} cases, whose ratings are counted together: choose one case."
    if undated := sum(not _has_day(one) for one in hours.values()):
        yield f"{number(undated, 'hour')} without a full date: counted, and not drawn."
    if silent := sum(not _summary(given.corpus, one) for one in hours):
        yield f"{number(silent, 'hour')} without a summary: there is no passage to open."
