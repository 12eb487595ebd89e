"""DreamBank's pages, saved as HTML or as text: ``#0071 (07/12/2000) The report. (123 words)``."""

from __future__ import annotations

import re
from html.parser import HTMLParser

from .table import Readable, Row, Table, decoded

# A number begins its line: 0071, 111a, F21-5, B-055. What stands in brackets is a date, an age, or a place.
_HEAD = re.compile(
    r"^[ \t]*#(?P<number>[A-Za-z]*-?\d[\w-]*)[ \t]*(?:\((?P<head>[^()\n]{0,60})\))?[ \t]*", re.M
)
_WORDS = re.compile(r"\s*\((\d+) words?\)\s*$")
_MARK = re.compile(r"\s*\[BL\]\s*$")
_BLOCKS = {"br", "p", "div", "li", "tr", "h1", "h2", "h3", "h4", "hr", "table"}
_UNREAD = {"script", "style", "head"}


def read_dreambank_page(path: Readable) -> Table:
    """The reports of a page as rows: number, head (as `Night` reads it, or not), report.

    The number of words at the end of a report is left out, and so is its mark ``[BL]``; what else is in a
    report stays, a title too, for nothing tells it from a first sentence in quotation marks. Raises
    ``ValueError`` where no line begins as a dream of DreamBank's does.
    """
    text, notes = decoded(path)
    if path.suffix.lower() in (".html", ".htm"):
        text = _shown(text)
    text = text.replace("\r\n", "\n")
    heads = list(_HEAD.finditer(text))
    if not heads:
        raise ValueError(
            f"{path.name}: no line begins with a number as DreamBank's dreams have it: #0071 (07/12/2000) ..."
        )
    ends = [*(head.start() for head in heads[1:]), len(text)]
    rows, wrong = [], []
    for head, end in zip(heads, ends, strict=True):
        report, told = _report(text[head.end() : end])
        line = text.count("\n", 0, head.start()) + 1
        if told is not None and abs(told - len(report.split())) > max(2, told // 50):
            wrong.append(f"#{head['number']} (line {line})")
        values = {"number": head["number"], "head": head["head"] or "", "report": report}
        rows.append(Row(f"line {line}", values))
    if wrong:
        notes = (
            *notes,
            f"{len(wrong)} reports have another number of words than stands after them, so something may "
            f"be missing: {', '.join(wrong[:3])}" + ", …" * (len(wrong) > 3),
        )
    return Table(path.name, ("number", "head", "report"), tuple(rows), notes)


def _report(text: str) -> tuple[str, int | None]:
    """A report without what stands after it, and the number of words that does."""
    text = _MARK.sub("", text)
    found = _WORDS.search(text)
    bare = _MARK.sub("", text[: found.start()] if found else text)
    return bare.strip(), int(found[1]) if found else None


class _Shown(HTMLParser):
    """Collects the text of a page, a line a block."""

    def __init__(self) -> None:
        super().__init__()
        self.pieces: list[str] = []
        self._unread = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._unread += tag in _UNREAD
        self.pieces += ["\n"] * (tag in _BLOCKS)

    def handle_endtag(self, tag: str) -> None:
        self._unread -= tag in _UNREAD and self._unread > 0
        self.pieces += ["\n"] * (tag in _BLOCKS)

    def handle_data(self, data: str) -> None:
        if not self._unread:
            # Within a block a line's end is a blank.
            self.pieces.append(re.sub(r"\s+", " ", data))


def _shown(html: str) -> str:
    page = _Shown()
    page.feed(html)
    page.close()
    return "".join(page.pieces)
