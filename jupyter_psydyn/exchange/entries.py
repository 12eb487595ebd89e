"""A journal as JSON Lines, one entry a line, in and out."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

from ..corpus import clean
from ..journal import Entry, Journal, open_journal
from ..journal.rules import settled
from .objects import json_lines
from .table import decoded

_OURS = ("revision", "changed")
"""What the journal gives itself: not written, so that out, in and out again is the same file."""


def read_entries(source: str | os.PathLike[str]) -> list[Entry]:
    """The entries of a file; ``ValueError`` with line and reason where anything is wrong in any of them.

    Fields that are not given take their defaults. An element may be given by its ``quote`` alone: it then
    stands where the quote first occurs in its part.
    """
    path = Path(source).expanduser()
    if not path.is_file():
        raise FileNotFoundError(f"there is no file {path.name}")
    text, _ = decoded(path)
    entries: list[Entry] = []
    lines: dict[str, str] = {}
    for where, data in json_lines(path.name, text):
        place = f"{path.name}: {where}"
        entry = _entry(data, place)
        if entry.id in lines:
            raise ValueError(f"{place} and {lines[entry.id]} have the same id {entry.id!r}")
        if entry.id:
            lines[entry.id] = where
        entries.append(entry)
    return entries


def import_entries(source: str | os.PathLike[str], journal: str | os.PathLike[str]) -> int:
    """Make a new journal of a file of entries, in one transaction; how many there are.

    Where the file is refused or the disk is full there is no new journal.
    """
    entries = read_entries(source)
    place = Path(journal).expanduser()
    with open_journal(place, create=True) as made:
        try:
            made.add(entries)
        except BaseException:
            made.close()
            place.unlink()
            raise
    return len(entries)


def write_entries(journal: Journal, target: str | os.PathLike[str]) -> int:
    """Write the entries that are not deleted to a new file; how many there are.

    Raises ``FileExistsError`` where there is a file. It is readable by its owner only.
    """
    path = Path(target).expanduser()
    entries = journal.entries()
    try:
        descriptor = os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
    except FileExistsError:
        raise FileExistsError(f"there is a file {path.name} already; choose another name") from None
    try:
        with open(descriptor, "w", encoding="utf-8", newline="\n") as file:
            for entry in entries:
                kept = {name: value for name, value in entry.to_dict().items() if name not in _OURS}
                file.write(json.dumps(kept, ensure_ascii=False) + "\n")
    except BaseException:
        path.unlink()
        raise
    return len(entries)


def _entry(data: Any, place: str) -> Entry:
    if isinstance(data, dict):
        data = {name: value for name, value in data.items() if name not in _OURS}
        if isinstance(data.get("elements"), list) and isinstance(data.get("parts"), dict):
            elements = [_placed(element, data["parts"], place) for element in data["elements"]]
            data = {**data, "elements": elements}
    entry = Entry.from_dict(data, place)
    try:
        return settled(entry, None)
    except ValueError as error:
        raise ValueError(f"{place}: {error}") from None


def _placed(element: Any, parts: dict[str, Any], place: str) -> Any:
    """An element with its span, where it has a part and a quote but no span."""
    if not isinstance(element, dict) or "start" in element or not element.get("part"):
        return element
    text, quote = parts.get(element["part"]), element.get("quote")
    if not isinstance(text, str) or not isinstance(quote, str) or quote not in text:
        raise ValueError(f"{place}: the quote of an element does not stand in its part")
    # The span is of the text as the journal will keep it.
    before, quote = clean(text[: text.index(quote)])[0], clean(quote)[0]
    return {**element, "start": len(before), "end": len(before) + len(quote)}
