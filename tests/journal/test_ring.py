"""The keys of an unlocked journal: each case has its own, an erased one has none, and locked is locked."""

import copy
import json
import os
import pickle
import subprocess
import sys
import threading

import pytest

from jupyter_psydyn.journal import keys
from jupyter_psydyn.journal.errors import DamagedKeys, Locked, UnknownCase
from jupyter_psydyn.journal.keys import keyfile
from jupyter_psydyn.journal.keys.ring import Ring

WORDS = "the sea in the school"


@pytest.fixture
def file(tmp_path):
    return tmp_path / "a.psydyn-keys"


@pytest.fixture
def ring(file):
    return keys.create(file, example=WORDS, journal="0123456789abcdef")[0]


def test_every_case_has_a_random_key_of_its_own_that_stays(file, ring):
    for case in ("c1", "c2"):
        ring.add(case)
    again = keys.unlock(file)
    found = [ring.key(case) for case in ("", "c1", "c2")]
    assert found == [again.key(case) for case in ("", "c1", "c2")]
    assert len(set(found)) == 3
    assert {len(key) for key in found} == {32}


def test_a_case_that_was_made_already_keeps_its_key(file, ring):
    ring.add("c1")
    key, before = ring.key("c1"), file.read_bytes()
    ring.add("c1")
    keys.unlock(file).add("c1")
    assert ring.key("c1") == key
    assert file.read_bytes() == before


def test_a_case_that_was_never_made_is_unknown(ring):
    for ask in (lambda: ring.key("c1"), lambda: ring.erase("c1", "2026-11-23"), lambda: ring.key("../a")):
        with pytest.raises(UnknownCase, match="erased, or never made"):
            ask()


def test_an_erased_case_has_no_key_any_more_in_the_file_its_copy_or_another_ring(file, ring):
    ring.add("c1")
    ring.add("c2")
    elsewhere = keys.unlock(file)
    kept, wrapped = elsewhere.key("c2"), json.loads(file.read_bytes())["cases"]["c1"].encode()
    elsewhere.key("c1")
    ring.erase("c1", "2026-11-23")
    for one in (ring, elsewhere, keys.unlock(file)):
        assert one.erased == {"c1": "2026-11-23"}
        assert one.key("c2") == kept
        with pytest.raises(UnknownCase):
            one.key("c1")
        with pytest.raises(UnknownCase):
            one.add("c1")
    assert [one.name for one in file.parent.iterdir() if wrapped in one.read_bytes()] == []


def test_erasing_again_keeps_the_first_day(ring):
    ring.add("c1")
    ring.erase("c1", "2026-11-23")
    ring.erase("c1", "2026-11-24")
    assert ring.erased == {"c1": "2026-11-23"}


def test_the_end_of_the_log_is_remembered_and_seen_by_others(file, ring):
    assert ring.head == (0, "")
    elsewhere = keys.unlock(file)
    ring.set_head(12, "0a" * 32)
    assert ring.head == elsewhere.head == keys.unlock(file).head == (12, "0a" * 32)
    ring.set_head(3, "0b" * 32)  # a backup was put back
    assert elsewhere.head == (3, "0b" * 32)


def test_what_changed_while_a_passphrase_was_derived_is_seen(file, ring):
    ring.add("c1")
    read = keyfile.read(file)  # as unlocking begins
    ring.erase("c1", "2026-11-23")
    late = Ring(file, read, ring.master())  # as it ends
    with pytest.raises(UnknownCase):
        late.key("c1")


def test_a_key_file_damaged_while_unlocked_is_said_at_the_next_use(file, ring):
    ring.key("")
    file.write_bytes(b"\0" * 900)
    with pytest.raises(DamagedKeys):
        ring.key("")
    assert file.read_bytes() == b"\0" * 900


# --- locked ------------------------------------------------------------------------------------------------


def test_after_wiping_everything_is_locked(file, ring):
    ring.add("c1")
    assert not ring.locked
    before = file.read_bytes()
    ring.wipe()
    ring.wipe()
    assert ring.locked
    for ask in (
        lambda: ring.database,
        lambda: ring.audit,
        lambda: ring.draft,
        lambda: ring.head,
        lambda: ring.erased,
        lambda: ring.key(""),
        lambda: ring.key("c1"),
        lambda: ring.key("never made"),
        lambda: ring.add("c2"),
        lambda: ring.erase("c1", "2026-11-23"),
        lambda: ring.set_head(1, "00"),
        lambda: keys.change_passphrase(file, ring, "a kettle on the stairs"),
        lambda: keys.add_passphrase(file, ring, "mine", "a kettle on the stairs"),
        lambda: keys.new_recovery_code(file, ring),
    ):
        with pytest.raises(Locked, match="locked"):
            ask()
    assert file.read_bytes() == before


