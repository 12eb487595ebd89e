"""One shift of all dates of a case: nights, moments, events stay as far apart as they are. Pure.

It goes back by whole weeks, so that a Monday stays one, and by the journal's secret, so that every copy of a
case has the same and nobody without the key can tell it. Nothing of it is stored.
"""

from __future__ import annotations

import hmac
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from ...corpus import Night
from ...journal.practice import EARLIEST_YEAR

WEEKS = (8, 156)
"""Two months to three years back: farther than the memory of a date, and never into the future."""


@dataclass(frozen=True)
class Shift:
    """By how many ``days`` (a multiple of 7, 0 or less)."""

    days: int = 0

    def night(self, text: str) -> str:
        """A night, as precise as it was: of a month or a year it is the middle that is shifted.

        ``""`` where it would be before the calendar.
        """
        night = Night.parse(text)
        if night.first is None or night.last is None:
            return text
        with suppress(OverflowError):
            first, last = (one + timedelta(self.days) for one in (night.first, night.last))
            middle = first + (last - first) / 2
            length = len(night.text.rstrip("?"))
            return middle.isoformat()[:length] + "?" * night.uncertain
        return ""

    def day_of_a_life(self, text: str) -> str:
        """A date that a life may have: ``""`` where it would be before `EARLIEST_YEAR`."""
        moved = self.night(text)
        return moved if moved and int(moved[:4]) >= EARLIEST_YEAR else ""

    def day(self, day: date) -> date:
        """A day of the calendar."""
        return day + timedelta(self.days)

    def moment(self, text: str) -> str:
        """A moment (ISO 8601), its time of day kept."""
        if not text:
            return ""
        with suppress(OverflowError):
            moved = datetime.fromisoformat(text.replace("Z", "+00:00")) + timedelta(self.days)
            # Only the day changes: how precise the rest was written stays.
            return moved.date().isoformat() + text[10:]
        return ""


def shift_of(secret: bytes, case: str) -> Shift:
    """The shift of a case of the journal whose ``secret`` this is."""
    drawn = int.from_bytes(hmac.digest(secret, b"dates of " + case.encode(), "sha256")[:8], "big")
    first, last = WEEKS
    return Shift(-7 * (first + drawn % (last - first + 1)))
