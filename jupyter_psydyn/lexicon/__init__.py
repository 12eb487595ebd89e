"""Word lists: WordNet's facts, base forms, stop words, symbol categories.

Everything ships with the package; nothing is downloaded, ever. NLTK is imported on first use.
"""

from .base_forms import base_form
from .stopwords import is_stop, stop_words
from .symbols import Category, Lexicon, load_lexicon
from .wordnet import wordnet

__all__ = ["Category", "Lexicon", "base_form", "is_stop", "load_lexicon", "stop_words", "wordnet"]
