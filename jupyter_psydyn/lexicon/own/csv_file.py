"""Lexicons in CSV: a row a word, with its category."""

from __future__ import annotations

import csv
import io
from pathlib import Path

from ..symbols import Lexicon
from .reading import by_form, text_of, word_of, wrong


def read_csv(path: Path) -> Lexicon:
    """Read ``category,word`` and, if there, ``about`` (kept from the first row of a category that has it).

    A header is required; other columns are ignored, empty lines too. Raises ``ValueError`` with the line.
    """
    reader = csv.DictReader(io.StringIO(text_of(path), newline=""), strict=True)
    words: dict[str, list[str]] = {}
    about: dict[str, str] = {}
    try:
        names = {name.strip().casefold(): name for name in reader.fieldnames or () if name}
        if "category" not in names or "word" not in names:
            raise wrong(path, 1, "the first line must name the columns: category,word (and about)")
        for row in reader:
            category = (row[names["category"]] or "").strip()
            if not category:
                raise wrong(path, reader.line_num, "no category stands here")
            if None in row:
                raise wrong(path, reader.line_num, 'more fields than columns; put "..." round a comma')
            words.setdefault(category, []).append(word_of(path, reader.line_num, row[names["word"]] or ""))
            if "about" in names and row[names["about"]]:
                about.setdefault(category, row[names["about"]].strip())
    except csv.Error as error:
        raise wrong(path, reader.reader.line_num, f"no CSV: {error}") from None
    if not words:
        raise wrong(path, 1, "no word stands below the names of the columns")
    return by_form(path, words, about, f"CSV file {path.name}")
