"""Symbols: the classes of things named in the entries."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, ClassVar

import numpy as np
import pandas as pd

from ..corpus import Corpus
from ..lexicon import load_lexicon, wordnet
from .concordance import gather
from .items import places
from .items import symbols as classes
from .notes import checked, coverage, small
from .reading import HasCorpus, corpus_of, read_words
from .result import Column, Result, call, changed, counted, parameters, table

COLUMNS = (
    Column("category", "Category", "text", "A class of things, never a meaning."),
    Column("entries", "Entries", "integer", "In how many entries a word of the class comes."),
    Column("share", "Share", "share", "Entries with it, of all entries."),
    Column("count", "Count", "integer", "How many words of the class there are in all."),
    Column("forms", "Forms", "text", "The words as written, most common first."),
)
SPANS = ("entry", "part", "start", "end", "category", "form")
_DEFAULTS: dict[str, Any] = {
    "parts": ("report",),
    "lemma": "wordnet",
    "stopwords": "english",
    "min_entries": 1,
    "min_count": 1,
    "lexicon": None,
}


@dataclass(frozen=True, eq=False, repr=False)
class Symbols(Result):
    """Categories, those in most entries first."""

    spans: pd.DataFrame = None  # type: ignore[assignment]
    kind: ClassVar[str] = "symbols"
    verb: ClassVar[str] = "symbols"


def symbols(
    corpus: Corpus | HasCorpus,
    *,
    parts: Sequence[str] = ("report",),
    lemma: str = "wordnet",
    stopwords: str = "english",
    min_entries: int = 1,
    min_count: int = 1,
    lexicon: str | Path | None = None,
) -> Symbols:
    """The categories of a lexicon that the words of the entries belong to.

    One row a category: category, entries, share (of all entries), count (words), forms (as written, most
    common first, at most eight). ``.spans`` has one row a word: entry, part, start, end, category, form. A
    word can be in several categories. ``lexicon`` is the path of one of your own (see ``load_lexicon``);
    the notes say how much of the text is covered. Raises ``ValueError`` for bad options.
    """
    options = {
        "parts": tuple(parts),
        "lemma": lemma,
        "stopwords": stopwords,
        "min_entries": min_entries,
        "min_count": min_count,
        "lexicon": None if lexicon is None else str(lexicon),
    }
    checked(min_entries=min_entries, min_count=min_count)
    source = corpus_of(corpus)
    words = load_lexicon(lexicon)
    read = read_words(source, tuple(parts), lemma, stopwords)
    found = classes(read, words)
    kept = np.flatnonzero((found.entries >= min_entries) & (found.count >= min_count)).tolist()
    order = sorted(kept, key=lambda at: (-found.entries[at], -found.count[at], found.names[at]))
    found = found.only(order)
    n = len(read.documents)
    rows = [
        {
            "category": found.names[at],
            "entries": int(found.entries[at]),
            "share": int(found.entries[at]) / n,
            "count": int(found.count[at]),
            "forms": ", ".join(read.forms_of(np.array(found.members[at]))),
        }
        for at in range(len(found.names))
    ]
    made = parameters(
        options, wordnet=wordnet().version(), symbols=f"{words.name} {words.version}", entries=n
    )
    asked = changed(options, _DEFAULTS)

    def evidence(row: int) -> Any:
        of = {
            "of": call("symbols", asked),
            "key": found.names[row],
        }
        title = f"Passages for {found.names[row]}"
        return gather(read, places(read, "symbol", found.members[row]), title, made, of)

    spans = []
    for name, members in zip(found.names, found.members, strict=True):
        for one in np.flatnonzero(np.isin(read.type, np.array(members))):
            text = read.texts[read.text[one]]
            start, end = int(read.start[one]), int(read.end[one])
            spans.append(
                (read.documents[text.entry].id, text.part, start, end, name, text.text[start:end], int(one))
            )
    spans.sort(key=lambda span: (span[-1], span[4]))
    return Symbols(
        title=f"Symbols in {counted(n, tuple(parts))}",
        caption=f"part {', '.join(parts)}, {words.name} {words.version}: classes of things, never meanings",
        notes=(*source.notes, *small(n, min_entries, len(rows)), *coverage(read, words, lemma)),
        parameters=made,
        keys=found.names,
        columns=COLUMNS,
        picture={},
        _table=table(rows, COLUMNS),
        _options=asked,
        _evidence=evidence,
        spans=pd.DataFrame([span[:-1] for span in spans], columns=list(SPANS)),
    )
