"""Lexicons in LIWC's .dic: a header between two lines of %, then words with the numbers of their categories.

    %
    1       water
    2       fear (Fear and worry)
    %
    drown*          1       2
    kind of         1

The form of LIWC 2007; that of 2015 has phrases, and headers set in to show what belongs to what. Tabs or
blanks stand between fields. Names in brackets after a category are what it is about.
"""

from __future__ import annotations

import re
from pathlib import Path

from ..symbols import Lexicon
from .reading import by_form, text_of, word_of, wrong

_CATEGORY = re.compile(r"(\d+)\s+([^()]+?)\s*(?:\((.*)\))?")
_ENTRY = re.compile(r"(.*?\S)((?:\s+\d+)*)")
# LIWC 2007 has a few entries such as `like (02 134)125/464 253`: category 125 after words of categories 02 or
# 134, else 464; and `kind <of>131/125`. Which of the two it is hangs on the context, so neither is taken.
_CONDITION = re.compile(r"\s*(?:\([\d ]*\)|<[^>]*>)\d+(?:/\d+)?")


def read_dic(path: Path) -> Lexicon:
    """Read a LIWC dictionary. Categories without a word (headings) are left out.

    Raises ``ValueError`` with the line where a line is malformed or names a number that is no category.
    """
    lines = text_of(path).split("\n")
    marks = [at for at, line in enumerate(lines) if line.strip() == "%"]
    first = next((at for at, line in enumerate(lines) if line.strip()), 0)
    if len(marks) < 2 or marks[0] != first:
        raise wrong(path, first + 1, "a LIWC dictionary begins with its categories between two lines of %")
    names, about = _categories(path, lines, marks[0] + 1, marks[1])
    words: dict[str, list[str]] = {name: [] for name in names.values()}
    simplified = 0
    for at, line in enumerate(lines[marks[1] + 1 :], marks[1] + 2):
        if not line.strip():
            continue
        plain = _CONDITION.sub("", line)
        simplified += plain != line
        text, numbers = _entry(path, at, plain)
        if not numbers and plain == line:
            raise wrong(path, at, f"{text!r} has no number of a category; write it after a tab")
        word = word_of(path, at, text)
        for number in numbers:
            if number not in names:
                raise wrong(path, at, f"{number} is no category of the header")
            words[names[number]].append(word)
    used = {name: found for name, found in words.items() if found}
    if not used:
        raise wrong(path, len(lines), "no word stands below the categories")
    note = f"; conditions left out of {simplified} entries" if simplified else ""
    return by_form(path, used, about, f"LIWC dictionary {path.name}{note}")


def _categories(path: Path, lines: list[str], start: int, end: int) -> tuple[dict[int, str], dict[str, str]]:
    names: dict[int, str] = {}
    about: dict[str, str] = {}
    for at in range(start, end):
        if not lines[at].strip():
            continue
        found = _CATEGORY.fullmatch(lines[at].strip())
        if not found:
            raise wrong(path, at + 1, "a category is a number, a tab and a name")
        number, name = int(found[1]), found[2]
        if number in names or name in names.values():
            raise wrong(path, at + 1, f"category {found[1]} {name!r} is there twice")
        names[number] = name
        about[name] = found[3] or ""
    return names, about


def _entry(path: Path, at: int, line: str) -> tuple[str, list[int]]:
    """The word or phrase of a line, and its numbers. A tab ends the phrase, or else the first number."""
    text, tab, rest = line.strip().partition("\t")
    if not tab:
        found = _ENTRY.fullmatch(text)
        text, rest = (found[1], found[2]) if found else (text, "")
    fields = rest.split()
    for field in fields:
        if not (field.isascii() and field.isdigit()):
            raise wrong(path, at, f"{field!r} stands where the number of a category should")
    return text, [int(field) for field in fields]
