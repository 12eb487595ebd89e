"""Lexicons in WordStat's .cat: categories set in by tabs, below them patterns with a weight in brackets.

    PRIMARY
        NEED
            ORALITY
                LEMON* (1)

(each step one tab). A category is called by its way from the top, ``PRIMARY:NEED:ORALITY``; Martindale's
Regressive Imagery Dictionary comes so. Words that never count are a list of their own, ``.exc``: one pattern
a line.
"""

from __future__ import annotations

import re
from pathlib import Path

from ..symbols import Lexicon
from .reading import by_form, text_of, word_of, wrong

_PATTERN = re.compile(r"(.*\S)\s*\((\d+(?:[.,]\d+)?)\)")


def read_cat(path: Path) -> Lexicon:
    """Read a WordStat dictionary. An underscore in a pattern is a blank: ``CIVIL_WAR`` is a phrase.

    Every word counts as one: of patterns with another weight the weight is left out; rules of nearness
    (``@ ...``) are left out whole. The provenance says how many. Raises ``ValueError`` with the line.
    """
    way: list[str] = []
    words: dict[str, list[str]] = {}
    weighted = rules = 0
    for at, line in enumerate(text_of(path).split("\n"), 1):
        text = line.strip()
        if not text:
            continue
        indent = line[: len(line) - len(line.lstrip())]
        if indent.strip("\t"):
            raise wrong(path, at, "a line is set in by tabs, and a blank stands here")
        depth, pattern = len(indent), _PATTERN.fullmatch(text)
        if depth > len(way):
            raise wrong(path, at, f"{text!r} is set in further than the line above it allows")
        if not pattern:
            way = [*way[:depth], text]
        elif depth == 0:
            raise wrong(path, at, f"{text!r} stands below no category")
        elif text.startswith("@"):
            rules += 1
        else:
            word = word_of(path, at, pattern[1].replace("_", " "))
            words.setdefault(":".join(way[:depth]), []).append(word)
            weighted += float(pattern[2].replace(",", ".")) != 1
    if not words:
        raise wrong(path, 1, "no pattern stands below a category; one is written LEMON* (1)")
    left_out = [(weighted, "weights other than 1 left out of {} patterns"), (rules, "{} rules left out")]
    notes = "".join(f"; {note.format(n)}" for n, note in left_out if n)
    return by_form(path, words, {}, f"WordStat dictionary {path.name}{notes}")


def read_exclusions(path: Path) -> frozenset[str]:
    """Read a list of words that never count: one a line, ``*`` at its end for all that begin so.

    Raises ``ValueError`` with the line.
    """
    lines = enumerate(text_of(path).split("\n"), 1)
    return frozenset(word_of(path, at, line) for at, line in lines if line.strip())
