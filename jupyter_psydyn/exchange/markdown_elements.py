"""The elements of an entry as a list in Markdown, their associations as lists within it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from ..journal.model import Association, Element

_BEFORE, _AFTER = " <!-- ", " -->"
_ITEM = re.compile(r"(\s*)- ")
_ESCAPED = re.compile(r"\\(.)")
_OF_ELEMENT = ("id", "part", "start", "end", "lost", "affect")
_OF_ASSOCIATION = ("id", "first_key_ms", "enter_ms", "at", "affect", "period")


def element_lines(elements: Sequence[Element]) -> Iterator[str]:
    """One line an element, and one for each of its associations."""
    for element in elements:
        plain = element.to_dict()
        yield f"- {_one_line(element.quote)}{_comment(plain, _OF_ELEMENT)}"
        for association in plain["associations"]:
            yield f"  - {_one_line(association['text'])}{_comment(association, _OF_ASSOCIATION)}"


def read_elements(name: str, lines: Sequence[str], number: int, report: str) -> list[dict[str, Any]]:
    """The elements, as `Entry.from_dict` takes them; ``number`` is the first line's in the file.

    One of which only the words are given stands where they first occur in the report, or else is a word of
    its own. Raises ``ValueError`` with file, line and reason.
    """
    found: list[dict[str, Any]] = []
    for at, line in enumerate(lines, number):
        if not line.strip():
            continue
        where = f"{name}: line {at}"
        item = _ITEM.match(line)
        if item is None:
            raise ValueError(f"{where}: elements and associations stand in a list, a line each: - water")
        words, known = _read(line[item.end() :], where)
        if not item[1]:
            element = {**_place(words, report, known), "quote": words}
            Element.from_dict(element, where)
            found.append({**element, "associations": []})
        elif not found:
            raise ValueError(f"{where}: an association stands below the element it belongs to")
        else:
            association = {**known, "text": words}
            Association.from_dict(association, where)
            found[-1]["associations"].append(association)
    return found


def _one_line(text: str) -> str:
    return text.replace("\\", "\\\\").replace("\n", "\\n").replace("<", "\\<")


def _comment(plain: Mapping[str, Any], names: Sequence[str]) -> str:
    said = {name: plain.get(name) for name in names}
    unsaid = [name for name, value in said.items() if value is None or value is False or value == ""]
    return f"{_BEFORE}{json.dumps({name: said[name] for name in names if name not in unsaid})}{_AFTER}"


def _read(text: str, where: str) -> tuple[str, dict[str, Any]]:
    """The words of an item, and what its comment says of them."""
    # A text of ours has no bare "<", so that the first one begins the comment.
    words, begun, comment = text.partition(_BEFORE)
    known: Any = {}
    if begun:
        try:
            known = json.loads(comment.rstrip().removesuffix(_AFTER.strip()))
        except (ValueError, RecursionError):
            raise ValueError(f"{where}: what stands between <!-- and --> is not JSON") from None
        if not isinstance(known, dict):
            raise ValueError(f"{where}: what stands between <!-- and --> must be named fields")
    return _ESCAPED.sub(lambda found: "\n" if found[1] == "n" else found[1], words), known


def _place(words: str, report: str, known: dict[str, Any]) -> dict[str, Any]:
    if known or not words or words not in report:
        return known
    start = report.index(words)
    return {"part": "report", "start": start, "end": start + len(words)}
