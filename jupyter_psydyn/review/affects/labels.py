"""Labels: what people call their feelings, counted by time. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from ...analysis.recurrence import PERIODS, fitting_period, period_name
from ...corpus.night import Night
from ...counting.arrays import Ints
from ...counting.diversity import entropy, rarefied
from ...counting.statistics import wilson
from ...journal import Affect, Entry
from ...journal.model import FAMILIES

FEW = 10
"""Of fewer dated entries with a label one time is not told from another: they are counted together."""
FEW_LABELS = 5
"""Of fewer labels there is no entropy, of fewer entries no interval."""
TOGETHER = "all"
_DRAWS = 1000


@dataclass(frozen=True, slots=True)
class Labelled:
    """An entry and the labels its writer gave it, each word once, letters alone telling words apart."""

    entry: str
    night: Night
    affects: tuple[Affect, ...]

    @property
    def words(self) -> tuple[str, ...]:
        """The labels as they are counted."""
        return tuple(counted(one.word) for one in self.affects)


@dataclass(frozen=True, slots=True)
class Period:
    """Entries with a label of one time; its ``name`` is ``"all"`` where they are too few to be parted."""

    name: str
    labelled: tuple[Labelled, ...]


def counted(word: str) -> str:
    """A word without its capitals and the spaces around it."""
    return " ".join(word.split()).casefold()


def labelled(entries: Iterable[Entry]) -> tuple[Labelled, ...]:
    """Those of the entries with a label, in their order."""
    found = []
    for one in entries:
        by_word: dict[str, Affect] = {}
        for affect in one.affects:
            by_word.setdefault(counted(affect.word), affect)
        if by_word:
            found.append(Labelled(one.id, Night.parse(one.night), tuple(by_word.values())))
    return tuple(found)


def periods(some: Sequence[Labelled]) -> tuple[Period, ...]:
    """The dated ones by month, or by the shortest period that makes 40 at most; under ten, all in one."""
    dated = [one for one in some if one.night.day]
    if len(dated) < FEW:
        return (Period(TOGETHER, tuple(some)),) if some else ()
    size = PERIODS[fitting_period([one.night.day for one in dated])]
    found: dict[int, list[Labelled]] = {}
    for one in dated:
        day = one.night.day
        assert day is not None
        found.setdefault((12 * day.year + day.month - 1) // size, []).append(one)
    return tuple(Period(period_name(at, size), tuple(found[at])) for at in sorted(found))


def common_size(of: Sequence[Period]) -> int:
    """To how many labels periods are brought to be compared: those of the smallest with five or more."""
    sizes = [sum(len(one.affects) for one in each.labelled) for each in of]
    return min((size for size in sizes if size >= FEW_LABELS), default=0)


def figures(some: Sequence[Labelled], size: int, seed: int) -> dict[str, Any]:
    """The figures of a time, as the columns of the result name them; ``None`` where there is too little."""
    rows = _incidence(some)
    counts = rows.sum(0)
    n = int(counts.sum())
    bits = float(entropy(counts)) if n >= FEW_LABELS else None
    low, high = _interval(rows, bits, seed)
    families = Counter(affect.family for one in some for affect in one.affects)
    days = sorted(str(one.night.day) for one in some if one.night.day)
    return {
        "first": days[0] if days else "",
        "last": days[-1] if days else "",
        "labelled": len(some),
        "labels": n,
        "distinct": int((counts > 0).sum()),
        "rarefied": rarefied(counts, size) if 0 < size <= n else None,
        "entropy": bits,
        "entropy_low": low,
        "entropy_high": high,
        "placed": n - families[""],
        **{family: families[family] for family in FAMILIES},
    }


def shares(row: dict[str, Any]) -> list[dict[str, Any]]:
    """How much of the placed labels of a time each family has, with the interval (Wilson)."""
    n = row["placed"]
    found = []
    for family in FAMILIES:
        low, high = wilson(row[family], n)
        known = {"share": row[family] / n, "low": float(low), "high": float(high)} if n else {}
        found.append(
            {"family": family, "count": row[family], "share": None, "low": None, "high": None} | known
        )
    return found


def _incidence(some: Sequence[Labelled]) -> Ints:
    """Entries x words: 1 where the entry has the label."""
    column = {word: at for at, word in enumerate(dict.fromkeys(word for one in some for word in one.words))}
    rows = np.zeros((len(some), len(column)), dtype=np.int64)
    for at, one in enumerate(some):
        rows[at, [column[word] for word in one.words]] = 1
    return rows


def _interval(rows: Ints, bits: float | None, seed: int) -> tuple[float | None, float | None]:
    """The 95 % interval of an entropy: whole entries drawn anew, since the labels of one hang together.

    What is drawn anew (Efron 1979) lacks rare words, so that its entropy is too low on the whole: the draws
    are moved by as much as their mean is off the figure.
    """
    n = len(rows)
    if bits is None or n < FEW_LABELS:
        return None, None
    times = np.random.default_rng(seed).multinomial(n, np.full(n, 1 / n), size=_DRAWS)
    drawn = entropy(times @ rows)
    low, high = np.quantile(drawn, (0.025, 0.975)) + bits - drawn.mean()
    return max(0.0, float(low)), float(high)
