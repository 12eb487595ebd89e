"""The order of preference: one class for each reaction of a test (Kent and Rosanoff 1910, Table III)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import cache

import numpy as np

from ..forms import form
from ..sounds import alike
from ..space import Vectors, edinburgh_space
from .table import table
from .words import (
    is_derivative,
    is_english,
    is_non_specific,
    is_particle,
    is_variant,
    makes_a_word,
)

LABELS = {
    0: "common, specific",
    1: "common, non-specific",
    2: "doubtful",
    3: "sound reaction (neologism)",
    4: "neologism without sound relation",
    5: "repetition of preceding reaction",
    6: "reaction repeated five times",
    7: "repetition of preceding stimulus",
    8: "derivative",
    9: "non-specific",
    10: "sound reaction (word)",
    11: "word complement",
    12: "particle",
    13: "association to preceding stimulus",
    14: "association to preceding reaction, by the tables",
    15: "repetition of previous reaction",
    16: "repetition of previous stimulus",
    17: "normal, by appendix",
    18: "association to preceding reaction, without the tables",
    19: "unclassified",
}
JUDGED = (3, 4, 17, 18)
"""Classes that the authors gave by judgement: here stand-ins decide."""

FIVE_TIMES = 5
BACK = 10
# One person in a thousand may say anything: one alone makes no association to the stimulus before.
_BY_TWO = 2
# A new word is one of sound where it sounds more alike than words that are there.
_NEW_SOUND = 0.6
# The cosine with what is said to the stimulus, and with the reaction before: of .3 to .5 the best on both
# halves of the authors' own records, and flat: half a per cent between the worst and the best.
_NORMAL, _NEAR = 0.45, 0.4


def codes(pairs: Sequence[tuple[str, str]]) -> list[int | None]:
    """The class of each reaction of one test, given as (stimulus, reaction) in the order of the test.

    The first class of `LABELS` that fits, common ones first; a reaction is common that is in the table of its
    stimulus, doubtful that is a grammatical variant of one there. Repetitions look back over the test. Four
    classes were given by judgement (`JUDGED`): a word is new where no word list knows it and it is no name; a
    reaction is *normal by appendix*, or *associated to the reaction before*, where it is near in a space of
    meanings made of the Edinburgh norms.

    A stimulus that is none of the hundred, between two that are, is taken for the one that stands there in
    the printed order (a slip of the pen). Else, and where no reaction came, the class is ``None``.
    """
    stimuli = _mended([form(stimulus) for stimulus, _ in pairs])
    reactions = [form(reaction) for _, reaction in pairs]
    often = Counter(reactions)
    found: list[int | None] = []
    for at, (stimulus, reaction) in enumerate(zip(stimuli, reactions, strict=True)):
        if not reaction or stimulus not in table():
            found.append(None)
            continue
        alone = _by_itself(stimulus, reaction, is_name=_is_name(pairs[at][1]))
        if alone in (0, 1, 2, 3, 4):
            found.append(alone)
            continue
        before = (stimuli[at - 1], reactions[at - 1]) if at else ("", "")
        repeated = _repeated(reaction, before, often[reaction])
        if repeated is not None:
            found.append(repeated)
        elif alone is not None:
            found.append(alone)
        else:
            earlier = reactions[:at], stimuli[max(0, at - BACK) : at]
            found.append(_by_context(reaction, before, earlier) or _judged(stimulus, reaction, before[1]))
    return found


def _by_itself(stimulus: str, reaction: str, is_name: bool) -> int | None:
    """Of the classes that ask only for stimulus and reaction, the first that fits."""
    common = table()[stimulus]
    if reaction in common:
        return 1 if is_non_specific(reaction) else 0
    english = is_english(reaction)
    if english and is_variant(reaction, common):
        return 1 if is_non_specific(reaction) else 2
    if not english and not is_name:
        return 3 if alike(stimulus, reaction) >= _NEW_SOUND else 4
    if is_derivative(reaction, stimulus):
        return 8
    if is_non_specific(reaction):
        return 9
    if is_sound_reaction(stimulus, reaction):
        return 10
    if makes_a_word(stimulus, reaction):
        return 11
    return 12 if is_particle(reaction) else None


def is_sound_reaction(stimulus: str, reaction: str) -> bool:
    """Whether half of the shorter word's sounds are in the longer one, in order.

    At exactly half, they must begin or end alike as well: of two short words by chance many share half.
    """
    share = alike(stimulus, reaction)
    return share > 0.5 or (share == 0.5 and (stimulus[0] == reaction[0] or stimulus[-1] == reaction[-1]))


def _repeated(reaction: str, before: tuple[str, str], often: int) -> int | None:
    stimulus, last = before
    if reaction == last:
        return 5
    if often >= FIVE_TIMES:
        return 6
    return 7 if reaction == stimulus else None


def _by_context(
    reaction: str, before: tuple[str, str], earlier: tuple[Sequence[str], Sequence[str]]
) -> int | None:
    """The classes that look at what came before, by the tables."""
    stimulus, last = before
    if _together(stimulus, reaction) >= _BY_TWO:
        return 13
    if _together(last, reaction):
        return 14
    if reaction in earlier[0]:
        return 15
    return 16 if reaction in earlier[1] else None


def _together(one: str, other: str) -> int:
    """How many persons said the one to the other, or the other to the one, by the tables."""
    return max(table().get(one, {}).get(other, 0), table().get(other, {}).get(one, 0))


def _judged(stimulus: str, reaction: str, last: str) -> int:
    vector = _vector(reaction)
    if vector is None:
        return 19
    if float(_said_to(stimulus) @ vector) >= _NORMAL:
        return 17
    before = _vector(last)
    return 18 if before is not None and float(before @ vector) >= _NEAR else 19


@cache
def _vector(word: str) -> Vectors | None:
    return edinburgh_space().vector(word) if word else None


@cache
def _said_to(stimulus: str) -> Vectors:
    """The direction of all that is said to a stimulus, each by the root of its persons; of length 1."""
    vectors, _ = edinburgh_space().vectors(list(table()[stimulus]))
    weight = np.sqrt(np.array(list(table()[stimulus].values()), dtype=np.float32))
    total = weight @ vectors
    found: Vectors = total / np.linalg.norm(total)
    return found


def _is_name(reaction: str) -> bool:
    plain = reaction.strip()
    return plain[:1].isupper() and plain != "I"


def _mended(stimuli: Sequence[str]) -> list[str]:
    """A stimulus that is none of the hundred, beside one that is, is the one in that place of the list."""
    order = list(table())
    place = {stimulus: at for at, stimulus in enumerate(order)}
    mended = list(stimuli)
    for at, stimulus in enumerate(stimuli):
        if stimulus in place:
            continue
        before = place.get(stimuli[at - 1], -9) + 1 if at else 0
        after = place.get(stimuli[at + 1], -9) - 1 if at + 1 < len(stimuli) else len(order) - 1
        if before == after:
            mended[at] = order[before]
    return mended
