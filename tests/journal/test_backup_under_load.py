"""A backup made while somebody writes is one moment of the journal, whole; and it comes back anywhere."""

import subprocess
import threading
from dataclasses import replace

import pytest
from contents import deeds, sound
from sizes import SIZE

from jupyter_psydyn.journal import (
    Case,
    DamagedJournal,
    Entry,
    JournalExists,
    open_journal,
)
from jupyter_psydyn.journal.backup import backup, log_of, restore, verify
from jupyter_psydyn.journal.engine import reading

pytestmark = pytest.mark.security

WORDS = "the sea in the school"


@pytest.fixture
def path(quick_disk):
    return quick_disk / "a.psydyn"


class Writer(threading.Thread):
    """Opens the journal, writes new cases, dreams and edits, and closes it, again and again."""

    def __init__(self, path):
        super().__init__(daemon=True)
        self.path, self.stopped, self.failed = path, False, None

    def run(self):
        try:
            while not self.stopped:
                with open_journal(self.path) as journal:
                    case = journal.put(Case(pseudonym="the dreamer"))
                    saved = journal.save(Entry(case=case.id, parts={"report": "I see the water. " * 80}))
                    journal.save(replace(saved, title="Water"))
        except BaseException as error:
            self.failed = error

    def stop(self):
        self.stopped = True
        self.join()
        assert self.failed is None


def test_twenty_backups_while_somebody_writes_are_twenty_moments_of_the_journal(journal, path, quick_disk):
    writer = Writer(path)
    writer.start()
    for n in range(20 * SIZE):
        report = backup(journal, quick_disk / f"{n}.backup")
        assert report.sound, report.lines
    writer.stop()
    history = deeds(journal)
    lengths = []
    for n in range(20 * SIZE):
        place = quick_disk / f"restored{n}.psydyn"
        restore(quick_disk / f"{n}.backup", place, key_file=path.with_name("a.psydyn-keys"))
        with open_journal(place) as restored:
            there = deeds(restored)
            assert there == history[: len(there)]
            assert verify(restored).sound
            lengths.append(len(there))
    assert lengths == sorted(lengths)
    assert lengths[-1] > lengths[0] + 20


def test_a_backup_of_a_database_comes_back_as_a_file_and_the_other_way(
    quick_disk, path, postgresql, database
):
    other = postgresql if database is None else None
    with open_journal(path, create=True, example=WORDS, database=database) as journal:
        saved = journal.save(Entry(parts={"report": "I see the water."}))
        journal.decide("motif", "lemma:water", "accepted")
        journal.undo()
        history, entries = deeds(journal), journal.entries()
        assert backup(journal, quick_disk / "a.backup").sound
    moved = quick_disk / "moved.psydyn"
    restore(quick_disk / "a.backup", moved, key_file=path.with_name("a.psydyn-keys"), database=other)
    with open_journal(moved) as again:
        assert log_of(again).engine.name == ("sqlite" if other is None else "postgresql")
        assert (deeds(again), again.entries()) == (history, entries)
        assert verify(again).sound
        again.save(replace(saved, title="Water"))
        assert sound(again)


def test_a_database_that_holds_the_journal_takes_no_second_one(quick_disk, path, postgresql):
    with open_journal(path, create=True, example=WORDS, database=postgresql) as journal:
        saved = journal.save(Entry(title="Water"))
        backup(journal, quick_disk / "a.backup")
        target = quick_disk / "b.psydyn"
        with pytest.raises(JournalExists, match="this database holds this journal already"):
            restore(
                quick_disk / "a.backup",
                target,
                key_file=path.with_name("a.psydyn-keys"),
                database=postgresql,
            )
        assert not list(quick_disk.glob("b.psydyn*"))
        assert journal.entries() == [saved]


def test_where_a_backup_is_not_sound_the_database_is_as_it_was(quick_disk, path, postgresql):
    """One text in it does not open: nothing of it stays there, and the way is free for a whole one."""
    with open_journal(path, create=True, example=WORDS) as journal:
        journal.save(Entry(title="Water"))
        backup(journal, quick_disk / "whole.backup")
        with log_of(journal).engine.begin() as connection:
            connection.exec_driver_sql("DROP TRIGGER revision_only_emptied")
            connection.exec_driver_sql("UPDATE revision SET body = zeroblob(60) WHERE seq = 2")
        (quick_disk / "spoilt.backup").write_bytes(path.read_bytes())
    keys = path.with_name("a.psydyn-keys")
    with pytest.raises(DamagedJournal, match=r"nothing was restored: .* A text does not open"):
        restore(quick_disk / "spoilt.backup", quick_disk / "b.psydyn", key_file=keys, database=postgresql)
    assert not list(quick_disk.glob("b.psydyn*"))
    restore(quick_disk / "whole.backup", quick_disk / "b.psydyn", key_file=keys, database=postgresql)
    with open_journal(quick_disk / "b.psydyn") as again:
        assert [one.title for one in again.entries()] == ["Water"]


def test_a_backup_comes_back_from_a_read_only_disk(small_disk, quick_disk):
    path = small_disk / "a.psydyn"
    with open_journal(path, create=True, example=WORDS) as journal:
        saved = journal.save(Entry(title="Water"))
        backup(journal, small_disk / "a.backup")
    subprocess.run(["mount", "-o", "remount,ro", str(small_disk)], check=True)
    restore(small_disk / "a.backup", quick_disk / "b.psydyn", key_file=small_disk / "a.psydyn-keys")
    with open_journal(quick_disk / "b.psydyn") as again:
        assert again.entries() == [saved]


def test_a_copy_made_of_a_journal_in_use_comes_back_with_its_last_words(quick_disk):
    """As a program for backups of whole disks makes it: the file, and the log beside it."""
    path = quick_disk / "a.psydyn"
    with open_journal(path, create=True, example=WORDS) as journal, reading(log_of(journal).engine) as reader:
        # While somebody reads the old moment, nothing after it goes from the log into the file.
        reader.exec_driver_sql("SELECT * FROM action").all()
        saved = journal.save(Entry(title="Water"))
        for ending in ("", "-wal"):
            (quick_disk / f"copy.backup{ending}").write_bytes(path.with_name(path.name + ending).read_bytes())
    restore(quick_disk / "copy.backup", quick_disk / "b.psydyn", key_file=path.with_name("a.psydyn-keys"))
    with open_journal(quick_disk / "b.psydyn") as again:
        assert again.entries() == [saved]
