"""A corpus read once: its counted words with their places, as arrays."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from ..corpus import Corpus, Document, sentences
from ..corpus.words import Words
from ..counting.arrays import Bools, Ints
from ..counting.coding import Coded, Coder, Read, Way, coded


class HasCorpus(Protocol):
    """Anything that can be read as a corpus: a journal."""

    def corpus(self) -> Corpus: ...


@dataclass(frozen=True)
class Text:
    """One part of one entry; ``entry`` is the entry's position."""

    entry: int
    part: str
    text: str

    @cached_property
    def sentences(self) -> tuple[tuple[int, int], ...]:
        """The spans of its sentences; an empty text is one."""
        return tuple(sentences(self.text)) or ((0, len(self.text)),)


@dataclass(frozen=True, eq=False)
class Reading(Coded):
    """A corpus coded, with the place of each word: what leads from a finding to its passages.

    ``every`` are all words, the ones not counted too, and ``at`` the positions of the counted among them.
    ``form`` points into ``forms`` (case-folded, as written), ``start`` and ``end`` are the span in the text
    (``texts[text]``); ``leaning`` is 1 where the neighbours of a word make it a verb, -1 where a noun or an
    adjective, 0 where they do not tell; ``denied`` tells of each whether it is. Entries without text in the
    parts read (a night without recall) are not among the ``documents``, and ``left_out`` is their number: no
    share is of them. ``negated`` is a reading of the words that are denied ("there was no dog"); they are not
    among the others. 40 bytes a counted word and 17 for every word.
    """

    documents: tuple[Document, ...]
    texts: tuple[Text, ...]
    every: Words
    at: Ints
    forms: list[str]
    form: Ints
    start: Ints
    end: Ints
    leaning: NDArray[np.int8]
    denied: Bools
    left_out: int
    negated: Reading | None = None

    def forms_of(self, at: Bools | Ints, limit: int = 8) -> list[str]:
        """The forms in which the words at these positions are written, most common first."""
        counts = np.bincount(self.form[at], minlength=len(self.forms))
        order = sorted(np.flatnonzero(counts), key=lambda at: (-counts[at], self.forms[at]))
        return [self.forms[at] for at in order[:limit]]


def corpus_of(source: Corpus | HasCorpus) -> Corpus:
    """The corpus itself, or that of a journal, or the entries of a collection of Dask brought here.

    Raises ``TypeError`` for anything else.
    """
    if isinstance(source, Corpus):
        return source
    if hasattr(source, "__dask_graph__"):
        from .spread import gathered

        return gathered(source)
    if hasattr(source, "corpus"):
        return source.corpus()
    raise TypeError(f"a Corpus or a journal is needed, not {type(source).__name__}: psd.read makes one")


def read_words(corpus: Corpus, way: Way) -> Reading:
    """Read the words of a corpus; what was read in this way before is kept with it.

    Raises ``ValueError`` for an unknown list of stop words.
    """
    known = corpus.memory.get(way)
    if not isinstance(known, Reading):
        known = corpus.memory[way] = _read(corpus, way)
    return known


def _read(corpus: Corpus, way: Way) -> Reading:
    told = corpus.only(lambda one: any(one.parts.get(part, "").strip() for part in way.parts))
    texts = tuple(
        Text(entry, part, text)
        for entry, document in enumerate(told)
        for part in way.parts
        if (text := document.parts.get(part, ""))
    )
    coder = Coder(way)
    found = coder.read([text.text for text in texts])
    left_out = len(corpus) - len(told)
    kept = found.base >= 0
    if way.negated == "counted":
        return _reading(coder, found, np.flatnonzero(kept), told, texts, left_out)
    no = _reading(coder, found, np.flatnonzero(kept & found.denied), told, texts, left_out)
    return _reading(coder, found, np.flatnonzero(kept & ~found.denied), told, texts, left_out, no)


def _reading(
    coder: Coder,
    found: Read,
    at: Ints,
    told: Corpus,
    texts: tuple[Text, ...],
    left_out: int,
    negated: Reading | None = None,
) -> Reading:
    words = found.words
    entry_of = np.array([text.entry for text in texts], dtype=np.int32)
    return Reading(
        **vars(coded(coder.vocabulary, found, at, entry_of)),
        documents=told.documents,
        texts=texts,
        every=words,
        at=at,
        forms=words.forms.names,
        form=words.form[at],
        start=words.start[at],
        end=words.end[at],
        leaning=coder.leaning(words, at),
        denied=found.denied[at],
        left_out=left_out,
        negated=negated,
    )
