"""The log of a journal as a table: who did what and when, and whether its chain holds."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from pathlib import Path

from ..journal.backup import audited, log_of
from ..journal.journal import Journal
from ..journal.store import LogStore
from .sheet import guarded
from .whole import refuse_existing, write_whole

COLUMNS = ("seq", "at", "author", "client", "verb", "records", "chain", "mac")
ENDINGS = (".csv", ".jsonl")


def write_audit(journal: Journal, target: Path) -> tuple[str, ...]:
    """Write the log to a new ``.csv`` or ``.jsonl`` file, a line an action; says what it shows.

    ``records`` are ids, never text. ``chain`` is ``whole``, or ``broken`` from the first action that is not
    as it was written; ``mac`` (hexadecimal) is what another export of the same log has in that place as well.
    """
    if target.suffix.lower() not in ENDINGS:
        raise ValueError(f"{target.name}: an audit ends in {' or '.join(ENDINGS)}")
    refuse_existing(target)
    store = log_of(journal)
    journal.note("export")
    report, broken = audited(journal)
    rows = list(_rows(store, broken))
    if target.suffix.lower() == ".csv":
        out = io.StringIO()
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow(COLUMNS)
        writer.writerows([guarded(str(cell)) for cell in row] for row in rows)
        text = out.getvalue()
    else:
        text = "".join(
            json.dumps(dict(zip(COLUMNS, row, strict=True)), ensure_ascii=False) + "\n" for row in rows
        )
    write_whole(target, text.encode())
    return (f"{len(rows)} actions written to {target.name}.", *report.lines)


def _rows(store: LogStore, broken: int | None) -> Iterator[tuple[object, ...]]:
    for seq, ((action, made), mac) in enumerate(zip(store.actions(), store.macs(), strict=False), 1):
        records = " ".join(f"{record}:{revision}" for record, _, revision in made)
        chain = "whole" if broken is None or seq < broken else "broken"
        yield seq, action.at, action.author, action.client, action.verb, records, chain, mac
