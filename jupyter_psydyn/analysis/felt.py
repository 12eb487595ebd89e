"""What was felt in dreams with a motif, and in dreams without: the dreamer's own words, counted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence
from typing import Any

from ..corpus import Document
from ..counting.statistics import wilson
from .notes import FEW

# So many words are drawn: those said most.
_SHOWN = 12


def felt(documents: Sequence[Document], inside: Collection[int]) -> dict[str, Any]:
    """Feelings in the entries at these positions, and in the others, of those in which any was said.

    ``{"with": n, "without": n, "few": bool, "words": [{"word", "with", "without", "share_with",
    "share_with_low", "share_with_high", and the same of ``without``}]}``; a share of no entries is ``None``.
    ``few``: fewer than 20 on one side. Words are told apart by letters alone, not by capitals.
    """
    told = {at: _words(one) for at, one in enumerate(documents) if one.affects}
    sides = {
        "with": [words for at, words in told.items() if at in inside],
        "without": [words for at, words in told.items() if at not in inside],
    }
    of = {side: len(some) for side, some in sides.items()}
    counts = {side: Counter(word for words in some for word in words) for side, some in sides.items()}
    words = sorted(
        counts["with"] + counts["without"],
        key=lambda word: (-counts["with"][word], -counts["without"][word], word),
    )
    return {
        **of,
        "few": min(of.values()) < FEW,
        "words": [
            {"word": word} | {name: value for side in sides for name, value in _share(side, counts, of, word)}
            for word in words[:_SHOWN]
        ],
    }


def _words(document: Document) -> set[str]:
    return {word.strip().casefold() for word, _ in document.affects} - {""}


def _share(side: str, counts: dict[str, Counter[str]], of: dict[str, int], word: str) -> Any:
    n, count = of[side], counts[side][word]
    low, high = wilson(count, n)
    yield side, count
    yield f"share_{side}", count / n if n else None
    yield f"share_{side}_low", float(low) if n else None
    yield f"share_{side}_high", float(high) if n else None
