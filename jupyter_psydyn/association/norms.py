"""What people say to a word: the Edinburgh norms, and how common an association is by them.

The Edinburgh Associative Thesaurus (Kiss, Armstrong, Milroy and Piper 1973): 100 students of British
universities, about 1970, wrote the first word that came to mind to each of 100 words; 8,210 words in all.
Norms age: of Kent and Rosanoff's 100 words of 1910, 56 have the same first response in both.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import NamedTuple

import numpy as np

from ..counting.arrays import Floats, Ints
from ..lexicon import base_form
from .forms import content_words, form, joined, position, positions

DATA = Path(__file__).parent / "data"


class Placed(NamedTuple):
    """Where words stand in norms: as a cue, as a response by form, by base form; -1 where they do not."""

    cue: Ints
    response: Ints
    base: Ints


@dataclass(frozen=True, eq=False, repr=False)
class ResponseNorms:
    """For each cue how many people gave which response.

    ``cues`` and ``responses`` are words by form; ``first[i]`` to ``first[i + 1]`` are the pairs of cue i, the
    most common first: ``response`` (a position in ``responses``) and ``count``. A cue is looked up by form,
    by base form, without hyphens, then, where it has one content word, by that (``to sing``: sing). Where it
    is not in the norms, answers are ``None`` (nan in arrays): not known.
    """

    cues: tuple[str, ...]
    responses: tuple[str, ...]
    first: Ints
    response: Ints
    count: Ints
    name: str

    def said_to(self, cue: str) -> tuple[tuple[str, int], ...]:
        """The responses to a cue with their counts, the most common first; empty where it is unknown."""
        at = self._pairs(cue)
        if at is None:
            return ()
        each = zip(self.response[at].tolist(), self.count[at].tolist(), strict=True)
        return tuple((self.responses[one], count) for one, count in each)

    def asked(self, cue: str) -> int | None:
        """How many people gave a response to the cue."""
        at = self._pairs(cue)
        return None if at is None else int(self.count[at].sum())

    def strength(self, cue: str, response: str) -> float | None:
        """The share of the people asked who gave this response to the cue, 0 to 1.

        By form; where nobody gave it so, by base form (dogs and dog, good-bye and goodbye together).
        """
        value = float(self.strengths([cue], [response])[0])
        return None if np.isnan(value) else value

    def strengths(self, cues: Sequence[str], responses: Sequence[str]) -> Floats:
        """The same for many pairs at once; nan where the cue is not in the norms."""
        at = np.arange(len(cues))
        return self.steps(self.placed([*cues, *responses]), at, at + len(cues))

    def placed(self, words: Sequence[str]) -> Placed:
        """Where these words stand: looked up once, whatever they are cues and responses to."""
        each = [_content(word) for word in words]
        return Placed(
            *(
                np.array([-1 if at is None else at for at in found], dtype=np.int64)
                for found in (
                    [_found(one, self._cue_index) for one in each],
                    [_found(one, self._response_index) for one in each],
                    [self._base_index.get(_base(one[-1])) for one in each],
                )
            )
        )

    def steps(self, words: Placed, cues: Ints, responses: Ints) -> Floats:
        """The strength of each step from one of these words to another, by their positions among them."""
        cue = words.cue[cues]
        by_form = _counts(self._by_form, cue, words.response[responses], len(self.responses))
        by_base = _counts(self._by_base, cue, words.base[responses], len(self.responses))
        count = np.where(by_form > 0, by_form, by_base)
        return np.where(cue >= 0, count / self._asked[np.maximum(cue, 0)], np.nan)

    def idiosyncratic(self, cue: str, response: str) -> bool | None:
        """Whether nobody who was asked gave this response to the cue."""
        strength = self.strength(cue, response)
        return None if strength is None else strength == 0

    def entropy(self, cue: str) -> float | None:
        """How far people go apart on the cue, in bits: 0 where all say the same (Shannon 1948)."""
        at = self._pairs(cue)
        if at is None:
            return None
        share = self.count[at] / self.count[at].sum()
        return float(-(share * np.log2(share)).sum())

    def set_size(self, cue: str) -> int | None:
        """How many different responses the cue got."""
        at = self._pairs(cue)
        return None if at is None else int(at.stop - at.start)

    def __contains__(self, cue: str) -> bool:
        return self._pairs(cue) is not None

    def __len__(self) -> int:
        return len(self.cues)

    def __repr__(self) -> str:
        return f"<{self.name}: {len(self)} cues, {len(self.count)} pairs>"

    def _pairs(self, cue: str) -> slice | None:
        at = _found(_content(cue), self._cue_index)
        return None if at is None else slice(int(self.first[at]), int(self.first[at + 1]))

    @cached_property
    def _cue_index(self) -> dict[str, int]:
        return positions(self.cues)

    @cached_property
    def _response_index(self) -> dict[str, int]:
        return positions(self.responses)

    @cached_property
    def _base_index(self) -> dict[str, int]:
        numbers: dict[str, int] = {}
        for word in self.responses:
            numbers.setdefault(_base(word), len(numbers))
        return numbers

    @cached_property
    def _asked(self) -> Ints:
        return np.add.reduceat(self.count, self.first[:-1])

    @cached_property
    def _cue_of_pair(self) -> Ints:
        return np.repeat(np.arange(len(self.cues)), np.diff(self.first))

    @cached_property
    def _by_form(self) -> tuple[Ints, Ints]:
        return _summed(self._cue_of_pair * len(self.responses) + self.response, self.count)

    @cached_property
    def _by_base(self) -> tuple[Ints, Ints]:
        number = np.array([self._base_index[_base(word)] for word in self.responses], dtype=np.int64)
        return _summed(self._cue_of_pair * len(self.responses) + number[self.response], self.count)


def _content(text: str) -> tuple[str, ...]:
    """What a text is looked up by: its form, and the one content word where there is one only."""
    whole = form(text)
    content = content_words(text) if " " in whole else []
    return (whole, *content) if len(content) == 1 else (whole,)


def _found(words: Sequence[str], index: Mapping[str, int]) -> int | None:
    return next((at for word in words if (at := position(word, index)) is not None), None)


def _base(word: str) -> str:
    """The base form by which responses are added up: dogs and dog, good-bye and goodbye."""
    return base_form(joined(word))


def _summed(keys: Ints, counts: Ints) -> tuple[Ints, Ints]:
    """The keys in order, each once, and the sum of its counts."""
    order = np.argsort(keys, kind="stable")
    once, first = np.unique(keys[order], return_index=True)
    return once, np.add.reduceat(counts[order], first)


def _counts(table: tuple[Ints, Ints], cue: Ints, said: Ints, width: int) -> Ints:
    """What stands in the table for each cue and what was said to it; 0 where nothing does."""
    keys, counts = table
    key = cue * width + said
    at = np.minimum(np.searchsorted(keys, key), len(keys) - 1)
    there: Ints = np.where((keys[at] == key) & (cue >= 0) & (said >= 0), counts[at], 0)
    return there


@cache
def edinburgh_norms() -> ResponseNorms:
    """The Edinburgh norms that ship: 8,210 cues, 325,589 pairs. Read once, in 0.1 s."""
    with np.load(DATA / "edinburgh-norms.npz", allow_pickle=False) as arrays:
        cues, responses = (
            tuple(arrays[name].tobytes().decode().split("\n")) for name in ("cues", "responses")
        )
        different, response, count = (
            arrays[name].astype(np.int64) for name in ("different", "response", "count")
        )
    first = np.concatenate([[0], np.cumsum(different)])
    return ResponseNorms(cues, responses, first, response, count, "Edinburgh norms, about 1970")
