"""Emotions: feelings that the report states in words, and who has them.

A word of ``data/emotions.txt`` is taken as a feeling unless it is denied; whether it is one here ("a strange
house" is no confusion) is decided by weighed features. The bearer is told by grammar.
"""

from __future__ import annotations

from dataclasses import dataclass

from ..codes import DREAMER, Agents, Character, Emotion
from .agents import Cast
from .lists import Hit, classes
from .reading import NEGATORS, Reading, Word, words_of
from .weights import decision

_STATED = 0.62  # the probability from which a word is taken as a stated feeling
# Verbs whose object feels: "it frightened me".
_CAUSING = words_of(
    """frighten scare terrify horrify alarm worry surprise shock amaze astonish puzzle confuse bewilder
    annoy irritate anger enrage infuriate exasperate disgust offend embarrass humiliate shame upset
    disturb distress depress disappoint hurt thrill please delight amuse excite startle frustrate
    aggravate dismay relieve mystify perplex baffle stun provoke sadden grieve satisfy comfort flatter"""
)
_LOOKS = frozenset({"look", "appear", "seem", "sound"})


@dataclass(frozen=True)
class Feeling:
    """An emotion with its place, its rule and its confidence."""

    code: Emotion
    hit: Hit
    rule: str
    confidence: float


def emotions(reading: Reading, cast: Cast) -> list[Feeling]:
    """The emotions of the report; of one bearer and class, the first."""
    found: dict[tuple[str, str], Feeling] = {}
    for hit in candidates(reading):
        sure = decision("emotion").yes(describe(reading, cast, hit))
        if sure < _STATED:
            continue
        who, rule = bearer(reading, cast, hit.word)
        made = Feeling(Emotion(hit.kind, Agents(who)), hit, rule, sure)
        found.setdefault((hit.kind, str(made.code.who)), made)
    return list(found.values())


def candidates(reading: Reading) -> list[Hit]:
    """The words and phrases for feelings that are not denied; "didn't understand" denies by itself."""
    return [
        hit
        for hit in classes("emotions").hits(reading)
        if not NEGATORS.isdisjoint(hit.entry.split()) or not reading.denied(hit.word)
    ]


def bearer(reading: Reading, cast: Cast, word: Word) -> tuple[tuple[Character | str, ...], str]:
    """Who feels, and by which rule that is known; the dreamer where nobody is named."""
    for words, rule in (
        (_experiencer(reading, word), "said of somebody"),
        (list(reading.children(word, "poss")), "somebody's feeling"),
        (_around(reading, word), "subject of the clause"),
    ):
        members = cast.agents(reading.joined(words))
        if members:
            return members, rule
    return (DREAMER,), "nobody named"


def _experiencer(reading: Reading, word: Word) -> list[Word]:
    above = reading.head(word)
    if word.verb:
        if reading.children(word, "nsubjpass"):
            return reading.children(word, "nsubjpass")
        if word.base in _CAUSING and word.tag != "VBN":
            return reading.objects(word) or reading.subjects(word)
        if word.relation in ("amod", "acl") and above is not None:
            return [above]
        return reading.subjects(word)
    if word.adjective:
        if word.relation == "amod" and above is not None:
            return [above]
        if above is not None and above.verb:
            objects = reading.children(above, "dobj")
            if above.base in ("make", "get", "find", "keep", "leave") and objects:
                return objects
            return reading.subjects(above) or reading.objects(above)
    return []


def _around(reading: Reading, word: Word) -> list[Word]:
    verb = reading.governor(word)
    if verb is None:
        return []
    if word.relation in ("nsubj",):
        return reading.objects(verb)
    return reading.subjects(verb) or reading.objects(verb)


def describe(reading: Reading, cast: Cast, hit: Hit) -> list[str]:
    """The features by which a word is judged to state a feeling or not."""
    word = hit.word
    above, verb = reading.head(word), reading.governor(word)
    who, rule = bearer(reading, cast, word)
    whose = "dreamer" if DREAMER in who else "others"
    found = [
        f"word={hit.entry}", f"class={hit.kind}", f"tag={word.tag[0]}", f"relation={word.relation}", rule,
        whose, f"word={hit.entry}+{word.relation}", f"word={hit.entry}+{whose}",
    ]  # fmt: skip
    plain = (
        "plain" if hit.entry in classes("emotions").plain else "phrase" if " " in hit.entry else "not plain"
    )
    found += [plain, f"{plain}+{whose}", f"{plain}+{word.relation}", f"{plain}+{hit.kind}"]
    if reading.supposed(word):
        found.append("supposed")
    if above is not None:
        found += [f"under={above.base}", f"class={hit.kind}+under={above.base}"]
        if word.relation == "amod":
            figure = above.at in cast.of
            found.append("of somebody" if figure else "of a thing")
            found.append(f"class={hit.kind}+{'somebody' if figure else 'thing'}")
    if verb is not None:
        found.append(f"tense={verb.tag}")
        found.append(f"{whose} looks" if verb.base in _LOOKS else "is")
    first, last = reading.sentences[word.sentence]
    before = {one.form for one in reading.words[first : word.at]}
    found += [
        f"before={one}"
        for one in before & {"if", "like", "as", "why", "woke", "awoke", "feel", "felt", "feeling"}
    ]
    forms = {one.form for one in reading.words[first:last]}
    if forms & {"woke", "awoke", "awakened", "waking", "awake", "actually", "real"}:
        found.append("waking")
    return found
