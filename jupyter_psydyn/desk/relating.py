"""The desk's replies about people: the relational map, and the passages behind its figures and marks."""

from __future__ import annotations

from typing import Any

from ..review.episodes import Coded, coded
from .asked import Asked, Reply
from .asked import fields as check_fields
from .findings import UnknownFinding

OPTIONS = ("layers", "role", "parts", "case")


def people(asked: Asked) -> Reply:
    """The relational map."""
    return Reply(200, asked.analyse(map_of, _coded(asked, asked.body)))


def people_passages(asked: Asked, key: str, parameters: Any) -> Reply:
    """The passages behind a figure, an episode, a cell of it."""
    return Reply(200, {"passages": asked.analyse(passages_of, _coded(asked, parameters), key)})


def map_of(given: Coded) -> dict[str, Any]:
    """The relational map as it is drawn."""
    from ..review.people import people_of

    found: dict[str, Any] = people_of(given).snapshot()
    return found


def passages_of(given: Coded, key: str) -> list[dict[str, Any]]:
    """The passages behind a figure or a mark of it."""
    from ..review.people import people_of

    try:
        evidence = people_of(given).evidence(key)
    except KeyError:
        raise UnknownFinding("there is no such figure or mark with these parameters") from None
    return list(evidence.picture["passages"])


def _coded(asked: Asked, parameters: Any) -> Coded:
    given = check_fields(parameters, OPTIONS)
    for name in ("layers", "parts"):
        if name in given and not (
            isinstance(given[name], list) and all(isinstance(it, str) for it in given[name])
        ):
            raise ValueError(f"{name} must be a list of names")
    for name in ("role", "case"):
        if not isinstance(given.get(name, ""), str):
            raise ValueError(f"{name} must be text")
    return coded(asked.journal, **given)
