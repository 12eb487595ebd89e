"""The kinds of things that words name, by WordNet: what the tables say of one, they say of its like.

A kind is a synset, with all that is below it: colours, birds, winged animals. A word is of the kinds of its
first senses as a noun; a proper name (Montreal) of those that it is an instance of.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from functools import cache

from ...lexicon import wordnet
from ...lexicon.wordnet import NOUN
from .table import table, vocabulary

_SENSES = 2
# Of a kind so many of whose words were said to the stimulus others are usual to it too: a quarter of those
# in the tables, and three to be more than an accident, three more not.
_USUAL, _SOME = 0.25, 3
# A kind is narrow that has fewer words in the tables: of two birds it says something, of two animals not.
_NARROW = 30


def is_usual_kind(stimulus: str, reaction: str) -> bool:
    """Whether people say many things of its kind to the stimulus: champagne to whiskey."""
    said, known = _said_to(stimulus), _known()
    return any(
        said[kind] >= _SOME and said[kind] >= _USUAL * (known[kind] + _SOME) for kind in _kinds(reaction)
    )


def are_of_one_kind(one: str, other: str) -> bool:
    """Whether both are of one narrow kind: wren and lark, summer and fall."""
    return any(_known()[kind] < _NARROW for kind in _kinds(one) & _kinds(other))


@cache
def _kinds(word: str) -> frozenset[int]:
    facts, written = wordnet(), word.replace(" ", "_")
    found: set[int] = set()
    for at, number in enumerate(facts.numbers(written, NOUN)[:_SENSES]):
        above = facts.closure(number)
        found |= above
        if len(above) == 1:  # above a proper name is only what it is an instance of
            for kind in facts.instance_of(facts.synsets(written, NOUN)[at]):
                found |= facts.closure(facts.number(kind))
    return frozenset(found)


@cache
def _known() -> Counter[int]:
    """How many words of the tables are of each kind."""
    return _counted(vocabulary())


@cache
def _said_to(stimulus: str) -> Counter[int]:
    """How many different reactions to the stimulus are of each kind."""
    return _counted(table()[stimulus])


def _counted(words: Iterable[str]) -> Counter[int]:
    return Counter(kind for word in words for kind in _kinds(word))