def test_wiping_overwrites_the_keys_where_they_are_kept(ring):
    ring.add("c1")
    ring.key(""), ring.key("c1")
    kept = [ring._master, *ring._keys.values()]
    assert len(kept) == 3
    assert all(any(secret) for secret in kept)
    ring.wipe()
    assert [bytes(secret) for secret in kept] == [bytes(32)] * 3


def test_a_key_asked_for_while_it_is_wiped_is_the_key_or_locked_and_never_zeros(file):
    """A text sealed under zeros would be readable to everybody."""
    cases = [f"c{at}" for at in range(50)]  # so that wiping takes a while
    made, _ = keys.create(file, example=WORDS, journal="0123456789abcdef")
    for case in cases:
        made.add(case)
    key, found = made.key("c0"), set()

    def ask(ring, begin):
        begin.wait()
        try:
            while True:
                found.add(ring.key("c0"))
        except Exception as error:
            found.add(type(error))

    before = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    try:
        for _ in range(100):
            ring, begin = keys.unlock(file), threading.Barrier(4)
            for case in cases:
                ring.key(case)
            threads = [threading.Thread(target=ask, args=(ring, begin)) for _ in range(3)]
            for thread in threads:
                thread.start()
            begin.wait()
            ring.wipe()
            for thread in threads:
                thread.join()
    finally:
        sys.setswitchinterval(before)
    assert found <= {key, Locked}


def test_a_ring_shows_no_key_and_is_not_copied_or_saved(ring):
    ring.add("c1")
    assert repr(ring) == str(ring) == f"{ring}" == "Ring('0123456789abcdef', unlocked)"
    assert not hasattr(ring, "__dict__")
    for take in (pickle.dumps, copy.copy, copy.deepcopy):
        with pytest.raises(TypeError, match="not copied, saved or sent"):
            take(ring)
    ring.wipe()
    assert repr(ring) == "Ring('0123456789abcdef', locked)"


# --- many at once ------------------------------------------------------------------------------------------

ADDING = """
import sys
from pathlib import Path
from jupyter_psydyn.journal import keys
ring = keys.unlock(Path(sys.argv[1]))
sys.stdin.readline()
for at in range(25):
    ring.add(f"c{sys.argv[2]}-{at}")
    ring.add(f"shared-{at}")
    print(f"c{sys.argv[2]}-{at}", ring.key(f"c{sys.argv[2]}-{at}").hex())
    print(f"shared-{at}", ring.key(f"shared-{at}").hex())
"""


def test_four_processes_that_add_cases_lose_none_and_agree_on_those_they_share(file, ring):
    processes = [
        subprocess.Popen(
            [sys.executable, "-c", ADDING, str(file), str(who)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        for who in range(4)
    ]
    for process in processes:
        process.stdin.write("go\n")
        process.stdin.flush()
    said = [line.split() for process in processes for line in process.communicate()[0].splitlines()]
    assert len(said) == 4 * 50
    assert {case: ring.key(case).hex() for case, _ in said} == dict(said)
    assert len(set(map(tuple, said))) == 4 * 25 + 25
    assert len(keyfile.read(file).cases) == len(keyfile.read(keyfile.copy_of(file)).cases) == 125


def test_threads_with_one_ring_and_with_rings_of_their_own_lose_no_case(file, ring):
    rings = [ring, ring, keys.unlock(file), keys.unlock(file)]
    failed = []

    def add(who, own):
        try:
            for at in range(20):
                own.add(f"c{who}-{at}")
                own.set_head(at, "00")
                own.key(f"c{who}-{at}")
        except Exception as error:
            failed.append(error)

    threads = [threading.Thread(target=add, args=each) for each in enumerate(rings)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failed == []
    assert len(keyfile.read(file).cases) == 80


def test_a_ring_is_ready_for_ten_thousand_keys(file, ring):
    """Opening 10,000 dreams asks for as many keys, and has a second for all of it."""
    ring.add("c1")
    begin = os.times()
    for _ in range(10_000):
        ring.key("c1")
    end = os.times()
    assert end.user + end.system - begin.user - begin.system < 0.3
