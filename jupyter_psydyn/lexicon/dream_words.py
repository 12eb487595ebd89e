"""Words that are common in anybody's dreams."""

from __future__ import annotations

import csv
from functools import cache

from .wordnet import DATA


@cache
def dream_words() -> dict[str, int]:
    """Base forms, and how often each comes in a million words of the dreams of whoever has it least.

    Of three series of three dreamers (1,560 reports, DreamBank.net, Schneider and Domhoff) the lowest rate,
    where that is 50 or more: 365 words (``scripts/dream_words.py``). Figures, no texts.
    """
    with (DATA / "dream-words.csv").open(encoding="utf-8", newline="") as lines:
        return {row["word"]: int(row["per_million"]) for row in csv.DictReader(lines)}
