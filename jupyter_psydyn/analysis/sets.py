"""Sets of motifs: what comes together in the same entries more often than by chance."""

from __future__ import annotations

from typing import Any

import numpy as np
from scipy import sparse

from ..counting.arrays import Bools, Floats, Ints
from ..counting.counts import PairCounts, PairTable
from ..counting.statistics import at_least, chances, deviance, false_discovery, rates
from .classes import Classes
from .items import CLEAR, Item, Items, positions, words_of
from .reading import Reading

# Sets are looked for among so many items at most, those in most entries.
_POOL = 2000
# A set grows to so many items: the demo and three series have none of five that says more than four.
_LARGEST = 4
# So many clear pairs are looked at, and so many sets of a size grown, the most surprising.
_LOOKED_AT, _GROWN = 1000, 200
# Of the sets an item is in, so many are listed: one word would fill the list else.
_TURNS = 2
# A pair that stands so close in this share of its entries is a phrase and no set (the bell rings).
_CLOSE = 0.5


def sets(
    read: Reading, among: Classes, items: Items, min_entries: int, min_count: int
) -> tuple[Items, Floats, Floats]:
    """Closed sets of two to four items that come together in more entries than by chance: expected, q.

    A pair is listed where its q is under .05 (see ``PairTable.p``); a larger set where, of the entries that
    hold all its items but one, more hold that one too than by chance, and every pair in it is clear. Of
    sets in the very same entries only the largest stands (closed sets, Pasquier et al. 1999). Left out are
    items that can be the same words (a phrase and its word), pairs that mostly stand together as in a
    phrase, and of the sets an item is in, all but the two most surprising.
    """
    order = np.argsort(-items.entries, kind="stable")[:_POOL]
    items = items.only(np.sort(order))
    there = (items.inside > 0).astype(np.int32).tocsc()
    table = _pairs(read, there, items, min_entries)
    q = false_discovery(table.p())
    clear = np.flatnonzero(q < CLEAR)
    likely = table.only(clear).dealt()
    # The most surprising first, no more than are ever listed: 40,000 reports have 50,000 clear ones.
    order = np.argsort(-deviance(table.both[clear], likely), kind="stable")[:_LOOKED_AT]
    clear, likely = clear[order], likely[order]
    dealt = dict(zip(clear.tolist(), likely.tolist(), strict=True))
    clear = clear[~_same_words(read, among, items, table, clear)]
    clear = clear[_close(read, among, items, table, clear) < _CLOSE * table.both[clear]]

    found: dict[Members, tuple[float, float]] = {
        (int(table.first[at]), int(table.second[at])): (dealt[at], float(q[at])) for at in clear.tolist()
    }
    found |= _grown(there, read.words, list(found), min_entries)
    members = _closed(there, found)
    rows = [_inside(there, one) for one in members]
    n = np.array([len(row) for row in rows], dtype=np.int64)
    count = np.array(
        [sum(_times(items, item, row) for item in one) for one, row in zip(members, rows, strict=True)],
        dtype=np.int64,
    )
    expected = np.array([found[one][0] for one in members])
    keep = _turns(members, deviance(n, expected) if len(n) else expected, count >= min_count)
    columns = sparse.csc_matrix(
        (
            np.ones(int(n[keep].sum()), dtype=np.int32),
            np.concatenate([rows[at] for at in keep]) if keep else [],
            np.concatenate([[0], np.cumsum(n[keep])]),
        ),
        shape=(len(read), len(keep)),
    )
    made = Items(tuple(_set(items, members[at]) for at in keep), columns, n[keep], count[keep])
    return made, expected[keep], np.array([found[members[at]][1] for at in keep])


def _pairs(read: Reading, there: Any, items: Items, min_entries: int) -> PairTable:
    met = sparse.triu(there.T @ there, 1, format="csr")
    counts = PairCounts(
        "entry", [item.key for item in items.items], met, items.entries, len(read), np.bincount(read.words)
    )
    return counts.table(min_entries)


def _same_words(read: Reading, among: Classes, items: Items, table: PairTable, pairs: Ints) -> Bools:
    """Which pairs can be the same words: a phrase and a word in it, a symbol and a word of its class."""
    ends = np.unique(np.concatenate([table.first[pairs], table.second[pairs]])).tolist()
    words = {end: words_of(read, among, items.items[end]) for end in ends}
    same = [
        not words[one].isdisjoint(words[other])
        for one, other in zip(table.first[pairs].tolist(), table.second[pairs].tolist(), strict=True)
    ]
    return np.array(same, dtype=bool)


