"""The lines between ``---`` and ``---`` at the head of a Markdown file.

Written one field a line, each value as JSON, which is YAML as well. Read as the YAML that people write by
hand: plain words, lists, named fields. What makes YAML dangerous (aliases, tags, depth) is refused.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

import yaml

MARK = "---"
DEEPEST = 4
"""``affects`` is a list of named fields. libyaml takes 20 s for 100,000 open brackets: we stop here."""
TOO_DEEP = "the front matter is nested too deeply"

# What JSON leaves as it is and YAML refuses, or takes for the end of a line.
_ESCAPED = re.compile("[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")
_NULLS = ("", "~", "null", "Null", "NULL")


class Field(NamedTuple):
    """A value in which every word is text and ``null`` is ``None``, and the line of the file it begins on."""

    value: Any
    line: int


def front_matter(fields: Mapping[str, Any]) -> str:
    """The front matter of a file, with its marks."""
    lines = (f"{name}: {_json(value)}\n" for name, value in fields.items())
    return f"{MARK}\n{''.join(lines)}{MARK}\n"


def read_front_matter(name: str, text: str) -> dict[str, Field]:
    """The fields of the front matter, given without its marks; its first line is the second of the file.

    Raises ``ValueError`` with file, line and reason.
    """
    events = yaml.parse(text, Loader=getattr(yaml, "CLoader", yaml.Loader))
    try:
        return _document(name, events)
    except yaml.MarkedYAMLError as error:
        where = f"{name}: line {(error.problem_mark.line if error.problem_mark else 0) + 2}"
        # Newer ones of libyaml read ahead, and stop at the 1,001st before we have seen the fifth.
        if "nesting depth" in (error.problem or ""):
            raise ValueError(f"{where}: {TOO_DEEP}") from None
        raise ValueError(f"{where}: this is not YAML ({error.problem})") from None
    except (yaml.YAMLError, UnicodeError):
        raise ValueError(f"{name}: line 2: there is a character that YAML does not take") from None


def _json(value: Any) -> str:
    text = json.dumps(value, ensure_ascii=False)
    return _ESCAPED.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


def _document(name: str, events: Iterator[yaml.Event]) -> dict[str, Field]:
    found: dict[str, Field] = {}
    begun = False
    for event in events:
        if isinstance(event, yaml.DocumentStartEvent):
            if begun:
                raise ValueError(f"{name}: line {_line(event)}: the front matter has ended before this line")
            begun = True
        elif isinstance(event, yaml.MappingStartEvent):
            found = {key: Field(value, line) for key, value, line in _pairs(name, events, 1)}
        elif isinstance(event, yaml.NodeEvent) and not _is_nothing(event):
            raise ValueError(f"{name}: line {_line(event)}: front matter is named fields: night: 1977-05-03")
    return found


def _pairs(name: str, events: Iterator[yaml.Event], depth: int) -> Iterator[tuple[str, Any, int]]:
    """The names and values of a mapping that has begun, with the lines of the names."""
    seen = set()
    for key in events:
        if isinstance(key, yaml.MappingEndEvent):
            return
        if not isinstance(key, yaml.ScalarEvent):
            raise ValueError(f"{name}: line {_line(key)}: the name of a field must be a word")
        if key.value in seen:
            raise ValueError(f"{name}: line {_line(key)}: the field {key.value[:40]!r} is there twice")
        seen.add(key.value)
        yield key.value, _value(name, next(events), events, depth), _line(key)


def _value(name: str, event: yaml.Event, events: Iterator[yaml.Event], depth: int) -> Any:
    where = f"{name}: line {_line(event)}"
    if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None) is not None:
        raise ValueError(f"{where}: front matter takes no YAML anchors (& and *)")
    if getattr(event, "tag", None) is not None:
        raise ValueError(f"{where}: front matter takes no YAML tags (!)")
    if isinstance(event, yaml.ScalarEvent):
        return None if _is_nothing(event) else event.value
    if depth == DEEPEST:
        raise ValueError(f"{where}: {TOO_DEEP}")
    if isinstance(event, yaml.MappingStartEvent):
        return {key: value for key, value, _ in _pairs(name, events, depth + 1)}
    items: list[Any] = []
    for item in events:
        if isinstance(item, yaml.SequenceEndEvent):
            break
        items.append(_value(name, item, events, depth + 1))
    return items


def _is_nothing(event: yaml.Event) -> bool:
    """Whether it is ``null``, written plainly."""
    return isinstance(event, yaml.ScalarEvent) and event.implicit[0] and event.value in _NULLS


def _line(event: yaml.Event) -> int:
    """The line of the file: after the mark, and counted from 1."""
    return (event.start_mark.line if event.start_mark else 0) + 2
