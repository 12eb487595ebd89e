"""Reaction times: which count, their middle, and when one is called prolonged. Milliseconds."""

import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jupyter_psydyn.association.wordlist.times import (
    LONGEST_MS,
    RULES,
    SHORTEST_MS,
    Thresholds,
    counts,
    odd,
    probable_mean,
    prolonged,
    seconds,
    thresholds,
    timed,
)
from jupyter_psydyn.corpus.associations import Reaction

TIMES = st.lists(st.floats(SHORTEST_MS, LONGEST_MS), min_size=1, max_size=60)


def test_jungs_worked_example_is_8_where_an_ordinary_median_is_7_and_a_half() -> None:
    assert probable_mean([5, 5, 5, 7, 7, 7, 7, 8, 9, 9, 9, 12, 13, 14]) == 8


def test_of_no_time_there_is_no_probable_mean() -> None:
    with pytest.raises(ValueError, match="no time"):
        probable_mean([])


def test_the_three_thresholds_by_hand() -> None:
    """1 to 5 s: mean 3, SD (n - 1) root of 2.5; quartiles 2 and 4, so 4 + 1.5 x 2."""
    found = thresholds([5000, 1000, 3000, 2000, 4000])
    assert found.probable_mean == 3000
    assert found.mean_sd == pytest.approx(3000 + 1.5 * math.sqrt(2.5) * 1000)
    assert found.q3_iqr == 7000
    assert list(found.by_rule()) == list(RULES) == ["probable mean", "mean + 1.5 SD", "Q3 + 1.5 IQR"]


def test_quartiles_lie_between_the_times_as_in_numpy() -> None:
    """Type 7 on 1, 2, 3, 10: Q1 at 1.75, Q3 at 4.75; 4.75 + 1.5 x 3."""
    assert thresholds([1000, 2000, 3000, 10000]).q3_iqr == 9250


@pytest.mark.parametrize("times", [[], [1400.0]])
def test_one_time_has_no_threshold(times: list[float]) -> None:
    assert thresholds(times) == Thresholds(None, None, None)


@pytest.mark.parametrize(
    ("ms", "does"),
    [
        (None, False),
        (0, False),
        (-300, False),
        (99.9, False),
        (100, True),
        (1800, True),
        (600_000, True),
        (3_600_000, False),
        (math.nan, False),
        (math.inf, False),
    ],
)
def test_zero_negative_and_an_hour_do_not_count(ms: float | None, does: bool) -> None:
    assert counts(ms) is does


def test_times_that_do_not_count_are_in_no_mean_and_their_positions_are_told() -> None:
    some = [
        Reaction("sun", "warm", 1200),
        Reaction("rain", "wet", 0),
        Reaction("snow", "", 9000, failed=True),
        Reaction("hail", "ice", 3_600_000),
        Reaction("fog", "grey"),
        Reaction("wind", "blow", -5),
    ]
    assert timed(some) == (1200,)
    assert odd(some) == (2, 4, 6)


def test_prolonged_is_over_the_threshold_and_not_on_it() -> None:
    assert not prolonged(Reaction("sun", "warm", 1200), 1200)
    assert prolonged(Reaction("sun", "warm", 1201), 1200)
    assert not prolonged(Reaction("sun", "", 9000, failed=True), 1200)
    assert not prolonged(Reaction("sun", "warm", 3_600_000), 1200)
    assert not prolonged(Reaction("sun", "warm", 9000), None)


def test_people_read_seconds() -> None:
    assert seconds(1800) == 1.8
    assert seconds(None) is None
    assert seconds(math.nan) is None


@given(TIMES)
@settings(deadline=None)
def test_the_probable_mean_is_one_of_the_times_and_half_are_no_longer(times: list[float]) -> None:
    middle = probable_mean(times)
    assert middle in times
    assert 2 * sum(one <= middle for one in times) >= len(times)
    assert 2 * sum(one >= middle for one in times) >= len(times)


@given(TIMES, st.randoms(use_true_random=False))
@settings(deadline=None)
def test_the_order_of_times_changes_no_threshold(times: list[float], random) -> None:  # type: ignore[no-untyped-def]
    mixed = list(times)
    random.shuffle(mixed)
    assert thresholds(mixed) == thresholds(times)
