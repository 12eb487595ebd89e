"""The edges of a network as a graph: its nodes, its picture."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

import numpy as np
import pandas as pd

from ..counting.arrays import Floats, Ints
from ..counting.coding import Coded
from ..counting.counts import PairTable, WordCounts
from . import graph as graphs
from .items import CLEAR
from .reading import Reading
from .resampling import by_entry, resampled
from .slices import times

# More edges than these no page draws in a second; the table has them all.
DRAWN = 20_000
# And of more words than these, only those at the ends of the edges drawn are in it.
_PICTURED = 400
# A picture of more edges than these travels as columns: a third of the bytes, and a seventh of the time.
_LISTED = 1_000
# With more edges than these their intervals take longer than anybody waits (200 draws: 0.2 s for 5,000).
RESAMPLED = 20_000
# Communities and centralities are worked out again for so many networks of entries drawn anew.
_NODE_DRAWS = 50


@dataclass(frozen=True, eq=False)
class Edges:
    """The edges of a network in their order, and the graph of those above chance."""

    words: Sequence[str]
    table: PairTable
    q: Floats
    seed: int

    @cached_property
    def graph(self) -> graphs.Graph:
        """The edges above chance, the 20,000 clearest at most; they weigh by how far above, in bits."""
        if len(self.q) <= RESAMPLED:
            return _above(self.table, len(self.words))
        return _above(self.table.only(np.argsort(self.q, kind="stable")[:RESAMPLED]), len(self.words))

    def of(self, rows: Ints) -> Edges:
        """These edges and the words at their ends, and no others."""
        ends = np.unique(np.concatenate([self.table.first[rows], self.table.second[rows]]))
        words = [self.words[at] for at in ends.tolist()]
        counts = replace(self.table.counts, words=words, alone=self.table.counts.alone[ends], met=None)
        first, second = (np.searchsorted(ends, end[rows]) for end in (self.table.first, self.table.second))
        return Edges(words, PairTable(counts, first, second, self.table.both[rows]), self.q[rows], self.seed)

    @cached_property
    def community(self) -> Any:
        """The community of each node."""
        return graphs.communities(self.graph, self.seed)


class EdgeKeys(Sequence[str]):
    """The key of each edge, ``source--target``, made when it is asked for: there may be millions."""

    def __init__(self, words: Sequence[str], table: PairTable) -> None:
        self._words, self._table = words, table

    def __len__(self) -> int:
        return len(self._table.first)

    def __getitem__(self, at: Any) -> Any:
        if isinstance(at, slice):
            return tuple(self[one] for one in range(*at.indices(len(self))))
        return f"{self._words[self._table.first[at]]}--{self._words[self._table.second[at]]}"


def node_key(word: str) -> str:
    """A node's key: that of the motif it is."""
    return f"lemma:{word}"


def _above(table: PairTable, size: int) -> graphs.Graph:
    expected = table.expected
    up = table.both > expected * (1 + 1e-9)  # not for the rounding of a last digit
    weight = np.log2(table.both[up] / expected[up])
    return graphs.Graph(size, table.first[up], table.second[up], weight)


def node_table(edges: Edges, counts: WordCounts, coded: Coded | None) -> pd.DataFrame:
    """The nodes, those in most entries first, with communities and centralities (see ``Network.nodes``)."""
    at = _positions(edges.words, counts)
    central = graphs.centralities(edges.graph)
    made = pd.DataFrame(
        {
            "node": np.array(edges.words, dtype=object),
            "entries": np.append(counts.entries, 0)[at],
            "count": np.append(counts.count, 0)[at],
            "community": edges.community,
            **vars(central),
        }
    )
    community, others = [], []
    if coded is not None and len(edges.table.both):
        parts = by_entry(coded, edges.table)
        for turn, table in enumerate(resampled(parts, edges.table, _NODE_DRAWS, edges.seed)):
            graph = _above(table, len(edges.words))
            community.append(graphs.communities(graph, edges.seed + 1 + turn))
            others.append(graphs.centralities(graph))
    made["stability"] = graphs.togetherness(edges.community, community)
    for name in vars(central):
        drawn = np.array([getattr(one, name) for one in others]) if others else np.full((1, len(at)), np.nan)
        made[f"{name}_low"], made[f"{name}_high"] = np.quantile(drawn, (0.025, 0.975), axis=0)
    order = np.lexsort((made["node"], -made["entries"]))
    found: pd.DataFrame = made.iloc[order].reset_index(drop=True)
    return found


