"""The desk's replies about readers: suggestions, agreement, differences, what settles them, codes together.

What takes its time is a pure function of this module or of `review`, so that a worker can run it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from ..corpus import Corpus
from ..journal import Adjudication, Annotation, Codebook, Journal, Layer, new_id, now
from ..review.differing import Difference, differences
from ..review.layers import compared, is_seen, of_one_role
from ..review.ready.hall_van_de_castle import NAME as HALL_VAN_DE_CASTLE
from .annotating import MARKED, adjudications_seen, made_of
from .asked import Asked, Reply
from .asked import fields as check_fields
from .findings import UnknownFinding, unit_of
from .held import again, find, my_layer

UNITS = ("character", "sentence", "entry", "span")
BY = ("code", "value")
MOST = 500
"""Suggestions sent at once."""
AROUND = 100
"""Characters shown on each side of a difference."""


def suggest(asked: Asked) -> Reply:
    """Where codes may apply, and how often people agreed with each rule so far."""
    fields = asked.fields(("layer", "codebook", "entry"), needs=("layer", "codebook"))
    journal = asked.journal
    layer = my_layer(asked, fields["layer"])
    book = find(journal, Codebook, fields["codebook"])
    mine = [one for one in journal.records(Annotation) if one.layer == layer.id]
    entry = fields.get("entry", "")
    if entry:
        journal.entry(entry)
    return Reply(200, asked.analyse(suggested, journal.corpus(), book, mine, entry))


def suggested(
    corpus: Corpus, book: Codebook, annotations: Sequence[Annotation], entry: str = ""
) -> dict[str, Any]:
    """Suggestions and rules as they cross the wire; the first 500, ``left`` says how many there are.

    ``notes``: what there is to say of where nothing was looked for, a sentence each.
    """
    from ..review.automatic import automatic
    from ..review.suggesting import in_order, precision, suggestions

    asked = corpus.only(lambda one: one.id == entry) if entry else corpus
    found, notes = suggestions(asked, book, annotations), list[str]()
    if book.ready == HALL_VAN_DE_CASTLE:
        coded, notes = automatic(corpus, book, annotations, entry=entry, most=MOST)
        found = in_order(corpus, [*found, *coded])
    sent = [one.to_dict() for one in found[:MOST]]
    return {"suggestions": sent, "rules": precision(annotations), "left": len(found), "notes": notes}


def agree(asked: Asked) -> Reply:
    """How far layers agree, code by code."""
    fields = asked.fields(("layers", "codebook", "unit", "by"), needs=("layers", "codebook"))
    unit, by = fields.get("unit", "character"), fields.get("by", "code")
    if unit not in UNITS:
        raise ValueError(f"unit must be one of {', '.join(map(repr, UNITS))}")
    if by not in BY:
        raise ValueError(f"by must be one of {', '.join(map(repr, BY))}")
    layers = _layers(asked, fields["layers"])
    book = find(asked.journal, Codebook, fields["codebook"])
    marks = _marks(asked.journal, layers, book.id)
    read = {one.entry for one in marks}
    texts = {
        (one.id, part): text
        for one in asked.journal.documents()
        if one.id in read
        for part, text in one.parts.items()
        if part == "report"
    }
    titles = {one.id: one.title for one in layers}
    names = {one.id: one.name for one in book.codes}
    return Reply(200, asked.analyse(agreed, marks, texts, titles, names, unit, by))


def agreed(
    marks: Sequence[Annotation],
    texts: Mapping[tuple[str, str], str],
    titles: Mapping[str, str],
    names: Mapping[str, str],
    unit: str,
    by: str,
) -> dict[str, Any]:
    """The agreement as it is drawn; ``by`` value, what was written is part of a code."""
    from ..review.agreement import Coding, agreement

    codings = [
        Coding(
            titles[one.layer],
            one.entry,
            one.part,
            one.start,
            one.end,
            f"{names.get(one.code, one.code)} {one.value if by == 'value' else ''}".strip(),
            one.version,
            one.id,
        )
        for one in marks
        if (one.entry, one.part) in texts
    ]
    found: dict[str, Any] = agreement(codings, texts, unit=unit).snapshot()
    return found


def differ(asked: Asked) -> Reply:
    """Where layers differ, side by side, each with what settled it."""
    fields = asked.fields(("layers", "codebook"), needs=("layers",))
    journal = asked.journal
    layers = _layers(asked, fields["layers"])
    of_one_role(layers)
    marks = _marks(journal, layers, fields.get("codebook", ""))
    found, agreed_on = differences(marks, [one.id for one in layers])
    documents = {one.id: one for one in journal.documents()}
    settled = adjudications_seen(journal)
    rows = [_difference(one, documents[one.entry], settled) for one in found if one.entry in documents]
    rows.sort(key=lambda row: (row["night"], row["entry"], row["start"]))
    return Reply(200, {"differences": rows, "agreed": agreed_on})


def adjudicate(asked: Asked) -> Reply:
    """What became of annotations that differ, and why; one action."""
    fields = asked.fields(
        ("id", "layer", "entry", "settles", "keep", "reason"), needs=("layer", "entry", "settles", "reason")
    )
    journal = asked.journal
    layer = my_layer(asked, fields["layer"])
    if not layer.settles:
        raise ValueError("layer: settle in a layer of its own, made for it (settles: the layers it is about)")
    keep = fields.pop("keep", None)
    told = Adjudication.from_dict({**fields, "by": journal.author, "at": now()})
    if same := again(journal, told):
        return Reply(200, {"adjudication": same.to_dict()})
    for one in told.settles:
        if find(journal, Annotation, one).layer not in layer.settles:
            raise ValueError("settles: these annotations are not in the layers that this one settles")
    if keep is None:
        return Reply(201, {"adjudication": journal.put(told, 0, verb="annotate").to_dict()})
    made = _kept(asked, layer, told, keep)
    made = replace(made, id=made.id or new_id())
    settled = replace(told, kept=made.id)
    annotation, adjudication = journal.put_all([made, settled], verb="annotate")
    return Reply(201, {"adjudication": adjudication.to_dict(), "annotation": annotation.to_dict()})


def code_network(asked: Asked) -> Reply:
    """Which codes come together."""
    return Reply(200, asked.analyse(network_of, *_network(asked, asked.body or {})))


def code_passages(asked: Asked, key: str, parameters: Any) -> Reply:
    """The passages behind an edge or a node of it."""
    return Reply(200, {"passages": asked.analyse(passages_of, *_network(asked, parameters), key)})


def network_of(
    corpus: Corpus, marks: Sequence[Annotation], names: Mapping[Any, str], how: Mapping[str, Any]
) -> dict[str, Any]:
    """The network of codes as it is drawn."""
    from ..review.codes import code_network as network

    found: dict[str, Any] = network(corpus, marks, names, **how).snapshot()
    return found


def passages_of(
    corpus: Corpus, marks: Sequence[Annotation], names: Mapping[Any, str], how: Mapping[str, Any], key: str
) -> list[dict[str, Any]]:
    """The passages behind a row of it."""
    from ..review.codes import code_network as network

    try:
        evidence = network(corpus, marks, names, **how).evidence(key)
    except KeyError:
        raise UnknownFinding("there is no such edge between codes") from None
    return list(evidence.picture["passages"])


def _network(asked: Asked, parameters: Any) -> tuple[Any, ...]:
    known = ("layers", "codebook", "unit", "measure", "min_entries")
    given = check_fields(parameters, known, needs=("layers",))
    if "unit" in given:
        unit_of("unit", given["unit"])
    how = {name: given[name] for name in known[2:] if name in given}
    journal = asked.journal
    chosen = [find(journal, Layer, one) for one in given["layers"]]
    if not chosen:
        raise ValueError("layers: choose at least one")
    layers = [one for one in chosen if not one.private and is_seen(one, journal.author)]
    if len(layers) < len(chosen):
        raise ValueError("layers: a private or unreleased one is in no statistic")
    marks = _marks(journal, layers, given.get("codebook", ""))
    names = {(book.id, code.id): code.name for book in journal.records(Codebook) for code in book.codes}
    return journal.corpus(), marks, names, how


def _layers(asked: Asked, ids: Any) -> list[Layer]:
    if not isinstance(ids, list):
        raise ValueError("layers must be a list of ids")
    return compared((find(asked.journal, Layer, one) for one in ids), asked.journal.author)


def _marks(journal: Journal, layers: Sequence[Layer], codebook: str) -> list[Annotation]:
    ids = {one.id for one in layers}
    return [
        one
        for one in journal.records(Annotation)
        if one.layer in ids and one.state == "accepted" and not one.lost and codebook in ("", one.codebook)
    ]


def _kept(asked: Asked, layer: Layer, told: Adjudication, keep: Any) -> Annotation:
    if not isinstance(keep, Mapping):
        raise ValueError("keep must be an annotation")
    given = {name: value for name, value in keep.items() if name in MARKED}
    return made_of(asked, {**given, "entry": told.entry, "layer": layer.id})


def _difference(one: Difference, document: Any, settled: Sequence[Adjudication]) -> dict[str, Any]:
    text = document.parts.get(one.part, "")
    low, high = max(0, one.start - AROUND), min(len(text), one.end + AROUND)
    pieces = [
        (text[low : one.start], False),
        (text[one.start : one.end], True),
        (text[one.end : high], False),
    ]
    ids = {mark.id for marks in one.said.values() for mark in marks}
    last = next((it for it in reversed(settled) if ids & {*it.settles}), None)
    return {
        "entry": one.entry,
        "night": document.night.text,
        "part": one.part,
        "start": one.start,
        "end": one.end,
        "quote": text[one.start : one.end],
        "segments": [{"text": piece, "mark": mark} for piece, mark in pieces if piece],
        "said": [
            {"layer": layer, "annotations": [mark.to_dict() for mark in marks]}
            for layer, marks in one.said.items()
        ],
        **({"adjudication": last.to_dict()} if last else {}),
    }
