"""A corpus in times: its dated entries in order, in parts of about the same number."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from ..corpus import Corpus, Document
from ..counting.arrays import Ints
from ..counting.coding import incidence
from ..counting.counts import PairTable, columns, present
from .notes import checked
from .reading import Reading
from .resampling import by_entry
from .result import number

# A picture is cut into so many times at most, of so many dated entries at least.
_TIMES = 8
_ENTRIES = 6


def slices(corpus: Corpus, k: int) -> list[Corpus]:
    """The dated entries of a corpus in order of time, in ``k`` parts of about the same number.

    Entries of one night stay together. Raises ``ValueError`` where there are fewer nights than parts.
    """
    checked(k=k)
    return [
        Corpus(tuple(corpus.documents[at] for at in part), corpus.notes) for part in _cut(corpus.documents, k)
    ]


def times(reading: Reading, table: PairTable) -> dict[str, Any]:
    """How often the words and the pairs of a table came in each of at most eight times of a corpus.

    ``periods`` are the first and the last night of each, ``entries`` its size; ``nodes`` holds for each time
    the entries with each word, ``edges`` the units with each pair, in the order of the table. Counts add up,
    so that times can be put together. Empty where there are too few dated entries.
    """
    nights = [str(one.night.day) for one in reading.documents if one.night.day]
    k = min(_TIMES, len(nights) // _ENTRIES, len(set(nights)))
    if k < 2 or not len(table.both):
        return {}
    parts = _cut(reading.documents, k)
    at = np.concatenate(parts)
    group = incidence(np.repeat(np.arange(k), [len(part) for part in parts]), at, (k, len(reading)))
    node = columns(reading, table.counts.words)[reading.type]
    there = present(reading.entry, node, (len(reading), len(table.counts.words)))
    days = [sorted(str(reading.documents[one].night.day) for one in part) for part in parts]
    return {
        "periods": [[day[0], day[-1]] for day in days],
        "entries": [len(part) for part in parts],
        "nodes": _rows(group @ there),
        "edges": _rows(group @ by_entry(reading, table).both),
    }


def _rows(counts: Any) -> list[Ints]:
    return list(np.asarray(counts.todense(), dtype=np.int64))


def _cut(documents: Sequence[Document], k: int) -> list[Ints]:
    """The positions of the dated documents in each of ``k`` times."""
    dated = [at for at, one in enumerate(documents) if one.night.day]
    dated.sort(key=lambda at: str(documents[at].night.day))
    nights = [str(documents[at].night.day) for at in dated]
    if len(set(nights)) < k:
        raise ValueError(f"slices: {k} parts of {number(len(set(nights)), 'night')} with a full date")
    cuts = [0]
    for part in range(1, k):
        cut = max(round(part * len(dated) / k), cuts[-1] + 1)
        while cut < len(dated) and nights[cut] == nights[cut - 1]:
            cut += 1
        cuts.append(min(cut, len(dated)))
    ends = [*cuts[1:], len(dated)]
    return [np.array(dated[low:high], dtype=np.int64) for low, high in zip(cuts, ends, strict=True)]
