"""Backups that are looked through when they are made, the way back, and the look through a journal itself.

A backup is a SQLCipher file, whichever engine the journal is on, and holds no keys: whoever has both the
backup and a key file from the same time can read what was erased since. Keep key files apart, and destroy
old ones.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Connection, Engine, Table, insert, select, text

from . import file, keys, migrations
from .engine import checked_url, database_engine, file_engine, prepare, reading, schema_name, told, writing
from .errors import DamagedJournal, JournalExists, JournalFailed, NoKeys
from .file import Database
from .integrity import check_chain
from .journal import Journal
from .keys import Ring
from .opening import drop, refuse_network
from .schema import action, meta, record, revision
from .store import LogStore, emptied

Check = Callable[[LogStore], tuple[str, bool]]
ROWS = 1000
"""Copied at once: 1.5 MB of dreams."""


@dataclass(frozen=True)
class Report:
    """What was looked at, a line each, and whether all of it was as it should be."""

    lines: tuple[str, ...]
    sound: bool


def verify(journal: Journal) -> Report:
    """Look through a journal: every page, every text, the audit chain, and where it ended last."""
    store = log_of(journal)
    report = _look(store)
    journal.note("verify")
    return report


def audited(journal: Journal) -> tuple[Report, int | None]:
    """Whether the log is the one that was written: its chain, and where it ended last.

    And the number of the first action at which the chain is broken; ``None`` where it is whole.
    """
    store = log_of(journal)
    broken = check_chain(store)
    return _look(store, (lambda _: _told(store, broken), _end)), broken


def backup(journal: Journal, target: Path) -> Report:
    """Write a backup while others go on writing, and look through it before it gets its name.

    ``JournalExists`` where there is such a file; where the copy is not sound it is removed, and
    ``DamagedJournal`` says why.
    """
    store = log_of(journal)
    making = file.new(target)
    try:
        copied = _copied(store.engine, file_engine(making, bytes(store.ring.database)), store)
        # Where the log ended last is no question of a copy: meanwhile it may have gone on, and been closed.
        report = _look(copied, (_pages, _texts, _audit))
        copied.engine.dispose()
        if not report.sound:
            raise DamagedJournal(f"the backup is not sound and was not kept: {' '.join(report.lines)}")
        file.give_name(making, target)
    finally:
        file.remove(making)
    journal.note("backup")
    return report


def restore(
    source: Path,
    target: Path,
    *,
    key_file: Path | None = None,
    passphrase: str | None = None,
    recovery_code: str | None = None,
    database: str | None = None,
) -> Report:
    """Make a journal of a backup, under a new name. What was erased since stays erased.

    ``key_file`` is copied beside it unless one is there. Raises as `open_journal` does; the backup is not
    changed.
    """
    if file.examine(source) is not None:
        raise DamagedJournal(f"{source.name} is no backup: it says where a database is")
    if target.exists():
        raise JournalExists(f"there is a file {target.name} already; a backup is restored under a new name")
    beside = file.keys_beside(target)
    brought = not beside.exists()
    if brought:
        if key_file is None or not key_file.exists():
            raise NoKeys(
                f"a backup holds no keys: name the key file of the journal, or put it beside {target.name}"
            )
        with told():
            file.write_new(beside, key_file.read_bytes())
    try:
        ring = keys.unlock(beside, passphrase, recovery_code)
        try:
            return _restored(source, target, ring, database)
        finally:
            ring.wipe()
    except BaseException:
        if brought:
            beside.unlink(missing_ok=True)
        raise


def _restored(source: Path, target: Path, ring: Ring, database: str | None) -> Report:
    place = Database(checked_url(database), ring.journal) if database else None
    if place is None:
        refuse_network(target)
    making = file.new(target)
    old = LogStore(ring.journal, _as_it_is(source, ring), ring)
    try:
        _refuse_another(source, old)
        if place:
            making.write_bytes(file.pointer(place))
            engine = database_engine(place.url, place.journal)
        else:
            engine = file_engine(making, bytes(ring.database))
        report = _brought(source, old, engine)
        file.give_name(making, target)
    finally:
        old.engine.dispose()
        file.remove(making)
    return report


def _as_it_is(source: Path, ring: Ring) -> Engine:
    """The backup, from a disk that may be read-only; with its log, where somebody copied a journal in use."""
    alone = not source.with_name(f"{source.name}-wal").exists()
    return file_engine(source, bytes(ring.database), "ro&immutable=1" if alone else "ro")


def _brought(source: Path, old: LogStore, engine: Engine) -> Report:
    """All of a backup in an empty file or database; where anything fails there is nothing of it."""
    try:
        copied = _copied(old.engine, engine, old)
        try:
            report = _look(copied, (_pages, _texts, _audit))
            if not report.sound:
                raise DamagedJournal(
                    f"{source.name} is not sound; nothing was restored: {' '.join(report.lines)}"
                )
            # From here on the key file remembers the end of this log.
            old.ring.set_head(*copied.head())
        except BaseException:
            if engine.name == "postgresql":
                drop(engine, old.journal)
            raise
    finally:
        engine.dispose()
    return report


def before_upgrade(path: Path, store: LogStore, version: str) -> None:
    """Keep a copy of a file of an earlier format, beside it. A database is copied by its own tools."""
    if store.engine.name != "sqlite":
        return
    kept = path.with_name(f"{path.stem}-format-{version}.psydyn-backup")
    if kept.exists():
        return
    making = file.new(kept)
    try:
        making.unlink()
        with told(), store.engine.connect() as connection:
            raw = connection.connection.driver_connection
            assert raw is not None
            raw.execute("VACUUM INTO ?", (str(making),))
        copy = file_engine(making, bytes(store.ring.database), "ro")
        with reading(copy) as connection:
            if connection.exec_driver_sql("PRAGMA quick_check(1)").scalar() != "ok":
                raise JournalFailed(
                    f"{path.name} could not be copied before it was brought to the present format"
                )
        copy.dispose()
        making.chmod(0o600)
        file.give_name(making, kept)
    finally:
        file.remove(making)


def log_of(journal: Journal) -> LogStore:
    """The log with its keys; ``JournalFailed`` for a journal that the server holds."""
    if not isinstance(journal.store, LogStore):
        raise JournalFailed(
            "the Jupyter server holds the keys of this journal: do this with `jupyter psydyn`"
        )
    return journal.store


def _copied(source: Engine, target: Engine, store: LogStore) -> LogStore:
    """A copy of one moment of a log, row by row: every one of them is read. Of erased cases no text."""
    prepare(target)
    with reading(source) as old, writing(target) as new:
        if target.name == "postgresql":
            _make_schema(new, schema_name(store.journal))
        migrations.upgrade(new)
        for table, order in ((meta, "name"), (action, "seq"), (record, "place"), (revision, "seq")):
            _copy(table, order, old, new)
        for case in store.ring.erased:
            new.execute(emptied(case))
    return LogStore(store.journal, target, store.ring)


def _make_schema(connection: Connection, name: str) -> None:
    if connection.execute(text("SELECT to_regnamespace(:name)"), {"name": name}).scalar():
        raise JournalExists(
            "this database holds this journal already: restore it into another one (where it is left of a "
            f"restore that was interrupted, take the schema {name} out of the database first)"
        )
    connection.execute(text(f"CREATE SCHEMA {name}"))


def _copy(table: Table, order: str, old: Connection, new: Connection) -> None:
    rows = old.execution_options(yield_per=ROWS).execute(select(table).order_by(table.c[order]))
    for some in rows.partitions(ROWS):
        new.execute(insert(table), [dict(row._mapping) for row in some])


def _refuse_another(source: Path, store: LogStore) -> None:
    with reading(store.engine) as connection:
        if (
            connection.execute(text("SELECT value FROM meta WHERE name = 'journal'")).scalar()
            != store.journal
        ):
            raise DamagedJournal(f"{source.name} is not the backup of the journal of this key file")


def _look(store: LogStore, checks: Sequence[Check] | None = None) -> Report:
    found = [check(store) for check in checks or (_pages, _texts, _audit, _end)]
    return Report(tuple(line for line, _ in found), all(sound for _, sound in found))


def _pages(store: LogStore) -> tuple[str, bool]:
    if store.engine.name != "sqlite":
        return "The database checks its own pages.", True
    with told(), store.engine.connect() as connection:
        raw = connection.connection.driver_connection
        assert raw is not None
        # The check reads the main file only, and calls what is still in the log beside it damaged.
        raw.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        wrong: Sequence[object] = raw.execute("PRAGMA cipher_integrity_check").fetchall()
        wrong = [*wrong, *(row for row in raw.execute("PRAGMA integrity_check").fetchall() if row[0] != "ok")]
    return (
        (f"{len(wrong)} pages are damaged.", False) if wrong else ("Every page is as it was written.", True)
    )


def _texts(store: LogStore) -> tuple[str, bool]:
    try:
        deeds = list(store.log())
    except DamagedJournal as error:
        return f"A text does not open: {error}.", False
    count = sum(len(made) for _, made in deeds)
    return f"{count} revisions in {len(deeds)} actions open under the keys of their cases.", True


def _audit(store: LogStore) -> tuple[str, bool]:
    return _told(store, check_chain(store))


def _told(store: LogStore, broken: int | None) -> tuple[str, bool]:
    if broken is None:
        return f"The audit chain is whole, {store.head()[0]} actions.", True
    return f"The audit chain is broken at action {broken}: it was changed without the key.", False


def _end(store: LogStore) -> tuple[str, bool]:
    seq, mac = store.ring.head
    if not seq:
        return "The key file does not remember yet where the log ended.", True
    there = store.mac_of(seq)
    if there is None:
        return (
            f"The log is older than the key file remembers: it ended at action {seq} once. Who put back an "
            "older copy on purpose makes a backup of it and restores that under a new name.",
            False,
        )
    if there != mac:
        return f"Action {seq} is not the one that the key file remembers.", False
    return f"The log goes on from action {seq}, which the key file remembers.", True
