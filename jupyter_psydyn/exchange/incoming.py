"""Files on their way in: all of them are read and checked before a journal is touched."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from ..journal import file
from ..journal.errors import PlainJournal
from ..journal.model import Entry
from . import age
from .associated import Found, Ways, of_file, of_table
from .entries import entries_of
from .folder import read_file, read_folder
from .log_lines import Log, is_log, read_log
from .plain_journal import read_plain
from .reading import KNOWN, column_of, corpus_of, table_of
from .recorded import Recorded
from .sheet import is_sheet, read_sheet
from .table import InMemory, Readable, Table, decoded
from .transcripts import is_transcript

if TYPE_CHECKING:
    from .qda import Project

MOST_BYTES = 10**9
"""10,000 dreams with their history are 50 MB."""

CODED = (".qdpx", ".xlsx", ".jsonld", ".xmi")
"""Files of coding projects; their readers are loaded where one is read."""

_REPORTS = {"report", "dream_text", "dream_report", "narrative"}
_OF_NIGHTS = {"id", "dream_id", "date", "dream_date", "night"}
_ID = re.compile(r"[A-Za-z0-9_-]{1,64}")

Ask = Callable[[str], str]
"""Asks somebody for a secret, with a line that says which."""

Columns = Mapping[str, str | None]
"""Which columns of a table are ``text``, ``id``, ``date`` and ``dreamer``, where somebody said so."""


@dataclass(frozen=True)
class Incoming:
    """What files hold: a whole journal as its ``log``, a coding ``project``, or entries.

    ``notes``: what reading had to decide.
    """

    log: Log = ()
    entries: tuple[Recorded, ...] = ()
    notes: tuple[str, ...] = ()
    project: Project | None = None

    def __len__(self) -> int:
        """How many entries there are."""
        return len(self.project.entries if self.project else self.entries)


def read_files(
    sources: Sequence[str | os.PathLike[str]],
    ask: Ask | None = None,
    columns: Columns | None = None,
    century: int | None = None,
    ways: Ways | None = None,
) -> Incoming:
    """Read and check files: each a whole journal or entries, in any format that `export` or `read` knows.

    Or associations, in any format that `read_associations` knows but lines of text, which may be anything;
    ``ways`` says how. The tests, chains and streams of such a file become entries. ``ask`` is asked for the
    passphrase of a file that ends in ``.age``. Raises ``ValueError`` with file, line and reason where
    anything is wrong in any of them.
    """
    ways = ways or Ways(century=century)
    read = [_read(Path(source).expanduser(), ask, columns or {}, century, ways) for source in sources]
    if len(read) > 1 and any(one.log or one.project for one in read):
        raise ValueError("a whole journal, or a coding project, is imported by itself: name only one file")
    entries = tuple(one for incoming in read for one in incoming.entries)
    places: dict[str, str] = {}
    for one in entries:
        if one.entry.id in places:
            raise ValueError(f"{places[one.entry.id]} and {one.where} have the same id {one.entry.id!r}")
        if one.entry.id:
            places[one.entry.id] = one.where
    log = next((one.log for one in read if one.log), ())
    project = next((one.project for one in read if one.project), None)
    return Incoming(log, entries, tuple(note for incoming in read for note in incoming.notes), project)


def _read(path: Path, ask: Ask | None, columns: Columns, century: int | None, ways: Ways) -> Incoming:
    if path.is_dir():
        entries, notes = read_folder(path)
        return Incoming(entries=tuple(entries), notes=notes)
    if not path.is_file():
        raise FileNotFoundError(f"there is no file {path.name}")
    if (size := path.stat().st_size) > MOST_BYTES:
        raise ValueError(f"{path.name} is {size / 1e9:.1f} GB: more than this reads at once")
    ending = path.suffix.lower()
    if ending == ".psydyn":
        return _plain(path)
    if ending == ".md":
        return Incoming(entries=(read_file(path),))
    source = _decrypted(path, ask) if ending == age.ENDING else path
    if source.suffix.lower() in CODED:
        from .coded_files import read_coded

        project = read_coded(source.name, source.read_bytes(), source.suffix.lower())
        return Incoming(notes=project.notes, project=project)
    if source.suffix.lower() in (".jsonl", ".ndjson"):
        text, notes = decoded(source)
        if is_log(text):
            if notes:
                raise ValueError(f"{source.name} is not as a journal was written: {notes[0]}")
            return Incoming(log=read_log(source.name, text).log)
    if found := of_file(source, ways):
        return _associated(found)
    table = table_of(source)
    if is_sheet(table):
        return Incoming(entries=tuple(read_sheet(table)), notes=table.notes)
    # Where somebody says which column holds the reports, or one is called so, there are reports.
    is_said = bool(columns.get("text")) or (_looks_like_reports(table) and not ways.columns)
    if not is_said and (found := of_table(table, ways)):
        return _associated(found)
    if source.suffix.lower() in (".jsonl", ".ndjson") and not _holds_reports(table, columns):
        return Incoming(entries=tuple(entries_of(source.name, text)), notes=notes)
    return _reports(table, columns, century)


def _looks_like_reports(table: Table) -> bool:
    """Whether a column is called report, or it is a sleep log: nights from start to end, with a text."""
    names = {one.casefold() for one in table.columns}
    return bool(names & _REPORTS) or (is_transcript(table) and bool(names & _OF_NIGHTS))


def _associated(found: Found) -> Incoming:
    """Tests, chains and streams. An id that is no name of ours becomes the title."""
    if all(_ID.fullmatch(one.entry.id) or not one.entry.id for one in found.entries):
        return Incoming(entries=found.entries, notes=found.notes)
    named = [one._replace(entry=replace(one.entry, id="", title=one.entry.id)) for one in found.entries]
    note = "the names are not letters, digits, - and _ alone; they became titles, and the entries got new ids"
    return Incoming(entries=tuple(named), notes=(*found.notes, note))


def _plain(path: Path) -> Incoming:
    try:
        file.examine(path)
    except PlainJournal:
        return Incoming(log=read_plain(path).log())
    raise ValueError(f"{path.name} is an encrypted journal already: open it, or export it first")


def _decrypted(path: Path, ask: Ask | None) -> Readable:
    if ask is None:
        raise ValueError(f"{path.name} is encrypted, and there is nobody here to ask for its passphrase")
    data = path.read_bytes()
    age.refuse_another(path.name, data)
    return InMemory(path.stem, age.decrypted(path.name, data, ask(f"Passphrase of {path.name}: ")))


def _holds_reports(table: Table, columns: Columns) -> bool:
    return bool(columns.get("text")) or any(one.casefold() in KNOWN["text"] for one in table.columns)


def _reports(table: Table, columns: Columns, century: int | None) -> Incoming:
    """The reports of a table as dreams. An id that is no name, or only a count, becomes a new one."""
    named = {role: columns.get(role) for role in KNOWN}
    corpus = corpus_of(table, named, century)
    numbered = column_of(table, "id", named["id"]) is None
    kept = not numbered and all(_ID.fullmatch(one.id) for one in corpus)
    notes = [*(note for note in corpus.notes if not numbered or "numbered" not in note)]
    if not (numbered or kept):
        notes.append(
            f"{table.name}: the ids are not letters, digits, - and _ alone; the entries got new ones"
        )
    entries = [
        Recorded(
            Entry(id=one.id if kept else "", night=one.night.text, parts=dict(one.parts)),
            one.dreamer,
            f"{table.name}: {row.where}",
        )
        for one, row in zip(corpus, table.rows, strict=True)
    ]
    return Incoming(entries=tuple(entries), notes=tuple(notes))
