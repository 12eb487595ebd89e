"""Dates as people, apps and spreadsheets write them, and in which order they name day and month."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from ..corpus import Night

ORDERS = ("day-first", "month-first")

_TIME = re.compile(
    r"(?<=\d)(?:[T,]\s*|\s+)\d{1,2}:\d{2}(?::\d{2}(?:[.,]\d+)?)?\s*(?:[ap]\.?m\.?)?\s*(?:Z|UTC|[+-]\d{2}:?\d{2})?$",
    re.IGNORECASE,
)
_NUMBERS = re.compile(r"(\d{1,2}|[?xX]{1,2})([./-]) ?(\d{1,2}|[?xX]{1,2})\2 ?(\d{4}|\d{2})")
_YEAR_FIRST = re.compile(r"(\d{4})([./-])(\d{1,2})\2(\d{1,2})\.?|((?:19|20)\d\d)(\d\d)(\d\d)")
_DAY = r"(\d{1,2})(?:st|nd|rd|th|\.)?"
_WORD = r"([^\W\d]{3,})\.?"
_WEEKDAY = r"(?:[^\W\d]{2,}\.?,?\s+)?"
_DAY_MONTH = re.compile(rf"{_WEEKDAY}{_DAY}[\s-]+{_WORD},?[\s-]+(\d{{4}})")
_MONTH_DAY = re.compile(rf"{_WEEKDAY}{_WORD}\s+{_DAY},?\s+(\d{{4}})")
_MONTH_YEAR = re.compile(rf"{_WORD},?\s+(\d{{4}})")
_NAMES = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTHS = {name: number for number, name in enumerate(_NAMES, 1)} | {
    **dict.fromkeys(("mär", "mrz"), 3),
    "mai": 5,
    "okt": 10,
    "dez": 12,
}
"""By their first letters, in English and German."""

# A spreadsheet counts days from 30 December 1899; 20000 is 1954-10-03, 59999 is 2064-04-07.
_FIRST_DAY = date(1899, 12, 30)
_SERIAL = re.compile(r"([2-5]\d{4})(?:\.\d+)?")


@dataclass(frozen=True)
class DateOrder:
    """In which order dates are read, and whether the file tells.

    ``proof``: a date that can be read in this order only. Where there is none, or one for either order, the
    order is ``order`` until somebody says, and ``example`` a date that is another night in the other; each
    with where it stands.
    """

    order: str
    proof: tuple[str, str] | None
    example: tuple[str, str] | None


def order_of(dates: Iterable[tuple[str, str]]) -> DateOrder | None:
    """The order of dates, each with where it stands; ``None`` where none of them depends on it.

    Undecided, dates with dots are taken to be day first, others month first, as `Night.parse` takes them.
    """
    proofs: dict[str, tuple[str, str]] = {}
    example, dots, count = None, 0, 0
    for where, said in dates:
        found = _NUMBERS.fullmatch(_bare(said))
        if found is None:
            continue
        count += 1
        dots += found[2] == "."
        first, second = (int(one) if one.isdecimal() else 0 for one in (found[1], found[3]))
        if first > 12 >= second:
            proofs.setdefault("day-first", (where, said))
        elif second > 12 >= first:
            proofs.setdefault("month-first", (where, said))
        elif example is None and first != second:
            example = (where, said)
    if not count:
        return None
    if len(proofs) == 1:
        ((order, proof),) = proofs.items()
        return DateOrder(order, proof, example)
    return DateOrder(
        "day-first" if 2 * dots > count else "month-first", None, example or next(iter(proofs.values()), None)
    )


def night_of(said: str, order: str) -> Night:
    """The night; a year of two digits is the latest that is not in the future.

    Raises ``ValueError`` as `Night.parse` does.
    """
    this_year = date.today().year
    return Night.parse(_plain(said, order), years=(this_year - 99, this_year))


def readings(said: str) -> Mapping[str, str]:
    """The night in each order, ``""`` where it is none."""
    return {order: _text(said, order) for order in ORDERS}


def is_serial(said: str) -> bool:
    """Whether it is the number by which a spreadsheet counts days."""
    return bool(_SERIAL.fullmatch(said.strip()))


def is_short(said: str) -> bool:
    """Whether its year has two digits."""
    found = _NUMBERS.fullmatch(_bare(said))
    return found is not None and len(found[4]) == 2


def looks_like_a_date(said: str) -> bool:
    """Whether a value is written as nothing but a date is: neither a number alone nor nothing."""
    return not said.strip().isdecimal() and any(readings(said).values())


def _text(said: str, order: str) -> str:
    try:
        return night_of(said, order).text
    except ValueError:
        return ""


def _plain(said: str, order: str) -> str:
    """A date as `Night.parse` reads it; what is written in no way that is known here stays as it is."""
    bare = _bare(said)
    doubt = "?" if said.strip(" ()").endswith("?") else ""
    if found := _SERIAL.fullmatch(bare):
        return (_FIRST_DAY + timedelta(int(found[1]))).isoformat() + doubt
    if found := _YEAR_FIRST.fullmatch(bare):
        return "-".join(filter(None, (*found.group(1, 3, 4), *found.group(5, 6, 7)))) + doubt
    if found := _NUMBERS.fullmatch(bare):
        month, day = (found[3], found[1]) if order == "day-first" else (found[1], found[3])
        return f"{month}/{day}/{found[4]}{doubt}"
    return f"{named}{doubt}" if (named := _named(bare)) else said


def _named(bare: str) -> str:
    """A date that names its month."""
    if found := _DAY_MONTH.fullmatch(bare):
        day, name, year = found.groups()
    elif found := _MONTH_DAY.fullmatch(bare):
        name, day, year = found.groups()
    elif found := _MONTH_YEAR.fullmatch(bare):
        name, year = found.groups()
        day = ""
    else:
        return ""
    month = _MONTHS.get(name[:3].casefold())
    return "" if month is None else f"{year}-{month}" + (f"-{day}" if day else "")


def _bare(said: str) -> str:
    """Without brackets, a mark of doubt, and the time of day."""
    return _TIME.sub("", said.strip(" ()").removesuffix("?").strip()).strip()
