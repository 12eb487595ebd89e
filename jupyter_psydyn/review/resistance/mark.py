"""A mark: something that was noticed, at a place, on a day. What it was is for people to say.

Fatigue, a long word, a visitor, a holiday leave the same marks. None says why, and they are never added up.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from ..passages import Standing


class Kind(NamedTuple):
    """A kind of mark: its ``label``, what it is counted ``of``, and the ``rule`` by which it is noticed."""

    label: str
    of: str
    rule: str


KINDS: Mapping[str, Kind] = {
    "latency": Kind(
        "Long latency",
        "timed associations",
        "Far longer than the others of its chain (3 deviations of the logarithms above the median, from six "
        "times on), or in a row of six that each took longer.",
    ),
    "leap": Kind(
        "Leap after a feeling",
        "associations after a feeling",
        "Right after a feeling, or a word that VADER rates at 2 or more of 4, an association further from "
        "all that was said before (forward flow) than three quarters of this person's steps. By chance "
        "it is a quarter.",
    ),
    "nothing": Kind("No reaction", "words of tests", "In a word-list test no reaction came."),
    "prolonged": Kind(
        "Prolonged reaction",
        "timed reactions",
        "In a word-list test a time above Q3 + 1.5 IQR of the test's own, from twenty times on.",
    ),
    "pause": Kind(
        "Pause in a stream",
        "pauses",
        "Far longer than the other pauses of the stream (3 deviations of the logarithms above the median, "
        "from six on).",
    ),
    "recall": Kind("Forgotten dream", "recorded nights", "No dream was remembered, or only a fragment."),
    "gap": Kind(
        "Skipped nights",
        "steps from night to night",
        "More days from one recorded night to the next than Q3 + 1.5 IQR of this person's own, from eight "
        "steps on. Weekends and holidays are not known here.",
    ),
    "hour": Kind("Missed or late hour", "hours", "An hour that was missed, cancelled, or begun late."),
}
"""By their ids, in the order in which they are drawn."""


@dataclass(frozen=True, slots=True)
class Mark:
    """What was ``noticed`` (words that quote nobody) in an ``entry``, and where its passage stands.

    ``at`` is its position in the entry, which stays the same when it is looked at again.
    """

    kind: str
    entry: str
    at: str
    noticed: str
    place: Standing

    @property
    def key(self) -> str:
        """Under which people name it."""
        return f"{self.kind}:{self.entry}:{self.at}"


@dataclass(frozen=True)
class Noticed:
    """Marks, by (kind, entry) how often there could have been one, and what could not be told."""

    marks: tuple[Mark, ...] = ()
    chances: Counter[tuple[str, str]] = field(default_factory=Counter)
    lacking: tuple[str, ...] = ()


def together(several: Iterable[Noticed]) -> Noticed:
    """All of it."""
    given = list(several)
    chances: Counter[tuple[str, str]] = Counter()
    for one in given:
        chances.update(one.chances)
    return Noticed(
        tuple(mark for one in given for mark in one.marks),
        chances,
        tuple(dict.fromkeys(line for one in given for line in one.lacking)),
    )
