"""Networks count as scikit-learn and NLTK do, and every edge leads to its passages."""

import io
from collections import Counter

import networkx as nx
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from nltk.collocations import BigramCollocationFinder
from sklearn.feature_extraction.text import CountVectorizer

from jupyter_psydyn.analysis import network
from jupyter_psydyn.corpus import Corpus, Document

MORE = ["low", "high", "alpha"]
PLAIN = {"lemma": "none", "stopwords": "none", "min_entries": 1, "min_count": 1, "limit": None}


def corpus_of(*texts: str) -> Corpus:
    return Corpus(tuple(Document(f"d{at}", {"report": text}) for at, text in enumerate(texts, 1)))


def edges(found: object, column: str = "count") -> dict[tuple[str, str], float]:
    rows = found.frame.to_dict("records")  # type: ignore[attr-defined]
    return {(row["source"], row["target"]): row[column] for row in rows}


def test_by_hand_in_entries() -> None:
    corpus = corpus_of("sea ship. sea", "ship sea fish", "fish", "ship")
    found = network(corpus, measure="jaccard", **PLAIN)
    assert list(found.frame.columns) == ["source", "target", "count", "expected", "jaccard", "p", "q", *MORE]
    assert edges(found) == {("sea", "ship"): 2, ("fish", "sea"): 1, ("fish", "ship"): 1}
    # Sea in 2 of 4, ship in 3 of 4; fish in 2.
    assert edges(found, "expected") == {("sea", "ship"): 1.5, ("fish", "sea"): 1.0, ("fish", "ship"): 1.5}
    assert edges(found, "jaccard")[("sea", "ship")] == pytest.approx(2 / 3)


def test_by_hand_in_sentences_and_windows() -> None:
    corpus = corpus_of("Sea ship. Fish sea!", "Ship sea.")
    assert edges(network(corpus, unit="sentence", measure="count", **PLAIN)) == {
        ("sea", "ship"): 2,
        ("fish", "sea"): 1,
    }
    # Side by side, over the full stop too, but not from one dream to the next.
    assert edges(network(corpus, unit="window:2", measure="count", **PLAIN)) == {
        ("sea", "ship"): 2,
        ("fish", "sea"): 1,
        ("fish", "ship"): 1,
    }


def test_the_measure_called_count_adds_no_column() -> None:
    found = network(corpus_of("sea ship"), measure="count", **PLAIN)
    assert list(found.frame.columns) == ["source", "target", "count", "expected", "p", "q", *MORE]


WORDS = ["ash", "bee", "cow", "dog", "elm", "fox"]
dreams = st.lists(st.lists(st.sampled_from([*WORDS, "."]), min_size=1, max_size=15), min_size=1, max_size=8)


def as_text(words: list[str]) -> str:
    return " ".join(words).replace(" .", ".").replace(".", ". X")


def upper(units: list[str]) -> dict[tuple[str, str], int]:
    counter = CountVectorizer(vocabulary=WORDS, binary=True, token_pattern=r"(?u)\w+")
    x = counter.transform(units)
    met = (x.T @ x).toarray()
    return {(WORDS[i], WORDS[j]): int(met[i, j]) for i, j in zip(*np.nonzero(np.triu(met, 1)), strict=True)}


def among_words(found: object) -> dict[tuple[str, str], float]:
    return {pair: n for pair, n in edges(found).items() if "x" not in pair}


@settings(deadline=None)
@given(dreams)
def test_entries_and_sentences_as_scikit_learn_counts_them(texts: list[list[str]]) -> None:
    corpus = corpus_of(*(as_text(words) for words in texts))
    assert among_words(network(corpus, **PLAIN)) == upper([one.parts["report"] for one in corpus])
    sentences = [part for one in corpus for part in one.parts["report"].split(".")]
    assert among_words(network(corpus, unit="sentence", **PLAIN)) == upper(sentences)


@settings(deadline=None)
@given(dreams, st.integers(2, 6))
def test_windows_as_nltk_counts_them(texts: list[list[str]], k: int) -> None:
    kept = [[word for word in words if word != "."] for words in texts]
    counted: Counter[tuple[str, str]] = Counter()
    for words in kept:
        finder = BigramCollocationFinder.from_words(words, window_size=k)
        for (one, other), n in finder.ngram_fd.items():
            if one != other:
                counted[min(one, other), max(one, other)] += n
    found = network(corpus_of(*(" ".join(words) for words in kept)), unit=f"window:{k}", **PLAIN)
    assert edges(found) == dict(counted)


