"""Commands as a script gives them: secrets are lines of standard input."""

import io
import shutil

import pytest

from jupyter_psydyn.app import main
from jupyter_psydyn.journal import Entry, open_journal
from jupyter_psydyn.journal.opening import make

PASSPHRASE = "the attic is full"


@pytest.fixture(scope="session")
def made(tmp_path_factory):
    """A journal with a passphrase, made once: its key takes a quarter of a second each time."""
    path = tmp_path_factory.mktemp("made") / "maria.psydyn"
    with make(path, passphrase=PASSPHRASE) as journal:
        journal.save(Entry(id="d1", night="2024-01-02", parts={"report": "The river is under the bridge."}))
        journal.save(Entry(id="d2", night="2024-01-09", parts={"report": "My brother is under the bridge."}))
        return path, journal.recovery_code


@pytest.fixture
def maria(made, tmp_path):
    """A copy of it for each test."""
    for one in made[0].parent.glob("maria.psydyn*"):
        shutil.copy(one, tmp_path)
    return tmp_path / "maria.psydyn"


@pytest.fixture
def run(monkeypatch, capsys):
    """Run a command; gives its exit status, what it wrote, and its errors."""

    def run(*command, typed=()):
        monkeypatch.setattr("sys.stdin", io.StringIO("".join(f"{line}\n" for line in typed)))
        status = main([str(one) for one in command])
        heard = capsys.readouterr()
        assert PASSPHRASE not in heard.out + heard.err
        return status, heard.out, heard.err

    return run


@pytest.fixture
def refused(run):
    """Run a command that fails, with one clear line; gives the line."""

    def refused(*command, typed=()):
        status, _, err = run(*command, typed=typed)
        assert status == 2
        line = err.splitlines()[-1]
        assert line.startswith("jupyter psydyn: ")
        return line.removeprefix("jupyter psydyn: ")

    return refused


@pytest.fixture
def entries():
    """The entries of a journal, by its passphrase."""

    def entries(path, passphrase=PASSPHRASE):
        with open_journal(path, passphrase=passphrase) as journal:
            return journal.entries()

    return entries


@pytest.fixture
def passphrase():
    """Of the journal of these tests."""
    return PASSPHRASE
