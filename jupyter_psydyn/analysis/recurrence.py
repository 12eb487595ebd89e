"""Recurrence: one motif over time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, ClassVar

import numpy as np
import pandas as pd

from ..corpus import Corpus
from ..counting.arrays import Ints
from ..counting.coding import Way
from ..counting.statistics import chances, rates, wilson
from ..lexicon import load_lexicon, wordnet
from .classes import classes
from .concordance import gather
from .items import Items, places
from .named import found_item, with_counts
from .notes import checked, small
from .reading import HasCorpus, Reading, corpus_of, read_words
from .result import Column, Result, asked_for, call, counted, number, parameters
from .timing import FEW_NIGHTS, Timing, timing

COLUMNS = (
    Column("period", "Period", "text", "A month, a quarter, a year, or so many years."),
    Column("first", "First", "date", "The first night of an entry in it."),
    Column("last", "Last", "date", "The last night of an entry in it."),
    Column("entries", "Entries", "integer", "Entries told in it."),
    Column("with_motif", "With it", "integer", "Entries that hold the motif."),
    Column("share", "Share", "share", "Entries with it, of those told."),
    Column("share_low", "from", "share", "Lower end of the 95 % interval of the share (Wilson)."),
    Column("share_high", "to", "share", "Upper end of the 95 % interval of the share (Wilson)."),
    Column("expected", "Expected", "number", "Entries with it, were it as common as ever."),
    Column("count", "Count", "integer", "How often it comes."),
    Column("per_1000", "per 1000", "number", "Of a thousand words told."),
)  # fmt: skip

# Without a wish the shortest period is taken that makes so many of them at most.
_BARS = 40
#: So many months each.
PERIODS = {"month": 1, "quarter": 3, "year": 12, "5 years": 60, "10 years": 120}


@dataclass(frozen=True, eq=False, repr=False)
class Recurrence(Result):
    """Periods in order of time; ``timing`` has the motif's gap, bursts, trend and change points."""

    timing: Timing = None  # type: ignore[assignment]
    kind: ClassVar[str] = "recurrence"
    verb: ClassVar[str] = "recurrence"


def recurrence(
    corpus: Corpus | HasCorpus,
    motif: str,
    *,
    by: str = "",
    parts: Sequence[str] = ("report",),
    lemma: str = "wordnet",
    stopwords: str = "english",
    hyphens: bool = False,
    negated: str = "apart",
    lexicon: str | Path | None = None,
    seed: int = 0,
) -> Recurrence:
    """How one motif comes and goes.

    ``motif``: a key as ``motifs`` gives it (``lemma:water``, ``phrase:extra room``, ``symbol:animals``,
    ``set:dog + gate``), or words as written. ``by``: month, quarter, year, 5 years or 10 years; left out, the
    shortest that makes 40 periods at most. One row a period with an entry told in it: period, first, last,
    entries, with_motif, share with its 95 % interval (Wilson), expected (see ``timing``), count, per_1000.
    Entries without a full date are left out, and said. Raises ``ValueError`` where the motif is not in the
    corpus or an option is bad.
    """
    options = {name: value for name, value in locals().items() if name != "corpus"}
    options |= {"parts": tuple(parts), "lexicon": None if lexicon is None else str(lexicon)}
    if by and by not in PERIODS:
        raise ValueError(f"by: {by!r}; choose {', '.join(PERIODS)}")
    checked(0, seed=seed)
    way = Way(tuple(parts), lemma, stopwords, hyphens, negated)
    source = corpus_of(corpus)
    words = load_lexicon(lexicon)
    read = read_words(source, way)
    among = classes(read, words)
    item = found_item(read, among, motif, lemma)
    one = with_counts(read, among, item)
    days = [document.night.day for document in read.documents]
    when = timing(one.inside, days, read.words)
    period = by or fitting_period(days)
    frame, groups = _periods(read, one, days, PERIODS[period])
    n = len(read)
    made_by = parameters(
        options, wordnet=wordnet().version(), symbols=f"{words.name} {words.version}", entries=n
    )
    asked = {name: value for name, value in asked_for(recurrence, options).items() if name != "motif"}
    code = call("recurrence", asked, motif)

    def evidence(row: int) -> Any:
        inside = set(groups[row])
        here = [place for place in places(read, among, item) if read.texts[place.text].entry in inside]
        title = f"Passages for {item.name}, {frame['period'][row]}"
        return gather(read, here, title, made_by, {"of": code, "key": frame["period"][row]})

    undated = sum(day is None for day in days)
    return Recurrence(
        title=f"{item.name} in {counted(n, tuple(parts))}",
        caption=f"{item.kind}, part {', '.join(parts)}, by {period}: "
        f"in {int(one.entries[0])} of {number(n, 'entry')}",
        notes=(*source.notes, *small(n, 1, n), *_said(when), *_undated(undated, n)),
        parameters=made_by,
        keys=tuple(frame["period"]),
        columns=COLUMNS,
        picture={"changes": [day.isoformat() for day in when.changes[0]]},
        _table=frame,
        _options=asked,
        _evidence=evidence,
        _code=code,
        timing=when,
    )


