"""Lexicons in LIWC-22's .dicx: a table with a row a word and a column a category, an X where it belongs."""

from __future__ import annotations

import csv
import io
from pathlib import Path

from ..symbols import Lexicon
from .reading import by_form, text_of, word_of, wrong


def read_dicx(path: Path) -> Lexicon:
    """Read a table whose first column is DicTerm. Weights instead of X are refused: a word is in or not.

    Raises ``ValueError`` with the line where a line is malformed.
    """
    reader = csv.reader(io.StringIO(text_of(path), newline=""), strict=True)
    words: dict[str, list[str]] = {}
    try:
        names = [name.strip() for name in next(reader, [])]
        if len(names) < 2 or names[0].casefold() != "dicterm":
            raise wrong(path, 1, "the first line must be DicTerm and the names of the categories")
        if len(set(names)) < len(names) or "" in names:
            raise wrong(path, 1, "a category is there twice or has no name")
        words = {name: [] for name in names[1:]}
        for row in reader:
            if not any(field.strip() for field in row):
                continue
            if len(row) > len(names):
                raise wrong(path, reader.line_num, "more fields than columns")
            word = word_of(path, reader.line_num, row[0])
            for name, mark in zip(names[1:], row[1:], strict=False):
                if mark.strip().casefold() not in ("", "x"):
                    raise wrong(path, reader.line_num, f"{mark.strip()!r} under {name!r}: an X or nothing")
                if mark.strip():
                    words[name].append(word)
    except csv.Error as error:
        raise wrong(path, reader.line_num, f"no CSV: {error}") from None
    used = {name: found for name, found in words.items() if found}
    if not used:
        raise wrong(path, 1, "no word is in any category")
    return by_form(path, used, {}, f"LIWC-22 dictionary {path.name}")
