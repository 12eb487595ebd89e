"""Lexicons from files: the one in the package, and people's own, one module a format."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path

from ..pack import DATA
from ..symbols import Lexicon
from .cat_file import read_cat, read_exclusions
from .csv_file import read_csv
from .dic_file import read_dic
from .dicx_file import read_dicx
from .shape import read_json, read_yaml
from .wt_file import Weights, load_weights, read_wt

__all__ = ["Weights", "load_exclusions", "load_lexicon", "load_weights"]

_READERS: dict[str, Callable[[Path], Lexicon]] = {
    ".json": read_json,
    ".yaml": read_yaml,
    ".yml": read_yaml,
    ".csv": read_csv,
    ".dic": read_dic,
    ".dicx": read_dicx,
    ".cat": read_cat,
    ".wt": read_wt,
}


def load_lexicon(path: str | Path | None = None) -> Lexicon:
    """The lexicon that ships with the package, or one of your own, by the ending of its name.

    ``.json``, ``.yaml``: ``{"name", "version", "provenance", "categories": {"water": {"about": "", "nouns":
    ["water.n.01"], "verbs": ["swim.v.01"], "words": ["drown", "aqua*"], "phrases": ["run dry"], "exclude":
    []}}}``; a category needs at least one of nouns, verbs, words and phrases. ``"exclude"`` beside
    ``"categories"`` lists words that are in none. ``"senses": {"bank": [{"categories": ["money"], "cues":
    ["robber"], "pos": "n"}, ...]}`` lists the senses to choose from by context, the default first.
    ``.csv``: the columns ``category,word``, and ``about`` if you like; ``aqua*`` is a beginning.
    ``.dic``, ``.dicx``: a LIWC dictionary. ``.cat``: a WordStat dictionary. ``.Wt``: a plain list of words.

    Words of JSON and YAML are base forms; those of the others match the word as written or its base form.
    Raises ``ValueError`` with one line (the file, and the line in it) where something is wrong.
    """
    if path is None:
        return _shipped()
    path = Path(path)
    reader = _READERS.get(path.suffix.lower())
    if reader is None:
        raise ValueError(f"lexicon {path.name!r}: the name must end in {', '.join(_READERS)}")
    return reader(path)


def load_exclusions(path: str | Path) -> frozenset[str]:
    """The words that never count beside a dictionary: one a line, ``*`` at its end for all that begin so.

    Raises ``ValueError`` with one line where something is wrong.
    """
    return read_exclusions(Path(path))


@cache
def _shipped() -> Lexicon:
    return read_json(DATA / "symbols.json")
