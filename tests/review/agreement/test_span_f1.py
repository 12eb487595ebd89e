"""F1 of spans: exact, overlapping, by intersection over union; no reader is the gold one."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jupyter_psydyn.review.agreement.chance import Undefined
from jupyter_psydyn.review.agreement.spans import distinct, f1, has_counterpart, pairwise_f1

SPANS = st.lists(
    st.tuples(st.integers(0, 20), st.integers(1, 8)).map(lambda one: (one[0], one[0] + one[1])), max_size=8
)
MATCHES = st.sampled_from(["exact", "overlap", 0.5, 0.75, 1])


def iou(a: tuple[int, int], b: tuple[int, int]) -> float:
    one, other = set(range(*a)), set(range(*b))
    return len(one & other) / len(one | other)


def test_exact_is_two_hits_of_five() -> None:
    """One span of two is one of three: 2 x 1 / (2 + 3)."""
    assert f1([(0, 5), (8, 12)], [(0, 5), (9, 12), (20, 30)]) == pytest.approx(2 / 5)


def test_overlap_counts_what_shares_a_character() -> None:
    assert f1([(0, 5), (8, 12)], [(0, 5), (9, 12), (20, 30)], "overlap") == pytest.approx(4 / 5)
    assert f1([(0, 5)], [(5, 9)], "overlap") == 0


def test_intersection_over_union() -> None:
    """3 of 4 characters are common."""
    assert f1([(8, 12)], [(9, 12)], 0.75) == 1
    assert f1([(8, 12)], [(9, 12)], 0.76) == 0


def test_a_span_marked_twice_counts_once() -> None:
    assert f1([(0, 5), (0, 5)], [(0, 5)]) == 1


def test_three_readers_are_three_pairs() -> None:
    """(2 + 0 + 0) of (2 + 2 + 2)."""
    assert pairwise_f1([[(0, 5)], [(0, 5)], [(6, 7)]]) == pytest.approx(1 / 3)


def test_nobody_marked_anything() -> None:
    with pytest.raises(Undefined, match="Nobody marked anything"):
        f1([], [])
    assert f1([], [(0, 1)]) == 0


@pytest.mark.parametrize("match", ["exakt", 0, 1.5])
def test_a_match_that_is_none(match: str | float) -> None:
    with pytest.raises(ValueError, match="match: "):
        f1([(0, 1)], [(0, 1)], match)


@given(SPANS, SPANS, MATCHES)
def test_counterparts_one_by_one(one, other, match) -> None:  # type: ignore[no-untyped-def]
    least = {"exact": 1, "overlap": 1e-9}.get(match, match)
    expected = [any(iou(a, b) >= least for b in other) for a in sorted(set(one))]
    assert has_counterpart(distinct(one), distinct(other), match).tolist() == expected


@given(st.lists(SPANS, min_size=2, max_size=4), MATCHES)
def test_the_order_of_readers_does_not_matter(readers, match) -> None:  # type: ignore[no-untyped-def]
    if any(readers):
        found = {round(pairwise_f1(order, match), 12) for order in itertools.permutations(readers)}
        assert len(found) == 1


@given(SPANS.filter(bool), MATCHES)
def test_readers_who_mark_alike_have_one(spans, match) -> None:  # type: ignore[no-untyped-def]
    assert f1(spans, spans, match) == 1
