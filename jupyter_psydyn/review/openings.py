"""How entries begin: what is read of one where the whole of it is meant, and no words in it. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ..corpus import PARTS, Document
from .passages import Standing


def openings(documents: Iterable[Document], lead: str = "") -> Iterator[Standing]:
    """The first sentence of each part that has words; no word of it is marked."""
    for one in documents:
        for part in PARTS:
            text = one.parts.get(part, "")
            if text.strip():
                start = len(text) - len(text.lstrip())
                yield Standing(one.id, part, start, start, lead)
