"""The first filled sheet of a workbook (XLSX) as a table."""

from __future__ import annotations

from collections import Counter

from .qda.workbook import sheets_of
from .table import Readable, Row, Table


def read_first_sheet(path: Readable) -> Table:
    """Its first row names the columns; an empty column is passed over.

    ``ValueError`` where no sheet has rows, two columns have one name, or one with values has none.
    """
    sheets = {title: lines for title, lines in sheets_of(path.name, path.read_bytes()).items() if lines}
    if not sheets:
        raise ValueError(f"{path.name} is empty")
    title, lines = next(iter(sheets.items()))
    names = [text.strip() for text in lines[0]]
    filled = [at for at, name in enumerate(names) if name or any(line[at : at + 1] != [""] for line in lines)]
    columns = tuple(names[at] for at in filled)
    for name, count in Counter(columns).items():
        if not name:
            raise ValueError(f"{path.name}: a column of {title} has values and no name in its first row")
        if count > 1:
            raise ValueError(f"{path.name}: two columns are called {name[:40]!r}")
    rows = [
        Row(f"row {number}", {names[at]: line[at] if at < len(line) else "" for at in filled})
        for number, line in enumerate(lines[1:], 2)
    ]
    others = [other for other in sheets if other != title]
    notes = (f"of {path.name} the sheet {title} was read, not {', '.join(others)}",) if others else ()
    return Table(path.name, columns, tuple(rows), notes)
