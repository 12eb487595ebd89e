"""Networks: which words come together."""

from __future__ import annotations

import io
import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from html import escape
from pathlib import Path
from typing import Any, ClassVar

import networkx as nx
import numpy as np
import pandas as pd

from ..corpus import Corpus
from ..lexicon import wordnet
from .concordance import Concordance, Marks, by_sentence, gather
from .items import CLEAR, Items, lemmas, places
from .measures import MEASURES
from .measures import measure as measured
from .notes import checked, coverage, small
from .reading import HasCorpus, Ints, Reading, corpus_of, read_words
from .result import Column, Result, call, changed, counted, parameters, plain_row, table
from .statistics import false_discovery
from .units import co_occurrences, window_of

NODE_COLUMNS = ("node", "entries", "count", "community", "degree", "betweenness")
# More edges make a picture nobody can read; the table has them all.
_DRAWN = 300
_DEFAULTS: dict[str, Any] = {
    "parts": ("report",),
    "unit": "entry",
    "measure": "npmi",
    "lemma": "wordnet",
    "stopwords": "english",
    "min_entries": 3,
    "min_count": 2,
    "limit": 60,
    "seed": 0,
}


@dataclass(frozen=True, eq=False, repr=False)
class Network(Result):
    """Edges, the strongest first, and ``.nodes``."""

    _nodes: pd.DataFrame = None  # type: ignore[assignment]
    _node_evidence: Mapping[str, Callable[[], Concordance]] = field(default_factory=dict, repr=False)
    kind: ClassVar[str] = "network"
    verb: ClassVar[str] = "network"

    @property
    def nodes(self) -> pd.DataFrame:
        """One row a node: node, entries, count, community (0, 1 ...), degree, betweenness (0 to 1)."""
        copy: pd.DataFrame = self._nodes.copy()
        return copy

    def evidence(self, row: int | str | pd.Series[Any]) -> Concordance:
        """The passages behind an edge (its position, its key, or the row), or a node (``lemma:water``)."""
        if isinstance(row, str) and row in self._node_evidence:
            return self._node_evidence[row]()
        return super().evidence(row)

    def to_networkx(self) -> nx.Graph:
        """The network as a networkx graph, the parameters as its attributes."""
        graph = nx.Graph(**{name: str(value) for name, value in self.parameters.items()})
        for row in self._nodes.to_dict("records"):
            graph.add_node(row["node"], **{str(k): v for k, v in plain_row(row).items() if k != "node"})
        for row in self._table.to_dict("records"):
            values = {str(k): v for k, v in plain_row(row).items() if k not in ("source", "target")}
            graph.add_edge(
                row["source"], row["target"], weight=float(row[self.parameters["measure"]]), **values
            )
        return graph

    def to_graphml(self, path: str | Path | None = None) -> str | None:
        """GraphML, for Gephi, Cytoscape and others: written to ``path``, or returned."""
        return self._saved(nx.write_graphml, path)

    def to_gexf(self, path: str | Path | None = None) -> str | None:
        """GEXF, for Gephi, the parameters as its description: written to ``path``, or returned."""
        return self._saved(nx.write_gexf, path)

    def _saved(self, write: Any, path: str | Path | None) -> str | None:
        content = io.BytesIO()
        write(self.to_networkx(), content)
        # GEXF has no place for a graph's attributes but its description, which networkx leaves out.
        described = f"</creator><description>{escape(json.dumps(dict(self.parameters)))}</description>"
        text = content.getvalue().decode().replace("</creator>", described, 1)
        if path is None:
            return text
        Path(path).write_text(text, encoding="utf-8", newline="")
        return None


