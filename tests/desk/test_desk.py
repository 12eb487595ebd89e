"""The desk, as a screen uses it: every route, and what each refuses."""

import base64
from dataclasses import replace
from datetime import timedelta

import pytest

from jupyter_psydyn.desk import recording
from jupyter_psydyn.desk.routes import ROUTES, Request, answer
from jupyter_psydyn.journal import Entry, Journal, JournalFull, Locked, Setting, open_journal

REPORT = "The \U0001f30a water is in the house. I am late."


@pytest.fixture
def dream(ask):
    return ask("POST", "entries", {"night": "2026-11-22", "parts": {"report": REPORT}}, 201)


AROUND = ("figures", "events", "goals", "consents", "process-notes")


def test_the_table_of_routes_is_that_of_the_contract():
    assert [(route.verb, route.path) for route in ROUTES] == [
        ("GET", "info"),
        ("GET", "entries"),
        ("POST", "entries"),
        ("GET", "entries/*"),
        ("PUT", "entries/*"),
        ("DELETE", "entries/*"),
        ("GET", "entries/*/history"),
        ("POST", "entries/*/elements"),
        ("PUT", "entries/*/elements/*"),
        ("POST", "entries/*/elements/*/associations"),
        ("PUT", "entries/*/elements/*/associations/*"),
        ("GET", "word-lists"),
        ("POST", "word-lists"),
        ("POST", "transcripts"),
        ("POST", "search"),
        ("POST", "findings"),
        ("POST", "passages"),
        ("GET", "undo"),
        ("POST", "undo"),
        ("POST", "redo"),
        ("GET", "entries/*/asides"),
        ("DELETE", "asides/*"),
        ("GET", "cases"),
        ("PUT", "cases/*"),
        ("GET", "reflections"),
        ("GET", "hours"),
        *(("GET", kind) for kind in AROUND),
        *(("POST", kind) for kind in AROUND),
        *(("PUT", f"{kind}/*") for kind in AROUND),
        ("POST", "imports/preview"),
        ("POST", "imports"),
        ("GET", "codebooks"),
        ("POST", "codebooks"),
        ("POST", "codebooks/*"),
        ("GET", "codebooks/*/stale"),
        ("GET", "forms"),
        ("GET", "layers"),
        ("POST", "layers"),
        ("PUT", "layers/*"),
        ("GET", "layers/*/entries/*"),
        ("PUT", "layers/*/entries/*"),
        ("GET", "layers/*/counts"),
        ("POST", "annotations"),
        ("PUT", "annotations/*"),
        ("POST", "relations"),
        ("PUT", "relations/*"),
        ("GET", "memos"),
        ("POST", "memos"),
        ("PUT", "memos/*"),
        ("POST", "suggestions"),
        ("POST", "agreement"),
        ("POST", "differences"),
        ("POST", "adjudications"),
        ("POST", "code-network"),
        ("GET", "hypotheses"),
        ("POST", "hypotheses"),
        ("PUT", "hypotheses/*"),
        ("GET", "reviews"),
        ("POST", "reviews"),
        ("POST", "review-sheet"),
        ("POST", "reports"),
        ("GET", "departures"),
        ("POST", "release/queue"),
        ("POST", "release/decisions"),
        ("POST", "release/entry"),
        ("POST", "copies"),
        ("PUT", "decisions"),
        ("GET", "decisions"),
    ]


def test_an_entry_asked_for_twice_is_made_once(ask):
    """The first answer was lost; the second request holds what was typed since."""
    first = ask("POST", "entries", {"id": "a1b2", "parts": {"report": "A door"}}, 201)
    again = ask("POST", "entries", {"id": "a1b2", "parts": {"report": "A door"}})
    assert again == first
    later = ask("POST", "entries", {"id": "a1b2", "parts": {"report": "A door opens."}})
    assert (later["id"], later["revision"], later["parts"]) == ("a1b2", 2, {"report": "A door opens."})
    assert len(ask("GET", "entries")["entries"]) == 1
    refused = ask("POST", "entries", {"id": "a1b2", "parts": {"report": "Another."}}, 409)
    assert refused["current"] == later


