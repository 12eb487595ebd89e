"""The classes of things (symbols) that counted words belong to, the sense chosen by the words around."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

from ..counting.arrays import Bools, Ints
from ..counting.coding import incidence
from ..lexicon import Lexicon, Sense
from .reading import Reading

# So many counted words to each side are looked at for what speaks for a sense: about two sentences.
_AROUND = 10


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
        column = np.asarray(self.belongs[:, [category]].todense()).ravel() > 0
        return np.flatnonzero(column[self.code])

    def known(self) -> Bools:
        """Of each counted word, whether it is in a category."""
        some: Bools = (np.asarray(self.belongs.sum(1)).ravel() > 0)[self.code]
        return some


def classes(read: Reading, lexicon: Lexicon) -> Classes:
    """The categories of all counted words."""
    size = len(read.forms)
    key = read.type.astype(np.int64) * size + read.form
    pairs, code = np.unique(key, return_inverse=True)
    code = code.astype(np.int32)
    belongs = [
        lexicon.categories_of(read.vocabulary[pair // size], read.forms[pair % size])
        for pair in pairs.tolist()
    ]
    for word, at in read.ids.items():
        senses = lexicon.senses_of(word)
        if senses:
            here = np.flatnonzero(read.type == at)
            chosen = _chosen(read, here, senses)
            for number, sense in enumerate(senses):
                mine = here[chosen == number]
                if len(mine):
                    code[mine] = len(belongs)
                    belongs.append(sense.categories)
    column = {category.name: number for number, category in enumerate(lexicon.categories)}
    rows = [row for row, names in enumerate(belongs) for _ in names]
    columns = [column[name] for names in belongs for name in names]
    return Classes(lexicon, code, incidence(rows, columns, (len(belongs), len(column))))


def _chosen(read: Reading, at: Ints, senses: tuple[Sense, ...]) -> Ints:
    """The sense of each of these words: the one most words around speak for, else the first."""
    votes = np.zeros((len(senses), len(at)))
    for number, sense in enumerate(senses):
        cue = np.zeros(len(read.vocabulary), dtype=bool)
        cue[[read.ids[word] for word in sense.cues if word in read.ids]] = True
        for step in (*range(-_AROUND, 0), *range(1, _AROUND + 1)):
            near = at + step
            inside = (near >= 0) & (near < len(read.type))
            near = np.where(inside, near, at)
            votes[number] += inside & (read.text[near] == read.text[at]) & cue[read.type[near]]
        if sense.pos:
            votes[number] += _as(read, at, sense.pos)
    return np.where(votes.max(0) > 0, votes.argmax(0), 0)


def _as(read: Reading, at: Ints, pos: str) -> Any:
    """What the neighbours say of the part of speech, as two votes for it."""
    return 2.0 * (read.leaning[at] == (1 if pos == "v" else -1))
