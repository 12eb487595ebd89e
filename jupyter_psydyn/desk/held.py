"""What the journal holds already, found for a reply."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, TypeVar

from ..journal import Journal, Layer, UnknownEntry
from ..journal.record import Record
from ..review.layers import is_mine
from .asked import Asked

T = TypeVar("T", bound=Record)
_NOT_SAID = ("at", "by", "version", "layer", "reader")


def find(journal: Journal, kind: type[T], id: str, deleted: bool = False) -> T:  # noqa: A002
    """A record of a class; ``UnknownEntry`` where there is none."""
    found = journal.record(kind, id) if isinstance(id, str) else None
    if found is None or (found.deleted and not deleted):
        raise UnknownEntry(f"there is no such {kind.kind} in this journal")
    return found


def my_layer(asked: Asked, id: str) -> Layer:  # noqa: A002
    """A layer of this reader's; ``ValueError`` where it is another's."""
    layer = find(asked.journal, Layer, id)
    if not is_mine(layer, asked.journal.author):
        raise ValueError("layer: this layer is another reader's; mark in one of your own")
    return layer


def again(journal: Journal, record: T) -> T | None:
    """The record that was made already under the asker's id, brought to what is sent now.

    The first answer was lost, and the asker may have typed on since; what was changed otherwise stays.
    ``ValueError`` where it is somebody else's, of which nothing is told.
    """
    known = journal.record(type(record), record.id) if record.id else None
    if known is None:
        return None
    if (getattr(known, "by", ""), getattr(known, "reader", "")) != (
        getattr(record, "by", ""),
        getattr(record, "reader", ""),
    ):
        raise ValueError("id: this is the id of something else in this journal")
    if known.deleted or known.revision > 1 or _said(known) == _said(record):
        return known
    return journal.put(replace(record, revision=known.revision, case=known.case), verb="annotate")


def _said(record: Record) -> dict[str, Any]:
    """What somebody says with a record; the rest the desk gives it."""
    return {name: value for name, value in record.body().items() if name not in _NOT_SAID}
