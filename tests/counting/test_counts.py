"""Counts add up, and are those of independent peers."""

from collections import Counter
from itertools import combinations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from nltk.collocations import BigramCollocationFinder
from nltk.metrics import BigramAssocMeasures
from sklearn.feature_extraction.text import CountVectorizer

from jupyter_psydyn.counting import (
    Coded,
    LiveCounts,
    PairCounts,
    Way,
    WordCounts,
    code_texts,
    count_pairs,
    count_words,
    together,
)

PLAIN = Way(lemma="none", stopwords="none", negated="counted")
WORDS = ["ash", "bee", "cow", "dog", "elm", "fox", "not"]
dreams = st.lists(
    st.lists(st.sampled_from([*WORDS, "."]), max_size=15).map(
        lambda words: " ".join(words).replace(" .", ".").replace(".", ". X").strip()
    ),
    max_size=8,
)
units = st.sampled_from(["entry", "sentence", "window:2", "window:3", "window:5"])


def as_dict(counts: PairCounts) -> dict[tuple[str, str], int]:
    table = counts.table()
    return {
        tuple(sorted((counts.words[a], counts.words[b]))): int(n)  # type: ignore[misc]
        for a, b, n in zip(table.first, table.second, table.both, strict=True)
    }


def figures(counts: PairCounts) -> tuple[object, ...]:
    alone = {word: int(n) for word, n in zip(counts.words, counts.alone, strict=True) if n}
    lengths = {at: int(n) for at, n in enumerate(counts.lengths) if n}
    return as_dict(counts), alone, counts.n, lengths


def word_figures(counts: WordCounts) -> tuple[object, ...]:
    each = zip(counts.words, counts.entries.tolist(), counts.count.tolist(), strict=True)
    return {word: (k, n) for word, k, n in each if n}, counts.n, counts.total


def test_words_by_hand() -> None:
    counts = count_words(code_texts(["sea ship sea", "ship", "", "fish and ship"], PLAIN))
    assert word_figures(counts) == ({"sea": (1, 2), "ship": (3, 3), "fish": (1, 1), "and": (1, 1)}, 4, 7)
    assert counts.strongest(1) == ["and", "fish", "sea", "ship"]
    assert counts.strongest(1, 2) == ["sea", "ship"]
    assert counts.strongest(4) == []


@settings(deadline=None)
@given(dreams, dreams, units)
def test_counts_of_two_corpora_add_up(one: list[str], other: list[str], unit: str) -> None:
    a, b, both = (code_texts(texts, PLAIN) for texts in (one, other, one + other))
    assert word_figures(count_words(a) + count_words(b)) == word_figures(count_words(both))
    assert figures(count_pairs(a, WORDS, unit) + count_pairs(b, WORDS, unit)) == figures(
        count_pairs(both, WORDS, unit)
    )
    assert figures(count_pairs(a + b, WORDS, unit)) == figures(count_pairs(both, WORDS, unit))


@settings(deadline=None)
@given(dreams, dreams, units)
def test_and_what_was_added_can_be_taken_away(one: list[str], other: list[str], unit: str) -> None:
    a, b = (code_texts(texts, PLAIN) for texts in (one, other))
    words, pairs = count_words(a), count_pairs(a, WORDS, unit)
    assert word_figures(words + count_words(b) - count_words(b)) == word_figures(words)
    again = pairs + count_pairs(b, WORDS, unit) - count_pairs(b, WORDS, unit)
    assert figures(again) == figures(pairs)


def test_pairs_of_different_vocabularies_add_up() -> None:
    a, b = (code_texts([text], PLAIN) for text in ("sea ship", "ship fish"))
    both = count_pairs(a, ["sea", "ship"], "entry") + count_pairs(b, ["fish", "ship"], "entry")
    assert as_dict(both) == {("sea", "ship"): 1, ("fish", "ship"): 1}
    with pytest.raises(ValueError, match="do not add up"):
        count_pairs(a, ["sea"], "entry") + count_pairs(a, ["sea"], "sentence")


@settings(deadline=None)
@given(dreams)
def test_entries_and_sentences_as_scikit_learn_counts_them(texts: list[str]) -> None:
    coded = code_texts(texts, PLAIN)
    sentences = [part for text in texts for part in text.split(".")]
    for unit, pieces in (("entry", texts), ("sentence", sentences)):
        matrix = CountVectorizer(vocabulary=WORDS, binary=True).transform([*pieces, ""])
        met = (matrix.T @ matrix).toarray()
        expected = {(WORDS[i], WORDS[j]): int(met[i, j]) for i, j in combinations(range(len(WORDS)), 2)}
        assert as_dict(count_pairs(coded, WORDS, unit)) == {pair: n for pair, n in expected.items() if n}


