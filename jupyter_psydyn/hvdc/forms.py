"""How a code of each field is written, step by step: what a screen proposes while somebody types.

``codes.parse`` alone decides what a code is; whatever these steps lead to, it reads.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

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
    NO_SETTING,
    NUMBERS,
    OBJECTS,
    SEXES,
    SEXUALITY,
    SIGNS,
    Category,
)
from .codes import EXAMPLES


class Step(NamedTuple):
    """One sign, or somebody, of a code.

    ``choices``: what may be written; of somebody (``agents``) besides characters, and several joined by a
    plus sign. ``last``: the choices that end the code. ``apart``: a space stands before it. ``optional``: the
    code may end before it.
    """

    name: str
    choices: Mapping[str, Category]
    agents: bool = False
    last: tuple[str, ...] = ()
    apart: bool = False
    optional: bool = False

    def to_dict(self) -> dict[str, Any]:
        """As JSON."""
        choices = [{"key": key, **one._asdict()} for key, one in self.choices.items()]
        return {**self._asdict(), "choices": choices}


_WHO = Step("who", AGENTS, agents=True)
_WHOSE = Step("whose", AGENTS, agents=True, apart=True)
_WHOM = Step("to whom", AGENTS, agents=True, apart=True, optional=True)


def _deed(kinds: Mapping[str, Category]) -> tuple[Step, ...]:
    return _WHO, Step("what", kinds, apart=True), Step("direction", DIRECTIONS), _WHOM


_ACROSS = {sign: one for sign, one in DIRECTIONS.items() if sign != "*"}

FORMS: Mapping[str, tuple[Step, ...]] = {
    "char": (
        Step("number", NUMBERS),
        Step("sex", {**SEXES, **CREATURES}, last=tuple(CREATURES)),
        Step("identity", IDENTITIES),
        Step("age", AGES),
    ),
    "agg": _deed(AGGRESSION),
    "fri": _deed(FRIENDLINESS),
    "sex": _deed(SEXUALITY),
    "act": (
        _WHO,
        Step("what", ACTIVITIES, apart=True),
        Step("direction", _ACROSS, optional=True),
        _WHOM,
    ),
    "succ": (_WHO,),
    "fail": (_WHO,),
    "mf": (Step("what", MISFORTUNE), _WHOSE),
    "gf": (_WHO,),
    "emot": (Step("what", EMOTIONS), _WHOSE),
    "set": (
        Step("place", {**LOCATIONS, "NS": NO_SETTING}, last=("NS",)),
        Step("familiarity", FAMILIARITIES),
    ),
    "obj": (Step("what", OBJECTS),),
    "mod": (Step("what", MODIFIERS), Step("sign", SIGNS)),
}


def forms() -> list[dict[str, Any]]:
    """Every field with its label, definition, an example and its steps, in the order of a card, as JSON."""
    return [
        {
            "field": field,
            **FIELDS[field]._asdict(),
            "example": EXAMPLES[field],
            "steps": [step.to_dict() for step in FORMS[field]],
        }
        for field in FIELDS
    ]
