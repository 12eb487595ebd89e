"""Marking at the desk: layers, annotations, relations, memos, and what each refuses."""

from dataclasses import replace

import pytest

from jupyter_psydyn.desk.routes import Request, answer
from jupyter_psydyn.journal import Annotation, Case, Code, Codebook, Layer, open_journal
from jupyter_psydyn.journal.records import body_of

REPORT = "A cold 🌊 sea comes in. I am afraid of the sea."
WORDS = "the sea in the school"


@pytest.fixture
def journal(tmp_path):
    with open_journal(tmp_path / "a.psydyn", create=True, example=WORDS) as journal:
        yield journal


def asking(journal):
    def ask(verb, path, body=None, status=200):
        reply = answer(journal, Request(verb, path, body))
        assert (reply.status, reply.body if reply.status != status else None) == (status, None)
        return reply.body

    return ask


@pytest.fixture
def ask(journal):
    return asking(journal)


@pytest.fixture
def dream(ask):
    return ask("POST", "entries", {"id": "d1", "night": "2026-11-22", "parts": {"report": REPORT}}, 201)


@pytest.fixture
def book(journal):
    codes = (Code("fear", "fear"), Code("sea", "sea", colour=1), Code("head", "heading", codable=False))
    return journal.put(Codebook(id="b", title="Own", version=3, codes=codes))


@pytest.fixture
def layer(ask):
    return ask("POST", "layers", {"id": "mine", "title": "Mine", "role": "researcher"}, 201)


def mark(quote, code="sea", layer="mine", **more):
    start = REPORT.index(quote)
    place = {"entry": "d1", "part": "report", "start": start, "end": start + len(quote), "quote": quote}
    return {**place, "layer": layer, "codebook": "b", "code": code, **more}


@pytest.fixture
def sea(ask, dream, book, layer):
    return ask("POST", "annotations", mark("🌊 sea", id="a1", memo="so cold"), 201)


def test_a_mark_is_stamped_with_who_when_and_the_version_of_its_codebook(sea, journal):
    assert (sea["by"], sea["version"], sea["state"]) == (journal.author, 3, "accepted")
    assert REPORT[sea["start"] : sea["end"]] == "🌊 sea"
    assert sea["at"]


def test_asked_twice_with_one_id_it_is_made_once(ask, sea, journal):
    assert ask("POST", "annotations", mark("🌊 sea", id="a1", memo="so cold")) == sea
    assert len(journal.records(Annotation)) == 1


def test_marks_overlap_nest_and_adjoin(ask, sea):
    for quote in ("cold 🌊", "🌊", " sea", "A cold 🌊 sea comes in."):
        ask("POST", "annotations", mark(quote, code="fear"), 201)
    coded = ask("GET", "layers/mine/entries/d1")
    assert [one["quote"] for one in coded["annotations"]] == [
        *("🌊 sea", "cold 🌊", "🌊", " sea", "A cold 🌊 sea comes in.")
    ]


def test_resized_and_recoded_it_keeps_its_memo_its_relations_and_its_history(ask, sea, journal):
    other = ask("POST", "annotations", mark("afraid", "fear"), 201)
    joined = {"source": other["id"], "target": "a1", "type": "because of", "note": "she says so"}
    ask("POST", "relations", joined, 201)
    start = REPORT.index("cold 🌊 sea")
    grown = {"revision": 1, "start": start, "end": start + 10, "quote": "cold 🌊 sea"}
    ask("PUT", "annotations/a1", grown)
    now = ask("PUT", "annotations/a1", {"revision": 2, "code": "fear"})
    assert (now["memo"], now["code"], now["quote"]) == ("so cold", "fear", "cold 🌊 sea")
    (relation,) = ask("GET", "layers/mine/entries/d1")["relations"]
    assert (relation["type"], relation["note"]) == ("because of", "she says so")
    assert len(journal.store.history("a1")) == 3


def test_it_follows_its_words_when_the_text_is_edited_and_one_undo_takes_both_back(ask, sea, dream):
    ask("PUT", "entries/d1", {"revision": 1, "parts": {"report": "Oh, " + REPORT}})
    (moved,) = ask("GET", "layers/mine/entries/d1")["annotations"]
    assert (moved["start"], moved["quote"], moved["lost"]) == (sea["start"] + 4, "🌊 sea", False)
    ask("POST", "undo")
    (back,) = ask("GET", "layers/mine/entries/d1")["annotations"]
    assert back["start"] == sea["start"]
    assert ask("GET", "entries/d1")["parts"]["report"] == REPORT


