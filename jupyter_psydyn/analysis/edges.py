"""The edges of a network as a graph: its nodes, its picture."""

from __future__ import annotations

from collections.abc import Sequence
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
from .resampling import by_entry, resampled

# More edges make a picture nobody can read; the table has them all.
DRAWN = 300
# And of more words than these, only those at the ends of the edges drawn are in it.
_PICTURED = 400
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


def picture(edges: Edges, counts: WordCounts, values: Floats) -> dict[str, Any]:
    """What is drawn of a network: nodes with their places and communities, and the clearest edges."""
    drawn = np.argsort(edges.q, kind="stable")[:DRAWN]
    if len(edges.words) > _PICTURED:
        edges, values = edges.of(drawn), values[drawn]
        drawn = np.arange(len(drawn))
    words, table = edges.words, edges.table
    if not len(words):
        return {"nodes": [], "edges": []}
    spot = graphs.layout(edges.graph, words, edges.seed).round(4).tolist()
    at = _positions(words, counts)
    entries = np.append(counts.entries, 0)[at]
    return {
        "nodes": [
            {
                "key": node_key(words[node]),
                "label": words[node],
                "entries": int(entries[node]),
                "x": spot[node][0],
                "y": spot[node][1],
                "community": int(edges.community[node]),
            }
            for node in np.lexsort((np.arange(len(words)), -entries)).tolist()
        ],
        "edges": [
            {
                "key": f"{words[table.first[edge]]}--{words[table.second[edge]]}",
                "source": node_key(words[table.first[edge]]),
                "target": node_key(words[table.second[edge]]),
                "weight": float(values[edge]),
                "count": int(table.both[edge]),
                "clear": bool(edges.q[edge] < CLEAR),
            }
            for edge in drawn.tolist()
        ],
    }
