"""Which eight words stand in a row, as numbers. Pure; numpy is imported when it is first needed.

A word is a run of letters and digits, whatever its case and accents. Words become numbers under a random
key, eight of them in a row (a *shingle*) become one number, and texts are compared by these: nobody can read
a text back from them. All of it is arithmetic on arrays, which leaves the interpreter free for others.
"""

from __future__ import annotations

import re
import secrets
import unicodedata
from collections.abc import Iterable, Iterator
from functools import cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import numpy as np

    Numbers = np.ndarray[Any, np.dtype[np.uint64]]
    Positions = np.ndarray[Any, np.dtype[np.intp]]
    Marks = np.ndarray[Any, np.dtype[np.bool_]]

IN_A_ROW = 8
DISTINCT = 4
"""Different words with letters, or a shingle tells nothing: "0 1 2 3 ..." is in every second notebook."""
TOGETHER = 9
"""Characters of Chinese or Japanese, which write no spaces, that are one word, from each of them on: eight
words in a row are then 16 characters. Eight characters would be every second polite ending."""
STRETCH = 500_000
"""Characters that become numbers at once: about 40 MB of memory while it lasts."""

# Combining marks (those of Kana too), soft hyphens and what has no width.
_UNSEEN = re.compile("[\u0300-\u036f\u3099\u309a\u00ad\u200b-\u200d\u2060\ufeff]")
_BREAK = "\0"
# The last letters that Unicode has so far are those of the Han at 0x323AF.
_POINTS = 0x32400
# Kana and Han.
_SPACELESS = ((0x3005, 0x3007), (0x3041, 0x30FF), (0x3400, 0x4DBF), (0x4E00, 0x9FFF), (0x20000, 0x323AF))


def folded(text: str) -> str:
    """The text without the differences that do not matter: case, accents, what is not seen."""
    if text.isascii():
        return text.lower()
    plain = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())
    return _UNSEEN.sub("", plain).replace("ı", "i")


class Shingler:
    """Turns texts into numbers, under a key of its own."""

    def __init__(self) -> None:
        # An odd number has an inverse modulo 2**64, which `_hashed` needs.
        self._key = secrets.randbits(64) | 1

    def all(self, texts: Iterable[str]) -> Iterator[tuple[Numbers, Positions]]:
        """The number of each shingle with the position of its text, a stretch of texts at a time."""
        for first, some in _stretches(texts):
            words, of, _ = self._hashed(some)
            whole = _within_one(of)
            yield self._rows(words)[whole], of[: len(whole)][whole] + first

    def telling(self, texts: Iterable[str]) -> Iterator[Numbers]:
        """The numbers of those shingles only that have `DISTINCT` different words or more."""
        for _, some in _stretches(texts):
            words, of, lettered = self._hashed(some)
            yield self._rows(words)[_within_one(of) & (_different(words, lettered) >= DISTINCT)]

    def _hashed(self, texts: list[str]) -> tuple[Numbers, Positions, Marks]:
        """Of every word: its number, the position of its text, and whether it has a letter."""
        import numpy as np

        joined = _BREAK.join(folded(text).replace(_BREAK, " ") for text in texts)
        points = np.frombuffer(joined.encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
        letters, digits = _alphabet()
        known = np.minimum(points, _POINTS - 1)
        letter = letters[known]
        inside = np.concatenate(([False], letter | digits[known], [False]))
        spaceless = np.concatenate(([False], _spaceless()[known], [False]))
        starts = np.flatnonzero(inside[1:-1] & (spaceless[1:-1] | ~inside[:-2] | spaceless[:-2]))
        ends = np.flatnonzero(inside[1:-1] & (spaceless[1:-1] | ~inside[2:] | spaceless[2:])) + 1
        # A word's number is that of its letters as digits in a number system whose base is the key,
        # modulo 2**64: a difference of two running sums, shifted down to where the word begins.
        sums = _sums(points * _powers(self._key, len(points)))
        words = (sums[ends] - sums[starts]) * _powers(pow(self._key, -1, 2**64), len(points) + 1)[starts]
        words ^= words >> np.uint64(32)
        words *= np.uint64(self._key)
        words ^= words >> np.uint64(29)
        of, lettered = _sums(points == 0)[starts], _sums(letter)[ends] > _sums(letter)[starts]
        characters = spaceless[1:-1][starts]
        if not characters.any():
            return words, of, lettered
        together = self._rows(words, TOGETHER)
        count = _sums(characters)
        begins = np.zeros(len(words), np.bool_)
        begins[: len(together)] = count[TOGETHER:] - count[:-TOGETHER] == TOGETHER
        words[begins] = together[begins[: len(together)]]
        # A character with fewer after it than make a word is none.
        left = begins | ~characters
        return words[left], of[left], lettered[left]

    def _rows(self, words: Numbers, in_a_row: int = IN_A_ROW) -> Numbers:
        import numpy as np

        count = max(0, len(words) - in_a_row + 1)
        rows = np.zeros(count, np.uint64)
        for place in range(in_a_row):
            rows = rows * np.uint64(self._key) + words[place : place + count]
        return rows


def _within_one(of: Positions) -> Marks:
    """Which shingles begin and end in the same text."""
    count = max(0, len(of) - IN_A_ROW + 1)
    whole: Marks = of[:count] == of[IN_A_ROW - 1 :][:count]
    return whole


def _different(words: Numbers, lettered: Marks) -> Positions:
    """How many different words with letters are in each shingle."""
    import numpy as np

    # How far back the same word stood, as far as a shingle reaches.
    back = np.full(len(words), IN_A_ROW)
    for far in range(IN_A_ROW - 1, 0, -1):
        back[far:][words[far:] == words[:-far]] = far
    count = max(0, len(words) - IN_A_ROW + 1)
    found = np.zeros(count, np.intp)
    for place in range(IN_A_ROW):
        found += lettered[place : place + count] & (back[place : place + count] > place)
    return found


def _stretches(texts: Iterable[str]) -> Iterator[tuple[int, list[str]]]:
    """The texts in lists of about `STRETCH` characters, each with the position of its first."""
    some: list[str] = []
    first = size = 0
    for position, text in enumerate(texts):
        if size > STRETCH:
            yield first, some
            first, some, size = position, [], 0
        some.append(text)
        size += len(text)
    if some:
        yield first, some


def _sums(values: Any) -> Any:
    """Running sums that begin with 0."""
    import numpy as np

    kind = np.uint64 if values.dtype == np.uint64 else np.intp
    return np.concatenate((np.zeros(1, kind), np.cumsum(values, dtype=kind)))


@cache
def _alphabet() -> tuple[Marks, Marks]:
    """Which code points are letters, and which are digits."""
    import numpy as np

    characters = [chr(point) for point in range(_POINTS)]
    letters = np.fromiter(map(str.isalpha, characters), bool, _POINTS)
    return letters, np.fromiter(map(str.isalnum, characters), bool, _POINTS) & ~letters


@cache
def _spaceless() -> Marks:
    """Which code points belong to scripts that write no spaces between words."""
    import numpy as np

    found = np.zeros(_POINTS, np.bool_)
    for first, last in _SPACELESS:
        found[first : last + 1] = True
    return found


def _powers(base: int, count: int) -> Numbers:
    """1, base, base squared, ... modulo 2**64."""
    import numpy as np

    powers = np.full(count, base, np.uint64)
    powers[:1] = 1
    return np.multiply.accumulate(powers)
