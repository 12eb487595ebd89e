"""Units cut out of a continuum: the printed examples, and a second, slow way to the same figures."""

import itertools

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jupyter_psydyn.review.agreement.chance import Undefined
from jupyter_psydyn.review.agreement.unitizing import (
    Unit,
    alpha_u,
    binary_u_alpha,
    cu_alpha,
    expected,
    observed,
    set_aside,
    u_alpha,
)

Cut = list[tuple[int, int, str]]


def units(*found: tuple[int, int, str], begin: int = 0, stretch: int = 1) -> Cut:
    """From offset and length, as they are printed."""
    return [((at - begin) * stretch, (at - begin + size) * stretch, code) for at, size, code in found]


# Krippendorff 2004, p. 254: the continuum from 150 to 450.
BOOK = [
    units((225, 70, "c"), (370, 30, "c"), (180, 60, "k"), (300, 50, "k"), begin=150),
    units((220, 80, "c"), (355, 20, "c"), (400, 20, "c"), (180, 60, "k"), (300, 50, "k"), begin=150),
]
TOY = [[(0, 5, "a"), (8, 12, "b")], [(1, 5, "a"), (9, 12, "b")]]
# Krippendorff 1995, p. 57.
EXAMPLES = {
    "A": (((2, 8), (14, 6)), ((4, 4), (15, 2))),
    "B": (((0, 18),), ((0, 2), (2, 1), (3, 1), (4, 1), (5, 1), (6, 3), (9, 1))),
    "C": (((2, 6), (10, 2), (14, 4), (20, 2)), ((0, 2), (4, 4), (10, 4), (16, 2), (20, 2))),
    "D": (((0, 2), (2, 8), (10, 4), (14, 6), (20, 4)), ((0, 4), (4, 4), (8, 7), (15, 2), (17, 7))),
}


def spans(unitization: Cut, code: str):  # type: ignore[no-untyped-def]
    return np.array(sorted(one[:2] for one in unitization if one[2] == code)).reshape(-1, 2)


def test_the_example_of_the_book() -> None:
    c = [spans(one, "c") for one in BOOK]
    assert (round(observed(c, 300), 4), round(expected(c, 300), 4)) == (0.0144, 0.0532)
    assert round(alpha_u(BOOK, 300, "c"), 4) == 0.7286
    assert alpha_u(BOOK, 300, "k") == 1
    assert round(expected([spans(one, "k") for one in BOOK], 300), 4) == 0.0490
    assert round(alpha_u(BOOK, 300), 4) == 0.8587


@pytest.mark.parametrize(
    ("name", "seen", "chance", "alpha"),
    [
        ("A", 0.03125, 0.06990, 0.553),
        ("B", 2.26736, 1.17731, -0.926),
        ("C", 0.02777, 0.08642, 0.679),
        ("D", 0.38715, 0.41445, 0.066),
    ],
)
def test_the_examples_of_1995(name: str, seen: float, chance: float, alpha: float) -> None:
    """Chance as DKPro has it, on a continuum of 1,200,000; the print of 1995 has a sign wrong."""
    cut = [units(*((*one, name) for one in of)) for of in EXAMPLES[name]]
    assert observed([spans(one, name) for one in cut], 24) == pytest.approx(seen, abs=1e-5)
    long = [units(*((*one, name) for one in of), stretch=50_000) for of in EXAMPLES[name]]
    assert expected([spans(one, name) for one in long], 1_200_000) == pytest.approx(chance, abs=5e-3)
    assert alpha_u(long, 1_200_000) == pytest.approx(alpha, abs=0.02)


def test_two_coders_on_twenty_characters() -> None:
    """|u-alpha by hand: 4 of 40 places differ; gaps 24, units 16; pairs of places not of one unit 1510.

    Expected are 40 x 2 x 24 x 16 / 1510 = 20.34 differences, so it is 0.8034, not the 0.7867 once noted.
    """
    assert round(u_alpha(TOY, 20), 4) == 0.8311
    assert binary_u_alpha(TOY, 20) == pytest.approx(1 - 4 / (40 * 768 / 1510))
    assert round(binary_u_alpha(TOY, 20), 4) == 0.8034
    assert cu_alpha(TOY, 20) == 1


def slow_u(cut: list[Cut], length: int) -> list[float | None]:
    """u-alpha, |u-alpha and cu-alpha by every pair of places, one by one."""
    readers = len(cut)
    at = [
        [next((k for k, u in enumerate(of) if u[0] <= x < u[1]), None) for x in range(length)] for of in cut
    ]
    code = [[None if k is None else of[k][2] for k in row] for of, row in zip(cut, at, strict=True)]
    places = list(itertools.product(range(readers), range(length)))

    def alpha(kept, differ):  # type: ignore[no-untyped-def]
        seen = [
            differ(code[a][x], code[b][x])
            for x in range(length)
            for a, b in itertools.permutations(range(readers), 2)
            if (a, x) in kept and (b, x) in kept
        ]
        drawn = [
            differ(code[a][x], code[b][y])
            for (a, x), (b, y) in itertools.product(kept, kept)
            if (a, x) != (b, y) and not (a == b and at[a][x] is not None and at[a][x] == at[a][y])
        ]
        if not seen or not drawn or not any(drawn):
            return None
        return 1 - (sum(seen) / len(seen)) / (sum(drawn) / len(drawn))

    every = set(places)
    both = {
        (a, x)
        for a, x in places
        if at[a][x] is not None and any(at[b][x] is not None for b in range(readers) if b != a)
    }
    return [
        alpha(every, lambda one, other: one != other),
        alpha(every, lambda one, other: (one is None) != (other is None)),
        alpha(both, lambda one, other: one != other),
    ]


