"""What is noticed of the days: forgotten dreams, nights without a record, hours that did not take place."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date
from itertools import pairwise
from statistics import median, quantiles

from ...corpus.night import Night
from ...journal import Entry
from ..passages import Standing
from .mark import Mark, Noticed

FEWEST = 8
"""With fewer steps from night to night there is no rhythm to speak of."""
_HELD_OTHERWISE = {
    "late": "The hour began late.",
    "missed": "The hour was missed.",
    "cancelled": "The hour was cancelled.",
}
_RECALL = {"none": "No dream was remembered.", "fragment": "Only a fragment was remembered."}


def forgotten(entries: Sequence[Entry]) -> Noticed:
    """Nights of which nothing is left, or a fragment."""
    dreams = [one for one in entries if one.kind == "dream"]
    marks = tuple(
        Mark("recall", one.id, "0", said, Standing(one.id, "report", lead=f"{said} "))
        for one in dreams
        if (said := _RECALL.get(one.recall, ""))
    )
    return Noticed(marks, Counter(("recall", one.id) for one in dreams))


def skipped(entries: Sequence[Entry]) -> Noticed:
    """Longer without a night than is this person's own way; of nights with a full and certain day."""
    first: dict[date, str] = {}
    for one in entries:
        night = Night.parse(one.night)
        if one.kind == "dream" and night.day and not night.uncertain:
            first.setdefault(night.day, one.id)
    days = sorted(first)
    steps = [(after - before).days for before, after in pairwise(days)]
    if len(steps) < FEWEST:
        few = f"Skipped nights: {len(steps)} of at least {FEWEST} steps from night to night. Too few to tell."
        return Noticed(lacking=(few,) if days else ())
    low, _, high = quantiles(steps, n=4, method="inclusive")
    limit = high + 1.5 * (high - low)
    usual = f"the middle of {len(steps)} steps is {median(steps):g} days, long is over {limit:g}"
    marks = tuple(
        Mark("gap", first[after], before.isoformat(), f"{step} days without a record; {usual}.", place)
        for (before, after), step in zip(pairwise(days), steps, strict=True)
        if step > limit
        for place in [Standing(first[after], "report", lead=f"After {step} days without a record: ")]
    )
    return Noticed(marks, Counter(("gap", first[after]) for after in days[1:]))


def missed(entries: Sequence[Entry]) -> Noticed:
    """Therapy hours that were not held, or began late."""
    hours = [(one.id, one.hour.attendance) for one in entries if one.hour]
    marks = tuple(
        Mark("hour", id_, "0", said, Standing(id_, "note", lead=f"{said} "))
        for id_, attendance in hours
        if (said := _HELD_OTHERWISE.get(attendance, ""))
    )
    return Noticed(marks, Counter(("hour", id_) for id_, _ in hours))
