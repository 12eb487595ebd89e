"""How far to trust a code: how often such codes stood on hand-coded cards.

What a rule weighs is no probability of being right: its code has a sex, an identity, two sides. So the
confidence of a code is a measured precision: of the codes of this rule that were weighed about as high, the
share that stood on the card just so, on tuning dreams coded by weights that had not seen them
(``data/confidence.json``, by ``scripts/hvdc_coder.py``; the figures are in docs/validity.md).
"""

from __future__ import annotations

import json
from bisect import bisect_right
from collections.abc import Mapping
from functools import cache

from .parser import DATA


def precision(field: str, rule: str, weight: float) -> float:
    """The share of codes that were right, of this field and rule and weighed as high (0 to 1).

    A rule that was not met on the tuning cards has the precision of its field.
    """
    curves = _kept()[field]
    steps = curves.get(rule, curves[""])
    at = bisect_right(steps["from"], weight)
    return steps["right"][max(at - 1, 0)]


@cache
def _kept() -> Mapping[str, Mapping[str, Mapping[str, list[float]]]]:
    """Of each field and rule steps: from which weight on, and the precision from there ("": the field's)."""
    kept: Mapping[str, Mapping[str, Mapping[str, list[float]]]] = json.loads(
        (DATA / "confidence.json").read_text(encoding="utf-8")
    )
    return kept
