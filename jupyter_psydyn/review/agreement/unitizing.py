"""Krippendorff's alphas for units that readers cut out of a continuum themselves.

A reader's units are spans [start, end) with a code. Two families: alpha_U (Krippendorff 1995, as corrected
in 2004; what DKPro and INCEpTION compute) weighs by squared lengths, each code by itself; u-alpha and its
kin (Krippendorff, Mathet, Bouvry and Widlöcher 2016; Krippendorff 2019, section 12.6) count intersections,
gaps included. ``Undefined`` is raised where nothing was cut out.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from ...counting.arrays import Floats, Ints
from .chance import Undefined


class Unit(NamedTuple):
    """A span of the continuum with its code, end-exclusive."""

    start: int
    end: int
    code: str = ""


Numbers = NDArray[Any]
Units = Sequence[Unit | tuple[int, int, str]]


def set_aside(spans: Ints) -> tuple[Ints, int]:
    """Spans (n x 2) that do not overlap, in order, and how many were left out: of two the later one goes.

    Of two that start together the shorter one goes.
    """
    kept: list[tuple[int, int]] = []
    for start, end in sorted(((int(a), int(b)) for a, b in spans), key=lambda span: (span[0], -span[1])):
        if not kept or start >= kept[-1][1]:
            kept.append((start, end))
    return np.array(kept, dtype=np.int64).reshape(-1, 2), len(spans) - len(kept)


def observed(readers: Sequence[Ints], length: int) -> float:
    """The observed disagreement of one code (1995): spans (n x 2) of each reader, in order, none overlap."""
    total = sum(_between(a, b) for at, a in enumerate(readers) for b in readers[at + 1 :])
    return 2 * total / (len(readers) * (len(readers) - 1) * float(length) ** 2)


def expected(readers: Sequence[Ints], length: int) -> float:
    """The disagreement to be expected of one code if units and gaps were put together at random (2004)."""
    size = np.concatenate([one[:, 1] - one[:, 0] for one in readers]).astype(float)
    gaps = np.sort(np.concatenate([_gaps(one, length) for one in readers])).astype(float)
    # How many gaps hold a unit, and their summed length: from the smallest that does.
    first = np.searchsorted(gaps, size)
    summed = np.append(np.cumsum(gaps[::-1])[::-1], 0)[first]
    room = summed - (len(gaps) - first) * (size - 1)
    meeting = (len(size) - 1) / 3 * (2 * size**3 - 3 * size**2 + size)
    places = float(len(readers) * length)
    pairs = places * (places - 1) - (size * (size - 1)).sum()
    return float(2 / length * (meeting + size**2 * room).sum() / pairs) if pairs > 0 else 0.0


def alpha_u(unitizations: Sequence[Units], length: int, code: str | None = None) -> float:
    """alpha_U of one code, or of all: 1 - mean observed / mean expected disagreement of the codes.

    Units of one code by one reader must not overlap (``set_aside``). Raises ``ValueError`` where they do, or
    reach beyond the continuum [0, length).
    """
    _checked(unitizations, length, by_code=True)
    codes = [code] if code is not None else sorted({one[2] for units in unitizations for one in units})
    spans = [[_spans(one for one in units if one[2] == of) for units in unitizations] for of in codes]
    seen = sum(observed(one, length) for one in spans)
    chance = sum(expected(one, length) for one in spans)
    return _alpha(seen, chance)


def u_alpha(unitizations: Sequence[Units], length: int) -> float:
    """u-alpha: agreement on where the units are and which codes they have (2019, equation 34)."""
    together, chance = _coincidences(unitizations, length)
    return _alpha(together.sum() - np.trace(together), chance.sum() - np.trace(chance))


def binary_u_alpha(unitizations: Sequence[Units], length: int) -> float:
    """|u-alpha: agreement on where units are, whatever their codes (2019, equation 35)."""
    together, chance = _coincidences(unitizations, length)
    return _alpha(2 * together[0, 1:].sum(), 2 * chance[0, 1:].sum())


def cu_alpha(unitizations: Sequence[Units], length: int) -> float:
    """cu-alpha: agreement on the codes where units intersect (2019, equations 36 and 37)."""
    label, unit, size = _cut(unitizations, length)
    together = _together(label, size)[1:, 1:]
    covered = label > 0
    shared = covered & (covered.sum(0) > 1)
    codes, pairable = _by_unit(label, unit, np.where(shared, size, 0))
    itself = np.bincount(codes, pairable**2, minlength=len(together) + 1)[1:]
    return _alpha(together.sum() - np.trace(together), _off_diagonal(together, itself))


def _coincidences(unitizations: Sequence[Units], length: int) -> tuple[Floats, Floats]:
    """Observed (equation 32) and expected (33) coincidences by length; row and column 0 are the gaps.

    By chance no unit meets itself; a place in a gap does not meet itself.
    """
    label, unit, size = _cut(unitizations, length)
    together = _together(label, size)
    if len(together) < 2:
        raise Undefined("Nobody marked anything.")
    codes, lengths = _by_unit(label, unit, np.where(label > 0, size, 0))
    itself = np.bincount(codes, lengths**2, minlength=len(together))
    itself[0] = (size * (label == 0)).sum()
    used, n = together.sum(1), together.sum()
    pairs = n - itself.sum() / n
    if pairs <= 0:
        raise Undefined("All is one unit: there is nothing it could be mistaken for.")
    return together, (np.outer(used, used) - np.diag(itself)) / pairs


def _cut(unitizations: Sequence[Units], length: int) -> tuple[Ints, Ints, Ints]:
    """The continuum cut at every boundary: codes (0: gap) and unit numbers, readers x pieces; lengths."""
    _checked(unitizations, length, by_code=False)
    every = [one for units in unitizations for one in units]
    cuts = np.unique([0, length, *(one[0] for one in every), *(one[1] for one in every)])
    number = {code: at for at, code in enumerate(sorted({one[2] for one in every}), 1)}
    label = np.zeros((len(unitizations), len(cuts) - 1), dtype=np.int64)
    unit = np.zeros_like(label)
    count = 0
    for reader, units in enumerate(unitizations):
        for start, end, code in units:
            count += 1
            pieces = slice(*np.searchsorted(cuts, [start, end]))
            label[reader, pieces], unit[reader, pieces] = number[code], count
    return label, unit, np.diff(cuts)


def _together(label: Ints, size: Ints) -> Floats:
    """How much of each code lies over how much of each other, of all ordered pairs of readers."""
    kinds = int(label.max(initial=0)) + 1
    each = [(one == np.arange(kinds)[:, None]).astype(float) for one in label]
    every = np.sum(each, axis=0)
    same = sum((one * size) @ one.T for one in each)
    return np.asarray(((every * size) @ every.T - same) / (len(label) - 1), dtype=float)


def _by_unit(label: Ints, unit: Ints, size: Ints) -> tuple[Ints, Numbers]:
    """Of each unit its code, and the sum of these lengths of its pieces."""
    lengths = np.bincount(unit.ravel(), size.ravel())
    codes = np.zeros(len(lengths), dtype=np.int64)
    codes[unit.ravel()] = label.ravel()
    return codes, lengths


def _off_diagonal(together: Floats, itself: Numbers) -> float:
    used, n = together.sum(1), together.sum()
    if n == 0 or (pairs := n - itself.sum() / n) <= 0:
        raise Undefined("No two units of different readers can be compared.")
    return float((n**2 - (used**2).sum()) / pairs)


def _between(a: Ints, b: Ints) -> float:
    """Squared distances of units that intersect, squared lengths of units that lie in a gap of the other."""
    low = np.searchsorted(b[:, 1], a[:, 0], side="right")
    many = np.maximum(np.searchsorted(b[:, 0], a[:, 1], side="left") - low, 0)
    one = np.repeat(np.arange(len(a)), many)
    other = np.arange(many.sum()) - np.repeat(np.cumsum(many) - many, many) + np.repeat(low, many)
    apart = ((a[one] - b[other]).astype(float) ** 2).sum()
    alone = a[many == 0], np.delete(b, other, axis=0)
    return float(apart + sum(((part[:, 1] - part[:, 0]).astype(float) ** 2).sum() for part in alone))


def _gaps(spans: Ints, length: int) -> Ints:
    return np.append(spans[:, 0], length) - np.insert(spans[:, 1], 0, 0)


def _spans(units: Iterable[Unit | tuple[int, int, str]]) -> Ints:
    return np.array(sorted((one[0], one[1]) for one in units), dtype=np.int64).reshape(-1, 2)


def _checked(unitizations: Sequence[Units], length: int, *, by_code: bool) -> None:
    if len(unitizations) < 2:
        raise Undefined("Only one reader read.")
    for units in unitizations:
        if any(not 0 <= start < end <= length for start, end, _ in units):
            raise ValueError(f"a unit is empty or reaches beyond the continuum of {length}")
        for code in sorted({one[2] for one in units}) if by_code else [None]:
            if set_aside(_spans(one for one in units if code in (None, one[2])))[1]:
                raise ValueError("units of one reader overlap: leave some out first (set_aside)")


def _alpha(seen: float, chance: float) -> float:
    if chance <= 0:
        raise Undefined("By chance there would be no disagreement either: one category only, or no unit.")
    return float(1 - seen / chance)
