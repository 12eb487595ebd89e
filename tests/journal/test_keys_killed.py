"""A change of keys that is killed is made or not made: the old secret works or the new one, never neither."""

import json
import os
import random
import shutil
import signal
import sys
import time

import pytest

from jupyter_psydyn.journal import keys
from jupyter_psydyn.journal.errors import UnknownCase, WrongSecret
from jupyter_psydyn.journal.keys import keyfile, recovery, slots

posix = pytest.mark.skipif(not hasattr(os, "fork"), reason="kills processes the way of POSIX")
pytestmark = [pytest.mark.security, posix]

TIMES = 10 if os.environ.get("PSYDYN_NIGHTLY") else 1
OLD, NEW = "seven slow herons", "a kettle on the stairs"
NEW_CODE = recovery.written(bytes(range(16)))


@pytest.fixture(autouse=True)
def _cheap(monkeypatch):
    """Passphrases are derived in no time: what is tried here is the writing."""
    monkeypatch.setattr(slots, "MEMORY_KIB", (64, 1024 * 1024))
    monkeypatch.setattr(slots, "ITERATIONS", (1, 64))


@pytest.fixture
def made(tmp_path):
    """A folder with a key file, its recovery code and the key of its one case."""
    folder = tmp_path / "made"
    folder.mkdir()
    ring, code = keys.create(folder / "a.psydyn-keys", OLD, journal="0123456789abcdef")
    ring.add("c1")
    return folder, code, ring.key("c1")


def opens(file, **secret):
    try:
        return keys.unlock(file, **secret)
    except WrongSecret:
        return None


def has(ring, case):
    try:
        return ring.key(case)
    except UnknownCase:
        return None


def change_passphrase(file, ring):
    keys.change_passphrase(file, ring, NEW)


def change_recovery_code(file, ring):
    keys.new_recovery_code(file, ring)


def add_a_case(file, ring):
    ring.add("c2")


def erase_a_case(file, ring):
    ring.erase("c1", "2026-11-23")


CHANGES = {
    change_passphrase: (
        lambda file, _: opens(file, passphrase=OLD),
        lambda file, _: opens(file, passphrase=NEW),
    ),
    change_recovery_code: (
        lambda file, code: opens(file, recovery_code=code),
        lambda file, _: opens(file, recovery_code=NEW_CODE),
    ),
    add_a_case: (lambda file, _: not has(anyhow(file), "c2"), lambda file, _: has(anyhow(file), "c2")),
    erase_a_case: (lambda file, _: has(anyhow(file), "c1"), lambda file, _: not has(anyhow(file), "c1")),
}


def anyhow(file):
    return opens(file, passphrase=OLD) or opens(file, passphrase=NEW)


def killed_at(line, act):
    """Act in a process that kills itself before one line of the writing; whether it was killed."""
    child = os.fork()
    if child == 0:
        passed = 0

        def count(frame, event, _):
            nonlocal passed
            if frame.f_code.co_filename != keyfile.__file__:
                return None
            if event == "line" and frame.f_code.co_name in ("write", "_put", "_sync_folder"):
                passed += 1
                if passed == line:
                    os.kill(os.getpid(), signal.SIGKILL)
            return count

        sys.settrace(count)
        act()
        os._exit(0)
    return os.waitpid(child, 0)[1] != 0


@pytest.mark.parametrize("change", CHANGES, ids=lambda change: change.__name__)
def test_killed_at_any_line_of_the_writing_it_is_wholly_old_or_wholly_new(
    change, made, tmp_path, monkeypatch
):
    monkeypatch.setattr(recovery, "new_code", lambda: NEW_CODE)
    folder, code, key = made
    is_old, is_new = CHANGES[change]
    found = []
    for line in range(1, 200):
        here = shutil.copytree(folder, tmp_path / f"line {line}")
        file = here / "a.psydyn-keys"
        ring = anyhow(file)
        killed = killed_at(line, lambda file=file, ring=ring: change(file, ring))
        old, new = bool(is_old(file, code)), bool(is_new(file, code))
        assert old != new, f"killed before line {line} of the writing: old {old}, new {new}"
        found.append("new" if new else "old")
        # The copy is whole as well, and the next change finds nothing in its way.
        assert keyfile.read(keyfile.copy_of(file)).journal == "0123456789abcdef"
        anyhow(file).add("c9")
        assert has(anyhow(file), "c9")
        assert has(anyhow(file), "c1") in (key, None if change is erase_a_case else key)
        shutil.rmtree(here)
        if not killed:
            break
    assert not killed, "the last one lived"
    assert found.index("new") > 10
    assert found == sorted(found, reverse=True), "first old, then new"


