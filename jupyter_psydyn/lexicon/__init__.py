"""Word lists: WordNet's facts, base forms, stop words, symbol categories.

Everything ships with the package; nothing is downloaded, ever. NLTK is imported by ``nltk_wordnet`` and
``vader`` only.
"""

from .base_forms import Bases, base_form, bases_of
from .dream_words import dream_words
from .nltk_wordnet import nltk_wordnet
from .own import load_lexicon
from .stopwords import is_stop, stop_word_file, stop_words
from .symbols import Category, Lexicon, Phrase, Sense
from .wordnet import wordnet

__all__ = [
    "Bases",
    "Category",
    "Lexicon",
    "Phrase",
    "Sense",
    "base_form",
    "bases_of",
    "dream_words",
    "is_stop",
    "load_lexicon",
    "nltk_wordnet",
    "stop_word_file",
    "stop_words",
    "wordnet",
]
