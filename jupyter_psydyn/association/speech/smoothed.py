"""Lists of weighted words over texts, smoothed: how a quality of speech rises and falls."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, ClassVar

import numpy as np

from ...analysis.concordance import Concordance
from ...analysis.result import Column, Later, Result, number, parameters, table
from ...corpus.associations import Place
from ...counting.arrays import Floats, Ints
from ...lexicon.own import Weights, load_weights
from ..evidence import passages
from .smoothing import NEUTRAL, covariation, high_share, mean_high, smooth
from .texts import Source, Texts

COLUMNS = (
    Column("entry", "Entry", "key", "The entry whose text it is."),
    Column("words", "Words", "integer", "Words of the text; the pieces of a contraction are words (don, t)."),
    Column("known", "In the list", "integer", "How many of them the list has."),
    Column("mean_raw", "Mean", "number", "Mean weight of the words, 0 to 1 (MWRAD); .5 is neutral."),
    Column(
        "mean_high", "Mean high", "number", "How far above neutral the smoothed line is where it is (MHW)."
    ),
    Column(
        "high_share", "High share", "share", "The share of words where the smoothed line is above it (HWP)."
    ),
)
_TOGETHER = Column("covariation", "Covariation", "number", "How both lists rise and fall together, -1 to 1.")
# Under it the program's authors do not rely on its figures.
_FEW = 25
# Points of a line, lines in the picture, and words to each side of the highest place among the passages.
_POINTS, _LINES, _AROUND = 400, 40, 5


@dataclass(frozen=True, eq=False, repr=False)
class Smoothed(Result):
    """Texts under a list of weighted words, in the order of the corpus."""

    kind: ClassVar[str] = "smoothed"
    verb: ClassVar[str] = "association.smoothed"


def smoothed(
    source: Source,
    weights: str | Path | Weights,
    *,
    beside: str | Path | Weights | None = None,
    parts: Sequence[str] | None = None,
) -> Smoothed:
    """The words of texts by a list of weighted words, smoothed over a hundred words to each side.

    ``source``: a corpus or journal (its ``report``), `Associations` (what was said), or a text. ``weights``:
    the path of a ``.Wt`` of your own, or what ``load_weights`` made of it. Weights of -1 to 1 are brought to
    0 to 1, and a word that the list does not have is neutral, .5; in a plain list a word is 1 or 0. A word
    with an apostrophe that is not in the list is read as its pieces (don, t). One row an entry: entry, words,
    known, mean_raw, mean_high, high_share (these two of weighted lists), and with a second list, ``beside``,
    covariation. Each part of an entry is smoothed for itself. Of fewer than 25 words nothing but their number
    is shown. The method: Bucci and Maskit 2006; `smoothing` has the formulas.

    Raises ``ValueError`` for a list that is wrong (with the line), or unknown parts.
    """
    options = {"parts": None if parts is None else tuple(parts)}
    lists = [_list(one) for one in (weights, beside) if one is not None]
    texts = Texts.of(source, parts)
    entries = texts.entries()
    weighed = [_weighed(texts, span, lists) for _, span in entries]
    neutral = [NEUTRAL if one.weighted else None for one in lists]
    rows = [
        {"entry": document.id, **_row(found, neutral)}
        for (document, _), found in zip(entries, weighed, strict=True)
    ]
    columns = COLUMNS if beside is None else (*COLUMNS, _TOGETHER)
    keys = tuple(document.id for document, _ in entries)
    made = parameters(options, lists=[one.name for one in lists], read=list(texts.parts))
    code = _code(texts, options, weights, beside)

    def evidence(row: int) -> Concordance:
        title = f"Where {lists[0].name} is highest and lowest in {keys[row]}"
        return passages(texts.corpus, _extremes(texts, weighed[row][0]), title, made, code, keys[row])

    return Smoothed(
        title=f"{lists[0].name} in {number(len(entries), 'text')}",
        caption=f"part {', '.join(texts.parts)}; smoothed over 100 words to each side"
        + (f"; beside {lists[1].name}" if beside is not None else ""),
        notes=(*texts.corpus.notes, *_notes(lists, rows)),
        parameters=made,
        keys=keys,
        columns=columns,
        picture=Later(lambda: _picture(keys, [found[0] for found in weighed], neutral[0])),
        _table=table(rows, columns),
        _options=options,
        _evidence=evidence,
        _code=code,
    )


@dataclass(frozen=True, eq=False)
class _Weighed:
    """An entry under one list: of each word its weight, smoothed too, and position; how many are known."""

    raw: Floats
    smooth: Floats
    at: Ints
    known: int


def _list(given: str | Path | Weights) -> Weights:
    return given if isinstance(given, Weights) else load_weights(given)


def _weighed(texts: Texts, span: slice, lists: Sequence[Weights]) -> list[_Weighed]:
    read = texts.read
    pieces = [
        (place, piece)
        for place, word in enumerate(read.type[span].tolist(), span.start)
        for piece in _pieces(read.vocabulary[word], lists)
    ]
    at = np.array([place for place, _ in pieces], dtype=np.int64)
    turns = np.flatnonzero(np.diff(read.text[at])) + 1
    found = []
    for one in lists:
        raw = np.array([_weight(one, piece) for _, piece in pieces])
        line = np.concatenate([smooth(turn) for turn in np.split(raw, turns)])
        found.append(_Weighed(raw, line, at, sum(piece in one.weights for _, piece in pieces)))
    return found


def _pieces(word: str, lists: Sequence[Weights]) -> list[str]:
    """A word that a list has; of another the runs between its apostrophes."""
    if any(word in one.weights for one in lists):
        return [word]
    return [piece for piece in word.split("'") if piece]


def _weight(words: Weights, word: str) -> float:
    if not words.weighted:
        return words.weights.get(word, 0.0)
    return (words.weights[word] + 1) / 2 if word in words.weights else NEUTRAL


def _row(found: Sequence[_Weighed], neutral: Sequence[float | None]) -> dict[str, Any]:
    first = found[0]
    row: dict[str, Any] = {"words": len(first.raw), "known": first.known}
    if len(first.raw) < _FEW:
        return row
    row["mean_raw"] = float(first.raw.mean())
    if neutral[0] is not None:
        row |= {"mean_high": mean_high(first.smooth), "high_share": high_share(first.smooth)}
    if len(found) > 1:
        means = [float(one.smooth.mean()) if n is None else n for one, n in zip(found, neutral, strict=True)]
        row["covariation"] = covariation(first.smooth, found[1].smooth, (means[0], means[1]))
    return row


def _extremes(texts: Texts, found: _Weighed) -> list[tuple[Place, str]]:
    """The words around the highest place of a line, and around the lowest."""
    if len(found.raw) < _FEW:
        return []
    places = []
    for called, which in (("highest", found.smooth.argmax()), ("lowest", found.smooth.argmin())):
        at = int(found.at[which])
        near = np.unique(found.at[np.abs(found.at - at) <= _AROUND])
        near = near[texts.read.text[near] == texts.read.text[at]]
        places.append((texts.place(int(near[0]), int(near[-1])), called))
    return places


def _notes(lists: Sequence[Weights], rows: Sequence[dict[str, Any]]) -> list[str]:
    if not rows:
        return ["No text with words: there is nothing to weigh yet."]
    words, known = (sum(row[name] for row in rows) for name in ("words", "known"))
    notes = [
        f"{lists[0].name} has {known} of {number(words, 'word')} ({100 * known / words:.0f} %); "
        + ("a word it does not have is neutral." if lists[0].weighted else "a word it does not have is 0."),
        "Smoothing: Bucci and Maskit 2006 (DAAP). A list weighs words, whatever they mean here.",
    ]
    short = sum(row["words"] < _FEW for row in rows)
    if short:
        notes.append(f"{number(short, 'text')} of fewer than {_FEW} words: too short, no figures are shown.")
    if len(rows) - short > _LINES:
        notes.append(f"The picture has the first {_LINES} lines of {len(rows) - short}; the table has all.")
    return notes


def _picture(keys: Sequence[str], lines: Sequence[_Weighed], neutral: float | None) -> dict[str, Any]:
    long = [(key, one.smooth) for key, one in zip(keys, lines, strict=True) if len(one.raw) >= _FEW]
    return {
        "neutral": neutral,
        "lines": [
            {"key": key, "label": key, "values": [round(value, 4) for value in _thinned(line).tolist()]}
            for key, line in long[:_LINES]
        ],
    }


def _thinned(line: Floats) -> Floats:
    """A line with as many points as can be drawn, the first and the last among them."""
    if len(line) <= _POINTS:
        return line
    points: Floats = line[np.linspace(0, len(line) - 1, _POINTS).round().astype(np.int64)]
    return points


def _code(
    texts: Texts, options: dict[str, Any], weights: str | Path | Weights, beside: str | Path | Weights | None
) -> str:
    given = ["weights" if isinstance(weights, Weights) else repr(str(weights))]
    if beside is not None:
        given.append(f"beside={'other' if isinstance(beside, Weights) else repr(str(beside))}")
    return texts.code(smoothed, options, *given)
