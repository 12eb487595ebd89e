"""What is recorded: entries and what belongs to them. Values, never changed; every field is checked.

``repr`` shows no text, so that an entry left in a notebook's last line tells nothing.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields, replace
from datetime import datetime, timezone
from typing import Any

from . import fields as check
from .notes import Hour, Reflection
from .session import Session

KINDS = ("dream", "association", "note")
RECALLS = ("full", "fragment", "none")
PERIODS = ("childhood", "later", "recent")
"""From when in a life a memory is (Galton 1879: boyhood, manhood, quite recent)."""
FAMILIES = ("joy", "trust", "fear", "surprise", "sadness", "disgust", "anger", "anticipation")
"""Plutchik's eight (1980), opposites four apart; a word is placed there by the person who felt it."""
AUDIENCES = ("dreamer", "clinician", "supervisor", "research")
"""Who may see an entry: the dreamer always, the others from the day on that `Entry.release` gives."""

EDITABLE = (
    *("kind", "night", "woke", "title", "recall", "parts", "told", "affects"),
    *("vividness", "lucid", "recurring", "tags", "session", "hour", "reflection"),
    *("release", "case", "deleted"),
)
"""What a person changes of an entry; the rest is the journal's."""


def new_id() -> str:
    """A short random name: 12 hexadecimal digits."""
    return secrets.token_hex(6)


def now() -> str:
    """This moment, ISO 8601 in UTC, to the millisecond."""
    return datetime.now(timezone.utc).isoformat(timespec="milliseconds")


@dataclass(frozen=True, slots=True, repr=False)
class Affect:
    """A feeling in the dreamer's own ``word``, its ``strength`` 1..5 or ``None`` where not said.

    ``family`` is where the dreamer places it on the wheel, one of `FAMILIES`; ``""``: nowhere.
    """

    word: str
    strength: int | None = None
    family: str = ""

    def to_dict(self) -> dict[str, Any]:
        """As JSON."""
        plain = {"word": self.word, "strength": self.strength}
        return {**plain, "family": self.family} if self.family else plain

    @classmethod
    def from_dict(cls, data: object, where: str = "affect") -> Affect:
        """Read and check; ``ValueError`` with one line that begins with ``where``."""
        return cls(**check.each(data, _AFFECT, where, needs=("word",)))

    def __repr__(self) -> str:
        return "Affect(...)"


@dataclass(frozen=True, slots=True, repr=False)
class Association:
    """One thing that came to mind, ``at`` a moment, and how long it took.

    ``first_key_ms`` and ``enter_ms`` are milliseconds from the moment the prompt was painted to the
    first key and to Enter, measured in the browser; ``None`` where not measured. ``affect`` is the feeling
    that came with it, ``period`` from when in the life it is (one of `PERIODS`, ``""``: not said).
    """

    id: str
    text: str
    first_key_ms: float | None = None
    enter_ms: float | None = None
    at: str = ""
    affect: Affect | None = None
    period: str = ""

    def to_dict(self) -> dict[str, Any]:
        """As JSON."""
        plain = {one.name: getattr(self, one.name) for one in fields(self)}
        return _without_unsaid(plain, ("affect", "period"))

    @classmethod
    def stored(cls, data: Mapping[str, Any]) -> Association:
        """As the journal has it, which was checked when it was written."""
        return cls(**{**data, "affect": _stored_affect(data)})

    @classmethod
    def from_dict(cls, data: object, where: str = "association") -> Association:
        """Read and check; ``ValueError`` with one line that begins with ``where``."""
        return cls(**{"id": new_id(), **check.each(data, _ASSOCIATION, where, needs=("text",))})

    def __repr__(self) -> str:
        return f"Association({self.id!r})"


