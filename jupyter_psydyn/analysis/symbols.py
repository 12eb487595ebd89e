"""Symbols: the classes of things named in the entries."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, ClassVar

import pandas as pd

from ..corpus import Corpus
from ..counting.coding import Way
from ..lexicon import load_lexicon, wordnet
from .classes import Classes, classes
from .concordance import gather, marks
from .items import places_and_denied
from .items import symbols as categories
from .notes import checked, coverage, small
from .reading import HasCorpus, Reading, corpus_of, read_words
from .result import Column, Result, asked_for, call, counted, parameters

COLUMNS = (
    Column("category", "Category", "text", "A class of things, never a meaning."),
    Column("entries", "Entries", "integer", "In how many entries a word of the class comes."),
    Column("share", "Share", "share", "Entries with it, of all entries."),
    Column("count", "Count", "integer", "How many words of the class there are in all."),
    Column("forms", "Forms", "text", "The words as written, most common first."),
    Column("negated", "Negated", "integer", "How many words of the class are denied: not counted."),
)
SPANS = ("entry", "part", "start", "end", "category", "form")


@dataclass(frozen=True, eq=False, repr=False)
class Symbols(Result):
    """Categories, those in most entries first."""

    _spans: Callable[[], pd.DataFrame] = field(default=None, repr=False)  # type: ignore[assignment]
    kind: ClassVar[str] = "symbols"
    verb: ClassVar[str] = "symbols"

    @property
    def spans(self) -> pd.DataFrame:
        """One row a word: entry, part, start, end (code points), category, form."""
        return self._spans()


def symbols(
    corpus: Corpus | HasCorpus,
    *,
    parts: Sequence[str] = ("report",),
    lemma: str = "wordnet",
    stopwords: str = "english",
    hyphens: bool = False,
    negated: str = "apart",
    min_entries: int = 1,
    min_count: int = 1,
    lexicon: str | Path | None = None,
) -> Symbols:
    """The categories of a lexicon that the words of the entries belong to.

    One row a category: category, entries, share (of all entries), count (words), forms (as written, most
    common first, at most eight), negated (words that are denied, "no dog": not counted). ``.spans`` has one
    row a word: entry, part, start, end, category, form. A word can be in several categories. ``lexicon`` is
    the path of one of your own (see ``load_lexicon``); the notes say how much of the text is covered.
    Raises ``ValueError`` for bad options.
    """
    options = {name: value for name, value in locals().items() if name != "corpus"}
    options |= {"parts": tuple(parts), "lexicon": None if lexicon is None else str(lexicon)}
    checked(min_entries=min_entries, min_count=min_count)
    way = Way(tuple(parts), lemma, stopwords, hyphens, negated)
    source = corpus_of(corpus)
    words = load_lexicon(lexicon)
    read = read_words(source, way)
    among = classes(read, words)
    denied = None if read.negated is None else classes(read.negated, words)
    found = categories(read, among, min_entries, min_count)
    names = [item.name for item in found.items]
    found = found.only(
        sorted(range(len(found)), key=lambda at: (-found.entries[at], -found.count[at], names[at]))
    )
    n = len(read.documents)
    members = [item.members[0] for item in found.items]
    made = parameters(
        options, wordnet=wordnet().version(), symbols=f"{words.name} {words.version}", entries=n
    )
    asked = asked_for(symbols, options)

    def evidence(row: int) -> Any:
        item = found.items[row]
        here = places_and_denied(read, words, item)
        of = {"of": call("symbols", asked), "key": item.name}
        return gather(read, here, f"Passages for {item.name}", made, of)

    frame = pd.DataFrame(
        {
            "category": [item.name for item in found.items],
            "entries": found.entries,
            "share": found.entries / max(n, 1),
            "count": found.count,
            "forms": [", ".join(read.forms_of(among.at(member))) for member in members],
            "negated": [0 if denied is None else len(denied.at(member)) for member in members],
        }
    )
    return Symbols(
        title=f"Symbols in {counted(n, tuple(parts))}",
        caption=f"part {', '.join(parts)}, {words.name} {words.version}: classes of things, never meanings",
        notes=(*source.notes, *small(n, min_entries, len(found)), *coverage(read, among, lemma)),
        parameters=made,
        keys=tuple(item.name for item in found.items),
        columns=COLUMNS,
        picture={},
        _table=frame,
        _options=asked,
        _evidence=evidence,
        _spans=lambda: _spans(read, among, members),
    )


def _spans(read: Reading, among: Classes, members: Sequence[int]) -> pd.DataFrame:
    rows = []
    for member in members:
        at = among.at(member)
        for one, place in zip(at.tolist(), marks(read, at, at), strict=True):
            text = read.texts[place.text]
            ((start, end),) = place.marks
            name = among.names[member]
            rows.append(
                (one, name, read.documents[text.entry].id, text.part, start, end, text.text[start:end])
            )
    rows.sort(key=lambda row: row[:2])
    made: pd.DataFrame = pd.DataFrame(
        [(entry, part, start, end, name, form) for _, name, entry, part, start, end, form in rows],
        columns=list(SPANS),
    )
    return made
