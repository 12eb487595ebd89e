"""A small tagger and parser of English: which word is a verb, and who does what to whom.

Both are averaged perceptrons (Collins 2002; the parser is the greedy arc-hybrid one of Goldberg and Nivre
2013), whose weights are in ``data/parser.npz``: numbers for combinations of words and tags, made by
``scripts/hvdc_parser.py``. They say nothing by themselves about dreams.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

DATA = Path(__file__).with_name("data")
_BITS = 14  # of a number of a word, a tag or an ending in a key
_BARRED = -20_000  # below every sum of weights
_NONE = 0  # no word: before the first and after the last


class Parsed(NamedTuple):
    """For each word of a sentence: its tag (Penn Treebank), the word it hangs on (-1: none) and how."""

    tags: list[str]
    heads: list[int]
    relations: list[str]


@dataclass(frozen=True)
class Vocabulary:
    """Words, endings and labels by number. An unknown word goes by its looks."""

    words: dict[str, int]
    endings: dict[str, int]
    tags: tuple[str, ...]
    moves: tuple[str, ...]

    def numbers(self, words: Sequence[str]) -> tuple[list[int], list[int], list[int]]:
        """Of each word: its number, the number of its ending, and its looks (capital, figure, hyphen)."""
        forms, endings, looks = [], [], []
        for at, word in enumerate(words):
            low = word.lower()
            endings.append(self.endings.get(low[-3:], _NONE))
            look = 1 + word[0].isupper() + 2 * (at == 0) + 4 * word[0].isdigit() + 8 * ("-" in word)
            looks.append(look)
            forms.append(self.words.get(low) or self.words[unknown(word)])
        return forms, endings, looks


def unknown(word: str) -> str:
    """What stands for a word that is not in the vocabulary."""
    if word[0].isdigit():
        return "<figure>"
    if not word[0].isalpha():
        return "<mark>"
    return "<Name>" if word[0].isupper() else "<word>"


Templates = tuple[NDArray[np.int64], ...]


def _templates(text: str, names: str) -> Templates:
    """What each feature is made of: its number, shifted into place, and the places of three values."""
    at = {name: place for place, name in enumerate(names.split())}
    rows = [[at[one] for one in row.split()] for row in text.split(",")]
    filled = np.array([[*row, *[at["-"]] * (3 - len(row))] for row in rows], dtype=np.int64)
    numbers = np.arange(len(rows), dtype=np.int64) << 3 * _BITS
    return numbers, *filled.T


def _keys(templates: Templates, values: Sequence[int] | Sequence[list[int]]) -> NDArray[np.int64]:
    """The features of a case, or of each of many, as whole numbers: which one, and its up to three values."""
    numbers, a, b, c = templates
    found = np.array(values, dtype=np.int64)
    keys: NDArray[np.int64] = numbers | found[..., a] << 2 * _BITS | found[..., b] << _BITS | found[..., c]
    return keys


# w: word, e: ending, l: looks, t: tag; 0 this one, -1 the one before, 1 the one after.
_TAG = _templates(
    "w0 -,e0 l0,t-1 e0,t-1 t-2,w0 t-1,w-1 -,w-1 w0,w-2 -,w1 -,w0 w1,e1 -,e-1 e0,w2 -,l0 t-1,e0 w1,t-1 w1",
    "- w0 w-1 w-2 w1 w2 e0 e-1 e1 l0 t-1 t-2",
)
# s0, s1, s2: the words still open, the last first; n0, n1, n2: the coming words; w: word, t: tag; lt, lw, rt,
# rw: tag and word of the last that hangs on it, left and right; v: how many hang on it; gap: from s0 to n0.
_MOVE = _templates(
    "s0w,s0t,s0w s0t,n0w,n0t,n0w n0t,n1w,n1t,n2t n1t n0t,s1w,s1t,s0w n0w,s0w n0t,s0t n0w,s0t n0t,s0t n0t n1t,"
    "s0w n0t n1t,s0t n0w n1t,s1t s0t n0t,s1w s0t n0t,s1t s0w n0t,s1t s0t n0w,s2t s1t s0t,s1w s0w,"
    "s1w s0t,s1t s0w,"
    "s0t s0rt n0t,s0t s0lt n0t,s0t n0lt n0t,s0w s0rw,s0w s0lw,n0w n0lw,s0w s0rt n0t,s1t s1rt s0t,s0w s0v,"
    "s0t s0v n0t,n0w n0v,n0t n0v s0t,s0w gap,s0t n0t gap,s0w n0w gap",
    "- s0w s0t s1w s1t s2t n0w n0t n1w n1t n2t s0lt s0rt n0lt s1rt s0lw s0rw n0lw s0v n0v gap",
)


def tag_keys(
    at: int, forms: list[int], endings: list[int], looks: list[int], tags: list[int]
) -> NDArray[np.int64]:
    """The features a word's tag is told by. ``forms`` and ``endings`` have two places of padding behind."""
    return _keys(
        _TAG,
        [
            0, forms[at], forms[at - 1], forms[at - 2], forms[at + 1], forms[at + 2],
            endings[at], endings[at - 1], endings[at + 1], looks[at], tags[at - 1] + 1, tags[at - 2] + 1,
        ],
    )  # fmt: skip


