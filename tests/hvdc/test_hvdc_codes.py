"""The codes of Hall and Van de Castle: read, checked, written again."""

import json
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jupyter_psydyn.corpus import Night
from jupyter_psydyn.hvdc import (
    Activity,
    Agents,
    Card,
    Character,
    Coding,
    Emotion,
    Interaction,
    Misfortune,
    Modifier,
    Object,
    Outcome,
    Setting,
    parse,
    plain,
)
from jupyter_psydyn.hvdc import categories as system
from jupyter_psydyn.hvdc.forms import forms

GOLD = Path(__file__).parents[3] / "shared" / "data" / "hvdc" / "norms_f_gold.jsonl"

D = Agents(("D",))
FRIEND = Character("1", "M", "K", "A")


@pytest.mark.parametrize(
    ("field", "text", "code"),
    [
        ("char", "1MKA", FRIEND),
        ("char", "2ANI", Character("2", "", "ANI", "")),
        ("char", "1CZZ", Character("1", "", "CZZ", "")),
        (
            "agg",
            "D + 1FKA 7> 1MSA",
            Interaction(
                "agg",
                Agents(("D", Character("1", "F", "K", "A"))),
                "7",
                ">",
                Agents((Character("1", "M", "S", "A"),)),
            ),
        ),
        ("agg", "D 1*", Interaction("agg", D, "1", "*")),
        ("fri", "Q 4> D", Interaction("fri", Agents(("Q",)), "4", ">", D)),
        ("sex", "D 3= 1MKA", Interaction("sex", D, "3", "=", Agents((FRIEND,)))),
        ("act", "D V> 1MKA", Activity(D, "V", ">", Agents((FRIEND,)))),
        ("act", "D P", Activity(D, "P")),
        ("succ", "D + 1MKA", Outcome("succ", Agents(("D", FRIEND)))),
        ("gf", "1MKA", Outcome("gf", Agents((FRIEND,)))),
        ("mf", "6 1MKA", Misfortune("6", Agents((FRIEND,)))),
        ("emot", "AP D", Emotion("AP", D)),
        ("set", "IF", Setting("I", "F")),
        ("set", "NS", Setting("", "")),
        ("obj", "NA", Object("NA")),
        ("mod", "S+", Modifier("S", "+")),
    ],
)
def test_a_code_is_read_and_written(field, text, code):
    assert parse(field, text) == code
    assert str(code) == text
    assert parse(field, plain(code)) == code


@pytest.mark.parametrize(
    ("field", "raw", "text"),
    [
        ("agg", {"init": "D", "code": "3>", "rec": "1FMA +1MKA"}, "D 3> 1FMA + 1MKA"),
        ("agg", {"init": "1MKA", "code": "1*", "rec": None}, "1MKA 1*"),
        ("agg", "D, 3r 1MKA", "D 3R 1MKA"),
        ("fri", {"init": "D", "code": "4>"}, "D 4>"),
        ("act", {"init": " D", "code": "C ", "rec": None}, "D C"),
        ("mf", {"code": 1, "char": "D"}, "1 D"),
        ("emot", {"code": "AP", "char": "D+1FKA"}, "AP D + 1FKA"),
        ("succ", {"char": "D"}, "D"),
        ("char", " 1MKA ", "1MKA"),
    ],
)
def test_every_way_a_file_has_it_is_one_code(field, raw, text):
    assert str(parse(field, raw)) == text


@pytest.mark.parametrize(
    ("field", "raw", "why"),
    [
        ("char", "9MKA", "number is '9'; there are 1 2 3"),
        ("char", "1XKA", "sex is 'X'; there are M F J I"),
        ("char", "1MZA", "identity is 'Z'"),
        ("char", "1MKX", "age is 'X'; there are A T C B"),
        ("char", "MKA", "four signs are needed, as in 1MKA"),
        ("char", "D", "four signs"),
        ("agg", "D 9> 1MKA", "aggression is '9'"),
        ("fri", "D 8> 1MKA", "friendliness is '8'; there are 1 2 3 4 5 6 7"),
        ("sex", "D 6> 1MKA", "sexuality is '6'"),
        ("agg", "D hits 1MKA", "who, what and to whom, as D 3> 1MKA"),
        ("agg", "D + + 1FKA 3> 1MKA", "somebody is missing"),
        ("act", "D X", "activity is 'X'"),
        ("mf", "7 D", "misfortune is '7'"),
        ("emot", "ZZ D", "emotions is 'ZZ'"),
        ("emot", "AP", "a kind and somebody, as AP D"),
        ("set", "XF", "place is 'X'"),
        ("set", "IX", "familiarity is 'X'"),
        ("set", "I", "two letters"),
        ("obj", "ZZ", "object is 'ZZ'"),
        ("mod", "S", "a letter and a sign"),
        ("mod", "X+", "modifier is 'X'"),
        ("succ", "", "somebody is missing"),
        ("obj", None, "is no code"),
        ("obj", float("nan"), "is no code"),
        ("thing", "HH", "no field of a coding card; there are char, agg"),
    ],
)
def test_what_is_no_code_is_named(field, raw, why):
    with pytest.raises(ValueError, match=re.escape(why)):
        parse(field, raw)


def one(kinds):
    return st.sampled_from(sorted(kinds))


