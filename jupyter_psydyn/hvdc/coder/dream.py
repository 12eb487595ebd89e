"""One dream, coded: from its text to all codings of its card. The whole coder on a page.

1. `reading.read` gives the words of the report with tags and grammar.
2. `chains.figures` gathers who is in it; `characters.characters` decides who counts and gives the codes.
3. `agents.Cast` knows from then on whom a word stands for; the other classes of codes ask it.
4. Each class finds its candidates by a word list, weighs them, and gives those that count.
5. `confidence.precision` says of each code how often such codes are right.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from ...lexicon.wordnet import wordnet
from ..codes import Code
from .activities import activities
from .agents import Cast
from .chains import figures
from .characters import characters
from .confidence import precision
from .emotions import emotions
from .fortunes import FIELDS as FORTUNES
from .fortunes import fortunes
from .interactions import FIELDS as INTERACTIONS
from .interactions import interactions
from .modifiers import modifiers
from .objects import objects
from .parser import parser
from .reading import Reading, read
from .settings import settings

_LEAST_WORDS = 4
_ENGLISH = 0.5  # of the words; of German or French texts WordNet and the parser know a third
_NO_RECALL = re.compile(
    r"\b(?:(?:do|did|does|can|could)(?: not|n['’]t)|can['’]t|cannot|no(?: dream)?|nothing|unable to)\b"
    r"[^.]{0,40}"
    r"\b(?:remember|recall|recollect|memory)",
    re.IGNORECASE,
)
_SHORT = 14  # words: so short a report of not remembering is no dream


class Found(NamedTuple):
    """A coding: its field and code, the spans behind it, the rule that gave it, and its confidence: the share
    of such codes that stood on hand-coded cards."""

    field: str
    code: Code
    places: tuple[tuple[int, int], ...]
    rule: str
    confidence: float


def code_dream(text: str, sex: str = "") -> list[Found]:
    """All codings of a report, class by class. ``sex`` is the dreamer's: M, F or "" where it is not known."""
    return measured(weighed(text, sex))


def measured(found: list[Found]) -> list[Found]:
    """The codings with their weight turned into a confidence: how often codes like it were right."""
    return [one._replace(confidence=precision(one.field, one.rule, one.confidence)) for one in found]


def weighed(text: str, sex: str = "") -> list[Found]:
    """All codings of a report; ``confidence`` is what their features weigh (0 to 1), not measured yet."""
    return list(_codings(read(text), sex))


def _codings(reading: Reading, sex: str) -> Iterator[Found]:
    people = characters(reading, figures(reading), sex)
    cast = Cast(reading, people)
    for one in people:
        places = tuple(mention.span for mention in one.figure.mentions)
        yield Found("char", one.code, places, one.rule, one.confidence)
    for field in INTERACTIONS:
        for deed in interactions(reading, cast, field):
            yield Found(field, deed.code, ((deed.hit.start, deed.hit.end),), deed.rule, deed.confidence)
    for doing in activities(reading, cast):
        yield Found("act", doing.code, ((doing.word.start, doing.word.end),), doing.rule, doing.confidence)
    for field in FORTUNES:
        for event in fortunes(reading, cast, field):
            yield Found(field, event.code, ((event.hit.start, event.hit.end),), event.rule, event.confidence)
    for feeling in emotions(reading, cast):
        place = (feeling.hit.start, feeling.hit.end)
        yield Found("emot", feeling.code, (place,), feeling.rule, feeling.confidence)
    for scene in settings(reading):
        spans = () if scene.hit is None else ((scene.hit.start, scene.hit.end),)
        yield Found("set", scene.code, spans, scene.rule, scene.confidence)
    for thing in objects(reading, cast):
        yield Found("obj", thing.code, ((thing.hit.start, thing.hit.end),), thing.rule, thing.confidence)
    for quality in modifiers(reading):
        place = (quality.hit.start, quality.hit.end)
        yield Found("mod", quality.code, (place,), quality.rule, quality.confidence)


def uncoded(text: str) -> str:
    """Why a report cannot be coded: "empty", "nothing remembered", "not English"; "" where it can."""
    words = re.findall(r"[^\W\d_]+", text)
    if not words:
        return "empty"
    if len(words) <= _SHORT and _NO_RECALL.search(text):
        return "nothing remembered"
    if len(words) >= _LEAST_WORDS and _known(words) < _ENGLISH:
        return "not English"
    return ""


def _known(words: Sequence[str]) -> float:
    """The share of the words, names left out, that the parser knows, or WordNet where they are long."""
    known = parser().vocabulary.words
    plain = [word.lower() for word in words if word[0].islower()] or [word.lower() for word in words]
    return sum(word in known or (len(word) > 4 and bool(wordnet().all_bases(word))) for word in plain) / len(
        plain
    )


_WOMEN = re.compile(r"\bmy (?:ex-)?(?:husband|boy-? ?friend|fianc[eé](?!e)|sorority)\b", re.IGNORECASE)
_MEN = re.compile(r"\bmy (?:ex-)?(?:wife|girl|fianc[eé]e|fraternity)\b(?! ?-?friend)", re.IGNORECASE)
_ENOUGH, _ONE_SIDED = 5, 0.8


def sex_told(texts: Sequence[str]) -> str:
    """The dreamers' sex as the reports tell it by "my husband", "my wife": M, F, "" if they do not."""
    women, men = (sum(bool(words.search(text)) for text in texts) for words in (_WOMEN, _MEN))
    if max(women, men) < _ENOUGH or max(women, men) < _ONE_SIDED * (women + men):
        return ""
    return "F" if women > men else "M"
