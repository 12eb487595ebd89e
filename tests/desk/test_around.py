"""What stands around the dreams, at the desk: the case, figures, events, goals, hours, process notes."""

import pytest

from jupyter_psydyn.journal import Case

HUNCH = "I felt sleepy, as if a lid were put on the hour"


@pytest.fixture
def case(ask):
    return ask("GET", "cases")["cases"][0]


def test_a_case_has_a_frame_a_context_and_a_day_of_review(ask, case):
    frame = {"sessions_a_week": 2, "minutes": 50, "setting": "couch", "since": "2026-01"}
    sent = {"revision": case["revision"], "pseudonym": "Maria", "frame": frame, "review_due": "2026-12-03"}
    changed = ask("PUT", f"cases/{case['id']}", sent)
    assert changed["frame"] == {**frame, "note": ""}
    assert ask("GET", "cases")["cases"] == [changed]
    ask("PUT", f"cases/{case['id']}", sent, 409)


@pytest.mark.parametrize(
    ("path", "sent"),
    [
        (
            "figures",
            {"name": "Anna", "variants": ["Ännchen"], "relation": "sister", "code": "sibling"},
        ),
        ("events", {"title": "moved to the coast", "sort": "transition", "since": "1998"}),
        ("goals", {"text": "to sleep through", "levels": ["a", "b", "c", "d", "e"], "weight": 2}),
        ("consents", {"purpose": "supervisor", "given": "2026-01-05"}),
        ("process-notes", {"text": HUNCH, "day": "2026-11-20"}),
    ],
)
def test_what_is_recorded_is_listed_changed_and_taken_away(ask, case, path, sent):
    made = ask("POST", path, {"id": "one", **sent}, 201)
    assert {name: made[name] for name in sent} == sent
    assert made["case"] == case["id"]
    assert ask("POST", path, {"id": "one", **sent}) == made
    assert ask("GET", path) == {path: [made]}
    text = next(name for name in ("note", "wording", "text") if name in made)
    changed = ask("PUT", f"{path}/one", {"revision": 1, text: "otherwise"})
    assert (changed[text], changed["revision"]) == ("otherwise", 2)
    ask("PUT", f"{path}/one", {"revision": 1, text: "late"}, 409)
    ask("PUT", f"{path}/one", {"revision": 2, "deleted": True})
    assert ask("GET", path) == {path: []}
    assert ask("POST", "undo")["step"]["count"] == 1


@pytest.mark.parametrize(
    ("path", "sent", "said"),
    [
        ("events", {"title": "born", "since": "1403-02-12"}, "since: 1403 is no year of a life in this"),
        ("events", {"title": "born", "since": "2021-02-31"}, "since: no such date"),
        ("goals", {"text": "to rest", "levels": ["a"]}, "levels: five are needed"),
        ("goals", {"text": "to rest", "weight": 0}, "weight must be a number above 0"),
        ("goals", {"text": "x", "attained": [{"day": "2026-01-01", "level": 3}]}, "from -2 to 2"),
        ("figures", {"name": " "}, "name must not be empty"),
        ("process-notes", {"text": HUNCH, "by": "somebody"}, "there is no field 'by'"),
    ],
)
def test_what_is_wrong_is_said_in_a_line(ask, path, sent, said):
    assert said in ask("POST", path, sent, 400)["message"]


def test_a_process_note_lies_under_a_key_of_its_own_and_is_its_authors(journal, ask, case):
    ask("POST", "process-notes", {"id": "p", "text": HUNCH, "case": case["id"]}, 201)
    private = journal.private_case(case["id"])
    assert {one.case for one in journal.standing() if one.id == "p"} == {private}
    journal.author = "a colleague"
    assert ask("GET", "process-notes") == {"process-notes": []}
    ask("PUT", "process-notes/p", {"revision": 1, "text": "mine"}, 404)


