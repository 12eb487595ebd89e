"""Places of a journal as passages: what a mark of people's, or of a timeline, leads to. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from ..analysis.concordance import Cited, Concordance, Place, gather
from ..association.evidence import read_as
from ..corpus import Corpus


class Standing(NamedTuple):
    """A span (code points, end-exclusive) of a part of an entry, and what is said before its passage.

    A part without words, and a span without length, is a place too: what was noticed there has no words.
    """

    entry: str
    part: str
    start: int = 0
    end: int = 0
    lead: str = ""


def passages(
    corpus: Corpus, places: Iterable[Standing], title: str, made: Mapping[str, Any], code: str, key: str
) -> Concordance:
    """A concordance of places, in their order; all are in entries of the corpus.

    ``made`` are the parameters of the result whose row or mark ``key`` this is, ``code`` the Python that
    makes it.
    """
    entry = {document.id: at for at, document in enumerate(corpus)}
    texts, found = [], []
    for at, one in enumerate(places):
        text = corpus[one.entry].parts.get(one.part, "")
        texts.append(read_as(entry[one.entry], one.part, text))
        found.append(Place(at, ((one.start, one.end),), False, one.lead))
    return gather(Cited(tuple(texts), corpus.documents), found, title, dict(made), {"of": code, "key": key})
