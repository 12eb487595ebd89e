"""What the classification has to know of a word: is it English, a form of another, a particle."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from nltk.stem import SnowballStemmer

from ...corpus import tokens
from ...lexicon import base_form, stop_words, wordnet
from ..sounds import phonemes
from ..space import edinburgh_space
from .table import DATA, vocabulary

_COMPOUND_NUMBER = re.compile(r"(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)[- ]\w+|\d+")
# A stem shorter than this is shared by words that have nothing to do with each other.
_STEM = 3
# Of a compound each half has as many letters: "pickaxe" is one, "carpet" is not.
_HALF = 3
_stemmer = SnowballStemmer("english")


def is_non_specific(word: str) -> bool:
    """Whether it is said to so many words that it says nothing of any: good, man, use."""
    return word in _lists()["non-specific"]


def is_particle(word: str) -> bool:
    """Whether it is an article, number, pronoun, auxiliary verb, adverb of time or place ..."""
    return word in _lists()["particle"] or _COMPOUND_NUMBER.fullmatch(word) is not None


@cache
def is_english(text: str) -> bool:
    """Whether a word, or each of several, is one that people know.

    It is in the tables, in the Edinburgh norms, a particle, a form of a word that was met in SemCor, one of
    WordNet whose sounds are known or that is long, or made of two words (prayerbook, smartphone). WordNet
    alone has too many short ones that nobody says (rummer, tulu).
    """
    return _is_known(text) or all(_is_known(token.word) for token in tokens(text.replace("-", " ")))


def is_variant(word: str, of: Iterable[str]) -> bool:
    """Whether it is a grammatical variant of one of these: another form, or made of the same stem."""
    mine = _family(word)
    return any(not mine.isdisjoint(_family(one)) for one in of if " " not in one)


def is_derivative(word: str, of: str) -> bool:
    """Whether both have one stem: hard and hardly."""
    return not _stems(word).isdisjoint(_stems(of))


def makes_a_word(first: str, second: str) -> bool:
    """Whether the two together are a word: high and school, foot and ball."""
    whole = first + second
    known = wordnet().knows_any
    return whole in vocabulary() or any(
        known(one) for one in (whole, f"{first}_{second}", f"{first}-{second}")
    )


@cache
def _lists() -> dict[str, frozenset[str]]:
    """The word lists, each below its name."""
    text = (DATA / "kent-rosanoff-words.txt").read_text(encoding="utf-8")
    sections = (section.partition("\n") for section in text.split("# ")[1:])
    return {name: frozenset(words.split()) for name, _, words in sections}


def _is_known(word: str) -> bool:
    if word in vocabulary() or word in _edinburgh() or is_particle(word) or word in stop_words("english"):
        return True
    bases = _bases(word)
    if len(word) == 1 or any(base in _edinburgh() or wordnet().total(base) for base in bases):
        return True
    if any(wordnet().knows_any(base.replace(" ", "_")) and _is_said(base) for base in bases):
        return True
    return any(_are_halves(word[:at], word[at:]) for at in range(_HALF, len(word) - _HALF + 1))


def _are_halves(first: str, second: str) -> bool:
    """Whether both are words, and the second no ending (noiseness): of the tables, or longer ones."""
    if second in _lists()["suffix"]:
        return False
    longer = min(len(first), len(second)) > _HALF
    return all(half in vocabulary() or (longer and half in _edinburgh()) for half in (first, second))


def _is_said(word: str) -> bool:
    """Of words that only WordNet has: not the short ones without known sounds, which are accidents."""
    return " " in word or len(word) > _LONG or phonemes(word) is not None


_LONG = 6


@cache
def _edinburgh() -> frozenset[str]:
    return frozenset(edinburgh_space().words)


@cache
def _bases(word: str) -> frozenset[str]:
    return frozenset({word, base_form(word), *(base for base, _ in wordnet().all_bases(word))})


@cache
def _stems(word: str) -> frozenset[str]:
    return frozenset(_stemmer.stem(base) for base in _bases(word))


@cache
def _family(word: str) -> frozenset[str]:
    """Its base forms and stems, and what is left of these without an ending."""
    found = {*_bases(word), *_stems(word)}
    for base in _bases(word):
        for suffix in _lists()["suffix"]:
            stem = base.removesuffix(suffix)
            if stem != base and len(stem) >= _STEM:
                found |= {stem, f"{stem}e", f"{stem}y"}
                found |= {stem[:-1]} if len(stem) > _STEM and stem[-1] == stem[-2] else set()
    return frozenset(found)
