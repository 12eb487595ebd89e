"""`cards`: what was coded by hand after Hall and Van de Castle, as cards for indices, norms and files."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from ..corpus import Night
from ..hvdc.card import Card, Coding, Invalid
from ..hvdc.categories import FIELDS
from ..journal import Adjudication, Annotation, Checklist, Codebook, Entry, Journal, Layer
from .differing import differences
from .layers import is_seen
from .ready.hall_van_de_castle import NAME

Fields = defaultdict[str, set[str]]
"""Those of a card that were coded, by entry."""


def cards(journal: Journal, *, layer: str = "") -> tuple[Card, ...]:
    """A card for every dream of a journal, from the annotations of one layer (its title or id).

    Without ``layer`` it is the only one that is seen, not private and coded so. A field of a card is coded
    where the layer has a code of it in the dream, or where the reader said to have looked for it: then the
    dream has none. A code that is none is kept on the card (``Card.invalid``) and not counted. Words that an
    edit took away take their codes with them.

    The layer of an adjudication gives what its readers agreed on, and what was decided; a field on which
    something is left to decide is not coded in that dream.

    Raises ``ValueError`` where there is no such layer, or several could be meant.
    """
    books = {one.id for one in journal.records(Codebook) if one.ready == NAME}
    marks = [
        one
        for one in journal.records(Annotation)
        if one.codebook in books and one.code in FIELDS and one.state == "accepted" and not one.lost
    ]
    lists = [one for one in journal.records(Checklist) if one.codebook in books]
    chosen = _layer(journal, layer, {one.layer for one in marks} | {one.layer for one in lists})
    own = _by_entry([one for one in marks if one.layer == chosen.id])
    fields = _fields(chosen.id, marks, lists)
    if chosen.settles:
        agreed, fields = _settled(journal, chosen, marks, lists)
        own = _by_entry([*agreed, *(one for one in marks if one.layer == chosen.id)])
    return tuple(
        _card(one, own[one.id], frozenset(fields[one.id])) for one in journal.entries() if one.kind == "dream"
    )


def _layer(journal: Journal, asked: str, coded: set[str]) -> Layer:
    seen = [one for one in journal.records(Layer) if is_seen(one, journal.author)]
    if asked:
        found = [one for one in seen if asked in (one.id, one.title)]
        wrong = f"layer: there is none called {asked[:40]!r} that you see"
    else:
        found = [one for one in seen if one.id in coded and not one.private]
        wrong = "layer: nothing is coded after Hall and Van de Castle in a layer that you see"
    if not found:
        raise ValueError(wrong)
    if len(found) > 1:
        titles = ", ".join(f"{one.title!r} ({one.id})" for one in found)
        raise ValueError(f"layer: say which one, by its title or id: {titles}")
    return found[0]


def _fields(layer: str, marks: Iterable[Annotation], lists: Iterable[Checklist]) -> Fields:
    """What a layer has codes of, or was looked for in it."""
    fields = Fields(set)
    for mark in marks:
        if mark.layer == layer:
            fields[mark.entry].add(mark.code)
    for one in lists:
        if one.layer == layer:
            fields[one.entry].update(FIELDS.keys() & {*one.codes})
    return fields


def _settled(
    journal: Journal, layer: Layer, marks: Sequence[Annotation], lists: Sequence[Checklist]
) -> tuple[list[Annotation], Fields]:
    """What the readers of an adjudication agreed on, and the fields on which nothing is left to decide."""
    decided = {id_ for one in journal.records(Adjudication) if one.layer == layer.id for id_ in one.settles}
    apart, _ = differences(marks, layer.settles)
    differing = [one for it in apart for said in it.said.values() for one in said]
    ids = {one.id for one in differing}
    agreed = [one for one in marks if one.layer == layer.settles[0] and one.id not in ids]
    fields = _fields(layer.id, marks, lists)
    read = [_fields(one, marks, lists) for one in layer.settles]
    for entry in {entry for one in read for entry in one}:
        fields[entry] |= set.intersection(*(one[entry] for one in read))
        fields[entry] |= {one.code for one in differing if one.entry == entry}
        fields[entry] -= {one.code for one in differing if one.entry == entry and one.id not in decided}
    return agreed, fields


def _by_entry(marks: Iterable[Annotation]) -> defaultdict[str, list[Annotation]]:
    """Of each entry in the order of a card, and of the words."""
    order = {field: at for at, field in enumerate(FIELDS)}
    found = defaultdict[str, list[Annotation]](list)
    for one in sorted(marks, key=lambda one: (order[one.code], one.start, one.end)):
        found[one.entry].append(one)
    return found


def _card(entry: Entry, marks: Sequence[Annotation], fields: frozenset[str]) -> Card:
    read = [_coding(one) for one in marks]
    return Card(
        entry.id,
        tuple(one for one in read if isinstance(one, Coding) and one.field in fields),
        tuple(one for one in read if isinstance(one, Invalid)),
        report=entry.parts.get("report") or None,
        night=Night.parse(entry.night),
        fields=fields,
    )


def _coding(one: Annotation) -> Coding | Invalid:
    try:
        return Coding.of(one.code, one.value, [(one.start, one.end)])
    except ValueError as error:
        return Invalid(one.code, one.value, str(error))
