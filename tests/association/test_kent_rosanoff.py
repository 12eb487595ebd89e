"""Kent and Rosanoff's test of 1910: the printed tables, the order of preference, the authors' classes."""

from __future__ import annotations

import csv
from collections.abc import Callable
from itertools import groupby
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import jupyter_psydyn as psd
from jupyter_psydyn.association import Place, Reaction, WordList
from jupyter_psydyn.association.kent_rosanoff import LABELS, codes, table, value
from jupyter_psydyn.association.kent_rosanoff.kinds import are_of_one_kind, is_usual_kind
from jupyter_psydyn.association.kent_rosanoff.table import mended, word
from jupyter_psydyn.association.kent_rosanoff.words import is_english, is_particle, is_variant
from jupyter_psydyn.corpus import Corpus, Document
from jupyter_psydyn.corpus.associations import Associations

RECORDS = Path(__file__).parents[3] / "shared" / "data" / "kent_rosanoff" / "records_dev.csv"


def one(stimulus: str, reaction: str, *before: tuple[str, str]) -> int | None:
    """The class of the last reaction of a test."""
    return codes([*before, (stimulus, reaction)])[-1]


class TestTables:
    def test_have_a_hundred_words_in_the_printed_order(self) -> None:
        assert list(table())[:3] == ["table", "dark", "music"]
        assert len(table()) == 100

    def test_distinct_reactions_are_as_printed(self) -> None:
        assert len(table()["anger"]) == 280
        assert len(table()["needle"]) == 72

    def test_dark_has_its_printed_figures(self) -> None:
        counts = sorted(table()["dark"].values(), reverse=True)
        assert sum(counts[:7]) == 800
        assert counts.count(1) == 70

    @pytest.mark.parametrize(
        ("stimulus", "reaction", "per_cent"),
        [
            ("table", "chair", 26.7),
            ("Table", " Chair ", 26.7),
            # Printed in the text 2.4, 19.0, 1.9 and 1.3: the four known misses of 68 (errors of digits).
            ("hard", "iron", 4.4),
            ("swift", "slow", 10.0),
            ("wish", "longing", 1.8),
            ("swift", "runner", 1.8),
        ],
    )
    def test_a_value_is_the_per_cent_of_persons(self, stimulus: str, reaction: str, per_cent: float) -> None:
        assert value(stimulus, reaction) == pytest.approx(per_cent)

    def test_what_nobody_said_has_no_per_cent_and_what_was_not_asked_no_value(self) -> None:
        assert value("table", "telephone") == 0
        assert value("telephone", "table") is None

    @pytest.mark.parametrize(
        ("stimulus", "said", "printed"),
        [
            ("white", "grey", "gray"),
            ("dark", "colour", "color"),
            ("working", "today", "to-day"),
            ("bible", "Prayerbook!", "prayer-book"),
            ("eating", "ice cream", "ice-cream"),
            ("chair", "to sit", "sit"),
            ("chair", "“A seat.”", "seat"),
        ],
    )
    def test_a_word_is_itself_in_any_spelling(self, stimulus: str, said: str, printed: str) -> None:
        assert value(stimulus, said) == value(stimulus, printed) != 0
        assert one(stimulus, said) == 0

    def test_nothing_but_marks_is_no_word(self) -> None:
        assert [word(text) for text in ("…", " ?! ", "To", "the", "to-day")] == [
            "",
            "",
            "to",
            "the",
            "to-day",
        ]

    def test_the_grand_total_and_the_stimuli_with_errors_are_those_known(self) -> None:
        totals = {stimulus: sum(said.values()) for stimulus, said in table().items()}
        assert sum(totals.values()) == 100_069
        far = {"cabbage": 892, "river": 914, "swift": 914, "bible": 1055, "red": 1053}
        assert {name: totals[name] for name in far} == far


