"""Free associations as values: chains to elements, reactions to word lists, streams; and where each stands.

Places are spans of a corpus of the same entries (code points), so that every finding leads to its passages.
``repr`` shows no text.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from .document import Corpus, Document
from .night import Night


class Place(NamedTuple):
    """A span of a part of an entry, in code points, end-exclusive."""

    entry: str
    part: str
    start: int
    end: int


@dataclass(frozen=True, slots=True, repr=False)
class Said:
    """One association of a chain: its words, its time, and what came with it.

    ``ms``: milliseconds from the prompt's frame to the first key, or to Enter where no first key was
    measured; ``None`` where neither was. ``affect`` is a feeling in the dreamer's word and ``strength`` how
    strong (1 to 5, ``None`` not said); ``period`` is ``"childhood"``, ``"later"``, ``"recent"`` or ``""``.
    """

    text: str
    place: Place
    ms: float | None = None
    affect: str = ""
    strength: int | None = None
    period: str = ""


@dataclass(frozen=True, slots=True, repr=False)
class Chain:
    """What came to mind to one element, in its order.

    ``element`` are the words it was associated to, ``place`` where they stand (``None``: a word of its own);
    ``lost`` where the dream was edited and they stand there no more. ``affect`` is the element's own.
    """

    id: str
    entry: str
    element: str
    said: tuple[Said, ...] = ()
    place: Place | None = None
    lost: bool = False
    affect: str = ""
    strength: int | None = None
    night: Night = field(default_factory=Night)

    @property
    def words(self) -> tuple[str, ...]:
        """The associations as they were said."""
        return tuple(one.text for one in self.said)


@dataclass(frozen=True, slots=True, repr=False)
class Reaction:
    """One stimulus of a word list and the reaction to it; ``text`` is ``""`` where none came (``failed``).

    ``ms`` is the reaction time in milliseconds (to the first key where that was measured), ``None`` unknown.
    ``reproduction`` is what was remembered later: ``""`` nothing, ``None`` not asked. ``marks`` are some of
    ``repeated`` (the stimulus), ``misunderstood``, ``laughed``, ``exclaimed``, ``stammered``, ``foreign``,
    ``gesture``. ``place`` is where the reaction stands in its entry, ``None`` where it has no words there.
    """

    stimulus: str
    text: str = ""
    ms: float | None = None
    failed: bool = False
    marks: tuple[str, ...] = ()
    remark: str = ""
    reproduction: str | None = None
    place: Place | None = None


@dataclass(frozen=True, slots=True, repr=False)
class WordList:
    """One sitting of a word-list test, its practice words left out. ``name`` is the list's."""

    id: str
    reactions: tuple[Reaction, ...]
    name: str = ""
    dreamer: str = ""
    night: Night = field(default_factory=Night)


class Spoken(NamedTuple):
    """Words of a stream at ``place``, said from ``from_ms`` to ``to_ms`` after it began."""

    place: Place
    from_ms: float
    to_ms: float


@dataclass(frozen=True, slots=True, repr=False)
class Stream:
    """Continuous talk: its text is the part ``association`` of its entry, ``spoken`` when it was said."""

    id: str
    text: str
    spoken: tuple[Spoken, ...] = ()
    night: Night = field(default_factory=Night)


@dataclass(frozen=True, repr=False)
class Associations:
    """All that was associated, in the order it was recorded. ``corpus`` has the entries it is in.

    ``notes``: plain sentences on what reading it had to decide. Raises ``ValueError`` where two chains have
    the same id.
    """

    corpus: Corpus = field(default_factory=Corpus)
    chains: tuple[Chain, ...] = ()
    tests: tuple[WordList, ...] = ()
    streams: tuple[Stream, ...] = ()
    notes: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        counts = Counter(one.id for one in self.chains)
        if len(counts) < len(self.chains):
            twice, _ = counts.most_common(1)[0]
            raise ValueError(f"two chains have the id {twice!r}: ids must be different")

    def of(self, *entries: str) -> Associations:
        """Those of some entries, by their ids."""
        wanted = set(entries)
        return Associations(
            self.corpus.only(lambda one: one.id in wanted),
            tuple(one for one in self.chains if one.entry in wanted),
            tuple(one for one in self.tests if one.id in wanted),
            tuple(one for one in self.streams if one.id in wanted),
            self.notes,
        )

    def among(self, corpus: Corpus) -> Associations:
        """Those of the entries that a corpus has."""
        return self.of(*(one.id for one in corpus))

    def __repr__(self) -> str:
        return (
            f"Associations({len(self.chains)} chains, {len(self.tests)} tests, {len(self.streams)} streams)"
        )


def chains_of(words: Iterable[Sequence[str]]) -> Associations:
    """Chains given as lists of words, the first of each the element it began with.

    An empty list is refused with ``ValueError``.
    """
    chains, documents = [], []
    for number, one in enumerate(words, 1):
        if not one:
            raise ValueError(f"chain {number} is empty: a chain begins with the word it was started from")
        id_ = f"chain-{number}"
        first, *rest = one
        said, at = [], 0
        for text in rest:
            said.append(Said(text, Place(id_, "association", at, at + len(text))))
            at += len(text) + 1
        documents.append(Document(id_, {"association": "\n".join(rest)}))
        chains.append(Chain(id_, id_, first, tuple(said)))
    return Associations(Corpus(tuple(documents)), tuple(chains))
