"""How alike two words sound: by their sounds where both are known, else by their letters.

Sounds are those of the CMU Pronouncing Dictionary (Carnegie Mellon University), without stress; 39,704 words
(``scripts/phonemes.py``).
"""

from __future__ import annotations

import gzip
import re
from collections.abc import Sequence
from functools import cache
from pathlib import Path

from .forms import form

DATA = Path(__file__).parent / "data"
_DOUBLED = re.compile(r"(.)\1")
_NO_LETTER = re.compile(r"[\W\d_]")


def phonemes(text: str) -> tuple[str, ...] | None:
    """The sounds of a word or of several, in the letters of ARPAbet; ``None`` where one is not known."""
    found: list[str] = []
    for word in form(text).replace("-", " ").split():
        sounds = _dictionary().get(word)
        if sounds is None:
            return None
        found += sounds.split()
    return tuple(found)


def alike(first: str, second: str) -> float:
    """The share of the shorter one's sounds that stand in the longer in the same order, 0 to 1.

    So Kent and Rosanoff (1910) judge sound reactions; from one half on they call it one. Where the sounds of
    either are not known, by letters, a doubled letter as one. 0 where either has neither.
    """
    one, other = phonemes(first), phonemes(second)
    return _share(one, other) if one and other else by_letters(first, second)


def by_letters(first: str, second: str) -> float:
    """The same share of letters, a doubled one as one."""
    return _share(letters(first), letters(second))


def letters(text: str) -> tuple[str, ...]:
    """The letters of a text, a doubled one as one: stand-ins for sounds."""
    return tuple(_DOUBLED.sub(r"\1", _NO_LETTER.sub("", form(text))))


def common(one: Sequence[str], other: Sequence[str]) -> int:
    """The length of the longest sequence that both have in this order (Wagner and Fischer 1974)."""
    row = [0] * (len(other) + 1)
    for sound in one:
        before = 0
        for at, there in enumerate(other, 1):
            above = row[at]
            row[at] = before + 1 if sound == there else max(above, row[at - 1])
            before = above
    return row[-1]


@cache
def _dictionary() -> dict[str, str]:
    with gzip.open(DATA / "phonemes.txt.gz", "rt", encoding="utf-8") as file:
        return dict(line.rstrip("\n").split(" ", 1) for line in file)


def _share(one: Sequence[str], other: Sequence[str]) -> float:
    shorter = min(len(one), len(other))
    return common(one, other) / shorter if shorter else 0.0
