"""A result as a widget: its snapshot is its state, its passages are asked for."""

from __future__ import annotations

import json
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest
from IPython.core.interactiveshell import InteractiveShell

from jupyter_psydyn.analysis import Concordance, Motifs, concordance, edges, motifs, network
from jupyter_psydyn.corpus import Corpus
from jupyter_psydyn.widgets import Explorer, register_display
from jupyter_psydyn.widgets.explorer import MIME

VIEW = "application/vnd.jupyter.widget-view+json"


@pytest.fixture
def found(corpus: Corpus) -> Motifs:
    return motifs(corpus, min_entries=2)


def test_the_state_is_the_snapshot_and_holds_no_sentence(found: Motifs) -> None:
    state = Explorer(found).get_state()
    assert state["snapshot"]["kind"] == "motifs"
    text = json.dumps(state["snapshot"])
    assert "lemma:water" in text
    assert "could not run" not in text


def test_passages_are_answered(found: Motifs, ask: Any) -> None:
    reply = ask(Explorer(found), "POST", "passages", {"key": "lemma:water"})
    assert reply["status"] == 200
    first, *rest = reply["body"]["passages"]
    assert (first["entry"], first["night"], first["part"]) == ("d1", "2024-03-01", "report")
    assert [one["text"] for one in first["segments"] if one["mark"]] == ["water"]
    assert [one["entry"] for one in rest] == ["d2", "d4"]


@pytest.mark.parametrize(
    ("verb", "path", "body", "status"),
    [
        ("POST", "passages", {"key": "lemma:unicorn"}, 404),
        ("POST", "passages", {"key": 3}, 400),
        ("POST", "passages", None, 400),
        ("GET", "entries", None, 404),
    ],
)
def test_other_questions_are_refused_in_one_line(
    found: Motifs, ask: Any, verb: str, path: str, body: object, status: int
) -> None:
    reply = ask(Explorer(found), verb, path, body)
    assert reply["status"] == status
    assert reply["body"]["message"]
    assert "\n" not in reply["body"]["message"]


def test_a_mistake_of_ours_is_an_answer_without_its_words(found: Motifs, ask: Any, monkeypatch: Any) -> None:
    def fail(self: Motifs, key: str) -> None:
        raise ZeroDivisionError("what the dreamer said")

    monkeypatch.setattr(Motifs, "evidence", fail)
    reply = ask(Explorer(found), "POST", "passages", {"key": "lemma:water"})
    assert reply["status"] == 500
    assert "dreamer" not in reply["body"]["message"]


def test_messages_of_others_are_let_pass(found: Motifs, monkeypatch: Any) -> None:
    widget = Explorer(found)
    sent: list[object] = []
    monkeypatch.setattr(widget, "send", sent.append)
    widget._handle_custom_msg("hello", [])
    widget._handle_custom_msg({"event": "click"}, [])
    assert sent == []


def test_an_unknown_keyword_is_an_error(found: Motifs) -> None:
    with pytest.raises(TypeError, match="colour"):
        Explorer(found, colour="red")  # type: ignore[call-arg]


class TestAResultThatQuotes:
    """Its table holds a person's own words: they are for the page that was asked, and no widget's state."""

    def test_a_concordance_is_one_and_no_widget(self, corpus: Corpus) -> None:
        shown = concordance(corpus, "water")
        assert shown.quotes
        with pytest.raises(ValueError, match="concordance: it quotes"):
            Explorer(shown)

    def test_any_kind_may_be_one(self, found: Motifs, monkeypatch: pytest.MonkeyPatch) -> None:
        assert not found.quotes
        monkeypatch.setattr(Motifs, "quotes", True)
        with pytest.raises(ValueError, match="motifs: it quotes"):
            Explorer(found)


def test_the_numbers_of_a_large_network_go_to_the_page_as_bytes(corpus: Corpus, monkeypatch: Any) -> None:
    """And to the file as they are: a notebook is read without us."""
    monkeypatch.setattr(edges, "_LISTED", 0)
    found = network(corpus, min_entries=1, min_count=1)
    widget = Explorer(found)
    saved = found.snapshot()["picture"]["columns"]
    live = widget.snapshot["picture"]["columns"]
    assert live["nodes"]["label"] == saved["nodes"]["label"]
    assert np.frombuffer(live["edges"]["count"], "<i4").tolist() == saved["edges"]["count"]
    assert np.frombuffer(live["edges"]["weight"], "<f4") == pytest.approx(saved["edges"]["weight"])
    assert json.loads(json.dumps(widget._repr_mimebundle_()[MIME])) == found.snapshot()


def test_it_shows_live_still_and_as_a_plain_table(found: Motifs) -> None:
    bundle = Explorer(found)._repr_mimebundle_()
    assert bundle.keys() == {VIEW, MIME, "text/html", "text/plain"}
    assert bundle[MIME] == found.snapshot()
    assert bundle["text/plain"] == repr(found)
    json.dumps(bundle, allow_nan=False)


class TestRegisteredDisplay:
    """What the last expression of a cell shows."""

    @pytest.fixture
    def shell(self, monkeypatch: pytest.MonkeyPatch) -> InteractiveShell:
        shell = InteractiveShell()
        monkeypatch.setattr("IPython.get_ipython", lambda: shell)
        return shell

    def test_in_a_kernel(self, shell: InteractiveShell, found: Motifs, corpus: Corpus) -> None:
        shell.kernel = SimpleNamespace()
        register_display()
        register_display()
        data, _ = shell.display_formatter.format(found)
        assert data.keys() == {VIEW, MIME, "text/html", "text/plain"}
        shown = concordance(corpus, "water")
        assert isinstance(shown, Concordance)
        data, _ = shell.display_formatter.format(shown)
        assert data.keys() == {MIME, "text/html", "text/plain"}

    def test_what_quotes_is_shown_as_it_is(
        self, shell: InteractiveShell, found: Motifs, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        shell.kernel = SimpleNamespace()
        register_display()
        monkeypatch.setattr(Motifs, "quotes", True)
        data, _ = shell.display_formatter.format(found)
        assert data.keys() == {MIME, "text/html", "text/plain"}
        assert data[MIME] == found.snapshot()

    def test_elsewhere_nothing_changes(self, shell: InteractiveShell, found: Motifs) -> None:
        register_display()
        data, _ = shell.display_formatter.format(found)
        assert VIEW not in data
