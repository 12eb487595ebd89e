"""The desk: one way to ask a journal, over HTTP and over a kernel's comm alike.

``answer(journal, Request("GET", "entries"))`` gives a `Reply`. It never raises: what went wrong is a
status and one line, ``{"message": ...}``; a mistake of ours is told by its kind and place, without text.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from logging import getLogger
from pathlib import Path
from traceback import extract_tb
from typing import Any, NamedTuple

from ..journal import (
    Conflict,
    Journal,
    JournalExists,
    JournalFailed,
    JournalFull,
    Locked,
    NetworkDisk,
    NoJournal,
    NoKeys,
    Stale,
    TooLarge,
    UnknownCase,
    UnknownEntry,
    WrongSecret,
)
from . import (
    annotating,
    associating,
    bringing_in,
    codebooks,
    comparing,
    interpreting,
    memos,
    practice,
    recording,
    releasing,
    reviewing,
    undoing,
)
from .asked import Analyse, Asked, Reply, at_once
from .findings import UnknownFinding
from .recording import KeptAside
from .undoing import NothingToDo

__all__ = ["ROUTES", "Analyse", "Reply", "Request", "Route", "answer", "at_once", "refusal", "route_of"]


@dataclass(frozen=True, repr=False)
class Request:
    """What is asked: a verb of HTTP, a path without its leading slash, a body as JSON gives it."""

    verb: str
    path: str
    body: Any = None


class Route(NamedTuple):
    """A verb and a path, in which ``*`` stands for an id, and who replies.

    ``reads``: it changes nothing, whatever its verb; ``analyses``: it takes its time.
    """

    verb: str
    path: str
    reply: Callable[[Asked], Reply]
    reads: bool = False
    analyses: bool = False


ROUTES = (
    Route("GET", "info", recording.info, reads=True),
    Route("GET", "entries", recording.entries, reads=True),
    Route("POST", "entries", recording.create),
    Route("GET", "entries/*", recording.entry, reads=True),
    Route("PUT", "entries/*", recording.edit),
    Route("DELETE", "entries/*", recording.delete),
    Route("GET", "entries/*/history", recording.history, reads=True),
    Route("POST", "entries/*/elements", associating.add_element),
    Route("PUT", "entries/*/elements/*", associating.feel_element),
    Route("POST", "entries/*/elements/*/associations", associating.add_association),
    Route("PUT", "entries/*/elements/*/associations/*", associating.edit_association),
    Route("GET", "word-lists", associating.word_lists, reads=True),
    Route("POST", "word-lists", associating.order_words, reads=True),
    Route("POST", "transcripts", associating.transcript, reads=True),
    Route("POST", "search", recording.search, reads=True),
    Route("POST", "findings", reviewing.find, reads=True, analyses=True),
    Route("POST", "passages", reviewing.passages, reads=True, analyses=True),
    Route("GET", "undo", undoing.next_steps, reads=True),
    Route("POST", "undo", undoing.undo),
    Route("POST", "redo", undoing.redo),
    Route("GET", "entries/*/asides", undoing.asides, reads=True),
    Route("DELETE", "asides/*", undoing.settle),
    Route("GET", "cases", practice.cases, reads=True),
    Route("PUT", "cases/*", practice.edit_case),
    Route("GET", "reflections", practice.reflections, reads=True),
    Route("GET", "hours", practice.hours, reads=True),
    *(Route("GET", name, practice.list_of(name), reads=True) for name in practice.KINDS),
    *(Route("POST", name, practice.make(name)) for name in practice.KINDS),
    *(Route("PUT", f"{name}/*", practice.edit(name)) for name in practice.KINDS),
    Route("POST", "imports/preview", bringing_in.preview, reads=True),
    Route("POST", "imports", bringing_in.create),
    Route("GET", "codebooks", codebooks.codebooks, reads=True),
    Route("POST", "codebooks", codebooks.create),
    Route("POST", "codebooks/*", codebooks.change),
    Route("GET", "codebooks/*/stale", codebooks.stale, reads=True),
    Route("GET", "forms", codebooks.forms, reads=True),
    Route("GET", "layers", annotating.layers, reads=True),
    Route("POST", "layers", annotating.create_layer),
    Route("PUT", "layers/*", annotating.edit_layer),
    Route("GET", "layers/*/entries/*", annotating.coded, reads=True),
    Route("PUT", "layers/*/entries/*", annotating.check_list),
    Route("GET", "layers/*/counts", annotating.counts, reads=True),
    Route("POST", "annotations", annotating.annotate),
    Route("PUT", "annotations/*", annotating.edit_annotation),
    Route("POST", "relations", annotating.relate),
    Route("PUT", "relations/*", annotating.edit_relation),
    Route("GET", "memos", memos.memos, reads=True),
    Route("POST", "memos", memos.write_memo),
    Route("PUT", "memos/*", memos.edit_memo),
    Route("POST", "suggestions", comparing.suggest, reads=True, analyses=True),
    Route("POST", "agreement", comparing.agree, reads=True, analyses=True),
    Route("POST", "differences", comparing.differ, reads=True),
    Route("POST", "adjudications", comparing.adjudicate),
    Route("POST", "code-network", comparing.code_network, reads=True, analyses=True),
    Route("GET", "hypotheses", interpreting.hypotheses, reads=True),
    Route("POST", "hypotheses", interpreting.propose),
    Route("PUT", "hypotheses/*", interpreting.reconsider),
    Route("GET", "reviews", interpreting.reviews, reads=True),
    Route("POST", "reviews", interpreting.review),
    Route("POST", "review-sheet", interpreting.review_sheet, reads=True, analyses=True),
    Route("POST", "reports", interpreting.report, analyses=True),
    Route("GET", "departures", releasing.departures, reads=True),
    Route("POST", "release/queue", releasing.queue, reads=True, analyses=True),
    Route("POST", "release/decisions", releasing.decide),
    Route("POST", "release/entry", releasing.entry, reads=True, analyses=True),
    Route("POST", "copies", releasing.copy, analyses=True),
    Route("PUT", "decisions", reviewing.decide),
    Route("GET", "decisions", reviewing.decisions, reads=True),
)


def answer(journal: Journal, request: Request, analyse: Analyse = at_once) -> Reply:
    """Answer a request; ``analyse`` says where the analyses run."""
    here = _here(request.path)
    if not here:
        return Reply(404, {"message": "the desk does not know this path"})
    for route, ids in here:
        if route.verb == request.verb:
            return _guarded(route.reply, Asked(journal, request.body, analyse, ids))
    return Reply(405, {"message": f"here the desk answers {', '.join(route.verb for route, _ in here)} only"})


def route_of(verb: str, path: str) -> Route | None:
    """Which of `ROUTES` a request takes."""
    return next((route for route, _ in _here(path) if route.verb == verb), None)


def _here(path: str) -> list[tuple[Route, tuple[str, ...]]]:
    steps = tuple(path.split("/"))
    return [(route, ids) for route in ROUTES if (ids := _ids(route.path, steps)) is not None]


def _ids(path: str, steps: tuple[str, ...]) -> tuple[str, ...] | None:
    """The ids in a path of this shape, ``None`` where it has another."""
    shape = path.split("/")
    if len(shape) != len(steps):
        return None
    pairs = list(zip(shape, steps, strict=True))
    if any(known not in ("*", step) for known, step in pairs):
        return None
    return tuple(step for known, step in pairs if known == "*")


def _guarded(reply: Callable[[Asked], Reply], asked: Asked) -> Reply:
    try:
        return reply(asked)
    except Exception as error:
        return refusal(error)


def refusal(error: Exception) -> Reply:
    """An error as a status and a line. A mistake of ours is logged: by kind and place, never its words."""
    status = next((status for kind, status in _STATUS.items() if isinstance(error, kind)), None)
    if status is None:
        where = extract_tb(error.__traceback__)[-1]
        place = f"{type(error).__name__} in {Path(where.filename).name}, line {where.lineno}"
        _LOG.error("a mistake in jupyter_psydyn: %s", place)
        return Reply(500, {"message": f"a mistake of ours, nothing was changed ({place})"})
    return Reply(status, {"message": " ".join(str(error).split()), **_more(error)})


def _more(error: Exception) -> dict[str, Any]:
    if isinstance(error, Locked):
        return {"locked": True}
    if isinstance(error, Conflict):
        aside = {"aside": error.aside} if isinstance(error, KeptAside) else {}
        return {"current": error.current.to_dict(), **aside}
    return {}


_LOG = getLogger(__name__)
# The first that fits: some are ValueErrors, JournalFull is a JournalFailed.
_STATUS: dict[type[Exception], int] = {
    Locked: 423,
    WrongSecret: 403,
    Conflict: 409,
    Stale: 409,
    NothingToDo: 409,
    TooLarge: 413,
    ValueError: 400,
    UnknownCase: 404,
    UnknownEntry: 404,
    UnknownFinding: 404,
    NoJournal: 404,
    NoKeys: 400,
    NetworkDisk: 400,
    JournalExists: 409,
    JournalFull: 507,
    JournalFailed: 500,
}
