"""Codes as XML, nested, and back: the same in a project and in a codebook of its own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from xml.etree.ElementTree import Element, SubElement

from ...journal.coding import Code, Codebook
from .definitions import PALETTE, behind, code_of, described, marked
from .names import Unique, as_id, guid, line, same

Key = tuple[str, str]
"""A code, by the ids of its codebook and its own."""


@dataclass(frozen=True)
class Found:
    """Codebooks that were read, which code each identifier means, and what had to be decided."""

    codebooks: tuple[Codebook, ...]
    codes: Mapping[str, Key]
    notes: tuple[str, ...]


def code_guid(key: Key) -> str:
    """The identifier of a code."""
    return guid("code", *key)


def write_codes(
    into: Element, books: Sequence[Codebook], loose: Iterable[Key], notes: Mapping[Key, Sequence[str]]
) -> None:
    """The codes of codebooks, below a folder each where there are several; then those without a codebook.

    No two names are the same: a program that knows codes by name would lose one of them with all it marks.
    """
    unique = Unique()
    for book in books:
        top = into
        if len(books) > 1:
            plain = {name: value for name, value in book.to_dict().items() if name != "codes"}
            attributes = {"guid": guid("codebook", book.id), "name": unique(line(book.title, 200))}
            top = SubElement(into, "Code", {**attributes, "isCodable": "false"})
            SubElement(top, "Description").text = marked({"codebook": plain})
        made: dict[str, Element] = {"": top}
        names = {code.id: code.name for code in book.codes}
        for code in top_down(book.codes):
            called = unique(line(code.name, 200), line(names.get(code.parent, book.title), 200))
            attributes = {
                "guid": code_guid((book.id, code.id)),
                "name": called,
                "isCodable": "true" if code.codable else "false",
                "color": PALETTE[code.colour],
            }
            made[code.id] = one = SubElement(made.get(code.parent, top), "Code", attributes)
            SubElement(one, "Description").text = described(code, called)
            for note in notes.get((book.id, code.id), ()):
                # The schema wants notes before the codes below.
                SubElement(one, "NoteRef", {"targetGUID": note})
    for key in loose:
        SubElement(
            into, "Code", {"guid": code_guid(key), "name": unique(line(key[1], 200)), "isCodable": "true"}
        )


def top_down(codes: Sequence[Code]) -> Iterator[Code]:
    """Codes, each after the one above it; ``ValueError`` where one stands above itself."""
    ids = {code.id for code in codes}
    below: dict[str, list[Code]] = {}
    for code in codes:
        below.setdefault(code.parent if code.parent in ids else "", []).append(code)
    waiting = below.pop("", [])[::-1]
    while waiting:
        code = waiting.pop()
        yield code
        waiting += below.pop(code.id, [])[::-1]
    if below:
        name = next(iter(below.values()))[0].name
        raise ValueError(
            f"the code {name[:60]!r} stands above itself: give it another place and export again"
        )


def read_codes(codes: Iterable[Element], title: str) -> Found:
    """The codebooks of nested codes: ours where the folder says so, else all codes are of one."""
    loose: list[Element] = []
    books: list[Codebook] = []
    known: dict[str, Key] = {}
    notes: list[str] = []
    for one in codes:
        ours = behind(one.findtext("Description", "")).get("codebook")
        try:
            book = Codebook.from_dict(ours) if ours else None
        except ValueError:
            book = None
        if book is None:
            loose.append(one)
        else:
            books.append(_filled(book, one.findall("Code"), known, notes))
    if loose:
        first = as_id(loose[0].get("guid", ""), "codebook of")
        book = Codebook(id=guid("read", first).replace("-", ""), title=title)
        books.append(_filled(book, loose, known, notes))
    return Found(tuple(books), known, tuple(notes))


def _filled(book: Codebook, top: Sequence[Element], known: dict[str, Key], notes: list[str]) -> Codebook:
    found: list[Code] = []
    ids: set[str] = set()
    waiting = [(one, "", "") for one in reversed(top)]
    names: dict[str, Unique] = {}
    while waiting:
        one, parent, above = waiting.pop()
        given = one.get("guid", "")
        name = names.setdefault(parent, Unique())(wanted := line(one.get("name", "")), above)
        if name != wanted:
            notes.append(f"two codes are called {wanted[:60]!r} in one place: one is now {name[:80]!r}")
        code = code_of(
            one.findtext("Description", ""),
            as_id(given, "code"),
            name,
            one.get("color", ""),
            one.get("isCodable", "true").strip() in ("true", "1"),
        )
        if code.id in ids:
            code = replace(code, id=guid("again", code.id, str(len(ids))).replace("-", ""))
            notes.append(f"the code {name[:60]!r} has the identifier of another: it got one of its own")
        ids.add(code.id)
        if same(given) not in known:
            known[same(given)] = (book.id, code.id)
        found.append(replace(code, parent=parent))
        waiting += [(child, code.id, wanted) for child in reversed(one.findall("Code"))]
    try:
        # Once more through the reader: what a file says is checked as what a browser says is.
        return Codebook.from_dict({**book.to_dict(), "codes": [code.to_dict() for code in found]})
    except ValueError as error:
        raise ValueError(f"the codes of {book.title[:60]!r} cannot be taken: {error}") from None
