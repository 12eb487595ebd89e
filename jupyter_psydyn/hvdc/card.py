"""A coding card: all codings of one dream, as a value and as a line of JSON.

``{"dream_id", "codings": {"char": ["1MKA"], "agg": [{"init": "D", "code": "3>", "rec": "1MKA"}], ...}}``
with, where known, ``collection``, ``dreamer_sex``, ``number``, ``date`` and ``report``. Codings that lead to
words of the report have their spans beside them: ``"places": {"char": [[[0, 4]], []]}``, one list a coding.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from itertools import zip_longest
from typing import Any

from ..corpus import Night
from .categories import FIELDS
from .codes import Code, parse, plain


@dataclass(frozen=True, slots=True)
class Coding:
    """A code on a card; ``places`` the spans of the report behind it (code points, end-exclusive)."""

    field: str
    code: Code
    places: tuple[tuple[int, int], ...] = ()

    @classmethod
    def of(cls, field: str, raw: object, places: Iterable[tuple[int, int]] = ()) -> Coding:
        """From a code's text or its form in a file. Raises ``ValueError`` where it is none."""
        return cls(field, parse(field, raw), tuple(places))


@dataclass(frozen=True)
class Invalid:
    """Something on a card that is no code: kept as it came, named, never counted."""

    field: str
    raw: Any
    reason: str


@dataclass(frozen=True)
class Card:
    """The codings of one dream.

    ``fields`` are those that somebody coded: one among them without codings says that the dream has none of
    it; of the others nothing is known. ``report`` is None where a card came without one; ``more`` keeps what
    else its line held.
    """

    dream_id: str
    codings: tuple[Coding, ...] = ()
    invalid: tuple[Invalid, ...] = ()
    report: str | None = None
    collection: str = ""
    dreamer_sex: str = ""
    number: str = ""
    night: Night = field(default_factory=lambda: Night.parse(""))
    fields: frozenset[str] = frozenset(FIELDS)
    more: Mapping[str, Any] = field(default_factory=dict)

    @property
    def coded(self) -> bool:
        """Whether anybody has coded anything of it."""
        return bool(self.fields)

    def of(self, field: str) -> tuple[Coding, ...]:
        """The codings of a field, in their order."""
        return tuple(coding for coding in self.codings if coding.field == field)

    @classmethod
    def read(cls, record: Mapping[str, Any]) -> Card:
        """From the object of a line.

        Raises ``ValueError`` where it is no card at all, and for a place that is not in the report.

        A code that is none is kept in ``invalid``; a field that is left out was not coded.
        """
        dream_id = record.get("dream_id")
        if not isinstance(dream_id, str) or not dream_id.strip():
            raise ValueError("dream_id: the name of the dream is missing")
        raw = record.get("codings")
        if raw is not None and not isinstance(raw, Mapping):
            raise ValueError(f"codings of {dream_id}: an object with the fields of a card is needed")
        texts = {name: record.get(name) or "" for name in ("collection", "dreamer_sex", "number", "date")}
        for name, value in texts.items():
            if not isinstance(value, str):
                raise ValueError(f"{name} of {dream_id}: {value!r} is no text")
        report = record.get("report")
        if report is not None and not isinstance(report, str):
            raise ValueError(f"report of {dream_id}: it is no text")
        codings, invalid = _codings(
            raw or {}, record.get("places") or {}, report or "", f"places of {dream_id}"
        )
        return cls(
            dream_id,
            codings,
            invalid,
            report,
            texts["collection"],
            texts["dreamer_sex"],
            texts["number"],
            Night.parse(texts["date"]),
            frozenset(FIELDS).intersection(raw or ()),
            {name: value for name, value in record.items() if name not in _KNOWN},
        )

    def record(self) -> dict[str, Any]:
        """The object of a line: `read` gives the card again, and what is not known is left out."""
        texts = {
            "collection": self.collection,
            "dreamer_sex": self.dreamer_sex,
            "number": self.number,
            "date": self.night.text,
        }
        made: dict[str, Any] = {
            "dream_id": self.dream_id,
            **{name: text for name, text in texts.items() if text},
            "report": self.report,
            **self.more,
        }
        if self.fields or self.invalid:
            made["codings"] = {
                name: [plain(coding.code) for coding in self.of(name)]
                + [one.raw for one in self.invalid if one.field == name]
                for name in (*FIELDS, *dict.fromkeys(one.field for one in self.invalid))
                if name in self.fields or name not in FIELDS
            }
        if any(coding.places for coding in self.codings):
            made["places"] = {
                name: [[list(span) for span in coding.places] for coding in self.of(name)]
                for name in FIELDS
                if any(coding.places for coding in self.of(name))
            }
        return made


_KNOWN = {"dream_id", "codings", "places", "report", "collection", "dreamer_sex", "number", "date"}


def _codings(
    raw: Mapping[str, Any], places: Any, report: str, where: str
) -> tuple[tuple[Coding, ...], tuple[Invalid, ...]]:
    if not isinstance(places, Mapping):
        raise ValueError(f"{where}: an object with the fields of a card is needed")
    read = [
        _coding(name, one, _spans(spans, report, where))
        for name, listed in raw.items()
        for one, spans in zip_longest(_listed(listed), _listed(places.get(name))[: len(_listed(listed))])
    ]
    return (
        tuple(one for one in read if isinstance(one, Coding)),
        tuple(one for one in read if isinstance(one, Invalid)),
    )


def _coding(field: str, raw: object, places: tuple[tuple[int, int], ...]) -> Coding | Invalid:
    try:
        return Coding.of(field, raw, places)
    except ValueError as error:
        return Invalid(field, raw, str(error))


def _spans(raw: Any, report: str, where: str) -> tuple[tuple[int, int], ...]:
    """The spans of one coding, each within the report."""
    found = tuple(tuple(span) if isinstance(span, list) else () for span in _listed(raw))
    for span in found:
        if len(span) != 2 or not all(isinstance(end, int) for end in span):
            raise ValueError(f"{where}: a span is two whole numbers, as [0, 4]")
        if not 0 <= span[0] < span[1] <= len(report):
            raise ValueError(f"{where}: the report has no characters from {span[0]} to {span[1]}")
    return found


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [] if value is None else [value]
