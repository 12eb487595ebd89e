"""Passages of associations: each beside the words it was associated to."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from ..analysis.concordance import Concordance, gather
from ..analysis.concordance import Place as Marked
from ..analysis.reading import Text
from ..corpus import Corpus, Document, sentences
from ..corpus.associations import Place

# Of the words associated to, so many characters stand before a passage.
_LEAD = 60


@dataclass(frozen=True)
class _Lines(Text):
    """The part ``association`` of an entry: each line is an association of its own, and read by itself."""

    @cached_property
    def sentences(self) -> tuple[tuple[int, int], ...]:
        """The spans of the sentences of each line."""
        found, at = [], 0
        for line in self.text.split("\n"):
            found += [(at + start, at + end) for start, end in sentences(line)]
            at += len(line) + 1
        return tuple(found)


@dataclass(frozen=True)
class _Pages:
    texts: tuple[Text, ...]
    documents: tuple[Document, ...]


def passages(
    corpus: Corpus,
    places: Iterable[tuple[Place, str]],
    title: str,
    made: dict[str, Any],
    code: str,
    key: str,
) -> Concordance:
    """A concordance of places, each with the words it was associated to (``""``: none).

    ``made`` are the parameters of the result whose row ``key`` this is, ``code`` the Python that makes it.
    Places of entries that are not in the corpus are left out, and a note says so.
    """
    numbers: dict[tuple[str, str], int] = {}
    texts: list[Text] = []
    entries = {document.id: at for at, document in enumerate(corpus)}
    found, missing = [], 0
    for place, of in places:
        if place.entry not in entries:
            missing += 1
            continue
        where = place.entry, place.part
        if where not in numbers:
            numbers[where] = len(texts)
            text = corpus[place.entry].parts.get(place.part, "")
            made_of = _Lines if place.part == "association" else Text
            texts.append(made_of(entries[place.entry], place.part, text))
        found.append(
            Marked(numbers[where], ((place.start, place.end),), False, f"{short(of)} → " if of else "")
        )
    notes = (f"{missing} passages are in entries that are not here.",) if missing else ()
    pages = _Pages(tuple(texts), corpus.documents)
    return gather(pages, found, title, made, {"of": code, "key": key}, notes)


def short(words: str, most: int = _LEAD) -> str:
    """Words on one line, cut at a word's end where they are longer than ``most`` characters."""
    line = " ".join(words.split())
    return line if len(line) <= most else f"{line[: most - 2].rsplit(' ', 1)[0]} …"


def label(words: str) -> str:
    """What stands for an element in a picture or a table: six words and 40 characters at most.

    Fewer than the eight words in a row by which the save guard knows a quotation.
    """
    few: Sequence[str] = words.split()
    return short(words, 40) if len(few) <= 6 else short(" ".join(few[:6]) + " …", 40)


def call(verb: str, options: Mapping[str, Any], *positional: str) -> str:
    """The Python that calls a verb of this room with ``associations``."""
    given = ["associations", *positional, *(f"{name}={value!r}" for name, value in options.items())]
    return f"psd.{verb}({', '.join(given)})"
