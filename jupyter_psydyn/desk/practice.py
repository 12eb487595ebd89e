"""The desk's replies about what stands around the dreams: cases, figures, events, goals, consents, notes.

They are recorded alike: a list, a new one, a change that says from which revision.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date
from typing import Any

from ..corpus import Night
from ..journal import Case, Consent, Entry, Figure, Goal, Journal, LifeEvent, ProcessNote, UnknownEntry, now
from ..journal.record import Record
from .asked import Asked, Reply
from .held import again, find

KINDS: dict[str, type[Record]] = {
    "figures": Figure,
    "events": LifeEvent,
    "goals": Goal,
    "consents": Consent,
    "process-notes": ProcessNote,
}
"""What is recorded so, by the first step of its path."""
_THE_DESKS = ("by", "at")
"""What is not sent: the desk knows who asks, and when."""
_OF_A_CASE = ("pseudonym", "frame", "context", "review_due", "retain_until")


def cases(asked: Asked) -> Reply:
    """The dreamers whose entries these are."""
    asked.fields(())
    return Reply(200, {"cases": [_case(one) for one in asked.journal.cases()]})


def edit_case(asked: Asked) -> Reply:
    """The pseudonym, the frame, the context, when the next review is due."""
    fields = asked.fields(("revision", *_OF_A_CASE), needs=("revision",))
    known = {one.id: one for one in asked.journal.cases()}.get(asked.ids[0])
    if known is None:
        raise UnknownEntry("there is no such case in this journal")
    changed = Case.from_dict({**known.to_dict(), **fields})
    return Reply(200, _case(asked.journal.put(changed)))


def reflections(asked: Asked) -> Reply:
    """The pages of the reflective journal, newest first, those without a day at the end; whole."""
    asked.fields(())
    pages = (one for one in asked.journal.entries() if one.reflection)
    return Reply(200, {"reflections": [one.to_dict() for one in _newest_first(pages)]})


def hours(asked: Asked) -> Reply:
    """The therapy hours, newest first, those without a day at the end: what each was, without its summary."""
    asked.fields(())
    held = (one for one in asked.journal.entries() if one.hour)
    return Reply(200, {"hours": [_hour(one) for one in _newest_first(held)]})


def list_of(name: str) -> Callable[[Asked], Reply]:
    """Who replies with all records of a kind; ``case`` and ``name`` as in `KINDS`."""

    def reply(asked: Asked) -> Reply:
        asked.fields(())
        return Reply(200, {name: [_told(asked.journal, one) for one in _seen(asked.journal, KINDS[name])]})

    return reply


def make(name: str) -> Callable[[Asked], Reply]:
    """Who records a new one; asked again under the same ``id``, it is made once."""
    kind = KINDS[name]

    def reply(asked: Asked) -> Reply:
        fields = asked.fields(("id", "case", *_own(kind)))
        made = kind.from_dict({**fields, **_signed(asked.journal, kind)})
        case = made.case or asked.journal.cases()[0].id
        if kind is ProcessNote:
            case = asked.journal.private_case(case)
        made = replace(made, case=case)
        _merges(asked.journal, made)
        if same := again(asked.journal, made):
            return Reply(200, _told(asked.journal, same))
        return Reply(201, _told(asked.journal, asked.journal.put(made, 0)))

    return reply


def edit(name: str) -> Callable[[Asked], Reply]:
    """Who changes one, or takes it away (``deleted``)."""
    kind = KINDS[name]

    def reply(asked: Asked) -> Reply:
        fields = asked.fields(("revision", "deleted", *_own(kind)), needs=("revision",))
        known = find(asked.journal, kind, asked.ids[0], deleted=True)
        if kind is ProcessNote and getattr(known, "by", "") != asked.journal.author:
            raise UnknownEntry(f"there is no such {kind.kind} in this journal")
        changed = kind.from_dict({**known.to_dict(), **fields})
        if "into" in fields:
            _merges(asked.journal, changed)
        return Reply(200, _told(asked.journal, asked.journal.put(changed)))

    return reply


def _newest_first(entries: Iterable[Entry]) -> list[Entry]:
    return sorted(
        entries, key=lambda one: (Night.parse(one.night).first or date.min, one.created), reverse=True
    )


def _case(one: Case) -> dict[str, Any]:
    return {name: value for name, value in one.to_dict().items() if name not in ("case", "private_of")}


def _hour(one: Entry) -> dict[str, Any]:
    told = one.to_dict()
    return {name: told[name] for name in ("id", "case", "night", "revision", "hour")}


def _merges(journal: Journal, one: Record) -> None:
    """``ValueError`` for a figure that turned out to be one who is not there, or who is said to be it."""
    if not isinstance(one, Figure) or not one.into:
        return
    others = {other.id: other.into for other in journal.records(Figure) if other.case == one.case}
    if one.into not in {*others, one.id}:
        raise ValueError("into: there is no such figure in this case")
    passed, into = {one.id}, one.into
    while into:
        if into in passed:
            raise ValueError("into: a figure cannot be another who is, in the end, itself")
        passed.add(into)
        into = others.get(into, "")


def _own(kind: type[Record]) -> tuple[str, ...]:
    return tuple(name for name in kind.readers if name not in _THE_DESKS)


def _signed(journal: Journal, kind: type[Record]) -> dict[str, str]:
    """Who writes it and when, where its kind keeps that."""
    said = {"by": journal.author, "at": now()}
    return {name: said[name] for name in _THE_DESKS if name in kind.readers}


def _seen(journal: Journal, kind: type[Record]) -> Iterable[Record]:
    """A process note is its author's alone."""
    found = journal.records(kind)
    return [one for one in found if kind is not ProcessNote or getattr(one, "by", "") == journal.author]


def _told(journal: Journal, one: Record) -> dict[str, Any]:
    """As JSON; a process note under the case it is about, not under that which holds its key."""
    about = journal.record(Case, one.case)
    return {**one.to_dict(), "case": about.private_of if about and about.private_of else one.case}
