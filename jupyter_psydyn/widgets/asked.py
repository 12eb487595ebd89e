"""Widgets that the page asks, in the desk's own envelope.

``{"id": 7, "verb": "GET", "path": "entries", "body": null}`` comes as a custom message, and
``{"id": 7, "status": 200, "body": {...}}`` goes back as one. JupyterLab may send these to a thread of
their own (a kernel's subshell), where output that is printed gets lost: nothing here prints or displays.
"""

from __future__ import annotations

from typing import Any

from ipywidgets import DOMWidget
from traitlets import Unicode

from .._version import __version__
from ..desk.routes import Reply, Request, refusal

MODULE = "jupyter-psydyn"


class Asked(DOMWidget):
    """A widget of ours. Those below it say what they answer in `_answer`."""

    _model_module = Unicode(MODULE).tag(sync=True)
    _model_module_version = Unicode(__version__).tag(sync=True)
    _view_module = Unicode(MODULE).tag(sync=True)
    _view_module_version = Unicode(__version__).tag(sync=True)

    def __init__(self, **traits: Any) -> None:
        super().__init__(**traits)
        self.on_msg(self._asked)

    def _answer(self, request: Request) -> Reply:
        raise NotImplementedError

    def _asked(self, _: object, content: Any, buffers: object) -> None:
        if not isinstance(content, dict) or "id" not in content:
            return
        try:
            request = Request(str(content.get("verb")), str(content.get("path")), content.get("body"))
            reply = self._answer(request)
        except Exception as error:
            reply = refusal(error)
        self.send({"id": content["id"], "status": reply.status, "body": reply.body})
