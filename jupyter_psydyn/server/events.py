"""What the server tells the pages, on Jupyter's event bus: that something happened to a journal."""

from __future__ import annotations

from asyncio import AbstractEventLoop
from collections.abc import Callable
from contextlib import suppress
from typing import Any

EVENTS = "https://events.jupyter-psydyn.org/journal/v1"
SCHEMA = {
    "$id": EVENTS,
    "version": "1",
    "title": "Journals",
    "description": "Something happened to a journal of this server.",
    "personal-data": False,
    "type": "object",
    "required": ["change", "journal"],
    "additionalProperties": False,
    "properties": {
        "change": {
            "title": "Change",
            "description": "What happened.",
            "enum": ["locked", "unlocked", "changed", "kernel-asks"],
        },
        "journal": {
            "title": "Journal",
            "description": "The journal's id, which says nothing.",
            "type": "string",
            "pattern": "^[0-9a-f]{16}$",
        },
    },
}

Tell = Callable[[str, str], None]
"""``tell(change, journal)``, from any thread."""


def teller(logger: Any, loop: AbstractEventLoop) -> Tell:
    """Tell by the server's event logger, which works in its loop."""
    logger.register_event_schema(SCHEMA)

    def emit(change: str, journal: str) -> None:
        logger.emit(schema_id=EVENTS, data={"change": change, "journal": journal})

    def tell(change: str, journal: str) -> None:
        # A server that has ended has no pages.
        with suppress(RuntimeError):
            loop.call_soon_threadsafe(emit, change, journal)

    return tell
