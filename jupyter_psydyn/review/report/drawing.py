"""Where everything of a picture stands, for whoever draws it: SVG, PNG, PDF. Pure."""

from __future__ import annotations

from dataclasses import dataclass

from .blocks import Picture

WIDTH = 620.0
SIZE = 11.0
"""The size of its letters."""
_ROW, _NAMES, _VALUES = 24.0, 190.0, 50.0
_LONGEST = 28


@dataclass(frozen=True)
class Box:
    """A filled rectangle, from its top left; ``faint``: ground, not figure."""

    x: float
    y: float
    width: float
    height: float
    faint: bool = False


@dataclass(frozen=True, repr=False)
class Label:
    """Text at its base line, from its start or up to its ``end``."""

    x: float
    y: float
    text: str
    end: bool = False


@dataclass(frozen=True, repr=False)
class Drawing:
    """A picture ``WIDTH`` wide; y grows downwards."""

    height: float
    boxes: tuple[Box, ...]
    labels: tuple[Label, ...]


def drawn(picture: Picture) -> Drawing:
    """Bars from zero, or ticks along a line."""
    return _bars(picture) if picture.bars else _strips(picture)


def _bars(picture: Picture) -> Drawing:
    most = max(1, *(count for _, count in picture.bars))
    room = WIDTH - _NAMES - _VALUES
    boxes, labels = [], []
    for at, (name, count) in enumerate(picture.bars):
        y, width = at * _ROW, room * count / most
        boxes.append(Box(_NAMES, y + 4, width, _ROW - 8))
        labels += [_name(name, y), Label(_NAMES + width + 6, y + 16, str(count))]
    return Drawing(len(picture.bars) * _ROW, tuple(boxes), tuple(labels))


def _strips(picture: Picture) -> Drawing:
    room = WIDTH - _NAMES - 10
    boxes, labels = [], []
    for at, (name, places) in enumerate(picture.strips):
        y = at * _ROW
        boxes.append(Box(_NAMES, y + _ROW - 6, room, 1, faint=True))
        boxes += [Box(_NAMES + place * room - 0.75, y + 4, 1.5, _ROW - 10) for place in places]
        labels.append(_name(name, y))
    below = len(picture.strips) * _ROW + 14
    first, last = picture.ends
    labels += [Label(_NAMES, below, first), Label(_NAMES + room, below, last, end=True)]
    return Drawing(below + 6, tuple(boxes), tuple(labels))


def _name(name: str, y: float) -> Label:
    short = name if len(name) <= _LONGEST else name[: _LONGEST - 1] + "…"
    return Label(_NAMES - 8, y + 16, short, end=True)
