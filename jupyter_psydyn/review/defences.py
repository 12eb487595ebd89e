"""Defences as people coded them: by level, and the overall defensive functioning from hour to hour.

It tells of the passages that were coded, not of a person.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, ClassVar

import pandas as pd

from ..analysis.concordance import Concordance
from ..analysis.result import Column, Result, asked_for, number, parameters, table
from ..corpus import PARTS, Corpus
from ..corpus.night import Night
from ..journal import Journal
from .episodes import Coded, Key, became, coded
from .odf import FEW, LEVELS, UNCLEAR, UNDEFENDED, Functioning, functioning, level, share_intervals
from .passages import Standing, passages

COLUMNS = (
    Column("level", "Level", "integer", "1 (action) to 7 (high-adaptive), as Perry orders them."),
    Column("name", "Name", "text", "What the codebook calls it."),
    Column("count", "Passages", "integer", "Passages coded with a defence of this level."),
    Column("share", "Share", "share", "Of all passages coded with a defence of levels 1 to 7."),
    Column("share_low", "Share: lower end", "share", "95 % interval, by drawing whole entries again."),
    Column("share_high", "Share: upper end", "share", "95 % interval, by drawing whole entries again."),
    Column("entries", "Entries", "integer", "Entries in which they are."),
    Column("defences", "Defences", "text", "The defences of this level, each with its passages."),
)


@dataclass(frozen=True, slots=True)
class Defence:
    """A passage (code points, end-exclusive) with a defence, coded in ``layers``; ``level`` is 0 to 8."""

    entry: str
    part: str
    start: int
    end: int
    night: Night
    code: str
    name: str
    level: int
    layers: tuple[str, ...]


@dataclass(frozen=True, eq=False, repr=False)
class Defences(Result):
    """The levels 1 to 7 of the defences that people coded, and ``.found``: each passage."""

    found: tuple[Defence, ...] = ()
    functioning: Functioning = None  # type: ignore[assignment]
    _passages: Callable[[str], Concordance] = field(default=None, repr=False)  # type: ignore[assignment]
    kind: ClassVar[str] = "defences"
    verb: ClassVar[str] = "defences"

    def evidence(self, row: int | str | pd.Series[Any]) -> Concordance:
        """The passages of a level (its row, ``level:3``; 0 and 8 too), a defence or a session.

        Keys are ``defence:CODE``, ``session:NAME`` and ``session:NAME|3``. Raises ``KeyError`` where there is
        none.
        """
        if isinstance(row, str) and any(row in _keys(one, self.picture["by"]) for one in self.found):
            return self._passages(row)
        return super().evidence(row)


def defences(
    journal: Journal,
    *,
    layers: Sequence[str] | None = None,
    role: str = "",
    case: str = "",
    within: Corpus | None = None,
) -> Defences:
    """The defences of a journal by level: one row a level, 1 to 7.

    Read are the accepted codes of the reader's own and of the released layers of one ``role`` (dreamer,
    clinician, researcher), or of these ``layers`` (ids), of one ``case`` (id), ``within`` a corpus, in all
    parts of the entries. A defence counts at the level of the code ``level-1`` to ``level-7`` at or above it
    (the ready codebook of defences); levels 0 and 8 are counted apart. One defence on passages that overlap
    counts once, however many readers gave it.

    The overall defensive functioning (ODF, Perry) is the mean level; the series has it for each therapy hour
    or, where no hour was coded, for each month. Raises ``ValueError`` where the role has to be said.
    """
    return defences_of(coded(journal, layers=layers, role=role, case=case, within=within))


def defences_of(given: Coded) -> Defences:
    """The defences of what was coded. Pure."""
    found = _found(given)
    counted = [one for one in found if one.level in LEVELS]
    whole = functioning(_by(counted, lambda one: one.entry).values(), _levels)
    by = "hour" if any(one.entry in given.hours for one in counted) else "month"
    sessions = _sessions(counted, given, by)
    options = {name: value for name, value in given.options.items() if name != "parts"}
    asked = asked_for(defences, options)
    made, code = parameters(options, read_role=given.role, read_layers=list(given.layers)), ""
    code = given.call("defences", asked)
    keys = tuple(f"level:{at}" for at in LEVELS) if counted else ()
    behind = _behind(found, by, given)

    def evidence(key: str) -> Concordance:
        title = f"Defences: {_titled(key, found)}"
        return passages(given.corpus, (_standing(one) for one in behind.get(key, ())), title, made, code, key)

    return Defences(
        title=f"Defences in {number(len(counted), 'passage')}",
        caption=_caption(counted, given),
        notes=_notes(found, counted, whole, sessions, by, given),
        parameters=made,
        keys=keys,
        columns=COLUMNS,
        picture=_picture(found, whole, sessions, by),
        _table=table(list(_rows(counted, given)), COLUMNS),
        _options=asked,
        _evidence=lambda at: evidence(keys[at]),
        _code=code,
        found=found,
        functioning=whole,
        _passages=evidence,
    )