class State:
    """How far a sentence is parsed: the words still open, the next word, what hangs on what."""

    __slots__ = ("heads", "left", "next", "relations", "right", "size", "stack")

    def __init__(self, n: int) -> None:
        self.size, self.next, self.stack = n, 1, [0]
        self.heads, self.relations = [-1] * n, [""] * n
        self.left: list[list[int]] = [[] for _ in range(n + 1)]
        self.right: list[list[int]] = [[] for _ in range(n + 1)]

    def move(self, move: str) -> None:
        """Shift the next word, or hang the last open one on the next ("<") or on the one before it (">")."""
        if move == "shift":
            self.stack.append(self.next)
            self.next += 1
            return
        child = self.stack.pop()
        head = self.next if move[0] == "<" else self.stack[-1]
        (self.left if move[0] == "<" else self.right)[head].append(child)
        self.heads[child], self.relations[child] = head, move[1:]

    def possible(self) -> tuple[bool, bool, bool]:
        """Whether the state allows a shift, a hanging on the next word, a hanging on the one before."""
        more, open_ = self.next < self.size, len(self.stack)
        return more, more and open_ > 0, open_ > 1


def move_keys(state: State, forms: list[int], tags: list[int]) -> NDArray[np.int64]:
    """The features the next move is told by. ``forms`` and ``tags`` have three places of padding behind."""
    return _keys(_MOVE, _move_values(state, forms, tags))


def _move_values(state: State, forms: list[int], tags: list[int]) -> list[int]:
    stack, left, right = state.stack, state.left, state.right
    n0 = state.next
    s0 = stack[-1] if stack else -1
    s1 = stack[-2] if len(stack) > 1 else -1
    s2 = stack[-3] if len(stack) > 2 else -1
    s0l = left[s0][-1] if s0 >= 0 and left[s0] else -1
    s0r = right[s0][-1] if s0 >= 0 and right[s0] else -1
    n0l = left[n0][-1] if left[n0] else -1
    s1r = right[s1][-1] if s1 >= 0 and right[s1] else -1
    valency_s = (min(len(left[s0]), 3) << 2 | min(len(right[s0]), 3)) + 1 if s0 >= 0 else 0
    return [
        0, forms[s0], tags[s0], forms[s1], tags[s1], tags[s2], forms[n0], tags[n0],
        forms[n0 + 1], tags[n0 + 1], tags[n0 + 2], tags[s0l], tags[s0r], tags[n0l], tags[s1r],
        forms[s0l], forms[s0r], forms[n0l],
        valency_s, min(len(left[n0]), 3) + 1, min(n0 - s0, 7) if s0 >= 0 else 0,
    ]  # fmt: skip


