"""Reaction times of a table, in whichever unit a column or a row says they are: all become milliseconds."""

from __future__ import annotations

from collections.abc import Mapping
from math import isfinite
from typing import NamedTuple

from .reading import cell_of, column_of
from .table import Row, Table

UNITS = {
    **dict.fromkeys(("ms", "msec", "millisecond", "milliseconds"), 1.0),
    **dict.fromkeys(("s", "sec", "second", "seconds"), 1000.0),
    # Jung's stop watch: "5" is one second.
    **dict.fromkeys(("fifth", "fifths", "1/5 s", "fifths of a second"), 200.0),
}
"""Milliseconds in one of each, by the names a column ``unit`` may hold."""

COLUMNS = {
    "unit": ("unit", "units", "time_unit", "rt_unit"),
    "time": ("time", "rt", "reaction_time", "latency"),
    "ms": ("ms", "rt_ms", "time_ms", "reaction_time_ms", "latency_ms", "milliseconds"),
    "seconds": ("seconds", "s", "sec", "rt_s", "rt_seconds", "time_s", "reaction_time_s"),
    "fifths": ("fifths", "rt_fifths", "time_fifths", "reaction_time_fifths"),
    "first_key_ms": ("first_key_ms",),
    "enter_ms": ("enter_ms",),
}
"""The names of columns. ``time`` needs a ``unit`` beside it; the others say theirs."""

_REACTIONS = ("ms", "seconds", "fifths", "time", "first_key_ms")

LONG_MS = 600_000
"""Longer than ten minutes nobody waits for a word: it is read, and told."""


class _Read(NamedTuple):
    column: str
    ms: float
    # Half a unit of the last digit that was written.
    within: float


class Times:
    """Reads the times of one table, and keeps what has to be said of them."""

    def __init__(self, table: Table, named: Mapping[str, str]) -> None:
        self._table = table
        self._columns = {role: column_of(table, role, named.get(role), COLUMNS) for role in COLUMNS}
        self._zero: list[str] = []
        self._long: list[str] = []
        self._fifths = 0
        said = [role for role in (*_REACTIONS, "enter_ms") if self._columns[role]]
        if "time" in said and not self._columns["unit"]:
            if said == ["time"]:
                raise ValueError(
                    f"{table.name}: the times in {self._columns['time']!r} have no unit: call the column "
                    "rt_ms, seconds or rt_fifths, or put a column unit (ms, s, fifths) beside it"
                )
            # Beside one that says its unit it may be the time of day.
            said.remove("time")
        self._reactions = [role for role in said if role != "enter_ms"]

    def first_key(self, row: Row) -> float | None:
        """The reaction time of a row, ``None`` where none was written.

        A time that is not said to be to the first key or to Enter is taken for the first: a stop watch is
        pressed when the reaction begins. Raises ``ValueError`` with the line for what is no time, is below
        zero, or is not the same in two columns.
        """
        where = f"{self._table.name}: {row.where}"
        found = list(filter(None, [self._read(row, where, role) for role in self._reactions]))
        found.sort(key=lambda one: one.within)
        for one in found[1:]:
            if abs(one.ms - found[0].ms) > one.within + found[0].within:
                raise ValueError(
                    f"{where}: {found[0].column} says {found[0].ms:g} ms, "
                    f"{one.column} says {one.ms:g} ms: which?"
                )
        return self._noted(found[0].ms, row.where) if found else None

    def enter(self, row: Row) -> float | None:
        """The time of a row to Enter, ``None`` where none was written; raises as `first_key` does."""
        found = self._read(row, f"{self._table.name}: {row.where}", "enter_ms")
        return self._noted(found.ms, row.where) if found else None

    def notes(self) -> list[str]:
        """What was decided, in plain sentences."""
        notes = [f"{self._fifths} times were fifths of a second: each became 200 ms"] if self._fifths else []
        for places, what in ((self._zero, "of zero"), (self._long, "of more than ten minutes")):
            if places:
                many = "1 time" if len(places) == 1 else f"{len(places)} times"
                shown = ", ".join(places[:3]) + (", …" if len(places) > 3 else "")
                notes.append(f"{many} {what} ({shown}): read as written")
        return notes

    def _read(self, row: Row, where: str, role: str) -> _Read | None:
        column = self._columns[role]
        said = "" if column is None else written(row, column)
        if column is None or not said:
            return None
        own = {"ms": 1.0, "seconds": 1000.0, "fifths": 200.0, "time": None}.get(role, 1.0)
        factor = self._factor(row, where, column, own)
        try:
            value = float(said.replace(",", "."))
        except ValueError:
            value = float("nan")
        if not isfinite(value):
            raise ValueError(f"{where}: {column}: {said[:40]!r} is no number")
        if value < 0:
            raise ValueError(
                f"{where}: {column}: {said[:40]} is below zero: no reaction comes before its word"
            )
        self._fifths += factor == UNITS["fifths"]
        digits = len(said.replace(",", ".").partition(".")[2])
        return _Read(column, round(value * factor, 6), 0.5 * 10.0**-digits * factor)

    def _factor(self, row: Row, where: str, column: str, own: float | None) -> float:
        """Milliseconds in a unit of this column, by its name or by the row's ``unit``."""
        unit = "" if self._columns["unit"] is None else written(row, self._columns["unit"])
        if not unit:
            if own is None:
                raise ValueError(f"{where}: {column} has no unit here: say ms, s or fifths")
            return own
        factor = UNITS.get(unit.casefold())
        if factor is None:
            raise ValueError(f"{where}: {unit[:40]!r} is no unit of time: say ms, s or fifths")
        if own not in (None, factor):
            raise ValueError(f"{where}: the unit is {unit[:40]!r}, and the column is called {column}: which?")
        return factor

    def _noted(self, ms: float, where: str) -> float:
        if ms == 0:
            self._zero.append(where)
        elif ms > LONG_MS:
            self._long.append(where)
        return ms


def written(row: Row, column: str | None) -> str:
    """A cell as text without white space around it; ``""`` where it is empty."""
    if column is None:
        return ""
    value = row.values.get(column)
    # Of a text file all are strings: 200,000 rows of 10 columns are read in seconds.
    return value.strip() if isinstance(value, str) else str(cell_of(row, column)).strip()
