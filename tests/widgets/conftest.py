from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from jupyter_psydyn.corpus import Corpus, Document, Night
from jupyter_psydyn.journal import Journal, open_journal
from jupyter_psydyn.widgets.asked import Asked

DREAMS = (
    "The corridor of the school was under water.",
    "Grey water came down the corridor and I could not run.",
    "My father sold his coat at the station.",
    "Water again, in the corridor, and nobody else saw it.",
)


@pytest.fixture
def corpus() -> Corpus:
    return Corpus(
        tuple(
            Document(f"d{i}", {"report": text}, Night.parse(f"2024-03-{i:02}"))
            for i, text in enumerate(DREAMS, 1)
        )
    )


@pytest.fixture
def journal(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Journal]:
    """An empty journal in the working directory."""
    monkeypatch.chdir(tmp_path)
    with open_journal(tmp_path / "vera.psydyn", create=True, example="the sea in the school") as opened:
        yield opened


@pytest.fixture
def ask(monkeypatch: pytest.MonkeyPatch) -> Any:
    """Ask a widget as the page does, and get the answers that went back as custom messages."""

    def ask(widget: Asked, verb: str, path: str, body: object = None) -> dict[str, Any]:
        sent: list[dict[str, Any]] = []
        monkeypatch.setattr(widget, "send", sent.append)
        message = {"id": 7, "verb": verb, "path": path, "body": body}
        widget._handle_custom_msg(message, [])
        (reply,) = sent
        assert reply["id"] == 7
        return reply

    return ask
