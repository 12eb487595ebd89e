"""A project as QDPX, by a recipe that QualCoder, NVivo, MAXQDA and ATLAS.ti all open.

The schema alone is not enough: QualCoder stumbles over texts within the XML, over a missing origin and over
notes without dates, counts a mark at the beginning of a text, and loses a code whose name another has.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element, SubElement

from ..._version import __version__
from ...journal.coding import Annotation, Layer, Memo
from .archive import zipped
from .code_xml import Key, code_guid, write_codes
from .names import EARLIEST, Unique, as_written, guid, legal, line, stamp
from .project import Project, going
from .sidecar import SIDECAR, sidecar
from .sources import Source, sources_of
from .spelled import spelled
from .xml import described_by, written

SPACE = "urn:QDA-XML:project:1.0"
QUOTED = 100
"""So much of a quote is the name of its passage: by it a reader finds out how positions are counted."""
VARIABLES = ("entry", "part", "night", "kind", "case")


def write_qdpx(project: Project) -> bytes:
    """The bytes of a ``.qdpx``; what other programs will make of it: see `losses`."""
    kept = going(project)
    sources = sources_of(kept)
    qde = written(_Writing(spelled(kept), sources).root())
    texts = [(f"sources/{one.file}", one.text.encode()) for one in sources]
    notes = [(f"sources/{one}.txt", text.encode()) for one, text in _notes_of(kept)]
    files = [("project.qde", qde), *texts, *notes]
    return zipped([*files, (SIDECAR, sidecar(kept, files))])


def user_guid(layer: str, by: str = "") -> str:
    """Who marked something: a layer, or, where it is of none, whoever it was."""
    return guid("layer", layer) if layer else guid("person", by)


def _notes_of(project: Project) -> list[tuple[str, str]]:
    """The identifier and the text of every note."""
    memos = [(guid("memo", one.id), as_written(one.text)) for one in project.memos if one.on != "case"]
    spans = [(guid("note", one.id), as_written(one.memo)) for one in project.annotations if one.memo.strip()]
    return [*memos, *spans]


@dataclass
class _Writing:
    project: Project
    sources: Sequence[Source]
    users: dict[str, str] = field(default_factory=dict)

    def root(self) -> Element:
        project = self.project
        moments = [stamp(one.changed or one.created) for one in project.entries]
        self.latest = max(
            (*moments, *(stamp(one.at) for one in project.annotations if one.at)), default=EARLIEST
        )
        self.users = _users(project)
        self.owner = next(iter(self.users))
        root = Element(
            "Project",
            {
                "xmlns": SPACE,
                "name": line(project.title, 200),
                "origin": f"jupyter_psydyn {__version__}",
                "creatingUserGUID": self.owner,
                "creationDateTime": self.latest,
                "modifyingUserGUID": self.owner,
                "modifiedDateTime": self.latest,
            },
        )
        users = SubElement(root, "Users")
        for id_, name in self.users.items():
            SubElement(users, "User", {"guid": id_, "name": name, "id": name})
        self._codes(root)
        self._variables(root)
        self._cases(root)
        self._sources(root)
        self._notes(root)
        self._links(root)
        for one in project.memos:
            if one.on == "journal":
                SubElement(root, "NoteRef", {"targetGUID": guid("memo", one.id)})
        return root

    def _codes(self, root: Element) -> None:
        project = self.project
        known = {(book.id, code.id) for book in project.codebooks for code in book.codes}
        used = dict.fromkeys((one.codebook, one.code) for one in project.annotations)
        loose = [key for key in used if key not in known]
        notes: dict[Key, list[str]] = {}
        for key in known:
            on = [one for one in project.memos if one.on == "code" and one.target == key[1]]
            notes[key] = [guid("memo", one.id) for one in on]
        if known or loose:
            codes = SubElement(SubElement(root, "CodeBook"), "Codes")
            write_codes(codes, [one for one in project.codebooks if one.codes], loose, notes)

    def _variables(self, root: Element) -> None:
        if self.sources or self.project.cases:
            variables = SubElement(root, "Variables")
            for name in VARIABLES:
                attributes = {"guid": guid("variable", name), "name": name, "typeOfVariable": "Text"}
                SubElement(variables, "Variable", attributes)

    def _cases(self, root: Element) -> None:
        unique = Unique()
        cases = SubElement(root, "Cases") if self.project.cases else root
        for case in self.project.cases:
            name = unique(line(case.pseudonym or "Dreamer", 200))
            one = SubElement(cases, "Case", {"guid": guid("case", case.id), "name": name})
            memos = [it.text for it in self.project.memos if it.on == "case" and it.target == case.id]
            described_by(one, "\n\n".join(memos))
            _values(one, {"case": case.id})
            for source in self.sources:
                if source.entry.case == case.id:
                    SubElement(one, "SourceRef", {"targetGUID": source.guid})

    def _sources(self, root: Element) -> None:
        marks: dict[tuple[str, str], list[Annotation]] = {}
        for one in self.project.annotations:
            marks.setdefault((one.entry, one.part), []).append(one)
        memos: dict[str, list[str]] = {}
        for memo in self.project.memos:
            if memo.on == "entry":
                memos.setdefault(memo.target, []).append(guid("memo", memo.id))
        sources = SubElement(root, "Sources") if self.sources else root
        for source in self.sources:
            made, changed = source.entry.created, source.entry.changed or source.entry.created
            text = SubElement(sources, "TextSource", {"guid": source.guid, "name": source.name})
            text.set("plainTextPath", f"internal://{source.file}")
            self._dated(text, self.owner, made, changed)
            for one in marks.get((source.entry.id, source.part), ()):
                self._selection(text, one)
            # The memos of an entry are with the first of its texts.
            for note in memos.pop(source.entry.id, ()):
                SubElement(text, "NoteRef", {"targetGUID": note})
            entry = source.entry
            said = {"entry": entry.id, "part": source.part, "night": entry.night, "kind": entry.kind}
            _values(text, {**said, "case": entry.case})

    def _selection(self, into: Element, one: Annotation) -> None:
        attributes = {
            "guid": guid("selection", one.id),
            "name": legal(" ".join(one.quote[:QUOTED].split("\n"))),
            "startPosition": str(one.start),
            "endPosition": str(one.end),
        }
        user = user_guid(one.layer, one.by)
        selection = SubElement(into, "PlainTextSelection", attributes)
        self._dated(selection, user, one.at, one.at)
        described_by(selection, one.memo)
        coding = SubElement(selection, "Coding", {"guid": guid("coding", one.id), "creatingUser": user})
        coding.set("creationDateTime", self._moment(one.at))
        SubElement(coding, "CodeRef", {"targetGUID": code_guid((one.codebook, one.code))})
        if one.memo.strip():
            SubElement(selection, "NoteRef", {"targetGUID": guid("note", one.id)})

    def _notes(self, root: Element) -> None:
        project, unique = self.project, Unique()
        notes = [
            *(
                (guid("memo", one.id), one.text, user_guid(one.layer, one.by), one.at)
                for one in project.memos
                # That on a case is its description: nothing of a case can refer to a note.
                if one.on != "case"
            ),
            *(
                (guid("note", one.id), one.memo, user_guid(one.layer, one.by), one.at)
                for one in project.annotations
                if one.memo.strip()
            ),
        ]
        into = SubElement(root, "Notes") if notes else root
        for id_, text, user, at in notes:
            name = unique(line(f"Memo: {text[:200]}", 60))
            note = SubElement(
                into, "Note", {"guid": id_, "name": name, "plainTextPath": f"internal://{id_}.txt"}
            )
            self._dated(note, user, at, at)

    def _links(self, root: Element) -> None:
        links = SubElement(root, "Links") if self.project.relations else root
        for one in self.project.relations:
            attributes = {
                "guid": guid("relation", one.id),
                "name": line(one.type, 200),
                "direction": "OneWay",
                "originGUID": guid("selection", one.source),
                "targetGUID": guid("selection", one.target),
            }
            SubElement(links, "Link", attributes)

    def _dated(self, one: Element, user: str, made: str, changed: str) -> None:
        one.set("creatingUser", user)
        one.set("creationDateTime", self._moment(made))
        one.set("modifyingUser", user)
        one.set("modifiedDateTime", self._moment(changed))

    def _moment(self, at: str) -> str:
        return stamp(at) if at else self.latest


def _users(project: Project) -> dict[str, str]:
    """The name of everybody by identifier: layers, then those who marked without one; at least somebody."""
    unique, found = Unique(), {}
    for layer in project.layers:
        found[user_guid(layer.id)] = unique(line(layer.reader or layer.title, 200), line(layer.title, 200))
    layers = {one.id for one in project.layers}
    marked: tuple[Annotation | Memo, ...] = (*project.annotations, *project.memos)
    loose = dict.fromkeys((one.layer, one.by) for one in marked if one.layer not in layers)
    for layer_id, by in loose:
        if (one := user_guid(layer_id, by)) not in found:
            found[one] = unique(line(by or "unknown", 200))
    return found or {user_guid(Layer().id): "unknown"}


def _values(into: Element, said: dict[str, str]) -> None:
    """Values of variables, of those that are said."""
    for name, value in said.items():
        if value:
            one = SubElement(into, "VariableValue")
            SubElement(one, "VariableRef", {"targetGUID": guid("variable", name)})
            SubElement(one, "TextValue").text = legal(value)