@settings(deadline=None)
@given(dreams, st.integers(2, 6))
def test_windows_as_nltk_counts_them(texts: list[str], k: int) -> None:
    counted: Counter[tuple[str, str]] = Counter()
    for text in texts:
        words = text.replace(".", "").casefold().split()
        for (one, other), n in BigramCollocationFinder.from_words(words, window_size=k).ngram_fd.items():
            if one != other and {one, other} <= set(WORDS):
                counted[min(one, other), max(one, other)] += n
    assert as_dict(count_pairs(code_texts(texts, PLAIN), WORDS, f"window:{k}")) == dict(counted)


def test_measures_are_nltks() -> None:
    counts = count_pairs(
        code_texts(["sea ship", "sea ship", "sea", "fish", "ship fish", "x"], PLAIN),
        ["sea", "ship", "fish"],
        "entry",
    )
    table = counts.table()
    peers = BigramAssocMeasures()
    for at in range(len(table.both)):
        cells = (int(table.both[at]), (int(table.a[at]), int(table.b[at])), counts.n)
        assert table.measure("pmi")[at] == pytest.approx(peers.pmi(*cells))
        assert table.measure("g2")[at] == pytest.approx(peers.likelihood_ratio(*cells))
        assert table.measure("dice")[at] == pytest.approx(peers.dice(*cells))
        assert table.measure("jaccard")[at] == pytest.approx(peers.jaccard(*cells))
        assert table.measure("phi")[at] ** 2 == pytest.approx(peers.phi_sq(*cells))


def test_pieces_change_nothing() -> None:
    texts = ["ash bee cow", "dog", "", "elm fox ash bee", "cow dog elm fox bee"]
    whole = code_texts(texts, PLAIN)
    cut = list(whole.pieces(3))
    assert len(cut) > 1
    assert sum(len(piece.type) for piece in cut) == len(whole.type)
    parts = [count_pairs(piece, WORDS, "window:3") for piece in cut]
    total = parts[0]
    for part in parts[1:]:
        total = total + part
    assert as_dict(total) == as_dict(count_pairs(whole, WORDS, "window:3"))


def test_nothing_is_counted_in_nothing() -> None:
    empty = together([])
    assert (len(empty), count_words(empty).n) == (0, 0)
    assert as_dict(count_pairs(code_texts([], PLAIN), WORDS, "sentence")) == {}


@pytest.mark.parametrize("unit", ["dream", "window", "window:1", "window:x"])
def test_unknown_units_are_refused(unit: str) -> None:
    with pytest.raises(ValueError, match="choose entry, sentence or window:K"):
        count_pairs(code_texts(["sea"], PLAIN), ["sea"], unit)


edits = st.lists(st.tuples(st.booleans(), st.integers(0, 5), st.lists(dreams, max_size=1)), max_size=8)


@settings(deadline=None)
@given(dreams, st.lists(st.tuples(st.booleans(), st.integers(0, 20)), max_size=10), dreams, units)
def test_live_counts_are_those_of_a_recount(
    first: list[str], deeds: list[tuple[bool, int]], more: list[str], unit: str
) -> None:
    """Whatever comes and goes, and whenever somebody looks."""
    live = LiveCounts([[text] for text in first], PLAIN)
    there = list(first)
    for adds, at in deeds:
        if adds and more:
            there.append(more[at % len(more)])
            live.add([there[-1]])
        elif there:
            live.remove([there.pop(at % len(there))])
        if at % 2:
            live.pairs(WORDS, unit)
    recount = code_texts(there, PLAIN)
    assert word_figures(live.words()) == word_figures(count_words(recount))
    assert figures(live.pairs(WORDS, unit)) == figures(count_pairs(recount, WORDS, unit))


def test_two_parts_of_an_entry_are_one_entry_and_two_texts() -> None:
    live = LiveCounts([["ash bee", "cow dog"]], PLAIN)
    assert as_dict(live.pairs(WORDS, "entry"))["ash", "cow"] == 1
    assert ("bee", "cow") not in as_dict(live.pairs(WORDS, "window:5"))
    assert live.words().n == 1


def test_coded_texts_hold_no_text() -> None:
    coded = code_texts(["a secret sentence about the sea"], PLAIN)
    arrays = [value for value in vars(coded).values() if isinstance(value, np.ndarray)]
    assert all(value.dtype.kind in "ib" for value in arrays)
    assert isinstance(coded, Coded)
    assert sorted(coded.vocabulary) == ["a", "about", "sea", "secret", "sentence", "the"]
