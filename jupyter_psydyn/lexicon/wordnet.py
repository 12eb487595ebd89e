"""WordNet's facts, read by NLTK from the copy inside this package.

The copy (``data/wordnet.zip``, WordNet 3.0 without glosses, see ``scripts/wordnet.py``) is always the one
used, also where the machine has an ``nltk_data`` of its own: the same words give the same findings
everywhere, and nothing is ever downloaded. NLTK is imported on first use (about 1 s, and 1 s more to
read WordNet).
"""

from __future__ import annotations

import warnings
from functools import cache
from pathlib import Path
from typing import Any

DATA = Path(__file__).parent / "data"
NOUN, VERB, ADJECTIVE, ADVERB = PARTS_OF_SPEECH = ("n", "v", "a", "r")

# The first digit after "%" in a sense key; 5 is an adjective satellite.
_KEY_POS = {"1": NOUN, "2": VERB, "3": ADJECTIVE, "4": ADVERB, "5": ADJECTIVE}


class WordNet:
    """The questions asked of WordNet. One is made for a process: ``wordnet()``."""

    def __init__(self) -> None:
        import nltk.data
        from nltk.corpus.reader.wordnet import WordNetCorpusReader

        class Reader(WordNetCorpusReader):  # type: ignore[misc]
            def map_wn(self, version: str = "wordnet") -> None:
                """No map to other versions: it serves other languages, and asks for a second WordNet."""

        # NLTK opens files below its data roots only.
        if str(DATA) not in nltk.data.path:
            nltk.data.path.append(str(DATA))
        pointer = nltk.data.ZipFilePathPointer(str(DATA / "wordnet.zip"), "wordnet/")
        with warnings.catch_warnings():
            warnings.filterwarnings("ignore", "The multilingual functions are not available")
            self.reader: Any = Reader(pointer, None)
        self._counts = self._read_counts()
        self._exceptions = {pos: self._read_exceptions(name) for pos, name in _FILES.items()}

    def version(self) -> str:
        """WordNet's own version."""
        return str(self.reader.get_version())

    def bases(self, word: str, pos: str) -> list[str]:
        """The base forms ``word`` can have as this part of speech, by Morphy, in WordNet's spelling.

        A word on the list of exceptions (teeth, was) has its exceptional bases only; another may be its
        own base and have one by its ending too (stairs).
        """
        found: list[str] = self.reader._morphy(word, pos)
        irregular = [base for base in self._exceptions[pos].get(word, ()) if base in found]
        return irregular or found

    def knows(self, lemma: str, pos: str) -> bool:
        """Whether the word, as it stands, is a lemma of this part of speech."""
        return pos in self.reader._lemma_pos_offset_map.get(lemma, ())

    def knows_any(self, word: str) -> bool:
        """Whether the word is a lemma of any part of speech."""
        return word in self.reader._lemma_pos_offset_map

    def count(self, lemma: str, pos: str) -> int:
        """How often the lemma was tagged in SemCor, all senses together."""
        return self._counts.get((lemma, pos), 0)

    def total(self, lemma: str) -> int:
        """How often the lemma was tagged in SemCor, all senses and parts of speech together."""
        return sum(self.count(lemma, pos) for pos in PARTS_OF_SPEECH)

    @property
    def size(self) -> int:
        """All tagged tokens."""
        return sum(self._counts.values())

    def _read_counts(self) -> dict[tuple[str, str], int]:
        counts: dict[tuple[str, str], int] = {}
        with self.reader.open("cntlist.rev") as lines:
            for line in lines:
                key, _, count = line.split()
                lemma, sense = key.split("%")
                at = (lemma, _KEY_POS[sense[0]])
                counts[at] = counts.get(at, 0) + int(count)
        return counts

    def _read_exceptions(self, name: str) -> dict[str, tuple[str, ...]]:
        with self.reader.open(name) as lines:
            rows = [line.split() for line in lines]
        return {word: tuple(bases) for word, *bases in rows}


_FILES = {NOUN: "noun.exc", VERB: "verb.exc", ADJECTIVE: "adj.exc", ADVERB: "adv.exc"}


@cache
def wordnet() -> WordNet:
    """The one WordNet of this process, read on first use."""
    return WordNet()
