"""UIMA: a CAS a text as XMI, with their type system, in one ZIP, as INCEpTION and DKPro take them."""

from __future__ import annotations

import io
from collections.abc import Mapping
from typing import Any

from ...journal.model import Entry
from .archive import parsed, unzipped, zipped
from .names import as_id, known
from .project import Project, going
from .rows import COLUMNS, Row, project_from, rows_of
from .sources import sources_of

TYPE = "psydyn.Code"
TYPES = "TypeSystem.xml"
FEATURES = tuple(name for name in COLUMNS if name not in ("start", "end", "quote", "id"))


def write_xmi(project: Project) -> bytes:
    """A ZIP of a ``.xmi`` for every text and the ``TypeSystem.xml``; the texts are in it."""
    from cassis import Cas

    kept = going(project)
    types = _types()
    made: Any = types.get_type(TYPE)
    marks: dict[tuple[str, str], list[Mapping[str, str | int]]] = {}
    for row in rows_of(kept):
        marks.setdefault((str(row["entry"]), str(row["part"])), []).append(row)
    files = [(TYPES, types.to_xml().encode())]
    for source in sources_of(kept):
        cas = Cas(types)
        cas.sofa_string, cas.sofa_mime = _xml_text(source.text), "text/plain"
        about = {"entry": source.entry.id, "part": source.part, "night": source.entry.night}
        # What says whose text it is, on the whole of it.
        cas.add(made(begin=0, end=len(source.text), mark="text", **about))
        for one in marks.get((source.entry.id, source.part), ()):
            values = {name: _xml_text(str(one[name])) for name in FEATURES}
            cas.add(made(begin=one["start"], end=one["end"], mark=str(one["id"]) or "annotation", **values))
        files.append((f"{source.guid}.xmi", cas.to_xmi().encode()))
    return zipped(files)


def read_xmi(name: str, data: bytes, given: Project | None = None) -> Project:
    """The annotations of such a ZIP; the entries too, where none are ``given``."""
    from cassis import load_cas_from_xmi, load_typesystem

    archive = unzipped(name, data)
    types = next((key for key in archive.files if key.endswith(TYPES.lower())), "")
    cases = [key for key in archive.files if key.endswith(".xmi")]
    if not types or not cases:
        raise ValueError(f"{name} holds no .xmi, or no {TYPES} with them; export it as UIMA CAS XMI")
    rows: list[Row] = []
    texts: dict[str, dict[str, str]] = {}
    nights: dict[str, str] = {}
    try:
        parsed(f"{name}: {types}", archive.read(types))
        known_types = load_typesystem(io.BytesIO(archive.read(types)))
        for key in cases:
            parsed(f"{name}: {key}", archive.read(key))
            _read(key, load_cas_from_xmi(io.BytesIO(archive.read(key)), known_types), rows, texts, nights)
    except ValueError:
        raise
    except Exception as error:
        # The library raises whatever comes up where a file is spoilt.
        raise ValueError(
            f"{name} cannot be read as UIMA XMI ({type(error).__name__}); export it anew"
        ) from None
    if given is None:
        entries = tuple(
            Entry.from_dict({"id": id_, "night": nights[id_], "parts": it}) for id_, it in texts.items()
        )
        given = Project(name, entries, (), (), ())
    return project_from(name, rows, given)


def _read(
    key: str, cas: Any, rows: list[Row], texts: dict[str, dict[str, str]], nights: dict[str, str]
) -> None:
    text = cas.sofa_string or ""
    entry, part, night, marks = as_id(key, "entry"), "report", "", []
    for one in cas.select(TYPE):
        if one.mark == "text":
            entry, part, night = known(one.entry or "") or entry, one.part or part, one.night or ""
        else:
            marks.append(one)
    texts.setdefault(entry, {})[part] = text
    nights.setdefault(entry, night)
    for one in marks:
        values = {feature: getattr(one, feature) or "" for feature in FEATURES}
        place = {"start": str(one.begin), "end": str(one.end), "quote": text[one.begin : one.end]}
        values |= {**place, "entry": entry, "part": part, "id": one.mark or ""}
        rows.append(Row(f"{key}, {one.begin} to {one.end}", values))


def _types() -> Any:
    from cassis import TypeSystem

    types = TypeSystem()
    made = types.create_type(TYPE, supertypeName="uima.tcas.Annotation")
    for feature in ("mark", *FEATURES):
        types.create_feature(made, name=feature, rangeType="uima.cas.String")
    return types


def _xml_text(text: str) -> str:
    """One character for one: what no XML holds is a space."""
    return text.replace("\ufffe", " ").replace("\uffff", " ")
