"""The graph of speech (Mota et al. 2012, 2014): each different word a node, each word an edge to the next.

Only what can be counted, for many walks at once: the texts of a corpus, the windows of one, its words dealt
out in a thousand orders. In the published measures some names stand for several things; here
each has one, and the docstring of `measures` says which.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import rustworkx as rx
from scipy import sparse
from scipy.sparse import csgraph

from ...counting.arrays import Floats, Ints

# About so many words are looked at together: 100 MB at the peak.
_TOGETHER = 400_000


def measures(words: Ints, sizes: Ints) -> dict[str, Floats]:
    """Measures of walks that stand one after the other: all their words as numbers, and the words of each.

    No walk may be empty. With a(i, j) the number of times that word j comes next after word i, and A the
    matrix of these:

    - ``nodes`` N: different words. ``edges`` E: pairs of a word and the next, words - 1.
    - ``repeated_edges`` RE: the sum of all a(i, j) that are 2 or more. ``repeated_surplus``: of these, those
      beyond the first; ``repeated_pairs``: how many ordered pairs they are (facuzeta/speechgraph's "PE").
    - ``parallel_edges`` PE: the sum of all edges between two words that follow each other in both
      directions, a(i, j) + a(j, i). ``parallel_lesser``: the lesser of the two instead; ``reciprocal_pairs``:
      how many such pairs of words.
    - ``L1``: edges from a word to itself. ``L2``, ``L3``: cycles through two and three different words, each
      choice of parallel edges one more cycle. Without any L1 they are trace(A^2)/2 and trace(A^3)/3.
      ``trace_a2``, ``trace_a3``: the traces themselves (facuzeta/speechgraph's "L2" and "L3").
    - ``LCC``, ``LSC``: nodes in the largest weakly and in the largest strongly connected component; of an
      unbroken walk the first is N. ``n_weak``, ``n_strong``: how many components there are
      (facuzeta/speechgraph's "LCC" and "LSC").
    - ``ATD``: mean total degree, 2 E / N, and ``degree_sd``, its standard deviation over the nodes.
    - ``density``: E / (N (N - 1)); not known where there is one word.
    - ``CC``: mean clustering coefficient of the nodes (Watts and Strogatz 1998), directions, repeats and
      loops put aside; 0 for a node with fewer than two neighbours.
    """
    ends = np.cumsum(sizes)
    cuts = np.flatnonzero(np.diff((ends - sizes) // _TOGETHER)) + 1
    parts = zip(np.split(words, ends[cuts - 1]), np.split(sizes, cuts), strict=True)
    found = [_measures(_Graphs.of(*part)) for part in parts]
    return {name: np.concatenate([one[name] for one in found]) for name in found[0]}


def _measures(graphs: _Graphs) -> dict[str, Floats]:
    return {
        **_repeats(graphs),
        **_cycles(graphs),
        **_components(graphs),
        **_degrees(graphs),
        "CC": graphs.sum(_clustering(graphs.a)) / graphs.nodes,
    }


def distances(walk: Ints) -> tuple[float, float]:
    """The diameter of one walk's graph, and its average shortest path (ASP), in steps, whatever direction.

    One word alone has neither: 0 and not-a-number.
    """
    _, node = np.unique(walk, return_inverse=True)
    size = int(node.max(initial=0)) + 1
    if size < 2:
        return 0.0, float("nan")
    graph = rx.PyGraph(multigraph=False)
    graph.add_nodes_from(range(size))
    graph.add_edges_from_no_data(list(zip(node[:-1].tolist(), node[1:].tolist(), strict=True)))
    steps = rx.distance_matrix(graph)
    return float(steps.max()), float(steps.sum() / (size * (size - 1)))


def windows(walk: Ints, size: int) -> Mapping[str, float]:
    """The mean of each measure over all windows of so many words, each one word on from the last.

    ``walk`` must have ``size`` words or more.
    """
    every = np.lib.stride_tricks.sliding_window_view(walk, size)
    found = measures(every.ravel(), np.full(len(every), size))
    found["diameter"], found["ASP"] = np.array([distances(one) for one in every]).T
    return {name: _mean(values) for name, values in found.items()}


def _mean(values: Floats) -> float:
    """The mean of what is known: a window of one word over and over has no density."""
    known = values[np.isfinite(values)]
    return float(known.mean()) if len(known) else float("nan")


def shuffled(walk: Ints, times: int, seed: int) -> Mapping[str, tuple[float, float]]:
    """Mean and standard deviation (n - 1) of each measure, the words dealt out at random, often.

    ``times`` 2 or more. The same ``seed`` draws the same orders.
    """
    draw = np.random.default_rng(seed)
    step = max(1, _TOGETHER // len(walk))
    found = []
    for at in range(0, times, step):
        orders = draw.permuted(np.tile(walk, (min(step, times - at), 1)), axis=1)
        found.append(measures(orders.ravel(), np.full(len(orders), len(walk))))
    columns = {name: np.concatenate([one[name] for one in found]) for name in found[0]}
    return {name: (float(one.mean()), float(one.std(ddof=1))) for name, one in columns.items()}


@dataclass(frozen=True, eq=False)
class _Graphs:
    """The graphs of some walks as one of separate blocks: ``a`` its matrix, ``block`` of each node."""

    a: Any
    block: Ints
    edges: Ints

    @classmethod
    def of(cls, words: Ints, sizes: Ints) -> _Graphs:
        walk = np.repeat(np.arange(len(sizes)), sizes)
        different = int(words.max(initial=0)) + 1
        here, node = np.unique(words + different * walk, return_inverse=True)
        inside = walk[1:] == walk[:-1]
        ends = node[:-1][inside], node[1:][inside]
        ones = np.ones(len(ends[0]), dtype=np.int64)
        a = sparse.coo_matrix((ones, ends), shape=(len(here), len(here))).tocsr()
        return cls(a, here // different, np.asarray(sizes) - 1)

    @property
    def size(self) -> int:
        """The number of blocks."""
        return len(self.edges)

    @property
    def nodes(self) -> Floats:
        """The number of nodes of each block."""
        return self.sum(np.ones(len(self.block)))

    def sum(self, values: Any, of: Ints | None = None) -> Floats:
        """The sum over each block of values of its nodes, or of what stands in the rows ``of`` of ``a``."""
        block = self.block if of is None else self.block[of]
        found: Floats = np.bincount(block, np.asarray(values, dtype=float), minlength=self.size).astype(float)
        return found


def _repeats(graphs: _Graphs) -> dict[str, Floats]:
    a = graphs.a
    of = a.tocoo().row
    back = a.T.tocsr() - sparse.diags(a.diagonal(), dtype=np.int64, format="csr")
    lesser = a.minimum(back)
    return {
        "repeated_edges": graphs.sum(np.where(a.data > 1, a.data, 0), of),
        "repeated_surplus": graphs.sum(a.data - 1, of),
        "repeated_pairs": graphs.sum(a.data > 1, of),
        "parallel_edges": graphs.sum(_rows(a.multiply(lesser > 0))),
        "parallel_lesser": graphs.sum(_rows(lesser)) / 2,
        "reciprocal_pairs": graphs.sum(_rows(lesser > 0)) / 2,
    }


def _rows(matrix: Any) -> Floats:
    sums: Floats = np.asarray(matrix.sum(1), dtype=float).ravel()
    return sums


def _cycles(graphs: _Graphs) -> dict[str, Floats]:
    a, loops = graphs.a, graphs.a.diagonal()
    twice = a @ a
    turns = twice.diagonal()
    trace_a3 = graphs.sum(_rows(twice.multiply(a.T)))
    # Three steps that stay on one word, or go there and back beside a loop, are no cycle of three words.
    no_cycle = graphs.sum(loops**3 + 3 * loops * (turns - loops**2))
    return {
        "L1": graphs.sum(loops),
        "L2": graphs.sum(turns - loops**2) / 2,
        "L3": (trace_a3 - no_cycle) / 3,
        "trace_a2": graphs.sum(turns),
        "trace_a3": trace_a3,
    }


def _components(graphs: _Graphs) -> dict[str, Floats]:
    n, label = csgraph.connected_components(graphs.a, directed=True, connection="strong")
    of = np.zeros(n, dtype=np.int64)
    of[label] = graphs.block
    most = np.zeros(graphs.size)
    np.maximum.at(most, of, np.bincount(label, minlength=n))
    return {
        # A walk leads from each of its words to the next: it is one weak component.
        "LCC": graphs.nodes,
        "n_weak": np.ones(graphs.size),
        "LSC": most,
        "n_strong": np.bincount(of, minlength=graphs.size).astype(float),
    }


def _degrees(graphs: _Graphs) -> dict[str, Floats]:
    n, edges = graphs.nodes, graphs.edges
    degree = _rows(graphs.a) + _rows(graphs.a.T)
    # n sum(d^2) - sum(d)^2 is a whole number: nothing is rounded before the root is taken.
    spread = n * graphs.sum(degree**2) - (2 * edges) ** 2
    pairs = n * (n - 1)
    return {
        "nodes": n,
        "edges": edges.astype(float),
        "ATD": 2 * edges / n,
        "degree_sd": np.sqrt(spread) / n,
        "density": np.divide(edges, pairs, out=np.full(graphs.size, np.nan), where=pairs > 0),
    }


def _clustering(a: Any) -> Floats:
    """The clustering coefficient of each node."""
    u = a + a.T
    u.setdiag(0)
    u.eliminate_zeros()
    u.data[:] = 1
    near = _rows(u)
    triangles = _rows((u @ u).multiply(u))
    pairs = near * (near - 1)
    return np.divide(triangles, pairs, out=np.zeros(len(near)), where=pairs > 0)
