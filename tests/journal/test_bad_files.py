"""What is no journal, or not as it was, is refused with a line of its own, and not a byte of it changes."""

import hashlib
import json
import shutil
import sqlite3

import pytest

from jupyter_psydyn.journal import Entry, open_journal, opening

pytestmark = pytest.mark.security

PASSPHRASE = "seven grey geese"
DREAM = Entry(parts={"report": "I see the water. It is warm. " * 200})


@pytest.fixture(scope="module")
def whole(tmp_path_factory):
    """A journal with a passphrase and 30 dreams; made once, as a passphrase costs a quarter of a second."""
    folder = tmp_path_factory.mktemp("whole")
    with open_journal(folder / "a.psydyn", create=True, passphrase=PASSPHRASE) as journal:
        journal.add([DREAM] * 30)
    with open_journal(folder / "b.psydyn", create=True, passphrase="another journal's") as other:
        other.save(DREAM)
    return folder


@pytest.fixture
def folder(whole, tmp_path):
    for one in whole.iterdir():
        shutil.copy(one, tmp_path)
    return tmp_path


def all_bytes(folder):
    """Every file but locks, by name, with what is in it."""
    files = (one for one in folder.rglob("*") if one.is_file() and not one.name.endswith(".lock"))
    return {one.name: hashlib.sha256(one.read_bytes()).hexdigest() for one in files}


def edited_keys(folder, **fields):
    path = folder / "a.psydyn-keys"
    path.write_text(json.dumps({**json.loads(path.read_text()), **fields}))


def another_database(folder):
    (folder / "a.psydyn").unlink()
    connection = sqlite3.connect(folder / "a.psydyn")
    connection.execute("CREATE TABLE t (x)")
    connection.close()


def weaker(folder):
    path = folder / "a.psydyn-keys"
    keys = json.loads(path.read_text())
    keys["slots"][0]["memory_kib"] = 1024
    path.write_text(json.dumps(keys))


def cut(name, by):
    def change(folder):
        path = folder / name
        path.write_bytes(path.read_bytes()[:-by])

    return change


def written(name, data):
    return lambda folder: (folder / name).write_bytes(data)


def swapped(folder):
    shutil.copy(folder / "b.psydyn-keys", folder / "a.psydyn-keys")


def scribbled(folder):
    path = folder / "a.psydyn"
    raw = bytearray(path.read_bytes())
    raw[8192:40960] = b"\xff" * 32768
    path.write_bytes(raw)


def a_folder(folder):
    (folder / "a.psydyn").unlink()
    (folder / "a.psydyn").mkdir()


CASES = {
    "zero bytes": (written("a.psydyn", b""), "is empty (0 bytes)"),
    "truncated": (cut("a.psydyn", 1000), "is cut short"),
    "truncated to whole pages": (cut("a.psydyn", 8192), "is cut short"),
    "scribbled over": (scribbled, "is damaged"),
    "a text": (written("a.psydyn", b"night;dream\n" * 9), "is cut short"),
    "a picture": (written("a.psydyn", b"\x89PNG\r\n\x1a\n" + bytes(4088)), "is damaged, or not the journal"),
    "another program's database": (another_database, "is a database of another program"),
    "a newer pointer": (
        written("a.psydyn", b'{"psydyn": "database", "version": 9, "url": "", "journal": "x"}'),
        "newer jupyter_psydyn",
    ),
    "a folder": (a_folder, "is a folder"),
    "gone": (lambda folder: (folder / "a.psydyn").unlink(), "there is no journal a.psydyn"),
    "without keys": (
        lambda folder: (folder / "a.psydyn-keys").unlink(),
        "the key file a.psydyn-keys is missing",
    ),
    "keys cut short": (cut("a.psydyn-keys", 40), "a.psydyn-keys is damaged"),
    "keys that are no JSON": (written("a.psydyn-keys", b"\xff\xfe"), "a.psydyn-keys is damaged"),
    "newer keys": (lambda folder: edited_keys(folder, psydyn_keys=2), "newer"),
    "weaker keys": (weaker, "a.psydyn-keys"),
    "keys of another journal": (swapped, "does not open the journal"),
}


@pytest.mark.parametrize("name", CASES)
def test_each_has_its_own_line_and_is_left_as_it_is(folder, name):
    spoil, line = CASES[name]
    spoil(folder)
    before = all_bytes(folder)
    with pytest.raises((ValueError, OSError, LookupError)) as refused:
        open_journal(folder / "a.psydyn", passphrase=PASSPHRASE)
    said = str(refused.value)
    assert line in said
    assert "\n" not in said
    assert "water" not in said
    assert all_bytes(folder) == before


def test_a_wrong_passphrase_has_one_text_whatever_is_wrong(folder):
    said = set()
    for secret in ({"passphrase": "seven grey goose"}, {"passphrase": ""}, {"recovery_code": "F96M"}):
        with pytest.raises(ValueError, match="does not open") as refused:
            open_journal(folder / "a.psydyn", **secret)
        said.add(str(refused.value))
    assert said == {"this passphrase or recovery code does not open the journal"}


def test_the_right_keys_beside_the_wrong_journal_are_noticed(folder):
    shutil.copy(folder / "b.psydyn", folder / "a.psydyn")
    before = all_bytes(folder)
    with pytest.raises(ValueError, match="is damaged, or not the journal of the key file beside it"):
        open_journal(folder / "a.psydyn", passphrase=PASSPHRASE)
    assert all_bytes(folder) == before


def test_on_a_network_file_system_nothing_is_begun(folder, monkeypatch):
    """Its log would not last there; a message, and no -wal or -shm beside it."""
    monkeypatch.setattr(opening, "network_disk", lambda place: "nfs4")
    before = all_bytes(folder)
    with pytest.raises(OSError, match=r"a\.psydyn is on a network file system \(nfs4\).*PostgreSQL"):
        open_journal(folder / "a.psydyn", passphrase=PASSPHRASE)
    with pytest.raises(OSError, match="network file system"):
        open_journal(folder / "c.psydyn", create=True, passphrase=PASSPHRASE)
    assert all_bytes(folder) == before


def test_what_is_not_there_is_never_made_by_opening(tmp_path):
    """As a messenger did once: an empty, plain database in the place of the one it could not read."""
    with pytest.raises(OSError, match="there is no journal"):
        open_journal(tmp_path / "a.psydyn", passphrase=PASSPHRASE)
    assert list(tmp_path.iterdir()) == []
