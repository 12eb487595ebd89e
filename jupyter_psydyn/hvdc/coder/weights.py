"""Decisions by weighed features: what the rules cannot settle is settled by frequencies.

A *decision* has some answers; each feature of a case (a short name: ``lemma=friend``) adds its weight to each
answer, and the answer with the largest sum is given with its probability (multinomial logistic regression).
The weights are in ``data/weights.json``, made by ``scripts/hvdc_coder.py`` from the tuning cards: numbers for
features, never a sentence.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Mapping
from functools import cache
from math import exp
from typing import NamedTuple

from .parser import DATA


class Answer(NamedTuple):
    """The answer of a decision and its probability."""

    value: str
    probability: float


class Decision(NamedTuple):
    """The answers there are and the weights of each feature, one for each answer."""

    answers: tuple[str, ...]
    weights: Mapping[str, tuple[float, ...]]

    def probabilities(self, features: Iterable[str]) -> dict[str, float]:
        """The probability of each answer."""
        sums = list(self.weights[""])
        for feature in sorted(set(features)):  # the same sum in any order of reading
            for at, weight in enumerate(self.weights.get(feature, ())):
                sums[at] += weight
        top = max(sums)
        powers = [exp(one - top) for one in sums]
        total = sum(powers)
        return {answer: power / total for answer, power in zip(self.answers, powers, strict=True)}

    def answer(self, features: Iterable[str], *, among: Collection[str] = ()) -> Answer:
        """The most probable answer, of all or of those ``among`` these."""
        found = self.probabilities(features)
        allowed = {one: p for one, p in found.items() if not among or one in among} or found
        value = max(allowed, key=lambda one: allowed[one])
        return Answer(value, allowed[value])

    def yes(self, features: Iterable[str]) -> float:
        """The probability of "yes"."""
        return self.probabilities(features).get("yes", 0.0)


@cache
def decision(name: str) -> Decision:
    """A decision by its name. Raises ``KeyError`` where there is none."""
    kept = _kept()[name]
    return Decision(tuple(kept["answers"]), {one: tuple(row) for one, row in kept["weights"].items()})


@cache
def _kept() -> Mapping[str, Mapping[str, Mapping[str, list[float]]]]:
    read: Mapping[str, Mapping[str, Mapping[str, list[float]]]] = json.loads(
        (DATA / "weights.json").read_text(encoding="utf-8")
    )
    return read
