"""What the layouts have in common: a card of cells, and the night of a date that may be written anyhow."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from ...corpus import Night
from ...hvdc.card import Card


def card_of(
    dream_id: str,
    codings: Mapping[str, Any] | None,
    *,
    report: str = "",
    collection: str = "",
    dreamer_sex: str = "",
    number: str = "",
    date: str = "",
) -> Card:
    """A card; a date that is in no way of writing we read is kept as ``date_written``, the night unknown."""
    known, written = _date(date)
    return Card.read(
        {
            "dream_id": dream_id,
            "collection": collection,
            "dreamer_sex": dreamer_sex[:1].upper(),
            "number": number,
            "date": known,
            "report": report or None,
            **({"date_written": written} if written else {}),
            **({} if codings is None else {"codings": dict(codings)}),
        }
    )


def listed(cell: str) -> list[str]:
    """The codes of a cell, which commas stand between."""
    return [code for one in cell.split(",") if (code := one.strip())]


def first_of(values: Mapping[str, Any], names: Iterable[str]) -> str:
    """The first of these columns that a row has something in."""
    return next((str(values[name]).strip() for name in names if values.get(name)), "")


def _date(said: str) -> tuple[str, str]:
    try:
        return Night.parse(said).text, ""
    except ValueError:
        return "", said
