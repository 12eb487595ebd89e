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
from ..lexicon.word_lists import read_word_list, word_list
from .chain.chains import Chains, chains
from .chain.clusters import Clusters, clusters
from .chain.flow import Flow, forward_flow
from .chain.latency import Latency, latency
from .chain.spectrum import Spectrum, recurrence_spectrum, spectrum
from .kent_rosanoff import Classified, classify
from .meeting.displacement import Displacement, displacement
from .meeting.nodal import NodalPoints, nodal_points
from .meeting.paths import Paths, paths
from .norms import ResponseNorms, edinburgh_norms
from .space import Space, edinburgh_space, read_space, space_of
from .speech.contrast import Contrast, affect_contrast
from .speech.dictionary import DictionaryCounts, dictionary
from .speech.smoothed import Smoothed, smoothed
from .speech.speech_graphs import SpeechGraphs, speechgraph
from .wordlist.disturbance import ExpectedDisturbance, expected_disturbance
from .wordlist.profile import Profile, profile, profile_distance
from .wordlist.score import ProtocolSheet, score

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
