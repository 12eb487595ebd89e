"""A concordance finds every place, in code points, with its sentence."""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jupyter_psydyn.analysis import concordance, motifs
from jupyter_psydyn.analysis.line_order import Line, folded, line_order
from jupyter_psydyn.corpus import Corpus, Document, Night


def corpus_of(*texts: str) -> Corpus:
    return Corpus(
        tuple(
            Document(f"d{at}", {"report": text}, Night.parse("2023-03-04"))
            for at, text in enumerate(texts, 1)
        )
    )


def test_one_row_a_match_with_its_place() -> None:
    found = concordance(corpus_of("🌊 I ran. The Water rose!", "No sea.", "Waters and water."), "water")
    assert list(found.frame.columns) == ["entry", "part", "start", "end", "left", "match", "right", "negated"]
    assert found.frame.to_numpy().tolist() == [
        ["d1", "report", 13, 18, "The ", "Water", " rose!", False],
        ["d3", "report", 0, 6, "", "Waters", " and water.", False],
        ["d3", "report", 11, 16, "Waters and ", "water", ".", False],
    ]
    assert len(found) == 3


def test_without_base_forms_the_word_alone() -> None:
    assert len(concordance(corpus_of("Waters and water."), "water", lemma="none")) == 1


def test_several_words_in_a_row() -> None:
    text = "A swimming pool. Swimming, pool. Swimming-pool. The pools swimming."
    found = concordance(corpus_of(text), "swimming pool")
    assert found.frame["match"].tolist() == ["swimming pool", "Swimming-pool"]


def test_stop_words_are_words_here() -> None:
    assert len(concordance(corpus_of("I was there and I was not."), "I was")) == 2


def test_other_parts_are_read_when_asked_for() -> None:
    corpus = Corpus((Document("a", {"report": "the sea", "note": "the sea again"}),))
    assert concordance(corpus, "sea").frame["part"].tolist() == ["report"]
    assert concordance(corpus, "sea", parts=("note", "report")).frame["part"].tolist() == ["note", "report"]


def test_a_passage_is_the_sentence_cut_at_its_mark() -> None:
    (passage,) = concordance(corpus_of("I ran. The <b>water</b> rose! End."), "water").passages
    assert passage.to_dict() == {
        "entry": "d1",
        "night": "2023-03-04",
        "part": "report",
        "start": 14,
        "end": 19,
        "segments": [
            {"text": "The <b>", "mark": False},
            {"text": "water", "mark": True},
            {"text": "</b> rose!", "mark": False},
        ],
        "negated": False,
    }
    assert str(passage) == "The <b>[water]</b> rose!"


def test_a_long_sentence_is_cut_at_words_around_the_mark() -> None:
    (passage,) = concordance(corpus_of("before " * 100 + "water" + " after" * 100), "water").passages
    shown = "".join(text for text, _ in passage.segments)
    assert 200 < len(shown) < 230
    assert shown.startswith("… before ")
    assert shown.endswith(" after …")


@settings(deadline=None)
@given(
    st.lists(
        st.sampled_from(["water", "Water", "🌊", "é", "e\u0301", "שָׁלוֹם", ". ", "\n\n", " ", "Dr.", "teeth"])
    )
)
def test_spans_are_always_the_matched_form(pieces: list[str]) -> None:
    text = "".join(pieces)
    found = concordance(corpus_of(text), "water")
    for row, passage in zip(found.frame.itertuples(), found.passages, strict=True):
        assert text[row.start : row.end] == row.match
        assert row.match.casefold() in ("water", "waters")
        assert "".join(piece for piece, _ in passage.segments) in text


def test_nothing_found_is_said() -> None:
    found = concordance(corpus_of("the sea"), "fire")
    assert len(found) == 0
    assert found.notes == ("Nothing was found.",)


@pytest.mark.parametrize("query", ["", "  ", "123", "!?"])
def test_a_query_without_a_word_is_refused(query: str) -> None:
    with pytest.raises(ValueError, match="no word in"):
        concordance(corpus_of("the sea"), query)


def test_anything_with_a_corpus_will_do() -> None:
    class Journal:
        def corpus(self) -> Corpus:
            return corpus_of("water")

    assert len(concordance(Journal(), "water")) == 1
    with pytest.raises(TypeError, match="a Corpus or a journal is needed, not str"):
        concordance("water", "water")  # type: ignore[arg-type]


def test_what_is_denied_is_found_and_marked() -> None:
    found = concordance(corpus_of("There was no water. The water rose."), "water")
    assert found.frame["negated"].tolist() == [True, False]
    assert [passage.negated for passage in found.passages] == [True, False]
    assert found.caption == "1 passage in 1 of 1 entry, and 1 negated"


# What the page orders alike: labextension/src/__tests__/concordance.spec.ts reads the same file.
ORDERS: dict[str, Any] = json.loads((Path(__file__).parent / "line_order.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", ORDERS["cases"], ids=lambda case: case["says"])
def test_lines_are_ordered(case: dict[str, Any]) -> None:
    assert line_order([Line(*line) for line in case["lines"]], case["sort"]) == case["order"]


@pytest.mark.parametrize(("word", "base"), ORDERS["folded"])
def test_words_are_compared_without_case_accents_and_punctuation(word: str, base: str) -> None:
    assert folded(word) == base


def test_a_concordance_is_sorted_with_its_passages() -> None:
    corpus = corpus_of("The water rose.", "A water ebbed.", "Old water, rose.")
    found = concordance(corpus, "water", sort="R1,L1")
    assert found.frame["entry"].tolist() == ["d2", "d3", "d1"]
    assert [passage.entry for passage in found.passages] == ["d2", "d3", "d1"]
    assert [found.evidence(row).passages[0].entry for row in range(3)] == ["d2", "d3", "d1"]
    assert [key.split(":")[0] for key in found.keys] == ["d2", "d3", "d1"]
    assert found.to_code().endswith("result = psd.concordance(corpus, 'water', sort='R1,L1')\n")
    assert concordance(corpus, "water").sorted("R1,L1").frame.equals(found.frame)


def test_passages_of_a_finding_can_be_sorted_too() -> None:
    corpus = corpus_of("The water rose.", "A water ebbed.", "water")
    found = motifs(corpus).evidence("lemma:water").sorted("R1")
    assert found.frame["entry"].tolist() == ["d3", "d2", "d1"]
    assert found.to_code().endswith("psd.motifs(corpus).evidence('lemma:water').sorted('R1')\n")


@pytest.mark.parametrize("sort", ["X1", "L9", "R1,,Q", "R1,R2,R3,R4"])
def test_an_order_that_is_none_is_refused(sort: str) -> None:
    with pytest.raises(ValueError, match="sort: "):
        concordance(corpus_of("water"), "water", sort=sort)


@pytest.mark.parametrize(
    ("key", "found"),
    [
        ("lemma:water", ["Waters", "water"]),
        ("phrase:old gate", ["old gate"]),
        ("symbol:animals", ["dog", "dog"]),
        # In one entry both; a line is a sentence.
        ("set:dog + gate", ["dog"]),
        ("lemma:fire", []),
    ],
)
def test_the_key_of_a_motif_finds_what_the_motif_is(key: str, found: list[str]) -> None:
    corpus = corpus_of("Waters. A dog at the old gate.", "A dog, water.")
    assert concordance(corpus, key).frame["match"].tolist() == found


def test_a_category_that_is_none_is_refused() -> None:
    with pytest.raises(ValueError, match="no category 'dragons'"):
        concordance(corpus_of("water"), "symbol:dragons")
