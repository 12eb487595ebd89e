"""The content indices: by hand on three invented dreams, by the published norms on their own cards."""

import json
from math import asin, sqrt
from pathlib import Path

import pytest
from hvdc_cards import CHASE, EMPTY, QUARREL, card
from statsmodels.stats.proportion import proportion_confint, proportion_effectsize

import jupyter_psydyn as psd
from jupyter_psydyn.hvdc import INDICES, Card, indices
from jupyter_psydyn.hvdc.norms import NORMS, departure

GOLD = Path(__file__).parents[3] / "shared" / "data" / "hvdc" / "norms_f_gold.jsonl"
OURS = (QUARREL, CHASE, EMPTY)


def rows(result):
    frame = result.frame
    frame.index = list(result.keys)
    return frame


#: Count and base of the three dreams, counted by hand.
BY_HAND = {
    "male-female": (1, 4),  # 2MSA; beside 1FMA, 1FKA, 1FSA
    "familiarity": (2, 4),  # the mother, the friend
    "friends": (1, 4),
    "family": (1, 4),
    "group": (1, 4),  # the two strangers
    "animal": (1, 5),
    "dead-imaginary": (0, 4),
    "aggression-friendliness": (3, 4),  # all three aggressions, one friendly act
    "befriender": (1, 1),
    "aggressor": (1, 2),  # 6R answers, and tells not who began
    "physical-aggression": (2, 3),
    "A/C": (3, 5),
    "F/C": (1, 5),
    "S/C": (0, 5),
    "indoor": (1, 3),
    "familiar-setting": (1, 2),  # IF, OU; OQ tells nothing
    "self-negativity": (2, 3),  # scolded, a misfortune; a success
    "bodily-misfortunes": (1, 2),
    "negative-emotions": (2, 3),
    "success-failure": (1, 1),
    "torso-anatomy": (1, 2),
    "dreams-aggression": (2, 3),
    "dreams-friendliness": (1, 3),
    "dreams-sexuality": (0, 3),
    "dreams-misfortune": (1, 3),
    "dreams-good-fortune": (0, 3),
    "dreams-success": (1, 3),
    "dreams-failure": (0, 3),
    "dreams-striving": (1, 3),
}


@pytest.mark.parametrize("key", BY_HAND)
def test_an_index_is_what_a_hand_counts(key):
    row = rows(indices(OURS)).loc[key]
    assert (row["count"], row["n"]) == BY_HAND[key]
    count, n = BY_HAND[key]
    assert row["value"] == pytest.approx((1 if key.endswith("/C") else 100) * count / n)


def test_there_are_29_in_the_order_of_the_norms():
    assert [one.key for one in INDICES] == list(BY_HAND) == list(NORMS["male"]) == list(NORMS["female"])
    assert indices(OURS).keys == tuple(BY_HAND)


def test_h_is_the_difference_of_two_angles():
    row = rows(indices(OURS)).loc["male-female"]
    h = 2 * asin(sqrt(0.25)) - 2 * asin(sqrt(0.48))
    se = sqrt(1 / 4 + 1 / 1047)
    assert row["h"] == pytest.approx(h)
    assert row["h"] == pytest.approx(proportion_effectsize(0.25, 0.48))
    assert row["se"] == pytest.approx(se)
    assert row["z"] == pytest.approx(h / se)
    assert row["h_low"] == pytest.approx(h - 1.96 * se, abs=1e-4)
    assert row["h_high"] == pytest.approx(h + 1.96 * se, abs=1e-4)


def test_the_printed_example_of_h():
    """Men dream of men in 67 %, women in 48 %: h is .39 (dreams.ucsc.edu, to two places)."""
    assert proportion_effectsize(0.67, 0.48) == pytest.approx(0.39, abs=0.005)
    men = [card("men", char=["1MKA"] * 67 + ["1FKA"] * 33)]
    assert rows(indices(men)).loc["male-female", "h"] == pytest.approx(0.39, abs=0.005)


