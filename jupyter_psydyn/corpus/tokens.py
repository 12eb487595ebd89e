"""Text, words and sentences, with spans in code points."""

from __future__ import annotations

import re
import sys
import unicodedata
from functools import cache
from typing import NamedTuple

_LINE_ENDS = re.compile(r"\r\n?|[\x0b\x0c]")
# Control characters other than tab and LF, and lone surrogates, which no UTF-8 file can hold.
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\ud800-\udfff]")

_ASCII_WORD = re.compile(r"[A-Za-z]+(?:'[A-Za-z]+)*")
_ASCII_HYPHENED = re.compile(r"[A-Za-z]+(?:['-][A-Za-z]+)*")

JOINTS = " \t\n-‐‑"
"""What may stand between the words of a phrase."""
ENDS, CLOSERS = ".!?…。！？", "\"'”’»)]"
"""What ends a sentence, and what may follow it and still be part of it."""
_SENTENCE_END = re.compile(rf"[{ENDS}]+[{re.escape(CLOSERS)}]*(?=\s|$)|\n[ \t]*\n")
_LAST_WORD = re.compile(r"(?:[^\W\d_]+['’])*\w+\Z")
# Without those that are words as well: "no", "fig", "mar", "co".
ABBREVIATIONS = frozenset(
    {"dr", "mr", "mrs", "ms", "st", "rev", "prof", "capt", "lt", "col", "gen", "sgt", "hon", "jr", "sr", "vs"}
    | {"etc", "vol", "pp", "inc", "ltd", "approx", "mt", "ft"}
    | {"jan", "feb", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec"}
)
_HYPHENS = str.maketrans("‐‑", "--")
# How far back a sentence's last word is looked for: longer than any abbreviation.
_REACH = 8


class Token(NamedTuple):
    """A word at ``start:end`` of its part: ``form`` as written, ``word`` to count by.

    ``word`` is case-folded, composed (NFC), its apostrophes straight.
    """

    start: int
    end: int
    form: str
    word: str


def normalise(text: str) -> str:
    """The text with LF as its only line end (CRLF, CR, form feed and vertical tab become LF)."""
    return _LINE_ENDS.sub("\n", text)


def clean(text: str) -> tuple[str, int]:
    """The text as it is stored and counted, and how many characters had to go.

    Line ends become LF; control characters other than tab and LF (NUL too) and lone surrogates are
    removed. Done once, where text comes in, before any span is made; who calls it tells the number.
    """
    return _CONTROLS.subn("", normalise(text))


def tokens(text: str, *, hyphens: bool = False) -> list[Token]:
    """The words of a text: runs of letters and their combining marks, with inner apostrophes.

    ``text[token.start:token.end] == token.form`` always holds. Digits and underscores are no words. With
    ``hyphens`` an inner hyphen is part of the word (ice-cream), else it parts two. For many texts see
    ``words.read_texts``.
    """
    plain = _ASCII_HYPHENED if hyphens else _ASCII_WORD
    pattern = plain if text.isascii() else _word(hyphens)
    return [Token(*found.span(), found[0], folded(found[0])) for found in pattern.finditer(text)]


def sentences(text: str) -> list[tuple[int, int]]:
    """Spans of the sentences, in order, without the white space around them.

    A sentence ends at . ! ? or … before white space, unless a small letter follows or the word before
    the full stop is an initial or an abbreviation (Dr., Capt.); a blank line always ends one.
    """
    spans: list[tuple[int, int]] = []
    start = 0
    for found in _SENTENCE_END.finditer(text):
        if found[0][0] == "\n" or _ends(text, found):
            spans.append((start, found.end()))
            start = found.end()
    spans.append((start, len(text)))
    return [span for span in (_trimmed(text, *span) for span in spans) if span[0] < span[1]]


def _ends(text: str, found: re.Match[str]) -> bool:
    after = _next_visible(text, found.end())
    if after.islower():
        return False
    if found[0] != ".":
        return True
    before = _LAST_WORD.search(text, max(0, found.start() - _REACH), found.start())
    if before is None:
        return True
    word = before[0]
    return not (word.casefold() in ABBREVIATIONS or (len(word) == 1 and word.isupper() and word != "I"))


def _next_visible(text: str, at: int) -> str:
    while at < len(text) and text[at].isspace():
        at += 1
    return text[at : at + 1]


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    piece = text[start:end]
    return start + len(piece) - len(piece.lstrip()), start + len(piece.rstrip())


@cache
def folded(form: str) -> str:
    """The form to count by: case-folded, composed, its apostrophes straight and its hyphens plain."""
    return unicodedata.normalize("NFC", form.casefold()).replace("’", "'").translate(_HYPHENS)


def marks() -> str:
    """The combining marks of all scripts, as the inside of a character class."""
    return _marks_and_numerals()[0]


@cache
def _word(hyphens: bool) -> re.Pattern[str]:
    """The pattern for a word in any script.

    ``re`` has no ``\\p{L}`` and ``\\p{M}``. ``\\w`` less digits less "_" is the letters and a few
    numerals (², Ⅷ), which are taken out; the marks are put in. Made on first use (0.1 s), since English
    text of the plain sort never needs it.
    """
    _, numerals = _marks_and_numerals()
    letter = rf"[^\W\d_{numerals}]"
    more = rf"(?:{letter}|[{marks()}])*"
    inner = "'’‐‑-" if hyphens else "'’"
    return re.compile(rf"{letter}{more}(?:[{inner}]{letter}{more})*")


@cache
def _marks_and_numerals() -> tuple[str, str]:
    """The combining marks, and the numerals that are no digits, each as the inside of a character class."""
    combining, numerals = [], []
    for code in range(0x80, sys.maxunicode + 1):
        category = unicodedata.category(chr(code))
        if category[0] == "M":
            combining.append(code)
        elif category[0] == "N" and category != "Nd":
            numerals.append(code)
    return _ranges(combining), _ranges(numerals)


def _ranges(codes: list[int]) -> str:
    """Code points as the inside of a character class."""
    runs: list[list[int]] = []
    for code in codes:
        if runs and code == runs[-1][1] + 1:
            runs[-1][1] = code
        else:
            runs.append([code, code])
    return "".join(f"\\U{low:08x}-\\U{high:08x}" for low, high in runs)
