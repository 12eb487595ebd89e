"""The content analysis of Hall and Van de Castle: codes, cards, indices and norms.

A `Card` holds the codings of one dream; the verbs take cards and return a ``Result``. A code is an
observation about a report; nothing here is a finding about a person.
"""

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
from .indices import Indices, indices
from .network import CharacterNetwork, character_network
from .series import Series, series
from .themes import Themes, themes

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
