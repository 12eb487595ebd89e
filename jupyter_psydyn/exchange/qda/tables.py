"""Annotations as CSV, and, with codes, relations and memos, as a workbook (XLSX)."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import fields, replace
from typing import Any

from ...journal.coding import Code, Codebook, Memo, Relation
from ..delimited import read_delimited
from ..sheet import guarded, unguarded
from ..table import InMemory
from .names import as_id, legal, line
from .project import Project, going, titles_of
from .rows import COLUMNS, Row, project_from, rows_of
from .sources import sources_of
from .workbook import sheets_of

CODES = ("codebook", *(one.name for one in fields(Code)))
RELATIONS = ("id", "source", "target", "type", "note", "layer", "by")
MEMOS = ("id", "on", "target", "text", "layer", "by", "at")
MOST = 32_767
"""A cell of a workbook holds so many characters."""
_ESCAPE = re.compile(r"_(x[0-9A-Fa-f]{4}_)")


def write_csv(project: Project) -> bytes:
    """A row an annotation (UTF-8, comma). A cell that a spreadsheet would run gets a leading apostrophe."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    for row in rows_of(project):
        writer.writerow([guarded(str(row[name])) for name in COLUMNS])
    return out.getvalue().encode()


def read_csv(name: str, data: bytes, given: Project | None = None) -> Project:
    """Annotations of the entries that are ``given``; ``ValueError`` with the line where a value cannot be."""
    # The name may end in anything: what it holds is CSV.
    table = read_delimited(InMemory(name, data))
    if not table.rows:
        raise ValueError(f"{name} has no rows below its first line")
    rows = [
        Row(it.where, {key: unguarded(str(text)) for key, text in it.values.items()}) for it in table.rows
    ]
    other = [column for column in table.columns if column not in COLUMNS]
    notes = [f"columns that are not known were left out: {', '.join(other)[:200]}"] if other else []
    return project_from(name, rows, given, (*table.notes, *notes))


def write_xlsx(project: Project, texts: bool = False) -> bytes:
    """A workbook of the sheets Annotations, Codes, Relations and Memos; with ``texts`` Texts too."""
    from openpyxl import Workbook

    kept = going(project)
    titles = titles_of(kept.codebooks)
    book = Workbook()
    book.remove(book.worksheets[0])
    codes = [
        {
            "codebook": titles[one.id],
            **code.to_dict(),
            "cues": json.dumps(code.cues),
            "into": json.dumps(code.into),
        }
        for one in kept.codebooks
        for code in one.codes
    ]
    sheets: list[tuple[str, Sequence[str], Iterable[Mapping[str, Any]]]] = [
        ("Annotations", COLUMNS, rows_of(kept)),
        ("Codes", CODES, codes),
        ("Relations", RELATIONS, [one.to_dict() for one in kept.relations]),
        ("Memos", MEMOS, [one.to_dict() for one in kept.memos]),
    ]
    if texts:
        lines = [
            {"entry": one.entry.id, "part": one.part, "name": one.name, "text": one.text}
            for one in sources_of(kept)
        ]
        sheets.append(("Texts", ("entry", "part", "name", "text"), lines))
    for title, columns, rows in sheets:
        sheet = book.create_sheet(title)
        sheet.append(list(columns))
        sheet.freeze_panes = "A2"
        for at, row in enumerate(rows, 2):
            for column, name in enumerate(columns, 1):
                value = row[name]
                cell = sheet.cell(at, column)
                cell.value = _cell(value) if isinstance(value, str) else value
                if isinstance(value, str):
                    # Said to be text, nothing is taken for a formula and run.
                    cell.data_type = "s"
    out = io.BytesIO()
    book.properties.creator = "jupyter_psydyn"
    book.save(out)
    return out.getvalue()


def read_xlsx(name: str, data: bytes, given: Project | None = None) -> Project:
    """The same of a workbook, with what its other sheets say; codebooks that are ``given`` stay."""
    sheets = _sheets(name, data)
    if "annotations" not in sheets:
        raise ValueError(f"{name} has no sheet Annotations; there are {', '.join(sheets) or 'none'}")
    given = given or Project(line(name), (), (), (), ())
    titles = set(titles_of(given.codebooks).values())
    books = [one for one in _codebooks(name, sheets.get("codes", [])) if one.title not in titles]
    whole = replace(given, codebooks=(*given.codebooks, *books))
    found = project_from(name, sheets["annotations"], whole)
    ids = {one.id for one in found.annotations}
    try:
        relations = [Relation.from_dict(_some(it, RELATIONS), it.where) for it in sheets.get("relations", [])]
        memos = [Memo.from_dict(_some(it, MEMOS), it.where) for it in sheets.get("memos", [])]
    except ValueError as error:
        raise ValueError(f"{name}: {error}") from None
    joined = [one for one in relations if {one.source, one.target} <= ids]
    left = len(relations) - len(joined)
    notes = (f"{left} relations of annotations that are not in it were left out",) if left else ()
    return replace(found, relations=tuple(joined), memos=tuple(memos), notes=(*found.notes, *notes))


def _codebooks(name: str, rows: Sequence[Row]) -> list[Codebook]:
    books: dict[str, list[dict[str, Any]]] = {}
    for row in rows:
        plain: dict[str, Any] = {key: text for key, text in row.values.items() if key in CODES and text}
        title = plain.pop("codebook", "") or "Codes"
        try:
            plain |= {key: int(plain[key]) for key in ("colour", "since") if key in plain}
            plain |= {key: json.loads(plain[key]) for key in ("cues", "into") if key in plain}
        except (ValueError, RecursionError):
            raise ValueError(f"{name}: {row.where}: colour, since, cues or into cannot be read") from None
        plain |= {key: plain[key].lower() in ("true", "1") for key in ("codable", "retired") if key in plain}
        books.setdefault(title, []).append(plain)
    try:
        return [
            Codebook.from_dict(
                {"id": as_id(title, "codebook"), "title": title, "codes": codes}, f"{name}: {title}"
            )
            for title, codes in books.items()
        ]
    except ValueError as error:
        raise ValueError(f"{str(error).removeprefix('.')}") from None


def _some(row: Row, columns: Sequence[str]) -> dict[str, str]:
    return {key: text for key, text in row.values.items() if key in columns}


def _sheets(name: str, data: bytes) -> dict[str, list[Row]]:
    """The rows of every sheet by its title in small letters."""
    found = {}
    for title, lines in sheets_of(name, data).items():
        columns = [text.strip() for text in lines[0]] if lines else []
        found[title.strip().lower()] = [
            Row(f"{title}, row {at}", dict(zip(columns, it, strict=False)))
            for at, it in enumerate(lines[1:], 2)
            if any(it)
        ]
    return found


def _cell(text: str) -> str:
    plain = _ESCAPE.sub(r"_x005F_\1", legal(text))
    return plain if len(plain) <= MOST else plain[: MOST - 1] + "…"
