"""Modifiers: describing words with a quality and its end, as "large" (S+) or "dark" (C-)."""

from __future__ import annotations

from dataclasses import dataclass

from ..codes import Modifier
from .lists import Hit, classes
from .reading import Reading
from .weights import decision

_MEANT = 0.45  # the probability from which a describing word counts


@dataclass(frozen=True)
class Quality:
    """A modifier with its place, its rule and its confidence."""

    code: Modifier
    hit: Hit
    rule: str
    confidence: float


def modifiers(reading: Reading) -> list[Quality]:
    """The modifiers of the report."""
    found = []
    for hit in candidates(reading):
        sure = decision("modifier").yes(describe(reading, hit))
        if sure >= _MEANT:
            found.append(Quality(Modifier(*hit.kind), hit, "list", sure))
    return found


def candidates(reading: Reading) -> list[Hit]:
    """The describing words of the list, used as such."""
    return [hit for hit in classes("modifiers").hits(reading) if hit.word.tag[:2] in ("JJ", "RB", "VB")]


def describe(reading: Reading, hit: Hit) -> list[str]:
    """The features by which a describing word counts or does not."""
    word = hit.word
    above = reading.head(word)
    found = [
        f"word={hit.entry}", f"class={hit.kind}", f"tag={word.tag}", f"relation={word.relation}",
        f"class={hit.kind}+{word.relation}", f"word={hit.entry}+{word.relation}",
    ]  # fmt: skip
    found += ["denied"] * reading.denied(word) + ["supposed"] * reading.supposed(word)
    if above is not None:
        found += [f"under={above.base}", f"under={above.tag}", f"class={hit.kind}+under={above.tag}"]
    return found
