"""A whole journal as JSON Lines: everything comes back, and nothing else is accepted."""

import json
import os
import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from journals_made import TIMES, journals

from jupyter_psydyn.exchange import export, make_journal, read_files
from jupyter_psydyn.exchange.log_lines import log_lines, read_log
from jupyter_psydyn.journal import Case, Entry, Setting, open_journal

WORDS = "the sea in the school"
MEMORY = "/dev/shm" if os.path.isdir("/dev/shm") else None
"""Where 500 journals cost no disk; that they last is tested elsewhere."""


@pytest.mark.security
@settings(max_examples=500 * TIMES, deadline=None, suppress_health_check=list(HealthCheck))
@given(store=journals())
def test_out_in_and_out_again_is_the_same_file(store):
    written = "".join(log_lines(store.log()))
    with tempfile.TemporaryDirectory(dir=MEMORY) as folder:
        first, second = Path(folder, "1.jsonl"), Path(folder, "2.jsonl")
        first.write_text(written, encoding="utf-8")
        with make_journal(Path(folder, "a.psydyn"), read_files([first]), example=WORDS) as journal:
            export(journal, second)
            # That it left is written down after what left was read.
            held = [told(one) for one in journal.store.latest().revisions if one.kind != "departure"]
        assert second.read_text(encoding="utf-8") == written
    assert held == [told(one) for one in store.latest().revisions]


def told(one):
    return one.record, one.kind, one.case, one.number, one.revision, one.at, json.loads(one.body)


@pytest.fixture
def file(tmp_path):
    """The lines of a small journal, as data."""
    with open_journal(tmp_path / "small.psydyn", create=True, example=WORDS) as journal:
        entry = journal.save(
            Entry(id="d1", night="2023-03-04", parts={"report": "The sea is in the school."})
        )
        journal.save(Entry(id="d1", kind="dream", revision=1, parts={"report": "The sea."}, case=entry.case))
        journal.put(Setting(name="theme", value="dim"))
        export(journal, tmp_path / "small.jsonl")
    return [json.loads(line) for line in (tmp_path / "small.jsonl").read_text().splitlines()]


def refusal(lines):
    text = "\n".join(one if isinstance(one, str) else json.dumps(one) for one in lines)
    with pytest.raises(ValueError, match=r".") as refused:
        read_log("in.jsonl", text)
    said = str(refused.value)
    assert said.startswith("in.jsonl: line ")
    assert "\n" not in said
    return said.removeprefix("in.jsonl: ")


def revision(line):
    return line["revisions"][0]


def test_it_holds_actions_in_order_and_neither_keys_nor_the_journals_id(file):
    assert file[0] == {"psydyn_journal": 1, "audience": "dreamer"}
    assert [one["verb"] for one in file[1:]] == ["begin", "record", "edit", "set"]
    assert set(file[1]) == {"action", "at", "author", "client", "verb", "undoes", "revisions"}
    assert [(revision(one)["record"], revision(one)["revision"]) for one in file[2:4]] == [
        ("d1", 1),
        ("d1", 2),
    ]


def test_a_good_file_is_read(file):
    log = read_log("in.jsonl", "\n".join(map(json.dumps, file))).log
    assert [(action.verb, len(changes)) for action, changes in log] == [
        *(("begin", 1), ("record", 1), ("edit", 1), ("set", 1)),
    ]
    assert [changes[0].expected for _, changes in log] == [0, 0, 1, 0]


@pytest.mark.parametrize(
    ("header", "why"),
    [
        (
            {"psydyn_journal": 2, "audience": "dreamer"},
            "written by a newer jupyter_psydyn (format 2, this one",
        ),
        ({"psydyn_journal": 0, "audience": "dreamer"}, "psydyn_journal must be a whole number"),
        ({"psydyn_journal": True, "audience": "dreamer"}, "psydyn_journal must be a whole number"),
        ({"psydyn_journal": 1}, "audience is missing"),
        ({"psydyn_journal": 1, "audience": "all"}, "audience must be one of"),
        ({"psydyn_journal": 1, "audience": "dreamer", "keys": 1}, "there is no field 'keys'"),
        ({"audience": "dreamer"}, "does not begin a whole journal"),
        ([], "does not begin a whole journal"),
    ],
)
def test_the_first_line_says_what_this_is(file, header, why):
    said = refusal([header, *file[1:]])
    assert said.startswith("line 1")
    assert why in said


