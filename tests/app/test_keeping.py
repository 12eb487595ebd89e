"""A journal is made, looked through, copied and brought back at the command line."""

import csv
import json
import os
import re
import sys
import time
from pathlib import Path

import pytest

from jupyter_psydyn.journal import ProcessNote, WrongSecret, open_journal

CODE = re.compile(r"(?:[2-9A-Z]{4}-){7}[2-9A-Z]{4}")


def names(folder):
    return sorted(one.name for one in folder.iterdir() if not one.name.endswith(".lock"))


def test_a_new_journal_opens_with_its_passphrase_and_with_its_recovery_code(
    run, tmp_path, entries, passphrase
):
    path = tmp_path / "new.psydyn"
    status, out, _ = run("new", path, typed=[passphrase])
    assert status == 0
    assert "new.psydyn is made, with new.psydyn-keys beside it" in out
    (code,) = CODE.findall(out)
    assert entries(path) == []
    open_journal(path, recovery_code=code).close()
    assert path.stat().st_mode & 0o777 == 0o600


def test_a_new_journal_takes_no_files_place(refused, maria, tmp_path):
    before = maria.read_bytes()
    assert refused("new", maria).startswith("there is a file maria.psydyn already")
    assert maria.read_bytes() == before
    assert refused("new", tmp_path / "nowhere" / "a.psydyn").startswith("there is no folder nowhere")


def test_without_a_passphrase_there_is_no_journal(refused, tmp_path):
    said = refused("new", tmp_path / "a.psydyn")
    assert said == "A passphrase for a.psydyn is needed: type it at a terminal, or give it on standard input"
    assert "8 characters" in refused("new", tmp_path / "a.psydyn", typed=["short"])
    assert names(tmp_path) == []


def test_a_wrong_passphrase_opens_nothing(refused, maria):
    for typed in ("another one", ""):
        said = refused("verify", maria, typed=[typed])
        assert said == "this passphrase or recovery code does not open the journal"


@pytest.mark.skipif(sys.platform == "win32", reason="a terminal of its own is made with pty")
def test_at_a_terminal_the_passphrase_is_typed_unseen_and_the_code_is_typed_back(tmp_path, passphrase):
    path = tmp_path / "new.psydyn"
    screen = Screen("new", str(path))
    for prompt in ("A passphrase for new.psydyn: ", "The same again: "):
        screen.waits_for(prompt)
        screen.types(passphrase)
    screen.waits_for("Type it back: ")
    (code,) = CODE.findall(screen.shown)
    screen.types("2222-2222")
    screen.waits_for("That is another one.")
    screen.waits_for("Type it back: ")
    screen.types(code.lower().replace("-", " "))
    assert screen.ends() == 0
    assert "That is it." in screen.shown
    assert passphrase not in screen.shown
    open_journal(path, recovery_code=code).close()


@pytest.mark.skipif(sys.platform == "win32", reason="a terminal of its own is made with pty")
def test_two_passphrases_that_are_not_the_same_make_nothing(tmp_path, passphrase):
    screen = Screen("new", str(tmp_path / "new.psydyn"))
    screen.waits_for("A passphrase for new.psydyn: ")
    screen.types(passphrase)
    screen.waits_for("The same again: ")
    screen.types("another one")
    assert screen.ends() == 2
    assert "the two passphrases are not the same; nothing was done" in screen.shown
    assert names(tmp_path) == []


class Screen:
    """A terminal in which the command runs."""

    def __init__(self, *command):
        import pty

        self.process, self.terminal = pty.fork()
        if not self.process:
            os.chdir(Path(__file__).parents[2])
            os.execv(sys.executable, [sys.executable, "-m", "jupyter_psydyn.app", *command])
        self.shown = ""
        self.read = 0

    def waits_for(self, words):
        begun = time.monotonic()
        while words not in self.shown[self.read :]:
            assert time.monotonic() - begun < 60, self.shown
            self.shown += os.read(self.terminal, 4096).decode().replace("\r\n", "\n")
        self.read = self.shown.index(words, self.read) + len(words)

    def types(self, line):
        os.write(self.terminal, f"{line}\n".encode())

    def ends(self):
        try:
            while read := os.read(self.terminal, 4096):
                self.shown += read.decode().replace("\r\n", "\n")
        except OSError:  # how Linux says that the other end is gone
            pass
        return os.waitstatus_to_exitcode(os.waitpid(self.process, 0)[1])


