"""Nothing that somebody wrote stands on a disk in the clear: 1,000 texts, looked for in every file."""

import sqlite3
import tempfile

import pytest
from contents import deeds, files
from sample import fill, marks
from sizes import SIZE

from jupyter_psydyn.journal import Case, Conflict, open_journal
from jupyter_psydyn.journal.backup import backup, log_of, restore, verify
from jupyter_psydyn.journal.engine import reading

pytestmark = pytest.mark.security

WORDS = "the sea in the school"
MARK = "marigoldfjord"
"""Every text holds it; nothing else does."""
SPELLED = tuple(
    spelling
    for word in (MARK, MARK.upper(), MARK.capitalize())
    for spelling in (
        *(word.encode(code) for code in ("utf-8", "utf-16-le", "utf-16-be", "utf-32-le")),
        word.encode().hex().encode(),
    )
)


def hits(*folders):
    """The files that hold any of the texts, in any spelling that a program might use."""
    return [
        (name, spelling)
        for folder in folders
        for name, data in files(folder).items()
        for spelling in SPELLED
        if spelling in data
    ]


@pytest.fixture
def temporary(tmp_path, monkeypatch):
    """Where Python, SQLite and everybody else put what they need for a moment."""
    folder = tmp_path / "temporary"
    folder.mkdir()
    for name in ("TMPDIR", "SQLITE_TMPDIR", "TEMP", "TMP"):
        monkeypatch.setenv(name, str(folder))
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    return folder


def write_1000(journal, case):
    """Texts in every field of every kind of record, until there are 1,000."""
    said = []
    while len(said) < 1000 * SIZE:
        fill(journal, case, marks(MARK, said))
    stale = journal.entries()[0]
    journal.save(stale.edited({"title": f"{MARK} newer"}))
    with pytest.raises(Conflict):
        journal.save(stale.edited({"title": f"{MARK} older"}))
    return said


def test_what_is_looked_for_would_be_found(tmp_path):
    """In a plain SQLite file, as other programs keep notes in."""
    connection = sqlite3.connect(tmp_path / "plain.db")
    connection.execute("CREATE TABLE note (text)")
    connection.execute("INSERT INTO note VALUES (?)", (f"I see {MARK}0001.",))
    connection.commit()
    connection.close()
    assert [name for name, _ in hits(tmp_path)] == ["plain.db"]


def test_of_1000_texts_none_is_in_a_file(quick_disk, temporary):
    path = quick_disk / "a.psydyn"
    with open_journal(path, create=True, passphrase=f"{MARK} passphrase") as journal:
        engine = log_of(journal).engine
        with reading(engine) as reader:
            # While somebody reads the old moment, the log beside the file grows.
            reader.exec_driver_sql("SELECT * FROM action").all()
            said = write_1000(journal, journal.put(Case(pseudonym=MARK)).id)
            assert path.with_name("a.psydyn-wal").stat().st_size > 1_000_000
            assert hits(quick_disk, temporary) == []
        there = str(deeds(journal))
        assert all(text in there for text in said)
        assert verify(journal).sound
        backup(journal, quick_disk / "a.backup")
        assert hits(quick_disk, temporary) == []
        journal.erase(journal.cases()[1].id)
        with engine.connect() as connection:
            connection.connection.driver_connection.execute("VACUUM")
        assert hits(quick_disk, temporary) == []
    restore(
        quick_disk / "a.backup",
        quick_disk / "b.psydyn",
        key_file=path.with_name("a.psydyn-keys"),
        passphrase=f"{MARK} passphrase",
    )
    assert hits(quick_disk, temporary) == []


def test_of_1000_texts_none_is_in_a_database_nor_in_what_it_logs(own_postgresql, quick_disk, temporary):
    """Seen by its administrator, in every column; in its files; and in its log when it logs everything."""
    for setting in ("log_statement = 'all'", "log_parameter_max_length_on_error = -1"):
        own_postgresql.psql(f"ALTER SYSTEM SET {setting}")
    own_postgresql.psql("SELECT pg_reload_conf()")
    path = quick_disk / "a.psydyn"
    url = own_postgresql.get_uri()
    with open_journal(path, create=True, example=WORDS, database=url) as journal:
        said = write_1000(journal, journal.put(Case(pseudonym=MARK)).id)
        there = str(deeds(journal))
        assert all(text in there for text in said)
        for table in ("meta", "action", "record", "revision", "alembic_version"):
            everything = own_postgresql.psql(f"SELECT * FROM psydyn_{journal.id}.{table}")
            assert len(everything) > 20
            assert MARK not in everything
            assert MARK.encode().hex() not in everything
        own_postgresql.psql("CHECKPOINT")
        assert hits(own_postgresql.pgdata, quick_disk, temporary) == []
        assert b"INSERT INTO revision" in (own_postgresql.pgdata / "log").read_bytes()
        backup(journal, quick_disk / "a.backup")
    assert hits(own_postgresql.pgdata, quick_disk, temporary) == []
