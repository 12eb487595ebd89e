"""Which codes come together: annotations read as words are, by the same engine.

An annotation stands in the sentence in which it begins. Units, measures, null model, intervals and
communities are those of `analysis.network`; an edge leads to the passages with both codes marked.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

import numpy as np

from ..analysis import network
from ..analysis.network import Network
from ..analysis.reading import Reading, Text
from ..corpus import Corpus, tokens
from ..corpus.words import read_texts
from ..counting.arrays import Ints
from ..counting.coding import Way
from ..journal import Annotation


def code_network(
    corpus: Corpus,
    annotations: Iterable[Annotation],
    names: Mapping[tuple[str, str], str],
    *,
    unit: str = "sentence",
    measure: str = "npmi",
    min_entries: int = 2,
    min_count: int = 2,
    seed: int = 0,
) -> Network:
    """The network of codes: ``names`` gives (codebook, code) its name; what is not in it is left out.

    One code on one span counts once, however many readers put it there.

    Raises ``ValueError`` as `analysis.network` does.
    """
    annotations = [one for one in annotations if (one.codebook, one.code) in names and not one.lost]
    parts = tuple(dict.fromkeys(one.part for one in annotations)) or ("report",)
    way = Way(parts, "none", "none", False, "counted")
    told = corpus.only(lambda one: any(one.parts.get(part, "").strip() for part in parts))
    of_codes = Corpus(told.documents, corpus.notes)
    of_codes.memory[way] = _read(told, parts, annotations, names)
    found = network(
        of_codes,
        parts=parts,
        unit=unit,
        measure=measure,
        lemma="none",
        stopwords="none",
        negated="counted",
        min_entries=min_entries,
        min_count=min_count,
        seed=seed,
    )
    title = found.title.replace(" words in ", " codes in ")
    return replace(found, title=title, caption=found.caption.replace("words in", "codes in"))


def _read(
    told: Corpus,
    parts: Sequence[str],
    annotations: Sequence[Annotation],
    names: Mapping[tuple[str, str], str],
) -> Reading:
    """Codes in the place of words: each annotation a word of its sentence."""
    vocabulary = sorted(set(names.values()))
    number = {name: at for at, name in enumerate(vocabulary)}
    spans: dict[tuple[str, str], set[tuple[int, int, int]]] = defaultdict(set)
    for one in annotations:
        spans[one.entry, one.part].add((one.start, one.end, number[names[one.codebook, one.code]]))
    texts, words = [], list[tuple[int, int, int]]()
    text_size, sentence_size, entry_size = list[int](), list[int](), list[int]()
    all_words, sentence_words = list[int](), list[int]()
    for at, document in enumerate(told):
        coded_here, words_here = 0, 0
        for part in parts:
            if not (text := document.parts.get(part, "")):
                continue
            texts.append(Text(at, part, text))
            here = sorted(spans[document.id, part])
            starts = [start for start, _ in texts[-1].sentences]
            coded = np.bincount(
                [max(bisect_right(starts, start) - 1, 0) for start, _, _ in here], minlength=len(starts)
            )
            length = np.bincount(
                [max(bisect_right(starts, one.start) - 1, 0) for one in tokens(text)], minlength=len(starts)
            )
            words += here
            text_size.append(len(here))
            sentence_size += coded.tolist()
            # A sentence of two words may have three codes.
            sentence_words += np.maximum(length, coded).tolist()
            coded_here += len(here)
            words_here += max(int(length.sum()), len(here))
        entry_size.append(coded_here)
        all_words.append(words_here)

    def ints(values: Sequence[int]) -> Ints:
        return np.array(values, dtype=np.int32)

    kind = ints([code for _, _, code in words])
    none = np.zeros(len(words), dtype=bool)
    return Reading(
        vocabulary=vocabulary,
        type=kind,
        joined=none,
        text_size=ints(text_size),
        sentence_size=ints(sentence_size),
        entry_size=ints(entry_size),
        words=ints(all_words),
        sentence_words=ints(sentence_words),
        documents=told.documents,
        texts=tuple(texts),
        every=read_texts([]),
        at=np.arange(len(words), dtype=np.int32),
        forms=vocabulary,
        form=kind,
        start=ints([start for start, _, _ in words]),
        end=ints([end for _, end, _ in words]),
        leaning=np.zeros(len(words), dtype=np.int8),
        denied=none,
        left_out=0,
    )
