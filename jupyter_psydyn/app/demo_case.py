"""What stands around the demo's dreams: case, figures, events, goals, process notes, what was coded."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from ..journal import (
    Annotation,
    Case,
    Codebook,
    Consent,
    Figure,
    Goal,
    Journal,
    Layer,
    LifeEvent,
    ProcessNote,
    new_id,
    now,
)
from ..journal.record import Record
from ..review.ready import ready

KINDS: dict[str, type[Record]] = {
    "consents": Consent,
    "figures": Figure,
    "events": LifeEvent,
    "goals": Goal,
}
CODED = {"episodes": "relationship-episodes", "defences": "defences"}
"""Which ready codebook each list of passages is coded with."""


def add_case(journal: Journal, path: Path) -> None:
    """Record what a file like ``examples/demo/case.json`` holds, beside the entries that are there.

    No step that can be undone: who opens the demo has done nothing yet. Process notes are its author's alone,
    and so they become those of whoever makes the demo. Raises ``ValueError`` for a quote that does not stand
    exactly once in its part.
    """
    told = json.loads(path.read_text(encoding="utf-8"))
    (case,) = journal.cases()
    around = [kind.from_dict(one) for name, kind in KINDS.items() for one in told[name]]
    changed = Case.from_dict({**case.to_dict(), **told["case"]})
    journal.put_all([changed, *around, *_coded(journal, told)], verb="begin")
    private = journal.private_case(case.id)
    signed = {"case": private, "by": journal.author, "at": now()}
    notes = [ProcessNote.from_dict({**one, **signed}) for one in told["process_notes"]]
    journal.put_all(notes, verb="begin")


def _coded(journal: Journal, told: dict[str, Any]) -> Iterator[Record]:
    """A released layer of a clinician's, the codebooks, and a mark for each code of each passage."""
    reader, moment = told["reader"], now()
    layer = Layer(id=new_id(), title=reader, role="clinician", reader=reader, released=moment)
    yield layer
    for name, book in CODED.items():
        codebook: Codebook = replace(ready(book), id=new_id())
        yield codebook
        for passage in told[name]:
            place = _place(journal, **{"part": "report", **passage})
            for code in passage["codes"]:
                yield Annotation.from_dict(
                    {
                        **place,
                        "id": new_id(),
                        "codebook": codebook.id,
                        "version": codebook.version,
                        "code": code,
                        "layer": layer.id,
                        "by": reader,
                        "at": moment,
                    }
                )


def _place(journal: Journal, entry: str, part: str, quote: str, codes: object) -> dict[str, object]:
    text = journal.entry(entry).parts[part]
    if text.count(quote) != 1:
        raise ValueError(f"{entry}: the quote {quote!r} does not stand exactly once in its part {part}")
    start = text.index(quote)
    return {"entry": entry, "part": part, "start": start, "end": start + len(quote), "quote": quote}
