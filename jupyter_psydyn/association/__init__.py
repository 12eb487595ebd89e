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
from .chains import Chains, chains
from .clusters import Clusters, clusters
from .contrast import Contrast, affect_contrast
from .dictionary import DictionaryCounts, dictionary
from .displacement import Displacement, displacement
from .disturbance import ExpectedDisturbance, expected_disturbance
from .flow import Flow, forward_flow
from .kent_rosanoff import Classified, classify
from .latency import Latency, latency
from .nodal import NodalPoints, nodal_points
from .norms import ResponseNorms, edinburgh_norms
from .paths import Paths, paths
from .profile import Profile, profile, profile_distance
from .score import ProtocolSheet, score
from .smoothed import Smoothed, smoothed
from .space import Space, edinburgh_space, read_space, space_of
from .spectrum import Spectrum, recurrence_spectrum, spectrum
from .speech_graphs import SpeechGraphs, speechgraph
from .word_lists import read_word_list, word_list

__all__ = [
    "Associations",
    "Chain",
    "Chains",
    "Classified",
    "Clusters",
    "Contrast",
    "DictionaryCounts",
    "Displacement",
    "ExpectedDisturbance",
    "Flow",
    "Latency",
    "NodalPoints",
    "Paths",
    "Place",
    "Profile",
    "ProtocolSheet",
    "Reaction",
    "ResponseNorms",
    "Said",
    "Smoothed",
    "Space",
    "Spectrum",
    "SpeechGraphs",
    "Spoken",
    "Stream",
    "WordList",
    "affect_contrast",
    "chains",
    "chains_of",
    "classify",
    "clusters",
    "dictionary",
    "displacement",
    "edinburgh_norms",
    "edinburgh_space",
    "expected_disturbance",
    "forward_flow",
    "latency",
    "nodal_points",
    "paths",
    "profile",
    "profile_distance",
    "read_space",
    "read_word_list",
    "recurrence_spectrum",
    "score",
    "smoothed",
    "space_of",
    "spectrum",
    "speechgraph",
    "word_list",
]
