"""The log as messages between a kernel and its server: JSON, never pickle, which would run what it is sent.

Every message is one object. A question has ``op``, an answer is its value, or ``error`` with the name of one
of our errors and its line.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from . import errors, records
from .log import Action, Change, Deeds, Page, Revision
from .records import RECORDS

VERSION = 1
MOST_BYTES = 512_000_000
"""Of a message: a journal of 100,000 dreams in one page is 150 MB."""

_ONE_LINE: dict[str, type[Exception]] = {
    kind.__name__: kind
    for kind in (
        *(errors.Locked, errors.NotAJournal, errors.DamagedJournal, errors.NoJournal, errors.TooLarge),
        *(errors.NoKeys, errors.DamagedKeys, errors.NetworkDisk, errors.UnknownCase, errors.UnknownEntry),
        *(errors.JournalFailed, errors.JournalFull, errors.JournalReadOnly),
    )
}


def written(message: dict[str, Any]) -> bytes:
    """A message as bytes."""
    return json.dumps(message, separators=(",", ":")).encode()


def read(sent: bytes) -> dict[str, Any]:
    """A message from bytes; ``ValueError`` where it is none, without a word of it."""
    try:
        message = json.loads(sent)
    except (ValueError, RecursionError):
        message = None
    if not isinstance(message, dict):
        raise ValueError("a message between kernel and server must be a JSON object") from None
    return message


def action(one: Action) -> list[Any]:
    """As JSON."""
    return [one.id, one.at, one.author, one.client, one.verb, list(one.undoes)]


def to_action(sent: Any) -> Action:
    """Out of JSON."""
    name, at, author, client, verb, undoes = sent
    return Action(name, at, author, client, verb, tuple(undoes))


def change(one: Change) -> list[Any]:
    """As JSON."""
    return [one.record, one.kind, one.case, one.expected, one.body]


def to_change(sent: Any) -> Change:
    """Out of JSON, with every field of the record checked: a kernel runs any code.

    Raises ``ValueError`` and ``TooLarge``.
    """
    record, kind, case, expected, body = sent
    if kind not in RECORDS:
        raise ValueError("there is no such kind of record")
    if not isinstance(fields := json.loads(body), dict):
        raise ValueError("a record must be a JSON object")
    known = RECORDS[kind].from_dict({**fields, "id": record, "case": case, "revision": expected})
    if known.kind != kind:
        raise ValueError("an entry must be of the kind that it says")
    return Change(record, kind, case, expected, records.body(known))


def revision(one: Revision) -> list[Any]:
    """As JSON."""
    return [one.record, one.kind, one.case, one.number, one.revision, one.body, one.at, one.action]


def page(one: Page) -> dict[str, Any]:
    """As JSON."""
    return {"seq": one.seq, "revisions": [revision(made) for made in one.revisions], "erased": one.erased}


def to_page(sent: dict[str, Any]) -> Page:
    """Out of JSON."""
    return Page(sent["seq"], tuple(Revision(*made) for made in sent["revisions"]), sent["erased"])


def deeds(some: Deeds) -> list[Any]:
    """As JSON."""
    return [[action(one), made] for one, made in some]


def to_deeds(sent: Sequence[Any]) -> Deeds:
    """Out of JSON."""
    return [(to_action(one), [(record, kind, count) for record, kind, count in made]) for one, made in sent]


def error(one: Exception) -> dict[str, Any]:
    """An error of ours, as JSON. Of any other only its kind: its words may hold text."""
    if isinstance(one, errors.Stale):
        return {"error": "Stale", "record": one.record}
    if isinstance(one, errors.WrongSecret):
        return {"error": "WrongSecret", "wait": one.wait}
    name = next((name for name, kind in reversed(_ONE_LINE.items()) if isinstance(one, kind)), None)
    if name is None and isinstance(one, ValueError):
        name = "ValueError"
    if name is None:
        return {"error": "JournalFailed", "message": f"the server failed ({type(one).__name__})"}
    return {"error": name, "message": str(one)}


def to_error(sent: dict[str, Any]) -> Exception:
    """Out of JSON."""
    if sent["error"] == "Stale":
        return errors.Stale(sent["record"])
    if sent["error"] == "WrongSecret":
        return errors.WrongSecret(sent["wait"])
    return _ONE_LINE.get(sent["error"], ValueError)(sent.get("message", ""))
