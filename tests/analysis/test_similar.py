"""The nearest entries are those that share what is rare, and what they share can be read."""

import pytest

from jupyter_psydyn.analysis import similar
from jupyter_psydyn.corpus import Corpus, Document

TEXTS = {
    "a": "A walrus sat on the piano in the kitchen.",
    "b": "The piano was under water, and the walrus sang.",
    "c": "I made soup in the kitchen.",
    "d": "A train left the station.",
    "e": "",
}
CORPUS = Corpus(tuple(Document(key, {"report": text}) for key, text in TEXTS.items()))


def test_the_nearest_shares_the_rare_words() -> None:
    found = similar(CORPUS, "a")
    assert found.frame["entry"].tolist()[0] == "b"
    assert {"walrus", "piano"} <= set(found.frame["shared"].iloc[0].split(", "))
    assert "a" not in set(found.frame["entry"])
    assert found.frame["similarity"].between(0, 1).all()
    assert found.frame["similarity"].is_monotonic_decreasing


def test_what_both_share_is_shown_in_both() -> None:
    passages = similar(CORPUS, "a").evidence("b").passages
    assert {one.entry for one in passages} == {"a", "b"}
    marked = {text.casefold() for one in passages for text, mark in one.segments if mark}
    assert {"walrus", "piano"} <= marked


def test_it_goes_both_ways() -> None:
    one = similar(CORPUS, "a").frame.set_index("entry")["similarity"]["b"]
    other = similar(CORPUS, "b").frame.set_index("entry")["similarity"]["a"]
    assert one == pytest.approx(other)


@pytest.mark.parametrize("entry", ["e", "z"])
def test_an_entry_without_text_or_unknown_is_said(entry: str) -> None:
    with pytest.raises(ValueError, match=f"there is no '{entry}' with text in these parts"):
        similar(CORPUS, entry)


def test_an_entry_like_no_other_has_no_nearest() -> None:
    alone = Corpus((Document("a", {"report": "walrus"}), Document("b", {"report": "station"})))
    assert len(similar(alone, "a", lexicon=None)) in (0, 1)
    assert len(similar(Corpus(alone.documents[:1]), "a")) == 0
