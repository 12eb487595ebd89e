"""Expected against observed disturbance: Jung's case of a theft, and an invented test worked out by hand."""

import json
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jupyter_psydyn.association.wordlist.disturbance import (
    GROUPS,
    as_printed,
    by_position,
    chi_square,
    difference,
    expected,
    expected_disturbance,
    in_series,
)
from jupyter_psydyn.corpus.associations import Reaction, WordList

THEFT = Path(__file__).parents[3] / "shared" / "data" / "jung" / "jung_theft_case.json"
SIZES = (33, 37, 30)  # indifferent, critical, post-critical


@pytest.mark.parametrize(
    ("observed", "printed", "statistic", "p"),
    [
        ((10, 19, 5), (11.2, 12.5, 10.2), 6.06, 0.048),
        ((12, 9, 7), (9.2, 10.3, 8.4), 1.24, 0.539),
        ((11, 12, 7), (9.9, 11.1, 9.0), 0.64, 0.726),
    ],
)
def test_the_nine_cells_of_the_theft_and_how_clear_they_are(
    observed: tuple[int, ...], printed: tuple[float, ...], statistic: float, p: float
) -> None:
    assert as_printed(sum(observed), SIZES) == printed
    found = chi_square(observed, SIZES)
    assert found is not None
    assert (round(found.statistic, 2), found.df, round(found.p, 3)) == (statistic, 2, p)


def test_exact_expectations_are_not_cut_off() -> None:
    assert expected(34, SIZES) == pytest.approx((11.22, 12.58, 10.2))
    assert as_printed(34, (33, 37, 30)) == (11.2, 12.5, 10.2)


@pytest.mark.shared
def test_the_theft_as_it_is_kept_with_the_published_figures() -> None:
    case = json.loads(THEFT.read_text(encoding="utf-8"))
    sizes = tuple(
        case["category_sizes_inferred"][name] for name in ("indifferent", "critical", "post_critical")
    )
    for who, observed in case["imperfect_observed"].items():
        assert list(as_printed(sum(observed), sizes)) == case["imperfect_expected_printed"][who]
    for name, apart in (("probable_mean", (6, 2, 3)), ("complex_indicators_per_reaction", (0.7, 0, 0.4))):
        pairs = zip(case[name]["critical"], case[name]["indifferent"], strict=True)
        assert [difference(*pair) for pair in pairs] == pytest.approx(apart)


def test_fewer_than_five_expected_is_too_few_to_say() -> None:
    assert chi_square((5, 5), (10, 10)) is not None
    assert chi_square((5, 4), (10, 10)) is None
    assert chi_square((9,), (10,)) is None


def test_empty_groups_are_refused() -> None:
    with pytest.raises(ValueError, match="no reaction in them"):
        expected(3, (0, 0))
    with pytest.raises(ValueError, match="3 counts for 2 groups"):
        chi_square((1, 2, 3), (4, 5))


@given(st.integers(0, 300), st.lists(st.integers(0, 200), min_size=1, max_size=6).filter(any))
@settings(deadline=None)
def test_expectations_add_up_and_the_printed_are_less_by_under_a_tenth(total: int, sizes: list[int]) -> None:
    exact = expected(total, sizes)
    assert sum(exact) == pytest.approx(total)
    for one, cut in zip(exact, as_printed(total, sizes), strict=True):
        assert -1e-9 <= one - cut < 0.1 + 1e-9


@pytest.mark.parametrize(
    ("imperfect", "share"), [("11011", 1.0), ("10101", 0.0), ("110001", 2 / 3), ("000", None), ("", None)]
)
def test_what_stands_in_series(imperfect: str, share: float | None) -> None:
    assert in_series([one == "1" for one in imperfect]) == share


def test_groups_are_named_by_position_or_as_lists() -> None:
    as_lists = {"critical": [2, 4], "post-critical": (3,)}
    assert by_position(as_lists, 5) == by_position({2: "critical", 3: "post-critical", 4: "critical"}, 5)
    assert by_position(as_lists, 5) == ("indifferent", "critical", "post-critical", "critical", "indifferent")