def test_intervals_are_wilsons_or_of_dreams_drawn_anew():
    row = rows(indices(OURS)).loc["group"]
    assert (row["low"], row["high"]) == pytest.approx(
        [100 * end for end in proportion_confint(1, 4, method="wilson")]
    )
    drawn = rows(indices(OURS, interval="bootstrap", seed=1))
    # One in two characters of one dream, none in the other: the draws go from 0 to a half.
    assert (drawn.loc["group", "low"], drawn.loc["group", "high"]) == (0, 50)
    again = rows(indices(OURS, interval="bootstrap", seed=1))
    assert drawn.equals(again)
    # Of ratios the dreams are always drawn: no share can be above 1, and they can.
    assert row["low"] != drawn.loc["group", "low"]
    assert rows(indices(OURS)).loc["A/C", "high"] == drawn.loc["A/C", "high"] == 1.0


def test_norms_are_those_of_women_of_men_or_other_dreams():
    assert rows(indices(OURS)).loc["aggressor", "norm"] == 33
    men = rows(indices(OURS, norms="male"))
    assert men.loc["aggressor", "norm"] == 40
    # Of how many the men's are is not known: h is then as sure as these dreams are.
    assert men.loc["aggressor", "se"] == pytest.approx(sqrt(1 / 2))
    assert men.loc["dreams-success", "se"] == pytest.approx(sqrt(1 / 3 + 1 / 500))
    assert any("male norms" in note for note in indices(OURS, norms="male").notes)
    own = indices([QUARREL], norms=[CHASE, EMPTY])
    row = rows(own).loc["physical-aggression"]
    assert (row["value"], row["norm"], row["norm_n"]) == (0, 100, 2)
    assert own.to_code().endswith("psd.hvdc.indices(cards, norms=baseline)\n")
    with pytest.raises(ValueError, match="choose male, female, or give other cards"):
        indices(OURS, norms="children")


def test_what_has_no_base_has_no_value():
    frame = rows(indices([EMPTY]))
    assert frame.loc["friends", ["value", "low", "h", "p", "q"]].isna().all()
    assert frame.loc["dreams-aggression", "value"] == 0
    assert indices([EMPTY]).snapshot()["rows"][0]["value"] is None


def test_false_discoveries_are_allowed_for_over_what_can_be_tested():
    frame = rows(indices(OURS))
    tested = frame[frame["p"].notna()].sort_values("p")
    smallest = tested.iloc[-1]
    assert smallest["q"] == pytest.approx(smallest["p"])
    assert (tested["q"] >= tested["p"] - 1e-12).all()
    assert tested["q"].is_monotonic_increasing


def test_few_dreams_are_called_few():
    notes = indices(OURS).notes
    assert notes[0].startswith("3 dreams: fewer than 125")
    assert rows(indices(OURS)).loc["aggressor", "departure"] == 29.2
    # Samples of 50 lie within 8.4 points of the 67 % of men, of 250 within 1.6 (the page's own example).
    assert departure("male-female", 60) == 8.4
    assert departure("male-female", 250) == 1.6
    assert departure("A/C", 100) == pytest.approx(0.044)
    assert departure("family", 60) is None
    assert departure("friends", 500) is None


