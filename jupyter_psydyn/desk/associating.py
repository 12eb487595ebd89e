"""The desk's replies about associations: to elements, to word lists, as continuous talk."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any, TypeVar

from ..journal import Association, Element, Entry, UnknownEntry, new_id, now
from ..journal import fields as check
from .asked import Asked, Reply
from .recording import change

FELT = ("affect", "period")
TITLES = {
    "jung-1910": "Jung 1910 (100 words)",
    "kent-rosanoff-1910": "Kent and Rosanoff 1910 (100 words)",
}

T = TypeVar("T", Element, Association)


def add_element(asked: Asked) -> Reply:
    """Words to associate to. The same words again are the same element."""
    names = ("part", "start", "end", "quote")
    fields = asked.fields(names, needs=names)
    element = Element.from_dict({"id": new_id(), **fields})
    place = (element.part, element.start, element.quote)

    def add(current: Entry) -> Entry:
        if any(place == (one.part, one.start, one.quote) and not one.lost for one in current.elements):
            return current
        return replace(current, elements=(*current.elements, element))

    return Reply(201, change(asked.journal, asked.ids[0], add).to_dict())


def feel_element(asked: Asked) -> Reply:
    """With which feeling these words were met in the dream; ``null`` takes it away."""
    fields = asked.fields(("affect",), needs=("affect",))
    felt = Element.from_dict({"quote": "-", **fields})
    return _changed(asked, lambda element: replace(element, affect=felt.affect))


def add_association(asked: Asked) -> Reply:
    """What came to mind, at the end of what came to mind to this element.

    With an ``id`` of the asker's it is said once however often it is asked for: the first answer was lost.
    """
    known = ("id", "text", "first_key_ms", "enter_ms", *FELT)
    association = Association.from_dict({"at": now(), **asked.fields(known, needs=("text",))})

    def add(current: Entry) -> Entry:
        if any(one.id == association.id for element in current.elements for one in element.associations):
            return current
        elements = _with(
            current.elements,
            asked.ids[1],
            lambda element: replace(element, associations=(*element.associations, association)),
            "element",
        )
        return replace(current, elements=elements)

    return Reply(201, change(asked.journal, asked.ids[0], add).to_dict())


def edit_association(asked: Asked) -> Reply:
    """The feeling that came with an association, when in the life it is from, or its words."""
    fields = asked.fields((*FELT, "text"))
    wanted = asked.ids[2]
    read = Association.from_dict({"text": "-", **fields})
    sent = {name: getattr(read, name) for name in fields}

    def edit(element: Element) -> Element:
        return replace(
            element,
            associations=_with(element.associations, wanted, lambda one: replace(one, **sent), "association"),
        )

    return _changed(asked, edit)


def word_lists(asked: Asked) -> Reply:
    """The lists that come with this, in their printed order."""
    from ..lexicon.word_lists import NAMES

    asked.fields(())
    return Reply(200, {"lists": [_list(name) for name in NAMES]})


def order_words(asked: Asked) -> Reply:
    """One of the lists, or the ``text`` of one's own, in the order of a ``seed``; without it as it stands.

    ``file`` is the name of the file that the text is from; its ending says whether it is a table.
    """
    from ..lexicon.word_lists import PRACTICE, ordered, own_word_list

    fields = asked.fields(("name", "text", "file", "seed"))
    seed = fields.get("seed")
    if seed is not None and (isinstance(seed, bool) or not isinstance(seed, int) or seed < 0):
        raise ValueError("seed must be a whole number of 0 or more, or null for the printed order")
    if "text" in fields:
        own = own_word_list(
            check.text(fields.get("file", "the list"), "file"), check.text(fields["text"], "text")
        )
        note = " ".join(own.notes)
        found = {"name": "", "title": "", "words": own.words, "practice": list(PRACTICE), "note": note}
    else:
        found = _list(str(fields.get("name")))
    return Reply(200, {**found, "words": list(ordered(found["words"], seed))})


def transcript(asked: Asked) -> Reply:
    """A transcript with times (SRT, VTT, CSV) read, and nothing kept of it."""
    from ..exchange.transcripts import read_transcript

    fields = asked.fields(("name", "text", "speaker"), needs=("name", "text"))
    for name, value in fields.items():
        if not isinstance(value, str):
            raise ValueError(f"{name} must be text")
    found = read_transcript(fields["name"], fields["text"], fields.get("speaker") or None)
    moments = [one.to_dict() for one in found.moments]
    return Reply(200, {"text": found.text, "moments": moments, "notes": list(found.notes)})


def _list(name: str) -> dict[str, Any]:
    from ..lexicon.word_lists import PRACTICE, about, word_list

    words = word_list(name)
    return {
        "name": name,
        "title": TITLES[name],
        "words": list(words),
        "practice": list(PRACTICE),
        "note": about(name),
    }


def _changed(asked: Asked, do: Callable[[Element], Element]) -> Reply:
    """The element of the path, changed in its entry."""

    def edit(current: Entry) -> Entry:
        return replace(current, elements=_with(current.elements, asked.ids[1], do, "element"))

    return Reply(200, change(asked.journal, asked.ids[0], edit).to_dict())


def _with(all_of: tuple[T, ...], id_: str, do: Callable[[T], T], what: str) -> tuple[T, ...]:
    """With the one of this id changed; ``UnknownEntry`` where there is none."""
    if all(one.id != id_ for one in all_of):
        raise UnknownEntry(f"there is no such {what} in this entry")
    return tuple(do(one) if one.id == id_ else one for one in all_of)
