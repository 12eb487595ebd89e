"""What is found in documents: pure functions that a worker process can run. They import the analysis late."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any

from ..corpus import PARTS, Corpus, Document
from ..corpus.associations import Associations

Source = Corpus | Associations
"""What is looked at: texts, or what was associated."""


class UnknownFinding(LookupError):  # noqa: N818
    """There is no such row with these parameters."""


def checked(verb: object, parameters: object) -> dict[str, Any]:
    """The parameters of a verb; ``ValueError`` with one line where one is not right."""
    if not isinstance(verb, str) or verb not in _PARAMETERS:
        raise ValueError(f"verb must be one of {', '.join(map(repr, _PARAMETERS))}")
    if not isinstance(parameters, Mapping):
        raise ValueError("parameters must be an object with named fields")
    known = _PARAMETERS[verb]
    for name, value in parameters.items():
        if name not in known:
            raise ValueError(f"{verb} has no parameter {str(name)[:40]!r} (it has {', '.join(known)})")
        known[name](name, value)
    return {name: tuple(value) if isinstance(value, list) else value for name, value in parameters.items()}


def reads_associations(verb: str) -> bool:
    """Whether a verb looks at what was associated, and not at texts."""
    return verb in _OF_ASSOCIATIONS


def snapshot(source: Source, verb: str, parameters: Mapping[str, Any]) -> dict[str, Any]:
    """The result as it is drawn."""
    found: dict[str, Any] = _result(source, verb, parameters).snapshot()
    return found


def passages(source: Source, verb: str, key: str, parameters: Mapping[str, Any]) -> list[dict[str, Any]]:
    """The passages behind a row; `UnknownFinding` where no row has this key."""
    result = _result(source, verb, parameters)
    try:
        evidence = result.evidence(key)
    except KeyError:
        raise UnknownFinding(f"with these parameters {verb} has no such row") from None
    return list(evidence.picture["passages"])


def warm() -> None:
    """Load what an analysis needs, so that the first one does not wait for it."""
    from .. import analysis

    analysis.motifs(Corpus((Document("warm", {"report": "the water in the house"}),)))


def _result(source: Source, verb: str, parameters: Mapping[str, Any]) -> Any:
    from .. import analysis, association

    if isinstance(source, Corpus):
        return getattr(analysis, verb)(source, **parameters)
    options = {name: value for name, value in parameters.items() if name != "entry"}
    entry = parameters.get("entry")
    return getattr(association, verb)(source.of(entry) if entry else source, **options)


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


def _yes_or_no(name: str, value: object) -> None:
    if not isinstance(value, bool):
        raise ValueError(f"{name} must be true or false")


def _parts(name: str, value: object) -> None:
    if not isinstance(value, list) or not value or any(part not in PARTS for part in value):
        raise ValueError(f"{name} must be a list of some of {', '.join(map(repr, PARTS))}")


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
_PARAMETERS = {
    "motifs": _SHARED,
    "network": {**_SHARED, "unit": unit_of, "measure": _name},
    **_OF_ASSOCIATIONS,
}
