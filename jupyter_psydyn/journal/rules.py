"""What every save makes sure of, whoever saves. Pure."""

from __future__ import annotations

from dataclasses import replace

from .anchor import follow
from .model import Element, Entry


def settled(entry: Entry, previous: Entry | None) -> Entry:
    """The entry as it may stand after ``previous``.

    Its elements have followed their words, or are marked ``lost``. The report as first told is frozen
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
    return replace(entry, elements=elements, told=told)


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
