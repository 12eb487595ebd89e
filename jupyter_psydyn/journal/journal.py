"""The journal: the log folded into what holds now.

Every answer first reads on from where the last one stopped, so that a panel, notebooks and colleagues on one
journal see each other's work; nothing is ever changed, only added.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Container, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from threading import RLock
from types import TracebackType
from typing import Any, TypeVar, cast

from ..corpus import Corpus, Document, Night
from .coding import Annotation, Layer, Memo
from .decision import Decision
from .errors import Conflict, Locked, Stale, UnknownCase, UnknownEntry
from .interpretation import Hypothesis, Review
from .leaving import Departure, Identifier
from .log import Action, Change, Deeds, Page, Revision, Store
from .model import KINDS, Entry, new_id, now
from .practice import Figure, Goal, LifeEvent
from .record import Record
from .records import RECORDS, Aside, Case, Consent, Verdict, body, body_of
from .rules import carried_along, settled
from .undo import Step, Steps, steps

T = TypeVar("T", bound=Record)
D = TypeVar("D")
_ABOUT_THE_DREAMER = (
    *(Consent, Departure, Figure, Goal, Hypothesis, Identifier, Layer, LifeEvent, Memo, Review, Verdict),
)
"""Where a journal has one case, these are of it."""
NO_ENTRY = "there is no such entry in this journal"


@dataclass(slots=True)
class _Held:
    """The latest revision of a record; ``value`` once somebody has asked for it."""

    revision: Revision
    value: Entry | Record | None = None
    derived: dict[Callable[..., object], object] = field(default_factory=dict)


class Journal:
    """An open journal. Safe to share between threads.

    ``recovery_code`` is there only for the journal that was just made; it is shown once and kept nowhere.
    """

    def __init__(
        self,
        store: Store,
        path: Path,
        author: str,
        client: str,
        example: bool = False,
        recovery_code: str = "",
    ) -> None:
        self.store = store
        self.path = path
        self.name = path.name
        self.author = author
        self.client = client
        self.example = example
        self.recovery_code = recovery_code
        self._lock = RLock()
        self._seq: int | None = None
        self._held: dict[str, _Held] = {}
        self._deeds: Deeds = []

    # Entries

    def entries(self, deleted: bool = False) -> list[Entry]:
        """The latest revision of every entry, in the order they were made; the deleted ones on request."""
        return [entry for _, entry in self.numbered() if deleted or not entry.deleted]

    def numbered(self) -> list[tuple[int, Entry]]:
        """Every entry, deleted ones too, with its number: the how manieth of its kind, for ever."""
        with self._lock:
            held = self._current().values()
            return [(one.revision.number, _entry(one)) for one in held if one.revision.kind in KINDS]

    def each(self, derive: Callable[[int, Entry], D]) -> list[D]:
        """``derive(number, entry)`` of every entry that is not deleted, in the order they were made.

        Kept until the entry changes or the journal is locked, so that a list of 10,000 is not made anew for
        every look at it. ``derive`` is a function of a module: a new one each time would be kept each time.
        """
        found: list[D] = []
        with self._lock:
            for one in self._current().values():
                if one.revision.kind not in KINDS:
                    continue
                if derive not in one.derived:
                    entry = _entry(one)
                    one.derived[derive] = None if entry.deleted else derive(one.revision.number, entry)
                if (value := one.derived[derive]) is not None:
                    found.append(cast("D", value))
        return found

    def entry(self, id: str) -> Entry:  # noqa: A002
        """The latest revision of an entry; ``UnknownEntry`` where there is none."""
        with self._lock:
            held = self._current().get(id)
            if held is None or held.revision.kind not in KINDS:
                raise UnknownEntry(NO_ENTRY)
            return _entry(held)

    def history(self, id: str) -> list[Entry]:  # noqa: A002
        """Every revision of an entry, oldest first; ``UnknownEntry`` where there is none."""
        return cast("list[Entry]", [_value(one) for one in self.store.history(self.entry(id).id)])

    def save(self, entry: Entry, expected: int | None = None) -> Entry:
        """Append a revision and return it as it stands.

        ``expected`` is the revision that the change was made from (default: the entry's own; 0 for a new
        one); ``Conflict`` where the journal holds another by now. ``ValueError`` where a field is wrong.
        An entry without an id gets one. What every save makes sure of is in `rules.settled`.
        """
        checked = Entry.from_dict(entry.to_dict())
        with self._lock:
            made_from = entry.revision if expected is None else expected
            at = now()
            held = self._current()
            ready, verb = self._ready(held, checked, made_from, at)
            known = held.get(ready.id)
            moved = self._moved(_entry(known), ready) if known else []
            changes = [_change(ready, made_from), *(_change(one, one.revision) for one in moved)]
            self._act(verb, changes, at=at)
            return self.entry(ready.id)

    def add(self, entries: Iterable[Entry]) -> list[Entry]:
        """Append new entries as one action, all or none. ``ValueError`` where two have one id."""
        several = list(entries)
        given = [entry.id for entry in several if entry.id]
        if len(set(given)) < len(given):
            raise ValueError("id: two of these entries have the same one; nothing was saved")
        return cast("list[Entry]", self.put_all(several, verb="import"))

    def documents(self) -> list[Document]:
        """Every entry that is not deleted, as text to be counted.

        Its part ``association`` is made of the associations to its elements, one a line, in the order of
        the elements, after the entry's own text of that name. A night without recall has no parts.
        """
        return self.each(_document)

    def corpus(self) -> Corpus:
        """The documents as a corpus."""
        return Corpus(tuple(self.documents()))

    # Every other kind of record

    def records(self, kind: type[T], deleted: bool = False) -> list[T]:
        """The records of a class, in the order they were made; the deleted ones on request."""
        with self._lock:
            held = self._current().values()
            found = [cast("T", _of(one)) for one in held if one.revision.kind == kind.kind]
        return [one for one in found if deleted or not one.deleted]

    def standing(self) -> list[Entry | Record]:
        """Everything that is not deleted: cases, entries, then kind by kind, in the order they were made."""
        with self._lock:
            found = [_of(one) for one in self._current().values()]
        order = list(dict.fromkeys((Case.kind, *KINDS, *RECORDS)))
        found.sort(key=lambda one: order.index(one.kind))
        return [one for one in found if not one.deleted]

    def record(self, kind: type[T], id: str) -> T | None:  # noqa: A002
        """The record of a class with this id, also a deleted one; ``None`` where there is none."""
        with self._lock:
            held = self._current().get(id)
            return cast("T", _of(held)) if held is not None and held.revision.kind == kind.kind else None

    def put(self, record: T, expected: int | None = None, verb: str = "set") -> T:
        """Append a revision of a record, as `save` does for entries.

        ``Stale`` where the journal holds another revision than ``expected`` (default: the record's own).
        """
        made_from = record if expected is None else replace(record, revision=expected)
        return cast("T", self.put_all([made_from], verb)[0])

    def put_all(self, records: Sequence[Entry | Record], verb: str = "set") -> list[Entry | Record]:
        """Append a revision of each as one action, all or none; each made from its own ``revision``.

        Entries among them are new ones. Raises as `put` and `save` do.
        """
        checked = [type(one).from_dict(one.to_dict()) for one in records]
        if not checked:
            return []
        with self._lock:
            held, at = self._current(), now()
            coming = {one.id: one.case for one in checked if isinstance(one, (Case, Entry)) and one.id}
            ready: list[Entry | Record] = []
            for one in checked:
                if isinstance(one, Entry):
                    made, _ = self._ready(held, replace(one, revision=0), 0, at, coming)
                    coming[made.id] = made.case
                    ready.append(made)
                else:
                    named = replace(one, id=one.id or new_id())
                    ready.append(replace(named, case=self._case_of(named, coming)))
            self._act(verb, [_change(one, one.revision) for one in ready], at=at)
            held = self._current()
            return [_of(held[one.id]) for one in ready]

    def cases(self) -> list[Case]:
        """The dreamers whose records these are."""
        return [one for one in self.records(Case) if not one.private_of]

    def private_case(self, case: str) -> str:
        """Where private layers about a case are kept, under a key of their own; made when first asked for."""
        with self._lock:
            known = (one.id for one in self.records(Case) if one.private_of == case)
            return next(known, None) or self.put(Case(private_of=case), verb="begin").id

    def decide(self, kind: str, key: str, verdict: str, memo: str = "") -> Decision:
        """Append what a person holds of a finding; the last word counts, the earlier ones stay."""
        decision = Decision.from_dict(
            {"kind": kind, "key": key, "verdict": verdict, "memo": memo, "at": now()}
        )
        self.put(Verdict(finding=kind, key=key, verdict=verdict, memo=memo, at=decision.at), verb="decide")
        return decision

    def decisions(self) -> list[Decision]:
        """The last word on every finding that was decided, the latest at the end."""
        return list({(one.kind, one.key): one for one in self.all_decisions()}.values())

    def all_decisions(self) -> list[Decision]:
        """Every decision that was not taken back, oldest first."""
        return [
            Decision(one.finding, one.key, one.verdict, one.memo, one.at) for one in self.records(Verdict)
        ]

    # Texts that lost a conflict

    def set_aside(self, entry: str, base: int, parts: Mapping[str, str]) -> Aside:
        """Keep texts of an entry that were made from a revision which is no longer the latest.

        The same texts again are the same aside.
        """
        case = self.entry(entry).case
        for one in self.asides(entry):
            if (one.author, dict(one.parts)) == (self.author, dict(parts)):
                return one
        kept = Aside(case=case, entry=entry, base=base, parts=parts, author=self.author, at=now())
        return self.put(kept, verb="set-aside")

    def asides(self, entry: str) -> list[Aside]:
        """The texts of an entry that were kept and not settled yet."""
        return [one for one in self.records(Aside) if one.entry == entry]

    def settle(self, aside: str) -> None:
        """Somebody has seen both texts and chosen. ``UnknownEntry`` where there is no such aside.

        Where the entry says by now what was kept, nothing is given up: that is no step to be undone.
        """
        found = next((one for one in self.records(Aside) if one.id == aside), None)
        if found is None:
            raise UnknownEntry("there is no such kept text in this journal")
        texts = self.entry(found.entry).parts
        given_up = any(texts.get(part, "") != text for part, text in found.parts.items())
        self.put(replace(found, deleted=True), verb="settle" if given_up else "set-aside")

    # The log

    def steps(self) -> Steps:
        """What this author can undo and redo."""
        with self._lock:
            # Where somebody has erased a case meanwhile, its steps are read away.
            self._current()
            # Actions are numbered from 1 without a gap: as many as are known is the last known.
            self._deeds = [*self._deeds, *self.store.actions(len(self._deeds))]
        return steps(self._deeds, self.author)

    def undo(self) -> Step:
        """Take back this author's last step; ``ValueError`` where there is none.

        ``Conflict`` or ``Stale`` where somebody has changed one of its records since.
        """
        return self._take_back("undo", self.steps().undo)

    def redo(self) -> Step:
        """Do again what was undone last; raises as `undo` does."""
        return self._take_back("redo", self.steps().redo)

    def erase(self, case: str) -> None:
        """Destroy the key of a case and everything it sealed, in this journal and in every backup of it.

        There is no way back. ``UnknownEntry`` where there is no such case; ``JournalFailed`` in a kernel of
        a server that holds the keys.
        """
        with self._lock:
            try:
                for one in [one.id for one in self.records(Case) if one.private_of == case]:
                    self.store.erase(one, Action(new_id(), now(), self.author, self.client, "erase"))
                self.store.erase(case, Action(new_id(), now(), self.author, self.client, "erase"))
            except UnknownCase:
                raise UnknownEntry("there is no such case in this journal") from None
            finally:
                # The key goes first: also where something fails after that, the case is gone.
                self.forget()

    def note(self, verb: str) -> None:
        """Write down, for the audit, something that changes nothing: who exported, unlocked, backed up."""
        self._act(verb, [])

    # Being open

    @property
    def id(self) -> str:
        """16 hexadecimal digits that say nothing."""
        return self.store.journal

    @property
    def draft_key(self) -> bytes:
        """32 bytes: what the page encrypts its drafts with."""
        return self.store.draft_key

    @property
    def seq(self) -> int:
        """How many actions there are: another number says that something changed."""
        with self._lock:
            self._current()
            return self._seq or 0

    def forget(self) -> None:
        """Drop what was read; it is read again when somebody asks and may."""
        with self._lock:
            self._seq = None
            self._held = {}
            self._deeds = []

    def close(self) -> None:
        """Let go of the journal. Further use raises ``JournalFailed``."""
        with self._lock:
            self.forget()
            self.store.close()

    def __enter__(self) -> Journal:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def __repr__(self) -> str:
        return f"Journal({self.name!r})"

    def __reduce__(self) -> str:
        raise TypeError("an open journal is not copied or pickled: open it again")

    def _current(self) -> dict[str, _Held]:
        try:
            page = self.store.latest() if self._seq is None else self.store.since(self._seq)
            if page.erased:
                self.forget()
                page = self.store.latest()
        except Locked:
            self.forget()
            raise
        self._fold(page)
        return self._held

    def _fold(self, page: Page) -> None:
        for one in page.revisions:
            self._held[one.record] = _Held(one)
        self._seq = page.seq

    def _act(
        self, verb: str, changes: Sequence[Change], undoes: tuple[str, ...] = (), at: str = ""
    ) -> Action:
        action = Action(new_id(), at or now(), self.author, self.client, verb, undoes)
        try:
            self.store.append(action, changes)
        except Stale as stale:
            raise self._conflict(stale) from None
        return action

    def _conflict(self, stale: Stale) -> Exception:
        held = self._current().get(stale.record)
        if held is None:
            return UnknownEntry(NO_ENTRY)
        return Conflict(_entry(held)) if held.revision.kind in KINDS else stale

    def _ready(
        self,
        held: Mapping[str, _Held],
        entry: Entry,
        expected: int,
        at: str,
        coming: Container[str] = (),
    ) -> tuple[Entry, str]:
        """The entry as it may stand ``at`` a moment after what the journal holds, and the verb for it.

        ``coming``: cases that are written with it.
        """
        entry = entry if entry.id else replace(entry, id=new_id())
        known = held.get(entry.id)
        if known is None and expected:
            raise UnknownEntry(NO_ENTRY)
        if known is not None and known.revision.kind not in KINDS:
            raise ValueError("id: this is the id of something else in this journal")
        current = _entry(known) if known else None
        if current is not None and current.revision != expected:
            raise Conflict(current)
        entry = replace(entry, case=entry.case or (current.case if current else self._first_case(held)))
        if current is None and entry.case not in coming:
            _in_a_case(held, entry.case)
        ready = settled(entry, current)
        created = current.created if current else entry.created or at
        return replace(ready, created=created), _verb(current, ready)

    def _moved(self, before: Entry, after: Entry) -> list[Annotation]:
        """The annotations of an entry that an edit of its texts moves, where they are now."""
        old, new = before.texts(), after.texts()
        if old == new:
            return []
        theirs = (one for one in self.records(Annotation) if one.entry == after.id)
        return [moved for one in theirs if (moved := carried_along(one, old, new)) != one]

    def _case_of(self, record: Record, coming: Mapping[str, str]) -> str:
        """Whose a record is: what it says, unless it is about an entry or about the journal's one dreamer.

        ``coming``: the cases of entries that are written with it.
        """
        held = self._current()
        if isinstance(record, Case):
            return record.id
        if (known := held.get(record.id)) is not None:
            return known.revision.case
        layer = held.get(getattr(record, "layer", ""))
        if layer is not None and cast("Layer", _of(layer)).private:
            return layer.revision.case
        about = getattr(record, "entry", "") or getattr(record, "source", "")
        if (entry := held.get(about)) is not None:
            # It quotes the entry, and is erased with it.
            return entry.revision.case
        if about in coming:
            return coming[about]
        if record.case in coming:
            return record.case
        if record.case:
            _in_a_case(held, record.case)
        elif isinstance(record, _ABOUT_THE_DREAMER) and len(cases := self.cases()) == 1:
            return cases[0].id
        return record.case

    def _first_case(self, held: Mapping[str, _Held]) -> str:
        """The case of whoever says none; a new one where all were erased or undone."""
        cases = (_of(one) for one in held.values() if one.revision.kind == Case.kind)
        own = (one.id for one in cases if not one.deleted and not cast("Case", one).private_of)
        return next(own, None) or self.put(Case(), verb="begin").id

    def _take_back(self, verb: str, step: Step | None) -> Step:
        if step is None:
            raise ValueError(f"there is nothing to {verb}")
        with self._lock:
            held = self._current()
            changes = []
            past = {(one.record, one.revision): one.body for one in self.store.history(*step.touched)}
            for record, (before, after) in step.touched.items():
                if (record, after) not in past:
                    raise ValueError(f"there is nothing to {verb}: it was erased")
                now_held = held[record].revision
                # Undone and redone in between it has another number, and is the same.
                if now_held.body != past[record, after]:
                    raise self._conflict(Stale(record))
                back = past[record, before] if before else _gone(now_held.body)
                changes.append(Change(record, now_held.kind, now_held.case, now_held.revision, back))
            self._act(verb, changes, undoes=step.actions)
        return step


def _in_a_case(held: Mapping[str, _Held], case: str) -> None:
    if case not in held or held[case].revision.kind != Case.kind:
        raise ValueError("case: there is no such case in this journal")


def _document(_: int, entry: Entry) -> Document:
    affects = tuple((one.word, one.strength) for one in entry.affects)
    recall = entry.recall if entry.kind == "dream" else ""
    return Document(entry.id, entry.texts(), Night.parse(entry.night), "", affects, recall)


def _verb(before: Entry | None, after: Entry) -> str:
    if before is None:
        return "record"
    if before.deleted != after.deleted:
        return "delete" if after.deleted else "restore"
    associated = before.elements != after.elements and _written(before) == _written(after)
    return "associate" if associated else "edit"


def _written(entry: Entry) -> dict[str, Any]:
    """An entry without what was associated to it; the first telling is frozen with the first element."""
    return body_of(replace(entry, elements=(), told=None, created=""))


def _change(record: Entry | Record, expected: int) -> Change:
    return Change(record.id, record.kind, record.case, expected, body(record))


def _entry(held: _Held) -> Entry:
    return cast("Entry", _of(held))


def _of(held: _Held) -> Entry | Record:
    if held.value is None:
        held.value = _value(held.revision)
    return held.value


def _value(one: Revision) -> Entry | Record:
    """A revision as its class has it."""
    body: dict[str, Any] = json.loads(one.body)
    common = {"id": one.record, "case": one.case, "revision": one.revision}
    kind = RECORDS[one.kind]
    if issubclass(kind, Entry):
        return kind.stored({**body, **common, "changed": one.at})
    read: Callable[[object], Record] = kind.from_dict
    return read({**body, **common})


def _gone(body: str) -> str:
    return json.dumps({**json.loads(body), "deleted": True}, ensure_ascii=False, separators=(",", ":"))
