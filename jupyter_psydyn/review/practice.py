"""A journal as a practice sees it, and the verbs that read it so.

Some verbs read more than texts: what people coded (`episodes.Coded`), or what stands around the dreams
(`Practice`). Each gathers a plain value from the journal, and finds its result in that: a worker can do so.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

from ..corpus import Corpus
from ..journal import Annotation, Entry, Journal, Layer, Relation
from ..journal.record import Record
from .episodes import Coded, coded
from .layers import is_seen
from .narrowing import call

if TYPE_CHECKING:
    from ..analysis.result import Result

T = TypeVar("T", bound=Record)


@dataclass(frozen=True)
class Practice:
    """What a journal holds, as its author may see it; private layers and process notes are not in it.

    ``corpus``: the entries that are looked at (``is_narrowed``: not all there are); ``entries`` and
    ``records``: all of the case. ``options`` are what was asked for.
    """

    corpus: Corpus
    entries: tuple[Entry, ...]
    records: tuple[Record, ...]
    options: Mapping[str, Any]
    is_narrowed: bool = False

    def of(self, kind: type[T]) -> tuple[T, ...]:
        """The records of a class, in the order they were made."""
        return tuple(one for one in self.records if isinstance(one, kind))

    def looked_at(self) -> tuple[Entry, ...]:
        """The entries of the corpus, by day (unknown ones last)."""
        ids = {one.id: one.night for one in self.corpus}
        here = [one for one in self.entries if one.id in ids]
        return tuple(sorted(here, key=lambda one: (ids[one.id].first is None, ids[one.id].first)))

    def call(self, verb: str, asked: Mapping[str, Any]) -> str:
        """The Python that makes a result anew, given the options that are not as always."""
        return call(verb, asked, self.is_narrowed)


def practice(journal: Journal, *, case: str = "", within: Corpus | None = None, **options: Any) -> Practice:
    """What stands of one ``case`` (id) or of all; ``within``: looking at the entries of this corpus alone.

    Raises ``ValueError`` for a case that there is not.
    """
    cases = {one.id for one in journal.cases()}
    if case and case not in cases:
        raise ValueError("case: there is no such case in this journal")
    mine = {case} if case else {"", *cases}
    standing = [one for one in journal.standing() if one.case in mine]
    seen = {
        one.id
        for one in standing
        if isinstance(one, Layer) and is_seen(one, journal.author) and not one.private
    }
    entries = tuple(one for one in standing if isinstance(one, Entry))
    ids = {one.id for one in entries}
    corpus = journal.corpus() if within is None else within
    return Practice(
        corpus=corpus.only(lambda one: one.id in ids) if case else corpus,
        entries=entries,
        records=tuple(
            one
            for one in standing
            if not isinstance(one, Entry)
            and (not isinstance(one, (Annotation, Relation)) or one.layer in seen)
        ),
        options={**options, "case": case},
        is_narrowed=within is not None,
    )


class Verb(NamedTuple):
    """How a verb gathers what it reads, and the module here in which ``VERB_of`` finds its result in that."""

    gather: Callable[..., Coded | Practice]
    home: str


VERBS: Mapping[str, Verb] = {
    "people": Verb(coded, "people"),
    "life": Verb(practice, "life"),
    "goals": Verb(practice, "goals"),
    "defences": Verb(coded, "defences"),
    "interventions": Verb(coded, "interventions"),
    "resistance": Verb(practice, "resistance.timeline"),
    "affects": Verb(practice, "affects"),
    "ratings": Verb(practice, "ratings"),
}


def found(verb: str, gathered: Coded | Practice) -> Result:
    """The result of a verb of `VERBS`. Pure; loads the analysis where it was not loaded."""
    home = import_module(f".{VERBS[verb].home}", __package__)
    made: Result = getattr(home, f"{verb}_of")(gathered)
    return made
