"""Texts as numbers, and counts that add up: one dream more, a corpus, the parts of one on many machines.

Arrays in, arrays out: nothing here knows a table, a picture or a page. ``import`` takes NumPy and SciPy.
"""

from .coding import Coded, Coder, Way, code_texts, together
from .counts import PairCounts, PairTable, WordCounts, count_pairs, count_words, window_of
from .live import LiveCounts

__all__ = [
    "Coded",
    "Coder",
    "LiveCounts",
    "PairCounts",
    "PairTable",
    "Way",
    "WordCounts",
    "code_texts",
    "count_pairs",
    "count_words",
    "together",
    "window_of",
]
