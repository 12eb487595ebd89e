"""Words that are not counted."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from .wordnet import DATA

_CLITIC = re.compile(r"(?:n't|'(?:s|d|ll|ve|re|m|t))$")


@cache
def stop_words(choice: str = "english") -> frozenset[str]:
    """The words left out: ``english``, ``none``, or the path of a file.

    ``english`` is two lists together: NLTK's 198 English stop words (``data/stopwords-english.txt``), and
    the words of telling (``data/stopwords-telling.txt``: dream, remember, seem, thing, get, go ...), our
    own choice, without which every list of motifs would be padded with what any dream report says.
    A file holds words apart by white space, UTF-8; a line that starts with # is a remark.

    Raises ``ValueError`` where the file cannot be read.
    """
    if choice == "none":
        return frozenset()
    if choice == "english":
        return _read(DATA / "stopwords-english.txt") | _read(DATA / "stopwords-telling.txt")
    try:
        return _read(Path(choice))
    except (OSError, UnicodeDecodeError) as error:
        why = "is not UTF-8" if isinstance(error, UnicodeDecodeError) else "cannot be read"
        raise ValueError(
            f"stop words: {choice!r} {why}; give english, none or a text file of words"
        ) from None


def is_stop(word: str, base: str, stops: frozenset[str]) -> bool:
    """Whether a word is left out: it, its base form, or what is left of a contraction (didn't: did)."""
    return word in stops or base in stops or ("'" in word and _CLITIC.sub("", word) in stops)


def _read(path: Path) -> frozenset[str]:
    lines = path.read_text(encoding="utf-8-sig").casefold().replace("’", "'").splitlines()
    return frozenset(word for line in lines if not line.startswith("#") for word in line.split())
