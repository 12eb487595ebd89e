"""From a corpus to results: pure functions, each a verb of the public interface.

They take a ``Corpus``, or anything with ``.corpus()``, and return a ``Result``: a value with its table,
its passages, its parameters, and the code that makes it again.
"""

from .comparison import Comparison, compare
from .concordance import Concordance, Passage
from .keyness import Keyness, keyness
from .motif import Motif, motif
from .motifs import Motifs, motifs
from .network import Network, network
from .overview import Overview, overview
from .query import concordance
from .recurrence import Recurrence, recurrence
from .result import Column, Result
from .similar import Similar, similar
from .symbols import Symbols, symbols
from .wordcloud import Cloud, wordcloud

__all__ = [
    "Cloud",
    "Column",
    "Comparison",
    "Concordance",
    "Keyness",
    "Motif",
    "Motifs",
    "Network",
    "Overview",
    "Passage",
    "Recurrence",
    "Result",
    "Similar",
    "Symbols",
    "compare",
    "concordance",
    "keyness",
    "motif",
    "motifs",
    "network",
    "overview",
    "recurrence",
    "similar",
    "symbols",
    "wordcloud",
]
