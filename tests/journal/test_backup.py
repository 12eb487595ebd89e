"""A backup is looked through when it is made, holds no keys, and comes back as it was."""

import time
from dataclasses import replace

import pytest
from killing import Moments, killed, posix
from places import WORDS
from sizes import SIZE
from sqlalchemy import text

from jupyter_psydyn.journal import (
    Case,
    DamagedJournal,
    Entry,
    JournalExists,
    NetworkDisk,
    NoKeys,
    open_journal,
    opening,
)
from jupyter_psydyn.journal.backup import backup, restore, verify
from jupyter_psydyn.journal.engine import database_engine, schema_name

pytestmark = pytest.mark.security

DREAM = Entry(night="2026-11-22", parts={"report": "I see the water."})


def held(journal):
    """All that a journal holds, and how it came about."""
    made = [(deed, revisions) for deed, revisions in journal.store.log() if revisions]
    return made, journal.entries(deleted=True), journal.decisions(), journal.cases()


@pytest.fixture
def kept(journal):
    """A journal with something of everything in it."""
    dream = journal.save(DREAM)
    journal.save(replace(dream, title="Water"))
    journal.save(replace(DREAM, case=journal.put(Case(pseudonym="Anna")).id))
    journal.decide("motif", "lemma:water", "accepted", "hers")
    journal.undo()
    return journal


def test_a_backup_comes_back_as_it_was(kept, tmp_path, path):
    wanted = held(kept)
    report = backup(kept, tmp_path / "a.psydyn-backup")
    assert report.sound
    kept.save(replace(DREAM, title="after the backup"))
    keys = path.with_name("a.psydyn-keys")
    assert restore(tmp_path / "a.psydyn-backup", tmp_path / "b.psydyn", key_file=keys).sound
    with open_journal(tmp_path / "b.psydyn") as restored:
        assert held(restored) == wanted
        assert verify(restored).sound
        # What is undone can still be redone.
        assert restored.redo().verb == "decide"


def test_a_journal_that_outgrew_its_file_moves_into_a_database(tmp_path, postgresql):
    with open_journal(tmp_path / "a.psydyn", create=True, example=WORDS) as journal:
        journal.save(DREAM)
        wanted = held(journal)
        backup(journal, tmp_path / "a.backup")
    restore(
        tmp_path / "a.backup",
        tmp_path / "b.psydyn",
        key_file=tmp_path / "a.psydyn-keys",
        database=postgresql,
    )
    with open_journal(tmp_path / "b.psydyn") as moved:
        assert moved.store.engine.name == "postgresql"
        assert held(moved) == wanted


def test_it_says_what_it_looked_at(kept):
    _, texts, audit, end = verify(kept).lines
    assert texts == "7 revisions in 7 actions open under the keys of their cases."
    assert audit == "The audit chain is whole, 7 actions."
    assert end == "The key file does not remember yet where the log ended."


def test_a_backup_takes_no_files_place_and_leaves_nothing_half_made(kept, tmp_path):
    (tmp_path / "x.backup").write_text("mine")
    with pytest.raises(JournalExists):
        backup(kept, tmp_path / "x.backup")
    assert (tmp_path / "x.backup").read_text() == "mine"
    assert not list(tmp_path.glob(".*.new*"))


def test_without_the_key_file_there_is_no_way_back(kept, tmp_path):
    backup(kept, tmp_path / "x.backup")
    with pytest.raises(NoKeys, match="a backup holds no keys"):
        restore(tmp_path / "x.backup", tmp_path / "b.psydyn")
    assert not list(tmp_path.glob("b.psydyn*"))


