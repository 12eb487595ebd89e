"""From a corpus to results: pure functions, each a verb of the public interface.

They take a ``Corpus``, or anything with ``.corpus()``, and return a ``Result``: a value with its table,
its passages, its parameters, and the code that makes it again.
"""

from .concordance import Concordance, Passage, concordance
from .motifs import Motifs, motifs
from .network import Network, network
from .result import Column, Result
from .symbols import Symbols, symbols
from .wordcloud import Cloud, wordcloud

__all__ = [
    "Cloud",
    "Column",
    "Concordance",
    "Motifs",
    "Network",
    "Passage",
    "Result",
    "Symbols",
    "concordance",
    "motifs",
    "network",
    "symbols",
    "wordcloud",
]