def test_words_edited_away_are_lost_and_found_when_they_come_back(ask, sea, dream):
    ask("PUT", "entries/d1", {"revision": 1, "parts": {"report": "Nothing is here."}})
    (lost,) = ask("GET", "layers/mine/entries/d1")["annotations"]
    assert (lost["lost"], lost["quote"], lost["memo"]) == (True, "🌊 sea", "so cold")
    ask("PUT", "entries/d1", {"revision": 2, "parts": {"report": "Again a 🌊 sea."}})
    (found,) = ask("GET", "layers/mine/entries/d1")["annotations"]
    assert (found["lost"], found["start"]) == (False, 8)


def test_a_comma_within_a_passage_leaves_it_that_passage(ask, dream, book, layer):
    ask("POST", "annotations", mark("A cold 🌊 sea comes in.", id="long"), 201)
    edited = REPORT.replace("cold 🌊", "cold, cold 🌊")
    ask("PUT", "entries/d1", {"revision": 1, "parts": {"report": edited}})
    (one,) = ask("GET", "layers/mine/entries/d1")["annotations"]
    assert one["quote"] == edited[one["start"] : one["end"]] == "A cold, cold 🌊 sea comes in."


@pytest.mark.parametrize(
    ("wrong", "line"),
    [
        ({"quote": "lake"}, "quote: at 7 to 12 of the report stands something else"),
        ({"code": "head"}, "code: there is no such code to mark with in this codebook"),
        ({"code": "none"}, "code: there is no such code to mark with in this codebook"),
        ({"state": "perhaps"}, "state must be one of"),
        ({"color": 1}, "there is no field 'color' here"),
        ({"start": -1}, "start must be a whole number"),
    ],
)
def test_what_cannot_be_marked_is_refused_with_a_line(ask, dream, book, layer, journal, wrong, line):
    assert ask("POST", "annotations", {**mark("🌊 sea"), **wrong}, 400)["message"].startswith(line)
    assert journal.records(Annotation) == []


def test_several_are_one_action_all_or_none(ask, dream, book, layer, journal):
    good, bad = mark("sea", id="x1"), {**mark("cold", id="x2"), "quote": "warm"}
    ask("POST", "annotations", {"several": [good, bad]}, 400)
    assert journal.records(Annotation) == []
    ask("POST", "annotations", {"several": [good, mark("cold", id="x2")]}, 201)
    ask("POST", "undo")
    assert journal.records(Annotation) == []


def test_a_stale_edit_is_a_conflict(ask, sea):
    ask("PUT", "annotations/a1", {"revision": 1, "memo": "two"})
    ask("PUT", "annotations/a1", {"revision": 1, "memo": "three"}, 409)


def of_another(journal, **more):
    """A layer of somebody else's with a mark in it."""
    layer = Layer(id="theirs", title="Theirs", role="researcher", reader="bo", **more)
    journal.put(layer)
    journal.put(replace(Annotation.from_dict(mark("cold", "fear", "theirs")), id="t1", by="bo"))


def test_readers_are_blind_to_each_other_until_a_layer_is_released(ask, sea, journal):
    of_another(journal)
    told = {one["id"]: one for one in ask("GET", "layers")["layers"]}
    assert told["theirs"] == {
        "id": "theirs",
        "title": "Theirs",
        "role": "researcher",
        "mine": False,
        "blind": True,
    }
    hidden = Layer(id="hid", title="Hunches", role="clinician", reader="bo", private=True)
    journal.put(replace(hidden, case=journal.private_case(journal.cases()[0].id)))
    assert [one["id"] for one in ask("GET", "layers")["layers"]] == ["mine", "theirs"]
    assert ask("GET", "layers/mine/entries/d1")["others"] == []
    ask("GET", "layers/theirs/entries/d1", status=400)
    ask("POST", "annotations", mark("cold", layer="theirs"), 400)
    ask("PUT", "annotations/t1", {"revision": 1, "memo": "mine now"}, 400)
    ask("PUT", "layers/theirs", {"released": True}, 400)
    journal.put(replace(journal.record(Layer, "theirs"), released="2026-11-24T10:00:00+00:00"))
    (other,) = ask("GET", "layers/mine/entries/d1")["others"]
    assert [one["quote"] for one in other["annotations"]] == ["cold"]


