"""NLTK's reader of WordNet, for whoever wants more of it than the package needs."""

from __future__ import annotations

import warnings
from functools import cache
from typing import Any

from .pack import DATA


@cache
def nltk_wordnet() -> Any:
    """NLTK's ``WordNetCorpusReader`` over the copy in this package (WordNet 3.0 without glosses).

    Nothing is downloaded, and no ``nltk_data`` of the machine is read. The first call imports NLTK and reads
    WordNet: 3 to 5 s and some 340 MB. The package itself never calls it; see ``wordnet``.
    """
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
        return Reader(pointer, None)