class TestOrderOfPreference:
    """One reaction for each class that has a rule, those before it ruled out."""

    @pytest.mark.parametrize(
        ("stimulus", "reaction", "code"),
        [
            ("table", "chair", 0),
            ("memory", "good", 1),
            ("blossom", "apples", 0),
            ("house", "tenants", 2),  # tenant is in the table
            ("salt", "salbimper", 3),
            ("deep", "quorxil", 4),
            ("hard", "hardly", 8),
            ("dark", "woman", 9),
            ("music", "masonic", 10),
            ("foot", "yonder", 12),
            ("priest", "wheelbarrow", 19),
        ],
    )
    def test_by_itself(self, stimulus: str, reaction: str, code: int) -> None:
        assert one(stimulus, reaction) == code

    def test_the_preceding_reaction_again(self) -> None:
        assert one("cabbage", "zebra", ("moon", "zebra")) == 5

    def test_the_same_reaction_five_times(self) -> None:
        said = [(stimulus, "zebra" if at % 2 else "sun") for at, stimulus in enumerate(list(table())[:11])]
        found = codes(said)
        assert [code for (_, reaction), code in zip(said, found, strict=True) if reaction == "zebra"] == [
            6
        ] * 5

    def test_the_preceding_stimulus_again(self) -> None:
        assert one("cabbage", "mountain", ("mountain", "hill")) == 7

    def test_a_word_that_makes_another_with_the_stimulus(self) -> None:
        assert one("high", "school", ("deep", "well")) in (0, 11)
        assert one("butter", "scotch") == 11

    def test_an_association_to_the_preceding_stimulus_by_the_tables(self) -> None:
        assert one("justice", "chair", ("table", "wood")) == 13

    def test_an_association_to_the_preceding_reaction_by_the_tables(self) -> None:
        assert one("justice", "chair", ("cottage", "table")) == 14

    def test_a_reaction_that_came_before(self) -> None:
        assert one("justice", "zebra", ("moon", "zebra"), ("cabbage", "leaf")) == 15

    def test_a_stimulus_of_the_last_ten(self) -> None:
        before = [("mountain", "high"), ("cabbage", "leaf")]
        assert one("justice", "mountain", *before) == 16
        far = [("mountain", "high"), *((word, "leaf") for word in list(table())[20:31] if word != "mountain")]
        assert one("justice", "mountain", *far) != 16

    def test_a_common_reaction_is_common_however_often_it_comes(self) -> None:
        assert one("dark", "light", ("light", "dark"), ("light", "dark")) == 0

    def test_what_is_of_one_narrow_kind_with_the_reaction_before_is_associated_to_it(self) -> None:
        assert one("justice", "oboe", ("dark", "flute")) == 18
        assert one("justice", "oboe", ("dark", "wheelbarrow")) == 19

    def test_what_is_of_a_kind_of_which_much_is_said_to_the_word_is_normal(self) -> None:
        assert one("yellow", "lavender") == 17
        assert one("justice", "lavender") == 19

    def test_what_is_near_to_what_is_said_to_the_word_is_normal(self) -> None:
        assert one("bread", "marmalade") == 17

    def test_no_reaction_and_no_stimulus_of_the_hundred_have_no_class(self) -> None:
        assert codes([("table", ""), ("telephone", "wire")]) == [None, None]

    def test_a_slip_in_a_stimulus_is_mended_by_its_place(self) -> None:
        order = list(table())
        said = [(order[0], "chair"), ("darc", "light"), (order[2], "song")]
        assert codes(said)[1] == 0
        assert codes([("darc", "light")]) == [None]

    def test_another_word_in_the_place_of_a_stimulus_is_no_slip(self) -> None:
        order = list(table())
        assert mended([order[0], "Music!", order[2]]) == [order[0], "music", order[2]]
        assert mended([order[0], "internet", order[2]]) == [order[0], "internet", order[2]]
        assert codes([(order[0], "chair"), ("internet", "light"), (order[2], "song")])[1] is None

    def test_a_name_is_no_new_word(self) -> None:
        assert one("priest", "Haakonsen") != 4
        assert one("priest", "haakonsen") == 4
        assert one("priest", "HAAKONSEN") == 4  # all in capitals: the way it is written says nothing

    def test_what_is_not_in_the_letters_of_english_is_no_new_word(self) -> None:
        assert one("priest", "кот") == 19

    def test_a_mark_at_its_end_makes_no_word_new(self) -> None:
        assert one("priest", "wheelbarrow.") == one("priest", "“wheelbarrow”") == 19


class TestWords:
    @pytest.mark.parametrize(
        "word",
        [
            *("asparagus", "prayerbook", "walked", "ice cream", "well-known", "x"),
            *("cranberries", "gimlet", "karma", "laptop", "smartphone", "chair, wood"),
        ],
    )
    def test_known(self, word: str) -> None:
        assert is_english(word)

    @pytest.mark.parametrize("word", ["gumper", "bimper", "quorxil", "rummer", "soapness", "grumple bed"])
    def test_unknown(self, word: str) -> None:
        assert not is_english(word)

    @pytest.mark.parametrize(
        ("word", "of", "so"),
        [
            ("flowers", "flower", True),
            ("coldness", "cold", True),
            ("caught", "catch", True),
            ("cat", "cattle", False),
        ],
    )
    def test_variants(self, word: str, of: str, so: bool) -> None:
        assert is_variant(word, [of]) is so

    def test_particles(self) -> None:
        assert is_particle("twenty-one")
        assert is_particle("yonder")
        assert not is_particle("table")


class TestKinds:
    @pytest.mark.parametrize(
        ("stimulus", "reaction", "so"),
        [("yellow", "lavender", True), ("whiskey", "champagne", True), ("yellow", "hammer", False)],
    )
    def test_usual(self, stimulus: str, reaction: str, so: bool) -> None:
        assert is_usual_kind(stimulus, reaction) is so

    @pytest.mark.parametrize(
        ("first", "second", "so"),
        [
            ("summer", "autumn", True),
            ("flute", "oboe", True),
            ("Chicago".lower(), "montreal", True),
            ("dog", "flute", False),
            ("quorxil", "quorxil", False),
        ],
    )
    def test_one_kind(self, first: str, second: str, so: bool) -> None:
        assert are_of_one_kind(first, second) is so
        assert are_of_one_kind(second, first) is so


