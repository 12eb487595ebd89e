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
from .displacement import Displacement, displacement
from .nodal import NodalPoints, nodal_points
from .paths import Paths, paths
from .speech_graphs import SpeechGraphs, speechgraph

__all__ = [
    "Associations",
    "Chain",
    "Displacement",
    "NodalPoints",
    "Paths",
    "Place",
    "Reaction",
    "Said",
    "SpeechGraphs",
    "Spoken",
    "Stream",
    "WordList",
    "chains_of",
    "displacement",
    "nodal_points",
    "paths",
    "speechgraph",
]
