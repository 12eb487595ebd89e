"""What a note holds besides its text: a therapy hour, or a reflection of the dreamer's. Values, checked."""

from __future__ import annotations

from dataclasses import dataclass

from . import fields as check
from .record import Plain

ATTENDANCE = ("held", "late", "missed", "cancelled")
MARKS = ("rupture", "repair")


@dataclass(frozen=True, slots=True, repr=False)
class Rating(Plain):
    """An ``item`` in the clinician's or the dreamer's own words, 0 to 10 ``before`` and ``after``.

    ``None``: not rated. Nobody is scored: it is a series of one's own marks on one's own line.
    """

    needs = ("item",)

    item: str = ""
    before: int | None = None
    after: int | None = None


_MARK_OUT_OF_TEN = check.optional(check.whole(0, 10))
Rating.readers = {"item": check.words, "before": _MARK_OUT_OF_TEN, "after": _MARK_OUT_OF_TEN}


@dataclass(frozen=True, slots=True, repr=False)
class HourMark(Plain):
    """A rupture of the working relationship or its repair (Safran and Muran 2000), as somebody noticed it."""

    needs = ("sort",)

    sort: str = "rupture"
    note: str = ""


HourMark.readers = {"sort": check.one_of(MARKS), "note": check.text}


@dataclass(frozen=True, slots=True, repr=False)
class Hour(Plain):
    """A therapy hour; its summary is the part ``note`` of its entry, its day the entry's night.

    ``attendance`` is one of `ATTENDANCE`, ``minutes`` its length (``None``: not said). What the clinician
    thinks beside the record is no part of it: that is a `ProcessNote`, under a key of its own.
    """

    attendance: str = "held"
    minutes: int | None = None
    marks: tuple[HourMark, ...] = ()
    ratings: tuple[Rating, ...] = ()


Hour.readers = {
    "attendance": check.one_of(ATTENDANCE),
    "minutes": check.optional(check.whole(0, 600)),
    "marks": check.several(HourMark.from_dict),
    "ratings": check.several(Rating.from_dict),
}


@dataclass(frozen=True, slots=True, repr=False)
class Trigger(Plain):
    """What set something off, the ``emotion`` that came, and what was done then, in the dreamer's words."""

    trigger: str = ""
    emotion: str = ""
    response: str = ""


Trigger.readers = dict.fromkeys(("trigger", "emotion", "response"), check.text)


@dataclass(frozen=True, slots=True, repr=False)
class MindfulMoment(Plain):
    """Three prompts, notice, name, allow, and how strong it was ``before`` and ``after``, 0 to 10."""

    noticed: str = ""
    named: str = ""
    allowed: str = ""
    before: int | None = None
    after: int | None = None


MindfulMoment.readers = {
    **dict.fromkeys(("noticed", "named", "allowed"), check.text),
    **dict.fromkeys(("before", "after"), _MARK_OUT_OF_TEN),
}


@dataclass(frozen=True, slots=True, repr=False)
class Reflection(Plain):
    """A page of the reflective journal: its ``theme``, what set what off, a mindful moment.

    Its text is the part ``reflection`` of its entry, its feelings are the entry's ``affects``.
    """

    theme: str = ""
    triggers: tuple[Trigger, ...] = ()
    moment: MindfulMoment | None = None


Reflection.readers = {
    "theme": check.text,
    "triggers": check.several(Trigger.from_dict),
    "moment": check.optional(MindfulMoment.from_dict),
}
