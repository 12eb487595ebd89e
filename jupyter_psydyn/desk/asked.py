"""What stands between the desk and those who answer."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from ..journal import Journal

Analyse = Callable[..., Any]
"""``analyse(function, *arguments)`` gives the value of a pure function, computed wherever it pleases."""


def at_once(function: Callable[..., Any], *arguments: Any) -> Any:
    """Analyse here and now."""
    return function(*arguments)


@dataclass(frozen=True)
class Reply:
    """A status as HTTP has it, and a body for JSON."""

    status: int
    body: dict[str, Any]


@dataclass(frozen=True)
class Asked:
    """A request that found its route: ``ids`` are those in its path."""

    journal: Journal
    body: Any
    analyse: Analyse
    ids: tuple[str, ...]

    def fields(self, known: Iterable[str], needs: Iterable[str] = ()) -> dict[str, Any]:
        """The body's fields; ``ValueError`` for one that is not ``known``, or is needed and missing."""
        return fields(self.body, known, needs)


def fields(body: Any, known: Iterable[str], needs: Iterable[str] = ()) -> dict[str, Any]:
    """The fields of a body, none where there is no body; ``ValueError`` as `Asked.fields` says."""
    body = {} if body is None else body
    if not isinstance(body, dict):
        raise ValueError("the body must be a JSON object")
    known = tuple(known)
    for given in body:
        if given not in known:
            here = f"there are {', '.join(known)}" if known else "there are none"
            raise ValueError(f"there is no field {given[:40]!r} here ({here})")
    for needed in needs:
        if needed not in body:
            raise ValueError(f"{needed} is missing")
    return body