def test_an_hour_and_a_reflection_are_fields_of_a_note(ask):
    hour = {
        "attendance": "held",
        "minutes": 50,
        "marks": [{"sort": "rupture", "note": "she fell silent"}],
        "ratings": [{"item": "how alive it felt", "before": 3, "after": 6}],
    }
    moment = {"noticed": "a weight", "named": "dread", "allowed": "breathing", "before": 7, "after": 4}
    reflection = {
        "theme": "the house",
        "triggers": [{"trigger": "a letter", "emotion": "dread", "response": "did not open it"}],
        "moment": moment,
    }
    feelings = [{"word": "heavy", "strength": 3, "family": "sadness"}]
    made = ask(
        *("POST", "entries"),
        {"kind": "note", "hour": hour, "reflection": reflection, "affects": feelings},
        201,
    )
    assert (made["hour"], made["reflection"], made["affects"]) == (hour, reflection, feelings)
    assert ask("GET", f"entries/{made['id']}") == made
    bad = {"revision": 1, "hour": {"ratings": [{"item": "calm", "before": 11}]}}
    assert "from 0 to 10" in ask("PUT", f"entries/{made['id']}", bad, 400)["message"]


def test_hours_are_listed_by_day_without_their_summary(ask):
    for night, minutes in (("2026-11-06", 50), ("", 30), ("2026-11-20", 45)):
        sent = {"kind": "note", "night": night, "parts": {"note": "We spoke."}, "hour": {"minutes": minutes}}
        ask("POST", "entries", sent, 201)
    ask("POST", "entries", {"kind": "note", "parts": {"note": "No hour."}}, 201)
    listed = ask("GET", "hours")["hours"]
    assert [one["night"] for one in listed] == ["2026-11-20", "2026-11-06", ""]
    assert [one["hour"]["minutes"] for one in listed] == [45, 50, 30]
    assert "We spoke" not in str(listed)


def test_the_journal_says_which_review_is_due_first(ask, journal, case):
    assert ask("GET", "info")["review_due"] == ""
    ask("PUT", f"cases/{case['id']}", {"revision": case["revision"], "review_due": "2026-12-03"})
    journal.put(Case(pseudonym="B", review_due="2026-11-30"))
    assert ask("GET", "info")["review_due"] == "2026-11-30"


def test_a_figure_that_turned_out_to_be_another_is_not_also_itself(ask, journal):
    for name in ("anna", "ann", "nan"):
        ask("POST", "figures", {"id": name, "name": name}, 201)
    ask("PUT", "figures/ann", {"revision": 1, "into": "anna"})
    ask("PUT", "figures/nan", {"revision": 1, "into": "ann"})
    circle = ask("PUT", "figures/anna", {"revision": 1, "into": "nan"}, 400)
    assert circle["message"] == "into: a figure cannot be another who is, in the end, itself"
    assert ask("PUT", "figures/anna", {"revision": 1, "into": "anna"}, 400) == circle
    assert ask("POST", "figures", {"id": "new", "name": "new", "into": "new"}, 400) == circle
    gone = {"revision": 1, "into": "nobody"}
    assert "no such figure in this case" in ask("PUT", "figures/anna", gone, 400)["message"]
    other = journal.put(Case(pseudonym="B")).id
    ask("POST", "figures", {"id": "elsewhere", "name": "Anna", "case": other}, 201)
    ask("PUT", "figures/anna", {"revision": 1, "into": "elsewhere"}, 400)


def test_a_figure_whose_other_was_taken_away_is_still_changed(ask):
    for name in ("anna", "ann"):
        ask("POST", "figures", {"id": name, "name": name}, 201)
    ask("PUT", "figures/ann", {"revision": 1, "into": "anna"})
    ask("PUT", "figures/anna", {"revision": 1, "deleted": True})
    assert ask("PUT", "figures/ann", {"revision": 2, "name": "Annie"})["name"] == "Annie"
    assert ask("PUT", "figures/ann", {"revision": 3, "into": ""})["into"] == ""
