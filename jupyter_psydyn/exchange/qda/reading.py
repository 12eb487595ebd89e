"""A project from QDPX, whoever wrote it: what is not taken, decided or repaired is said, a line each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from xml.etree.ElementTree import Element

from ...journal.coding import Memo
from ...journal.records import Case
from .archive import Archive, TooMuchError, parsed, unzipped
from .code_xml import read_codes
from .entries import Loaded, entries_of
from .marks import Marks, given
from .names import as_id, known, line, same
from .notes import Notes
from .offsets import read_spans, text_from, text_of
from .project import Project
from .qdc import line_of
from .sidecar import restored

TEXTS = ("TextSource", "Representation", "Transcript", "TextDescription")
PASSED = {
    "Sets/Set": "sets",
    "Graphs/Graph": "graphs",
    "Sources/PictureSource": "pictures",
    "Sources/PDFSource/PDFSelection": "places on pages of PDF files",
    "Sources/AudioSource": "sound recordings",
    "Sources/VideoSource": "films",
}
"""What a project may hold and we have no place for."""


def read_qdpx(name: str, data: bytes) -> Project:
    """The project of a ``.qdpx``; ``ValueError``, one line, for what is none or must not be opened.

    What we wrote ourselves comes back exactly as it went out, unless another program has changed it since.
    """
    archive = unzipped(name, data)
    projects = [info.filename for key, info in archive.files.items() if key.endswith(".qde")]
    if len(projects) != 1:
        raise ValueError(
            f"{name} holds {len(projects)} files .qde where a project has one; export it once more"
        )
    ours, why_not = restored(archive)
    if ours is not None:
        return ours
    root = parsed(f"{name}: {projects[0]}", archive.read(projects[0]))
    if root.tag != "Project":
        raise ValueError(f"{name}: {projects[0]} is no REFI-QDA project; export it as a project (QDPX)")
    try:
        project = _project(root, archive, line(root.get("name", "") or line_of(name)))
    except ValueError as error:
        raise ValueError(f"{name}: {str(error).removeprefix(f'{name}: ')}") from None
    return replace(project, notes=(*why_not, *project.notes))


def _project(root: Element, archive: Archive, title: str) -> Project:
    said: list[str] = []
    found = read_codes(root.findall("CodeBook/Codes/Code"), title)
    variables = {same(it.get("guid", "")): it.get("name", "") for it in root.findall("Variables/Variable")}
    users = {same(it.get("guid", "")): line(it.get("name", "")) for it in root.findall("Users/User")}
    notes = Notes(users, Counter())
    for note in root.findall("Notes/Note"):
        notes.take(note, _note_text(note, archive))
    cases, case_of = _cases(root, variables, notes.memos)
    texts = [it for it in root.findall("Sources//*") if it.tag in TEXTS]
    loaded = [one for it in texts if (one := _loaded(it, archive, variables, case_of, said))]
    if texts and not loaded:
        raise ValueError(f"none of its {len(texts)} texts can be read; export the project with its sources")
    entries, owner = entries_of(loaded)
    marks = Marks(found.codes, owner, notes)
    said += _marked(marks, loaded, root.get("origin", ""))
    relations = marks.relations(root.findall("Links/Link"))
    _noted(root, notes, marks, loaded)
    return Project(
        title,
        entries,
        found.codebooks,
        marks.layers(),
        tuple(marks.annotations.values()),
        relations,
        tuple(notes.memos),
        cases,
        tuple(dict.fromkeys([*found.notes, *said, *_passed_over(root), *_counted(notes.dropped)])),
    )


def _marked(marks: Marks, loaded: Sequence[Loaded], origin: str) -> list[str]:
    """Takes in all passages, their places found out; says what was corrected."""
    selections = [one.xml.findall("PlainTextSelection") for one in loaded]
    texts = [(one.text, [given(it) for it in its]) for one, its in zip(loaded, selections, strict=True)]
    placed, counted = read_spans(texts, "UTF-16" if origin.startswith("NVivo") else "code points")
    for one, its, spans in zip(loaded, selections, placed, strict=True):
        for selection, span in zip(its, spans, strict=True):
            marks.selection(one, selection, span)
        marks.whole(one)
    return [
        f"{origin or 'The other program'} counts {way}: "
        f"{'1 place was' if count == 1 else f'{count} places were'} corrected"
        for way, count in counted.items()
    ]


def _noted(root: Element, notes: Notes, marks: Marks, loaded: Sequence[Loaded]) -> None:
    """Takes in the notes on entries, on codes and on the project; those on nothing are the journal's."""
    for one in loaded:
        notes.refer("entry", marks.owner[one.guid][0], one.xml, one.case)
    for code in root.iter("Code"):
        if key := marks.codes.get(same(code.get("guid", ""))):
            notes.refer("code", key[1], code)
    notes.refer("journal", "", root)
    notes.rest()


