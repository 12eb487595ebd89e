"""What is found in documents: pure functions that a worker process can run. They import the analysis late."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from ..corpus import PARTS, Corpus, Document
from ..corpus.associations import Associations
from ..journal.coding import ROLES
from ..review.episodes import Coded
from ..review.practice import VERBS, Practice

Source = Corpus | Associations | Coded | Practice
"""What is looked at: texts, what was associated, what people coded, or the whole practice."""


class UnknownFinding(LookupError):  # noqa: N818
    """There is no such row with these parameters."""


@dataclass(frozen=True)
class Question:
    """What is asked: a verb with its parameters, and of which entries (the options of ``psd.narrow``)."""

    verb: str
    parameters: Mapping[str, Any]
    narrow: Mapping[str, str]

    @property
    def of_associations(self) -> bool:
        """Whether it looks at what was associated, and not at texts."""
        return self.verb in _OF_ASSOCIATIONS

    @property
    def parts(self) -> tuple[str, ...]:
        """Where a motif is looked for by which entries are chosen."""
        return tuple(self.parameters.get("parts", ("report",)))

    def cell(self, journal: str, call: str) -> str:
        """The Python that answers it beside the file of the ``journal``, given the ``call`` of its result."""
        more = {"parts": self.parts} if self.narrow.get("motif") and self.parts != ("report",) else {}
        chosen = "".join(f", {name}={value!r}" for name, value in {**self.narrow, **more}.items())
        opened = f"import jupyter_psydyn as psd\n\njournal = psd.open_journal({journal!r})\n"
        if self.verb in VERBS and not chosen:
            return f"{opened}{call}\n"
        name, value = "corpus", f"psd.narrow(journal{chosen})" if chosen else "journal.corpus()"
        if self.of_associations:
            among = f".among({value})" if chosen else ""
            one = f".of({self.parameters['entry']!r})" if self.parameters.get("entry") else ""
            name, value = "associations", f"psd.read_associations(journal){among}{one}"
        return f"{opened}{name} = {value}\n{call}\n"


def question(verb: object, parameters: object, narrow: object) -> Question:
    """A question; ``ValueError`` with one line where something in it is not right."""
    if not isinstance(verb, str) or verb not in _PARAMETERS:
        raise ValueError(f"verb must be one of {', '.join(map(repr, _PARAMETERS))}")
    known = _PARAMETERS[verb]
    given = _named(verb, parameters, known)
    if missing := [name for name in _NEEDED.get(verb, ()) if name not in given]:
        raise ValueError(f"{verb} needs {missing[0]}")
    chosen = {name: value for name, value in _named("narrow", narrow, _NARROW).items() if value}
    return Question(
        verb,
        {name: tuple(value) if isinstance(value, list) else value for name, value in given.items()},
        chosen,
    )


def _named(what: str, given: object, known: Mapping[str, Callable[[str, object], None]]) -> Mapping[str, Any]:
    if not isinstance(given, Mapping):
        raise ValueError("parameters must be an object with named fields")
    for name, value in given.items():
        if name not in known:
            raise ValueError(f"{what} has no parameter {str(name)[:40]!r} (it has {', '.join(known)})")
        known[name](name, value)
    return given


@dataclass(frozen=True)
class Inquiry:
    """A question with all that it takes to answer it, to be sent to a worker.

    ``source`` is everything there is, ``corpus`` where the entries are chosen from; ``coded`` are the ids of
    those with the code that was chosen, ``None`` where none was.
    """

    question: Question
    source: Source
    corpus: Corpus
    coded: frozenset[str] | None = None

    def result(self) -> Any:
        """The result of the verb."""
        from .. import analysis, association

        corpus, parameters = self._narrowed(), self.question.parameters
        if isinstance(self.source, (Coded, Practice)):
            from ..review.practice import found

            narrowed = replace(self.source, corpus=corpus, is_narrowed=bool(self.question.narrow))
            return found(self.question.verb, narrowed)
        if isinstance(self.source, Corpus):
            return getattr(analysis, self.question.verb)(corpus, **parameters)
        options = {name: value for name, value in parameters.items() if name != "entry"}
        entry = parameters.get("entry")
        chosen = self.source.among(corpus) if self.question.narrow else self.source
        return getattr(association, self.question.verb)(chosen.of(entry) if entry else chosen, **options)

    def _narrowed(self) -> Corpus:
        from ..analysis.narrowing import narrowed

        how = {name: value for name, value in self.question.narrow.items() if name != "code"}
        return narrowed(self.corpus, entries=self.coded, parts=self.question.parts, **how)


def snapshot(inquiry: Inquiry) -> dict[str, Any]:
    """The result as it is drawn."""
    found: dict[str, Any] = inquiry.result().snapshot()
    return found


def passages(inquiry: Inquiry, key: str) -> list[dict[str, Any]]:
    """The passages behind a row; `UnknownFinding` where no row has this key."""
    result = inquiry.result()
    try:
        evidence = result.evidence(key)
    except KeyError:
        raise UnknownFinding(f"with these parameters {inquiry.question.verb} has no such row") from None
    return list(evidence.picture["passages"])


def warm() -> None:
    """Load what an analysis needs, so that the first one does not wait for it."""
    from .. import analysis

    analysis.motifs(Corpus((Document("warm", {"report": "the water in the house"}),)))


def _whole(low: int) -> Callable[[str, object], None]:
    def check(name: str, value: object) -> None:
        if isinstance(value, bool) or not isinstance(value, int) or value < low:
            raise ValueError(f"{name} must be a whole number of {low} or more")

    return check


def _one_of(*choices: str) -> Callable[[str, object], None]:
    """No file names: a page may not make the server read one."""

    def check(name: str, value: object) -> None:
        if value not in choices:
            raise ValueError(f"{name} must be one of {', '.join(map(repr, choices))}")

    return check


def unit_of(name: str, value: object) -> None:
    """Check a unit; ``ValueError`` with one line."""
    if not isinstance(value, str) or not _UNIT.fullmatch(value):
        raise ValueError(f"{name} must be 'entry', 'sentence' or 'window:K', K from 2 to 99")


def _name(name: str, value: object) -> None:
    """One word; the analysis knows which there are."""
    if not isinstance(value, str) or not value.isalnum():
        raise ValueError(f"{name} must be a name")


def _id(name: str, value: object) -> None:
    if not isinstance(value, str) or not value:
        raise ValueError(f"{name} must be the id of an entry")


def _words(name: str, value: object) -> None:
    if not isinstance(value, str) or not value.strip() or len(value) > _LONGEST:
        raise ValueError(f"{name} must be words, {_LONGEST} characters at most")


def _text(name: str, value: object) -> None:
    if not isinstance(value, str) or len(value) > _LONGEST:
        raise ValueError(f"{name} must be text, {_LONGEST} characters at most")


def _ids(name: str, value: object) -> None:
    if not isinstance(value, list) or not all(isinstance(one, str) for one in value):
        raise ValueError(f"{name} must be a list of ids")


def _keys(name: str, value: object) -> None:
    if not isinstance(value, list) or not all(isinstance(one, str) and one.strip() for one in value):
        raise ValueError(f"{name} must be a list of motifs")


def _days(name: str, value: object) -> None:
    if not isinstance(value, list) or not value:
        raise ValueError(f"{name} must be a list of days")
    for one in value:
        _whole(1)(name, one)


def _yes_or_no(name: str, value: object) -> None:
    if not isinstance(value, bool):
        raise ValueError(f"{name} must be true or false")


def _parts(name: str, value: object) -> None:
    if not isinstance(value, list) or not value or any(part not in PARTS for part in value):
        raise ValueError(f"{name} must be a list of some of {', '.join(map(repr, PARTS))}")


_LONGEST = 500
_UNIT = re.compile(r"entry|sentence|window:(?:[2-9]|[1-9]\d)")
_SHARED: dict[str, Callable[[str, object], None]] = {
    "parts": _parts,
    "lemma": _one_of("wordnet", "types", "none"),
    "stopwords": _one_of("english", "function", "none"),
    "hyphens": _yes_or_no,
    "negated": _one_of("apart", "counted"),
    "min_entries": _whole(1),
    "min_count": _whole(1),
    "limit": _whole(1),
    "seed": _whole(0),
}
_ENTRY: dict[str, Callable[[str, object], None]] = {"entry": _id}
_MEETING = {"unit": _one_of("element", "dream"), "by": _one_of("form", "base", "meaning")}
_OF_ASSOCIATIONS: dict[str, dict[str, Callable[[str, object], None]]] = {
    "nodal_points": {**_ENTRY, **_MEETING, "min_reached": _whole(2), "limit": _whole(1)},
    "displacement": {**_ENTRY, "min_associations": _whole(1)},
    "paths": {**_ENTRY, "by": _one_of("form", "base")},
    "chains": {**_ENTRY, "repeats": _one_of("kept", "dropped")},
    "score": {**_ENTRY, "threshold": _one_of("probable mean", "mean + 1.5 SD", "Q3 + 1.5 IQR")},
    "classify": _ENTRY,
}
_CODED: dict[str, Callable[[str, object], None]] = {
    "role": _one_of("", *ROLES),
    "layers": _ids,
    "case": _text,
}
_READ = {name: _SHARED[name] for name in ("parts", "lemma", "stopwords", "hyphens")}
_PARAMETERS: dict[str, dict[str, Callable[[str, object], None]]] = {
    "motifs": _SHARED,
    "overview": {name: one for name, one in _SHARED.items() if name != "min_count"},
    "network": {**_SHARED, "unit": unit_of, "measure": _name, "resamples": _whole(0), "shuffles": _whole(0)},
    "motif": {**_SHARED, "key": _words, "unit": unit_of, "measure": _name},
    "concordance": {**_READ, "query": _words, "sort": _text},
    "similar": {**_READ, "negated": _SHARED["negated"], "limit": _whole(1), "entry": _id},
    "wordcloud": {**{name: one for name, one in _SHARED.items() if name != "limit"}, "words": _whole(1)},
    "life": {"motifs": _keys, "parts": _parts, "lags": _days, "case": _text},
    "goals": {"case": _text},
    "people": {**_CODED, "parts": _parts},
    "defences": _CODED,
    "interventions": _CODED,
    "resistance": {"case": _text},
    "affects": {"parts": _parts, "case": _text},
    "ratings": {"case": _text},
    **_OF_ASSOCIATIONS,
}
_NEEDED = {"motif": ("key",), "concordance": ("query",), "similar": ("entry",)}
_NARROW = dict.fromkeys(("since", "until", "motif", "code", "entry"), _text)
