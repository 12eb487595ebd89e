"""The night of a dream: a date that may be partial, uncertain or unknown."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date

_UNKNOWN = re.compile(r"[-?*xX/.\s]*")
# DreamBank's 1977-??-??
_UNKNOWN_END = re.compile(r"(?<=\d)(-\?\?){1,2}$")
_YEAR_FIRST = re.compile(r"(\d{4})(?:[-/](\d{1,2})(?:[-/](\d{1,2}))?)?(?:[T ]\d{1,2}:\d{2}\S*)?")
_SLASHES = re.compile(r"(\d{1,2}|[-?xX]{1,2})/(\d{1,2}|[-?xX]{1,2})/(\d{4}|\d{2}|[-?xX]{0,4})")


class NoSuchDate(ValueError):  # noqa: N818
    """A date that is written well and stands in no calendar: 31 February."""


@dataclass(frozen=True)
class Night:
    """A night as precisely as it is known.

    ``text`` is canonical: ``1977-05-03``, ``1977-05``, ``1977``, each with ``?`` where uncertain, or
    ``""`` where unknown. ``first`` and ``last`` are the earliest and the latest day it can be (``None``
    where unknown); for an uncertain night they are those of the date as guessed.
    """

    text: str = ""
    first: date | None = None
    last: date | None = None
    uncertain: bool = False

    @classmethod
    def parse(cls, text: str, *, century: int | None = None, years: tuple[int, int] | None = None) -> Night:
        """Read a date as people and dream banks write it.

        ``1977-05-03``, ``1977-05``, ``1977``, ``1977-??-??``, ``1985?``, ``(8/11/67)`` (month/day/year),
        ``07/??/80``, ``(--/--/--)``, ``--`` and ``""``. A year of two digits needs ``century``
        (19: 1912) or ``years``, the first and last year it can be (1912, 1965). A day without its month is
        dropped.

        Raises ``ValueError`` with one line for what is no date and for a year of two digits that cannot
        be told, and its ``NoSuchDate`` for 31 February.
        """
        said = text.strip()
        bare = said[1:-1].strip() if said.startswith("(") and said.endswith(")") else said
        bare = _UNKNOWN_END.sub("", bare)
        if _UNKNOWN.fullmatch(bare):
            return cls()
        uncertain = bare.endswith("?")
        core = bare.removesuffix("?").strip() if uncertain else bare
        if found := _YEAR_FIRST.fullmatch(core):
            year, month, day = (None if one is None else int(one) for one in found.groups())
        elif found := _SLASHES.fullmatch(core):
            month, day = (_number(found[1]), _number(found[2]))
            year = _year(found[3], said, century, years)
            uncertain = uncertain and _number(found[3]) is not None
        else:
            raise ValueError(
                f"not a date: {said[:40]!r} "
                "(write 1977-05-03, 1977-05, 1977, 1985?; or month/day/year: 5/3/1977)"
            )
        if year is None:
            return cls()
        return cls._of(year, month, day if month else None, uncertain, said)

    @classmethod
    def _of(cls, year: int, month: int | None, day: int | None, uncertain: bool, said: str) -> Night:
        try:
            first = date(year, month or 1, day or 1)
        except ValueError:
            read = _written(year, month, day)
            how = "" if read == said else f" (read as {read})"
            raise NoSuchDate(f"no such date: {said[:40]!r}{how}") from None
        end_month = month or 12
        last = date(year, end_month, day or calendar.monthrange(year, end_month)[1])
        return cls(_written(year, month, day) + "?" * uncertain, first, last, uncertain)

    @property
    def day(self) -> date | None:
        """The day, where all of it is known (an uncertain one too), else ``None``."""
        return self.first if self.first == self.last else None

    @property
    def month(self) -> str:
        """``1977-05``, where it is known (an uncertain one too), else ``""``."""
        return self.text[:7] if len(self.text.rstrip("?")) >= len("1977-05") else ""

    def __str__(self) -> str:
        return self.text


def _number(digits: str) -> int | None:
    return int(digits) if digits.isdecimal() else None


def _written(year: int, month: int | None, day: int | None) -> str:
    return f"{year:04}" + "".join(f"-{one:02}" for one in (month, day) if one is not None)


def _year(digits: str, said: str, century: int | None, years: tuple[int, int] | None) -> int | None:
    if not digits.isdecimal():
        return None
    if len(digits) == 4:
        return int(digits)
    if years is not None:
        fits = [year for year in range(years[0], years[1] + 1) if year % 100 == int(digits)]
        if len(fits) != 1:
            many = "more than one year" if fits else "no year"
            raise ValueError(f"two-digit year in {said[:40]!r}: {many} of {years[0]} to {years[1]} ends so")
        return fits[0]
    if century is None:
        raise ValueError(
            f"two-digit year in {said[:40]!r}: say the century (19 for 1912) or the span of years"
        )
    return century * 100 + int(digits)
