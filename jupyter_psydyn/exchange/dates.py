"""The nights of a table, in the ways that people and dream banks write dates."""

from __future__ import annotations

from datetime import date
from typing import Any

from ..corpus import Night, NoSuchDate
from .table import Table


class Dates:
    """Reads the nights of one table, and keeps what has to be said of them.

    A year of two digits is read by ``century``; else by the years that the table is said to span, and
    those few that lie outside by its century; else as the latest that is not in the future.
    """

    def __init__(self, table: Table, century: int | None) -> None:
        self._table = table
        self._short = 0
        self._outside: list[str] = []
        self._unread: list[str] = []
        this_year = date.today().year
        self._span = table.years or (this_year - 99, this_year)
        self._said = century is not None
        first, last = self._span
        if century is not None:
            self._ways: list[dict[str, Any]] = [{"century": century}]
        elif table.years and first // 100 == last // 100:
            self._ways = [{"years": self._span}, {"century": first // 100}]
        else:
            self._ways = [{"years": self._span}]

    def night(self, said: str, where: str) -> Night:
        """The night; unknown, and counted, where it is written in no way we read.

        Raises ``ValueError`` where it is written well but in no calendar (31 February).
        """
        why: ValueError | None = None
        for short, way in enumerate(({}, *self._ways)):
            found = _tried(said, way)
            if isinstance(found, Night):
                self._short += short > 0
                if short > 1:
                    self._outside.append(f"{said[:40]!r} ({where})")
                return found
            why = found
        if isinstance(why, NoSuchDate):
            raise ValueError(f"{self._table.name}: {where}: {why}")
        self._unread.append(f"{said[:40]!r} ({where})")
        return Night()

    def notes(self) -> list[str]:
        """What was decided, in plain sentences."""
        notes = []
        if self._short and not self._said:
            first, last = self._span
            notes.append(
                f"{many(self._short, 'year')} of two digits, read as {first} to {last}; "
                "century=19 (--century 19) reads them otherwise"
            )
            if self._outside:
                where = f"outside {first} to {last}, read in its century"
                notes.append(f"{many(len(self._outside), 'date')} {where}: {_some(self._outside)}")
        if self._unread:
            unread = many(len(self._unread), "date")
            notes.append(f"{unread} in no known way of writing, so unknown: {_some(self._unread)}")
        return notes


def _tried(said: str, way: dict[str, Any]) -> Night | ValueError:
    """The night, or why not."""
    try:
        return Night.parse(said, **way)
    except ValueError as error:
        return error


def _some(places: list[str]) -> str:
    return ", ".join(places[:3]) + (", …" if len(places) > 3 else "")


def many(count: int, what: str) -> str:
    """So many of something, in words that agree."""
    return f"{count} {what}" if count == 1 else f"{count} {what}s"
