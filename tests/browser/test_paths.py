"""Three people in the reading room, each from what they came with to what they leave with; by keys alone."""

import base64
import json
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from driving import Lab, Tab, eventually
from playwright.sync_api import Locator, expect

from jupyter_psydyn.app import demo
from jupyter_psydyn.exchange import read_entries
from jupyter_psydyn.journal import Annotation, Codebook, Entry, Layer, Review, open_journal

pytestmark = pytest.mark.browser

ROOM = ".jp-MainAreaWidget:not(.lm-mod-hidden) .jp-PsydynReview-room"
PASSPHRASE = "six grey herons over the weir"
HUNCH = "I feel put to sleep here."


@pytest.fixture
def case(lab: Lab, request: pytest.FixtureRequest) -> str:
    """The fictional case as a clinician keeps it: locked, last reviewed a while ago, with a private layer."""
    entries = read_entries(request.config.rootpath / "examples" / "demo" / "journal.jsonl")
    name = "maria-s.psydyn"
    with open_journal(lab.folder / name, create=True, passphrase=PASSPHRASE) as journal:
        journal.add(entries[:-6])
        journal.put(Review(at="2024-12-01T09:00:00+00:00", by=journal.author), 0)
        journal.add(entries[-6:])
        private = journal.put(
            Layer(title="countertransference", role="clinician", reader=journal.author, private=True), 0
        )
        del private
    return name