def test_a_private_layer_has_a_key_of_its_own_and_is_never_released(ask, dream, book, journal, tmp_path):
    ask("POST", "layers", {"id": "p", "title": "Counter", "role": "clinician", "private": True}, 201)
    made = ask("POST", "annotations", mark("afraid", "fear", "p", id="secret"), 201)
    case = journal.record(Layer, "p").case
    assert made["case"] == case != dream["case"]
    assert [one.id for one in journal.cases()] == [dream["case"]]
    ask("PUT", "layers/p", {"released": True}, 400)
    # Without its key nobody reads it, and the dream stays.
    journal.erase(case)
    assert journal.record(Annotation, "secret") is None
    assert ask("GET", "entries/d1")["parts"]["report"] == REPORT


def test_erasing_a_case_erases_its_private_layers(ask, dream, book, journal):
    ask("POST", "layers", {"id": "p", "title": "Counter", "role": "clinician", "private": True}, 201)
    ask("POST", "annotations", mark("afraid", "fear", "p", id="secret"), 201)
    journal.erase(dream["case"])
    assert journal.records(Annotation) == journal.records(Layer) == journal.records(Case) == []


def test_a_relation_joins_two_marks_of_one_layer(ask, sea):
    ask("POST", "relations", {"source": "a1", "target": "a1", "type": "is"}, 400)
    ask("POST", "relations", {"source": "a1", "target": "gone", "type": "is"}, 404)


def test_all_memos_are_in_one_list_each_with_what_it_is_about(ask, sea, dream, journal):
    ask("POST", "memos", {"on": "entry", "target": "d1", "text": "of the dream"}, 201)
    ask("POST", "memos", {"on": "case", "target": dream["case"], "text": "of her"}, 201)
    ask("POST", "memos", {"on": "code", "target": "fear", "text": "of the code"}, 201)
    ask("POST", "memos", {"on": "journal", "text": "of all"}, 201)
    journal.decide("motif", "lemma:sea", "accepted", "of the motif")
    told = {one["on"]: (one["text"], one["label"]) for one in ask("GET", "memos")["memos"]}
    assert told == {
        "span": ("so cold", "sea: 🌊 sea"),
        "entry": ("of the dream", REPORT),
        "case": ("of her", ""),
        "code": ("of the code", "fear"),
        "journal": ("of all", "a.psydyn"),
        "decision": ("of the motif", "lemma:sea"),
    }


def test_two_hundred_mixed_actions_undone_leave_exactly_what_was_after_a_restart_too(tmp_path):
    path = tmp_path / "long.psydyn"
    with open_journal(path, create=True, example=WORDS) as journal:
        ask = asking(journal)
        ask("POST", "entries", {"id": "d1", "parts": {"report": REPORT}}, 201)
        journal.put(Codebook(id="b", title="Own", codes=(Code("fear", "fear"), Code("sea", "sea"))))
        ask("POST", "layers", {"id": "mine", "title": "Mine", "role": "researcher"}, 201)
        before = held(journal)
        for at in range(50):
            name = f"n{at}"
            ask("POST", "annotations", mark("sea", id=name), 201)
            ask("PUT", f"annotations/{name}", {"revision": 1, "code": "fear", "memo": f"memo {at}"})
            ask("POST", "memos", {"on": "entry", "target": "d1", "text": f"note {at}"}, 201)
            if at % 2:
                ask("PUT", f"annotations/{name}", {"revision": 2, "deleted": True})
            else:
                ask("POST", "hypotheses", {"reading": f"reading {at}"}, 201)
        after = held(journal)
    with open_journal(path) as journal:
        ask = asking(journal)
        for _ in range(200):
            ask("POST", "undo")
        assert held(journal) == before
        for _ in range(200):
            ask("POST", "redo")
        assert held(journal) == after


def held(journal):
    """What the journal holds, but for the log's own numbers."""
    from jupyter_psydyn.journal.records import OTHERS

    found = {one.id: body_of(one) for one in journal.entries()}
    for kind in OTHERS:
        found |= {one.id: body_of(one) for one in journal.records(kind)}
    return found


def test_asked_again_with_other_words_it_is_brought_to_them_and_nobody_elses_is_told(ask, sea, journal):
    ask("POST", "memos", {"id": "m", "on": "journal", "text": "half a sen"}, 201)
    assert ask("POST", "memos", {"id": "m", "on": "journal", "text": "half a sentence"})["revision"] == 2
    of_another(journal)
    assert "cold" not in ask("POST", "annotations", mark("sea", id="t1"), 400)["message"]
