"""Ready codebooks to begin with: ours in words, with the sources of the ideas.

One JSON a book; that of Hall and Van de Castle is made of their categories (`hvdc.categories`).
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from ...journal import Codebook
from . import hall_van_de_castle


@dataclass(frozen=True)
class Ready:
    """What there is to say of a ready codebook before it is taken: ``codes`` is how many it has."""

    name: str
    title: str
    sources: tuple[str, ...]
    codes: int
    note: str


def titles() -> tuple[Ready, ...]:
    """The ready codebooks, by title."""
    here = files(__package__)
    names = {one.name[:-5] for one in here.iterdir() if one.name.endswith(".json")}
    books = {name: ready(name) for name in sorted(names | {hall_van_de_castle.NAME})}
    found = (Ready(name, it.title, it.sources, len(it.codes), it.note) for name, it in books.items())
    return tuple(sorted(found, key=lambda one: one.title))


@cache
def ready(name: str) -> Codebook:
    """A ready codebook, without an id: saved, it is a copy of one's own to change. The ids of codes stay."""
    if name == hall_van_de_castle.NAME:
        return hall_van_de_castle.codebook()
    if not name.replace("-", "").isalpha() or not files(__package__).joinpath(f"{name}.json").is_file():
        raise ValueError(f"there is no ready codebook {name[:40]!r}")
    data = json.loads(files(__package__).joinpath(f"{name}.json").read_text(encoding="utf-8"))
    return Codebook.from_dict({**data, "ready": name}, name)
