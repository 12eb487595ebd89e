"""The passages where readers differ."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from ...analysis.concordance import Cited, Concordance, Place, gather
from ...analysis.reading import Text
from ...corpus import Document
from ...counting.arrays import Ints
from .layout import clusters
from .rows import ALL, Scope

_Difference = tuple[tuple[int, int], str]


def differences(scope: Scope, code: str | None, made: Mapping[str, Any], call: str, key: str) -> Concordance:
    """The passages to which readers gave a code and others did not, or (``None``) not the same codes.

    Before each stands who gave it. Of units of characters these are the parts that differ, of the other units
    whole sentences or passages; of entries what was marked in those that differ. What differs in white space
    alone is left out, and counted.
    """
    layout = scope.layout
    places, blank = [], 0
    for (start, end), lead in _found(scope, code):
        text = layout.text_of(start)
        begin = int(layout.begin[text])
        said = layout.texts[text][start - begin : end - begin]
        low = start - begin + len(said) - len(said.lstrip())
        if said.strip():
            places.append(Place(text, ((low, low + len(said.strip())),), False, lead))
        else:
            blank += 1
    texts = tuple(
        Text(at, part, text)
        for at, (_, part), text in zip(layout.entry.tolist(), layout.where, layout.texts, strict=True)
    )
    documents = tuple(Document(id=one, parts={}) for one in layout.entries)
    notes = (f"{blank} more differ in white space only.",) if blank else ()
    title = f"Where readers differ: {code or ALL}"
    return gather(Cited(texts, documents), places, title, dict(made), {"of": call, "key": key}, notes)


def _found(scope: Scope, code: str | None) -> list[_Difference]:
    """The spans where readers differ, in order, each with what is said of it."""
    label = scope.sets[0] if code is None else scope.marks(scope.codes.index(code)).astype(np.int64)
    unit = np.flatnonzero((label != label[:1]).any(0))
    spans = scope.units.span[unit]
    if scope.unit == "entry":
        mine = True if code is None else scope.marked.code == scope.codes.index(code)
        own = clusters(scope.marked.span[np.broadcast_to(mine, len(scope.marked.code))])
        of = np.searchsorted(scope.units.span[:, 1], own[:, 0], side="right")
        kept = np.isin(of, unit)
        spans, unit = own[kept], of[kept]
    return _joined(spans, [_lead(scope, code, label[:, one]) for one in unit], scope.layout.begin)


def _lead(scope: Scope, code: str | None, label: Ints) -> str:
    """Who gave the code; of all codes, who gave which."""
    if code is not None:
        who = [reader for reader, yes in zip(scope.readers, label, strict=True) if yes]
        return f"{', '.join(who)}: "
    names = np.array(scope.codes)
    given = [", ".join(names[scope.sets[1][one]].tolist()) or "nothing" for one in label]
    return f"{'; '.join(f'{one} {codes}' for one, codes in zip(scope.readers, given, strict=True))}: "


def _joined(spans: Ints, leads: list[str], begin: Ints) -> list[_Difference]:
    """Spans that touch within a text, and of which the same is said, as one."""
    borders = set(begin.tolist())
    found: list[_Difference] = []
    for (start, end), lead in zip(spans.tolist(), leads, strict=True):
        if found and found[-1][0][1] == start and found[-1][1] == lead and start not in borders:
            found[-1] = ((found[-1][0][0], end), lead)
        else:
            found.append(((start, end), lead))
    return found
