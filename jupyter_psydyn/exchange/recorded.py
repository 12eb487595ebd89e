"""An entry on its way in or out."""

from __future__ import annotations

from typing import NamedTuple

from ..journal.model import Entry


class Recorded(NamedTuple):
    """An ``entry``, its ``dreamer``'s pseudonym (``""``: not said), and ``where`` it stands, for people."""

    entry: Entry
    dreamer: str = ""
    where: str = ""
