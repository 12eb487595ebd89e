"""A report: what a reader gets to read. ``content`` says what stands in it, ``make`` makes a file of it."""

from __future__ import annotations

from collections.abc import Callable

from .blocks import Block, Heading, Note, Paragraph, Picture, Quote, Report, Section, Table
from .content import Finder, content
from .sheet import Sheet, as_report, sheet

MEDIA = {
    "html": "text/html; charset=utf-8",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "pdf": "application/pdf",
}
"""The media type of every format."""


def make(report: Report, format: str) -> bytes:  # noqa: A002
    """A report as a file: its bytes, made in memory and nowhere else. ``ValueError`` for another format."""
    if format not in MEDIA:
        raise ValueError(f"a report is made as one of {', '.join(MEDIA)}")
    return _maker(format)(report)


def _maker(format: str) -> Callable[[Report], bytes]:  # noqa: A002
    """Loaded when it is needed: Word and PDF take half a second."""
    if format == "html":
        from .html import html

        return html
    if format == "docx":
        from .docx import word

        return word
    from .pdf import pdf

    return pdf


__all__ = [
    "MEDIA",
    "Block",
    "Finder",
    "Heading",
    "Note",
    "Paragraph",
    "Picture",
    "Quote",
    "Report",
    "Section",
    "Sheet",
    "Table",
    "as_report",
    "content",
    "make",
    "sheet",
]
