"""A word-list test in figures, and what has to be known beside them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import fmean

from ...analysis.result import number
from ...corpus.associations import Reaction, WordList
from ...lexicon.word_lists import NAMES, about
from ..forms import form
from .indicators import Signs
from .times import RULES, odd, seconds, thresholds

# Fewer times than this give thresholds that move with every one of them; Jung's protocols have 100.
_FEW = 20


@dataclass(frozen=True)
class Summary:
    """A test in figures. Times in seconds; ``None`` where there is too little to say.

    ``n`` reactions asked for, ``timed`` those with a time that counts, ``failures`` where none came,
    ``reproduced`` those asked for again, of these ``changed`` and ``missing``; ``imperfect`` their share
    (0 to 1). ``indicators`` is the number of counted signs a reaction, on average.
    """

    n: int
    timed: int
    failures: int
    probable_mean: float | None
    mean: float | None
    prolonged: int
    reproduced: int
    changed: int
    missing: int
    imperfect: float | None
    indicators: float | None


def summarised(reactions: Sequence[Reaction], found: Sequence[Signs], times: Sequence[float]) -> Summary:
    """The figures of some reactions with their signs and their times (milliseconds)."""
    how = Counter(one.reproduced for one in found)
    asked = how.total() - how[""]
    limit = thresholds(times).probable_mean
    return Summary(
        n=len(reactions),
        timed=len(times),
        failures=sum(one.failed for one in found),
        probable_mean=seconds(limit),
        mean=None if limit is None else seconds(fmean(times)),
        prolonged=sum(one.prolonged for one in found),
        reproduced=asked,
        changed=how["changed"],
        missing=how["missing"],
        imperfect=(how["changed"] + how["missing"]) / asked if asked > 1 else None,
        indicators=sum(len(one.words) for one in found) / len(found) if len(found) > 1 else None,
    )


def what_to_know(test: WordList, found: Sequence[Signs], summary: Summary, threshold: str) -> list[str]:
    """Plain sentences: the source, what could not be measured, what is too little, what happens by chance."""
    if not test.reactions:
        return ["No reactions: there is nothing to score yet."]
    return [
        "After Jung 1910, The Association Method. Each sign is a possible disturbance of one reaction: a "
        "rare word, a noise or the keyboard can make it too. It is no finding about a person.",
        *_of_times(test.reactions, summary, threshold),
        *_of_reproduction(summary),
        *_of_sounds(found),
        *_of_list(test),
    ]


def _of_times(reactions: Sequence[Reaction], summary: Summary, threshold: str) -> list[str]:
    notes = []
    if summary.probable_mean is None:
        had = "Only one reaction has" if summary.timed else "No reaction has"
        notes.append(f"{had} a time that counts: no mean, no threshold, and nothing is called prolonged.")
    elif summary.timed < _FEW:
        notes.append(f"{summary.timed} timed reactions: too few for steady thresholds; read them one by one.")
    if summary.probable_mean is not None and threshold == RULES[0]:
        notes.append(
            "Close to half of anybody's times are over the probable mean; the other thresholds ask for more."
        )
    aside = odd(reactions)
    if aside:
        shown = ", ".join(map(str, aside[:10])) + (" ..." if len(aside) > 10 else "")
        notes.append(f"{number(len(aside), 'time')} set aside (under 0.1 s or over 10 minutes): no. {shown}.")
    without = summary.n - summary.failures - summary.timed - len(aside)
    if without:
        notes.append(f"{number(without, 'reaction')} without a time: neither prolonged nor not.")
    return notes


def _of_reproduction(summary: Summary) -> list[str]:
    if not summary.reproduced:
        return ["There was no reproduction run: whether reactions were remembered is not known."]
    notes = []
    if summary.reproduced < summary.n:
        notes.append(f"Reproduction was asked for {summary.reproduced} of {number(summary.n, 'reaction')}.")
    if summary.imperfect is not None and summary.reproduced >= _FEW:
        notes.append(
            f"{100 * summary.imperfect:.0f} % of {summary.reproduced} were not reproduced as given. Jung "
            "(1910): normally seldom more than 19-20 per cent. That is history, no norm for this person."
        )
    else:
        notes.append(f"{number(summary.reproduced, 'reproduction')}: too few for a share that says anything.")
    return notes


def _of_sounds(found: Sequence[Signs]) -> list[str]:
    alike = sum(one.clang for one in found)
    if not alike:
        return []
    return [
        f"{number(alike, 'reaction')} may sound like the stimulus. Of words put together at random about one "
        "pair in eleven does (9 % with Kent and Rosanoff's table): shown, and not counted."
    ]


def _of_list(test: WordList) -> list[str]:
    notes = [about(test.name)] if test.name in NAMES else []
    times = Counter(form(one.stimulus) for one in test.reactions)
    more = sum(count > 1 for count in times.values())
    if more:
        twice = "stimulus came" if more == 1 else "stimuli came"
        notes.append(f"{more} {twice} more than once: each time counts as a reaction of its own.")
    return notes