def _cases(
    root: Element, variables: Mapping[str, str], memos: list[Memo]
) -> tuple[tuple[Case, ...], dict[str, str]]:
    """The cases, and that of each source."""
    cases: list[Case] = []
    case_of: dict[str, str] = {}
    for one in root.findall("Cases/Case"):
        id_ = known(_said(one, variables).get("case", "")) or as_id(one.get("guid", ""), "case")
        cases.append(Case(id=id_, case=id_, pseudonym=line(one.get("name", ""))))
        case_of |= {same(it.get("targetGUID", "")): id_ for it in one.findall("SourceRef")}
        if text := one.findtext("Description", "").strip():
            memos.append(Memo(id=as_id(f"memo {id_}", "memo"), case=id_, on="case", target=id_, text=text))
    return tuple(cases), case_of


def _loaded(
    text: Element, archive: Archive, variables: Mapping[str, str], case_of: Mapping[str, str], said: list[str]
) -> Loaded | None:
    id_ = text.get("guid", "")
    name = line(text.get("name", "") or id_, 200)
    inline = text.findtext("PlainTextContent")
    try:
        content = (
            text_of(_file(archive, text.get("plainTextPath", ""))) if inline is None else text_from(inline)
        )
    except TooMuchError:
        raise
    except (KeyError, ValueError) as error:
        why = "is missing" if isinstance(error, KeyError) else str(error)
        count = len(text.findall("PlainTextSelection/Coding"))
        said.append(f"the text of {name!r} {why}: it was left out, with {count} codings")
        return None
    values = _said(text, variables)
    case = known(values.get("case", "")) or case_of.get(same(id_), "")
    return Loaded(text, id_, name, content, values, case)


def _note_text(note: Element, archive: Archive) -> str | None:
    inline = note.findtext("PlainTextContent")
    try:
        return text_of(_file(archive, note.get("plainTextPath", ""))).text if inline is None else inline
    except TooMuchError:
        raise
    except (KeyError, ValueError):
        return None


def _file(archive: Archive, path: str) -> bytes:
    """A file of the project; ``KeyError`` where it is not there."""
    plain = path.rpartition("://")[2].replace("\\", "/").lstrip("/")
    for where in (f"sources/{plain}", plain):
        if plain and where in archive:
            return archive.read(where)
    raise KeyError(plain)


def _said(one: Element, variables: Mapping[str, str]) -> dict[str, str]:
    """The values of variables by the name of each."""
    found = {}
    for value in one.findall("VariableValue"):
        ref = value.find("VariableRef")
        if ref is not None:
            name = variables.get(same(ref.get("targetGUID", "")), "")
            found[name] = "".join(it.text or "" for it in value if it is not ref).strip()
    return found


def _passed_over(root: Element) -> list[str]:
    counts = [(len(root.findall(path)), what) for path, what in PASSED.items()]
    return [f"{count} {what} were left out" for count, what in counts if count]


def _counted(dropped: Counter[str]) -> list[str]:
    return [f"{count} {what}" for what, count in dropped.items()]
