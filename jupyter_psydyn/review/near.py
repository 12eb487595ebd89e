"""The way about in a codebook: above and below, by a few letters, nearly the same, what differs. Pure."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from ..journal import Code, Codebook

ALIKE = 0.6
"""Definitions that share this part of their words may be of one code."""
ENOUGH = 4
"""A definition of fewer words tells too little to be compared."""

_SAID = {
    "definition": "the definition",
    "use_when": "when to use it",
    "not_when": "when not to use it",
    "example": "the example",
    "counter_example": "the counter-example",
    "colour": "the colour",
    "codable": "whether one can code with it",
    "cues": "the cues",
}
_SMALL = frozenset(
    [
        "a",
        "an",
        "the",
        "of",
        "in",
        "on",
        "at",
        "to",
        "for",
        "by",
        "with",
        "and",
        "or",
        "is",
        "are",
        "be",
        "as",
        "that",
        "this",
        "it",
        "its",
        "one",
        "s",
    ]
)
_ENDINGS = (
    ("nesses", ""),
    ("ness", ""),
    ("ings", ""),
    ("ing", ""),
    ("ies", "y"),
    ("ed", ""),
    ("es", ""),
    ("s", ""),
)


def above(codebook: Codebook, code: Code) -> list[Code]:
    """The codes above one, the nearest first."""
    by_id = {one.id: one for one in codebook.codes}
    found: list[Code] = []
    while code.parent:
        code = by_id[code.parent]
        found.append(code)
    return found


def path(codebook: Codebook, code: Code) -> str:
    """A code with what stands above it: ``"Fear / of water"``."""
    return " / ".join(one.name for one in (*reversed(above(codebook, code)), code))


def children(codebook: Codebook, id: str = "") -> tuple[Code, ...]:  # noqa: A002
    """The codes right below one (``""``: those at the top), in their order."""
    return tuple(one for one in codebook.codes if one.parent == id)


def living(codebook: Codebook) -> list[Code]:
    """The codes that are not retired."""
    return [one for one in codebook.codes if not one.retired]


def find(codebook: Codebook, letters: str) -> list[Code]:
    """The codes one can code with that a few letters name, the best first: ``fe``, ``wa``, ``fow``."""
    usable = [one for one in living(codebook) if one.codable]
    ranked = [(rank(letters, one.name, path(codebook, one)), one) for one in usable]
    best = sorted(((at, one) for at, one in ranked if at is not None), key=lambda it: it[0])
    return [one for _, one in best]


def between(old: Codebook, new: Codebook) -> list[str]:
    """What differs from one version of a codebook to another, a line each."""
    lines = [] if old.title == new.title else [f"Title: {old.title} → {new.title}"]
    for code in new.codes:
        was = old.code(code.id)
        lines += _differ(was, code, old, new) if was else [f"Added: {path(new, code)}"]
    return lines + [f"Gone: {path(old, one)}" for one in old.codes if not new.code(one.id)]


def _differ(was: Code, code: Code, old: Codebook, new: Codebook) -> list[str]:
    """The lines of one code."""
    lines = []
    if was.retired != code.retired or was.into != code.into:
        into = ", ".join(it.name for one in code.into if (it := new.code(one)))
        lines.append(
            f"{'Retired' if code.retired else 'Restored'}: {code.name}" + (f", into {into}" if into else "")
        )
    if was.name != code.name:
        lines.append(f"Renamed: {was.name} → {code.name}")
    if was.parent != code.parent:
        places = [
            it.name if (it := book.code(one.parent)) else "the top" for book, one in ((old, was), (new, code))
        ]
        lines.append(f"Moved: {code.name}, from {places[0]} to {places[1]}")
    said = {field: words for field, words in _SAID.items() if getattr(was, field) != getattr(code, field)}
    if said or was.since != code.since:
        how = " (its meaning)" if was.since != code.since else ""
        lines.append(f"Changed{how}: {code.name}" + (f", {', '.join(said.values())}" if said else ""))
    return lines


def plain(text: str) -> str:
    """Text without case, accents and punctuation: ``"Fear—of Water!"`` is ``"fear of water"``."""
    bare = "".join(one for one in unicodedata.normalize("NFKD", text) if not unicodedata.combining(one))
    return " ".join(re.findall(r"\w+", bare.casefold()))


def same_name(one: str, other: str) -> bool:
    """Whether two names differ by nothing but case and space."""
    return " ".join(one.casefold().split()) == " ".join(other.casefold().split())


def near(code: Code, others: Iterable[Code]) -> tuple[Code, ...]:
    """Those of ``others`` that may be the same code as ``code``: by name, or by definition."""
    return tuple(one for one in others if one.id != code.id and (_named(code, one) or _defined(code, one)))


def distance(one: str, other: str) -> int:
    """How many letters must be put in, left out or replaced (Levenshtein)."""
    row = list(range(len(other) + 1))
    for i, a in enumerate(one, 1):
        before, row = row, [i]
        for j, b in enumerate(other, 1):
            row.append(min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (a != b)))
    return row[-1]


def rank(letters: str, name: str, whole: str) -> int | None:
    """How well letters name a code, 0 the best: its name, its start, a word, initials, a word above it."""
    typed, words = plain(letters), plain(name).split()
    if not typed:
        return None
    joined = " ".join(words)
    ways = (
        joined == typed,
        joined.startswith(typed),
        any(one.startswith(typed) for one in words),
        "".join(one[0] for one in words).startswith(typed),
        any(one.startswith(typed) for one in plain(whole).split()),
    )
    return ways.index(True) if True in ways else None


def _named(one: Code, other: Code) -> bool:
    a, b = plain(one.name), plain(other.name)
    if a == b or (_stems(a) and _stems(a) == _stems(b)):
        return True
    # A letter more or less makes another word of a short one: "dog", "fog".
    shorter = min(len(a), len(b))
    return shorter >= 5 and distance(a, b) <= (1 if shorter < 9 else 2)


def _defined(one: Code, other: Code) -> bool:
    a, b = _stems(plain(one.definition)), _stems(plain(other.definition))
    return min(len(a), len(b)) >= ENOUGH and len(a & b) / len(a | b) >= ALIKE


def _stems(text: str) -> frozenset[str]:
    return frozenset(_stem(one) for one in text.split() if one not in _SMALL)


def _stem(word: str) -> str:
    for ending, instead in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            word = word[: len(word) - len(ending)] + instead
            break
    # "hate" and "hating", "stop" and "stopping" meet here.
    return re.sub(r"(.)\1$", r"\1", word.removesuffix("e"))
