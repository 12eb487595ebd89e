"""Symbols: words by the class of things they name. A category is a class, never a meaning."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

from .wordnet import NOUN, PARTS_OF_SPEECH, VERB, wordnet

# A word counts as a noun (or verb) where at least this share of its tagged uses in SemCor are: "back",
# "well" and "like" are nouns too, but hardly in anybody's dream.
_SHARE = {NOUN: 1 / 3, VERB: 1 / 2}
# The senses that count, most common first: further ones are the absurd ones ("head" as a toilet).
_SENSES = {NOUN: 2, VERB: 1}


@dataclass(frozen=True)
class Category:
    """A class of things: WordNet synsets whose hyponyms count, words of its own, words that do not count.

    ``words`` and ``exclude`` are base forms; a word that ends in ``*`` stands for all that begin so.
    ``phrases`` are base forms in a row, each with blanks between them: "run after".
    """

    name: str
    about: str = ""
    nouns: tuple[str, ...] = ()
    verbs: tuple[str, ...] = ()
    words: frozenset[str] = frozenset()
    exclude: frozenset[str] = frozenset()
    phrases: tuple[str, ...] = ()


@dataclass(frozen=True)
class Sense:
    """One sense of a word: the categories it gives, and the base forms nearby that speak for it.

    ``pos`` is "n" (noun or adjective) or "v" where only that use of the word can have this sense.
    """

    categories: tuple[str, ...]
    cues: frozenset[str] = frozenset()
    pos: str = ""


class Phrase(NamedTuple):
    """Words in a row that belong to a category: base forms, or forms where the lexicon goes by forms."""

    words: tuple[str, ...]
    category: str


@dataclass(frozen=True)
class Lexicon:
    """Categories with their provenance. What it was asked, it remembers.

    ``exclude`` are base forms in no category: first names that are nouns as well (jenny: a she-ass).
    ``senses`` are the words whose category hangs on their sense, the default sense first. ``by_form`` tells
    that the words are forms as written (CSV, LIWC), so that a word counts by its form or by its base form.
    """

    name: str
    version: str
    provenance: str
    categories: tuple[Category, ...]
    exclude: frozenset[str] = frozenset()
    senses: Mapping[str, tuple[Sense, ...]] = field(default_factory=dict)
    by_form: bool = False
    _known: dict[tuple[str, str], tuple[str, ...]] = field(default_factory=dict, repr=False, compare=False)
    _uses_of: dict[tuple[str, str], int] = field(default_factory=dict, repr=False, compare=False)

    def categories_of(self, word: str, form: str = "") -> tuple[str, ...]:
        """The categories a base form belongs to, in the lexicon's order; by its default sense.

        ``form`` is the word as written, case-folded; it counts in a lexicon that goes by forms, and is
        ignored in others. A noun counts by its first two senses, a verb by its first, where a hypernym is one
        of the category's synsets and the word is used as that part of speech often enough.
        """
        key = (word, form if self.by_form else "")
        if key not in self._known:
            self._known[key] = self._find(*key)
        return self._known[key]

    def senses_of(self, word: str) -> tuple[Sense, ...]:
        """The senses to choose from by context, the default first; ``()`` where none has to be chosen."""
        return self.senses.get(word, ())

    @cached_property
    def phrases(self) -> tuple[Phrase, ...]:
        """All phrases, in the lexicon's order; a word of them may end in ``*``."""
        return tuple(Phrase(tuple(row.split()), one.name) for one in self.categories for row in one.phrases)

    def uses_of(self, word: str, category: str) -> int:
        """How often a base form was tagged in SemCor in a sense that belongs to the category.

        Of a word that belongs to it by name, and not by a sense: all its uses as noun or verb.
        """
        key = (word, category)
        if key not in self._uses_of:
            self._uses_of[key] = self._count(word, category)
        return self._uses_of[key]

    def _count(self, word: str, category: str) -> int:
        (at,) = (number for number, one in enumerate(self.categories) if one.name == category)
        facts, found = wordnet(), 0
        for pos in _uses(word):
            named = self._synsets[pos]
            senses = zip(facts.numbers(word, pos), facts.sense_counts(word, pos), strict=False)
            for synset, count in list(senses)[: _SENSES[pos]]:
                if any(at in named.get(above, ()) for above in facts.closure(synset)):
                    found += count
        return found or sum(facts.count(word, pos) for pos in _uses(word))

    def _find(self, word: str, form: str) -> tuple[str, ...]:
        if word in self.exclude:
            return ()
        if word in self.senses:
            return self.senses[word][0].categories
        found = self._words.of(word) | (self._words.of(form) if form else frozenset())
        found |= self._classes_of(word) - self._excluded.of(word)
        return tuple(self.categories[at].name for at in sorted(found))

    @cached_property
    def _words(self) -> WordTable:
        return WordTable((word, at) for at, one in enumerate(self.categories) for word in one.words)

    @cached_property
    def _excluded(self) -> WordTable:
        return WordTable((word, at) for at, one in enumerate(self.categories) for word in one.exclude)

    @cached_property
    def _synsets(self) -> dict[str, dict[int, frozenset[int]]]:
        """For nouns and verbs: synsets, and the positions of the categories that name them."""
        named: dict[str, dict[int, frozenset[int]]] = {NOUN: {}, VERB: {}}
        for at, one in enumerate(self.categories):
            for pos, names in ((NOUN, one.nouns), (VERB, one.verbs)):
                for name in names:
                    number = wordnet().number(name)
                    named[pos][number] = named[pos].get(number, frozenset()) | {at}
        return named

    def _classes_of(self, word: str) -> frozenset[int]:
        """The positions of the categories with a synset above the word's common senses, or one of them."""
        found: set[int] = set()
        for pos in _uses(word):
            named = self._synsets[pos]
            for synset in wordnet().numbers(word, pos)[: _SENSES[pos]] if named else ():
                for above in wordnet().closure(synset):
                    found |= named.get(above, frozenset())
        return frozenset(found)


class WordTable:
    """Words and prefixes (``wat*``) with the positions of their categories, found without a search."""

    def __init__(self, rows: Iterable[tuple[str, int]]) -> None:
        self._whole: dict[str, frozenset[int]] = {}
        self._prefixes: dict[str, frozenset[int]] = {}
        for word, at in rows:
            table = self._prefixes if word.endswith("*") else self._whole
            start = word.removesuffix("*")
            table[start] = table.get(start, frozenset()) | {at}
        self._lengths = sorted({len(one) for one in self._prefixes})

    def of(self, word: str) -> frozenset[int]:
        """The positions of the categories that have the word, or a beginning of it."""
        found = self._whole.get(word, frozenset())
        for length in self._lengths:
            if length > len(word):
                break
            found |= self._prefixes.get(word[:length], frozenset())
        return found


def _uses(word: str) -> list[str]:
    """Whether the word is used as a noun, as a verb, or as both, often enough to count."""
    facts = wordnet()
    # One is added for each part of speech the word can be, so that untagged words can count.
    uses = {one: facts.count(word, one) + 1 for one in PARTS_OF_SPEECH if facts.knows(word, one)}
    return [pos for pos, share in _SHARE.items() if pos in uses and uses[pos] >= share * sum(uses.values())]
