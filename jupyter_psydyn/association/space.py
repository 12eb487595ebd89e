"""A space of meanings: words as vectors, whose directions say how near they are.

The one that ships is made of the Edinburgh norms (``scripts/association_space.py`` says how); a user's
own are read from word2vec or GloVe text.
"""

from __future__ import annotations

import gzip
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import TextIO

import numpy as np
from numpy.typing import NDArray

from ..corpus import tokens
from ..counting.arrays import Bools
from ..lexicon import base_form
from .forms import british, content_words, form, joined, position, positions

DATA = Path(__file__).parent / "data"
Vectors = NDArray[np.float32]


@dataclass(frozen=True, eq=False, repr=False)
class Space:
    """Words and their vectors: ``matrix`` has a row of length 1 for each of ``words`` (case-folded).

    ``name`` says what it was made of and when, ``source`` where it comes from.
    """

    words: tuple[str, ...]
    matrix: Vectors
    name: str
    source: str = ""

    def vector(self, text: str) -> Vectors | None:
        """The direction of a word or phrase, of length 1; ``None`` where the space does not know it.

        Looked up by its form, then by its base form, then without hyphens; a phrase it has not as a whole
        is the mean of its content words, those it knows.
        """
        found, known = self.vectors([text])
        return found[0] if known[0] else None

    def vectors(self, texts: Sequence[str]) -> tuple[Vectors, Bools]:
        """The same of many texts at once: a row each (zeros where unknown), and which are known."""
        found = np.zeros((len(texts), self.matrix.shape[1]), dtype=np.float32)
        rows = [self._rows(text) for text in texts]
        single = [at for at, row in enumerate(rows) if len(row) == 1]
        found[single] = self.matrix[[rows[at][0] for at in single]]
        for at, row in enumerate(rows):
            if len(row) > 1:
                total = self.matrix[row].sum(0)
                found[at] = total / max(float(np.linalg.norm(total)), 1e-6)
        return found, np.array([len(row) > 0 for row in rows], dtype=bool)

    def distance(self, one: str, other: str) -> float | None:
        """1 less the cosine: 0 the same direction, 1 nothing in common; ``None`` where one is unknown."""
        found, known = self.vectors([one, other])
        return 1 - float(found[0] @ found[1]) if known.all() else None

    def __contains__(self, text: str) -> bool:
        return bool(self._rows(text))

    def __len__(self) -> int:
        return len(self.words)

    def __repr__(self) -> str:
        return f"<{self.name}: {len(self)} words, {self.matrix.shape[1]} dimensions>"

    @cached_property
    def _index(self) -> dict[str, int]:
        return positions(self.words)

    def _rows(self, text: str) -> list[int]:
        whole = position(form(text), self._index)
        if whole is not None:
            return [whole]
        each = (position(word, self._index) for word in content_words(text))
        return [row for row in each if row is not None]


def space_of(words: Sequence[str], vectors: NDArray[np.floating], name: str, source: str = "") -> Space:
    """A space of these words and vectors, which are brought to length 1.

    Raises ``ValueError`` where there is not a vector for each word, or one is zero.
    """
    matrix = np.array(vectors, dtype=np.float32)
    if matrix.ndim != 2 or len(matrix) != len(words):
        raise ValueError(f"{len(words)} words need as many rows of numbers; these have shape {matrix.shape}")
    length = np.linalg.norm(matrix, axis=1, keepdims=True)
    if not np.all(np.isfinite(length) & (length > 0)):
        at = int(np.flatnonzero(~(np.isfinite(length) & (length > 0)))[0])
        raise ValueError(f"the vector of {words[at]!r} has no direction")
    matrix /= length
    return Space(tuple(form(word) for word in words), matrix, name, source)


@cache
def edinburgh_space() -> Space:
    """The space that ships: 21,151 words in 200 dimensions, of the Edinburgh norms. Read once, in 0.1 s."""
    with np.load(DATA / "edinburgh-space.npz", allow_pickle=False) as arrays:
        words = arrays["words"].tobytes().decode().split("\n")
        vectors = arrays["vectors"]
    return space_of(
        words,
        vectors,
        "Edinburgh norms, about 1970",
        "random walk over the Edinburgh Associative Thesaurus (Kiss et al. 1973), Open Government Licence v3",
    )


def read_space(path: str | Path, *, words: Collection[str] | None = None, name: str = "") -> Space:
    """Vectors from a text file as word2vec and GloVe write them: a word and its numbers on a line.

    A first line with two numbers (words, dimensions) is passed over; ``.gz`` is unpacked. With ``words``,
    only those and their base forms are kept, and other lines not looked at: of a file of two million
    words the memory of a few. Words are case-folded, ``_`` is a blank; of several that are one then, that
    written so is kept (the, not The), else the first. Raises ``ValueError`` with the line where one is
    not as it should be, or where no word is left.
    """
    path = Path(path)
    wanted = None if words is None else {one for word in words for one in _looked_up(word)}
    found: dict[str, tuple[bool, Vectors]] = {}
    with _opened(path) as lines:
        for at, word, numbers in _lines(lines, path.name, wanted):
            folded = form(word.replace("_", " ")) or word
            if wanted is not None and folded not in wanted:
                continue
            if folded in found and (found[folded][0] or word != folded):
                continue
            vector = _numbers(numbers, f"{path.name}, line {at}")
            if vector.any():
                found[folded] = word == folded, vector
    if not found:
        raise ValueError(f"{path.name}: no word with a vector" + " among those asked for" * bool(words))
    matrix = np.stack([vector for _, vector in found.values()])
    return space_of(tuple(found), matrix, name or path.name, path.name)


def _looked_up(text: str) -> Iterator[str]:
    """What a text may be looked up by."""
    for word in (form(text), *(token.word for token in tokens(text))):
        for one in (word, joined(word), *british(word)):
            yield from (one, base_form(one))


def _opened(path: Path) -> TextIO:
    # Files of the field hold a few broken bytes; a word with one is a word that nobody asks for.
    if path.suffix == ".gz":
        return gzip.open(path, "rt", encoding="utf-8", errors="replace")
    return path.open(encoding="utf-8", errors="replace")


def _lines(lines: TextIO, name: str, wanted: Collection[str] | None) -> Iterator[tuple[int, str, list[str]]]:
    """Number, word and fields of each line that may be wanted; the first says how many numbers there are."""
    begin = None if wanted is None else {word.split()[0] for word in wanted if word}
    size = 0
    for at, line in enumerate(lines, 1):
        if size and begin is not None and _begins(line) not in begin:
            continue
        fields = line.split()
        if not fields or (at == 1 and len(fields) == 2 and all(one.isdigit() for one in fields)):
            continue
        size = size or len(fields) - 1
        if size < 1 or len(fields) <= size:
            raise ValueError(
                f"{name}, line {at}: {len(fields) - 1} numbers where {size or 'some'} are expected; "
                f"give word2vec or GloVe vectors saved as text"
            )
        yield at, " ".join(fields[:-size]), fields[-size:]


def _begins(line: str) -> str:
    """The first word of a line, as it is compared: of most lines of a large file all that is read."""
    word = line.split(maxsplit=1)[:1]
    return form(word[0].replace("_", " ")).split(" ")[0] if word else ""


def _numbers(fields: list[str], where: str) -> Vectors:
    try:
        vector = np.array([float(one) for one in fields], dtype=np.float32)
    except ValueError:
        vector = np.array([np.nan], dtype=np.float32)
    if not np.isfinite(vector).all():
        raise ValueError(f"{where}: what stands after the word is not all numbers")
    return vector
