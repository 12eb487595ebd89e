"""What has to be said beside figures of coding cards."""

from __future__ import annotations

from collections.abc import Sequence

from ..analysis.result import number
from .card import Card
from .categories import FIELDS
from .norms import DREAMS_OF_NORMS, WORDS_OF_NORMS

ENOUGH = 125
"""From so many dreams on, samples of the norms lie within a few points of the whole (`norms.departure`)."""
_NAMED = 3


def of_cards(cards: Sequence[Card]) -> list[str]:
    """What was left out, and how much so few dreams can tell."""
    coded = [card for card in cards if card.coded]
    if not coded:
        return ["No coded dreams: there is nothing to count yet.", *_uncoded(cards)]
    notes = []
    if len(coded) < ENOUGH:
        notes.append(
            f"{number(len(coded), 'dream')}: fewer than {ENOUGH}. Samples as small differ a good deal among "
            "themselves (column Sampling); look at the intervals before any difference."
        )
    return [*notes, *_uncoded(cards), *_invalid(coded), *_bare(coded), *_lengths(coded)]


def of_intervals(kind: str) -> str:
    """How the intervals were made."""
    if kind == "bootstrap":
        return "Intervals of values: 95 %, the dreams drawn anew. Those of h take codings as independent."
    return (
        "Intervals: 95 % (Wilson), codings taken as independent, which those of one dream are not; "
        'interval="bootstrap" draws the dreams anew. Of A/C, F/C and S/C the dreams are always drawn anew.'
    )


def of_norms(name: str) -> list[str]:
    """What there is to know of the norms."""
    if name not in ("male", "female"):
        return []
    notes = [
        f"The norms are {DREAMS_OF_NORMS} dreams of American students of about 1950: something to compare "
        "with, and no standard."
    ]
    if name == "male":
        notes.append(
            "How many codings the male norms are from is not known: h's errors are of these dreams only."
        )
    return notes


def _uncoded(cards: Sequence[Card]) -> list[str]:
    left = sum(not card.coded for card in cards)
    notes = [f"{number(left, 'card')} without codings left out: nobody has coded them."] * (left > 0)
    partly = sum(card.coded and card.fields < frozenset(FIELDS) for card in cards)
    if partly:
        missing = [name for name in FIELDS if any(card.coded and name not in card.fields for card in cards)]
        named = ", ".join(FIELDS[name].label for name in missing)
        notes.append(
            f"{number(partly, 'card')} not coded for all there is ({named}); they count where they are."
        )
    return notes


def _invalid(cards: Sequence[Card]) -> list[str]:
    found = [(card.dream_id, one) for card in cards for one in card.invalid]
    if not found:
        return []
    some = "; ".join(f"{name}, {one.field}: {one.reason[:100]}" for name, one in found[:_NAMED])
    more = "; …" if len(found) > _NAMED else ""
    return [f"{number(len(found), 'code')} not in the system, kept and not counted: {some}{more}"]


def _bare(cards: Sequence[Card]) -> list[str]:
    bare = sum(not card.codings and not card.invalid for card in cards)
    return [f"{number(bare, 'card')} with no code at all: counted as dreams in which none of it comes."] * (
        bare > 0
    )


def _lengths(cards: Sequence[Card]) -> list[str]:
    low, high = WORDS_OF_NORMS
    lengths = [len(card.report.split()) for card in cards if card.report]
    outside = sum(not low <= length <= high for length in lengths)
    if not outside:
        return []
    return [
        f"{outside} of {number(len(lengths), 'report')} have fewer than {low} or more than {high} words, "
        "which those of the norms were chosen not to have."
    ]
