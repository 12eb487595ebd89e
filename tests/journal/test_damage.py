"""A damaged disk, a full one and a read-only one: what is served is what was saved, or nothing is.

The files here are damaged as disks and crashes do it: a log that ends anywhere, one bit that is another.
"""

import os
import subprocess
import tempfile
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest
from contents import deeds, files, sound
from sizes import SIZE

from jupyter_psydyn.journal import (
    Case,
    DamagedJournal,
    DamagedKeys,
    Entry,
    JournalFailed,
    JournalFull,
    open_journal,
)
from jupyter_psydyn.journal.backup import verify
from jupyter_psydyn.journal.engine import reading
from jupyter_psydyn.journal.errors import NewerKeys
from jupyter_psydyn.journal.file import keys_beside

pytestmark = pytest.mark.security

WORDS = "the sea in the school"
pytestmark = pytest.mark.security

DREAM = Entry(parts={"report": "I see the water. " * 200})


# A log that ends anywhere


@pytest.fixture
def interrupted(quick_disk):
    """A journal as a crash leaves it, with 40 dreams in the log beside the file.

    Gives its files, its whole history, and for every action the bytes of the log that hold it wholly.
    """
    path = quick_disk / "a.psydyn"
    with open_journal(path, create=True, example=WORDS) as journal, reading(journal.store.engine) as reader:
        # While somebody reads the old moment, nothing after it goes from the log into the file.
        reader.exec_driver_sql("SELECT * FROM action").all()
        log = path.with_name(path.name + "-wal")
        ends = [0] * len(deeds(journal))
        for n in range(40):
            journal.save(Entry(title=f"dream {n}", parts={"report": "I see the water. " * (n % 7 * 20)}))
            ends.append(log.stat().st_size)
        return files(path.parent), deeds(journal), ends


def cut(log, start, chance):
    return log[:start]


def zeroed(log, start, chance):
    return log[:start] + bytes(len(log) - start)


def garbage(log, start, chance):
    length = min(chance.randrange(1, 5000), len(log) - start)
    return log[:start] + chance.randbytes(length) + log[start + length :]


def flipped(log, start, chance):
    return log[:start] + bytes([log[start] ^ 1 << chance.randrange(8)]) + log[start + 1 :]


@pytest.mark.parametrize("damage", [cut, zeroed, garbage, flipped])
def test_a_torn_log_is_a_clean_prefix_with_all_that_was_whole(damage, interrupted, quick_disk, chance):
    """500 times each: everything wholly written before the damage is there, nothing else, in order."""
    whole, history, ends = interrupted
    log = whole["a.psydyn-wal"]
    assert len(log) == ends[-1] > 200_000
    lengths = set()
    for _ in range(500 * SIZE):
        start = chance.randrange(len(log))
        for name in ("a.psydyn", "a.psydyn-keys"):
            (quick_disk / name).write_bytes(whole[name])
        (quick_disk / "a.psydyn-wal").write_bytes(damage(log, start, chance))
        with open_journal(quick_disk / "a.psydyn") as journal:
            there = deeds(journal)
            assert there == history[: len(there)]
            assert len(there) >= sum(end <= start for end in ends)
            assert sound(journal)
        lengths.add(len(there))
    assert len(lengths) > 20


# One bit that is another


def test_a_flipped_bit_is_noticed(quick_disk, chance):
    """400 times, anywhere in the file: no text is served that is not the one that was saved."""
    path = quick_disk / "a.psydyn"
    with open_journal(path, create=True, example=WORDS) as journal:
        journal.add([replace(DREAM, title=f"dream {n}") for n in range(40)])
        history = deeds(journal)
    whole = path.read_bytes()
    for _ in range(400 * SIZE):
        place = chance.randrange(len(whole))
        damaged = flipped(whole, place, chance)
        path.write_bytes(damaged)
        # Every page has a mac of its own: there is no bit that does not matter.
        with pytest.raises(DamagedJournal, match="restore a backup"):
            open_journal(path)
        assert path.read_bytes() == damaged
    path.write_bytes(whole)
    with open_journal(path) as journal:
        assert deeds(journal) == history


def test_a_flipped_bit_in_the_key_file_is_noticed(quick_disk, chance):
    path = quick_disk / "a.psydyn"
    open_journal(path, create=True, example=WORDS).close()
    keys = keys_beside(path)
    whole = keys.read_bytes()
    for _ in range(100 * SIZE):
        damaged = flipped(whole, chance.randrange(len(whole)), chance)
        keys.write_bytes(damaged)
        # A version number of one digit may become a higher one.
        with pytest.raises((DamagedKeys, NewerKeys), match=r"was left as it is"):
            open_journal(path)
        assert keys.read_bytes() == damaged
    keys.write_bytes(whole)
    open_journal(path).close()


# A disk that is full


def fill(disk):
    """Fill a disk to its last byte; gives the file that does."""
    with (disk / "filler").open("ab", buffering=0) as filler, pytest.raises(OSError, match="No space"):
        filler.writelines([bytes(4096)] * 1000)
    return disk / "filler"


