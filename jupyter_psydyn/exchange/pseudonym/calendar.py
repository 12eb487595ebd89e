"""Dates written in a text: shifted where one can say which day it is, else replaced. Pure.

Of the Gregorian calendar in words (eight languages) or figures. What is a date of another calendar, or could
be two days (03/05/2021), is ``[date]``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from .hit import Hit
from .pieces import plain
from .shifting import Shift
from .words import OTHER_MONTHS

_YEARS = (1850, 2100)
_MONTHS = (
    "january jan januar janvier enero gennaio janeiro styczen stycznia ocak",
    "february feb februar fevrier febrero febbraio fevereiro luty lutego subat",
    "march mar marz maerz mars marzo marco marzec marca mart",
    "april apr avril abril aprile kwiecien kwietnia nisan",
    "may mai mayo maggio maio maj maja mayis",
    "june jun juni juin junio giugno junho czerwiec czerwca haziran",
    "july jul juli juillet julio luglio julho lipiec lipca temmuz",
    "august aug aout agosto sierpien sierpnia agustos",
    "september sept sep septembre septiembre settembre setembro wrzesien wrzesnia eylul",
    "october oct oktober okt octobre octubre ottobre outubro pazdziernik pazdziernika ekim",
    "november nov novembre noviembre novembro listopad listopada kasim",
    "december dec dezember dez decembre diciembre dicembre dezembro grudzien grudnia aralik",
)
_MONTH = {name: number for number, names in enumerate(_MONTHS, 1) for name in names.split()}
_A_MONTH = r"([^\W\d_]{2,12})\.?"
_DAY = r"([0-3]?\d)(?:st|nd|rd|th|er|º|\.)?"
_DAY_MONTH = re.compile(
    rf"(?<!\w){_DAY}[ \t]+(?:of |de |d')?{_A_MONTH}(?:[ \t]*,?[ \t]+(?:de )?(\d{{3,4}}))?(?!\w)"
)
_MONTH_DAY = re.compile(
    rf"(?<!\w){_A_MONTH}[ \t]+(?:the )?([0-3]?\d)(st|nd|rd|th)?(?:,?[ \t]+(\d{{4}}))?(?![\w:])"
)
_MONTH_YEAR = re.compile(rf"(?<!\w){_A_MONTH}[ \t]*,?[ \t]+(?:of |de )?(\d{{4}})(?!\w)")
_ISO = re.compile(r"(?<![\w-])(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?![\w-])")
_FIGURES = re.compile(r"(?<![\w/.-])(\d{1,2})([-/.])(\d{1,2})\2(\d{4}|\d{2})(?![\w/-])")
_YEAR = re.compile(
    r"(?<!\w)(?:in|since|until|till|of|from|by|year|around|before|after|summer|winter|spring|autumn|fall|seit|"
    r"en|depuis|nel|od|w|em)[ \t]+(?:the year )?(1[89]\d\d|20\d\d)(?![\w.,]?\d|\w)",
    re.IGNORECASE,
)
_SPAN = re.compile(r"(?<!\w)(1[89]\d\d|20\d\d)[ ]?[-–/][ ]?(1[89]\d\d|20\d\d)(?!\w)")
UNKNOWN = "[date]"


def dates(text: str, shift: Shift) -> Iterator[Hit]:
    """The dates of a text, each with what stands for it."""
    for found in _ISO.finditer(text):
        yield _full(found, found[1], found[3], found[4], shift)
    for found in _FIGURES.finditer(text):
        first, second = int(found[1]), int(found[3])
        # With full stops the day is first, wherever that is written; else it is told by what is no month.
        day_first = found[2] == "." or first > 12
        clear = len(found[4]) == 4 and (day_first or second > 12 or first == second)
        day, month = (first, second) if day_first else (second, first)
        yield _full(found, found[4] if clear else "", month, day, shift)
    for found in _DAY_MONTH.finditer(text):
        if number := _MONTH.get(plain(found[2])):
            yield _full(found, found[3] or "", number, found[1], shift)
        elif plain(found[2]) in OTHER_MONTHS:
            yield _hit(found, UNKNOWN)
    for found in _MONTH_DAY.finditer(text):
        number = _MONTH.get(plain(found[1]))
        # "It may 3 times": in small letters only an ordinal or a year makes a date of it.
        if number and (found[1][0].isupper() or found[3] or found[4]):
            yield _full(found, found[4] or "", number, found[2], shift)
        elif plain(found[1]) in OTHER_MONTHS and (found[1][0].isupper() or found[4]):
            yield _hit(found, UNKNOWN)
    for found in _MONTH_YEAR.finditer(text):
        if number := _MONTH.get(plain(found[1])):
            yield _hit(found, _partial(f"{found[2]}-{number:02}", shift))
        elif plain(found[1]) in OTHER_MONTHS:
            yield _hit(found, UNKNOWN)
    for pattern in (_YEAR, _SPAN):
        for found in pattern.finditer(text):
            for at in range(1, (found.lastindex or 0) + 1):
                yield Hit(*found.span(at), _partial(found[at], shift), "date")


def _full(found: re.Match[str], year: str, month: str | int, day: str | int, shift: Shift) -> Hit:
    """A day: shifted where it is one of this calendar."""
    if not year or not _YEARS[0] <= int(year) <= _YEARS[1]:
        return _hit(found, UNKNOWN)
    try:
        there = date(int(year), int(month), int(day))
    except ValueError:
        return _hit(found, UNKNOWN)
    return _hit(found, shift.day(there).isoformat())


def _partial(night: str, shift: Shift) -> str:
    inside = _YEARS[0] <= int(night[:4]) <= _YEARS[1]
    return (shift.night(night) if inside else "") or UNKNOWN


def _hit(found: re.Match[str], put: str) -> Hit:
    return Hit(found.start(), found.end(), put, "date")
