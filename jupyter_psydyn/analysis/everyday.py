"""How often a word comes in everyday English and in anybody's dreams: a motif has to be more common."""

from __future__ import annotations

import numpy as np

from ..counting.arrays import Bools, Floats
from ..lexicon import dream_words, wordnet
from ..lexicon.wordnet import NOUN, VERB
from .classes import Classes
from .items import Items, words_of
from .reading import Reading

# The tags of SemCor that WordNet ships (``cntlist``): parts of the Brown corpus, 360,000 words fully tagged
# (Miller et al. 1993, A semantic concordance).
SEMCOR_WORDS = 360_000
# A word gets as many uses on top, so that a rare word must come back often to be called surprising.
UNSEEN = 10.0


# A word is taken as a noun (or a verb) where its neighbours say so in this share of the places they say.
_MOSTLY = 2 / 3


def rate_of(word: str, uses: float) -> float:
    """Of a base form with so many ``uses`` in SemCor: uses in 360,000 words, there or in anybody's dreams."""
    return max(UNSEEN + uses, dream_words().get(word, 0) * SEMCOR_WORDS / 1e6)


def used_as(read: Reading) -> tuple[Bools, Bools]:
    """Of each base form: whether it is used as a noun or adjective here, and whether as a verb."""
    size = len(read.vocabulary)
    verb = np.bincount(read.type[read.leaning > 0], minlength=size)
    noun = np.bincount(read.type[read.leaning < 0], minlength=size)
    told = np.maximum(verb + noun, 1)
    return noun >= _MOSTLY * told, verb >= _MOSTLY * told


def everyday(read: Reading, among: Classes, items: Items) -> Floats:
    """In how many entries each item would be, were it as common as elsewhere.

    A word has its rate in everyday English, of the part of speech in which it is used here ("a plan" is not
    "to plan"), or in anybody's dreams (``dream_words``), whichever is higher. A class
    has the rates of its words that occur, each in its senses that belong to the class, together; of phrases
    none is known, and any is held to be as rare as a rare word.
    """
    facts = wordnet()
    noun, verb = used_as(read)
    rate = np.full(len(items), UNSEEN)
    for at, item in enumerate(items.items):
        if item.kind == "lemma":
            (word,) = item.members
            uses = facts.total(item.name)
            uses -= facts.count(item.name, VERB) if noun[word] else 0
            uses -= facts.count(item.name, NOUN) if verb[word] else 0
            rate[at] = rate_of(item.name, uses)
        elif item.kind == "symbol":
            here = words_of(read, among, item)
            rate[at] += sum(among.lexicon.uses_of(read.vocabulary[word], item.name) for word in here)
    length, how_many = np.unique(read.words, return_counts=True)
    found = np.empty(len(items))
    for low in range(0, len(items), 1000):
        some = slice(low, low + 1000)
        found[some] = (how_many * -np.expm1(-np.multiply.outer(rate[some] / SEMCOR_WORDS, length))).sum(-1)
    return found