def test_an_edge_leads_to_its_passages() -> None:
    corpus = corpus_of("The sea is big. A ship and the sea. A fish.", "A ship.", "The ship is here. The sea!")
    found = network(corpus, min_entries=1, min_count=1)
    assert [str(one) for one in found.evidence("sea--ship").passages] == [
        "The [sea] is big.",
        "A [ship] and the [sea].",
        "The [ship] is here.",
        "The [sea]!",
    ]
    found = network(corpus, unit="sentence", min_entries=1, min_count=1)
    assert [str(one) for one in found.evidence("sea--ship").passages] == ["A [ship] and the [sea]."]
    found = network(corpus, unit="window:2", min_entries=1, min_count=1)
    assert [one.entry for one in found.evidence("sea--ship").passages] == ["d1", "d1", "d3"]
    assert all(sum(mark for _, mark in one.segments) == 2 for one in found.evidence("sea--ship").passages)


def test_a_node_leads_to_every_passage_of_its_word() -> None:
    found = network(corpus_of("Dog and cat.", "A dog ran. The cat slept.", "A dog."), min_entries=2)
    evidence = found.evidence("lemma:dog")
    assert evidence.frame["entry"].tolist() == ["d1", "d2", "d3"]
    assert set(evidence.frame["match"].str.casefold()) == {"dog"}
    with pytest.raises(KeyError):
        found.evidence("lemma:horse")


def clique() -> Corpus:
    return corpus_of(*["ash bee cow"] * 6, *["dog elm fox"] * 6, "ash dog")


def test_nodes_have_communities_and_places() -> None:
    found = network(clique())
    assert list(found.nodes.columns)[:8] == [
        "node", "entries", "count", "community", "degree", "strength", "betweenness", "closeness",
    ]  # fmt: skip
    community = dict(zip(found.nodes["node"], found.nodes["community"], strict=True))
    assert community["ash"] == community["bee"] == community["cow"]
    assert community["dog"] == community["elm"] == community["fox"] != community["ash"]
    assert all(0 <= node["x"] <= 1 and 0 <= node["y"] <= 1 for node in found.picture["nodes"])
    assert {edge["clear"] for edge in found.picture["edges"]} == {True}


def test_the_seed_fixes_the_picture() -> None:
    assert network(clique(), seed=3).picture == network(clique(), seed=3).picture
    assert network(clique(), seed=3).picture != network(clique(), seed=4).picture


def test_the_limit_keeps_the_words_in_most_entries() -> None:
    found = network(corpus_of("ash bee cow", "ash bee", "ash"), limit=2, min_entries=1, min_count=1)
    assert edges(found) == {("ash", "bee"): 2}


def test_chance_alone_makes_next_to_no_clear_edge() -> None:
    chance = np.random.default_rng(3)
    words = [f"{a}{b}zz" for a in "bdfgklmnprst" for b in "aeiou"]
    texts = [" ".join(chance.choice(words, chance.integers(5, 120))) + "." for _ in range(150)]
    for unit in ("entry", "window:4"):
        found = network(corpus_of(*texts), unit=unit, min_count=1)
        assert len(found) > 1000
        assert (found.frame["q"] < 0.05).mean() < 0.01


@pytest.mark.parametrize("write", ["to_graphml", "to_gexf"])
def test_graph_files_read_back_with_their_parameters(write: str) -> None:
    found = network(clique())
    text = getattr(found, write)()
    read = {"to_graphml": nx.read_graphml, "to_gexf": nx.read_gexf}[write]
    graph = read(io.BytesIO(text.encode()))
    assert set(graph.nodes) == set(found.nodes["node"])
    assert graph.number_of_edges() == len(found)
    assert graph.edges["ash", "bee"]["count"] == 6
    assert found.parameters["version"] in text


@pytest.mark.parametrize("unit", ["dream", "window", "window:1", "window:x"])
def test_unknown_units_are_refused(unit: str) -> None:
    with pytest.raises(ValueError, match="choose entry, sentence or window:K"):
        network(corpus_of("sea"), unit=unit)


def test_empty_says_so() -> None:
    assert len(network(Corpus())) == 0
    assert network(Corpus()).notes == ("No entries: there is nothing to count yet.",)
    assert network(Corpus()).picture == {"nodes": [], "edges": []}
