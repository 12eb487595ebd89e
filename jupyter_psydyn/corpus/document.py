"""Documents and the corpus they make: values, never changed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from .night import Night

PARTS = ("report", "association", "residue", "reflection", "note")
"""The layers of an entry that are counted apart. ``report`` is the dreamer's telling."""


@dataclass(frozen=True)
class Document:
    """One entry as text to be counted: its parts by name, its night, who dreamt it.

    ``affects`` are feelings in the dreamer's own words, each with its strength 1 to 5 (``None``: not said);
    ``recall`` is ``full``, ``fragment`` or ``none``, ``""`` where nobody said.
    """

    id: str
    parts: Mapping[str, str]
    night: Night = field(default_factory=Night)
    dreamer: str = ""
    affects: tuple[tuple[str, int | None], ...] = ()
    recall: str = ""


@dataclass(frozen=True)
class Corpus:
    """Documents in order, and ``notes``: plain sentences on what reading them had to decide.

    Raises ``ValueError`` where two documents have the same id.
    """

    documents: tuple[Document, ...] = ()
    notes: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if len(self._by_id) < len(self.documents):
            twice, _ = Counter(document.id for document in self.documents).most_common(1)[0]
            raise ValueError(f"two documents have the id {twice!r}: ids must be different")

    @cached_property
    def _by_id(self) -> dict[str, Document]:
        return {document.id: document for document in self.documents}

    @cached_property
    def memory(self) -> dict[object, object]:
        """What was worked out of it, kept as long as it is: a corpus never changes. Not sent elsewhere."""
        return {}

    def __getstate__(self) -> dict[str, object]:
        return {"documents": self.documents, "notes": self.notes}

    def only(self, predicate: Callable[[Document], bool]) -> Corpus:
        """The documents for which ``predicate`` holds, in the same order."""
        return Corpus(tuple(filter(predicate, self.documents)), self.notes)

    def __len__(self) -> int:
        return len(self.documents)

    def __iter__(self) -> Iterator[Document]:
        return iter(self.documents)

    def __getitem__(self, id: str) -> Document:  # noqa: A002
        return self._by_id[id]

    def __add__(self, other: Corpus) -> Corpus:
        return Corpus(self.documents + other.documents, tuple(dict.fromkeys(self.notes + other.notes)))
