"""Tables with a column ``character`` ("1FKA, 1MSC") and a column ``emotion`` ("AP D, HA D + 1FKA").

So the annotated DreamBank of Cortal (2024), with ``id name number date gender report`` beside them.
"""

from __future__ import annotations

from collections.abc import Iterator

from ...hvdc.card import Card
from ..reading import cell_of
from ..table import Row, Table
from .made import card_of, first_of, listed


def fits(table: Table) -> bool:
    """Whether a table has both columns, and something that names its dreams."""
    return {"character", "emotion"} <= set(table.columns)


def read(table: Table) -> Iterator[Card]:
    """A card a row, coded for characters and emotions only.

    The dream is called by ``id``, or by ``name`` and ``number``. Raises ``ValueError`` with the line that has
    neither.
    """
    for row in table.rows:
        values = {name: str(cell_of(row, name)) for name in table.columns}
        series, number = first_of(values, ("name", "collection")), first_of(values, ("number",))
        yield card_of(
            _id(table, row, values, series, number),
            {"char": listed(values["character"]), "emot": listed(values["emotion"])},
            report=first_of(values, ("report", "text")),
            collection=series,
            dreamer_sex=first_of(values, ("gender", "sex")),
            number=number,
            date=first_of(values, ("date",)),
        )


def _id(table: Table, row: Row, values: dict[str, str], series: str, number: str) -> str:
    if found := first_of(values, ("id", "dream_id")):
        return found
    if not (series and number):
        raise ValueError(f"{table.name}: {row.where} has no id, and no name and number either")
    return f"{series}_{number}"
