"""What was acknowledged is there; what was there stays; what is no journal is left alone."""

import os
import sqlite3
import subprocess
import sys
import threading
from dataclasses import replace

import pytest

from jupyter_psydyn.journal import (
    Association,
    Conflict,
    Element,
    Entry,
    JournalExists,
    JournalFailed,
    JournalFull,
    NoJournal,
    NotAJournal,
    UnknownEntry,
    file,
    open_journal,
)

DREAM = Entry(night="2026-11-22", parts={"report": "I see the water. It is warm."})
WATER = Element("e1", "report", 10, 15, "water")


@pytest.fixture
def path(tmp_path):
    return tmp_path / "a.psydyn"


@pytest.fixture
def journal(path):
    with open_journal(path, create=True) as journal:
        yield journal


def test_a_saved_entry_is_there_after_reopening(journal, path):
    saved = journal.save(DREAM)
    assert (saved.revision, saved.parts, saved.night) == (1, DREAM.parts, "2026-11-22")
    assert saved.id
    assert saved.created == saved.changed != ""
    journal.close()
    with open_journal(path) as again:
        assert again.entries() == [saved]
        assert again.entry(saved.id) == saved


def test_every_save_is_a_revision_and_none_is_lost(journal):
    first = journal.save(DREAM)
    second = journal.save(replace(first, title="Water"))
    third = journal.save(replace(second, deleted=True))
    back = journal.save(replace(third, deleted=False))
    assert journal.history(first.id) == [first, second, third, back]
    assert [one.revision for one in journal.history(first.id)] == [1, 2, 3, 4]
    assert {one.created for one in journal.history(first.id)} == {first.created}


def test_a_deleted_entry_is_not_listed_but_kept(journal):
    saved = journal.save(DREAM)
    gone = journal.save(replace(saved, deleted=True))
    assert journal.entries() == []
    assert len(journal.corpus()) == 0
    assert journal.entries(deleted=True) == [gone]
    assert journal.entry(saved.id) == gone


def test_a_stale_revision_is_a_conflict_and_overwrites_nothing(journal):
    first = journal.save(DREAM)
    theirs = journal.save(replace(first, title="theirs"))
    with pytest.raises(Conflict) as refused:
        journal.save(replace(first, title="mine"))
    assert refused.value.current == theirs
    assert journal.entry(first.id) == theirs
    with pytest.raises(Conflict):
        journal.save(replace(theirs, title="mine"), expected=1)
    with pytest.raises(Conflict):
        journal.save(replace(DREAM, id=first.id))


def test_an_entry_that_is_not_there(journal):
    for ask in (journal.entry, journal.history):
        with pytest.raises(UnknownEntry, match="there is no such entry"):
            ask("nobody")
    with pytest.raises(UnknownEntry):
        journal.save(Entry(id="nobody"), expected=4)


def test_a_wrong_field_changes_nothing(journal):
    with pytest.raises(ValueError, match="vividness must be"):
        journal.save(replace(DREAM, vividness=9))
    with pytest.raises(ValueError, match="vividness must be"):
        journal.add([DREAM, replace(DREAM, vividness=9)])
    assert journal.entries() == []


def test_entries_are_added_all_or_none(journal):
    with pytest.raises(ValueError, match="stands something else"):
        journal.add([DREAM, replace(DREAM, elements=(replace(WATER, start=11, end=16),))])
    assert journal.entries() == []
    journal.add([DREAM, DREAM])
    assert len(journal.entries()) == 2


def test_numbers_are_of_a_kind_and_for_ever(journal):
    dream, note = journal.save(DREAM), journal.save(Entry(kind="note"))
    journal.save(replace(dream, deleted=True))
    journal.save(DREAM)
    assert [(number, one.kind) for number, one in journal.numbered()] == [
        (1, "dream"),
        (1, "note"),
        (2, "dream"),
    ]
    with pytest.raises(ValueError, match="kind: this entry is and stays 'note'"):
        journal.save(replace(note, kind="dream"))


