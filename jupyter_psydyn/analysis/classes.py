"""The classes of things (symbols) that counted words belong to, the sense chosen by the words around."""

from __future__ import annotations

from collections.abc import Iterator, Set
from dataclasses import dataclass
from functools import cached_property
from typing import Any
from weakref import WeakKeyDictionary

import numpy as np

from ..corpus.words import SENTENCE, Forms
from ..counting.arrays import Bools, Ints
from ..counting.coding import incidence
from ..lexicon import Lexicon, Sense, base_form
from .reading import Reading

# What speaks for a sense is looked for among so many counted words to each side, in the same sentence and
# those beside it: two long sentences.
_AROUND = 20


@dataclass(frozen=True, eq=False)
class Classes:
    """Which counted words belong to which categories of a lexicon.

    ``code`` tells words of a reading apart as far as the lexicon does (base form, form, sense);
    ``belongs`` is a sparse matrix of 0 and 1, codes x categories.
    """

    lexicon: Lexicon
    code: Ints
    belongs: Any

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the categories."""
        return tuple(category.name for category in self.lexicon.categories)

    def at(self, category: int) -> Ints:
        """The positions of the words of a category."""
        return self._at[category]

    @cached_property
    def _at(self) -> list[Ints]:
        each = np.diff(self.belongs.indptr)[self.code]
        word = np.repeat(np.arange(len(self.code)), each)
        # The categories of each word, one word after the other: its row of the matrix.
        first = np.repeat(self.belongs.indptr[self.code] - np.cumsum(each) + each, each)
        category = self.belongs.indices[first + np.arange(len(word))]
        order = np.argsort(category, kind="stable")
        return np.split(word[order], np.cumsum(np.bincount(category, minlength=len(self.names)))[:-1])

    def known(self) -> Bools:
        """Of each counted word, whether it is in a category."""
        some: Bools = (np.asarray(self.belongs.sum(1)).ravel() > 0)[self.code]
        return some


def classes(read: Reading, lexicon: Lexicon) -> Classes:
    """The categories of all counted words; remembered as long as the reading is held."""
    known = _KNOWN.setdefault(read, {})
    if id(lexicon) not in known:
        known[id(lexicon)] = _classes(read, lexicon)
    return known[id(lexicon)]


# By the lexicon's id: the classes hold it, so that no other can come to have it meanwhile.
_KNOWN: WeakKeyDictionary[Reading, dict[int, Classes]] = WeakKeyDictionary()


def _classes(read: Reading, lexicon: Lexicon) -> Classes:
    size = len(read.forms)
    key = read.type.astype(np.int64) * size + read.form
    pairs, code = np.unique(key, return_inverse=True)
    code = code.astype(np.int32)
    belongs = [
        lexicon.categories_of(read.vocabulary[pair // size], read.forms[pair % size])
        for pair in pairs.tolist()
    ]
    for word, senses in lexicon.senses.items():
        if word in read.ids:
            here = np.flatnonzero(read.type == read.ids[word])
            chosen = _chosen(read, here, senses)
            for number, sense in enumerate(senses):
                _coded(code, belongs, here[chosen == number], sense.categories)
    for at, category in _phrases(read, lexicon):
        # The words that are counted anyway belong to the class of the phrase as well.
        for old in np.unique(code[at]).tolist():
            _coded(code, belongs, at[code[at] == old], (*belongs[old], category))
    column = {category.name: number for number, category in enumerate(lexicon.categories)}
    cells = {(row, column[name]) for row, names in enumerate(belongs) for name in names}
    rows, columns = zip(*sorted(cells), strict=True) if cells else ((), ())
    return Classes(lexicon, code, incidence(rows, columns, (len(belongs), len(column))))


def _coded(code: Ints, belongs: list[tuple[str, ...]], at: Ints, categories: tuple[str, ...]) -> None:
    """Give the words at these positions a code of their own, for these categories."""
    if len(at):
        code[at] = len(belongs)
        belongs.append(categories)


def _chosen(read: Reading, at: Ints, senses: tuple[Sense, ...]) -> Ints:
    """The sense of each of these words: the one most words around speak for, else the first that can be.

    Where the neighbours make the word a verb, a noun's sense cannot be, and the other way round.
    """
    steps = np.array([*range(-_AROUND, 0), *range(1, _AROUND + 1)])
    near = np.clip(at[:, None] + steps, 0, len(read.type) - 1)
    here = near != at[:, None]
    here &= np.abs(read.sentence[near] - read.sentence[at][:, None]) <= 1
    here &= read.text[near] == read.text[at][:, None]
    words = np.where(here, read.type[near], len(read.vocabulary))
    votes = np.zeros((len(senses), len(at)))
    for number, sense in enumerate(senses):
        cue = np.zeros(len(read.vocabulary) + 1, dtype=bool)
        cue[[read.ids[word] for word in sense.cues if word in read.ids]] = True
        votes[number] = cue[words].sum(1)
        if sense.pos:
            votes[number][read.leaning[at] == (-1 if sense.pos == "v" else 1)] = -1
    chosen: Ints = votes.argmax(0)
    return chosen


def _phrases(read: Reading, lexicon: Lexicon) -> Iterator[tuple[Ints, str]]:
    """Where the phrases of a lexicon stand: the positions of their counted words, and the category.

    A phrase is words in a row in one sentence, stop words too ("look for", "too late").
    """
    if not (lexicon.phrases and len(read.at)):
        return
    every = read.every
    of_word = _forms_of(every.forms, {word for phrase in lexicon.phrases for word in phrase.words})
    follows = (every.flags & SENTENCE) == 0
    for phrase in lexicon.phrases:
        found = np.flatnonzero(of_word[phrase.words[0]][every.form])
        for step, word in enumerate(phrase.words[1:], 1):
            found = found[found + step < len(every)]
            found = found[follows[found + step] & of_word[word][every.form[found + step]]]
        inside = (found[:, None] + np.arange(len(phrase.words))).ravel()
        at = np.minimum(np.searchsorted(read.at, inside), len(read.at) - 1)
        counted = np.unique(at[read.at[at] == inside])
        if len(counted):
            yield counted, phrase.category


def _forms_of(forms: Forms, words: Set[str]) -> dict[str, Bools]:
    """Which forms each word of a phrase stands for: itself, the forms of its base, with ``*`` a beginning."""
    bases: dict[str, list[int]] = {}
    for at, form in enumerate(forms.names):
        bases.setdefault(base_form(form), []).append(at)
    found = {}
    for word in words:
        here = np.zeros(len(forms), dtype=bool)
        if word.endswith("*"):
            start = word[:-1]
            here[[at for at, form in enumerate(forms.names) if form.startswith(start)]] = True
            here[[at for base, ids in bases.items() if base.startswith(start) for at in ids]] = True
        else:
            here[bases.get(word, [])] = True
            here[[at for at in (forms.number.get(word),) if at is not None]] = True
        found[word] = here
    return found
