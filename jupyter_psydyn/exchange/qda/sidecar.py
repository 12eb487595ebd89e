"""What REFI-QDA has no place for, beside the project: every record as we have it.

It is believed where no file of the project has changed since; else another program's work is in there, and
the standard's part alone is read.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from typing import Any

from ...journal import fields as check
from ...journal.coding import Annotation, Codebook, Layer, Memo, Relation
from ...journal.model import Entry
from ...journal.records import Case
from .archive import Archive, TooMuchError
from .project import Project, going

SIDECAR = "psydyn.json"
FORMAT = 1

_READERS: check.Readers = {
    "format": check.whole(1, FORMAT),
    "files": check.texts_by_name,
    "title": check.text,
    "entries": check.several(Entry.from_dict),
    "codebooks": check.several(Codebook.from_dict),
    "layers": check.several(Layer.from_dict),
    "annotations": check.several(Annotation.from_dict),
    "relations": check.several(Relation.from_dict),
    "memos": check.several(Memo.from_dict),
    "cases": check.several(Case.from_dict),
}
_OF_PROJECT = tuple(name for name in _READERS if name not in ("format", "files"))


def sidecar(project: Project, files: Iterable[tuple[str, bytes]]) -> bytes:
    """Its bytes, for a project as it goes out in ``files``."""
    plain: dict[str, Any] = {"format": FORMAT, "files": {name: _digest(data) for name, data in files}}
    plain |= {name: check.plain(getattr(project, name)) for name in _OF_PROJECT}
    return (json.dumps(plain, ensure_ascii=False, indent=1, sort_keys=True) + "\n").encode()


def restored(archive: Archive) -> tuple[Project | None, tuple[str, ...]]:
    """The project exactly as it was written, where nothing has changed since; else why not."""
    if SIDECAR not in archive:
        return None, ()
    try:
        plain = json.loads(archive.read(SIDECAR))
        found = check.each(plain, _READERS, SIDECAR, needs=("format", "files", *_OF_PROJECT))
    except TooMuchError:
        raise
    except (ValueError, RecursionError) as error:
        return None, (f"{SIDECAR} in it cannot be read ({error}); the rest was read without it",)
    files = found.pop("files")
    found.pop("format")
    if any(name not in archive or _digest(archive.read(name)) != digest for name, digest in files.items()):
        return None, (
            f"another program has changed it: what only {SIDECAR} knows (versions, editions) was left out",
        )
    project = Project(**found)
    if len(going(project).annotations) < len(project.annotations):
        return None, (f"{SIDECAR} in it does not fit its texts; the rest was read without it",)
    return project, ()


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