def test_elements_follow_their_words(journal):
    saved = journal.save(replace(DREAM, elements=(WATER,)))
    moved = journal.save(replace(saved, parts={"report": "\U0001f30a I see the water. It is warm."}))
    assert [(one.start, one.end, one.lost) for one in moved.elements] == [(12, 17, False)]
    gone = journal.save(replace(moved, parts={"report": "It is warm."}))
    assert [(one.quote, one.lost) for one in gone.elements] == [("water", True)]
    back = journal.save(replace(gone, parts=moved.parts))
    assert back.elements == moved.elements


def test_an_element_that_is_not_where_it_says_is_refused(journal):
    saved = journal.save(DREAM)
    with pytest.raises(ValueError, match="at 11 to 16 of the report stands something else"):
        journal.save(replace(saved, elements=(replace(WATER, start=11, end=16),)))


def test_told_is_frozen_by_the_first_element_of_the_report(journal):
    saved = journal.save(replace(DREAM, elements=(Element("e2", "", 0, 0, "mother"),)))
    assert saved.told is None
    saved = journal.save(replace(saved, elements=(*saved.elements, WATER)))
    assert saved.told == DREAM.parts["report"]
    edited = journal.save(replace(saved, parts={"report": "I see the deep water."}))
    assert (edited.told, edited.parts["report"]) == (DREAM.parts["report"], "I see the deep water.")


def test_told_is_frozen_when_it_is_said(journal):
    saved = journal.save(journal.save(DREAM).edited({"told": DREAM.parts["report"]}))
    for other in ("something else", None):
        with pytest.raises(ValueError, match="told: the report as first told stays"):
            journal.save(replace(saved, told=other))


def test_the_corpus_counts_parts_apart(journal):
    answers = (Association("a1", "cold"), Association("a2", "bath"))
    parts = {**DREAM.parts, "residue": "rain", "reflection": "why", "note": "seen"}
    saved = journal.save(replace(DREAM, parts=parts, elements=(replace(WATER, associations=answers),)))
    silent = journal.save(Entry(night="1977-05", recall="none"))
    corpus = journal.corpus()
    assert corpus[saved.id].parts == {**parts, "association": "cold\nbath"}
    assert corpus[silent.id].parts == {}
    assert corpus[silent.id].night.text == "1977-05"


def test_decisions_last_and_their_past_stays(journal, path):
    journal.decide("motif", "lemma:water", "accepted", "her word for it")
    journal.decide("edge", "lemma:water--lemma:house", "rejected")
    journal.decide("motif", "lemma:water", "open")
    journal.close()
    with open_journal(path) as again:
        assert {(one.key, one.verdict, one.memo) for one in again.decisions()} == {
            ("lemma:water--lemma:house", "rejected", ""),
            ("lemma:water", "open", ""),
        }
        assert [one.verdict for one in again.all_decisions()] == ["accepted", "rejected", "open"]
        assert all(one.at for one in again.all_decisions())
        with pytest.raises(ValueError, match="verdict must be one of 'accepted', 'rejected', 'open'"):
            again.decide("motif", "lemma:water", "maybe")


def test_nothing_in_the_file_can_be_changed_or_removed(journal, path):
    journal.save(DREAM)
    journal.decide("motif", "lemma:water", "open")
    connection = sqlite3.connect(path)
    for table in ("entry", "revision", "decision"):
        with pytest.raises(sqlite3.IntegrityError, match="only added to"):
            connection.execute(f"DELETE FROM {table}")
    with pytest.raises(sqlite3.IntegrityError, match="only added to"):
        connection.execute("UPDATE revision SET body = ''")
    connection.close()


def test_the_draft_key_is_the_journals_own(journal, tmp_path):
    with open_journal(tmp_path / "b.psydyn", create=True) as other:
        assert len(journal.draft_key) == 32
        assert journal.draft_key != other.draft_key
        assert "draft" not in repr(journal)


