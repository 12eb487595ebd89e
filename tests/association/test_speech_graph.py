"""Speech graphs: tiny graphs counted by hand, the published figures, networkx as the second opinion."""

import json
from itertools import pairwise
from pathlib import Path
from typing import Any

import networkx as nx
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jupyter_psydyn.association import chains_of
from jupyter_psydyn.association.speech import speech_graph
from jupyter_psydyn.association.speech.speech_graph import distances, measures, shuffled, windows
from jupyter_psydyn.association.speech.speech_graphs import SpeechGraph, SpeechGraphs, speechgraph
from jupyter_psydyn.corpus import Corpus, Document, tokens

SHARED = Path(__file__).parents[3] / "shared" / "data" / "speechgraph"


def walk(words: str) -> Any:
    return np.unique(words.split(), return_inverse=True)[1]


def counted(words: str) -> dict[str, float]:
    found = {name: float(one[0]) for name, one in measures(walk(words), np.array([len(walk(words))])).items()}
    found["diameter"], found["ASP"] = distances(walk(words))
    return found


def test_there_and_back_and_on() -> None:
    """a b a b c: the edges ab twice, ba, bc."""
    found = counted("a b a b c")
    assert (found["nodes"], found["edges"]) == (3, 4)
    assert (found["repeated_edges"], found["repeated_surplus"], found["repeated_pairs"]) == (2, 1, 1)
    assert (found["parallel_edges"], found["parallel_lesser"], found["reciprocal_pairs"]) == (3, 1, 1)
    # Two ways from a to b, each with the one way back.
    assert (found["L1"], found["L2"], found["L3"], found["trace_a2"]) == (0, 2, 0, 4)
    # From c nothing leads back.
    assert (found["LCC"], found["LSC"], found["n_weak"], found["n_strong"]) == (3, 2, 1, 2)
    # a has 3 ends of edges, b 4, c 1: mean 8/3, variance (1 + 16 + 25) / 9 / 3 = 14/9.
    assert found["ATD"] == pytest.approx(8 / 3)
    assert found["degree_sd"] == pytest.approx((14 / 9) ** 0.5)
    assert found["density"] == pytest.approx(4 / 6)
    assert (found["diameter"], found["ASP"], found["CC"]) == (2, pytest.approx(4 / 3), 0)


def test_a_word_after_itself_is_a_loop_and_no_cycle() -> None:
    """a a b a: the edges aa, ab, ba. The loop adds to both traces, and to neither L2 nor L3."""
    found = counted("a a b a")
    assert (found["L1"], found["L2"], found["L3"]) == (1, 1, 0)
    assert (found["trace_a2"], found["trace_a3"]) == (3, 4)
    assert (found["parallel_edges"], found["repeated_edges"]) == (2, 0)


def test_a_loop_of_three_words() -> None:
    """a b c a: one cycle of three, a triangle, everything within reach of everything."""
    found = counted("a b c a")
    assert (found["L2"], found["L3"], found["trace_a3"]) == (0, 1, 3)
    assert (found["LSC"], found["n_strong"]) == (3, 1)
    assert (found["CC"], found["diameter"], found["ASP"]) == (1, 1, 1)


def test_parallel_edges_multiply_the_cycles_through_them() -> None:
    """a b c a b c a: each of the two ab can go on with each bc and each ca: but ca and bc come twice too."""
    assert counted("a b c a b c a")["L3"] == 8


def test_one_word_has_no_edge_no_density_and_no_way() -> None:
    found = counted("a")
    assert (found["nodes"], found["edges"], found["ATD"], found["diameter"]) == (1, 0, 0, 0)
    assert np.isnan(found["density"])
    assert np.isnan(found["ASP"])
    assert counted("a a a")["L1"] == 2
    assert counted("a a a")["repeated_edges"] == 2


walks = st.lists(st.integers(0, 6), min_size=1, max_size=25)


