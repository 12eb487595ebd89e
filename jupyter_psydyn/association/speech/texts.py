"""The texts that a measure of words is given: of a corpus, of associations, or one as it is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from ...analysis.reading import HasCorpus, Reading, corpus_of, read_words
from ...analysis.result import asked_for
from ...corpus import Corpus, Document
from ...corpus.associations import Associations, Place
from ...counting.coding import Way

Source = Corpus | HasCorpus | Associations | str


@dataclass(frozen=True, eq=False)
class Texts:
    """A corpus and its words as they are written (case-folded): none left out, none denied, no base forms.

    ``parts`` are the parts that are read, ``name`` how the source is called in code.
    """

    corpus: Corpus
    parts: tuple[str, ...]
    name: str
    read: Reading

    @classmethod
    def of(cls, source: Source, parts: Sequence[str] | None, *, hyphens: bool = False) -> Texts:
        """The texts of a source. ``parts`` not given: the ``report``, of associations what was associated.

        A string is one entry, ``text``. Raises ``ValueError`` for unknown parts, ``TypeError`` for no source.
        """
        if isinstance(source, Associations):
            corpus, name, usual = source.corpus, "associations", "association"
        elif isinstance(source, str):
            corpus, name, usual = Corpus((Document("text", {"report": source}),)), "text", "report"
        else:
            corpus, name, usual = corpus_of(source), "corpus", "report"
        wanted = (usual,) if parts is None else tuple(parts)
        way = Way(wanted, lemma="none", stopwords="none", hyphens=hyphens, negated="counted")
        return cls(corpus, wanted, name, read_words(corpus, way))

    def entries(self) -> list[tuple[Document, slice]]:
        """The entries with a word in them, and where their words stand in ``read``, in order."""
        ends = np.cumsum(self.read.entry_size).tolist()
        spans = zip(self.read.documents, [0, *ends], ends, strict=False)
        return [(document, slice(first, last)) for document, first, last in spans if last > first]

    def place(self, first: int, last: int) -> Place:
        """Where the words from one to another stand. They must be of one text."""
        text = self.read.texts[int(self.read.text[first])]
        entry = self.read.documents[text.entry].id
        return Place(entry, text.part, int(self.read.start[first]), int(self.read.end[last]))

    def code(self, verb: Any, options: Mapping[str, Any], *positional: str) -> str:
        """The Python that calls a verb of this room with this source."""
        asked = [f"{name}={value!r}" for name, value in asked_for(verb, options).items()]
        return f"psd.association.{verb.__name__}({', '.join([self.name, *positional, *asked])})"
