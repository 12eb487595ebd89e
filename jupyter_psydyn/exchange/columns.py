"""Which columns of a table hold what: told by their names, else by what stands in them. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from typing import Any

from .date_order import looks_like_a_date
from .reading import KNOWN, cell_of
from .table import Row, Table

USUAL: Mapping[str, tuple[str, ...]] = {
    "text": (*KNOWN["text"], "traum", "traumtext", "traumbericht", "bericht", "description", "body"),
    "id": (*KNOWN["id"], "nr", "no", "dream no", "traum nr", "record id", "uid", "uuid"),
    "date": (*KNOWN["date"], "datum", "nacht", "date of dream", "day", "timestamp", "created at", "created"),
    "dreamer": (
        *(*KNOWN["dreamer"], "träumer", "träumerin", "participant", "participant id"),
        *("subject", "subject id", "proband", "patient", "person", "pseudonym"),
    ),
    "title": ("title", "titel", "dream title", "traumtitel", "headline", "heading"),
    "tags": ("tags", "keywords", "labels", "categories", "schlagwörter", "stichwörter"),
    "residue": ("residue", "day residue", "day residues", "tagesrest", "tagesreste"),
    "reflection": ("reflection", "reflections", "interpretation", "deutung", "gedanken"),
}
"""What a column may hold, and under which names it is found, in capitals or not, with any dash or space."""

_LOOKED_AT = 200
"""Rows from whose values a column is told: enough for a guess that somebody then looks at."""
_SENTENCE = 5
"""A column with fewer words in the mean holds no dreams: names and places have two or three."""
_MOST_DATES = 0.8


@dataclass(frozen=True)
class Guess:
    """Which column is taken to hold something, and ``why``: its ``name`` or its ``values``."""

    column: str
    why: str


def guessed(table: Table) -> dict[str, Guess]:
    """What the columns seem to hold, each column for one thing at most."""
    named = {_plain(column): column for column in reversed(table.columns)}
    found: dict[str, Guess] = {}
    for role, names in USUAL.items():
        column = next((named[one] for one in map(_plain, names) if one in named), None)
        if column is None or any(column == one.column for one in found.values()):
            continue
        # Some apps call the dream itself the entry.
        if role not in ("id", "date", "dreamer") or _words(table, column) < _SENTENCE:
            found[role] = Guess(column, "name")
    for role, tell in (("date", _of_dates), ("text", _of_text)):
        taken = {one.column for one in found.values()}
        free = [column for column in table.columns if column not in taken]
        if role not in found and (column := tell(table, free)) is not None:
            found[role] = Guess(column, "values")
    return found


def written(row: Row, column: str | None) -> str:
    """What stands in a column, as text; a list, as JSON may hold, with commas between.

    ``ValueError`` with the place for what is neither text nor number.
    """
    value: Any = cell_of(row, column)
    if isinstance(value, list) and all(isinstance(one, str) for one in value):
        return ", ".join(value)
    if isinstance(value, (list, dict)):
        raise ValueError(f"{row.where}: {column} is not text but {type(value).__name__}")
    return str(value)


def values(table: Table, column: str) -> Iterator[tuple[str, str]]:
    """What stands in a column, where something does, with its place."""
    for row in table.rows:
        if text := _shown(row, column).strip():
            yield row.where, text


def _shown(row: Row, column: str) -> str:
    try:
        return written(row, column)
    except ValueError:
        return ""


def _plain(name: str) -> str:
    return re.sub(r"[\W_]+", " ", name).strip().casefold()


def _of_dates(table: Table, columns: list[str]) -> str | None:
    """The first column nearly all of whose values are dates."""
    for column in columns:
        some = [text for _, text in islice(values(table, column), _LOOKED_AT)]
        if some and sum(map(looks_like_a_date, some)) >= _MOST_DATES * len(some):
            return column
    return None


def _of_text(table: Table, columns: list[str]) -> str | None:
    """The column with most words."""
    words = {column: _words(table, column) for column in columns}
    longest = max(words, key=lambda column: words[column], default=None)
    return longest if longest is not None and words[longest] >= _SENTENCE else None


def _words(table: Table, column: str) -> float:
    """How many words stand in it in the mean."""
    some = [len(text.split()) for _, text in islice(values(table, column), _LOOKED_AT)]
    return sum(some) / len(some) if some else 0.0
