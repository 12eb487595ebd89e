"""The order of preference: one class for each reaction of a test (Kent and Rosanoff 1910, Table III)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import cache

import numpy as np

from ..sounds import alike
from ..space import Vectors, edinburgh_space
from .kinds import are_of_one_kind, is_usual_kind
from .table import mended, persons, printed, table, word
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

    The first class of `LABELS` that fits, common ones first; a reaction is common that is in the table of
    its stimulus, doubtful that is a grammatical variant of one there. Repetitions look back over the test.
    Four classes were given by judgement (`JUDGED`): a word is new where no word list knows it and it is no
    name; a reaction is *normal by appendix* where it is near in meaning to what is said to the stimulus (a
    space made of the Edinburgh norms), or of a kind of which much is said to it (`kinds`); *associated to
    the reaction before* where it is near to that, or both are of one kind.

    Words are looked up by form, in any of their spellings, without marks at their ends, articles, ``to``.
    A stimulus that is none of the hundred but a slip of the pen for the one in its place is taken for that
    (`table.mended`). Else, and where no word was said, the class is ``None``.
    """
    stimuli = mended([stimulus for stimulus, _ in pairs])
    reactions = [word(reaction) for _, reaction in pairs]
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
    if printed(stimulus, reaction) in common:
        return 1 if is_non_specific(reaction) else 0
    english = is_english(reaction)
    if english and is_variant(reaction, common):
        return 1 if is_non_specific(reaction) else 2
    if not english and not is_name and reaction.isascii():  # of other letters the lists know nothing
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
    return max(persons(one, other), persons(other, one))


def _judged(stimulus: str, reaction: str, last: str) -> int:
    if _nearness(_said_to(stimulus), reaction) >= _NORMAL or is_usual_kind(stimulus, reaction):
        return 17
    if _nearness(_vector(last), reaction) >= _NEAR or are_of_one_kind(last, reaction):
        return 18
    return 19


def _nearness(direction: Vectors | None, reaction: str) -> float:
    """The cosine of a direction and the reaction's; 0 where either is not known."""
    vector = _vector(reaction)
    return 0.0 if direction is None or vector is None else float(direction @ vector)


@cache
def _vector(said: str) -> Vectors | None:
    return edinburgh_space().vector(said) if said else None


@cache
def _said_to(stimulus: str) -> Vectors:
    """The direction of all that is said to a stimulus, each by the root of its persons; of length 1."""
    vectors, _ = edinburgh_space().vectors(list(table()[stimulus]))
    weight = np.sqrt(np.array(list(table()[stimulus].values()), dtype=np.float32))
    total = weight @ vectors
    found: Vectors = total / np.linalg.norm(total)
    return found


def _is_name(said: str) -> bool:
    """Whether it is written as a name; all in capitals is how a whole test may be written."""
    shouted = len(said) > 1 and said.isupper()
    return not shouted and said.lstrip("\"'“‘( ")[:1].isupper() and word(said) != "i"
