"""Activities: what somebody does, verb by verb, by the eight kinds of the manual.

The kind of a verb is told by a short list or by the class WordNet files it under (motion, communication ...);
whether the clause is an activity that counts is decided by weighed features.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from ...lexicon.wordnet import VERB, wordnet
from ..codes import Activity, Agents, Character
from .agents import Cast
from .reading import Reading, Word, words_of
from .weights import decision

_DONE = 0.3  # the probability from which a clause counts as an activity
_KINDS = {
    "V": """say tell ask talk speak answer call discuss reply explain shout yell scream argue mention converse
        introduce inform order invite telephone phone whisper sing announce suggest thank advise
        scold remark""",
    "S": "see look watch notice stare observe glance examine read view gaze inspect peer spot",
    "A": "hear listen",
    "C": """think decide wonder realize try concentrate study plan consider figure wish imagine worry believe
        debate""",
    "E": "cry laugh smile weep giggle sob grin frown blush sigh applaud",
    "M": """walk run go come climb swim jump dance enter leave chase move crawl skate ski follow hurry turn
        rush
        escape return approach march dive hike play wander fall slide step""",
    "L": "drive ride fly travel sail arrive move transport board",
    "P": """take put get hold sit stand give carry open wear pick eat drink dress throw hit push pull kiss
        write buy
        make wash work hand touch cut lie play shake clean cook pour grab undress pack shop show try_on""",
}
_LISTED = {verb: kind for kind, verbs in reversed(_KINDS.items()) for verb in verbs.split()}
_FILES = {
    "verb.motion": "M", "verb.communication": "V", "verb.perception": "S", "verb.cognition": "C",
    "verb.contact": "P", "verb.consumption": "P", "verb.creation": "P", "verb.body": "P",
    "verb.possession": "P", "verb.competition": "P", "verb.change": "P", "verb.social": "P",
}  # fmt: skip
_NEVER = words_of(
    """be have do seem become want like know remember dream need mean happen appear contain belong keep
    start begin stop let find feel recall use love hate hope care cause help stay wait live own wake
    awake awaken recognize fear understand forget"""
)


@dataclass(frozen=True)
class Doing:
    """A verb with its code, the rule that told its kind, and how sure the coder is that it counts."""

    code: Activity
    word: Word
    rule: str
    confidence: float


def activities(reading: Reading, cast: Cast) -> list[Doing]:
    """The activities of the report; the same one by the same people once in a sentence."""
    found: dict[tuple[str, int], Doing] = {}
    for one in candidates(reading, cast):
        sure = decision("activity").yes(describe(reading, one))
        if sure >= _DONE:
            found.setdefault((str(one.code), one.word.sentence), Doing(one.code, one.word, one.rule, sure))
    return list(found.values())


def candidates(reading: Reading, cast: Cast) -> list[Doing]:
    """Every verb that somebody in the dream is the subject of, with the code it would be."""
    found = []
    for word in reading:
        kind, rule = kind_of_verb(word.base) if word.verb else ("", "")
        if not kind:
            continue
        who = cast.agents(reading.subjects(word))
        if not who:
            continue
        whom = tuple(one for one in _whom(reading, cast, word) if one not in who)
        reached = bool(whom) and kind in "VP"
        code = Activity(Agents(who), kind, ">" if reached else "", Agents(whom) if reached else None)
        found.append(Doing(code, word, rule, 0))
    return found


def _whom(reading: Reading, cast: Cast, verb: Word) -> tuple[Character | str, ...]:
    return cast.agents([*reading.objects(verb), *reading.reached(verb, "to", "with", "at")])


@cache
def kind_of_verb(base: str) -> tuple[str, str]:
    """The kind of a verb, and whether the list or WordNet tells it; "" for what is no activity."""
    if base in _NEVER:
        return "", ""
    if base in _LISTED:
        return _LISTED[base], "list"
    senses = wordnet().synsets(base, VERB)
    return (_FILES.get(wordnet().lexname(senses[0]), ""), "WordNet") if senses else ("", "")


def describe(reading: Reading, one: Doing) -> list[str]:
    """The features by which a clause counts as an activity or does not."""
    word, code = one.word, one.code
    who = "dreamer" if code.initiator.dreamer else "others"
    found = [
        f"verb={word.base}", f"kind={code.kind}", f"kind={code.kind}+{who}", f"tag={word.tag}", one.rule, who,
        f"relation={word.relation}", f"kind={code.kind}+{word.relation}", f"directed={code.direction}",
        f"agents={len(code.initiator.members)}", f"later={min(word.sentence, 4)}",
    ]  # fmt: skip
    found += ["denied"] * reading.denied(word) + ["supposed"] * reading.supposed(word)
    found += [f"prep={two.form}" for two in reading.children(word, "prep", "prt")]
    above = reading.head(word)
    if above is not None:
        found.append(f"under={above.base}")
    return found
