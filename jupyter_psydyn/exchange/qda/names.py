"""What things are called in other programs: identifiers, names of one line, moments. Pure."""

from __future__ import annotations

import re
import uuid
from collections.abc import Iterator
from datetime import datetime, timezone

SPACE = uuid.uuid5(uuid.NAMESPACE_URL, "https://jupyter-psydyn.readthedocs.io/qda")
EARLIEST = "2000-01-01T00:00:00Z"
"""Where nobody knows when: a moment has to stand there, and the same file is to come of the same project."""

_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_UNSAFE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")
_ID = re.compile(r"[A-Za-z0-9_-]{1,64}")
_GUID = re.compile(r"[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")


def guid(kind: str, *ids: str) -> str:
    """The identifier of a thing of ours: the same for the same thing, always."""
    return str(uuid.uuid5(SPACE, "\n".join((kind, *ids))))


def same(value: str) -> str:
    """An identifier as it is compared: small letters, no braces."""
    return value.strip().strip("{}").lower()


def as_id(value: str, kind: str) -> str:
    """An id of ours for somebody's identifier: it says the same."""
    plain = same(value)
    return plain.replace("-", "") if _GUID.fullmatch(plain) else guid(kind, value).replace("-", "")


def known(value: str) -> str:
    """An id of ours that somebody hands back; ``""`` for what is none."""
    return value if _ID.fullmatch(value) else ""


def legal(text: str) -> str:
    """Without what no XML may hold."""
    return _ILLEGAL.sub("", text)


def line(text: str, longest: int = 0) -> str:
    """Text as a name: one line, at most so many characters."""
    plain = " ".join(legal(text).split()) or "?"
    return plain[:longest] if longest else plain


def as_written(text: str) -> str:
    """A text as a file may hold it: one character for one, so that every span stays where it is.

    A mark at its beginning would be taken for the file's byte order mark, and a CR for half of a line end.
    """
    found = _UNSAFE.sub(" ", text)
    return "\u2060" + found[1:] if found.startswith("\ufeff") else found


def stamp(moment: str) -> str:
    """A moment as XML has it, in UTC."""
    try:
        at = datetime.fromisoformat(moment.replace("Z", "+00:00"))
        known = at if at.tzinfo else at.replace(tzinfo=timezone.utc)
        return known.astimezone(timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ").rjust(20, "0")
    except (ValueError, OverflowError):
        return EARLIEST


class Unique:
    """Gives names that no other has, whatever the case of their letters."""

    def __init__(self) -> None:
        self._taken: set[str] = set()

    def __call__(self, name: str, more: str = "") -> str:
        """The name; with ``more`` in parentheses, then with a number, where it is taken."""
        for found in _tries(name, more):
            if found.casefold() not in self._taken:
                break
        self._taken.add(found.casefold())
        return found


def _tries(name: str, more: str) -> Iterator[str]:
    yield name
    if more:
        yield f"{name} ({more})"
    number = 1
    while True:
        number += 1
        yield f"{name} ({more} {number})" if more else f"{name} ({number})"
