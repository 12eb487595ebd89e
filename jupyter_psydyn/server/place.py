"""Which file a page means."""

from __future__ import annotations

import os
from pathlib import Path
from urllib.parse import unquote

from ..journal import NoJournal
from ..journal.file import keys_beside

SUFFIX = ".psydyn"


def from_header(header: str) -> str:
    """A path as the header carries it: percent-encoded UTF-8. ``ValueError`` for anything else."""
    try:
        return unquote(header, errors="strict")
    except UnicodeDecodeError:
        raise ValueError("the journal's path is not percent-encoded UTF-8") from None


def below(root: Path, path: str) -> Path:
    """The file that ``path`` means below ``root``, links followed, whether it is there or not.

    Raises ``ValueError`` for what is no path to a journal, ``NoJournal`` for a hidden place and for one
    that a link leads out of ``root``, the journal or its keys: of these a page learns nothing, not even that
    they exist.
    """
    if not path:
        raise ValueError("which journal? Its path goes into the header X-Psydyn-Journal")
    steps = path.split("/")
    if any(step in ("", ".", "..") or "\\" in step or not step.isprintable() for step in steps):
        raise ValueError(
            "a journal's path is relative to the server's folder: NAME.psydyn, FOLDER/NAME.psydyn"
        )
    if not path.endswith(SUFFIX):
        raise ValueError(f"a journal's name ends in {SUFFIX}")
    # Not `Path.resolve`, which fails at a link to itself.
    top = Path(os.path.realpath(root))
    place = Path(os.path.realpath(top.joinpath(*steps)))
    inside = (place, Path(os.path.realpath(keys_beside(place))))
    if any(not one.is_relative_to(top) for one in inside) or any(step.startswith(".") for step in steps):
        raise NoJournal("there is no such journal")
    return place
