"""Words that are not counted."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from .pack import DATA

_CLITIC = re.compile(r"(?:n't|'(?:s|d|ll|ve|re|m|t))$")


# The lists that have names, and the files they are made of.
_NAMED = {
    "none": (),
    "function": ("stopwords-english.txt",),
    "english": ("stopwords-english.txt", "stopwords-telling.txt"),
}


@cache
def stop_words(choice: str = "english") -> frozenset[str]:
    """The words left out: ``english``, ``function``, ``none``, or the path of a file.

    ``function`` is NLTK's 198 English stop words (the, of, my ...). ``english`` is these and the words of
    telling (dream, remember, seem, thing, get, go ...), our own choice, without which every list of motifs
    would be padded with what any dream report says. A file holds words apart by white space, UTF-8; a line
    that starts with # is a remark. For a list of your own, copy the one here and edit the copy::

        shutil.copy(stop_word_file("telling"), "mine.txt")

    Raises ``ValueError`` where the file cannot be read.
    """
    if choice in _NAMED:
        return frozenset().union(*(_read(DATA / name) for name in _NAMED[choice]))
    try:
        return _read(Path(choice))
    except (OSError, UnicodeDecodeError) as error:
        why = "is not UTF-8" if isinstance(error, UnicodeDecodeError) else "cannot be read"
        raise ValueError(
            f"stop words: {choice!r} {why}; give english, function, none or a text file of words"
        ) from None


def stop_word_file(name: str = "telling") -> Path:
    """The file of one of the two lists in the package, to read or to copy: ``function`` or ``telling``.

    Raises ``ValueError`` for another name.
    """
    files = {"function": "stopwords-english.txt", "telling": "stopwords-telling.txt"}
    if name not in files:
        raise ValueError(f"stop words: there is no file for {name!r}; choose function or telling")
    return DATA / files[name]


def is_stop(word: str, base: str, stops: frozenset[str]) -> bool:
    """Whether a word is left out: it, its base form, or what is left of a contraction (didn't: did)."""
    return word in stops or base in stops or ("'" in word and _CLITIC.sub("", word) in stops)


def _read(path: Path) -> frozenset[str]:
    lines = path.read_text(encoding="utf-8-sig").casefold().replace("’", "'").splitlines()
    return frozenset(word for line in lines if not line.startswith("#") for word in line.split())
