"""Labels beside a word list: where the words of an entry sound brighter or darker than its labels. Pure.

A contrast, never the better ear: a disagreement is something to ask about, and no correction.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from ...corpus import Document, sentences, tokens
from ...counting.statistics import wilson
from ...journal import Affect
from ...lexicon import vader
from .labels import Labelled

BRIGHT, DARK = SIDES = ("bright", "dark")
MIXED, UNKNOWN = "mixed", "unknown"
OF_FAMILY = {"joy": BRIGHT, "trust": BRIGHT, "fear": DARK, "sadness": DARK, "disgust": DARK, "anger": DARK}
"""Surprise and anticipation may be either: there the word itself is looked up."""
FEW_RATED = 3
"""Of fewer rated words one word decides: such a text is not compared."""
# From here on the authors of the list call a text positive or negative (Hutto and Gilbert 2014).
_EDGE = 0.05

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Sound:
    """How the words of a text sound: the mean of its sentences with a rated word, -1 to 1; these words.

    VADER was made for a sentence or two; of a long text its score is nearly always -1 or 1.
    """

    score: float
    sentences: tuple[tuple[str, tuple[Span, ...]], ...]
    """Of each sentence with a rated word the part it stands in and the spans of these words."""

    @property
    def rated(self) -> int:
        """How many words are rated."""
        return sum(len(spans) for _, spans in self.sentences)


@dataclass(frozen=True, slots=True)
class Beside:
    """An entry with its labels' side and its words': `BRIGHT`, `DARK`, or ``""`` where neither is clear.

    ``label`` may be `MIXED` (some bright, some dark) or `UNKNOWN` as well.
    """

    labelled: Labelled
    label: str
    words: str
    sound: Sound

    @property
    def is_compared(self) -> bool:
        """Whether both have a side, the words by enough of them."""
        return self.label in SIDES and self.words in SIDES and self.sound.rated >= FEW_RATED


def side_of(affect: Affect) -> str:
    """On which side a label is: by the family it was placed in, else by VADER of its word, else unknown."""
    if affect.family in OF_FAMILY:
        return OF_FAMILY[affect.family]
    if not any(vader.rates(token.word) for token in tokens(affect.word)):
        return UNKNOWN
    return _side(vader.compound(affect.word)) or UNKNOWN


def sound(document: Document, parts: Sequence[str]) -> Sound:
    """How these parts of an entry sound; 0 where no word is rated."""
    scores, found = [], []
    for part in parts:
        text = document.parts.get(part, "")
        for start, end in sentences(text):
            rated = tuple(
                (start + one.start, start + one.end)
                for one in tokens(text[start:end])
                if vader.rates(one.word)
            )
            if rated:
                scores.append(vader.compound(text[start:end]))
                found.append((part, rated))
    return Sound(float(np.mean(scores)) if scores else 0.0, tuple(found))


def beside(
    some: Sequence[Labelled], documents: Mapping[str, Document], parts: Sequence[str]
) -> tuple[Beside, ...]:
    """Each of these entries that has a text in the parts, with how it is labelled and how it sounds."""
    return tuple(
        _beside(one, documents[one.entry], parts)
        for one in some
        if any(documents[one.entry].parts.get(part, "").strip() for part in parts)
    )


def agreement(every: Sequence[Beside]) -> dict[str, Any]:
    """How often the two sides are the same, with the interval (Wilson) and what chance would do.

    ``expected``: the share of agreement, were the labels dealt out over the same entries at random.
    """
    compared = [one for one in every if one.is_compared]
    n = len(compared)
    same = sum(one.label == one.words for one in compared)
    low, high = wilson(same, n)
    by_chance = sum(
        sum(one.label == side for one in compared) * sum(one.words == side for one in compared)
        for side in SIDES
    )
    return {
        "n": n,
        "same": same,
        "share": same / n if n else None,
        "low": float(low) if n else None,
        "high": float(high) if n else None,
        "expected": by_chance / n**2 if n else None,
        "cells": [
            {
                "key": f"beside:{label}|{words}",
                "label": label,
                "words": words,
                "entries": sum((one.label, one.words) == (label, words) for one in compared),
            }
            for label in SIDES
            for words in SIDES
        ],
        "left_out": {
            "mixed": sum(one.label == MIXED for one in every),
            "unknown": sum(one.label == UNKNOWN for one in every),
            "unrated": sum(one.label in SIDES and one.sound.rated < FEW_RATED for one in every),
            "between": sum(
                one.label in SIDES and one.sound.rated >= FEW_RATED and not one.words for one in every
            ),
        },
    }


def _beside(one: Labelled, document: Document, parts: Sequence[str]) -> Beside:
    sides = {side_of(affect) for affect in one.affects} - {UNKNOWN}
    label = MIXED if len(sides) > 1 else next(iter(sides), UNKNOWN)
    heard = sound(document, parts)
    return Beside(one, label, _side(heard.score), heard)


def _side(score: float) -> str:
    return BRIGHT if score >= _EDGE else DARK if score <= -_EDGE else ""
