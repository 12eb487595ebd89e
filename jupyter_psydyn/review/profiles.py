"""Two groups of episodes beside each other: with the therapist and with others, then and now. Pure.

The transference display of the Core Conflictual Relationship Theme (Luborsky and Crits-Christoph 1998): does
what is wished of the therapist, and what comes back, look like what is told of others?
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from ..counting.arrays import Floats
from ..counting.statistics import newcombe
from ..journal import Codebook
from .episodes import COMPONENTS, Episode, Meaning, became
from .near import above, same_name

LEAST = 5
"""With fewer episodes on either side nothing is compared: one episode more would turn a share of 1 in 4."""
DRAWS = 2000
THERAPIST = "figure-therapist"
"""The id of the therapist in the ready codebook; in a book of one's own a figure of that name is meant."""


@dataclass(frozen=True)
class Likeness:
    """How alike two groups of ``episodes`` are: the cosine of their shares of components, 0 to 1.

    ``low`` to ``high`` is its 95 % interval; from ``dealt_low`` to ``dealt_high`` are 95 % of the values
    were the same episodes dealt out at random to two groups of these sizes. All are ``None`` where the
    ``note`` says why.
    """

    episodes: tuple[int, int]
    value: float | None = None
    low: float | None = None
    high: float | None = None
    dealt_low: float | None = None
    dealt_high: float | None = None
    note: str = ""

    def to_dict(self) -> dict[str, Any]:
        """As JSON."""
        return {**vars(self), "episodes": list(self.episodes)}


def likeness(one: Sequence[Episode], other: Sequence[Episode], *, seed: int = 0) -> Likeness:
    """How alike the profiles of two groups are; episodes are the units that are drawn again, or dealt.

    An interval by drawing (Efron 1979) lies low where there are few: noise alone makes profiles less alike.
    What dealing gives says how alike they would be if they were of one kind.
    """
    sizes = len(one), len(other)
    if few := _few(one, other):
        return Likeness(sizes, note=few)
    codes = sorted({code for episode in (*one, *other) for code in episode.components})
    a, b = _table(one, codes), _table(other, codes)
    if not (a.any() and b.any()):
        return Likeness(sizes, note="on one side no wish and no response was coded")
    chance = np.random.default_rng(seed)
    n, m = sizes
    drawn = _cosines(
        a[chance.integers(0, n, (DRAWS, n))].sum(axis=1), b[chance.integers(0, m, (DRAWS, m))].sum(axis=1)
    )
    both = np.vstack([a, b])
    order = chance.permuted(np.tile(np.arange(n + m), (DRAWS, 1)), axis=1)
    dealt = _cosines(both[order[:, :n]].sum(axis=1), both[order[:, n:]].sum(axis=1))
    (low, high), (least, most) = (np.nanquantile(some, (0.025, 0.975)) for some in (drawn, dealt))
    value = float(_cosines(a.sum(axis=0)[None], b.sum(axis=0)[None])[0])
    return Likeness(sizes, value, float(low), float(high), float(least), float(most))


def side(one: Episode, therapist: frozenset[str]) -> str:
    """Whose episode it is: the ``therapist``'s, ``others``', or ``""`` where no figure was coded.

    With the therapist and somebody else in it, it is the therapist's.
    """
    if not one.figures:
        return ""
    return "others" if therapist.isdisjoint(one.figures) else "therapist"


def display(
    episodes: Sequence[Episode], codes: Mapping[str, Meaning], therapist: frozenset[str]
) -> dict[str, Any]:
    """What is told of the therapist (``therapist``: ids of codes) beside what is told of others, to be drawn.

    The sizes of the two groups, how alike they are, and ``rows``, one a component: in how many episodes of
    each side it is, the difference of the shares and its 95 % interval (Newcombe 1998). There are no rows
    where the groups are too small: the ``note`` says so.
    """
    ours, others = (
        [one for one in episodes if side(one, therapist) == name] for name in ("therapist", "others")
    )
    few = _few(ours, others)
    used = {code for one in (*ours, *others) for code in one.components}
    ordered = [
        code
        for element in COMPONENTS
        for code, one in codes.items()
        if one.element == element and code in used
    ]
    return {
        "therapist": len(ours),
        "others": len(others),
        "note": few,
        "likeness": likeness(ours, others).to_dict(),
        "rows": [] if few else [_row(code, codes[code], ours, others) for code in ordered],
    }


def _row(code: str, meaning: Meaning, ours: Sequence[Episode], others: Sequence[Episode]) -> dict[str, Any]:
    k, j = (sum(code in one.components for one in group) for group in (ours, others))
    low, high = newcombe(k, len(ours), j, len(others))
    return {
        "code": code,
        "label": meaning.name,
        "element": meaning.element,
        "therapist": k,
        "others": j,
        "difference": k / len(ours) - j / len(others),
        "low": low,
        "high": high,
    }


def therapist(codebooks: Iterable[Codebook]) -> frozenset[str]:
    """The ids under which episodes with the therapist are counted, whatever the code is called by now.

    That is the ready codebook's, or what it was merged into, with all below it; and in any book the figures
    named Therapist.
    """
    found = set()
    for book in codebooks:
        root = book.code(THERAPIST)
        at = became(book, root).id if root else ""
        for code in book.codes:
            line = (code, *above(book, code))
            if any(one.id == at for one in line) or same_name(code.name.rpartition(": ")[2], "Therapist"):
                found.add(code.id)
    return frozenset(found)


def _few(one: Sequence[Episode], other: Sequence[Episode]) -> str:
    n, m = len(one), len(other)
    return "" if min(n, m) >= LEAST else f"too few to compare: {n} and {m} of at least {LEAST} episodes each"


def _table(episodes: Sequence[Episode], codes: Sequence[str]) -> Floats:
    """Episodes x components, 1 where it is in it."""
    return np.array([[code in one.components for code in codes] for one in episodes], dtype=float)


def _cosines(one: Floats, other: Floats) -> Floats:
    """Of each pair of rows; nan where one has nothing. Counts serve as shares do: length does not matter."""
    long = np.linalg.norm(one, axis=1) * np.linalg.norm(other, axis=1)
    found: Floats = np.divide((one * other).sum(axis=1), long, out=np.full(len(one), np.nan), where=long > 0)
    return np.minimum(found, 1.0)
