"""What is new or other since a moment: entries, codes, decisions, hypotheses, memos.

Two states of a record are compared, that of the moment and that of now: what was done and undone again is not
told, and neither is an annotation that an edit of its text only carried along.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from ..journal.coding import Annotation, Codebook, Layer, Memo
from ..journal.interpretation import Hypothesis
from ..journal.journal import Journal
from ..journal.log import Deeds, Revision
from ..journal.model import Entry
from ..journal.record import Record
from ..journal.records import RECORDS, Case, Verdict, body_of

LONGEST = 60


@dataclass(frozen=True, repr=False)
class Change:
    """One thing that is new or other: ``what`` kind of thing, ``label`` a line, ``at`` when it
    was last changed.

    ``entry``, ``record``: the ids of what to look at, ``""`` where it is several.
    """

    what: str
    label: str
    entry: str
    record: str
    at: str
    by: str

    def to_dict(self) -> dict[str, str]:
        """As JSON."""
        return dict(vars(self))


@dataclass(frozen=True, repr=False)
class Pair:
    """A record as it stood at the moment (``None``: not at all) and as it stands, and who changed it last."""

    before: Entry | Record | None
    after: Entry | Record
    at: str
    by: str

    @property
    def deed(self) -> str:
        """What became of it: new, deleted, restored or changed."""
        if self.before is None:
            return "new"
        if self.before.deleted != self.after.deleted:
            return "deleted" if self.after.deleted else "restored"
        return "changed"


def changed_since(journal: Journal, since: str) -> tuple[Change, ...]:
    """What changed in a journal since a moment (``""``: ever), as its author may see it."""
    deeds = journal.store.actions()
    late = (made for action, made in deeds if is_after(action.at, since))
    touched = dict.fromkeys(record for made in late for record, _, _ in made)
    records: list[Entry | Record] = [*journal.entries(deleted=True), *journal.records(Verdict)]
    records += [*journal.records(Codebook), *journal.records(Layer), *journal.records(Case)]
    return changed(deeds, journal.store.history(*touched), records, since, reader=journal.author)


def changed(
    deeds: Deeds,
    revisions: Iterable[Revision],
    records: Sequence[Entry | Record],
    since: str,
    *,
    reader: str,
) -> tuple[Change, ...]:
    """What changed since a moment, newest first, as ``reader`` (an account) may see it.

    ``deeds``: every action; ``revisions``: all of the records they touched since; ``records``: the entries,
    cases, layers, codebooks and decisions as they stand, by which things are named and known as private. Of
    other readers' layers it tells once they are released, and never of their private ones.
    """
    pairs = [one for one in _pairs(deeds, revisions, since) if _is_other(one)]
    layers = {one.id: one for one in records if isinstance(one, Layer)}
    private = {one.id for one in records if isinstance(one, Case) and one.private_of}
    seen = [one for one in pairs if _may_see(one.after, layers, private, reader)]
    named = {one.id: _entry_label(one) for one in records if isinstance(one, Entry)}
    found = [
        *_told(seen, named),
        *_decisions(seen, records),
        *_annotations(seen, records, layers),
    ]
    return tuple(sorted(found, key=lambda one: _moment(one.at), reverse=True))


def is_after(at: str, since: str) -> bool:
    """Whether a moment is later than another, whatever their zones; ``""`` is before everything."""
    return not since or _moment(at) > _moment(since)


def _moment(at: str) -> datetime:
    # Python 3.10 does not read the Z.
    return datetime.fromisoformat(at.replace("Z", "+00:00"))


def _pairs(deeds: Deeds, revisions: Iterable[Revision], since: str) -> Iterator[Pair]:
    bodies = {(one.record, one.revision): one for one in revisions}
    spans: dict[str, tuple[int, int, str, str]] = {}
    for action, made in deeds:
        if is_after(action.at, since):
            for record, _, number in made:
                first = spans[record][0] if record in spans else number - 1
                spans[record] = (first, number, action.at, action.author)
    for record, (before, after, at, by) in spans.items():
        # Of what was erased meanwhile nothing can be read.
        if (record, after) in bodies:
            then = bodies.get((record, before))
            yield Pair(_read(then) if then else None, _read(bodies[record, after]), at, by)


def _read(one: Revision) -> Entry | Record:
    fields = {**json.loads(one.body), "id": one.record, "case": one.case, "revision": one.revision}
    kind: type[Entry] | type[Record] = RECORDS[one.kind]
    return kind.from_dict(fields)


def _is_other(pair: Pair) -> bool:
    if pair.before is None or pair.before.deleted:
        return not pair.after.deleted
    return pair.after.deleted or _essence(pair.before) != _essence(pair.after)


def _essence(one: Entry | Record) -> object:
    if isinstance(one, Annotation):
        # Its place is not: an edit of the text moves it.
        return one.codebook, one.code, one.value, one.quote, one.memo, one.state, one.lost
    return body_of(one)


def _may_see(one: Entry | Record, layers: Mapping[str, Layer], private: set[str], reader: str) -> bool:
    id = getattr(one, "layer", "")  # noqa: A001
    if not id:
        return one.case not in private or getattr(one, "by", "") == reader
    layer = layers.get(id)
    return layer is not None and (layer.reader == reader or bool(layer.released and not layer.private))


def _told(pairs: Sequence[Pair], named: Mapping[str, str]) -> Iterator[Change]:
    """Entries, hypotheses and memos, each by itself."""
    for pair in pairs:
        one = pair.after
        if isinstance(one, Entry):
            line = _said(pair, named.get(one.id) or _entry_label(one))
            yield Change("entry", line, one.id, one.id, pair.at, pair.by)
        elif isinstance(one, Hypothesis):
            yield Change("hypothesis", _of_hypothesis(one, pair), "", one.id, pair.at, pair.by)
        elif isinstance(one, Memo):
            entry = one.target if one.on == "entry" else ""
            yield Change("memo", _of_memo(one, pair, named), entry, one.id, pair.at, pair.by)


def _said(pair: Pair, what: str) -> str:
    return f"{what}: {pair.deed}"


def _entry_label(entry: Entry) -> str:
    return " ".join(filter(None, [entry.night or "without a date", _short(entry.title)]))


def _of_hypothesis(one: Hypothesis, pair: Pair) -> str:
    line = _said(pair, f"“{_short(one.reading)}”")
    before = pair.before
    if not isinstance(before, Hypothesis) or pair.deed != "changed":
        return f"{line}, {one.state}"
    state = one.state if before.state == one.state else f"{before.state} before, {one.state} now"
    more = [
        f"{new} more {side} it"
        for side, then, now in (
            ("for", before.supporting, one.supporting),
            ("against", before.opposing, one.opposing),
        )
        if (new := sum(it not in then for it in now))
    ]
    return ", ".join([line, state, *more])


def _of_memo(one: Memo, pair: Pair, named: Mapping[str, str]) -> str:
    on = named.get(one.target, "an entry") if one.on == "entry" else f"the {one.on}"
    return _said(pair, f"on {on}, “{_short(one.text)}”")


def _decisions(pairs: Sequence[Pair], records: Sequence[Entry | Record]) -> Iterator[Change]:
    """The last word on each finding; what was held before it."""
    last: dict[tuple[str, str], Pair] = {}
    for pair in pairs:
        if isinstance(pair.after, Verdict):
            last[pair.after.finding, pair.after.key] = pair
    touched = {pair.after.id for pair in pairs}
    held = [one for one in records if isinstance(one, Verdict)]
    for (finding, key), pair in last.items():
        of_it = [one for one in held if (one.finding, one.key) == (finding, key)]
        now = of_it[-1].verdict if of_it else "open"
        before = [one.verdict for one in of_it if one.id not in touched][-1:]
        memo = of_it[-1].memo if of_it else ""
        line = f"{decided_on(finding, key, memo)}: {now}"
        yield Change(
            "decision", f"{line}, {before[0]} before" if before and before[0] != now else line,
            "", pair.after.id, pair.at, pair.by,
        )  # fmt: skip


def decided_on(finding: str, key: str, memo: str) -> str:
    """What was decided on; a mark is called what people call it, for its key says nothing to them."""
    if finding == "mark":
        return f"possible disturbance “{_short(memo)}”" if memo else "possible disturbance"
    return f"{finding} {key.partition(':')[2] or key.replace('--', ' and ')}"


def _annotations(
    pairs: Sequence[Pair], records: Sequence[Entry | Record], layers: Mapping[str, Layer]
) -> Iterator[Change]:
    """Counted by code, each layer alone."""
    books = {one.id: one for one in records if isinstance(one, Codebook)}
    groups: dict[tuple[str, str, str, str], list[Pair]] = {}
    for pair in pairs:
        one = pair.after
        if isinstance(one, Annotation):
            groups.setdefault((_deed(one, pair), one.layer, one.codebook, one.code), []).append(pair)
    for (deed, layer, book, code), ours in groups.items():
        found = books[book].code(code) if book in books else None
        count = f"{len(ours)} {'passage' if len(ours) == 1 else 'passages'}"
        of = f" ({layers[layer].role}: {layers[layer].title})" if layer else ""
        last = max(ours, key=lambda one: _moment(one.at))
        entries = {one.after.entry for one in ours if isinstance(one.after, Annotation)}
        yield Change(
            what="annotation",
            label=f"{found.name if found else code}: {count} {deed}{of}",
            entry=entries.pop() if len(entries) == 1 else "",
            record=last.after.id if len(ours) == 1 else "",
            at=last.at,
            by=", ".join(sorted({one.by for one in ours})),
        )


def _deed(one: Annotation, pair: Pair) -> str:
    if one.deleted:
        return "deleted"
    if one.state == "rejected":
        return "rejected"
    before = pair.before
    if isinstance(before, Annotation) and not before.deleted:
        if one.lost != before.lost:
            return "lost by an edit" if one.lost else "found again"
        was, now = ((it.codebook, it.code, it.value) for it in (before, one))
        return "recoded" if now != was else "changed"
    return "suggested" if one.state == "suggested" else "coded"


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= LONGEST else line[: LONGEST - 1].rstrip() + "…"
