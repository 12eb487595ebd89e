"""A corpus is a value: documents in order, found by id, joined and narrowed without change."""

import pickle

import pytest

from jupyter_psydyn.corpus import Corpus, Document


def document(name: str) -> Document:
    return Document(name, {"report": f"dream {name}"})


def test_documents_in_order_and_by_id() -> None:
    corpus = Corpus((document("b"), document("a")))
    assert len(corpus) == 2
    assert [one.id for one in corpus] == ["b", "a"]
    assert corpus["a"].parts["report"] == "dream a"


def test_an_unknown_id_is_a_key_error() -> None:
    with pytest.raises(KeyError):
        Corpus()["x"]


def test_narrowing_and_joining_make_new_corpora() -> None:
    corpus = Corpus((document("a"), document("b")), ("read with care",))
    only = corpus.only(lambda one: one.id == "b")
    assert [one.id for one in only] == ["b"]
    assert only.notes == ("read with care",)
    joined = Corpus((document("c"),), ("read with care", "one more")) + corpus
    assert [one.id for one in joined] == ["c", "a", "b"]
    assert joined.notes == ("read with care", "one more")
    assert len(corpus) == 2


def test_two_documents_with_one_id_are_refused() -> None:
    with pytest.raises(ValueError, match="two documents have the id 'a'"):
        Corpus((document("b"), document("a"), document("a")))


def test_what_was_worked_out_stays_here() -> None:
    corpus = Corpus((Document("a", {"report": "sea"}),), ("a note",))
    corpus.memory["way"] = "a reading"
    again = pickle.loads(pickle.dumps(corpus))
    assert again == corpus
    assert again.memory == {}