characters = st.one_of(
    st.builds(
        Character,
        one(system.NUMBERS),
        one(system.SEXES),
        one(system.IDENTITIES),
        one(system.AGES),
    ),
    st.builds(Character, one(system.NUMBERS), st.just(""), one(system.CREATURES), st.just("")),
)
agents = st.builds(
    Agents, st.lists(st.one_of(one(system.AGENTS), characters), min_size=1, max_size=4).map(tuple)
)
somebody = st.none() | agents
codes = st.one_of(
    characters.map(lambda code: ("char", code)),
    st.builds(
        Interaction, st.just("agg"), agents, one(system.AGGRESSION), one(system.DIRECTIONS), somebody
    ).map(lambda code: ("agg", code)),
    st.builds(Activity, agents, one(system.ACTIVITIES), one(("", ">", "=", "R")), somebody).map(
        lambda code: ("act", code)
    ),
    st.builds(Misfortune, one(system.MISFORTUNE), agents).map(lambda code: ("mf", code)),
    st.builds(Emotion, one(system.EMOTIONS), agents).map(lambda code: ("emot", code)),
    st.builds(Modifier, one(system.MODIFIERS), one("+-")).map(lambda code: ("mod", code)),
)


@given(codes)
def test_whatever_is_written_is_read_again(pair):
    field, code = pair
    assert parse(field, str(code)) == code
    assert parse(field, plain(code)) == code


def test_every_category_is_explained():
    tables = [table for name, table in vars(system).items() if name.isupper() and isinstance(table, dict)]
    assert len(tables) == 19
    assert all(len(one.definition) > 5 and one.label for table in tables for one in table.values())
    assert len(system.OBJECTS) == 25
    assert len(system.IDENTITIES) == 19


LINE = {
    "dream_id": "d1",
    "collection": "ours",
    "number": "0001",
    "date": "1977-05-03",
    "report": "Anna scolded me.",
    "words": 3,
    "codings": {"char": ["1FKA"], "agg": ["1FKA 2> D"], "obj": ["NA"]},
    "places": {"agg": [[[0, 4], [5, 12]]]},
}


class TestCards:
    def test_a_line_is_a_card_and_a_line_again(self):
        card = Card.read(LINE)
        assert card.night == Night.parse("1977-05-03")
        (scolds,) = card.of("agg")
        assert scolds.places == ((0, 4), (5, 12))
        assert card.of("obj") == (Coding.of("obj", "NA"),)
        written = card.record()
        assert written == {
            **LINE,
            "codings": {
                "char": ["1FKA"],
                "agg": [{"init": "1FKA", "code": "2>", "rec": "D"}],
                "obj": ["NA"],
            },
        }
        assert Card.read(json.loads(json.dumps(written))) == card

    def test_a_field_that_is_left_out_was_not_coded(self):
        card = Card.read(LINE)
        assert card.fields == {"char", "agg", "obj"}
        assert Card.read({"dream_id": "d1", "codings": {"char": []}}).fields == {"char"}

    def test_a_card_without_codings_is_not_coded(self):
        card = Card.read({"dream_id": "d1", "report": None})
        assert not card.coded
        assert card.report is None
        assert "codings" not in card.record()

    def test_what_is_no_code_is_kept(self):
        line = {"dream_id": "d1", "codings": {"char": ["1FKA", "9ZZZ"], "weather": ["rain"]}}
        card = Card.read(line)
        assert [str(one.code) for one in card.codings] == ["1FKA"]
        assert [(one.field, one.raw) for one in card.invalid] == [("char", "9ZZZ"), ("weather", "rain")]
        assert card.record()["codings"] == line["codings"]

    @pytest.mark.parametrize(
        ("line", "why"),
        [
            ({}, "dream_id"),
            ({"dream_id": "d1", "codings": ["1MKA"]}, "codings of d1"),
            ({"dream_id": "d1", "report": 3}, "report of d1"),
            ({"dream_id": "d1", "date": 1977}, "date of d1"),
            (
                {**LINE, "places": {"char": [[[0, 99]]]}},
                "places of d1: the report has no characters from 0 to 99",
            ),
            ({**LINE, "places": {"char": [[[4]]]}}, "places of d1: a span is two whole numbers"),
            ({**LINE, "places": [1]}, "places of d1: an object with the fields of a card"),
        ],
    )
    def test_what_is_no_card_is_refused(self, line, why):
        with pytest.raises(ValueError, match=why):
            Card.read(line)


@pytest.mark.shared
def test_every_code_of_the_norms_comes_back():
    cards = 0
    for line in GOLD.read_text(encoding="utf-8").splitlines():
        given = json.loads(line)
        card = Card.read(given)
        assert card.invalid == ()
        assert Card.read(card.record()) == card
        for coding in card.codings:
            assert parse(coding.field, str(coding.code)) == coding.code
        assert {name: len(codes) for name, codes in given["codings"].items()} == {
            name: len(card.of(name)) for name in given["codings"]
        }
        cards += 1
    assert cards == 491


def test_how_codes_are_written_is_what_the_page_was_tested_with():
    """``labextension/src/__tests__/codeforms.spec.ts`` reads the file."""
    told = json.loads((Path(__file__).parent / "forms.json").read_text(encoding="utf-8"))
    assert told == json.loads(json.dumps(forms()))
