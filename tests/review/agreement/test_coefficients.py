"""Coefficients of agreement: the printed examples, other programs as oracles, and what has no answer."""

import warnings

import krippendorff
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from nltk.metrics import jaccard_distance, masi_distance
from nltk.metrics.agreement import AnnotationTask
from sklearn.metrics import cohen_kappa_score
from statsmodels.stats import inter_rater

from jupyter_psydyn.review.agreement.chance import Undefined
from jupyter_psydyn.review.agreement.coefficients import (
    brennan_prediger,
    cohen_kappa,
    fleiss_kappa,
    gwet_ac1,
    krippendorff_alpha,
    percent_agreement,
    scott_pi,
)

METRICS = ("nominal", "ordinal", "interval", "ratio")
N = None
# Krippendorff 2011, C and D: four observers, twelve units.
FOUR = [
    [1, 2, 3, 3, 2, 1, 4, 1, 2, N, N, N],
    [1, 2, 3, 3, 2, 2, 4, 1, 2, 5, N, 3],
    [N, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, N],
    [1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, N],
]
# Wikipedia, Krippendorff's alpha: three coders, fifteen units.
THREE = [
    [N, N, N, N, N, 3, 4, 1, 2, 1, 1, 3, 3, N, 3],
    [1, N, 2, 1, 3, 3, 4, 3, N, N, N, N, N, N, N],
    [N, N, 2, 1, 3, 4, 4, N, 2, 1, 1, 3, 3, N, 4],
]
# Wikipedia, Fleiss' kappa: ten subjects, fourteen raters, five categories.
FLEISS = [
    [0, 0, 0, 0, 14],
    [0, 2, 6, 4, 2],
    [0, 0, 3, 5, 6],
    [0, 3, 9, 2, 0],
    [2, 2, 8, 1, 1],
    [7, 7, 0, 0, 0],
    [3, 2, 6, 3, 0],
    [2, 5, 3, 2, 2],
    [6, 5, 2, 1, 0],
    [0, 2, 2, 3, 7],
]
# Krippendorff 1995, example A, digitised: Bertha and Bill, 24 places.
BERTHA, BILL = "001111111100001111110000", "000011110000000110000000"
FIRST, SECOND = "y" * 25 + "n" * 25, "y" * 20 + "n" * 5 + "y" * 10 + "n" * 15

RATINGS = st.integers(2, 4).flatmap(
    lambda readers: st.lists(
        st.lists(st.integers(1, 4), min_size=readers, max_size=readers), min_size=2, max_size=15
    ).map(lambda units: [list(reader) for reader in zip(*units, strict=True)])
)
EACH = (percent_agreement, krippendorff_alpha, gwet_ac1, brennan_prediger)


def or_why(coefficient, *given):  # type: ignore[no-untyped-def]
    try:
        return coefficient(*given)
    except Undefined as why:
        return str(why)


def test_two_observers_and_two_values() -> None:
    assert round(krippendorff_alpha(["0100000010", "1110010000"]), 4) == 0.0952


def test_two_observers_and_four_values() -> None:
    assert round(krippendorff_alpha(["aabbdcccedda", "babbbccceddd"]), 3) == 0.692


@pytest.mark.parametrize(
    ("metric", "printed"),
    [("nominal", 0.7434), ("ordinal", 0.8154), ("interval", 0.8491), ("ratio", 0.7974)],
)
def test_four_observers_with_values_missing(metric: str, printed: float) -> None:
    assert round(krippendorff_alpha(FOUR, metric), 4) == printed


@pytest.mark.parametrize(("metric", "printed"), [("nominal", 0.691358), ("interval", 0.810845)])
def test_three_coders_and_fifteen_units(metric: str, printed: float) -> None:
    assert round(krippendorff_alpha(THREE, metric), 6) == printed


def test_bertha_and_bill() -> None:
    """QualCoder's formula would give 0.4286, which is none of these."""
    assert round(cohen_kappa(BERTHA, BILL).value, 4) == 0.3846
    assert round(scott_pi(BERTHA, BILL), 3) == 0.314
    assert round(krippendorff_alpha([BERTHA, BILL]), 4) == 0.3286


