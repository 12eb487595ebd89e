"""Motifs in the days after and before moments of a life, compared with all other nights; worded as questions.

Pure. What is too little to compare is left out and said: `Asked.left_out`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from ..analysis.result import number
from ..analysis.timing import FEW_NIGHTS
from ..counting.arrays import Bools, Ints
from ..counting.statistics import false_discovery, newcombe
from .lagged import Window, lagged, near
from .lanes import Moments

FEW_MOMENTS = 3
"""With fewer moments of a kind, what follows them is told by each of them alone."""
CLEAR = 0.05


@dataclass(frozen=True, eq=False)
class Nights:
    """Nights with a full date: the ``day`` of each as a number, and whether it holds each motif."""

    day: Ints
    there: Bools


@dataclass(frozen=True)
class Question:
    """One motif (its position) in one window around moments; ``shifts``: no p can be below one by these."""

    motif: int
    moments: Moments
    window: Window
    times: int
    nights: int
    with_motif: int
    others: int
    others_with: int
    p: float
    q: float
    shifts: int

    @property
    def when(self) -> str:
        """Which days these are: 1 to 7 days after."""
        return f"{self.window.low} to {self.window.high} days {self.window.side}"

    @property
    def difference(self) -> tuple[float, float, float]:
        """Share in the window less share of the others, with its 95 % interval (Newcombe 1998)."""
        low, high = newcombe(self.with_motif, self.nights, self.others_with, self.others)
        return self.with_motif / self.nights - self.others_with / self.others, low, high

    def asked(self, name: str) -> str:
        """It in words, ``name`` being the motif's."""
        chance = "may well be chance" if self.q >= CLEAR else "chance alone would seldom do so"
        return (
            f"{name[:1].upper()}{name[1:]} comes in {self.with_motif} of {number(self.nights, 'night')} "
            f"{self.when} {self.moments.said}, in {self.others_with} of {self.others} others "
            f"(q {_short(self.q)}: {chance}). What comes to mind to that?"
        )


@dataclass(frozen=True)
class Asked:
    """Questions, those furthest from chance first, and ``left_out``: what was too little, a sentence each."""

    questions: tuple[Question, ...]
    left_out: tuple[str, ...]


def questions(nights: Nights, kinds: Sequence[Moments], windows: Sequence[Window]) -> Asked:
    """Every motif beside every kind of moments in every window that holds enough."""
    if not len(nights.day):
        return Asked((), ())
    reach = max(one.high for one in windows)
    found: list[Question] = []
    few, thin = [], 0
    for kind in (one for one in kinds if one.days or one.vague):
        days = near(nights.day, [one.toordinal() for one in kind.days], reach)
        if len(days) < FEW_MOMENTS:
            few.append(f"{kind.said} ({len(days)})")
            continue
        for window in windows:
            shown = _apart(window) if kind.is_dreamt else window
            one = lagged(nights.day, nights.there, days, shown, reach)
            if min(one.nights, one.of - one.nights) < FEW_NIGHTS:
                thin += 1
                continue
            counts = zip(one.inside.tolist(), one.outside.tolist(), one.p.tolist(), strict=True)
            found += [
                Question(
                    *(at, kind, shown, len(days), one.nights, inside, one.of - one.nights, outside, p),
                    q=1.0,
                    shifts=one.shifts,
                )
                for at, (inside, outside, p) in enumerate(counts)
                if inside + outside >= FEW_NIGHTS
            ]
    return Asked(_ranked(found), tuple(_left_out(few, thin, kinds)))


def _left_out(few: Sequence[str], thin: int, kinds: Sequence[Moments]) -> Iterator[str]:
    if few:
        yield f"Under {FEW_MOMENTS} in or near these nights, and not compared: {', '.join(few)}."
    if vague := [f"{one.said} ({one.vague})" for one in kinds if one.vague]:
        yield f"Without a full date, and not compared: {', '.join(vague)}."
    if thin:
        yield f"{number(thin, 'window')} with under {FEW_NIGHTS} nights inside or outside: not compared."


def _apart(window: Window) -> Window:
    """What was told in the night itself is no day after it."""
    return window._replace(low=max(window.low, 1))


def _ranked(found: Sequence[Question]) -> tuple[Question, ...]:
    q = false_discovery([one.p for one in found]).tolist()
    told = [replace(one, q=value) for one, value in zip(found, q, strict=True)]
    return tuple(sorted(told, key=lambda one: (one.q, one.p, -abs(one.difference[0]))))


def _short(q: float) -> str:
    return "< .01" if q < 0.01 else "= 1" if q > 0.995 else f"= {q:.2f}".replace("0.", ".")
