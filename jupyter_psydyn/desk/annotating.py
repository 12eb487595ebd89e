"""The desk's replies about what readers mark: layers, annotations, relations."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from ..journal import (
    Adjudication,
    Annotation,
    Checklist,
    Codebook,
    Entry,
    Journal,
    Layer,
    Relation,
    now,
)
from ..journal.coding import ROLES
from ..review.layers import is_mine, is_seen, of_one_role
from ..review.written import value_of
from .asked import Asked, Reply
from .held import again, find, my_layer
from .memos import memos_seen

PLACE = ("entry", "part", "start", "end", "quote")
MARKED = (*PLACE, "layer", "codebook", "code", "value", "memo", "state", "rule")


def layers(asked: Asked) -> Reply:
    """The layers: own and released ones whole, of the others no more than that they are there.

    That a private layer is there is its reader's to tell.
    """
    asked.fields(())
    told = [
        _seen(asked, one)
        for one in asked.journal.records(Layer)
        if not one.private or is_mine(one, asked.journal.author)
    ]
    return Reply(200, {"layers": told, "roles": ROLES})


def create_layer(asked: Asked) -> Reply:
    """A layer of this reader's; a private one is sealed under a key of its own."""
    given = ("id", "title", "role", "private", "settles", "case")
    fields = asked.fields(given, needs=("title", "role"))
    journal = asked.journal
    layer = Layer.from_dict({**fields, "reader": journal.author})
    if same := again(journal, layer):
        return Reply(200, _seen(asked, same))
    if layer.settles:
        of_one_role([layer, *(find(journal, Layer, one) for one in layer.settles)])
    if layer.private:
        cases = journal.cases()
        if not layer.case and len(cases) != 1:
            raise ValueError("case: a private layer is about one case; say which")
        layer = replace(layer, case=journal.private_case(layer.case or cases[0].id))
    return Reply(201, _seen(asked, journal.put(layer, 0, verb="annotate")))


def edit_layer(asked: Asked) -> Reply:
    """Another title; or released to the other readers, or taken back."""
    fields = asked.fields(("title", "released"))
    layer = my_layer(asked, asked.ids[0])
    if "released" in fields:
        if not isinstance(fields["released"], bool):
            raise ValueError("released must be true or false")
        if layer.private and fields["released"]:
            raise ValueError("released: a private layer is its reader's alone")
        fields = {**fields, "released": (layer.released or now()) if fields["released"] else ""}
    changed = Layer.from_dict({**layer.to_dict(), **fields})
    return Reply(200, _seen(asked, asked.journal.put(changed, verb="annotate")))


def coded(asked: Asked) -> Reply:
    """An entry as it is seen from a layer: its annotations and, read only, those of released layers."""
    asked.fields(())
    journal = asked.journal
    layer, entry = my_layer(asked, asked.ids[0]), journal.entry(asked.ids[1])
    here = [one for one in journal.records(Annotation) if one.entry == entry.id]
    mine = [one for one in here if one.layer == layer.id]
    ids = {one.id for one in mine}
    others = [
        {
            "layer": _seen(asked, one),
            "annotations": [
                mark.to_dict() for mark in here if mark.layer == one.id and mark.state == "accepted"
            ],
        }
        for one in journal.records(Layer)
        if one.id != layer.id and is_seen(one, journal.author) and one.released
    ]
    body = {
        "annotations": [one.to_dict() for one in mine if one.state != "rejected"],
        "relations": [one.to_dict() for one in journal.records(Relation) if {one.source, one.target} <= ids],
        "others": others,
        "memos": memos_seen(journal, entry.id),
        "adjudications": [one.to_dict() for one in adjudications_seen(journal) if one.entry == entry.id],
        "checklists": [one.to_dict() for one in _checklists(journal, layer.id, entry.id)],
    }
    return Reply(200, body)


def check_list(asked: Asked) -> Reply:
    """Which codes of a codebook were looked for in an entry: what is marked is all there is."""
    fields = asked.fields(("codebook", "codes"), needs=("codebook", "codes"))
    journal = asked.journal
    layer, entry = my_layer(asked, asked.ids[0]), journal.entry(asked.ids[1])
    told = Checklist.from_dict(
        {**fields, "layer": layer.id, "entry": entry.id, "by": journal.author, "at": now()}
    )
    book = find(journal, Codebook, told.codebook)
    for code in told.codes:
        if book.code(code) is None:
            raise ValueError("codes: there is no such code in this codebook")
    for known in _checklists(journal, layer.id, entry.id):
        if known.codebook == book.id:
            told = replace(told, id=known.id, revision=known.revision)
    return Reply(200, journal.put(told, verb="annotate").to_dict())


def _checklists(journal: Journal, layer: str, entry: str) -> list[Checklist]:
    return [one for one in journal.records(Checklist) if (one.layer, one.entry) == (layer, entry)]


def adjudications_seen(journal: Journal) -> list[Adjudication]:
    """What was settled in layers that this reader sees."""
    seen = {one.id for one in journal.records(Layer) if is_seen(one, journal.author)}
    return [one for one in journal.records(Adjudication) if one.layer in seen]


