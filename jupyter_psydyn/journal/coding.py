"""What is made of a text: layers of readers, codes on spans, relations, memos, codebooks.

Three kinds of readers are never merged: the dreamer, a clinician, a researcher. An annotation keeps its id
when it is resized or given another code, and with it its memo, its relations and its history.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

from ..corpus import PARTS
from . import fields as check
from .record import Plain, Record

ROLES = ("dreamer", "clinician", "researcher")
STATES = ("suggested", "accepted", "rejected")
MEMO_ON = ("entry", "case", "journal", "code")


@dataclass(frozen=True, slots=True, repr=False)
class Layer(Record):
    """What one reader marks: ``reader`` is an account, ``role`` one of `ROLES`.

    Nobody else sees it before ``released`` (a moment). ``private``: sealed under a key of its own, and in no
    export, report or statistic unless it is named. ``settles``: the layers of which this one is the
    adjudication.
    """

    kind: ClassVar[str] = "layer"
    needs: ClassVar[tuple[str, ...]] = ("title", "role")
    readers: ClassVar[check.Readers] = {
        "title": check.words,
        "role": check.one_of(ROLES),
        "reader": check.text,
        "released": check.moment,
        "private": check.truth,
        "settles": check.several(check.name),
    }

    title: str = ""
    role: str = "researcher"
    reader: str = ""
    released: str = ""
    private: bool = False
    settles: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, repr=False)
class Annotation(Record):
    """A code on a span of an entry (code points), ``by`` somebody, in a ``layer``.

    ``code`` is the id of a code of ``codebook``, ``version`` that of the codebook under which it was made;
    ``value`` what was written where a code is a class of codes: ``1MKA`` of the characters of Hall and Van de
    Castle.
    ``rule`` says what suggested it (``""``: nobody did); a rejected suggestion stays, so that it stays away.
    ``lost``: an edit of the text took the words away; they are found again when they come back.
    """

    kind: ClassVar[str] = "annotation"
    needs: ClassVar[tuple[str, ...]] = ("entry", "part", "start", "end", "quote", "code")
    later: ClassVar[tuple[str, ...]] = ("version", "layer", "rule", "lost", "at", "value")
    readers: ClassVar[check.Readers] = {
        "entry": check.name,
        "part": check.one_of(PARTS),
        "start": check.whole(0),
        "end": check.whole(0),
        "quote": check.words,
        "codebook": check.name_or_none_yet,
        "code": check.words,
        "version": check.whole(1),
        "layer": check.name_or_none_yet,
        "by": check.text,
        "state": check.one_of(STATES),
        "rule": check.text,
        "memo": check.text,
        "lost": check.truth,
        "at": check.moment,
        "value": check.text,
    }

    entry: str = ""
    part: str = "report"
    start: int = 0
    end: int = 0
    quote: str = ""
    codebook: str = ""
    code: str = ""
    version: int = 1
    layer: str = ""
    by: str = ""
    state: str = "accepted"
    rule: str = ""
    memo: str = ""
    lost: bool = False
    at: str = ""
    value: str = ""


@dataclass(frozen=True, slots=True, repr=False)
class Checklist(Record):
    """Which ``codes`` of a codebook a reader has looked for in an entry: what is marked is all there is.

    Only so can it be told that there is none of something. One for a layer, an entry and a codebook.
    """

    kind: ClassVar[str] = "checklist"
    needs: ClassVar[tuple[str, ...]] = ("layer", "entry", "codebook", "codes")
    readers: ClassVar[check.Readers] = {
        "layer": check.name,
        "entry": check.name,
        "codebook": check.name,
        "codes": check.several(check.name),
        "by": check.text,
        "at": check.moment,
    }

    layer: str = ""
    entry: str = ""
    codebook: str = ""
    codes: tuple[str, ...] = ()
    by: str = ""
    at: str = ""


@dataclass(frozen=True, slots=True, repr=False)
class Relation(Record):
    """Two annotations of one layer joined by a ``type`` in people's words ("because of"), with a ``note``."""

    kind: ClassVar[str] = "relation"
    needs: ClassVar[tuple[str, ...]] = ("source", "target", "type")
    readers: ClassVar[check.Readers] = {
        "source": check.name,
        "target": check.name,
        "type": check.words,
        "note": check.text,
        "layer": check.name_or_none_yet,
        "by": check.text,
    }

    source: str = ""
    target: str = ""
    type: str = ""
    note: str = ""
    layer: str = ""
    by: str = ""


@dataclass(frozen=True, slots=True, repr=False)
class Memo(Record):
    """A note ``on`` an entry, a case, a code or the journal (``target``: its id, ``""`` of the journal)."""

    kind: ClassVar[str] = "memo"
    needs: ClassVar[tuple[str, ...]] = ("on", "text")
    readers: ClassVar[check.Readers] = {
        "on": check.one_of(MEMO_ON),
        "target": check.name_or_none_yet,
        "text": check.words,
        "layer": check.name_or_none_yet,
        "by": check.text,
        "at": check.moment,
    }

    on: str = "journal"
    target: str = ""
    text: str = ""
    layer: str = ""
    by: str = ""
    at: str = ""


