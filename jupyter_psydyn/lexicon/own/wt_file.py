"""Word lists of the Discourse Attributes Analysis Program (Maskit and Bucci): .Wt, a word a line.

In a weighted list a weight from -1 to 1 stands after each word (``the 1``), in a plain one nothing. What
comes from its authors, such as the WRAD, is theirs: none of it is in this package.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from ..symbols import Lexicon
from .reading import by_form, text_of, word_of, wrong


@dataclass(frozen=True, repr=False)
class Weights:
    """Words and their weights, -1 to 1; of a plain list (not ``weighted``) all are 1."""

    name: str
    weights: Mapping[str, float]
    weighted: bool = True

    def __repr__(self) -> str:
        return f"Weights({self.name!r}, {len(self.weights)} words)"


def load_weights(path: str | Path) -> Weights:
    """Read a list of words, weighted or plain, whatever the ending of its name.

    Raises ``ValueError`` with the line where one is malformed, unlike the first, or contradicts an earlier.
    """
    path = Path(path)
    weights: dict[str, float] = {}
    weighted = None
    for at, line in enumerate(text_of(path).split("\n"), 1):
        fields = line.split()
        if not fields:
            continue
        if fields[0].startswith("#"):
            notice = "a notice stands here, which its authors ask you to read and to take out before use"
            raise wrong(path, at, notice)
        if weighted is None:
            weighted = len(fields) == 2
        if len(fields) != 1 + weighted:
            form = "a word and its weight" if weighted else "one word"
            raise wrong(path, at, f"{line.strip()!r}: as on the first line, {form} should stand here")
        word = word_of(path, at, fields[0])
        if word.endswith("*"):
            raise wrong(path, at, f"{word!r}: these lists have whole words, and no *")
        weight = _weight(path, at, fields[1]) if weighted else 1.0
        if weights.setdefault(word, weight) != weight:
            raise wrong(path, at, f"{word!r} is there twice, with another weight")
    if weighted is None:
        raise wrong(path, 1, "no word stands here")
    return Weights(path.stem, weights, weighted)


def read_wt(path: Path) -> Lexicon:
    """A plain list as a lexicon of one category, called as the file is.

    Raises ``ValueError`` with the line, and for a weighted list, which no category can hold.
    """
    found = load_weights(path)
    if found.weighted:
        raise wrong(path, 1, "a list with weights is no category; give it to psd.association.smoothed")
    return by_form(path, {found.name: list(found.weights)}, {}, f"list of words {path.name}")


def _weight(path: Path, at: int, text: str) -> float:
    try:
        weight = float(text)
    except ValueError:
        weight = math.nan
    if not -1 <= weight <= 1:
        raise wrong(path, at, f"{text!r} is no weight from -1 to 1")
    return weight
