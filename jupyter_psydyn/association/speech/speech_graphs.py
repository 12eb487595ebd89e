"""Speech graphs of texts: how connected speech is, beside windows of one length and beside chance."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any, ClassVar

import numpy as np
import pandas as pd

from ...analysis import graph as graphs
from ...analysis.concordance import Concordance
from ...analysis.notes import checked
from ...analysis.result import Column, Later, Result, number, parameters, table
from ...counting.arrays import Ints
from ..evidence import passages
from .speech_graph import distances, measures, shuffled, windows
from .texts import Source, Texts

# Name, label, type and help of what the table has of each graph; `measures` defines them.
_OWN = (
    ("nodes", "Nodes", "integer", "N: different words."),
    ("edges", "Edges", "integer", "E: pairs of a word and the next."),
    ("repeated_edges", "RE", "integer", "Edges of pairs of words that follow each other twice or more."),
    ("parallel_edges", "PE", "integer", "Edges between two words that follow each other in both directions."),
    ("L1", "L1", "integer", "Edges from a word to itself."),
    ("L2", "L2", "integer", "Cycles of two different words, parallel edges multiplied out."),
    ("L3", "L3", "integer", "Cycles of three different words, parallel edges multiplied out."),
    ("LCC", "LCC", "integer", "Words in the largest connected component: in one unbroken text, all."),
    ("LSC", "LSC", "integer", "Words in the largest component in which each can be reached from each."),
    ("ATD", "ATD", "number", "Average total degree: edges that end or begin at a word."),
    ("density", "Density", "number", "Edges per ordered pair of different words."),
    ("diameter", "Diameter", "number", "The longest of the shortest ways between two words, in steps."),
    ("ASP", "ASP", "number", "The mean of the shortest ways between two words, in steps."),
    ("CC", "CC", "number", "Mean clustering coefficient, 0 to 1."),
)
# What an order at random can change, without the distances, which would take seconds a text.
_BY_ORDER = ("repeated_edges", "parallel_edges", "L1", "L2", "L3", "LSC", "CC")
_IN_WINDOWS = tuple(one for one in _OWN if one[0] != "edges")
COLUMNS = (
    Column("entry", "Entry", "key", "The entry whose text it is."),
    Column("words", "Words", "integer", "Words of the text."),
    *(Column(*one) for one in _OWN),
    *(
        Column(f"window_{name}", f"{label}, window", "number", f"Mean over windows. {what}")
        for name, label, _, what in _IN_WINDOWS
    ),
    *(
        Column(f"{name}_z", f"{label} z", "number", f"Standard deviations above shuffled orders. {what}")
        for name, label, _, what in _OWN
        if name in _BY_ORDER
    ),
)
# Edges in the picture and the most repeated ones among the passages.
_DRAWN, _SHOWN = 300, 10
_LIMITS = (
    "Speech graphs: Mota et al. 2012, 2014. The groups of the published studies are small (8 to 21 people): "
    "these figures describe a text, and diagnose nobody.",
    "A longer text has more of everything: compare windows or z, never the plain counts of unequal texts.",
)


@dataclass(frozen=True, eq=False, repr=False)
class SpeechGraphs(Result):
    """Graphs of speech, one row a text, in the order of the corpus."""

    kind: ClassVar[str] = "speechgraph"
    verb: ClassVar[str] = "association.speechgraph"
    _measures: pd.DataFrame = field(kw_only=True, repr=False)

    @property
    def measures(self) -> pd.DataFrame:
        """Everything that `speech_graph.measures` counts, under its own names; one row a text."""
        copy: pd.DataFrame = self._measures.copy()
        return copy


@dataclass(frozen=True, eq=False, repr=False)
class SpeechGraph(SpeechGraphs):
    """The graph of one text. Its picture has every word with the next: whoever shows it shows the text."""

    quotes: ClassVar[bool] = True


def speechgraph(
    source: Source,
    *,
    parts: Sequence[str] | None = None,
    window: int = 30,
    shuffles: int = 200,
    seed: int = 0,
) -> SpeechGraphs:
    """The speech graph of each text: a node for each different word, an edge from each word to the next.

    ``source``: a corpus or journal (its ``report``), `Associations` (what was said, in its order), or a
    text. Words are the tokens of ``corpus.tokens``, as written but case-folded; neither sentences nor the
    ``parts`` of an entry break the graph. One row a text: entry, words, and the measures that
    `speech_graph.measures` defines; diameter and ASP whatever the direction; ``window_*``, the mean of a
    measure over all windows of so many words (30 as in Mota 2014), each one word on; ``*_z``, the measure
    less its mean over ``shuffles`` random orders of the same words, in their standard deviations. Texts
    shorter than ``window`` have neither. ``shuffles=0``: no z. ``.measures`` has all that was counted.

    Two hundred orders of 400 words take a tenth of a second, and tell a z to about .1; of thousands of texts
    have a first look with ``shuffles=0``.

    Raises ``ValueError`` for a window or shuffles that cannot be (one order has no spread), or unknown parts.
    """
    options = {"parts": None if parts is None else tuple(parts), "window": window}
    options |= {"shuffles": shuffles, "seed": seed}
    checked(2, window=window)
    checked(0, shuffles=shuffles, seed=seed)
    if shuffles == 1:
        raise ValueError("shuffles: one order has no spread; give 2 or more (200 is usual), or 0 for none")
    texts = Texts.of(source, parts)
    entries = texts.entries()
    walks = [texts.read.type[span].astype(np.int64) for _, span in entries]
    whole = _whole(walks)
    rows = [
        {
            "entry": document.id,
            "words": len(walk),
            **{name: int(found[name]) if kind == "integer" else found[name] for name, _, kind, _ in _OWN},
            **_beside(walk, found, window, shuffles, seed),
        }
        for (document, _), walk, found in zip(entries, walks, whole, strict=True)
    ]
    keys = tuple(document.id for document, _ in entries)
    made = parameters(options, entries=len(entries), read=list(texts.parts))
    code = texts.code(speechgraph, options)

    def evidence(row: int) -> Concordance:
        pairs = _repeated(texts, entries[row][1])
        places = [(texts.place(at, at + 1), "") for at in pairs]
        title = f"Words that follow each other again in {keys[row]}"
        return passages(texts.corpus, places, title, made, code, keys[row])

    alone = len(entries) == 1
    kind = SpeechGraph if alone else SpeechGraphs
    return kind(
        title=f"Speech graphs of {number(len(entries), 'text')}",
        caption=f"part {', '.join(texts.parts)}; windows of {window} words; "
        + (f"z against {shuffles} random orders" if shuffles else "no random orders"),
        notes=(*texts.corpus.notes, *_notes(texts, walks, window)),
        parameters=made,
        keys=keys,
        columns=COLUMNS,
        picture=Later(lambda: _picture(texts, *entries[0])) if alone else {},
        _table=table(rows, COLUMNS),
        _options=options,
        _evidence=evidence,
        _code=code,
        _measures=pd.DataFrame(whole, index=pd.Index(keys, name="entry")),
    )


def _whole(walks: Sequence[Ints]) -> list[dict[str, float]]:
    if not walks:
        return []
    found = measures(np.concatenate(walks), np.array([len(walk) for walk in walks]))
    found["diameter"], found["ASP"] = np.array([distances(walk) for walk in walks]).T
    return [{name: float(values[at]) for name, values in found.items()} for at in range(len(walks))]


def _beside(walk: Ints, found: dict[str, float], window: int, shuffles: int, seed: int) -> dict[str, float]:
    """The means over windows and the distance from chance; nothing of a text shorter than a window."""
    if len(walk) < window:
        return {}
    mean = windows(walk, window)
    beside = {f"window_{name}": mean[name] for name, *_ in _IN_WINDOWS}
    chance = shuffled(walk, shuffles, seed) if shuffles else {}
    for name in _BY_ORDER if shuffles else ():
        expected, deviation = chance[name]
        if deviation > 0:
            beside[f"{name}_z"] = (found[name] - expected) / deviation
    return beside


def _repeated(texts: Texts, span: slice) -> list[int]:
    """The first words of the pairs that come most often, twice at least, pair by pair: their positions."""
    read = texts.read
    inside = [at for at in range(span.start, span.stop - 1) if read.text[at] == read.text[at + 1]]
    pair_of = {at: (int(read.type[at]), int(read.type[at + 1])) for at in inside}
    often = [pair for pair, n in Counter(pair_of.values()).most_common(_SHOWN) if n > 1]
    return [at for pair in often for at in inside if pair_of[at] == pair]


def _notes(texts: Texts, walks: Sequence[Ints], window: int) -> list[str]:
    if not walks:
        return ["No text with words: there is nothing to draw yet."]
    notes = [*_LIMITS]
    short = sum(len(walk) < window for walk in walks)
    if short:
        notes.append(f"{number(short, 'text')} shorter than {window} words: too short for windows and for z.")
    if len(walks) == 1 and len(walks[0]) - 1 > _DRAWN:
        notes.append(f"The picture has {_DRAWN} edges at most, the most repeated first.")
    silent = len(texts.corpus) - len(walks)
    if silent:
        notes.append(f"{number(silent, 'entry')} without a word in these parts left out.")
    return notes


def _picture(texts: Texts, document: Any, span: slice) -> dict[str, Any]:
    said = [texts.read.vocabulary[at] for at in texts.read.type[span].tolist()]
    count = Counter(said)
    pairs = Counter(pairwise(said)).most_common(_DRAWN)
    nodes = sorted({word for pair, _ in pairs for word in pair} or {*said})
    at = {word: number for number, word in enumerate(nodes)}
    ends = np.array([sorted((at[s], at[t])) for (s, t), _ in pairs if s != t], dtype=np.int64).reshape(-1, 2)
    weight = np.array([times for (s, t), times in pairs if s != t], dtype=float)
    place = graphs.layout(graphs.Graph(len(nodes), ends[:, 0], ends[:, 1], weight), nodes, seed=0)
    return {
        "label": document.id,
        "nodes": [
            {
                "key": f"word:{word}",
                "label": word,
                "kind": "association",
                "count": count[word],
                "x": float(x),
                "y": float(y),
            }
            for word, (x, y) in zip(nodes, place, strict=True)
        ],
        "edges": [
            {"key": f"word:{s}--word:{t}", "source": f"word:{s}", "target": f"word:{t}", "count": times}
            for (s, t), times in pairs
        ],
    }
