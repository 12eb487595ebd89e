"""A journal of an earlier format becomes one of the present wholly or not at all, whatever happens.

There is one format so far. Here is a second, made for the tests: it gives every record a shade, row by row.
"""

import shutil
import time

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from contents import deeds, files, sound
from killing import Moments, killed, posix
from sizes import SIZE
from sqlalchemy import inspect

from jupyter_psydyn.journal import Entry, migrations, open_journal
from jupyter_psydyn.journal.backup import log_of
from jupyter_psydyn.journal.engine import database_engine, file_engine, reading, writing
from jupyter_psydyn.journal.errors import NewerJournal
from jupyter_psydyn.journal.schema import metadata

pytestmark = pytest.mark.security

SECOND = '''
"""Every record has a shade."""
import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"

def upgrade():
    op.add_column("record", sa.Column("shade", sa.Text))
    connection = op.get_bind()
    if connection.dialect.name == "sqlite":
        op.execute("DROP TRIGGER record_no_update")
    else:
        op.execute("DROP TRIGGER record_only_added_to ON record")
    shade = sa.text("UPDATE record SET shade = :shade WHERE place = :place")
    for place in connection.execute(sa.text("SELECT place FROM record")).scalars().all():
        connection.execute(shade, {"shade": f"shade {place}", "place": place})
'''
RECORDS = 5000


@pytest.fixture
def second(tmp_path, monkeypatch):
    """The program of tomorrow."""
    folder = tmp_path / "versions"
    folder.mkdir()
    (folder / "0002_shade.py").write_text(SECOND)
    with monkeypatch.context() as tomorrow:
        tomorrow.setattr(migrations, "VERSIONS", [*migrations.VERSIONS, folder])
        tomorrow.setattr(migrations, "HEAD", "0002")
        yield tomorrow


def test_the_tables_that_migrations_make_are_those_of_the_schema(journal):
    with reading(log_of(journal).engine) as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, metadata) == []


def test_the_format_that_is_written_is_the_last_migration():
    assert ScriptDirectory.from_config(migrations._config()).get_heads() == [migrations.HEAD]


class Kept:
    """A journal of 5,000 records in the first format, and ways to see and to set back what is on the disk."""

    def __init__(self, folder, database):
        self.path, self.database = folder / "a.psydyn", database
        self.backup = folder / "a-format-0001.psydyn-backup"
        with open_journal(self.path, create=True, example="the sea", database=database) as journal:
            journal.add([Entry(title=f"dream {n}") for n in range(RECORDS - 1)])
            self.history = deeds(journal)
            self.id, self.key = journal.id, log_of(journal).ring.database
        self.files = files(folder)

    def format(self):
        """The format it is wholly of; of a file that is half of another it is none."""
        return wholly(
            database_engine(self.database, self.id) if self.database else file_engine(self.path, self.key)
        )

    def format_of_backup(self):
        return wholly(file_engine(self.backup, self.key, "ro"))

    def set_back(self):
        if self.database:
            engine = database_engine(self.database, self.id)
            with writing(engine) as connection:
                for line in BACK:
                    connection.exec_driver_sql(line)
            engine.dispose()
            return
        for one in self.path.parent.iterdir():
            one.unlink()
        for name, data in self.files.items():
            (self.path.parent / name).write_bytes(data)


BACK = (
    "UPDATE alembic_version SET version_num = '0001'",
    "ALTER TABLE record DROP COLUMN IF EXISTS shade",
    "CREATE OR REPLACE TRIGGER record_only_added_to BEFORE UPDATE OR DELETE OR TRUNCATE ON record "
    "FOR EACH STATEMENT EXECUTE FUNCTION only_added_to()",
)


def wholly(engine):
    """``0001`` where no record has a shade and none can have one, ``0002`` where each has its own."""
    with reading(engine) as connection:
        if engine.name == "sqlite":
            assert connection.exec_driver_sql("PRAGMA quick_check").scalar() == "ok"
        found = migrations.version(connection)
        columns = {column["name"] for column in inspect(connection).get_columns("record")}
        assert ("shade" in columns) == (found == "0002")
        there = "'shade ' || place" if found == "0002" else "place"
        asked = f"SELECT count(*) FROM record WHERE {there} = {'shade' if found == '0002' else 'place'}"
        assert connection.exec_driver_sql(asked).scalar() == RECORDS
    engine.dispose()
    return found


@pytest.fixture
def kept(quick_disk, database):
    return Kept(quick_disk, database)


def test_an_earlier_format_is_brought_to_the_present_one_with_all_that_is_in_it(kept, second):
    assert kept.format() == "0001"
    with open_journal(kept.path) as journal:
        assert kept.format() == "0002"
        assert deeds(journal) == kept.history
        assert sound(journal)
        journal.save(Entry(title="one more"))
    with open_journal(kept.path) as again:
        assert len(again.entries()) == RECORDS
    # Of a file there is a copy as it was; a database is copied by its own tools.
    assert kept.database or kept.format_of_backup() == "0001"


def test_the_copy_from_before_opens_with_the_program_of_before(kept, second):
    if kept.database:
        pytest.skip("a database is copied by its own tools")
    open_journal(kept.path).close()
    second.undo()
    kept.backup.rename(kept.path.with_name("b.psydyn"))
    shutil.copy(kept.path.with_name("a.psydyn-keys"), kept.path.with_name("b.psydyn-keys"))
    with open_journal(kept.path.with_name("b.psydyn")) as before:
        assert deeds(before) == kept.history
        assert sound(before)


@posix
def test_a_killed_migration_is_wholly_old_or_wholly_new(kept, second, chance):
    """100 times a file; whoever opens it next brings it over, and there is a whole copy of it as it was."""
    began = time.monotonic()
    open_journal(kept.path).close()
    whole = time.monotonic() - began
    kept.set_back()
    moments = Moments(chance, whole, (20 if kept.database else 100) * SIZE)
    for n, after in enumerate(moments):
        killed(lambda _: open_journal(kept.path).close(), after=after)
        found = kept.format()
        moments.was(too_late=found == "0002")
        if not kept.database and (found == "0002" or kept.backup.exists()):
            assert kept.format_of_backup() == "0001"
        if n % 10 == 0:
            with open_journal(kept.path) as journal:
                assert deeds(journal) == kept.history
        kept.set_back()


def test_a_newer_format_is_refused_and_left_as_it_is(journal, path):
    journal.save(Entry(title="the water"))
    with writing(log_of(journal).engine) as connection:
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '0999'")
    journal.close()
    before = files(path.parent)
    with pytest.raises(NewerJournal) as refused:
        open_journal(path)
    assert str(refused.value) == (
        "this journal was made by a newer jupyter_psydyn (format 0999, this one reads 0001): update it; "
        "the file was left as it is"
    )
    assert files(path.parent) == before
