"""What stands around the dreams, as lanes of one timeline: feelings, episodes, life, hours, goals. Pure.

Nothing is inferred here: a mark is what somebody recorded, on its day, or in the span in which it may lie.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from ..corpus.night import Night
from ..journal import Adjudication, Annotation, Codebook, Entry, Goal, Layer, LifeEvent
from ..journal.coding import ROLES
from .attainment import LEVEL_WORDS, by_day, signed
from .episodes import told_in
from .openings import opening
from .passages import Standing
from .practice import Practice

FEELINGS = 6
"""So many feelings have a lane: those of most nights."""

_LIFE = {
    "event": ("Life events", "a life event"),
    "transition": ("Transitions", "a transition"),
    "treatment": ("Treatments", "the beginning of a treatment"),
}
_SIGNS = {
    "positive": "in which the response met the wish",
    "negative": "in which the response went against the wish",
    "mixed": "in which the response both met the wish and went against it",
}


@dataclass(frozen=True)
class Mark:
    """Something on a timeline, in the span ``first`` to ``last``; ``day``: where it begins, if that is known.

    ``places``: what was told of it; of what has no words of its own there are none. ``sign`` says in a
    word what a mark of its lane is besides: rupture, repair, a level.
    """

    label: str
    first: date
    last: date
    day: date | None
    places: tuple[Standing, ...] = ()
    sign: str = ""


@dataclass(frozen=True)
class Lane:
    """Marks of one kind, by day. ``sort``: feeling, episode, event, transition, treatment, hour or goal.

    ``said``: how a mark is spoken of after "after" and "before" (``""``: nothing is compared with it).
    ``is_dreamt``: it was told in the nights themselves.
    """

    key: str
    label: str
    sort: str
    marks: tuple[Mark, ...]
    said: str = ""
    is_dreamt: bool = False


@dataclass(frozen=True)
class Moments:
    """Days with which nights are compared, of what is ``said`` so; ``vague``: how many more have no day."""

    key: str
    said: str
    days: tuple[date, ...]
    vague: int
    is_dreamt: bool


def lanes(given: Practice) -> tuple[Lane, ...]:
    """What a practice holds around its nights, lane by lane; empty ones are none."""
    found = (*_feelings(given), *_episodes(given), *_life(given), *_hours(given), *_goals(given))
    return tuple(one for one in found if one.marks)


def moments(lane: Lane) -> Moments:
    """The days of a lane with which nights are compared; of hours those with a rupture."""
    chosen = [one for one in lane.marks if lane.sort != "hour" or "rupture" in one.sign.split()]
    days = tuple(sorted({one.day for one in chosen if one.day}))
    vague = sum(one.day is None for one in chosen)
    key = f"{lane.key}:rupture" if lane.sort == "hour" else lane.key
    return Moments(key, lane.said, days, vague, lane.is_dreamt)


def _span(since: str, until: str = "") -> tuple[date, date, date | None] | None:
    """The days between which something lies, and that on which it begins, where it is known."""
    begins, ends = Night.parse(since), Night.parse(until)
    if begins.first is None or begins.last is None:
        return None
    return begins.first, max(begins.last, ends.last or begins.last), None if begins.uncertain else begins.day


def _mark(
    label: str, since: str, until: str = "", *, places: tuple[Standing, ...] = (), sign: str = ""
) -> Iterator[Mark]:
    if span := _span(since, until):
        yield Mark(label, *span, places, sign)


def _ordered(marks: Sequence[Mark]) -> tuple[Mark, ...]:
    return tuple(sorted(marks, key=lambda one: (one.first, one.last)))


def _feelings(given: Practice) -> Iterator[Lane]:
    """A lane a family in which words were placed, and a lane a word that was placed nowhere."""
    named: dict[str, dict[str, Entry]] = {}
    for one in given.looked_at():
        for affect in one.affects if one.kind == "dream" else ():
            name = affect.family or affect.word.strip().casefold()
            named.setdefault(name, {})[one.id] = one
    for name in sorted(named, key=lambda name: (-len(named[name]), name))[:FEELINGS]:
        marks = [
            mark
            for one in named[name].values()
            for mark in _mark(name, one.night, places=opening(one.id, "report", one.texts()))
        ]
        yield Lane(f"feeling:{name}", name, "feeling", _ordered(marks), f"a dream with {name}", True)


def _episodes(given: Practice) -> Iterator[Lane]:
    """A lane a sign, the readers of each role apart: what they coded is never put together."""
    coded = (given.of(Annotation), given.of(Adjudication), given.of(Codebook), given.corpus)
    for role in ROLES:
        told = told_in({one.id for one in given.of(Layer) if one.role == role}, *coded)
        for sign, said in _SIGNS.items():
            marks = [
                mark
                for one in told
                if one.sign == sign
                for mark in _mark(
                    f"{sign} episode",
                    one.night.text,
                    places=(Standing(one.entry, one.part, one.start, one.end),),
                )
            ]
            whole = f"a dream with an episode {said} (coded by the {role})"
            yield Lane(f"episode:{role}|{sign}", f"{sign} ({role})", "episode", _ordered(marks), whole, True)


def _life(given: Practice) -> Iterator[Lane]:
    for sort, (label, said) in _LIFE.items():
        marks = [
            mark
            for one in given.of(LifeEvent)
            if one.sort == sort
            for mark in _mark(one.title, one.since, one.until)
        ]
        yield Lane(sort, label, sort, _ordered(marks), said)


def _hours(given: Practice) -> Iterator[Lane]:
    marks = [
        mark
        for one in given.looked_at()
        if one.hour
        for sign in [" ".join(sorted({mark.sort for mark in one.hour.marks}, reverse=True))]
        for mark in _mark(
            " with ".join(filter(None, ["hour", sign.replace(" ", " and ")])),
            one.night,
            places=opening(one.id, "note", one.texts()),
            sign=sign,
        )
    ]
    yield Lane("hour", "Hours", "hour", _ordered(marks), "an hour with a rupture")


def _goals(given: Practice) -> Iterator[Lane]:
    for goal in given.of(Goal):
        marks = [
            mark
            for one in by_day(goal)
            for mark in _mark(f"{LEVEL_WORDS[one.level]} ({signed(one.level)})", one.day, sign=str(one.level))
        ]
        yield Lane(f"goal:{goal.id}", goal.text, "goal", _ordered(marks))
