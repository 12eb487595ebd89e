"""Connections to where a log lies: a SQLCipher file or a PostgreSQL database, the same to whoever uses them.

`reading` and `writing` give a connection in one transaction. A writer is the only one; a reader sees one
moment. Errors of either engine come out as one line of ours, without the text that was being written.
"""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import sqlcipher3.dbapi2 as sqlcipher
from sqlalchemy import URL, Connection, Engine, create_engine, event, text
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError, DBAPIError
from sqlalchemy.exc import TimeoutError as PoolTimeout
from sqlalchemy.pool import QueuePool

from .errors import DamagedJournal, JournalFailed, JournalFull, JournalReadOnly, TruncatedJournal

APPLICATION = 0x50535944  # "PSYD"
WAIT_SECONDS = 30
"""How long a writer waits for another one: a commit takes 4 ms, an import of 10,000 dreams about 3 s."""

_PRAGMAS = (
    # SQLCipher tells its errors on stderr, where a log keeps them.
    "cipher_log_level = NONE",
    # WAL with the weaker NORMAL may lose the last commits when the power goes; FULL costs nothing here.
    "synchronous = FULL",
    "fullfsync = ON",
    "foreign_keys = ON",
    "trusted_schema = OFF",
    "cell_size_check = ON",
    "secure_delete = FAST",
    "temp_store = MEMORY",
    # After every commit into the file itself: who moves or copies an open journal has it all.
    "wal_autocheckpoint = 1",
)


def file_engine(path: Path, key: bytes, how: str = "rw") -> Engine:
    """An engine over a SQLCipher file that exists. ``key``: 32 bytes; ``how``: ``rw`` or ``ro``."""

    def connect() -> Any:
        connection = _opened(path, key, f"mode={how}")
        try:
            for pragma in _PRAGMAS:
                connection.execute(f"PRAGMA {pragma}")
        except BaseException:
            connection.close()
            raise
        return connection

    engine = create_engine(
        "sqlite://",
        module=sqlcipher,
        creator=connect,
        poolclass=QueuePool,
        pool_size=2,
        max_overflow=8,
        hide_parameters=True,
    )
    event.listen(engine, "begin", _begin)
    return engine


def _opened(path: Path, key: bytes, how: str) -> Any:
    connection = sqlcipher.connect(
        f"{path.as_uri()}?{how}",
        uri=True,
        timeout=WAIT_SECONDS,
        # Transactions begin where `_begin` says so: the driver would run DDL outside of one.
        isolation_level=None,
        check_same_thread=False,
    )
    # A raw key takes 0.25 ms; a passphrase here would cost 106 ms a connection.
    connection.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
    return connection


def check_first_page(path: Path, key: bytes) -> None:
    """See that a file opens with a key and is as long as it says, without a trace on the disk.

    An ordinary connection lays files beside the journal, and leaves them there where it fails. A file that
    is being written, or was when its program died, is left to that: its first page may be in the log.
    Raises ``DamagedJournal``, ``TruncatedJournal``.
    """
    log = path.with_name(f"{path.name}-wal")
    if log.exists():
        return
    connection = _opened(path, key, "mode=ro&immutable=1")
    try:
        connection.execute("PRAGMA cipher_log_level = NONE")
        connection.execute("PRAGMA schema_version").fetchone()
    except sqlcipher.DatabaseError as error:
        if log.exists():
            return
        if getattr(error, "sqlite_errorname", "") == "SQLITE_CORRUPT":
            raise TruncatedJournal(
                f"{path.name} is cut short; it was left as it is: restore a backup"
            ) from None
        raise _line(error, False) from None
    finally:
        connection.close()


def _begin(connection: Connection) -> None:
    # IMMEDIATE: what is read in the transaction is still true when it writes.
    options = connection.get_execution_options()
    connection.exec_driver_sql("BEGIN IMMEDIATE" if options.get("writing") else "BEGIN")


def database_engine(url: str, journal: str) -> Engine:
    """An engine over a PostgreSQL database, in which every journal has a schema of its own."""
    if find_spec("psycopg") is None:
        raise ValueError("journals in PostgreSQL need: pip install jupyter_psydyn[postgresql]")
    return create_engine(
        make_url(checked_url(url)).set(drivername="postgresql+psycopg"),
        connect_args={
            "options": f"-csearch_path={schema_name(journal)} -clock_timeout={WAIT_SECONDS}s",
            "connect_timeout": 10,
        },
        pool_size=2,
        max_overflow=8,
        # A database that was restarted is found again.
        pool_pre_ping=True,
        hide_parameters=True,
    )


