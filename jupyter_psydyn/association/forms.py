"""When two things said are the same: by form, as written but for case and blanks, or by base form."""

from __future__ import annotations

from ..corpus import tokens
from ..lexicon import base_form, is_stop, stop_words

WAYS = ("form", "base")


def form(text: str) -> str:
    """A text as it is compared: case-folded, blanks as one, an apostrophe as an apostrophe."""
    return " ".join(text.replace("’", "'").casefold().split())


def base(text: str) -> str:
    """A text with each of its words in its base form: ``My Teeth``, ``my tooth``; without words its form."""
    return " ".join(base_form(token.word) for token in tokens(text)) or form(text)


def the_same(text: str, by: str) -> str:
    """The text as it is compared, ``by`` form or base form."""
    return form(text) if by == "form" else base(text)


def content_words(text: str) -> list[str]:
    """The words of a text without function words (the, to, my); all of them where nothing else is left."""
    said = [token.word for token in tokens(text)]
    stops = stop_words("function")
    return [word for word in said if not is_stop(word, word, stops)] or said
