"""Texts laid end to end, and the units in them: all places are numbers on one line."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from ...corpus import sentences
from ...counting.arrays import Bools, Floats, Ints
from .coding import Coding

UNITS = ("character", "sentence", "entry", "span")
Where = tuple[str, str]


@dataclass(frozen=True, eq=False)
class Layout:
    """Texts end to end, those of an entry together: where each begins (and the last ends), whose it is."""

    where: tuple[Where, ...]
    texts: tuple[str, ...]
    entries: tuple[str, ...]
    begin: Ints
    entry: Ints

    @property
    def length(self) -> int:
        """The code points of all texts."""
        return int(self.begin[-1])

    def text_of(self, at: int) -> int:
        """The text in which a place is."""
        return int(np.searchsorted(self.begin, at, side="right")) - 1


def laid(texts: Mapping[Where, str]) -> Layout:
    """These texts end to end; a text that holds nothing is left out, since nothing in it can be coded."""
    number = {entry: at for at, entry in enumerate(dict.fromkeys(entry for entry, _ in texts))}
    where = sorted((one for one, text in texts.items() if text), key=lambda one: number[one[0]])
    entries = tuple(dict.fromkeys(entry for entry, _ in where))
    rank = {entry: at for at, entry in enumerate(entries)}
    return Layout(
        where=tuple(where),
        texts=tuple(texts[one] for one in where),
        entries=entries,
        begin=np.cumsum([0, *(len(texts[one]) for one in where)]),
        entry=np.array([rank[entry] for entry, _ in where], dtype=np.int64),
    )


@dataclass(frozen=True, eq=False)
class Marked:
    """Codings as arrays: reader and code as numbers, the span on the line, the entry."""

    reader: Ints
    code: Ints
    span: Ints
    entry: Ints

    def of(self, reader: int, code: int | None = None) -> Ints:
        """The different spans of a reader, of one code or of all, in order."""
        mine = (self.reader == reader) & (True if code is None else self.code == code)
        return np.unique(self.span[mine], axis=0)


def marked(codings: Sequence[Coding], layout: Layout, readers: Sequence[str], codes: Sequence[str]) -> Marked:
    """Codings on the line; all of them must lie in these texts."""
    reader, code, text = ({one: at for at, one in enumerate(of)} for of in (readers, codes, layout.where))
    at = np.array([text[one.entry, one.part] for one in codings], dtype=np.int64)
    spans = np.array([(one.start, one.end) for one in codings], dtype=np.int64).reshape(-1, 2)
    return Marked(
        np.array([reader[one.reader] for one in codings], dtype=np.int64),
        np.array([code[one.code] for one in codings], dtype=np.int64),
        spans + layout.begin[at][:, None],
        layout.entry[at],
    )


@dataclass(frozen=True, eq=False)
class Units:
    """What is compared, in order, none overlaps: spans, what each counts, and the entry of each."""

    span: Ints
    weight: Floats
    entry: Ints

    def __len__(self) -> int:
        return len(self.span)

    def touched(self, spans: Ints) -> Bools:
        """Of each unit whether one of these spans holds some of it."""
        first = np.searchsorted(self.span[:, 1], spans[:, 0], side="right")
        after = np.searchsorted(self.span[:, 0], spans[:, 1], side="left")
        first, after = first[first < after], after[first < after]
        size = len(self) + 1
        # A step up where a span begins, a step down after its end.
        steps = np.bincount(first, minlength=size) - np.bincount(after, minlength=size)
        return np.asarray(np.cumsum(steps)[:-1] > 0)


def units(unit: str, layout: Layout, spans: Ints) -> Units:
    """The units of these texts. Characters that no boundary parts are one unit, which counts for each.

    ``span``: what anybody marked, spans that overlap taken together. Raises ``ValueError`` for another name.
    """
    if unit == "character":
        cuts = np.unique(np.concatenate([layout.begin, spans.ravel()]))
        return _units(layout, np.stack([cuts[:-1], cuts[1:]], axis=1), np.diff(cuts))
    if unit == "sentence":
        begin = layout.begin.tolist()
        found = [
            (at + start, at + end)
            for at, text in zip(begin, layout.texts, strict=False)
            for start, end in sentences(text)
        ]
        return _units(layout, np.array(found, dtype=np.int64).reshape(-1, 2))
    if unit == "entry":
        first = np.flatnonzero(np.diff(layout.entry, prepend=-1))
        begin_of = layout.begin[first]
        return _units(layout, np.stack([begin_of, np.append(begin_of, layout.length)[1:]], axis=1))
    if unit == "span":
        return _units(layout, clusters(spans))
    raise ValueError(f"unit: {unit!r} is none of {', '.join(UNITS)}")


def clusters(spans: Ints) -> Ints:
    """Spans that overlap, taken together."""
    if not len(spans):
        return spans.reshape(-1, 2)
    spans = np.unique(spans, axis=0)
    reach = np.maximum.accumulate(spans[:, 1])
    first = np.append(True, spans[1:, 0] >= reach[:-1])
    return np.stack([spans[first, 0], reach[np.append(first[1:], True)]], axis=1)


def _units(layout: Layout, span: Ints, weight: Ints | None = None) -> Units:
    text = np.searchsorted(layout.begin, span[:, 0], side="right") - 1
    counts = np.ones(len(span)) if weight is None else weight.astype(float)
    return Units(span, counts, layout.entry[text])
