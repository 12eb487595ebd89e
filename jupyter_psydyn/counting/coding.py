"""Texts as numbers: every counted word by the number of its base form. What all counting starts from.

A ``Coded`` holds no text and no places: 5 bytes a counted word and 24 an entry. Coded texts of several
blocks, processes or machines are put together (``+``), and counted as if they had been read at once.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from ..corpus import PARTS
from ..corpus.words import BLOCK, CAPITAL, TIGHT, Forms, Words, read_texts
from ..lexicon import base_form, bases_of, is_stop, stop_words
from .arrays import Bools, Ints
from .context import denied, hints, verbs
from .threads import side_by_side

LEMMAS = ("wordnet", "types", "none")


@dataclass(frozen=True)
class Way:
    """How words are read: which parts, by which base forms, less which words.

    ``lemma``: ``wordnet`` (base forms, by the neighbours where a noun would have another one than a verb),
    ``types`` (one base form for each word, whatever its use) or ``none``. ``hyphens``: an inner hyphen joins
    a word. ``negated``: ``apart`` (a word in the reach of "no" is not counted among the others) or
    ``counted``. Raises ``ValueError`` for an unknown part or choice.
    """

    parts: tuple[str, ...] = ("report",)
    lemma: str = "wordnet"
    stopwords: str = "english"
    hyphens: bool = False
    negated: str = "apart"

    def __post_init__(self) -> None:
        unknown = [part for part in self.parts if part not in PARTS]
        if unknown or not self.parts:
            raise ValueError(f"parts: {', '.join(unknown) or 'none given'}; choose from {', '.join(PARTS)}")
        for name, choices in (("lemma", LEMMAS), ("negated", ("apart", "counted"))):
            if getattr(self, name) not in choices:
                raise ValueError(f"{name}: {getattr(self, name)!r}; choose {', '.join(choices)}")


@dataclass(frozen=True, eq=False)
class Coded:
    """The counted words of some entries, in order of reading.

    ``type`` has the number of each word in ``vocabulary``; ``joined`` whether it follows the counted word
    before it with nothing but white space or a hyphen between them, in one sentence. The others are sizes
    in order: of each text (one part of an entry), sentence and entry in counted words (``text_size`` ...),
    and of each entry and sentence in all words (``words``, ``sentence_words``). A sentence without a word
    is none.
    """

    vocabulary: Sequence[str]
    type: Ints
    joined: Bools
    text_size: Ints
    sentence_size: Ints
    entry_size: Ints
    words: Ints
    sentence_words: Ints

    @cached_property
    def text(self) -> Ints:
        """The number of the text each word is in."""
        return _numbers(self.text_size)

    @cached_property
    def sentence(self) -> Ints:
        """The number of the sentence each word is in."""
        return _numbers(self.sentence_size)

    @cached_property
    def entry(self) -> Ints:
        """The number of the entry each word is in."""
        return _numbers(self.entry_size)

    @cached_property
    def counts(self) -> Any:
        """How often each base form occurs in each entry: a sparse matrix, entries x vocabulary."""
        return incidence(self.entry, self.type, (len(self.words), len(self.vocabulary)))

    @cached_property
    def ids(self) -> dict[str, int]:
        """The number of each base form."""
        return {word: at for at, word in enumerate(self.vocabulary)}

    def __len__(self) -> int:
        return len(self.words)

    def __add__(self, other: Coded) -> Coded:
        return together((self, other))

    def pieces(self, size: int = 1_000_000) -> Iterator[Coded]:
        """The same in pieces of about ``size`` counted words, whole entries each, for what needs room.

        Sentences are not told apart in a piece.
        """
        if len(self.type) <= size:
            yield self
            return
        ends, text_ends = np.cumsum(self.entry_size), np.cumsum(self.text_size)
        first, entry, text = 0, 0, 0
        none = np.zeros(0, dtype=np.int32)
        for cut in np.unique(
            np.searchsorted(ends, [*range(size, len(self.type), size), len(self.type)])
        ).tolist():
            last = int(ends[cut])
            text_cut = int(np.searchsorted(text_ends, last)) + 1
            span = slice(first, last)
            yield Coded(
                self.vocabulary,
                self.type[span],
                self.joined[span],
                self.text_size[text:text_cut],
                none,
                self.entry_size[entry : cut + 1],
                self.words[entry : cut + 1],
                none,
            )
            first, entry, text = last, cut + 1, text_cut


def together(parts: Sequence[Coded]) -> Coded:
    """Coded texts one after the other, the vocabularies made one."""
    if len(parts) == 1:
        return parts[0]
    vocabulary: Sequence[str] = parts[0].vocabulary if parts else ()
    types = [part.type for part in parts]
    if any(part.vocabulary is not vocabulary for part in parts):
        words = Forms()
        types = [words.numbers(part.vocabulary)[part.type] for part in parts]
        vocabulary = words.names
    columns: Any = {
        name: np.concatenate([getattr(part, name) for part in parts])
        if parts
        else np.zeros(0, dtype=np.int32)
        for name in ("joined", "text_size", "sentence_size", "entry_size", "words", "sentence_words")
    }
    return Coded(vocabulary, np.concatenate(types) if parts else np.zeros(0, dtype=np.int32), **columns)


class Read(NamedTuple):
    """The words of some texts, the number of each one's base form (-1: not counted), which are denied."""

    words: Words
    base: Ints
    denied: Bools


