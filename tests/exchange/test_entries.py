"""A journal in and out as JSON Lines: all of a file, or nothing."""

import json
from pathlib import Path

import pytest

from jupyter_psydyn.exchange import import_entries, read_entries, write_entries
from jupyter_psydyn.journal import Entry, JournalExists, JournalFull, open_journal
from jupyter_psydyn.journal.store import Journal

DEMO = Path(__file__).parents[2] / "examples" / "demo" / "journal.jsonl"
DREAM = {"id": "d1", "night": "2023-03-04", "parts": {"report": "The \U0001f30a water, the water."}}


@pytest.fixture
def lines(tmp_path):
    def lines(*entries):
        path = tmp_path / "in.jsonl"
        path.write_text("\n".join(json.dumps(one) if not isinstance(one, str) else one for one in entries))
        return path

    return lines


def test_an_element_given_by_its_quote_stands_where_that_first_occurs(lines):
    answers = [{"text": "cold", "first_key_ms": 987, "enter_ms": 2370}]
    path = lines({**DREAM, "elements": [{"part": "report", "quote": "water", "associations": answers}]})
    (entry,) = read_entries(path)
    (element,) = entry.elements
    assert (element.start, element.end, element.quote) == (6, 11, "water")
    assert (element.associations[0].text, element.associations[0].enter_ms) == ("cold", 2370.0)
    assert entry.told == DREAM["parts"]["report"]


def test_a_quote_is_found_in_the_text_as_it_is_kept(lines):
    parts = {"report": "A\r\nB\x00 water"}
    (entry,) = read_entries(lines({"parts": parts, "elements": [{"part": "report", "quote": "water"}]}))
    assert entry.parts["report"] == "A\nB water"
    assert (entry.elements[0].start, entry.elements[0].end) == (4, 9)


@pytest.mark.parametrize(
    ("second", "line"),
    [
        ("{", "line 2 is not JSON"),
        ([1], "line 2 must be an object"),
        ({"id": "d1"}, "line 2 and line 1 have the same id 'd1'"),
        ({"night": "2023-02-31"}, "line 2: night: no such date"),
        ({"mood": "low"}, "line 2: there is no field 'mood'"),
        (
            {**DREAM, "id": "d2", "elements": [{"part": "report", "quote": "fire"}]},
            "does not stand in its part",
        ),
        (
            {**DREAM, "id": "d2", "elements": [{"part": "report", "quote": "fire", "start": 0, "end": 4}]},
            "line 2: elements: at 0 to 4 of the report stands something else",
        ),
        ({"parts": {"report": "x" * 2_000_000}}, "line 2: parts: report is 2.0 MB"),
    ],
)
def test_a_bad_line_refuses_the_file_and_makes_no_journal(lines, tmp_path, second, line):
    path = lines(DREAM, second)
    with pytest.raises(ValueError, match=r".") as refused:
        import_entries(path, tmp_path / "a.psydyn")
    assert str(refused.value).startswith("in.jsonl: ")
    assert line in str(refused.value)
    assert "\n" not in str(refused.value)
    assert [one.name for one in tmp_path.iterdir()] == ["in.jsonl"]


def test_a_full_disk_makes_no_journal(lines, tmp_path, monkeypatch):
    def full(journal, entries):
        raise JournalFull("the disk is full")

    monkeypatch.setattr(Journal, "add", full)
    with pytest.raises(JournalFull):
        import_entries(lines(DREAM), tmp_path / "a.psydyn")
    assert [one.name for one in tmp_path.iterdir()] == ["in.jsonl"]


def test_an_import_takes_no_journals_place(lines, tmp_path):
    open_journal(tmp_path / "a.psydyn", create=True).close()
    with pytest.raises(JournalExists):
        import_entries(lines(DREAM), tmp_path / "a.psydyn")
    with open_journal(tmp_path / "a.psydyn") as journal:
        assert journal.entries() == []
    with pytest.raises(FileNotFoundError, match=r"there is no file none\.jsonl"):
        import_entries(tmp_path / "none.jsonl", tmp_path / "b.psydyn")


def test_out_in_and_out_again_is_the_same_file(tmp_path):
    first, second = tmp_path / "1.jsonl", tmp_path / "2.jsonl"
    assert import_entries(DEMO, tmp_path / "a.psydyn") == 85
    with open_journal(tmp_path / "a.psydyn") as journal:
        assert write_entries(journal, first) == 85
    import_entries(first, tmp_path / "b.psydyn")
    with open_journal(tmp_path / "b.psydyn") as journal:
        write_entries(journal, second)
    assert first.read_bytes() == second.read_bytes()
    assert first.stat().st_mode & 0o077 == 0


def test_what_is_deleted_is_not_written(tmp_path):
    with open_journal(tmp_path / "a.psydyn", create=True) as journal:
        journal.save(Entry(id="gone", deleted=True))
        kept = journal.save(Entry(id="kept", parts={"report": "Water."}))
        assert write_entries(journal, tmp_path / "out.jsonl") == 1
        with pytest.raises(FileExistsError, match=r"there is a file out\.jsonl already"):
            write_entries(journal, tmp_path / "out.jsonl")
    assert json.loads((tmp_path / "out.jsonl").read_text())["id"] == kept.id


def test_the_demo_is_whole(tmp_path):
    """Its README says how many there are of each."""
    entries = read_entries(DEMO)
    dreams = [one for one in entries if one.kind == "dream"]
    assert [sum(one.recall == how for one in dreams) for how in ("full", "fragment", "none")] == [51, 5, 16]
    assert sum(one.kind == "note" for one in entries) == 13
    assert sum(bool(one.elements) for one in entries) == 24
    for one in entries:
        for element in one.elements:
            assert one.parts[element.part][element.start : element.end] == element.quote
