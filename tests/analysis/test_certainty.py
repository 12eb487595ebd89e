"""How sure a network is: shuffles against the formula, intervals, slices, and two networks compared."""

from dataclasses import replace

import numpy as np
import pytest

from jupyter_psydyn.analysis import compare, network
from jupyter_psydyn.analysis.graph import Graph, layout
from jupyter_psydyn.analysis.reading import read_words
from jupyter_psydyn.analysis.resampling import by_entry
from jupyter_psydyn.corpus import Corpus, Document, Night
from jupyter_psydyn.counting import Way, count_pairs, count_words

ENDS = ("source", "target")
WORDS = [f"{a}{b}zz" for a in "bdfgklmnprst" for b in "aeiou"]


def random_corpus(seed: int, n: int = 80) -> Corpus:
    """Dreams of 5 to 60 words of Zipf's frequencies, a few sentences each."""
    chance = np.random.default_rng(seed)
    share = 1 / np.arange(1, len(WORDS) + 1)
    texts = []
    for at in range(n):
        words = chance.choice(WORDS, chance.integers(5, 60), p=share / share.sum())
        text = ". ".join(" ".join(words[low : low + 8]).capitalize() for low in range(0, len(words), 8))
        texts.append(
            Document(str(at), {"report": text}, Night.parse(f"2024-{at % 12 + 1:02}-{at % 28 + 1:02}"))
        )
    return Corpus(tuple(texts))


@pytest.mark.parametrize("unit", ["entry", "sentence", "window:4"])
def test_the_formula_and_the_shuffles_agree(unit: str) -> None:
    """What is expected where words are dealt out over entries of these lengths: by formula, by 400 deals."""
    corpus = random_corpus(1)
    read = read_words(corpus, Way())
    table = count_pairs(read, count_words(read).strongest(10), unit).table()
    found = network(corpus, unit=unit, min_entries=10, min_count=1, limit=None, shuffles=400, resamples=0)
    dealt = dict(zip(found.keys[:], found.frame["expected"], strict=True))
    formula = table.dealt() if unit != "window:4" else table.expected
    keys = [
        f"{table.counts.words[a]}--{table.counts.words[b]}"
        for a, b in zip(table.first, table.second, strict=True)
    ]
    seen = np.array([dealt[key] for key in keys])
    assert abs(seen.sum() / formula.sum() - 1) < 0.03
    assert np.average(np.abs(seen / formula - 1), weights=formula) < 0.08
    assert (found.frame["p"] >= 1 / 401).all()


@pytest.mark.parametrize("unit", ["entry", "sentence", "window:4"])
def test_what_each_entry_adds_adds_up(unit: str) -> None:
    read = read_words(random_corpus(2), Way())
    table = count_pairs(read, count_words(read).strongest(5), unit).table()
    parts = by_entry(read, table)
    assert (np.asarray(parts.both.sum(0)).ravel() == table.both).all()
    assert (np.asarray(parts.alone.sum(0)).ravel() == table.counts.alone).all()
    assert parts.units.sum() == table.counts.n


def test_an_interval_holds_the_figure_and_shrinks_with_more_entries() -> None:
    width = {}
    for n in (40, 640):
        found = network(random_corpus(3, n), measure="jaccard", min_entries=5, limit=10).frame
        assert (found["low"] <= found["jaccard"] + 1e-9).mean() > 0.97
        assert (found["high"] >= found["jaccard"] - 1e-9).mean() > 0.97
        width[n] = float((found["high"] - found["low"]).mean())
    assert width[640] < width[40] / 2.5  # a quarter, by the square root of 16


def test_by_chance_next_to_no_edge_is_clear_by_shuffles_either() -> None:
    found = network(random_corpus(4), min_entries=5, min_count=1, shuffles=199, resamples=0).frame
    assert len(found) > 500
    assert (found["q"] < 0.05).mean() <= 0.05


def test_slices_have_the_same_nodes_in_the_same_places() -> None:
    whole = network(random_corpus(5), limit=12)
    slices = whole.slices(4)
    places = [[(node["key"], node["x"], node["y"]) for node in one.picture["nodes"]] for one in slices]
    assert [sorted(one) for one in places] == [sorted(places[0])] * 4
    assert sum(one.parameters["entries"] for one in slices) == 80
    assert slices[1].to_code().endswith("psd.network(corpus, limit=12).slices(4)[1]\n")
    with pytest.raises(ValueError, match=r"slices: 99 parts of \d+ nights with a full date"):
        whole.slices(99)


def test_the_nodes_say_how_sure_they_are() -> None:
    nodes = network(random_corpus(6), limit=12, resamples=0).nodes
    assert nodes["stability"].between(0, 1).all()
    for name in ("degree", "strength", "betweenness", "closeness"):
        assert (nodes[f"{name}_low"] <= nodes[f"{name}_high"]).all()


