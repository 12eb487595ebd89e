"""Similar dreams: which entries are nearest to one, and what they share."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, ClassVar

import numpy as np
import pandas as pd
from scipy import sparse

from ..corpus import Corpus
from ..counting.coding import Way
from ..lexicon import load_lexicon, wordnet
from .classes import classes
from .concordance import by_sentence, gather
from .items import Items, beside, lemmas, positions, symbols
from .notes import checked, small
from .reading import HasCorpus, corpus_of, read_words
from .result import Column, Result, asked_for, call, counted, parameters

COLUMNS = (
    Column("entry", "Entry", "key", "The id of the entry."),
    Column("night", "Night", "date", "Its night."),
    Column("similarity", "Similarity", "number", "Cosine of the weighted words and symbols: 0 to 1."),
    Column("shared", "Shared", "text", "What both hold, what weighs most first."),
)
# So much of the weight is the symbols', the rest the words'.
_SYMBOLS = 0.3
_SHOWN = 8


@dataclass(frozen=True, eq=False, repr=False)
class Similar(Result):
    """Entries, the nearest first."""

    kind: ClassVar[str] = "similar"
    verb: ClassVar[str] = "similar"


def similar(
    corpus: Corpus | HasCorpus,
    entry: str,
    *,
    parts: Sequence[str] = ("report",),
    lemma: str = "wordnet",
    stopwords: str = "english",
    hyphens: bool = False,
    negated: str = "apart",
    lexicon: str | Path | None = None,
    limit: int = 10,
    seed: int = 0,
) -> Similar:
    """The entries nearest to one: those that share most of its words and symbols, the rare ones most.

    One row an entry: entry (its id), night, similarity, shared. Each word weighs (1 + ln count) x
    ln(entries / entries with it) (Salton and Buckley 1988), each symbol likewise; an entry's words are
    brought to length 1 and its symbols too, and the similarity is .7 of the words' cosine and .3 of the
    symbols'. Raises ``ValueError`` where there is no such entry with text, and for bad options.
    """
    options = {name: value for name, value in locals().items() if name != "corpus"}
    options |= {"parts": tuple(parts), "lexicon": None if lexicon is None else str(lexicon)}
    checked(limit=limit)
    way = Way(tuple(parts), lemma, stopwords, hyphens, negated)
    source = corpus_of(corpus)
    words = load_lexicon(lexicon)
    read = read_words(source, way)
    ids = [document.id for document in read.documents]
    if entry not in ids:
        raise ValueError(f"entry: there is no {entry!r} with text in these parts")
    at = ids.index(entry)
    among = classes(read, words)
    kinds = [lemmas(read, 1, 1), symbols(read, among)]
    weight = [_weighted(one) for one in kinds]
    both = sparse.hstack([weight[0] * np.sqrt(1 - _SYMBOLS), weight[1] * np.sqrt(_SYMBOLS)], format="csr")
    every = beside(kinds)
    mine = both[at]
    value = np.asarray((both @ mine.T).todense()).ravel()
    value[at] = -1
    order = [one for one in np.lexsort((np.arange(len(value)), -value)).tolist() if value[one] > 0][:limit]
    shared = [_shared(mine, both[one]) for one in order]
    rows = [
        {
            "entry": ids[one],
            "night": read.documents[one].night.text,
            "similarity": float(value[one]),
            "shared": ", ".join(every.items[x].called for x in both_have),
        }
        for one, both_have in zip(order, shared, strict=True)
    ]
    made = parameters(
        options, wordnet=wordnet().version(), symbols=f"{words.name} {words.version}", entries=len(ids)
    )
    asked = {name: one for name, one in asked_for(similar, options).items() if name != "entry"}
    code = call("similar", asked, entry)

    def evidence(row: int) -> Any:
        spans = [positions(read, among, every.items[one]) for one in shared[row]]
        first, last = (np.concatenate([span[end] for span in spans]) for end in range(2))
        inside = np.isin(read.entry[first], [at, order[row]])
        here = by_sentence(read, first[inside], last[inside])
        of = {"of": code, "key": ids[order[row]]}
        return gather(read, here, f"What {entry} and {ids[order[row]]} share", made, of)

    return Similar(
        title=f"Nearest to {read.documents[at].night.text or entry} of {counted(len(ids), tuple(parts))}",
        caption=f"part {', '.join(parts)}; by weighted words and symbols",
        notes=(*source.notes, *small(len(ids), 1, len(ids))),
        parameters=made,
        keys=tuple(row["entry"] for row in rows),
        columns=COLUMNS,
        picture={},
        _table=pd.DataFrame(rows, columns=[column.name for column in COLUMNS]),
        _options=asked,
        _evidence=evidence,
        _code=code,
    )


def _weighted(items: Items) -> Any:
    """The items of each entry, weighted, to length 1: a sparse matrix, entries x items."""
    n = items.inside.shape[0]
    found = items.inside.tocsr().astype(float)
    found.data = 1 + np.log(found.data)
    found = found @ sparse.diags(np.log(n / np.maximum(items.entries, 1)))
    length = np.sqrt(np.asarray(found.multiply(found).sum(1)).ravel())
    return sparse.diags(np.divide(1, length, out=np.zeros(n), where=length > 0)) @ found


def _shared(one: Any, other: Any) -> list[int]:
    """The items that make two entries alike, what adds most first."""
    product = one.multiply(other).tocsr()
    order = np.argsort(-product.data, kind="stable")[:_SHOWN]
    return [int(item) for item in product.indices[order] if product.data.max() > 0]
