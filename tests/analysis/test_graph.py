"""The graph of a network: against networkx, by hand, and under small changes."""

import networkx as nx
import numpy as np
import pytest

from jupyter_psydyn.analysis.graph import (
    Graph,
    backbone,
    centralities,
    communities,
    layout,
    modularity,
    togetherness,
)


def random_graph(seed: int, n: int = 40, share: float = 0.12) -> Graph:
    chance = np.random.default_rng(seed)
    first, second = np.triu_indices(n, 1)
    kept = chance.random(len(first)) < share
    return Graph(n, first[kept], second[kept], chance.random(int(kept.sum())) + 0.1)


@pytest.mark.parametrize("seed", range(3))
def test_modularity_and_centralities_are_networkxs(seed: int) -> None:
    graph = random_graph(seed)
    community = communities(graph, seed)
    parts = [set(np.flatnonzero(community == one).tolist()) for one in np.unique(community)]
    peer = graph.networkx()
    assert modularity(graph, community) == pytest.approx(nx.community.modularity(peer, parts))
    found = centralities(graph)
    assert found.degree.tolist() == [peer.degree(node) for node in range(graph.size)]
    assert found.strength == pytest.approx([peer.degree(node, weight="weight") for node in range(graph.size)])
    assert found.betweenness == pytest.approx(list(nx.betweenness_centrality(peer).values()))
    assert found.closeness == pytest.approx(list(nx.closeness_centrality(peer).values()))


def test_two_cliques_are_two_communities_the_larger_is_0() -> None:
    edges = [(0, 1), (0, 2), (1, 2), (3, 4), (3, 5), (3, 6), (4, 5), (4, 6), (5, 6), (2, 3)]
    first, second = (np.array(ends) for ends in zip(*edges, strict=True))
    community = communities(Graph(8, first, second, np.ones(len(edges))), 0)
    assert community.tolist()[3:7] == [0] * 4
    assert community.tolist()[:3] == [1] * 3
    assert community[7] == 2  # alone


@pytest.mark.parametrize("seed", range(40))
def test_communities_come_to_an_end_where_two_are_equally_good(seed: int) -> None:
    """networkx 3.6 went to and fro for ever here, by the rounding of weights such as a third."""
    chance = np.random.default_rng(seed)
    n = int(chance.integers(3, 8))
    first, second = np.triu_indices(n, 1)
    weight = chance.choice([1.0, 1 / 3, 0.1, float(np.log2(4 / 3)), 1e-16], len(first))
    assert len(communities(Graph(n, first, second, weight), seed)) == n


def test_the_backbone_by_hand() -> None:
    """A node with edges of 8, 1 and 1: (1 - .8)^2 and (1 - .1)^2; its leaves have one edge each."""
    alpha = backbone(4, np.array([0, 0, 0]), np.array([1, 2, 3]), [8, 1, 1])
    assert alpha == pytest.approx([0.04, 0.81, 0.81])
    assert backbone(2, np.array([0]), np.array([1]), [5]).tolist() == [1.0]


def test_a_firm_community_stays_together() -> None:
    mine = np.array([0, 0, 0, 1, 1])
    assert togetherness(mine, [mine, mine]).tolist() == [1.0] * 5
    assert togetherness(mine, [np.array([0, 0, 1, 1, 1])])[2] == pytest.approx(1 / 5)
    assert np.isnan(togetherness(mine, [])).all()


def test_nearly_the_same_network_is_drawn_nearly_the_same() -> None:
    """Two groups with a few ties; each tenth edge in turn taken out: nodes move by a tenth of the picture."""
    chance = np.random.default_rng(1)
    first, second = np.triu_indices(30, 1)
    kept = chance.random(len(first)) < np.where((first < 15) == (second < 15), 0.5, 0.03)
    graph = Graph(30, first[kept], second[kept], chance.random(int(kept.sum())) * 3 + 0.3)
    names = [f"word{at}" for at in range(30)]
    whole = layout(graph, names, 0)
    moved = []
    for at in range(0, len(graph.first), 10):
        less = [np.delete(column, at) for column in (graph.first, graph.second, graph.weight)]
        moved.append(np.linalg.norm(layout(Graph(30, *less), names, 0) - whole, axis=1).mean())
    assert np.mean(moved) < 0.1
    assert (layout(graph, names, 0) == whole).all()
    assert (layout(graph, names, 1) != whole).any()


@pytest.mark.parametrize("n", [0, 1, 2, 3, 401])
def test_a_graph_of_any_size_has_places_within_the_picture(n: int) -> None:
    none = np.zeros(0, dtype=np.int64)
    place = layout(Graph(n, none, none, np.zeros(0)), [str(at) for at in range(n)], 0)
    assert place.shape == (n, 2)
    assert ((place >= 0) & (place <= 1)).all()
