"""What every save makes sure of, whoever saves. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from .anchor import carried, follow, untouched
from .coding import Annotation
from .model import Element, Entry
from .session import Session


def settled(entry: Entry, previous: Entry | None) -> Entry:
    """The entry as it may stand after ``previous``.

    Its elements have followed their words, or are marked ``lost``; the moments of a stream have followed
    theirs, or are gone. The report as first told is frozen
    when ``told`` is first given or the first element is taken from the report, and then never changes.
    Raises ``ValueError`` where an element is not where it says it is, or what may not change did.
    """
    before = {element.id: element for element in previous.elements} if previous else {}
    elements = tuple(
        _followed(element, before.get(element.id), previous, entry) for element in entry.elements
    )
    told = entry.told
    if previous is not None:
        if entry.kind != previous.kind:
            raise ValueError(f"kind: this entry is and stays {previous.kind!r}")
        if entry.case != previous.case:
            raise ValueError("case: an entry stays in its case")
        if previous.told is not None and told != previous.told:
            raise ValueError("told: the report as first told stays as it is; edit the report instead")
    if told is None and any(element.part == "report" for element in elements):
        told = entry.parts.get("report", "")
    return replace(entry, elements=elements, told=told, session=_timed(entry, previous))


def carried_along(one: Annotation, old: Mapping[str, str], new: Mapping[str, str]) -> Annotation:
    """An annotation after an edit of its entry's texts: where its words are now, or ``lost``.

    Words that the edit left whole are followed; where it wrote within them and left at least half, what
    stands there now is marked: a passage of three lines is the same passage with a comma more.
    """
    before, after = old.get(one.part, ""), new.get(one.part, "")
    if before == after:
        return one
    place = follow(before, after, one.start, one.quote)
    if place is not None:
        return replace(one, start=place, end=place + len(one.quote), lost=False)
    if not one.lost and 2 * untouched(before, after, one.start, one.end) >= len(one.quote):
        ((start, end),) = carried(before, after, [(one.start, one.end)])
        if after[start:end].strip():
            return replace(one, start=start, end=end, quote=after[start:end])
    return replace(one, lost=True)


def _timed(entry: Entry, previous: Entry | None) -> Session | None:
    """The session with its moments where their words are now."""
    session = entry.session
    if session is None or not session.moments:
        return session
    text = entry.parts.get("association", "")
    old = previous.parts.get("association", "") if previous else text
    moments = session.moments
    if previous and previous.session and previous.session.moments == moments and old != text:
        # Who sends moments that have followed an edit of the same length already sends these: it carries them
        # to where they are.
        spans = carried(old, text, [(one.start, one.end) for one in moments])
        moments = tuple(
            replace(one, start=start, end=end)
            for one, (start, end) in zip(moments, spans, strict=True)
            if start < end
        )
    if any(one.end > len(text) for one in moments):
        raise ValueError("session.moments: a moment ends after the words of the stream")
    return replace(session, moments=moments)


def _followed(element: Element, before: Element | None, previous: Entry | None, entry: Entry) -> Element:
    if not element.part:
        return element
    text = entry.parts.get(element.part, "")
    if previous and before and (before.start, before.quote) == (element.start, element.quote):
        place = follow(previous.parts.get(element.part, ""), text, element.start, element.quote)
        if place is None:
            return replace(element, lost=True)
        return replace(element, start=place, end=place + len(element.quote), lost=False)
    if not element.lost and text[element.start : element.end] != element.quote:
        raise ValueError(
            f"elements: at {element.start} to {element.end} of the {element.part} stands something else"
        )
    return element
