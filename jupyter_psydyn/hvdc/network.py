"""Who appears with whom: the network of characters over coding cards."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from typing import Any, ClassVar, NamedTuple

import networkx as nx
import numpy as np
import pandas as pd

from ..analysis import graph as graphs
from ..analysis.concordance import Concordance
from ..analysis.graph_file import graph_file
from ..analysis.notes import checked
from ..analysis.result import Column, Later, Result, asked_for, number, parameters, table
from .card import Card
from .comparing import call_of, coded_only
from .evidence import passages
from .notes import of_cards

COLUMNS = (
    Column("source", "One", "text", "A class of characters, as 1FMA: the mother."),
    Column("target", "Other", "text", "Another."),
    Column("count", "Dreams", "integer", "In how many dreams both appear."),
)
NODE = "character:"
"""So begins the key of a node in the picture."""


class Shape(NamedTuple):
    """What the network is like as a whole (Schweickert 2007; Han 2014; Schredl and Schweickert 2022).

    ``clustering``: of two who appear with a third, how often they appear together (transitivity, 0 to 1).
    ``assortativity``: whether those with many neighbours have neighbours with many (-1 to 1; of friends by
    day it is above 0). ``giant``: the share of all characters in the largest connected part. ``path``: the
    mean number of steps within that part. Not a number where there is nothing to tell it from.
    """

    characters: int
    edges: int
    clustering: float
    assortativity: float
    giant: float
    path: float


@dataclass(frozen=True, eq=False, repr=False)
class CharacterNetwork(Result):
    """Pairs of characters, those in most dreams first; ``.shape`` tells of the whole."""

    kind: ClassVar[str] = "network"
    verb: ClassVar[str] = "hvdc.character_network"
    shape: Shape = None  # type: ignore[assignment]
    _often: Mapping[str, int] = None  # type: ignore[assignment]
    _node_evidence: Callable[[str], Concordance] = None  # type: ignore[assignment]

    def evidence(self, row: int | str | pd.Series[Any]) -> Concordance:
        """The passages behind a pair (its position, its key, or the row), or a character (``1MKA``)."""
        code = row.removeprefix(NODE) if isinstance(row, str) else ""
        return self._node_evidence(code) if code in self._often else super().evidence(row)

    def to_networkx(self) -> nx.Graph:
        """The network as a graph of networkx: ``dreams`` of a node, ``weight`` of an edge."""
        graph = nx.Graph(**{name: str(value) for name, value in self.parameters.items()})
        for code, dreams in self._often.items():
            graph.add_node(code, dreams=dreams)
        for row in self._table.to_dict("records"):
            graph.add_edge(row["source"], row["target"], weight=int(row["count"]))
        return graph

    def to_graphml(self, path: str | Path | None = None) -> str | None:
        """GraphML: written to ``path``, or returned."""
        return graph_file(self.to_networkx(), nx.write_graphml, self.parameters, path)

    def to_gexf(self, path: str | Path | None = None) -> str | None:
        """GEXF: written to ``path``, or returned."""
        return graph_file(self.to_networkx(), nx.write_gexf, self.parameters, path)


def character_network(cards: Sequence[Card], *, min_count: int = 1) -> CharacterNetwork:
    """Which characters appear in one dream.

    A node is a code, and so a class: all known men are ``1MKA``, and only of the family is a code somebody.
    The dreamer, who is in every dream, is not among them. One row a pair that appears together in
    ``min_count`` dreams or more: source, target, count. ``.shape`` has clustering, assortativity, the giant
    component and the mean path, edges counting as one step. Cards not coded for characters are left out.

    Raises ``ValueError`` where two cards are of one dream, or ``min_count`` is no number from 1 on.
    """
    checked(min_count=min_count)
    options = {"min_count": min_count}
    coded = [card for card in coded_only(cards) if "char" in card.fields]
    met = [_met(card) for card in coded]
    often = Counter(code for codes in met for code in codes)
    pairs = Counter(pair for codes in met for pair in combinations(sorted(codes), 2))
    kept = sorted((pair for pair in pairs if pairs[pair] >= min_count), key=lambda pair: (-pairs[pair], pair))
    keys = tuple(f"{one}--{other}" for one, other in kept)
    shape = _shape(often, kept)
    made = parameters(options, cards=len(coded))
    code = call_of("hvdc.character_network", asked_for(character_network, options))

    def together(codes: Sequence[str], title: str, key: str) -> Concordance:
        found = [
            (card, [one for one in card.of("char") if str(one.code) in codes])
            for card, here in zip(coded, met, strict=True)
            if here.issuperset(codes)
        ]
        return passages(found, coded, title, made, code, key)

    return CharacterNetwork(
        title=f"Who appears with whom in {number(len(coded), 'dream')}",
        caption=_said(shape),
        notes=(
            *of_cards(cards),
            "A code is a class and not a person, but in the family: several friends are one node.",
        ),
        parameters=made,
        keys=keys,
        columns=COLUMNS,
        picture=Later(lambda: _picture(often, kept, pairs)),
        _table=table([{"source": a, "target": b, "count": pairs[a, b]} for a, b in kept], COLUMNS),
        _options=options,
        _evidence=lambda row: together(kept[row], " with ".join(kept[row]), keys[row]),
        _code=code,
        shape=shape,
        _often=often,
        _node_evidence=lambda one: together([one], f"Dreams with {one}", f"{NODE}{one}"),
    )


def _met(card: Card) -> frozenset[str]:
    return frozenset(str(one.code) for one in card.of("char"))


def _shape(often: Mapping[str, int], pairs: Sequence[tuple[str, str]]) -> Shape:
    graph = nx.Graph(pairs)
    graph.add_nodes_from(often)
    if not often:
        return Shape(0, 0, *[float("nan")] * 4)
    giant = graph.subgraph(max(nx.connected_components(graph), key=len))
    degrees = [graph.degree(code) for code in graph]
    # Where all have as many neighbours, no correlation of them is defined.
    ends = {graph.degree(code) for pair in pairs for code in pair}
    return Shape(
        len(graph),
        graph.number_of_edges(),
        float(nx.transitivity(graph)) if max(degrees) > 1 else float("nan"),
        float(nx.degree_assortativity_coefficient(graph)) if len(ends) > 1 else float("nan"),
        len(giant) / len(graph),
        float(nx.average_shortest_path_length(giant)) if len(giant) > 1 else float("nan"),
    )


def _said(shape: Shape) -> str:
    figures = {
        "clustering": shape.clustering,
        "assortativity": shape.assortativity,
        "share in the largest part": shape.giant,
    }
    known = [f"{name} {value:.2f}" for name, value in figures.items() if value == value]
    counts = f"{number(shape.characters, 'kind')} of characters, {number(shape.edges, 'pair')}"
    return "; ".join([counts, *known])


def _picture(
    often: Mapping[str, int], kept: Sequence[tuple[str, str]], pairs: Mapping[tuple[str, str], int]
) -> dict[str, Any]:
    nodes = sorted(often, key=lambda code: (-often[code], code))
    at = {code: position for position, code in enumerate(nodes)}
    ends = np.array([sorted((at[one], at[other])) for one, other in kept], dtype=np.int64).reshape(-1, 2)
    weight = np.array([pairs[pair] for pair in kept], dtype=float)
    graph = graphs.Graph(len(nodes), ends[:, 0], ends[:, 1], weight)
    place = graphs.layout(graph, nodes, seed=0)
    community = graphs.communities(graph, seed=0).tolist()
    return {
        "nodes": [
            {
                "key": f"{NODE}{code}",
                "label": code,
                "entries": often[code],
                "x": float(x),
                "y": float(y),
                "community": group,
            }
            for code, (x, y), group in zip(nodes, place, community, strict=True)
        ],
        "edges": [
            {
                "key": f"{one}--{other}",
                "source": f"{NODE}{one}",
                "target": f"{NODE}{other}",
                "weight": pairs[one, other],
                "count": pairs[one, other],
                "clear": True,
            }
            for one, other in kept
        ],
    }
