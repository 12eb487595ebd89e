"""How often the coder's codes are right, as steps: what ``hvdc/coder/data/confidence.json`` holds.

``scripts/hvdc_coder.py`` asks for it; the steps are read by ``hvdc/coder/confidence.py``. Needs scikit-learn.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple

import numpy as np
from sklearn.isotonic import isotonic_regression

from jupyter_psydyn.hvdc import Card
from jupyter_psydyn.hvdc.coder.dream import Found

EACH = 40  # codes a step: their precision is known to 8 points or so (one standard error)
STEPS = 8  # at most
SHRUNK = 20  # codes of the field that speak with those of a rule: fewer of its own are no measurement


class Case(NamedTuple):
    """A code the coder gave: its field and rule, how high it was weighed, whether it stood on the card."""

    field: str
    rule: str
    weight: float
    right: bool


def judged(card: Card, found: Iterable[Found]) -> list[Case]:
    """Which codes of a dream are on its card; of the same code twice the better weighed first."""
    left = Counter((one.field, str(one.code)) for one in card.codings)
    cases = []
    for one in sorted(found, key=lambda one: -one.confidence):
        key = (one.field, str(one.code))
        cases.append(Case(one.field, one.rule, one.confidence, left[key] > 0))
        left[key] -= 1
    return cases


def curves(cases: Sequence[Case]) -> dict:
    """Of each field and rule the steps from weight to precision, never falling; those of a rule are shrunk
    to those of its field ("")."""
    fields: dict[str, list[Case]] = defaultdict(list)
    for case in cases:
        fields[case.field].append(case)
    made = {}
    for field, own in sorted(fields.items()):
        whole = steps(own, None)
        rules = sorted({case.rule for case in own})
        made[field] = {"": whole} | {
            rule: steps([one for one in own if one.rule == rule], whole) for rule in rules
        }
    return made


def steps(cases: Sequence[Case], whole: dict | None) -> dict:
    """Equally many codes to a step, lightest first; weights from which a step holds, and its precision."""
    ordered = sorted(cases, key=lambda case: case.weight)
    pieces = np.array_split(np.arange(len(ordered)), max(1, min(STEPS, len(ordered) // EACH)))
    starts, shares, sizes = [], [], []
    for piece in pieces:
        own = [ordered[at] for at in piece]
        right, n = sum(case.right for case in own), len(own)
        if whole is None:
            right, n = right + 1, n + 2  # none of thirty is not never (Laplace)
        else:
            right += SHRUNK * np.mean([_at(whole, case.weight) for case in own])
            n += SHRUNK
        starts.append(own[0].weight)
        shares.append(right / n)
        sizes.append(n)
    rising = isotonic_regression(shares, sample_weight=sizes)
    return {
        "from": [round(one, 3) for one in starts],
        "right": [round(float(one), 3) for one in rising],
    }


def _at(whole: dict, weight: float) -> float:
    at = int(np.searchsorted(whole["from"], weight, side="right"))
    return whole["right"][max(at - 1, 0)]
