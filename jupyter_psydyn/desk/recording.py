"""The desk's replies about what is recorded."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from ..corpus import PARTS, Night
from ..journal import EDITABLE, Conflict, Entry, Journal, UnknownEntry
from .asked import Asked, Reply

FIRST_WORDS = 60
"""Characters of a report that stand for an entry without a title: a line of the sidebar."""


class KeptAside(Conflict):
    """The entry was changed elsewhere, and so was what is sent: it is kept as the aside of this id."""

    def __init__(self, current: Entry, aside: str) -> None:
        super().__init__(current)
        self.aside = aside


def info(asked: Asked) -> Reply:
    """How much there is in the journal, and from when to when."""
    asked.fields(())
    cards = asked.journal.each(card)
    dreams = [one for one in cards if one.kind == "dream"]
    nights = [one.when for one in cards if one.when.first]
    body = {
        "id": asked.journal.id,
        "name": asked.journal.name,
        "example": asked.journal.example,
        "dreams": sum(one.summary["recall"] != "none" for one in dreams),
        "nights_without_recall": sum(one.summary["recall"] == "none" for one in dreams),
        "notes": sum(one.kind == "note" for one in cards),
        "associations": sum(one.summary["associations"] for one in cards),
        "first": min(nights, key=lambda night: night.first or date.max).text if nights else "",
        "last": max(nights, key=lambda night: night.last or date.min).text if nights else "",
        "review_due": min((one.review_due for one in asked.journal.cases() if one.review_due), default=""),
        "draft_key": b64encode(asked.journal.draft_key).decode(),
    }
    return Reply(200, body)


def entries(asked: Asked) -> Reply:
    """All entries in brief."""
    asked.fields(())
    return Reply(200, {"entries": [one.summary for one in _listed(asked.journal)]})


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
        raise _conflict(journal, current, 1, fields)
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
    sent = {name: value for name, value in fields.items() if name != "revision"}
    current = asked.journal.entry(asked.ids[0])
    if current.revision != revision:
        raise _conflict(asked.journal, current, revision, sent)
    try:
        return Reply(200, asked.journal.save(current.edited(sent), revision).to_dict())
    except Conflict as lost:
        # Somebody saved between our reading and our writing.
        raise _conflict(asked.journal, lost.current, revision, sent) from None


def delete(asked: Asked) -> Reply:
    """An entry marked as deleted; its text stays in its history."""
    asked.fields(())
    changed = change(asked.journal, asked.ids[0], lambda current: replace(current, deleted=True))
    return Reply(200, changed.to_dict())


def history(asked: Asked) -> Reply:
    """Every revision of an entry, oldest first."""
    asked.fields(())
    return Reply(200, {"revisions": [one.to_dict() for one in asked.journal.history(asked.ids[0])]})


def search(asked: Asked) -> Reply:
    """The entries in whose parts, title or tags the words stand, whatever their case; in the list's order."""
    query = asked.fields(("query",), needs=("query",))["query"]
    if not isinstance(query, str):
        raise ValueError("query must be text")
    wanted = query.strip().casefold()
    found = (one for one in _listed(asked.journal) if wanted in one.words)
    return Reply(200, {"ids": [one.summary["id"] for one in found]})


def _conflict(journal: Journal, current: Entry, base: int, sent: dict[str, Any]) -> Conflict:
    """What to raise for texts made from revision ``base``, which is not the latest any more.

    Where both have changed a part, what was sent is kept aside: it is saved, whatever becomes of the page.
    """
    before = next((one for one in journal.history(current.id) if one.revision == base), Entry())
    mine = {
        part: text
        for part, text in before.edited(sent).parts.items()
        if text not in (before.parts.get(part, ""), current.parts.get(part, ""))
    }
    if all(current.parts.get(part, "") == before.parts.get(part, "") for part in mine):
        return Conflict(current)
    return KeptAside(current, journal.set_aside(current.id, base, mine).id)


def change(journal: Journal, id: str, do: Callable[[Entry], Entry]) -> Entry:  # noqa: A002
    """Make a change that holds whatever else was saved meanwhile."""
    while True:
        current = journal.entry(id)
        changed = do(current)
        if changed == current:
            return current
        try:
            return journal.save(changed, current.revision)
        except Conflict:
            continue


@dataclass(frozen=True, slots=True, repr=False)
class Card:
    """What a list and a search need of an entry, so that 10,000 are not read again for each of them."""

    summary: dict[str, Any]
    when: Night
    age: tuple[date, str, int]
    words: str

    @property
    def kind(self) -> str:
        """Of the entry."""
        return str(self.summary["kind"])


def card(number: int, one: Entry) -> Card:
    """The card of an entry; ``words`` are its title, tags and parts without their case, a line each."""
    when = Night.parse(one.night)
    words = "\n".join((one.title, *one.tags, *one.texts().values())).casefold()
    return Card(_summary(number, one), when, (when.first or date.min, one.created, number), words)


def _listed(journal: Journal) -> list[Card]:
    """The entries, newest night first, those without a date at the end."""
    return sorted(journal.each(card), key=lambda one: one.age, reverse=True)


def _summary(number: int, one: Entry) -> dict[str, Any]:
    texts = one.texts()
    page = one.reflection
    theme = page.theme or (page.moment.named if page.moment else "") if page else ""
    return {
        "id": one.id,
        "number": number,
        "kind": one.kind,
        "case": one.case,
        "night": one.night,
        "title": one.title,
        "first_words": first_words(next((texts[part] for part in PARTS if part in texts), theme)),
        "recall": one.recall,
        "words": len(texts.get("report", "").split()),
        "protocol": one.session.protocol if one.session else "",
        "elements": len(one.elements),
        "associations": sum(len(element.associations) for element in one.elements)
        + (len(one.session.reactions()) if one.session else 0),
        "changed": one.changed,
        "revision": one.revision,
    }


def first_words(text: str) -> str:
    """A text's beginning, on one line of `FIRST_WORDS` characters."""
    # White space may shrink: three times the length is enough, and a text of 1 MB is not split.
    words = " ".join(text[: 3 * FIRST_WORDS].split())
    if len(words) <= FIRST_WORDS:
        return words
    return words[:FIRST_WORDS].rsplit(" ", 1)[0] + " …"
