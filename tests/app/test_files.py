"""Files into a journal and out of it at the command line."""

import json
import sys
from pathlib import Path

import pytest

from jupyter_psydyn.journal import Entry, open_journal
from jupyter_psydyn.journal.opening import make

FIXTURES = Path(__file__).parents[1] / "journal" / "fixtures"


@pytest.fixture
def table(tmp_path):
    path = tmp_path / "dreams.csv"
    path.write_text(
        "id,date,dream\na1,1977-05-03,The river rises.\na2,1977,A horse drinks.\n", encoding="utf-8"
    )
    return path


def test_files_become_a_new_journal(run, table, tmp_path, entries, passphrase):
    status, out, err = run("import", tmp_path / "new.psydyn", table, typed=[passphrase])
    assert (status, err) == (0, "")
    assert "2 entries in new.psydyn, with new.psydyn-keys beside it." in out
    assert "The recovery code of new.psydyn" in out
    assert [one.parts["report"] for one in entries(tmp_path / "new.psydyn")] == [
        "The river rises.",
        "A horse drinks.",
    ]


def test_files_are_added_to_a_journal(run, table, maria, entries, passphrase):
    status, out, _ = run("import", maria, table, typed=[passphrase])
    assert (status, out) == (0, "2 entries added to maria.psydyn.\n")
    assert [one.id for one in entries(maria)] == ["d1", "d2", "a1", "a2"]


def test_a_bad_file_is_refused_before_anybody_is_asked(refused, table, maria, tmp_path):
    table.write_text("id,date,dream\na1,1977-02-31,The river rises.\n")
    before = maria.read_bytes()
    for journal in (maria, tmp_path / "new.psydyn"):
        assert refused("import", journal, table) == "dreams.csv: line 2: no such date: '1977-02-31'"
    assert maria.read_bytes() == before
    assert not (tmp_path / "new.psydyn").exists()


def test_what_reading_decided_is_said_on_stderr(run, table, tmp_path, passphrase):
    table.write_text("dream,date\nThe river rises.,yesterday\n")
    status, _, err = run("import", tmp_path / "new.psydyn", table, typed=[passphrase])
    assert status == 0
    assert err == "1 date in no known way of writing, so unknown: 'yesterday' (line 2)\n"


def test_a_journal_goes_out_whole_and_comes_back(run, maria, tmp_path, entries, passphrase):
    status, out, _ = run("export", maria, "-o", tmp_path / "all.jsonl", typed=[passphrase])
    assert (status, out) == (0, "The whole journal is in all.jsonl, with its history.\n")
    assert (
        run("import", tmp_path / "again.psydyn", tmp_path / "all.jsonl", typed=["the cellar is dry"])[0] == 0
    )
    assert entries(tmp_path / "again.psydyn", "the cellar is dry") == entries(maria)
    run("export", tmp_path / "again.psydyn", "-o", tmp_path / "again.jsonl", typed=["the cellar is dry"])
    assert (tmp_path / "again.jsonl").read_bytes() == (tmp_path / "all.jsonl").read_bytes()


def test_an_export_says_what_it_left_out(run, maria, tmp_path, passphrase):
    with open_journal(maria, passphrase=passphrase) as journal:
        journal.save(Entry(id="d3", parts={"report": "A horse."}, release={"research": "2024-01-01"}))
    status, out, _ = run("export", maria, "-o", tmp_path / "r.csv", "--for", "research", typed=[passphrase])
    assert status == 0
    assert out.splitlines()[:2] == [
        "1 entry written to r.csv.",
        "2 of 3 entries are not released to research and were left out.",
    ]


def test_an_export_is_encrypted_and_imported_with_its_own_passphrase(
    run, maria, tmp_path, entries, passphrase
):
    sealed = tmp_path / "all.jsonl.age"
    assert run("export", maria, "-o", sealed, typed=[passphrase, "for the journey"])[0] == 0
    assert sealed.read_bytes().startswith(b"age-encryption.org/v1\n")
    new = tmp_path / "again.psydyn"
    assert run("import", new, sealed, typed=["for the journey", "the cellar is dry"])[0] == 0
    assert entries(new, "the cellar is dry") == entries(maria)


def test_an_export_that_cannot_be_written_asks_for_no_passphrase(refused, maria, tmp_path):
    assert "an export ends in .jsonl" in refused("export", maria, "-o", tmp_path / "x.txt")
    (tmp_path / "x.jsonl").touch()
    assert refused("export", maria, "-o", tmp_path / "x.jsonl").startswith(
        "there is a file or folder x.jsonl"
    )


def test_a_journal_of_the_first_format_comes_over(run, tmp_path, entries, passphrase):
    old = tmp_path / "old.psydyn"
    old.write_bytes((FIXTURES / "format-1-plain.psydyn").read_bytes())
    assert run("import", tmp_path / "new.psydyn", old, typed=[passphrase])[0] == 0
    expected = json.loads((FIXTURES / "format-1-plain.json").read_text(encoding="utf-8"))["entries"]
    assert [one.id for one in entries(tmp_path / "new.psydyn")] == [
        one["id"] for one in expected if not one["revisions"][-1]["deleted"]
    ]


def test_text_verbs_ask_for_a_journals_passphrase_and_not_for_an_examples(
    run, refused, maria, tmp_path, passphrase
):
    status, out, _ = run("concordance", maria, "bridge", typed=[passphrase])
    assert status == 0
    assert [line.split(",")[0] for line in out.splitlines()] == ["entry", "d1", "d2"]
    assert refused("concordance", maria, "bridge").startswith("Passphrase of maria.psydyn is needed")
    with make(tmp_path / "example.psydyn", example="the sea in the school") as journal:
        journal.save(Entry(id="x1", parts={"report": "Over the bridge."}))
    status, out, _ = run("concordance", tmp_path / "example.psydyn", "bridge")
    assert status == 0
    assert "x1,report" in out


@pytest.mark.parametrize("answer", ["yes", "no"])
def test_at_a_terminal_a_plain_export_names_what_leaves_and_waits_for_a_yes(
    maria, tmp_path, monkeypatch, capsys, passphrase, answer
):
    from jupyter_psydyn.app import main, secret

    monkeypatch.setattr(sys.stdin, "isatty", lambda: True, raising=False)
    monkeypatch.setattr(secret, "getpass", lambda prompt: passphrase)
    asked = []
    monkeypatch.setattr("builtins.input", lambda prompt: asked.append(prompt) or answer)
    status = main(["export", str(maria), "-o", str(tmp_path / "all.jsonl")])
    assert asked == ["What maria.psydyn holds will stand in all.jsonl for anybody to read. Write it? [yes] "]
    assert (status, (tmp_path / "all.jsonl").exists()) == ((0, True) if answer == "yes" else (2, False))
