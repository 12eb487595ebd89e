"""What a network is as a graph: its communities, its centres, its backbone, where its nodes are drawn."""

from __future__ import annotations

import zlib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

import networkx as nx
import numpy as np
import rustworkx as rx
from numpy.typing import ArrayLike
from scipy import sparse
from scipy.sparse import csgraph

from ..counting.arrays import Floats, Ints

# Betweenness looks at all shortest paths up to here (0.5 s for 2,000 nodes and 20,000 edges).
_EXACT = 2_000
# And nodes are placed by all their distances up to here (0.4 s), above it by those to so many of them.
_STRESSED = 400
_PIVOTS = 50
_ROUNDS = 20


@dataclass(frozen=True, eq=False)
class Graph:
    """Nodes 0 to ``size`` - 1; edge i joins ``first[i]`` and ``second[i]`` and weighs ``weight[i]`` > 0."""

    size: int
    first: Ints
    second: Ints
    weight: Floats

    def edges(self) -> list[tuple[int, int, float]]:
        """The edges as triples."""
        return list(zip(self.first.tolist(), self.second.tolist(), self.weight.tolist(), strict=True))

    def rustworkx(self) -> Any:
        """The same as a graph of rustworkx."""
        graph = rx.PyGraph(multigraph=False)
        graph.add_nodes_from(range(self.size))
        graph.add_edges_from(self.edges())
        return graph

    def networkx(self) -> Any:
        """The same as a graph of networkx."""
        graph = nx.Graph()
        graph.add_nodes_from(range(self.size))
        graph.add_weighted_edges_from(self.edges())
        return graph


@dataclass(frozen=True, eq=False)
class Centralities:
    """For each node: ``degree`` (edges), ``strength`` (their weights), ``betweenness`` and ``closeness``.

    ``betweenness`` is the share of shortest paths that lead through the node (Freeman 1977), ``closeness``
    the nearness of what it reaches, scaled by how much that is (Wasserman and Faust 1994); both 0 to 1,
    edges counting as one step. Betweenness is 0 for all in graphs of more than 2,000 nodes: not worked out.
    """

    degree: Floats
    strength: Floats
    betweenness: Floats
    closeness: Floats


def centralities(graph: Graph) -> Centralities:
    """How central each node is."""
    ends = np.concatenate([graph.first, graph.second])
    made = graph.rustworkx()
    between = (
        rx.graph_betweenness_centrality(made, normalized=True, parallel_threshold=500)
        if graph.size <= _EXACT
        else {}
    )
    close = rx.graph_closeness_centrality(made, wf_improved=True) if graph.size <= _EXACT else {}
    degree: Floats = np.bincount(ends, minlength=graph.size).astype(np.float64)
    return Centralities(
        degree,
        np.asarray(np.bincount(ends, np.tile(graph.weight, 2), graph.size), dtype=np.float64),
        _by_node(between, graph.size),
        _by_node(close, graph.size),
    )


def communities(graph: Graph, seed: int) -> Ints:
    """The community of each node (Louvain, Blondel et al. 2008): 0 is the largest.

    Of equals, the one with the lowest node comes first. A node without an edge is a community of its own.
    """
    # Between two communities that are equally good networkx goes to and fro for ever, by the rounding of the
    # last digit. A millionth more or less for each edge leaves no two equally good.
    chance = np.random.default_rng(seed)
    uneven = replace(graph, weight=graph.weight * (1 + 1e-6 * chance.random(len(graph.weight))))
    found = nx.community.louvain_communities(uneven.networkx(), seed=seed) if graph.size else []
    number = np.zeros(graph.size, dtype=np.int32)
    for at, nodes in enumerate(sorted(found, key=lambda nodes: (-len(nodes), min(nodes)))):
        number[list(nodes)] = at
    return number


def modularity(graph: Graph, community: ArrayLike) -> float:
    """How much more the edges lie within communities than by chance (Newman and Girvan 2004): up to 1."""
    number = np.asarray(community)
    total = float(graph.weight.sum())
    if total == 0:
        return 0.0
    inside = float(graph.weight[number[graph.first] == number[graph.second]].sum())
    ends = np.concatenate([graph.first, graph.second])
    strength = np.bincount(number[ends], weights=np.tile(graph.weight, 2))
    return inside / total - float(((strength / (2 * total)) ** 2).sum())