def test_a_new_journal_takes_no_files_place(tmp_path, path):
    path.write_text("mine")
    with pytest.raises(JournalExists, match=r"there is a file a\.psydyn already"):
        open_journal(path, create=True)
    assert path.read_text() == "mine"
    with pytest.raises(NoJournal, match="there is no folder nowhere"):
        open_journal(tmp_path / "nowhere" / "b.psydyn", create=True)
    with pytest.raises(NoJournal, match=r"there is no journal b\.psydyn"):
        open_journal(tmp_path / "b.psydyn")
    assert [one.name for one in tmp_path.iterdir()] == ["a.psydyn"]


def test_an_open_journal_may_be_moved_and_another_made_in_its_place(journal, path, tmp_path):
    """As the file browser does; the new one must not read what the old one left beside it."""
    saved = journal.save(DREAM)
    path.rename(tmp_path / "b.psydyn")
    with open_journal(tmp_path / "b.psydyn") as moved:
        assert moved.entries() == [saved]
    with open_journal(path, create=True) as made:
        assert made.entries() == []


@pytest.mark.skipif(os.name == "nt", reason="Windows has no modes")
def test_only_the_owner_may_read_it(journal, path):
    assert path.stat().st_mode & 0o777 == 0o600


def foreign(path):
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE t (x)")
    connection.close()


def newer(path):
    open_journal(path, create=True).close()
    raw = bytearray(path.read_bytes())
    raw[60:64] = (file.VERSION + 1).to_bytes(4, "big")
    path.write_bytes(raw)


def truncated(path):
    open_journal(path, create=True).close()
    path.write_bytes(path.read_bytes()[:-5000])


def scribbled(path):
    with open_journal(path, create=True) as journal:
        journal.add([DREAM] * 50)
    raw = bytearray(path.read_bytes())
    raw[4096 * 2 : 4096 * 9] = b"\xff" * 4096 * 7
    path.write_bytes(raw)


def without_tables(path):
    open_journal(path, create=True).close()
    connection = sqlite3.connect(path)
    connection.execute("DROP TABLE decision")
    connection.commit()
    connection.close()


@pytest.mark.parametrize(
    ("make", "line"),
    [
        (lambda path: path.write_bytes(b""), "is empty (0 bytes)"),
        (lambda path: path.write_bytes(b"night;dream\n"), "is not a journal"),
        (lambda path: path.write_bytes(b"SQLite format 3\0"), "is not a journal"),
        (foreign, "is not a journal"),
        (newer, "was made by a newer jupyter_psydyn"),
        (truncated, "is damaged"),
        (scribbled, "is damaged"),
        (without_tables, "is damaged"),
        (lambda path: path.mkdir(), "is a folder"),
    ],
)
def test_what_is_no_journal_is_refused_and_left_as_it_is(path, make, line):
    make(path)
    before = path.read_bytes() if path.is_file() else None
    with pytest.raises(NotAJournal) as refused:
        open_journal(path)
    assert line in str(refused.value)
    assert "\n" not in str(refused.value)
    assert (path.read_bytes() if path.is_file() else None) == before