def test_info_counts_what_there_is(ask, journal):
    empty = ask("GET", "info")
    assert len(base64.b64decode(empty.pop("draft_key"))) == 32
    assert empty == {
        "id": journal.id,
        "name": "a.psydyn",
        "example": True,
        "dreams": 0,
        "nights_without_recall": 0,
        "notes": 0,
        "associations": 0,
        "first": "",
        "last": "",
        "review_due": "",
    }
    ask("POST", "entries", {"night": "2024", "parts": {"report": "a"}}, 201)
    ask("POST", "entries", {"night": "2023-05", "recall": "fragment"}, 201)
    ask("POST", "entries", {"night": "2024-12-01", "recall": "none"}, 201)
    ask("POST", "entries", {"kind": "note", "parts": {"note": "b"}}, 201)
    gone = ask("POST", "entries", {"night": "1999"}, 201)
    ask("DELETE", f"entries/{gone['id']}")
    full = ask("GET", "info")
    counted = ("dreams", "nights_without_recall", "notes", "first", "last")
    assert [full[name] for name in counted] == [2, 1, 1, "2023-05", "2024"]


def test_a_dream_is_recorded_edited_deleted_and_brought_back(ask, dream):
    where = f"entries/{dream['id']}"
    assert ask("GET", where) == dream
    assert dream == {**Entry().to_dict(), **dream}
    edited = ask("PUT", where, {"revision": 1, "title": "Late", "parts": {"residue": "Rain."}})
    assert edited["parts"] == {"report": REPORT, "residue": "Rain."}
    assert (edited["title"], edited["night"], edited["revision"]) == ("Late", "2026-11-22", 2)
    gone = ask("DELETE", where)
    assert (gone["deleted"], gone["revision"]) == (True, 3)
    assert ask("DELETE", where) == gone
    assert ask("GET", "entries") == {"entries": []}
    back = ask("PUT", where, {"revision": 3, "deleted": False})
    assert ask("GET", f"{where}/history") == {"revisions": [dream, edited, gone, back]}


def test_a_stale_revision_gets_the_current_entry(ask, dream):
    where = f"entries/{dream['id']}"
    current = ask("PUT", where, {"revision": 1, "title": "theirs"})
    refused = ask("PUT", where, {"revision": 1, "title": "mine"}, 409)
    assert refused["current"] == current
    assert ask("GET", where) == current


class TestConflicts:
    """Two who change one entry: nothing that somebody wrote is lost."""

    @pytest.fixture
    def where(self, ask, dream):
        """A dream whose report and title somebody else has changed since."""
        where = f"entries/{dream['id']}"
        ask("PUT", where, {"revision": 1, "title": "theirs", "parts": {"report": "Theirs."}})
        return where

    def asides(self, ask, where):
        return ask("GET", f"{where}/asides")["asides"]

    def test_a_text_that_both_changed_is_kept_aside(self, ask, where, journal):
        sent = {"revision": 1, "parts": {"report": "Mine.", "residue": "Rain."}}
        refused = ask("PUT", where, sent, 409)
        assert refused["current"] == ask("GET", where)
        (kept,) = self.asides(ask, where)
        assert kept == {
            "id": refused["aside"],
            "entry": where.split("/")[1],
            "revision": 1,
            "parts": {"report": "Mine.", "residue": "Rain."},
            "at": kept["at"],
            "author": journal.author,
        }
        assert ask("PUT", where, sent, 409)["aside"] == kept["id"]  # asked again: kept once
        assert ask("DELETE", f"asides/{kept['id']}") == {}
        assert self.asides(ask, where) == []
        assert ask("DELETE", f"asides/{kept['id']}", None, 404)["message"]

    @pytest.mark.parametrize(
        "sent",
        [
            {"title": "mine"},
            {"parts": {"residue": "Rain."}},
            {"parts": {"report": "Theirs."}},
            {"parts": {"report": REPORT}, "title": "mine"},
            {"parts": {}},
        ],
    )
    def test_where_no_text_would_be_lost_nothing_is_kept(self, ask, where, sent):
        assert "aside" not in ask("PUT", where, {"revision": 1, **sent}, 409)
        assert self.asides(ask, where) == []

    def test_a_wrong_field_is_refused_and_not_kept(self, ask, where):
        assert "vividness" in ask("PUT", where, {"revision": 1, "vividness": 9}, 400)["message"]
        assert self.asides(ask, where) == []

    def test_a_new_entry_that_somebody_went_on_with(self, ask):
        ask("POST", "entries", {"id": "a1b2", "parts": {"report": "A door"}}, 201)
        ask("PUT", "entries/a1b2", {"revision": 1, "parts": {"report": "A window"}})
        refused = ask("POST", "entries", {"id": "a1b2", "parts": {"report": "A door opens."}}, 409)
        (kept,) = self.asides(ask, "entries/a1b2")
        assert (kept["id"], kept["parts"]) == (refused["aside"], {"report": "A door opens."})

    def test_who_saves_between_our_reading_and_our_writing_counts_too(self, ask, dream, journal, monkeypatch):
        read, others = journal.entry, iter(["Theirs."])

        def entry(name):
            found = read(name)
            for text in others:
                journal.save(found.edited({"parts": {"report": text}}))
            return found

        monkeypatch.setattr(journal, "entry", entry)
        sent = {"revision": 1, "parts": {"report": "Mine."}}
        refused = ask("PUT", f"entries/{dream['id']}", sent, 409)
        assert refused["current"]["parts"]["report"] == "Theirs."
        assert self.asides(ask, f"entries/{dream['id']}")[0]["parts"] == {"report": "Mine."}


