"""Readings of the material: hypotheses with what speaks for and against them, and reviews."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, ClassVar

from ..corpus import PARTS
from . import fields as check
from .coding import ROLES
from .record import Plain, Record

HYPOTHESIS_STATES = ("open", "supported", "not supported", "withdrawn")
EVIDENCE = ("passage", "annotation", "entry", "motif", "edge", "nodal")
BEFORE = {"doubtful": "not supported", "dropped": "withdrawn"}


@dataclass(frozen=True, slots=True, repr=False)
class Evidence(Plain):
    """What speaks for or against a reading: ``on`` one of `EVIDENCE`, ``key`` its id or the finding's key.

    A passage has its place, ``quote`` as it stood when it was picked; ``note`` says why it counts.
    """

    needs: ClassVar[tuple[str, ...]] = ("on",)

    on: str = "passage"
    key: str = ""
    entry: str = ""
    part: str = "report"
    start: int = 0
    end: int = 0
    quote: str = ""
    note: str = ""


Evidence.readers = {
    "on": check.one_of(EVIDENCE),
    **dict.fromkeys(("key", "quote", "note"), check.text),
    "entry": check.name_or_none_yet,
    "part": check.one_of(PARTS),
    "start": check.whole(0),
    "end": check.whole(0),
}


def _evidence(value: Any, where: str) -> Evidence:
    """Evidence; or, as journals before 0.6 have it, the id of an entry or annotation."""
    return (
        Evidence("entry", check.name(value, where))
        if isinstance(value, str)
        else Evidence.from_dict(value, where)
    )


def _state(value: Any, where: str) -> str:
    return check.one_of(HYPOTHESIS_STATES)(
        BEFORE.get(value, value) if isinstance(value, str) else value, where
    )


@dataclass(frozen=True, slots=True, repr=False)
class Hypothesis(Record):
    """A ``reading`` with evidence for and against, alternatives, and the dreamer's own word on it.

    ``role`` says whose kind of reading it is; ``by`` whose.
    """

    kind: ClassVar[str] = "hypothesis"
    needs: ClassVar[tuple[str, ...]] = ("reading",)
    later: ClassVar[tuple[str, ...]] = ("dreamer", "role", "at")
    readers: ClassVar[check.Readers] = {
        "reading": check.words,
        "supporting": check.several(_evidence),
        "opposing": check.several(_evidence),
        "alternatives": check.several(check.words),
        "state": _state,
        "dreamer": check.text,
        "role": check.one_of(ROLES),
        "by": check.text,
        "at": check.moment,
    }

    reading: str = ""
    supporting: tuple[Evidence, ...] = ()
    opposing: tuple[Evidence, ...] = ()
    alternatives: tuple[str, ...] = ()
    state: str = "open"
    dreamer: str = ""
    role: str = "clinician"
    by: str = ""
    at: str = ""


@dataclass(frozen=True, slots=True, repr=False)
class Review(Record):
    """Somebody went through what there is, ``at`` a moment, and what came of it."""

    kind: ClassVar[str] = "review"
    needs: ClassVar[tuple[str, ...]] = ("at",)
    readers: ClassVar[check.Readers] = {"at": check.moment, "note": check.text, "by": check.text}

    at: str = ""
    note: str = ""
    by: str = ""
