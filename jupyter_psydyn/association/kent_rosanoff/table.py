"""The frequency tables: what 1,000 normal persons said to each of 100 words (Kent and Rosanoff 1910)."""

from __future__ import annotations

import gzip
import re
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path

from ..forms import british, form, joined
from ..sounds import by_letters

DATA = Path(__file__).parent.parent / "data"
PERSONS = 1000
YEAR = 1910
SOURCE = "Kent and Rosanoff 1910, A Study of Association in Insanity, Am J Insanity 67: 1,000 normal persons."
_ENDS = re.compile(r"^[\W_]+|[\W_]+$")
_LEAD = re.compile(r"^(?:an?|the|to) (?=\S)")
# Of a slip in a stimulus half of the letters are still there: "jeep" for deep, "queen" for green.
_SLIP = 0.5


def word(text: str) -> str:
    """What was said, as it is looked up: by form, without marks at its ends and ``a``, ``the``, ``to``."""
    return _LEAD.sub("", _ENDS.sub("", form(text)))


@cache
def table() -> Mapping[str, Mapping[str, int]]:
    """For each stimulus, in the printed order, its reactions and how many persons gave each; words by form.

    The counts of a stimulus add up to 1,000 but where the printed table, or its copy, has an error (cabbage
    892 to bible 1,055; 100,069 in all).
    """
    found: dict[str, dict[str, int]] = {}
    said: dict[str, int] = {}
    for line in _lines():
        count, _, text = line.partition(" ")
        if count == "#":
            said = found.setdefault(word(text), {})
        else:
            said[word(text)] = said.get(word(text), 0) + int(count)
    return found


def value(stimulus: str, reaction: str) -> float | None:
    """How many per cent of the persons gave this reaction; ``None`` for a stimulus of no table."""
    stimulus = word(stimulus)
    return 100 * persons(stimulus, word(reaction)) / PERSONS if stimulus in table() else None


def persons(stimulus: str, reaction: str) -> int:
    """How many persons gave this reaction, both as they are looked up (`word`); 0: nobody, or no table."""
    return table().get(stimulus, {}).get(printed(stimulus, reaction), 0)


def printed(stimulus: str, reaction: str) -> str:
    """The reaction as the table of the stimulus spells it: today, to-day; grey, gray; else as it is."""
    if reaction in table().get(stimulus, {}):
        return reaction
    return _spellings().get(stimulus, {}).get(joined(reaction), reaction)


@cache
def vocabulary() -> frozenset[str]:
    """Every stimulus and every reaction of the tables."""
    return frozenset(table()) | {one for said in table().values() for one in said}


def mended(stimuli: Sequence[str]) -> list[str]:
    """The stimuli as they are looked up, each slip of the pen set right by the printed order.

    A stimulus that is none of the hundred is the one that stands in its place there, where its neighbours
    are those of that place and it looks like it; else it stays what it is.
    """
    order = list(table())
    place = {stimulus: at for at, stimulus in enumerate(order)}
    found = [word(stimulus) for stimulus in stimuli]
    places = [place.get(stimulus) for stimulus in found]
    for at, stimulus in enumerate(found):
        if places[at] is None:
            here = 0 if at == 0 else _next(places[at - 1], 1)
            after = len(order) - 1 if at + 1 == len(found) else _next(places[at + 1], -1)
            if here is not None and here == after and by_letters(stimulus, order[here]) >= _SLIP:
                found[at] = order[here]
    return found


def _next(place: int | None, step: int) -> int | None:
    return None if place is None else place + step


@cache
def _spellings() -> Mapping[str, Mapping[str, str]]:
    """For each stimulus how its reactions are spelt there, by other spellings of them, joined."""
    found: dict[str, dict[str, str]] = {}
    for stimulus, said in table().items():
        spelt = found.setdefault(stimulus, {})
        for one in said:
            spelt.setdefault(joined(one), one)
        for one in said:
            for other in british(one):
                spelt.setdefault(joined(other), one)
    return found


def _lines() -> list[str]:
    with gzip.open(DATA / "kent-rosanoff-frequency.txt.gz", "rt", encoding="utf-8") as file:
        return file.read().splitlines()
