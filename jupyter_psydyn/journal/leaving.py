"""What leaves a journal: what was decided of words that may tell who somebody is, and what left when.

Values, every field checked; sealed with the case they are about.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from . import fields as check
from .model import AUDIENCES
from .record import Record

RULINGS = ("keep", "replace")


@dataclass(frozen=True, slots=True, repr=False)
class Identifier(Record):
    """What somebody decided of ``words`` that may tell who somebody is, before a copy goes out.

    ``ruling``: they are kept, or replaced as a name of ``figure`` (its id). It holds where they stand in
    this ``context``, the words with what stands around them; ``""``: everywhere in the case.
    """

    kind: ClassVar[str] = "identifier"
    needs: ClassVar[tuple[str, ...]] = ("words", "ruling")
    readers: ClassVar[check.Readers] = {
        "words": check.words,
        "ruling": check.one_of(RULINGS),
        "figure": check.name_or_none_yet,
        "context": check.text,
        "by": check.text,
        "at": check.moment,
    }

    words: str = ""
    ruling: str = "keep"
    figure: str = ""
    context: str = ""
    by: str = ""
    at: str = ""


@dataclass(frozen=True, slots=True, repr=False)
class Departure(Record):
    """What left the journal: for which ``audience``, for what ``purpose`` in words, as which ``form``.

    ``entries`` are the ids of those that went. ``without_consent``: the reason for which they went although
    no consent for this audience was in force; ``""`` where one was, or none is kept.
    """

    kind: ClassVar[str] = "departure"
    needs: ClassVar[tuple[str, ...]] = ("at", "audience")
    readers: ClassVar[check.Readers] = {
        "at": check.moment,
        "audience": check.one_of(AUDIENCES),
        "purpose": check.text,
        "form": check.text,
        "entries": check.several(check.name),
        "pseudonymised": check.truth,
        "without_consent": check.text,
        "by": check.text,
    }

    at: str = ""
    audience: str = "dreamer"
    purpose: str = ""
    form: str = ""
    entries: tuple[str, ...] = ()
    pseudonymised: bool = False
    without_consent: str = ""
    by: str = ""