def test_verify_says_what_it_looked_at(run, maria, passphrase):
    status, out, err = run("verify", maria, typed=[passphrase])
    assert (status, err) == (0, "")
    assert "Every page is as it was written." in out
    assert "The audit chain is whole" in out


def test_verify_ends_with_2_where_something_is_not_as_it_was(refused, maria, passphrase):
    raw = bytearray(maria.read_bytes())
    raw[len(raw) // 2] ^= 1
    maria.write_bytes(bytes(raw))
    said = refused("verify", maria, typed=[passphrase])
    assert said.startswith("maria.psydyn is ")
    assert said.endswith("it was left as it is: restore a backup")
    assert maria.read_bytes() == bytes(raw)


def test_a_backup_is_restored_under_a_new_name(run, maria, entries, passphrase):
    status, out, _ = run("backup", maria, typed=[passphrase])
    assert status == 0
    (backup,) = maria.parent.glob("maria-*.psydyn-backup")
    assert f"{backup.name} is a backup of maria.psydyn" in out
    target = maria.with_name("again.psydyn")
    keys = f"{maria}-keys"
    status, out, _ = run("restore", backup, target, "--keys", keys, typed=[passphrase])
    assert status == 0
    assert "again.psydyn is restored." in out
    assert entries(target) == entries(maria)


def test_what_cannot_be_backed_up_or_restored(run, refused, maria, passphrase):
    kept = maria.with_name("kept")
    assert run("backup", maria, "-o", kept, typed=[passphrase])[0] == 0
    assert refused("backup", maria, "-o", kept, typed=[passphrase]).startswith("there is a file kept already")
    assert "a backup holds no keys" in refused(
        "restore", kept, maria.with_name("b.psydyn"), typed=[passphrase]
    )
    assert refused("restore", kept, maria, typed=[passphrase]).startswith(
        "there is a file maria.psydyn already"
    )
    keys = f"{maria}-keys"
    said = refused("restore", kept, maria.with_name("b.psydyn"), "--keys", keys, typed=["another one"])
    assert said == "this passphrase or recovery code does not open the journal"
    assert not maria.with_name("b.psydyn").exists()
    assert not maria.with_name("b.psydyn-keys").exists()


@pytest.mark.parametrize("ending", ["csv", "jsonl"])
def test_the_audit_is_a_table_of_what_was_done_without_texts(run, maria, passphrase, ending):
    target = maria.with_name(f"audit.{ending}")
    status, out, _ = run("audit", maria, "-o", target, typed=[passphrase])
    assert status == 0
    assert "The audit chain is whole" in out
    text = target.read_text(encoding="utf-8")
    rows = (
        list(csv.DictReader(text.splitlines()))
        if ending == "csv"
        else list(map(json.loads, text.splitlines()))
    )
    assert [str(row["seq"]) for row in rows] == [str(number) for number in range(1, len(rows) + 1)]
    assert [row["verb"] for row in rows][:3] == ["begin", "record", "record"]
    assert [row["verb"] for row in rows][-2:] == ["unlock", "export"]
    assert rows[1]["records"] == "d1:1"
    assert {row["chain"] for row in rows} == {"whole"}
    assert len({row["mac"] for row in rows}) == len(rows)
    assert rows[-1]["client"] == "command"
    assert "river" not in text
    assert target.stat().st_mode & 0o777 == 0o600


def test_an_audit_is_written_to_a_new_table_only(refused, maria, passphrase):
    assert refused("audit", maria, "-o", maria.with_name("a.txt"), typed=[passphrase]).endswith(
        ".csv or .jsonl"
    )
    assert refused("audit", maria, "-o", maria, typed=[passphrase]).endswith(".csv or .jsonl")
    maria.with_name("a.csv").touch()
    assert "already" in refused("audit", maria, "-o", maria.with_name("a.csv"), typed=[passphrase])


def test_the_passphrase_changes_and_the_old_one_opens_nothing(run, maria, entries, passphrase):
    new = "the cellar is dry"
    assert run("passphrase", maria, typed=[passphrase, new])[0] == 0
    assert len(entries(maria, new)) == 2
    with pytest.raises(WrongSecret):
        open_journal(maria, passphrase=passphrase)


def test_a_forgotten_passphrase_is_replaced_by_the_recovery_code(run, made, maria, entries):
    assert run("passphrase", maria, "--forgotten", typed=[made[1], "the cellar is dry"])[0] == 0
    assert len(entries(maria, "the cellar is dry")) == 2


def test_a_new_recovery_code_takes_the_place_of_the_old_one(run, made, maria, passphrase):
    status, out, _ = run("recovery", maria, typed=[passphrase])
    assert status == 0
    (code,) = CODE.findall(out)
    open_journal(maria, recovery_code=code).close()
    with pytest.raises(WrongSecret):
        open_journal(maria, recovery_code=made[1])


def test_a_step_is_undone_and_redone(run, refused, maria, entries, passphrase):
    status, out, _ = run("undo", maria, typed=[passphrase])
    assert (status, len(entries(maria))) == (0, 1)
    assert out.startswith("The step 'record' of 20")
    assert out.endswith("(1 record) was taken back.\n")
    assert run("redo", maria, typed=[passphrase])[0] == 0
    assert len(entries(maria)) == 2
    assert refused("redo", maria, typed=[passphrase]) == "there is nothing to redo"


def test_a_case_is_erased_when_its_id_is_typed_back(run, refused, maria, entries, passphrase):
    case = entries(maria)[0].case
    said = refused("erase", maria, "--case", case, typed=[passphrase, "yes"])
    assert said == "this is not the id of the case; nothing was erased"
    assert "there is no such case in maria.psydyn; there are: " in refused(
        "erase", maria, "--case", "other", typed=[passphrase]
    )
    assert len(entries(maria)) == 2
    status, out, _ = run("erase", maria, "--case", case, typed=[passphrase, case])
    assert status == 0
    assert f"This destroys the case {case} (2 entries, with their history) for ever." in out
    assert entries(maria) == []


def test_what_is_private_about_a_case_is_erased_alone(run, maria, entries, passphrase):
    with open_journal(maria, passphrase=passphrase) as journal:
        case = journal.cases()[0].id
        journal.put(ProcessNote(case=journal.private_case(case), text="I felt sleepy."))
    status, out, _ = run("erase", maria, "--case", case, "--private", typed=[passphrase, case])
    assert status == 0
    assert f"This destroys the process notes and private layers of case {case} for ever." in out
    assert len(entries(maria)) == 2
    with open_journal(maria, passphrase=passphrase) as journal:
        assert journal.records(ProcessNote) == []


def test_this_computer_remembers_only_where_it_can(refused, maria, passphrase):
    """Where tests run there is no keyring, or they must not touch it."""
    import keyring
    from keyring.backends.fail import Keyring

    before = keyring.get_keyring()
    keyring.set_keyring(Keyring())
    try:
        assert "keyring" in refused("keyring", maria, "--remember", typed=[passphrase])
    finally:
        keyring.set_keyring(before)


@pytest.mark.parametrize(
    "command",
    [["verify"], ["backup"], ["undo"], ["passphrase"], ["recovery"], ["export", "-o", "x.jsonl"], ["motifs"]],
)
def test_a_journal_that_is_not_there(refused, tmp_path, monkeypatch, command):
    monkeypatch.chdir(tmp_path)
    assert refused(command[0], "none.psydyn", *command[1:]) == "there is no journal none.psydyn"


def test_the_audit_says_that_an_older_log_was_put_back(run, maria, passphrase):
    before = maria.read_bytes()
    assert run("backup", maria, "-o", maria.with_name("kept"), typed=[passphrase])[0] == 0
    maria.write_bytes(before)
    _, out, _ = run("audit", maria, "-o", maria.with_name("audit.csv"), typed=[passphrase])
    assert "Action 5 is not the one that the key file remembers." in out
