import pytest

from jupyter_psydyn.desk.routes import Request, answer
from jupyter_psydyn.journal import open_journal


@pytest.fixture
def journal(tmp_path):
    with open_journal(tmp_path / "a.psydyn", create=True, example="the sea in the school") as journal:
        yield journal


@pytest.fixture
def ask(journal):
    """Asks as a screen does, and holds that the status is this one and an error one line."""

    def ask(verb, path, body=None, status=200):
        reply = answer(journal, Request(verb, path, body))
        assert (reply.status, reply.body if reply.status != status else None) == (status, None)
        if status >= 400:
            assert "\n" not in reply.body["message"]
        return reply.body

    return ask
