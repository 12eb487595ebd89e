"""Symbols: words by the class of things they name. A category is a class, never a meaning."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from .wordnet import DATA, NOUN, PARTS_OF_SPEECH, VERB, wordnet

# A word counts as a noun (or verb) where at least this share of its tagged uses in SemCor are: "back",
# "well" and "like" are nouns too, but hardly in anybody's dream.
_NOUN_SHARE = 1 / 3
_VERB_SHARE = 1 / 2
# The senses that count, most common first: further ones are the absurd ones ("head" as a toilet).
_NOUN_SENSES = 2
_VERB_SENSES = 1


@dataclass(frozen=True)
class Category:
    """A class of things: WordNet synsets whose hyponyms count, words of its own, words that do not count.

    ``words`` and ``exclude`` are base forms.
    """

    name: str
    about: str = ""
    nouns: tuple[str, ...] = ()
    verbs: tuple[str, ...] = ()
    words: frozenset[str] = frozenset()
    exclude: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Lexicon:
    """Categories with their provenance. ``categories_of`` remembers what it was asked.

    ``exclude`` are base forms in no category: first names that are nouns as well (jenny: a she-ass).
    """

    name: str
    version: str
    provenance: str
    categories: tuple[Category, ...]
    exclude: frozenset[str] = frozenset()
    _known: dict[str, tuple[str, ...]] = field(default_factory=dict, repr=False, compare=False)

    def categories_of(self, word: str) -> tuple[str, ...]:
        """The categories a base form belongs to, in the lexicon's order.

        A noun counts by its first two senses, a verb by its first, where a hypernym (NLTK's closure) is
        one of the category's synsets and the word is used as that part of speech often enough.
        """
        if word not in self._known:
            open_to = () if word in self.exclude else self.categories
            self._known[word] = tuple(one.name for one in open_to if _belongs(word, one))
        return self._known[word]


def load_lexicon(path: str | Path | None = None) -> Lexicon:
    """The lexicon that ships with the package, or one of your own: JSON of the same shape.

    ``{"name", "version", "provenance", "categories": {"water": {"about": "", "nouns": ["water.n.01"],
    "verbs": ["swim.v.01"], "words": ["drown"], "exclude": []}}}``; a category needs at least one of nouns,
    verbs and words. ``"exclude"`` beside ``"categories"`` lists words that are in none.

    Raises ``ValueError`` with one line where the file is no such lexicon or names an unknown synset.
    """
    return _shipped() if path is None else _load(Path(path))


@cache
def _shipped() -> Lexicon:
    return _load(DATA / "symbols.json")


def _load(path: Path) -> Lexicon:
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
        categories = tuple(_category(name, one) for name, one in data["categories"].items())
    except (OSError, UnicodeDecodeError, json.JSONDecodeError) as error:
        raise ValueError(f"lexicon {str(path)!r} cannot be read: {error}") from None
    except (KeyError, TypeError, AttributeError):
        raise ValueError(
            f'lexicon {str(path)!r}: "categories" must be an object of objects of lists'
        ) from None
    except LookupError as error:
        raise ValueError(f"lexicon {str(path)!r}: {error}") from None
    name, version, provenance = (str(data.get(key, "")) for key in ("name", "version", "provenance"))
    return Lexicon(name, version, provenance, categories, frozenset(data.get("exclude", ())))


def _category(name: str, data: dict[str, Any]) -> Category:
    category = Category(
        name,
        data.get("about", ""),
        tuple(data.get("nouns", ())),
        tuple(data.get("verbs", ())),
        frozenset(data.get("words", ())),
        frozenset(data.get("exclude", ())),
    )
    if not (category.nouns or category.verbs or category.words):
        raise ValueError(f"lexicon category {name!r} is empty: give it nouns, verbs or words")
    for synset in category.nouns + category.verbs:
        _known_synset(synset)
    return category


def _known_synset(name: str) -> None:
    try:
        wordnet().reader.synset(name)
    except Exception as error:  # NLTK raises WordNetError, ValueError or AttributeError, by what is wrong
        raise ValueError(f"lexicon: no such WordNet synset: {name!r} (they look like water.n.01)") from error


def _belongs(word: str, category: Category) -> bool:
    if word in category.words:
        return True
    if word in category.exclude:
        return False
    return not _classes(word, NOUN).isdisjoint(category.nouns) or not _classes(word, VERB).isdisjoint(
        category.verbs
    )


@cache
def _classes(word: str, pos: str) -> frozenset[str]:
    """The names of all synsets above the word's common senses, those senses included."""
    facts = wordnet()
    share, senses = (_NOUN_SHARE, _NOUN_SENSES) if pos == NOUN else (_VERB_SHARE, _VERB_SENSES)
    # One is added for each part of speech the word can be, so that untagged words can count.
    uses = {one: facts.count(word, one) + 1 for one in PARTS_OF_SPEECH if facts.knows(word, one)}
    if uses.get(pos, 0) < share * sum(uses.values()):
        return frozenset()
    found = facts.reader.synsets(word, pos)[:senses]
    return frozenset(name for synset in found for name in _above(synset.name()))


@cache
def _above(synset: str) -> frozenset[str]:
    start = wordnet().reader.synset(synset)
    # Not the instances: they are proper names (Colorado: a river; Ruth: a mother).
    higher = start.closure(lambda one: one.hypernyms())
    return frozenset(one.name() for one in higher) | {synset}
