"""Journals that open in no time: their words are public."""

import pytest

from jupyter_psydyn.exchange import make_journal, read_files
from jupyter_psydyn.journal import open_journal

WORDS = "the sea in the school"


@pytest.fixture
def journal(tmp_path):
    with open_journal(tmp_path / "maria.psydyn", create=True, example=WORDS) as journal:
        yield journal


@pytest.fixture
def import_new(tmp_path):
    """Make a new journal of files."""
    made = []

    def import_new(*files, **columns):
        path = tmp_path / f"new-{len(made)}.psydyn"
        made.append(make_journal(path, read_files(files, **columns), example=WORDS))
        return made[-1]

    yield import_new
    for journal in made:
        journal.close()
