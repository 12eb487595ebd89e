"""Every field is checked, and what is wrong is said in one line."""

import json
import pickle
from dataclasses import replace

import pytest

from jupyter_psydyn.journal import Affect, Association, Element, Entry, TooLarge

WHOLE = {
    "id": "d001",
    "kind": "dream",
    "night": "1977-05",
    "woke": "06:40",
    "title": "The flooded school",
    "recall": "fragment",
    "parts": {"report": "The \U0001f30a water rose.", "residue": "Rain."},
    "told": None,
    "affects": [{"word": "dread", "strength": 4}, {"word": "relief", "strength": None}],
    "vividness": 5,
    "lucid": False,
    "recurring": None,
    "tags": ["school", "שיטפון"],
    "elements": [
        {
            "id": "e1",
            "part": "report",
            "start": 6,
            "end": 11,
            "quote": "water",
            "associations": [
                {"id": "a1", "text": "cold", "first_key_ms": 400.5, "enter_ms": 900.0, "at": ""},
                {"id": "a2", "text": "bath\nday", "first_key_ms": None, "enter_ms": None, "at": ""},
            ],
            "lost": False,
        },
        {
            "id": "e2",
            "part": "",
            "start": 0,
            "end": 0,
            "quote": "mother",
            "associations": [{"id": "a3", "text": "hand", "first_key_ms": 1.0, "enter_ms": 2.0, "at": ""}],
            "lost": False,
        },
    ],
    "release": {"clinician": "2026-11-23"},
    "case": "c1",
    "deleted": False,
    "revision": 3,
    "created": "2026-11-22T06:45:00+00:00",
    "changed": "2026-11-22T06:46:00Z",
}


def test_out_and_in_again_is_the_same():
    entry = Entry.from_dict(WHOLE)
    assert entry.to_dict() == WHOLE
    assert Entry.from_dict(json.loads(json.dumps(entry.to_dict()))) == entry
    assert pickle.loads(pickle.dumps(entry)) == entry


def test_what_is_not_given_is_empty():
    entry = Entry.from_dict({})
    assert (entry.kind, entry.recall, entry.night, entry.parts, entry.told) == ("dream", "full", "", {}, None)


@pytest.mark.parametrize(
    ("field", "value", "line"),
    [
        ("mood", 1, "there is no field 'mood'"),
        ("kind", "poem", "kind must be one of 'dream', 'association', 'note'"),
        ("kind", ["dream"], "kind must be one of"),
        ("night", "1977-02-31", "night: no such date"),
        ("night", "yesterday", "night: not a date"),
        ("night", 1977, "night must be text"),
        ("woke", "24:00", "woke must be a time such as 06:40"),
        ("woke", "6:40", "woke must be a time such as 06:40"),
        ("recall", "some", "recall must be one of"),
        ("title", None, "title must be text"),
        ("parts", {"dream": "x"}, "parts: there is no field 'dream'"),
        ("parts", {"report": 1}, "parts: report must be text"),
        ("parts", [], "parts must be an object"),
        ("told", 3, "told must be text"),
        ("vividness", 6, "vividness must be a whole number from 1 to 5"),
        ("vividness", 0, "vividness must be a whole number from 1 to 5"),
        ("vividness", True, "vividness must be a whole number from 1 to 5"),
        ("vividness", 2.5, "vividness must be a whole number from 1 to 5"),
        ("lucid", 1, "lucid must be true or false"),
        ("deleted", None, "deleted must be true or false"),
        ("tags", "school", "tags must be a list"),
        ("tags", ["school", " "], "tags[1] must not be empty"),
        ("affects", [{"word": "dread", "strength": 6}], "affects[0]: strength must be a whole number"),
        ("affects", [{"strength": 3}], "affects[0]: word is missing"),
        ("affects", ["dread"], "affects[0] must be an object"),
        ("id", "../x", "id must be 1 to 64 letters"),
        ("revision", -1, "revision must be a whole number of 0 or more"),
        ("created", "today", "created must be a moment"),
        (
            "elements",
            [{"part": "report", "start": 0, "end": 3, "quote": "no"}],
            "elements[0]: 0 to 3 are not",
        ),
        (
            "elements",
            [{"part": "note", "start": 0, "end": 2, "quote": "no"}],
            "elements[0]: part must be one of",
        ),
        ("elements", [{"part": "", "start": 4, "end": 6, "quote": "no"}], "a word of its own has no span"),
        ("elements", [{"id": "e", "quote": "a"}, {"id": "e", "quote": "b"}], "have the same id"),
        (
            "elements",
            [{"quote": "a", "associations": [{"text": "b", "enter_ms": float("nan")}]}],
            "elements[0]: associations[0]: enter_ms must be a time in milliseconds",
        ),
    ],
)
def test_a_wrong_field_gets_one_line(field, value, line):
    with pytest.raises(ValueError, match=r".") as refused:
        Entry.from_dict({field: value})
    assert line in str(refused.value)
    assert "\n" not in str(refused.value)


def test_a_night_is_kept_in_its_canonical_text():
    assert Entry.from_dict({"night": "5/3/1977"}).night == "1977-05-03"
    assert Entry.from_dict({"night": " 1985? "}).night == "1985?"


def test_a_text_stays_under_2_mb():
    assert len(Entry.from_dict({"parts": {"report": "x" * 1_999_999}}).parts["report"]) == 1_999_999
    with pytest.raises(TooLarge, match=r"parts: report is 2.0 MB; a text must stay under 2 MB"):
        Entry.from_dict({"parts": {"report": "x" * 2_000_000}})
    with pytest.raises(TooLarge, match=r"2.0 MB"):
        Entry.from_dict({"parts": {"report": "\U0001f30a" * 500_000}})


def test_nul_and_control_characters_go_and_the_rest_stays():
    text = "<script>alert(1)</script> <img onerror=x> \x00\x07שלום\r\n\tend \ud800"
    kept = "<script>alert(1)</script> <img onerror=x> שלום\n\tend "
    assert Entry.from_dict({"parts": {"report": text}}).parts["report"] == kept


def test_no_text_shows_in_a_repr():
    shown = repr(
        [Entry.from_dict(WHOLE), Affect("dread"), Association("a", "cold"), Element("e", "", 0, 0, "sea")]
    )
    shown += f"{Entry.from_dict(WHOLE)} {Entry.from_dict(WHOLE).elements}"
    assert "Entry('d001', night='1977-05', kind='dream')" in shown
    for word in ("water", "school", "dread", "cold", "sea", "mother", "hand", "Rain"):
        assert word not in shown


def test_the_associations_are_a_part_of_their_own():
    entry = Entry.from_dict(WHOLE)
    assert entry.texts() == {
        "report": "The \U0001f30a water rose.",
        "residue": "Rain.",
        "association": "cold\nbath\nday\nhand",
    }
    spoken = replace(entry, parts={"association": "first this", "report": "  "})
    assert spoken.texts() == {"association": "first this\ncold\nbath\nday\nhand"}


def test_an_edit_changes_what_it_names():
    entry = Entry.from_dict(WHOLE)
    edited = entry.edited({"title": "School", "parts": {"reflection": "Again."}})
    assert edited.title == "School"
    assert edited.parts == {**entry.parts, "reflection": "Again."}
    assert replace(edited, title=entry.title, parts=entry.parts) == entry
    with pytest.raises(ValueError, match="there is no field 'elements'"):
        entry.edited({"elements": []})
