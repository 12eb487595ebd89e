"""What can come back: lemmas, phrases, symbols and sets, each with the entries it is in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from ..lexicon import Lexicon, wordnet
from .concordance import Marks, by_sentence, occurrences
from .reading import Ints, Reading, incidence
from .statistics import Floats, at_least, deviance, false_discovery, presence

# Pairs are looked for among so many lemmas at most, those in most entries.
_PAIRED = 2000
# An item is explained by another where so much of it is.
_EXPLAINED = 0.8
# Under this q a finding is told apart from chance.
CLEAR = 0.05


@dataclass(frozen=True, eq=False)
class Items:
    """Items of one kind: for each its name, its members (positions in the vocabulary), its counts.

    ``inside`` is a sparse matrix, entries x items, of how often; for sets, of whether.
    """

    kind: str
    names: tuple[str, ...]
    members: tuple[tuple[int, ...], ...]
    inside: Any
    entries: Ints
    count: Ints

    def only(self, keep: Sequence[int] | Ints) -> Items:
        """These items, in this order."""
        at = [int(one) for one in keep]
        return Items(
            self.kind,
            tuple(self.names[one] for one in at),
            tuple(self.members[one] for one in at),
            self.inside[:, at],
            self.entries[at],
            self.count[at],
        )


def places(read: Reading, kind: str, members: Sequence[int]) -> list[tuple[int, Marks]]:
    """Where an item stands: a mark for each occurrence; of a set, a sentence with all its marks."""
    if kind == "phrase":
        return occurrences(read, [read.vocabulary[one] for one in members])
    at = np.flatnonzero(np.isin(read.type, np.array(members)))
    if kind == "set":
        present = read.counts[:, list(members)] > 0
        whole = np.asarray(present.sum(1)).ravel() == len(members)
        return by_sentence(read, at[whole[read.entry[at]]])
    return [(int(read.text[one]), ((int(read.start[one]), int(read.end[one])),)) for one in at]


def lemmas(read: Reading) -> Items:
    """Every counted word, by its base form."""
    members = tuple((at,) for at in range(len(read.vocabulary)))
    return _items("lemma", read.vocabulary, members, read.counts)


def phrases(read: Reading, min_entries: int) -> Items:
    """Two or three counted words in a row; left out where nearly always part of a longer one.

    Told apart by base forms, named as they are written most often (father's coat, waiting room).
    """
    shape = (len(read.documents), 0)
    names: list[str] = []
    members: list[tuple[int, ...]] = []
    columns: list[Any] = []
    for length in (3, 2):  # a phrase of three is met before those of two inside it
        ends = np.flatnonzero(_in_a_row(read, length))
        if not len(ends):
            continue
        rows = np.stack([read.type[ends - back] for back in range(length - 1, -1, -1)], axis=1)
        kinds, at = np.unique(rows, axis=0, return_inverse=True)
        inside = incidence(read.entry[ends], at.ravel(), (shape[0], len(kinds)))
        common = np.flatnonzero(np.asarray((inside > 0).sum(0)).ravel() >= max(min_entries, 1))
        members += [tuple(int(one) for one in kinds[column]) for column in common.tolist()]
        written = np.stack([read.form[ends - back] for back in range(length - 1, -1, -1)], axis=1)
        order = np.argsort(at.ravel(), kind="stable")
        starts = np.searchsorted(at.ravel()[order], np.arange(len(kinds) + 1))
        names += [_written(read, written[order[starts[one] : starts[one + 1]]]) for one in common]
        columns.append(inside[:, common])
    found = _items("phrase", tuple(names), tuple(members), _beside(columns, shape))
    within = dict.fromkeys(members, 0)
    for words, count in zip(members, found.count.tolist(), strict=True):
        if len(words) == 3:
            for pair in (words[:2], words[1:]):
                within[pair] = max(within.get(pair, 0), count)
    keep = [
        one
        for one, words in enumerate(members)
        if within[words] < _EXPLAINED * found.count[one] and len(set(words)) > 1
    ]
    return found.only(keep)


def symbols(read: Reading, lexicon: Lexicon) -> Items:
    """The categories of a lexicon, each with the counted words that belong to it."""
    names = tuple(category.name for category in lexicon.categories)
    found: dict[str, list[int]] = {name: [] for name in names}
    for at, word in enumerate(read.vocabulary):
        for name in lexicon.categories_of(word):
            found[name].append(at)
    members = tuple(tuple(found[name]) for name in names)
    rows = np.array([word for words in members for word in words], dtype=np.int64)
    columns = np.repeat(np.arange(len(names)), [len(words) for words in members])
    belongs = incidence(rows, columns, (len(read.vocabulary), len(names)))
    return _items("symbol", names, members, read.counts @ belongs)


@dataclass(frozen=True, eq=False)
class Pairs:
    """Two words in one unit: their positions, how many units hold both, how many are expected to, p."""

    first: Ints
    second: Ints
    count: Ints
    expected: Floats
    p: Floats


def pairs(inside: Any, lengths: Ints, min_together: int) -> Pairs:
    """All pairs of columns that share ``min_together`` units or more.

    ``inside`` is units x words, ``lengths`` the words of each unit. ``expected`` and the one-sided ``p``
    allow for long units holding more of everything: in a unit of n words a word is there with the chance
    of ``presence``, the two independently; with units of one length this is the product of their shares.
    ``p`` is the upper binomial tail over the units of the rarer word, each of which holds the other with
    the same chance: wider than the hypergeometric, so that it errs towards caution.
    """
    there = (inside > 0).astype(np.int64)
    together = (there.T @ there).tocoo()
    keep = (together.row < together.col) & (together.data >= max(min_together, 1))
    first, second, count = together.row[keep], together.col[keep], together.data[keep]
    alone = np.asarray(there.sum(0), dtype=np.int64).ravel()
    chance, weight = presence(alone, lengths)
    expected = ((chance * weight) @ chance.T)[first, second]
    rarer = np.minimum(alone[first], alone[second])
    return Pairs(first, second, count, expected, at_least(count, rarer, expected))


def sets(read: Reading, words: Items, min_entries: int, min_count: int) -> tuple[Items, Floats, Floats]:
    """Pairs of lemmas that come together in more entries than by chance, with ``expected`` and q.

    Left out are pairs that mostly stand together as in a phrase (the bell rings), and of the pairs a word is
    in, all but the two most surprising: one word would fill the list else.
    """
    order = np.argsort(-words.entries, kind="stable")[:_PAIRED]
    chosen = np.sort(order[words.entries[order] >= min_entries])
    lengths = np.bincount(read.entry, minlength=len(read.documents))
    found = pairs(words.inside[:, chosen], lengths, min_entries)
    ids = np.array([words.members[one][0] for one in chosen], dtype=np.int64)
    first, second = ids[found.first], ids[found.second]
    q = false_discovery(found.p)
    clear = np.flatnonzero((q < CLEAR) & (_close(read, first, second) < 0.5 * found.count))
    surprise = deviance(found.count, found.expected)
    seen: dict[int, int] = {}
    keep = []
    for at in clear[np.argsort(-surprise[clear], kind="stable")].tolist():
        pair = (int(first[at]), int(second[at]))
        if all(seen.get(word, 0) < 2 for word in pair):
            keep.append(at)
            seen.update({word: seen.get(word, 0) + 1 for word in pair})
    members = tuple(
        (a, b) if read.vocabulary[a] < read.vocabulary[b] else (b, a)
        for a, b in zip(first[keep].tolist(), second[keep].tolist(), strict=True)
    )
    one, other = read.counts[:, first[keep]].tocsc(), read.counts[:, second[keep]].tocsc()
    both = (one > 0).multiply(other > 0)
    count = np.asarray((one + other).multiply(both).sum(0), dtype=np.int64).ravel()
    names = tuple(f"{read.vocabulary[a]} + {read.vocabulary[b]}" for a, b in members)
    made = Items("set", names, members, both.tocsr(), found.count[keep], count)
    enough = np.flatnonzero(count >= min_count)
    return made.only(enough), found.expected[keep][enough], q[keep][enough]


def everyday_rates(read: Reading) -> Any:
    """How often each base form comes in a running word of everyday English prose.

    From the tags of SemCor that WordNet ships (``cntlist``): parts of the Brown corpus, 360,000 words
    fully tagged (Miller et al. 1993, A semantic concordance). A word not tagged there gets as many uses as
    every other is given on top, so that a rare word must come back often to be called surprising.
    """
    facts = wordnet()
    return (np.array([facts.total(word) for word in read.vocabulary], dtype=float) + UNSEEN) / SEMCOR_WORDS


SEMCOR_WORDS = 360_000
UNSEEN = 10.0


def _items(kind: str, names: Sequence[str], members: tuple[tuple[int, ...], ...], inside: Any) -> Items:
    entries = np.asarray((inside > 0).sum(0), dtype=np.int64).ravel()
    return Items(kind, tuple(names), members, inside, entries, np.asarray(inside.sum(0)).ravel())


def _in_a_row(read: Reading, length: int) -> Any:
    """Which counted words end a row of ``length``."""
    row = np.ones(len(read.type), dtype=bool)
    for back in range(length - 1):
        shifted = np.zeros_like(row)
        shifted[back:] = read.joined[: len(row) - back]
        row &= shifted
    row[: length - 1] = False
    return row


def _written(read: Reading, rows: Ints) -> str:
    """The most common of these rows of forms."""
    forms, count = np.unique(rows, axis=0, return_counts=True)
    written = [" ".join(read.forms[one] for one in row) for row in forms]
    return min(zip(-count, written, strict=True))[1]


def _close(read: Reading, first: Ints, second: Ints) -> Ints:
    """In how many entries two words stand close, one counted word between at most, in either order."""
    size = len(read.vocabulary)
    near = []
    for back in (1, 2):
        ends = np.flatnonzero(read.sentence[back:] == read.sentence[:-back]) + back
        a, b = read.type[ends - back], read.type[ends]
        near.append(np.stack([np.minimum(a, b) * size + np.maximum(a, b), read.entry[ends]], axis=1))
    code, count = np.unique(np.unique(np.concatenate(near), axis=0)[:, 0], return_counts=True)
    if not len(code):
        return np.zeros(len(first), dtype=np.int64)
    wanted = np.minimum(first, second) * size + np.maximum(first, second)
    at = np.minimum(np.searchsorted(code, wanted), len(code) - 1)
    return np.where(code[at] == wanted, count[at], 0)


def _beside(columns: list[Any], empty: tuple[int, int]) -> Any:
    from scipy import sparse

    return sparse.hstack(columns, format="csr") if columns else sparse.csr_matrix(empty, dtype=np.int64)
