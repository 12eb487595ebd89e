"""A journal of the first format, before they were encrypted, comes over with all its history."""

import json
import shutil
import sqlite3
from pathlib import Path

import pytest

from jupyter_psydyn.exchange import read_files
from jupyter_psydyn.journal import NotAJournal

FIXTURE = Path(__file__).parents[1] / "journal" / "fixtures" / "format-1-plain.psydyn"


@pytest.fixture
def plain(tmp_path):
    (tmp_path / "old").mkdir()
    return Path(shutil.copy(FIXTURE, tmp_path / "old" / "old.psydyn"))


def test_every_revision_and_every_decision_comes_over(plain, import_new):
    before = plain.read_bytes()
    expected = json.loads(FIXTURE.with_suffix(".json").read_text(encoding="utf-8"))
    journal = import_new(plain)
    (case,) = journal.cases()
    assert [(number, one.id, one.kind) for number, one in journal.numbered()] == [
        (one["number"], one["id"], one["kind"]) for one in expected["entries"]
    ]
    for one in expected["entries"]:
        found = [revision.to_dict() for revision in journal.history(one["id"])]
        assert found == [{**revision, "case": case.id, "release": {}} for revision in one["revisions"]]
    assert [one.to_dict() for one in journal.all_decisions()] == expected["decisions"]
    # Nothing was written into the old file, nor left beside it.
    assert plain.read_bytes() == before
    assert [one.name for one in plain.parent.iterdir()] == ["old.psydyn"]


def test_what_is_still_in_the_log_beside_it_comes_over_too(plain, import_new):
    connection = sqlite3.connect(plain)
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA wal_autocheckpoint = 0")
    (body,) = connection.execute("SELECT body FROM revision WHERE entry = 'a0000000002b'").fetchone()
    later = {
        **json.loads(body),
        "title": "A night train",
        "revision": 2,
        "changed": "2099-01-01T00:00:00+00:00",
    }
    connection.execute("INSERT INTO revision VALUES ('a0000000002b', 2, ?)", (json.dumps(later),))
    connection.commit()
    assert plain.with_name("old.psydyn-wal").stat().st_size
    assert import_new(plain).entry("a0000000002b").title == "A night train"
    connection.close()


def change(sql):
    def change(path):
        connection = sqlite3.connect(path)
        for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
            connection.execute(f"DROP TRIGGER {name}")
        connection.execute(sql)
        connection.commit()
        connection.close()

    return change


@pytest.mark.parametrize(
    "harm",
    [
        lambda path: path.write_bytes(path.read_bytes()[:20_000]),
        lambda path: path.write_bytes(path.read_bytes()[:8192] + bytes(20_000) + path.read_bytes()[28_192:]),
        change("UPDATE revision SET body = '{}' WHERE revision = 2"),
        change("UPDATE revision SET body = 'x' WHERE revision = 2"),
        change("DELETE FROM revision WHERE revision = 1"),
        change("DROP TABLE decision"),
        change("PRAGMA user_version = 7"),
    ],
)
def test_a_damaged_one_is_refused_and_left_as_it_is(plain, harm):
    harm(plain)
    before = plain.read_bytes()
    with pytest.raises(NotAJournal, match=r"old\.psydyn is damaged; it was left as it is"):
        read_files([plain])
    assert plain.read_bytes() == before
