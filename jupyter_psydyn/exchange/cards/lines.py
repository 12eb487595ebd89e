"""JSON Lines, or a JSON list: an object a card, as ``hvdc.card`` tells."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence

from ...hvdc.card import Card
from ..table import Row, Table


def fits(table: Table) -> bool:
    """Whether its objects are cards."""
    return {"dream_id", "codings"} <= set(table.columns)


def read(table: Table) -> Iterator[Card]:
    """Raises ``ValueError`` with the line that holds no card."""
    return (_card(table, row) for row in table.rows)


def _card(table: Table, row: Row) -> Card:
    try:
        return Card.read(row.values)
    except ValueError as error:
        raise ValueError(f"{table.name}: {row.where}: {error}") from None


def write_lines(cards: Sequence[Card]) -> str:
    """The cards, a line each."""
    return "".join(json.dumps(card.record(), ensure_ascii=False) + "\n" for card in cards)
