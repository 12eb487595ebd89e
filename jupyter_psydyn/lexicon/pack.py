"""WordNet's facts as arrays: the file ``data/wordnet.npz``, made by ``scripts/wordnet.py``.

NLTK's reader takes 3 to 5 s and 340 MB to load what is 1.3 MB here and loads in a tenth of a second. The
file has four kinds of rows. A *lemma* is a word; an *entry* is a lemma as one part of speech (lemmas in
order, each as noun, verb, adjective, adverb); a *sense* is one meaning of an entry, the most common first; a
*synset* is a meaning, shared by the senses that are synonyms. Synsets are numbered in the order of the senses
that name them, so that only the other senses need to say which synset they mean.

========================  ==============================================================================
lemmas                    text, a line a lemma, sorted
kinds                     a byte a lemma: 1 noun, 2 verb, 4 adjective, 8 adverb, added up
polysemy                  a byte an entry: the number of its senses
names                     a bit a sense: whether it names its synset
others                    an integer for each sense that does not: its synset
tags                      an integer a sense: how often it was tagged in SemCor (index.sense)
satellites                a bit a synset: whether it is an adjective satellite (NLTK's part of speech "s")
lexnames, lexname         text, a line a lexicographer file; a byte a synset: the line
hypernyms, instances      integers: the synsets above, and those of which it is an instance, synset by synset
hypernym_counts, ...      a byte a synset: how many of them
exceptions                text, a line an irregular form: part of speech, form, bases
version                   text
========================  ==============================================================================
"""

from __future__ import annotations

import re
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

DATA = Path(__file__).parent / "data"
NOUN, VERB, ADJECTIVE, ADVERB = PARTS_OF_SPEECH = ("n", "v", "a", "r")
BIT = {NOUN: 1, VERB: 2, ADJECTIVE: 4, ADVERB: 8}

Ints = NDArray[np.int64]
_NAME = re.compile(r"(.+)\.([nvars])\.(\d\d+)", re.ASCII)
_POS_OF_FILE = {"noun": NOUN, "verb": VERB, "adj": ADJECTIVE, "adv": ADVERB}
_ONES = tuple(kind.bit_count() for kind in range(16))