def checked_url(url: str) -> str:
    """The URL as it is written down; ``ValueError`` for another database, and for a password in it."""
    try:
        found = make_url(url)
    except ArgumentError:
        raise ValueError("the database must be given as postgresql://USER@HOST/NAME") from None
    if found.get_backend_name() != "postgresql":
        raise ValueError("a journal is kept in a file or in PostgreSQL: postgresql://USER@HOST/NAME")
    if found.password:
        raise ValueError(
            "the database's URL holds a password, which would stand in a plain file: put it into ~/.pgpass"
        )
    return URL.create(
        "postgresql", found.username, None, found.host, found.port, found.database, found.query
    ).render_as_string()


def is_same_database(one: str, other: str) -> bool:
    """Whether two URLs lead to one database, whoever asks there."""
    first, second = make_url(checked_url(one)), make_url(checked_url(other))
    return first.set(username="") == second.set(username="")


def schema_name(journal: str) -> str:
    """Where a journal's tables are in its database."""
    return f"psydyn_{journal}"


@contextmanager
def reading(engine: Engine) -> Iterator[Connection]:
    """One moment of the journal."""
    options = {} if engine.name == "sqlite" else {"isolation_level": "REPEATABLE READ"}
    with told(), engine.connect() as connection, connection.execution_options(**options).begin():
        yield connection


@contextmanager
def writing(engine: Engine) -> Iterator[Connection]:
    """One transaction, all or nothing, alone among writers. It lasts when this returns."""
    with told(), engine.connect() as connection, connection.execution_options(writing=True).begin():
        if engine.name == "postgresql":
            # Readers go on; the number is anybody's, the same for all writers of this schema.
            connection.execute(text("SELECT pg_advisory_xact_lock(hashtext(current_schema()))"))
        yield connection


@contextmanager
def told() -> Iterator[None]:
    """The errors of the engines and of the system as one line of ours."""
    try:
        yield
    except DBAPIError as error:
        raise _line(error.orig or error, error.connection_invalidated) from None
    except sqlcipher.Error as error:
        raise _line(error, False) from None
    except PoolTimeout:
        raise JournalFailed("too many ask the journal at once: this was not saved; try again") from None
    except (FileExistsError, FileNotFoundError, JournalFailed, PermissionError):
        raise
    except OSError as error:
        if error.errno is None:  # one of ours already
            raise
        raise _line(error, False) from None


def _line(error: BaseException, gone: bool) -> Exception:
    said = (error.strerror if isinstance(error, OSError) else None) or str(error)
    if "is full" in said or getattr(error, "errno", None) == errno.ENOSPC:
        return JournalFull("the disk is full: this was not saved; make room and save again")
    if "locked" in said or "lock timeout" in said:
        return JournalFailed(f"another program held the journal for {WAIT_SECONDS} s: this was not saved")
    if any(sign in said for sign in ("not a database", "malformed", "hmac")):
        return DamagedJournal("the journal's file is damaged; it was left as it is: restore a backup of it")
    if "disk I/O error" in said:
        # SQLite does not say which: it needs 36 kB beside the journal, and has no better word for none.
        return JournalFull("the disk is full, or fails: nothing was changed; make room and try again")
    if "unable to open" in said:
        return JournalFailed(
            "the journal cannot be opened where it is: its folder is read-only, or gone; nothing was touched"
        )
    if "readonly" in said or "read-only" in said or "Read-only" in said:
        return JournalReadOnly("the journal's file, or its folder, is read-only: nothing was saved")
    if gone or "connection" in said:
        return JournalFailed("the journal's database does not answer; what was saved before is as it was")
    kind = type(error).__name__
    return JournalFailed(f"the journal could not be used ({kind}); what was saved before is as it was")


def prepare(engine: Engine) -> None:
    """What a SQLite file is told once in its life."""
    if engine.name != "sqlite":
        return
    with told(), engine.connect() as connection:
        raw = connection.connection.driver_connection
        assert raw is not None
        raw.execute(f"PRAGMA application_id = {APPLICATION}")
        raw.execute("PRAGMA journal_mode = WAL")
        (encrypted,) = raw.execute("PRAGMA cipher_status").fetchone()
        if str(encrypted) != "1":
            raise JournalFailed("SQLCipher does not encrypt on this machine: no journal was made")


def settle(engine: Engine) -> None:
    """After an erasure: nothing of what was deleted stays in the file."""
    if engine.name != "sqlite":
        return
    with told(), engine.connect() as connection:
        raw = connection.connection.driver_connection
        assert raw is not None
        raw.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        raw.execute("VACUUM")
        raw.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def is_settled(engine: Engine) -> bool:
    """Whether nothing of what was deleted is in the file."""
    if engine.name != "sqlite":
        return True
    with reading(engine) as connection:
        return connection.exec_driver_sql("PRAGMA freelist_count").scalar() == 0


def account() -> str:
    """Who works here: the hub's name for them, or the machine's."""
    import getpass

    if name := os.environ.get("JUPYTERHUB_USER"):
        return name
    try:
        return getpass.getuser()
    except (OSError, KeyError):  # no such user on this machine: some containers
        return "somebody"
