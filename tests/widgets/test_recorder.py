"""Recorders write to the journal, and nothing of what is said is in their state."""

from __future__ import annotations

import inspect
import json
from pathlib import Path
from threading import Thread
from typing import Any

import pytest

from jupyter_psydyn.journal import Journal, NoJournal, UnknownEntry, open_journal
from jupyter_psydyn.widgets import Annotator, AssociationRecorder, DreamRecorder
from jupyter_psydyn.widgets.recorder import MIME

MARKER = "the heron in the stairwell"


def record(ask: Any, widget: DreamRecorder) -> dict[str, Any]:
    reply = ask(
        widget, "POST", "entries", {"kind": "dream", "parts": {"report": MARKER}, "night": "2024-03-01"}
    )
    assert reply["status"] == 201
    return dict(reply["body"])


def test_what_is_said_is_in_the_journal_and_not_in_the_state(journal: Journal, ask: Any) -> None:
    widget = DreamRecorder(journal)
    entry = record(ask, widget)
    body = {"part": "report", "start": 4, "end": 9, "quote": "heron"}
    entry = ask(widget, "POST", f"entries/{entry['id']}/elements", body)["body"]
    element = entry["elements"][0]["id"]
    said = {"text": MARKER, "first_key_ms": 800, "enter_ms": 1900}
    ask(widget, "POST", f"entries/{entry['id']}/elements/{element}/associations", said)

    kept = journal.entry(entry["id"])
    assert kept.parts["report"] == MARKER
    assert kept.elements[0].associations[0].text == MARKER
    state = json.dumps({name: repr(value) for name, value in widget.get_state().items()})
    assert "heron" not in state
    assert "heron" not in repr(widget)
    assert "heron" not in json.dumps(widget._repr_mimebundle_())


def test_a_dream_is_marked_in_a_cell_and_no_mark_is_in_the_state(journal: Journal, ask: Any) -> None:
    with pytest.raises(ValueError, match="no dream with a report"):
        Annotator(journal)
    entry = record(ask, DreamRecorder(journal))
    widget = Annotator(journal)
    assert (widget.view, widget.entry) == ("annotate", entry["id"])
    layer = ask(widget, "POST", "layers", {"title": "Mine", "role": "dreamer"})["body"]["id"]
    book = ask(widget, "POST", "codebooks", {"ready": "affect"})["body"]
    mark = {"entry": entry["id"], "part": "report", "start": 4, "end": 9, "quote": "heron"}
    code = next(one["id"] for one in book["codes"] if one["codable"])
    made = ask(widget, "POST", "annotations", {**mark, "layer": layer, "codebook": book["id"], "code": code})
    assert made["status"] == 201
    assert "heron" not in json.dumps({name: repr(value) for name, value in widget.get_state().items()})


def test_a_new_entry_becomes_the_widgets_own(journal: Journal, ask: Any) -> None:
    widget = DreamRecorder(journal)
    first = record(ask, widget)
    assert widget.entry == first["id"]
    record(ask, widget)
    assert widget.entry == first["id"]


def test_its_bundle_names_the_journal_beside_the_notebook(journal: Journal) -> None:
    bundle = DreamRecorder(journal)._repr_mimebundle_()
    assert bundle[MIME] == {"view": "dream", "journal": "vera.psydyn", "entry": "", "element": ""}


def test_errors_are_the_desks(journal: Journal, ask: Any) -> None:
    reply = ask(DreamRecorder(journal), "GET", "entries/nowhere")
    assert reply["status"] == 404
    assert reply["body"]["message"]


def test_it_answers_from_another_thread(journal: Journal, ask: Any) -> None:
    widget = DreamRecorder(journal)
    done: list[dict[str, Any]] = []
    thread = Thread(target=lambda: done.append(record(ask, widget)))
    thread.start()
    thread.join(10)
    assert [entry.id for entry in journal.entries()] == [done[0]["id"]]


