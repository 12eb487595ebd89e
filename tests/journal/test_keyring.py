"""This computer's keyring: one more way in where there is one, and never the only one."""

import json
import shutil
import subprocess
import sys

import keyring as system_keyring
import pytest
from keyring.backend import KeyringBackend
from keyring.backends import chainer, fail, null

from jupyter_psydyn.journal import keys
from jupyter_psydyn.journal.errors import JournalFailed, Locked, WrongSecret
from jupyter_psydyn.journal.keys import keyring
from jupyter_psydyn.journal.keys.recovery import new_code

JOURNAL = "0123456789abcdef"


class Desktop(KeyringBackend):
    """A keyring such as a desktop has, for as long as a test."""

    priority = 5
    viable = False  # or keyring would choose it by itself, in other tests too

    def __init__(self):
        super().__init__()
        self.held = {}

    def get_password(self, service, username):
        return self.held.get((service, username))

    def set_password(self, service, username, password):
        self.held[service, username] = password

    def delete_password(self, service, username):
        del self.held[service, username]


class InTheClear(Desktop):
    """One that keeps secrets in a plain file; keyring gives such ones a low priority."""

    priority = 0.5


class Closed(Desktop):
    """One that is there and does not answer, such as over SSH; each system raises errors of its own."""

    def get_password(self, service, username):
        raise ConnectionError("no bus")

    set_password = delete_password = get_password


class Forgetful(Desktop):
    """One that takes a secret and has it no more."""

    def get_password(self, service, username):
        return None


@pytest.fixture
def use():
    before = system_keyring.get_keyring()

    def use(backend):
        system_keyring.set_keyring(backend)
        return backend

    yield use
    system_keyring.set_keyring(before)


@pytest.fixture
def desktop(use):
    return use(Desktop())


@pytest.fixture(scope="session")
def made(tmp_path_factory):
    file = tmp_path_factory.mktemp("keys") / "a.psydyn-keys"
    return file, keys.create(file, "seven slow herons", journal=JOURNAL)[1]


@pytest.fixture
def code(made):
    return made[1]


@pytest.fixture
def file(made, tmp_path):
    shutil.copytree(made[0].parent, tmp_path, dirs_exist_ok=True)
    return tmp_path / made[0].name


@pytest.fixture
def ring(file, code):
    return keys.unlock(file, recovery_code=code)


def kinds(file):
    return [slot["kind"] for slot in json.loads(file.read_bytes())["slots"]]


def test_a_remembered_journal_opens_without_a_secret(file, ring, desktop):
    keys.remember(file, ring)
    opened = keys.unlock(file)
    assert opened.database == ring.database
    assert sorted(kinds(file)) == ["computer", "passphrase", "recovery"]
    # 32 random bytes for this journal, which alone open nothing.
    ((place, secret),) = desktop.held.items()
    assert place == ("jupyter-psydyn", JOURNAL)
    assert len(bytes.fromhex(secret)) == 32
    assert secret.encode() not in file.read_bytes()
    assert bytes.fromhex(secret) not in (ring.database, ring.master())


def test_a_wrong_secret_is_wrong_also_where_the_keyring_would_open(file, ring, desktop):
    keys.remember(file, ring)
    with pytest.raises(WrongSecret):
        keys.unlock(file, recovery_code=new_code())


def test_remembering_again_leaves_one_slot_with_another_secret(file, ring, desktop):
    keys.remember(file, ring)
    before = dict(desktop.held)
    keys.remember(file, ring)
    assert kinds(file).count("computer") == 1
    assert desktop.held.keys() == before.keys()
    assert desktop.held != before
    assert keys.unlock(file).journal == JOURNAL


def test_a_forgotten_journal_asks_again_and_nothing_is_left(file, ring, desktop):
    keys.remember(file, ring)
    before = file.read_bytes()
    keys.forget(file)
    assert desktop.held == {}
    assert sorted(kinds(file)) == ["passphrase", "recovery"]
    with pytest.raises(Locked, match="needs its passphrase"):
        keys.unlock(file)
    # Not even with the key file of before.
    file.write_bytes(before)
    with pytest.raises(Locked):
        keys.unlock(file)


