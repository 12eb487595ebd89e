"""What leaves, at the desk: what goes to whom, what is decided, the copy, and the log of what left."""

import base64
import json

import pyrage
import pytest

OUT = {"supervisor": "2021-06-01"}


@pytest.fixture
def case(ask):
    """A sister in the register, two dreams for the supervisor with two strangers in them, one that stays."""
    ask("POST", "figures", {"id": "f1", "name": "Annabeth", "relation": "sister"}, 201)
    for id, report, out in (  # noqa: A001
        ("d1", "Here was Annabeth by the sea with Dragan.", OUT),
        ("d2", "Then Dragan and Severin came, and later Severin alone.", OUT),
        ("d3", "Then Yewande came.", {}),
    ):
        ask(
            "POST",
            "entries",
            {"id": id, "night": "2021-05-03", "parts": {"report": report}, "release": out},
            201,
        )
    return ask("GET", "cases")["cases"][0]["id"]


def test_the_queue_holds_what_goes_and_nothing_else(ask, case):
    found = ask("POST", "release/queue", {"audience": "supervisor", "case": case})
    assert [one["id"] for one in found["entries"]] == ["d1", "d2"]
    assert (found["replaced"], found["consent"]) == (1, "none")
    assert found["register"] == [{"id": "f1", "name": "Annabeth", "label": "[sister]"}]
    assert found["goes"] == ["As it stands now: 2 dreams."]
    assert found["left_out"][0] == "1 of 3 entries is not released to supervisor and was left out."
    assert [(one["words"], one["alike"]) for one in found["questions"]] == [
        *[("Dragan", 2), ("Dragan", 2)],
        *[("Severin", 2), ("Severin", 2)],
    ]
    first = found["questions"][0]
    assert (first["entry"], first["field"], first["why"]) == ("d1", "report", "capital")
    assert [one["text"] for one in first["segments"] if one["mark"]] == ["Dragan"]
    assert "Yewande" not in json.dumps(found)
    assert "anonym" not in found["label"]


def test_deciding_keeps_words_or_gives_them_to_somebody(ask, case):
    whom = {"audience": "supervisor", "case": case}
    questions = ask("POST", "release/queue", whom)["questions"]
    here = {"words": "Severin", "context": questions[2]["context"], "ruling": "keep"}
    named = {"words": "Dragan", "ruling": "replace", "figure": "f1"}
    assert ask("POST", "release/decisions", {"case": case, "several": [here, named]}, 201) == {"decided": 2}
    # A name that is new to the register stands there now.
    assert ask("GET", "figures")["figures"][0]["variants"] == ["Dragan"]
    left = ask("POST", "release/queue", whom)["questions"]
    assert [(one["words"], one["context"]) for one in left] == [("Severin", questions[3]["context"])]
    ask("POST", "release/decisions", {"case": case, "several": [{"words": "Severin", "ruling": "keep"}]}, 201)
    assert ask("POST", "release/queue", whom)["left"] == 0
    parts = ask("POST", "release/entry", {**whom, "entry": "d1"})["parts"]
    assert (
        "".join(one["text"] for one in parts["report"]["after"])
        == "Here was [sister] by the sea with [sister]."
    )
    assert [one["text"] for one in parts["report"]["before"] if one["mark"]] == ["Annabeth", "Dragan"]
    # One step, and it is undone as one.
    assert ask("POST", "undo")["step"]["count"] == 1
    assert ask("POST", "release/queue", whom)["left"] == 1


@pytest.mark.parametrize(
    ("several", "status", "said"),
    [
        ([], 400, "several must be a list of decisions"),
        ([{"words": " ", "ruling": "keep"}], 400, "words must not be empty"),
        ([{"words": "x", "ruling": "burn"}], 400, "ruling must be one of 'keep', 'replace'"),
        ([{"words": "x", "ruling": "replace"}], 404, "say whose name it is"),
        ([{"words": "x", "ruling": "replace", "figure": "f9"}], 404, "there is no such figure"),
        ([{"words": "x", "ruling": "keep", "by": "me"}], 400, "there is no field 'by' here"),
    ],
)
def test_what_is_no_decision_is_refused_and_nothing_is_kept(ask, case, several, status, said):
    before = ask("GET", "info")
    assert said in ask("POST", "release/decisions", {"several": several}, status)["message"]
    assert ask("GET", "info") == before


def test_a_copy_is_refused_until_all_is_decided_and_what_left_is_told(journal, ask, case):
    wish = {
        "audience": "supervisor",
        "case": case,
        "form": "jsonl",
        "pseudonymised": True,
        "purpose": "seminar",
    }
    assert (
        "4 places that could tell who somebody is are not decided"
        in ask("POST", "copies", wish, 400)["message"]
    )
    assert ask("GET", "departures") == {"departures": []}
    keep = [{"words": one, "ruling": "keep"} for one in ("Dragan", "Severin")]
    ask("POST", "release/decisions", {"case": case, "several": keep}, 201)
    made = ask("POST", "copies", wish)
    assert (made["name"], made["media"]) == ("pseudonymised-copy-supervisor.jsonl", "application/x-ndjson")
    text = base64.b64decode(made["content"]).decode()
    assert "[sister]" in text
    assert "Annabeth" not in text
    (left,) = ask("GET", "departures")["departures"]
    assert (left["audience"], left["purpose"], left["entries"], left["form"]) == (
        *("supervisor", "seminar"),
        ["d1", "d2"],
        ".jsonl",
    )
    assert (left["pseudonymised"], left["case"], left["by"]) == (True, case, journal.author)
    # What left is no step of anybody's: it is not undone.
    assert ask("GET", "undo")["undo"]["verb"] == "set"


def test_a_copy_under_a_passphrase_opens_with_it(ask, case):
    made = ask("POST", "copies", {"audience": "supervisor", "form": "csv", "passphrase": "the attic is full"})
    assert made["name"] == "copy-supervisor.csv.age"
    opened = pyrage.passphrase.decrypt(base64.b64decode(made["content"]), "the attic is full")
    assert b"Annabeth" in opened


def test_a_consent_that_was_withdrawn_closes_the_case_and_a_reason_opens_it(ask, case):
    consent = {"purpose": "supervisor", "given": "2021-01-01", "withdrawn": "2021-12-01"}
    ask("POST", "consents", consent, 201)
    whom = {"audience": "supervisor", "case": case}
    closed = ask("POST", "release/queue", whom)
    assert (closed["consent"], closed["entries"]) == ("missing", [])
    opened = ask("POST", "release/queue", {**whom, "without_consent": "the court asks"})
    assert (opened["consent"], len(opened["entries"])) == ("missing", 2)
    ask("POST", "copies", {**whom, "form": "csv", "without_consent": "the court asks"})
    assert [one["without_consent"] for one in ask("GET", "departures")["departures"]] == ["the court asks"]


def test_a_report_is_told_as_something_that_left(ask, case):
    ask("POST", "reports", {"audience": "supervisor", "format": "html"})
    (left,) = ask("GET", "departures")["departures"]
    assert (left["audience"], left["form"], sorted(left["entries"])) == (
        "supervisor",
        "report html",
        ["d1", "d2"],
    )