def test_a_damaged_backup_is_not_restored(kept, tmp_path):
    backup(kept, tmp_path / "x.backup")
    raw = bytearray((tmp_path / "x.backup").read_bytes())
    raw[len(raw) // 2 :] = bytes(len(raw) - len(raw) // 2)
    (tmp_path / "x.backup").write_bytes(raw)
    with pytest.raises(DamagedJournal):
        restore(tmp_path / "x.backup", tmp_path / "b.psydyn", key_file=tmp_path / "a.psydyn-keys")
    assert not list(tmp_path.glob("b.psydyn*"))


def test_the_backup_of_another_journal_is_refused(kept, tmp_path):
    backup(kept, tmp_path / "x.backup")
    with open_journal(tmp_path / "c.psydyn", create=True, example=WORDS):
        pass
    with pytest.raises(DamagedJournal):
        restore(tmp_path / "x.backup", tmp_path / "b.psydyn", key_file=tmp_path / "c.psydyn-keys")


def test_what_was_erased_since_stays_erased(kept, tmp_path):
    first, anna = kept.cases()
    backup(kept, tmp_path / "x.backup")
    kept.erase(anna.id)
    restore(tmp_path / "x.backup", tmp_path / "b.psydyn", key_file=tmp_path / "a.psydyn-keys")
    with open_journal(tmp_path / "b.psydyn") as restored:
        assert [one.id for one in restored.cases()] == [first.id]
        assert {one.case for one in restored.entries(deleted=True)} == {first.id}
        assert verify(restored).sound


def test_a_log_whose_end_was_cut_off_is_noticed(path, tmp_path):
    with open_journal(path, create=True, example=WORDS) as journal:
        journal.save(DREAM)
        backup(journal, tmp_path / "x.backup")
        journal.save(DREAM)
    # Somebody puts the old file back: the key file remembers how far the log had come.
    path.write_bytes((tmp_path / "x.backup").read_bytes())
    with open_journal(path) as older:
        report = verify(older)
    assert not report.sound
    assert "older than the key file remembers" in " ".join(report.lines)


@pytest.mark.parametrize(
    "tamper",
    [
        "UPDATE action SET author = 'nobody' WHERE seq = 3",
        "UPDATE action SET verb = 'edit' WHERE seq = 2",
        "DELETE FROM action WHERE seq = 4",
        "UPDATE record SET number = 99 WHERE place = 2",
    ],
)
def test_a_change_made_without_the_key_breaks_the_audit_chain(kept, tamper):
    """By an administrator of the database, say, who takes the guards off first."""
    with kept.store.engine.begin() as connection:
        if kept.store.engine.name == "sqlite":
            for (name,) in connection.execute(
                text("SELECT name FROM sqlite_master WHERE type = 'trigger'")
            ).all():
                connection.execute(text(f"DROP TRIGGER {name}"))
        else:
            connection.execute(text("SET session_replication_role = replica"))
        connection.execute(text("DELETE FROM revision WHERE seq = 4")) if "DELETE" in tamper else None
        connection.execute(text(tamper))
    assert not verify(kept).sound


def test_a_backup_is_not_restored_onto_a_network_disk(journal, path, tmp_path, monkeypatch):
    backup(journal, tmp_path / "a.backup")
    monkeypatch.setattr(opening, "network_disk", lambda path: "nfs4")
    with pytest.raises(NetworkDisk):
        restore(tmp_path / "a.backup", tmp_path / "b.psydyn", key_file=path.with_name("a.psydyn-keys"))
    assert not list(tmp_path.glob("b.psydyn*"))


@posix
def test_a_restore_into_a_database_that_is_killed_leaves_nothing_or_all_of_it(quick_disk, postgresql, chance):
    """20 times. What was killed before it was in the database is done again; what is there is named."""
    path = quick_disk / "a.psydyn"
    with open_journal(path, create=True, example=WORDS) as journal:
        journal.add([Entry(title=f"dream {n}") for n in range(300)])
        backup(journal, quick_disk / "a.backup")
        name = schema_name(journal.id)
    key_file = path.with_name("a.psydyn-keys")

    def again(target):
        return restore(quick_disk / "a.backup", target, key_file=key_file, database=postgresql)

    began = time.monotonic()
    again(quick_disk / "first.psydyn")
    moments = Moments(chance, time.monotonic() - began, 20 * SIZE)
    gone(postgresql, name)
    for n, after in enumerate(moments):
        killed(lambda _, n=n: again(quick_disk / f"{n}.psydyn"), after=after)
        there = is_there(postgresql, name)
        moments.was(too_late=there)
        if there:
            with pytest.raises(JournalExists, match=f"take the schema {name} out of the database"):
                again(quick_disk / f"{n}again.psydyn")
            gone(postgresql, name)
        again(quick_disk / f"{n}again.psydyn")
        with open_journal(quick_disk / f"{n}again.psydyn") as restored:
            assert len(restored.entries()) == 300
        gone(postgresql, name)


def is_there(database, name):
    with database_engine(database, "none").connect() as connection:
        return connection.execute(text("SELECT to_regnamespace(:name)"), {"name": name}).scalar() is not None


def gone(database, name):
    """Once whoever was killed has let go of it."""
    with database_engine(database, "none").begin() as connection:
        connection.execute(text(f"DROP SCHEMA IF EXISTS {name} CASCADE"))
