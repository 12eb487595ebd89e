"""Files into a journal: all of it, or nothing."""

import json
from pathlib import Path

import pytest

from jupyter_psydyn.exchange import add_entries, make_journal, read_files
from jupyter_psydyn.journal import Entry, JournalExists, JournalFull, NotAJournal, open_journal
from jupyter_psydyn.journal.store import LogStore

WORDS = "the sea in the school"
DEMO = Path(__file__).parents[2] / "examples" / "demo" / "journal.jsonl"
FILES = {
    "d.csv": "dream_id,date,dreamer,report\na1,1977-05-03,Maria,Water.\na2,1977-05,Ida,Fire.\n",
    "d.tsv": "n\tdate\tdream\n1\t1977-05-03\tWater.\n2\t1977-05\tFire.\n",
    "d.json": json.dumps(
        {
            "dreamer": "ed",
            "dreams": [
                {"number": "1", "head": "1977", "content": "Water."},
                {"number": "2", "content": "Fire."},
            ],
        }
    ),
    "reports.jsonl": '{"id": "a1", "report": "Water."}\n{"id": "a2", "report": "Fire."}\n',
    "entries.jsonl": '{"id": "a1", "parts": {"report": "Water."}}\n'
    '{"id": "a2", "parts": {"report": "Fire."}}\n',
    "one.md": "---\nid: a1\n---\nWater.\n",
}


@pytest.fixture
def write(tmp_path):
    def write(name, content=None):
        path = tmp_path / name
        path.write_text(FILES[name] if content is None else content, encoding="utf-8")
        return path

    return write


def names(folder):
    """What is there, but for the empty file by which programs wait for each other."""
    return sorted(one.name for one in folder.iterdir() if not one.name.endswith(".lock"))


@pytest.mark.parametrize("name", FILES)
def test_a_file_of_any_format_becomes_a_journal(write, import_new, name):
    reports = [one.parts["report"] for one in import_new(write(name)).entries()]
    assert reports == ["Water.", "Fire."][: 1 if name == "one.md" else 2]


def test_a_table_names_its_dreamers_and_its_ids_where_they_can_be_names(write, import_new):
    journal = import_new(write("d.csv"))
    assert [one.id for one in journal.entries()] == ["a1", "a2"]
    assert [one.night for one in journal.entries()] == ["1977-05-03", "1977-05"]
    cases = {one.id: one.pseudonym for one in journal.cases()}
    assert [cases[one.case] for one in journal.entries()] == ["Maria", "Ida"]
    assert len(cases) == 2
    read = read_files([write("d.csv", "id,dream\n5.1 a,Water.\n5.2,Fire.\n")])
    assert [one.entry.id for one in read.entries] == ["", ""]
    assert read.notes == ("d.csv: the ids are not letters, digits, - and _ alone; the entries got new ones",)


def test_reports_without_ids_get_new_ones_and_can_be_imported_again(write, import_new):
    path = write("d.csv", "dream\nWater.\nFire.\n")
    journal = import_new(path)
    assert add_entries(journal, read_files([path])) == 2
    assert len({one.id for one in journal.entries()}) == 4


def test_columns_can_be_named(write, import_new):
    path = write("d.csv", "who,when,what\nx,3/4/12,Water.\n")
    columns = {"text": "what", "id": "who", "date": "when"}
    (entry,) = import_new(path, columns=columns, century=19).entries()
    assert (entry.id, entry.night, entry.parts) == ("x", "1912-03-04", {"report": "Water."})


def test_the_demo_becomes_one_dreamers_journal(import_new):
    journal = import_new(DEMO)
    assert len(journal.entries()) == 91
    assert len(journal.cases()) == 1
    assert {one.case for one in journal.entries()} == {journal.cases()[0].id}


def test_an_import_is_one_step_that_can_be_undone(journal, write):
    journal.save(Entry(parts={"report": "Mine."}))
    before = len(journal.store.actions())
    assert add_entries(journal, read_files([write("d.csv"), write("one.md", "---\nid: b1\n---\n")])) == 3
    assert len(journal.store.actions()) == before + 1
    assert [one.pseudonym for one in journal.cases()] == ["", "Maria", "Ida"]
    journal.undo()
    assert [one.parts for one in journal.entries()] == [{"report": "Mine."}]
    assert [one.pseudonym for one in journal.cases()] == [""]


def test_a_dreamer_who_is_known_is_the_same_case(journal, write):
    add_entries(journal, read_files([write("d.csv")]))
    add_entries(journal, read_files([write("e.csv", "id,dreamer,dream\nb1,Ida,Smoke.\n")]))
    assert [one.pseudonym for one in journal.cases()] == ["", "Maria", "Ida"]
    assert journal.entry("b1").case == journal.entry("a2").case