class TestUndo:
    def test_the_last_thing_is_taken_back_and_done_again(self, ask, dream):
        where = f"entries/{dream['id']}"
        ask("PUT", where, {"revision": 1, "title": "Late"})
        steps = ask("GET", "undo")
        assert {**steps["undo"], "at": ""} == {
            "verb": "edit",
            "kind": "dream",
            "number": 1,
            "count": 1,
            "at": "",
        }
        assert steps["redo"] is None
        done = ask("POST", "undo")
        assert (done["step"], done["entries"]) == (steps["undo"], [dream["id"]])
        assert (ask("GET", where)["title"], ask("GET", where)["revision"]) == ("", 3)
        assert ask("GET", "undo")["redo"]["verb"] == "edit"
        assert ask("POST", "redo", {})["entries"] == [dream["id"]]
        assert ask("GET", where)["title"] == "Late"
        ask("POST", "undo")
        assert ask("POST", "undo")["step"]["verb"] == "record"
        assert ask("GET", "entries") == {"entries": []}

    def test_where_there_is_nothing_it_says_so(self, ask):
        assert ask("GET", "undo") == {"undo": None, "redo": None}
        for verb in ("undo", "redo"):
            assert ask("POST", verb, None, 409)["message"] == f"there is nothing to {verb}"

    def test_an_import_of_many_is_one_step(self, ask, journal):
        journal.add([Entry(title="a"), Entry(title="b"), Entry(kind="note")])
        step = ask("GET", "undo")["undo"]
        assert (step["verb"], step["number"], step["count"]) == ("import", None, 3)
        assert len(ask("POST", "undo")["entries"]) == 3
        assert ask("GET", "entries") == {"entries": []}

    def test_what_is_no_entry_has_no_number(self, ask):
        ask("PUT", "decisions", {"kind": "motif", "key": "lemma:x", "verdict": "accepted"})
        done = ask("POST", "undo")
        assert (done["step"]["kind"], done["step"]["number"], done["entries"]) == ("decision", None, [])
        assert ask("GET", "decisions") == {"decisions": []}

    def test_what_somebody_else_changed_since_is_not_taken_back(self, ask, dream, journal, tmp_path):
        other = Journal(journal.store, journal.path, "somebody", "python")
        theirs = other.save(other.entry(dream["id"]).edited({"title": "theirs"}))
        assert ask("POST", "undo", None, 409)["current"] == theirs.to_dict()
        setting = journal.put(Setting(name="dim", value="yes"))
        other.put(replace(setting, value="no"))
        assert "was changed since" in ask("POST", "undo", None, 409)["message"]

    def test_a_wrong_body(self, ask):
        assert (
            "there is no field 'steps' here (there are none)"
            in ask("POST", "undo", {"steps": 2}, 400)["message"]
        )


def test_a_journal_has_its_dreamers(ask, journal):
    (case,) = journal.cases()
    journal.put(replace(case, pseudonym="Vera"))
    (told,) = ask("GET", "cases")["cases"]
    assert (told["id"], told["pseudonym"], told["frame"]) == (case.id, "Vera", None)
    assert ask("POST", "entries", {}, 201)["case"] == case.id


