"""`read`: a file, a frame or a journal as a corpus."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable, Mapping
from datetime import date as day
from datetime import datetime
from math import isnan
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ..corpus import Corpus, Document, clean
from ..journal import Journal, open_journal
from ..journal.fields import text as checked_text
from .dates import Dates
from .delimited import read_delimited
from .dreambank_pages import read_dreambank_page
from .objects import read_json, read_jsonl
from .table import Readable, Row, Table, left_out

if TYPE_CHECKING:
    import pandas as pd

READERS: dict[str, Callable[[Readable], Table]] = {
    ".csv": read_delimited,
    ".tsv": read_delimited,
    ".tab": read_delimited,
    ".json": read_json,
    ".jsonl": read_jsonl,
    ".ndjson": read_jsonl,
}


def _dreambank_xml(path: Readable) -> Table:
    # Here, so that the server, which reads files too, starts without arrays.
    from .cards.dreambank import read_dreambank_reports

    return read_dreambank_reports(path)


DREAMBANK: dict[str, Callable[[Readable], Table]] = {
    ".xml": _dreambank_xml,
    ".html": read_dreambank_page,
    ".htm": read_dreambank_page,
    ".txt": read_dreambank_page,
}
"""Of these endings DreamBank's own files only: a text may be anything."""
KNOWN = {
    # Those of two words are SDDb's, text_dream and id_dream Fogli's.
    "text": (
        *("text", "report", "dream", "dream_text", "dream_report", "content", "narrative"),
        *("dream text", "answer_text", "text_dream"),
    ),
    "id": ("id", "n", "number", "dream_id", "entry", "dream report id", "id_dream"),
    "date": ("date", "dream_date", "night", "head", "dream date"),
    "dreamer": ("dreamer", "dreamer_id", "author", "participant id", "respondent"),
}
"""The names under which a column is found that was not named, in capitals or not."""


def read(
    source: str | os.PathLike[str] | pd.DataFrame | Journal,
    *,
    text: str | None = None,
    id: str | None = None,  # noqa: A002
    date: str | None = None,
    dreamer: str | None = None,
    century: int | None = None,
) -> Corpus:
    """Read reports into a corpus.

    ``source`` is a CSV, TSV, JSON or JSON Lines file, a page (HTML, text) or the XML of DreamBank, a pandas
    ``DataFrame``, a journal or its path.
    ``text``, ``id``, ``date`` and ``dreamer`` name the columns; one that is not named is looked for under
    its usual names (`KNOWN`). Without ids the reports are numbered from 1. ``century`` reads years of two
    digits (19: 12 is 1912); without it they are those of the series where its file says them, else the
    latest that are not in the future.

    What reading had to decide stands in the corpus's ``notes``. Raises ``ValueError`` with the place and
    the reason, and reads nothing, where a column is missing, two reports have one id, a date is not in
    the calendar, or a text has 2 MB or more; ``FileNotFoundError`` where there is no such file.
    """
    named = {"text": text, "id": id, "date": date, "dreamer": dreamer}
    if isinstance(source, Journal):
        return _of_journal(source, named)
    if isinstance(source, (str, os.PathLike)):
        path = Path(source).expanduser()
        if path.suffix.lower() == ".psydyn":
            with open_journal(path) as journal:
                return _of_journal(journal, named)
        return corpus_of(table_of(path), named, century)
    if hasattr(source, "columns") and hasattr(source, "to_dict"):
        return corpus_of(table_of_frame(source), named, century)
    raise ValueError(f"read takes a file, a DataFrame or a journal, not {type(source).__name__}")


def _of_journal(journal: Journal, named: dict[str, str | None]) -> Corpus:
    if given := [name for name, column in named.items() if column is not None]:
        raise ValueError(f"a journal has no columns: leave out {', '.join(given)}")
    return journal.corpus()


def table_of(path: Readable) -> Table:
    """A file of reports as rows."""
    readers = READERS | DREAMBANK
    if path.suffix.lower() not in readers:
        raise ValueError(f"{path.name}: read takes files ending in .psydyn, {', '.join(readers)}")
    if isinstance(path, Path) and not path.is_file():
        raise FileNotFoundError(f"there is no file {path.name}")
    return readers[path.suffix.lower()](path)