class Perceptron:
    """Weights of the features for each label."""

    def __init__(self, keys: NDArray[np.int64], weights: NDArray[np.int8]) -> None:
        order = np.argsort(keys)
        # Behind the last key one that is never asked for, so that every search ends inside; its weights are
        # 0, and features that were not learned are sent there. A sum of 40 weights up to 127 fits 16 bits.
        self._keys = np.append(keys[order], np.iinfo(np.int64).max)
        self._weights = np.vstack([weights[order], np.zeros((1, weights.shape[1]))]).astype(np.int16)

    def scores(self, keys: NDArray[np.int64]) -> NDArray[np.int16]:
        """The sum of the weights of the features (the last axis), for each label."""
        at = self._keys.searchsorted(keys)
        at[self._keys[at] != keys] = len(self._keys) - 1
        total: NDArray[np.int16] = np.add.reduce(self._weights[at], axis=-2, dtype=np.int16)
        return total


class Parser:
    """The tagger and the parser with their weights. One is made for a process: ``parser()``."""

    def __init__(self, path: Path) -> None:
        with np.load(path) as kept:
            names = {name: str(kept[name]).split("\n") for name in ("words", "endings", "tags", "moves")}
            self._tagger = Perceptron(kept["tag_keys"], kept["tag_weights"])
            self._mover = Perceptron(kept["move_keys"], kept["move_weights"])
            sure = kept["sure"].tolist()
        words, endings = ({one: at + 1 for at, one in enumerate(names[n])} for n in ("words", "endings"))
        self.vocabulary = Vocabulary(words, endings, tuple(names["tags"]), tuple(names["moves"]))
        # A word that had one tag in 99 of 100 cases has it always: half of all words, at no cost.
        self._sure = {at + 1: tag for at, tag in enumerate(sure) if tag >= 0}
        kinds = [0 if move == "shift" else 1 if move[0] == "<" else 2 for move in self.vocabulary.moves]
        self._barred = {
            (a, b, c): np.where(np.array([(a, b, c)[kind] for kind in kinds]), 0, _BARRED).astype(np.int16)
            for a in (False, True)
            for b in (False, True)
            for c in (False, True)
        }

    def parse(self, sentences: Sequence[Sequence[str]]) -> list[Parsed]:
        """The tags and the trees of sentences, each given as its words and marks."""
        numbers = [self.vocabulary.numbers(words) for words in sentences]
        tags = [self._tags(*one) for one in numbers]
        states = self._trees([forms for forms, _, _ in numbers], tags)
        names = self.vocabulary.tags
        return [
            Parsed([names[tag] for tag in own], state.heads, state.relations)
            for own, state in zip(tags, states, strict=True)
        ]

    def _tags(self, forms: list[int], endings: list[int], looks: list[int]) -> list[int]:
        n = len(forms)
        forms, endings = [*forms, 0, 0], [*endings, 0, 0]
        tags = [-1] * (n + 2)
        for at in range(n):
            tag = self._sure.get(forms[at])
            if tag is None:
                tag = int(self._tagger.scores(tag_keys(at, forms, endings, looks, tags)).argmax())
            tags[at] = tag
        return tags[:n]

    def _trees(self, forms: list[list[int]], tags: list[list[int]]) -> list[State]:
        """All sentences step by step together: ten at once take half the time of one after another."""
        moves = self.vocabulary.moves
        states = [State(len(one)) for one in forms]
        going = [
            (state, [*own, 0, 0, 0], [*(tag + 1 for tag in its), 0, 0, 0])
            for state, own, its in zip(states, forms, tags, strict=True)
        ]
        while True:
            going = [one for one in going if any(one[0].possible())]
            if not going:
                return states
            scores = self._mover.scores(_keys(_MOVE, [_move_values(*one) for one in going]))
            scores += np.array([self._barred[state.possible()] for state, _, _ in going])
            for (state, _, _), best in zip(going, scores.argmax(axis=1).tolist(), strict=True):
                state.move(moves[best])


@cache
def parser() -> Parser:
    """The one parser of this process, read on first use."""
    return Parser(DATA / "parser.npz")