@pytest.mark.parametrize(
    ("change", "why"),
    [
        (lambda line: line.pop("author"), "author is missing"),
        (lambda line: line.update(mac="00"), "there is no field 'mac'"),
        (lambda line: line.update(action="x y"), "action must be 1 to 64 letters"),
        (lambda line: line.update(at="2024-03-01"), "at must be a moment"),
        (lambda line: line.update(at=""), "at must be a moment"),
        (lambda line: line.update(author="a\nb"), "author must be text in one line"),
        (lambda line: line.update(verb="unlock"), "verb must be one of"),
        (lambda line: line.update(undoes="d1"), "undoes must be a list"),
        (lambda line: line.update(revisions=[]), "revisions must not be empty"),
        (lambda line: revision(line).update(revision=2), "revision 2 stands where 1 is due"),
        (lambda line: revision(line).update(revision=True), "must be a whole number"),
        (lambda line: revision(line).update(kind="poem"), "kind must be one of"),
        (lambda line: revision(line).update(case="nobody"), "there is no such case before this line"),
        (lambda line: revision(line).update(case=""), "an entry belongs to a case"),
        (lambda line: revision(line).update(record="../d1"), "record must be 1 to 64 letters"),
        (lambda line: revision(line).update(body="text"), "body must be an object"),
        (lambda line: revision(line)["body"].update(kind="note"), "kind: this record is 'dream'"),
        (lambda line: revision(line)["body"].update(id="d9"), "body: there is no field 'id'"),
        (lambda line: revision(line)["body"].update(mood="low"), "body: there is no field 'mood'"),
        (lambda line: revision(line)["body"].update(night="2023-02-31"), "body: night: no such date"),
        (lambda line: revision(line)["body"].update(night="3/4/2023"), "night is not as a journal writes it"),
        (lambda line: revision(line)["body"].update(title="a\u0000b"), "title is not as a journal writes it"),
        (lambda line: revision(line)["body"].update(title="\ud800"), "title is not as a journal writes it"),
        (
            lambda line: revision(line)["body"].update(vividness=9),
            "vividness must be a whole number from 1 to 5",
        ),
        (
            lambda line: revision(line)["body"].update(
                elements=[{"id": "e1", "part": "report", "start": 0, "end": 3, "quote": "Sea"}]
            ),
            "body: elements: at 0 to 3 of the report stands something else",
        ),
    ],
)
def test_a_line_that_no_journal_wrote_refuses_the_file(file, change, why):
    change(file[2])
    said = refusal(file)
    assert said.startswith("line 3")
    assert why in said


def test_lines_that_contradict_each_other_refuse_the_file(file):
    assert refusal([*file, file[1]]) == f"line 6: there was an action {file[1]['action']!r} before"
    assert "revision 3 is due" not in refusal([file[0], file[1], file[3]])
    assert refusal([file[0], file[1], file[3]]).endswith("revision 2 stands where 1 is due")
    assert refusal([file[0], *file[2:]]).endswith("there is no such case before this line")
    revision(file[3])["kind"] = revision(file[3])["body"]["kind"] = "note"
    assert refusal(file).endswith("a record stays of its kind and in its case")


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("{", "is not JSON"),
        ("[" * 100_000, "is not JSON (nested too deeply)"),
        ('{"revision": ' + "9" * 5000 + "}", "is not JSON (a number is too long)"),
        ("7", "must be an object with named fields"),
    ],
)
def test_a_line_that_is_no_json_refuses_the_file(file, line, why):
    said = refusal([*file[:2], line])
    assert said.startswith("line 3")
    assert why in said


def test_a_case_is_its_own_and_of_its_class(file):
    revision(file[1])["case"] = "d1"
    assert refusal(file).endswith("the case of a case is itself")


def test_a_body_of_an_earlier_time_gets_the_fields_that_came_since(file):
    """The format stays readable when classes grow: what is not said takes its default."""
    for line in file[2:4]:
        del revision(line)["body"]["release"]
    log = read_log("in.jsonl", "\n".join(map(json.dumps, file))).log
    assert json.loads(log[1][1][0].body)["release"] == {}


def test_an_erased_case_is_not_in_the_file_and_the_rest_is(tmp_path):
    with open_journal(tmp_path / "a.psydyn", create=True, example=WORDS) as journal:
        kept = journal.save(Entry(parts={"report": "Kept."}))
        gone = journal.put(Case(pseudonym="Ida"))
        journal.save(Entry(case=gone.id, parts={"report": "Gone."}))
        journal.add([Entry(case=gone.id), Entry(id="both", parts={"report": "Also kept."})])
        journal.erase(gone.id)
        export(journal, tmp_path / "a.jsonl")
    text = (tmp_path / "a.jsonl").read_text()
    assert gone.id not in text
    assert "Gone." not in text
    with make_journal(tmp_path / "b.psydyn", read_files([tmp_path / "a.jsonl"]), example=WORDS) as journal:
        assert [one.id for one in journal.entries()] == [kept.id, "both"]
        export(journal, tmp_path / "b.jsonl")
    assert (tmp_path / "b.jsonl").read_text() == text