def counts(asked: Asked) -> Reply:
    """How many annotations of a layer each entry and each code has."""
    asked.fields(())
    layer = my_layer(asked, asked.ids[0])
    mine = [
        one for one in asked.journal.records(Annotation) if one.layer == layer.id and one.state == "accepted"
    ]
    codes = Counter(f"{one.codebook}:{one.code}" for one in mine)
    return Reply(200, {"entries": Counter(one.entry for one in mine), "codes": codes})


def annotate(asked: Asked) -> Reply:
    """A code on a span, or several as one action."""
    fields = asked.fields(("id", "several", *MARKED))
    if "several" not in fields:
        made = made_of(asked, fields)
        if same := again(asked.journal, made):
            return Reply(200, same.to_dict())
        return Reply(201, asked.journal.put(made, 0, verb="annotate").to_dict())
    if not isinstance(fields["several"], list) or len(fields) > 1:
        raise ValueError("several must be a list of annotations, and stand alone")
    several = [made_of(asked, one) for one in fields["several"]]
    if several and (same := again(asked.journal, several[0])):
        known = {one.id: one for one in asked.journal.records(Annotation)}
        return Reply(200, {"annotations": [known.get(one.id, same).to_dict() for one in several]})
    saved = asked.journal.put_all(several, verb="annotate")
    return Reply(201, {"annotations": [one.to_dict() for one in saved]})


def edit_annotation(asked: Asked) -> Reply:
    """Resized, given another code or memo, accepted, rejected, taken away: it stays the same annotation."""
    known = ("start", "end", "quote", "code", "codebook", "value", "memo", "state", "deleted")
    fields = asked.fields(("revision", *known), needs=("revision",))
    current = find(asked.journal, Annotation, asked.ids[0], deleted=True)
    my_layer(asked, current.layer)
    changed = Annotation.from_dict({**current.to_dict(), **fields})
    if {"start", "end", "quote"} & fields.keys():
        _stands(asked.journal.entry(changed.entry), changed)
        changed = replace(changed, lost=False)
    if {"code", "codebook", "value"} & fields.keys():
        changed = _coded(asked.journal, changed)
    return Reply(200, asked.journal.put(changed, verb="annotate").to_dict())


def relate(asked: Asked) -> Reply:
    """Two annotations of one layer, joined."""
    fields = asked.fields(("id", "source", "target", "type", "note"), needs=("source", "target", "type"))
    relation = Relation.from_dict({**fields, "by": asked.journal.author})
    if same := again(asked.journal, relation):
        return Reply(200, same.to_dict())
    source = find(asked.journal, Annotation, relation.source)
    target = find(asked.journal, Annotation, relation.target)
    if source.id == target.id or source.layer != target.layer:
        raise ValueError("target: a relation joins two annotations of one layer")
    my_layer(asked, source.layer)
    made = replace(relation, layer=source.layer, case=source.case)
    return Reply(201, asked.journal.put(made, 0, verb="annotate").to_dict())


def edit_relation(asked: Asked) -> Reply:
    """Another type or note; or taken away."""
    fields = asked.fields(("revision", "type", "note", "deleted"), needs=("revision",))
    current = find(asked.journal, Relation, asked.ids[0], deleted=True)
    my_layer(asked, current.layer)
    changed = Relation.from_dict({**current.to_dict(), **fields})
    return Reply(200, asked.journal.put(changed, verb="annotate").to_dict())


def made_of(asked: Asked, fields: Any) -> Annotation:
    """An annotation in a layer of this reader's, checked against text and codebook; not saved."""
    if not isinstance(fields, Mapping):
        raise ValueError("an annotation must be an object with named fields")
    for needed in ("layer", "codebook"):
        if needed not in fields:
            raise ValueError(f"{needed} is missing")
    for given in fields:
        if given not in ("id", *MARKED):
            raise ValueError(f"there is no field {str(given)[:40]!r} here (there are {', '.join(MARKED)})")
    made = Annotation.from_dict({**fields, "by": asked.journal.author, "at": now()})
    my_layer(asked, made.layer)
    _stands(asked.journal.entry(made.entry), made)
    return _coded(asked.journal, made)


def _coded(journal: Journal, one: Annotation) -> Annotation:
    """With the version of its codebook, and its value as it is written."""
    book = find(journal, Codebook, one.codebook)
    code = book.code(one.code)
    if code is None or not code.codable or code.retired:
        raise ValueError("code: there is no such code to mark with in this codebook")
    return replace(one, version=book.version, value=value_of(book, one))


def _stands(entry: Entry, one: Annotation) -> None:
    if entry.texts().get(one.part, "")[one.start : one.end] != one.quote:
        raise ValueError(f"quote: at {one.start} to {one.end} of the {one.part} stands something else")


def _seen(asked: Asked, layer: Layer) -> dict[str, Any]:
    mine = is_mine(layer, asked.journal.author)
    if is_seen(layer, asked.journal.author):
        return {**layer.to_dict(), "mine": mine}
    return {"id": layer.id, "title": layer.title, "role": layer.role, "mine": False, "blind": True}