def test_an_ego_is_a_word_and_its_neighbours() -> None:
    texts = ["ash bee cow"] * 4 + ["cow dog"] * 4 + ["elm fox"] * 4
    corpus = Corpus(tuple(Document(str(at), {"report": text}) for at, text in enumerate(texts)))
    ego = network(corpus).ego("ash")
    assert {*ego["source"], *ego["target"]} == {"ash", "bee", "cow"}
    with pytest.raises(KeyError, match="no node 'gnu'"):
        network(corpus).ego("gnu")


def test_two_networks_edge_by_edge() -> None:
    """ash and bee meet in 9 of 12 dreams before, in 1 of 12 after."""
    before = Corpus(
        tuple(Document(f"a{n}", {"report": "ash bee cow" if n < 9 else "ash cow dog"}) for n in range(12))
    )
    after = Corpus(
        tuple(
            Document(f"b{n}", {"report": "ash bee cow" if n < 1 else "ash cow bee."[:8]}) for n in range(12)
        )
    )
    a, b = (network(one, min_entries=1, min_count=1) for one in (before, after))
    found = compare(a, b)
    row = found.frame.iloc[found.keys.index("ash--bee")]
    assert (row["count_a"], row["count_b"]) == (9, 1)
    assert row["log_odds"] == pytest.approx(np.log(9.5 * 11.5 / (3.5 * 1.5)))
    assert row["q"] < 0.05
    assert found.frame.iloc[found.keys.index("ash--cow")]["q"] > 0.05
    assert set(found.evidence("ash--bee").frame["entry"]) == {f"a{n}" for n in range(9)} | {"b0"}
    with pytest.raises(ValueError, match="the first network counts in entry, the second in sentence"):
        compare(a, network(after, unit="sentence"))


def test_the_same_network_twice_differs_nowhere() -> None:
    one = network(random_corpus(7))
    found = compare(one, one)
    assert (found.frame["log_odds"] == 0).all()
    assert found.frame["p"].to_numpy() == pytest.approx(1)


def test_a_network_of_many_words_is_drawn_in_part() -> None:
    """800 words, 100,000 edges and more: all are in the table, the clearest 20,000 in the picture."""
    chance = np.random.default_rng(8)
    words = [f"{a}{b}{c}zz" for a in "bdfgklmnprstvw" for b in "aeiou" for c in "bdfgklmnprst"]
    texts = [" ".join(chance.choice(words, 150)) for _ in range(60)]
    corpus = Corpus(tuple(Document(str(at), {"report": text}) for at, text in enumerate(texts)))
    found = network(corpus, limit=None, min_entries=2, min_count=1)
    assert len(found) > 100_000
    nodes, edges = found.picture["columns"]["nodes"], found.picture["columns"]["edges"]
    assert {len(column) for column in edges.values()} == {20_000}
    assert set(edges["source"]) | set(edges["target"]) == set(range(len(nodes["label"])))
    assert edges["q"] == sorted(edges["q"])
    row = found.frame.iloc[found.keys.index("--".join(nodes["label"][edges[end][7]] for end in ENDS))]
    assert [edges[name][7] for name in ("weight", "count", "expected")] == [
        round(float(row[name]), 4) for name in ("npmi", "count", "expected")
    ]
    assert found.frame["low"].isna().all()
    assert any("no intervals are worked out" in note for note in found.notes)
    assert len(found.snapshot()["rows"]) == 5_000


@pytest.mark.parametrize("unit", ["entry", "sentence", "window:3"])
def test_a_picture_carries_its_times_and_they_add_up(unit: str) -> None:
    whole = network(random_corpus(5), limit=12, unit=unit, min_count=1)
    times = whole.picture["times"]
    k = len(times["periods"])
    assert k == 8
    assert times["entries"] == [one.parameters["entries"] for one in whole.slices(k)]
    assert np.sum(times["edges"], 0).tolist() == [edge["count"] for edge in whole.picture["edges"]]
    assert np.sum(times["nodes"], 0).tolist() == [node["entries"] for node in whole.picture["nodes"]]
    keys = [edge["key"] for edge in whole.picture["edges"]]
    for counts, one in zip(times["edges"], whole.slices(k), strict=True):
        own = dict(zip(one.keys, one.frame["count"], strict=True))
        assert counts == [own.get(key, 0) for key in keys]


def test_a_word_without_a_link_stands_beside_the_others_in_a_large_network() -> None:
    ring = np.arange(450)
    graph = Graph(500, ring, (ring + 1) % 450, np.ones(450))
    place = layout(graph, [f"w{at}" for at in range(500)], seed=0)
    assert place.min() == 0
    assert place.max() == 1
    inside, outside = (np.hypot(*(part - 0.5).T) for part in (place[:450], place[450:]))
    assert inside.max() < np.median(outside)
    # Neighbours in the ring are nearer than others.
    near = np.hypot(*(place[ring] - place[(ring + 1) % 450]).T).mean()
    assert near < 0.2 * np.hypot(*(place[ring] - place[(ring + 200) % 450]).T).mean()
    unlinked = replace(graph, first=ring[:0], second=ring[:0], weight=np.zeros(0))
    assert layout(unlinked, [f"w{at}" for at in range(500)], seed=0).shape == (500, 2)
