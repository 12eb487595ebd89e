"""Annotations as rows of a table, and rows as annotations of texts that are known. Pure."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any, NamedTuple

from ...journal.coding import Annotation, Code, Codebook, Layer
from ...journal.model import Entry
from .names import Unique, as_id, known, legal, line
from .offsets import Given, read_spans, text_from
from .project import Project, going, titles_of

COLUMNS = (
    *("id", "entry", "night", "part", "start", "end", "quote", "codebook", "code", "version"),
    *("layer", "role", "by", "state", "memo", "value"),
)
NEEDED = ("entry", "part", "start", "end", "quote", "code")
_SLASH = " / "
_PARTED = re.compile(r"(?<!\\) / ")
_CUT = 1000
"""A quote of so many characters may have been cut by the program it comes from."""


class Row(NamedTuple):
    """Values by column, where they stand, and what stood around the quote, where that is known."""

    where: str
    values: Mapping[str, str]
    prefix: str = ""
    suffix: str = ""


def rows_of(project: Project) -> list[dict[str, str | int]]:
    """A row for every annotation that goes out, in `COLUMNS`."""
    kept = going(project)
    nights = {one.id: one.night for one in kept.entries}
    books, layers = titles_of(kept.codebooks), titles_of(kept.layers)
    roles = {one.id: one.role for one in kept.layers}
    paths = {(book.id, id_): path for book in kept.codebooks for id_, path in paths_of(book).items()}
    found = []
    for one in kept.annotations:
        row: dict[str, str | int] = {name: getattr(one, name, "") for name in COLUMNS}
        row["night"] = nights.get(one.entry, "")
        row["codebook"] = books.get(one.codebook, one.codebook)
        row["code"] = paths.get((one.codebook, one.code), _escaped(one.code))
        row["layer"] = layers.get(one.layer, one.layer)
        row["role"] = roles.get(one.layer, "")
        found.append(row)
    return found


def paths_of(book: Codebook) -> dict[str, str]:
    """The path of every code, ``animal / dog``, by its id."""
    by_id = {code.id: code for code in book.codes}
    unique, paths = Unique(), {}
    for code in book.codes:
        names, above, seen = [code.name], by_id.get(code.parent), {code.id}
        while above and above.id not in seen:
            names.append(above.name)
            seen.add(above.id)
            above = by_id.get(above.parent)
        paths[code.id] = unique(_SLASH.join(map(_escaped, reversed(names))))
    return paths


def project_from(
    name: str, rows: Sequence[Row], given: Project | None = None, notes: Iterable[str] = ()
) -> Project:
    """Rows as annotations of the entries that are ``given``, whose texts say where each quote stands.

    Codebooks and layers are those given, by title; others are made. ``ValueError`` with file and line where a
    value cannot be; rows whose words are not in the texts are left out and counted.
    """
    given = given or Project(line(name), (), (), (), ())
    entries = {one.id: one for one in given.entries}
    books, layers = _Books(given.codebooks), _Layers(given.layers)
    dropped: Counter[str] = Counter()
    found: list[Annotation] = []
    placed, said = _placed(name, rows, entries, dropped)
    for row, (start, end, quote) in zip(rows, placed, strict=True):
        if start < 0:
            continue
        values = row.values
        book, code = books.code(values.get("codebook", ""), values["code"])
        plain: dict[str, Any] = {
            "id": known(values.get("id", "")) or as_id(f"{row.where} {start} {values['code']}", "row"),
            "case": entries[values["entry"]].case if values["entry"] in entries else "",
            "entry": values["entry"],
            "part": values["part"],
            "start": start,
            "end": end,
            "quote": quote,
            "codebook": book,
            "code": code,
            "version": _number(values.get("version") or "1", name, row),
            "layer": layers.id(values.get("layer", ""), values.get("role", "")),
            "by": values.get("by", ""),
            "state": values.get("state") or "accepted",
            "memo": values.get("memo", ""),
            "value": values.get("value", ""),
        }
        try:
            found.append(Annotation.from_dict(plain))
        except ValueError as error:
            raise ValueError(f"{name}: {row.where}: {error}") from None
    return replace(
        given,
        codebooks=books.all(),
        layers=layers.all(),
        annotations=tuple(found),
        notes=(*notes, *said, *(f"{count} {what}" for what, count in dropped.items()), *books.notes()),
    )


def _placed(
    name: str, rows: Sequence[Row], entries: Mapping[str, Entry], dropped: Counter[str]
) -> tuple[list[tuple[int, int, str]], list[str]]:
    """Start, end and quote of each row; a start of -1 where it is nowhere."""
    missing = [column for column in NEEDED if rows and column not in rows[0].values]
    if missing:
        raise ValueError(f"{name} has no column {missing[0]!r}; there must be {', '.join(NEEDED)}")
    texts: dict[tuple[str, str], list[int]] = {}
    places = []
    for at, row in enumerate(rows):
        start, end = _number(row.values["start"], name, row), _number(row.values["end"], name, row)
        places.append((start, end, row.values["quote"]))
        texts.setdefault((row.values["entry"], row.values["part"]), []).append(at)
    if not entries:
        return places, ["no entries were given: where the quotes stand was not checked"] if rows else []
    known_ = {entry.id: entry.texts() for entry in entries.values()}
    whole = {key: known_.get(key[0], {}).get(key[1], "") for key in texts}
    read, counted = read_spans(
        [(text_from(whole[key]), [Given(*places[at]) for at in its]) for key, its in texts.items()]
    )
    for (key, its), spans in zip(texts.items(), read, strict=True):
        for at, span in zip(its, spans, strict=True):
            places[at] = _checked(rows[at], whole[key], span, key[0] in known_, dropped)
    return places, [f"{name} counts {way}: {count} places were corrected" for way, count in counted.items()]


def _checked(
    row: Row, text: str, span: tuple[int, int] | None, there: bool, dropped: Counter[str]
) -> tuple[int, int, str]:
    quote = row.values["quote"]
    if not there:
        dropped["annotations are of entries that were not given, and were left out"] += 1
        return -1, -1, quote
    if span and _same(text[slice(*span)], quote):
        return *span, text[slice(*span)]
    around = text.find(row.prefix + quote + row.suffix) if quote.strip() else -1
    at = around + len(row.prefix) if around >= 0 else -1
    if at < 0 and quote.strip() and text.count(quote) == 1:
        at = text.index(quote)
    what = (
        "annotations were moved to where their words are"
        if at >= 0
        else "annotations were left out: their words are not in the text"
    )
    dropped[what] += 1
    return at, at + len(quote), quote


def _same(there: str, quote: str) -> bool:
    """Whether these are the words, or what a program left of them."""
    if not there.strip():
        return False
    return legal(there) == legal(quote) or (len(quote) >= _CUT and there.startswith(quote.removesuffix("…")))


def _number(value: str, name: str, row: Row) -> int:
    try:
        return int(value)
    except ValueError:
        raise ValueError(f"{name}: {row.where}: {value[:20]!r} is no whole number") from None


class _Books:
    """Codebooks by title, which get the codes that they have not."""

    def __init__(self, given: Sequence[Codebook]) -> None:
        titles = titles_of(given)
        self._books = {titles[book.id]: book for book in given}
        self._paths = {
            title: {path: id_ for id_, path in paths_of(book).items()} for title, book in self._books.items()
        }
        self._new: Counter[str] = Counter()

    def code(self, title: str, path: str) -> tuple[str, str]:
        """The ids of a codebook and of a code of it; both are made where they are missing."""
        title = line(title) if title.strip() else "Codes"
        book = self._books.setdefault(title, Codebook(id=as_id(title, "codebook"), title=title))
        paths = self._paths.setdefault(title, {})
        if path in paths:
            return book.id, paths[path]
        names = _PARTED.split(path)
        parent = ""
        for depth in range(1, len(names) + 1):
            above = _SLASH.join(names[:depth])
            if above not in paths:
                paths[above] = as_id(above, "code")
                code = Code(paths[above], _plain(names[depth - 1]), parent)
                book = replace(book, codes=(*book.codes, code))
                self._new[title] += 1
            parent = paths[above]
        self._books[title] = book
        return book.id, parent

    def all(self) -> tuple[Codebook, ...]:
        """All of them."""
        return tuple(self._books.values())

    def notes(self) -> list[str]:
        """What was made."""
        return [f"{count} codes of {title!r} are new" for title, count in self._new.items()]


class _Layers:
    """Layers by title."""

    def __init__(self, given: Sequence[Layer]) -> None:
        titles = titles_of(given)
        self._layers = {titles[one.id]: one for one in given}

    def id(self, title: str, role: str) -> str:
        """The id of a layer, which is made where it is missing; ``""`` of none."""
        if not title.strip():
            return ""
        made = Layer(id=as_id(title, "layer"), title=title, role=role or "researcher")
        return self._layers.setdefault(title, made).id

    def all(self) -> tuple[Layer, ...]:
        """All of them."""
        return tuple(self._layers.values())


def _escaped(name: str) -> str:
    return line(name).replace("/", "\\/")


def _plain(name: str) -> str:
    return name.replace("\\/", "/") or "?"
