"""How each field of a record is read: the value as it is stored, or ``ValueError`` with one clear line.

A reader takes the value and where it stands (``"affects[0].strength"``), with which the line begins.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime
from typing import Any, TypeVar

from ..corpus import PARTS, Night, clean
from .errors import TooLarge

T = TypeVar("T")
Reader = Callable[[Any, str], Any]
Readers = Mapping[str, Reader]

MOST_BYTES = 2_000_000
"""A text stays under 2 MB of UTF-8: a night's dream is 1 kB, a long one 20 kB."""

_NAME = re.compile(r"[A-Za-z0-9_-]{1,64}")
_CLOCK = re.compile(r"(?:[01]\d|2[0-3]):[0-5]\d")


def each(data: object, readers: Readers, where: str, needs: Iterable[str] = ()) -> dict[str, Any]:
    """The fields of ``data``, each through its reader; a name that is not in ``readers`` is refused."""
    if not isinstance(data, Mapping):
        raise ValueError(f"{where or 'this'} must be an object with named fields")
    at = f"{where}: " if where else ""
    for given in data:
        if given not in readers:
            raise ValueError(f"{at}there is no field {str(given)[:40]!r} (there are {', '.join(readers)})")
    for needed in needs:
        if needed not in data:
            raise ValueError(f"{at}{needed} is missing")
    return {given: readers[given](value, f"{at}{given}") for given, value in data.items()}


def text(value: Any, where: str) -> str:
    """Text under 2 MB, cleaned of control characters."""
    if not isinstance(value, str):
        raise ValueError(f"{where} must be text")
    cleaned, _ = clean(value)
    # No character takes more than 4 bytes: most texts need no second copy to be measured.
    if len(cleaned) * 4 >= MOST_BYTES and (size := len(cleaned.encode())) >= MOST_BYTES:
        raise TooLarge(f"{where} is {size / 1e6:.1f} MB; a text must stay under {MOST_BYTES // 10**6} MB")
    return cleaned


def words(value: Any, where: str) -> str:
    """Text that is not blank."""
    found = text(value, where)
    if not found.strip():
        raise ValueError(f"{where} must not be empty")
    return found


def name(value: Any, where: str) -> str:
    """An id."""
    if not isinstance(value, str) or not _NAME.fullmatch(value):
        raise ValueError(f"{where} must be 1 to 64 letters, digits, - or _")
    return value


def name_or_none_yet(value: Any, where: str) -> str:
    """An id, or ``""`` for an entry that gets one when it is saved."""
    return "" if value == "" else name(value, where)


def truth(value: Any, where: str) -> bool:
    """True or false."""
    if not isinstance(value, bool):
        raise ValueError(f"{where} must be true or false")
    return value


def whole(low: int, high: int | None = None) -> Callable[[Any, str], int]:
    """A whole number from ``low`` to ``high``."""

    def read(value: Any, where: str) -> int:
        too_high = high is not None and isinstance(value, int) and value > high
        if isinstance(value, bool) or not isinstance(value, int) or value < low or too_high:
            span = f"of {low} or more" if high is None else f"from {low} to {high}"
            raise ValueError(f"{where} must be a whole number {span}")
        return value

    return read


def milliseconds(value: Any, where: str) -> float:
    """A time of 0 or more."""
    if isinstance(value, bool) or not isinstance(value, (int, float)) or not 0 <= value < math.inf:
        raise ValueError(f"{where} must be a time in milliseconds, 0 or more")
    return float(value)


def positive(value: Any, where: str) -> float:
    """A number above 0."""
    if isinstance(value, bool) or not isinstance(value, (int, float)) or not 0 < value < math.inf:
        raise ValueError(f"{where} must be a number above 0")
    return float(value)


def moment(value: Any, where: str) -> str:
    """A moment in ISO 8601, or ``""``."""
    if not isinstance(value, str):
        raise ValueError(f"{where} must be a moment such as 2024-03-01T06:40:00+00:00")
    if value:
        try:
            datetime.fromisoformat(value.replace("Z", "+00:00"))
        except ValueError:
            raise ValueError(f"{where} must be a moment such as 2024-03-01T06:40:00+00:00") from None
    return value


def night(value: Any, where: str) -> str:
    """A night in its canonical text."""
    if not isinstance(value, str):
        raise ValueError(f"{where} must be text such as 1977-05-03, 1977 or 1985?")
    try:
        return Night.parse(value).text
    except ValueError as error:
        raise ValueError(f"{where}: {error}") from None


def clock(value: Any, where: str) -> str:
    """A time of day, or ``""``."""
    if value == "" or (isinstance(value, str) and _CLOCK.fullmatch(value)):
        return str(value)
    raise ValueError(f"{where} must be a time such as 06:40, or empty")


def day(value: Any, where: str) -> str:
    """A day in ISO 8601, or ``""``."""
    if value == "":
        return ""
    try:
        return date.fromisoformat(value).isoformat()
    except (TypeError, ValueError):
        raise ValueError(f"{where} must be a day such as 2026-11-23, or empty") from None


def parts(value: Any, where: str) -> dict[str, str]:
    """Texts by the name of their part."""
    return each(value, dict.fromkeys(PARTS, text), where)


def texts_by_name(value: Any, where: str) -> dict[str, str]:
    """Texts by names that somebody chose."""
    if not isinstance(value, Mapping):
        raise ValueError(f"{where} must be an object with named texts")
    return {words(name, where): text(one, f"{where}.{str(name)[:40]}") for name, one in value.items()}


def days_by(names: tuple[str, ...]) -> Callable[[Any, str], dict[str, str]]:
    """A day for some of these names."""

    def read(value: Any, where: str) -> dict[str, str]:
        found = each(value, dict.fromkeys(names, day), where)
        return {name: found[name] for name in names if found.get(name)}

    return read


def one_of(choices: tuple[str, ...]) -> Callable[[Any, str], str]:
    """One of some words."""

    def read(value: Any, where: str) -> str:
        if value not in choices:
            raise ValueError(f"{where} must be one of {', '.join(map(repr, choices))}")
        return str(value)

    return read


def optional(reader: Callable[[Any, str], T]) -> Callable[[Any, str], T | None]:
    """What ``reader`` reads, or ``None`` for not said."""

    def read(value: Any, where: str) -> T | None:
        return None if value is None else reader(value, where)

    return read


def several(reader: Callable[[Any, str], T]) -> Callable[[Any, str], tuple[T, ...]]:
    """A list of what ``reader`` reads."""

    def read(value: Any, where: str) -> tuple[T, ...]:
        if not isinstance(value, (list, tuple)):
            raise ValueError(f"{where} must be a list")
        return tuple(reader(item, f"{where}[{at}]") for at, item in enumerate(value))

    return read


def plain(value: Any) -> Any:
    """A value as JSON has it."""
    if isinstance(value, Mapping):
        return dict(value)
    if isinstance(value, tuple):
        return [plain(one) for one in value]
    return value.to_dict() if hasattr(value, "to_dict") else value