@pytest.mark.parametrize(
    ("groups", "says"),
    [
        ({"critcal": [1]}, "no group 'critcal'; choose critical, post-critical, indifferent"),
        ({0: "critical"}, "no reaction 0; the test has 5 reactions"),
        ({"critical": [6]}, "no reaction 6"),
        ({"critical": ["2"]}, "no reaction '2'"),
        ({"critical": [2], "post-critical": [2]}, "reaction 2 is in two groups, critical and post-critical"),
    ],
)
def test_groups_that_do_not_fit_are_refused(groups: dict[str, list[int]], says: str) -> None:
    with pytest.raises(ValueError, match=says):
        by_position(groups, 5)


def sitting() -> WordList:
    """Twelve words of 1 s; numbers 3, 4 and 5 slow, 3 and 4 not remembered, 6 never timed, 12 not asked."""
    some = [
        Reaction(f"word {at}", f"answer {at}", 1000, reproduction=f"answer {at}") for at in "abcdefghijkl"
    ]
    some[2] = Reaction("theft", "why", 3000, reproduction="")
    some[3] = Reaction("purse", "none", 2500, reproduction="red")
    some[4] = Reaction("street", "long", 2000, reproduction="long")
    some[5] = Reaction("lamp", "light", None, reproduction="light")
    some[11] = Reaction("door", "key", 1000)
    return WordList("t", tuple(some))


def test_a_test_by_hand() -> None:
    found = expected_disturbance(sitting(), {"critical": [3, 4], "post-critical": [5, 6]})
    critical, after, other = found.groups
    assert tuple(one.group for one in found.groups) == GROUPS
    assert [one.reactions for one in found.groups] == [2, 2, 8]
    assert [one.asked for one in found.groups] == [2, 2, 7]
    assert [one.observed for one in found.groups] == [2, 0, 0]
    assert [one.expected for one in found.groups] == pytest.approx([4 / 11, 4 / 11, 14 / 11])
    assert [one.printed for one in found.groups] == [0.3, 0.3, 1.2]
    assert (critical.probable_mean, after.probable_mean, other.probable_mean) == (3, 2, 1)
    # "answer a" and its like are two words each: seven signs of eight indifferent reactions.
    assert (critical.indicators, after.indicators, other.indicators) == (2, 0.5, 7 / 8)
    assert (found.time_difference, found.indicator_difference) == (2, 1.125)
    assert found.in_series == 1
    assert found.chi_square is None
    assert "fewer than 5 expected in a group" in found.notes[-1]
    assert list(found.frame["group"]) == list(GROUPS)


def test_groups_that_stay_empty_have_no_figures() -> None:
    found = expected_disturbance(sitting(), {})
    assert found.time_difference is found.indicator_difference is found.chi_square is None
    assert [one.expected for one in found.groups] == [0, 0, 2]


def test_without_a_reproduction_run_it_is_said() -> None:
    found = expected_disturbance(WordList("t", (Reaction("sea", "wet", 900),)), {1: "critical"})
    assert found.notes == ("There was no reproduction run: nothing to compare but times and signs.",)
    assert found.in_series is None


def test_enough_imperfect_reproductions_have_a_chance_and_a_caution() -> None:
    """20 and 20 asked, 15 and 5 imperfect: 10 expected in each, chi-square 5."""
    some = [
        Reaction(f"stimulus{at}", "wet", 900, reproduction="" if at < 15 or 20 <= at < 25 else "wet")
        for at in range(40)
    ]
    found = expected_disturbance(WordList("t", tuple(some)), {"critical": range(1, 21)})
    assert found.chi_square is not None
    assert (found.chi_square.statistic, found.chi_square.df) == (5, 1)
    assert "they often fail in series" in found.notes[-1]


def test_positions_of_numpy_are_positions_and_a_truth_is_none() -> None:
    assert by_position({"critical": np.arange(1, 3)}, 3) == ("critical", "critical", "indifferent")
    with pytest.raises(ValueError, match="there is no reaction True"):
        by_position({"critical": [True]}, 3)
    with pytest.raises(ValueError, match=r"'critical' needs a list of positions, such as \[3\]"):
        by_position({"critical": 3}, 3)
