"""When the server locks a journal, the widgets over it in a notebook say so, and show no text of it."""

from __future__ import annotations

import gc
import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import jupyter_psydyn as psd
from jupyter_psydyn.journal import Entry, Journal, open_journal
from jupyter_psydyn.journal.log import BROKER
from jupyter_psydyn.journal.remote import ADDRESS, RemoteStore
from jupyter_psydyn.server.broker import Broker
from jupyter_psydyn.server.journals import Journals
from jupyter_psydyn.server.kernels import Kernels
from jupyter_psydyn.widgets import AssociationRecorder, DreamRecorder, Explorer

MARKER = "the heron in the stairwell"


@pytest.fixture
def server(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Journals]:
    """What a Jupyter server does for kernels, in this process."""
    monkeypatch.setenv(BROKER, "")

    def tell(change: str, journal: str) -> None:
        pass

    journals, kernels = Journals(tmp_path, tell), Kernels(tell)
    broker = Broker(journals, kernels)
    broker.start()
    address = Path(os.environ[BROKER]) / ADDRESS
    address.write_text(json.dumps({**json.loads(address.read_text()), "pid": 0}))
    yield journals
    broker.stop()
    journals.stop()


@pytest.fixture
def remote(journal: Journal, server: Journals) -> Journal:
    """The journal of this test as a kernel has it."""
    opened = open_journal("vera.psydyn")
    assert isinstance(opened.store, RemoteStore)
    return opened


def test_a_recorder_says_that_it_is_locked_and_goes_on_when_it_is_not(
    remote: Journal, server: Journals, ask: Any
) -> None:
    widget = DreamRecorder(remote)
    body = {"kind": "dream", "parts": {"report": MARKER}}
    made = ask(widget, "POST", "entries", body)["body"]
    server.lock()
    for verb, path in (("GET", "info"), ("GET", f"entries/{made['id']}"), ("PUT", f"entries/{made['id']}")):
        reply = ask(widget, verb, path, {"revision": 1} if verb == "PUT" else None)
        assert (reply["status"], reply["body"].keys()) == (423, {"message", "locked"})
    server.unlock(server.root / "vera.psydyn")
    assert ask(widget, "GET", f"entries/{made['id']}")["body"]["parts"] == {"report": MARKER}


def test_a_word_to_begin_with_is_not_shown_either(remote: Journal, server: Journals, ask: Any) -> None:
    widget = AssociationRecorder(remote, word="stairwell")
    assert ask(widget, "GET", "word")["status"] == 200
    server.lock()
    assert ask(widget, "GET", "word")["status"] == 423


def test_a_result_shows_no_passages_of_a_journal_that_is_locked(
    remote: Journal, server: Journals, ask: Any, corpus: Any
) -> None:
    remote.add([Entry(parts={"report": MARKER}), Entry(parts={"report": "a heron"})])
    widget = Explorer(psd.motifs(remote, min_entries=1))
    others = Explorer(psd.motifs(corpus, min_entries=1))
    assert len(ask(widget, "POST", "passages", {"key": "lemma:heron"})["body"]["passages"]) == 2
    server.lock()
    assert ask(widget, "POST", "passages", {"key": "lemma:heron"})["status"] == 423
    assert ask(others, "POST", "passages", {"key": "lemma:water"})["status"] == 200
    server.unlock(server.root / "vera.psydyn")
    assert ask(widget, "POST", "passages", {"key": "lemma:heron"})["status"] == 200


@pytest.mark.parametrize("closed", [True, False])
def test_nor_where_nobody_holds_the_journal_any_more(
    journal: Journal, server: Journals, ask: Any, closed: bool
) -> None:
    """As in a cell: `psd.motifs(psd.open_journal("vera.psydyn"))`."""
    opened = open_journal("vera.psydyn")
    opened.add([Entry(parts={"report": MARKER}), Entry(parts={"report": "a heron"})])
    widget = Explorer(psd.motifs(opened, min_entries=1))
    if closed:
        opened.close()
    del opened
    gc.collect()
    assert ask(widget, "POST", "passages", {"key": "lemma:heron"})["status"] == 200
    server.lock()
    assert ask(widget, "POST", "passages", {"key": "lemma:heron"})["status"] == 423
