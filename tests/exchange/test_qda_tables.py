"""Annotations as tables, as Web Annotations, for UIMA and for taggers."""

import csv
import io
import json
import zipfile
from dataclasses import replace

import pytest
from cassis import load_cas_from_xmi, load_typesystem
from hypothesis import given
from openpyxl import Workbook, load_workbook
from test_qda_made import MOON, TIMES, made, projects, spans

from jupyter_psydyn.exchange.qda import (
    read_csv,
    read_web_annotations,
    read_xlsx,
    read_xmi,
    write_conll,
    write_csv,
    write_web_annotations,
    write_xlsx,
    write_xmi,
)
from jupyter_psydyn.exchange.qda.archive import zipped
from jupyter_psydyn.journal.coding import Code, Codebook

FORMATS = {
    "csv": (write_csv, read_csv),
    "xlsx": (write_xlsx, read_xlsx),
    "jsonld": (write_web_annotations, read_web_annotations),
    "xmi.zip": (write_xmi, read_xmi),
}
HEAD = "entry,part,start,end,quote,code\n"


def plain(project):
    """Annotations without what a row does not hold."""
    return sorted(
        (replace(one, at="", rule="", case="") for one in project.annotations), key=lambda one: one.id
    )


@pytest.mark.parametrize("ending", FORMATS)
def test_annotations_come_back_as_they_went(ending):
    write, read = FORMATS[ending]
    wanted = made()
    found = read(f"two.{ending}", write(wanted), replace(wanted, annotations=()))
    assert plain(found) == plain(wanted)
    assert (found.codebooks, found.layers, found.notes) == (wanted.codebooks, wanted.layers, ())


@pytest.mark.parametrize("ending", FORMATS)
def test_what_was_written_for_a_code_comes_back(ending):
    write, read = FORMATS[ending]
    first, *rest = made().annotations
    wanted = replace(made(), annotations=(replace(first, value="D 3> 1MKA"), *rest))
    found = read(f"two.{ending}", write(wanted), replace(wanted, annotations=()))
    assert plain(found) == plain(wanted)


@pytest.mark.parametrize("ending", FORMATS)
def test_without_codebooks_and_layers_these_are_made(ending):
    write, read = FORMATS[ending]
    wanted = made()
    found = read(f"two.{ending}", write(wanted), replace(wanted, annotations=(), codebooks=(), layers=()))
    assert [one[:4] for one in spans(found)] == [one[:4] for one in spans(wanted)]
    assert [one[4] for one in spans(found)] == [one[4] for one in spans(wanted)]
    assert {(one.title, one.role) for one in found.layers} == {(one.title, one.role) for one in wanted.layers}


@pytest.mark.parametrize("ending", FORMATS)
@TIMES
@given(projects())
def test_whatever_the_project_no_span_changes(ending, project):
    write, read = FORMATS[ending]
    data = write(project)
    if ending == "csv" and not project.annotations:
        return
    found = read(f"any.{ending}", data, replace(project, annotations=()))
    wanted = sorted(
        (one.id, one.entry, one.part, one.start, one.end, one.quote) for one in project.annotations
    )
    assert wanted == sorted(
        (one.id, one.entry, one.part, one.start, one.end, one.quote) for one in found.annotations
    )


# Tables


def test_a_row_says_what_is_marked():
    rows = list(csv.DictReader(io.StringIO(write_csv(made()).decode())))
    assert rows[1]["quote"] == "🌙 rose over the quay.\nI ran"
    assert (rows[1]["code"], rows[1]["layer"], rows[1]["role"]) == (
        "animal / fear",
        "First reading",
        "clinician",
    )
    assert (rows[0]["version"], rows[0]["memo"], rows[0]["night"]) == ("2", "white\nor not", "1979-03-01")


def test_nothing_in_a_table_is_run():
    project = made()
    first = replace(project.annotations[0], memo='=HYPERLINK("x")')
    project = replace(project, annotations=(first,), relations=())
    assert "'=HYPERLINK" in write_csv(project).decode()
    sheet = load_workbook(io.BytesIO(write_xlsx(project)))["Annotations"]
    assert [cell.data_type for cell in sheet[2]].count("f") == 0
    for ending in ("csv", "xlsx"):
        write, read = FORMATS[ending]
        assert read(f"x.{ending}", write(project), project).annotations[0].memo == first.memo


def test_a_name_with_a_slash_is_one_name():
    book = Codebook(id="fear", title="Fear", codes=(Code("a", "day / night"), Code("s", "dusk", "a")))
    project = replace(
        made(), codebooks=(book,), annotations=(replace(made().annotations[1], code="s"),), relations=()
    )
    found = read_csv("a.csv", write_csv(project), replace(project, codebooks=(), annotations=()))
    assert [(one.name, bool(one.parent)) for one in found.codebooks[0].codes] == [
        ("day / night", False),
        ("dusk", True),
    ]


