"""Results in a notebook: drawn by our own views, with their passages a click away."""

from __future__ import annotations

from typing import Any

import numpy as np
from traitlets import Dict, Unicode

from ..analysis import Result
from ..desk.routes import Reply, Request
from ..journal.remote import ensure_open
from .asked import Asked

MIME = "application/vnd.psydyn.result+json"


class Explorer(Asked):
    """A result as a widget, to be placed among other widgets.

    Its state is the result's snapshot, which holds words and figures; passages are read from ``result``
    when the page asks. Raises ``ValueError`` for a result that ``quotes``: a concordance, a protocol.
    """

    _model_name = Unicode("ResultModel").tag(sync=True)
    _view_name = Unicode("ResultView").tag(sync=True)
    snapshot = Dict().tag(sync=True)

    def __init__(self, result: Result) -> None:
        if result.quotes:
            raise ValueError(f"{result.kind}: it quotes what was said, and is no widget: display it as it is")
        self._result = result
        self._saved = result.snapshot()
        super().__init__(snapshot=_binary(self._saved))

    def _repr_mimebundle_(self, **kwargs: Any) -> dict[str, Any]:
        # What the file keeps is drawn where no kernel runs; see labextension/src/plugins/mime.ts.
        view: dict[str, Any] = super()._repr_mimebundle_(**kwargs) or {}
        return {**view, **_still(self._result, self._saved)}

    def _answer(self, request: Request) -> Reply:
        if (request.verb, request.path) != ("POST", "passages"):
            return Reply(404, {"message": "a result answers for its passages only"})
        key = request.body.get("key") if isinstance(request.body, dict) else None
        if not isinstance(key, str):
            return Reply(400, {"message": "key must be text"})
        try:
            found = self._result.evidence(key)
        except KeyError:
            return Reply(404, {"message": "there is no such row in this result"})
        passages = found.picture["passages"]
        # The result has them in memory; the journal that they are from may be locked by now.
        ensure_open(passage["entry"] for passage in passages)
        return Reply(200, {"passages": passages})


def register_display() -> None:
    """Let the last expression of a cell show a `Result` as an `Explorer`; does nothing outside a kernel."""
    from IPython import get_ipython

    shell = get_ipython()
    if getattr(shell, "kernel", None) is not None:
        shell.display_formatter.mimebundle_formatter.for_type(Result, _bundle)


def _bundle(result: Result) -> dict[str, Any]:
    if result.quotes:
        # Its words are there already, because somebody asked to see them: no kernel is needed for more.
        return _still(result, result.snapshot())
    return Explorer(result)._repr_mimebundle_()


def _binary(snapshot: dict[str, Any]) -> dict[str, Any]:
    """The numbers of a large picture as bytes, which a comm carries as they are.

    2,000 words and 20,000 links take .49 MB so, and 1.2 MB as JSON. Read by views/network/read.ts, which
    knows the types by the names: fractions have 4 bytes, and so have whole numbers, the lowest first.
    """
    picture = snapshot["picture"]
    if "columns" not in picture:
        return snapshot
    columns = {kind: _bytes(part) for kind, part in picture["columns"].items()}
    times = picture.get("times")
    timed = {"times": {**times, **_bytes({k: times[k] for k in ("nodes", "edges")})}} if times else {}
    return {**snapshot, "picture": {**picture, "columns": columns, **timed}}


def _bytes(columns: dict[str, Any]) -> dict[str, Any]:
    return {
        name: values
        if name == "label"
        else np.asarray(values, dtype="<f4" if name in _FRACTIONS else "<i4").tobytes()
        for name, values in columns.items()
    }


_FRACTIONS = frozenset(("x", "y", "weight", "expected", "q"))


def _still(result: Result, snapshot: dict[str, Any]) -> dict[str, Any]:
    """The result without a kernel, for readers that know our views and for those that do not."""
    return {MIME: snapshot, "text/html": result._repr_html_(), "text/plain": repr(result)}
