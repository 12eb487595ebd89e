"""What set off what: triggers with emotions, emotions with responses, as pages of reflection tell. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from math import exp, sqrt

from ...counting.statistics import Z95, false_discovery, together
from ...journal import Entry
from ...journal.notes import Trigger
from .labels import counted

TRIGGERS, RESPONSES = SORTS = ("trigger", "response")
"""A trigger with the emotion that came; an emotion with the response."""
FEW = 10
"""Of fewer rows how much more often than by chance two things come is not told."""


@dataclass(frozen=True, slots=True)
class Told:
    """A row of a page: what set off what, and where it stands."""

    entry: str
    trigger: str
    emotion: str
    response: str


@dataclass(frozen=True, slots=True)
class Link:
    """Two things that came in ``both`` rows, the one in ``of_one``, the other in ``of_other`` of ``n``.

    ``rows``: their positions among the rows told. ``lift`` is how many times as often as by chance they come
    together, with its 95 % interval; ``p`` is one-sided, of coming together so often or more; ``q`` what the
    false discovery rate makes of it. ``None`` under ten rows.
    """

    sort: str
    one: str
    other: str
    rows: tuple[int, ...]
    of_one: int
    of_other: int
    n: int
    lift: float | None = None
    low: float | None = None
    high: float | None = None
    p: float | None = None
    q: float | None = None

    @property
    def both(self) -> int:
        """In how many rows they come together."""
        return len(self.rows)

    @property
    def expected(self) -> float:
        """In how many, had the one nothing to do with the other."""
        return self.of_one * self.of_other / self.n


def told(entries: Sequence[Entry]) -> tuple[Told, ...]:
    """The rows of these pages, in their order, those that say two things or more."""
    return tuple(
        Told(one.id, *said)
        for one in entries
        if one.reflection
        for trigger in one.reflection.triggers
        if sum(map(bool, said := _said(trigger))) > 1
    )


def links(rows: Sequence[Told]) -> tuple[Link, ...]:
    """Every pair that came, the most frequent first. All of them are tested, also those that came once.

    Lift is the share together over the product of the two shares; its interval is by the delta method on its
    logarithm: of multinomial counts the variance is 1/both - 1/one - 1/other - 1/n + 2 lift/n. p is Fisher's
    (1935) exact test, q Benjamini and Hochberg's over both sorts. Rows are taken as independent.
    """
    found = [
        *_pairs(TRIGGERS, [(one.trigger, one.emotion) for one in rows]),
        *_pairs(RESPONSES, [(one.emotion, one.response) for one in rows]),
    ]
    tested = [at for at, one in enumerate(found) if one.p is not None]
    q = dict(zip(tested, false_discovery([found[at].p or 0.0 for at in tested]).tolist(), strict=True))
    done = [replace(one, q=q.get(at)) for at, one in enumerate(found)]
    return tuple(sorted(done, key=lambda one: (SORTS.index(one.sort), -one.both, one.one, one.other)))


def _said(row: Trigger) -> tuple[str, str, str]:
    return counted(row.trigger), counted(row.emotion), counted(row.response)


def _pairs(sort: str, said: Sequence[tuple[str, str]]) -> list[Link]:
    whole = [(at, pair) for at, pair in enumerate(said) if all(pair)]
    n = len(whole)
    ones, others = (Counter(pair[side] for _, pair in whole) for side in (0, 1))
    places: dict[tuple[str, str], list[int]] = {}
    for at, pair in whole:
        places.setdefault(pair, []).append(at)
    found = [
        Link(sort, one, other, tuple(rows), ones[one], others[other], n)
        for (one, other), rows in places.items()
    ]
    return [_measured(one) for one in found] if n >= FEW else found


def _measured(link: Link) -> Link:
    both, one, other, n = link.both, link.of_one, link.of_other, link.n
    lift = both / link.expected
    variance = 1 / both - 1 / one - 1 / other - 1 / n + 2 * lift / n
    reach = exp(Z95 * sqrt(max(variance, 0.0)))
    chance = together(both, one, other, n)
    return replace(link, lift=lift, low=lift / reach, high=lift * reach, p=chance)
