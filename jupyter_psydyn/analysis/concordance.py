"""Passages: a word or a phrase in its context, with its place."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, ClassVar, NamedTuple, Protocol

import numpy as np
import pandas as pd

from ..corpus import Document
from ..counting.arrays import Ints
from .line_order import Line, line_order, sort_keys
from .reading import Reading, Text
from .result import Column, Result, call, number, table

# About so many characters of context stand on each side of a mark: a window of 200 around it.
_CONTEXT = 100

COLUMNS = (
    Column("entry", "Entry", "key", "The id of the entry."),
    Column("part", "Part", "text", "The part of the entry that was read."),
    Column("start", "Start", "integer", "Where the match starts, in code points from the start of the part."),
    Column("end", "End", "integer", "Where the match ends: the first code point after it."),
    Column("left", "Before", "text", "What comes before, in the sentence."),
    Column("match", "Match", "text", "The match as written."),
    Column("right", "After", "text", "What comes after, in the sentence."),
    Column("negated", "Negated", "flag", "Whether it is denied: no dog, did not run. Not counted then."),
)

Marks = Sequence[tuple[int, int]]


class Place(NamedTuple):
    """The position of a text, the spans marked in it, and whether what is marked is denied.

    ``lead`` is said before the passage: the words to which what stands there was associated.
    """

    text: int
    marks: Marks
    negated: bool = False
    lead: str = ""


class Pages(Protocol):
    """Where places are: texts, and the documents they belong to. A `Reading` is one."""

    @property
    def texts(self) -> Sequence[Text]: ...
    @property
    def documents(self) -> Sequence[Document]: ...


@dataclass(frozen=True)
class Cited:
    """Texts of some documents, as pages on which places are."""

    texts: tuple[Text, ...]
    documents: tuple[Document, ...]


@dataclass(frozen=True)
class Passage:
    """A sentence with marks. ``start`` and ``end`` are the span of the first mark in its part.

    ``segments`` are the text cut at the marks: (text, is it a mark). ``negated``: what is marked is denied.
    """

    entry: str
    night: str
    part: str
    start: int
    end: int
    segments: tuple[tuple[str, bool], ...]
    negated: bool = False

    def to_dict(self) -> dict[str, Any]:
        """The passage as it crosses the wire."""
        cut = [{"text": text, "mark": mark} for text, mark in self.segments]
        return {
            "entry": self.entry,
            "night": self.night,
            "part": self.part,
            "start": self.start,
            "end": self.end,
            "segments": cut,
            "negated": self.negated,
        }

    def __str__(self) -> str:
        return "".join(f"[{text}]" if mark else text for text, mark in self.segments)


@dataclass(frozen=True, eq=False, repr=False)
class Concordance(Result):
    """Matches in their context, in the order of the corpus."""

    passages: tuple[Passage, ...] = ()
    kind: ClassVar[str] = "concordance"
    verb: ClassVar[str] = "concordance"
    quotes: ClassVar[bool] = True

    def sorted(self, sort: str) -> Concordance:
        """The same lines in another order: ``"R1,L1"``, as ``psd.concordance`` takes it."""
        if not sort_keys(sort):
            return self
        order = line_order([_line(passage) for passage in self.passages], sort)
        passages = tuple(self.passages[at] for at in order)
        evidence = self._evidence
        return replace(
            self,
            keys=tuple(self.keys[at] for at in order),
            picture={"passages": [passage.to_dict() for passage in passages]},
            passages=passages,
            parameters={**self.parameters, "sort": sort},
            _table=self._table.iloc[order].reset_index(drop=True),
            _options={**self._options, "sort": sort},
            _evidence=lambda row: evidence(order[row]),
        )

    def _call(self) -> str:
        return _code(self._options)


def in_a_row(read: Reading, words: Sequence[int]) -> tuple[Ints, Ints]:
    """Where words with these numbers stand in a row: the positions of the first and of the last."""
    found = np.flatnonzero(read.type[len(words) - 1 :] == words[-1]) + len(words) - 1
    for back in range(1, len(words)):
        found = found[(read.type[found - back] == words[-1 - back]) & read.joined[found - back + 1]]
    return found - (len(words) - 1), found


def marks(read: Reading, first: Ints, last: Ints) -> list[Place]:
    """A place for each span of words, from the first to the last."""
    spans = zip(read.start[first].tolist(), read.end[last].tolist(), strict=True)
    texts, negated = read.text[first].tolist(), read.denied[last].tolist()
    return [Place(*one) for one in zip(texts, [(span,) for span in spans], negated, strict=True)]


def by_sentence(read: Reading, first: Ints, last: Ints) -> list[Place]:
    """These spans of words, those of one sentence together, each once."""
    found: dict[int, tuple[int, dict[tuple[int, int], None]]] = {}
    for at in np.lexsort((-last, first)).tolist():
        one = first[at]
        _, spans = found.setdefault(int(read.sentence[one]), (int(read.text[one]), {}))
        spans[int(read.start[one]), int(read.end[last[at]])] = None
    return [Place(text, tuple(spans)) for text, spans in found.values()]


def gather(
    read: Pages,
    places: Sequence[Place],
    title: str,
    made: dict[str, Any],
    asked: dict[str, Any],
    notes: tuple[str, ...] = (),
) -> Concordance:
    """A concordance of these places: each a text's position and its marks, in order."""
    passages, rows = [], []
    for at, marks, negated, lead in places:
        source = read.texts[at]
        document = read.documents[source.entry]
        low, high = _window(source, marks)
        segments = ((lead, False),) * bool(lead) + _segments(source, low, high, marks)
        (start, end), *_ = marks
        passages.append(Passage(document.id, document.night.text, source.part, start, end, segments, negated))
        left, right = source.text[low:start], source.text[end:high]
        rows.append((document.id, source.part, start, end, left, source.text[start:end], right, negated))
    entries = len({passage.entry for passage in passages if not passage.negated})
    denied = sum(passage.negated for passage in passages)
    keys = tuple(f"{entry}:{part}:{start}" for entry, part, start, *_ in rows)
    return Concordance(
        title=title,
        caption=f"{number(len(passages) - denied, 'passage')} in {entries} of "
        f"{number(len(read.documents), 'entry')}" + f", and {denied} negated" * (denied > 0),
        notes=notes if passages else (*notes, "Nothing was found."),
        parameters=made,
        keys=keys,
        columns=COLUMNS,
        picture={"passages": [passage.to_dict() for passage in passages]},
        _table=table([], COLUMNS) if not rows else pd.DataFrame(rows, columns=[c.name for c in COLUMNS]),
        _options=asked,
        _evidence=lambda row: gather(
            read, [places[row]], title, made, {"of": _code(asked), "key": keys[row]}
        ),
        passages=tuple(passages),
    )


