"""What every save makes sure of, whoever saves. Pure."""

from __future__ import annotations

from dataclasses import replace

from .anchor import carried, follow
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
