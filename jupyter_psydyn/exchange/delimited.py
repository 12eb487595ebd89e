"""CSV and TSV, and DxELab's TSV with its JSON beside it."""

from __future__ import annotations

import csv
import io
import json
import re
from collections import Counter
from dataclasses import replace
from pathlib import Path

from . import sheet
from .table import Readable, Row, Table, decoded

# The largest that every platform's C long holds: a field's size is judged later, as a text's.
_FIELD = 2**31 - 1
_SEPARATOR = re.compile(r"sep=([,;\t|])\r?\n")
_YEARS = re.compile(r"\s*(\d{4})\s*[-–]\s*(\d{4})\s*")


def read_delimited(path: Readable) -> Table:
    """A CSV (comma, semicolon or tab, whichever its first line has most of, or names: ``sep=;``) or TSV file.

    Last columns without a name in which nothing stands, as spreadsheets leave them, are passed over.

    A JSON file of the same name beside a TSV may say ``short_name`` (the dreamer) and ``timeframe``
    ("1912-1965"), as DxELab's do. Raises ``ValueError`` with the line for a row that has more or fewer
    fields than the first line, and for quotation marks that do not fit.
    """
    text, notes = decoded(path)
    tab = path.suffix.lower() in (".tsv", ".tab")
    said = _SEPARATOR.match(text)
    rows = _rows(path.name, text, "\t" if tab else said[1] if said else _delimiter(text))
    if said:
        rows = rows[1:] or rows
    columns = tuple(cell.strip() for cell in rows[0][1])
    for line, cells in rows[1:]:
        if len(cells) != len(columns):
            raise ValueError(
                f"{path.name}: line {line} has {len(cells)} fields where the first line has {len(columns)}"
            )
    columns = columns[: _filled([cells for _, cells in rows])]
    twice = [name for name, count in Counter(columns).items() if count > 1]
    if twice:
        raise ValueError(f"{path.name}: two columns are called {twice[0][:40]!r}")
    read = sheet.unguarded if columns in (sheet.COLUMNS, sheet.BEFORE) else str
    values = tuple(
        Row(f"line {line}", dict(zip(columns, map(read, cells), strict=False))) for line, cells in rows[1:]
    )
    table = Table(path.name, columns, values, notes)
    return _with_sidecar(table, path.with_suffix(".json")) if tab and isinstance(path, Path) else table


def _rows(name: str, text: str, delimiter: str) -> list[tuple[int, list[str]]]:
    """The rows that are not blank, each with the line it begins on."""
    before = csv.field_size_limit(_FIELD)
    found, begins = [], 1
    try:
        reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
        for cells in reader:
            if cells:
                found.append((begins, cells))
            begins = reader.line_num + 1
    except csv.Error as error:
        raise ValueError(
            f"{name}: the row that begins on line {begins} has quotation marks that do not fit ({error})"
        ) from None
    finally:
        csv.field_size_limit(before)
    return found


def _filled(rows: list[list[str]]) -> int:
    """How many columns there are, up to the last in which anything stands."""
    width = len(rows[0])
    while width > 1 and not any(cells[width - 1].strip() for cells in rows):
        width -= 1
    return width


def _delimiter(text: str) -> str:
    first = text.lstrip().split("\n", 1)[0]
    return max(",;\t", key=first.count)


def _with_sidecar(table: Table, sidecar: Path) -> Table:
    if not sidecar.is_file():
        return table
    try:
        about = json.loads(decoded(sidecar)[0])
        dreamer, timeframe = about.get("short_name", ""), about.get("timeframe", "")
    except (ValueError, AttributeError):
        return replace(table, notes=(*table.notes, f"{sidecar.name} beside it could not be read"))
    years = _YEARS.fullmatch(timeframe) if isinstance(timeframe, str) else None
    return replace(
        table,
        dreamer=dreamer if isinstance(dreamer, str) else "",
        years=(int(years[1]), int(years[2])) if years else None,
    )
