"""Which file a page means."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import unquote

from ..journal import NoJournal

SUFFIX = ".psydyn"


def from_header(header: str) -> str:
    """A path as the header carries it: percent-encoded UTF-8. ``ValueError`` for anything else."""
    try:
        return unquote(header, errors="strict")
    except UnicodeDecodeError:
        raise ValueError("the journal's path is not percent-encoded UTF-8") from None


def below(root: Path, path: str) -> Path:
    """The file that ``path`` means below ``root``, whether it is there or not.

    Raises ``ValueError`` for what is no path to a journal, ``NoJournal`` for a hidden place and for one
    that a link leads out of ``root``: of these a page learns nothing, not even that they exist.
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
    place = root.joinpath(*steps)
    inside = place.is_relative_to(root) and place.resolve().is_relative_to(root.resolve())
    if not inside or any(step.startswith(".") for step in steps):
        raise NoJournal("there is no such journal")
    return place
