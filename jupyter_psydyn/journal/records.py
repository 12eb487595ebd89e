"""What a journal holds besides entries. Values, every field checked; ``repr`` shows no text."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from typing import Any, ClassVar, TypeVar

from ..corpus import PARTS
from . import fields as check
from .decision import DECIDED, VERDICTS
from .model import AUDIENCES, KINDS, Entry

PURPOSES = ("treatment", *AUDIENCES[1:], "teaching", "publication")
STATES = ("suggested", "accepted", "rejected")
HYPOTHESIS_STATES = ("open", "supported", "doubtful", "dropped")


@dataclass(frozen=True, slots=True, repr=False)
class Record:
    """What every record has: an ``id``, its ``case`` (``""``: the journal's own), and whether it is gone."""

    kind: ClassVar[str]
    readers: ClassVar[check.Readers]
    needs: ClassVar[tuple[str, ...]] = ()

    id: str = ""
    case: str = ""
    deleted: bool = False
    revision: int = 0

    def to_dict(self) -> dict[str, Any]:
        """As JSON."""
        return {one.name: check.plain(getattr(self, one.name)) for one in fields(self)}

    @classmethod
    def from_dict(cls: type[R], data: object, where: str = "") -> R:
        """Read and check every field; ``ValueError`` with one line (which field, what it must be)."""
        return cls(**check.each(data, {**_COMMON, **cls.readers}, where, needs=cls.needs))

    def __repr__(self) -> str:
        return f"{type(self).__name__}({self.id!r})"


R = TypeVar("R", bound=Record)


@dataclass(frozen=True, slots=True, repr=False)
class Case(Record):
    """One dreamer, under a ``pseudonym``. Its ``case`` is itself."""

    kind: ClassVar[str] = "case"
    readers: ClassVar[check.Readers] = {"pseudonym": check.text}

    pseudonym: str = ""


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
class Annotation(Record):
    """A ``code`` of a codebook on a span of an entry, ``by`` somebody."""

    kind: ClassVar[str] = "annotation"
    needs: ClassVar[tuple[str, ...]] = ("entry", "part", "start", "end", "quote", "code")
    readers: ClassVar[check.Readers] = {
        "entry": check.name,
        "part": check.one_of(PARTS),
        "start": check.whole(0),
        "end": check.whole(0),
        "quote": check.words,
        "codebook": check.name_or_none_yet,
        "code": check.words,
        "by": check.text,
        "state": check.one_of(STATES),
        "memo": check.text,
    }

    entry: str = ""
    part: str = "report"
    start: int = 0
    end: int = 0
    quote: str = ""
    codebook: str = ""
    code: str = ""
    by: str = ""
    state: str = "accepted"
    memo: str = ""


@dataclass(frozen=True, slots=True, repr=False)
class Codebook(Record):
    """A versioned set of codes: ``codes`` gives each its definition."""

    kind: ClassVar[str] = "codebook"
    needs: ClassVar[tuple[str, ...]] = ("title",)
    readers: ClassVar[check.Readers] = {
        "title": check.words,
        "version": check.whole(1),
        "codes": check.texts_by_name,
    }

    title: str = ""
    version: int = 1
    codes: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, repr=False)
class Hypothesis(Record):
    """A ``reading`` with evidence for and against (ids of annotations or entries) and alternatives."""

    kind: ClassVar[str] = "hypothesis"
    needs: ClassVar[tuple[str, ...]] = ("reading",)
    readers: ClassVar[check.Readers] = {
        "reading": check.words,
        "supporting": check.several(check.name),
        "opposing": check.several(check.name),
        "alternatives": check.several(check.words),
        "state": check.one_of(HYPOTHESIS_STATES),
        "by": check.text,
    }

    reading: str = ""
    supporting: tuple[str, ...] = ()
    opposing: tuple[str, ...] = ()
    alternatives: tuple[str, ...] = ()
    state: str = "open"
    by: str = ""


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


_COMMON: check.Readers = {
    "id": check.name_or_none_yet,
    "case": check.name_or_none_yet,
    "deleted": check.truth,
    "revision": check.whole(0),
}

OTHERS: tuple[type[Record], ...] = (
    *(Case, Consent, Annotation, Codebook, Hypothesis, Verdict, Setting, Aside),
)
RECORDS: dict[str, type[Record] | type[Entry]] = {
    **dict.fromkeys(KINDS, Entry),
    **{one.kind: one for one in OTHERS},
}
"""The class of every kind of record."""


def body_of(record: Entry | Record) -> dict[str, Any]:
    """What of a record stands in a revision's body; the rest is the log's own."""
    return {name: value for name, value in record.to_dict().items() if name not in _THE_LOGS}


def body(record: Entry | Record) -> str:
    """The body as a revision holds it: JSON."""
    return json.dumps(body_of(record), ensure_ascii=False, separators=(",", ":"))


_THE_LOGS = ("id", "case", "revision", "changed", "number")
