"""The tables of llm_dream_coder (Kee and Huskey 2026).

``coded_dreams.csv`` has a dream a row with ``codings_json``; ``dreambank_codings.csv`` a coding a row:
``dream_id coding_type init rec code char raw``, the types being the fields of a card.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from ...hvdc.card import Card
from ...hvdc.categories import FIELDS
from ..reading import cell_of
from ..table import Row, Table
from .made import card_of, first_of

_PARTS = ("init", "code", "rec", "char")


def fits(table: Table) -> bool:
    """Whether a table is one of the two."""
    names = set(table.columns)
    return "dream_id" in names and ("codings_json" in names or {"coding_type", *_PARTS} <= names)


def read(table: Table) -> Iterator[Card]:
    """A card a dream. Raises ``ValueError`` with the line that has no dream, or codings that are no JSON."""
    return _dreams(table) if "codings_json" in table.columns else _codings(table)


def _dreams(table: Table) -> Iterator[Card]:
    for row in table.rows:
        values = {name: str(cell_of(row, name)) for name in table.columns}
        codings = None
        if values["codings_json"].strip():
            try:
                codings = json.loads(values["codings_json"])
            except ValueError:
                codings = "no JSON"
            if not isinstance(codings, dict):
                raise ValueError(f"{table.name}: {row.where}: codings_json is no JSON object of codings")
        yield card_of(
            _id(table, row),
            codings,
            report=values.get("dream_report", "").strip(),
            collection=values.get("collection_id", "").strip(),
            dreamer_sex=values.get("collection_sex", "").strip(),
            number=values.get("dream_number", "").strip(),
            date=first_of(values, ("dream_date",)),
        )


def _codings(table: Table) -> Iterator[Card]:
    """The rows of each dream together; coders had the whole card before them, so every field was coded."""
    dreams: dict[str, dict[str, list[Any]]] = {}
    for row in table.rows:
        codings = dreams.setdefault(_id(table, row), {field: [] for field in FIELDS})
        field = str(cell_of(row, "coding_type")).strip()
        parts = {name: value for name in _PARTS if (value := str(cell_of(row, name)).strip())}
        only = len(parts) == 1 and next(iter(parts.values()))
        codings.setdefault(field, []).append(only or parts or str(cell_of(row, "raw")).strip())
    for dream_id, codings in dreams.items():
        yield card_of(dream_id, codings)


def _id(table: Table, row: Row) -> str:
    found = str(cell_of(row, "dream_id")).strip()
    if not found:
        raise ValueError(f"{table.name}: {row.where} has no dream_id")
    return found
