"""`affects`: what was felt, in people's own words, over time and beside other things."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any, ClassVar

import pandas as pd

from ...analysis.concordance import Concordance, gather
from ...analysis.result import Column, Later, Result, asked_for, number, parameters, table
from ...corpus import PARTS, Corpus
from ...journal import Entry, Journal
from ...journal.model import FAMILIES
from ..practice import Practice, practice
from .found import SEED, Found
from .said import notes

PARTS_READ = ("report", "reflection")
"""Of nights and of days: the dream's feelings and those of the reflective journal."""

COLUMNS = (
    Column("period", "Period", "text", "A month, a longer time, or all where there are few."),
    Column("first", "First", "date", "The first day of an entry with a label in it."),
    Column("last", "Last", "date", "The last day of an entry with a label in it."),
    Column("labelled", "Entries", "integer", "Entries with a label: a feeling in the writer's own word."),
    Column("labels", "Labels", "integer", "Labels in them, each word once an entry."),
    Column("distinct", "Different", "integer", "How many different words these are."),
    Column(
        "rarefied",
        "Different, of as many",
        "number",
        "Different words among as many labels as the smallest time has, on average (Hurlbert 1971).",
    ),
    Column("entropy", "Granularity", "number", "Entropy of the words in bits, corrected (Miller 1955)."),
    Column("entropy_low", "from", "number", "Lower end of its 95 % interval (entries drawn anew)."),
    Column("entropy_high", "to", "number", "Upper end of its 95 % interval."),
    Column("placed", "Placed", "integer", "Labels that their writer placed in a family of the wheel."),
    *(
        Column(one, one.capitalize(), "integer", f"Labels placed with {one}, of Plutchik's eight.")
        for one in FAMILIES
    ),
)


@dataclass(frozen=True, eq=False, repr=False)
class Affects(Result):
    """Times in their order with what was named in them; the picture has the rest."""

    _passages: Callable[[str], Concordance] = field(default=None, repr=False)  # type: ignore[assignment]
    kind: ClassVar[str] = "affects"
    verb: ClassVar[str] = "affects"

    def evidence(self, row: int | str | pd.Series[Any]) -> Concordance:
        """The passages behind a time (its position, its name, or the row), or behind a mark of the picture.

        Marks are ``family:TIME|fear``, ``beside:bright|dark`` (the label, the words), ``entry:ID``,
        ``link:3`` and ``moment:ID``. Raises ``KeyError`` where there is none.
        """
        return self._passages(row) if isinstance(row, str) else super().evidence(row)


def affects(
    journal: Journal,
    *,
    parts: Sequence[str] = PARTS_READ,
    case: str = "",
    within: Corpus | None = None,
) -> Affects:
    """What was felt: labels over time, beside a word list, with what set them off; mindful moments.

    Read are the entries with a text in these ``parts`` (a page of the reflective journal belongs to
    ``reflection`` without one too), of one ``case`` (id), ``within`` a corpus (see ``narrow``). One row a
    time, a month or longer, ``all`` under ten dated entries; the columns say what they hold. ``.picture`` has
    the families' shares, ``beside`` (how the words sound by VADER, Hutto and Gilbert 2014, beside the
    labels), ``links`` (trigger, emotion, response) and ``moments``. Raises ``ValueError`` for an unknown part
    or case.
    """
    return affects_of(practice(journal, case=case, within=within, parts=tuple(parts)))


def affects_of(given: Practice) -> Affects:
    """What was felt, as far as it was gathered. Pure."""
    options = {"parts": PARTS_READ, **given.options}
    parts = options["parts"]
    if unknown := [one for one in parts if one not in PARTS]:
        raise ValueError(f"parts: {str(unknown[0])[:40]!r} is none of {', '.join(PARTS)}")
    found = Found(given.corpus, tuple(one for one in given.looked_at() if _is_read(one, parts)), parts)
    code = given.call("affects", asked_for(affects, options))
    made = parameters(options, compared_at=found.size, seed=SEED)
    keys = tuple(one.name for one in found.periods)

    def passages(key: str) -> Concordance:
        name, places = found.mark(key)
        return gather(found, places, f"Passages for {name}", made, {"of": code, "key": key})

    return Affects(
        title=f"Feelings named in {number(len(found.labelled), 'entry')}",
        caption=f"of {len(found.entries)} ({', '.join(parts)}); "
        f"{number(found.whole['labels'], 'label')}, {found.whole['distinct']} different",
        notes=notes(found),
        parameters=made,
        keys=keys,
        columns=COLUMNS,
        picture=Later(found.picture),
        _table=table([{"period": name, **row} for name, row in zip(keys, found.rows, strict=True)], COLUMNS),
        _options=options,
        _evidence=lambda at: passages(keys[at]),
        _code=code,
        _passages=passages,
    )


def _is_read(entry: Entry, parts: Sequence[str]) -> bool:
    return bool(entry.reflection and "reflection" in parts) or any(part in entry.texts() for part in parts)
