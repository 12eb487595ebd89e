"""What a journal holds besides entries. Values, every field checked; ``repr`` shows no text."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, ClassVar

from . import fields as check
from .coding import Adjudication, Annotation, Checklist, Codebook, Layer, Memo, Relation
from .decision import DECIDED, VERDICTS
from .interpretation import BEFORE, Hypothesis, Review
from .leaving import Departure, Identifier
from .model import AUDIENCES, KINDS, Entry
from .practice import Figure, Frame, Goal, LifeEvent, ProcessNote
from .record import Record

PURPOSES = ("treatment", *AUDIENCES[1:], "teaching", "publication")


@dataclass(frozen=True, slots=True, repr=False)
class Case(Record):
    """One dreamer, under a ``pseudonym``. Its ``case`` is itself.

    ``private_of`` another case: what is written there about it in private layers and process notes, under a
    key of its own. ``context`` is the language and culture somebody lives in, in their own words;
    ``review_due`` the day of the next review; ``retain_until`` how long the record has to be kept.
    """

    kind: ClassVar[str] = "case"
    later: ClassVar[tuple[str, ...]] = ("private_of", "frame", "context", "review_due", "retain_until")
    readers: ClassVar[check.Readers] = {
        "pseudonym": check.text,
        "private_of": check.name_or_none_yet,
        "frame": check.optional(Frame.from_dict),
        "context": check.text,
        "review_due": check.day,
        "retain_until": check.day,
    }

    pseudonym: str = ""
    private_of: str = ""
    frame: Frame | None = None
    context: str = ""
    review_due: str = ""
    retain_until: str = ""


@dataclass(frozen=True, slots=True, repr=False)
class Consent(Record):
    """What a dreamer agreed to: for which ``purpose``, to which ``wording``, from day to day."""

    kind: ClassVar[str] = "consent"
    needs: ClassVar[tuple[str, ...]] = ("purpose", "given")
    readers: ClassVar[check.Readers] = {
        "purpose": check.one_of(PURPOSES),
        "given": check.day,
        "expires": check.day,
        "withdrawn": check.day,
        "wording": check.text,
        "by": check.text,
    }

    purpose: str = ""
    given: str = ""
    expires: str = ""
    withdrawn: str = ""
    wording: str = ""
    by: str = ""

    def holds(self, day: str) -> bool:
        """Whether it is in force on a day (ISO)."""
        return self.given <= day and not (
            (self.expires and self.expires < day) or (self.withdrawn and self.withdrawn <= day)
        )


@dataclass(frozen=True, slots=True, repr=False)
class Verdict(Record):
    """One decision on a finding, as `Decision` shows it; the last that is not taken back counts."""

    kind: ClassVar[str] = "decision"
    needs: ClassVar[tuple[str, ...]] = ("finding", "key", "verdict")
    readers: ClassVar[check.Readers] = {
        "finding": check.one_of(DECIDED),
        "key": check.words,
        "verdict": check.one_of(VERDICTS),
        "memo": check.text,
        "at": check.moment,
    }

    finding: str = ""
    key: str = ""
    verdict: str = "open"
    memo: str = ""
    at: str = ""


@dataclass(frozen=True, slots=True, repr=False)
class Setting(Record):
    """A choice that goes with the journal, by its ``name``."""

    kind: ClassVar[str] = "setting"
    needs: ClassVar[tuple[str, ...]] = ("name",)
    readers: ClassVar[check.Readers] = {"name": check.words, "value": check.text}

    name: str = ""
    value: str = ""


@dataclass(frozen=True, slots=True, repr=False)
class Aside(Record):
    """Texts that lost a conflict and were kept: ``parts`` as ``author`` had them, made from ``base``."""

    kind: ClassVar[str] = "aside"
    needs: ClassVar[tuple[str, ...]] = ("entry", "base", "parts")
    readers: ClassVar[check.Readers] = {
        "entry": check.name,
        "base": check.whole(0),
        "parts": check.parts,
        "author": check.text,
        "at": check.moment,
    }

    entry: str = ""
    base: int = 0
    parts: Mapping[str, str] = field(default_factory=dict)
    author: str = ""
    at: str = ""


OTHERS: tuple[type[Record], ...] = (
    *(Case, Consent, Layer, Annotation, Checklist, Relation, Memo, Adjudication, Codebook),
    *(Hypothesis, Review, Verdict, Setting, Aside, Figure, LifeEvent, Goal, ProcessNote),
    *(Identifier, Departure),
)
RECORDS: dict[str, type[Record] | type[Entry]] = {
    **dict.fromkeys(KINDS, Entry),
    **{one.kind: one for one in OTHERS},
}
"""The class of every kind of record."""


def body_of(record: Entry | Record) -> dict[str, Any]:
    """What of a record stands in a revision's body; the rest is the log's own."""
    if isinstance(record, Record):
        return record.body()
    return {name: value for name, value in record.to_dict().items() if name not in _THE_LOGS}


def is_older(kind: str, name: str, value: object) -> bool:
    """Whether a field has the shape that journals before 0.6 gave it: it is read, and stays as it is."""
    if (kind, name) == ("codebook", "codes"):
        return isinstance(value, Mapping)
    if kind == "hypothesis" and name in ("supporting", "opposing"):
        return isinstance(value, list) and all(isinstance(one, str) for one in value)
    return (kind, name) == ("hypothesis", "state") and value in BEFORE


def body(record: Entry | Record) -> str:
    """The body as a revision holds it: JSON."""
    return as_body(body_of(record))


def as_body(fields: Mapping[str, Any]) -> str:
    """Fields as a body has them."""
    return json.dumps(fields, ensure_ascii=False, separators=(",", ":"))


_THE_LOGS = ("id", "case", "revision", "changed", "number")
