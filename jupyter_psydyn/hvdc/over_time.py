"""One index over a dreamer's series: by periods, and whether what it counts comes in runs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

import pandas as pd

from ..analysis.concordance import Concordance
from ..analysis.recurrence import PERIODS, fitting_period, period_name
from ..analysis.result import Column, Result, asked_for, number, parameters
from .card import Card
from .comparing import COLUMNS as COMPARED
from .comparing import Interval, call_of, clear, coded_only, compared, norms_named, norms_of, tallied
from .evidence import passages
from .index import index as index_of
from .notes import of_cards, of_intervals, of_norms
from .statistics import RESAMPLES, Runs, runs_test

OTHERS = "others"
COLUMNS = (
    Column("index", "Period", "text", "A month, a quarter, a year, or so many years."),
    Column("dreams", "Dreams", "integer", "Coded dreams with a full date in it."),
    *COMPARED,
)


@dataclass(frozen=True, eq=False, repr=False)
class Series(Result):
    """Periods in order of time, and ``runs``: the order of the dreams that have what the index counts."""

    kind: ClassVar[str] = "hprofile"
    verb: ClassVar[str] = "hvdc.series"
    runs: Runs = None  # type: ignore[assignment]


def series(
    cards: Sequence[Card],
    index: str,
    *,
    by: str = "",
    norms: str | Sequence[Card] = OTHERS,
    interval: str = "wilson",
    resamples: int = RESAMPLES,
    seed: int = 0,
) -> Series:
    """An index (its key, as ``A/C`` or ``friends``) in each period of a series.

    ``by``: month, quarter, year, 5 years or 10 years; without it the shortest that makes 40 periods at most.
    ``norms``: the ``others``, which are the dreams of all other periods, or as in `indices`. One row a period
    with the columns of `COLUMNS`. Cards without a full date are left out.

    ``.runs`` is the test of Wald and Wolfowitz (1940) over the dreams in order of their nights: whether those
    with something the index counts come in clusters or take turns, as Domhoff and Schneider (2015) ask of
    series before they count dreams as independent. Dreams in which the index has no base are passed over.

    Raises ``ValueError`` for an unknown index, period or norm.
    """
    options = {"by": by, "norms": norms, "interval": interval, "resamples": resamples, "seed": seed}
    one = index_of(index)
    if by and by not in PERIODS:
        raise ValueError(f"by: {by!r}; choose {', '.join(PERIODS)}")
    coded = coded_only(cards)
    dated = sorted((card for card in coded if card.night.day), key=lambda card: card.night.text)
    days = [day for card in dated if (day := card.night.day)]
    period = by or fitting_period(days)
    size = PERIODS[period]
    numbers = [(12 * day.year + day.month - 1) // size for day in days]
    groups = {
        at: [card for card, mine in zip(dated, numbers, strict=True) if mine == at]
        for at in dict.fromkeys(numbers)
    }
    outside = norms == OTHERS
    name, against = (OTHERS, {}) if outside else norms_named(norms)
    made = parameters({"index": index, **options, "by": period, "norms": name}, cards=len(dated))
    code = call_of("hvdc.series", asked_for(series, options), repr(index))
    draw = Interval(interval, resamples, seed)
    frames = []
    for at, group in groups.items():
        rest = [card for card, mine in zip(dated, numbers, strict=True) if mine != at]
        norm = norms_of(rest, [one]) if outside else [against[index]]
        row = compared(tallied(group, [one]), [one], norm, draw)
        frames.append(row.assign(index=period_name(at, size), dreams=len(group)))
    empty = compared(tallied([], [one]), [one], norms_of([], [one]), draw).assign(index="", dreams=0).iloc[:0]
    frame = pd.concat(frames, ignore_index=True) if frames else empty
    frame = frame.assign(q=clear(frame["p"]))
    keys = tuple(frame["index"])

    def evidence(row: int) -> Concordance:
        found = [(card, one.tally(card).counted) for card in list(groups.values())[row]]
        return passages(found, dated, f"{one.label}, {keys[row]}", made, code, keys[row])

    counted, among = (part[:, 0] for part in tallied(dated, [one]))
    runs = runs_test(counted[among > 0] > 0)
    undated = len(coded) - len(dated)
    left = [f"{undated} of {number(len(coded), 'card')} have no full date and are left out."] * (undated > 0)
    return Series(
        title=f"{one.label} over time",
        caption=f"{one.formula}; {number(len(dated), 'dated dream')}, by {period}, against "
        + ("the other periods" if outside else f"the {name} norms" if isinstance(norms, str) else name),
        notes=(*left, _said(runs), *of_cards(dated), *of_norms(name), of_intervals(interval)),
        parameters=made,
        keys=keys,
        columns=COLUMNS,
        picture={},
        _table=frame[[column.name for column in COLUMNS]],
        _options=options,
        _evidence=evidence,
        _code=code,
        runs=runs,
    )


def _said(runs: Runs) -> str:
    """The runs test in words."""
    if runs.p != runs.p:
        return "All dreams are alike in having it or not: nothing to say of runs."
    said = f"{runs.runs} runs of dreams with and without it where {runs.expected:.1f} are expected"
    if runs.p >= 0.05:
        return f"{said} (p {runs.p:.2g}, {runs.n} dreams): no order in time can be told from chance."
    how = "cluster" if runs.runs < runs.expected else "take turns"
    return f"{said} (p {runs.p:.2g}, {runs.n} dreams): they {how} in time, and are not independent."