def _code(asked: Mapping[str, Any]) -> str:
    """The Python that makes a concordance: of a query, or of a row of another result."""
    if "of" in asked:
        sort = f".sorted({asked['sort']!r})" if "sort" in asked else ""
        return f"{asked['of']}.evidence({asked['key']!r}){sort}"
    rest = {name: value for name, value in asked.items() if name != "query"}
    return call("concordance", rest, asked["query"])


def _line(passage: Passage) -> Line:
    """A passage cut at its first mark."""
    at = next((at for at, (_, mark) in enumerate(passage.segments) if mark), 0)
    left, right = (
        "".join(text for text, _ in some) for some in (passage.segments[:at], passage.segments[at + 1 :])
    )
    return Line(left, passage.segments[at][0], right, passage.night)


def _window(source: Text, marks: Marks) -> tuple[int, int]:
    """The sentence of the marks; of a long one as much as stands around them."""
    if not source.sentences:
        return 0, 0
    starts = [start for start, _ in source.sentences]
    low, high = source.sentences[bisect_right(starts, marks[0][0]) - 1]
    high = max(high, marks[-1][1])
    near, far = max(low, marks[0][0] - _CONTEXT), min(high, marks[-1][1] + _CONTEXT)
    while near > low and not source.text[near - 1].isspace():
        near -= 1
    while far < high and not source.text[far].isspace():
        far += 1
    return near, far


def _segments(source: Text, low: int, high: int, marks: Marks) -> tuple[tuple[str, bool], ...]:
    """The text from ``low`` to ``high`` cut at the marks; … where it is less than its sentence."""
    text, whole = source.text, source.sentences
    pieces = [] if not whole or any(low == start for start, _ in whole) else [("… ", False)]
    at = low
    for start, end in marks:
        if start < at:
            continue  # inside the mark before it
        pieces += [(text[at:start], False), (text[start:end], True)]
        at = end
    pieces.append((text[at:high], False))
    pieces += [] if not whole or any(high == end for _, end in whole) else [(" …", False)]
    return tuple(piece for piece in pieces if piece[0])
