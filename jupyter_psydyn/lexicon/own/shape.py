"""Lexicons in JSON and YAML: two spellings of one shape, which knows synsets, exclusions and senses."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from ..symbols import Category, Lexicon, Sense
from ..wordnet import NOUN, VERB, wordnet
from .reading import text_of, wrong

_CATEGORY_KEYS = ("about", "nouns", "verbs", "words", "exclude", "phrases")


def read_json(path: Path) -> Lexicon:
    """Read a lexicon in JSON. Raises ``ValueError`` with the line, or with the category, that is wrong."""
    try:
        data = json.loads(text_of(path))
    except json.JSONDecodeError as error:
        raise wrong(path, error.lineno, f"cannot be read as JSON: {error.msg}") from None
    return _lexicon(path, data)


def read_yaml(path: Path) -> Lexicon:
    """Read a lexicon in YAML. Raises ``ValueError`` with the line, or with the category, that is wrong."""
    import yaml

    try:
        data = yaml.safe_load(text_of(path))
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise wrong(path, line, f"cannot be read as YAML: {error.problem}") from None
    except yaml.YAMLError as error:  # a character that YAML does not allow: it has a place, but no line
        raise ValueError(
            f"lexicon {path.name!r} cannot be read as YAML: {str(error).split(chr(10))[0]}"
        ) from None
    return _lexicon(path, data)


def _lexicon(path: Path, data: Any) -> Lexicon:
    where = f"lexicon {path.name!r}"
    if not isinstance(data, dict) or not isinstance(data.get("categories"), dict) or not data["categories"]:
        raise ValueError(f'{where}: "categories" must be an object of objects of lists')
    categories = tuple(_category(where, str(name), one) for name, one in data["categories"].items())
    name, version, provenance = (str(data.get(key, "")) for key in ("name", "version", "provenance"))
    names = {one.name for one in categories}
    senses = {
        str(word).casefold(): _senses(f"{where}: senses of {word!r}", one, names)
        for word, one in _object(f"{where}: senses", data.get("senses") or {}).items()
    }
    return Lexicon(
        name or path.stem,
        version,
        provenance,
        categories,
        frozenset(_words(f"{where}: exclude", data.get("exclude"))),
        senses,
    )


def _category(where: str, name: str, data: Any) -> Category:
    where = f"{where}: category {name!r}"
    _object(where, data)
    for key in data:
        if key not in _CATEGORY_KEYS:
            raise ValueError(f"{where} has {key!r}; it may have {', '.join(_CATEGORY_KEYS)}")
    category = Category(
        name,
        str(data.get("about", "")),
        _synsets(where, NOUN, _words(where, data.get("nouns"))),
        _synsets(where, VERB, _words(where, data.get("verbs"))),
        frozenset(_words(where, data.get("words"))),
        frozenset(_words(where, data.get("exclude"))),
        tuple(_words(where, data.get("phrases"))),
    )
    if not (category.nouns or category.verbs or category.words or category.phrases):
        raise ValueError(f"{where} is empty: give it nouns, verbs, words or phrases")
    return category


def _synsets(where: str, pos: str, names: list[str]) -> tuple[str, ...]:
    for name in names:
        try:
            wordnet().number(name)
        except ValueError as error:
            raise ValueError(f"{where}: {error}") from None
        if name.split(".")[-2] != pos:
            raise ValueError(f"{where}: {name!r} stands among the {'nouns' if pos == NOUN else 'verbs'}")
    return tuple(names)


def _senses(where: str, data: Any, categories: set[str]) -> tuple[Sense, ...]:
    if not isinstance(data, list) or not data:
        raise ValueError(f"{where} must be a list of objects with categories and cues")
    return tuple(_sense(where, one, categories) for one in data)


def _sense(where: str, data: Any, categories: set[str]) -> Sense:
    _object(where, data)
    given = data.get("categories") or []
    unknown = [one for one in given if one not in categories] if isinstance(given, list) else [given]
    if unknown:
        raise ValueError(f"{where}: no such category: {unknown[0]!r}")
    pos = data.get("pos", "")
    if pos not in ("", NOUN, VERB):
        raise ValueError(f"{where}: pos is {pos!r}; it may be n or v")
    return Sense(tuple(given), frozenset(_words(where, data.get("cues"))), pos)


def _object(where: str, data: Any) -> Mapping[str, Any]:
    if not isinstance(data, dict):
        raise ValueError(f"{where} must be an object, with names and lists in it")
    return data


def _words(where: str, data: Any) -> list[str]:
    """A list of words, case-folded. YAML reads `no`, `on` and `1` as something else: they need quotes."""
    for one in data if isinstance(data, list) else ():
        if not isinstance(one, str) or not one.strip():
            raise ValueError(f"{where}: {one!r} is no word; put it in quotes")
    if data is not None and not isinstance(data, list):
        raise ValueError(f"{where}: {data!r} is no list of words")
    return [one.casefold() for one in data or ()]