def network(
    corpus: Corpus | HasCorpus,
    *,
    parts: Sequence[str] = ("report",),
    unit: str = "entry",
    measure: str = "npmi",
    lemma: str = "wordnet",
    stopwords: str = "english",
    min_entries: int = 3,
    min_count: int = 2,
    limit: int | None = 60,
    seed: int = 0,
) -> Network:
    """Which counted words come together in an entry, a sentence, or a window of k words.

    Nodes are the ``limit`` base forms in most entries (``None``: all), in ``min_entries`` or more; an edge
    stands where two meet in ``min_count`` units or more. One row an edge: source, target, count (units
    with both), expected (by chance: the product of the two words' shares, times all units), the measure
    (see ``MEASURES``), p, q. ``p`` is one-sided, the chance of so many or more, and allows for long units
    holding more of everything; ``q`` is Benjamini and Hochberg's over all edges: under .05 an edge is
    clear. ``unit="window:k"`` pairs a counted word with the next k - 1 counted words of the same part;
    there, ``expected`` and the measure are from the table of all such pairs.

    ``.nodes`` has communities (Louvain, Blondel et al. 2008, by ``seed``), degree, and betweenness; these
    and the layout use the edges above chance. Raises ``ValueError`` for bad options.
    """
    options = {
        "parts": tuple(parts),
        "unit": unit,
        "measure": measure,
        "lemma": lemma,
        "stopwords": stopwords,
        "min_entries": min_entries,
        "min_count": min_count,
        "limit": limit,
        "seed": seed,
    }
    checked(min_entries=min_entries, min_count=min_count, **({} if limit is None else {"limit": limit}))
    window_of(unit)
    measured(measure, [1], [1], [1], 1)
    source = corpus_of(corpus)
    read = read_words(source, tuple(parts), lemma, stopwords)
    every = lemmas(read)
    chosen = sorted(
        np.flatnonzero(every.entries >= min_entries).tolist(),
        key=lambda at: (-every.entries[at], -every.count[at], every.names[at]),
    )[:limit]
    words = every.only(sorted(chosen, key=lambda at: every.names[at]))
    nodes = np.array([one[0] for one in words.members], dtype=np.int64)
    met = co_occurrences(read, nodes, unit, min_count)
    expected = met.a * met.b / max(met.n, 1)
    values = measured(measure, met.both, met.a, met.b, met.n)
    q = false_discovery(met.p)
    order = np.lexsort((met.second, met.first, -met.both, -values))

    name = measure if measure != "count" else None
    rows = [
        {
            "source": words.names[met.first[at]],
            "target": words.names[met.second[at]],
            "count": int(met.both[at]),
            "expected": float(expected[at]),
            **({name: float(values[at])} if name else {}),
            "p": float(met.p[at]),
            "q": float(q[at]),
        }
        for at in order
    ]
    ends = [(int(met.first[at]), int(met.second[at])) for at in order]
    graph = _graph(words, rows)
    table_of_nodes = _node_table(graph, words, seed)
    columns = _columns(measure, unit)
    n = len(read.documents)
    made = parameters(options, wordnet=wordnet().version(), entries=n)
    asked = changed(options, _DEFAULTS)
    keys = tuple(f"{row['source']}--{row['target']}" for row in rows)

    def passages(found: list[tuple[int, Marks]], key: str, named: str) -> Concordance:
        return gather(read, found, f"Passages for {named}", made, {"of": call("network", asked), "key": key})

    def of_edge(row: int) -> Concordance:
        pair = [int(nodes[end]) for end in ends[row]]
        return passages(_places(read, pair, unit), keys[row], keys[row])

    def of_node(at: int) -> Concordance:
        return passages(places(read, "lemma", words.members[at]), node_key(words.names[at]), words.names[at])

    unclear = sum(row["q"] >= CLEAR for row in rows)
    notes = [*source.notes, *small(n, min_entries, len(words.names)), *coverage(read, None, lemma)]
    if rows:
        notes.append(f"{unclear} of {len(rows)} edges cannot be told from chance (q of .05 or more).")
    elif len(words.names):
        notes.append(f"No two words meet in {min_count} units or more.")
    if len(rows) > _DRAWN:
        notes.append(f"The picture shows the {_DRAWN} strongest of {len(rows)} edges; the table has all.")
    return Network(
        title=f"Network of {len(words.names)} words in {counted(n, tuple(parts))}",
        caption=f"unit {unit}, {measure}, part {', '.join(parts)}, words in {min_entries} entries or more",
        notes=tuple(notes),
        parameters=made,
        keys=keys,
        columns=columns,
        picture=_picture(graph, words, rows, table_of_nodes, measure, seed),
        _table=table(rows, columns),
        _options=asked,
        _evidence=of_edge,
        _nodes=table_of_nodes,
        _node_evidence={node_key(name): partial(of_node, at) for at, name in enumerate(words.names)},
    )


