"""The content indices of a set of coding cards, beside norms."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any, ClassVar

import numpy as np
import pandas as pd

from ..analysis.concordance import Concordance
from ..analysis.result import Column, Result, asked_for, number, parameters
from .card import Card
from .comparing import COLUMNS as COMPARED
from .comparing import Interval, call_of, clear, coded_only, compared, norms_named, tallied
from .evidence import codes_table, passages
from .index import INDICES
from .norms import departure
from .notes import of_cards, of_intervals, of_norms
from .statistics import RESAMPLES

COLUMNS = (
    Column("index", "Index", "text", "The content index."),
    *COMPARED,
    Column("departure", "Sampling", "number",
           "How far samples of so many dreams lie from the whole on average, in the unit of the value."),
    Column("group", "Group", "text", "What the index is about."),
)  # fmt: skip


@dataclass(frozen=True, eq=False, repr=False)
class Indices(Result):
    """All 29 indices, in the order of the printed norms. ``h`` above 0: more of it here."""

    kind: ClassVar[str] = "hprofile"
    verb: ClassVar[str] = "hvdc.indices"
    _codes: Callable[[int], pd.DataFrame] = field(default=None, repr=False)  # type: ignore[assignment]

    def codes(self, row: int | str | pd.Series[Any]) -> pd.DataFrame:
        """The codings behind a row, as a table: the columns of ``evidence.CODES``."""
        return self._codes(self._position(row))


def indices(
    cards: Sequence[Card],
    *,
    norms: str | Sequence[Card] = "female",
    interval: str = "wilson",
    resamples: int = RESAMPLES,
    seed: int = 0,
) -> Indices:
    """The 29 content indices of Hall and Van de Castle, each beside its norm.

    ``norms``: ``female`` or ``male`` (``norms.NORMS``), or other cards to compare with. ``interval``: of the
    shares ``wilson``, every coding counted as independent, or ``bootstrap``, the dreams drawn anew
    ``resamples`` times by ``seed``; the ratios A/C, F/C and S/C have the latter always, being no shares.

    One row an index, with the columns of `COLUMNS`: value in per cent or per character; h (Cohen 1988)
    against the norm, its SE (the root of 1/n + 1/n of the norm), z, two-sided p, and q (Benjamini and
    Hochberg, over all indices that can be tested). Keys are those of ``index.INDICES``. An index with no
    base (nobody in the dreams is human) has no value. ``.evidence(row)`` are the passages of what it counts,
    ``.codes(row)`` all codings behind it.

    Raises ``ValueError`` for other options, and where two cards are of one dream.
    """
    options = {"norms": norms, "interval": interval, "resamples": resamples, "seed": seed}
    coded = coded_only(cards)
    name, against = norms_named(norms)
    made = parameters({**options, "norms": name}, cards=len(coded))
    code = call_of("hvdc.indices", asked_for(indices, options))
    keys = tuple(one.key for one in INDICES)
    frame = compared(
        tallied(coded, INDICES),
        INDICES,
        [against[key] for key in keys],
        Interval(interval, resamples, seed),
    ).assign(
        index=[one.label for one in INDICES],
        q=lambda rows: clear(rows["p"]),
        departure=np.array([departure(key, len(coded)) for key in keys], dtype=float),
        group=[one.group for one in INDICES],
    )

    def evidence(row: int) -> Concordance:
        found = [(card, INDICES[row].tally(card).counted) for card in coded]
        return passages(found, coded, f"Counted: {INDICES[row].formula}", made, code, keys[row])

    def codes(row: int) -> pd.DataFrame:
        return codes_table((card, *one) for card in coded for one in INDICES[row].behind(card))

    return Indices(
        title=f"Content of {number(len(coded), 'dream')} against {_called(norms, name)}",
        caption="Hall and Van de Castle's indices; "
        f"{number(sum(len(card.codings) for card in coded), 'coding')}",
        notes=(*of_cards(cards), *of_norms(name), of_intervals(interval)),
        parameters=made,
        keys=keys,
        columns=COLUMNS,
        picture={},
        _table=frame[[column.name for column in COLUMNS]],
        _options=options,
        _evidence=evidence,
        _code=code,
        _codes=codes,
    )


def _called(norms: str | Sequence[Card], name: str) -> str:
    return f"the {name} norms" if isinstance(norms, str) else number(len(coded_only(norms)), "other dream")
