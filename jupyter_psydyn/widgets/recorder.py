"""Recorders in a notebook, over a journal that the kernel has open."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from traitlets import Unicode

from ..desk.routes import Reply, Request, answer
from ..journal import Entry, Journal, NoJournal, open_journal
from ..journal.session import PROTOCOLS
from ..lexicon.word_lists import NAMES, read_word_list
from .asked import Asked

MIME = "application/vnd.psydyn.recorder+json"


class Recorder(Asked):
    """What both recorders are: ids and a file name as state, everything else by message."""

    _model_name = Unicode("RecorderModel").tag(sync=True)
    _view_name = Unicode("RecorderView").tag(sync=True)
    view = Unicode(help="dream, association, word-list, stream or annotate").tag(sync=True)
    journal_name = Unicode(help="the journal's file name").tag(sync=True)
    entry = Unicode(help="an entry's id, empty for a new one").tag(sync=True)
    element = Unicode(help="the id of an element of it, empty for none").tag(sync=True)

    def __init__(self, view: str, journal: Journal, entry: str, element: str = "") -> None:
        self._journal = journal
        super().__init__(view=view, journal_name=journal.name, entry=entry, element=element)

    def _repr_mimebundle_(self, **kwargs: Any) -> dict[str, Any]:
        # Without a kernel the page records over the server; see labextension/src/plugins/mime.ts.
        view: dict[str, Any] = super()._repr_mimebundle_(**kwargs) or {}
        asked = {
            "view": self.view,
            "journal": _beside(self._journal.path),
            "entry": self.entry,
            "element": self.element,
        }
        return {**view, MIME: asked}

    def _answer(self, request: Request) -> Reply:
        reply = answer(self._journal, request)
        if (request.verb, request.path, reply.status) == ("POST", "entries", 201) and not self.entry:
            # After a reload of the page the same entry is there again, and not an empty sheet.
            self.entry = reply.body["id"]
        return reply


class DreamRecorder(Recorder):
    """Record a dream in a cell, or go on with one.

    ``journal`` is an open journal, the path of one, or ``None`` for the only ``*.psydyn`` file in the
    working directory; ``entry`` a dream in it or its id, ``None`` for a new one.
    Raises ``NoJournal`` where there is none, ``ValueError`` where there are several, and
    ``UnknownEntry``.
    """

    def __init__(
        self, journal: Journal | str | os.PathLike[str] | None = None, entry: Entry | str | None = None
    ) -> None:
        opened = _opened(journal)
        super().__init__("dream", opened, _id(opened, entry))


class Annotator(Recorder):
    """Mark a dream in a cell: codes on passages, relations, memos, suggestions.

    ``journal`` and ``entry`` as for `DreamRecorder`; ``None`` for the newest dream with a report.
    """

    def __init__(
        self, journal: Journal | str | os.PathLike[str] | None = None, entry: Entry | str | None = None
    ) -> None:
        opened = _opened(journal)
        told = [one for one in opened.entries() if one.parts.get("report", "").strip()]
        if entry is None and not told:
            raise ValueError("there is no dream with a report in this journal yet: record one first")
        super().__init__("annotate", opened, _id(opened, entry or max(told, key=lambda one: one.night)))


class AssociationRecorder(Recorder):
    """Record associations in a cell, in one of three ways.

    ``protocol="chain"``: one after another, to an element of a dream or to a word of its own;
    ``"word-list"``: a word-list test; ``"stream"``: continuous talk.

    ``journal`` and ``entry`` as for `DreamRecorder`; ``element`` the id of an element of that entry;
    ``word`` a word to begin a chain with. ``None`` for both: the page asks for a word. ``words`` are those
    of a word-list test: ``"jung-1910"``, ``"kent-rosanoff-1910"``, the path of a list of your own, or a
    list of words; ``None``: the page asks.

    Raises ``ValueError`` where the entry has no such element, where what is given does not go together,
    and where the list cannot be read.
    """

    def __init__(
        self,
        journal: Journal | str | os.PathLike[str] | None = None,
        entry: Entry | str | None = None,
        element: str | None = None,
        word: str | None = None,
        *,
        protocol: str = "chain",
        words: Sequence[str] | os.PathLike[str] | None = None,
    ) -> None:
        if protocol not in PROTOCOLS:
            raise ValueError(f"protocol must be one of {', '.join(map(repr, PROTOCOLS))}")
        if protocol != "chain" and not element is word is None:
            raise ValueError('an element or a word is what a chain begins with: give protocol="chain"')
        if protocol != "word-list" and words is not None:
            raise ValueError('words are those of a test: give protocol="word-list"')
        if element is not None and word is not None:
            raise ValueError("give an element or a word, not both")
        if element is not None and entry is None:
            raise ValueError("an element stands in an entry: give its entry too")
        # Somebody's text, and so no traits: the page asks for it.
        self._begins = {"word": {"word": word or ""}, "words": _words(words)}
        opened = _opened(journal)
        of = _id(opened, entry)
        if element is not None and element not in {one.id for one in opened.entry(of).elements}:
            raise ValueError("this entry has no such element")
        super().__init__("association" if protocol == "chain" else protocol, opened, of, element or "")

    def _answer(self, request: Request) -> Reply:
        if request.verb == "GET" and request.path in self._begins:
            open_yet = super()._answer(Request("GET", "info"))
            return open_yet if open_yet.status == 423 else Reply(200, self._begins[request.path])
        return super()._answer(request)


def _words(words: Sequence[str] | os.PathLike[str] | None) -> dict[str, Any]:
    """The list to begin with: the ``name`` of one that comes with this, or ``words`` of one's own."""
    if words is None or (isinstance(words, str) and words in NAMES):
        return {"name": words or "", "words": []}
    if isinstance(words, (str, os.PathLike)):
        return {"name": Path(words).stem, "words": list(read_word_list(Path(words)).words)}
    found = [one.strip() for one in words if isinstance(one, str) and one.strip()]
    if len(found) < len(words) or not found:
        raise ValueError("words must be a list of words, none of them empty")
    return {"name": "", "words": found}


def _opened(journal: Journal | str | os.PathLike[str] | None) -> Journal:
    if isinstance(journal, Journal):
        return journal
    return open_journal(_only() if journal is None else journal)


def _only() -> Path:
    """The one journal in the working directory."""
    found = sorted(Path.cwd().glob("*.psydyn"))
    if not found:
        raise NoJournal(
            "there is no *.psydyn file in this folder: "
            'make a journal with psd.open_journal("NAME.psydyn", create=True)'
        )
    if len(found) > 1:
        names = ", ".join(path.name for path in found)
        raise ValueError(f"there are {len(found)} journals in this folder: name one of {names}")
    return found[0]


def _id(journal: Journal, entry: Entry | str | None) -> str:
    if entry is None:
        return ""
    return journal.entry(entry if isinstance(entry, str) else entry.id).id


def _beside(path: Path) -> str:
    """The journal as seen from the working directory, which is the notebook's folder as a rule."""
    try:
        return Path(os.path.relpath(path)).as_posix()
    except ValueError:  # another drive of Windows
        return path.name
