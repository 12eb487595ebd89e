"""Text as the pieces that names are made of: the same for a register and for the texts it is looked up in.

Hyphens, apostrophes and full stops part pieces (Anna-Lena, O'Brien, J. S.), and every character of a script
that is written without spaces is one, so that a name is found within such a text. A name that is cut one way
in the register and another way in the text would be missed: the first version that did lost 2 % of names.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import NamedTuple

from ...corpus.tokens import marks

# Thai, Lao, Burmese, Khmer, kana, Han.
_UNSPACED = (
    r"\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u31f0-\u31ff\u3400-\u9fff\uf900-\ufaff"
    r"\U00020000-\U0003ffff"
)
# Soft hyphen, zero-width space and joiners: seen by nobody, and in the middle of names.
_UNSEEN = "\u00ad\u200b-\u200d\u2060"
_ASCII = re.compile(r"[A-Za-z0-9]+")
# What is written above or below letters in Latin, Greek, Cyrillic, Hebrew and Arabic; in others a mark is a
# vowel, and without it the word is another.
_ACCENTS = re.compile("[\u0300-\u036f\u0591-\u05c7\u064b-\u065f\u0670" + _UNSEEN + "]")
_ONE_FOR_ANOTHER = str.maketrans(
    {"ł": "l", "ø": "o", "đ": "d", "ð": "d", "ı": "i", "æ": "ae", "œ": "oe", "þ": "th", "ħ": "h"}
)
_BETWEEN = re.compile(r"[\s.\-‐‑–'’ʼ·・&+]{0,3}")


class Piece(NamedTuple):
    """A piece at ``start:end`` of a text; ``word`` without its case and accents."""

    start: int
    end: int
    word: str


def pieces(text: str) -> list[Piece]:
    """The pieces of a text, in order, in one pass."""
    pattern = _ASCII if text.isascii() else _any_script()
    return [Piece(*found.span(), plain(found[0])) for found in pattern.finditer(text)]


def words_of(name: str) -> tuple[str, ...]:
    """The pieces of a name, as they are compared."""
    return tuple(one.word for one in pieces(name))


def is_one_name(text: str, before: Piece, after: Piece) -> bool:
    """Whether two pieces stand as close as those of a name do."""
    return _BETWEEN.fullmatch(text, before.end, after.start) is not None


@cache
def plain(form: str) -> str:
    """A piece without its case and its accents."""
    if form.isascii():
        return form.lower()
    apart = unicodedata.normalize("NFKD", form.casefold())
    return unicodedata.normalize("NFC", _ACCENTS.sub("", apart).translate(_ONE_FOR_ANOTHER))


@cache
def _any_script() -> re.Pattern[str]:
    more = rf"[{marks()}{_UNSEEN}]"
    letter = rf"(?![{_UNSPACED}])[^\W_]"
    return re.compile(rf"[{_UNSPACED}]{more}*|{letter}(?:{letter}|(?![{_UNSPACED}]){more})*")
