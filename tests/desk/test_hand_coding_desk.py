"""Hall and Van de Castle at the desk: codes checked as they are kept, what was looked for, two coders."""

import pytest

from jupyter_psydyn.hvdc.categories import FIELDS
from jupyter_psydyn.journal import Annotation, Layer, open_journal

REPORT = "My brother shouted at me in the kitchen. I was afraid."
RELEASED = "2026-11-24T10:00:00+00:00"


@pytest.fixture
def journal(tmp_path):
    with open_journal(tmp_path / "a.psydyn", create=True, example="the sea in the school") as journal:
        layers = [
            Layer(id=name, title=name, role="researcher", reader=reader, released=RELEASED)
            for name, reader in (("mine", journal.author), ("theirs", "bo"))
        ]
        journal.put_all(layers)
        yield journal


@pytest.fixture
def ask(ask):
    for name, report in (
        ("d1", REPORT),
        ("d2", "I do not remember anything."),
        ("d3", "Nichts, nur ein großes Haus."),
    ):
        ask("POST", "entries", {"id": name, "night": "2026-11-02", "parts": {"report": report}}, 201)
    ask("POST", "codebooks", {"id": "b", "ready": "hall-van-de-castle"}, 201)
    return ask


def mark(quote, code, value, layer="mine", **more):
    start = REPORT.index(quote)
    place = {"entry": "d1", "part": "report", "start": start, "end": start + len(quote), "quote": quote}
    return {**place, "layer": layer, "codebook": "b", "code": code, "value": value, **more}


def test_several_codes_of_one_class_stand_on_one_span_each_as_it_is_written(ask, journal):
    for value in ("1mba", "1MSA"):
        ask("POST", "annotations", mark("brother", "char", value), 201)
    coded = ask("GET", "layers/mine/entries/d1")["annotations"]
    assert [one["value"] for one in coded] == ["1MBA", "1MSA"]
    # A journal of before reads as it did.
    assert "value" not in Annotation(entry="d1", quote="x", code="sea").body()


def test_a_code_that_is_none_is_refused_in_a_line(ask):
    refused = ask("POST", "annotations", mark("brother", "char", "1MB"), 400)["message"]
    assert refused == "value: '1MB' is no character: four signs are needed, as in 1MKA or 1ANI"
    made = ask("POST", "annotations", mark("brother", "char", "1MBA"), 201)
    wrong = {"revision": 1, "code": "agg", "value": "D 9> 1MBA"}
    says = "value: 'D 9> 1MBA': aggression is '9'; there are 1 2 3 4 5 6 7 8"
    assert ask("PUT", f"annotations/{made['id']}", wrong, 400)["message"] == says
    now = ask("PUT", f"annotations/{made['id']}", {"revision": 1, "value": "1mbt"})
    assert now["value"] == "1MBT"


def test_that_there_is_none_of_a_class_is_kept_and_undone(ask):
    path = "layers/mine/entries/d1"
    ask("PUT", path, {"codebook": "b", "codes": ["mf", "gf"]})
    ask("PUT", path, {"codebook": "b", "codes": ["mf", "gf", "sex"]})
    (one,) = ask("GET", path)["checklists"]
    assert (one["codes"], one["by"] != "") == (["mf", "gf", "sex"], True)
    ask("POST", "undo")
    assert ask("GET", path)["checklists"][0]["codes"] in (["mf", "gf"], [])
    refused = ask("PUT", path, {"codebook": "b", "codes": ["water"]}, 400)
    assert refused["message"] == "codes: there is no such code in this codebook"
    ask("PUT", "layers/theirs/entries/d1", {"codebook": "b", "codes": []}, 400)


def test_how_codes_are_written_is_told_for_every_field_of_a_card(ask):
    forms = ask("GET", "forms")["forms"]
    assert [one["field"] for one in forms] == list(FIELDS)
    number = forms[0]["steps"][0]
    assert (number["name"], number["choices"][0]["key"]) == ("number", "1")
    assert number["choices"][0]["definition"] == "A single living character."