@dataclass(frozen=True, slots=True, repr=False)
class Adjudication(Record):
    """What became of annotations that differ: ``settles`` (their ids), ``kept`` the one made, why.

    ``kept`` is ``""`` where none was right.
    """

    kind: ClassVar[str] = "adjudication"
    needs: ClassVar[tuple[str, ...]] = ("layer", "settles", "reason")
    readers: ClassVar[check.Readers] = {
        "layer": check.name,
        "entry": check.name,
        "settles": check.several(check.name),
        "kept": check.name_or_none_yet,
        "reason": check.words,
        "by": check.text,
        "at": check.moment,
    }

    layer: str = ""
    entry: str = ""
    settles: tuple[str, ...] = ()
    kept: str = ""
    reason: str = ""
    by: str = ""
    at: str = ""


@dataclass(frozen=True, slots=True, repr=False)
class Code(Plain):
    """A label for spans: ``name``, under the code ``parent``; ``colour`` 0..7 of the palette.

    ``since`` is the version of the codebook that last changed its meaning: what was coded under an earlier
    one is stale. ``cues`` suggest it: ``word:afraid``, ``symbol:water``, ``motif:lemma:water``. ``into``: the
    codes it was merged or split into; it stays, retired, so that nothing coded with it is lost.
    """

    needs: ClassVar[tuple[str, ...]] = ("id", "name")

    id: str = ""
    name: str = ""
    parent: str = ""
    definition: str = ""
    use_when: str = ""
    not_when: str = ""
    example: str = ""
    counter_example: str = ""
    colour: int = 0
    codable: bool = True
    cues: tuple[str, ...] = ()
    since: int = 1
    into: tuple[str, ...] = ()
    retired: bool = False


Code.readers = {
    "id": check.name,
    "name": check.words,
    "parent": check.name_or_none_yet,
    **dict.fromkeys(("definition", "use_when", "not_when", "example", "counter_example"), check.text),
    "colour": check.whole(0, 7),
    "codable": check.truth,
    "cues": check.several(check.words),
    "since": check.whole(1),
    "into": check.several(check.name),
    "retired": check.truth,
}


@dataclass(frozen=True, slots=True, repr=False)
class Edition(Plain):
    """What made a ``version`` of a codebook: a ``deed`` on ``codes``, and whether the meaning changed."""

    needs: ClassVar[tuple[str, ...]] = ("version", "deed")

    version: int = 1
    deed: str = ""
    codes: tuple[str, ...] = ()
    meaning: bool = False
    why: str = ""
    by: str = ""
    at: str = ""


Edition.readers = {
    "version": check.whole(1),
    "deed": check.words,
    "codes": check.several(check.name),
    "meaning": check.truth,
    **dict.fromkeys(("why", "by"), check.text),
    "at": check.moment,
}


def _codes(value: Any, where: str) -> tuple[Code, ...]:
    """Codes; or, as journals before 0.6 have them, definitions by name."""
    if isinstance(value, Mapping):
        named = check.texts_by_name(value, where)
        return tuple(
            Code(f"code-{at}", name, definition=text) for at, (name, text) in enumerate(named.items(), 1)
        )
    found = check.several(Code.from_dict)(value, where)
    ids = {one.id for one in found}
    if len(ids) < len(found):
        raise ValueError(f"{where}: two codes have the same id")
    by_id = {one.id: one for one in found}
    for one in found:
        seen, above = {one.id}, one.parent
        while above:
            if above not in by_id:
                raise ValueError(f"{where}: the code above {one.name!r} is missing")
            if above in seen:
                raise ValueError(f"{where}: {one.name!r} stands above itself")
            seen.add(above)
            above = by_id[above].parent
    return found


@dataclass(frozen=True, slots=True, repr=False)
class Codebook(Record):
    """A versioned set of codes. ``ready``: which ready one it began as; ``sources``: whose ideas."""

    kind: ClassVar[str] = "codebook"
    needs: ClassVar[tuple[str, ...]] = ("title",)
    later: ClassVar[tuple[str, ...]] = ("editions", "ready", "sources", "note")
    readers: ClassVar[check.Readers] = {
        "title": check.words,
        "version": check.whole(1),
        "codes": _codes,
        "editions": check.several(Edition.from_dict),
        "ready": check.text,
        "sources": check.several(check.words),
        "note": check.text,
    }

    title: str = ""
    version: int = 1
    codes: tuple[Code, ...] = ()
    editions: tuple[Edition, ...] = ()
    ready: str = ""
    sources: tuple[str, ...] = ()
    note: str = ""

    def code(self, id: str) -> Code | None:  # noqa: A002
        """The code of this id."""
        return next((one for one in self.codes if one.id == id), None)