def togetherness(community: Ints, others: Sequence[Ints]) -> Floats:
    """How firmly each node belongs: the nodes in its community here and there, of those in either, mean.

    ``others`` are the communities of resampled networks (Hennig 2007, Cluster-wise assessment of cluster
    stability, by the Jaccard coefficient, here for each node). From .75 on a community is called stable.
    """
    if not others:
        return np.full(len(community), np.nan)
    mine = community[:, None] == community[None, :]
    found = np.zeros(len(community))
    for other in others:
        its = other[:, None] == other[None, :]
        found += (mine & its).sum(1) / (mine | its).sum(1)
    return found / len(others)


def backbone(size: int, first: Ints, second: Ints, weight: ArrayLike) -> Floats:
    """How unusual it is that so much of a node's weight lies on this edge: the lesser of its two ends.

    The disparity filter (Serrano, Boguñá, Vespignani 2009, PNAS 106:6483): (1 - w / s)^(k - 1) for an end
    with k edges of weight s together; under .05 the edge belongs to the backbone. 1 where an end has no
    other edge.
    """
    value = np.asarray(weight, dtype=float)
    ends = np.concatenate([first, second])
    k = np.bincount(ends, minlength=size)
    s = np.bincount(ends, weights=np.tile(value, 2), minlength=size)
    alpha = [np.where(k[end] > 1, (1 - value / s[end]) ** (k[end] - 1.0), 1.0) for end in (first, second)]
    return np.minimum(*alpha)


def layout(graph: Graph, names: Sequence[str], seed: int) -> Floats:
    """Where each node is drawn: x and y from 0 to 1; what holds together strongly is near.

    Distances on the page are to be those in the graph (an edge is the shorter the more it weighs): classical
    scaling, then stress majorisation (Gansner, Koren, North 2004), turned so as to lie nearest to places that
    the letters of the words decide. A network that is nearly the same is drawn nearly the same: with one
    dream of 56 less the nodes of the demo's network move by .07 on average, by springs it was .28. Since this
    takes the cube of their number, above 400 nodes only the distances along edges and to 50 pivots are kept.
    """
    if not graph.size:
        return np.zeros((0, 2))
    home = np.array([_home(name, seed) for name in names])
    place = _by_stress(_distances(graph), home) if graph.size <= _STRESSED else _by_pivots(graph, home, seed)
    low, high = place.min(0), place.max(0)
    return np.where(high > low, (place - low) / np.where(high > low, high - low, 1), 0.5)


def _distances(graph: Graph) -> Floats:
    """How far it is from node to node, along edges of the length 1 / weight; mean 1."""
    found: Floats = csgraph.shortest_path(_lengths(graph), directed=False)
    reached = np.isfinite(found)
    # What is not reached at all lies a little beyond what is farthest.
    found[~reached] = 1.2 * (found[reached].max() or 1.0)
    mean = float(found.mean())
    return found / mean if mean else found


def _lengths(graph: Graph) -> Any:
    ends = (np.r_[graph.first, graph.second], np.r_[graph.second, graph.first])
    length = np.tile(1 / np.maximum(graph.weight, 0.1), 2)
    return sparse.csr_matrix((length, ends), shape=(graph.size, graph.size))


def _by_stress(distance: Floats, home: Floats) -> Floats:
    n = len(distance)
    centre = np.eye(n) - 1 / n
    value, vector = np.linalg.eigh(-0.5 * centre @ distance**2 @ centre)
    place = vector[:, -2:] * np.sqrt(np.maximum(value[-2:], 0))
    if place.shape[1] < 2:
        return home
    weight = 1 / np.maximum(distance, 1e-9) ** 2
    np.fill_diagonal(weight, 0)
    inverse = np.linalg.pinv(np.diag(weight.sum(1)) - weight)
    for _ in range(40):
        apart = np.linalg.norm(place[:, None] - place[None], axis=2)
        pull = weight * distance / np.maximum(apart, 1e-9)
        np.fill_diagonal(pull, 0)
        place = inverse @ ((np.diag(pull.sum(1)) - pull) @ place)
    return _turned(place, home)


