"""How another program counts the characters of its texts, found out by the quotes it gives. Pure.

The standard counts code points from 0 and ends after the last. Programs count UTF-16 units (NVivo, whatever
runs on JavaScript) or bytes (Taguette), count line ends as two characters or a mark at the beginning as one,
or end on the last character. Where no quote speaks for anything else, the standard holds.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, product
from typing import NamedTuple

from .names import as_written

_BREAK = re.compile(r"\r\n|\r")
_CUT = re.compile(r"(?:…|\.\.\.)$")
_LONG = 40
"""A name of so many characters may be the beginning of a longer quote."""


@dataclass(frozen=True)
class Text:
    """A text with LF as its line end; ``double``: which of these were CRLF; ``mark``: it had a BOM."""

    text: str
    double: frozenset[int] = frozenset()
    mark: bool = False


class Given(NamedTuple):
    """A span as another program gives it, and what it says stands there (``""``: nothing)."""

    start: int
    end: int
    name: str = ""


class Counting(NamedTuple):
    """A way to count; `STANDARD` is the first of them."""

    unit: str = "code points"
    ends: str = "as they are"
    mark: bool = False
    inclusive: bool = False

    def __str__(self) -> str:
        said = [self.unit] if self.unit != "code points" else []
        said += [f"line ends as {self.ends} characters"] if self.ends in ("one", "two") else []
        said += ["the mark at the beginning"] if self.mark else []
        said += ["an end on the last character"] if self.inclusive else []
        return " and ".join(said) or "code points"


STANDARD = Counting()
ALL = sorted(
    (
        Counting(*one)
        for one in product(
            ("code points", "UTF-16", "UTF-8 bytes"),
            ("as they are", "one", "two"),
            (False, True),
            (False, True),
        )
    ),
    # Of ways that say the same the plainest first, and other units before other line ends: these are rarer.
    key=lambda way: (sum(a != b for a, b in zip(way, STANDARD, strict=True)), way.unit == STANDARD.unit),
)
_WIDTHS: dict[str, Callable[[str], int]] = {
    "code points": lambda one: 1,
    "UTF-16": lambda one: 1 + (one > "\uffff"),
    "UTF-8 bytes": lambda one: len(one.encode("utf-8", "surrogatepass")),
}


def text_of(data: bytes) -> Text:
    """The text of a file: UTF-8, or UTF-16 with a mark; ``ValueError`` for neither."""
    if data.startswith((BOM_UTF16_LE, BOM_UTF16_BE)):
        return text_from(data.decode("utf-16", errors="replace"), mark=True)
    try:
        return text_from(data.removeprefix(BOM_UTF8).decode(), mark=data.startswith(BOM_UTF8))
    except UnicodeDecodeError:
        raise ValueError("is not UTF-8; save it as UTF-8") from None


def text_from(text: str, mark: bool = False) -> Text:
    """A text with its line ends made one character each."""
    if "\r" not in text:
        return Text(as_written(text), mark=mark)
    double, gone = set(), 0
    for found in _BREAK.finditer(text):
        if len(found[0]) == 2:
            double.add(found.start() - gone)
            gone += 1
    return Text(as_written(_BREAK.sub("\n", text)), frozenset(double), mark)


def read_spans(
    texts: Sequence[tuple[Text, Sequence[Given]]], first: str = "code points"
) -> tuple[list[list[tuple[int, int] | None]], Counts]:
    """Where the spans of each text are in code points (``None``: nowhere), and how they were counted.

    ``first`` is the unit that is tried first where no quote decides. The way that most quotes of all texts
    speak for is taken for a text, unless more of its own speak for another.
    """
    ordered = sorted(ALL, key=lambda one: one != Counting(first))
    plainly = [_tried(text.text, spans, _places(text, ordered[0]), False) for text, spans in texts]
    if ordered[0] == STANDARD and all(map(_fits, plainly, (spans for _, spans in texts))):
        return [spans for _, spans in plainly], {}
    judged = [_judged(text, spans, ordered) for text, spans in texts]
    total = {
        one: [sum(each) for each in zip(*(its[one][0] for its in judged), strict=True)] for one in ordered
    }
    best = max(ordered, key=lambda one: total[one]) if judged else STANDARD
    counted: Counts = {}
    placed = []
    for its in judged:
        own = max(ordered, key=lambda one: its[one][0])
        chosen = best if its[best][0] >= its[own][0] else own
        found, plain = its[chosen][1], its[STANDARD][1]
        moved = sum(one != other for one, other in zip(found, plain, strict=True))
        if moved:
            counted[chosen] = counted.get(chosen, 0) + moved
        placed.append(found)
    return placed, counted


Counts = dict[Counting, int]
Spans = list[tuple[int, int] | None]


def _judged(
    text: Text, spans: Sequence[Given], ways: Sequence[Counting]
) -> dict[Counting, tuple[tuple[int, int], Spans]]:
    """What each way makes of the spans: how many quotes speak for it, how many spans it loses (negative)."""
    found: dict[Counting, tuple[tuple[int, int], Spans]] = {}
    tried: dict[Counting, tuple[tuple[int, int], Spans]] = {}
    for way in ways:
        plain = _plainest(text, way)
        if plain not in tried:
            tried[plain] = _tried(text.text, spans, _places(text, plain), way.inclusive)
        found[way] = tried[plain]
    return found


def _plainest(text: Text, way: Counting) -> Counting:
    """The plainest way that counts this text in the same way: in plain letters most are the same."""
    unit = "code points" if text.text.isascii() and not text.mark else way.unit
    ends = way.ends if "\n" in text.text and (way.ends != "one" or text.double) else "as they are"
    return Counting(unit, ends, way.mark and text.mark, way.inclusive)


def _fits(judged: tuple[tuple[int, int], Spans], spans: Sequence[Given]) -> bool:
    """Whether every quote stands where it is said to, and no span is lost."""
    (score, lost), _ = judged
    return lost == 0 and score == 3 * sum(bool(one.name.strip()) for one in spans)


def _tried(
    text: str, spans: Sequence[Given], places: Sequence[int], inclusive: bool
) -> tuple[tuple[int, int], Spans]:
    placed: Spans = [_placed(one, places, inclusive) for one in spans]
    score = sum(_spoken(text[at[0] : at[1]], one.name) for one, at in zip(spans, placed, strict=True) if at)
    past = places[-1] - inclusive
    lost = sum(at is None or one.end > past for one, at in zip(spans, placed, strict=True))
    return (score, -lost), placed


def _places(text: Text, way: Counting) -> list[int]:
    """Where each character of the text begins when it is counted in that way, and where the last ends."""
    width = _WIDTHS[way.unit]
    mark = width("\ufeff") if way.mark and text.mark else 0

    def steps() -> Iterator[int]:
        yield mark
        for at, one in enumerate(text.text):
            two = one == "\n" and (way.ends == "two" or (way.ends == "as they are" and at in text.double))
            yield 2 if two else width(one)

    return list(accumulate(steps()))


def _placed(one: Given, places: Sequence[int], inclusive: bool) -> tuple[int, int] | None:
    """The span in code points, cut at the end of the text; ``None`` where nothing of it is left."""
    last = len(places) - 1
    start = bisect_right(places, one.start) - 1
    end = min(bisect_left(places, one.end + inclusive), last)
    return (start, end) if 0 <= start < end else None


def _spoken(slice_: str, name: str) -> int:
    """How much what stands there speaks for the name: 3 the same, 2 but for space around it, 1 begins so."""
    if not name.strip():
        return 0
    there, said = _one_line(slice_), _one_line(name)
    if there == said or (len(said) >= _LONG and there.startswith(said)):
        return 3
    cut = _CUT.sub("", said)
    if cut != said and cut and there.startswith(cut):
        return 3
    there, said = " ".join(there.split()), " ".join(cut.split())
    if there == said:
        return 2
    return int(bool(said and there) and (there.startswith(said) or said.startswith(there)))


def _one_line(text: str) -> str:
    return text.translate(_BLANKS)


_BLANKS = str.maketrans("\n\r\t\u2028", "    ")
