"""Readers compared at the desk: suggestions, agreement, differences, what settles them, codes together."""

from dataclasses import replace

import pytest

from jupyter_psydyn.journal import Annotation, Code, Codebook, Layer, open_journal

REPORT = "The sea 🌊 frightens me. The gate is shut."
RELEASED = "2026-11-24T10:00:00+00:00"


@pytest.fixture
def journal(tmp_path):
    with open_journal(tmp_path / "a.psydyn", create=True, example="the sea in the school") as journal:
        codes = (Code("sea", "Sea", cues=("word:sea",)), Code("fear", "Fear"), Code("gate", "Gate"))
        journal.put(Codebook(id="b", title="Own", codes=codes))
        mine = Layer(id="mine", title="Mine", role="researcher", reader=journal.author, released=RELEASED)
        theirs = Layer(id="theirs", title="Theirs", role="researcher", reader="bo", released=RELEASED)
        journal.put_all([mine, theirs])
        yield journal


@pytest.fixture
def ask(ask):
    for at in range(12):
        ask("POST", "entries", {"id": f"d{at}", "night": "2026-11-02", "parts": {"report": REPORT}}, 201)
    return ask


def mark(at, quote, code, layer):
    start = REPORT.index(quote)
    place = {"entry": f"d{at}", "start": start, "end": start + len(quote), "quote": quote}
    return Annotation(
        **{"id": f"{layer}-{at}-{code}", **place, "codebook": "b", "code": code, "layer": layer}
    )


@pytest.fixture
def marked(journal, ask):
    """Both agree on the sea; on fear they differ twice, on the gate in its extent."""
    journal.put_all(
        [
            *(mark(at, "sea 🌊", "sea", layer) for at in range(12) for layer in ("mine", "theirs")),
            *(mark(at, "frightens me", "fear", "mine") for at in range(4)),
            *(mark(at, "frightens me", "fear", "theirs") for at in range(2, 4)),
            *(mark(5, "gate", "gate", "mine"), mark(5, "The gate", "gate", "theirs")),
        ]
    )


def test_suggestions_come_with_their_reasons_and_rejected_ones_stay_away(ask, journal):
    asked = {"layer": "mine", "codebook": "b", "entry": "d3"}
    (one,) = ask("POST", "suggestions", asked)["suggestions"]
    assert (one["quote"], one["rule"]) == ("sea", "cue word:sea")
    place = {
        name: one[name] for name in ("entry", "part", "start", "end", "quote", "codebook", "code", "rule")
    }
    ask("POST", "annotations", {**place, "layer": "mine", "state": "rejected"}, 201)
    told = ask("POST", "suggestions", asked)
    assert told["suggestions"] == []
    assert [(row["accepted"], row["rejected"]) for row in told["rules"]] == [(0, 1)]
    assert ask("POST", "suggestions", {"layer": "mine", "codebook": "b"})["left"] == 11


def test_agreement_is_told_code_by_code_with_its_warnings(ask, marked):
    told = ask("POST", "agreement", {"layers": ["mine", "theirs"], "codebook": "b", "unit": "sentence"})
    assert told["kind"] == "agreement"
    rows = {row["code"]: row for row in told["rows"]}
    assert rows["Sea"]["percent"] == rows["Sea"]["kappa"] == rows["Sea"]["f1_exact"] == 1
    assert rows["Fear"]["percent"] == pytest.approx(22 / 24)
    assert told["notes"]


def test_differences_stand_side_by_side_and_are_settled_with_a_reason_that_the_reader_sees(ask, marked):
    told = ask("POST", "differences", {"layers": ["mine", "theirs"], "codebook": "b"})
    assert told["agreed"] == 12 + 2
    assert [(one["entry"], one["quote"]) for one in told["differences"]] == [
        *(("d0", "frightens me"), ("d1", "frightens me"), ("d5", "The gate"))
    ]
    third = told["differences"][2]
    settles = [mark["id"] for said in third["said"] for mark in said["annotations"]]
    layer = {"id": "s", "title": "Settled", "role": "researcher", "settles": ["mine", "theirs"]}
    ask("POST", "layers", layer, 201)
    keep = {name: third["said"][1]["annotations"][0][name] for name in ("part", "start", "end", "quote")}
    reason = "the article belongs to it"
    made = ask(
        "POST",
        "adjudications",
        {
            "layer": "s",
            "entry": "d5",
            "settles": settles,
            "reason": reason,
            "keep": {**keep, "codebook": "b", "code": "gate"},
        },
        201,
    )
    assert made["annotation"]["quote"] == "The gate"
    again = ask("POST", "differences", {"layers": ["mine", "theirs"], "codebook": "b"})
    assert again["differences"][2]["adjudication"]["reason"] == reason
    (seen,) = ask("GET", "layers/mine/entries/d5")["adjudications"]
    assert (seen["reason"], seen["kept"]) == (reason, made["annotation"]["id"])
    # What each said stays.
    assert [len(said["annotations"]) for said in again["differences"][2]["said"]] == [1, 1]


