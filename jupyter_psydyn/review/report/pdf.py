"""A report as PDF, with its fonts inside. Where a character has no glyph, it says what stands there."""

from __future__ import annotations

import io
from collections.abc import Iterator
from functools import singledispatch
from html import escape
from typing import Any

from reportlab.graphics.shapes import Drawing as Shapes
from reportlab.graphics.shapes import Rect, String
from reportlab.lib.colors import HexColor
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import cm
from reportlab.platypus import Flowable, KeepTogether, LongTable, SimpleDocTemplate, Spacer
from reportlab.platypus import Paragraph as Set

from .blocks import Heading, Note, Paragraph, Picture, Quote, Report, Table, plain
from .drawing import SIZE, WIDTH, drawn
from .fonts import FACES, HOLLOW, NAME, drawable, missing, register, turned

_INK, _SOFT, _LINE, _BAR = HexColor("#1f2328"), HexColor("#57606a"), HexColor("#c8ccd1"), HexColor("#2f6f8f")
_MARK = "#fff2b3"
_ROOM = A4[0] - 4 * cm
_LONGEST, _LETTER, _AROUND = 24, 5.8, 13.0
"""Of a cell: letters of a word that may make its column wide, the width of a bold one, what is around."""


def _style(size: float, face: str = "", **more: Any) -> ParagraphStyle:
    return ParagraphStyle(
        f"{size}{face}{len(more)}",
        **{
            "fontName": FACES[face], "fontSize": size, "leading": size * 1.45, "textColor": _INK,
            "spaceAfter": 5, "splitLongWords": 1, **more,
        },
    )  # fmt: skip


_BODY = _style(9.5)
_NOTE = _style(9, textColor=_SOFT, leftIndent=10)
_QUOTE = _style(9.5, leftIndent=12, borderPadding=0)
_CELL, _HEAD = _style(8.5, spaceAfter=0), _style(8.5, "bold", spaceAfter=0)
_TITLE = _style(20, "bold", leading=26)
_SECTION = _style(14, "bold", spaceBefore=14, keepWithNext=1)
_INNER = _style(10.5, "bold", spaceBefore=8, keepWithNext=1)


def pdf(report: Report) -> bytes:
    """The file; the same report gives the same bytes."""
    register()
    written = io.BytesIO()
    template = SimpleDocTemplate(
        written, pagesize=A4, invariant=1, lang="en", title=drawable(plain(report.title)),
        subject=drawable(plain(report.subtitle)), author="", creator="jupyter_psydyn",
        leftMargin=2 * cm, rightMargin=2 * cm, topMargin=2 * cm, bottomMargin=2 * cm,
    )  # fmt: skip
    story: list[Flowable] = [Set(_markup(report.title), _TITLE), Set(_markup(report.subtitle), _NOTE)]
    said = list(_glyphs(report))
    for section in report.sections:
        story += [
            Set(_markup(section.title), _SECTION),
            *(part for one in section.blocks for part in _block(one)),
        ]
    story += [Spacer(1, 14), *(Set(_markup(one), _NOTE) for one in (*said, report.made))]
    template.afterFlowable = lambda drawn: _in_outline(drawn, template.canv)
    template.build(story, onFirstPage=_numbered, onLaterPages=_numbered)
    return written.getvalue()


def _in_outline(flowable: Any, canvas: Any) -> None:
    """A section's heading stands in the outline too."""
    if getattr(flowable, "style", None) is _SECTION:
        title = flowable.getPlainText()
        canvas.bookmarkPage(title)
        canvas.addOutlineEntry(title, title)


@singledispatch
def _block(block: object) -> list[Flowable]:
    raise TypeError(f"a report has no {type(block).__name__}")


@_block.register
def _(block: Heading) -> list[Flowable]:
    return [Set(_markup(block.text), _INNER)]


@_block.register
def _(block: Paragraph) -> list[Flowable]:
    return [Set(_markup(block.text), _BODY)]


@_block.register
def _(block: Note) -> list[Flowable]:
    return [Set(_markup(block.text), _NOTE)]


@_block.register
def _(block: Quote) -> list[Flowable]:
    words = "".join(
        f'<font backColor="{_MARK}"><b>{_markup(one)}</b></font>' if marked else _markup(one)
        for one, marked in block.segments
    )
    return [Set(words, _QUOTE), Set(_markup(block.source), _NOTE)]


