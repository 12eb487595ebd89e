"""The association network: elements and associations in the order in which they were said.

A directed graph, and never mixed with the co-occurrence network: there an edge says that two words stand
together, here that one was said after the other.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any, ClassVar

import networkx as nx
import numpy as np
import pandas as pd

from ...analysis import graph as graphs
from ...analysis.concordance import Concordance
from ...analysis.graph_file import graph_file
from ...analysis.result import Column, Later, Result, asked_for, number, parameters
from ...corpus import tokens
from ...corpus.associations import Associations, Chain, Place
from ...lexicon import base_form, stop_words
from ..evidence import call, is_name, label, passages
from ..forms import form

BY = ("form", "base")
COLUMNS = (
    Column("source", "From", "text", "An element (its words shortened) or an association."),
    Column("target", "To", "text", "The association that was said next."),
    Column("count", "Count", "integer", "How often it was said next."),
    Column("entries", "Entries", "integer", "In how many entries."),
)
DRAWN = 300
"""Edges in the picture; the table has them all."""


@dataclass(frozen=True, eq=False, repr=False)
class Paths(Result):
    """Steps from one association to the next, the most frequent first."""

    kind: ClassVar[str] = "paths"
    verb: ClassVar[str] = "association.paths"
    # What was said one after the other is what was said.
    quotes: ClassVar[bool] = True
    _steps: Sequence[tuple[str, str]] = ()
    _called: Mapping[str, str] = field(default_factory=dict)

    def to_networkx(self) -> nx.DiGraph:
        """The network as a directed graph of networkx: each thing a node, called by its ``label``."""
        graph = nx.DiGraph(**{name: str(value) for name, value in self.parameters.items()})
        for (source, target), row in zip(self._steps, self._table.to_dict("records"), strict=True):
            for end in (source, target):
                graph.add_node(end, label=self._called[end])
            graph.add_edge(source, target, weight=int(row["count"]), entries=int(row["entries"]))
        return graph

    def to_graphml(self, path: str | Path | None = None) -> str | None:
        """GraphML: written to ``path``, or returned."""
        return graph_file(self.to_networkx(), nx.write_graphml, self.parameters, path)

    def to_gexf(self, path: str | Path | None = None) -> str | None:
        """GEXF: written to ``path``, or returned."""
        return graph_file(self.to_networkx(), nx.write_gexf, self.parameters, path)


Steps = Mapping[tuple[str, str], Sequence[tuple[int, int]]]
"""From which thing to which, and where: the chain, and the how manieth of what was said in it."""


def paths(associations: Associations, *, by: str = "base", stopwords: str = "english") -> Paths:
    """Which association was said after which: elements first, then what came to mind, in its order.

    An association is known again by its words: as written (``by="form"``), or by the base forms of those
    that count (``by="base"``: "the pockets" is "pocket"). An element is its own words in its own dream. One
    row a step: source, target, count, entries. Raises ``ValueError`` for ``by`` or ``stopwords`` of no such
    name.
    """
    if by not in BY:
        raise ValueError(f"by: {by!r}; choose {', '.join(BY)}")
    options = {"by": by, "stopwords": stopwords}
    stops = stop_words(stopwords)
    known = lru_cache(maxsize=None)(lambda text: (_key(text, by, stops, long), label(text)))
    long: dict[str, int] = {}
    chains = associations.chains
    names: dict[str, Counter[str]] = defaultdict(Counter)
    steps: dict[tuple[str, str], list[tuple[int, int]]] = defaultdict(list)
    for at_chain, chain in enumerate(chains):
        source = f"element:{chain.id}"
        names[source][label(chain.element)] += 1
        for at, one in enumerate(chain.said):
            target, spoken = known(one.text)
            names[target][spoken] += 1
            steps[source, target].append((at_chain, at))
            source = target
    called = {key: forms.most_common(1)[0][0] for key, forms in names.items()}
    often = {key: forms.total() for key, forms in names.items()}
    # Of steps taken as often those come first whose ends other chains have too: they hold a picture together.
    order = sorted(steps, key=lambda pair: (-len(steps[pair]), -sum(often[end] for end in pair)))
    frame = pd.DataFrame(
        {
            "source": [called[source] for source, _ in order],
            "target": [called[target] for _, target in order],
            "count": [len(steps[pair]) for pair in order],
            "entries": [len({chains[at].entry for at, _ in steps[pair]}) for pair in order],
        }
    )
    keys = tuple(f"{source}--{target}" for source, target in order)
    made = parameters(options, chains=len(associations.chains))
    code = call("association.paths", asked_for(paths, options))

    def evidence(row: int) -> Concordance:
        places = [place for chain, at in steps[order[row]] for place in _ends(chains[chain], at)]
        title = f"{frame['source'][row]}, then {frame['target'][row]}"
        return passages(associations.corpus, places, title, made, code, keys[row])

    repeated = int((frame["count"] > 1).sum())
    return Paths(
        title="The association network",
        caption=f"{number(len(frame), 'step')} between {number(len(called), 'element')} and associations, "
        f"{repeated} of them taken more than once; {number(len(associations.chains), 'chain')}",
        notes=(*_notes(len(frame), repeated), *associations.notes),
        parameters=made,
        keys=keys,
        columns=COLUMNS,
        picture=Later(lambda: _picture(order[:DRAWN], steps, called, names)),
        _table=frame,
        _options=options,
        _evidence=evidence,
        _code=code,
        _steps=order,
        _called=called,
    )


def _ends(chain: Chain, at: int) -> list[tuple[Place, str]]:
    """The two places of a step; of the first, the element's own where it stands in the dream."""
    here = chain.said[at].place, chain.element
    if at:
        return [(chain.said[at - 1].place, chain.element), here]
    return [(chain.place, ""), here] if chain.place and not chain.lost else [here]


