"""A report as a Word file, with real headings, header rows and alternative texts."""

from __future__ import annotations

import io
import zipfile
from datetime import datetime
from functools import singledispatch
from typing import Any

import docx
from docx.enum.text import WD_COLOR_INDEX
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor
from PIL import Image, ImageDraw, ImageFont

from .blocks import Heading, Note, Paragraph, Picture, Quote, Report, Table, plain
from .drawing import SIZE, WIDTH, drawn
from .fonts import drawable, path

SCALE = 3
"""Pixels a unit of a drawing: sharp on paper."""
_INK, _BAR, _LINE = (31, 35, 40), (47, 111, 143), (200, 204, 209)
_SOFT = RGBColor(0x57, 0x60, 0x6A)
_NO_TIME = (1980, 1, 1, 0, 0, 0)


def word(report: Report) -> bytes:
    """The file; the same report gives the same bytes."""
    document = docx.Document()
    page = document.sections[0]
    page.page_width, page.page_height = Cm(21), Cm(29.7)
    page.left_margin = page.right_margin = Cm(2.3)
    told = document.core_properties
    told.title, told.subject = plain(report.title), plain(report.subtitle)
    told.author = told.last_modified_by = told.comments = told.keywords = ""
    told.language = "en"
    told.created = told.modified = datetime(*_NO_TIME)
    document.add_heading(plain(report.title), 0)
    _soft(document.add_paragraph(plain(report.subtitle)))
    for section in report.sections:
        document.add_heading(plain(section.title), 1)
        for one in section.blocks:
            _block(one, document)
    _soft(document.add_paragraph(plain(report.made)))
    written = io.BytesIO()
    document.save(written)
    return _without_times(written.getvalue())


@singledispatch
def _block(block: object, document: Any) -> None:
    raise TypeError(f"a report has no {type(block).__name__}")


@_block.register
def _(block: Heading, document: Any) -> None:
    document.add_heading(plain(block.text), 2)


@_block.register
def _(block: Paragraph, document: Any) -> None:
    document.add_paragraph(plain(block.text))


@_block.register
def _(block: Note, document: Any) -> None:
    made = document.add_paragraph(plain(block.text))
    made.paragraph_format.left_indent = Cm(0.6)
    _soft(made)


@_block.register
def _(block: Quote, document: Any) -> None:
    made = document.add_paragraph(style="Quote")
    made.paragraph_format.keep_with_next = True
    for words, marked in block.segments:
        run = made.add_run(plain(words))
        run.bold = marked
        if marked:
            run.font.highlight_color = WD_COLOR_INDEX.YELLOW
    source = document.add_paragraph(plain(block.source))
    source.paragraph_format.left_indent = Cm(0.6)
    _soft(source)


@_block.register
def _(block: Table, document: Any) -> None:
    if block.title:
        title = document.add_paragraph(plain(block.title), style="Caption")
        title.paragraph_format.keep_with_next = True
    made = document.add_table(rows=1, cols=len(block.columns), style="Light Grid Accent 1")
    head = made.rows[0]
    repeated = OxmlElement("w:tblHeader")
    repeated.set(qn("w:val"), "true")
    head._tr.get_or_add_trPr().append(repeated)
    for cells in (block.columns, *block.rows):
        row = head if cells is block.columns else made.add_row()
        # A table's cells are searched for anew each time one asks for them.
        for cell, text in zip(row.cells, cells, strict=True):
            cell.text = plain(text)
    document.add_paragraph()


@_block.register
def _(block: Picture, document: Any) -> None:
    document.add_picture(io.BytesIO(_png(block)), width=Cm(16))
    about = document.inline_shapes[-1]._inline.docPr
    about.set("title", plain(block.title))
    about.set("descr", plain(block.description))
    document.add_paragraph(plain(block.title), style="Caption")


def _png(picture: Picture) -> bytes:
    drawing = drawn(picture)
    image = Image.new("RGB", (round(WIDTH * SCALE), round(drawing.height * SCALE)), "white")
    pen = ImageDraw.Draw(image)
    font = ImageFont.truetype(str(path()), round(SIZE * SCALE))
    for box in drawing.boxes:
        corners = (box.x, box.y, box.x + box.width, box.y + box.height)
        pen.rectangle([round(one * SCALE) for one in corners], fill=_LINE if box.faint else _BAR)
    for label in drawing.labels:
        place = (label.x * SCALE, label.y * SCALE)
        pen.text(place, drawable(plain(label.text)), fill=_INK, font=font, anchor="rs" if label.end else "ls")
    written = io.BytesIO()
    image.save(written, "PNG", optimize=True)
    return written.getvalue()


def _soft(paragraph: Any) -> None:
    for run in paragraph.runs:
        run.font.color.rgb = _SOFT
        run.font.size = Pt(9.5)


def _without_times(data: bytes) -> bytes:
    """The same archive, its members without the moment they were written."""
    written = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(written, "w") as target:
        for name in source.namelist():
            target.writestr(zipfile.ZipInfo(name, _NO_TIME), source.read(name), zipfile.ZIP_DEFLATED)
    return written.getvalue()
