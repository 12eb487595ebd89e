"""The codes of Hall and Van de Castle as values: parsed, checked, printed.

``parse("agg", "D + 1FKA 7> 1MSA")`` gives an `Interaction`; ``str`` of a code is its text, with one space
about a plus sign whatever the source had, and `plain` its form in a file of cards.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from .categories import (
    ACTIVITIES,
    AGENTS,
    AGES,
    AGGRESSION,
    CREATURES,
    DIRECTIONS,
    EMOTIONS,
    FAMILIARITIES,
    FIELDS,
    FRIENDLINESS,
    IDENTITIES,
    LOCATIONS,
    MISFORTUNE,
    MODIFIERS,
    NUMBERS,
    OBJECTS,
    SEXES,
    SEXUALITY,
    Category,
)

DREAMER, UNKNOWN = "D", "Q"
FAMILY = frozenset("FMXBTHWADCIY")
FAMILIAR = FAMILY | frozenset("RKP")

_SUBCLASSES: Mapping[str, Mapping[str, Category]] = {
    "agg": AGGRESSION,
    "fri": FRIENDLINESS,
    "sex": SEXUALITY,
}


@dataclass(frozen=True)
class Character:
    """Somebody in a dream: ``1MKA``. Of an animal or creature (``1ANI``) ``sex`` and ``age`` are empty."""

    number: str
    sex: str
    identity: str
    age: str

    @classmethod
    def parse(cls, text: str) -> Character:
        """Raises ``ValueError`` that names the letter in the wrong."""
        code = text.strip()
        if len(code) != 4:
            raise ValueError(f"{code!r} is no character: four signs are needed, as in 1MKA or 1ANI")
        number = _one_of(code[0], NUMBERS, f"{code!r}: number")
        if code[1:] in CREATURES:
            return cls(number, "", code[1:], "")
        return cls(
            number,
            _one_of(code[1], SEXES, f"{code!r}: sex"),
            _one_of(code[2], IDENTITIES, f"{code!r}: identity"),
            _one_of(code[3], AGES, f"{code!r}: age"),
        )

    def __str__(self) -> str:
        return f"{self.number}{self.sex}{self.identity}{self.age}"

    @property
    def human(self) -> bool:
        return self.identity not in CREATURES

    @property
    def animal(self) -> bool:
        return self.identity == "ANI"

    @property
    def group(self) -> bool:
        return self.number in "246"

    @property
    def dead_or_imaginary(self) -> bool:
        return self.number in "3456"

    @property
    def familiar(self) -> bool:
        """Family, relatives, people known to the dreamer or to all."""
        return self.identity in FAMILIAR


@dataclass(frozen=True)
class Agents:
    """Who does or undergoes something: ``D``, ``Q`` (nobody told), characters, or several together."""

    members: tuple[Character | str, ...]

    @classmethod
    def parse(cls, text: str) -> Agents:
        parts = [part.strip() for part in text.split("+")]
        if not all(parts):
            raise ValueError(f"{text!r}: somebody is missing beside a plus sign or at all")
        return cls(tuple(part if part in AGENTS else Character.parse(part) for part in parts))

    def __str__(self) -> str:
        return " + ".join(map(str, self.members))

    @property
    def dreamer(self) -> bool:
        """Whether the dreamer is among them."""
        return DREAMER in self.members

    @property
    def characters(self) -> tuple[Character, ...]:
        return tuple(one for one in self.members if isinstance(one, Character))


@dataclass(frozen=True)
class Interaction:
    """An aggression, friendliness or sexuality: ``D + 1FKA 7> 1MSA``. ``recipient`` may be untold."""

    field: str
    initiator: Agents
    subclass: str
    direction: str
    recipient: Agents | None = None

    @property
    def dreamer(self) -> bool:
        """Whether the dreamer is on either side."""
        return self.initiator.dreamer or (self.recipient is not None and self.recipient.dreamer)

    def __str__(self) -> str:
        return _sentence(self.initiator, self.subclass + self.direction, self.recipient)


@dataclass(frozen=True)
class Activity:
    """What somebody does: ``D V> 1MKA``, or alone: ``D P`` (``direction`` empty)."""

    initiator: Agents
    kind: str
    direction: str = ""
    recipient: Agents | None = None

    def __str__(self) -> str:
        return _sentence(self.initiator, self.kind + self.direction, self.recipient)


@dataclass(frozen=True)
class Outcome:
    """A success, failure or good fortune (``field`` succ, fail, gf), and whose it is: ``D``."""

    field: str
    who: Agents

    def __str__(self) -> str:
        return str(self.who)


@dataclass(frozen=True)
class Misfortune:
    """``6 1MFA``: its kind (1 to 6) and whom it befalls."""

    kind: str
    who: Agents

    def __str__(self) -> str:
        return f"{self.kind} {self.who}"


@dataclass(frozen=True)
class Emotion:
    """``AP D``: a feeling and who has it."""

    kind: str
    who: Agents

    def __str__(self) -> str:
        return f"{self.kind} {self.who}"


@dataclass(frozen=True)
class Setting:
    """``IF``: where, and how familiar; both empty where the report has no place (``NS``)."""

    location: str
    familiarity: str

    def __str__(self) -> str:
        return f"{self.location}{self.familiarity}" or "NS"


@dataclass(frozen=True)
class Object:
    """``HH``: the class of a thing. ``NA`` is nature, and never a missing value."""

    kind: str

    def __str__(self) -> str:
        return self.kind


@dataclass(frozen=True)
class Modifier:
    """``S+``: which quality, and which of its ends."""

    kind: str
    sign: str

    def __str__(self) -> str:
        return self.kind + self.sign


Code = Character | Interaction | Activity | Outcome | Misfortune | Emotion | Setting | Object | Modifier


def parse(field: str, raw: object) -> Code:
    """A code of a card's field, from its text or from its form in a file (``{init, code, rec}`` ...).

    Raises ``ValueError`` that says what is wrong with it.
    """
    if field not in _PARSERS:
        raise ValueError(f"{field!r} is no field of a coding card; there are {', '.join(FIELDS)}")
    return _PARSERS[field](_text(field, raw))


def plain(code: Code) -> str | dict[str, str | None]:
    """A code as it stands in a file of cards: text, or ``{init, code, rec}`` and ``{code, char}``."""
    if isinstance(code, Interaction):
        return _three(code.initiator, code.subclass + code.direction, code.recipient)
    if isinstance(code, Activity):
        return _three(code.initiator, code.kind + code.direction, code.recipient)
    if isinstance(code, Misfortune | Emotion):
        return {"code": code.kind, "char": str(code.who)}
    return str(code)


def _three(initiator: Agents, code: str, recipient: Agents | None) -> dict[str, str | None]:
    return {"init": str(initiator), "code": code, "rec": None if recipient is None else str(recipient)}


def _text(field: str, raw: object) -> str:
    """The text of a code from whatever form a file has it in."""
    if isinstance(raw, str):
        return raw.strip()
    if isinstance(raw, Mapping):
        # Of those that are a single text, some files have an object around it.
        values = [raw.get(key) for key in ("init", "code", "char", "rec")]
        if all(value is None or isinstance(value, str | int) for value in values):
            return " ".join(str(value).strip() for value in values if value is not None)
    raise ValueError(f"{raw!r} is no code: a text, or an object as {EXAMPLES[field]}, is needed")


def _interaction(field: str) -> Callable[[str], Interaction]:
    subclasses = _SUBCLASSES[field]

    def parsed(text: str) -> Interaction:
        who, subclass, direction, whom = _parts(text, r"\d", r"[>=*]|[Rr]", field)
        return Interaction(
            field,
            who,
            _one_of(subclass, subclasses, f"{text!r}: {FIELDS[field].label}"),
            _one_of(direction.upper(), DIRECTIONS, f"{text!r}: direction"),
            whom,
        )

    return parsed


def _activity(text: str) -> Activity:
    who, kind, direction, whom = _parts(text, "[A-Z]", "(?:[>=]|[Rr])?", "act")
    return Activity(who, _one_of(kind, ACTIVITIES, f"{text!r}: activity"), direction.upper(), whom)


def _parts(text: str, kind: str, direction: str, field: str) -> tuple[Agents, str, str, Agents | None]:
    found = re.fullmatch(rf"(.*?[^+\s,])[\s,]+({kind})\s*({direction})(?:[\s,]+(.+))?", text)
    if found is None:
        raise ValueError(
            f"{text!r} is no {FIELDS[field].label}: who, what and to whom, as {EXAMPLES[field]}, are needed"
        )
    who, what, how, whom = found.groups()
    return Agents.parse(who), what, how, None if whom is None else Agents.parse(whom)


def _pair(text: str, field: str, kinds: Mapping[str, Category]) -> tuple[str, Agents]:
    found = re.fullmatch(r"([A-Za-z0-9]+)[\s,]+(.+)", text)
    if found is None:
        raise ValueError(f"{text!r} is no {FIELDS[field].label}: a kind and somebody, as {EXAMPLES[field]}")
    return _one_of(found[1], kinds, f"{text!r}: {FIELDS[field].label}"), Agents.parse(found[2])


def _setting(text: str) -> Setting:
    if text == "NS":
        return Setting("", "")
    if len(text) != 2:
        raise ValueError(f"{text!r} is no setting: two letters are needed, as IF, or NS")
    return Setting(
        _one_of(text[0], LOCATIONS, f"{text!r}: place"),
        _one_of(text[1], FAMILIARITIES, f"{text!r}: familiarity"),
    )


def _modifier(text: str) -> Modifier:
    if len(text) != 2 or text[1] not in "+-":
        raise ValueError(f"{text!r} is no modifier: a letter and a sign are needed, as S+")
    return Modifier(_one_of(text[0], MODIFIERS, f"{text!r}: modifier"), text[1])


def _one_of(key: str, kinds: Mapping[str, Category], what: str) -> str:
    if key not in kinds:
        raise ValueError(f"{what} is {key!r}; there are {' '.join(kinds)}")
    return key


def _sentence(initiator: Agents, verb: str, recipient: Agents | None) -> str:
    return f"{initiator} {verb}" if recipient is None else f"{initiator} {verb} {recipient}"


_PARSERS: Mapping[str, Callable[[str], Code]] = {
    "char": Character.parse,
    **{field: _interaction(field) for field in _SUBCLASSES},
    "act": _activity,
    "succ": lambda text: Outcome("succ", Agents.parse(text)),
    "fail": lambda text: Outcome("fail", Agents.parse(text)),
    "mf": lambda text: Misfortune(*_pair(text, "mf", MISFORTUNE)),
    "gf": lambda text: Outcome("gf", Agents.parse(text)),
    "emot": lambda text: Emotion(*_pair(text, "emot", EMOTIONS)),
    "set": _setting,
    "obj": lambda text: Object(_one_of(text, OBJECTS, "object")),
    "mod": _modifier,
}

#: A code of each field, as it is written.
EXAMPLES = {
    "char": "1MKA",
    "agg": "D 3> 1MKA",
    "fri": "D 4> 1FKA",
    "sex": "D 3= 1MKA",
    "act": "D V> 1MKA",
    "succ": "D",
    "fail": "D",
    "mf": "1 D",
    "gf": "D",
    "emot": "AP D",
    "set": "IF",
    "obj": "HH",
    "mod": "S+",
}