class Coder:
    """Reads texts in one way, and keeps what it has learnt of each form: its base forms, whether it stops.

    ``vocabulary`` grows with what is read; the numbers given before stay as they are.
    Raises ``ValueError`` for an unknown list of stop words.
    """

    def __init__(self, way: Way) -> None:
        self.way = way
        self._stops = stop_words(way.stopwords)
        self._forms = Forms()
        self._words = Forms()
        none = np.zeros(0, dtype=np.int32)
        self._usual, self._noun, self._verb = none, none, none
        self._hints = np.zeros(0, dtype=np.uint8)

    @property
    def vocabulary(self) -> list[str]:
        """The base forms met so far, by their numbers."""
        return self._words.names

    def read(self, texts: Sequence[str], *, denying: bool = True) -> Read:
        """The words of these texts; without ``denying`` none is looked at for being denied."""
        words = read_texts(texts, hyphens=self.way.hyphens, forms=self._forms)
        with self._forms.lock:
            self._learn(self._forms.names[len(self._usual) :])
        base = self._usual[words.form]
        if self.way.lemma == "wordnet":
            # A noun would have another base form than a verb: by its neighbours.
            at = np.flatnonzero((self._noun != self._verb)[words.form])
            verb, noun = verbs(words, self._hints, at)
            form = words.form[at]
            base[at] = np.where(verb, self._verb[form], np.where(noun, self._noun[form], base[at]))
        base[self._titles(words)] = -1
        no = denied(words, self._hints) if denying else np.zeros(len(words), dtype=bool)
        return Read(words, base, no)

    def leaning(self, words: Words, at: Ints) -> NDArray[np.int8]:
        """Of the words at these positions: 1 a verb by its neighbours, -1 a noun or adjective, 0 not told."""
        verb, noun = verbs(words, self._hints, at)
        return verb.astype(np.int8) - noun.astype(np.int8)

    def code(self, texts: Sequence[str], entry_of: Ints | None = None) -> Coded:
        """These texts coded; ``entry_of`` says which entry each text belongs to, else each is one."""
        found = self.read(texts, denying=self.way.negated == "apart")
        kept = found.base >= 0
        if self.way.negated == "apart":
            kept &= ~found.denied
        entries = np.arange(len(texts), dtype=np.int32) if entry_of is None else entry_of
        return coded(self.vocabulary, found, np.flatnonzero(kept), entries)

    def _learn(self, forms: Sequence[str]) -> None:
        if not forms:
            return
        bases = forms if self.way.lemma == "none" else [base_form(form) for form in forms]
        usual = np.array([self._number(*one) for one in zip(forms, bases, strict=True)], dtype=np.int32)
        more = [usual, usual.copy(), usual.copy()]
        for at, form in enumerate(forms) if self.way.lemma == "wordnet" else ():
            one = bases_of(form)
            if one.nominal != one.verbal:
                more[1][at], more[2][at] = self._number(form, one.nominal), self._number(form, one.verbal)
        self._usual = np.concatenate([self._usual, more[0]])
        self._noun = np.concatenate([self._noun, more[1]])
        self._verb = np.concatenate([self._verb, more[2]])
        self._hints = np.concatenate([self._hints, hints(forms)])

    def _number(self, form: str, base: str) -> int:
        if is_stop(form, base, self._stops):
            return -1
        return self._words.number_of(base)

    def _titles(self, words: Words) -> Ints:
        """Where "Miss" is a title before a name and no verb: no "late" dream for Miss Brown."""
        miss = self._forms.number.get("miss")
        if miss is None:
            return np.zeros(0, dtype=np.int64)
        at = np.flatnonzero(words.form[:-1] == miss)
        capital = words.flags & CAPITAL > 0
        close = (words.start[at + 1] == words.end[at] + 1) & (words.text[at + 1] == words.text[at])
        titles: Ints = at[capital[at] & capital[at + 1] & close]
        return titles


def coded(vocabulary: Sequence[str], found: Read, at: Ints, entry_of: Ints) -> Coded:
    """The words at these positions of what was read."""
    words = found.words
    tight = (words.flags[at] & TIGHT) > 0
    tight[1:] &= at[1:] - at[:-1] == 1
    tight[:1] = False
    texts = len(entry_of)
    entries = int(entry_of[-1]) + 1 if texts else 0
    text, sentence = words.text[at], words.sentence
    sentences = int(sentence[-1]) + 1 if len(words) else 0
    text_size = np.bincount(text, minlength=texts)
    everything = np.bincount(words.text, minlength=texts)
    return Coded(
        vocabulary,
        found.base[at],
        tight,
        text_size.astype(np.int32),
        np.bincount(sentence[at], minlength=sentences).astype(np.int32),
        _by_entry(text_size, entry_of, entries),
        _by_entry(everything, entry_of, entries),
        np.bincount(sentence, minlength=sentences).astype(np.int32),
    )


def code_texts(texts: Iterable[str], way: Way) -> Coded:
    """Texts coded as they come, each an entry, without keeping them: for more than the memory holds."""
    return together(list(side_by_side(Coder(way).code, _blocks(texts))))


def _blocks(texts: Iterable[str]) -> Iterator[list[str]]:
    block, size = list[str](), 0
    for text in texts:
        block.append(text)
        size += len(text)
        if size >= BLOCK:
            yield block
            block, size = [], 0
    yield block


def incidence(rows: Any, columns: Any, shape: tuple[int, int]) -> Any:
    """A sparse matrix of how often each row goes with each column."""
    ones = np.ones(len(rows), dtype=np.int32)
    return sparse.csr_matrix((ones, (rows, columns)), shape=shape)


def _numbers(sizes: Ints) -> Ints:
    return np.repeat(np.arange(len(sizes), dtype=np.int32), sizes)


def _by_entry(of_text: Ints, entry_of: Ints, entries: int) -> Ints:
    return np.bincount(entry_of, weights=of_text, minlength=entries).astype(np.int32)