def test_what_cannot_be_imported_as_a_whole_is_not_imported_at_all(journal, write):
    journal.save(Entry(id="a2", parts={"report": "Mine."}))
    before = journal.store.actions()
    with pytest.raises(
        ValueError, match=r"entries\.jsonl: line 2: an entry with this id is in maria\.psydyn"
    ):
        add_entries(journal, read_files([write("entries.jsonl")]))
    with pytest.raises(ValueError, match=r"x\.jsonl: line 1: case: there is no such case in maria\.psydyn"):
        add_entries(journal, read_files([write("x.jsonl", '{"case": "nobody", "night": "1977"}')]))
    assert journal.store.actions() == before


def test_two_files_with_one_id_are_refused(write):
    with pytest.raises(ValueError, match=r"entries\.jsonl: line 1 and one\.md have the same id 'a1'"):
        read_files([write("entries.jsonl"), write("one.md")])


def test_a_whole_journal_becomes_a_new_one_by_itself(journal, write):
    whole = '{"psydyn_journal": 1, "audience": "dreamer"}\n' + json.dumps(
        {
            "action": "x1", "at": "2024-03-01T06:40:00+00:00", "author": "", "client": "", "verb": "begin",
            "undoes": [], "revisions": [
                {"record": "c1", "kind": "case", "case": "c1", "revision": 1, "body": {"pseudonym": "Maria"}}
            ],
        }
    )  # fmt: skip
    path = write("whole.jsonl", whole)
    with pytest.raises(ValueError, match=r"a whole journal is imported as a new one: choose another name"):
        add_entries(journal, read_files([path]))
    with pytest.raises(
        ValueError, match=r"a whole journal, or a coding project, is imported by itself: name only one file"
    ):
        read_files([path, write("d.csv")])
    path.write_bytes(whole.replace("Maria", "Mária").encode("windows-1252"))
    with pytest.raises(
        ValueError, match=r"whole\.jsonl is not as a journal was written: whole\.jsonl is not UTF-8"
    ):
        read_files([path])


def test_an_import_takes_no_journals_place(journal, write):
    with pytest.raises(JournalExists):
        make_journal(journal.path, read_files([write("d.csv")]), example=WORDS)
    assert journal.entries() == []


def test_where_the_disk_is_full_there_is_no_journal(write, tmp_path, monkeypatch):
    path = write("entries.jsonl")

    def full(store, action, changes):
        raise JournalFull("the disk is full")

    monkeypatch.setattr(LogStore, "append", full)
    with pytest.raises(JournalFull):
        make_journal(tmp_path / "new.psydyn", read_files([path]), example=WORDS)
    assert names(tmp_path) == ["entries.jsonl"]


@pytest.mark.parametrize(
    ("name", "content", "why"),
    [
        ("x.csv", "dream\n", r"x\.csv has no rows"),
        ("x.docx", "PK", r"x\.docx: read takes files ending in"),
        ("x.jsonl", '{"id": "a"}\n{', r"x\.jsonl: line 2 is not JSON"),
        ("x.md", "Water.", r"x\.md: line 1: the file of an entry begins with"),
        ("x.psydyn", "words" * 2000, r"x\.psydyn is not a journal"),
        ("x.age", "words", r"x\.age is not an age file"),
    ],
)
def test_a_file_of_something_else_is_refused(write, name, content, why):
    with pytest.raises(ValueError, match=why):
        read_files([write(name, content)], ask=lambda prompt: "words")


def test_what_is_no_file(tmp_path, journal):
    with pytest.raises(FileNotFoundError, match=r"there is no file none\.csv"):
        read_files([tmp_path / "none.csv"])
    with pytest.raises(ValueError, match=r"maria\.psydyn is an encrypted journal already"):
        read_files([journal.path])
    (tmp_path / "empty.psydyn").touch()
    with pytest.raises(NotAJournal, match=r"empty\.psydyn is empty"):
        read_files([tmp_path / "empty.psydyn"])


def test_a_journal_of_no_entries_has_a_case(import_new, write):
    journal = import_new(write("whole.jsonl", '{"psydyn_journal": 1, "audience": "dreamer"}\n'))
    assert journal.entries() == []
    journal.save(Entry(parts={"report": "Water."}))
    assert len(journal.cases()) == 1
    path = journal.path
    journal.close()
    assert len(open_journal(path).entries()) == 1


def test_a_table_of_dreams_stays_one_whatever_stands_beside_them(write):
    log = "id,date,start,end,text\nn1,2024-01-02,23:10,06:40,The sea.\nn2,2024-01-03,22:50,07:00,A stair.\n"
    asked = "id,date,report,prompt,response\nd1,2024-01-02,The sea rose.,sea,salt\n"
    for name, text, reports in (
        ("log.csv", log, ["The sea.", "A stair."]),
        ("d.csv", asked, ["The sea rose."]),
    ):
        entries = read_files([write(name, text)]).entries
        assert [one.entry.parts for one in entries] == [{"report": report} for report in reports]