def test_positions_in_utf_16_are_corrected():
    start = MOON.index("dog")
    row = f"e1,report,{start + 1},{start + 4},dog,new\n"
    found = read_csv("r.csv", (HEAD + row).encode(), made())
    assert [(one.start, one.quote) for one in found.annotations] == [(start, "dog")]
    assert "UTF-16" in found.notes[0]
    assert found.notes[-1] == "1 codes of 'Codes' are new"


def test_words_that_moved_are_found_and_others_left_out():
    rows = "e1,report,0,4,quay,new\ne1,report,0,4,Atlantis,new\nnobody,report,0,4,quay,new\n"
    found = read_csv("r.csv", (HEAD + rows).encode(), made())
    assert [one.start for one in found.annotations] == [MOON.index("quay")]
    assert len(found.notes) == 4


def test_without_entries_nothing_is_checked_and_that_is_said():
    found = read_csv("r.csv", (HEAD + "e1,report,0,4,quay,new\n").encode())
    assert len(found.annotations) == 1
    assert "not checked" in found.notes[0]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "is empty"),
        (HEAD, "no rows"),
        ("entry,part,start,end,quote\ne1,report,0,4,quay\n", "no column 'code'"),
        (HEAD + "e1,report,none,4,quay,new\n", "line 2: 'none' is no whole number"),
        (HEAD + "e1,dream,0,4,quay,new\n", "line 2: part must be one of"),
        (HEAD + "e1,report,0\n", "line 2 has 3 fields"),
    ],
)
def test_a_bad_table_is_refused_with_its_line(text, said):
    with pytest.raises(ValueError, match=said) as refused:
        read_csv("bad.csv", text.encode())
    assert str(refused.value).startswith("bad.csv")
    assert "\n" not in str(refused.value)


def workbook(*sheets):
    """The bytes of a workbook of these titles and rows."""
    book, out = Workbook(), io.BytesIO()
    book.remove(book.active)
    for title, rows in sheets:
        sheet = book.create_sheet(title)
        for row in rows:
            sheet.append(row)
    book.save(out)
    return out.getvalue()


def test_a_workbook_has_a_sheet_for_each():
    data = write_xlsx(made(), texts=True)
    assert load_workbook(io.BytesIO(data)).sheetnames == [
        "Annotations",
        "Codes",
        "Relations",
        "Memos",
        "Texts",
    ]
    assert "Texts" not in load_workbook(io.BytesIO(write_xlsx(made()))).sheetnames
    found = read_xlsx("two.xlsx", data, replace(made(), codebooks=(), annotations=(), relations=(), memos=()))
    assert found.codebooks[0].codes == made().codebooks[0].codes
    assert (found.relations, sorted(one.id for one in found.memos)) == (
        made().relations,
        ["m1", "m2", "m3", "m4"],
    )


def test_a_long_quote_is_cut_in_its_cell_and_whole_again():
    entry = replace(made().entries[0], parts={"report": "moon " * 10_000})
    mark = replace(made().annotations[0], start=0, end=45_000, quote=entry.parts["report"][:45_000])
    project = replace(made(), entries=(entry,), annotations=(mark,), relations=())
    assert read_xlsx("a.xlsx", write_xlsx(project), project).annotations[0].quote == mark.quote


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "no ZIP"),
        (zipped([("a.txt", b"a")]), "no workbook"),
        (workbook(("Other", [["a"]])), "no sheet Annotations"),
        (
            workbook(
                ("Annotations", [HEAD.strip().split(",")]),
                ("Codes", [["codebook", "id", "name", "parent"], ["B", "a", "a", "b"], ["B", "b", "b", "a"]]),
            ),
            "stands above itself",
        ),
        (
            workbook(
                ("Annotations", [HEAD.strip().split(",")]),
                ("Codes", [["id", "name", "colour"], ["a", "a", "red"]]),
            ),
            "Codes, row 2: colour",
        ),
        (
            workbook(("Annotations", [HEAD.strip().split(",")]), ("Memos", [["on", "text"], ["moon", "a"]])),
            "Memos, row 2: on must be",
        ),
    ],
)
def test_a_bad_workbook_is_refused(data, said):
    with pytest.raises(ValueError, match=said) as refused:
        read_xlsx("bad.xlsx", data)
    assert str(refused.value).startswith("bad.xlsx")
    assert "\n" not in str(refused.value)


# Web Annotations