def test_who_may_see_an_entry_is_a_field_of_it(ask, dream):
    where = f"entries/{dream['id']}"
    release = {"clinician": "2026-11-23", "research": "2026-11-24"}
    assert ask("PUT", where, {"revision": 1, "release": release})["release"] == release
    assert ask("PUT", where, {"revision": 2, "release": {}})["release"] == {}
    assert (
        "release" in ask("PUT", where, {"revision": 3, "release": {"mother": "2026-11-23"}}, 400)["message"]
    )


def test_a_locked_journal_says_423(ask, dream, journal):
    journal.store.lock()
    for verb, path in (
        ("GET", "info"),
        ("GET", "entries"),
        ("POST", "undo"),
        ("GET", f"entries/{dream['id']}"),
    ):
        said = ask(verb, path, None, 423)
        assert said == {"message": str(Locked()), "locked": True}


@pytest.mark.parametrize(
    ("body", "line"),
    [
        (None, "revision is missing"),
        ([], "the body must be a JSON object"),
        ({"revision": "1"}, "revision must be a whole number"),
        ({"revision": True}, "revision must be a whole number"),
        ({"revision": 1, "elements": []}, "there is no field 'elements' here"),
        ({"revision": 1, "id": "x"}, "there is no field 'id' here"),
        ({"revision": 1, "kind": "note"}, "kind: this entry is and stays 'dream'"),
        ({"revision": 1, "night": "2026-02-31"}, "night: no such date: '2026-02-31'"),
        ({"revision": 1, "parts": {"dream": "x"}}, "parts: there is no field 'dream'"),
        ({"revision": 1, "vividness": 6}, "vividness must be a whole number from 1 to 5"),
    ],
)
def test_a_wrong_edit_changes_nothing(ask, dream, body, line):
    assert line in ask("PUT", f"entries/{dream['id']}", body, 400)["message"]
    assert ask("GET", f"entries/{dream['id']}") == dream


def test_what_is_not_there_is_a_404(ask, dream):
    lost = "there is no such entry in this journal"
    for verb, path, body in (
        ("GET", "entries/nobody", None),
        ("PUT", "entries/nobody", {"revision": 1}),
        ("DELETE", "entries/nobody", None),
        ("GET", "entries/nobody/history", None),
        ("POST", "entries/nobody/elements", {"part": "", "start": 0, "end": 0, "quote": "sea"}),
        ("POST", "entries/nobody/elements/e/associations", {"text": "sea"}),
    ):
        assert ask(verb, path, body, 404)["message"] == lost
    path = f"entries/{dream['id']}/elements/e/associations"
    assert ask("POST", path, {"text": "sea"}, 404)["message"] == "there is no such element in this entry"
    for path in ("", "entry", "entries/a/b", "entries//x/y/z", "../info"):
        assert ask("GET", path, None, 404)["message"] == "the desk does not know this path"
    assert ask("PATCH", "entries", None, 405)["message"] == "here the desk answers GET, POST only"


def test_the_list_is_newest_night_first_and_undated_last(ask):
    for night, kind in (("", "dream"), ("2023-05", "dream"), ("2024-01-02", "note"), ("2024-01-01", "dream")):
        ask("POST", "entries", {"night": night, "kind": kind}, 201)
    listed = ask("GET", "entries")["entries"]
    assert [one["night"] for one in listed] == ["2024-01-02", "2024-01-01", "2023-05", ""]
    assert [one["number"] for one in listed] == [1, 3, 2, 1]


def test_a_summary_says_what_a_line_of_the_list_shows(ask, dream):
    where = f"entries/{dream['id']}/elements"
    element = ask("POST", where, {"part": "report", "start": 6, "end": 11, "quote": "water"}, 201)[
        "elements"
    ][0]
    latest = ask("POST", f"{where}/{element['id']}/associations", {"text": "cold"}, 201)
    assert ask("GET", "entries")["entries"] == [
        {
            "id": dream["id"],
            "number": 1,
            "kind": "dream",
            "case": dream["case"],
            "night": "2026-11-22",
            "title": "",
            "first_words": REPORT,
            "recall": "full",
            "words": len(REPORT.split()),
            "protocol": "",
            "elements": 1,
            "associations": 1,
            "changed": latest["changed"],
            "revision": 3,
        }
    ]
    ask("PUT", f"entries/{dream['id']}", {"revision": 3, "parts": {"report": "one two\n three " * 20}})
    words = ask("GET", "entries")["entries"][0]["first_words"]
    assert words == "one two three one two three one two three one two three one …"


