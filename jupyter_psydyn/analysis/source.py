"""Where the counts of a verb come from: a corpus here, or one in parts on a cluster."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any, Protocol

import numpy as np
import pandas as pd

from ..corpus import Corpus
from ..counting.coding import Coded, Way
from ..counting.counts import PairCounts, WordCounts, count_pairs, count_words
from .concordance import Concordance, Place, gather
from .notes import coverage
from .reading import HasCorpus, Reading, corpus_of, read_words

Find = Callable[[Reading], list[Place]]


class Source(Protocol):
    """What a verb asks for. ``find`` leads from a reading to places; on a cluster it travels to each part."""

    notes: tuple[str, ...]

    def words(self) -> WordCounts:
        """The counts of all words."""

    def pairs(self, words: Sequence[str], unit: str) -> PairCounts:
        """The counts of pairs."""

    def coded(self) -> Coded | None:
        """The words as numbers, for drawing entries anew; ``None`` where they are not in one place."""

    def coverage(self, lemma: str) -> tuple[str, ...]:
        """How much of the text the word lists know."""

    def passages(self, find: Find, title: str, made: dict[str, Any], of: dict[str, Any]) -> Concordance:
        """The passages at the places that ``find`` finds."""


class Here:
    """A corpus in this process."""

    def __init__(self, corpus: Corpus, way: Way) -> None:
        self.corpus = corpus
        self.read = read_words(corpus, way)
        self.notes = corpus.notes

    def words(self) -> WordCounts:
        """The counts of all words."""
        return count_words(self.read)

    def pairs(self, words: Sequence[str], unit: str) -> PairCounts:
        """The counts of pairs."""
        return count_pairs(self.read, words, unit)

    def coded(self) -> Coded:
        """The words as numbers."""
        return self.read

    def coverage(self, lemma: str) -> tuple[str, ...]:
        """How much of the text the word lists know."""
        return coverage(self.read, None, lemma)

    def passages(self, find: Find, title: str, made: dict[str, Any], of: dict[str, Any]) -> Concordance:
        """The passages at the places that ``find`` finds."""
        return gather(self.read, find(self.read), title, made, of)


def source_of(corpus: Corpus | HasCorpus | Any, way: Way) -> Source:
    """The source a verb was given. Raises ``TypeError`` for what is none."""
    if is_spread(corpus):
        from .spread import Spread

        return Spread(corpus, way)
    return Here(corpus_of(corpus), way)


def is_spread(corpus: object) -> bool:
    """Whether it is a collection of Dask: a bag or a frame."""
    return hasattr(corpus, "__dask_graph__")


def joined(parts: Sequence[Concordance], title: str, caption: str) -> Concordance:
    """Concordances one after the other, as one."""
    first = parts[0]
    passages = tuple(passage for part in parts for passage in part.passages)
    starts = np.cumsum([0, *(len(part) for part in parts)])

    def evidence(row: int) -> Concordance:
        part = int(np.searchsorted(starts, row, side="right")) - 1
        return parts[part].evidence(row - int(starts[part]))

    return replace(
        first,
        title=title,
        caption=caption,
        keys=tuple(key for part in parts for key in part.keys),
        notes=first.notes if passages else ("Nothing was found.",),
        picture={"passages": [passage.to_dict() for passage in passages]},
        passages=passages,
        _table=pd.concat([part.frame for part in parts if len(part)] or [first.frame], ignore_index=True),
        _evidence=evidence,
    )
