"""Coding cards of Hall and Van de Castle in and out: one file a format.

lines        JSON Lines or JSON, a dream a line (ours)    in, out
dreambank    DreamBank's XML with its codings                in, out
fogli        the TSV of Fogli, Aiello and Quercia (2020)     in
cortal       tables with ``character`` and ``emotion``       in
dream_coder  the two CSV files of llm_dream_coder            in
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from pathlib import Path

from ...hvdc.card import Card
from ..reading import READERS, table_of
from ..table import Table
from . import cortal, dream_coder, fogli, lines
from .dreambank import read_dreambank, write_dreambank
from .lines import write_lines

_LAYOUTS = (
    (lines.fits, lines.read),
    (cortal.fits, cortal.read),
    (dream_coder.fits, dream_coder.read),
)
WRITERS = {".jsonl": write_lines, ".xml": write_dreambank}


def read_cards(source: str | os.PathLike[str]) -> tuple[Card, ...]:
    """The coding cards in a file: JSON Lines, DreamBank's XML, or a table in one of the layouts above.

    A code that is none is kept on its card (``Card.invalid``). Raises ``ValueError`` with the place and the
    reason for a file that is none of these, and for two cards of one dream; ``FileNotFoundError`` where
    there is no such file.
    """
    path = Path(source).expanduser()
    if not path.is_file():
        raise FileNotFoundError(f"there is no file {path.name}")
    return tuple(_each_once(path.name, _cards(path)))


def write_cards(cards: Sequence[Card], target: str | os.PathLike[str]) -> None:
    """Write cards to a new file ending in .jsonl or .xml. Raises ``ValueError`` for another ending."""
    path = Path(target).expanduser()
    if path.suffix.lower() not in WRITERS:
        raise ValueError(f"{path.name}: cards are written to {', '.join(WRITERS)}")
    path.write_text(WRITERS[path.suffix.lower()](cards), encoding="utf-8", newline="")


def _cards(path: Path) -> Iterable[Card]:
    if path.suffix.lower() == ".xml":
        return read_dreambank(path)
    if path.suffix.lower() not in READERS:
        raise ValueError(f"{path.name}: cards are read from .xml, {', '.join(READERS)}")
    return fogli.read(path) if fogli.fits(path) else _of_table(table_of(path))


def _of_table(table: Table) -> Iterable[Card]:
    for fits, read in _LAYOUTS:
        if fits(table):
            return read(table)
    raise ValueError(
        f"{table.name}: no codings are known in {', '.join(repr(name[:30]) for name in table.columns[:12])}. "
        "A card is dream_id and codings; or character and emotion; or dream_id, coding_type, init, code, rec "
        "and char; or dream_id and codings_json. Numbers of codes in a dream are no codings"
    )


def _each_once(name: str, cards: Iterable[Card]) -> Iterable[Card]:
    seen: set[str] = set()
    for card in cards:
        if card.dream_id in seen:
            raise ValueError(f"{name}: two cards are of the dream {card.dream_id[:40]!r}")
        seen.add(card.dream_id)
        yield card