def test_an_erasure_that_was_killed_and_done_again_leaves_the_key_in_no_file(made, tmp_path):
    folder, _, _ = made
    wrapped = json.loads((folder / "a.psydyn-keys").read_bytes())["cases"]["c1"].encode()
    for line in range(1, 200):
        here = shutil.copytree(folder, tmp_path / f"line {line}")
        file = here / "a.psydyn-keys"
        ring = anyhow(file)
        killed = killed_at(line, lambda ring=ring: ring.erase("c1", "2026-11-23"))
        anyhow(file).erase("c1", "2026-11-23")
        assert [one.name for one in here.iterdir() if wrapped in one.read_bytes()] == []
        if not killed:
            break
    assert not killed


def change_for_ever(file, ring, seed, told):
    """One change after another, each told before and after."""
    rng, cases = random.Random(seed), []
    for at in range(10_000):
        verb = rng.choice(["passphrase", "code", "add", "erase"])
        if verb == "erase" and not cases:
            verb = "add"
        value = {
            "passphrase": f"passphrase {seed} {at}",
            "code": recovery.written(rng.randbytes(16)),
            "add": f"c{seed}-{at}",
            "erase": cases[-1] if cases else "",
        }[verb]
        os.write(told, json.dumps(["begin", verb, value]).encode() + b"\n")
        if verb == "passphrase":
            keys.change_passphrase(file, ring, value)
        elif verb == "code":
            recovery.new_code = lambda value=value: value
            keys.new_recovery_code(file, ring)
        elif verb == "add":
            ring.add(value)
            cases.append(value)
        else:
            ring.erase(cases.pop(), "2026-11-23")
        os.write(told, json.dumps(["done", verb, value]).encode() + b"\n")


def test_killed_50_times_at_random_moments_an_acknowledged_change_holds_and_one_secret_always_opens(made):
    folder, code, first_key = made
    file, rng = folder / "a.psydyn-keys", random.Random(22)
    holds = {"passphrase": OLD, "code": code}
    known, erased, in_the_middle = {"c1": first_key}, set(), 0
    for seed in range(50 * TIMES):
        ring = keys.unlock(file, recovery_code=holds["code"])
        reading, writing = os.pipe()
        child = os.fork()
        if child == 0:
            change_for_ever(file, ring, seed, writing)
        os.close(writing)
        time.sleep(rng.uniform(0, 0.05))
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        with open(reading) as told:
            lines = [json.loads(line) for line in told.read().splitlines()]

        for _, verb, value in (line for line in lines if line[0] == "done"):
            if verb in holds:
                holds[verb] = value
            elif verb == "add":
                known[value] = None
            else:
                erased.add(value)
        pending = dict([lines[-1][1:]]) if lines and lines[-1][0] == "begin" else {}
        in_the_middle += bool(pending)

        # Of each kind of secret exactly one opens: the acknowledged one, or the one that was being made.
        for verb, name in (("passphrase", "passphrase"), ("code", "recovery_code")):
            tried = [holds[verb], *([pending[verb]] if verb in pending else [])]
            working = [secret for secret in tried if opens(file, **{name: secret})]
            assert len(working) == 1, f"round {seed}: {len(working)} of {len(tried)} open"
            holds[verb] = working[0]
        ring = keys.unlock(file, recovery_code=holds["code"])
        for case in known.keys() - erased - {pending.get("erase")}:
            key = has(ring, case)
            assert key, f"round {seed}: an acknowledged case has no key"
            assert known[case] in (None, key)
            known[case] = key
        if has(ring, pending.get("erase", "c1")) is None:
            erased.add(pending["erase"])
        assert not any(has(ring, case) for case in erased)
    assert in_the_middle >= 10 * TIMES, "most kills fall into a change"
