"""What a report is made of, whatever file it becomes: values only."""

from __future__ import annotations

import re
from dataclasses import dataclass

_NO_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@dataclass(frozen=True)
class Heading:
    """A heading inside a section."""

    text: str


@dataclass(frozen=True, repr=False)
class Paragraph:
    """Running text; its line ends are kept."""

    text: str


@dataclass(frozen=True, repr=False)
class Note:
    """What a reader has to know to read the rest rightly."""

    text: str


@dataclass(frozen=True, repr=False)
class Table:
    """Rows of text under their ``columns``; the first cell names its row."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    title: str = ""


@dataclass(frozen=True, repr=False)
class Quote:
    """Words of an entry in their surroundings: (text, whether it is the passage), and where they stand."""

    segments: tuple[tuple[str, bool], ...]
    source: str


@dataclass(frozen=True, repr=False)
class Picture:
    """Numbers to be drawn, with all they say in ``description``: for whoever does not see them.

    ``bars``: a count by name; or ``strips``: by name the places (0 to 1) of nights between two ``ends``.
    """

    title: str
    description: str
    bars: tuple[tuple[str, int], ...] = ()
    strips: tuple[tuple[str, tuple[float, ...]], ...] = ()
    ends: tuple[str, str] = ("", "")


Block = Heading | Paragraph | Note | Table | Quote | Picture


@dataclass(frozen=True, repr=False)
class Section:
    """A part of a report under its title."""

    title: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, repr=False)
class Report:
    """What a reader gets to read.

    ``left_out``: what it does not hold, a sentence each; ``made``: when, and by what; ``entries``: the ids of
    those it was made from.
    """

    title: str
    subtitle: str
    sections: tuple[Section, ...]
    left_out: tuple[str, ...]
    made: str
    entries: tuple[str, ...] = ()


def plain(text: str) -> str:
    """Text as a file can have it: what XML has no place for is the replacement character."""
    return _NO_XML.sub("�", text.replace("\r\n", "\n"))
