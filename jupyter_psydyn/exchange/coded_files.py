"""Files of coding projects, by their ending: what `export` writes of a journal and what an import reads."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, TypeVar

from ..journal.coding import Annotation, Codebook, Layer, Memo, Relation
from ..journal.model import Entry
from ..journal.record import Record
from ..journal.records import Case
from . import qda
from .qda import Project

T = TypeVar("T")

_WRITERS: Mapping[str, tuple[Callable[[Project], bytes], str]] = {
    ".qdpx": (qda.write_qdpx, "QualCoder"),
    ".xlsx": (qda.write_xlsx, "XLSX"),
    ".jsonld": (qda.write_web_annotations, "Web Annotation"),
    ".xmi": (qda.write_xmi, "XMI"),
    ".conll": (qda.write_conll, "CoNLL"),
}
"""Of each ending who writes it, and who reads it with what losses."""

_READERS: Mapping[str, Callable[[str, bytes], Project]] = {
    ".qdpx": qda.read_qdpx,
    ".xlsx": qda.read_xlsx,
    ".jsonld": qda.read_web_annotations,
    ".xmi": qda.read_xmi,
}


def write_coded(ending: str, records: Sequence[Entry | Record], title: str) -> tuple[bytes, tuple[str, ...]]:
    """The file, and what its readers will drop; ``ValueError`` where there can be none."""
    project = _project(records, title)
    if ending == ".qdc":
        return _codebook(project), ()
    write, reader = _WRITERS[ending]
    return write(project), qda.losses(project, reader)


def read_coded(name: str, data: bytes, ending: str) -> Project:
    """The project of a file; ``ValueError`` with file, place and reason where it is not as it should be."""
    return _READERS[ending](name, data)


def _project(records: Sequence[Entry | Record], title: str) -> Project:
    def of(kind: type[T]) -> list[Any]:
        return [one for one in records if isinstance(one, kind)]

    marks = (of(Layer), of(Annotation), of(Relation), of(Memo))
    return qda.project_of(of(Entry), of(Codebook), *marks, of(Case), title=title)


def _codebook(project: Project) -> bytes:
    if len(project.codebooks) != 1:
        count = len(project.codebooks)
        raise ValueError(
            f"a .qdc file holds one codebook, and there are {count}: export a .qdpx, or one case"
        )
    return qda.write_qdc(project.codebooks[0])