def test_layers_of_two_kinds_are_not_settled_but_may_be_compared(ask, marked, journal):
    journal.put(replace(journal.record(Layer, "theirs"), role="clinician"))
    both = {"layers": ["mine", "theirs"], "codebook": "b"}
    assert "stay apart" in ask("POST", "differences", both, 400)["message"]
    assert ask("POST", "agreement", {**both, "unit": "entry"})["rows"]


def test_codes_that_come_together_lead_to_both_passages(ask, marked):
    asked = {"layers": ["mine"], "codebook": "b", "unit": "sentence", "measure": "count", "min_entries": 2}
    told = ask("POST", "code-network", asked)
    (row,) = told["rows"]
    assert ({row["source"], row["target"]}, row["count"]) == ({"Sea", "Fear"}, 4)
    found = ask("POST", "passages", {"verb": "code-network", "key": row["key"], "parameters": asked})
    marks = [one["text"] for one in found["passages"][0]["segments"] if one["mark"]]
    assert marks == ["sea 🌊", "frightens me"]


def test_a_codebook_begins_as_a_ready_one_and_is_changed_with_what_is_coded(ask, marked, journal):
    told = ask("GET", "codebooks")
    names = [one["name"] for one in told["ready"]]
    assert {"affect", "defences", "relationship-episodes", "transference", "resistance", "agency"} <= {*names}
    made = ask("POST", "codebooks", {"id": "own", "ready": "affect"}, 201)
    assert made["sources"]
    merged = ask("POST", "codebooks/b", {"revision": 1, "deed": "merge", "ids": ["fear"], "into": "sea"})
    assert merged["recoded"] == 6
    assert {one.code for one in journal.records(Annotation)} == {"sea", "gate"}
    ask("POST", "undo")
    assert sum(one.code == "fear" for one in journal.records(Annotation)) == 6
    near = ask("POST", "codebooks/b", {"revision": 3, "deed": "add", "code": {"name": "Fears"}})["near"]
    assert [one["name"] for one in near] == ["Fear"]
    changed = {"revision": 4, "deed": "change", "code": {"id": "sea", "definition": "only open water"}}
    ask("POST", "codebooks/b", {**changed, "meaning": True, "why": "too wide"})
    ask("POST", "codebooks/b", changed, 409)
    stale = ask("GET", "codebooks/b/stale")["annotations"]
    assert {one["code"] for one in stale} <= {"sea"}


def test_a_reading_keeps_its_evidence_and_the_dreamers_word(ask):
    start = REPORT.index("gate")
    passage = {"on": "passage", "entry": "d1", "start": start, "end": start + 4, "quote": "gate"}
    made = ask("POST", "hypotheses", {"id": "h", "reading": "A way is closed.", "supporting": [passage]}, 201)
    assert made["state"] == "open"
    wrong = {**passage, "quote": "wall"}
    ask("PUT", "hypotheses/h", {"revision": 1, "opposing": [wrong]}, 400)
    told = {"revision": 1, "state": "not supported", "dreamer": "It was just the garden."}
    assert ask("PUT", "hypotheses/h", told)["dreamer"] == "It was just the garden."
    ask("PUT", "hypotheses/h", told, 409)
    assert [one["state"] for one in ask("GET", "hypotheses")["hypotheses"]] == ["not supported"]


def test_what_changed_is_told_since_the_last_review(ask):
    ask("POST", "hypotheses", {"id": "h", "reading": "A way is closed."}, 201)
    assert any(one["record"] == "h" for one in ask("GET", "reviews")["changed"])
    ask("POST", "reviews", {"note": "read together"}, 201)
    told = ask("GET", "reviews")
    assert told["changed"] == []
    assert [one["note"] for one in told["reviews"]] == ["read together"]


@pytest.mark.parametrize("kind", ["html", "docx", "pdf"])
def test_a_report_is_a_file_that_says_what_it_leaves_out_and_stands_in_the_audit(ask, journal, kind):
    told = ask("POST", "reports", {"audience": "supervisor", "format": kind})
    assert told["name"] == f"report-supervisor.{kind}"
    assert "12 of 12 entries are not released to supervisor and were left out." in told["left_out"]
    assert journal.store.actions()[-1][0].verb == "export"
    assert ask("POST", "reports", {"audience": "press", "format": kind}, 400)
