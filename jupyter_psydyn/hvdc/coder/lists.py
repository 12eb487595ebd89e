"""Our word lists of classes: emotions, objects, deeds. One way to write them, one way to look words up.

A file of ``data/`` has a line with the name of a class (two signs or a figure), then lines of words: base
forms, with "/n", "/v", "/a" where they count as noun, verb or adjective only, "!" behind a word that hardly
ever means anything else, and phrases of forms in quotation marks.
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from .parser import DATA
from .reading import Reading, Word

_ENTRY = re.compile(r'"[^"]+"|\S+')
_PLACES = {"n": "N", "v": "V", "a": "J"}


class Hit(NamedTuple):
    """A word or phrase of a list: its last or only word, its class, its entry, and where it stands."""

    word: Word
    kind: str
    entry: str
    start: int
    end: int


class Classes(NamedTuple):
    """The classes of a list: of words by base form or form, of phrases by their first form;
    ``starts`` are the words and first forms of both."""

    words: dict[str, list[tuple[str, str]]]
    phrases: dict[str, list[tuple[tuple[str, ...], str]]]
    plain: set[str]
    starts: set[str]

    def hits(self, reading: Reading) -> list[Hit]:
        """All words and phrases of the list, in order; a phrase before its words."""
        found: list[Hit] = []
        until = -1
        for word in reading:
            if word.at <= until or not (word.form in self.starts or word.base in self.starts):
                continue
            phrase = self._phrase(reading, word)
            if phrase is not None:
                until = phrase.word.at
                found.append(phrase)
                continue
            found += [Hit(word, kind, word.base, word.start, word.end) for kind in self.of(word)]
        return found

    def of(self, word: Word) -> list[str]:
        """The classes a word belongs to as it is used."""
        found: list[str] = []
        for key in dict.fromkeys((word.form, word.base)):
            if key in self.words:
                found += [k for k, use in self.words[key] if k not in found and _used(word, use)]
        return found

    def _phrase(self, reading: Reading, word: Word) -> Hit | None:
        if word.base not in self.phrases and word.form not in self.phrases:
            return None
        for forms, kind in self.phrases.get(word.base, self.phrases.get(word.form, [])):
            rest = reading.words[word.at + 1 : word.at + len(forms)]
            if len(rest) == len(forms) - 1 and all(
                one in (two.form, two.base) for one, two in zip(forms[1:], rest, strict=True)
            ):
                last = rest[-1] if rest else word
                return Hit(last, kind, " ".join(forms), word.start, last.end)
        return None


def _used(word: Word, use: str) -> bool:
    if not use:
        return True
    return word.tag[0] == _PLACES[use] or (use == "a" and word.tag in ("VBN", "VBG", "RB"))


@cache
def classes(name: str) -> Classes:
    """A list by the name of its file."""
    made = Classes({}, {}, set(), set())
    kind = ""
    for line in (DATA / f"{name}.txt").read_text(encoding="utf-8").splitlines():
        if not line.strip() or line[0] == "#":
            continue
        if len(line) <= 2:  # a class
            kind = line
            continue
        for entry in _ENTRY.findall(line):
            if entry[0] == '"':
                forms = tuple(entry.strip('"').split())
                made.phrases.setdefault(forms[0], []).append((forms, kind))
            else:
                word, _, use = entry.removesuffix("!").partition("/")
                if entry[-1] == "!":
                    made.plain.add(word)
                made.words.setdefault(word, []).append((kind, use))
    made.starts.update(made.words, made.phrases)
    return made
