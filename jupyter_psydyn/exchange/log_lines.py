"""A journal as JSON Lines, whole: its log, one action a line.

The first line says what this is. Every other is an action with the revisions it made, in the order of the
log; keys are sorted, so that the same journal always makes the same bytes. Neither keys nor the journal's id
nor the audit's macs are in it: a journal made of the file is a new one that tells the same history.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from ..corpus import clean
from ..journal import fields as check
from ..journal.log import CHANGING, Action, Change, Revision
from ..journal.model import AUDIENCES, KINDS, Entry
from ..journal.records import RECORDS, as_body, body_of, is_older
from ..journal.rules import settled
from .objects import json_lines

VERSION = 1
MARK = "psydyn_journal"
"""The key of the first line by which such a file is known."""

Log = Sequence[tuple[Action, Sequence[Change]]]


@dataclass(frozen=True)
class LogFile:
    """What such a file holds: for whom it was written, and actions with the changes they made."""

    audience: str
    log: Log


def log_lines(
    log: Iterable[tuple[Action, Sequence[Revision]]], audience: str = "dreamer", label: str = ""
) -> Iterator[str]:
    """The lines of a file, with their ends. Actions that changed nothing are left out.

    ``label``: what a reader has to know of the file, in words.
    """
    yield _line({MARK: VERSION, "audience": audience, **({"label": label} if label else {})})
    for action, revisions in log:
        if revisions:
            yield _line(
                {
                    "action": action.id,
                    "at": action.at,
                    "author": action.author,
                    "client": action.client,
                    "verb": action.verb,
                    "undoes": list(action.undoes),
                    "revisions": [_revision(one) for one in revisions],
                }
            )


def is_log(text: str) -> bool:
    """Whether a file begins as these do."""
    first = text.split("\n", 1)[0]
    return first.lstrip().startswith("{") and f'"{MARK}"' in first[:200]


def read_log(name: str, text: str) -> LogFile:
    """Read and check a file; ``ValueError`` with line and reason for anything a journal would not hold."""
    lines = iter(json_lines(name, text))
    where, first = next(lines, ("line 1", None))
    audience = _header(f"{name}: {where}", first)
    known: dict[str, Change] = {}
    actions: dict[str, None] = {}
    log = []
    for where, data in lines:
        place = f"{name}: {where}"
        action, revisions = _action(data, place)
        if action.id in actions:
            raise ValueError(f"{place}: there was an action {action.id!r} before")
        actions[action.id] = None
        changes = []
        for at, revision in enumerate(revisions):
            change = _change(revision, known, f"{place}: revisions[{at}]")
            known[change.record] = change
            changes.append(change)
        log.append((action, tuple(changes)))
    return LogFile(audience, tuple(log))


def _line(data: Mapping[str, Any]) -> str:
    return json.dumps(data, ensure_ascii=False, sort_keys=True) + "\n"


def _revision(one: Revision) -> dict[str, Any]:
    return {
        "record": one.record,
        "kind": one.kind,
        "case": one.case,
        "revision": one.revision,
        "body": json.loads(one.body),
    }


def _header(place: str, data: Any) -> str:
    if not isinstance(data, dict) or MARK not in data:
        raise ValueError(f"{place} does not begin a whole journal")
    version = data[MARK]
    if isinstance(version, int) and version > VERSION:
        raise ValueError(
            f"{place}: this journal was written by a newer jupyter_psydyn (format {version}, this one reads "
            f"{VERSION}): update it"
        )
    found = check.each(
        data,
        {MARK: check.whole(VERSION, VERSION), "audience": check.one_of(AUDIENCES), "label": _said},
        place,
        needs=("audience",),
    )
    return str(found["audience"])


def _action(data: Any, place: str) -> tuple[Action, list[Any]]:
    found = check.each(data, _ACTION, place, needs=_ACTION)
    if not found["revisions"]:
        raise ValueError(f"{place}: revisions must not be empty")
    action = Action(
        found["action"], found["at"], found["author"], found["client"], found["verb"], found["undoes"]
    )
    return action, list(found["revisions"])


def _change(data: Any, known: Mapping[str, Change], place: str) -> Change:
    found = check.each(data, _REVISION, place, needs=_REVISION)
    record, kind, case = found["record"], found["kind"], found["case"]
    before = known.get(record)
    number = before.expected + 1 if before else 0
    if found["revision"] != number + 1:
        raise ValueError(f"{place}: revision {found['revision']} stands where {number + 1} is due")
    if before and (before.kind, before.case) != (kind, case):
        raise ValueError(f"{place}: a record stays of its kind and in its case")
    if kind == "case" and case != record:
        raise ValueError(f"{place}: the case of a case is itself")
    if case and kind != "case" and (case not in known or known[case].kind != "case"):
        raise ValueError(f"{place}: there is no such case before this line")
    if kind in KINDS and not case:
        raise ValueError(f"{place}: an entry belongs to a case")
    return Change(record, kind, case, number, _body(found["body"], record, kind, case, place))


def _body(data: Any, record: str, kind: str, case: str, place: str) -> str:
    """The body as the journal writes it, after its class has read it."""
    if not isinstance(data, dict):
        raise ValueError(f"{place}: body must be an object with named fields")
    at = f"{place}: body"
    if outside := {"id", "case", "revision"} & data.keys():
        raise ValueError(f"{at}: there is no field {min(outside)!r}")
    read = RECORDS[kind].from_dict({**data, "id": record, "case": case}, at)
    if isinstance(read, Entry):
        if read.kind != kind:
            raise ValueError(f"{at}: kind: this record is {kind!r}")
        try:
            read = settled(read, None)
        except ValueError as error:
            raise ValueError(f"{at}: {error}") from None
    kept = body_of(read)
    older = {name: value for name, value in data.items() if is_older(kind, name, value)}
    for name, value in data.items():
        if name not in older and (name not in kept or kept[name] != value):
            raise ValueError(f"{at}: {name} is not as a journal writes it")
    return as_body({**kept, **older})


def _said(value: Any, where: str) -> str:
    if not isinstance(value, str) or clean(value)[1] or "\n" in value:
        raise ValueError(f"{where} must be text in one line")
    return value


def _moment(value: Any, where: str) -> str:
    found = check.moment(value, where)
    if not found or datetime.fromisoformat(found.replace("Z", "+00:00")).tzinfo is None:
        raise ValueError(f"{where} must be a moment such as 2024-03-01T06:40:00+00:00")
    return found


def _as_it_is(value: Any, where: str) -> Any:
    return value


_ACTION: check.Readers = {
    "action": check.name,
    "at": _moment,
    "author": _said,
    "client": _said,
    # What left is written down by the action that let it go.
    "verb": check.one_of((*CHANGING, "export")),
    "undoes": check.several(check.name),
    "revisions": check.several(_as_it_is),
}
_REVISION: check.Readers = {
    "record": check.name,
    "kind": check.one_of(tuple(RECORDS)),
    "case": check.name_or_none_yet,
    "revision": check.whole(1),
    "body": _as_it_is,
}
