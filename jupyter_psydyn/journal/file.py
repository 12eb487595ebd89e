"""The file ``NAME.psydyn``: an encrypted journal, or a few lines that say in which database it is."""

from __future__ import annotations

import errno
import json
import os
import secrets
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from .errors import (
    EmptyFile,
    ForeignFile,
    JournalExists,
    JournalFailed,
    JournalFull,
    NewerJournal,
    NoJournal,
    NotAJournal,
    PlainJournal,
    TruncatedJournal,
)

PAGE_BYTES = 4096
"""A SQLCipher file is whole pages of this."""

_PLAIN_APPLICATION = (0x50535944).to_bytes(4, "big")


@dataclass(frozen=True)
class Database:
    """Where a journal in PostgreSQL is: ``url`` without a password, and its id there."""

    url: str
    journal: str


def keys_beside(path: Path) -> Path:
    """The key file of a journal."""
    return path.with_name(f"{path.name}-keys")


def examine(path: Path) -> Database | None:
    """What is at ``path``: the place in a database, or ``None`` for a file that may be an encrypted journal.

    Anything else is refused by its first bytes and left as it is.
    """
    try:
        with path.open("rb") as opened:
            head = opened.read(PAGE_BYTES)
        size = path.stat().st_size
    except FileNotFoundError:
        raise NoJournal(f"there is no journal {path.name}") from None
    except IsADirectoryError:
        raise NotAJournal(f"{path.name} is a folder, not a journal") from None
    except OSError as error:
        raise JournalFailed(f"{path.name} cannot be read: {error.strerror}") from None
    name = path.name
    if not head:
        raise EmptyFile(f"{name} is empty (0 bytes): not a journal; it was left as it is: restore a backup")
    if head.startswith(b"SQLite format 3\0"):
        if head[68:72] == _PLAIN_APPLICATION:
            raise PlainJournal(name)
        raise ForeignFile(f"{name} is a database of another program, not a journal; it was left as it is")
    if size < PAGE_BYTES and head.lstrip().startswith(b"{"):
        return _database(name, head)
    if not keys_beside(path).exists() and size % PAGE_BYTES:
        raise ForeignFile(f"{name} is not a journal; it was left as it is")
    if size % PAGE_BYTES:
        raise TruncatedJournal(
            f"{name} is cut short ({size} bytes are no whole number of pages); "
            "it was left as it is: restore a backup"
        )
    return None


def _database(name: str, head: bytes) -> Database:
    try:
        found = json.loads(head)
        if found["psydyn"] != "database":
            raise ValueError
        if found.get("version", 1) != 1:
            raise NewerJournal(
                f"{name} was made by a newer jupyter_psydyn: update it; the file was left as it is"
            )
        url, journal = found["url"], found["journal"]
        if not isinstance(url, str) or not isinstance(journal, str) or not journal.isalnum():
            raise ValueError
    except NewerJournal:
        raise
    except (ValueError, KeyError, TypeError):
        raise ForeignFile(f"{name} is not a journal; it was left as it is") from None
    return Database(url, journal)


def pointer(database: Database) -> bytes:
    """The lines of a file whose journal is in a database."""
    said = {"psydyn": "database", "url": database.url, "journal": database.journal}
    return (json.dumps(said, indent=1) + "\n").encode()


def new(path: Path) -> Path:
    """An empty file of another name, in which a new one is made before it gets its own.

    Raises ``JournalExists`` and ``NoJournal`` (no such folder).
    """
    if path.exists():
        raise JournalExists(f"there is a file {path.name} already; choose another name, or open it")
    if not path.parent.is_dir():
        raise NoJournal(f"there is no folder {path.parent.name} to put {path.name} into")
    making = path.with_name(f".{path.name}.{secrets.token_hex(4)}.new")
    try:
        os.close(os.open(making, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
    except OSError as error:
        failed = JournalFull if error.errno == errno.ENOSPC else JournalFailed
        raise failed(f"{path.name} cannot be made: {error.strerror}") from None
    return making


def write_new(path: Path, data: bytes) -> None:
    """A new file, whole or not at all, for its owner only; ``JournalExists`` where there is one."""
    making = new(path)
    try:
        with making.open("wb") as opened:
            opened.write(data)
            opened.flush()
            os.fsync(opened.fileno())
        give_name(making, path)
    finally:
        making.unlink(missing_ok=True)


def give_name(making: Path, path: Path) -> None:
    """Nobody ever sees half a file, and none that appeared meanwhile is replaced."""
    try:
        # What a journal of this name that was moved or removed left: SQLite would mix it in.
        for left in ("-wal", "-shm"):
            path.with_name(path.name + left).unlink(missing_ok=True)
        try:
            # A link, unlike a rename, never takes the place of a file.
            os.link(making, path)
        except FileExistsError:
            raise JournalExists(f"there is a file {path.name} already; choose another name") from None
        except OSError:  # a file system without links, such as exFAT
            making.rename(path)
    finally:
        remove(making)


def remove(path: Path) -> None:
    """A file of ours that was not finished, with what SQLite lays beside it."""
    for left in ("", "-wal", "-shm"):
        with suppress(OSError):
            path.with_name(path.name + left).unlink(missing_ok=True)