def _positions(words: Sequence[str], counts: WordCounts) -> Ints:
    ids = {word: at for at, word in enumerate(counts.words)}
    return np.array([ids.get(word, -1) for word in words], dtype=np.int64)


def picture(
    edges: Edges,
    counts: WordCounts,
    coded: Coded | None,
    values: Floats,
    expected: Floats,
) -> dict[str, Any]:
    """What is drawn of a network: nodes with their places and communities, the clearest edges, both in times.

    In one of two forms, see docs/architecture.md.
    """
    drawn = np.argsort(edges.q, kind="stable")[:DRAWN]
    values, expected, q = values[drawn], expected[drawn], edges.q[drawn]
    if len(edges.words) > _PICTURED:
        edges = edges.of(drawn)
        drawn = np.arange(len(drawn))
    words = edges.words
    entries = np.append(counts.entries, 0)[_positions(words, counts)]
    order = np.lexsort((np.arange(len(words)), -entries))
    rank = np.argsort(order)
    table = edges.table.only(drawn)
    spot = graphs.layout(edges.graph, words, edges.seed)
    nodes = {
        "label": [words[at] for at in order.tolist()],
        "entries": entries[order],
        "x": spot[order, 0].round(4),
        "y": spot[order, 1].round(4),
        "community": np.asarray(edges.community)[order],
    }
    links = {
        "source": rank[table.first],
        "target": rank[table.second],
        "weight": values.astype(float).round(4),
        "count": table.both,
        "expected": expected.round(4),
        "q": q.round(6),
    }
    found = times(coded, table) if isinstance(coded, Reading) else {}
    if found:
        found["nodes"] = [part[order].tolist() for part in found["nodes"]]
        found["edges"] = [part.tolist() for part in found["edges"]]
    timed = {"times": found} if found else {}
    if len(q) <= _LISTED:
        return {**_listed(nodes, links, q), **timed}
    return {"columns": {"nodes": _plain(nodes), "edges": _plain(links)}, **timed}


def placed(one: Mapping[str, Any], other: Mapping[str, Any]) -> dict[str, Any]:
    """A picture with its words where they stand in another one."""
    if "columns" in other:
        nodes = other["columns"]["nodes"]
        spot = dict(zip(nodes["label"], zip(nodes["x"], nodes["y"], strict=True), strict=True))
    else:
        spot = {node["label"]: (node["x"], node["y"]) for node in other["nodes"]}
    if "columns" not in one:
        nodes = [
            {**node, **dict(zip("xy", spot.get(node["label"], (node["x"], node["y"])), strict=True))}
            for node in one["nodes"]
        ]
        return {**one, "nodes": nodes}
    nodes = one["columns"]["nodes"]
    own = zip(nodes["label"], nodes["x"], nodes["y"], strict=True)
    x, y = zip(*(spot.get(label, (x, y)) for label, x, y in own), strict=True)
    return {**one, "columns": {**one["columns"], "nodes": {**nodes, "x": list(x), "y": list(y)}}}


def _plain(columns: Mapping[str, Any]) -> dict[str, list[Any]]:
    return {name: list(values) if name == "label" else values.tolist() for name, values in columns.items()}


def _listed(nodes: Mapping[str, Any], links: Mapping[str, Any], q: Floats) -> dict[str, Any]:
    label = nodes["label"]
    of_node, of_link = _plain(nodes), _plain({name: links[name] for name in ("weight", "count")})
    ends = [(label[a], label[b]) for a, b in zip(links["source"], links["target"], strict=True)]
    return {
        "nodes": [
            {"key": node_key(one[0]), **dict(zip(of_node, one, strict=True))}
            for one in zip(*of_node.values(), strict=True)
        ],
        "edges": [
            {
                "key": f"{a}--{b}",
                "source": node_key(a),
                "target": node_key(b),
                **dict(zip(of_link, one, strict=True)),
                "clear": bool(clear),
            }
            for (a, b), clear, one in zip(ends, q < CLEAR, zip(*of_link.values(), strict=True), strict=True)
        ],
    }
