"""Motifs in a report: a table, what was decided, and when they came. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from ...exchange.release import WITHOUT_NAMES, counted
from ...journal.records import Verdict
from .blocks import Block, Heading, Note, Paragraph, Picture, Table
from .visible import Visible

SHOWN = 20
DRAWN = 8
HOW = (
    "A motif is a word, a phrase, a class of things or a set of them that comes in three entries or more. It "
    "was looked for in the entries of this report only. That it comes back does not say what it means."
)
DECIDED = "A decision is what a person holds of a motif; it changes no number."
NO_DECISIONS = "Decisions on motifs are about the journal as a whole and are not in a report for {audience}."


def recurring(seen: Visible, found: Mapping[str, Any]) -> Iterator[Block]:
    """The most surprising motifs, and those further down that were decided; ``found`` is a snapshot."""
    rows = found["rows"]
    if not rows:
        yield Paragraph("No motif comes in three of these entries or more.")
        return
    with_decisions = seen.audience not in WITHOUT_NAMES
    decided = {one.key: one for one in seen.verdicts if one.finding == "motif"} if with_decisions else {}
    shown = [row for at, row in enumerate(rows) if at < SHOWN or row["key"] in decided]
    columns = ("Motif", "Kind", "Entries", "Share", "First", "Last")
    yield Paragraph(HOW)
    yield Table(
        (*columns, "Decision") if with_decisions else columns,
        tuple(_cells(row, decided, with_decisions) for row in shown),
        "Motifs, the most surprising first",
    )
    yield Note(DECIDED if with_decisions else NO_DECISIONS.format(audience=seen.audience))
    if (more := len(rows) - len(shown)) > 0:
        yield Note(f"{counted([('motif', more)])} further down: not listed.")
    for note in found["notes"]:
        yield Note(note)
    yield _bars(shown[:DRAWN])
    if strips := _strips(shown[:DRAWN], found["picture"]):
        yield strips
    for row in shown:
        if (decision := decided.get(row["key"])) is not None and decision.memo:
            yield Heading(f"{row['motif']}: {decision.verdict}")
            yield Paragraph(decision.memo)


def _cells(row: Mapping[str, Any], decided: Mapping[str, Verdict], with_decisions: bool) -> tuple[str, ...]:
    cells = (
        str(row["motif"]),
        str(row["kind"]),
        str(row["entries"]),
        f"{100 * row['share']:.0f} %",
        row["first"] or "–",
        row["last"] or "–",
    )
    decision = decided.get(row["key"])
    return (*cells, decision.verdict if decision else "open") if with_decisions else cells


def _bars(rows: Sequence[Mapping[str, Any]]) -> Picture:
    counts = tuple((str(row["motif"]), int(row["entries"])) for row in rows)
    said = "; ".join(f"{name}: {counted([('entry', count)])}" for name, count in counts)
    return Picture("In how many entries a motif comes", f"A bar for each motif. {said}.", bars=counts)


def _strips(rows: Sequence[Mapping[str, Any]], picture: Mapping[str, Any]) -> Picture | None:
    """When motifs came; nothing where all nights are one, or have no date."""
    first, last = picture.get("first", ""), picture.get("last", "")
    if not first or first == last:
        return None
    begin, days = date.fromisoformat(first), (date.fromisoformat(last) - date.fromisoformat(first)).days

    def places(nights: Sequence[str]) -> tuple[float, ...]:
        return tuple((date.fromisoformat(one) - begin).days / days for one in nights)

    nights = {str(row["motif"]): picture["nights"].get(row["key"], []) for row in rows}
    strips = (("every night", places(picture["all"])), *((name, places(one)) for name, one in nights.items()))
    said = "; ".join(
        f"{name}: {one[0]} to {one[-1]}, {counted([('night', len(one))])}"
        for name, one in nights.items()
        if one
    )
    return Picture(
        "When a motif came",
        f"A line for each night between {first} and {last}, the first strip all that were recorded. {said}.",
        strips=strips,
        ends=(first, last),
    )
