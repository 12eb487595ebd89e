"""The desk's replies about memos: on spans, codes, entries, cases, the journal and decisions, in one list."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from ..journal import Annotation, Case, Codebook, Journal, Layer, Memo, UnknownEntry, now
from ..journal.record import Record
from ..journal.records import Verdict
from ..review.layers import is_mine, is_seen
from .asked import Asked, Reply
from .held import again
from .recording import card


def memos(asked: Asked) -> Reply:
    """All memos in one list, newest first."""
    asked.fields(())
    return Reply(
        200, {"memos": sorted(memos_seen(asked.journal), key=lambda one: str(one["at"]), reverse=True)}
    )


def write_memo(asked: Asked) -> Reply:
    """A memo on an entry, a case, a code or the journal."""
    fields = asked.fields(("id", "on", "target", "text", "layer"), needs=("on", "text"))
    memo = Memo.from_dict({**fields, "by": asked.journal.author, "at": now()})
    if same := again(asked.journal, memo):
        return Reply(200, same.to_dict())
    if memo.layer:
        layer = asked.journal.record(Layer, memo.layer)
        if layer is None or not is_mine(layer, asked.journal.author):
            raise ValueError("layer: this layer is another reader's; write in one of your own")
    case = memo.target if memo.on == "case" else ""
    if memo.on == "entry":
        case = asked.journal.entry(memo.target).case
    return Reply(201, asked.journal.put(replace(memo, case=case), 0, verb="annotate").to_dict())


def edit_memo(asked: Asked) -> Reply:
    """Other words; or taken away."""
    fields = asked.fields(("revision", "text", "deleted"), needs=("revision",))
    current = asked.journal.record(Memo, asked.ids[0])
    if current is None:
        raise UnknownEntry("there is no such memo in this journal")
    if current.by != asked.journal.author:
        raise ValueError("this memo is somebody else's")
    changed = Memo.from_dict({**current.to_dict(), **fields, "at": now()})
    return Reply(200, asked.journal.put(changed, verb="annotate").to_dict())


def memos_seen(journal: Journal, entry: str = "") -> list[dict[str, Any]]:
    """The memos this reader sees, as a list shows them; with ``entry`` those on it and its spans alone."""
    seen = {one.id for one in journal.records(Layer) if is_seen(one, journal.author)}
    names = {code.id: code.name for book in journal.records(Codebook) for code in book.codes}
    labels = _labels(journal, names)
    spans = [
        _told(
            *(one, "span", one.id, one.memo),
            by=one.by,
            at=one.at,
            entry=one.entry,
            label=f"{names.get(one.code, one.code)} {one.value}".strip()
            + f": {' '.join(one.quote.split()[:6])}",
        )
        for one in journal.records(Annotation)
        if one.memo and entry in ("", one.entry) and one.layer in seen
    ]
    others = [
        _told(
            *(one, one.on, one.target, one.text),
            by=one.by,
            at=one.at,
            entry=one.target if one.on == "entry" else "",
            label=labels.get((one.on, one.target), ""),
        )
        for one in journal.records(Memo)
        if not one.layer or one.layer in seen
    ]
    if entry:
        return [*spans, *(one for one in others if one["entry"] == entry)]
    last = {(one.finding, one.key): one for one in journal.records(Verdict)}
    decided = [
        _told(one, "decision", one.key, one.memo, at=one.at, label=_decided(one))
        for one in last.values()
        if one.memo
    ]
    return [*spans, *others, *decided]


def _decided(one: Verdict) -> str:
    """The key of a mark tells people nothing: its memo is the name they gave it."""
    return "possible disturbance" if one.finding == "mark" else one.key


def _told(one: Record, on: str, target: str, text: str, **more: str) -> dict[str, Any]:
    common = {"on": on, "target": target, "text": text, "record": one.id, "revision": one.revision}
    return {**common, "by": "", "at": "", "entry": "", "label": "", **more}


def _labels(journal: Journal, codes: dict[str, str]) -> dict[tuple[str, str], str]:
    """What a memo is about, for people."""

    def titled(summary: dict[str, Any]) -> str:
        return str(summary["title"] or summary["first_words"] or summary["night"])

    return {
        **{("entry", one.summary["id"]): titled(one.summary) for one in journal.each(card)},
        **{("code", one): name for one, name in codes.items()},
        **{("case", one.id): one.pseudonym for one in journal.records(Case)},
        ("journal", ""): journal.name,
    }