def fitting_period(days: Sequence[date | None]) -> str:
    """The shortest of ``PERIODS`` that makes 40 of them at most."""
    months = [12 * day.year + day.month for day in days if day]
    span = max(months) - min(months) + 1 if months else 1
    return next((name for name, size in PERIODS.items() if span / size <= _BARS), "10 years")


def _periods(
    read: Reading, one: Items, days: Sequence[date | None], size: int
) -> tuple[pd.DataFrame, list[Ints]]:
    dated = [at for at, day in enumerate(days) if day is not None]
    number_of = [(12 * day.year + day.month - 1) // size for day in days if day is not None]
    how_often = np.asarray(one.inside.todense()).ravel()
    chance = chances(rates(one.entries, read.words), read.words)[0]
    rows, groups = [], []
    for period in sorted(set(number_of)):
        at = np.array([entry for entry, mine in zip(dated, number_of, strict=True) if mine == period])
        nights = sorted(day for entry in at if (day := days[entry]) is not None)
        k, words = int((how_often[at] > 0).sum()), int(read.words[at].sum())
        low, high = wilson(k, len(at))
        rows.append(
            {
                "period": period_name(period, size),
                "first": nights[0].isoformat(),
                "last": nights[-1].isoformat(),
                "entries": len(at),
                "with_motif": k,
                "share": k / len(at),
                "share_low": float(low),
                "share_high": float(high),
                "expected": float(chance[at].sum()),
                "count": int(how_often[at].sum()),
                "per_1000": 1000 * float(how_often[at].sum()) / max(words, 1),
            }
        )
        groups.append(at)
    frame: pd.DataFrame = pd.DataFrame(rows, columns=[column.name for column in COLUMNS])
    return frame, groups


def period_name(period: int, size: int) -> str:
    """What the period of this number is called; numbers count from year 0, ``size`` months each."""
    year, month = divmod(period * size, 12)
    if size == 1:
        return f"{year:04}-{month + 1:02}"
    if size == 3:
        return f"{year:04} Q{month // 3 + 1}"
    return f"{year:04}" if size == 12 else f"{year:04}-{year + size // 12 - 1:04}"


def _said(when: Timing) -> list[str]:
    """What can be said of its times, in words."""
    if np.isnan(when.trend[0]):
        return [f"In fewer than {FEW_NIGHTS} dated entries: too few to speak of a trend or of bursts."]
    notes = []
    if when.trend_p[0] < 0.05:
        grows = "more" if when.trend[0] > 1 else "less"
        notes.append(
            f"It comes {grows} often as time goes on: {when.trend[0]:.2g} times as often each year "
            f"(p {when.trend_p[0]:.2g}, this one motif tested, length of reports allowed for)."
        )
    else:
        notes.append("No trend can be told from chance.")
    notes += [f"From {day.isoformat()} on it comes differently often." for day in when.changes[0]]
    return notes


def _undated(undated: int, n: int) -> list[str]:
    return [f"{undated} of {n} nights have no full date and are left out."] * (undated > 0)
