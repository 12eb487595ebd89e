"""Entries as JSON Lines, one a line, as people write them."""

import json
from pathlib import Path

import pytest

from jupyter_psydyn.exchange import read_entries

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
            {**DREAM, "id": "d2", "elements": [{"part": ["report"], "quote": "fire"}]},
            "does not stand in its part",
        ),
        (
            {**DREAM, "id": "d2", "elements": [{"part": "report", "quote": "fire", "start": 0, "end": 4}]},
            "line 2: elements: at 0 to 4 of the report stands something else",
        ),
        ({"parts": {"report": "x" * 2_000_000}}, "line 2: parts: report is 2.0 MB"),
    ],
)
def test_a_bad_line_refuses_the_file(lines, second, line):
    with pytest.raises(ValueError, match=r".") as refused:
        read_entries(lines(DREAM, second))
    assert str(refused.value).startswith("in.jsonl: ")
    assert line in str(refused.value)
    assert "\n" not in str(refused.value)


def test_a_file_that_is_not_there(tmp_path):
    with pytest.raises(FileNotFoundError, match=r"there is no file none\.jsonl"):
        read_entries(tmp_path / "none.jsonl")


def test_the_demo_is_whole():
    """Its README says how many there are of each."""
    entries = read_entries(DEMO)
    dreams = [one for one in entries if one.kind == "dream"]
    assert [sum(one.recall == how for one in dreams) for how in ("full", "fragment", "none")] == [51, 5, 16]
    notes = [one for one in entries if one.kind == "note"]
    assert [sum(bool(one.hour) for one in notes), sum(bool(one.reflection) for one in notes)] == [13, 5]
    assert len(notes) == 18
    assert sum(bool(one.elements) for one in entries) == 24
    for one in entries:
        for element in one.elements:
            assert one.parts[element.part][element.start : element.end] == element.quote


def test_elements_without_an_id_have_the_same_one_each_time(tmp_path):
    path = tmp_path / "e.jsonl"
    line = {
        "id": "d1",
        "parts": {"report": "A sea."},
        "elements": [{"quote": "sand"}, {"id": "e1", "quote": "wind"}],
    }
    path.write_text(json.dumps(line), encoding="utf-8")
    for _ in range(2):
        (entry,) = read_entries(path)
        assert [one.id for one in entry.elements] == ["e2", "e1"]