class TestClassified:
    corpus = Corpus((Document("t", {"association": "chair\nquorxil"}),))
    test = WordList(
        "t",
        (
            Reaction("table", "chair", place=Place("t", "association", 0, 5)),
            Reaction("dark", "quorxil", place=Place("t", "association", 6, 13)),
            Reaction("music", "", failed=True),
            Reaction("telephone", "wire"),
        ),
    )
    found = psd.association.classify(Associations(corpus, tests=(test,)))

    def test_has_value_class_and_label(self) -> None:
        rows = self.found.frame.astype(object).where(self.found.frame.notna(), None).to_dict("records")
        assert rows[0] == {
            "stimulus": "table",
            "reaction": "chair",
            "value": pytest.approx(26.7),
            "code": 0,
            "label": "common, specific",
        }
        assert (rows[1]["code"], rows[1]["label"]) == (4, LABELS[4])
        assert (rows[2]["code"], rows[2]["value"], rows[3]["code"]) == (None, None, None)

    def test_says_what_it_is_of_and_what_it_is_not(self) -> None:
        assert self.found.caption == "1 of 2 common, 0 doubtful, 1 individual"
        said = " ".join(self.found.notes)
        for words in (
            "1910",
            "no sharp line",
            "too few",
            "by judgement",
            "no word list here has them",
            "without a reaction",
            "none of the hundred",
        ):
            assert words in said

    def test_leads_to_the_reaction(self) -> None:
        assert [str(passage) for passage in self.found.evidence("1").passages] == ["table → [chair]"]

    def test_a_slip_has_its_value_and_is_told(self) -> None:
        some = (Reaction("table", "chair"), Reaction("drak", "light"), Reaction("music", "…"))
        found = psd.association.classify(WordList("t", some))
        assert found.frame["value"][1] == value("dark", "light") != 0
        assert any("drak for dark" in note for note in found.notes)
        assert found.frame["value"].isna().tolist() == [False, False, True]

    def test_quotes_and_is_no_widget(self) -> None:
        assert self.found.quotes

    def test_of_no_test_or_several_it_says_so(self) -> None:
        with pytest.raises(ValueError, match="no word-list test"):
            psd.association.classify(Associations())


@given(
    st.lists(
        st.tuples(st.sampled_from(["table", "dark", "Dark ", "to sing"]), st.text(max_size=12)), max_size=6
    )
)
@settings(deadline=None, max_examples=60)
def test_whatever_was_said_has_a_class_or_none(pairs: list[tuple[str, str]]) -> None:
    assert all(code is None or code in LABELS for code in codes(pairs))


@given(
    st.lists(st.tuples(st.sampled_from(["table", "dark"]), st.text("abcdefghij ", max_size=8)), max_size=6)
)
@settings(deadline=None, max_examples=60)
def test_marks_and_blanks_change_no_class(pairs: list[tuple[str, str]]) -> None:
    assert codes([(f"{stimulus} ", f"“{said}.”") for stimulus, said in pairs]) == codes(pairs)


@pytest.fixture(scope="module")
def agreement() -> list[tuple[int, int | None]]:
    """The authors' class and ours, for each reaction of the records that are at hand."""
    with RECORDS.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))
    found: list[tuple[int, int | None]] = []
    for _, record in groupby(rows, key=lambda row: row["record"]):
        some = list(record)
        given_ = (int(row["code"]) for row in some)
        found += zip(given_, codes([(row["stimulus"], row["reaction"]) for row in some]), strict=True)
    return found


def share(agreement: list[tuple[int, int | None]], same: Callable[[int | None], object]) -> float:
    return sum(same(theirs) == same(ours) for theirs, ours in agreement) / len(agreement)


@pytest.mark.shared
def test_whether_common_non_specific_or_neither_is_the_authors(
    agreement: list[tuple[int, int | None]],
) -> None:
    """Asked for: 97.5 %. Measured: 98.5 %."""
    assert share(agreement, lambda code: {0: 0, 1: 1, 9: 1}.get(code if code is not None else -1, 2)) >= 0.98


@pytest.mark.shared
def test_the_class_is_the_authors(agreement: list[tuple[int, int | None]]) -> None:
    """Asked for: 82 % of nineteen classes; a program with phonemes had 80.6 %. Measured: 88.5 %."""
    assert share(agreement, lambda code: code) >= 0.88


@pytest.mark.shared
@pytest.mark.parametrize("code", [5, 7])
def test_repetitions_are_found(agreement: list[tuple[int, int | None]], code: int) -> None:
    theirs = [ours for given_, ours in agreement if given_ == code]
    assert sum(ours == code for ours in theirs) / len(theirs) >= 0.95
