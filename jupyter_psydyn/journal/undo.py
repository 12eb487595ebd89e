"""What can be undone and redone, read from the log. Pure.

A step is what a person would call one thing: an action, or edits of one record with less than five
minutes between them. Undoing and redoing are actions too, so that the log alone says what comes next,
also after a restart and whichever window did it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from .log import CHANGING, Action

SITTING = timedelta(minutes=5)
"""Autosaves come every 2 s while somebody types; whoever pauses longer is taken to have finished."""

_NOT_A_SITTING = ("begin", "set-aside")
"""What happens while somebody writes, and is not theirs."""
_NOT_A_STEP = (*_NOT_A_SITTING, "erase", "undo", "redo")


@dataclass(frozen=True)
class Step:
    """One thing that can be taken back.

    ``touched``: (revision before, revision after) of each record it changed; before is 0 where it is new.
    """

    actions: tuple[str, ...]
    verb: str
    kind: str
    at: str
    touched: Mapping[str, tuple[int, int]]

    @property
    def records(self) -> tuple[str, ...]:
        """What it changed."""
        return tuple(self.touched)


@dataclass(frozen=True)
class Steps:
    """The next step of each direction."""

    undo: Step | None
    redo: Step | None


def steps(deeds: Iterable[tuple[Action, list[tuple[str, str, int]]]], author: str) -> Steps:
    """What ``author`` can undo and redo after these deeds."""
    done: list[Step] = []
    undone: list[Step] = []
    # Whoever has undone something in between begins a new sitting.
    sitting = False
    for action, made in deeds:
        if action.verb == "erase":
            # What it erased once ended what could be redone, and does not stand in the log any more.
            undone.clear()
            sitting = False
        if action.author != author or action.verb not in CHANGING:
            continue
        if not made:
            # What it made was erased since; it stood between edits, and they stay two steps.
            sitting = sitting and action.verb in _NOT_A_SITTING
            continue
        touched = {record: (revision - 1, revision) for record, _, revision in made}
        if action.verb in ("undo", "redo"):
            # Normally the last one; where two windows undid at once, the one that was named.
            sitting = False
            source, target = (done, undone) if action.verb == "undo" else (undone, done)
            taken = next((one for one in reversed(source) if one.actions == action.undoes), None)
            if taken is not None:
                source.remove(taken)
                target.append(replace(taken, actions=(action.id,), touched=touched))
        elif action.verb not in _NOT_A_STEP:
            step = Step((action.id,), action.verb, made[0][1], action.at, touched)
            if sitting and done and _same_sitting(done[-1], step):
                done[-1] = _joined(done[-1], step)
            else:
                done.append(step)
            sitting = True
            undone.clear()
    return Steps(done[-1] if done else None, undone[-1] if undone else None)


def _same_sitting(last: Step, step: Step) -> bool:
    """Edits of one entry; what they moved of its annotations goes with them."""
    if not last.verb == step.verb == "edit" or last.records[0] != step.records[0]:
        return False
    # Nobody else's revision between them: undoing both would take that one along.
    both = last.touched.keys() & step.touched.keys()
    unbroken = all(last.touched[record][1] == step.touched[record][0] for record in both)
    return unbroken and _moment(step) - _moment(last) < SITTING


def _moment(step: Step) -> datetime:
    # Python 3.10 does not read the Z.
    return datetime.fromisoformat(step.at.replace("Z", "+00:00"))


def _joined(last: Step, step: Step) -> Step:
    first = {record: before for record, (before, _) in last.touched.items()}
    touched = {
        **last.touched,
        **{record: (first.get(record, before), after) for record, (before, after) in step.touched.items()},
    }
    return Step((*last.actions, *step.actions), step.verb, step.kind, step.at, touched)