def table_of_frame(frame: pd.DataFrame) -> Table:
    """A frame as rows."""
    columns = tuple(str(column) for column in frame.columns)
    values = (dict(zip(columns, cells, strict=True)) for cells in frame.itertuples(index=False, name=None))
    rows = (Row(f"row {number}", row) for number, row in enumerate(values, 1))
    return Table("the DataFrame", columns, tuple(rows))


def corpus_of(table: Table, named: dict[str, str | None], century: int | None = None) -> Corpus:
    """Rows of reports as a corpus, by the names of their columns; raises as `read` does."""
    if not table.rows:
        raise ValueError(f"{table.name} has no rows: nothing was read")
    columns = {role: column_of(table, role, column) for role, column in named.items()}
    if columns["text"] is None:
        raise ValueError(f"{table.name}: which column holds the text? There are {_listed(table.columns)}")
    dates = Dates(table, century)
    notes = list(table.notes)
    documents, emptied, gone = [], 0, 0
    for number, row in enumerate(table.rows, 1):
        where = f"{table.name}: {row.where}"
        report, removed = clean(_text(cell_of(row, columns["text"]), f"{where}: {columns['text']}"))
        gone += removed
        emptied += not report.strip()
        documents.append(
            Document(
                id=_id(row, columns["id"], number, where),
                parts={"report": report} if report.strip() else {},
                night=dates.night(str(cell_of(row, columns["date"])), row.where),
                dreamer=str(cell_of(row, columns["dreamer"])) or table.dreamer,
            )
        )
    _refuse_twins(table, documents)
    if columns["id"] is None:
        notes.append("the reports were numbered from 1: no column holds ids")
    notes += left_out(gone)
    if emptied:
        notes.append(f"{_reports(emptied)} without text")
    return Corpus(tuple(documents), (*notes, *dates.notes()))


def column_of(
    table: Table, role: str, named: str | None, known: Mapping[str, tuple[str, ...]] = KNOWN
) -> str | None:
    """The column for a role: as named, or the one with a usual name."""
    if named is not None:
        if named not in table.columns:
            raise ValueError(
                f"{table.name} has no column {named!r} for {role}; there are {_listed(table.columns)}"
            )
        return named
    found = [column for column in table.columns if column.casefold() in known[role]]
    if len(found) > 1:
        raise ValueError(
            f"{table.name}: which of the columns {_listed(found)} is {role}? Name it: {role}=..."
        )
    return found[0] if found else None


def _listed(columns: tuple[str, ...] | list[str]) -> str:
    # Where a file has no line of names, the first report stands in its place.
    some = [repr(column[:40]) for column in columns[:12]]
    return ", ".join(some) + (", …" if len(columns) > 12 else "")


def cell_of(row: Row, column: str | None) -> Any:
    """A value as it is written, ``""`` where there is none."""
    value = row.values.get(column) if column is not None else None
    # pandas: NaT and NA are not equal to themselves, or say so neither way.
    if value is None or type(value).__name__ in ("NaTType", "NAType"):
        return ""
    if isinstance(value, float):
        return "" if isnan(value) else str(int(value)) if value.is_integer() else str(value)
    if isinstance(value, datetime):
        return value.date().isoformat()
    return value.isoformat() if isinstance(value, day) else value


def _text(value: Any, where: str) -> str:
    if not isinstance(value, str):
        raise ValueError(f"{where} is not text but {type(value).__name__}")
    checked_text(value, where)
    return value


def _id(row: Row, column: str | None, number: int, where: str) -> str:
    if column is None:
        return str(number)
    value = str(cell_of(row, column)).strip()
    if not value:
        raise ValueError(f"{where} has no {column}")
    return value


def _refuse_twins(table: Table, documents: list[Document]) -> None:
    counts = Counter(document.id for document in documents)
    twice = next((name for name, count in counts.items() if count > 1), None)
    if twice is not None:
        places = [row.where for row, one in zip(table.rows, documents, strict=True) if one.id == twice]
        raise ValueError(f"{table.name}: {' and '.join(places[:3])} have the same id {twice[:40]!r}")


def _reports(count: int) -> str:
    return f"{count} report is" if count == 1 else f"{count} reports are"