class Pack:
    """The arrays, read at once (20 ms); what is made of them is made when first asked for."""

    def __init__(self, path: Path = DATA / "wordnet.npz") -> None:
        with np.load(path, allow_pickle=False) as arrays:
            self._arrays: dict[str, NDArray[Any]] = {name: arrays[name] for name in arrays.files}
        self.lemmas = self._text("lemmas").split("\n")
        self.index = dict(zip(self.lemmas, range(len(self.lemmas)), strict=True))
        self.kinds = self._arrays["kinds"].tobytes()

    @property
    def version(self) -> str:
        """WordNet's own version."""
        return self._text("version")

    @cached_property
    def lexnames(self) -> tuple[str, ...]:
        """The names of the lexicographer files, in WordNet's order."""
        return tuple(self._text("lexnames").split("\n"))

    @cached_property
    def exceptions(self) -> dict[str, dict[str, tuple[str, ...]]]:
        """Irregular forms: the form, the part of speech, its bases."""
        found: dict[str, dict[str, tuple[str, ...]]] = {}
        for line in self._text("exceptions").split("\n"):
            pos, form, *bases = line.split(" ")
            found.setdefault(form, {})[pos] = tuple(bases)
        return found

    def entry(self, lemma: str, pos: str) -> int | None:
        """The number of the entry, ``None`` where there is none."""
        at = self.index.get(lemma)
        if at is None or not self.kinds[at] & BIT[pos]:
            return None
        return int(self._first_entry[at]) + _ONES[self.kinds[at] & (BIT[pos] - 1)]

    def senses(self, entry: int) -> list[int]:
        """The synsets of an entry, the most common first."""
        return _row(self._synset_of_sense, self._first_sense, entry)

    def tagged(self, entry: int) -> list[int]:
        """How often each sense of an entry was tagged in SemCor."""
        return _row(self._arrays["tags"], self._first_sense, entry)

    @cached_property
    def counts(self) -> list[int]:
        """How often each entry was tagged in SemCor, all senses together."""
        tags = self._arrays["tags"].astype(np.int64)
        return _integers(np.add.reduceat(tags, self._first_sense[:-1]))

    def totals(self) -> dict[str, int]:
        """How often each lemma was tagged in SemCor as any part of speech, those that were."""
        each = np.add.reduceat(np.array(self.counts, dtype=np.int64), np.asarray(self._first_entry)[:-1])
        at = np.flatnonzero(each)
        return dict(zip([self.lemmas[one] for one in at.tolist()], each[at].tolist(), strict=True))

    def name(self, synset: int) -> str:
        """The name as NLTK gives it: lemma, part of speech, number of the sense (water.n.01)."""
        sense = int(self._naming_sense[synset])
        entry = int(np.searchsorted(self._first_sense, sense, side="right")) - 1
        lemma = self.lemmas[int(np.searchsorted(self._first_entry, entry, side="right")) - 1]
        if self._satellite[synset]:
            # Satellites are numbered among themselves.
            before = self._synset_of_sense[self._first_sense[entry] : sense]
            return f"{lemma}.s.{int(self._satellite[before].sum()) + 1:02}"
        pos = _POS_OF_FILE[self.lexname(synset).split(".")[0]]
        return f"{lemma}.{pos}.{sense - self._first_sense[entry] + 1:02}"

    def synset(self, name: str) -> int | None:
        """The synset with this name, or of this sense of any lemma (auto.n.01 is car.n.01), or ``None``."""
        found = _NAME.fullmatch(name)
        if not found:
            return None
        lemma, pos, number = found[1], found[2], int(found[3])
        entry = self.entry(lemma, ADJECTIVE if pos == "s" else pos)
        senses = [] if entry is None else self.senses(entry)
        if pos == "s":
            senses = [one for one in senses if self._satellite[one]]
        return senses[number - 1] if 0 < number <= len(senses) else None

    def lexname(self, synset: int) -> str:
        """The lexicographer file a synset stands in (noun.animal)."""
        return self.lexnames[int(self._arrays["lexname"][synset])]

    def hypernyms(self, synset: int) -> list[int]:
        """The synsets right above, without those it is an instance of."""
        return _row(self._arrays["hypernyms"], self._first_hypernym, synset)

    def instance_hypernyms(self, synset: int) -> list[int]:
        """The synsets a proper name is an instance of (Colorado: a river)."""
        return _row(self._arrays["instances"], self._first_instance, synset)

    def _text(self, name: str) -> str:
        return bytes(self._arrays[name]).decode()

    @cached_property
    def _first_entry(self) -> Ints:
        return _starts(np.array(_ONES)[self._arrays["kinds"]])

    @cached_property
    def _first_sense(self) -> Ints:
        return _starts(self._arrays["polysemy"])

    @cached_property
    def _first_hypernym(self) -> Ints:
        return _starts(self._arrays["hypernym_counts"])

    @cached_property
    def _first_instance(self) -> Ints:
        return _starts(self._arrays["instance_counts"])

    @cached_property
    def _names(self) -> NDArray[np.bool_]:
        return np.unpackbits(self._arrays["names"])[: self._first_sense[-1]].astype(bool)

    @cached_property
    def _naming_sense(self) -> Ints:
        return np.flatnonzero(self._names)

    @cached_property
    def _synset_of_sense(self) -> NDArray[np.uint32]:
        synsets = np.empty(len(self._names), np.uint32)
        synsets[self._names] = np.arange(len(self._naming_sense))
        synsets[~self._names] = self._arrays["others"]
        return synsets

    @cached_property
    def _satellite(self) -> NDArray[np.bool_]:
        return np.unpackbits(self._arrays["satellites"])[: len(self._naming_sense)].astype(bool)


def _row(values: NDArray[Any], starts: Ints, row: int) -> list[int]:
    return _integers(values[starts[row] : starts[row + 1]])


def _integers(values: NDArray[Any]) -> list[int]:
    found: list[int] = values.tolist()
    return found


def _starts(lengths: NDArray[Any]) -> Ints:
    """Where each row starts in a run of rows of these lengths, and the end of the last."""
    return np.concatenate(([0], np.cumsum(lengths, dtype=np.int64)))
