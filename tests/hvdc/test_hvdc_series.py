"""An index over time, and the runs test."""

from itertools import pairwise, permutations
from math import isnan

import pytest
from hvdc_cards import card
from statsmodels.sandbox.stats.runs import runstest_1samp

from jupyter_psydyn.hvdc import series
from jupyter_psydyn.hvdc.statistics import runs_test


def night(date, friends, strangers):
    return card(date, date=date, char=["1MKA"] * friends + ["1MSA"] * strangers, report="A dream.")


DREAMS = [
    night("1990-01-03", 3, 1),
    night("1990-05-01", 1, 1),
    night("1991-02-01", 0, 4),
    night("1991-03-01", 1, 3),
]


def test_each_year_is_compared_with_the_others():
    found = series(DREAMS, "friends", by="year")
    frame = found.frame
    assert found.keys == ("1990", "1991")
    assert frame[["dreams", "count", "n", "value", "norm", "norm_n"]].values.tolist() == [
        [2, 4, 6, pytest.approx(66.667, abs=0.001), 12.5, 8],
        [2, 1, 8, 12.5, pytest.approx(66.667, abs=0.001), 6],
    ]
    # Two periods mirror each other.
    assert frame["h"][0] == pytest.approx(-frame["h"][1])
    assert [str(one) for one in found.evidence("1991").passages] == ["1MKA → A dream."]
    assert found.to_code().endswith("psd.hvdc.series(cards, 'friends', by='year')\n")


def test_norms_can_be_the_published_ones():
    assert series(DREAMS, "friends", norms="male").frame["norm"].unique().tolist() == [31]


def test_without_a_full_date_a_card_is_left_out():
    found = series([*DREAMS, night("1990", 1, 0)], "friends", by="year")
    assert found.frame["dreams"].sum() == 4
    assert found.notes[0] == "1 of 5 cards have no full date and are left out."


def test_nothing_dated():
    found = series([], "A/C")
    assert len(found) == 0
    assert found.frame.columns[0] == "index"


def test_unknown_names():
    with pytest.raises(ValueError, match="there is no index 'fun'; there are male-female"):
        series(DREAMS, "fun")
    with pytest.raises(ValueError, match="choose month, quarter, year"):
        series(DREAMS, "friends", by="week")


def runs(order):
    return 1 + sum(a != b for a, b in pairwise(order))


@pytest.mark.parametrize("order", ["1100", "1010", "1000", "110100", "1110000"])
def test_runs_are_counted_among_all_orders(order):
    """The exact chance: of all orders of so many ones and noughts, those as unlikely in their runs."""
    orders = sorted(set(permutations(order)))
    often = [sum(runs(one) == k for one in orders) for k in range(len(order) + 1)]
    mine = often[runs(tuple(order))]
    found = runs_test([digit == "1" for digit in order])
    assert found.runs == runs(tuple(order))
    assert found.p == pytest.approx(sum(k for k in often if k <= mine) / len(orders))
    assert found.expected == pytest.approx(sum(map(runs, orders)) / len(orders))


def test_runs_of_a_long_series_are_near_the_normal_of_statsmodels():
    there = ([True, True, False] * 30 + [False, True, False, True, True] * 20)[:180]
    _, p = runstest_1samp([float(one) for one in there], cutoff=0.5, correction=False)
    assert runs_test(there).p == pytest.approx(p, abs=0.02)


def test_runs_of_what_never_changes():
    assert isnan(runs_test([True, True]).p)
    assert runs_test([]).runs == 0
    assert any("nothing to say of runs" in note for note in series(DREAMS[:2], "friends").notes)
