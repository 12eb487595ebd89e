"""From codings to the reports they were made of."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import pandas as pd

from ..analysis.concordance import Cited, Concordance, Place, gather
from ..analysis.reading import Text
from ..analysis.result import Column, number, table
from ..corpus import Document
from .card import Card, Coding

CODES = (
    Column("dream_id", "Dream", "key", "The dream on whose card it is."),
    Column("field", "Field", "text", "The field of the card: char, agg, fri ..."),
    Column("code", "Code", "text", "The code, as in 1MKA or D 3> 1MKA."),
    Column("counted", "Counted", "flag", "Above the line of the index; the others are what it is of."),
    Column("start", "Start", "integer", "Where its words begin in the report (code points), where known."),
    Column("end", "End", "integer", "The first code point after them."),
)


Found = tuple[Card, Sequence[Coding]]


def passages(
    found: Iterable[Found], cards: Sequence[Card], title: str, made: dict[str, Any], code: str, key: str
) -> Concordance:
    """A concordance of codings, each at its words; those without places together at the report's beginning.

    ``cards`` are all that were read; ``made`` and ``code`` the parameters of the result whose row ``key``
    this is, and the Python that makes it. What is on cards without a report stands in the notes.
    """
    texts: list[Text] = []
    places: list[Place] = []
    documents = tuple(
        Document(card.dream_id, {"report": card.report or ""}, card.night, card.collection) for card in cards
    )
    at_of = {card.dream_id: at for at, card in enumerate(cards)}
    silent = 0
    for card, codings in found:
        if not (card.report or "").strip():
            silent += bool(codings)
            continue
        text = Text(at_of[card.dream_id], "report", card.report or "")
        placed = [one for one in codings if one.places]
        bare = [str(one.code) for one in codings if not one.places]
        here = [Place(len(texts), one.places, False, f"{one.code} → ") for one in placed]
        # No span tells where: the codes stand before the first sentence, and nothing is marked.
        here += [Place(len(texts), ((0, 0),), False, f"{', '.join(bare)} → ")] * bool(bare)
        places += here
        texts += [text] * bool(here)
    notes = (f"{number(silent, 'card')} with such codes without a report.",) if silent else ()
    return gather(Cited(tuple(texts), documents), places, title, made, {"of": code, "key": key}, notes)


def codes_table(rows: Iterable[tuple[Card, Coding, bool]]) -> pd.DataFrame:
    """One row a coding and place: the columns of `CODES`; start and end missing where no place is known."""
    made = table(
        [
            {
                "dream_id": card.dream_id,
                "field": coding.field,
                "code": str(coding.code),
                "counted": counted,
                "start": start,
                "end": end,
            }
            for card, coding, counted in rows
            for start, end in coding.places or ((None, None),)
        ],
        CODES,
    )
    places: pd.DataFrame = made.astype({"start": "Int64", "end": "Int64"})
    return places
