"""How far two sets of coding cards agree: the measures of docs/validity.md, with their parts dream by dream.

A measure is a sum over dreams divided by another, so that its interval comes from drawing dreams anew.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence

import numpy as np
from scipy.optimize import linear_sum_assignment

from jupyter_psydyn.hvdc import INDICES, Card, Character, Emotion, Interaction

EMOTIONS = ("AN", "AP", "SD", "CO", "HA")
RESAMPLES = 1000

Parts = list[tuple[float, float]]
"""Of each dream what it adds above and below the line."""


def value(parts: Parts) -> float:
    """The measure: what all dreams add above the line by what they add below it."""
    above, below = (sum(column) for column in zip(*parts, strict=True))
    return above / below if below else 0.0


def interval(parts: Parts, seed: int = 0) -> tuple[float, float]:
    """The 95 % interval of a measure: dreams drawn anew 1,000 times."""
    table = np.array(parts, dtype=float)
    drawn = np.random.default_rng(seed).integers(0, len(table), (RESAMPLES, len(table)))
    sums = table[drawn].sum(axis=1)
    values = sums[:, 0] / np.maximum(sums[:, 1], 1e-9)
    low, high = np.quantile(values, (0.025, 0.975))
    return float(low), float(high)


def slots(code: Character) -> tuple[str, str, str, str]:
    """The four places of a character; of an animal all but the number are one."""
    if not code.human:
        return code.number, code.identity, code.identity, code.identity
    return code.number, code.sex, code.identity, code.age


def paired(gold: Sequence[Character], found: Sequence[Character]) -> list[tuple[Character, Character]]:
    """Characters put together so that as many places as can be are the same (Hungarian method)."""
    if not gold or not found:
        return []
    table = np.array(
        [
            [sum(a == b for a, b in zip(slots(x), slots(y), strict=True)) + 0.5 * (x == y) for y in found]
            for x in gold
        ]
    )
    rows, columns = linear_sum_assignment(-table)
    return [(gold[row], found[column]) for row, column in zip(rows, columns, strict=True)]


def people(card: Card) -> list[Character]:
    return [one.code for one in card.of("char") if isinstance(one.code, Character)]


def both(a: Iterable[object], b: Iterable[object]) -> tuple[float, float]:
    """The parts of an F1 over multisets: twice what both have, and what each has."""
    one, two = Counter(map(str, a)), Counter(map(str, b))
    return 2 * sum((one & two).values()), sum(one.values()) + sum(two.values())


def characters(gold: Sequence[Card], found: Sequence[Card]) -> dict[str, Parts]:
    """The measures of van Erp (2018), and the exact F1 of a dream, averaged."""
    made: dict[str, Parts] = {name: [] for name in CHARACTER}
    for a, b in zip(gold, found, strict=True):
        x, y = people(a), people(b)
        pairs = paired(x, y)
        made["presence"].append((len(pairs), len(x) + len(y) - len(pairs)))
        for at, name in enumerate(("number", "sex", "identity", "age")):
            made[name].append((sum(slots(p)[at] == slots(q)[at] for p, q in pairs), len(pairs)))
        made["all correct"].append((sum(p == q for p, q in pairs), len(pairs)))
        twice, all_ = both(x, y)
        made["exact F1"].append((twice / all_ if all_ else 1.0, 1))
    return made


CHARACTER = ("presence", "number", "sex", "identity", "age", "all correct", "exact F1")


def f1(gold: Sequence[Card], found: Sequence[Card], of: Callable[[Card], Iterable[object]]) -> Parts:
    """The micro F1 of what ``of`` says of a card."""
    return [both(of(a), of(b)) for a, b in zip(gold, found, strict=True)]


def feelings(card: Card) -> set[str]:
    return {one.code.kind for one in card.of("emot") if isinstance(one.code, Emotion)}


def locations(card: Card) -> set[str]:
    return {str(one.code)[0] for one in card.of("set")} & {"I", "O"}


def codes(field: str) -> Callable[[Card], Iterable[object]]:
    """The codes of a field as they are."""
    return lambda card: [one.code for one in card.of(field)]


def has(field: str) -> Callable[[Card], Iterable[object]]:
    """Whether a card has any code of a field."""
    return lambda card: [field] if card.of(field) else []


def subclass(field: str) -> Callable[[Card], Iterable[object]]:
    return lambda card: [one.code.subclass for one in card.of(field) if isinstance(one.code, Interaction)]


def direction(field: str) -> Callable[[Card], Iterable[object]]:
    """Of each interaction whether the dreamer is at its beginning, its end, both or neither; and its sign."""

    def told(card: Card) -> list[str]:
        made = []
        for one in card.of(field):
            if isinstance(one.code, Interaction):
                to = one.code.recipient is not None and one.code.recipient.dreamer
                made.append(f"{one.code.initiator.dreamer}{one.code.direction}{to}")
        return made

    return told


def index_errors(gold: Sequence[Card], found: Sequence[Card]) -> list[tuple[str, float, float]]:
    """Each index of the gold cards and of the found ones: in per cent, ratios times 100."""
    made = []
    for one in INDICES:
        pair = []
        for cards in (gold, found):
            counted, among = (sum(column) for column in zip(*map(one.numbers, cards), strict=True))
            pair.append(100 * counted / among if among else 0.0)
        made.append((one.label, *pair))
    return made


def mean_error(gold: Sequence[Card], found: Sequence[Card], draws: int = 100) -> tuple[float, float, float]:
    """The mean absolute error of the indices in points, with its interval from dreams drawn anew."""
    tables = [
        np.array([[one.numbers(card) for one in INDICES] for card in cards], dtype=float)
        for cards in (gold, found)
    ]

    def error(at: np.ndarray) -> float:
        shares = [t[at].sum(axis=0)[:, 0] / np.maximum(t[at].sum(axis=0)[:, 1], 1) for t in tables]
        return float(100 * np.abs(shares[0] - shares[1]).mean())

    n = len(gold)
    random = np.random.default_rng(0)
    drawn = [error(random.integers(0, n, n)) for _ in range(draws)]
    low, high = np.quantile(drawn, (0.025, 0.975))
    return error(np.arange(n)), float(low), float(high)
