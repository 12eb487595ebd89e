"""What can come back: lemmas, phrases, symbols and sets of them, each with the entries it is in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

import numpy as np
from scipy import sparse

from ..counting.arrays import Bools, Ints
from ..counting.coding import incidence
from ..lexicon import Lexicon
from .classes import Classes, classes
from .concordance import Place, by_sentence, in_a_row, marks
from .reading import Reading

# Under this q a finding is told apart from chance.
CLEAR = 0.05
# An item is explained by another where so much of it is.
EXPLAINED = 0.8


class Item(NamedTuple):
    """One thing that can come back. ``members``: positions in the vocabulary; of a symbol its category.

    Of a set they are the items it is made of.
    """

    kind: str
    name: str
    members: tuple[Any, ...]

    @property
    def key(self) -> str:
        """The key of its row: ``lemma:water``."""
        return f"{self.kind}:{self.name}"

    @property
    def called(self) -> str:
        """Its name beside others; a symbol is told from a word of its name."""
        return f"{self.name} (symbol)" if self.kind == "symbol" else self.name


@dataclass(frozen=True, eq=False)
class Items:
    """Items with their counts. ``inside``: a sparse matrix by columns, entries x items, of how often."""

    items: tuple[Item, ...]
    inside: Any
    entries: Ints
    count: Ints

    def __len__(self) -> int:
        return len(self.items)

    def where(self, at: int) -> Ints:
        """The entries an item is in, in order."""
        found: Ints = np.sort(self.inside.indices[self.inside.indptr[at] : self.inside.indptr[at + 1]])
        return found

    def only(self, keep: Sequence[int] | Ints | Bools) -> Items:
        """These items, in this order."""
        at = np.flatnonzero(keep) if np.asarray(keep).dtype == bool else np.asarray(keep, dtype=np.int64)
        items = tuple(self.items[one] for one in at.tolist())
        return Items(items, self.inside[:, at], self.entries[at], self.count[at])


def made(items: Sequence[Item], inside: Any) -> Items:
    """Items of a matrix entries x items."""
    there = inside.tocsc()
    count = np.asarray(there.sum(0), dtype=np.int64).ravel()
    return Items(tuple(items), there, np.diff(there.indptr).astype(np.int64), count)


def beside(parts: Sequence[Items]) -> Items:
    """Items of several kinds as one."""
    return Items(
        tuple(item for part in parts for item in part.items),
        sparse.hstack([part.inside for part in parts], format="csc"),
        np.concatenate([part.entries for part in parts]),
        np.concatenate([part.count for part in parts]),
    )


def lemmas(read: Reading, min_entries: int, min_count: int) -> Items:
    """Every counted word, by its base form, in so many entries and so often."""
    there = read.counts.tocsc()
    count = np.asarray(there.sum(0), dtype=np.int64).ravel()
    keep = np.flatnonzero((np.diff(there.indptr) >= min_entries) & (count >= min_count)).tolist()
    return made([Item("lemma", read.vocabulary[at], (at,)) for at in keep], there[:, keep])


def phrases(read: Reading, min_entries: int, min_count: int) -> Items:
    """Two or three counted words in a row; left out where nearly always part of a longer one.

    Told apart by base forms, named as they are written most often (father's coat, waiting room).
    """
    entry = read.entry
    items: list[Item] = []
    columns: list[Any] = []
    for length in (3, 2):  # a phrase of three is met before those of two inside it
        ends = np.flatnonzero(_in_a_row(read, length))
        if not len(ends):
            continue
        key, size = np.zeros(len(ends), dtype=np.int64), len(read.vocabulary)
        for back in range(length - 1, -1, -1):
            # 3 of up to 2 million words: 63 bits.
            key = key * size + read.type[ends - back]
        kinds, at = np.unique(key, return_inverse=True)
        inside = incidence(entry[ends], at, (len(read), len(kinds))).tocsc()
        enough = (np.diff(inside.indptr) >= min_entries) & (np.bincount(at) >= min_count)
        order = np.argsort(at, kind="stable")
        starts = np.searchsorted(at[order], np.arange(len(kinds) + 1))
        for column in np.flatnonzero(enough).tolist():
            here = ends[order[starts[column] : starts[column + 1]]]
            words = tuple(int(read.type[here[0] - back]) for back in range(length - 1, -1, -1))
            items.append(Item("phrase", _written(read, here, length), words))
        columns.append(inside[:, np.flatnonzero(enough)])
    if not columns:
        return made((), sparse.csc_matrix((len(read), 0), dtype=np.int32))
    found = made(items, sparse.hstack(columns, format="csc"))
    within: dict[tuple[int, ...], int] = {}
    for item, count in zip(items, found.count.tolist(), strict=True):
        if len(item.members) == 3:
            for pair in (item.members[:2], item.members[1:]):
                within[pair] = max(within.get(pair, 0), count)
    return found.only(
        [
            at
            for at, item in enumerate(items)
            if within.get(item.members, 0) < EXPLAINED * found.count[at] and len(set(item.members)) > 1
        ]
    )


def symbols(read: Reading, among: Classes, min_entries: int = 1, min_count: int = 1) -> Items:
    """The categories of a lexicon, each with the counted words that belong to it."""
    inside = incidence(read.entry, among.code, (len(read), among.belongs.shape[0])) @ among.belongs
    found = made([Item("symbol", name, (at,)) for at, name in enumerate(among.names)], inside)
    return found.only((found.entries >= min_entries) & (found.count >= min_count))


def positions(read: Reading, among: Classes | None, item: Item) -> tuple[Ints, Ints]:
    """Where an item stands: the positions of the first and of the last word of each occurrence.

    A set stands where its items do, in the entries that hold all of them.
    """
    if item.kind == "phrase":
        return in_a_row(read, item.members)
    if item.kind == "set":
        return _of_set(read, among, item)
    if item.kind == "symbol" and among is not None:
        at = among.at(item.members[0])
    else:
        at = np.flatnonzero(np.isin(read.type, np.array(item.members, dtype=np.int64)))
    return at, at


def _of_set(read: Reading, among: Classes | None, item: Item) -> tuple[Ints, Ints]:
    each = [positions(read, among, one) for one in item.members]
    whole = np.ones(len(read), dtype=bool)
    for first, _ in each:
        whole &= np.bincount(read.entry[first], minlength=len(read)) > 0
    first, last = (np.concatenate([spans[end] for spans in each]) for end in range(2))
    inside = whole[read.entry[first]]
    return first[inside], last[inside]


def places(read: Reading, among: Classes | None, item: Item) -> list[Place]:
    """Where an item stands: a mark for each occurrence; of a set, a sentence with all its marks."""
    placed = by_sentence if item.kind == "set" else marks
    return placed(read, *positions(read, among, item))


def places_and_denied(read: Reading, lexicon: Lexicon, item: Item) -> list[Place]:
    """Where an item stands, and where it is denied, in order; of a set only where it stands."""
    here = places(read, classes(read, lexicon), item)
    if read.negated is None or item.kind == "set":
        return here
    return sorted([*here, *places(read.negated, classes(read.negated, lexicon), item)])


def words_of(read: Reading, among: Classes, item: Item) -> frozenset[int]:
    """The base forms an item is made of. Two items that share one can be the same words."""
    if item.kind == "symbol":
        return frozenset(np.flatnonzero(np.bincount(read.type[among.at(item.members[0])])).tolist())
    if item.kind == "set":
        return frozenset().union(*(words_of(read, among, one) for one in item.members))
    return frozenset(item.members)


def _in_a_row(read: Reading, length: int) -> Bools:
    """Which counted words end a row of ``length``."""
    row = np.ones(len(read.type), dtype=bool)
    for back in range(length - 1):
        shifted = np.zeros_like(row)
        shifted[back:] = read.joined[: len(row) - back]
        row &= shifted
    row[: length - 1] = False
    return row


def _written(read: Reading, ends: Ints, length: int) -> str:
    """The most common way in which a phrase is written."""
    rows = np.stack([read.form[ends - back] for back in range(length - 1, -1, -1)], axis=1)
    forms, count = np.unique(rows, axis=0, return_counts=True)
    written = [" ".join(read.forms[one] for one in row) for row in forms.tolist()]
    return min(zip((-count).tolist(), written, strict=True))[1]