def test_gerret_and_gill() -> None:
    """Krippendorff 1995, example C."""
    gerret, gill = "001111110011001111001100", "110011110011110011001100"
    assert round(cohen_kappa(gerret, gill).value, 3) == round(scott_pi(gerret, gill), 3) == 0.314


def test_cohens_twenty_five_ten_fifteen() -> None:
    """Agreement 35 of 50, by chance .5: kappa .4."""
    kappa = cohen_kappa(FIRST, SECOND)
    assert percent_agreement([FIRST, SECOND]) == pytest.approx(0.7)
    assert (round(kappa.value, 4), round(kappa.se, 4)) == (0.4, 0.127)
    assert (round(kappa.low, 3), round(kappa.high, 3)) == (0.151, 0.649)


def test_fourteen_raters() -> None:
    assert round(fleiss_kappa(FLEISS), 5) == 0.20993


def test_ac1_and_brennan_prediger_by_hand() -> None:
    """Of 50, 35 agree; 55 of 100 values are y: AC1 takes 2 x .55 x .45 = .495 for chance, the other .5."""
    assert gwet_ac1([FIRST, SECOND]) == pytest.approx((0.7 - 0.495) / 0.505)
    assert brennan_prediger([FIRST, SECOND]) == pytest.approx(0.4)
    assert brennan_prediger([FIRST, SECOND], 4) == pytest.approx((0.7 - 0.25) / 0.75)


def test_a_rare_code_pulls_kappa_down_and_not_ac1() -> None:
    """118 of 125 are alike, and kappa is below 0: the paradox of Feinstein and Cicchetti 1990."""
    one, other = "n" * 118 + "y" * 5 + "n" * 2, "n" * 123 + "y" * 2
    assert cohen_kappa(one, other).value < 0
    assert gwet_ac1([one, other]) > 0.9


def test_everybody_codes_everything_and_that_is_said() -> None:
    """Krippendorff 1995, example D: nothing to tell apart."""
    every = "1" * 24
    for coefficient in (krippendorff_alpha, gwet_ac1, brennan_prediger):
        with pytest.raises(Undefined, match="Only one category was used"):
            coefficient([every, every])
    for coefficient in (cohen_kappa, scott_pi):
        with pytest.raises(Undefined, match="Only one category was used"):
            coefficient(every, every)
    with pytest.raises(Undefined, match="Only one category"):
        fleiss_kappa([[3, 0], [3, 0]])
    assert percent_agreement([every, every]) == 1


def test_nothing_that_two_have_rated() -> None:
    for coefficient in EACH:
        with pytest.raises(Undefined, match="No unit was rated by two readers"):
            coefficient([[1, None], [None, 2]])
        with pytest.raises(Undefined, match="No unit"):
            coefficient([[], []])
    for table in ([], [[1, 0]]):
        with pytest.raises(Undefined, match="No unit"):
            fleiss_kappa(table)


def test_what_cannot_be_asked() -> None:
    with pytest.raises(ValueError, match="same number of readers"):
        fleiss_kappa([[1, 1], [1, 2]])
    with pytest.raises(ValueError, match="as many values"):
        krippendorff_alpha([[1, 2], [1]])
    with pytest.raises(ValueError, match="none of nominal"):
        krippendorff_alpha([[1, 2], [1, 1]], "nominel")


SETS = [
    [frozenset("a"), frozenset("ab"), frozenset("abc"), frozenset("c"), frozenset("b")],
    [frozenset("a"), frozenset("a"), frozenset("abd"), frozenset("b"), frozenset("bc")],
    [frozenset("ab"), frozenset("a"), frozenset("abc"), frozenset("c"), frozenset("b")],
]


@pytest.mark.parametrize(("name", "theirs"), [("masi", masi_distance), ("jaccard", jaccard_distance)])
def test_sets_of_codes_are_compared_as_nltk_does(name: str, theirs) -> None:  # type: ignore[no-untyped-def]
    task = AnnotationTask(
        [(reader, unit, value) for reader, of in enumerate(SETS) for unit, value in enumerate(of)], theirs
    )
    assert krippendorff_alpha(SETS, name) == pytest.approx(task.alpha())
    assert krippendorff_alpha(SETS, theirs) == pytest.approx(task.alpha())