def test_two_writers_on_one_file_lose_nothing(path):
    """Two open journals, as a server and a kernel have them, four threads, 25 dreams each."""
    open_journal(path, create=True).close()
    journals = [open_journal(path), open_journal(path)]

    def write(who):
        for n in range(25):
            journals[who % 2].save(replace(DREAM, title=f"{who} {n}"))

    threads = [threading.Thread(target=write, args=(who,)) for who in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    wanted = {f"{who} {n}" for who in range(4) for n in range(25)}
    for journal in journals:
        assert {one.title for one in journal.entries()} == wanted
        assert {number for number, _ in journal.numbered()} == set(range(1, 101))
        journal.close()


def test_of_two_who_change_the_same_revision_one_is_told(path):
    with open_journal(path, create=True) as mine, open_journal(path) as theirs:
        saved = mine.save(DREAM)
        theirs.save(replace(saved, title="theirs"))
        with pytest.raises(Conflict) as refused:
            mine.save(replace(saved, title="mine"))
        assert refused.value.current.title == "theirs"


KILLED = """
import os, sys
from jupyter_psydyn.journal import Entry, open_journal
journal = open_journal(sys.argv[1])
for n in range(1000):
    saved = journal.save(Entry(title=str(n)))
    print(n, flush=True)
"""


def test_what_was_acknowledged_outlives_a_kill(path):
    open_journal(path, create=True).close()
    process = subprocess.Popen([sys.executable, "-c", KILLED, str(path)], stdout=subprocess.PIPE, text=True)
    said = [process.stdout.readline() for _ in range(20)]
    process.kill()
    rest, _ = process.communicate()
    acknowledged = [int(line) for line in (*said, *rest.splitlines())]
    with open_journal(path) as journal:
        titles = {int(one.title) for one in journal.entries()}
    assert set(acknowledged) <= titles
    # At most the one that was being written when the end came.
    assert len(titles) <= len(acknowledged) + 1


def test_a_full_disk_is_one_line_and_nothing_half_done(journal, path):
    saved = journal.save(DREAM)
    pages = journal._connection.execute("PRAGMA page_count").fetchone()[0]
    journal._connection.execute(f"PRAGMA max_page_count = {pages + 1}")
    long = replace(DREAM, parts={"report": "x" * 100_000})
    for write in (
        lambda: journal.save(replace(saved, parts=long.parts)),
        lambda: journal.add([DREAM, long]),
        lambda: journal.decide("motif", "lemma:water", "open", "x" * 100_000),
    ):
        with pytest.raises(JournalFull, match="the disk is full: this was not saved"):
            write()
    assert journal.entries() == [saved]
    assert journal.decisions() == []
    journal._connection.execute(f"PRAGMA max_page_count = {pages + 100}")
    again = journal.save(replace(saved, parts=long.parts))
    journal.close()
    with open_journal(path) as reopened:
        assert reopened.entries() == [again]


@pytest.fixture
def small_disk(tmp_path):
    """A real file system of 1 MB, where we may mount one; else the test has nothing to fill."""
    place = tmp_path / "small"
    place.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", str(place)]
    if not hasattr(os, "geteuid") or os.geteuid() or subprocess.run(mount, capture_output=True).returncode:
        pytest.skip("no file system may be mounted here")
    yield place
    subprocess.run(["umount", str(place)], check=True)


def test_a_disk_that_really_fills(small_disk):
    path = small_disk / "a.psydyn"
    with open_journal(path, create=True) as journal:
        saved = []
        with pytest.raises(JournalFull, match="the disk is full"):
            saved.extend(
                journal.save(long) for long in [replace(DREAM, parts={"report": "x" * 50_000})] * 100
            )
        assert journal.entries() == saved
        assert saved
    with open_journal(path) as again:
        assert again.entries() == saved
    # Full to the last byte: a new journal finds no room, and leaves nothing behind.
    with (small_disk / "filler").open("wb", buffering=0) as filler, pytest.raises(OSError, match="No space"):
        filler.writelines([b"x" * 4096] * 1000)
    with pytest.raises(JournalFull):
        open_journal(small_disk / "b.psydyn", create=True)
    assert not [one for one in small_disk.iterdir() if "b.psydyn" in one.name]


def test_a_journal_held_by_another_says_so(journal, path, monkeypatch):
    monkeypatch.setattr(file, "WAIT_SECONDS", 0.1)
    with open_journal(path) as other:
        journal._connection.execute("BEGIN IMMEDIATE")
        with pytest.raises(JournalFailed, match="another program held the journal"):
            other.save(DREAM)
        journal._connection.execute("ROLLBACK")
        assert other.save(DREAM).revision == 1


def test_a_closed_journal_says_so(journal):
    journal.close()
    with pytest.raises(JournalFailed, match="closed"):
        journal.save(DREAM)
