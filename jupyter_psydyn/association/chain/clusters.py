"""Switches and clusters: where a chain stays with a matter, and where it goes on to another.

With a category scheme as in tests of fluency (Troyer, Moscovitch and Winocur 1997, Neuropsychology
11:138); without one by the meaning of neighbours: nearer than chance, or by the drop in similarity of
Hills, Jones and Todd (2012, Psychological Review 119:431).
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import NamedTuple

import numpy as np

from ...counting.arrays import Bools, Floats, Ints
from ...lexicon import base_form
from ..forms import form
from ..space import Space, Vectors, edinburgh_space
from .sequences import Sequences, one_chain, sequences

Scheme = Mapping[str, Collection[str]]
KINDS = ("fluid", "static")
SIZES = ("run", "troyer")
RULES = ("chance", "drop")
# Of pairs of words taken at random so many are no nearer than the threshold of "chance".
_CHANCE = 0.95
_PAIRS = 20_000


class Clusters(NamedTuple):
    """The runs of a chain: how many words each has, in their order.

    ``switches`` are the steps from one run to the next, ``size`` the mean length of a run (by Troyer less
    1; ``None`` without a word), ``again`` how many words were said before (perseverations), ``outside``
    the words that are in no category, or not in the space.
    """

    runs: tuple[int, ...]
    switches: int
    size: float | None
    again: int
    outside: tuple[str, ...]


def clusters(
    words: Sequence[str],
    *,
    scheme: Scheme | None = None,
    kind: str = "fluid",
    near: str | float = "chance",
    size: str = "run",
    space: Space | None = None,
) -> Clusters:
    """The runs of one chain of words.

    ``scheme``: each word's categories, looked up by form, then by base form. ``kind``: a word stays in
    the run if it shares a category with the word before it (``fluid``), or if all of the run share one
    (``static``). A word in no category is a run by itself.

    Without a scheme, ``near`` says when a word stays: ``"chance"``: it is nearer to the one before it
    than 95 % of pairs of words of the ``space`` taken at random; a cosine of your own; or ``"drop"``: it
    goes on where it is less near to the one before it than that one is to its forerunner, and than its
    follower is to it. Words that the space does not know are passed over.

    ``size``: the words of a ``run``, or by ``troyer``, who counts from the second word on. Raises
    ``ValueError`` for other options.
    """
    check(kind, size)
    read = sequences([one_chain(words)])
    if scheme is not None:
        sets = categories(read.words, scheme)
        kept, inside = read, np.array([bool(one) for one in sets], dtype=bool)
        begins = begins_by_scheme(read, sets, kind)
    else:
        space = space or edinburgh_space()
        vectors, inside = space.vectors(read.words)
        kept = read.only(inside[read.item])
        begins = begins_by_meaning(kept, vectors, threshold(near, space))
    places = np.flatnonzero(begins)
    runs = np.diff(np.append(places, len(kept.item)))
    return Clusters(
        tuple(runs.tolist()),
        max(len(runs) - 1, 0),
        float(runs.mean()) - (size == "troyer") if len(runs) else None,
        int(read.again.sum()),
        tuple(word for word, there in zip(read.words, inside.tolist(), strict=True) if not there),
    )


def counts(kept: Sequences, begins: Bools, size: str = "run") -> tuple[Ints, Floats]:
    """How many runs each of many chains has, and their mean size (nan where there is none)."""
    runs = np.bincount(kept.chain[begins], minlength=len(kept.length))
    mean = np.divide(kept.length, runs, out=np.full(len(runs), np.nan), where=runs > 0)
    return runs, mean - (size == "troyer")


def categories(words: Sequence[str], scheme: Scheme) -> list[frozenset[str]]:
    """The categories of each word, by form, then by base form; none where the scheme has it not."""
    by_form = {
        form(word): frozenset([given] if isinstance(given, str) else given) for word, given in scheme.items()
    }
    nothing: frozenset[str] = frozenset()
    folded = [form(word) for word in words]
    return [by_form.get(word, by_form.get(base_form(word), nothing)) for word in folded]


def begins_by_scheme(read: Sequences, sets: Sequence[frozenset[str]], kind: str = "fluid") -> Bools:
    """Where runs begin, by the categories of each of ``read.words``."""
    begins = np.ones(len(read.item), dtype=bool)
    chain_begins = set(read.first.tolist())
    shared: frozenset[str] = frozenset()
    for at, item in enumerate(read.item.tolist()):
        mine = sets[item]
        both = shared & mine
        begins[at] = at in chain_begins or not both
        shared = both if kind == "static" and not begins[at] else mine
    return begins


def begins_by_meaning(read: Sequences, vectors: Vectors, near: float | None) -> Bools:
    """Where runs begin, by the nearness of neighbours; all words are known. ``None``: by drop."""
    starts = np.zeros(len(read.item) + 1, dtype=bool)
    starts[read.first] = True
    starts = starts[:-1]
    nearness = np.full(len(read.item), -np.inf)
    block = 20_000
    for low in range(1, len(read.item), block):
        after = read.item[low : low + block]
        before = read.item[low - 1 : low - 1 + len(after)]
        nearness[low : low + len(after)] = np.einsum("ij,ij->i", vectors[before], vectors[after])
    if near is not None:
        begins: Bools = starts | (nearness < near)
        return begins
    nearness[starts] = -np.inf  # between chains: nothing is nearer, and nothing drops
    before_it, after_it = np.roll(nearness, 1), np.roll(nearness, -1)
    after_it[-1:] = -np.inf
    drops: Bools = starts | ((nearness < before_it) & (nearness < after_it))
    return drops


def threshold(near: str | float, space: Space, seed: int = 0) -> float | None:
    """The cosine from which a word stays with the one before it; ``None``: by drop.

    Raises ``ValueError`` where ``near`` is none of ``chance``, ``drop`` and a number from -1 to 1.
    """
    if near == "drop":
        return None
    if near == "chance":
        one, other = np.random.default_rng(seed).integers(len(space), size=(2, _PAIRS))
        apart = one != other
        if not apart.any():
            raise ValueError("near: the space has one word; give a cosine")
        cosine = np.einsum("ij,ij->i", space.matrix[one[apart]], space.matrix[other[apart]])
        return float(np.quantile(cosine, _CHANCE))
    if isinstance(near, str) or not -1 <= near <= 1:
        raise ValueError(f"near: {near!r}; choose {', '.join(RULES)}, or give a cosine from -1 to 1")
    return float(near)


def check(kind: str = KINDS[0], size: str = SIZES[0]) -> None:
    """Raise ``ValueError`` for a ``kind`` or ``size`` that does not exist."""
    for name, value, choices in (("kind", kind, KINDS), ("size", size, SIZES)):
        if value not in choices:
            raise ValueError(f"{name}: {value!r}; choose {', '.join(choices)}")
