"""Which fields of a record hold words, dates, ids or accounts: one walk through all of them. Pure.

What is not named here is taken for words, so that a field that comes later is covered before anybody has
thought of it (`tests/exchange/test_pseudonymised.py` asks every reader of every record).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

IDS = frozenset(
    {
        *("id", "case", "entry", "entries", "layer", "codebook", "code", "parent", "source", "target"),
        *("private_of", "settles", "kept", "figure", "hour", "codes", "into", "value"),
    }
)
"""Ids, lists of them, written codes (1MKA); where such a field holds objects, these are walked through."""
NIGHTS = frozenset({"night", "day", "given", "expires", "withdrawn", "review_due", "retain_until"})
DAYS_OF_A_LIFE = frozenset({"since", "until"})
MOMENTS = frozenset({"at", "created", "changed", "released"})
ACCOUNTS = frozenset({"by", "reader", "recorder", "author"})
CHOICES = frozenset(
    {
        "marks",
        *("kind", "part", "recall", "state", "role", "on", "protocol", "stage", "family", "period", "sort"),
        *("finding", "verdict", "attendance", "treatment", "woke"),
    }
)
"""One of our own words, or a time of waking."""
_PLACED = {"quote", "part", "start", "end"}

Change = Callable[[str], str]


@dataclass(frozen=True)
class Changes:
    """What becomes of each sort of text. Accounts become ``""``: who wrote goes with nothing.

    ``words`` is told the name of the field as well; ``placed`` takes an object that quotes a stretch of an
    entry, and gives the fields by which it does so.
    """

    words: Callable[[str, str], str]
    id: Change
    night: Change
    day_of_a_life: Change
    moment: Change
    placed: Callable[[Mapping[str, Any]], Mapping[str, Any]]


def changed(plain: Any, changes: Changes, name: str = "") -> Any:
    """A record as JSON with every text changed by what its field holds."""
    if isinstance(plain, Mapping):
        if name == "release":
            return {audience: changes.night(day) for audience, day in plain.items()}
        quoting = changes.placed(plain) if plain.keys() >= _PLACED else {}
        return {
            key: quoting[key] if key in quoting else changed(value, changes, key)
            for key, value in plain.items()
        }
    if isinstance(plain, (list, tuple)):
        return [changed(one, changes, name) for one in plain]
    if not isinstance(plain, str) or not plain:
        return plain
    if name in CHOICES:
        return plain
    if name in ACCOUNTS:
        return ""
    for names, change in (
        (IDS, changes.id),
        (NIGHTS, changes.night),
        (DAYS_OF_A_LIFE, changes.day_of_a_life),
        (MOMENTS, changes.moment),
    ):
        if name in names:
            return change(plain)
    return changes.words(plain, name)
