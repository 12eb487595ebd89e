"""Which words of texts a dictionary of patterns has: whole words, beginnings of words, phrases."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np

from ...analysis.reading import Reading
from ...counting.arrays import Bools, Ints
from ...counting.coding import incidence
from ...lexicon import Lexicon, Phrase, base_form, stop_words, wordnet
from ...lexicon.symbols import WordTable

STEMS = ("known", "any")
OVERLAPS = ("shortest", "longest")


@dataclass(frozen=True, eq=False)
class Matches:
    """Match i is the words ``first[i]`` to ``last[i]`` of a reading, written ``forms[form[i]]``.

    ``rows`` are the categories in the dictionary's order, each after those that it is part of
    (``PRIMARY``, ``PRIMARY:NEED``); ``belongs`` is a sparse matrix of 0 and 1, forms x rows. Of the words
    that did not count, with how often each came: ``unknown`` begin as a pattern does and are in no word list,
    ``excluded`` are on the list of exclusions. ``torn`` match patterns of several categories: which counts is
    a rule's choice.
    """

    rows: tuple[str, ...]
    forms: tuple[str, ...]
    first: Ints
    last: Ints
    form: Ints
    belongs: Any
    unknown: Counter[str]
    excluded: Counter[str]
    torn: Counter[str]

    def at(self, row: int) -> Bools:
        """Of each match, whether it is in a category."""
        inside: Bools = self._inside[:, row].toarray().ravel()[self.form] > 0
        return inside

    @cached_property
    def _inside(self) -> Any:
        return self.belongs.tocsc()

    def forms_of(self, row: int) -> list[str]:
        """The forms of a category, the most common first."""
        counts = np.bincount(self.form[self.at(row)], minlength=len(self.forms))
        order = sorted(np.flatnonzero(counts).tolist(), key=lambda one: (-counts[one], self.forms[one]))
        return [self.forms[one] for one in order]


class Patterns:
    """The words and beginnings of a lexicon, and which of them a word matches."""

    def __init__(self, lexicon: Lexicon, overlap: str, stems: str) -> None:
        self._choose = min if overlap == "shortest" else max
        self._any = stems == "any"
        self._of: dict[str, frozenset[int]] = {}
        for at, category in enumerate(lexicon.categories):
            for word in category.words:
                self._of[word] = self._of.get(word, frozenset()) | {at}
        self._lengths = sorted({len(word) - 1 for word in self._of if word.endswith("*")})

    def matching(self, word: str) -> dict[int, frozenset[int]]:
        """By the length of the pattern the positions of the categories; a word may be a pattern itself."""
        found = {}
        for length in self._lengths:
            if length <= len(word) and (of := self._of.get(f"{word[:length]}*")):
                found[length] = of
        if word in self._of:
            found[len(word)] = self._of[word] | found.get(len(word), frozenset())
        return found

    def categories(self, found: dict[int, frozenset[int]]) -> frozenset[int]:
        """Those of the one pattern that counts."""
        return found[self._choose(found)]

    def trusted(self, word: str, found: dict[int, frozenset[int]]) -> bool:
        """Whether the word is a pattern itself, or known to be one: a beginning alone may be any name."""
        return self._any or len(word) in found or _known(word)


def match(
    read: Reading, lexicon: Lexicon, excluded: frozenset[str], overlap: str = "shortest", stems: str = "known"
) -> Matches:
    """The matches of a dictionary in a reading of words as they are written, in no order.

    A pattern matches whole words: ``lemon`` that word alone, ``lemon*`` each that begins so, never inside of
    one. Of several patterns the ``shortest`` counts (as in rid.py) or the ``longest``. With ``stems="known"``
    a beginning alone is not enough: WordNet, or the list of stop words, must know the word. A phrase counts
    as one, beside its words. ``read`` is one without base forms and with all words.
    """
    rows = _rows(category.name for category in lexicon.categories)
    above = [_above(category.name, rows) for category in lexicon.categories]
    patterns = Patterns(lexicon, overlap, stems)
    never = WordTable((word, 0) for word in excluded)
    uses = np.bincount(read.type, minlength=len(read.vocabulary))
    unknown, out, torn = Counter[str](), Counter[str](), Counter[str]()
    cells: list[tuple[int, int]] = []
    for at in np.flatnonzero(uses).tolist():
        word = read.vocabulary[at]
        found = patterns.matching(word)
        if not found:
            continue
        if never.of(word):
            out[word] += int(uses[at])
        elif not patterns.trusted(word, found):
            unknown[word] += int(uses[at])
        else:
            if len(set(found.values())) > 1:
                torn[word] += int(uses[at])
            cells += ((at, row) for category in patterns.categories(found) for row in above[category])
    forms = list(read.vocabulary)
    here = np.zeros(len(forms), dtype=bool)
    here[[at for at, _ in cells]] = True
    first = [np.flatnonzero(here[read.type])]
    last, form = first[:], [read.type[first[0]]]
    at_category = {category.name: at for at, category in enumerate(lexicon.categories)}
    for phrase in lexicon.phrases:
        starts = _starts(read, phrase)
        first.append(starts)
        last.append(starts + len(phrase.words) - 1)
        form.append(np.full(len(starts), len(forms), dtype=np.int64))
        cells += ((len(forms), row) for row in above[at_category[phrase.category]])
        forms.append(" ".join(phrase.words))
    which, of = zip(*sorted(set(cells)), strict=True) if cells else ((), ())
    return Matches(
        rows,
        tuple(forms),
        np.concatenate(first),
        np.concatenate(last),
        np.concatenate(form),
        incidence(which, of, (len(forms), len(rows))),
        unknown,
        out,
        torn,
    )


def _rows(names: Iterable[str]) -> tuple[str, ...]:
    """The categories and all that they are part of, each once."""
    found: dict[str, None] = {}
    for name in names:
        steps = name.split(":")
        found |= dict.fromkeys(":".join(steps[:depth]) for depth in range(1, len(steps) + 1))
    return tuple(found)


def _above(name: str, rows: Sequence[str]) -> list[int]:
    return [at for at, row in enumerate(rows) if name == row or name.startswith(f"{row}:")]


def _known(word: str) -> bool:
    facts = wordnet()
    return facts.knows_any(word) or facts.knows_any(base_form(word)) or word in stop_words("english")


def _starts(read: Reading, phrase: Phrase) -> Ints:
    """Where a phrase begins: its words in a row, in one sentence."""
    here = [_fits(read, word) for word in phrase.words]
    found = np.flatnonzero(here[0][read.type])
    for step, fits in enumerate(here[1:], 1):
        found = found[found + step < len(read.type)]
        found = found[fits[read.type[found + step]] & read.joined[found + step]]
    return found


def _fits(read: Reading, word: str) -> Bools:
    if word.endswith("*"):
        fits = (form.startswith(word[:-1]) for form in read.vocabulary)
    else:
        fits = (form == word for form in read.vocabulary)
    return np.fromiter(fits, dtype=bool, count=len(read.vocabulary))
