"""When two things said are the same: by form, as written but for case and blanks, or by base form."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence

from ..corpus import tokens
from ..lexicon import base_form, is_stop, stop_words

WAYS = ("form", "base")
_NUMBER = re.compile(r"\d+")
_JOINTS = str.maketrans("", "", "-. ")
_BRITISH = (
    (re.compile(r"(?<=\w\w)or"), "our"),  # neighbor; but not for, or
    (re.compile(r"(?<=[bcpt])er$"), "re"),  # theater
    (re.compile(r"(?<=\w)([iy])z(?=e|a|i)"), r"\1s"),  # realize
    (re.compile(r"^gray"), "grey"),
)


def form(text: str) -> str:
    """A text as it is compared: case-folded and composed, blanks as one, an apostrophe as an apostrophe."""
    return " ".join(unicodedata.normalize("NFC", text).replace("’", "'").casefold().split())


def base(text: str) -> str:
    """A text with each of its words in its base form: ``My Teeth``, ``my tooth``; numbers as they are.

    A text without words or numbers is its form.
    """
    words = [(token.start, base_form(token.word)) for token in tokens(text)]
    numbers = [(found.start(), found[0]) for found in _NUMBER.finditer(text)]
    return " ".join(said for _, said in sorted(words + numbers)) or form(text)


def joined(word: str) -> str:
    """A form without hyphens, points and blanks: ``good-bye``, ``goodbye``; ``t.v.``, ``tv``."""
    return word.translate(_JOINTS)


def british(word: str) -> list[str]:
    """How an American form may be spelt in Britain, where norms may be from: ``favorite``, favourite.

    Guesses, to be looked up: most are no words.
    """
    return [again for rule, there in _BRITISH if (again := rule.sub(there, word, count=1)) != word]


def positions(words: Sequence[str]) -> dict[str, int]:
    """Where each word is, by its form and, where no other word is written so, by that form joined."""
    found: dict[str, int] = {}
    for at, word in enumerate(words):
        found.setdefault(word, at)
    for at, word in enumerate(words):
        found.setdefault(joined(word), at)
    return found


def position(word: str, index: Mapping[str, int]) -> int | None:
    """Where a word, given by its form, is in such an index; ``None``: nowhere.

    Looked up by form, by base form, joined, and in British spelling, in this order.
    """
    for one in (word, joined(word), *british(word)):
        for form_ in (one, base_form(one)):
            if form_ in index:
                return index[form_]
    return None


def the_same(text: str, by: str) -> str:
    """The text as it is compared, ``by`` form or base form."""
    return form(text) if by == "form" else base(text)


def content_words(text: str) -> list[str]:
    """The words of a text without function words (the, to, my); all of them where nothing else is left."""
    said = [token.word for token in tokens(text)]
    stops = stop_words("function")
    return [word for word in said if not is_stop(word, word, stops)] or said
