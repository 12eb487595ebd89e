"""Who sees what of the layers of readers. Pure.

A reader sees the own layers, and those that others have released; a private one is its reader's alone.
Countertransference and hunches stay in private layers, which no statistic, report or export holds.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from ..journal import Layer
from ..journal.coding import ROLES


def is_mine(layer: Layer, reader: str) -> bool:
    """Whether it is this reader's, to mark in."""
    return layer.reader == reader


def is_seen(layer: Layer, reader: str) -> bool:
    """Whether this reader may look into it."""
    return is_mine(layer, reader) or (bool(layer.released) and not layer.private)


def compared(layers: Iterable[Layer], reader: str) -> list[Layer]:
    """Layers to be compared; ``ValueError`` where one cannot be looked into, or there is but one.

    A reader who compares must have released the own layer first: whoever has seen the others' codes no longer
    codes blindly.
    """
    chosen = list(layers)
    if len({one.id for one in chosen}) < 2:
        raise ValueError("layers: two or more layers are needed, each of another reader or reading")
    for one in chosen:
        if one.private:
            raise ValueError(f"layers: {one.title!r} is private and in no comparison")
        if not is_seen(one, reader):
            raise ValueError(f"layers: {one.title!r} is not released by its reader yet")
        if not one.released:
            raise ValueError(f"layers: release {one.title!r} first; who compares does not code blindly")
    return chosen


def of_one_role(layers: Iterable[Layer]) -> str:
    """The role of layers that are to become one; ``ValueError`` where they are of several.

    What the dreamer, a clinician and a researcher hold is never merged.
    """
    roles = {one.role for one in layers}
    if len(roles) > 1:
        raise ValueError(f"layers: {' and '.join(sorted(roles))} stay apart: settle layers of one role")
    return next(iter(roles), "researcher")


def read_together(
    layers: Iterable[Layer], reader: str, *, chosen: Sequence[str] | None = None, role: str = ""
) -> list[Layer]:
    """The layers of one role that a statistic reads: this reader's own and the released ones.

    ``chosen`` are the ids of some of them. Without a ``role`` it is that of the chosen layers, or else of the
    own ones, or else of all that are seen. Private layers are in no statistic, also the own ones.

    Raises ``ValueError`` where a chosen layer is not among them, the role is unknown, or there are several.
    """
    if role and role not in ROLES:
        raise ValueError(f"role: {role!r} is none of {', '.join(ROLES)}")
    seen = {one.id: one for one in layers if not one.private and is_seen(one, reader)}
    if chosen is not None:
        # The same words for all: that somebody keeps a private layer is theirs to tell.
        if not chosen or not seen.keys() >= {*chosen}:
            raise ValueError(
                "layers: choose some that are here and released; a private one is in no statistic"
            )
        seen = {one: seen[one] for one in dict.fromkeys(chosen)}
    own = [one for one in seen.values() if is_mine(one, reader)]
    asked = seen.values() if chosen is not None else [] if role else own or seen.values()
    roles = {one.role for one in asked} | ({role} if role else set())
    if len(roles) > 1:
        raise ValueError(f"role: {' and '.join(sorted(roles))} are never put together: say which one")
    return [one for one in seen.values() if one.role in roles]