@_block.register
def _(block: Table) -> list[Flowable]:
    cells = [[Set(_markup(one), _HEAD) for one in block.columns]]
    cells += [[Set(_markup(one), _CELL) for one in row] for row in block.rows]
    made = LongTable(
        cells,
        colWidths=_widths(block),
        repeatRows=1,
        splitInRow=1,
        hAlign="LEFT",
        style=[("VALIGN", (0, 0), (-1, -1), "TOP"), ("LINEBELOW", (0, 0), (-1, -1), 0.5, _LINE)],
    )
    title = [Set(_markup(block.title), _style(9, "bold", keepWithNext=1))] if block.title else []
    return [*title, made, Spacer(1, 8)]


def _widths(block: Table) -> list[float]:
    """Columns as wide as their longest word at least, where there is room; the rest by what they hold."""
    columns = list(zip(*(block.columns, *block.rows), strict=True))
    words = [max((len(word) for cell in cells for word in cell.split()), default=1) for cells in columns]
    needed = [min(longest, _LONGEST) * _LETTER + _AROUND for longest in words]
    held = [min(max(map(len, cells)), 2 * _LONGEST) + 1 for cells in columns]
    left = max(0.0, _ROOM - sum(needed))
    widths = [need + left * share / sum(held) for need, share in zip(needed, held, strict=True)]
    return [one * _ROOM / sum(widths) for one in widths]


@_block.register
def _(block: Picture) -> list[Flowable]:
    drawing, scale = drawn(block), _ROOM / WIDTH
    made = Shapes(_ROOM, drawing.height * scale)
    for box in drawing.boxes:
        below = drawing.height - box.y - box.height
        made.add(
            Rect(
                *(one * scale for one in (box.x, below, box.width, box.height)),
                fillColor=_LINE if box.faint else _BAR,
                strokeColor=None,
            )
        )
    for label in drawing.labels:
        made.add(
            String(
                *(label.x * scale, (drawing.height - label.y) * scale, drawable(plain(label.text))),
                fontName=NAME,
                fontSize=SIZE * scale,
                fillColor=_INK,
                textAnchor="end" if label.end else "start",
            )
        )
    title = Set(_markup(block.title), _style(9, "bold"))
    # A PDF of this kind has no place for an alternative text: it stands below.
    return [KeepTogether([title, made]), Set(_markup(block.description), _NOTE)]


def _glyphs(report: Report) -> Iterator[str]:
    """What stands for characters without a glyph, and that some text is not set in its direction."""
    texts = "".join(_texts(report))
    absent = missing(plain(texts))
    if absent:
        codes = ", ".join(f"U+{ord(one):04X} {said}" for one, said in list(absent.items())[:20])
        more = f", and {len(absent) - 20} more" if len(absent) > 20 else ""
        yield (
            f"The font of this file has no glyph for some characters; a symbol is said by its name, a letter "
            f"stands as {HOLLOW}: {codes}{more}. The HTML and Word files have them."
        )
    if turned(texts):
        yield (
            "Some text runs from right to left; this file does not set it in its direction. The HTML "
            "and Word files do."
        )


def _texts(report: Report) -> Iterator[str]:
    yield from (report.title, report.subtitle, report.made)
    for section in report.sections:
        yield section.title
        for one in section.blocks:
            if isinstance(one, (Heading, Paragraph, Note)):
                yield one.text
            elif isinstance(one, Quote):
                yield from (*(words for words, _ in one.segments), one.source)
            elif isinstance(one, Table):
                yield from (one.title, *one.columns, *(cell for row in one.rows for cell in row))
            else:
                yield from (one.title, one.description)


def _markup(text: str) -> str:
    """Text as reportlab's paragraphs read it: nothing in it is a tag."""
    return escape(drawable(plain(text)), quote=True).replace("\n", "<br/>")


def _numbered(canvas: Any, template: Any) -> None:
    canvas.saveState()
    canvas.setFont(NAME, 8)
    canvas.setFillColor(_SOFT)
    canvas.drawRightString(A4[0] - 2 * cm, 1.2 * cm, f"{template.page}")
    canvas.restoreState()
