"""How often a word comes in everyday English: what a motif has to be more common than."""

from __future__ import annotations

import numpy as np

from ..counting.arrays import Floats
from ..lexicon import wordnet
from .classes import Classes
from .items import Items
from .reading import Reading

# The tags of SemCor that WordNet ships (``cntlist``): parts of the Brown corpus, 360,000 words fully tagged
# (Miller et al. 1993, A semantic concordance).
SEMCOR_WORDS = 360_000
# A word gets as many uses on top, so that a rare word must come back often to be called surprising.
UNSEEN = 10.0


def everyday(read: Reading, among: Classes, items: Items) -> Floats:
    """In how many entries each item would be at its rate in everyday English.

    A class has the rates of its words that occur, together; of phrases none is known, and any is held to be
    as rare as a rare word.
    """
    facts = wordnet()
    # Every code of a class's words is one of a base form, whose uses count once.
    size = len(read.vocabulary)
    uses = np.array([facts.total(word) for word in read.vocabulary], dtype=float)
    rate = np.full(len(items), UNSEEN)
    if any(item.kind == "symbol" for item in items.items):
        pairs = np.unique(among.code.astype(np.int64) * size + read.type)
        code, word = pairs // size, pairs % size
    for at, item in enumerate(items.items):
        if item.kind == "lemma":
            rate[at] += uses[item.members[0]]
        elif item.kind == "symbol":
            belongs = np.asarray(among.belongs[:, [item.members[0]]].todense()).ravel() > 0
            rate[at] += uses[np.unique(word[belongs[code]])].sum()
    length, how_many = np.unique(read.words, return_counts=True)
    found = np.empty(len(items))
    for low in range(0, len(items), 1000):
        some = slice(low, low + 1000)
        found[some] = (how_many * -np.expm1(-np.multiply.outer(rate[some] / SEMCOR_WORDS, length))).sum(-1)
    return found
