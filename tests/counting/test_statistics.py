"""The statistics give the figures one gets by hand, or from SciPy."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from jupyter_psydyn.counting.statistics import (
    at_least,
    chances,
    dealt,
    deviance,
    false_discovery,
    rates,
    spread,
    wilson,
)


def test_wilson_as_in_the_textbook() -> None:
    # 4 of 10: 0.168 to 0.687 (Newcombe 1998 gives the method's figures).
    low, high = wilson(4, 10)
    interval = stats.binomtest(4, 10).proportion_ci(method="wilson")
    assert (float(low), float(high)) == pytest.approx((interval.low, interval.high))


@given(st.integers(1, 500).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))))
def test_the_interval_holds_the_share(case: tuple[int, int]) -> None:
    k, n = case
    low, high = wilson(k, n)
    assert 0 <= low <= k / n <= high <= 1


def test_false_discovery_by_hand() -> None:
    # p * 4 / rank: .04, .06, .0533, .2; from the largest down the smallest so far.
    assert false_discovery([0.01, 0.03, 0.04, 0.2]) == pytest.approx([0.04, 0.16 / 3, 0.16 / 3, 0.2])
    assert len(false_discovery([])) == 0


@given(st.lists(st.floats(0, 1), min_size=1, max_size=50))
def test_false_discovery_as_scipy(p: list[float]) -> None:
    assert false_discovery(p) == pytest.approx(stats.false_discovery_control(p))


def test_dealing_tokens_by_hand() -> None:
    # Two entries of one length: two tokens meet in one of them half the time.
    assert dealt(2, [10, 10]) == pytest.approx(1.5)
    # 30 and 10 words: 1 - (1/4)^2 + 1 - (3/4)^2 = 15/16 + 7/16.
    assert dealt(2, [30, 10]) == pytest.approx(22 / 16)
    assert dealt([0, 1], [30, 10]) == pytest.approx([0, 1])


def test_spread_tells_clusters_and_not_chance() -> None:
    lengths = np.full(100, 50)
    clustered, scattered = spread([30, 30], [5, 26], dealt([30, 30], lengths))
    assert clustered < 1e-6
    assert scattered > 0.5
    assert spread(4, 4, dealt(4, lengths)) == 1


def test_chances_in_units_of_one_length_are_the_share() -> None:
    chance = chances(rates([3, 10], [7] * 10), [7])
    assert chance[:, 0] == pytest.approx([0.3, 1])


def test_chances_add_up_and_grow_with_length() -> None:
    lengths = [0, 1, 2, 4, 8, 16]
    chance = chances(rates([2.0], lengths), lengths)
    assert float(chance.sum()) == pytest.approx(2)
    assert np.all(np.diff(chance[0]) > 0)
    assert chance[0][0] == 0


def test_at_least_is_the_binomial_tail() -> None:
    # Two heads or more of three: 4 of 8.
    assert at_least(2, 3, 1.5) == pytest.approx(0.5)
    assert at_least([0, 3], 10, [2.0, 2.0]) == pytest.approx([1, stats.binom.sf(2, 10, 0.2)])


def test_deviance_by_hand() -> None:
    assert deviance([2, 1], [1, 2]) == pytest.approx([2 * np.log(2) - 1, 0])
