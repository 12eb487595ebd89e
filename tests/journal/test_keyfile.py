"""A key file that is not as it was written is refused with its own line, and left as it is."""

import hashlib
import json
import os
import random
import shutil
import subprocess
import sys

import pytest

from jupyter_psydyn.journal import keys
from jupyter_psydyn.journal.errors import (
    DamagedKeys,
    JournalFailed,
    JournalFull,
    NewerKeys,
    NoKeys,
    UnknownCase,
    WrongSecret,
)
from jupyter_psydyn.journal.keys import keyfile, keyform

pytestmark = pytest.mark.security

TIMES = 10 if os.environ.get("PSYDYN_NIGHTLY") else 1
JOURNAL = "0123456789abcdef"
DAMAGED = (
    "a.psydyn-keys is damaged: put back the copy a.psydyn-keys.1 or one of your own; it was left as it is"
)


@pytest.fixture(scope="session")
def made(tmp_path_factory):
    """A key file with everything in it, made once, and its recovery code."""
    file = tmp_path_factory.mktemp("keys") / "a.psydyn-keys"
    ring, code = keys.create(file, "seven slow herons", journal=JOURNAL)
    for case in ("c1", "c2", "c3"):
        ring.add(case)
    ring.erase("c3", "2026-11-23")
    ring.set_head(7, "ab" * 32)
    return file, code


@pytest.fixture
def file(made, tmp_path):
    shutil.copytree(made[0].parent, tmp_path, dirs_exist_ok=True)
    return tmp_path / made[0].name


@pytest.fixture
def code(made):
    return made[1]


def all_files(folder):
    return {one.name: one.read_bytes() for one in folder.iterdir()}


def summed(data):
    """The file's bytes with the right sum, as somebody would write them who has no key."""
    data = {name: value for name, value in data.items() if name != "sha256"}
    line = json.dumps(data, sort_keys=True, separators=(",", ":")).encode()
    return json.dumps({**data, "sha256": hashlib.sha256(line).hexdigest()}).encode()


def refused(file, code, raw):
    """What is said of these bytes; everything is left as it was."""
    file.write_bytes(raw)
    before = all_files(file.parent)
    with pytest.raises((DamagedKeys, NewerKeys)) as error:
        keys.unlock(file, recovery_code=code)
    assert all_files(file.parent) == before
    return str(error.value)


# --- reading -----------------------------------------------------------------------------------------------


def test_a_key_file_reads_as_it_was_written(file):
    read = keyfile.read(file)
    assert keyform.from_json(read.to_json()) == read
    assert read.to_json() == file.read_bytes()
    assert (set(read.cases), read.erased, read.head) == ({"c1", "c2"}, {"c3": "2026-11-23"}, (7, "ab" * 32))


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"\0" * 900,
        b"A shopping list: soap, string.",
        b"\xff\xfe{}",
        b"{}",
        b"[]",
        b"null",
        b"1",
        b'"psydyn_keys"',
        b'{"psydyn_keys": 1}',
        b'{"psydyn_keys": 0}',
        b'{"psydyn_keys": "1"}',
        b'{"psydyn_keys": true}',
        b'{"psydyn_keys": 1.0}',
        b"[" * 100_000,
        b'{"psydyn_keys": 1' + b"0" * 5000 + b"}",
    ],
    ids=range(16),
)
def test_what_is_no_key_file_is_damaged(raw, file, code):
    assert refused(file, code, raw) == DAMAGED


def test_a_file_of_more_than_10_mb_is_not_even_read_to_its_end(file, code):
    whole = file.read_bytes()
    assert refused(file, code, whole + b" " * 10_000_000) == DAMAGED
    file.write_bytes(whole + b" " * 1000)
    assert keys.unlock(file, recovery_code=code).journal == JOURNAL


def test_a_file_cut_anywhere_is_damaged(file, code):
    whole = file.read_bytes()
    # The last byte is the end of the line, which nothing needs.
    for length in range(0, len(whole) - 1, 23):
        assert refused(file, code, whole[:length]) == DAMAGED