@st.composite
def cuts(draw, readers: int = 2):  # type: ignore[no-untyped-def]
    length = draw(st.integers(2, 14))
    found = []
    for _ in range(readers):
        edges = sorted(draw(st.sets(st.integers(0, length), max_size=6)))
        pieces = [(a, b, draw(st.sampled_from(["a", "b", ""]))) for a, b in itertools.pairwise(edges)]
        found.append([one for one in pieces if one[2]])
    return found, length


def or_none(alpha, *given):  # type: ignore[no-untyped-def]
    try:
        return alpha(*given)
    except Undefined:
        return None


def close(ours: float | None, theirs: float | None) -> bool:
    return ours == theirs if ours is None or theirs is None else ours == pytest.approx(theirs, abs=1e-9)


@given(cuts())
@settings(deadline=None)
def test_two_readers_by_every_pair_of_places(made) -> None:  # type: ignore[no-untyped-def]
    for ours, theirs in zip((u_alpha, binary_u_alpha, cu_alpha), slow_u(*made), strict=True):
        assert close(or_none(ours, *made), theirs)


@given(cuts(readers=3))
@settings(deadline=None)
def test_three_readers_by_every_pair_of_places(made) -> None:  # type: ignore[no-untyped-def]
    for ours, theirs in zip((u_alpha, binary_u_alpha), slow_u(*made), strict=False):
        assert close(or_none(ours, *made), theirs)


def slow_alpha_u(cut: list[Cut], length: int, code: str) -> float | None:
    """alpha_U by each piece of one reader with each of another, and by laying each pair of pieces."""
    pieces = []
    for of in cut:
        row, at = [], 0
        for start, end, _ in [*(one for one in of if one[2] == code), (length, length, "")]:
            row += [(at, start, False)] * (start > at) + [(start, end, True)] * (end > start)
            at = end
        pieces.append(row)

    def apart(a, b):  # type: ignore[no-untyped-def]
        if a[2] and b[2] and a[0] < b[1] and b[0] < a[1]:
            return (a[0] - b[0]) ** 2 + (a[1] - b[1]) ** 2
        if a[2] and not b[2] and b[0] <= a[0] and a[1] <= b[1]:
            return (a[1] - a[0]) ** 2
        return 0

    seen = sum(
        apart(a, b) + (0 if a[2] and b[2] else apart(b, a))
        for one, other in itertools.combinations(pieces, 2)
        for a, b in itertools.product(one, other)
    )
    drawn = 0
    every = [piece for row in pieces for piece in row]
    for (i, a), (j, b) in itertools.product(enumerate(every), enumerate(every)):
        if i == j or not (a[2] or b[2]):
            continue
        one, other = a[1] - a[0], b[1] - b[0]
        drawn += sum(
            apart((0, one, a[2]), (at, at + other, b[2])) for at in range(-other - one, one + other + 1)
        )
        drawn += sum(
            apart((at, at + other, b[2]), (0, one, a[2])) for at in range(-one - other, one + other + 1)
        ) * (a[2] != b[2])
    readers = len(cut)
    pairs = readers * length * (readers * length - 1) - sum(
        (b - a) * (b - a - 1) for a, b, is_unit in every if is_unit
    )
    if not drawn or pairs <= 0:
        return None
    chance = drawn / length / pairs
    return 1 - 2 * seen / (readers * (readers - 1) * length**2) / chance


@given(cuts(readers=3))
@settings(deadline=None)
def test_alpha_u_by_laying_every_piece_over_every_other(made) -> None:  # type: ignore[no-untyped-def]
    cut, length = made
    assert close(or_none(alpha_u, cut, length, "a"), slow_alpha_u(cut, length, "a"))


@given(cuts())
def test_readers_who_cut_alike_have_one(made) -> None:  # type: ignore[no-untyped-def]
    (one, _), length = made
    for alpha in (alpha_u, u_alpha, binary_u_alpha, cu_alpha):
        assert or_none(alpha, [one, one], length) in (None, pytest.approx(1))
    if one and max(u[1] - u[0] for u in one) > 1 and sum(u[1] - u[0] for u in one) < length:
        assert alpha_u([one, one], length) == u_alpha([one, one], length) == 1


@given(cuts(readers=3))
def test_the_order_of_readers_does_not_matter(made) -> None:  # type: ignore[no-untyped-def]
    cut, length = made
    for alpha in (alpha_u, u_alpha, binary_u_alpha, cu_alpha):
        assert close(or_none(alpha, cut, length), or_none(alpha, cut[::-1], length))


def test_what_has_no_answer_is_explained() -> None:
    with pytest.raises(Undefined, match="one category only, or no unit"):
        alpha_u([[], []], 10)
    with pytest.raises(Undefined, match="Nobody marked anything"):
        u_alpha([[], []], 10)
    with pytest.raises(Undefined, match="Only one reader"):
        u_alpha([[(0, 1, "a")]], 10)
    with pytest.raises(Undefined, match="No two units"):
        cu_alpha([[(0, 1, "a")], [(5, 6, "a")]], 10)


def test_what_cannot_be_asked() -> None:
    with pytest.raises(ValueError, match="overlap"):
        u_alpha([[(0, 5, "a"), (4, 6, "b")], []], 10)
    with pytest.raises(ValueError, match="beyond the continuum of 10"):
        alpha_u([[Unit(0, 11, "a")], []], 10)
    assert alpha_u([[(0, 5, "a"), (4, 6, "b")]] * 2, 10) == 1


def test_of_two_that_overlap_the_later_is_set_aside() -> None:
    kept, left = set_aside(np.array([[4, 6], [0, 5], [0, 3], [6, 9]]))
    assert kept.tolist() == [[0, 5], [6, 9]]
    assert left == 2