@dataclass(frozen=True, slots=True, repr=False)
class Element:
    """Words to which associations are given.

    ``part`` is ``"report"``, and ``start:end`` the span of ``quote`` in it (code points); or ``part`` is
    ``""`` for a word of its own. ``lost`` where an edit took the words away: ``start`` then says where
    they stood, and they are found again there when they come back. ``affect`` is the feeling with which
    the dreamer met these words in the dream.
    """

    id: str
    part: str
    start: int
    end: int
    quote: str
    associations: tuple[Association, ...] = ()
    lost: bool = False
    affect: Affect | None = None

    def to_dict(self) -> dict[str, Any]:
        """As JSON."""
        plain = {one.name: getattr(self, one.name) for one in fields(self)}
        plain |= {"associations": [one.to_dict() for one in self.associations]}
        return _without_unsaid(plain, ("affect",))

    @classmethod
    def stored(cls, data: Mapping[str, Any]) -> Element:
        """As the journal has it, which was checked when it was written."""
        associations = tuple(Association.stored(one) for one in data["associations"])
        return cls(**{**data, "associations": associations, "affect": _stored_affect(data)})

    @classmethod
    def from_dict(cls, data: object, where: str = "element") -> Element:
        """Read and check; ``ValueError`` with one line that begins with ``where``."""
        found = check.each(data, _ELEMENT, where, needs=("quote",))
        quote, part, start = found["quote"], found.get("part", ""), found.get("start", 0)
        end = found.get("end", len(quote) if part else 0)
        if part and end - start != len(quote):
            raise ValueError(f"{where}: {start} to {end} are not the {len(quote)} characters of its quote")
        if not part and (start, end) != (0, 0):
            raise ValueError(f"{where}: a word of its own has no span; leave start and end at 0")
        return cls(**{"id": new_id(), "part": part, "start": start, "end": end, **found})

    def __repr__(self) -> str:
        return f"Element({self.id!r}, part={self.part!r}, start={self.start}, end={self.end})"


@dataclass(frozen=True, slots=True, repr=False)
class Entry:
    """One recorded thing: a dream (a night without recall too), an association session, a note.

    ``night`` is a date as ``Night.text`` has it. ``parts`` are its texts by name, ``told`` the report as
    first told, ``None`` until it stands. ``session`` tells how associations were collected; of a note,
    ``hour`` that it sums up a therapy hour, ``reflection`` that it is a page of the reflective journal.
    ``revision``, ``created`` and ``changed`` are the journal's.
    """

    id: str = ""
    kind: str = "dream"
    night: str = ""
    woke: str = ""
    title: str = ""
    recall: str = "full"
    parts: Mapping[str, str] = field(default_factory=dict)
    told: str | None = None
    affects: tuple[Affect, ...] = ()
    vividness: int | None = None
    lucid: bool | None = None
    recurring: bool | None = None
    tags: tuple[str, ...] = ()
    elements: tuple[Element, ...] = ()
    session: Session | None = None
    hour: Hour | None = None
    reflection: Reflection | None = None
    release: Mapping[str, str] = field(default_factory=dict)
    case: str = ""
    deleted: bool = False
    revision: int = 0
    created: str = ""
    changed: str = ""

    def to_dict(self) -> dict[str, Any]:
        """As JSON: the body of an entry on the wire."""
        plain = {one.name: getattr(self, one.name) for one in fields(self) if one.name not in _LATER}
        # What was written before there were these reads the same.
        later = {name: value.to_dict() for name in _LATER if (value := getattr(self, name))}
        return {
            **plain,
            "parts": dict(self.parts),
            "affects": [one.to_dict() for one in self.affects],
            "tags": list(self.tags),
            "elements": [one.to_dict() for one in self.elements],
            **later,
            "release": dict(self.release),
        }

    @classmethod
    def stored(cls, data: Mapping[str, Any]) -> Entry:
        """As the journal has it: checked when it was written, sealed since; 10,000 of them in 0.2 s."""
        return cls(
            **{
                **data,
                "affects": tuple(Affect(**one) for one in data["affects"]),
                "tags": tuple(data["tags"]),
                "elements": tuple(Element.stored(one) for one in data["elements"]),
                **{name: _LATER[name](data[name]) for name in _LATER if data.get(name)},
            }
        )

    @classmethod
    def from_dict(cls, data: object, where: str = "") -> Entry:
        """Read and check every field; those not given take their defaults.

        Raises ``ValueError`` with one line (which field, what it must be), ``TooLarge`` for a text of
        2 MB or more. Control characters are taken out and line ends become LF.
        """
        entry = cls(**check.each(data, _ENTRY, where))
        names = [element.id for element in entry.elements]
        names += [one.id for element in entry.elements for one in element.associations]
        if len(set(names)) < len(names):
            raise ValueError(f"{where}{': ' * bool(where)}two elements or associations have the same id")
        return entry

    def edited(self, data: object) -> Entry:
        """With the fields of ``data``, which a person may send; those not sent stay, and so do parts.

        Raises as `from_dict` does, and for a name that is not in `EDITABLE`.
        """
        found = check.each(data, {name: _ENTRY[name] for name in EDITABLE}, "")
        return replace(self, **{**found, "parts": {**self.parts, **found.get("parts", {})}})

    def texts(self) -> dict[str, str]:
        """The parts that are counted, without the blank ones.

        ``association`` is the entry's own text of that name, then the associations to its elements and
        the reactions of its session, one a line, in their order.
        """
        lines = [one.text for element in self.elements for one in element.associations]
        lines += self.session.reactions() if self.session else []
        joined = "\n".join(filter(None, [self.parts.get("association", ""), *lines]))
        return {part: text for part, text in {**self.parts, "association": joined}.items() if text.strip()}

    def __repr__(self) -> str:
        return f"Entry({self.id!r}, night={self.night!r}, kind={self.kind!r})"


