"""The desk's replies about what is recorded."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

from ..corpus import PARTS, Night
from ..journal import EDITABLE, Association, Conflict, Element, Entry, Journal, UnknownEntry, new_id, now
from .asked import Asked, Reply

FIRST_WORDS = 60
"""Characters of a report that stand for an entry without a title: a line of the sidebar."""


def info(asked: Asked) -> Reply:
    """How much there is in the journal, and from when to when."""
    asked.fields(())
    entries = asked.journal.entries()
    dreams = [entry for entry in entries if entry.kind == "dream"]
    nights = [night for entry in entries if (night := Night.parse(entry.night)).first]
    body = {
        "name": asked.journal.name,
        "encrypted": asked.journal.encrypted,
        "dreams": sum(entry.recall != "none" for entry in dreams),
        "nights_without_recall": sum(entry.recall == "none" for entry in dreams),
        "notes": sum(entry.kind == "note" for entry in entries),
        "associations": sum(len(element.associations) for entry in entries for element in entry.elements),
        "first": min(nights, key=lambda night: night.first or date.max).text if nights else "",
        "last": max(nights, key=lambda night: night.last or date.min).text if nights else "",
        "draft_key": b64encode(asked.journal.draft_key).decode(),
    }
    return Reply(200, body)


def entries(asked: Asked) -> Reply:
    """All entries in brief."""
    asked.fields(())
    return Reply(200, {"entries": [_summary(number, entry) for number, entry in _listed(asked.journal)]})


def create(asked: Asked) -> Reply:
    """A new entry.

    With an ``id`` of the asker's it is made once however often it is asked for: whoever lost the answer asks
    again, and the entry is brought to the fields of the second request. Where somebody has changed it in
    between, that is a conflict as any other.
    """
    fields = dict(asked.fields(("id", *EDITABLE)))
    made = Entry.from_dict({"id": fields.pop("id", "")})
    journal = asked.journal
    try:
        current = journal.entry(made.id) if made.id else made
    except UnknownEntry:
        current = made
    if current.revision > 1:
        raise Conflict(current)
    edited = current.edited(fields)
    if current.revision and edited == current:
        return Reply(200, current.to_dict())
    return Reply(200 if current.revision else 201, journal.save(edited, current.revision).to_dict())


def entry(asked: Asked) -> Reply:
    """One entry."""
    asked.fields(())
    return Reply(200, asked.journal.entry(asked.ids[0]).to_dict())


def edit(asked: Asked) -> Reply:
    """Some fields of an entry changed; the others stay, and so do parts that are not sent."""
    fields = asked.fields(("revision", *EDITABLE), needs=("revision",))
    revision = fields["revision"]
    if isinstance(revision, bool) or not isinstance(revision, int) or revision < 1:
        raise ValueError("revision must be a whole number of 1 or more")
    current = asked.journal.entry(asked.ids[0])
    if current.revision != revision:
        raise Conflict(current)
    edited = current.edited({name: value for name, value in fields.items() if name != "revision"})
    return Reply(200, asked.journal.save(edited, revision).to_dict())


def delete(asked: Asked) -> Reply:
    """An entry marked as deleted; its text stays in its history."""
    asked.fields(())
    changed = _change(asked.journal, asked.ids[0], lambda current: replace(current, deleted=True))
    return Reply(200, changed.to_dict())


def history(asked: Asked) -> Reply:
    """Every revision of an entry, oldest first."""
    asked.fields(())
    return Reply(200, {"revisions": [one.to_dict() for one in asked.journal.history(asked.ids[0])]})


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

    return Reply(201, _change(asked.journal, asked.ids[0], add).to_dict())


def add_association(asked: Asked) -> Reply:
    """What came to mind, at the end of what came to mind to this element."""
    fields = asked.fields(("text", "first_key_ms", "enter_ms"), needs=("text",))
    association = Association.from_dict({"id": new_id(), "at": now(), **fields})
    wanted = asked.ids[1]

    def add(current: Entry) -> Entry:
        if all(element.id != wanted for element in current.elements):
            raise UnknownEntry("there is no such element in this entry")
        elements = (
            replace(element, associations=(*element.associations, association))
            if element.id == wanted
            else element
            for element in current.elements
        )
        return replace(current, elements=tuple(elements))

    return Reply(201, _change(asked.journal, asked.ids[0], add).to_dict())


def search(asked: Asked) -> Reply:
    """The entries in whose parts, title or tags the words stand, whatever their case; in the list's order."""
    query = asked.fields(("query",), needs=("query",))["query"]
    if not isinstance(query, str):
        raise ValueError("query must be text")
    wanted = query.strip().casefold()

    def holds(one: Entry) -> bool:
        return any(wanted in text.casefold() for text in (one.title, *one.tags, *one.texts().values()))

    return Reply(200, {"ids": [one.id for _, one in _listed(asked.journal) if not wanted or holds(one)]})


def _change(journal: Journal, id: str, change: Callable[[Entry], Entry]) -> Entry:  # noqa: A002
    """Make a change that holds whatever else was saved meanwhile."""
    while True:
        current = journal.entry(id)
        changed = change(current)
        if changed == current:
            return current
        try:
            return journal.save(changed, current.revision)
        except Conflict:
            continue


def _listed(journal: Journal) -> list[tuple[int, Entry]]:
    """The entries with their numbers, newest night first, those without a date at the end."""

    def age(numbered: tuple[int, Entry]) -> tuple[date, str, int]:
        number, one = numbered
        return (Night.parse(one.night).first or date.min, one.created, number)

    return sorted((pair for pair in journal.numbered() if not pair[1].deleted), key=age, reverse=True)


def _summary(number: int, one: Entry) -> dict[str, Any]:
    return {
        "id": one.id,
        "number": number,
        "kind": one.kind,
        "night": one.night,
        "title": one.title,
        "first_words": _first_words(one),
        "recall": one.recall,
        "elements": len(one.elements),
        "associations": sum(len(element.associations) for element in one.elements),
        "changed": one.changed,
        "revision": one.revision,
    }


def _first_words(one: Entry) -> str:
    texts = one.texts()
    text = next((texts[part] for part in PARTS if part in texts), "")
    # White space may shrink: three times the length is enough, and a text of 1 MB is not split.
    words = " ".join(text[: 3 * FIRST_WORDS].split())
    if len(words) <= FIRST_WORDS:
        return words
    return words[:FIRST_WORDS].rsplit(" ", 1)[0] + " …"
