"""How entries begin: what is read of one where the whole of it is meant, and no words in it. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from ..corpus import PARTS, Document
from .passages import Standing


def openings(documents: Iterable[Document]) -> Iterator[Standing]:
    """The first sentence of each part that has words; no word of it is marked."""
    for one in documents:
        for part in PARTS:
            yield from opening(one.id, part, one.parts)


def opening(entry: str, part: str, texts: Mapping[str, str]) -> tuple[Standing, ...]:
    """The same of one part; nothing where it has no words."""
    text = texts.get(part, "")
    start = len(text) - len(text.lstrip())
    return (Standing(entry, part, start, start),) if text.strip() else ()