def test_a_disk_that_fills_says_so_and_room_lets_the_writing_go_on(small_disk):
    path, reserve = small_disk / "a.psydyn", small_disk / "reserve"
    reserve.write_bytes(bytes(500_000))
    with open_journal(path, create=True, example=WORDS) as journal:
        saved = []
        with pytest.raises(JournalFull, match=r"^the disk is full"):
            saved.extend(journal.save(DREAM) for _ in range(1000))
        assert len(saved) > 50
        long = replace(saved[0], parts={"report": "x" * 50_000})
        for write in (lambda: journal.save(long), lambda: journal.add([replace(long, id="", revision=0)])):
            with pytest.raises(JournalFull, match=r"^the disk is full"):
                write()
        assert journal.entries() == saved
        reserve.unlink()
        saved[0] = journal.save(long)
        assert verify(journal).sound
    with open_journal(path) as again:
        assert again.entries() == saved


def test_on_a_full_disk_the_key_file_is_never_lost(small_disk):
    """It is written with every new case; room for five blocks ends now in it, now in the journal."""
    path = small_disk / "a.psydyn"
    kept = []
    with open_journal(path, create=True, example=WORDS) as journal:
        filler = fill(small_disk)
        for _ in range(20):
            os.truncate(filler, filler.stat().st_size - 5 * 4096)
            with pytest.raises(JournalFull):
                add_cases(journal, kept)
            fill(small_disk)
    assert len(kept) > 20
    filler.unlink()
    with open_journal(path) as again:
        assert again.cases()[1:] == kept
        again.add([Entry(case=case.id) for case in kept])
        assert verify(again).sound


def add_cases(journal, kept):
    for _ in range(100):
        kept.append(journal.put(Case(pseudonym="the dreamer")))
        journal.save(Entry(case=kept[-1].id))


def test_a_full_disk_opens_no_journal_makes_none_and_harms_none(small_disk):
    path = small_disk / "a.psydyn"
    with open_journal(path, create=True, example=WORDS) as journal:
        saved = journal.save(Entry(title="the water"))
    before = files(small_disk)
    filler = fill(small_disk)
    # The words are those of a disk, never those of a damaged journal.
    with pytest.raises(JournalFull, match=r"^the disk is full, or fails: nothing was changed; make room"):
        open_journal(path)
    with pytest.raises(JournalFull, match=r"^the disk is full"):
        open_journal(small_disk / "b.psydyn", create=True, example=WORDS)
    filler.unlink()
    assert not [name for name in files(small_disk) if name.startswith("b.psydyn")]
    assert {**files(small_disk), **before} == files(small_disk)
    with open_journal(path) as again:
        assert again.entries() == [saved]


# A disk that is read-only, and files that are


def test_a_read_only_disk_says_so_and_nothing_is_touched(small_disk):
    path = small_disk / "a.psydyn"
    with open_journal(path, create=True, example=WORDS) as journal:
        saved = journal.save(Entry(title="the water"))
    before = files(small_disk)
    subprocess.run(["mount", "-o", "remount,ro", str(small_disk)], check=True)
    with pytest.raises(JournalFailed, match="its folder is read-only, or gone; nothing was touched"):
        open_journal(path)
    with pytest.raises(JournalFailed, match=r"^b\.psydyn cannot be made: Read-only file system$"):
        open_journal(small_disk / "b.psydyn", create=True, example=WORDS)
    assert files(small_disk) == before
    subprocess.run(["mount", "-o", "remount,rw", str(small_disk)], check=True)
    with open_journal(path) as again:
        assert again.entries() == [saved]


@contextmanager
def as_nobody(folder):
    """As a user without rights; modes bind nobody who is root."""
    if not hasattr(os, "geteuid") or os.geteuid():
        yield
        return
    for one in (folder, *folder.iterdir()):
        os.chown(one, 65534, 65534)
    os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(0)


@pytest.fixture
def open_folder():
    """A folder that everybody may get into."""
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o755)
        yield Path(folder)


@pytest.mark.skipif(os.name == "nt", reason="Windows has no modes")
@pytest.mark.parametrize("how", ["example", "passphrase"])
def test_a_read_only_file_can_be_read_and_says_that_it_was_not_saved(open_folder, how):
    """Also by a passphrase, though that it was unlocked cannot be written down."""
    path = open_folder / "a.psydyn"
    with open_journal(path, create=True, **{how: WORDS}) as journal:
        saved = journal.save(Entry(title="the water"))
    path.chmod(0o400)
    before = path.read_bytes()
    secret = {} if how == "example" else {how: WORDS}
    with as_nobody(open_folder), open_journal(path, **secret) as journal:
        assert journal.entries() == [saved]
        with pytest.raises(JournalFailed, match="its folder, is read-only: nothing was saved"):
            journal.save(Entry(title="more"))
    assert path.read_bytes() == before


@pytest.mark.skipif(os.name == "nt", reason="Windows has no modes")
@pytest.mark.parametrize(
    ("of", "mode", "line"),
    [
        ("folder", 0o500, "the journal's file, or its folder, is read-only: nothing was saved"),
        ("folder", 0o000, "a.psydyn cannot be read: Permission denied"),
        ("a.psydyn", 0o000, "a.psydyn cannot be read: Permission denied"),
        ("a.psydyn-keys", 0o000, "a.psydyn-keys could not be used (Permission denied); it is as it was"),
    ],
)
def test_what_may_not_be_read_or_written_says_so_and_is_left_as_it_is(open_folder, of, mode, line):
    with open_journal(open_folder / "a.psydyn", create=True, example=WORDS):
        pass
    before = files(open_folder)
    with as_nobody(open_folder):
        locked = open_folder if of == "folder" else open_folder / of
        locked.chmod(mode)
        with pytest.raises(JournalFailed) as refused:
            open_journal(open_folder / "a.psydyn")
        locked.chmod(0o700)
    assert line in str(refused.value)
    assert files(open_folder) == before
