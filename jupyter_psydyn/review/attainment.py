"""Goals on a scale of attainment, and the one figure that Kiresuk and Sherman make of several. Pure.

Goal attainment scaling: 1968, Community Mental Health Journal 4:443-453. T is 50 where all goals stand as was
expected. It tells how somebody stands to goals of their own, and compares nobody with anybody.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import sqrt

from ..journal import Goal
from ..journal.practice import Attainment

RHO = 0.3
"""How much goals of one person are taken to go together; the authors' own assumption."""

LEVEL_WORDS = {
    -2: "much less than expected",
    -1: "less than expected",
    0: "as expected",
    1: "more than expected",
    2: "much more than expected",
}


@dataclass(frozen=True, slots=True)
class Together:
    """How all goals stood together on a ``day`` (ISO): ``t`` over the ``n`` that had a level by then."""

    day: str
    t: float
    n: int


def t_score(weights: Sequence[float], levels: Sequence[float]) -> float:
    """T = 50 + 10 Σwx / √((1 - ρ) Σw² + ρ (Σw)²), with levels x from -2 to 2 and weights w above 0.

    Raises ``ValueError`` for no goal: of nothing there is no T.
    """
    if not weights:
        raise ValueError("T needs a goal with a level")
    pull = sum(w * x for w, x in zip(weights, levels, strict=True))
    spread = (1 - RHO) * sum(w * w for w in weights) + RHO * sum(weights) ** 2
    return 50 + 10 * pull / sqrt(spread)


def signed(level: int) -> str:
    """A level as it is written: +1, 0, -2."""
    return f"{level:+d}" if level else "0"


def weight(goal: Goal) -> float:
    """What a goal counts: 1 where nobody said."""
    return 1.0 if goal.weight is None else goal.weight


def by_day(goal: Goal) -> tuple[Attainment, ...]:
    """What was recorded of a goal, by day; of one day the last word."""
    return tuple({one.day: one for one in sorted(goal.attained, key=lambda one: one.day)}.values())


def together(goals: Iterable[Goal]) -> tuple[Together, ...]:
    """How goals stood together on each day on which one was recorded, each with its last level by then."""
    recorded = [(goal, by_day(goal)) for goal in goals]
    days = sorted({one.day for _, some in recorded for one in some})
    found = []
    for day in days:
        now = [
            (weight(goal), [one.level for one in some if one.day <= day][-1])
            for goal, some in recorded
            if some and some[0].day <= day
        ]
        found.append(Together(day, t_score([w for w, _ in now], [x for _, x in now]), len(now)))
    return tuple(found)