def test_the_coder_proposes_and_what_is_corrected_counts_against_its_rule(ask):
    asked = {"layer": "mine", "codebook": "b", "entry": "d1"}
    first = ask("POST", "suggestions", asked)
    brother = next(one for one in first["suggestions"] if one["value"] == "1MBA")
    given = ("entry", "part", "start", "end", "quote", "codebook", "code")
    place = {**{name: brother[name] for name in given}, "layer": "mine"}
    corrected = [
        {**place, "value": "1MBA", "state": "rejected", "rule": brother["rule"]},
        {**place, "value": "1MBT"},
    ]
    ask("POST", "annotations", {"several": corrected}, 201)
    again = ask("POST", "suggestions", asked)
    assert brother["key"] not in {one["key"] for one in again["suggestions"]}
    assert again["left"] == first["left"] - 1
    (rule,) = again["rules"]
    assert (rule["rule"], rule["accepted"], rule["rejected"]) == (brother["rule"], 0, 1)


def test_what_is_not_coded_is_said(ask):
    asked = {"layer": "mine", "codebook": "b"}
    assert ask("POST", "suggestions", asked)["notes"] == [
        "Entries not coded by the program: 1 not in English; 1 with nothing remembered."
    ]
    found = ask("POST", "suggestions", {**asked, "entry": "d2"})
    assert (found["suggestions"], found["notes"]) == (
        [],
        ["This entry says only that nothing is remembered."],
    )


@pytest.fixture
def two(ask, journal):
    """Two coders: alike on the kitchen, apart on who the brother is."""
    for value, quote, code in (("1MBA", "brother", "char"), ("IF", "kitchen", "set")):
        ask("POST", "annotations", mark(quote, code, value, id=code), 201)
    theirs = [mark("brother", "char", "1MBT", "theirs"), mark("kitchen", "set", "IF", "theirs")]
    journal.put_all([Annotation.from_dict({**one, "by": "bo"}) for one in theirs])


def test_coders_who_write_different_codes_differ(ask, two):
    answered = ask("POST", "differences", {"layers": ["mine", "theirs"], "codebook": "b"})
    assert answered["agreed"] == 1
    (one,) = answered["differences"]
    said = [mark["value"] for side in one["said"] for mark in side["annotations"]]
    assert said == ["1MBA", "1MBT"]


def test_they_agree_by_class_and_not_by_what_is_written(ask, two):
    asked = {"layers": ["mine", "theirs"], "codebook": "b", "unit": "span"}
    by_class = {one["code"]: one["percent"] for one in ask("POST", "agreement", asked)["rows"]}
    assert by_class == {"all codes": 1, "characters": 1, "settings": 1}
    rows = ask("POST", "agreement", {**asked, "by": "value"})["rows"]
    by_value = {one["code"]: one["percent"] for one in rows}
    assert by_value == {"all codes": 0.5, "characters 1MBA": 0.5, "characters 1MBT": 0.5, "settings IF": 1}
    assert "by must be one of" in ask("POST", "agreement", {**asked, "by": "x"}, 400)["message"]


def test_one_of_two_codes_is_kept_as_it_is_written(ask, two):
    settled = {"id": "s", "title": "Settled", "role": "researcher", "settles": ["mine", "theirs"]}
    ask("POST", "layers", settled, 201)
    (one,) = ask("POST", "differences", {"layers": ["mine", "theirs"]})["differences"]
    ids = [mark["id"] for side in one["said"] for mark in side["annotations"]]
    keep = mark("brother", "char", "1mbt")
    body = {"layer": "s", "entry": "d1", "settles": ids, "keep": keep, "reason": "fourteen, he says"}
    assert ask("POST", "adjudications", body, 201)["annotation"]["value"] == "1MBT"
