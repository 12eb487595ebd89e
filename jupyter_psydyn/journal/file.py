"""The file under a journal: made whole, looked through before it is used, its errors told in one line."""

from __future__ import annotations

import errno
import os
import secrets
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from .errors import JournalExists, JournalFailed, JournalFull, NoJournal, NotAJournal
from .model import now

APPLICATION = 0x50535944  # "PSYD"
VERSION = 1
WAIT_SECONDS = 10
"""How long a writer waits for another one: a commit takes 4 ms, an import of 900 dreams well under 1 s."""

TABLES = ("meta", "entry", "revision", "decision")

_SCHEMA = f"""
CREATE TABLE meta (name TEXT PRIMARY KEY, value BLOB NOT NULL) STRICT;
CREATE TABLE entry (
    id TEXT PRIMARY KEY, kind TEXT NOT NULL, number INTEGER NOT NULL, UNIQUE (kind, number)
) STRICT;
CREATE TABLE revision (
    entry TEXT NOT NULL REFERENCES entry (id), revision INTEGER NOT NULL, body TEXT NOT NULL,
    PRIMARY KEY (entry, revision)
) STRICT, WITHOUT ROWID;
CREATE TABLE decision (
    id INTEGER PRIMARY KEY, kind TEXT NOT NULL, key TEXT NOT NULL, body TEXT NOT NULL
) STRICT;
CREATE INDEX decided ON decision (kind, key);
{
    "".join(
        f"CREATE TRIGGER {table}_no_{verb} BEFORE {verb} ON {table} "
        f"BEGIN SELECT RAISE (ABORT, 'a journal is only added to'); END;"
        for table in TABLES[1:]
        for verb in ("UPDATE", "DELETE")
    )
}
PRAGMA application_id = {APPLICATION};
PRAGMA user_version = {VERSION};
"""


def connect(path: Path, how: str = "rw") -> sqlite3.Connection:
    """A connection in which transactions begin only where we say so, and whose commits last."""
    connection = sqlite3.connect(
        f"{path.as_uri()}?mode={how}",
        uri=True,
        timeout=WAIT_SECONDS,
        isolation_level=None,
        check_same_thread=False,
    )
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA trusted_schema = OFF")
    return connection


def create(file: Path) -> None:
    """Make it whole under another name, then give it its own: nobody ever sees half a journal."""
    if file.exists():
        raise JournalExists(f"there is a file {file.name} already; choose another name, or open it")
    if not file.parent.is_dir():
        raise NoJournal(f"there is no folder {file.parent.name} to put {file.name} into")
    making = file.with_name(f".{file.name}.{secrets.token_hex(4)}.new")
    try:
        with told():
            os.close(os.open(making, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
            with closing(connect(making)) as connection:
                connection.executescript(_SCHEMA)
                connection.execute("INSERT INTO meta VALUES ('draft_key', ?)", (secrets.token_bytes(32),))
                connection.execute("INSERT INTO meta VALUES ('created', ?)", (now().encode(),))
            # What a journal of this name that was moved or removed left: SQLite would mix it in.
            for left in ("-wal", "-shm"):
                file.with_name(file.name + left).unlink(missing_ok=True)
            _name(making, file)
    except FileExistsError:
        raise JournalExists(f"there is a file {file.name} already; choose another name") from None
    finally:
        making.unlink(missing_ok=True)


def _name(making: Path, file: Path) -> None:
    """A link, unlike a rename, never takes the place of a file that appeared meanwhile."""
    try:
        os.link(making, file)
    except FileExistsError:
        raise
    except OSError:  # a file system without links, such as exFAT
        making.rename(file)


def examine(file: Path) -> None:
    """Refuse what is no journal of ours, touching nothing: by its first bytes, then by reading it through."""
    try:
        with file.open("rb") as opened:
            head = opened.read(100)
    except FileNotFoundError:
        raise NoJournal(f"there is no journal {file.name}") from None
    except IsADirectoryError:
        raise NotAJournal(f"{file.name} is a folder, not a journal") from None
    except OSError as error:
        raise JournalFailed(f"{file.name} cannot be read: {error.strerror}") from None
    if not head:
        raise NotAJournal(f"{file.name} is empty (0 bytes): not a journal; it was left as it is")
    if not head.startswith(b"SQLite format 3\0") or int.from_bytes(head[68:72], "big") != APPLICATION:
        raise NotAJournal(f"{file.name} is not a journal; it was left as it is")
    if (version := int.from_bytes(head[60:64], "big")) > VERSION:
        raise NotAJournal(
            f"{file.name} was made by a newer jupyter_psydyn (format {version}, this one reads {VERSION}): "
            "update it; the file was left as it is"
        )
    damaged = NotAJournal(f"{file.name} is damaged; it was left as it is: restore a copy of it")
    try:
        with closing(connect(file, "ro")) as connection:
            (state,) = connection.execute("PRAGMA quick_check(1)").fetchone()
            for table in TABLES:
                connection.execute(f"SELECT * FROM {table} LIMIT 1").fetchone()  # noqa: S608
    except sqlite3.OperationalError as error:
        if "no such" not in str(error):
            raise _failed(error) from None
        raise damaged from None
    except sqlite3.DatabaseError:
        raise damaged from None
    if state != "ok":
        raise damaged


@contextmanager
def told() -> Iterator[None]:
    """SQLite's errors and the system's as one line of ours."""
    try:
        yield
    except sqlite3.Error as error:
        raise _failed(error) from None
    except (FileExistsError, JournalFailed):
        raise
    except OSError as error:
        raise _failed(error) from None


def _failed(error: Exception) -> JournalFailed:
    said = (error.strerror if isinstance(error, OSError) else None) or str(error)
    if "full" in said or getattr(error, "errno", None) == errno.ENOSPC:
        return JournalFull("the disk is full: this was not saved; make room and save again")
    if "locked" in said:
        return JournalFailed(f"another program held the journal for {WAIT_SECONDS} s: this was not saved")
    return JournalFailed(f"the journal's file could not be used ({said}); what was saved before is as it was")
