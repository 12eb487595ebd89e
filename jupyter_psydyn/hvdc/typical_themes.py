"""Typical dream themes, as the words of reports name them.

The themes are those of the Typical Dreams Questionnaire (``data/typical-dreams.json`` tells which, and how
each is known). A theme is what a report is about, never what it means.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, ClassVar

from ..analysis.concordance import Concordance, Place, gather, in_a_row
from ..analysis.notes import small
from ..analysis.reading import HasCorpus, Reading, corpus_of, read_words
from ..analysis.result import Column, Result, asked_for, call, counted, parameters, table
from ..corpus import Corpus
from ..counting.coding import Way
from ..counting.statistics import wilson

COLUMNS = (
    Column("category", "Theme", "text", "What the words are about, never what it means."),
    Column("entries", "Entries", "integer", "In how many entries a sentence has it."),
    Column("share", "Share", "share", "Entries with it, of all entries."),
    Column("low", "from", "share", "Lower end of the 95 % interval of the share (Wilson)."),
    Column("high", "to", "share", "Upper end of the 95 % interval of the share (Wilson)."),
    Column("count", "Sentences", "integer", "How many sentences have it."),
    Column("forms", "Forms", "text", "The words as written, most common first."),
)
_FORMS = 8
# A phrase with one of these means what it says: "could not move".
_DENYING = frozenset(("not", "no", "never", "without", "cannot", "can't", "couldn't", "nothing", "unable"))

Words = tuple[str, ...]
Either = tuple[Words, ...]


@dataclass(frozen=True)
class Rule:
    """A sentence has to have one of each of ``every``, none of ``none``: base forms in a row."""

    every: tuple[Either, ...]
    none: Either

    @classmethod
    def parse(cls, text: str) -> Rule:
        """``chase|run after + dog - toy``: a bar for "or", a plus for "and", a minus for "but not"."""
        wanted, _, unwanted = text.partition(" - ")
        return cls(tuple(map(_either, wanted.split(" + "))), _either(unwanted) if unwanted else ())


@dataclass(frozen=True)
class Theme:
    """A typical theme: how it is called, what it is about, and how its sentences are known."""

    key: str
    label: str
    about: str
    rules: tuple[Rule, ...]


@dataclass(frozen=True, eq=False, repr=False)
class Themes(Result):
    """Themes, those in most entries first."""

    kind: ClassVar[str] = "symbols"
    verb: ClassVar[str] = "hvdc.themes"


@cache
def typical() -> tuple[Theme, ...]:
    """The 56 themes."""
    data = json.loads(files(__package__).joinpath("data/typical-dreams.json").read_text(encoding="utf-8"))
    return tuple(
        Theme(one["key"], one["label"], one["about"], tuple(map(Rule.parse, one["rules"])))
        for one in data["themes"]
    )


def themes(corpus: Corpus | HasCorpus, *, parts: Sequence[str] = ("report",)) -> Themes:
    """The typical themes that sentences of the entries name.

    One row a theme that comes: category (its name), entries, share with its interval, count (of sentences),
    forms.
    A sentence has a theme where it has the words of one of its rules; words that are denied ("no snake") do
    not count. The words tell what is spoken of: a wish to fly, and a story of somebody who flew, are found
    too, and flight told in other words is not. Look at the passages.

    Raises ``ValueError`` for a part of no such name.
    """
    options = {"parts": tuple(parts)}
    # Whether a word is denied is asked of each phrase: "could not move" is one that denies.
    read = read_words(corpus_of(corpus), Way(tuple(parts), stopwords="none", negated="counted"))
    n = len(read.documents)
    rows = [(one, places) for one in typical() if (places := list(sentences_of(read, one).values()))]
    rows.sort(key=lambda row: (-_entries(read, row[1]), -len(row[1]), row[0].label))
    keys = tuple(one.key for one, _ in rows)
    made = parameters(options, themes="typical dreams 1", entries=n)
    asked = asked_for(themes, options)

    def evidence(row: int) -> Concordance:
        one, places = rows[row]
        of = {"of": call("hvdc.themes", asked), "key": one.key}
        return gather(read, places, f"Passages for {one.label}", made, of)

    return Themes(
        title=f"Typical themes in {counted(n, tuple(parts))}",
        caption=f"part {', '.join(parts)}; {len(rows)} of {len(typical())} themes, by words",
        notes=(
            *small(n, 1, len(rows)),
            "Published figures of these themes are of people who ever dreamt so, these are of entries: they "
            "cannot be compared.",
        ),
        parameters=made,
        keys=keys,
        columns=COLUMNS,
        picture={},
        _table=table([_row(read, one, places) for one, places in rows], COLUMNS),
        _options=asked,
        _evidence=evidence,
    )


def sentences_of(read: Reading, theme: Theme) -> dict[int, Place]:
    """The sentences that have a theme, by their number: where they are, and the words that say so."""
    found: dict[int, dict[tuple[int, int], int]] = {}
    for rule in theme.rules:
        each = [_places(read, either) for either in rule.every]
        held = set(each[0]).intersection(*each[1:]).difference(_places(read, rule.none))
        for sentence in held:
            for places in each:
                found.setdefault(sentence, {}).update(places[sentence])
    return {
        sentence: Place(next(iter(spans.values())), tuple(sorted(spans)))
        for sentence, spans in sorted(found.items())
    }


def _places(read: Reading, either: Either) -> dict[int, dict[tuple[int, int], int]]:
    """Where any of these words in a row stand: by sentence, the spans, each with the number of its text."""
    found: dict[int, dict[tuple[int, int], int]] = {}
    for words in either:
        first, last = in_a_row(read, [read.ids.get(word, -1) for word in words])
        if not _DENYING.intersection(words):
            told = ~read.denied[last]
            first, last = first[told], last[told]
        spans = zip(read.start[first].tolist(), read.end[last].tolist(), strict=True)
        for sentence, span, text in zip(
            read.sentence[first].tolist(), spans, read.text[first].tolist(), strict=True
        ):
            found.setdefault(sentence, {})[span] = text
    return found


def _row(read: Reading, theme: Theme, places: Sequence[Place]) -> dict[str, Any]:
    entries, n = _entries(read, places), len(read.documents)
    low, high = wilson(entries, n)
    forms = Counter(
        read.texts[text].text[start:end].casefold() for text, marks, *_ in places for start, end in marks
    )
    return {
        "category": theme.label,
        "entries": entries,
        "share": entries / n,
        "low": float(low),
        "high": float(high),
        "count": len(places),
        "forms": ", ".join(form for form, _ in forms.most_common(_FORMS)),
    }


def _entries(read: Reading, places: Sequence[Place]) -> int:
    return len({read.texts[place.text].entry for place in places})


def _either(text: str) -> Either:
    return tuple(tuple(one.split()) for one in text.strip().split("|"))
