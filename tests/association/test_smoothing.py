"""The smoothing of DAAP: published constants, the toy vector, the formula spelled out as a second opinion."""

import json
import math
import os
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jupyter_psydyn.association import chains_of
from jupyter_psydyn.association.speech.smoothed import smoothed
from jupyter_psydyn.association.speech.smoothing import covariation, high_share, kernel, mean_high, smooth
from jupyter_psydyn.corpus import Corpus, Document
from jupyter_psydyn.lexicon.own import Weights

SHARED = Path(__file__).parents[3] / "shared" / "data"


def spelled_out(weights: list[float]) -> list[float]:
    """exp(-q p^2 (p^2 + d^2) / (p^2 - d^2)^2), a place at a time, the turn folded over at its ends."""
    n, p, q = len(weights), 100, 2
    of = {d: math.exp(-q * p**2 * (p**2 + d**2) / (p**2 - d**2) ** 2) for d in range(1 - p, p)}
    total = math.fsum(of.values())
    folded = weights + weights[::-1]
    return [math.fsum(w * folded[(at + d) % (2 * n)] for d, w in of.items()) / total for at in range(n)]


def test_the_constants_of_the_program() -> None:
    weights = kernel()
    assert len(weights) == 199
    assert weights.sum() == pytest.approx(1)
    assert weights[99] == pytest.approx(0.01603696, abs=5e-9)
    assert math.exp(-2) / weights[99] == pytest.approx(8.438960, abs=5e-7)
    assert weights[99 + 31] > weights[99] / 2 > weights[99 + 32]


def test_the_toy_vector() -> None:
    assert smooth(np.array([1.0, 0, 0, 0, 1])) == pytest.approx([0.4] * 5)


@given(st.floats(-1, 1), st.integers(1, 300))
@settings(deadline=None)
def test_what_is_the_same_everywhere_stays_so(value: float, length: int) -> None:
    assert smooth(np.full(length, value)) == pytest.approx([value] * length)


@given(st.lists(st.floats(0, 1), min_size=1, max_size=130))
@settings(deadline=None, max_examples=40)
def test_the_formula_spelled_out_says_the_same(weights: list[float]) -> None:
    assert smooth(np.array(weights)) == pytest.approx(spelled_out(weights), abs=1e-12)


def test_measures_of_a_line() -> None:
    line = np.array([0.5, 0.6, 0.9, 0.3])
    assert mean_high(line) == pytest.approx(0.25)
    assert high_share(line) == 0.5
    assert mean_high(np.array([0.5, 0.2])) is None


def test_covariation_is_about_the_neutral_value() -> None:
    line = np.array([0.6, 0.8, 0.4])
    assert covariation(line, line, (0.5, 0.5)) == pytest.approx(1)
    assert covariation(line, 1 - line, (0.5, 0.5)) == pytest.approx(-1)
    assert covariation(line, np.full(3, 0.5), (0.5, 0.5)) is None
    # (.1, .3, -.1) and (.1, .1, .1): .03 over the root of .11 times .03.
    assert covariation(line, np.full(3, 0.6), (0.5, 0.5)) == pytest.approx(0.03 / (0.11 * 0.03) ** 0.5)


VIVID = Weights("vivid", {"the": 1.0, "think": -1.0, "don": 0.5})
DENYING = Weights("denying", {"not": 1.0, "don't": 1.0}, weighted=False)


def test_weights_are_brought_to_0_to_1_and_others_are_neutral() -> None:
    """25 words: 10 the (1), 5 think (0), 10 others (.5): (10 + 5) / 25."""
    text = "the lamp " * 10 + "think " * 5
    (row,) = smoothed(text, VIVID).frame.to_dict("records")
    assert (row["words"], row["known"]) == (25, 15)
    assert row["mean_raw"] == pytest.approx(15 / 25)
    line = spelled_out([1, 0.5] * 10 + [0] * 5)
    assert row["high_share"] == pytest.approx(sum(value > 0.5 for value in line) / 25)
    assert row["mean_high"] == pytest.approx(np.mean([value - 0.5 for value in line if value > 0.5]))


