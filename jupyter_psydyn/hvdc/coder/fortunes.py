"""Misfortune, good fortune, success and failure: what befalls whom, and how an effort ends.

Words and phrases of ``data/fortunes.txt`` are candidates; whether they count is decided by weighed features.
It befalls the subject of the clause, or its object where something is done to it.
"""

from __future__ import annotations

from dataclasses import dataclass

from ..codes import DREAMER, Agents, Character, Misfortune, Outcome
from .agents import Cast
from .emotions import bearer
from .lists import Hit, classes
from .reading import Reading
from .weights import decision

FIELDS = {"mf": "misfortune", "gf": "good fortune", "succ": "success", "fail": "failure"}
KINDS = {"gf": "G", "succ": "S", "fail": "F"}
# From these probabilities on a candidate counts, by field; injury, illness and death (5, 6) have words of
# their own and would be found twice as often as they are coded, the other misfortunes half as often.
_SO = {"mf": 0.24, "gf": 0.25, "succ": 0.3, "fail": 0.25, "5": 0.48, "6": 0.38}


@dataclass(frozen=True)
class Candidate:
    """A word of the list, and whom it would befall."""

    hit: Hit
    who: tuple[Character | str, ...]
    rule: str


@dataclass(frozen=True)
class Event:
    """A misfortune, good fortune, success or failure with its place, its rule and its confidence."""

    code: Misfortune | Outcome
    hit: Hit
    rule: str
    confidence: float


def fortunes(reading: Reading, cast: Cast, field: str) -> list[Event]:
    """What the report tells of this field; the same kind for the same people once."""
    found: dict[str, Event] = {}
    for one in candidates(reading, cast, field):
        sure = decision(FIELDS[field]).yes(describe(reading, one.hit, one.who))
        if sure >= _SO.get(one.hit.kind, _SO[field]):
            who = Agents(one.who)
            code = Misfortune(one.hit.kind, who) if field == "mf" else Outcome(field, who)
            made = Event(code, one.hit, one.rule, sure)
            if str(code) not in found or found[str(code)].confidence < sure:
                found[str(code)] = made
    return sorted(found.values(), key=lambda one: one.hit.start)


def candidates(reading: Reading, cast: Cast, field: str) -> list[Candidate]:
    """The words of the list that can be of this field."""
    kinds = "123456" if field == "mf" else KINDS[field]
    hits = [hit for hit in classes("fortunes").hits(reading) if hit.kind in kinds]
    return [Candidate(hit, *bearer(reading, cast, hit.word)) for hit in hits]


def describe(reading: Reading, hit: Hit, who: tuple[Character | str, ...]) -> list[str]:
    """The features by which a word counts or does not."""
    word = hit.word
    whose = "dreamer" if DREAMER in who else "others"
    above = reading.head(word)
    found = [
        f"word={hit.entry}", f"class={hit.kind}", whose, f"class={hit.kind}+{whose}", f"tag={word.tag}",
        f"relation={word.relation}", f"class={hit.kind}+{word.tag[0]}",
    ]  # fmt: skip
    found += ["denied"] * reading.denied(word) + ["supposed"] * reading.supposed(word)
    if above is not None:
        found += [f"under={above.base}", f"class={hit.kind}+under={above.base}"]
    found += [f"with={one.base}" for one in reading.children(word) if one.noun or one.relation == "prt"]
    return found
