"""The content analysis of Hall and Van de Castle: codes, cards, indices and norms.

A `Card` holds the codings of one dream; the verbs take cards and return a ``Result``. A code is an
observation about a report; nothing here is a finding about a person. Names are imported on first use: the
server checks codes as people type them, and pays for no table to do so.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .card import Card, Coding, Invalid
    from .coder import AutomaticCoding, code
    from .codes import (
        Activity,
        Agents,
        Character,
        Code,
        Emotion,
        Interaction,
        Misfortune,
        Modifier,
        Object,
        Outcome,
        Setting,
        parse,
        plain,
    )
    from .index import INDICES, Index
    from .network import CharacterNetwork, character_network
    from .over_time import Series, series
    from .profile import Indices, indices
    from .typical_themes import Themes, themes

#: Modules are called otherwise than the verbs in them, which they would hide.
_HOMES = {
    **dict.fromkeys(("Card", "Coding", "Invalid"), "card"),
    **dict.fromkeys(("AutomaticCoding", "code"), "coder"),
    **dict.fromkeys(("Activity", "Agents", "Character", "Code", "Emotion", "Interaction"), "codes"),
    **dict.fromkeys(("Misfortune", "Modifier", "Object", "Outcome", "Setting", "parse", "plain"), "codes"),
    **dict.fromkeys(("INDICES", "Index"), "index"),
    **dict.fromkeys(("CharacterNetwork", "character_network"), "network"),
    **dict.fromkeys(("Series", "series"), "over_time"),
    **dict.fromkeys(("Indices", "indices"), "profile"),
    **dict.fromkeys(("Themes", "themes"), "typical_themes"),
}

__all__ = [
    "INDICES",
    "Activity",
    "Agents",
    "AutomaticCoding",
    "Card",
    "Character",
    "CharacterNetwork",
    "Code",
    "Coding",
    "Emotion",
    "Index",
    "Indices",
    "Interaction",
    "Invalid",
    "Misfortune",
    "Modifier",
    "Object",
    "Outcome",
    "Series",
    "Setting",
    "Themes",
    "character_network",
    "code",
    "indices",
    "parse",
    "plain",
    "series",
    "themes",
]


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = getattr(import_module(f".{_HOMES[name]}", __name__), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *_HOMES})
