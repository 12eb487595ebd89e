"""What the clinician thinks beside the record is in nothing that leaves, counts, searches or tells."""

import base64
import io
import json
import logging
import zipfile
from dataclasses import replace

import pytest
from pypdf import PdfReader

import jupyter_psydyn as psd
from jupyter_psydyn.desk.findings import _PARAMETERS
from jupyter_psydyn.desk.quotes import Index, said
from jupyter_psydyn.desk.routes import ROUTES, Request, answer
from jupyter_psydyn.exchange.outgoing import FORMATS, PROCESS_NOTES, export
from jupyter_psydyn.journal import Layer, ProcessNote, open_journal
from jupyter_psydyn.journal.notes import Hour, Rating
from jupyter_psydyn.journal.records import body

pytestmark = pytest.mark.security

HUNCH = "sleepylid: I felt drowsy, as if somebody had put a lid on the hour."
WORD = "sleepylid"
WAVES = ("The water rose and the lamp went out.", "There was water, and it rose.", "I rose from the water.")
HOUR = Hour(minutes=50, ratings=(Rating("calm", 2, 4),)).to_dict()
NEEDED = {"motif": {"key": "lemma:water"}, "concordance": {"query": "drowsy"}, "similar": {"entry": "d1"}}


@pytest.fixture(scope="module")
def journal(tmp_path_factory):
    """Three dreams, one of them associated to and coded, an hour with its summary, and a process note."""
    path = tmp_path_factory.mktemp("practice") / "a.psydyn"
    with open_journal(path, create=True, example="the sea in the school") as journal:
        for at, report in enumerate(WAVES, 1):
            told = {"id": f"d{at}", "night": f"2026-11-0{at}", "parts": {"report": report}}
            asked(journal, "POST", "entries", {**told, "release": {"supervisor": "2026-11-10"}})
        hour = {"id": "h", "kind": "note", "night": "2026-11-05", "hour": HOUR}
        hour |= {"parts": {"note": "We spoke of the water."}, "release": {"supervisor": "2026-11-10"}}
        asked(journal, "POST", "entries", hour)
        element = {"part": "report", "start": 4, "end": 9, "quote": "water"}
        made = asked(journal, "POST", "entries/d1/elements", element)
        on = f"entries/d1/elements/{made['elements'][0]['id']}/associations"
        asked(journal, "POST", on, {"text": "the mill", "first_key_ms": 1, "enter_ms": 2})
        book = asked(journal, "POST", "codebooks", {"ready": "relationship-episodes"})
        layer = asked(journal, "POST", "layers", {"title": "mine", "role": "clinician"})["id"]
        journal.put(replace(journal.record(Layer, layer), released="2026-11-10T10:00:00+00:00"))
        mark = {"entry": "d1", "codebook": book["id"], "layer": layer, "code": "wish-5", **element}
        asked(journal, "POST", "annotations", mark)
        asked(journal, "POST", "hypotheses", {"reading": "The water is the mill.", "role": "clinician"})
        note = {"id": "p", "text": "first words", "hour": "h", "day": "2026-11-05"}
        asked(journal, "POST", "process-notes", note)
        asked(journal, "PUT", "process-notes/p", {"revision": 1, "text": HUNCH})
        yield journal


def asked(journal, verb, path, sent=None, status=None):
    reply = answer(journal, Request(verb, path, sent))
    assert reply.status == status if status else reply.status < 300, reply.body
    return reply.body


def read(file):
    """All that a file says, whatever it is packed in."""
    data = file.read_bytes()
    if zipfile.is_zipfile(io.BytesIO(data)):
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            return b"".join(packed.read(name) for name in packed.namelist())
    return data


def test_it_is_kept_and_told_to_its_author(journal):
    (note,) = asked(journal, "GET", "process-notes")["process-notes"]
    assert (note["text"], note["hour"], note["case"]) == (HUNCH, "h", journal.cases()[0].id)


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("options", [{"private": True}, {"audience": "supervisor"}])
def test_no_export_holds_it_not_even_one_s_own_with_what_is_private(journal, tmp_path, form, options):
    told = export(journal, tmp_path / f"out{form}", **options)
    files = [one for one in (tmp_path / f"out{form}", *(tmp_path / f"out{form}").rglob("*")) if one.is_file()]
    assert files
    assert not [one.name for one in files if WORD.encode() in read(one)]
    assert PROCESS_NOTES in told


