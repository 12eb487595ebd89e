"""The job of record, as far as all sides share it: what is counted, and the line of JSON that tells it.

Raw text; its words (runs of letters with inner apostrophes, case-folded); without the stop words; by their
base forms, one for each word whatever its use, and what is denied counts too: no peer tells either apart.
Each word that is left is paired with the next four that are left of the same report (NLTK's
``window_size=5``). A lemma found in fewer than five reports keeps its place in the window, and its pairs
are dropped at the end. Of each pair of two different lemmas, whichever comes first: how often it is met,
NPMI and G2, by the table in which each meeting is seen from both its ends.

A peer that cannot do all of this does what it can; its line says what it counted.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import re
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

WINDOW = 5
MIN_ENTRIES = 5

# The same words as ours wherever a text has no bare combining mark and no numeral such as ², as dreams.py's.
WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]
Keep = Callable[[str], str | None]


class Clock:
    """Seconds for each phase of a process."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = {}

    @contextmanager
    def phase(self, name: str) -> Iterator[None]:
        began = time.perf_counter()
        yield
        self.seconds[name] = self.seconds.get(name, 0) + time.perf_counter() - began


def reports(path: Path) -> list[str]:
    """One a line."""
    return path.read_text(encoding="utf-8").splitlines()


def words(text: str) -> list[str]:
    """The words of a text, case-folded, apostrophes straight."""
    return WORD.findall(text.casefold().replace("’", "'"))


def checksum(vocabulary: Sequence[str], first: Ints, second: Ints, count: Ints) -> str:
    """16 hex digits of all (word, word, count), whatever the order of pairs and of the two in a pair.

    Words are hashed (BLAKE2b, 8 bytes), the two of a pair added and mixed, times 2 count + 1, all summed
    up modulo 2 ** 64: 5 million pairs take 0.1 s, which sorting them as text does not.
    """
    digests = b"".join(hashlib.blake2b(word.encode(), digest_size=8).digest() for word in vocabulary)
    of_word = np.frombuffer(digests, dtype="<u8")
    pair = of_word[first] + of_word[second]
    for shift, factor in ((30, 0xBF58476D1CE4E5B9), (27, 0x94D049BB133111EB)):  # SplitMix64's
        pair = (pair ^ (pair >> np.uint64(shift))) * np.uint64(factor)
    total = (pair * (2 * count.astype(np.uint64) + np.uint64(1))).sum(dtype=np.uint64)
    return f"{int(total):016x}"


def npmi_and_g2(both: Floats, a: Floats, b: Floats, n: float) -> tuple[Floats, Floats]:
    """For peers that have arrays and no measures of their own."""
    npmi = np.log2(both * n / (a * b)) / -np.log2(both / n)
    g2 = np.zeros_like(both)
    cells = ((both, a, b), (a - both, a, n - b), (b - both, n - a, b), (n - a - b + both, n - a, n - b))
    for seen, row, column in cells:
        ratio = np.divide(seen * n, row * column, out=np.ones_like(seen), where=seen > 0)
        g2 += 2 * seen * np.log(ratio)
    return npmi, g2


def answer(
    side: str,
    clock: Clock,
    vocabulary: Sequence[str],
    pairs: tuple[Ints, Ints, Ints] | None,
    check: bool = False,
    **more: Any,
) -> None:
    """Print the line: seconds for each phase, sizes, and with ``check`` the checksum.

    ``pairs`` is (first, second, count), positions in the vocabulary, each pair once; None where the peer has
    none to give. The checksum is asked for in a run that is not timed: it is no part of the job.
    """
    line: dict[str, Any] = {"side": side, "seconds": clock.seconds, "vocabulary": len(vocabulary), **more}
    if pairs:
        first, second, count = pairs
        line |= {"pairs": len(count), "count": int(count.sum())}
        if check:
            line["checksum"] = checksum(vocabulary, first, second, count)
    print(json.dumps(line))


def asked(variants: Iterable[str]) -> argparse.Namespace:
    """The command line of a peer: FILE [--variant NAME] [--check]; the first variant goes without saying."""
    names = list(variants)
    parser = argparse.ArgumentParser()
    parser.add_argument("file", type=Path)
    parser.add_argument("--variant", choices=names, default=names[0])
    parser.add_argument("--check", action="store_true")
    return parser.parse_args()


def as_arrays(counts: dict[tuple[str, str], int]) -> tuple[list[str], tuple[Ints, Ints, Ints]]:
    """Counts of pairs of words as positions in a sorted vocabulary."""
    vocabulary = sorted({word for pair in counts for word in pair})
    at = {word: position for position, word in enumerate(vocabulary)}
    rows = [(at[one], at[other], count) for (one, other), count in counts.items()]
    first, second, count = np.array(rows, dtype=np.int64).reshape(-1, 3).T
    return vocabulary, (first, second, count)


def by_base_form() -> Keep:
    """The package's own: a word to the base form it is counted by, None for a stop word.

    So that counts can be equal. Remembered for each word: a peer pays for a type once, as we do.
    """
    from functools import cache

    from jupyter_psydyn.lexicon import base_form, is_stop, stop_words

    stops = stop_words()

    @cache
    def kept(word: str) -> str | None:
        base = base_form(word)
        return None if is_stop(word, base, stops) else base

    return kept
