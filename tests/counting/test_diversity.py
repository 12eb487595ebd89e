"""How many different things: entropy with its correction, rarefaction, and two things together."""

from itertools import combinations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from jupyter_psydyn.counting.diversity import entropy, rarefied
from jupyter_psydyn.counting.statistics import together

COUNTS = st.lists(st.integers(0, 6), min_size=1, max_size=6).filter(any)


def test_entropy_of_a_half_and_two_quarters_by_hand():
    # 1/2 · 1 + 1/4 · 2 + 1/4 · 2 = 1.5 bits, and (3 - 1) / (2 · 4 ln 2) = .3607 for how few they are.
    assert entropy([2, 1, 1]) == pytest.approx(1.5 + 0.36067, abs=1e-5)


def test_of_one_kind_or_of_nothing_there_is_no_entropy():
    assert entropy([[4, 0], [0, 0]]).tolist() == [0, 0]


def test_the_correction_takes_away_most_of_what_small_samples_lack():
    """Eight kinds alike hold 3 bits; of twenty things 2.95 are found on average, without it 2.72."""
    drawn = np.random.default_rng(1).multinomial(20, np.full(8, 1 / 8), size=2000)
    assert float(entropy(drawn).mean()) == pytest.approx(2.95, abs=0.01)


@given(COUNTS, st.data())
def test_rarefied_is_the_mean_over_every_draw(counts, data):
    things = [kind for kind, count in enumerate(counts) for _ in range(count)][:9]
    size = data.draw(st.integers(1, len(things)))
    held = [len(set(some)) for some in combinations(things, size)]
    kept = np.bincount(things)
    assert rarefied(kept, size) == pytest.approx(sum(held) / len(held))


def test_more_than_there_are_cannot_be_drawn():
    with pytest.raises(ValueError, match="5 of 4 cannot be drawn"):
        rarefied([2, 1, 1], 5)


def test_fishers_lady_tasting_tea():
    """Four of four cups right is 1 in 70; three or more 17 in 70 (Fisher 1935, The Design of Experiments)."""
    assert together(4, 4, 4, 8) == pytest.approx(1 / 70)
    assert together(3, 4, 4, 8) == pytest.approx(17 / 70)


@given(st.integers(0, 6), st.integers(0, 6), st.integers(0, 6), st.integers(0, 6))
def test_the_chance_of_coming_together_is_scipys(both, a, b, neither):
    expected = stats.fisher_exact([[both, a], [b, neither]], alternative="greater")[1]
    assert together(both, both + a, both + b, both + a + b + neither) == pytest.approx(expected)
