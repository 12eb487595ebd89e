"""What every file of reports becomes first: rows with names, and where each stood."""

from __future__ import annotations

import re
from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

# Control characters but tab, LF and CR: no text file has them, and CSV readers stumble over NUL.
_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")


class Readable(Protocol):
    """A file, or what was decrypted from one: the part of `Path` that reading needs."""

    @property
    def name(self) -> str:
        """The file's name, for people."""

    @property
    def suffix(self) -> str:
        """What its name ends in, with the dot."""

    def read_bytes(self) -> bytes:
        """All of it."""


@dataclass(frozen=True)
class InMemory:
    """The content of a file that is not written anywhere."""

    name: str
    data: bytes

    @property
    def suffix(self) -> str:
        """What its name ends in, with the dot."""
        return Path(self.name).suffix

    def read_bytes(self) -> bytes:
        """All of it."""
        return self.data


@dataclass(frozen=True)
class Row:
    """Values by column, and ``where`` for people: "line 12"."""

    where: str
    values: Mapping[str, Any]


@dataclass(frozen=True)
class Table:
    """Rows under named columns; ``name`` is the file's; ``notes`` what reading had to decide."""

    name: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    notes: tuple[str, ...] = ()
    dreamer: str = ""
    years: tuple[int, int] | None = None


def decoded(path: Readable) -> tuple[str, tuple[str, ...]]:
    """The text of a file, and notes on how it was read.

    UTF-8 (with or without a mark at its beginning), UTF-16 with a mark, else windows-1252 with a note.
    Raises ``ValueError`` for an empty file, for a spreadsheet, and for what is no text.
    """
    raw = path.read_bytes()
    if not raw.removeprefix(BOM_UTF8).strip():
        raise ValueError(f"{path.name} is empty")
    if raw.startswith(b"PK\x03\x04"):
        raise ValueError(f"{path.name} is a spreadsheet or an archive: save it as CSV (UTF-8)")
    text, notes = _decoded(raw, path.name)
    text, gone = _CONTROLS.subn("", text)
    if not text.strip():
        raise ValueError(f"{path.name} holds control characters only, no text")
    return text, (*notes, *left_out(gone))


def left_out(characters: int) -> tuple[str, ...]:
    """The note on control characters that were left out."""
    if not characters:
        return ()
    return (f"{characters} control {'character was' if characters == 1 else 'characters were'} left out",)


def _decoded(raw: bytes, name: str) -> tuple[str, tuple[str, ...]]:
    if raw.startswith((BOM_UTF16_LE, BOM_UTF16_BE)):
        return raw.decode("utf-16", errors="replace"), (f"{name} was read as UTF-16",)
    try:
        return raw.decode("utf-8-sig"), ()
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
    try:
        text = raw.decode("windows-1252")
    except UnicodeDecodeError:
        raise ValueError(
            f"{name} is neither UTF-8 (line {line}) nor windows-1252: save it as UTF-8"
        ) from None
    note = f"{name} is not UTF-8 (line {line}); it was read as windows-1252: look at its accents and dashes"
    return text, (note,)
