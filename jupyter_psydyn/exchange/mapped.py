"""A table with whatever columns as dreams: by what somebody says its columns hold, row by row."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Literal

from ..corpus import NoSuchDate, clean
from ..journal import Journal
from ..journal.fields import text as checked_text
from ..journal.model import Entry
from .columns import USUAL, values, written
from .date_order import DateOrder, is_serial, is_short, night_of, order_of
from .dates import many
from .delimited import read_delimited
from .first_sheet import read_first_sheet
from .log_lines import is_log
from .qda.names import known as id_of_ours
from .reading import READERS
from .recorded import Recorded
from .sheet import is_sheet, read_sheet
from .table import InMemory, Readable, Row, Table, decoded, left_out

LeftOut = Literal["", "no-text", "same-id", "known", "id-taken"]
"""Why a row is not recorded: it has no text; an earlier row has its id; the journal has the same dream
already, or has its id for another one."""
Undated = Literal["", "not-a-date", "no-such-date"]
"""Why a date is not read: it is written in no way that is known, or stands in no calendar."""

_READERS: Mapping[str, Callable[[Readable], Table]] = {
    **READERS,
    ".txt": read_delimited,
    ".xlsx": read_first_sheet,
}
_TAGS = re.compile(r"[,;|\n]")


@dataclass(frozen=True)
class MappedRow:
    """A row as it would be recorded, or why not.

    ``date``: what the file says of the night; ``undated``: why that cannot be read, and the dream is
    recorded without its night.
    """

    recorded: Recorded
    date: str = ""
    undated: Undated = ""
    left_out: LeftOut = ""


@dataclass(frozen=True)
class Mapped:
    """The rows of a table, and what reading them had to decide."""

    rows: tuple[MappedRow, ...]
    notes: tuple[str, ...]

    @property
    def entries(self) -> tuple[Recorded, ...]:
        """What would be recorded."""
        return tuple(one.recorded for one in self.rows if not one.left_out)


def table_in(name: str, data: bytes) -> Table:
    """The table in a file of this name, without its empty rows.

    Raises ``ValueError`` with line and reason: nothing of a file that cannot be read is taken.
    """
    file = InMemory(name, data)
    ending = file.suffix.lower()
    if ending not in _READERS:
        raise ValueError(f"{name}: a table ends in {', '.join(_READERS)}; save it as one of these")
    if ending in (".jsonl", ".ndjson") and is_log(decoded(file)[0]):
        raise ValueError(f"{name} is a whole journal: `jupyter psydyn import NEW.psydyn {name}` opens it")
    table = _READERS[ending](file)
    rows = tuple(row for row in table.rows if any(_filled(value) for value in row.values.values()))
    if not rows:
        raise ValueError(f"{name} has no rows below its first line")
    blank = len(table.rows) - len(rows)
    notes = (f"{many(blank, 'empty row')} passed over",) if blank else ()
    return replace(table, rows=rows, notes=(*table.notes, *notes))


def date_order(table: Table, columns: Mapping[str, str]) -> DateOrder | None:
    """The order of the dates in the column that holds them; ``None`` where it does not matter."""
    return order_of(values(table, columns["date"])) if "date" in columns else None


def mapped(journal: Journal, table: Table, columns: Mapping[str, str], order: str) -> Mapped:
    """The rows as dreams. ``columns`` names the column of each role in `USUAL`, ``order`` that of its dates.

    A file that `write_sheet` wrote is taken as it is. Raises ``ValueError`` for columns that are not there,
    and with the line for a text of 2 MB or more.
    """
    if is_sheet(table):
        entries = zip(read_sheet(table), table.rows, strict=True)
        rows = [MappedRow(one._replace(where=row.where)) for one, row in entries]
        decided = []
    else:
        _refuse(table, columns)
        rows = [_row(table, row, columns, order) for row in table.rows]
        decided = _decided(table, columns, rows)
    known = _Known(journal)
    renamed, why = _renamed([one.recorded.entry.id for one in rows], known.deleted)
    seen: set[str] = set()
    found = []
    for one in rows:
        entry = one.recorded.entry
        keeps_id = entry.id not in renamed
        reason = known.left_out(one, is_same_id=entry.id in seen, keeps_id=keeps_id)
        if entry.id and not reason:
            seen.add(entry.id)
        named = entry if keeps_id else replace(entry, id="")
        found.append(replace(one, recorded=one.recorded._replace(entry=named), left_out=reason))
    return Mapped(tuple(found), (*table.notes, *decided, *why))


def _renamed(ids: list[str], deleted: set[str]) -> tuple[set[str], list[str]]:
    """The ids that the dreams do not keep, and why."""
    if not all(not one or id_of_ours(one) for one in ids):
        return set(ids), ["the ids are not letters, digits, - and _ alone: the dreams get new ones"]
    # An entry that was deleted, as undoing an import does, keeps its id for itself.
    taken = deleted & set(ids)
    why = f"{many(len(taken), 'id')} of deleted entries: these dreams get new ones"
    return taken, [why] if taken else []


class _Known:
    """What a journal holds already."""

    def __init__(self, journal: Journal) -> None:
        dreamers = {one.id: one.pseudonym for one in journal.cases()}
        entries = journal.entries(deleted=True)
        self.deleted = {one.id for one in entries if one.deleted}
        self._told = {one.id: _words(one) for one in entries if not one.deleted}
        # Dreams of nobody in particular are those of the journal's first.
        self._first = next(iter(dreamers.values()), "")
        self._dreams = {
            (dreamers.get(one.case, ""), one.night, _words(one)) for one in entries if not one.deleted
        }

    def left_out(self, row: MappedRow, is_same_id: bool, keeps_id: bool) -> LeftOut:
        """Why a row is not recorded."""
        entry = row.recorded.entry
        if not entry.texts() and entry.recall == "full":
            return "no-text"
        if is_same_id:
            return "same-id"
        words = _words(entry)
        if words and (row.recorded.dreamer or self._first, entry.night, words) in self._dreams:
            return "known"
        if not keeps_id or entry.id not in self._told:
            return ""
        return "known" if self._told[entry.id] == words else "id-taken"


def _words(entry: Entry) -> str:
    """By which a dream is told from others: its report, or all there is where there is none."""
    return entry.parts.get("report", "").strip() or "\n".join(entry.texts().values())


def _refuse(table: Table, columns: Mapping[str, str]) -> None:
    for role, column in columns.items():
        if role not in USUAL:
            raise ValueError(f"a column holds {', '.join(USUAL)}, not {role[:40]!r}")
        if column not in table.columns:
            raise ValueError(f"{table.name} has no column {str(column)[:40]!r}")
    if len(set(columns.values())) < len(columns):
        raise ValueError("a column holds one thing: two were said of the same")
    if "text" not in columns:
        raise ValueError(f"{table.name}: which column holds the text of the dreams?")


def _row(table: Table, row: Row, columns: Mapping[str, str], order: str) -> MappedRow:
    where = f"{table.name}: {row.where}"

    def said(role: str) -> str:
        try:
            text = written(row, columns.get(role))
        except ValueError as error:
            raise ValueError(f"{table.name}: {error}") from None
        return checked_text(text, f"{where}: {columns.get(role)}")

    date, night = said("date").strip(), ""
    undated: Undated = ""
    try:
        night = night_of(date, order).text
    except NoSuchDate:
        undated = "no-such-date"
    except ValueError:
        undated = "not-a-date"
    parts = {"report": said("text"), "residue": said("residue"), "reflection": said("reflection")}
    entry = Entry(
        id=said("id").strip(),
        night=night,
        title=" ".join(said("title").split()),
        tags=tuple(dict.fromkeys(tag.strip() for tag in _TAGS.split(said("tags")) if tag.strip())),
        parts={name: text for name, text in parts.items() if text.strip()},
    )
    dreamer = said("dreamer").strip() or table.dreamer
    return MappedRow(Recorded(entry, dreamer, row.where), date, undated)


def _decided(table: Table, columns: Mapping[str, str], rows: Iterable[MappedRow]) -> list[str]:
    """What was read otherwise than it stands."""
    texts = (
        written(row, columns[role])
        for row in table.rows
        for role in ("text", "residue", "reflection")
        if role in columns
    )
    dated = [one.date for one in rows if not one.undated]
    short, serial = sum(map(is_short, dated)), sum(map(is_serial, dated))
    notes = [*left_out(sum(clean(text)[1] for text in texts))]
    if short:
        notes.append(f"{many(short, 'year')} of two digits read as the latest that is not in the future")
    if serial:
        notes.append(f"{many(serial, 'date')} read as the number by which a spreadsheet counts days")
    blank = sum(not one.recorded.entry.id for one in rows) if "id" in columns else 0
    if blank:
        notes.append(f"{many(blank, 'row')} without an id: the dreams get new ones")
    return notes


def _filled(value: object) -> bool:
    return value is not None and value != [] and str(value).strip() != ""
