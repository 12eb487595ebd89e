"""Times of a chain: the middle by hand, what is slow and why, and what cannot be a time."""

import random
from math import exp, log

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jupyter_psydyn.association.chain.latency import latency

# Around two seconds; the seventh took 20.
TIMES = [2000.0, 1500.0, 2500.0, 1800.0, 2200.0, 1600.0, 20_000.0, 2000.0]


def test_by_hand() -> None:
    """Sorted 1.5 1.6 1.8 2.0 2.0 2.2 2.5 20: middle 2.0; apart from it 0 0 .2 .2 .4 .5 .5 18: middle .3."""
    found = latency(TIMES)
    assert (found.middle, found.deviation) == (2000, 300)
    assert found.slow == (7,)
    assert found.timed == 8


def test_the_threshold_is_three_deviations_of_the_logarithms_above_their_median() -> None:
    """1, e, e2, e3, e4, e5 seconds: logs 0 to 5, median 2.5, absolute deviations .5 .5 1.5 1.5 2.5 2.5."""
    found = latency([1000 * exp(n) for n in range(6)])
    assert log(found.threshold / 1000) == pytest.approx(2.5 + 3 * 1.4826 * 1.5)


def test_six_in_a_row_each_slower_are_a_slowing() -> None:
    assert latency([1000, 900, 1000, 1100, 1200, 1300, 1400, 1000]).slow == (3, 4, 5, 6, 7)
    assert latency([1000, 950, 1000, 1100, 1200, 1300, 1300, 1000]).slow == ()


def test_a_time_that_was_not_taken_breaks_a_slowing() -> None:
    assert latency([900, 1000, 1100, None, 1200, 1300, 1400, 1000]).slow == ()


def test_what_cannot_be_a_time_is_set_aside_and_told() -> None:
    hour = 3_600_000.0
    found = latency([0.0, -5.0, hour, float("nan"), float("inf"), 2000.0, None, 1000.0])
    assert found.aside == (1, 2, 3, 4, 5)
    assert (found.timed, found.middle) == (2, 1500)


@pytest.mark.parametrize("times", [[], [None], [0.0]])
def test_without_times_there_is_nothing_to_say(times: list[float | None]) -> None:
    found = latency(times)
    assert (found.middle, found.deviation, found.threshold, found.slow) == (None, None, None, ())


def test_one_time_is_its_own_middle_and_marks_nothing() -> None:
    assert latency([1000.0])[:4] == (1000, 0, None, ())


def test_times_that_are_alike_have_no_threshold() -> None:
    """Taken in whole seconds, most are the same: the deviation is 0, and everything else would be slow."""
    assert latency([1000.0] * 6 + [2000.0, 3000.0]).threshold is None


def test_five_times_are_too_few_to_mark() -> None:
    assert latency([1000.0, 1100.0, 900.0, 1050.0, 60_000.0]).slow == ()


@pytest.mark.parametrize("length", [8, 20, 40])
def test_chance_marks_about_one_chain_in_eight_whatever_its_length(length: int) -> None:
    """As the note beside the marks says: 12 % of chains of log-normal times, and a few for slowings."""
    chance = random.Random(length)
    chains = [[1000 * exp(chance.gauss(0, 0.5)) for _ in range(length)] for _ in range(3000)]
    marked = sum(bool(latency(one).slow) for one in chains) / len(chains)
    assert 0.09 < marked < 0.19


def test_a_threshold_that_is_none_is_refused() -> None:
    with pytest.raises(ValueError, match="slow: 0; give a number of deviations above 0"):
        latency(TIMES, beyond=0)


@settings(deadline=None)
@given(st.lists(st.one_of(st.none(), st.floats(allow_nan=True)), max_size=30), st.floats(0.5, 5))
def test_marks_are_on_times_that_count(times: list[float | None], beyond: float) -> None:
    found = latency(times, beyond=beyond)
    assert found.timed + len(found.aside) == sum(one is not None for one in times)
    assert not set(found.slow) & set(found.aside)
    assert all(times[at - 1] is not None for at in found.slow)
    if found.threshold is not None:
        above = {at for at, one in enumerate(times, 1) if one is not None and one > found.threshold}
        assert above - set(found.aside) <= set(found.slow)


@settings(deadline=None)
@given(st.lists(st.integers(200, 60_000), min_size=1, max_size=20))
def test_a_slower_hand_is_not_marked_more(times: list[int]) -> None:
    """Who takes twice as long throughout has the same marks; 1e-9 for what rounding may move."""
    once, twice = (latency([one * factor for one in times]) for factor in (1.0, 2.0))
    if once.threshold is None or min(abs(one / once.threshold - 1) for one in times) > 1e-9:
        assert twice.slow == once.slow
