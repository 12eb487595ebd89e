"""A corpus read once: its counted words with their places, as arrays."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from ..corpus import PARTS, Corpus, Document, sentences, tokens
from ..lexicon import base_form, is_stop, stop_words

Ints = NDArray[np.int64]

# What may stand between the words of a phrase.
_JOINTS = " \t\n-‐‑"


class HasCorpus(Protocol):
    """Anything that can be read as a corpus: a journal."""

    def corpus(self) -> Corpus: ...


@dataclass(frozen=True)
class Text:
    """One part of one entry, with the spans of its sentences; ``entry`` is the entry's position."""

    entry: int
    part: str
    text: str
    sentences: tuple[tuple[int, int], ...]


@dataclass(frozen=True, eq=False)
class Reading:
    """The counted words of a corpus. Arrays have one value for each counted word, in order of reading.

    ``type`` points into ``vocabulary`` (base forms), ``form`` into ``forms`` (case-folded), ``text`` into
    ``texts``; ``sentence`` is unique over the corpus; ``joined`` tells whether only white space or a hyphen
    stands between a word and the counted word before it, in one sentence. ``words`` is the number of all
    words (stop words too) in each entry. Entries without text in the parts read (a night without recall) are
    not among the ``documents``, and ``left_out`` is their number: no share is of them.
    """

    documents: tuple[Document, ...]
    texts: tuple[Text, ...]
    vocabulary: tuple[str, ...]
    forms: tuple[str, ...]
    type: Ints
    form: Ints
    text: Ints
    entry: Ints
    sentence: Ints
    start: Ints
    end: Ints
    joined: NDArray[np.bool_]
    words: Ints
    left_out: int

    @cached_property
    def counts(self) -> Any:
        """How often each base form occurs in each entry: a sparse matrix, entries x vocabulary."""
        return incidence(self.entry, self.type, (len(self.documents), len(self.vocabulary)))

    @cached_property
    def ids(self) -> dict[str, int]:
        """The position of each base form in the vocabulary."""
        return {word: at for at, word in enumerate(self.vocabulary)}

    def forms_of(self, types: Ints, limit: int = 8) -> list[str]:
        """The forms in which these base forms are written, most common first."""
        counts = np.bincount(self.form[np.isin(self.type, types)], minlength=len(self.forms))
        order = sorted(np.flatnonzero(counts), key=lambda at: (-counts[at], self.forms[at]))
        return [self.forms[at] for at in order[:limit]]


def incidence(rows: Ints, columns: Ints, shape: tuple[int, int]) -> Any:
    """A sparse matrix of how often each row goes with each column."""
    ones = np.ones(len(rows), dtype=np.int64)
    return sparse.csr_matrix((ones, (rows, columns)), shape=shape)


def corpus_of(source: Corpus | HasCorpus) -> Corpus:
    """The corpus itself, or that of a journal.

    Raises ``TypeError`` for anything else.
    """
    if isinstance(source, Corpus):
        return source
    if hasattr(source, "corpus"):
        return source.corpus()
    raise TypeError(f"a Corpus or a journal is needed, not {type(source).__name__}: psd.read makes one")


def read_words(corpus: Corpus, parts: tuple[str, ...], lemma: str, stopwords: str) -> Reading:
    """Read the words of these parts.

    Raises ``ValueError`` for an unknown part, ``lemma`` or list of stop words.
    """
    unknown = [part for part in parts if part not in PARTS]
    if unknown or not parts:
        raise ValueError(f"parts: {', '.join(unknown) or 'none given'}; choose from {', '.join(PARTS)}")
    if lemma not in ("wordnet", "none"):
        raise ValueError(f"lemma: {lemma!r}; choose wordnet or none")
    stops = stop_words(stopwords)
    texts: list[Text] = []
    told = corpus.only(lambda one: any(one.parts.get(part, "").strip() for part in parts))
    words = np.zeros(len(told), dtype=np.int64)
    kept: dict[str, tuple[int, int] | None] = {}  # word: its (type, form), or None where it is left out
    types: dict[str, int] = {}
    forms: dict[str, int] = {}
    rows: list[tuple[int, int, int, int, int, int, int, bool]] = []
    sentences_before = 0
    for entry, document in enumerate(told):
        for part in parts:
            text = document.parts.get(part, "")
            if not text:
                continue
            spans = tuple(sentences(text))
            at_sentence, before = 0, -1
            for start, end, form, word in tokens(text):
                words[entry] += 1
                if form == "Miss" and text[end + 1 : end + 2].isupper():
                    before = -1
                    continue  # the title, not the verb: no "late" dream for Miss Brown
                if word not in kept:
                    base = base_form(word) if lemma == "wordnet" else word
                    out = is_stop(word, base, stops)
                    kept[word] = (
                        None
                        if out
                        else (types.setdefault(base, len(types)), forms.setdefault(word, len(forms)))
                    )
                ids = kept[word]
                if ids is None:
                    before = -1
                    continue
                while spans[at_sentence][1] < end:
                    at_sentence, before = at_sentence + 1, -1
                joined = before >= 0 and not text[before:start].strip(_JOINTS)
                rows.append((*ids, len(texts), entry, sentences_before + at_sentence, start, end, joined))
                before = end
            texts.append(Text(entry, part, text, spans))
            sentences_before += len(spans)
    table = np.array(rows, dtype=np.int64).reshape(-1, 8).T
    types_, forms_, text_, entry_, sentence_, start, end, joined_ = table
    return Reading(
        told.documents,
        tuple(texts),
        tuple(types),
        tuple(forms),
        type=types_,
        form=forms_,
        text=text_,
        entry=entry_,
        sentence=sentence_,
        start=start,
        end=end,
        joined=joined_.astype(bool),
        words=words,
        left_out=len(corpus) - len(told),
    )