def node_key(word: str) -> str:
    """A node's key: that of the motif it is."""
    return f"lemma:{word}"


def _columns(measure: str, unit: str) -> tuple[Column, ...]:
    units = "entries" if unit == "entry" else "sentences" if unit == "sentence" else "windows"
    columns = [
        Column("source", "Word", "text", "One word, by its base form."),
        Column("target", "with", "text", "The other."),
        Column("count", "Count", "integer", f"How many {units} hold both."),
        Column("expected", "Expected", "number", "How many would by chance, the words independent."),
        Column("p", "p", "number", "The chance of so many or more, long units allowed for."),
        Column("q", "q", "number", "Under .05 the edge is clear, false discoveries allowed for."),
    ]
    if measure != "count":
        columns.insert(4, Column(measure, measure, "number", MEASURES[measure][1]))
    return tuple(columns)


def _places(read: Reading, pair: list[int], unit: str) -> list[tuple[int, Marks]]:
    if unit == "entry":
        return places(read, "set", pair)
    at: list[Ints] = [np.flatnonzero(read.type == one) for one in pair]
    if unit == "sentence":
        both = np.intersect1d(read.sentence[at[0]], read.sentence[at[1]])
        together = np.concatenate(at)
        return by_sentence(read, together[np.isin(read.sentence[together], both)])
    close: list[tuple[int, Marks]] = []
    for step in range(1, window_of(unit)):
        for first, second in (at, at[::-1]):
            met = np.intersect1d(first, second - step)
            for one in met[read.text[met] == read.text[met + step]] if len(met) else ():
                marks = tuple((int(read.start[x]), int(read.end[x])) for x in (one, one + step))
                close.append((int(read.text[one]), marks))
    return sorted(close, key=lambda place: (place[0], place[1]))


def _graph(words: Items, rows: list[dict[str, Any]]) -> nx.Graph:
    """The edges above chance; an edge weighs by how far it is above."""
    graph = nx.Graph()
    graph.add_nodes_from(words.names)
    for row in rows:
        if row["count"] > row["expected"]:
            graph.add_edge(
                row["source"], row["target"], weight=float(np.log2(row["count"] / row["expected"]))
            )
    return graph


def _node_table(graph: nx.Graph, words: Items, seed: int) -> pd.DataFrame:
    found = nx.community.louvain_communities(graph, seed=seed) if len(graph) else []
    # The largest is number 0; of equals, the one whose first word comes first.
    ordered = sorted(found, key=lambda names: (-len(names), min(names)))
    community = {name: number for number, names in enumerate(ordered) for name in names}
    between = nx.betweenness_centrality(graph)
    rows = [
        (name, int(entries), int(count), community[name], graph.degree(name), between[name])
        for name, entries, count in zip(words.names, words.entries, words.count, strict=True)
    ]
    rows.sort(key=lambda row: (-row[1], row[0]))
    made: pd.DataFrame = pd.DataFrame(rows, columns=list(NODE_COLUMNS))
    return made


def _picture(
    graph: nx.Graph, words: Items, rows: list[dict[str, Any]], nodes: pd.DataFrame, measure: str, seed: int
) -> dict[str, Any]:
    if not len(graph):
        return {"nodes": [], "edges": []}
    at = np.array(list(nx.spring_layout(graph, seed=seed).values()))
    low, high = at.min(0), at.max(0)
    scaled = np.where(high > low, (at - low) / np.where(high > low, high - low, 1), 0.5)
    spot = dict(zip(graph.nodes, scaled.round(4).tolist(), strict=True))
    drawn = sorted(rows, key=lambda row: row["q"])[:_DRAWN]
    return {
        "nodes": [
            {
                "key": node_key(row["node"]),
                "label": row["node"],
                "entries": row["entries"],
                "x": spot[row["node"]][0],
                "y": spot[row["node"]][1],
                "community": row["community"],
            }
            for row in nodes.to_dict("records")
        ],
        "edges": [
            {
                "key": f"{row['source']}--{row['target']}",
                "source": node_key(row["source"]),
                "target": node_key(row["target"]),
                "weight": float(row[measure]),
                "count": row["count"],
                "clear": row["q"] < CLEAR,
            }
            for row in drawn
        ],
    }
