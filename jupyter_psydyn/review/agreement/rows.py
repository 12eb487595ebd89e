"""The rows of a comparison: for each code, and for all together, what the coefficients are, or why not."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import combinations
from typing import Any

import numpy as np

from ...counting.arrays import Bools, Floats, Ints
from . import tables
from .coding import Coding
from .distances import nominal, set_distance
from .layout import Layout, Marked, Units, marked, units
from .unitizing import expected, observed, set_aside

ALL = "all codes"
"""The name of the row of all codes together."""

WITH_INTERVAL = ("kappa", "alpha", "ac1", "f1_exact", "f1_overlap")
NAMES = {
    "percent": "percent agreement",
    "kappa": "kappa",
    "alpha": "alpha",
    "ac1": "AC1",
    "alpha_u": "alpha_U",
    "f1_exact": "F1 (exact)",
    "f1_overlap": "F1 (overlap)",
}


@dataclass(frozen=True, eq=False)
class Scope:
    """What one block of rows compares: codings of some codebook versions in the texts read with them."""

    version: str
    layout: Layout
    codings: Sequence[Coding]
    readers: tuple[str, ...]
    codes: tuple[str, ...]
    unit: str
    measure: str

    @cached_property
    def marked(self) -> Marked:
        """The codings as arrays."""
        return marked(self.codings, self.layout, self.readers, self.codes)

    @cached_property
    def units(self) -> Units:
        """What is compared."""
        return units(self.unit, self.layout, self.marked.span)

    def marks(self, code: int) -> Bools:
        """Readers x units: whether the reader put this code there."""
        spans = [self.marked.of(reader, code) for reader in range(len(self.readers))]
        return np.array([self.units.touched(one) for one in spans], dtype=bool)

    @cached_property
    def sets(self) -> tuple[Ints, Bools]:
        """The set of codes each reader gave to each unit, as a number, and the sets themselves."""
        return tables.sets(self.marked, self.units, len(self.readers), len(self.codes))

    @cached_property
    def hits(self) -> list[Floats]:
        """The counterparts of the spans of each code."""
        sizes = len(self.readers), len(self.layout.entries)
        return [tables.hits(self.marked, sizes[0], code, sizes[1]) for code in range(len(self.codes))]

    @cached_property
    def unitizing(self) -> tuple[list[tuple[float, float]], int]:
        """Observed and expected disagreement (alpha_U) of each code, and how many units were set aside."""
        found, aside = [], 0
        for code in range(len(self.codes)):
            kept = [set_aside(self.marked.of(reader, code)) for reader in range(len(self.readers))]
            aside += sum(left for _, left in kept)
            alone = [one for one, _ in kept]
            enough = len(alone) > 1 and any(len(one) for one in alone)
            length = self.layout.length
            found.append((observed(alone, length), expected(alone, length)) if enough else (0.0, 0.0))
        return found, aside


def rows(scope: Scope, resamples: int, seed: int) -> list[dict[str, Any]]:
    """A row for all codes, then one for each."""
    times = tables.draws(len(scope.layout.entries), resamples, seed)
    disagreement, _ = scope.unitizing
    made = [_whole(scope, times)]
    for at, code in enumerate(scope.codes):
        marks = scope.marks(at)
        one = tables.yes_or_no(marks, scope.units, len(scope.layout.entries))
        count = int((scope.marked.code == at).sum())
        made.append(_row(scope, code, count, marks, one, scope.hits[at], disagreement[at], times))
    return made


def pairs(scope: Scope) -> list[dict[str, Any]]:
    """Each two readers: kappa of the sets of codes they gave to the units, and F1 of exact spans."""
    found = []
    for a, b in combinations(scope.readers, 2):
        mine = [one for one in scope.codings if one.reader in (a, b)]
        row = _whole(replace(scope, codings=mine, readers=(a, b)), np.zeros((0, len(scope.layout.entries))))
        found.append({"a": a, "b": b, "kappa": row["kappa"], "f1": row["f1_exact"], "why": row["why"]})
    return found


def _whole(scope: Scope, times: Floats) -> dict[str, Any]:
    number, sets = scope.sets
    size = len(sets), len(scope.layout.entries)
    distance = nominal(size[0]) if scope.measure == "nominal" else set_distance(scope.measure, sets * 1.0)
    counts = tables.table(number, scope.units, size[1], distance)
    hits = sum(scope.hits, np.zeros((size[1], 3)))
    seen, chance = (sum(side) for side in zip((0.0, 0.0), *scope.unitizing[0], strict=True))
    used = np.asarray(sets.any(1))[number]
    return _row(scope, ALL, len(scope.codings), used, counts, hits, (seen, chance), times)


def _row(
    scope: Scope,
    code: str,
    count: int,
    marks: Bools,
    counts: tables.Table,
    hits: Floats,
    disagreement: tuple[float, float],
    times: Floats,
) -> dict[str, Any]:
    once = np.ones((1, len(scope.layout.entries)))
    seen, drawn = ({**counts.figures(each), **tables.f1_figures(hits, each)} for each in (once, times))
    point = {name: None if np.isnan(value[0]) else float(value[0]) for name, value in seen.items()}
    point["alpha_u"] = 1 - disagreement[0] / disagreement[1] if disagreement[1] > 0 else None
    weight = scope.units.weight
    row: dict[str, Any] = {
        "code": code,
        "version": scope.version,
        "readers": len(scope.readers),
        "units": int(weight.sum()),
        "codings": count,
        "prevalence": float((marks @ weight).mean() / weight.sum()) if marks.size else None,
    }
    for name in NAMES:
        row[name] = point[name]
        if name in WITH_INTERVAL:
            defined = point[name] is not None
            row[f"{name}_low"], row[f"{name}_high"] = (
                tables.interval(drawn[name]) if defined else (None, None)
            )
    return {**row, "why": _why(scope, row)}


def _why(scope: Scope, row: Mapping[str, Any]) -> str:
    missing = [shown for name, shown in NAMES.items() if row[name] is None]
    if not missing:
        return ""
    if len(scope.readers) < 2:
        reason = f"only {scope.readers[0]} read" if scope.readers else "nobody read"
    elif not len(scope.units):
        reason = "nobody marked a passage" if scope.layout.entries else "there is no text"
    elif not row["codings"]:
        reason = "nobody used it, so there is one category only"
    elif row["prevalence"] == 1:
        reason = "everybody put it on everything, so there is one category only"
    elif row["ac1"] is None:
        reason = "everybody gave the same value to everything, so there is one category only"
    else:
        reason = "by chance there would be no disagreement either"
    return f"{', '.join(missing)} not defined: {reason}."
