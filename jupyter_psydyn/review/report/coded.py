"""Codes in a report: how often each was given, by the dreamer, by clinicians, by researchers. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ...journal.coding import ROLES, Annotation, Code, Codebook
from .blocks import Block, Heading, Note, Paragraph, Table
from .visible import Visible

ALONE = "In no layer"
HOW = (
    "How many passages were coded so, and in how many entries. Dreamer, clinician and researcher are counted "
    "each alone, and are never put together."
)


def coded(seen: Visible) -> Iterator[Block]:
    """A table a codebook; what was suggested and not accepted, and what an edit took away, is not counted."""
    given = [one for one in seen.annotations if one.state == "accepted" and not one.lost]
    if not given:
        yield Paragraph("No passage of these entries was coded in a layer that this report may show.")
        return
    yield Paragraph(HOW)
    by_book: dict[str, list[Annotation]] = {}
    for one in given:
        by_book.setdefault(one.codebook if one.codebook in seen.codebooks else "", []).append(one)
    for id, ours in by_book.items():  # noqa: A001
        book = seen.codebooks.get(id)
        yield Heading(book.title if book else "Codes of no codebook")
        yield _table(book, ours, seen)
    for role in ROLES:
        layers = {one.layer for one in given if one.layer and seen.layers[one.layer].role == role}
        if len(layers) > 1:
            yield Note(f"{role.capitalize()}: {len(layers)} layers, each counted; a passage can count twice.")


def _table(book: Codebook | None, given: Sequence[Annotation], seen: Visible) -> Table:
    columns: dict[str, list[Annotation]] = {role.capitalize(): [] for role in ROLES}
    for one in given:
        name = seen.layers[one.layer].role.capitalize() if one.layer else ALONE
        columns.setdefault(name, []).append(one)
    order = {one.id: at for at, one in enumerate(book.codes)} if book else {}
    codes = {one.code: _code(book, one.code) for one in given}
    lines = sorted(
        codes, key=lambda code: (order.get(_id(codes[code]), len(order)), _name(book, codes[code], code))
    )
    rows = [
        (_name(book, codes[code], code), *(_times(code, ours) for ours in columns.values())) for code in lines
    ]
    return Table(("Code", *columns), tuple(rows), "Passages coded so, and in how many entries")


def _times(code: str, given: Sequence[Annotation]) -> str:
    ours = [one for one in given if one.code == code]
    return f"{len(ours)} in {len({one.entry for one in ours})}" if ours else "–"


def _code(book: Codebook | None, code: str) -> Code | None:
    """The code of this id; before 0.6 annotations had its name."""
    if book is None:
        return None
    return book.code(code) or next((one for one in book.codes if one.name == code), None)


def _id(code: Code | None) -> str:
    return code.id if code else ""


def _name(book: Codebook | None, code: Code | None, said: str) -> str:
    """Its name under those of the codes above it."""
    names: list[str] = []
    while book is not None and code is not None:
        names.append(code.name)
        code = book.code(code.parent) if code.parent else None
    return " / ".join(reversed(names)) or said
