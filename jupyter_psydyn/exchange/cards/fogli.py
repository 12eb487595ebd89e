"""The TSV that the program of Fogli, Aiello and Quercia (2020, R. Soc. Open Sci. 7:192080) writes.

``id_dream text_dream characters_code emotions_code aggression_code friendliness_code sexuality_code`` and 15
measures, which are not read: `indices` works them out. Nothing is quoted; codes have commas between them.
"""

from __future__ import annotations

from collections.abc import Iterator

from ...hvdc.card import Card
from ..table import Readable, decoded
from .made import card_of, listed

COLUMNS = {
    "char": "characters_code",
    "emot": "emotions_code",
    "agg": "aggression_code",
    "fri": "friendliness_code",
    "sex": "sexuality_code",
}


def fits(path: Readable) -> bool:
    """Whether a file begins with its line of names."""
    first = path.read_bytes()[:2000].split(b"\n", 1)[0].decode("utf-8", "replace").strip("\ufeff\r")
    return {"id_dream", *COLUMNS.values()} <= set(first.split("\t"))


def read(path: Readable) -> Iterator[Card]:
    """A card a line, coded for characters, emotions and interactions.

    Raises ``ValueError`` with the line that has more or fewer fields than the first.
    """
    text, _ = decoded(path)
    head, *lines = text.replace("\r\n", "\n").rstrip("\n").split("\n")
    names = head.split("\t")
    for number, line in enumerate(lines, 2):
        cells = line.split("\t")
        if len(cells) != len(names):
            raise ValueError(
                f"{path.name}: line {number} has {len(cells)} fields where the first line has {len(names)}"
            )
        row = dict(zip(names, cells, strict=True))
        if not row["id_dream"].strip():
            raise ValueError(f"{path.name}: line {number} has no id_dream")
        codings = {field: listed(row[column]) for field, column in COLUMNS.items()}
        yield card_of(row["id_dream"].strip(), codings, report=row.get("text_dream", "").strip())
