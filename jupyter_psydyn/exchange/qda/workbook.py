"""The sheets of a workbook (XLSX) as text, read with care."""

from __future__ import annotations

import io
from datetime import date, datetime

from .archive import unzipped


def sheets_of(name: str, data: bytes) -> dict[str, list[list[str]]]:
    """The rows of every sheet by its title; ``ValueError`` where the workbook is spoilt or too much.

    A date is written as ISO has it, what a formula gave last as its value.
    """
    from openpyxl import load_workbook

    archive = unzipped(name, data)
    for file in archive.files:
        # Read once with care, so that what unpacks to too much is never given to anybody else.
        archive.read(file)
    try:
        book = load_workbook(io.BytesIO(data), read_only=True, data_only=True)
        return {
            sheet.title: [[_text(value) for value in line] for line in sheet.iter_rows(values_only=True)]
            for sheet in book.worksheets
        }
    except Exception as error:
        # The library raises whatever comes up where a workbook is spoilt.
        raise ValueError(
            f"{name} is no workbook that can be read ({type(error).__name__}); save it anew"
        ) from None


def _text(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == datetime.min.time() else value.isoformat()
    if isinstance(value, date):
        return value.isoformat()
    return str(int(value)) if isinstance(value, float) and value.is_integer() else str(value)
