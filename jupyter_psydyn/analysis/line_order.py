"""The order of a concordance's lines: by the words beside the match, as one reads a KWIC.

The page orders its lines in the same way (``labextension/src/views/concordance/order.ts``); what both have to
agree on stands in ``tests/analysis/line_order.json``.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from typing import NamedTuple

LEVELS = 3
"""An order has so many keys at most; more of them decide nothing that anybody sees."""

_KEY = re.compile(r"[LR][1-5]|M|D")
# White space parts words here, and so do dashes and dots that stand for a pause.
_BETWEEN = re.compile(r"[\s\u2010-\u2015\u2026/]+")
# Letters that Unicode takes apart into no base letter; beside it they stand in every dictionary.
_BASES = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ħ": "h", "ı": "i", "ŧ": "t", "æ": "ae", "œ": "oe", "þ": "th", "ð": "d"}
)


class Line(NamedTuple):
    """What an order can be by: what stands before the match, the match, what stands after it, its night."""

    left: str
    match: str
    right: str
    night: str


def sort_keys(sort: str) -> tuple[str, ...]:
    """The keys of an order, ``"R1, L1"``.

    ``L1`` is the first word before the match, ``L2`` the one before that, to ``L5``; ``R1`` to ``R5`` are the
    words after it; ``M`` is the match, ``D`` the night. Raises ``ValueError`` for anything else, or more than
    three.
    """
    keys = tuple(key.strip().upper() for key in sort.split(",") if key.strip())
    for key in keys:
        if not _KEY.fullmatch(key):
            raise ValueError(
                f"sort: {key!r}; give L1 to L5 (words before), R1 to R5 (words after), M (the match) or "
                "D (the night), as in 'R1,L1'"
            )
    if len(keys) > LEVELS:
        raise ValueError(f"sort: {len(keys)} keys; {LEVELS} at most")
    return keys


def line_order(lines: Sequence[Line], sort: str) -> list[int]:
    """The positions of the lines in that order; of equal ones the earlier first.

    Letters are compared without accents and case, punctuation is no letter; a line without such a word comes
    first, one without a night last.
    """
    keys = sort_keys(sort)
    values = [tuple(_value(line, key) for key in keys) for line in lines]
    return sorted(range(len(lines)), key=values.__getitem__)


def folded(word: str) -> str:
    """A word as it is compared: its base letters and digits, in lower case."""
    apart = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", word).casefold())
    return "".join(one for one in apart if unicodedata.category(one)[0] in "LN").translate(_BASES)


def _value(line: Line, key: str) -> str:
    if key == "D":
        return line.night or "\uffff"
    if key == "M":
        return " ".join(_words(line.match))
    words = _words(line.right) if key[0] == "R" else _words(line.left)[::-1]
    at = int(key[1]) - 1
    return words[at] if at < len(words) else ""


def _words(text: str) -> list[str]:
    return [word for one in _BETWEEN.split(text) if (word := folded(one))]
