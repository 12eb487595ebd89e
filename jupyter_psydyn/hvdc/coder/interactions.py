"""Aggression, friendliness and sexuality: who does it, of which subclass, to whom.

A verb, noun or phrase of a list (``data/aggression.txt`` ...) is a candidate with its subclass. Who does it
is the subject of its clause, to whom its object, or whom it reaches by "to", "at", "with". Whether it is one
in this sentence, and whether the dream has any, is decided by weighed features.
"""

from __future__ import annotations

from dataclasses import dataclass

from ..codes import DREAMER, UNKNOWN, Agents, Character, Interaction
from .agents import Cast, agents
from .lists import Hit, classes
from .reading import Reading, Word, words_of
from .weights import decision

FIELDS = {"agg": "aggression", "fri": "friendliness", "sex": "sexuality"}
_MUTUAL = words_of(
    """argue quarrel bicker fight wrestle marry kiss argument dance hug embrace date intercourse wed
    battle engaged war wedding married marriage play agree engagement neck pet cooperate disagree
    celebrate"""
)
# From these probabilities on a dream has an interaction of the field, and a candidate is one. The hand-coded
# cards have too few sexual interactions (3 % of dreams) to judge the dream as a whole.
_ANY = {"agg": 0.4, "fri": 0.37}
_PLAIN = 0.4
_SURE = {"agg": 0.3, "fri": 0.4, "sex": 0.35}


@dataclass(frozen=True)
class Deed:
    """A candidate or an interaction: its code, its place, its rule and its confidence."""

    code: Interaction
    hit: Hit
    rule: str
    confidence: float


def interactions(reading: Reading, cast: Cast, field: str) -> list[Deed]:
    """The interactions of a field (agg, fri, sex) in the report."""
    weighed = candidates(reading, cast, field)
    judged = field in _ANY
    if judged and decision(f"any {FIELDS[field]}").yes(overall(reading, cast, weighed)) < _ANY[field]:
        weighed = [one for one in weighed if _plain(one)]
    made: list[Deed] = []
    for one in sorted(weighed, key=lambda one: -one.confidence):
        if (one.confidence >= _SURE[field] or (judged and not made)) and not _again(one, made):
            made.append(one)
    return sorted(made, key=lambda one: one.hit.start)


def candidates(reading: Reading, cast: Cast, field: str) -> list[Deed]:
    """The words of the field's list, each with the code it would be and how sure that is."""
    found = []
    for hit in classes(FIELDS[field]).hits(reading):
        code, rule = deed(reading, cast, field, hit)
        sure = decision(FIELDS[field]).yes(describe(reading, cast, hit, code))
        found.append(Deed(code, hit, rule, sure))
    return found


def _plain(one: Deed) -> bool:
    """Whether an unmistakable word joins two known sides: it needs no judging of the whole dream."""
    known = one.code.recipient is not None and UNKNOWN not in one.code.initiator.members
    return known and one.hit.entry in classes(FIELDS[one.code.field]).plain and one.confidence >= _PLAIN


def overall(reading: Reading, cast: Cast, weighed: list[Deed]) -> list[str]:
    """The features by which a dream is judged to have any of the field."""
    return [*steps([one.confidence for one in weighed]), *said(reading, cast, weighed)]


def steps(confidences: list[float]) -> list[str]:
    """How sure the candidates of a dream are: the surest, the next, all together, in steps."""
    sure = sorted(confidences, reverse=True)
    found = [f"best>={at / 20}" for at in range(1, 20) if sure and sure[0] >= at / 20]
    found += [f"second>={at / 10}" for at in range(1, 10) if len(sure) > 1 and sure[1] >= at / 10]
    return found + [f"all>={at / 5}" for at in range(1, 12) if sum(sure) >= at / 5]


def said(reading: Reading, cast: Cast, deeds: list[Deed]) -> list[str]:
    """What speaks for a dream's having any: what is said of each candidate, and the words of the whole dream
    with who does what to whom (a candidate is one more probably where people struggle, fear or help)."""
    found = [f"candidates>={least}" for least in range(1, 8) if len(deeds) >= least]
    for one in deeds:
        found += [f"one {name}" for name in describe(reading, cast, one.hit, one.code)]
    return [*found, *cast.told]


def _again(one: Deed, made: list[Deed]) -> bool:
    """Whether the same people have been found with the same subclass, or in the same clause."""
    return any(
        one.code == two.code
        or (
            one.code.initiator == two.code.initiator
            and one.code.recipient == two.code.recipient
            and one.hit.word.sentence == two.hit.word.sentence
        )
        for two in made
    )


