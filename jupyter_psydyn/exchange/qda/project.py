"""What goes from program to program: texts, codebooks, who marked what, and what reading had to decide."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from ...corpus import PARTS
from ...journal.coding import Annotation, Codebook, Layer, Memo, Relation
from ...journal.model import Entry, new_id
from ...journal.record import Record
from ...journal.records import Case
from .names import Unique, line

R = TypeVar("R", bound=Record)
N = TypeVar("N", bound="Entry | Record")


@dataclass(frozen=True)
class Project:
    """Everything of a coding project; ``notes``: what reading had to decide or repair, a line each."""

    title: str
    entries: tuple[Entry, ...]
    codebooks: tuple[Codebook, ...]
    layers: tuple[Layer, ...]
    annotations: tuple[Annotation, ...]
    relations: tuple[Relation, ...] = ()
    memos: tuple[Memo, ...] = ()
    cases: tuple[Case, ...] = ()
    notes: tuple[str, ...] = ()


def project_of(
    entries: Iterable[Entry],
    codebooks: Iterable[Codebook],
    layers: Iterable[Layer],
    annotations: Iterable[Annotation],
    relations: Iterable[Relation] = (),
    memos: Iterable[Memo] = (),
    cases: Iterable[Case] = (),
    title: str = "Dreams",
    *,
    private: Collection[str] = (),
) -> Project:
    """A project of what belongs together: what speaks of an entry or a layer that is not in it stays out.

    A private layer goes only where ``private`` names its id. Suggestions, rejected and lost annotations stay
    in the value (`losses` counts them) and are not written.
    """
    texts = tuple(one for one in entries if not one.deleted)
    open_layers = tuple(one for one in _alive(layers) if not one.private or one.id in private)
    known = {one.id for one in texts}
    seen = {"", *(one.id for one in open_layers)}
    marks = tuple(one for one in _alive(annotations) if one.entry in known and one.layer in seen)
    marked = {one.id for one in marks}
    persons = tuple(_alive(cases))
    books = tuple(_alive(codebooks))
    targets = {
        "entry": known,
        "case": {one.id for one in persons},
        "code": {code.id for book in books for code in book.codes},
        "journal": {""},
    }
    return Project(
        title.strip() or "Dreams",
        texts,
        books,
        open_layers,
        marks,
        tuple(one for one in _alive(relations) if {one.source, one.target} <= marked and one.layer in seen),
        tuple(one for one in _alive(memos) if one.target in targets[one.on] and one.layer in seen),
        persons,
    )


def going(project: Project) -> Project:
    """What of a project is written: annotations that were accepted and stand in their texts."""
    texts = {one.id: one.texts() for one in project.entries}
    kept = tuple(one for one in project.annotations if _goes(one, texts.get(one.entry, {}).get(one.part, "")))
    ids = {one.id for one in kept}
    relations = tuple(one for one in project.relations if {one.source, one.target} <= ids)
    return replace(project, annotations=kept, relations=relations, notes=())


def records_of(project: Project, taken: Collection[str] = ()) -> tuple[Entry | Record, ...]:
    """Everything as new records, in an order in which each finds what it refers to.

    An id stays unless it is ``taken``, not given, or another's in the project as well; then it is fresh, and
    what refers to it does so by the new one. All are at revision 0: a caller adds all of them or none.
    """
    used = set(taken)
    cases, case_ids = _named(project.cases, used)
    books, book_ids = _named(project.codebooks, used)
    layers, layer_ids = _named(project.layers, used)
    entries, entry_ids = _named(project.entries, used)
    marks, mark_ids = _named(project.annotations, used)
    relations, _ = _named(project.relations, used)
    memos, _ = _named(project.memos, used)
    on = {"entry": entry_ids, "case": case_ids}

    def of_case(one: R) -> R:
        return replace(one, case=_by(case_ids, one.case), revision=0)

    return (
        *(replace(one, case=one.id, revision=0) for one in cases),
        *map(of_case, books),
        *(replace(of_case(one), settles=tuple(_by(layer_ids, it) for it in one.settles)) for one in layers),
        *(replace(one, case=_by(case_ids, one.case), revision=0) for one in entries),
        *(
            replace(
                of_case(one),
                entry=_by(entry_ids, one.entry),
                layer=_by(layer_ids, one.layer),
                codebook=_by(book_ids, one.codebook),
            )
            for one in marks
        ),
        *(
            replace(
                of_case(one),
                source=_by(mark_ids, one.source),
                target=_by(mark_ids, one.target),
                layer=_by(layer_ids, one.layer),
            )
            for one in relations
        ),
        *(
            replace(of_case(one), target=_by(on.get(one.on, {}), one.target), layer=_by(layer_ids, one.layer))
            for one in memos
        ),
    )


def label(entry: Entry, number: int) -> str:
    """What an entry is called in a list: its title, else its night, else its number."""
    return " ".join((entry.title or entry.night or f"Entry {number}").split()) or f"Entry {number}"


def titles_of(records: Sequence[Codebook] | Sequence[Layer]) -> dict[str, str]:
    """Titles that differ, by id."""
    unique = Unique()
    return {one.id: unique(line(one.title)) for one in records}


def in_order(part: str) -> int:
    """Where a part stands among the parts of an entry."""
    return PARTS.index(part)


def _alive(records: Iterable[R]) -> Iterator[R]:
    return (one for one in records if not one.deleted)


def _goes(one: Annotation, text: str) -> bool:
    return one.state == "accepted" and not one.lost and text[one.start : one.end] == one.quote


def _named(records: Iterable[N], used: set[str]) -> tuple[list[N], dict[str, str]]:
    """The records, each with an id that is not ``used``; and the new ids by those they had."""
    named: list[N] = []
    ids: dict[str, str] = {}
    for one in records:
        id_ = new_id() if not one.id or one.id in used else one.id
        used.add(id_)
        if one.id:
            ids.setdefault(one.id, id_)
        named.append(replace(one, id=id_))
    return named, ids


def _by(ids: dict[str, str], old: str) -> str:
    return ids.get(old, old)
