"""The save guard: a notebook that quotes an unlocked journal is not saved before somebody has said so.

Jupyter saves by a hook of ours (`Guard.hook`), whichever page or program asks it to. The refusal is a 409
whose message is JSON: ``{"psydyn": "quotes", "message": ..., "quotes": [...]}``.
"""

from __future__ import annotations

import json
from base64 import b64decode
from collections.abc import Container, Iterable
from logging import getLogger
from threading import Lock, Thread
from typing import Any

from tornado.web import HTTPError

from ..desk.quotes import Index, Passage, kept, passages, said
from ..journal import Journal, Locked
from .opened import Listener, Opened

_LOG = getLogger(__name__)

AT_ONCE = 2.0
"""Seconds that a save waits for words to be known: it holds up the server's loop."""
PATIENTLY = 60.0


class NotYet(Exception):  # noqa: N818
    """The journal was unlocked just now; its words are not known yet. 10,000 dreams take 2 s."""


class Known:
    """The words of one unlocked journal, as numbers, up to its action ``_seq``."""

    def __init__(self, journal: Journal) -> None:
        self.draft_key = journal.draft_key
        self._journal = journal
        self._lock = Lock()
        self._seq: int | None = None
        self._index: Index | None = None
        # Digests of what quotes nothing: a library of 4 MB in an output is looked through once, in 1 s.
        self._clean: set[str] = set()
        self._failed = False
        self.learn()

    def learn(self) -> Thread:
        """Learn what came since the last time, in a thread."""
        thread = Thread(target=self._learn, name="psydyn-guard", daemon=True)
        thread.start()
        return thread

    def quoted(
        self, texts: Iterable[Passage], before: Container[str], patience: float
    ) -> list[tuple[Passage, str]]:
        """The texts that quote this journal with their digests, but those whose digest was there ``before``.

        Raises `NotYet` where its words are not known within ``patience`` seconds.
        """
        self.learn().join(patience)
        index, clean = self._index, self._clean
        if index is None and not self._failed:
            raise NotYet
        digests = {text: text.digest(self.draft_key) for text in texts}
        new = [text for text, digest in digests.items() if digest not in before and digest not in clean]
        forms = [(text, form) for text in new for form in text.forms()]
        if index is None or not forms:
            return []
        found = {forms[position][0] for position in index.quoted(form for _, form in forms)}
        clean.update(digests[text] for text in new if text not in found)
        return [(text, digests[text]) for text in new if text in found]

    def _learn(self) -> None:
        try:
            with self._lock:
                self._read_on()
        except Locked:
            self._failed = True
        except Exception as error:
            self._failed = True
            _LOG.error("the save guard could not read a journal (%s)", type(error).__name__)

    def _read_on(self) -> None:
        store = self._journal.store
        page = store.latest() if self._seq is None else store.since(self._seq)
        index = self._index
        if page.erased:
            index, page = None, store.latest()
        index = index or Index()
        if page.revisions:
            index.add(text for one in page.revisions for text in said(one.body))
            self._clean = set()
        self._index, self._seq = index, page.seq


class Guard(Listener):
    """Knows the words of the journals that are unlocked, and looks for them in notebooks."""

    def __init__(self) -> None:
        self._known: dict[Opened, Known] = {}

    def quotes(self, notebook: object, patience: float = PATIENTLY) -> list[dict[str, Any]]:
        """Where a notebook quotes a journal, in places and digests; what was kept before is left out."""
        if not self._known:
            return []
        texts, before = list(passages(notebook)), kept(notebook)
        found = []
        for opened, known in list(self._known.items()):
            for text, digest in known.quoted(texts, before, patience):
                if not opened.locked.is_set():
                    found.append({**text.place(), "digest": digest})
        return found

    def hook(self, *, path: str, model: dict[str, Any], contents_manager: object) -> None:
        """Jupyter's hook before a file is saved."""
        try:
            quotes = self.quotes(_notebook(path, model), AT_ONCE)
        except NotYet:
            raise _refused("not saved: a journal is just being opened; save again", []) from None
        except Exception as error:
            # A mistake of ours costs nobody their notebook.
            _LOG.error("a mistake in jupyter_psydyn: not guarded (%s)", type(error).__name__)
            return
        # An output that quotes two journals is one output.
        places = {(one["cell"], one["output"], one.get("model")) for one in quotes}
        if len(places) == 1:
            line = "not saved: 1 output quotes an unlocked journal; remove it, or say that it may stay"
            raise _refused(line, quotes)
        if places:
            line = f"not saved: {len(places)} outputs quote an unlocked journal"
            raise _refused(f"{line}; remove them, or say that they may stay", quotes)

    def opened(self, opened: Opened) -> None:
        """Begin to learn its words."""
        self._known[opened] = Known(opened.journal)

    def changed(self, opened: Opened) -> None:
        """Learn what came."""
        if (known := self._known.get(opened)) is not None:
            known.learn()

    def locked(self, opened: Opened) -> None:
        """Forget its words."""
        self._known.pop(opened, None)


def _refused(message: str, quotes: list[dict[str, Any]]) -> HTTPError:
    return HTTPError(409, json.dumps({"psydyn": "quotes", "message": message, "quotes": quotes}))


def _notebook(path: str, model: dict[str, Any]) -> object:
    """The notebook that is about to be saved; one may also come as a file of text."""
    content = model.get("content")
    if model.get("type") == "notebook":
        return content
    if model.get("type") == "file" and path.endswith(".ipynb") and isinstance(content, str):
        try:
            return json.loads(b64decode(content) if model.get("format") == "base64" else content)
        except (ValueError, RecursionError):
            return None
    return None