def test_a_web_annotation_has_a_place_and_a_quote():
    page = json.loads(write_web_annotations(made()))
    assert page["@context"][0] == "http://www.w3.org/ns/anno.jsonld"
    place, quote = page["items"][2]["target"]["selector"]
    assert MOON[place["start"] : place["end"]] == quote["exact"] == "dog 🐍"
    assert MOON[place["start"] - 32 : place["start"]] == quote["prefix"]
    assert MOON[place["end"] : place["end"] + 32] == quote["suffix"]


def test_a_quote_with_what_is_around_it_is_enough():
    quote = {"type": "TextQuoteSelector", "exact": "a", "prefix": "with ", "suffix": " caf"}
    target = {"source": "urn:psydyn:entry:e1:report", "selector": quote}
    item = {"type": "Annotation", "body": {"purpose": "tagging", "value": "x"}, "target": target}
    found = read_web_annotations("one.jsonld", json.dumps([item, {"type": "Annotation"}]).encode(), made())
    assert [one.start for one in found.annotations] == [MOON.index("a cafe")]
    assert found.notes[0] == "1 annotations without a place in a text were left out"


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"{", "no JSON"),
        (b"3", "must be a list"),
        (b'{"items": 3}', "must be a list"),
        (
            b'[{"target": {"source": "x:report", '
            b'"selector": {"type": "TextPositionSelector", "start": "a"}}}]',
            "no whole number",
        ),
    ],
)
def test_a_bad_page_is_refused(data, said):
    with pytest.raises(ValueError, match=said):
        read_web_annotations("bad.jsonld", data, made())


# UIMA


def test_dkpro_cassis_reads_every_span():
    with zipfile.ZipFile(io.BytesIO(write_xmi(made()))) as archive:
        types = load_typesystem(archive.open("TypeSystem.xml"))
        cases = [
            load_cas_from_xmi(archive.open(it), types) for it in archive.namelist() if it.endswith(".xmi")
        ]
    found = [
        cas.sofa_string[one.begin : one.end]
        for cas in cases
        for one in cas.select("psydyn.Code")
        if one.mark != "text"
    ]
    assert sorted(found) == sorted(one.quote for one in made().annotations)


def test_positions_in_the_file_are_utf_16():
    with zipfile.ZipFile(io.BytesIO(write_xmi(made()))) as archive:
        text = "".join(archive.read(it).decode() for it in archive.namelist())
    start = len(MOON[: MOON.index("dog")].encode("utf-16-le")) // 2
    assert f'begin="{start}" end="{start + 6}"' in text


def test_texts_come_with_xmi():
    found = read_xmi("two.zip", write_xmi(made()))
    assert {one.id: one.texts() for one in found.entries} == {one.id: one.texts() for one in made().entries}
    assert spans(found) == spans(made())


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "no ZIP"),
        (zipped([("a.xmi", b"<a/>")]), "TypeSystem.xml"),
        (zipped([("a.xmi", b"<a/>"), ("TypeSystem.xml", b"<")]), "no well-formed XML"),
        (zipped([("a.xmi", b"<a/>"), ("TypeSystem.xml", b"<a/>")]), "UIMA|bad.zip"),
        (
            zipped([("a.xmi", b'<!DOCTYPE a [<!ENTITY b "c">]><a/>'), ("TypeSystem.xml", b"<a/>")]),
            "entities|UIMA",
        ),
    ],
)
def test_bad_xmi_is_refused(data, said):
    with pytest.raises(ValueError, match=said) as refused:
        read_xmi("bad.zip", data)
    assert "\n" not in str(refused.value)


# CoNLL


def test_overlaps_get_columns_of_their_own():
    lines = write_conll(made()).decode().splitlines()
    assert lines[0].split("\t")[4:] == ["First reading 1", "First reading 2", "Second reading 1"]
    words = {
        line.split("\t")[1]: line.split("\t")[4:] for line in lines if line[:1].isdigit() and "\t2" in line
    }
    words = [line.split("\t") for line in lines if line[:1].isdigit()]
    tags = {(cells[1], cells[2]): cells[4:] for cells in words}
    assert tags["moon", "4"] == ["B-moon", "O", "O"]
    assert tags["rose", "11"] == ["I-moon", "B-animal / fear", "O"]
    assert tags["over", "16"] == ["O", "I-animal / fear", "O"]
    assert {len(cells) for cells in words} == {7}


@TIMES
@given(projects())
def test_every_word_of_a_tagged_text_is_where_it_says(project):
    texts = [text for entry in project.entries for text in entry.texts().values()]
    for line in write_conll(project).decode().split("\n"):
        if line[:1].isdigit():
            _, word, start, end, *tags = line.split("\t")
            assert any(text[int(start) : int(end)] == word for text in texts)
            assert all(tag == "O" or tag[:2] in ("B-", "I-") for tag in tags)
