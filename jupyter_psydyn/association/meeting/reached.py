"""What associations reach: their words, and whole associations, each time with the chain that reached it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from ...corpus.associations import Chain, Place
from ...counting.arrays import Ints
from ...counting.coding import Coder, Way
from ..evidence import is_name
from ..forms import form

if TYPE_CHECKING:
    from ..space import Space

BY = ("form", "base", "meaning")
# Of a longer association the words are looked at, not the whole: nobody says a long sentence twice.
_WHOLE = 6
_MARKS = ".,;:!?…\"'“”‘’()"


@dataclass(frozen=True, eq=False)
class Arrivals:
    """Arrival i is the item ``item[i]`` in chain ``chain[i]``, as its ``said[i]``th association (from 0).

    ``names`` are the items, ``also`` of each the others that it stands for (near in meaning), ``made_of`` the
    words of a whole, as items among the words; ``start`` and ``end`` the span in the part ``association`` of
    the chain's entry. ``size`` is the number of places in each chain: its counted words, or its associations;
    ``words`` the number of all its words.
    """

    names: tuple[str, ...]
    also: tuple[tuple[str, ...], ...]
    made_of: tuple[tuple[int, ...], ...]
    item: Ints
    chain: Ints
    said: Ints
    start: Ints
    end: Ints
    size: Ints
    words: Ints

    def places(self, at: Ints, chains: Sequence[Chain]) -> list[tuple[Place, str]]:
        """Where these arrivals stand, each with the words it was associated to."""
        found = []
        for one in at.tolist():
            chain = chains[self.chain[one]]
            place = Place(chain.entry, "association", int(self.start[one]), int(self.end[one]))
            found.append((place, chain.element))
        return found

    def called(self, at: Ints, chains: Sequence[Chain]) -> str:
        """How it is mostly written at these arrivals; of equals, the first."""
        forms: Counter[str] = Counter()
        for one in at.tolist():
            said = chains[self.chain[one]].said[self.said[one]]
            words = said.text[self.start[one] - said.place.start : self.end[one] - said.place.start]
            forms[" ".join(words.split()).strip(_MARKS)] += 1
        return forms.most_common(1)[0][0]


@dataclass(frozen=True, eq=False)
class _Spoken:
    """All associations one after the other: which chain, which of it, where it begins in its entry."""

    texts: tuple[str, ...]
    chain: Ints
    said: Ints
    start: Ints

    def arrivals(
        self,
        names: Sequence[str],
        item: Ints,
        of: Ints,
        span: tuple[Ints, Ints],
        sizes: tuple[Ints, Ints],
        made_of: tuple[tuple[int, ...], ...] = (),
    ) -> Arrivals:
        """Items in the associations ``of``, at these spans of their texts."""
        none: tuple[tuple[str, ...], ...] = ((),) * len(names)
        start, end = (self.start[of] + one for one in span)
        where = self.chain[of], self.said[of], start, end
        return Arrivals(tuple(names), none, made_of, item, *where, *sizes)


def words_and_wholes(
    chains: Sequence[Chain], by: str = "base", stopwords: str = "english"
) -> tuple[Arrivals, Arrivals]:
    """The words of the associations, and the whole associations of two to six counted words.

    Words by ``form``, or by ``base`` form (``meaning`` puts these together afterwards: `by_meaning`). A whole
    is the same as another of the same words in the same order. An association without a word that counts (a
    number, "she was") stands among the words as it is. Raises ``ValueError`` for an unknown stop word list.
    """
    spoken = _spoken(chains)
    way = Way(("association",), "none" if by == "form" else "types", stopwords, negated="counted")
    coder = Coder(way)
    read = coder.read(spoken.texts, denying=False)
    kept = np.flatnonzero(read.base >= 0)
    of, item = read.words.text[kept].astype(np.int64), read.base[kept].astype(np.int64)
    start, end = read.words.start[kept].astype(np.int64), read.words.end[kept].astype(np.int64)

    number = {name: at for at, name in enumerate(coder.vocabulary)}
    bare = [at for at in np.setdiff1d(np.arange(len(spoken.texts)), of).tolist() if _names(spoken.texts[at])]
    bare_item = [number.setdefault(_plain(spoken.texts[at]), len(number)) for at in bare]
    size = np.bincount(spoken.chain[np.concatenate([of, _ints(bare)])], minlength=len(chains))
    every = np.bincount(spoken.chain[read.words.text], minlength=len(chains))
    words = spoken.arrivals(
        list(number),
        np.concatenate([item, _ints(bare_item)]),
        np.concatenate([of, _ints(bare)]),
        (
            np.concatenate([start, np.zeros(len(bare), np.int64)]),
            np.concatenate([end, _ints(len(spoken.texts[at]) for at in bare)]),
        ),
        (size, every),
    )
    return words, _wholes(spoken, of, item, words)


def by_meaning(words: Arrivals, wholes: Arrivals, space: Space, near: float) -> tuple[Arrivals, Arrivals]:
    """Words of near meaning as one: round the most frequent, those whose cosine with it is ``near`` or more.

    Each word goes to the first leader that it is near to (leader clustering, Hartigan 1975), so that none is
    counted twice. Words that the space does not know stay by themselves.
    """
    vectors, known = space.vectors(words.names)
    count = np.bincount(words.item, minlength=len(words.names))
    leader = np.arange(len(words.names))
    free = known.copy()
    for at in np.argsort(-count, kind="stable").tolist():
        if free[at] and count[at]:
            followers = np.flatnonzero(free & (vectors @ vectors[at] >= near) & (count > 0))
            leader[followers] = at
            free[followers] = False
    also = defaultdict(list)
    for at in np.argsort(-count, kind="stable").tolist():
        if leader[at] != at:
            also[int(leader[at])].append(words.names[at])
    of = tuple(tuple(also.get(at, ())) for at in range(len(words.names)))
    made_of = tuple(tuple(leader[list(one)].tolist()) for one in wholes.made_of)
    return replace(words, item=leader[words.item], also=of), replace(wholes, made_of=made_of)


def _spoken(chains: Sequence[Chain]) -> _Spoken:
    sizes = [len(one.said) for one in chains]
    return _Spoken(
        tuple(said.text for one in chains for said in one.said),
        np.repeat(np.arange(len(chains)), sizes),
        _ints(at for size in sizes for at in range(size)),
        _ints(said.place.start for one in chains for said in one.said),
    )


def _wholes(spoken: _Spoken, of: Ints, item: Ints, words: Arrivals) -> Arrivals:
    """The associations of two to six counted words, each named by these."""
    size = np.bincount(of, minlength=len(spoken.texts))
    first = np.cumsum(size) - size
    wanted = np.flatnonzero((size >= 2) & (size <= _WHOLE))
    wanted = wanted[[_names(spoken.texts[at]) for at in wanted.tolist()]]
    keys = [tuple(item[first[at] : first[at] + size[at]].tolist()) for at in wanted.tolist()]
    number = {key: at for at, key in enumerate(dict.fromkeys(keys))}
    names = [" ".join(words.names[one] for one in key) for key in number]
    length = _ints(len(spoken.texts[at]) for at in wanted.tolist())
    sizes = np.bincount(spoken.chain, minlength=len(words.size)), words.words
    which = _ints(number[key] for key in keys)
    return spoken.arrivals(names, which, wanted, (np.zeros_like(length), length), sizes, tuple(number))


def _names(text: str) -> bool:
    return bool(_plain(text)) and is_name(text)


def _plain(text: str) -> str:
    return form(text).strip(_MARKS)


def _ints(values: object) -> Ints:
    found: Ints = np.fromiter(values, dtype=np.int64)  # type: ignore[call-overload]
    return found