def test_elements_and_associations(ask, dream):
    where = f"entries/{dream['id']}/elements"
    told = ask("POST", where, {"part": "report", "start": 6, "end": 11, "quote": "water"}, 201)
    (element,) = told["elements"]
    assert (told["told"], element["quote"], element["lost"]) == (REPORT, "water", False)
    again = ask("POST", where, {"part": "report", "start": 6, "end": 11, "quote": "water"}, 201)
    assert again == told
    path = f"{where}/{element['id']}/associations"
    ask("POST", path, {"text": "cold", "first_key_ms": 412.5, "enter_ms": 1803}, 201)
    answers = ask("POST", path, {"text": "bath"}, 201)["elements"][0]["associations"]
    assert [(one["text"], one["first_key_ms"], one["enter_ms"]) for one in answers] == [
        ("cold", 412.5, 1803.0),
        ("bath", None, None),
    ]
    assert all(one["at"] for one in answers)
    own = ask("POST", where, {"part": "", "start": 0, "end": 0, "quote": "mother"}, 201)
    assert [one["part"] for one in own["elements"]] == ["report", ""]


@pytest.mark.parametrize(
    ("body", "line"),
    [
        ({"part": "report", "start": 7, "end": 12, "quote": "water"}, "stands something else"),
        # What JavaScript would count: a wave is two of its units, one code point.
        ({"part": "report", "start": 6, "end": 12, "quote": "water"}, "6 to 12 are not the 5 characters"),
        ({"part": "residue", "start": 6, "end": 11, "quote": "water"}, "part must be one of '', 'report'"),
        ({"part": "report", "start": -1, "end": 4, "quote": "water"}, "start must be a whole number"),
        ({"part": "report", "start": 6, "quote": "water"}, "end is missing"),
        (
            {"part": "report", "start": 6, "end": 11, "quote": "water", "lost": True},
            "there is no field 'lost'",
        ),
        ({"part": "", "start": 0, "end": 0, "quote": " "}, "quote must not be empty"),
    ],
)
def test_an_element_that_is_not_there_is_refused(ask, dream, body, line):
    assert line in ask("POST", f"entries/{dream['id']}/elements", body, 400)["message"]
    assert ask("GET", f"entries/{dream['id']}") == dream


def test_associations_are_added_whatever_else_is_saved_meanwhile(ask, dream, journal, monkeypatch):
    """Two tabs: the other one saves between our reading and our writing."""
    read, others = journal.entry, iter(["theirs"])

    def entry(name):
        found = read(name)
        for title in others:
            journal.save(replace(found, title=title))
        return found

    monkeypatch.setattr(journal, "entry", entry)
    body = {"part": "report", "start": 6, "end": 11, "quote": "water"}
    saved = ask("POST", f"entries/{dream['id']}/elements", body, 201)
    assert (saved["title"], len(saved["elements"]), saved["revision"]) == ("theirs", 1, 3)


def test_search_looks_in_parts_titles_tags_and_associations(ask):
    def record(**fields):
        return ask("POST", "entries", fields, 201)["id"]

    report = record(night="2026-01-04", parts={"report": "Die STRASSE, straße"})
    title = record(night="2026-01-03", title="Street: Strasse")
    tag = record(night="2026-01-02", tags=["strasse"])
    other = record(night="2026-01-01", parts={"residue": "שלום .* %"})
    element = ask("POST", f"entries/{other}/elements", {"part": "", "start": 0, "end": 0, "quote": "x"}, 201)
    path = f"entries/{other}/elements/{element['elements'][0]['id']}/associations"
    ask("POST", path, {"text": "cobbles"}, 201)
    for query, ids in (
        ("straSSE", [report, title, tag]),
        ("COBBLE", [other]),
        (".*", [other]),
        ("%", [other]),
        ("שלום", [other]),
        ("nothing", []),
        ("  ", [report, title, tag, other]),
    ):
        assert ask("POST", "search", {"query": query}) == {"ids": ids}
    assert ask("POST", "search", {"query": 1}, 400)["message"] == "query must be text"
    assert ask("POST", "search", None, 400)["message"] == "query is missing"


