"""Complex indicators of a word-list test: at which reactions something got in the way.

The signs are Jung's (1910, The Association Method, Am J Psychol 21), stereotypy and the rule for sounds are
Kent and Rosanoff's (1910). Each is a *possible* disturbance: a word may be rare, a noise may have come, the
clock may have run on. None says anything about a person. Pure functions; every text is taken as it is.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ...corpus import tokens
from ...corpus.associations import Reaction, WordList
from ...lexicon import base_form, wordnet
from ..sounds import alike
from .times import is_failed, prolonged

REACH = 3
"""A disturbance may last over so many reactions that follow (Jung: one to three)."""
STEREOTYPED = 5
"""From so many different stimuli on, the same reaction to them is stereotyped (Kent and Rosanoff)."""
ALIKE = 0.5
"""A clang has so large a share of the shorter word's sounds in the longer, in order (Kent and Rosanoff)."""
SEEN = ("laughed", "exclaimed", "stammered", "foreign", "gesture")
"""Marks by whoever recorded it that are indicators as they stand (Jung: laughing, a foreign word, ...)."""

_BRACKETED = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
# A sentence begun and not ended: "I . .", "he ...".
_BROKEN_OFF = re.compile(r"(?:…|\.\s*\.)\s*\Z")
# They belong to the word after them: to sing, a man.
_BEFORE = frozenset(("to", "a", "an", "the"))


@dataclass(frozen=True, slots=True)
class Signs:
    """The indicators of one reaction.

    ``after``: the position (from 1) of the disturbed reaction whose disturbance this prolonged time may
    carry on, 0 for none. ``reproduced``: ``"same"``, ``"changed"``, ``"missing"``, ``""`` where it was not
    asked. ``seen``: those of ``SEEN`` that were marked.
    """

    prolonged: bool = False
    failed: bool = False
    repeated: bool = False
    misunderstood: bool = False
    several_words: bool = False
    perseverated: bool = False
    after: int = 0
    reproduced: str = ""
    clang: bool = False
    stereotyped: bool = False
    seen: tuple[str, ...] = ()

    @property
    def words(self) -> tuple[str, ...]:
        """Those that are counted, each once, in words.

        A prolonged time that carries on an earlier disturbance is one sign, not two; so is a perseveration
        that is stereotyped. A clang is not counted: of stimuli and reactions of Kent and Rosanoff's table
        9 % sound as alike, of those paired at random and of those truly given.
        """
        late = f"prolonged after {self.after}" if self.after else "prolonged"
        again = "stereotyped" if self.stereotyped else "perseverated"
        signs = (
            (late, self.prolonged),
            ("failed", self.failed),
            ("stimulus repeated", self.repeated),
            ("misunderstood", self.misunderstood),
            ("several words", self.several_words),
            (again, self.perseverated or self.stereotyped),
            (f"reproduction {self.reproduced}", self.imperfect),
        )
        return (*(name for name, is_so in signs if is_so), *self.seen)

    @property
    def imperfect(self) -> bool:
        """Whether it was not reproduced as it was given."""
        return self.reproduced in ("changed", "missing")


def signs(test: WordList, threshold: float | None) -> tuple[Signs, ...]:
    """The indicators of each reaction of a test, in its order.

    ``threshold`` in milliseconds, ``None`` where no time is prolonged (see ``times.thresholds``).
    """
    reactions = test.reactions
    late = [prolonged(one, threshold) for one in reactions]
    hampered = [is_failed(one) or repeats(one) or "misunderstood" in one.marks for one in reactions]
    again, stereotyped = perseverations(reactions)
    return tuple(
        Signs(
            prolonged=late[at],
            failed=is_failed(one),
            repeated=repeats(one),
            misunderstood="misunderstood" in one.marks,
            several_words=not is_failed(one) and several_words(one.text),
            perseverated=again[at],
            after=after,
            reproduced=reproduced(one),
            clang=clangs(one),
            stereotyped=stereotyped[at],
            seen=tuple(mark for mark in SEEN if mark in one.marks),
        )
        for at, (one, after) in enumerate(zip(reactions, carried(late, hampered), strict=True))
    )


def said(text: str) -> tuple[str, ...]:
    """The words of a reaction, case-folded: what stands in brackets is a remark and left out.

    A leading "to", "a", "an" or "the" belongs to its word and is left out where a word follows. Words with
    hyphens are one word.
    """
    words = tuple(token.word for token in tokens(_BRACKETED.sub(" ", text), hyphens=True))
    while len(words) > 1 and words[0] in _BEFORE:
        words = words[1:]
    return words


