"""Passages of associations: each beside the words it was associated to."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from ..analysis.concordance import Cited, Concordance, gather
from ..analysis.concordance import Place as Marked
from ..analysis.reading import Text
from ..corpus import Corpus, sentences
from ..corpus.associations import Place

# Of the words associated to, so many characters stand before a passage.
_LEAD = 60
NAMED = 6
"""So many words name something in a result that notebooks keep; eight in a row would be a quotation."""
# A run of letters; of a script without spaces each character by itself.
_UNSPACED = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]")
_WORD = re.compile(f"{_UNSPACED.pattern}|[^\\W_]+")


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


def read_as(entry: int, part: str, text: str) -> Text:
    """A part of the entry at a position, to be read in sentences; of associations each line by itself."""
    return (_Lines if part == "association" else Text)(entry, part, text)


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
            texts.append(read_as(entries[place.entry], place.part, text))
        found.append(
            Marked(numbers[where], ((place.start, place.end),), False, f"{short(of)} → " if of else "")
        )
    notes = (f"{missing} passages are in entries that are not here.",) if missing else ()
    pages = Cited(tuple(texts), corpus.documents)
    return gather(pages, found, title, made, {"of": code, "key": key}, notes)


def short(words: str, most: int = _LEAD) -> str:
    """Words on one line, cut at a word's end where they are longer than ``most`` characters."""
    line = " ".join(words.split())
    return line if len(line) <= most else f"{line[: most - 2].rsplit(' ', 1)[0]} …"


def label(words: str, most: int = NAMED) -> str:
    """What stands for words in a picture or a table: so many words and 40 characters at most.

    Fewer than the eight words in a row by which the save guard knows a quotation.
    """
    line = short(words, 40)
    cut = _end_of(line, most)
    return line if cut == len(line) else f"{line[:cut].rstrip()} …"


def is_name(words: str) -> bool:
    """Whether words are so few that the save guard takes them for no quotation."""
    return _end_of(words, NAMED + 1) == len(words)


def _end_of(text: str, most: int) -> int:
    """Where so many words of a text end, words as the save guard counts them: letters between other marks.

    A character of a script without spaces is half a word.
    """
    count = 0.0
    for found in _WORD.finditer(text):
        count += len(found[0]) / 2 if _UNSPACED.match(found[0]) else 1
        if count > most:
            return found.start()
    return len(text)


def call(verb: str, options: Mapping[str, Any], *positional: str) -> str:
    """The Python that calls a verb of this room with ``associations``."""
    given = ["associations", *positional, *(f"{name}={value!r}" for name, value in options.items())]
    return f"psd.{verb}({', '.join(given)})"
