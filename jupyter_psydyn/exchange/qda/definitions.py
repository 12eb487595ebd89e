"""A code's definition as the one text that other programs keep, and back. Pure.

People read the text; behind it, in one bracketed line, stand the fields that no other program has. Where
somebody changed the text elsewhere, what the text says holds.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from ...journal.coding import Code
from .names import legal

LABELS = {
    "use_when": "Use when",
    "not_when": "Not when",
    "example": "Example",
    "counter_example": "Counter-example",
}
PALETTE = (
    *("#4477AA", "#EE6677", "#228833", "#CCBB44"),
    *("#66CCEE", "#AA3377", "#BBBBBB", "#EE7733"),
)
"""The eight colours of codes, as other programs get them."""

_OURS = re.compile(r"\n*\[psydyn (\{[^\n]*\})\]\s*\Z")
_LABELLED = re.compile(rf"^({'|'.join(LABELS.values())}): ", re.MULTILINE)


def described(code: Code, called: str) -> str:
    """The text of a code that other programs have under the name ``called``."""
    return f"{told(code)}\n\n{marked({**code.to_dict(), 'called': called})}".lstrip("\n")


def marked(data: Mapping[str, Any]) -> str:
    """The bracketed line."""
    # In ASCII, and so without anything that XML or a program in between could change.
    return f"[psydyn {json.dumps(data, separators=(',', ':'))}]"


def behind(text: str) -> dict[str, Any]:
    """What stands in the bracketed line of a text; nothing where there is none."""
    found = _OURS.search(text)
    try:
        data = json.loads(found[1]) if found else {}
    except (ValueError, RecursionError):
        return {}
    return data if isinstance(data, dict) else {}


def before(text: str) -> str:
    """A text without the bracketed line."""
    return _OURS.sub("", text)


def told(code: Code) -> str:
    """What people read."""
    labelled = [f"{label}: {text}" for name, label in LABELS.items() if (text := getattr(code, name))]
    return legal("\n".join(filter(None, [code.definition, *labelled]))).strip("\n")


def code_of(text: str, id: str, name: str, colour: str, codable: bool) -> Code:  # noqa: A002
    """The code of a text; ``id`` is taken where the text has none of ours."""
    ours = behind(text)
    called = ours.pop("called", None)
    try:
        code = Code.from_dict(ours, name) if ours else None
    except ValueError:
        code = None
    if code is None:
        return replace(_read(before(text), Code(id, name)), colour=nearest(colour), codable=codable)
    if told(code) != before(text).strip("\n"):
        code = _read(before(text), code)
    if called != name:
        code = replace(code, name=name)
    return replace(code, parent="", codable=codable)


def nearest(colour: str) -> int:
    """Which of our eight comes nearest to a colour ``#RRGGBB``."""
    if not re.fullmatch(r"#[0-9a-fA-F]{6}", colour):
        return 0
    wanted = _rgb(colour)
    apart = [sum((a - b) ** 2 for a, b in zip(_rgb(one), wanted, strict=True)) for one in PALETTE]
    return apart.index(min(apart))


def _rgb(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def _read(text: str, code: Code) -> Code:
    """The code with what its text says under each label; what stands before the first is the definition."""
    pieces = _LABELLED.split(text)
    names = {label: name for name, label in LABELS.items()}
    said: dict[str, Any] = dict.fromkeys(LABELS, "")
    for label, piece in zip(pieces[1::2], pieces[2::2], strict=True):
        said[names[label]] = "\n".join(filter(None, [said[names[label]], piece.strip("\n")]))
    return replace(code, definition=pieces[0].strip("\n"), **said)