def test_texts_of_2_mb_are_too_large(ask, dream):
    body = {"revision": 1, "parts": {"report": "x" * 2_000_000}}
    assert "must stay under 2 MB" in ask("PUT", f"entries/{dream['id']}", body, 413)["message"]
    assert ask("GET", f"entries/{dream['id']}") == dream


def test_a_full_disk_is_said(ask, monkeypatch):
    def full(*_):
        raise JournalFull("the disk is full: this was not saved; make room and save again")

    monkeypatch.setattr(Journal, "save", full)
    assert "the disk is full" in ask("POST", "entries", {}, 507)["message"]


def test_a_mistake_of_ours_is_told_by_its_place_and_without_text(ask, monkeypatch, caplog):
    def broken(*_):
        raise RuntimeError("the secret dream")

    monkeypatch.setattr(recording, "_listed", broken)
    message = ask("GET", "entries", None, 500)["message"]
    assert message.startswith("a mistake of ours, nothing was changed (RuntimeError in test_desk.py, line ")
    assert "RuntimeError in test_desk.py" in caplog.text
    assert "secret" not in message + caplog.text


def test_decisions_last(ask, tmp_path):
    said = {"kind": "motif", "key": "lemma:water", "verdict": "accepted", "memo": "hers"}
    made = ask("PUT", "decisions", said)
    assert made == {**said, "at": made["at"]}
    ask("PUT", "decisions", {"kind": "edge", "key": "a--b", "verdict": "rejected"})
    with open_journal(tmp_path / "a.psydyn") as again:
        listed = answer(again, Request("GET", "decisions")).body["decisions"]
    assert [(one["key"], one["verdict"], one["memo"]) for one in listed] == [
        ("lemma:water", "accepted", "hers"),
        ("a--b", "rejected", ""),
    ]
    assert "verdict must be one of" in ask("PUT", "decisions", {**said, "verdict": "yes"}, 400)["message"]
    assert "there is no field 'at'" in ask("PUT", "decisions", made, 400)["message"]


