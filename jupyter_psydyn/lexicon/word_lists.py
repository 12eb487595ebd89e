"""The words of word-list tests: Jung's, Kent and Rosanoff's, your own; and the order they are shown in.

Nothing here needs more than the standard library: the recorder's page gets its words from here.
"""

from __future__ import annotations

import csv
import io
import random
from collections import Counter
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import NamedTuple

_DATA = Path(__file__).parent / "data"

NAMES = ("jung-1910", "kent-rosanoff-1910")

PRACTICE = ("cup", "to walk", "ladder", "round", "cloud")
"""Words to practise with, ours: everyday, in neither list. Reactions to them are not counted."""

_ABOUT = {
    "jung-1910": (
        "Jung 1910, The Association Method (Am J Psychol 21): 100 words, the misprint of no. 11 corrected. "
        "A historical list, chosen for German and for complexes: Jung expected that it would have to be "
        "changed considerably for English."
    ),
    "kent-rosanoff-1910": (
        "Kent and Rosanoff 1910, A Study of Association in Insanity (Am J Insanity 67): 100 words chosen to "
        "be neutral. A historical list, with the words of its time."
    ),
}
# A longer line is no stimulus: it is read at a glance, and painted in one frame.
_LONGEST = 100
_MOST = 1000


class OwnList(NamedTuple):
    """A list read from a file: its stimuli in order, and plain sentences on what was noticed."""

    words: tuple[str, ...]
    notes: tuple[str, ...] = ()


@cache
def word_list(name: str) -> tuple[str, ...]:
    """The stimuli of a list as printed: ``jung-1910`` or ``kent-rosanoff-1910``, 100 words each.

    Both are historical (see ``about``). Raises ``ValueError`` for another name.
    """
    _known(name)
    with (_DATA / f"{name}.csv").open(encoding="utf-8", newline="") as lines:
        return tuple(row["stimulus"] for row in csv.DictReader(lines))


def about(name: str) -> str:
    """Where a list comes from and what to know before it is used. ``ValueError`` for an unknown name."""
    _known(name)
    return _ABOUT[name]


def ordered(words: Sequence[str], seed: int | None = None) -> tuple[str, ...]:
    """The words in the order they are shown: as they stand (``None``), or shuffled by ``seed``.

    The same seed gives the same order on every machine and in every version of Python: the words are
    sorted by draws of ``random.Random(seed).random()``, the one sequence that Python promises to keep.
    """
    if seed is None:
        return tuple(words)
    draw = random.Random(seed).random  # noqa: S311 (an order, not a secret)
    keys = [draw() for _ in words]
    return tuple(words[at] for at in sorted(range(len(words)), key=keys.__getitem__))


def read_word_list(path: str | Path) -> OwnList:
    """A list of your own: a text file with one stimulus a line, or a table with a column ``stimulus``.

    Files that end in ``.csv`` or ``.tsv`` are tables (fields parted by comma, semicolon or tab); with one
    column the heading may be left out. In other files a line is a stimulus, and a line that starts with # a
    remark. Blank lines are passed over. UTF-8. A stimulus may come twice: it is kept, and a note says so.

    Raises ``ValueError`` with the line where the file cannot be used.
    """
    file = Path(path)
    return own_word_list(file.name, _text(file))


def own_word_list(name: str, text: str) -> OwnList:
    """The same of a file's name and its text; without an ending in the name, of words that were pasted."""
    table = Path(name).suffix.lower() in (".csv", ".tsv", ".tab")
    found = _cells(name, text) if table else _lines(text)
    if not found:
        raise ValueError(f"{name}: there is no word in it; give one stimulus a line")
    if len(found) > _MOST:
        raise ValueError(f"{name}: {len(found)} stimuli are more than a sitting has; {_MOST} at most")
    for line, word in found:
        if not word:
            raise ValueError(f"{name}: line {line} has no stimulus")
        if len(word) > _LONGEST:
            raise ValueError(
                f"{name}: line {line} has {len(word)} characters; a stimulus has {_LONGEST} at most"
            )
        if not word.isprintable():
            raise ValueError(f"{name}: line {line} has a character that cannot be shown")
    words = tuple(word for _, word in found)
    return OwnList(words, _twice(words))


def _twice(words: Sequence[str]) -> tuple[str, ...]:
    """A sentence on the stimuli that come more than once, or none."""
    more = [word for word, times in Counter(map(str.casefold, words)).items() if times > 1]
    shown = ", ".join(more[:5]) + (" ..." if len(more) > 5 else "")
    return (f"More than once in the list: {shown}. Each time is a reaction of its own.",) if more else ()


def _known(name: str) -> None:
    if name not in NAMES:
        raise ValueError(f"word list: there is no list {name!r}; choose {' or '.join(NAMES)}")


def _text(file: Path) -> str:
    try:
        raw = file.read_bytes()
    except OSError:
        raise ValueError(f"{file.name}: the word list cannot be read") from None
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        raise ValueError(f"{file.name}: line {line} is not UTF-8; save the file as UTF-8") from None


def _lines(text: str) -> list[tuple[int, str]]:
    lines = enumerate(text.splitlines(), 1)
    return [(at, line.strip()) for at, line in lines if line.strip() and not line.strip().startswith("#")]


def _cells(name: str, text: str) -> list[tuple[int, str]]:
    first = text.splitlines()[0] if text.strip() else ""
    delimiter = max(",;\t", key=first.count)
    rows: list[tuple[int, list[str]]] = []
    begins = 1
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    try:
        for cells in reader:
            if any(cell.strip() for cell in cells):
                rows.append((begins, [cell.strip() for cell in cells]))
            begins = reader.line_num + 1
    except csv.Error as error:
        raise ValueError(f"{name}: line {begins} has quotation marks that do not fit ({error})") from None
    if not rows:
        return []
    heading = [cell.casefold() for cell in rows[0][1]]
    if "stimulus" in heading:
        at = heading.index("stimulus")
        return [(line, cells[at] if at < len(cells) else "") for line, cells in rows[1:]]
    if len(heading) > 1:
        raise ValueError(f"{name}: line 1 names no column stimulus (it has {', '.join(heading)[:60]})")
    wide = next((line for line, cells in rows if len(cells) > 1), None)
    if wide is not None:
        raise ValueError(f"{name}: line {wide} has several fields where the first line has one")
    return [(line, cells[0]) for line, cells in rows]