def _by_pivots(graph: Graph, home: Floats, seed: int) -> Floats:
    """The largest piece of the graph by some of its distances, in a disc; the others around it.

    Pivot scaling (Brandes and Pich 2007), then sparse stress (Ortmann, Klimenta, Brandes 2017).
    """
    if not len(graph.first):
        return home
    lengths = _lengths(graph)
    _, piece = csgraph.connected_components(lengths, directed=False)
    sizes = np.bincount(piece)
    inner = np.flatnonzero(piece == sizes.argmax())
    # A piece is where its first node is home, in a ring of the same density as the disc.
    lone = np.flatnonzero(piece != sizes.argmax())
    leads = home[np.unique(piece, return_index=True)[1]][piece[lone]] + 0.02 * home[lone]
    outer = leads / np.maximum(np.hypot(*leads.T), 1e-9)[:, None]
    reach = np.sqrt(graph.size / len(inner))
    place = np.zeros((graph.size, 2))
    place[lone] = outer * (1.1 + (max(reach, 1.2) - 1.1) * np.hypot(*home[lone].T)[:, None])
    place[inner] = _disc(_turned(_sparse_stress(lengths[inner][:, inner], seed), home[inner]))
    return place


def _sparse_stress(lengths: Any, seed: int) -> Floats:
    """Where the nodes of a connected graph lie by the lengths of its edges and the ways to some pivots."""
    size = lengths.shape[0]
    pivots = np.random.default_rng(seed).permutation(size)[:_PIVOTS]
    far: Floats = csgraph.dijkstra(lengths, directed=False, indices=pivots).T
    square = far**2
    centred = -0.5 * (square - square.mean(0) - square.mean(1)[:, None] + square.mean())
    place = centred @ np.linalg.eigh(centred.T @ centred)[1][:, -2:]
    place *= far.mean() / max(float(np.hypot(*place.T).mean()), 1e-9)
    pivot_pull = np.divide(1, square, out=np.zeros_like(square), where=square > 0)
    near = lengths.tocoo()
    edge_pull = 1 / near.data**2
    # Edges and ways weigh the same in all, however many edges there are.
    edge_pull *= pivot_pull.sum() / edge_pull.sum()
    total = np.bincount(near.row, edge_pull, size) + pivot_pull.sum(1)
    for _ in range(_ROUNDS):
        along, to = place[near.row] - place[near.col], place[:, None] - place[pivots]
        along *= (near.data / np.maximum(np.hypot(*along.T), 1e-9))[:, None]
        to *= (far / np.maximum(np.hypot(to[..., 0], to[..., 1]), 1e-9))[..., None]
        pulled = [
            np.bincount(near.row, edge_pull * (place[near.col, axis] + along[:, axis]), size)
            + (pivot_pull * (place[pivots, axis] + to[..., axis])).sum(1)
            for axis in (0, 1)
        ]
        place = np.column_stack(pulled) / total[:, None]
    found: Floats = place
    return found


def _disc(place: Floats) -> Floats:
    """The same directions from the middle and the same order of distances from it, evenly over a disc of 1.

    Thousands of words are all near to each other: by their true distances they lie on one heap, with a few
    far out.
    """
    place = place - np.median(place, axis=0)
    rank = (np.argsort(np.argsort(np.hypot(*place.T))) + 1) / len(place)
    found: Floats = place / np.maximum(np.hypot(*place.T), 1e-9)[:, None] * np.sqrt(rank)[:, None]
    return found


def _turned(place: Floats, home: Floats) -> Floats:
    """Turned, or mirrored, so as to lie as near to ``home`` as can be."""
    left, _, right = np.linalg.svd(place.T @ home)
    found: Floats = place @ (left @ right)
    return found


def _home(name: str, seed: int) -> tuple[float, float]:
    code = zlib.crc32(f"{seed} {name}".encode())
    angle, distance = (code & 0xFFFF) / 0x10000 * 2 * np.pi, ((code >> 16) / 0x10000) ** 0.5
    return float(distance * np.cos(angle)), float(distance * np.sin(angle))


def _by_node(values: Any, size: int) -> Floats:
    found = np.zeros(size)
    for node, value in dict(values).items():
        found[node] = value
    return found