def deed(reading: Reading, cast: Cast, field: str, hit: Hit) -> tuple[Interaction, str]:
    """The code of a candidate, and the rule by which its two sides were found."""
    word = hit.word
    who, whom, rule = _sides(reading, cast, word if word.verb else _verb_of(reading, hit))
    direction = ">"
    together = DREAMER in who and len(who) > 1 and not whom and field != "agg"
    if together or (word.base in _MUTUAL and (not whom or _together(reading, word))):
        direction = "="
    if not who and not whom:
        who, whom, rule = (DREAMER,), (), "nobody named"
    if direction == "=" and not whom:
        whom = tuple(one for one in who if one != DREAMER)
        who = tuple(one for one in who if one == DREAMER) or who
    if set(who) & set(whom):
        whom = tuple(one for one in whom if one not in who)
    recipient = Agents(whom) if whom else None
    if recipient is None and DREAMER not in who:
        recipient, rule = Agents((DREAMER,)), "the dreamer, nobody else named"
    return Interaction(field, agents(who), hit.kind, direction, recipient), rule


def _verb_of(reading: Reading, hit: Hit) -> Word:
    """The verb of a phrase ("made fun"), or the one a noun or adjective hangs on."""
    if " " in hit.entry:
        for one in reading.words[hit.word.at - hit.entry.count(" ") : hit.word.at + 1]:
            if one.verb:
                return one
    return reading.governor(hit.word) or hit.word


def _sides(
    reading: Reading, cast: Cast, verb: Word
) -> tuple[tuple[Character | str, ...], tuple[Character | str, ...], str]:
    who = cast.agents(reading.subjects(verb))
    whom = cast.agents(reading.objects(verb))
    if whom:
        return who, whom, "subject and object"
    whom = cast.agents(
        reading.reached(verb, "to", "at", "with", "after", "for", "on", "against", "toward", "from")
    )
    if whom:
        return who, whom, "subject and preposition"
    for below in reading.children(verb, "xcomp", "ccomp"):
        whom = cast.agents([*reading.children(below, "nsubj"), *reading.objects(below)])
        if whom:
            return who, tuple(one for one in whom if one not in who), "subject and clause"
    owners = [one for thing in reading.objects(verb) for one in reading.children(thing, "poss")]
    whom = cast.agents(owners)
    return who, tuple(one for one in whom if one not in who), "subject and whose it is" if whom else "subject"


def _together(reading: Reading, word: Word) -> bool:
    return bool(cast_with(reading, word)) or any(one.form in ("we", "they") for one in reading.subjects(word))


def cast_with(reading: Reading, word: Word) -> list[Word]:
    """Those a verb is done with: "fought with him"."""
    return reading.reached(word, "with")


def describe(reading: Reading, cast: Cast, hit: Hit, code: Interaction) -> list[str]:
    """The features by which a candidate is judged."""
    word = hit.word
    dreamer = code.initiator.dreamer
    to = code.recipient is not None and code.recipient.dreamer
    sides = f"{'D' if dreamer else 'X'}{'D' if to else 'X' if code.recipient else '-'}"
    found = [
        f"word={hit.entry}", f"class={hit.kind}", sides, f"word={hit.entry}+{sides}",
        f"class={hit.kind}+{sides}",
        f"tag={word.tag}", f"class={hit.kind}+{word.tag[0]}", f"relation={word.relation}",
        f"clause={(reading.governor(word) or word).relation}",
    ]  # fmt: skip
    if hit.entry in classes(FIELDS[code.field]).plain:
        found += ["plain", f"plain+{sides}"]
    found += ["denied"] * reading.denied(word) + ["supposed"] * reading.supposed(word)
    above = reading.head(word)
    if above is not None:
        found += [f"under={above.base}"]
    if word.verb:
        things = [one for one in reading.objects(word) if one.at not in cast.of]
        found += [f"thing={one.base}" for one in things if one.form not in ("me", "us")] or ["no thing"]
        found += [f"prt={one.form}" for one in reading.children(word, "prt", "prep")]
    if code.initiator.characters:
        found.append(f"who={code.initiator.characters[0].identity}")
    if code.recipient is not None and code.recipient.characters:
        found.append(f"whom={code.recipient.characters[0].identity}")
    return found
