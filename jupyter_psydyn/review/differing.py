"""Where readers differ: their annotations of one stretch of text side by side. Pure."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from ..journal import Annotation


@dataclass(frozen=True)
class Difference:
    """A stretch of a text that readers marked differently: what each ``said`` of it, by layer."""

    entry: str
    part: str
    start: int
    end: int
    said: Mapping[str, tuple[Annotation, ...]]


def differences(annotations: Iterable[Annotation], layers: Sequence[str]) -> tuple[list[Difference], int]:
    """The stretches on which these layers differ, in the order of entries and places; how many agree.

    Annotations that overlap, whoever made them, make one stretch. Readers agree on it where they have the
    same codes on the same spans.
    """
    by_text: dict[tuple[str, str], list[Annotation]] = defaultdict(list)
    for one in annotations:
        if one.layer in layers and one.state == "accepted" and not one.lost:
            by_text[one.entry, one.part].append(one)
    found, agreed = list[Difference](), 0
    for (entry, part), here in by_text.items():
        for stretch in _stretches(here):
            said = {layer: tuple(one for one in stretch if one.layer == layer) for layer in layers}
            if len({frozenset(map(_mark, marks)) for marks in said.values()}) == 1:
                agreed += 1
                continue
            low, high = min(one.start for one in stretch), max(one.end for one in stretch)
            found.append(Difference(entry, part, low, high, said))
    return found, agreed


def _stretches(annotations: Sequence[Annotation]) -> list[list[Annotation]]:
    stretches: list[list[Annotation]] = []
    end = -1
    for one in sorted(annotations, key=lambda one: (one.start, one.end, one.id)):
        if one.start >= end:
            stretches.append([])
        stretches[-1].append(one)
        end = max(end, one.end)
    return stretches


def _mark(one: Annotation) -> tuple[int, int, str, str, str]:
    return one.start, one.end, one.codebook, one.code, one.value