def written(text: str) -> str:
    """The words of a reaction as one string, to be compared as written; without words, what is there."""
    return " ".join(said(text)) or text.strip().casefold()


def core(text: str) -> str:
    """The base forms of a reaction's words as one string: "boats" and "a boat" are the same reaction."""
    return " ".join(map(base_form, said(text))) or text.strip().casefold()


def repeats(reaction: Reaction) -> bool:
    """Whether the stimulus was repeated: marked so, or the reaction is the stimulus and nothing else."""
    return "repeated" in reaction.marks or (
        not is_failed(reaction) and written(reaction.text) == written(reaction.stimulus)
    )


def several_words(text: str) -> bool:
    """Whether a reaction has more than one word (see ``said``), or is a sentence broken off (...).

    "to sing", "a man", "mother-in-law" are one word, and so is what WordNet has as one (ice cream, get up).
    """
    words = said(text)
    if not words:
        return False
    return _BROKEN_OFF.search(text) is not None or (len(words) > 1 and not _compound(words))


def _compound(words: Sequence[str]) -> bool:
    # WordNet's longest names have nine words; ours have to be no sentence.
    if len(words) > 4:
        return False
    whole = "_".join(words)
    return wordnet().knows_any(whole) or wordnet().knows_any("_".join((*words[:-1], base_form(words[-1]))))


def perseverations(reactions: Sequence[Reaction]) -> tuple[list[bool], list[bool]]:
    """Which reactions were given before to a different stimulus, and which are stereotyped.

    Reactions are compared by ``core``. Stereotyped are all that are the same to ``STEREOTYPED`` different
    stimuli or more. The same reaction to the same stimulus, where a list has one twice, is neither.
    """
    forms = ["" if is_failed(one) else core(one.text) for one in reactions]
    to: dict[str, set[str]] = {}
    again = []
    for one, its in zip(reactions, forms, strict=True):
        stimulus, before = written(one.stimulus), to.setdefault(its, set())
        again.append(bool(its and before - {stimulus}))
        before.add(stimulus)
    return again, [bool(its) and len(to[its]) >= STEREOTYPED for its in forms]


def carried(late: Sequence[bool], hampered: Sequence[bool]) -> tuple[int, ...]:
    """For each reaction the position (from 1) of the one whose disturbance it may carry on, or 0.

    Post-critical prolongation. ``late``: which times are prolonged; ``hampered``: which reactions failed,
    repeated the stimulus or misunderstood it. Disturbed by itself is every hampered reaction, and every
    prolonged one that does not carry on another. A prolonged reaction carries on the disturbed one before
    it if it is not hampered itself, is among the ``REACH`` reactions after it, and all between are
    prolonged too. So no disturbance reaches further than three reactions, however long a run of long times
    is.
    """
    found, source = [], 0
    for at, (is_late, is_hampered) in enumerate(zip(late, hampered, strict=True), 1):
        carries = is_late and not is_hampered and source > 0 and at - source <= REACH
        found.append(source if carries else 0)
        if is_hampered or (is_late and not carries):
            source = at
        elif not is_late:
            source = 0
    return tuple(found)


def reproduced(reaction: Reaction) -> str:
    """How a reaction was remembered: ``"same"`` by ``core``, ``"changed"``, ``"missing"``, ``""`` not
    asked.

    Where no reaction came, remembering none is the same, and any word is changed.
    """
    if reaction.reproduction is None:
        return ""
    again = reaction.reproduction.strip()
    if is_failed(reaction):
        return "changed" if again else "same"
    if not again:
        return "missing"
    return "same" if core(again) == core(reaction.text) else "changed"


def clangs(reaction: Reaction) -> bool:
    """Whether a reaction of one word sounds like its stimulus: ``ALIKE`` of the shorter one, in order.

    The stimulus itself and its grammatical forms (boat, boats) are none.
    """
    words, stimulus = said(reaction.text), said(reaction.stimulus)
    if is_failed(reaction) or len(words) != 1 or len(stimulus) != 1:
        return False
    if base_form(words[0]) == base_form(stimulus[0]):
        return False
    return alike(stimulus[0], words[0]) >= ALIKE
