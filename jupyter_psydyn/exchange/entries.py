"""Entries as JSON Lines, one a line, as people and programs write them; the demo's journal is made of one."""

from __future__ import annotations

import os
from itertools import count
from pathlib import Path
from typing import Any

from ..corpus import clean
from ..journal.model import Entry
from ..journal.rules import settled
from .objects import json_lines
from .recorded import Recorded
from .table import decoded

_OURS = ("revision", "changed")
"""What the journal gives itself: not read."""


def read_entries(source: str | os.PathLike[str]) -> list[Entry]:
    """The entries of a file; ``ValueError`` with line and reason where anything is wrong in any of them.

    Fields that are not given take their defaults. An element may be given by its ``quote`` alone: it then
    stands where the quote first occurs in its part.
    """
    path = Path(source).expanduser()
    if not path.is_file():
        raise FileNotFoundError(f"there is no file {path.name}")
    text, _ = decoded(path)
    return [one.entry for one in entries_of(path.name, text)]


def entries_of(name: str, text: str) -> list[Recorded]:
    """The same of a file's text, with the line of each."""
    found: list[Recorded] = []
    lines: dict[str, str] = {}
    for where, data in json_lines(name, text):
        place = f"{name}: {where}"
        entry = _entry(data, place)
        if entry.id in lines:
            raise ValueError(f"{place} and {lines[entry.id]} have the same id {entry.id!r}")
        if entry.id:
            lines[entry.id] = where
        found.append(Recorded(entry, "", place))
    return found


def _entry(data: Any, place: str) -> Entry:
    if isinstance(data, dict):
        data = {name: value for name, value in data.items() if name not in _OURS}
        if isinstance(data.get("elements"), list) and isinstance(data.get("parts"), dict):
            elements = [_placed(element, data["parts"], place) for element in data["elements"]]
            data = {**data, "elements": _named(elements)}
    entry = Entry.from_dict(data, place)
    try:
        return settled(entry, None)
    except ValueError as error:
        raise ValueError(f"{place}: {error}") from None


def _named(elements: list[Any]) -> list[Any]:
    """Elements without an id are called e1, e2, ...: read again, a file gives the same."""
    taken = {one.get("id") for one in elements if isinstance(one, dict)}
    free = (name for at in count(1) if (name := f"e{at}") not in taken)
    return [
        {"id": next(free), **one} if isinstance(one, dict) and "id" not in one else one for one in elements
    ]


def _placed(element: Any, parts: dict[str, Any], place: str) -> Any:
    """An element with its span, where it has a part and a quote but no span."""
    if not isinstance(element, dict) or "start" in element or not element.get("part"):
        return element
    text, quote = parts.get(str(element["part"])), element.get("quote")
    if not isinstance(text, str) or not isinstance(quote, str) or quote not in text:
        raise ValueError(f"{place}: the quote of an element does not stand in its part")
    # The span is of the text as the journal will keep it.
    before, quote = clean(text[: text.index(quote)])[0], clean(quote)[0]
    return {**element, "start": len(before), "end": len(before) + len(quote)}
