"""Selections and codings of other programs as annotations."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from ...journal.coding import Annotation, Layer, Memo, Relation
from .code_xml import Key
from .entries import Loaded
from .names import as_id, line, same, stamp
from .notes import Notes
from .offsets import Given

NOBODY = "unknown"


@dataclass
class Marks:
    """Annotations as they are found; what could not be kept is counted in ``notes.dropped``."""

    codes: Mapping[str, Key]
    owner: Mapping[str, tuple[str, str]]
    notes: Notes
    annotations: dict[str, Annotation] = field(default_factory=dict)
    joined: dict[str, str] = field(default_factory=dict)
    """The annotation that an identifier of a selection or a coding means."""
    used: dict[str, str] = field(default_factory=dict)

    @property
    def dropped(self) -> Counter[str]:
        """What could not be kept."""
        return self.notes.dropped

    def whole(self, one: Loaded) -> None:
        """Codings of a whole text."""
        for coding in one.xml.findall("Coding"):
            self.dropped["codes on whole texts, which are now on all their words"] += 1
            self._coding(one, coding, (0, len(one.text.text)), "", coding.get("guid", ""), "")

    def selection(self, one: Loaded, selection: Element, span: tuple[int, int] | None) -> None:
        """The codings of a passage that stands at ``span``; ``None``: nowhere."""
        if span is None or not one.text.text[slice(*span)].strip():
            self.dropped["places without words, or past the end of their text, which were left out"] += 1
            return
        if _past(selection, one):
            self.dropped["places that end past the end of their text, which end with it now"] += 1
        memo = self.notes.beside(selection.findall("NoteRef"), selection.findtext("Description", ""))
        given, codings = selection.get("guid", ""), selection.findall("Coding")
        for at, coding in enumerate(codings):
            made = self._coding(
                one, coding, span, memo, f"{given}{at}" if at else given, selection.get("creatingUser", "")
            )
            if made:
                self.joined.setdefault(same(given), made)
        if codings:
            return
        if not memo:
            self.dropped["passages without a code or a memo, which were left out"] += 1
            return
        entry, quote = self.owner[one.guid][0], line(one.text.text[slice(*span)], 200)
        id_, text = as_id(given, "memo"), f"“{quote}”: {memo}"
        self.notes.memos.append(Memo(id=id_, case=one.case, on="entry", target=entry, text=text))
        self.dropped["memos on passages without a code, which are now memos on their entry"] += 1

    def layers(self) -> tuple[Layer, ...]:
        """A layer for everybody who marked something."""
        return tuple(Layer(id=as_id(one, "layer"), title=name) for one, name in self.used.items())

    def relations(self, links: Iterable[Element]) -> tuple[Relation, ...]:
        """Links between passages."""
        found = []
        for one in links:
            source = self.joined.get(same(one.get("originGUID", "")))
            target = self.joined.get(same(one.get("targetGUID", "")))
            if source and target:
                made = Relation(
                    id=as_id(one.get("guid", ""), "relation"),
                    case=self.annotations[source].case,
                    source=source,
                    target=target,
                    type=line(one.get("name", "") or "linked to"),
                    layer=self.annotations[source].layer,
                )
                found.append(made)
            else:
                self.dropped["links that do not join two passages, which were left out"] += 1
        return tuple(found)

    def _coding(
        self, one: Loaded, coding: Element, span: tuple[int, int], memo: str, id_: str, user: str
    ) -> str:
        """The id of the annotation that a coding became, if it did."""
        ref = coding.find("CodeRef")
        key = self.codes.get(same(ref.get("targetGUID", "")) if ref is not None else "")
        quote = one.text.text[slice(*span)]
        if key is None or not quote.strip():
            self.dropped["codings with a code that is not in the project, which were left out"] += 1
            return ""
        user = same(coding.get("creatingUser", "") or user) or NOBODY
        by, at = self.notes.users.get(user, ""), coding.get("creationDateTime", "")
        self.used.setdefault(user, by or NOBODY)
        entry, part = self.owner[one.guid]
        known = as_id(id_, "annotation")
        while known in self.annotations:
            known = as_id(f"{known} again", "annotation")
        self.annotations[known] = Annotation(
            id=known,
            case=one.case,
            entry=entry,
            part=part,
            start=span[0],
            end=span[1],
            quote=quote,
            codebook=key[0],
            code=key[1],
            layer=as_id(user, "layer"),
            by=by,
            memo=self.notes.beside(coding.findall("NoteRef"), memo),
            at=stamp(at) if at else "",
        )
        self.joined.setdefault(same(coding.get("guid", "")), known)
        return known


def given(selection: Element) -> Given:
    """Where a passage is said to be; nowhere, where no numbers say it."""
    try:
        start, end = int(selection.get("startPosition", "")), int(selection.get("endPosition", ""))
    except ValueError:
        return Given(-1, -1)
    return Given(start, end, selection.get("name", ""))


def _past(selection: Element, one: Loaded) -> bool:
    # The longest way to count a text is in bytes, each line end two.
    return (
        given(selection).end > len(one.text.text.encode("utf-8", "replace")) + one.text.text.count("\n") + 3
    )
