"""The association network: what was said after what."""

from __future__ import annotations

import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jupyter_psydyn.association import chains_of
from jupyter_psydyn.association.meeting.paths import DRAWN, paths

TWO = chains_of([["stairs", "cellar", "coal", "winter"], ["lamp", "Cellars", "coal"]])


def test_an_edge_is_a_step_and_has_its_direction() -> None:
    found = paths(TWO).frame.set_index(["source", "target"])["count"].to_dict()
    assert found == {
        ("cellar", "coal"): 2,
        ("stairs", "cellar"): 1,
        ("coal", "winter"): 1,
        ("lamp", "cellar"): 1,
    }


def test_by_form_another_form_is_another_node() -> None:
    assert ("lamp", "Cellars") in set(
        paths(TWO, by="form").frame[["source", "target"]].itertuples(index=False, name=None)
    )


def test_what_differs_in_a_number_is_not_the_same() -> None:
    assert len(paths(chains_of([["tram", "line 3", "line 4"]]))) == 2


def test_what_is_long_is_known_by_a_number() -> None:
    sentence = "we went down there every winter to fetch the coal together"
    found = paths(chains_of([["a stair", sentence, "cold"], ["a lamp", sentence.upper()]]))
    assert sorted(found.keys) == [
        "element:chain-1--word:#1",
        "element:chain-2--word:#1",
        "word:#1--word:cold",
    ]


def test_steps_between_what_several_chains_say_come_first() -> None:
    found = paths(chains_of([["a", "sea", "salt"], ["b", "sea", "salt box"], ["c", "wind", "leaf"]]))
    assert found.frame["target"].tolist()[:4] == ["sea", "salt", "sea", "salt box"]


def test_an_element_is_no_association_of_the_same_word() -> None:
    back = chains_of([["sea", "sand", "sea"]])
    kinds = [(node["label"], node["kind"]) for node in paths(back).picture["nodes"]]
    assert sorted(kinds) == [("sand", "association"), ("sea", "association"), ("sea", "element")]


def test_leads_to_both_ends_of_each_step() -> None:
    found = paths(TWO)
    at = found.frame.index[found.frame["count"] == 2][0]
    assert [str(one) for one in found.evidence(int(at)).passages] == [
        "stairs → [cellar]",
        "stairs → [coal]",
        "lamp → [Cellars]",
        "lamp → [coal]",
    ]


def test_is_written_as_a_directed_graph() -> None:
    text = paths(TWO).to_graphml()
    assert text is not None
    graph = nx.parse_graphml(text)
    assert graph.is_directed()
    assert graph.number_of_edges() == 4
    assert "<description>" in str(paths(TWO).to_gexf())


def test_chains_that_never_meet_are_said_to_be_no_pattern() -> None:
    assert any("no pattern" in note for note in paths(chains_of([["a door", "key"]])).notes)


def test_of_many_steps_the_picture_has_the_most_frequent() -> None:
    long = chains_of([[f"word{at}" for at in range(DRAWN + 60)]])
    found = paths(long)
    assert len(found) == DRAWN + 59
    assert len(found.picture["edges"]) == DRAWN
    assert any("the table has all" in note for note in found.notes)


def test_an_unknown_way_is_refused() -> None:
    with pytest.raises(ValueError, match="by: 'meaning'; choose form, base"):
        paths(TWO, by="meaning")


@given(
    st.lists(
        st.lists(st.sampled_from(["a", "sea", "Seas", "🌊", " ", "the dog"]), min_size=1, max_size=6),
        max_size=5,
    )
)
@settings(deadline=None, max_examples=60)
def test_every_step_is_counted_once(chains: list[list[str]]) -> None:
    found = paths(chains_of(chains))
    assert found.frame["count"].sum() == sum(len(chain) - 1 for chain in chains)
    assert all(0 <= node["x"] <= 1 and 0 <= node["y"] <= 1 for node in found.picture["nodes"])


def test_each_thing_is_a_node_of_its_own_in_a_file() -> None:
    found = paths(chains_of([["water", "water", "sea"], ["door", "water"], ["door", "water"]]))
    graph = found.to_networkx()
    assert graph.number_of_nodes() == 5  # three elements, two associations
    assert sum(weight for _, _, weight in graph.edges(data="weight")) == 4
    assert sorted(graph.nodes[node]["label"] for node in graph) == ["door", "door", "sea", "water", "water"]


def test_what_follows_each_other_is_a_quotation() -> None:
    assert paths(TWO).quotes