_AFFECT: check.Readers = {
    "word": check.words,
    "strength": check.optional(check.whole(1, 5)),
    "family": check.one_of(("", *FAMILIES)),
}
_ASSOCIATION: check.Readers = {
    "id": check.name,
    "text": check.words,
    "first_key_ms": check.optional(check.milliseconds),
    "enter_ms": check.optional(check.milliseconds),
    "at": check.moment,
    "affect": check.optional(Affect.from_dict),
    "period": check.one_of(("", *PERIODS)),
}
_ELEMENT: check.Readers = {
    "id": check.name,
    "part": check.one_of(("", "report")),
    "start": check.whole(0),
    "end": check.whole(0),
    "quote": check.words,
    "associations": check.several(Association.from_dict),
    "lost": check.truth,
    "affect": check.optional(Affect.from_dict),
}


def _without_unsaid(plain: dict[str, Any], later: tuple[str, ...]) -> dict[str, Any]:
    """Without the fields that came ``later`` and say nothing: what was written before them reads the same."""
    plain["affect"] = plain["affect"] and plain["affect"].to_dict()
    return {name: value for name, value in plain.items() if value or name not in later}


def _stored_affect(data: Mapping[str, Any]) -> Affect | None:
    return Affect(**data["affect"]) if data.get("affect") else None


_LATER: dict[str, Callable[[Any], Any]] = {
    "session": Session.stored,
    "hour": Hour.from_dict,
    "reflection": Reflection.from_dict,
}
"""Fields that are not in a body where they say nothing, and how they are read from one."""
_ENTRY: check.Readers = {
    "id": check.name_or_none_yet,
    "kind": check.one_of(KINDS),
    "night": check.night,
    "woke": check.clock,
    "title": check.text,
    "recall": check.one_of(RECALLS),
    "parts": check.parts,
    "told": check.optional(check.text),
    "affects": check.several(Affect.from_dict),
    "vividness": check.optional(check.whole(1, 5)),
    "lucid": check.optional(check.truth),
    "recurring": check.optional(check.truth),
    "tags": check.several(check.words),
    "release": check.days_by(AUDIENCES[1:]),
    "case": check.name_or_none_yet,
    "elements": check.several(Element.from_dict),
    "session": check.optional(Session.from_dict),
    "hour": check.optional(Hour.from_dict),
    "reflection": check.optional(Reflection.from_dict),
    "deleted": check.truth,
    "revision": check.whole(0),
    "created": check.moment,
    "changed": check.moment,
}
