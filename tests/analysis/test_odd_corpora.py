"""Every verb on corpora that are hardly any: an answer or a plain sentence, never a failure."""

from collections.abc import Callable
from typing import Any

import pytest

from jupyter_psydyn.analysis import (
    Result,
    concordance,
    keyness,
    motifs,
    network,
    recurrence,
    similar,
    symbols,
    wordcloud,
)
from jupyter_psydyn.corpus import Corpus, Document


def corpus_of(*texts: str) -> Corpus:
    return Corpus(tuple(Document(f"d{at}", {"report": text}) for at, text in enumerate(texts, 1)))


VERBS: dict[str, Callable[[Corpus], Result]] = {
    "motifs": motifs,
    "network": network,
    "sentences": lambda corpus: network(corpus, unit="sentence"),
    "windows": lambda corpus: network(corpus, unit="window:5"),
    "symbols": symbols,
    "keyness": keyness,
    "wordcloud": wordcloud,
    "concordance": lambda corpus: concordance(corpus, "water"),
}
CORPORA = {
    "none": Corpus(),
    "one entry": corpus_of("The water rose in the house and I ran."),
    "one word each": corpus_of("water", "house", "water", "water", "fire"),
    "stop words": corpus_of("and so it was", "then I did", "he and she"),
    "German": corpus_of(*["Ich sehe das Wasser und die Mutter."] * 5),
    "Chinese": corpus_of(*["我梦见了很多水。水从房子里流出来，我和母亲站在门口看着。"] * 4),
    "emoji": corpus_of(*["🌊🌊🌊", "💧 water 💧", "❤️"]),
    "long": corpus_of("the water rose and the house fell. " * 1500, *["water"] * 4),
    "empty parts": corpus_of("", " ", "\n\n", "water"),
    "twice the same": corpus_of(
        *["The water rose up to the window, and my mother called for me from far away."] * 6
    ),
    "all notes": Corpus((Document("a", {"note": "water"}), Document("b", {"residue": "water"}))),
}


@pytest.mark.parametrize("corpus", CORPORA.values(), ids=CORPORA)
@pytest.mark.parametrize("verb", VERBS.values(), ids=VERBS)
def test_every_verb_answers(verb: Callable[[Corpus], Result], corpus: Corpus) -> None:
    found = verb(corpus)
    snapshot: dict[str, Any] = found.snapshot()
    assert len(snapshot["rows"]) == len(found)
    assert len(found) or found.notes
    for row in range(min(len(found), 5)):
        if found.kind != "keyness" or found.frame["count_a"][row]:
            assert len(found.evidence(row)) > 0


@pytest.mark.parametrize(
    ("corpus", "note"),
    [
        ("German", "The text does not look English; base forms, stop words and symbols are English"),
        ("Chinese", "This script puts no space between words: what is counted are runs of its letters."),
        ("twice the same", "5 texts the very same as another: counted again"),
        ("empty parts", "3 entries without text in these parts left out."),
        ("one entry", "One entry: too few to tell"),
        ("all notes", "No entries: there is nothing to count yet."),
    ],
)
def test_what_is_odd_is_said(corpus: str, note: str) -> None:
    assert any(one.startswith(note) for one in motifs(CORPORA[corpus]).notes)


def test_more_entries_asked_for_than_there_are() -> None:
    found = motifs(CORPORA["one word each"], min_entries=99)
    assert "Nothing can come in 99 entries where there are 5: lower min_entries." in found.notes
    assert len(network(CORPORA["one word each"], min_entries=99)) == 0


def test_one_motif_and_the_nearest_dream_of_hardly_any() -> None:
    assert len(recurrence(CORPORA["one word each"], "water")) == 0  # without dates there is no time
    assert similar(CORPORA["one word each"], "d1").frame["entry"].tolist() == ["d3", "d4"]


def test_hyphens_join_when_asked_for() -> None:
    corpus = corpus_of(*["A night-watchman came."] * 3)
    assert "lemma:night-watchman" in motifs(corpus, hyphens=True).keys
    assert "phrase:night watchman" in motifs(corpus).keys


def test_what_is_denied_is_counted_apart_unless_asked() -> None:
    corpus = corpus_of("A walrus came.", "The walrus sang.", "A walrus!", "There was no walrus.")
    row = motifs(corpus).frame.set_index("motif").loc["walrus"]
    assert (row["entries"], row["negated"]) == (3, 1)
    evidence = motifs(corpus).evidence("lemma:walrus")
    assert [one.negated for one in evidence.passages] == [False, False, False, True]
    assert motifs(corpus, negated="counted").frame.set_index("motif").loc["walrus", "entries"] == 4


def test_a_bank_is_what_the_words_around_make_it() -> None:
    corpus = corpus_of(
        "I put my money in the bank, and the teller counted cash.",
        "We sat on the bank of the river and fished in the stream.",
    )
    spans = symbols(corpus).spans
    banks = spans[spans["form"] == "bank"]
    assert set(banks[banks["entry"] == "d1"]["category"]) == {"money"}
    assert "money" not in set(banks[banks["entry"] == "d2"]["category"])