@given(walks)
@settings(deadline=None)
def test_networkx_counts_the_same(words: list[int]) -> None:
    found = counted(" ".join(map(str, words)))
    graph = nx.MultiDiGraph()
    graph.add_nodes_from(words)
    graph.add_edges_from(pairwise(words))
    a = nx.to_numpy_array(graph)
    plain = nx.Graph(graph.to_undirected())
    plain.remove_edges_from(list(nx.selfloop_edges(plain)))
    simple = nx.DiGraph(graph)
    times = np.asarray([number for *_, number in graph.edges(keys=True)])
    pairs = {(s, t): graph.number_of_edges(s, t) for s, t in simple.edges}

    assert found["nodes"] == len(graph)
    assert found["edges"] == len(times)
    assert found["repeated_surplus"] == (times > 0).sum()
    assert found["repeated_edges"] == sum(n for n in pairs.values() if n > 1)
    assert found["repeated_pairs"] == sum(n > 1 for n in pairs.values())
    assert found["parallel_edges"] == sum(n for (s, t), n in pairs.items() if s != t and (t, s) in pairs)
    assert found["reciprocal_pairs"] == sum(s < t and (t, s) in pairs for s, t in pairs)
    assert found["L1"] == nx.number_of_selfloops(graph)
    assert (found["trace_a2"], found["trace_a3"]) == (np.trace(a @ a), np.trace(a @ a @ a))
    by_length = {2: 0, 3: 0}
    for cycle in nx.simple_cycles(simple, length_bound=3):
        if len(cycle) > 1:
            steps = zip(cycle, cycle[1:] + cycle[:1], strict=True)
            by_length[len(cycle)] += np.prod([pairs[step] for step in steps])
    assert (found["L2"], found["L3"]) == (by_length[2], by_length[3])
    strong = [len(one) for one in nx.strongly_connected_components(graph)]
    assert (found["LSC"], found["n_strong"]) == (max(strong), len(strong))
    assert (found["LCC"], found["n_weak"]) == (len(graph), 1)
    degrees = [degree for _, degree in graph.degree()]
    assert found["ATD"] == pytest.approx(np.mean(degrees))
    assert found["degree_sd"] == pytest.approx(np.std(degrees), abs=1e-9)
    assert found["CC"] == pytest.approx(nx.average_clustering(plain))
    if len(graph) > 1:
        assert found["density"] == pytest.approx(nx.density(graph))
        assert found["diameter"] == nx.diameter(plain)
        assert found["ASP"] == pytest.approx(nx.average_shortest_path_length(plain))


@given(st.lists(st.lists(st.integers(0, 4), min_size=1, max_size=6), min_size=1, max_size=6))
@settings(deadline=None)
def test_many_walks_at_once_are_each_walk_alone(several: list[list[int]]) -> None:
    sizes = np.array([len(one) for one in several])
    words = np.concatenate([np.array(one) for one in several])
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(speech_graph, "_TOGETHER", 5)  # in several parts
        together = measures(words, sizes)
    for at, one in enumerate(several):
        for name, values in measures(np.array(one), sizes[at : at + 1]).items():
            assert together[name][at] == pytest.approx(values[0], nan_ok=True), name


def test_windows_are_averaged_each_one_word_on() -> None:
    """a a b c: the windows aa, ab, bc have 1, 2, 2 nodes, and one loop among them."""
    found = windows(walk("a a b c"), 2)
    assert found["nodes"] == pytest.approx(5 / 3)
    assert found["L1"] == pytest.approx(1 / 3)
    assert found["density"] == 0.5  # of the two that have one: aa is one word


def test_orders_at_random_keep_the_words_and_can_be_drawn_again() -> None:
    words = walk("a b c d a b c d a e f g")
    again = shuffled(words, 200, 7)
    assert again == shuffled(words, 200, 7)
    assert again != shuffled(words, 200, 8)
    assert again["nodes"] == (7, 0)
    assert again["edges"] == (11, 0)


def test_two_words_in_every_order() -> None:
    """Six orders, equally likely: aabb, bbaa (two loops), abba, baab (one), abab, baba (none): mean 1."""
    mean, deviation = shuffled(walk("a a b b"), 6000, 1)["L1"]
    assert mean == pytest.approx(1, abs=0.05)
    assert deviation == pytest.approx((2 / 3) ** 0.5, abs=0.05)


DREAMS = Corpus(
    (
        Document("d1", {"report": "The lamp was lit. The lamp was warm, and THE lamp stood by the door."}),
        Document("d2", {"report": "Snow."}),
        Document("d3", {"note": "Nothing."}),
        Document("d4", {"report": "..."}),
    )
)


def test_a_row_a_text_with_words() -> None:
    result = speechgraph(DREAMS, window=5, shuffles=50)
    assert isinstance(result, SpeechGraphs)
    assert not result.quotes
    assert result.keys == ("d1", "d2")
    first, second = result.frame.to_dict("records")
    # the lamp was lit / the lamp was warm / and the lamp stood by the door: case folded.
    assert (first["words"], first["nodes"], first["edges"]) == (15, 9, 14)
    assert first["repeated_edges"] == 5  # the lamp 3 times, lamp was twice
    assert first["window_nodes"] == pytest.approx(51 / 11)  # 4 4 4 5 5 5 5 5 5 4 5
    assert np.isfinite(first["LSC_z"])
    assert (second["words"], second["nodes"]) == (1, 1)
    assert np.isnan(second["window_nodes"])
    assert np.isnan(second["LSC_z"])
    assert result.picture == {}
    assert any("1 text shorter than 5 words" in note for note in result.notes)
    assert any("2 entries without a word" in note for note in result.notes)
    assert any("diagnose nobody" in note for note in result.notes)
    assert result.to_code().endswith("psd.association.speechgraph(corpus, window=5, shuffles=50)\n")


def test_the_passages_of_a_row_are_its_repeated_edges() -> None:
    result = speechgraph(DREAMS, shuffles=0)
    found = result.evidence("d1")
    assert [str(one) for one in found.passages[:3]] == [
        "[The lamp] was lit.",
        "[The lamp] was warm, and THE lamp stood by the door.",
        "The lamp was warm, and [THE lamp] stood by the door.",
    ]
    assert "The [lamp was] lit." in [str(one) for one in found.passages]
    assert len(found) == 5
    assert len(result.evidence("d2")) == 0
    assert "LSC_z" in result.frame
    assert result.frame["LSC_z"].isna().all()


