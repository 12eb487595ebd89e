"""The frequency tables: what 1,000 normal persons said to each of 100 words (Kent and Rosanoff 1910)."""

from __future__ import annotations

import gzip
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from ..forms import form

DATA = Path(__file__).parent.parent / "data"
PERSONS = 1000
YEAR = 1910
SOURCE = "Kent and Rosanoff 1910, A Study of Association in Insanity, Am J Insanity 67: 1,000 normal persons."


@cache
def table() -> Mapping[str, Mapping[str, int]]:
    """For each stimulus, in the printed order, its reactions and how many persons gave each; words by form.

    The counts of a stimulus add up to 1,000 but where the printed table, or its copy, has an error (cabbage
    892 to bible 1,055; 100,069 in all).
    """
    found: dict[str, dict[str, int]] = {}
    said: dict[str, int] = {}
    for line in _lines():
        count, _, word = line.partition(" ")
        if count == "#":
            said = found.setdefault(form(word), {})
        else:
            said[form(word)] = said.get(form(word), 0) + int(count)
    return found


def value(stimulus: str, reaction: str) -> float | None:
    """How many per cent of the persons gave this reaction; ``None`` for a stimulus of no table."""
    said = table().get(form(stimulus))
    return None if said is None else 100 * said.get(form(reaction), 0) / PERSONS


@cache
def vocabulary() -> frozenset[str]:
    """Every stimulus and every reaction of the tables."""
    return frozenset(table()) | {word for said in table().values() for word in said}


def _lines() -> list[str]:
    with gzip.open(DATA / "kent-rosanoff-frequency.txt.gz", "rt", encoding="utf-8") as file:
        return file.read().splitlines()