@pytest.mark.parametrize("form", ["html", "docx", "pdf"])
def test_no_report_holds_it(journal, tmp_path, form):
    made = asked(journal, "POST", "reports", {"audience": "dreamer", "format": form})
    (tmp_path / "report").write_bytes(base64.b64decode(made["content"]))
    text = read(tmp_path / "report").decode("utf-8", "replace")
    if form == "pdf":
        text = "".join(page.extract_text() for page in PdfReader(tmp_path / "report").pages)
    assert "water" in text
    assert WORD not in text
    assert WORD not in str(made["left_out"])


@pytest.mark.parametrize("audience", ["dreamer", "supervisor"])
def test_neither_what_has_to_be_decided_nor_the_copy_nor_a_review_sheet_holds_it(journal, audience):
    queue = asked(journal, "POST", "release/queue", {"audience": audience})
    before = asked(journal, "POST", "release/entry", {"audience": audience, "entry": "h"})
    sheet = asked(journal, "POST", "review-sheet", {"audience": audience})
    assert WORD not in json.dumps([queue, before, sheet])
    copy = asked(journal, "POST", "copies", {"audience": audience, "form": "jsonl"})
    assert b"water" in base64.b64decode(copy["content"])
    assert WORD.encode() not in base64.b64decode(copy["content"])


@pytest.mark.parametrize("verb", _PARAMETERS)
def test_no_finding_counts_it_and_no_passage_quotes_it(journal, verb):
    few = {"min_entries": 1} if "min_entries" in _PARAMETERS[verb] else {}
    parts = {"parts": ["report", "note"]} if "parts" in _PARAMETERS[verb] else {}
    question = {"verb": verb, "parameters": {**few, **parts, **NEEDED.get(verb, {})}}
    # Where there is no word-list test its verbs refuse: that line, too, says nothing of it.
    found = answer(journal, Request("POST", "findings", question)).body
    assert WORD not in json.dumps(found)
    for row in found.get("rows", ())[:3]:
        assert WORD not in json.dumps(asked(journal, "POST", "passages", {**question, "key": row["key"]}))


def test_no_search_and_no_list_tells_of_it(journal):
    assert asked(journal, "POST", "search", {"query": WORD}) == {"ids": []}
    lists = [one.path for one in ROUTES if one.verb == "GET" and "*" not in one.path]
    assert {"entries", "hours", "memos", "hypotheses", "reviews", "decisions"} <= set(lists)
    for path in lists:
        if path != "process-notes":
            assert WORD not in json.dumps(asked(journal, "GET", path)), path
    layer, book = (asked(journal, "GET", one)[one][0]["id"] for one in ("layers", "codebooks"))
    suggested = asked(journal, "POST", "suggestions", {"layer": layer, "codebook": book})
    assert WORD not in json.dumps(suggested)
    for path in ("entries/p", "entries/p/history"):
        asked(journal, "GET", path, status=404)


def test_no_line_of_a_log_and_no_refusal_quotes_it(journal, caplog, tmp_path):
    with caplog.at_level(logging.DEBUG):
        refused = asked(journal, "PUT", "process-notes/p", {"revision": 1, "text": f"{HUNCH} Late."}, 409)
        wrong = asked(journal, "POST", "process-notes", {"text": HUNCH, "day": "yesterday"}, 400)
        export(journal, tmp_path / "out.jsonl")
    assert WORD not in caplog.text
    assert WORD not in json.dumps([refused, wrong])


def test_nothing_that_is_left_in_a_cell_shows_it(journal):
    (note,) = journal.records(ProcessNote)
    assert WORD not in repr(note)
    assert WORD not in repr(journal)
    assert WORD not in json.dumps(psd.ratings(journal).snapshot())
    assert WORD not in psd.concordance(journal, "water", parts=("report", "note"))._repr_html_()


def test_a_notebook_that_quotes_it_is_not_saved_unasked(journal):
    """The save guard reads every record, and this one as the others."""
    (note,) = journal.records(ProcessNote)
    index = Index()
    index.add(said(body(note)))
    assert index.quoted(["he wrote: AS IF SOMEBODY HAD PUT A LID ON THE HOUR!"]) == {0}


def test_another_author_sees_nothing_of_it(journal):
    mine = journal.author
    journal.author = "a colleague"
    try:
        assert asked(journal, "GET", "process-notes") == {"process-notes": []}
        assert WORD not in json.dumps(asked(journal, "GET", "reviews"))
        asked(journal, "PUT", "process-notes/p", {"revision": 2, "deleted": True}, 404)
        taken = asked(journal, "POST", "process-notes", {"id": "p", "text": "mine"}, 400)
        assert WORD not in taken["message"]
    finally:
        journal.author = mine