class TestWhichJournal:
    def test_none_is_the_only_one_here(self, journal: Journal) -> None:
        assert DreamRecorder().journal_name == "vera.psydyn"

    def test_a_path(self, journal: Journal, tmp_path: Path) -> None:
        assert DreamRecorder(tmp_path / "vera.psydyn").journal_name == "vera.psydyn"
        assert DreamRecorder("vera.psydyn").journal_name == "vera.psydyn"

    def test_there_is_none(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.chdir(tmp_path)
        with pytest.raises(NoJournal, match="make a journal"):
            DreamRecorder()

    def test_there_are_two(self, journal: Journal, tmp_path: Path) -> None:
        open_journal(tmp_path / "anna.psydyn", create=True, example="the sea in the school").close()
        with pytest.raises(ValueError, match=r"anna\.psydyn, vera\.psydyn"):
            DreamRecorder()

    def test_an_unknown_entry(self, journal: Journal) -> None:
        with pytest.raises(UnknownEntry):
            DreamRecorder(journal, entry="nowhere")


class TestAssociations:
    def test_the_word_is_asked_for_and_no_state(self, journal: Journal, ask: Any) -> None:
        widget = AssociationRecorder(journal, word="stairwell")
        assert "stairwell" not in repr(widget.get_state())
        assert "stairwell" not in json.dumps(widget._repr_mimebundle_())
        assert ask(widget, "GET", "word")["body"] == {"word": "stairwell"}

    def test_to_an_element(self, journal: Journal, ask: Any) -> None:
        entry = record(ask, DreamRecorder(journal))
        body = {"part": "report", "start": 4, "end": 9, "quote": "heron"}
        entry = ask(DreamRecorder(journal), "POST", f"entries/{entry['id']}/elements", body)["body"]
        element = entry["elements"][0]["id"]
        widget = AssociationRecorder(journal, entry=entry["id"], element=element)
        assert (widget.view, widget.entry, widget.element) == ("association", entry["id"], element)
        with pytest.raises(ValueError, match="no such element"):
            AssociationRecorder(journal, entry=entry["id"], element="nowhere")

    def test_what_does_not_go_together(self, journal: Journal) -> None:
        with pytest.raises(ValueError, match="not both"):
            AssociationRecorder(journal, element="a", word="b")
        with pytest.raises(ValueError, match="give its entry"):
            AssociationRecorder(journal, element="a")
        with pytest.raises(ValueError, match="what a chain begins with"):
            AssociationRecorder(journal, word="a", protocol="stream")
        with pytest.raises(ValueError, match="those of a test"):
            AssociationRecorder(journal, words=["tide"])
        with pytest.raises(ValueError, match="'chain', 'word-list', 'stream'"):
            AssociationRecorder(journal, protocol="talk")

    def test_ones_own_list_is_asked_for_and_no_state(
        self, journal: Journal, ask: Any, tmp_path: Path
    ) -> None:
        widget = AssociationRecorder(journal, protocol="word-list", words=["heron", " stairwell"])
        assert widget.view == "word-list"
        state = repr(widget.get_state()) + json.dumps(widget._repr_mimebundle_())
        assert "heron" not in state
        assert "stairwell" not in state
        assert ask(widget, "GET", "words")["body"] == {"name": "", "words": ["heron", "stairwell"]}

        (tmp_path / "mine.txt").write_text("tide\nlamp\n", encoding="utf-8")
        widget = AssociationRecorder(journal, protocol="word-list", words=tmp_path / "mine.txt")
        assert ask(widget, "GET", "words")["body"] == {"name": "mine", "words": ["tide", "lamp"]}
        widget = AssociationRecorder(journal, protocol="word-list", words="jung-1910")
        assert ask(widget, "GET", "words")["body"] == {"name": "jung-1910", "words": []}
        with pytest.raises(ValueError, match="none of them empty"):
            AssociationRecorder(journal, protocol="word-list", words=["tide", ""])

    def test_a_sitting_goes_through_its_kernel(self, journal: Journal, ask: Any) -> None:
        widget = AssociationRecorder(journal, protocol="word-list")
        assert len(ask(widget, "GET", "word-lists")["body"]["lists"]) == 2
        trials = [{"stimulus": "tide", "reaction": MARKER, "at": "2026-11-26T07:00:00Z"}]
        session = {"protocol": "word-list", "stage": "test", "trials": trials}
        entry = ask(widget, "POST", "entries", {"kind": "association", "session": session})["body"]
        assert widget.entry == entry["id"]
        kept = journal.entry(entry["id"]).session
        assert kept is not None
        assert kept.trials[0].reaction == MARKER
        assert "heron" not in repr(widget.get_state())


@pytest.mark.parametrize("recorder", [DreamRecorder, AssociationRecorder])
def test_unknown_keywords_are_errors(journal: Journal, recorder: Any) -> None:
    with pytest.raises(TypeError, match="jurnal"):
        recorder(jurnal="vera.psydyn")
    assert "kwargs" not in inspect.signature(recorder).parameters
