"""A concordance finds every place, in code points, with its sentence."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jupyter_psydyn.analysis import concordance
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
