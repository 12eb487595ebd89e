"""Every text part of an entry as one source with a name of its own. Pure."""

from __future__ import annotations

from dataclasses import dataclass

from ...journal.model import Entry
from .names import Unique, as_written, guid, line
from .project import Project, in_order, label

BETWEEN = " · "


@dataclass(frozen=True)
class Source:
    """A text as other programs get it."""

    entry: Entry
    part: str
    name: str
    text: str

    @property
    def guid(self) -> str:
        """Its identifier."""
        return guid("source", self.entry.id, self.part)

    @property
    def file(self) -> str:
        """The name of its file."""
        return f"{self.guid}.txt"


def sources_of(project: Project) -> tuple[Source, ...]:
    """The texts of a project, an entry's parts in their order."""
    unique = Unique()
    found: list[Source] = []
    for number, entry in enumerate(project.entries, 1):
        called = unique(line(label(entry, number), 120))
        texts = entry.texts()
        found += [
            Source(entry, part, f"{called}{BETWEEN}{part}", as_written(texts[part]))
            for part in sorted(texts, key=in_order)
        ]
    return tuple(found)
