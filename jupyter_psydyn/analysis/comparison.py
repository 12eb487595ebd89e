"""Two networks side by side: which pairs meet more in the one than in the other."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, ClassVar

import numpy as np
import pandas as pd
from scipy import special

from ..counting.statistics import Z95, false_discovery
from .concordance import Concordance
from .items import CLEAR
from .network import Network
from .result import Column, Result
from .source import joined

COLUMNS = (
    Column("source", "Word", "text", "One word, by its base form."),
    Column("target", "with", "text", "The other."),
    Column("count_a", "Count", "integer", "Units with both in the first network."),
    Column("count_b", "Other", "integer", "Units with both in the second."),
    Column("share_a", "Share", "share", "Of all units of the first."),
    Column("share_b", "Other share", "share", "Of all units of the second."),
    Column("log_odds", "Log odds ratio", "number", "Above 0: more in the first. In natural logarithms."),
    Column("low", "from", "number", "Lower end of its 95 % interval."),
    Column("high", "to", "number", "Upper end of its 95 % interval."),
    Column("p", "p", "number", "Likelihood-ratio test of equal shares."),
    Column("q", "q", "number", "Under .05 the difference is clear, false discoveries allowed for."),
)


@dataclass(frozen=True, eq=False, repr=False)
class Comparison(Result):
    """Pairs, the surest difference first."""

    kind: ClassVar[str] = "comparison"
    verb: ClassVar[str] = "compare"


def compare(a: Network, b: Network) -> Comparison:
    """Two networks of the same unit, edge by edge.

    One row a pair that is an edge in either and whose two words are nodes in both: source, target, count_a,
    count_b, share_a, share_b, log_odds with its 95 % interval (Woolf 1955, half a unit added to each cell,
    Haldane 1956), p (likelihood ratio), q (Benjamini and Hochberg). A pair that is no edge of one network has
    its true count there, below ``min_count`` too. Windows of one entry overlap and are not independent: for
    them the test is too sure. Raises ``ValueError`` where the units differ.
    """
    one, other = a.edges.table.counts, b.edges.table.counts
    if one.unit != other.unit:
        raise ValueError(f"compare: the first network counts in {one.unit}, the second in {other.unit}")
    both = sorted(set(one.words) & set(other.words))
    edges = set(a.keys) | set(b.keys)
    pairs = [
        (first, second)
        for at, first in enumerate(both)
        for second in both[at + 1 :]
        if f"{first}--{second}" in edges or f"{second}--{first}" in edges
    ]
    count = [_counts(network, pairs) for network in (a, b)]
    n = [max(counts.n, 1) for counts in (one, other)]
    share = (count[0] + count[1]) / (n[0] + n[1])
    g2 = np.zeros(len(pairs))
    for k, m in zip(count, n, strict=True):
        for seen, expected in ((k, m * share), (m - k, m * (1 - share))):
            g2 += 2 * special.xlogy(seen, np.divide(seen, expected, out=np.ones(len(k)), where=expected > 0))
    cells = [cell + 0.5 for k, m in zip(count, n, strict=True) for cell in (k, m - k)]
    log_odds = np.log(cells[0] * cells[3] / (cells[1] * cells[2])) if pairs else np.zeros(0)
    half = Z95 * np.sqrt(sum(1 / cell for cell in cells)) if pairs else np.zeros(0)
    p = special.chdtrc(1, np.maximum(g2, 0))
    frame = pd.DataFrame(
        {
            "source": [first for first, _ in pairs],
            "target": [second for _, second in pairs],
            "count_a": count[0].astype(np.int64),
            "count_b": count[1].astype(np.int64),
            "share_a": count[0] / n[0],
            "share_b": count[1] / n[1],
            "log_odds": log_odds,
            "low": log_odds - half,
            "high": log_odds + half,
            "p": p,
            "q": false_discovery(p),
        }
    )
    frame = frame.iloc[np.lexsort((frame["target"], frame["source"], frame["p"]))].reset_index(drop=True)
    keys = tuple(f"{s}--{t}" for s, t in zip(frame["source"], frame["target"], strict=True))
    unclear = int((frame["q"] >= CLEAR).sum())
    return Comparison(
        title=f"{a.title} against {b.title}",
        caption=f"unit {one.unit}; {one.n} units and {other.n}",
        notes=(f"{unclear} of {len(frame)} pairs do not differ clearly (q of .05 or more).",),
        parameters={"a": dict(a.parameters), "b": dict(b.parameters)},
        keys=keys,
        columns=COLUMNS,
        picture={},
        _table=frame,
        _options={},
        _evidence=lambda row: _passages(a, b, keys[row]),
        _code=f"psd.compare({a._call()}, {b._call()})",
    )


def _counts(network: Network, pairs: list[tuple[str, str]]) -> Any:
    counts = network.edges.table.counts
    at = {word: position for position, word in enumerate(counts.words)}
    ends = np.array([sorted((at[s], at[t])) for s, t in pairs], dtype=np.int64).reshape(-1, 2)
    return np.asarray(counts.met[ends[:, 0], ends[:, 1]], dtype=float).ravel()


def _passages(a: Network, b: Network, key: str) -> Concordance:
    """The passages of both, those of the first network first."""
    source, target = key.split("--")
    found = [
        network.evidence(name)
        for network in (a, b)
        for name in (key, f"{target}--{source}")
        if name in network.keys
    ]
    return joined(found, found[0].title, "; ".join(one.caption for one in found))