def test_a_flipped_bit_is_damage_and_never_a_wrong_secret(file, code):
    whole, rng = file.read_bytes(), random.Random(22)
    said = set()
    for bit in rng.sample(range(len(whole) * 8 - 8), 400 * TIMES):
        changed = bytearray(whole)
        changed[bit // 8] ^= 1 << bit % 8
        said.add(refused(file, code, bytes(changed)))
    assert DAMAGED in said
    for line in said - {DAMAGED}:  # a flip in the version, or in what a passphrase costs, says that
        assert "newer jupyter_psydyn" in line or "more weakly, or at a higher cost" in line


def places(data, at=()):
    """Every place in the JSON, as the way to it."""
    for step in data if isinstance(data, dict) else range(len(data)) if isinstance(data, list) else ():
        yield (*at, step)
        yield from places(data[step], (*at, step))


def test_anything_missing_or_of_another_type_is_damage_also_where_the_sum_is_right(file, code):
    data = json.loads(file.read_bytes())
    ways = [way for way in places(data) if way[0] != "sha256"]
    assert len(ways) == 24
    for way in ways:
        for wrong in (None, True, -1, 1.5, "", "zz", "é" * 80, [], {}, [[]], {"": ""}, "0" * 80, "missing"):
            changed = json.loads(file.read_bytes() if way is ways[0] else json.dumps(data))
            inside = changed
            for step in way[:-1]:
                inside = inside[step]
            if wrong == "missing":
                del inside[way[-1]]
            elif inside[way[-1]] == wrong and type(inside[way[-1]]) is type(wrong):
                continue
            else:
                inside[way[-1]] = wrong
            file.write_bytes(summed(changed))
            with pytest.raises((DamagedKeys, WrongSecret)) as error:
                keys.unlock(file, recovery_code=code)
            # What the recovery slot is wrapped with cannot be told from another code's.
            assert error.type is DamagedKeys or way[:2] == ("slots", 1), (way, wrong)
    file.write_bytes(summed(data))
    assert keys.unlock(file, recovery_code=code).journal == JOURNAL


def test_something_more_than_there_should_be_is_damage(file, code):
    data = json.loads(file.read_bytes())
    for changed in (
        {**data, "note": "hello"},
        {**data, "slots": [{**data["slots"][0], "note": "hello"}, *data["slots"][1:]]},
        {**data, "slots": data["slots"] * 20},
        {**data, "slots": []},
        {**data, "slots": [{"kind": "team", "wrapped": "00" * 40}]},
        {**data, "head": {**data["head"], "note": 1}},
    ):
        assert refused(file, code, summed(changed)) == DAMAGED


def test_a_newer_key_file_says_so_whatever_is_in_it(file, code):
    line = (
        "a.psydyn-keys was made by a newer jupyter_psydyn (format 2, this one reads 1): update it; "
        "the file was left as it is"
    )
    assert refused(file, code, b'{"psydyn_keys": 2, "locks": []}') == line
    assert refused(file, code, summed({**json.loads(file.read_bytes()), "psydyn_keys": 2})) == line


def test_the_copy_put_back_opens_everything(file, code):
    file.write_bytes(b"\0" * 900)
    shutil.copy(file.with_name("a.psydyn-keys.1"), file)
    ring = keys.unlock(file, recovery_code=code)
    assert len({ring.key(case) for case in ("", "c1", "c2")}) == 3
    assert ring.erased == {"c3": "2026-11-23"}


def test_a_key_file_of_another_journal_does_not_open_a_ring_of_this_one(file, code):
    ring = keys.unlock(file, recovery_code=code)
    file.unlink()
    keyfile.copy_of(file).unlink()
    keys.create(file, example="the sea in the school", journal=JOURNAL)
    with pytest.raises(DamagedKeys):
        ring.add("c4")
    assert keys.unlock(file).journal == JOURNAL


def test_the_wrapped_key_of_one_case_in_the_place_of_another_is_damage(file, code):
    data = json.loads(file.read_bytes())
    data["cases"]["c1"], data["cases"]["c2"] = data["cases"]["c2"], data["cases"]["c1"]
    assert refused(file, code, summed(data)) == DAMAGED


def test_an_erased_case_put_back_by_hand_is_damage(file, code):
    data = json.loads(file.read_bytes())
    data["cases"]["c3"] = data["cases"]["c1"]
    data["erased"] = {}
    assert refused(file, code, summed(data)) == DAMAGED


# --- writing -----------------------------------------------------------------------------------------------


def test_nothing_is_written_that_could_not_be_read(file, code):
    ring, before = keys.unlock(file, recovery_code=code), all_files(file.parent)
    for wrong in (
        lambda: ring.add("a case"),
        lambda: ring.add(""),
        lambda: ring.add("c" * 65),
        lambda: ring.erase("c1", "yesterday"),
        lambda: ring.set_head("7", "ab"),
        lambda: ring.set_head(7, None),
    ):
        with pytest.raises(ValueError, match=r"id must be|isoformat|no key file"):
            wrong()
    assert all_files(file.parent) == before
    assert ring.head == (7, "ab" * 32)


def test_there_are_never_more_slots_than_can_be_read(file, code, monkeypatch):
    monkeypatch.setattr(keyform, "MOST_SLOTS", 3)
    ring = keys.unlock(file, recovery_code=code)
    keys.add_passphrase(file, ring, "a", "a kettle on the stairs")
    with pytest.raises(ValueError, match="at most 3 ways in"):
        keys.add_passphrase(file, ring, "b", "a kettle on the stairs")
    assert keys.unlock(file, recovery_code=code).journal == JOURNAL


def test_what_a_killed_change_left_goes_with_the_next(file, code):
    left = file.with_name(".a.psydyn-keys.new")
    left.write_bytes(file.read_bytes())
    keys.unlock(file, recovery_code=code).erase("c1", "2026-11-24")
    assert not left.exists()


def test_a_key_file_that_was_taken_away_is_not_made_anew(file, code):
    ring = keys.unlock(file, recovery_code=code)
    key = ring.key("c1")
    file.unlink()
    with pytest.raises(NoKeys, match=r"a\.psydyn-keys is missing"):
        ring.add("c4")
    assert not file.exists()
    assert ring.key("c1") == key, "what is unlocked can still be saved"


def test_another_program_that_holds_the_file_for_long_is_named(file, code, monkeypatch):
    monkeypatch.setattr(keyfile, "WAIT_SECONDS", 0.1)
    ring, before = keys.unlock(file, recovery_code=code), all_files(file.parent)
    with keyfile.changing(file), pytest.raises(JournalFailed, match="another program held"):
        ring.add("c4")
    assert all_files(file.parent) == before
    ring.add("c4")


def test_a_folder_that_cannot_be_written_to_is_named(file, code):
    ring = keys.unlock(file, recovery_code=code)
    file.parent.chmod(0o500)
    try:
        if os.access(file.parent, os.W_OK):
            pytest.skip("root writes everywhere")
        assert keys.unlock(file, recovery_code=code).key("c1") == ring.key("c1")
        with pytest.raises(JournalFailed, match="Permission denied"):
            ring.add("c4")
    finally:
        file.parent.chmod(0o700)
    assert set(keyfile.read(file).cases) == {"c1", "c2"}


FULL = """
import resource, signal, sys
from pathlib import Path
from jupyter_psydyn.journal import keys
ring = keys.unlock(Path(sys.argv[1]), recovery_code=sys.argv[2])
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (600, 600))
try:
    ring.add("c4")
except OSError as error:
    print(type(error).__name__, error)
"""


@pytest.mark.skipif(os.name != "posix", reason="a limit of POSIX")
def test_a_write_that_ends_in_the_middle_leaves_the_file_and_nothing_else(file, code):
    """The system itself refuses to write more than 600 bytes of about 1,500."""
    before = all_files(file.parent)
    said = subprocess.run(
        [sys.executable, "-c", FULL, str(file), code], check=True, capture_output=True, text=True
    ).stdout
    assert said.strip() == "JournalFailed a.psydyn-keys could not be used (File too large); it is as it was"
    assert all_files(file.parent) == before


def test_a_full_disk_is_called_full(file, code, monkeypatch):
    ring, before = keys.unlock(file, recovery_code=code), all_files(file.parent)

    def full(descriptor):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(JournalFull, match=r"the disk is full: a\.psydyn-keys is as it was"):
        ring.add("c4")
    assert all_files(file.parent) == before
    with pytest.raises(UnknownCase):
        ring.key("c4")