class TestAssociations:
    """Chains with feelings and periods, word lists, transcripts."""

    @pytest.fixture
    def said(self, ask, dream):
        """Where an element is, and where what was said to it."""
        body = {"part": "report", "start": 6, "end": 11, "quote": "water"}
        (element,) = ask("POST", f"entries/{dream['id']}/elements", body, 201)["elements"]
        there = f"entries/{dream['id']}/elements/{element['id']}"
        ask("POST", f"{there}/associations", {"text": "the sea", "id": "a1", "period": "recent"}, 201)
        return there, f"{there}/associations/a1"

    def test_a_feeling_and_a_period_come_with_it_or_later(self, ask, said):
        (_, there), dread = said, {"word": "dread", "strength": 4}
        now = ask("PUT", there, {"affect": dread})["elements"][0]["associations"][0]
        assert (now["text"], now["affect"], now["period"]) == ("the sea", dread, "recent")
        now = ask("PUT", there, {"affect": None, "period": "", "text": "the lake"})
        (now,) = now["elements"][0]["associations"]
        assert now["text"] == "the lake"
        assert not {"affect", "period"} & set(now)

    def test_what_is_asked_for_twice_is_said_once(self, ask, said):
        there = f"{said[0]}/associations"
        again = ask("POST", there, {"text": "the sea", "id": "a1", "period": "recent"}, 201)
        assert len(again["elements"][0]["associations"]) == 1

    def test_a_feeling_on_the_element_itself(self, ask, said):
        now = ask("PUT", said[0], {"affect": {"word": "calm"}})
        assert now["elements"][0]["affect"] == {"word": "calm", "strength": None}
        assert len(now["elements"][0]["associations"]) == 1
        assert "affect" not in ask("PUT", said[0], {"affect": None})["elements"][0]

    def test_undo_reaches_each(self, ask, said, journal, monkeypatch):
        element, association = said
        entry = "/".join(element.split("/")[:2])
        # Steps of their own: longer apart than a sitting.
        monkeypatch.setattr("jupyter_psydyn.journal.undo.SITTING", timedelta(0))
        before = ask("GET", entry)["elements"]
        for where, body in [(association, {"period": "childhood"}), (element, {"affect": {"word": "dread"}})]:
            changed = ask("PUT", where, body)["elements"]
            assert changed != before
            ask("POST", "undo", {})
            assert ask("GET", entry)["elements"] == before
            ask("POST", "redo", {})
            assert ask("GET", entry)["elements"] == changed
            ask("POST", "undo", {})

    @pytest.mark.parametrize(
        ("body", "line"),
        [
            ({"period": "yesterday"}, "period must be one of"),
            ({"affect": {"word": "dread", "strength": 6}}, "affect: strength must be"),
            ({"text": " "}, "text must not be empty"),
            ({"quote": "sea"}, "there is no field 'quote' here"),
        ],
    )
    def test_what_is_refused_is_named(self, ask, said, body, line):
        assert line in ask("PUT", said[1], body, 400)["message"]

    def test_what_is_not_there_is_not_felt(self, ask, said):
        ask("PUT", f"{said[0]}/associations/gone", {"period": "later"}, 404)
        ask("PUT", f"{said[0][:-3]}zzz", {"affect": None}, 404)

    def test_lists_come_with_their_history_and_practice(self, ask):
        lists = {one["name"]: one for one in ask("GET", "word-lists")["lists"]}
        jung = lists["jung-1910"]
        assert (len(jung["words"]), jung["words"][:3]) == (100, ["head", "green", "water"])
        assert len(lists["kent-rosanoff-1910"]["words"]) == 100
        for one in lists.values():
            assert "historical" in one["note"]
            assert one["practice"]
            assert not set(one["practice"]) & set(one["words"])

    def test_an_order_is_its_seed(self, ask):
        printed = ask("POST", "word-lists", {"name": "jung-1910"})["words"]
        orders = [
            ask("POST", "word-lists", {"name": "jung-1910", "seed": seed})["words"] for seed in (7, 7, 8)
        ]
        assert orders[0] == orders[1] != orders[2]
        assert all(sorted(one) == sorted(printed) for one in orders)

    def test_a_list_of_ones_own(self, ask):
        own = ask("POST", "word-lists", {"text": " tide\n\nlamp\n# a remark\ntide\n"})
        assert own["words"] == ["tide", "lamp", "tide"]
        assert own["note"].startswith("More than once in the list: tide.")
        assert own["practice"]
        table = ask("POST", "word-lists", {"file": "mine.csv", "text": "nr,stimulus\n1,tide\n2,lamp\n"})
        assert table["words"] == ["tide", "lamp"]

        def refused(asked):
            return ask("POST", "word-lists", asked, 400)["message"]

        assert "there is no word in it" in refused({"text": " "})
        assert "line 1 names no column stimulus" in refused({"file": "m.csv", "text": "nr,word\n1,tide\n"})
        assert "has 101 characters" in refused({"text": "a" * 101})
        assert "1001 stimuli are more than a sitting has" in refused({"text": "a\n" * 1001})
        assert "seed must be" in refused({"text": "a", "seed": -1})
        assert "there is no list" in ask("POST", "word-lists", {"name": "freud"}, 400)["message"]

    def test_a_transcript_is_read_and_not_kept(self, ask):
        spoken = "1\n00:00:00,000 --> 00:00:01,500\nthe stair\n\n2\n00:00:04,000 --> 00:00:05,000\nand rain\n"
        read = ask("POST", "transcripts", {"name": "a.srt", "text": spoken})
        assert read["text"] == "the stair\nand rain"
        assert read["moments"][1] == {"start": 10, "end": 18, "from_ms": 4000.0, "to_ms": 5000.0}
        assert ask("GET", "entries") == {"entries": []}
        refused = ask("POST", "transcripts", {"name": "a.srt", "text": "the stair"}, 400)
        assert "a.srt" in refused["message"]

    def test_a_sitting_is_saved_with_its_entry(self, ask):
        trial = {"stimulus": "tide", "reaction": "moon", "first_key_ms": 900.5, "at": "2026-11-26T07:00:00Z"}
        session = {"protocol": "word-list", "stage": "test", "trials": [trial, {"stimulus": "lamp"}]}
        made = ask("POST", "entries", {"kind": "association", "session": session}, 201)
        assert [one["reaction"] for one in made["session"]["trials"]] == ["moon", ""]
        again = ask("GET", f"entries/{made['id']}")["session"]
        assert again["trials"][0]["first_key_ms"] == 900.5
