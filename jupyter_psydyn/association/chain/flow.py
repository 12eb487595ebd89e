"""Forward flow: how far each thought is from all that came before it (Gray et al. 2019).

Gray, Anderson, Chen, Kelly, Christian, Patrick, Huang, Kenett and Lewis, "Forward flow: A new measure to
quantify free thought and predict creativity", American Psychologist 74 (2019), 539-554.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from ...counting.arrays import Bools, Floats
from ..space import Space, Vectors, edinburgh_space
from .sequences import Sequences, one_chain, sequences

REPEATS = ("kept", "dropped")
# Places whose vectors are held at once: 32 MB in 200 dimensions.
_BLOCK = 20_000


class Flow(NamedTuple):
    """The forward flow of a chain: its mean, and that of each thought; ``None`` where it has none.

    ``unknown`` are the words the space does not know; they are passed over.
    """

    mean: float | None
    instantaneous: tuple[float | None, ...]
    unknown: tuple[str, ...]


def forward_flow(words: Sequence[str], *, space: Space | None = None, repeats: str = "kept") -> Flow:
    """The forward flow of one chain of thoughts, the first the one it began with.

    Of thought n it is the mean distance (1 less the cosine, 0 to 2) to the thoughts before it; of the chain
    the mean over its thoughts from the second on. ``repeats``: a word said before is ``kept`` (its distance
    to itself is 0, which lowers the flow) or ``dropped``, as if it had not been said again. ``space``:
    default the Edinburgh norms. Raises ``ValueError`` for another ``repeats``.
    """
    space = space or edinburgh_space()
    read = sequences([one_chain(words)])
    vectors, known = space.vectors(read.words)
    each = instantaneous(read, vectors, known, repeats)
    mean = float(read.means(each)[0])
    unknown = tuple(word for word, there in zip(read.words, known.tolist(), strict=True) if not there)
    return Flow(_number(mean), tuple(map(_number, each.tolist())), unknown)


def instantaneous(read: Sequences, vectors: Vectors, known: Bools, repeats: str = "kept") -> Floats:
    """The flow at each place of many chains; nan at the first thought and where a word does not count.

    ``vectors`` and ``known`` are those of ``read.words``. The mean of the distances of v to k vectors is 1
    less v · (their sum) / k, so that chains of any length take time by their length, not its square.
    """
    if repeats not in REPEATS:
        raise ValueError(f"repeats: {repeats!r}; choose {', '.join(REPEATS)}")
    counts = known[read.item]
    if repeats == "dropped":
        counts &= ~read.again
    flow = np.full(len(read.item), np.nan)
    where = np.flatnonzero(counts)
    kept = read.only(counts)
    before = np.arange(len(where)) - kept.first[kept.chain]  # how many came before, in its chain
    chain = 0
    while chain < len(kept.length):
        after = int(np.searchsorted(kept.first, kept.first[chain] + _BLOCK, side="right")) - 1
        after = max(after, chain + 1)
        low, high = int(kept.first[chain]), int(kept.first[after])
        mine = vectors[kept.item[low:high]].astype(np.float64)
        so_far = np.cumsum(mine, axis=0) - mine
        so_far -= so_far[kept.first[kept.chain[low:high]] - low]  # what earlier chains of the block added
        dots = np.einsum("ij,ij->i", mine, so_far)
        n = before[low:high]
        later = n > 0
        flow[where[low:high][later]] = 1 - dots[later] / n[later]
        chain = after
    return flow


def _number(value: float) -> float | None:
    return None if np.isnan(value) else value
