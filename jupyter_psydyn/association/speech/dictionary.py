"""Dictionaries of categories counted in texts: Martindale's RID, LIWC, or one's own, from a file of yours.

What a dictionary counts is words. It does not see who says them, what is denied, or what they mean here.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import ClassVar

import numpy as np

from ...analysis.concordance import Concordance, by_sentence, gather
from ...analysis.result import Column, Result, number, parameters, table
from ...lexicon import Lexicon, load_lexicon
from ...lexicon.own import load_exclusions
from .matching import OVERLAPS, STEMS, Matches, match
from .texts import Source, Texts

COLUMNS = (
    Column(
        "category",
        "Category",
        "text",
        "Its name in the dictionary; what it is part of stands before a colon.",
    ),
    Column("count", "Count", "integer", "Matches: words, and phrases as one each."),
    Column("share", "Share", "share", "Of all words that were read."),
    Column("matched_share", "Of matched", "share", "Of all words that are in some category."),
    Column("entries", "Entries", "integer", "In how many entries it comes."),
    Column("forms", "Forms", "text", "The words that matched, the most common first, twelve at most."),
)
_FORMS = 12
_NAMED = 6


@dataclass(frozen=True, eq=False, repr=False)
class DictionaryCounts(Result):
    """Categories of a dictionary with the words that matched, the most frequent first."""

    kind: ClassVar[str] = "dictionary"
    verb: ClassVar[str] = "association.dictionary"
    primordial: float | None = field(default=None, kw_only=True)
    """Of the Regressive Imagery Dictionary: primary less secondary words, in per cent of all words."""


def dictionary(
    source: Source,
    lexicon: str | Path | Lexicon,
    *,
    exclude: str | Path | None = None,
    parts: Sequence[str] | None = None,
    hyphens: bool = False,
    overlap: str = "shortest",
    stems: str = "known",
) -> DictionaryCounts:
    """How many words of texts are in each category of a dictionary.

    ``source``: a corpus or journal (its ``report``), `Associations` (what was said), or a text. ``lexicon``:
    the path of a ``.cat`` (WordStat, as the Regressive Imagery Dictionary), ``.dic`` or ``.dicx`` (LIWC),
    ``.csv`` or plain ``.Wt``, or what ``load_lexicon`` made of it. ``exclude``: a file of words that never
    count (``.exc``). One row a category that comes, and one for what it is part of: category, count, share
    (of all words), matched_share, entries, forms.

    A pattern matches whole words as they are written: ``LEMON*`` lemons, and nothing inside a word. Of
    several patterns for a word the ``shortest`` counts, as in rid.py 0.2.0 (with which counts of the
    Regressive Imagery Dictionary can be compared), or with ``overlap="longest"`` the most exact. A word that
    only begins as a pattern does counts where WordNet or the stop words know it (lemonodor is none); with
    ``stems="any"`` every one does, as a dictionary of another language needs. ``hyphens``: an inner hyphen
    joins a word, as some patterns have it (long-term).

    Raises ``ValueError`` for a file that is wrong (with the line), a lexicon of base forms (use
    ``psd.symbols``), or options that do not exist.
    """
    options = {name: value for name, value in locals().items() if name not in ("source", "lexicon")}
    options |= {"exclude": exclude and str(exclude), "parts": None if parts is None else tuple(parts)}
    for name, value, choices in (("overlap", overlap, OVERLAPS), ("stems", stems, STEMS)):
        if value not in choices:
            raise ValueError(f"{name}: {value!r}; choose {', '.join(choices)}")
    words = lexicon if isinstance(lexicon, Lexicon) else load_lexicon(lexicon)
    if not words.by_form:
        raise ValueError(f"lexicon {words.name!r} goes by base forms and WordNet: use psd.symbols")
    texts = Texts.of(source, parts, hyphens=hyphens)
    read = texts.read
    never = frozenset() if exclude is None else load_exclusions(exclude)
    found = match(read, words, never, overlap, stems)
    total, matched = len(read.type), len(np.unique(found.first))
    inside = [found.at(row) for row in range(len(found.rows))]
    count = [int(one.sum()) for one in inside]
    order = sorted(np.flatnonzero(count).tolist(), key=lambda row: (-count[row], found.rows[row]))
    rows = [
        {
            "category": found.rows[row],
            "count": count[row],
            "share": count[row] / total,
            "matched_share": count[row] / matched,
            "entries": len(np.unique(read.entry[found.first[inside[row]]])),
            "forms": ", ".join(found.forms_of(row)[:_FORMS]),
        }
        for row in order
    ]
    keys = tuple(found.rows[row] for row in order)
    primordial = _primordial(dict(zip(found.rows, count, strict=True)), total)
    made = parameters(options, dictionary=words.name, provenance=words.provenance, read=list(texts.parts))
    given = "lexicon" if isinstance(lexicon, Lexicon) else repr(str(lexicon))
    code = texts.code(dictionary, options, given)

    def evidence(row: int) -> Concordance:
        here = inside[order[row]]
        places = by_sentence(read, found.first[here], found.last[here])
        return gather(read, places, f"Words in {keys[row]}", made, {"of": code, "key": keys[row]})

    return DictionaryCounts(
        title=f"{words.name} in {number(len(read.documents), 'text')}",
        caption=f"{matched} of {number(total, 'word')} in {words.name}; part {', '.join(texts.parts)}",
        notes=(
            *texts.corpus.notes,
            *_notes(words, found, total, matched, count, overlap, hyphens, primordial),
        ),
        parameters=made,
        keys=keys,
        columns=COLUMNS,
        picture={},
        _table=table(rows, COLUMNS),
        _options=options,
        _evidence=evidence,
        _code=code,
        primordial=primordial,
    )


def _primordial(count: dict[str, int], total: int) -> float | None:
    if not total or not {"PRIMARY", "SECONDARY"} <= count.keys():
        return None
    return 100 * (count["PRIMARY"] - count["SECONDARY"]) / total


def _notes(
    words: Lexicon,
    found: Matches,
    total: int,
    matched: int,
    count: Sequence[int],
    overlap: str,
    hyphens: bool,
    primordial: float | None,
) -> list[str]:
    if not total:
        return ["No text with words: there is nothing to count yet."]
    notes = [
        f"{words.name} has {matched} of {number(total, 'word')} ({100 * matched / total:.0f} %); "
        f"one word more or less is {100 / total:.2g} %.",
        "A dictionary counts words: it does not see what is denied, meant, or quoted. Read the forms.",
    ]
    if primordial is not None:
        notes.append(
            f"Primary less secondary: {primordial:+.1f} % of the words, the index of primordial content as "
            "it is commonly computed (Martindale). Of a text, and never of a person."
        )
    if not all(count):
        notes.append(f"{len(count) - np.count_nonzero(count)} of {len(count)} categories do not come.")
    if found.torn:
        notes.append(
            f"Match patterns of several categories: {_named(found.torn)}. The {overlap} pattern counts"
            + ("; overlap='longest' takes the most exact." if overlap == "shortest" else ".")
        )
    if found.unknown:
        notes.append(
            f"Begin as a pattern does, and no word list knows them: {_named(found.unknown)}. Not counted; "
            "stems='any' counts them."
        )
    if found.excluded:
        notes.append(f"On the list of exclusions: {_named(found.excluded)}. Not counted.")
    joined = sum("-" in word for category in words.categories for word in category.words)
    if joined and not hyphens:
        notes.append(f"Patterns with a hyphen: {joined}. Only hyphens=True finds them.")
    return notes


def _named(words: Counter[str]) -> str:
    """So many words, the most common by name."""
    first = ", ".join(sorted(words, key=lambda word: (-words[word], word))[:_NAMED])
    more = ", ..." if len(words) > _NAMED else ""
    return f"{number(words.total(), 'word')} ({first}{more})"