def test_sets_by_hand() -> None:
    """Three units: a and a, ab and a, b and b. a and ab are 1/2 apart, by MASI 2/3.

    Jaccard: observed 1/6, expected 2 (3/2 + 6 + 1) / 30. MASI: observed 2/9, expected 2 (2 + 6 + 4/3) / 30.
    """
    toy = [
        [frozenset("a"), frozenset("ab"), frozenset("b")],
        [frozenset("a"), frozenset("a"), frozenset("b")],
    ]
    assert krippendorff_alpha(toy, "jaccard") == pytest.approx(12 / 17)
    assert krippendorff_alpha(toy, "masi") == pytest.approx(9 / 14)


def test_two_empty_sets_are_the_same() -> None:
    none = frozenset[str]()
    assert krippendorff_alpha([[none, frozenset("a")], [none, frozenset("a")]], "masi") == 1


@given(RATINGS, st.sampled_from(METRICS), st.data())
@settings(deadline=None)
def test_alpha_is_that_of_krippendorffs_package(ratings, metric, data) -> None:  # type: ignore[no-untyped-def]
    missing = data.draw(st.lists(st.booleans(), min_size=len(ratings[0]), max_size=len(ratings[0])))
    ratings = [[None if gone else one for one, gone in zip(ratings[0], missing, strict=True)], *ratings[1:]]
    ours = or_why(krippendorff_alpha, ratings, metric)
    floats = np.array(ratings, dtype=float)
    if isinstance(ours, float):
        assert ours == pytest.approx(krippendorff.alpha(floats, level_of_measurement=metric), abs=1e-9)


@given(RATINGS)
@settings(deadline=None)
def test_kappas_are_those_of_scikit_learn_and_statsmodels(ratings: list[list[int]]) -> None:
    one, other = ratings[:2]
    ours = or_why(cohen_kappa, one, other)
    if not isinstance(ours, str):
        assert ours.value == pytest.approx(cohen_kappa_score(one, other), abs=1e-9)
        table, _ = inter_rater.to_table(np.array([one, other]).T)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            theirs = inter_rater.cohens_kappa(table)
        # The root of nothing, less what rounding takes, is not-a-number there.
        if not np.isnan(theirs.std_kappa):
            assert ours.se == pytest.approx(theirs.std_kappa, abs=1e-7)
            assert (ours.low, ours.high) == pytest.approx((theirs.kappa_low, theirs.kappa_upp), abs=1e-6)
        task = AnnotationTask(
            [(at, unit, v) for at, of in enumerate((one, other)) for unit, v in enumerate(of)]
        )
        assert scott_pi(one, other) == pytest.approx(task.pi(), abs=1e-9)
    counts, _ = inter_rater.aggregate_raters(np.array(ratings).T)
    fleiss = or_why(fleiss_kappa, counts.tolist())
    if isinstance(fleiss, float):
        assert fleiss == pytest.approx(inter_rater.fleiss_kappa(counts), abs=1e-9)


@given(st.lists(st.integers(1, 4), min_size=1, max_size=12), st.integers(2, 4))
def test_readers_who_agree_in_all_have_one_or_are_told_why_not(values: list[int], readers: int) -> None:
    for coefficient in EACH:
        found = or_why(coefficient, [values] * readers)
        assert found == pytest.approx(1) if not isinstance(found, str) else "one category" in found


@given(RATINGS, st.randoms(), st.permutations([1, 2, 3, 4]))
def test_neither_the_order_of_readers_nor_the_names_of_values_matter(ratings, random, names) -> None:  # type: ignore[no-untyped-def]
    again = [["abcd"[names[one - 1] - 1] for one in reader] for reader in ratings]
    random.shuffle(again)
    for coefficient in EACH:
        first, second = or_why(coefficient, ratings), or_why(coefficient, again)
        assert first == (second if isinstance(second, str) else pytest.approx(second))
