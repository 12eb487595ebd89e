"""Journals of the first format, plain SQLite from before they were encrypted: read to be brought over."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from ..journal.decision import Decision
from ..journal.errors import NotAJournal
from ..journal.log import Action, Change
from ..journal.model import Entry, new_id, now
from ..journal.record import Record
from ..journal.records import Case, Verdict, body

VERSION = 1
_REVISIONS = """
SELECT r.body FROM revision r JOIN entry e ON e.id = r.entry ORDER BY e.rowid, r.revision
"""


class Plain(NamedTuple):
    """Every entry as all its revisions, in the order in which they were made, and every decision."""

    histories: list[list[Entry]]
    decisions: list[Decision]

    def log(self) -> list[tuple[Action, list[Change]]]:
        """The same as the log of a journal with one case, an action a revision. Nobody's name was kept."""
        case = Case(id=new_id())
        done = [*_saves(self.histories, case.id)]
        done += [(one.at or now(), "decide", _verdict(one), 0) for one in self.decisions]
        done.sort(key=lambda deed: deed[0])
        first = done[0][0] if done else now()
        return [
            (Action(new_id(), at, "", "", verb), [Change(one.id, one.kind, one.case, expected, body(one))])
            for at, verb, one, expected in [(first, "begin", replace(case, case=case.id), 0), *done]
        ]


def read_plain(path: Path) -> Plain:
    """Read and check the whole file, which is not changed; ``NotAJournal`` where it is damaged."""
    # Without a log beside it a file is read as it is; with one, SQLite must look into that as well.
    beside = path.with_name(f"{path.name}-wal")
    how = "mode=ro" if beside.exists() and beside.stat().st_size else "immutable=1"
    try:
        with closing(sqlite3.connect(f"{path.absolute().as_uri()}?{how}", uri=True)) as connection:
            (version,) = connection.execute("PRAGMA user_version").fetchone()
            (state,) = connection.execute("PRAGMA integrity_check(1)").fetchone()
            entries = [Entry.from_dict(json.loads(one)) for (one,) in connection.execute(_REVISIONS)]
            said = connection.execute("SELECT body FROM decision ORDER BY id")
            decisions = [Decision.from_dict(json.loads(one)) for (one,) in said]
    except (sqlite3.Error, ValueError, TypeError, RecursionError):
        raise _damaged(path) from None
    histories: dict[str, list[Entry]] = {}
    for entry in entries:
        history = histories.setdefault(entry.id, [])
        history.append(entry)
        if entry.revision != len(history) or entry.kind != history[0].kind or not entry.changed:
            raise _damaged(path)
    if version != VERSION or state != "ok":
        raise _damaged(path)
    return Plain(list(histories.values()), decisions)


def _saves(histories: list[list[Entry]], case: str) -> Iterator[tuple[str, str, Entry | Record, int]]:
    """Every save: its moment, its verb, the entry, and the revision it was made from."""
    begun = ""
    for history in histories:
        # Entries keep their order, and so their numbers, even where the computer's clock went back.
        begun = moment = max(begun, history[0].changed)
        before = None
        for entry in history:
            moment = max(moment, entry.changed)
            yield moment, _verb(before, entry), replace(entry, case=case), entry.revision - 1
            before = entry


def _verb(before: Entry | None, entry: Entry) -> str:
    if before is None:
        return "record"
    if before.deleted != entry.deleted:
        return "delete" if entry.deleted else "restore"
    return "edit"


def _verdict(one: Decision) -> Verdict:
    return Verdict(id=new_id(), finding=one.kind, key=one.key, verdict=one.verdict, memo=one.memo, at=one.at)


def _damaged(path: Path) -> NotAJournal:
    return NotAJournal(f"{path.name} is damaged; it was left as it is: restore a copy of it")
