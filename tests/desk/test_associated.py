"""What was associated, as the reading room asks for it: found, led back to its places, decided."""

import pickle

import pytest

from jupyter_psydyn.desk.routes import Request, answer
from jupyter_psydyn.journal import Affect, Association, Element, Entry, Session, Trial, open_journal

REPORT = "A stair goes down to a green door. A lamp is lit."


def element(id_, quote, *said, **more):
    start = REPORT.index(quote)
    associations = tuple(Association(f"{id_}{n}", text) for n, text in enumerate(said))
    return Element(id_, "report", start, start + len(quote), quote, associations, **more)


@pytest.fixture
def journal(tmp_path):
    """A dream whose stair and lamp both lead to the cellar, and a word-list test."""
    with open_journal(tmp_path / "a.psydyn", create=True, example="the sea in the school") as journal:
        stair = element("e1", "stair", "the cellar", "coal", affect=Affect("calm", 2))
        lamp = element("e2", "lamp", "miner", "cellars")
        journal.add([Entry(id="d1", night="2026-01-01", parts={"report": REPORT}, elements=(stair, lamp))])
        test = Session("word-list", trials=(Trial("tree", "leaf", 900.0), Trial("sea", failed=True)))
        journal.add([Entry(id="t1", kind="association", session=test)])
        yield journal


@pytest.fixture
def ask(journal):
    def ask(verb, path, body=None, status=200):
        reply = answer(journal, Request(verb, path, body), lambda f, *a: f(*pickle.loads(pickle.dumps(a))))
        assert reply.status == status, reply.body
        return reply.body

    return ask


def test_nodal_points_are_found_and_decided(ask):
    (row,) = ask("POST", "findings", {"verb": "nodal_points", "parameters": {}})["rows"]
    assert (row["key"], row["association"], row["elements"]) == ("d1:cellar", "cellar", 2)
    assert row["verdict"] == "open"
    ask("PUT", "decisions", {"kind": "nodal", "key": "d1:cellar", "verdict": "accepted", "memo": "yes"})
    (row,) = ask("POST", "findings", {"verb": "nodal_points", "parameters": {}})["rows"]
    assert (row["verdict"], row["memo"]) == ("accepted", "yes")


def test_a_decision_can_be_undone(ask):
    ask("PUT", "decisions", {"kind": "nodal", "key": "d1:cellar", "verdict": "rejected"})
    ask("POST", "undo", {})
    (row,) = ask("POST", "findings", {"verb": "nodal_points", "parameters": {}})["rows"]
    assert row["verdict"] == "open"


def test_they_lead_to_their_places(ask):
    asked = {"verb": "nodal_points", "key": "d1:cellar", "parameters": {}}
    found = ask("POST", "passages", asked)["passages"]
    assert [(one["part"], one["start"], one["end"]) for one in found] == [
        ("association", 4, 10),
        ("association", 22, 29),
    ]
    assert found[0]["segments"][0] == {"text": "stair → ", "mark": False}


def test_feelings_stand_beside_each_other(ask):
    (row,) = ask("POST", "findings", {"verb": "displacement", "parameters": {}})["rows"]
    assert (row["element"], row["strength"], row["associations"]) == ("stair", 2, 0)


def test_only_one_entry_where_one_is_named(ask):
    assert ask("POST", "findings", {"verb": "paths", "parameters": {"entry": "t1"}})["rows"] == []


def test_a_period_narrows_associations_too(ask):
    body = {"verb": "nodal_points", "narrow": {"until": "2025-12-31"}}
    assert ask("POST", "findings", body)["rows"] == []
    assert len(ask("POST", "findings", {**body, "narrow": {"since": "2026-01-01"}})["rows"]) == 1


@pytest.mark.parametrize(
    ("verb", "parameters", "line"),
    [
        ("nodal_points", {"unit": "night"}, "unit must be one of 'element', 'dream'"),
        ("nodal_points", {"space": "/etc/passwd"}, "has no parameter 'space'"),
        ("nodal_points", {"min_reached": 1}, "min_reached must be a whole number of 2"),
        ("paths", {"entry": 7}, "entry must be the id of an entry"),
    ],
)
def test_what_is_not_right_is_refused_in_one_line(ask, verb, parameters, line):
    assert line in ask("POST", "findings", {"verb": verb, "parameters": parameters}, 400)["message"]