class TestEvidence:
    def test_leads_to_the_words_where_there_are_spans(self):
        found = indices(OURS).evidence("aggressor")
        # The one act that the dreamer began has no span: its dream begins with the code.
        assert [str(one) for one in found.passages] == ["D 6> 2MSA → I ran after two men."]
        scolded = indices(OURS).evidence("dreams-aggression").passages
        assert str(scolded[0]) == "1FMA 2> D → My [mother] [scolded] me in the kitchen."
        assert str(scolded[1]) == "D 6> 2MSA, 2MSA 6R D → I ran after two men."

    def test_says_where_there_is_no_report(self):
        silent = card("silent", char=["1MKA"])
        found = indices([silent]).evidence("friends")
        assert len(found) == 0
        assert "1 card with such codes without a report." in found.notes

    def test_the_codes_behind_an_index_are_a_table(self):
        codes = indices(OURS).codes("aggression-friendliness")
        assert codes[["dream_id", "code", "counted"]].values.tolist() == [
            ["quarrel", "1FMA 2> D", True],
            ["quarrel", "1FMA 2> D", True],
            ["quarrel", "D 4> 1FKA", False],
            ["chase", "D 6> 2MSA", True],
            ["chase", "2MSA 6R D", True],
        ]
        assert codes["start"].tolist()[:2] == [3, 10]
        assert codes["start"].isna().tolist() == [False, False, True, True, True]
        ratio = indices(OURS).codes("A/C")
        assert (ratio["field"] == "agg").sum() == 4  # one of the three has two places
        assert (~ratio["counted"].astype(bool)).sum() == 5


class TestBadCards:
    def test_no_cards(self):
        result = indices([])
        assert len(result) == 29
        assert result.notes[0] == "No coded dreams: there is nothing to count yet."
        assert result.frame["value"].isna().all()

    def test_a_card_nobody_coded_is_no_dream_without_aggression(self):
        result = indices([*OURS, Card.read({"dream_id": "d9", "report": "A wood."})])
        assert rows(result).loc["dreams-aggression", "n"] == 3
        assert any(note.startswith("1 card without codings left out") for note in result.notes)

    def test_a_card_coded_for_some_things_counts_for_these(self):
        some = Card.read({"dream_id": "d9", "codings": {"char": ["1MKA"], "emot": []}})
        frame = rows(indices([*OURS, some]))
        assert frame.loc["friends", "n"] == 5
        assert frame.loc["A/C", "n"] == 5  # of those that are coded for both
        assert frame.loc["dreams-aggression", "n"] == 3
        assert any("not coded for all there is (aggression, " in note for note in indices([some]).notes)

    def test_an_empty_card_and_what_is_no_code_are_named(self):
        result = indices([card("bare"), card("odd", char=["1MKA", "9XXX"], report="")])
        assert any("1 card with no code at all" in note for note in result.notes)
        assert any(
            "1 code not in the system, kept and not counted: odd, char: '9XXX'" in n for n in result.notes
        )
        assert rows(result).loc["friends", "n"] == 1

    def test_two_cards_of_one_dream(self):
        with pytest.raises(ValueError, match="two cards are of the dream 'quarrel'"):
            indices([QUARREL, QUARREL])

    def test_other_options(self):
        with pytest.raises(ValueError, match="choose wilson, bootstrap"):
            indices(OURS, interval="exact")
        with pytest.raises(ValueError, match="resamples"):
            indices(OURS, resamples=0)
        with pytest.raises(ValueError, match="cards are needed"):
            indices([{"dream_id": "d1"}])


def test_the_table_goes_out_as_dreamsat_has_it():
    head, first, *_ = indices(OURS).to_csv().splitlines()
    assert head.startswith("index,count,n,value,low,high,unit,norm,norm_n,h,")
    assert first.startswith("Male/Female,1,4,25.0,")


def test_the_room_is_one_name():
    assert psd.hvdc.indices is indices
    assert "hvdc" in dir(psd)


@pytest.mark.shared
def test_all_published_norms_of_women_come_out_of_their_cards():
    cards = [Card.read(json.loads(line)) for line in GOLD.read_text(encoding="utf-8").splitlines()]
    frame = rows(indices(cards))
    assert len(frame) == 29
    points = (frame["value"] - frame["norm"]).abs() * frame["unit"].map(
        lambda unit: 100 if unit == "per character" else 1
    )
    assert (points < 2).all(), points[points >= 2]
    # Not one of them can be told from the norm they are.
    assert (frame["q"] > 0.05).all()
    bases = {key: norm.n for key, norm in NORMS["female"].items() if not key.startswith("dreams-")}
    assert {key: frame.loc[key, "n"] for key in bases} == bases
