"""Which files hold associations, and in which of the formats."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from ..journal import Entry, Session
from . import chains, protocols, told_dreams, transcripts
from .recorded import Recorded
from .table import Readable, Table, decoded


@dataclass(frozen=True)
class Ways:
    """How files of associations are read, where somebody said; each word is told where its format is read.

    ``reproduction`` of protocols, ``speaker`` of transcripts, ``sentences`` of a dream with paragraphs of
    associations, ``columns`` of tables by their role.
    """

    reproduction: str | None = None
    speaker: str | None = None
    sentences: bool = True
    columns: Mapping[str, str] = field(default_factory=dict)
    century: int | None = None


@dataclass(frozen=True)
class Found:
    """The entries of a file, and ``notes`` on what reading had to decide."""

    entries: tuple[Recorded, ...]
    notes: tuple[str, ...] = ()


def of_file(path: Readable, ways: Ways) -> Found | None:
    """What a transcript, or a JSON file in a form of its own, holds; ``None`` for any other file."""
    ending = path.suffix.lower()
    if ending in transcripts.ENDINGS:
        text, notes = decoded(path)
        return _stream(path.name, transcripts.read_transcript(path.name, text, ways.speaker), notes)
    if ending != ".json":
        return None
    text, notes = decoded(path)
    if told_dreams.is_told_dream(text):
        dream, said = told_dreams.read_told_dream(path.name, text, by_sentence=ways.sentences)
        return Found((dream,), (*notes, *said))
    if text.lstrip()[:1] == "[" and text.lstrip()[1:].lstrip()[:1] == "[":
        return Found((chains.read_lists(path.name, text),), notes)
    return None


def of_table(table: Table, ways: Ways) -> Found | None:
    """What a table of associations holds; ``None`` for any other table."""
    if protocols.is_protocol(table) or {"stimulus", "reaction"} & set(ways.columns):
        tests, notes = protocols.read_protocols(
            table, reproduction=ways.reproduction, columns=ways.columns, century=ways.century
        )
        return Found(tuple(tests), notes)
    if chains.is_chains(table) or {"element", "association", "chain"} & set(ways.columns):
        some, notes = chains.read_chains(table, columns=ways.columns, century=ways.century)
        return Found(tuple(some), notes)
    if transcripts.is_transcript(table):
        return _stream(table.name, transcripts.transcript_of(table, ways.speaker))
    return None


def holds_associations(table: Table) -> bool:
    """Whether a table has the columns of one of the formats of associations."""
    return protocols.is_protocol(table) or chains.is_chains(table) or transcripts.is_transcript(table)


def refuse(table: Table) -> ValueError:
    """Why a table holds no associations: which column is missing, or what there is."""
    names = {one.casefold() for one in table.columns}
    there = ", ".join(repr(one[:40]) for one in table.columns[:12]) + (
        ", …" if len(table.columns) > 12 else ""
    )
    for one, other in (
        (protocols.COLUMNS, ("stimulus", "reaction")),
        (chains.COLUMNS, ("element", "association")),
        (transcripts.COLUMNS, ("start", "end", "text")),
    ):
        missing = [role for role in other if not names & set(one[role])]
        if len(missing) < len(other):
            return ValueError(
                f"{table.name} has no column {' or '.join(map(repr, missing))}; there are {there}"
            )
    return ValueError(
        f"{table.name}: associations stand in columns stimulus and reaction, element and association, or "
        f"start, end and text (a chain a line, without names of columns, ends in .txt); there are {there}"
    )


def _stream(name: str, read: transcripts.Transcript, notes: tuple[str, ...] = ()) -> Found:
    entry = Entry(
        kind="association",
        parts={"association": read.text},
        session=Session("stream", moments=read.moments),
    )
    return Found((Recorded(entry, "", name),), (*notes, *read.notes))
