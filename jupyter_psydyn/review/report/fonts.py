"""The letters of a report's pictures and PDF: DejaVu, which may be embedded.

It covers Latin, Greek and Cyrillic. The fonts stand with matplotlib, which is not loaded for them. What they
have no picture for is said in words.
"""

from __future__ import annotations

import unicodedata
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

NAME = "DejaVuSans"
FACES = {"": NAME, "bold": f"{NAME}-Bold", "italic": f"{NAME}-Oblique"}
HOLLOW = "\u25a1"
"""Stands for a letter without a picture."""

_JOINS = {0x200D, *range(0xFE00, 0xFE10)}
"""What only joins or varies the picture before it."""
_SYMBOLS = ("So", "Sk")
_RIGHT_TO_LEFT = ("R", "AL")


def path(face: str = "") -> Path:
    """The font file; ``FileNotFoundError`` with one line where matplotlib is not installed."""
    found = find_spec("matplotlib")
    if found is None or found.origin is None:
        raise FileNotFoundError("the fonts of a report come with matplotlib, which is not installed")
    return Path(found.origin).parent / "mpl-data" / "fonts" / "ttf" / f"{FACES[face]}.ttf"


@cache
def register() -> frozenset[int]:
    """Make the faces known to reportlab; the code points that all of them have."""
    fonts = [TTFont(name, str(path(face))) for face, name in FACES.items()]
    for font in fonts:
        pdfmetrics.registerFont(font)
    pdfmetrics.registerFontFamily(
        NAME, normal=NAME, bold=FACES["bold"], italic=FACES["italic"], boldItalic=FACES["bold"]
    )
    return frozenset.intersection(*(frozenset(font.face.charToGlyph) for font in fonts)) - _JOINS


def drawable(text: str) -> str:
    """Text with what has no picture said: a symbol by its name in brackets, a letter as a hollow square."""
    known = register()
    return "".join(one if ord(one) in known or one in "\n\t" else _said(one) for one in _composed(text))


def missing(text: str) -> dict[str, str]:
    """The characters of a text that have no picture, each with what stands for it."""
    known = register()
    strange = dict.fromkeys(one for one in _composed(text) if ord(one) not in known and one not in "\n\t\r")
    return {one: said for one in strange if (said := _said(one))}


def turned(text: str) -> bool:
    """Whether a text has words that run from right to left."""
    return any(unicodedata.bidirectional(one) in _RIGHT_TO_LEFT for one in text)


def _composed(text: str) -> str:
    """Letters with their accents as one character, where there is one: marks of their own are not placed."""
    return unicodedata.normalize("NFC", text)


def _said(character: str) -> str:
    if ord(character) in _JOINS or unicodedata.category(character) == "Cf":
        return ""
    name = unicodedata.name(character, "")
    return f"[{name.lower()}]" if name and unicodedata.category(character) in _SYMBOLS else HOLLOW
