"""The desk's replies about what can be taken back: steps, and texts that lost a conflict."""

from __future__ import annotations

from typing import Any

from ..journal import Journal
from ..journal.model import KINDS
from ..journal.records import Case
from ..journal.undo import Step
from .asked import Asked, Reply


class NothingToDo(Exception):  # noqa: N818
    """There is nothing to undo, or to redo."""


def next_steps(asked: Asked) -> Reply:
    """What the next undo and the next redo would do."""
    asked.fields(())
    steps = asked.journal.steps()
    return Reply(200, {"undo": _said(asked.journal, steps.undo), "redo": _said(asked.journal, steps.redo)})


def undo(asked: Asked) -> Reply:
    """The last step of this author taken back."""
    asked.fields(())
    if asked.journal.steps().undo is None:
        raise NothingToDo("there is nothing to undo")
    return _done(asked.journal, asked.journal.undo())


def redo(asked: Asked) -> Reply:
    """The step that was undone last done again."""
    asked.fields(())
    if asked.journal.steps().redo is None:
        raise NothingToDo("there is nothing to redo")
    return _done(asked.journal, asked.journal.redo())


def asides(asked: Asked) -> Reply:
    """The texts of an entry that lost a conflict and were not looked at yet."""
    asked.fields(())
    kept = [
        {
            "id": one.id,
            "entry": one.entry,
            "revision": one.base,
            "parts": dict(one.parts),
            "at": one.at,
            "author": one.author,
        }
        for one in asked.journal.asides(asked.journal.entry(asked.ids[0]).id)
    ]
    return Reply(200, {"asides": kept})


def settle(asked: Asked) -> Reply:
    """Somebody has looked at both texts and chosen."""
    asked.fields(())
    asked.journal.settle(asked.ids[0])
    return Reply(200, {})


def _done(journal: Journal, step: Step) -> Reply:
    numbers = _numbers(journal)
    entries = [record for record in step.records if record in numbers]
    return Reply(200, {"step": _said(journal, step), "entries": entries})


def _said(journal: Journal, step: Step | None) -> dict[str, Any] | None:
    """A step as a menu names it; ``number`` is that of the one entry it is about, else ``null``.

    Of an import the dreams are counted, and not the cases that came with them.
    """
    if step is None:
        return None
    records, kind = step.records, step.kind
    if step.verb == "import" and (dreams := _dreams(journal, step)):
        records, kind = dreams, "dream"
    number = _numbers(journal).get(records[0]) if len(records) == 1 and kind in KINDS else None
    return {"verb": step.verb, "kind": kind, "number": number, "count": len(records), "at": step.at}


def _dreams(journal: Journal, step: Step) -> tuple[str, ...]:
    """The dreams of a step that holds nothing else but their cases."""
    dreams = {entry.id for _, entry in journal.numbered() if entry.kind == "dream"}
    found = tuple(record for record in step.records if record in dreams)
    others = (record for record in step.records if record not in dreams)
    return found if all(journal.record(Case, record) for record in others) else ()


def _numbers(journal: Journal) -> dict[str, int]:
    return {entry.id: number for number, entry in journal.numbered()}
