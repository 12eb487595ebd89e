"""Free association: measures of what was collected, each with its source, its limits, its passages.

``psd.read_associations(...)`` gives `Associations`; the verbs here take them and return a ``Result``.
Nothing here says what anything means, and nothing is a finding about a person.
"""

from ..corpus.associations import (
    Associations,
    Chain,
    Place,
    Reaction,
    Said,
    Spoken,
    Stream,
    WordList,
    chains_of,
)
from .contrast import Contrast, affect_contrast
from .dictionary import DictionaryCounts, dictionary
from .displacement import Displacement, displacement
from .disturbance import ExpectedDisturbance, expected_disturbance
from .nodal import NodalPoints, nodal_points
from .paths import Paths, paths
from .profile import Profile, profile, profile_distance
from .score import ProtocolSheet, score
from .smoothed import Smoothed, smoothed
from .speech_graphs import SpeechGraphs, speechgraph
from .word_lists import read_word_list, word_list

__all__ = [
    "Associations",
    "Chain",
    "Contrast",
    "DictionaryCounts",
    "Displacement",
    "ExpectedDisturbance",
    "NodalPoints",
    "Paths",
    "Place",
    "Profile",
    "ProtocolSheet",
    "Reaction",
    "Said",
    "Smoothed",
    "SpeechGraphs",
    "Spoken",
    "Stream",
    "WordList",
    "affect_contrast",
    "chains_of",
    "dictionary",
    "displacement",
    "expected_disturbance",
    "nodal_points",
    "paths",
    "profile",
    "profile_distance",
    "read_word_list",
    "score",
    "smoothed",
    "speechgraph",
    "word_list",
]
