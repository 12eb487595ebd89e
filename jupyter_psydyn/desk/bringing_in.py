"""The desk's replies about a table of dreams: what would be recorded of it, and recording it."""

from __future__ import annotations

import binascii
from base64 import b64decode
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from .asked import Asked, Reply
from .recording import first_words

if TYPE_CHECKING:
    from ..exchange.columns import Guess
    from ..exchange.date_order import DateOrder
    from ..exchange.mapped import Mapped, MappedRow
    from ..exchange.table import Table

FIRST_ROWS = 8
"""Of a table, shown as they would be recorded."""
MOST_PLACES = 20
"""Of rows with the same trouble, named one by one."""
_FIELDS = ("name", "content", "columns", "date_order")


@dataclass(frozen=True)
class _Read:
    """A file as it was read, and what its columns were taken to hold."""

    table: Table
    guesses: Mapping[str, Guess]
    columns: Mapping[str, str]
    dates: DateOrder | None
    order: str
    #: ``None`` while nobody has said, and nothing tells, which column holds the dreams.
    mapped: Mapped | None


def preview(asked: Asked) -> Reply:
    """What a file holds and what would be recorded of it; nothing is."""
    read = _read(asked, needs=())
    rows = read.mapped.rows if read.mapped else ()
    troubled = [one for one in rows if one.undated or one.left_out]
    body = {
        "columns": [_column(read.table, column) for column in read.table.columns],
        "guesses": {role: {"column": one.column, "why": one.why} for role, one in read.guesses.items()},
        "mapping": dict(read.columns),
        "as_exported": _is_ours(read.table),
        "dates": _dates(read),
        "rows": len(read.table.rows),
        "recorded": len(read.mapped.entries) if read.mapped else 0,
        "undated": _places([one for one in rows if one.undated and not one.left_out]),
        "left_out": {
            reason: _places([one for one in rows if one.left_out == reason])
            for reason in dict.fromkeys(one.left_out for one in rows if one.left_out)
        },
        "first": [_shown(one) for one in rows[:FIRST_ROWS]],
        "troubled": [_shown(one) for one in troubled[:MOST_PLACES]],
        "notes": list(read.mapped.notes if read.mapped else read.table.notes),
    }
    return Reply(200, body)


def create(asked: Asked) -> Reply:
    """The dreams of a file recorded: one action, all of them or none.

    Asked for again because the answer was lost, it finds them in the journal and records none twice.
    """
    from ..exchange import Incoming, add_entries

    read = _read(asked, needs=("columns",))
    entries = read.mapped.entries if read.mapped else ()
    if not entries:
        raise ValueError(f"{read.table.name}: no row of it would be recorded")
    created = add_entries(asked.journal, Incoming(entries=entries))
    return Reply(201, {"created": created, "notes": list(read.mapped.notes if read.mapped else ())})


def _read(asked: Asked, needs: tuple[str, ...]) -> _Read:
    from ..exchange.columns import guessed
    from ..exchange.date_order import ORDERS
    from ..exchange.mapped import date_order, mapped, table_in

    fields = asked.fields(_FIELDS, needs=("name", "content", *needs))
    if not isinstance(fields["name"], str):
        raise ValueError("name must be text")
    table = table_in(fields["name"], _bytes(fields["content"]))
    guesses = {} if _is_ours(table) else guessed(table)
    columns = _columns(fields.get("columns"))
    if columns is None:
        columns = {role: one.column for role, one in guesses.items()}
    dates = date_order(table, columns)
    order = fields.get("date_order") or (dates.order if dates else ORDERS[0])
    if order not in ORDERS:
        raise ValueError(f"date_order must be one of {', '.join(map(repr, ORDERS))}")
    is_told = "text" in columns or _is_ours(table)
    return _Read(
        table,
        guesses,
        columns,
        dates,
        order,
        mapped(asked.journal, table, columns, order) if is_told else None,
    )


def _bytes(content: Any) -> bytes:
    try:
        return b64decode(content, validate=True)
    except (binascii.Error, TypeError, ValueError):
        raise ValueError("content must be the bytes of the file, in base64") from None


def _columns(said: Any) -> dict[str, str] | None:
    if said is None:
        return None
    if not isinstance(said, dict) or not all(isinstance(one, str) for one in said.values()):
        raise ValueError("columns must name a column of the file for each thing")
    return said


def _is_ours(table: Table) -> bool:
    from ..exchange.sheet import is_sheet

    return is_sheet(table)


def _column(table: Table, name: str) -> dict[str, Any]:
    from ..exchange.columns import values

    found = list(values(table, name))
    return {"name": name, "filled": len(found), "example": first_words(found[0][1]) if found else ""}


def _dates(read: _Read) -> dict[str, Any] | None:
    """How the dates are read, and what tells; ``None`` where it does not matter."""
    from ..exchange.date_order import readings

    if read.dates is None:
        return None
    proof, example = read.dates.proof, read.dates.example
    return {
        "order": read.order,
        "proof": {"where": proof[0], "written": proof[1]} if proof else None,
        "example": {"where": example[0], "written": example[1], "nights": dict(readings(example[1]))}
        if example
        else None,
    }


def _places(rows: list[MappedRow]) -> dict[str, Any]:
    return {"count": len(rows), "places": [one.recorded.where for one in rows[:MOST_PLACES]]}


def _shown(row: MappedRow) -> dict[str, Any]:
    entry, dreamer, where = row.recorded
    return {
        "where": where,
        "night": entry.night,
        "date": row.date[:40],
        "dreamer": dreamer,
        "title": entry.title,
        "first_words": first_words(entry.parts.get("report", "")),
        "tags": list(entry.tags),
        "undated": row.undated,
        "left_out": row.left_out,
    }