def test_an_apostrophe_parts_what_no_list_has_whole() -> None:
    text = "I don't " * 13
    (row,) = smoothed(text, VIVID).frame.to_dict("records")
    assert (row["words"], row["known"]) == (39, 13)  # I, don, t; don is known
    (row,) = smoothed(text, DENYING).frame.to_dict("records")
    assert (row["words"], row["known"]) == (26, 13)
    assert row["mean_raw"] == 0.5
    assert np.isnan(row["mean_high"])


def test_two_lists_beside_each_other() -> None:
    """Where the one is high the other is low: the first half of the words, the second half."""
    text = "the " * 60 + "think not " * 30
    result = smoothed(text, VIVID, beside=DENYING)
    assert result.frame.loc[0, "covariation"] < -0.8
    assert smoothed(text, VIVID, beside=VIVID).frame.loc[0, "covariation"] == pytest.approx(1)
    assert "covariation" not in smoothed(text, VIVID).frame
    assert result.to_code().endswith("smoothed(text, weights, beside=other)\n")


TEXTS = Corpus(
    (
        Document("long", {"report": "We think. " * 100 + "The sea, the boat, the shore. " * 40}),
        Document("short", {"report": "The sea."}),
        Document("none", {"note": "The sea."}),
    )
)


def test_a_line_a_text_and_no_figure_of_few_words() -> None:
    result = smoothed(TEXTS, VIVID)
    assert result.keys == ("long", "short")
    short = result.frame.set_index("entry").loc["short"]
    assert (short["words"], short["known"]) == (2, 1)
    assert short[["mean_raw", "mean_high", "high_share"]].isna().all()
    assert any("1 text of fewer than 25 words: too short" in note for note in result.notes)
    picture = result.snapshot()["picture"]
    assert picture["neutral"] == 0.5
    (line,) = picture["lines"]
    assert line["key"] == "long"
    assert len(line["values"]) == 400
    # At the ends the line is folded over itself: all think and half neutral, all half neutral and the.
    assert line["values"][0] == pytest.approx(0.25, abs=0.01)
    assert line["values"][-1] == pytest.approx(0.75, abs=0.01)


def test_the_passages_are_the_highest_and_the_lowest_place() -> None:
    found = smoothed(TEXTS, VIVID).evidence("long")
    highest, lowest = (str(one) for one in found.passages)
    assert highest.startswith("highest → ")
    assert "boat" in highest
    assert lowest.startswith("lowest → ")
    assert "think" in lowest
    assert len(smoothed(TEXTS, VIVID).evidence("short")) == 0


def test_parts_are_smoothed_for_themselves() -> None:
    both = Corpus((Document("d", {"report": "the " * 30, "association": "think " * 30}),))
    result = smoothed(both, VIVID, parts=("report", "association"))
    values = result.snapshot()["picture"]["lines"][0]["values"]
    assert values == [1] * 30 + [0] * 30
    assert result.frame.loc[0, "high_share"] == 0.5


def test_associations_and_files(tmp_path: Path) -> None:
    path = tmp_path / "own.Wt"
    path.write_text("the 1\nthink -1\n")
    said = chains_of([["sea", *["the wave"] * 15]])
    result = smoothed(said, path)
    assert result.frame.loc[0, "mean_raw"] == pytest.approx(0.75)
    assert result.to_code().endswith(f"smoothed(associations, {str(path)!r})\n")
    path.write_text("the 2\n")
    with pytest.raises(ValueError, match=r"lexicon 'own\.Wt', line 1: '2' is no weight"):
        smoothed(said, path)
    assert smoothed("", VIVID).notes == ("No text with words: there is nothing to weigh yet.",)
    json.dumps(smoothed("", VIVID).snapshot())


if "PSYDYN_WRAD" in os.environ:
    # The WRAD is its authors' and not licensed, so a checkout has none: PSYDYN_WRAD=WRAD.Wt, a copy of yours.

    @pytest.mark.shared
    def test_the_weighted_referential_activity_of_the_passage() -> None:
        passage = (SHARED / "speechgraph" / "scarlet_passage.txt").read_text(encoding="utf-8")
        (row,) = smoothed(passage, os.environ["PSYDYN_WRAD"]).frame.to_dict("records")
        assert round(row["known"] / row["words"], 4) == 0.6235
        assert round(row["mean_raw"], 5) == 0.56189
        assert round(row["mean_high"], 5) == 0.06816
        assert round(row["high_share"], 5) == 0.91932
