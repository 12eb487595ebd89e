"""JSON and JSON Lines: a list of objects, one object a line, or a series as DreamScrape writes it."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from .table import Readable, Row, Table, decoded


def read_json(path: Readable) -> Table:
    """``[{...}, ...]``, or DreamScrape's ``{dreamer, description, dreams: [{number, head, content}]}``."""
    text, notes = decoded(path)
    try:
        data = json.loads(text, strict=False)
    except (ValueError, RecursionError) as error:
        if isinstance(error, RecursionError):
            raise ValueError(f"{path.name} is nested too deeply") from None
        line = getattr(error, "lineno", 1)
        raise ValueError(f"{path.name}: line {line} is not JSON ({_why(error)})") from None
    if isinstance(data, dict) and isinstance(data.get("dreams"), list):
        series = _table(path.name, ((f"dream {n}", one) for n, one in enumerate(data["dreams"], 1)), notes)
        return replace(series, dreamer=str(data.get("dreamer") or ""))
    if not isinstance(data, list):
        raise ValueError(f"{path.name} must hold a list of objects, or dreams as DreamScrape writes them")
    return _table(path.name, ((f"item {n}", one) for n, one in enumerate(data, 1)), notes)


def read_jsonl(path: Readable) -> Table:
    """One object a line; blank lines are passed over."""
    text, notes = decoded(path)
    return _table(path.name, json_lines(path.name, text), notes)


def json_lines(name: str, text: str) -> Iterable[tuple[str, Any]]:
    """Each line's value, with where it stood; ``ValueError`` with the line where it is not JSON."""
    # Only LF and CR end a line: U+2028 may stand inside a JSON string.
    for number, line in enumerate(text.replace("\r\n", "\n").split("\n"), 1):
        if line.strip():
            try:
                yield f"line {number}", json.loads(line, strict=False)
            except (ValueError, RecursionError) as error:
                raise ValueError(f"{name}: line {number} is not JSON ({_why(error)})") from None


def _why(error: Exception) -> str:
    if isinstance(error, json.JSONDecodeError):
        return error.msg
    # Python reads no whole number of more than 4,300 digits.
    return "nested too deeply" if isinstance(error, RecursionError) else "a number is too long"


def _table(name: str, items: Iterable[tuple[str, Any]], notes: tuple[str, ...]) -> Table:
    rows = []
    columns: dict[str, None] = {}
    for where, item in items:
        if not isinstance(item, dict):
            raise ValueError(f"{name}: {where} is not an object with named fields")
        rows.append(Row(where, item))
        columns |= dict.fromkeys(item)
    return Table(name, tuple(columns), tuple(rows), notes)
