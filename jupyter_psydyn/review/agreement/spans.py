"""F1 of spans: how many of what one reader marked the other marked too.

F1 tends to kappa where what nobody marked is without bounds (Hripcsak and Rothschild 2005). Spans are n x 2
code points of one continuum, end-exclusive. A span has a counterpart where the other has the same span
(``exact``), one that shares a character (``overlap``), or one with intersection over union of at least t.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations
from typing import Any

import numpy as np

from ...counting.arrays import Bools, Ints
from .chance import Undefined

Match = str | float


def distinct(spans: Any) -> Ints:
    """Spans as an array, in order, each once."""
    return np.unique(np.array(spans, dtype=np.int64).reshape(-1, 2), axis=0)


def has_counterpart(one: Ints, other: Ints, match: Match = "exact") -> Bools:
    """Of each span of one reader whether the other has a counterpart.

    Raises ``ValueError`` where ``match`` is neither ``exact`` nor ``overlap`` nor more than 0 and at most 1.
    """
    if match == "exact":
        width = int(max(one.max(initial=0), other.max(initial=0))) + 1
        return np.isin(one[:, 0] * width + one[:, 1], other[:, 0] * width + other[:, 1])
    if match == "overlap":
        # Those that start before it ends, less those that end before it starts.
        started = np.searchsorted(np.sort(other[:, 0]), one[:, 1], side="left")
        return np.asarray(started > np.searchsorted(np.sort(other[:, 1]), one[:, 0], side="right"))
    if isinstance(match, str) or not 0 < match <= 1:
        raise ValueError(f"match: {match!r} is neither exact nor overlap nor a share above 0, at most 1")
    if not len(other):
        return np.zeros(len(one), dtype=bool)
    return np.array([_alike(span, other) >= match for span in one], dtype=bool)


def f1(one: Any, other: Any, match: Match = "exact") -> float:
    """F1 of two readers: of the spans of both, the share that has a counterpart with the other.

    For exact spans this is 2 TP / (2 TP + FP + FN). Raises ``Undefined`` where neither marked anything.
    """
    return pairwise_f1([one, other], match)


def pairwise_f1(readers: Sequence[Any], match: Match = "exact") -> float:
    """F1 of all pairs of readers, their spans pooled (micro): each pair is read in both directions.

    So no reader is the gold one, and precision, recall and F1 are the same share.
    """
    spans = [distinct(one) for one in readers]
    found = total = 0
    for a, b in combinations(spans, 2):
        found += int(has_counterpart(a, b, match).sum() + has_counterpart(b, a, match).sum())
        total += len(a) + len(b)
    if not total:
        raise Undefined("Nobody marked anything.")
    return found / total


def _alike(span: Ints, other: Ints) -> float:
    """The largest intersection over union of a span with one of the others."""
    common = np.minimum(span[1], other[:, 1]) - np.maximum(span[0], other[:, 0])
    union = np.maximum(span[1], other[:, 1]) - np.minimum(span[0], other[:, 0])
    return float((np.maximum(common, 0) / union).max())
