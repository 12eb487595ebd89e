"""What a dreamer's life and treatment hold around the dreams. Values, every field checked.

Dates are partial where memory is ("1998", "2021-05?"), as nights are. Nothing here is scored or concluded.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any, ClassVar

from . import fields as check
from .record import Plain, Record

NAMED = ("person", "place", "organisation")
EVENTS = ("event", "transition", "treatment")
TREATMENTS = ("medication", "talk therapy", "trauma-focused", "group", "family", "other")
GOAL_STATES = ("open", "reached", "set aside")
LEVELS = (-2, -1, 0, 1, 2)
"""Much less than expected, less, as expected, more, much more (Kiresuk and Sherman 1968)."""
EARLIEST_YEAR = 1850


@dataclass(frozen=True, slots=True, repr=False)
class Frame(Plain):
    """How a treatment is set: sessions a week, their length, where (``setting``), from when, in words."""

    sessions_a_week: int | None = None
    minutes: int | None = None
    setting: str = ""
    since: str = ""
    note: str = ""


def _day_of_a_life(value: Any, where: str) -> str:
    """A date, partial where memory is; of this calendar.

    A year such as 1403 or 5785 is a date of another calendar: read as it stands, it would be centuries off.
    """
    found = check.night(value, where)
    if found and not EARLIEST_YEAR <= int(found[:4]) <= date.today().year + 10:
        raise ValueError(
            f"{where}: {found[:4]} is no year of a life in this (Gregorian) calendar: "
            "write the Gregorian date here, and the date as it was told in the note"
        )
    return found


Frame.readers = {
    "sessions_a_week": check.optional(check.whole(0, 14)),
    "minutes": check.optional(check.whole(0, 600)),
    "setting": check.text,
    "since": _day_of_a_life,
    "note": check.text,
}


@dataclass(frozen=True, slots=True, repr=False)
class Figure(Record):
    """Somebody (or a place) that matters in a life: the case's register of names.

    ``name`` and ``variants`` are what texts call them, ``pseudonym`` what a pseudonymised copy calls them
    instead (``""``: made from the ``relation``). ``code`` is the id of the code with which episodes with them
    are coded; of two figures that turn out to be one, the other has ``into``: its id. ``since`` and ``until``
    say in which time of the life they belong.
    """

    kind: ClassVar[str] = "figure"
    needs: ClassVar[tuple[str, ...]] = ("name",)
    readers: ClassVar[check.Readers] = {
        "name": check.words,
        "variants": check.several(check.words),
        "sort": check.one_of(NAMED),
        "relation": check.text,
        "pseudonym": check.text,
        "code": check.text,
        "since": _day_of_a_life,
        "until": _day_of_a_life,
        "into": check.name_or_none_yet,
        "note": check.text,
    }

    name: str = ""
    variants: tuple[str, ...] = ()
    sort: str = "person"
    relation: str = ""
    pseudonym: str = ""
    code: str = ""
    since: str = ""
    until: str = ""
    into: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True, repr=False)
class LifeEvent(Record):
    """What happened in a life, or a treatment beside this one, ``since`` and, where it lasted, ``until``.

    ``treatment`` is one of `TREATMENTS` where it is one. It stands on a timeline and nothing is inferred.
    """

    kind: ClassVar[str] = "event"
    needs: ClassVar[tuple[str, ...]] = ("title", "since")
    readers: ClassVar[check.Readers] = {
        "title": check.words,
        "sort": check.one_of(EVENTS),
        "treatment": check.one_of(("", *TREATMENTS)),
        "since": _day_of_a_life,
        "until": _day_of_a_life,
        "note": check.text,
    }

    title: str = ""
    sort: str = "event"
    treatment: str = ""
    since: str = ""
    until: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True, repr=False)
class ProcessNote(Record):
    """What the clinician thinks of an hour beside the record: countertransference, hunches.

    Kept in the companion case of its case (`Journal.private_case`), under a key of its own; its author's
    alone; in no export, report, statistic or search. ``hour`` is the entry of the hour, ``day`` its day.
    """

    kind: ClassVar[str] = "process-note"
    needs: ClassVar[tuple[str, ...]] = ("text",)
    readers: ClassVar[check.Readers] = {
        "hour": check.name_or_none_yet,
        "day": check.day,
        "text": check.words,
        "by": check.text,
        "at": check.moment,
    }

    hour: str = ""
    day: str = ""
    text: str = ""
    by: str = ""
    at: str = ""


@dataclass(frozen=True, slots=True, repr=False)
class Attainment(Plain):
    """Where somebody stood on a goal on a day: ``level`` -2 to 2."""

    needs = ("day", "level")

    day: str = ""
    level: int = 0
    note: str = ""
    by: str = ""


Attainment.readers = {
    "day": check.day,
    "level": check.whole(-2, 2),
    **dict.fromkeys(("note", "by"), check.text),
}


def _levels(value: Any, where: str) -> tuple[str, ...]:
    """What each of the five levels would look like, the lowest first; or nothing yet."""
    found = check.several(check.text)(value, where)
    if len(found) not in (0, len(LEVELS)):
        raise ValueError(f"{where}: five are needed, from much less (-2) to much more than expected (2)")
    return found


@dataclass(frozen=True, slots=True, repr=False)
class Goal(Record):
    """A goal in the person's own words, on a scale of attainment (Kiresuk and Sherman 1968).

    ``levels`` say what -2 to 2 would look like; ``weight`` how much it counts beside the others (``None``:
    not said, then 1 and said so).
    """

    kind: ClassVar[str] = "goal"
    needs: ClassVar[tuple[str, ...]] = ("text",)
    readers: ClassVar[check.Readers] = {
        "text": check.words,
        "levels": _levels,
        "weight": check.optional(check.positive),
        "attained": check.several(Attainment.from_dict),
        "state": check.one_of(GOAL_STATES),
        "since": check.day,
    }

    text: str = ""
    levels: tuple[str, ...] = ()
    weight: float | None = None
    attained: tuple[Attainment, ...] = ()
    state: str = "open"
    since: str = ""
