"""A journal of every format that was ever released opens, with everything in it, for ever."""

import json
import shutil
import sys
from pathlib import Path

import pytest

from jupyter_psydyn.journal import migrations, open_journal
from jupyter_psydyn.journal.backup import backup, restore, verify
from jupyter_psydyn.journal.errors import PlainJournal

FIXTURES = Path(__file__).parent / "fixtures"
sys.path.insert(0, str(FIXTURES))

from make import content  # noqa: E402

RELEASED = sorted(path.stem for path in FIXTURES.glob("format-*.psydyn") if path.stem != "format-1-plain")


def test_there_is_one_of_the_present_format():
    assert f"format-{migrations.HEAD}" in RELEASED


@pytest.fixture(params=RELEASED)
def released(request, tmp_path):
    for ending in ("", "-keys"):
        shutil.copy(FIXTURES / f"{request.param}.psydyn{ending}", tmp_path / f"a.psydyn{ending}")
    return tmp_path / "a.psydyn", json.loads((FIXTURES / f"{request.param}.json").read_text(encoding="utf-8"))


def test_it_holds_what_was_put_into_it(released):
    path, expected = released
    with open_journal(path) as journal:
        assert json.loads(json.dumps(content(journal))) == expected
        assert verify(journal).sound
        assert len(journal.entries()) == 3
        assert [one.pseudonym for one in journal.cases()] == [""]


def test_it_moves_into_a_database_with_its_past(released, tmp_path, postgresql):
    path, expected = released
    with open_journal(path) as journal:
        backup(journal, tmp_path / "a.backup")
    # In a database of its own name: the id of a journal is the name of its tables there.
    restore(
        tmp_path / "a.backup",
        tmp_path / "b.psydyn",
        key_file=tmp_path / "a.psydyn-keys",
        database=postgresql,
    )
    with open_journal(tmp_path / "b.psydyn") as moved:
        assert json.loads(json.dumps(content(moved))) == expected
        # What was undone years ago can be redone.
        moved.author = "author"
        assert moved.steps().undo is not None


def test_the_first_format_says_how_to_bring_it_over(tmp_path):
    """It was not encrypted; `import` reads it."""
    shutil.copy(FIXTURES / "format-1-plain.psydyn", tmp_path / "old.psydyn")
    before = (tmp_path / "old.psydyn").read_bytes()
    line = r"bring it over with: jupyter psydyn import NEW\.psydyn old\.psydyn"
    with pytest.raises(PlainJournal, match=line):
        open_journal(tmp_path / "old.psydyn")
    assert (tmp_path / "old.psydyn").read_bytes() == before
    assert [one.name for one in tmp_path.iterdir()] == ["old.psydyn"]