def _key(text: str, by: str, stops: frozenset[str], long: dict[str, int]) -> str:
    """By what an association is known again; ``long`` numbers those that would be quotations."""
    plain = form(text)
    if not is_name(plain):
        return f"word:#{long.setdefault(plain, len(long) + 1)}"
    # Digits are no words: "line 3" and "line 4" would be one.
    if by == "form" or any(letter.isdigit() for letter in plain):
        return f"word:{plain}"
    words = [base_form(token.word) for token in tokens(text) if token.word not in stops]
    return f"word:{' '.join(words) or plain}"


def _notes(steps: int, repeated: int) -> list[str]:
    if not steps:
        return ["Nothing was associated yet: choose words of a dream and say what comes to mind."]
    notes = ["An edge says that one thing was said after another, and nothing of why."]
    if steps > DRAWN:
        notes.append(f"The picture has the {DRAWN} most frequent steps of {steps}; the table has all.")
    if not repeated:
        notes.append("No step was taken twice: as yet this is a drawing of the chains, and no pattern.")
    return notes


def _picture(
    order: Sequence[tuple[str, str]],
    steps: Steps,
    called: Mapping[str, str],
    names: Mapping[str, Counter[str]],
) -> dict[str, Any]:
    nodes = list(dict.fromkeys(end for pair in order for end in pair))
    at = {key: number for number, key in enumerate(nodes)}
    ends = np.array([sorted((at[s], at[t])) for s, t in order if s != t], dtype=np.int64).reshape(-1, 2)
    weight = np.array([len(steps[pair]) for pair in order if pair[0] != pair[1]], dtype=float)
    place = graphs.layout(graphs.Graph(len(nodes), ends[:, 0], ends[:, 1], weight), nodes, seed=0)
    return {
        "nodes": [
            {
                "key": key,
                "label": called[key],
                "kind": key.split(":", 1)[0].replace("word", "association"),
                "count": sum(names[key].values()),
                "x": float(x),
                "y": float(y),
            }
            for key, (x, y) in zip(nodes, place, strict=True)
        ],
        "edges": [
            {"key": f"{s}--{t}", "source": s, "target": t, "count": len(steps[s, t])} for s, t in order
        ],
    }
