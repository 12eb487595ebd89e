"""Written codes as codes of their own, for programs to which a code is a name. Pure."""

from __future__ import annotations

from dataclasses import replace

from ...journal.coding import Annotation, Code
from .names import as_id
from .project import Project


def spelled(project: Project) -> Project:
    """The project with ``1MKA`` as a code below ``characters``, where annotations have it as their value."""
    colours = {(book.id, code.id): code.colour for book in project.codebooks for code in book.codes}
    made: dict[str, dict[str, Code]] = {book.id: {} for book in project.codebooks}

    def named(one: Annotation) -> Annotation:
        if not one.value or (one.codebook, one.code) not in colours:
            return one
        id_ = as_id(f"{one.codebook} {one.code} {one.value}", "code")
        colour = colours[one.codebook, one.code]
        made[one.codebook].setdefault(id_, Code(id_, one.value, one.code, colour=colour))
        return replace(one, code=id_, value="")

    annotations = tuple(map(named, project.annotations))
    books = (replace(book, codes=(*book.codes, *made[book.id].values())) for book in project.codebooks)
    return replace(project, annotations=annotations, codebooks=tuple(books))
