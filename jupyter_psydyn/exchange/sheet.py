"""Entries as a flat table, one row an entry, for a spreadsheet or a statistics program."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterable
from typing import Any

from ..corpus import PARTS
from ..journal.model import Entry
from ..journal.rules import settled
from .recorded import Recorded
from .table import Table

COLUMNS = (
    *("id", "dreamer", "kind", "night", "woke", "title", "recall", *PARTS, "told"),
    *("vividness", "lucid", "recurring", "affects", "tags", "elements", "session", "release", "created"),
)
_JSON = ("vividness", "lucid", "recurring", "affects", "tags", "elements", "session", "release")
"""Columns whose cells are JSON; an empty one was not said."""
LABEL = "label"
"""A last column of pseudonymised copies: that they are, by whom it was reviewed."""
BEFORE = tuple(name for name in COLUMNS if name != "session")

# A spreadsheet takes these for the beginning of a formula, which could send the sheet somewhere.
_FORMULA = re.compile(r"'*[=+\-@\t\r]")
_GUARDED = re.compile(r"'+[=+\-@\t\r]")


def write_sheet(recorded: Iterable[Recorded], label: str = "") -> str:
    """A CSV file (UTF-8, comma). A cell that a spreadsheet would run gets a leading apostrophe.

    ``label``: what a reader has to know of every row.
    """
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    last = (label,) if label else ()
    writer.writerow((*COLUMNS, *(LABEL for _ in last)))
    for entry, dreamer, _ in recorded:
        plain = {**entry.to_dict(), **entry.parts, "dreamer": dreamer}
        writer.writerow([guarded(_cell(name, plain.get(name))) for name in COLUMNS] + [*map(guarded, last)])
    return out.getvalue()


def is_sheet(table: Table) -> bool:
    """Whether these are our columns, now or before there were sessions, with a label or without."""
    return table.columns in (COLUMNS, BEFORE, (*COLUMNS, LABEL))


def read_sheet(table: Table) -> list[Recorded]:
    """The entries of a file that `write_sheet` wrote; ``ValueError`` with line and reason."""
    found = []
    for row in table.rows:
        where = f"{table.name}: {row.where}"
        said = {name: text for name, text in row.values.items() if text}
        dreamer = said.pop("dreamer", "")
        said.pop(LABEL, None)
        plain = {name: _value(name, text, where) for name, text in said.items() if name not in PARTS}
        parts = {name: said[name] for name in PARTS if name in said}
        try:
            entry = settled(Entry.from_dict({**plain, "parts": parts}), None)
        except ValueError as error:
            raise ValueError(f"{where}: {error}") from None
        found.append(Recorded(entry, dreamer, where))
    return found


def guarded(cell: str) -> str:
    """A cell that no spreadsheet runs."""
    return f"'{cell}" if _FORMULA.match(cell) else cell


def unguarded(cell: str) -> str:
    """The cell of a file of ours as it was."""
    return cell[1:] if _GUARDED.match(cell) else cell


def _cell(name: str, value: Any) -> str:
    if name not in _JSON:
        return value or ""
    return "" if value in (None, [], {}) else json.dumps(value, ensure_ascii=False)


def _value(name: str, text: str, where: str) -> Any:
    if name not in _JSON:
        return text
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        raise ValueError(f"{where}: {name} is not JSON") from None