def test_the_graph_of_one_text_is_drawn_and_says_that_it_quotes() -> None:
    result = speechgraph("Down and down and round.", shuffles=0)
    assert isinstance(result, SpeechGraph)
    assert result.quotes
    picture = result.snapshot()["picture"]
    assert {node["label"]: node["count"] for node in picture["nodes"]} == {"and": 2, "down": 2, "round": 1}
    assert {(edge["key"], edge["count"]) for edge in picture["edges"]} == {
        ("word:down--word:and", 2),
        ("word:and--word:down", 1),
        ("word:and--word:round", 1),
    }
    assert {edge["source"] for edge in picture["edges"]} <= {node["key"] for node in picture["nodes"]}
    assert all(0 <= node[axis] <= 1 for node in picture["nodes"] for axis in "xy")
    assert "Down" not in result.to_code()
    assert "Down" not in json.dumps(dict(result.parameters))


def test_associations_are_read_as_they_were_said() -> None:
    result = speechgraph(chains_of([["sea", "wave", "boat", "wave"], ["hill", "sheep"]]))
    assert result.frame["words"].tolist() == [3, 1]
    assert result.to_code().endswith("psd.association.speechgraph(associations)\n")


def test_what_has_no_words_says_so() -> None:
    assert speechgraph("").notes == ("No text with words: there is nothing to draw yet.",)


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"window": 1}, "window: 1; give a whole number, 2 or more"),
        ({"window": 2.5}, "window: 2.5; give a whole number"),
        ({"shuffles": -1}, "shuffles: -1; give a whole number, 0 or more"),
        ({"shuffles": 1}, "one order has no spread"),
        ({"parts": ("dream",)}, "parts: dream; choose from report"),
    ],
)
def test_options_that_cannot_be(options: dict[str, Any], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        speechgraph("a b c", **options)


@pytest.mark.shared
def test_the_published_example_to_the_printed_digit() -> None:
    """The README example of facuzeta/speechgraph, under the names that say what its figures are."""
    expected = json.loads((SHARED / "expected.json").read_text(encoding="utf-8"))
    result = speechgraph((SHARED / "scarlet_passage.txt").read_text(encoding="utf-8"))
    (row,) = result.frame.to_dict("records")
    every = result.measures.iloc[0]
    again, printed = expected["recomputed"], expected["readme"]

    assert row["words"] == again["words"]
    for name in ("N", "E"):
        assert row[{"N": "nodes", "E": "edges"}[name]] == again[name]
    for name in ("ATD", "density", "CC", "diameter", "ASP", "LCC", "LSC", "L1"):
        assert row[name] == again[name], name
    assert every["degree_sd"] == again["degree_std"]
    assert every["repeated_surplus"] == again["RE_surplus"]
    assert every["repeated_pairs"] == again["edges_repeated"]
    assert every["reciprocal_pairs"] == again["reciprocal_pairs"]
    assert every["parallel_lesser"] == again["PE_min"]
    assert (every["trace_a2"], every["trace_a3"]) == (again["trA2"], again["trA3"])
    assert (every["n_weak"], every["n_strong"]) == (again["n_WCC"], again["n_SCC"])
    # RE counts every edge of a repeated pair: the surplus and the first ones.
    assert row["repeated_edges"] == again["RE_surplus"] + again["edges_repeated"]
    # Without loops the cycles are the traces' halves and thirds.
    assert (row["L2"], row["L3"]) == (again["trA2"] / 2, again["trA3"] / 3)

    assert every["edges"] == printed["number_of_edges"]
    assert every["ATD"] == printed["degree_average"]
    assert every["degree_sd"] == pytest.approx(printed["degree_std"], abs=1e-14)
    assert every["repeated_pairs"] == printed["PE"]
    assert (every["trace_a2"], every["trace_a3"]) == (printed["L2"], printed["L3"])
    assert (every["n_strong"], every["n_weak"]) == (printed["LSC"], printed["LCC"])
    # Printed L1 is 1, and cannot be: with one loop the trace of A^2 would be odd, and it is 12.
    assert row["L1"] == printed["L1"] - 1


@pytest.mark.shared
def test_the_published_example_in_windows_and_beside_chance() -> None:
    text = (SHARED / "scarlet_passage.txt").read_text(encoding="utf-8")
    (row,) = speechgraph(text).frame.to_dict("records")
    assert round(row["window_nodes"], 2) == 26.26
    assert round(row["window_LCC"], 2) == 26.26
    assert round(row["window_LSC"], 2) == 18.47
    assert row["LSC_z"] == pytest.approx(-0.18, abs=0.05)
    mean, deviation = shuffled(walk(" ".join(token.word for token in tokens(text))), 1000, 0)["LSC"]
    assert (round(mean, 1), round(deviation, 1)) == (224.3, 1.7)
