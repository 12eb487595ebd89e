"""Text in: documents, nights, tokens and sentences with spans.

A span is (entry, part, start, end) in Unicode code points, 0-based, end-exclusive, over text
normalised to LF. This package knows no other room of the house and needs the standard library only.
"""

from .document import PARTS, Corpus, Document
from .night import Night, NoSuchDate
from .tokens import Token, clean, normalise, sentences, tokens

__all__ = [
    "PARTS",
    "Corpus",
    "Document",
    "Night",
    "NoSuchDate",
    "Token",
    "clean",
    "normalise",
    "sentences",
    "tokens",
]