def test_forgetting_what_was_never_remembered_changes_nothing(file, desktop):
    before = file.read_bytes()
    keys.forget(file)
    assert file.read_bytes() == before


def test_another_computer_does_not_open_the_slot_and_leaves_it(file, ring, use):
    use(Desktop())
    keys.remember(file, ring)
    use(Desktop())
    with pytest.raises(Locked):
        keys.unlock(file)
    keys.forget(file)
    assert "computer" in kinds(file)


def test_a_lost_keyring_leaves_the_passphrase_and_the_recovery_code(file, code, ring, desktop):
    keys.remember(file, ring)
    desktop.held.clear()
    with pytest.raises(Locked):
        keys.unlock(file)
    assert keys.unlock(file, recovery_code=code).database == ring.database
    assert keys.unlock(file, "seven slow herons").database == ring.database


@pytest.mark.parametrize("wrong", ["", "zz", "00" * 32, "é"])
def test_something_else_in_the_keyring_opens_nothing(wrong, file, ring, desktop):
    keys.remember(file, ring)
    desktop.held["jupyter-psydyn", JOURNAL] = wrong
    with pytest.raises(Locked):
        keys.unlock(file)


def test_the_keyring_is_never_the_only_way_in(tmp_path, desktop):
    file = tmp_path / "example.psydyn-keys"
    ring, _ = keys.create(file, example="the sea in the school", journal=JOURNAL)
    before = file.read_bytes()
    with pytest.raises(ValueError, match="cannot be the only one"):
        keys.remember(file, ring)
    assert desktop.held == {}
    assert file.read_bytes() == before


@pytest.mark.parametrize("backend", [fail.Keyring, null.Keyring, InTheClear, Closed, Forgetful])
def test_where_no_keyring_keeps_secrets_nothing_is_remembered_and_that_is_said(backend, use, file, ring):
    use(backend())
    before = file.read_bytes()
    with pytest.raises(JournalFailed, match="no keyring that remembers the key: nothing was changed"):
        keys.remember(file, ring)
    assert file.read_bytes() == before
    with pytest.raises(Locked, match="needs its passphrase"):
        keys.unlock(file)


def test_a_server_without_a_desktop_has_no_keyring(use):
    use(fail.Keyring())
    assert keyring.available() is False
    use(InTheClear())
    assert keyring.available() is False
    use(Desktop())
    assert keyring.available() is True


def test_of_several_the_first_that_keeps_secrets_is_taken(use, monkeypatch):
    good = Desktop()
    chain = chainer.ChainerBackend()
    monkeypatch.setattr(chainer.ChainerBackend, "backends", [InTheClear(), good])
    use(chain)
    secret = keyring.new_secret(JOURNAL)
    assert good.held == {("jupyter-psydyn", JOURNAL): secret}
    assert keyring.secret(JOURNAL) == secret


def test_a_keyring_out_of_reach_says_that_it_may_still_open_the_journal(file, ring, use):
    use(Desktop())
    keys.remember(file, ring)
    for backend in (Closed(), fail.Keyring()):
        use(backend)
        with pytest.raises(JournalFailed, match="cannot be reached"):
            keys.forget(file)


def test_a_journal_that_was_never_remembered_does_not_look_for_a_keyring(file):
    code = (
        "import sys\nfrom pathlib import Path\nfrom jupyter_psydyn.journal import keys\n"
        "try:\n keys.unlock(Path(sys.argv[1]))\n"
        "except Exception as error:\n print(type(error).__name__, 'keyring' in sys.modules)"
    )
    said = subprocess.run(
        [sys.executable, "-c", code, str(file)], check=True, capture_output=True, text=True
    ).stdout
    assert said == "Locked False\n"
