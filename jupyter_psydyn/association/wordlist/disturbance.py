"""Expected against observed disturbance: do imperfect reproductions gather at critical words?

Jung's case of a theft (1910, The Association Method): of 100 stimuli some touched on the deed, some came
right after one of these, the others were indifferent (37, 30 and 33, inferred from what he prints as
expected). If imperfect reproductions fell anywhere alike, each group would have its share of them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from operator import index
from statistics import fmean
from typing import Any, NamedTuple

import pandas as pd
from scipy import stats

from ...analysis.result import number
from ...corpus.associations import Associations, WordList
from .score import one_test, score
from .times import probable_mean, time_of

GROUPS = ("critical", "post-critical", "indifferent")
"""Stimuli chosen beforehand as touching on something, those right after them, and all others."""

_LEAST = 5.0
"""Where fewer are expected in a group, a chi-square has no known chance (Cochran 1954)."""


class ChiSquare(NamedTuple):
    """How far counts are from the expected: the statistic, its degrees of freedom, its chance ``p``."""

    statistic: float
    df: int
    p: float


@dataclass(frozen=True)
class Group:
    """Reactions to one group of stimuli.

    ``probable_mean`` in seconds (``None``: no time), ``indicators`` a reaction (``None``: no reaction),
    ``asked`` those whose reproduction was asked for, ``observed`` the imperfect ones among them,
    ``expected`` as many as would be in a group of this size by chance, ``printed`` the same as Jung prints
    it.
    """

    group: str
    reactions: int
    probable_mean: float | None
    indicators: float | None
    asked: int
    observed: int
    expected: float
    printed: float


@dataclass(frozen=True)
class ExpectedDisturbance:
    """The three groups, what is between the critical and the indifferent one, and how clear it is.

    ``time_difference`` (seconds) and ``indicator_difference``: critical less indifferent, ``None`` where
    one of them has none. ``in_series``: the share of imperfect reproductions beside another one.
    ``chi_square`` is ``None`` where fewer than five are expected in a group.
    """

    groups: tuple[Group, ...]
    time_difference: float | None
    indicator_difference: float | None
    in_series: float | None
    chi_square: ChiSquare | None
    notes: tuple[str, ...]

    @property
    def frame(self) -> pd.DataFrame:
        """The groups as a table, one row each."""
        made: pd.DataFrame = pd.DataFrame([asdict(one) for one in self.groups])
        return made


def expected_disturbance(
    test: WordList | Associations,
    groups: Mapping[int, str] | Mapping[str, Sequence[int]],
    *,
    threshold: str = "probable mean",
) -> ExpectedDisturbance:
    """Probable means, indicators and imperfect reproductions of critical, post-critical and other stimuli.

    ``groups`` are chosen by people, before they see the reactions: ``{3: "critical", 4: "post-critical"}``
    by position (from 1), or ``{"critical": [3], "post-critical": [4]}``. What is not named is indifferent.
    ``threshold`` as in ``score``.

    Raises ``ValueError`` where a position or a group is not there, or a position is in two groups.
    """
    reactions = one_test(test)[0].reactions
    found = score(test, threshold=threshold).signs
    of = by_position(groups, len(found))
    at = {name: [n for n, group in enumerate(of) if group == name] for name in GROUPS}
    asked = [sum(found[n].reproduced != "" for n in at[name]) for name in GROUPS]
    observed = [sum(found[n].imperfect for n in at[name]) for name in GROUPS]
    total = sum(observed)
    shares = expected(total, asked) if any(asked) else (0.0,) * len(GROUPS)
    printed = as_printed(total, asked) if any(asked) else (0.0,) * len(GROUPS)
    rows = []
    for k, (name, here) in enumerate(at.items()):
        times = [ms for n in here if (ms := time_of(reactions[n])) is not None]
        rows.append(
            Group(
                group=name,
                reactions=len(here),
                probable_mean=probable_mean(times) / 1000 if times else None,
                indicators=fmean(len(found[n].words) for n in here) if here else None,
                asked=asked[k],
                observed=observed[k],
                expected=shares[k],
                printed=printed[k],
            )
        )
    critical, _, indifferent = rows
    filled = [k for k in range(len(GROUPS)) if asked[k]]
    clear = chi_square([observed[k] for k in filled], [asked[k] for k in filled])
    return ExpectedDisturbance(
        groups=tuple(rows),
        time_difference=difference(critical.probable_mean, indifferent.probable_mean),
        indicator_difference=difference(critical.indicators, indifferent.indicators),
        in_series=in_series([one.imperfect for one in found]),
        chi_square=clear,
        notes=_notes(clear, total, sum(asked)),
    )


def expected(total: int, sizes: Sequence[int]) -> tuple[float, ...]:
    """How many of ``total`` fall into each group by chance alone: total x size / sum of sizes.

    Raises ``ValueError`` where the groups are empty.
    """
    return tuple(total * size / _whole(sizes) for size in sizes)


def as_printed(total: int, sizes: Sequence[int]) -> tuple[float, ...]:
    """``expected`` as Jung printed it: cut off, not rounded, after one decimal (12.58 is 12.5)."""
    whole = _whole(sizes)
    return tuple(10 * total * size // whole / 10 for size in sizes)


def chi_square(observed: Sequence[int], sizes: Sequence[int]) -> ChiSquare | None:
    """Observed counts against the expected, by Pearson's chi-square; df is one less than there are groups.

    Only the counted ones are compared, as in Jung's table; with the others beside them the statistic would
    be greater, so this one errs on the side of chance. ``None`` where there is one group, or fewer than
    five are expected in one: too few to say. Raises ``ValueError`` where the groups are empty or not as
    many.
    """
    if len(observed) != len(sizes):
        raise ValueError(f"{len(observed)} counts for {len(sizes)} groups: give one for each")
    if len(sizes) < 2:
        return None
    by_chance = expected(sum(observed), sizes)
    if min(by_chance) < _LEAST:
        return None
    statistic = sum((n - e) ** 2 / e for n, e in zip(observed, by_chance, strict=True))
    df = len(sizes) - 1
    return ChiSquare(statistic, df, float(stats.chi2.sf(statistic, df)))


def in_series(imperfect: Sequence[bool]) -> float | None:
    """The share (0 to 1) of imperfect reproductions right before or after another; ``None`` where none is.

    Jung finds them "arranged in series": 64.7 per cent of the guilty person's.
    """
    around = [False, *imperfect, False]
    beside = [around[at] or around[at + 2] for at, one in enumerate(imperfect) if one]
    return fmean(beside) if beside else None


def difference(critical: float | None, indifferent: float | None) -> float | None:
    """Critical less indifferent, ``None`` where one of them is not known."""
    return None if critical is None or indifferent is None else critical - indifferent


def by_position(groups: Mapping[int, str] | Mapping[str, Sequence[int]], reactions: int) -> tuple[str, ...]:
    """The group of each of so many reactions, in order; see ``expected_disturbance``."""
    pairs: list[tuple[Any, Any]] = []
    for key, value in groups.items():
        if isinstance(value, int):
            raise ValueError(f"groups: {key!r} needs a list of positions, such as [{value}]")
        pairs += [(key, value)] if isinstance(value, str) else [(at, key) for at in value]
    found: dict[int, str] = {}
    for at, name in pairs:
        if name not in GROUPS:
            raise ValueError(f"groups: there is no group {name!r}; choose {', '.join(GROUPS)}")
        if isinstance(at, bool) or not hasattr(at, "__index__") or not 1 <= at <= reactions:
            raise ValueError(
                f"groups: there is no reaction {at!r}; the test has {number(reactions, 'reaction')}"
            )
        if found.setdefault(index(at), name) != name:
            raise ValueError(f"groups: reaction {at} is in two groups, {found[index(at)]} and {name}")
    return tuple(found.get(at, "indifferent") for at in range(1, reactions + 1))


def _whole(sizes: Sequence[int]) -> int:
    if min(sizes, default=0) < 0 or not sum(sizes):
        raise ValueError("groups: there is no reaction in them")
    return sum(sizes)


def _notes(clear: ChiSquare | None, total: int, asked: int) -> tuple[str, ...]:
    if not asked:
        return ("There was no reproduction run: nothing to compare but times and signs.",)
    source = (
        "After Jung 1910, The Association Method. A possible disturbance at some words says nothing about "
        "guilt, and nothing about why: read the reactions."
    )
    if clear is None:
        few = number(total, "imperfect reproduction")
        return (source, f"{few}, fewer than {_LEAST:.0f} expected in a group: too few to tell from chance.")
    return (
        source,
        f"Chi-square {clear.statistic:.2f} (df {clear.df}, p {clear.p:.2g}), as if each reproduction stood "
        "alone; they often fail in series, so chance is likelier than p says.",
    )
