"""Making and opening journals."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import Engine, insert, text
from sqlalchemy.exc import DBAPIError

from . import file, keys, migrations
from .engine import (
    account,
    check_first_page,
    checked_url,
    database_engine,
    file_engine,
    prepare,
    reading,
    schema_name,
    told,
    writing,
)
from .errors import (
    DamagedJournal,
    DamagedKeys,
    JournalExists,
    JournalFailed,
    JournalReadOnly,
    Locked,
    NetworkDisk,
    NoKeys,
)
from .file import Database
from .journal import Journal
from .keys import Ring
from .log import BROKER, Action
from .model import new_id, now
from .place import network_disk
from .records import Case
from .schema import meta
from .store import LogStore, journal_id

if TYPE_CHECKING:
    from .remote import RemoteStore


def open_journal(
    path: str | os.PathLike[str],
    create: bool = False,
    *,
    passphrase: str | None = None,
    recovery_code: str | None = None,
    example: str | None = None,
    database: str | None = None,
) -> Journal:
    """Open the journal at ``path``; with ``create`` make a new one there.

    In a notebook the Jupyter server that has it unlocked answers for it, after asking in the panel; without
    one the passphrase is asked for. ``passphrase`` and ``recovery_code`` are for scripts: never write them
    into a cell.
    ``create`` takes ``passphrase``, or ``example``, public words with which anybody may open a journal of
    examples; ``database``, the URL of a PostgreSQL database to keep it in. The new journal's
    ``recovery_code`` opens it when the passphrase is lost, and is shown nowhere else.

    Raises ``NoJournal`` where there is none, ``JournalExists`` where ``create`` finds a file,
    ``NotAJournal`` for
    any other file, ``NoKeys`` and ``DamagedKeys`` where its key file is missing or not as it was,
    ``WrongSecret``, ``Locked`` where nobody can be asked, ``NetworkDisk``, ``JournalFull`` and
    ``JournalFailed`` where
    the disk or the database refuses. Each is one line; files are left as they are.
    """
    place = Path(path).expanduser().absolute()
    if create:
        secret = passphrase if passphrase is not None or example is not None else _asked_twice(place.name)
        return make(place, passphrase=secret, example=example, database=database)
    if passphrase is not None or recovery_code is not None:
        return unlock(place, passphrase, recovery_code)
    if os.environ.get(BROKER) and (remote := _ask_server(place)) is not None:
        journal = Journal(remote, place, account(), f"kernel {os.getpid()}", remote.example)
        remote.on_lock = journal.forget
        return journal
    try:
        return unlock(place)
    except Locked:
        return unlock(place, asked(f"Passphrase of {place.name}: "))


def _ask_server(path: Path) -> RemoteStore | None:
    from .remote import connect

    return connect(path)


def make(
    path: Path,
    *,
    passphrase: str | None = None,
    example: str | None = None,
    database: str | None = None,
    client: str = "python",
    begin: Callable[[Journal], object] | None = None,
) -> Journal:
    """Make a journal and open it; where anything fails there is none.

    ``begin`` writes what it holds from its first moment (default: one case), before it has its name.
    """
    place = Database(checked_url(database), new_id() + new_id()[:4]) if database else None
    identity = place.journal if place else new_id() + new_id()[:4]
    if place is None:
        refuse_network(path)
    making = file.new(path)
    key_file = file.keys_beside(path)
    try:
        if key_file.exists():
            raise JournalExists(
                f"there is a key file {key_file.name} already, of a journal that was moved or lost; "
                "choose another name, or put that journal back"
            )
        ring, code = keys.create(key_file, passphrase=passphrase, example=example, journal=identity)
        try:
            if place:
                with told():
                    making.write_bytes(file.pointer(place))
            with _made(_engine(place or making, ring), identity, ring) as store:
                # A journal has a dreamer from its first day.
                (begin or _one_case)(Journal(store, path, account(), client, bool(example)))
            file.give_name(making, path)
        except BaseException:
            keys.discard(key_file)
            raise
    finally:
        file.remove(making)
    engine = _engine(place or path, ring)
    return Journal(LogStore(identity, engine, ring), path, account(), client, bool(example), code)


def unlock(
    path: Path, passphrase: str | None = None, recovery_code: str | None = None, client: str = "python"
) -> Journal:
    """Open a journal with its keys here. ``Locked`` where neither secret is given and it needs one."""
    place = file.examine(path)
    key_file = file.keys_beside(path)
    if not key_file.exists():
        raise NoKeys(
            f"the key file {key_file.name} is missing beside {path.name}: without it nothing in the journal "
            "can be read; put it back from your own copy"
        )
    if place is None:
        refuse_network(path)
    ring = keys.unlock(key_file, passphrase, recovery_code)
    try:
        if place is not None and place.journal != ring.journal:
            raise _of_another(path)
        store = LogStore(ring.journal, _engine(place or path, ring), ring)
        try:
            _look_through(path, store)
            journal = Journal(store, path, account(), client, keys.is_example(key_file))
            if not journal.example:
                # A disk that cannot be written takes no line, and can be read.
                with suppress(JournalReadOnly):
                    journal.note("unlock")
            # Where there is no room either, the next opening does it.
            with suppress(JournalFailed):
                store.finish_erasures(lambda: Action(new_id(), now(), account(), client, "erase"))
        except BaseException:
            store.engine.dispose()
            raise
    except BaseException:
        ring.wipe()
        raise
    return journal


def asked(prompt: str) -> str:
    """A secret, typed unseen by whoever sits there; ``Locked`` where nobody does."""
    from getpass import getpass

    if "ipykernel" not in sys.modules and not sys.stdin.isatty():
        raise Locked("this journal needs its passphrase, and there is nobody here to ask")
    try:
        return getpass(prompt)
    except (EOFError, KeyboardInterrupt, NotImplementedError):
        raise Locked from None
    except Exception as error:
        # A kernel that was started without anybody to ask says so by an error of its own.
        if type(error).__name__ != "StdinNotImplementedError":
            raise
        raise Locked("this journal needs its passphrase, and there is nobody here to ask") from None


def _one_case(journal: Journal) -> None:
    journal.put(Case(), verb="begin")


def _asked_twice(name: str) -> str:
    first = asked(f"A passphrase for {name}: ")
    if asked("The same again: ") != first:
        raise ValueError("the two passphrases are not the same; no journal was made")
    return first


def refuse_network(path: Path) -> None:
    if kind := network_disk(path.parent):
        raise NetworkDisk(
            f"{path.name} is on a network file system ({kind}), where a database does not last: keep it on a "
            "local disk, or in PostgreSQL; nothing was touched"
        )


def _engine(place: Database | Path, ring: Ring) -> Engine:
    if isinstance(place, Database):
        return database_engine(place.url, place.journal)
    return file_engine(place, bytes(ring.database))


@contextmanager
def _made(engine: Engine, journal: str, ring: Ring) -> Iterator[LogStore]:
    """The empty tables of a new journal; where anything fails, none are left in a database."""
    try:
        prepare(engine)
        with writing(engine) as connection:
            if engine.name == "postgresql":
                connection.execute(text(f"CREATE SCHEMA {schema_name(journal)}"))
            migrations.upgrade(connection)
            connection.execute(
                insert(meta), [{"name": "journal", "value": journal}, {"name": "created", "value": now()}]
            )
        yield LogStore(journal, engine, ring)
    except BaseException:
        if engine.name == "postgresql":
            drop(engine, journal)
        raise
    finally:
        engine.dispose()


def drop(engine: Engine, journal: str) -> None:
    """Take the tables of a journal out of its database, if it answers."""
    try:
        with engine.connect() as connection, connection.begin():
            connection.execute(text(f"DROP SCHEMA IF EXISTS {schema_name(journal)} CASCADE"))
    except DBAPIError:
        return


def _look_through(path: Path, store: LogStore) -> None:
    """See that these are the tables of this journal, whole, and of a format that we know."""
    engine = store.engine
    try:
        if engine.name == "sqlite":
            check_first_page(path, store.ring.database)
        with reading(engine) as connection:
            if engine.name == "postgresql":
                if not connection.execute(text("SELECT to_regclass('alembic_version')")).scalar():
                    raise DamagedJournal(f"the database that {path.name} names does not hold this journal")
            elif connection.exec_driver_sql("PRAGMA quick_check(1)").scalar() != "ok":
                raise DamagedJournal
            found = migrations.version(connection)
            if found == migrations.HEAD and journal_id(connection) != store.journal:
                raise _of_another(path)
    except DamagedJournal:
        if engine.name == "postgresql":
            raise
        raise DamagedJournal(
            f"{path.name} is damaged, or not the journal of the key file beside it; it was left as it is: "
            "restore a backup"
        ) from None
    if found != migrations.HEAD and migrations.is_older(found):
        from .backup import before_upgrade

        before_upgrade(path, store, found)
        with writing(engine) as connection:
            migrations.upgrade(connection)


def _of_another(path: Path) -> DamagedKeys:
    return DamagedKeys(
        f"the key file beside {path.name} is that of another journal: put the right one back; "
        "nothing was touched"
    )