def _close(read: Reading, among: Classes, items: Items, table: PairTable, pairs: Ints) -> Ints:
    """In how many entries the two stand close, one counted word between at most, in either order."""
    entry, sentence = read.entry, np.append(read.sentence, [-1, -1])
    first, second = table.first[pairs].tolist(), table.second[pairs].tolist()
    spans = {end: positions(read, among, items.items[end]) for end in {*first, *second}}
    found: list[list[Ints]] = [[] for _ in first]
    begins = np.zeros(len(sentence), dtype=bool)
    for after, (starts, _) in spans.items():
        begins[starts] = True
        for at, (one, other) in enumerate(zip(first, second, strict=True)):
            if after not in (one, other):
                continue
            start, last = spans[other if after == one else one]
            for step in (1, 2):
                met = begins[last + step] & (sentence[last + step] == sentence[start])
                found[at].append(entry[start[met]])
        begins[starts] = False
    return np.array([len(np.unique(np.concatenate(one))) for one in found], dtype=np.int64)


Members = tuple[int, ...]


def _grown(
    there: Any, words: Ints, clear: list[Members], min_entries: int
) -> dict[Members, tuple[float, float]]:
    """Sets of three and four, from clear pairs, the most surprising first: expected entries and q.

    A set is expected where its rarest part (all but one item) is, in each of these entries with the chance of
    the item that is left in an entry of this length.
    """
    rate = rates(np.asarray(there.sum(0)).ravel(), words)
    found: dict[Members, tuple[float, float]] = {}
    pairs = set(clear)
    last = sorted(clear[:_GROWN])
    for _ in range(2, _LARGEST):
        grown = sorted(
            {
                (*one, other[-1])
                for one, other in _neighbours(last)
                if all(tuple(sorted(pair)) in pairs for pair in ((one[-1], other[-1]), (one[0], other[-1])))
            }
        )
        seen, expected, units = [], [], []
        for one in grown:
            each = []
            for left in one:
                rest = _inside(there, tuple(item for item in one if item != left))
                chance = chances(rate[[left]], words[rest])[0]
                each.append((float(chance.sum()), len(rest)))
            most, of = max(each)
            seen.append(len(_inside(there, one)))
            expected.append(most)
            units.append(of)
        if not grown:
            break
        q = false_discovery(at_least(seen, units, expected))
        kept = [at for at in range(len(grown)) if seen[at] >= max(min_entries, 2) and q[at] < CLEAR]
        found |= {grown[at]: (expected[at], float(q[at])) for at in kept}
        surprise = deviance([seen[at] for at in kept], [expected[at] for at in kept])
        last = sorted(grown[kept[at]] for at in np.argsort(-surprise, kind="stable")[:_GROWN].tolist())
    return found


def _neighbours(sets_: list[Members]) -> list[tuple[Members, Members]]:
    """Pairs of sets that differ in their last item only: larger sets are made of them."""
    by_head: dict[Members, list[Members]] = {}
    for one in sets_:
        by_head.setdefault(one[:-1], []).append(one)
    return [
        (one, other) for same in by_head.values() for at, one in enumerate(same) for other in same[at + 1 :]
    ]


def _closed(there: Any, found: dict[Members, tuple[float, float]]) -> list[Members]:
    """The sets that no larger one holds in the very same entries."""
    support = {one: len(_inside(there, one)) for one in found}
    inside: set[Members] = set()
    for one, entries in support.items():
        for left in one if len(one) > 2 else ():
            smaller = tuple(item for item in one if item != left)
            if support.get(smaller) == entries:
                inside.add(smaller)
    return [one for one in found if one not in inside]


def _inside(there: Any, members: Members) -> Ints:
    """The entries that hold all of them."""
    found: Any = None
    for one in members:
        mine = there.indices[there.indptr[one] : there.indptr[one + 1]]
        found = mine if found is None else np.intersect1d(found, mine, assume_unique=True)
    return np.asarray(found, dtype=np.int64)


def _times(items: Items, item: int, entries: Ints) -> int:
    """How often an item comes in these entries, all of which hold it."""
    span = slice(items.inside.indptr[item], items.inside.indptr[item + 1])
    order = np.argsort(items.inside.indices[span])
    at = order[np.searchsorted(items.inside.indices[span], entries, sorter=order)]
    return int(items.inside.data[span][at].sum())


def _turns(members: list[Members], surprise: Floats, enough: Bools) -> list[int]:
    seen: dict[int, int] = {}
    keep = []
    for at in np.argsort(-surprise, kind="stable").tolist():
        if enough[at] and all(seen.get(item, 0) < _TURNS for item in members[at]):
            keep.append(at)
            seen.update({item: seen.get(item, 0) + 1 for item in members[at]})
    return keep


def _set(items: Items, members: Members) -> Item:
    """Named by its items in the order of the alphabet."""
    chosen = sorted((items.items[at] for at in members), key=lambda item: (item.name, item.kind))
    return Item("set", " + ".join(item.called for item in chosen), tuple(chosen))
