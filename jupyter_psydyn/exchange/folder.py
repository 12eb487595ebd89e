"""Entries as a folder of Markdown files, one an entry."""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Iterable, Iterator
from pathlib import Path

from .markdown import read_markdown, write_markdown
from .recorded import Recorded

MOST_BYTES = 32 * 10**6
"""An entry has at most 6 texts of less than 2 MB each, and its elements."""

_NUMBER = re.compile(r"\d{1,9}")
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f]")


def folder_files(numbered: Iterable[tuple[int, Recorded]]) -> Iterator[tuple[str, bytes]]:
    """The name and the content of each file: ``0012-dream-1977-05-03.md``. No title is in a name."""
    for number, one in numbered:
        # No file of Windows has a question mark in its name.
        night = one.entry.night.rstrip("?")
        name = "-".join(filter(None, [f"{number:04}", one.entry.kind, night]))
        yield f"{name}.md", write_markdown(one).encode()


def read_folder(path: Path) -> tuple[list[Recorded], tuple[str, ...]]:
    """The entries of a folder, in the order of the numbers that file names begin with; and notes.

    Only files of the folder itself are read: ``ValueError`` for a link, or for a file that is not as it
    should be, with line and reason.
    """
    names = sorted(os.listdir(path), key=_order)
    found: list[Recorded] = []
    places: dict[str, str] = {}
    for name in names:
        if name.startswith(".") or not name.lower().endswith(".md"):
            continue
        one = read_file(path / name)
        if one.entry.id in places:
            raise ValueError(f"{name} and {places[one.entry.id]} have the same id {one.entry.id!r}")
        if one.entry.id:
            places[one.entry.id] = name
        found.append(one)
    if not found:
        raise ValueError(f"{path.name} holds no files ending in .md: nothing was read")
    others = len(names) - len(found)
    left = f"{others} other {'file was' if others == 1 else 'files were'} left alone in {path.name}"
    return found, (left,) if others else ()


def read_file(path: Path) -> Recorded:
    """The entry of one file; raises as `read_folder` does."""
    return read_markdown(path.name, _text(path))


def _order(name: str) -> tuple[int, str]:
    number = _NUMBER.match(name)
    return (int(number[0]) if number else 10**9, name)


def _text(path: Path) -> str:
    # Not through a link, which could lead anywhere, nor from a pipe, which never ends.
    try:
        found = path.lstat()
        if not stat.S_ISREG(found.st_mode):
            raise ValueError(f"{path.name} is a link or no file: it was not followed")
        if found.st_size > MOST_BYTES:
            raise ValueError(f"{path.name} is {found.st_size / 1e6:.0f} MB: no entry is as large as that")
        descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0))
        with open(descriptor, "rb") as opened:
            raw = opened.read(MOST_BYTES + 1)
    except OSError as error:
        raise OSError(f"{path.name} cannot be read: {error.strerror}") from None
    try:
        text = raw.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        raise ValueError(f"{path.name}: line {raw[: error.start].count(10) + 1} is not UTF-8") from None
    if control := _CONTROL.search(text):
        line = text.count("\n", 0, control.start()) + 1
        raise ValueError(f"{path.name}: line {line} holds a control character (U+{ord(control[0]):04X})")
    return text
