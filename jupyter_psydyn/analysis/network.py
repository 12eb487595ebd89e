"""Networks: which words come together."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property, partial
from pathlib import Path
from typing import Any, ClassVar

import networkx as nx
import numpy as np
import pandas as pd

from ..corpus import Corpus
from ..counting.arrays import Floats
from ..counting.coding import Coded, Way
from ..counting.counts import WordCounts, window_of
from ..counting.measures import MEASURES
from ..counting.measures import measure as measured
from ..counting.statistics import false_discovery
from ..lexicon import wordnet
from . import graph as graphs
from .concordance import Concordance, Place, marks
from .edges import DRAWN, RESAMPLED, EdgeKeys, Edges, node_key, node_table, picture, placed
from .graph_file import graph_file
from .items import CLEAR
from .meeting import together
from .notes import checked, small
from .reading import HasCorpus, Reading, corpus_of
from .resampling import by_entry, intervals, shuffled
from .result import Column, Later, Result, asked_for, call, counted, number, parameters, plain_row
from .slices import slices
from .source import source_of


@dataclass(frozen=True, eq=False, repr=False)
class Network(Result):
    """Edges, the strongest first, and ``.nodes``."""

    edges: Edges = None  # type: ignore[assignment]
    _counts: WordCounts = field(default=None, repr=False)  # type: ignore[assignment]
    _coded: Coded | None = field(default=None, repr=False)
    _node_evidence: Callable[[str], Concordance] = field(default=None, repr=False)  # type: ignore[assignment]
    _slices: Callable[[int], list[Network]] = field(default=None, repr=False)  # type: ignore[assignment]
    kind: ClassVar[str] = "network"
    verb: ClassVar[str] = "network"

    @property
    def nodes(self) -> pd.DataFrame:
        """One row a node: node, entries, count, community (0, 1 ...), and how central it is.

        degree, strength, betweenness, closeness as in ``graph.Centralities``; ``stability`` is how firmly the
        node belongs to its community and ``..._low``, ``..._high`` the 95 % interval of a centrality, both by
        drawing the entries anew 50 times (worked out when first asked for).
        """
        copy: pd.DataFrame = self._nodes.copy()
        return copy

    @property
    def modularity(self) -> float:
        """How clearly the network falls into its communities (Newman and Girvan 2004): 0 not at all, to 1."""
        return graphs.modularity(self.edges.graph, self.edges.community)

    def evidence(self, row: int | str | pd.Series[Any]) -> Concordance:
        """The passages behind an edge (its position, its key, or the row), or a node (``lemma:water``)."""
        if isinstance(row, str) and row.startswith("lemma:") and row[6:] in self.edges.words:
            return self._node_evidence(row[6:])
        return super().evidence(row)

    def ego(self, node: str) -> pd.DataFrame:
        """The edges of one node and those among its neighbours. Raises ``KeyError`` where there is none."""
        if node not in self.edges.words:
            raise KeyError(f"no node {node!r} in this network")
        frame = self._table
        mine = (frame["source"] == node) | (frame["target"] == node)
        near = {node, *frame["source"][mine], *frame["target"][mine]}
        found: pd.DataFrame = frame[frame["source"].isin(near) & frame["target"].isin(near)].copy()
        return found

    def slices(self, k: int) -> tuple[Network, ...]:
        """The network in each of ``k`` times with about as many dated entries each, in order.

        The nodes are the same and are drawn in the same places, so that the slices can be laid over each
        other.
        """
        return tuple(
            replace(
                one,
                picture=Later(partial(placed, one.picture, self.picture)),
                _code=f"{self._call()}.slices({k})[{at}]",
            )
            for at, one in enumerate(self._slices(k))
        )

    def to_networkx(self) -> nx.Graph:
        """The network as a networkx graph, the parameters as its attributes."""
        graph = nx.Graph(**{name: str(value) for name, value in self.parameters.items()})
        for row in self._nodes.to_dict("records"):
            graph.add_node(row["node"], **_attributes(row, "node"))
        for row in self._table.to_dict("records"):
            weight = float(row[self.parameters["measure"]])
            values = _attributes(row, "source", "target")
            graph.add_edge(row["source"], row["target"], weight=weight, **values)
        return graph

    def to_graphml(self, path: str | Path | None = None) -> str | None:
        """GraphML, for Gephi, Cytoscape and others: written to ``path``, or returned."""
        return graph_file(self.to_networkx(), nx.write_graphml, self.parameters, path)

    def to_gexf(self, path: str | Path | None = None) -> str | None:
        """GEXF, for Gephi, the parameters as its description: written to ``path``, or returned."""
        return graph_file(self.to_networkx(), nx.write_gexf, self.parameters, path)

    @cached_property
    def _nodes(self) -> pd.DataFrame:
        return node_table(self.edges, self._counts, self._coded)


def network(
    corpus: Corpus | HasCorpus,
    *,
    parts: Sequence[str] = ("report",),
    unit: str = "entry",
    measure: str = "npmi",
    lemma: str = "wordnet",
    stopwords: str = "english",
    hyphens: bool = False,
    negated: str = "apart",
    min_entries: int = 3,
    min_count: int = 2,
    limit: int | None = 60,
    words: Sequence[str] | None = None,
    resamples: int = 200,
    shuffles: int = 0,
    seed: int = 0,
) -> Network:
    """Which counted words come together in an entry, a sentence, or a window of k words.

    Nodes are the ``limit`` base forms in most entries (``None``: all), in ``min_entries`` or more, or these
    ``words``; an edge stands where two meet in ``min_count`` units or more. One row an edge: source, target,
    count (units with both), expected (by chance: the product of the two words' shares, times all units), the
    measure (see ``MEASURES``), p, q, low and high (95 % interval of the measure, the entries drawn anew
    ``resamples`` times), alpha (``graph.backbone`` of the counts: under .05 the edge is of the backbone).
    ``p`` is one-sided, the chance of so many or more where words are dealt out at random over entries of
    these lengths; ``q`` is Benjamini and Hochberg's over all edges: under .05 an edge is clear. With
    ``shuffles`` the words are really dealt out so many times, and ``expected`` and ``p`` are what comes of
    it (999 for a p of .001). ``unit="window:k"`` pairs a counted word with the next k - 1 counted words of
    the same part; there, ``expected`` and the measure are from the table of all such pairs.

    ``.nodes`` has communities (Louvain, by ``seed``) with their stability, and centralities; these and the
    layout use the edges above chance. Raises ``ValueError`` for bad options.
    """
    options = {name: value for name, value in locals().items() if name != "corpus"}
    options |= {"parts": tuple(parts), "words": None if words is None else tuple(words)}
    checked(min_entries=min_entries, min_count=min_count, **({} if limit is None else {"limit": limit}))
    checked(0, resamples=resamples, shuffles=shuffles)
    window_of(unit)
    measured(measure, [1], [1], [1], 1)
    source = source_of(corpus, Way(tuple(parts), lemma, stopwords, hyphens, negated))
    every = source.words()
    coded = source.coded()
    names = every.strongest(min_entries, limit) if words is None else list(dict.fromkeys(words))
    table = source.pairs(names, unit).table(min_count)
    if shuffles and coded is None:
        raise ValueError("shuffles: words on a cluster are not in one place; leave it 0")
    expected, p = (
        shuffled(coded, table, shuffles, seed) if shuffles and coded else (table.expected, table.p())
    )
    q = false_discovery(p)
    values = table.measure(measure)
    order = np.lexsort((table.second, table.first, -table.both, -values))
    edges = Edges(names, table.only(order), q[order], seed)
    low, high = _intervals(coded, edges, measure, resamples, seed)
    columns = _columns(measure, unit)
    cells: dict[str, Any] = {
        "source": _named(names, edges.table.first),
        "target": _named(names, edges.table.second),
        "count": edges.table.both,
        "expected": expected[order],
        measure: values[order] if measure != "count" else edges.table.both,
        "p": p[order],
        "q": edges.q,
        "low": low,
        "high": high,
        "alpha": graphs.backbone(len(names), edges.table.first, edges.table.second, edges.table.both),
    }
    frame = pd.DataFrame({column.name: cells[column.name] for column in columns})
    n = every.n
    made = parameters(options, wordnet=wordnet().version(), entries=n)
    asked = asked_for(network, options)

    def of_edge(row: int) -> Concordance:
        pair = (names[int(edges.table.first[row])], names[int(edges.table.second[row])])
        key = "--".join(pair)
        of = {"of": call("network", asked), "key": key}
        return source.passages(partial(edge_places, pair=pair, unit=unit), f"Passages for {key}", made, of)

    def of_node(name: str) -> Concordance:
        of = {"of": call("network", asked), "key": node_key(name)}
        return source.passages(partial(word_places, word=name), f"Passages for {name}", made, of)

    notes = [*source.notes, *small(n, min_entries, len(names)), *source.coverage(lemma)]
    notes += _edge_notes(edges, n, parts, min_count)
    return Network(
        title=f"Network of {len(names)} words in {counted(n, tuple(parts))}",
        caption=f"unit {unit}, {measure}, part {', '.join(parts)}, words in {min_entries} entries or more",
        notes=tuple(notes),
        parameters=made,
        keys=EdgeKeys(names, edges.table),
        columns=columns,
        picture=Later(partial(picture, edges, every, coded, values[order], expected[order])),
        _table=frame,
        _options=asked,
        _evidence=of_edge,
        edges=edges,
        _counts=every,
        _coded=coded,
        _node_evidence=of_node,
        _slices=lambda k: [
            network(one, **{**options, "words": names}) for one in slices(corpus_of(corpus), k)
        ],
    )


def _columns(measure: str, unit: str) -> tuple[Column, ...]:
    units = "entries" if unit == "entry" else "sentences" if unit == "sentence" else "windows"
    columns = [
        Column("source", "Word", "text", "One word, by its base form."),
        Column("target", "with", "text", "The other."),
        Column("count", "Count", "integer", f"How many {units} hold both."),
        Column("expected", "Expected", "number", "How many would by chance, the words independent."),
        Column("p", "p", "number", "The chance of so many or more, long units allowed for."),
        Column("q", "q", "number", "Under .05 the edge is clear, false discoveries allowed for."),
        Column("low", "from", "number", f"Lower end of the 95 % interval of {measure}, entries drawn anew."),
        Column("high", "to", "number", f"Upper end of the 95 % interval of {measure}."),
        Column("alpha", "Backbone", "number", "Under .05 the edge is of the network's backbone."),
    ]
    if measure != "count":
        columns.insert(4, Column(measure, measure, "number", MEASURES[measure][1]))
    return tuple(columns)


def _named(names: Sequence[str], at: Any) -> Any:
    return np.array(names, dtype=object)[at] if len(names) else np.zeros(0, dtype=object)


def _intervals(
    coded: Coded | None, edges: Edges, measure: str, draws: int, seed: int
) -> tuple[Floats, Floats]:
    n = len(edges.table.both)
    if coded is None or draws < 2 or not 0 < n <= RESAMPLED:
        return np.full(n, np.nan), np.full(n, np.nan)
    return intervals(by_entry(coded, edges.table), edges.table, measure, draws, seed)


def _edge_notes(edges: Edges, n: int, parts: Sequence[str], min_count: int) -> Iterator[str]:
    total, unclear = len(edges.q), int((edges.q >= CLEAR).sum())
    if total:
        dreams = counted(n, tuple(parts))
        edges_ = number(total, "edge")
        yield f"{unclear} of {edges_} not distinguishable from chance with {dreams} (q of .05 or more)."
    elif len(edges.words):
        yield f"No two words meet in {min_count} units or more."
    if total > DRAWN:
        yield f"The picture shows the {DRAWN} clearest of {total} edges; the table has all."
    if total > RESAMPLED:
        yield f"With more than {RESAMPLED} edges no intervals are worked out: lower limit."


def word_places(read: Reading, word: str) -> list[Place]:
    """Where a word stands."""
    at = np.flatnonzero(read.type == read.ids.get(word, -1))
    return marks(read, at, at)


def edge_places(read: Reading, pair: tuple[str, str], unit: str) -> list[Place]:
    """Where two words meet in a unit."""
    one, other = (np.flatnonzero(read.type == read.ids.get(word, -1)) for word in pair)
    return together(read, (one, one), (other, other), unit)


def _attributes(row: dict[Any, Any], *without: str) -> dict[str, Any]:
    """A row as attributes in a file of a graph: what is not known is left out."""
    return {
        name: value for name, value in plain_row(row).items() if name not in without and value is not None
    }
