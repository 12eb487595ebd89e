"""Defences as people coded them: by level, and the overall defensive functioning from hour to hour.

It tells of the passages that were coded, not of a person.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, ClassVar

import pandas as pd

from ..analysis.concordance import Concordance
from ..analysis.result import Column, Result, asked_for, number, parameters, table
from ..corpus import PARTS, Corpus
from ..journal import Journal
from .coded_defences import Defence, Session, coded_defences, levels_by_entry, sessions
from .episodes import Coded, coded
from .odf import FEW, LEVELS, Functioning, functioning
from .passages import Standing, passages

COLUMNS = (
    Column("level", "Level", "integer", "1 (action) to 7 (high-adaptive), in Perry's order."),
    Column("name", "Name", "text", "What it is called."),
    Column("count", "Passages", "integer", "Passages coded with a defence of this level."),
    Column("share", "Share", "share", "Of all passages coded with a defence of levels 1 to 7."),
    Column("share_low", "Share: lower end", "share", "95 % interval, by drawing whole entries again."),
    Column("share_high", "Share: upper end", "share", "95 % interval, by drawing whole entries again."),
    Column("entries", "Entries", "integer", "Entries in which they are."),
    Column("defences", "Defences", "text", "The defences of this level, each with its passages."),
)
NAMES = {
    0: "no defence",
    1: "action",
    2: "major image-distorting",
    3: "disavowal",
    4: "minor image-distorting",
    5: "neurotic",
    6: "obsessional",
    7: "high-adaptive",
    8: "not enough known",
}


@dataclass(frozen=True)
class Coding:
    """What was coded: passages in the order of the corpus, and the hours or months they are in."""

    found: tuple[Defence, ...]
    sessions: tuple[Session, ...]

    @cached_property
    def behind(self) -> Mapping[str, tuple[Defence, ...]]:
        """By key (``level:3``, ``defence:CODE``, ``session:NAME``, ``session:NAME|3``) the passages."""
        found = defaultdict(list)
        for key, _, one in self._keyed():
            found[key].append(one)
        return {key: tuple(some) for key, some in found.items()}

    @cached_property
    def names(self) -> Mapping[str, str]:
        """What is behind each key, in words."""
        return {key: name for key, name, _ in self._keyed()}

    def _keyed(self) -> Iterator[tuple[str, str, Defence]]:
        for one in self.found:
            yield f"level:{one.level}", _level(one.level), one
            if one.code != f"level-{one.level}":
                yield f"defence:{one.code}", one.name, one
        for session in self.sessions:
            when = session.night or "night unknown"
            for one in session.defences:
                yield f"session:{session.name}", when, one
                yield f"session:{session.name}|{one.level}", f"{_level(one.level)}, {when}", one

    @cached_property
    def counted(self) -> tuple[Defence, ...]:
        """Those of levels 1 to 7."""
        return tuple(one for one in self.found if one.counts)

    @cached_property
    def whole(self) -> Functioning:
        """The ODF of all of them."""
        return functioning(levels_by_entry(self.found))

    def picture(self) -> dict[str, Any]:
        """What is drawn: the named ``defences``, the ``sessions`` in their order, the ODF of all."""
        named = [(key, some) for key, some in self.behind.items() if key.startswith("defence:")]
        return {
            "levels": [{"level": at, "key": f"level:{at}", "label": NAMES[at]} for at in LEVELS],
            "defences": [
                {"key": key, "label": some[0].name, "level": some[0].level, "count": len(some)}
                for key, some in sorted(named, key=lambda one: (one[1][0].level, -len(one[1])))
            ],
            "sessions": [_drawn(one) for one in self.sessions],
            "apart": [
                {"key": key, "label": NAMES[at], "count": len(self.behind[key])}
                for at in (0, 8)
                if (key := f"level:{at}") in self.behind
            ],
            "odf": _odf(self.whole),
            "names": dict(self.names),
        }


@dataclass(frozen=True, eq=False, repr=False)
class Defences(Result):
    """The levels 1 to 7 of the defences that people coded, and ``.coding``: the passages themselves."""

    coding: Coding = None  # type: ignore[assignment]
    _passages: Callable[[str], Concordance] = field(default=None, repr=False)  # type: ignore[assignment]
    kind: ClassVar[str] = "defences"
    verb: ClassVar[str] = "defences"

    @property
    def odf(self) -> Functioning:
        """The overall defensive functioning of all that was coded."""
        return self.coding.whole

    def evidence(self, row: int | str | pd.Series[Any]) -> Concordance:
        """The passages of a level (its position, its key ``level:3``, or the row), or behind a mark.

        Levels 0 and 8 have passages too; other marks are ``defence:CODE``, ``session:NAME`` and
        ``session:NAME|3``. Raises ``KeyError`` where there is none.
        """
        if isinstance(row, str) and row in self.coding.behind:
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
    """The defences that people coded, by level: one row a level, 1 to 7.

    Read are the accepted codes of the reader's own and of the released layers of one ``role`` (dreamer,
    clinician, researcher), or of these ``layers`` (ids), of one ``case`` (id), ``within`` a corpus (see
    ``narrow``), in all parts of the entries. A code counts at the level of the code ``level-1`` to
    ``level-7`` at or above it (ready codebook *Defences by level*, after Perry 1990); levels 0 and 8 stand
    apart. One code on passages that overlap counts once.

    The picture has the overall defensive functioning (ODF, the mean level) of each therapy hour or, where
    none was coded, of each month. Shares and ODF have intervals by drawing entries (see `odf`), from five
    entries on. Raises ``ValueError`` where the role has to be said, or an option is unknown.
    """
    return defences_of(coded(journal, layers=layers, role=role, case=case, within=within))


def defences_of(given: Coded) -> Defences:
    """The defences of what was coded. Pure."""
    found = coded_defences(given)
    coding = Coding(found, sessions(found, given))
    options = {name: value for name, value in given.options.items() if name != "parts"}
    asked = asked_for(defences, options)
    code = given.call("defences", asked)
    made = parameters(options, read_role=given.role, read_layers=list(given.layers))
    keys = tuple(f"level:{at}" for at in LEVELS) if coding.counted else ()

    def behind(key: str) -> Concordance:
        places = (Standing(one.entry, one.part, one.start, one.end) for one in coding.behind.get(key, ()))
        return passages(given.corpus, places, f"Coded as {coding.names.get(key, key)}", made, code, key)

    return Defences(
        title=f"Defences in {number(len(coding.counted), 'coded passage')}",
        caption=_caption(coding, given),
        notes=tuple(_notes(coding, given)),
        parameters=made,
        keys=keys,
        columns=COLUMNS,
        picture=coding.picture(),
        _table=table([_row(coding, at) for at in LEVELS] if keys else [], COLUMNS),
        _options=asked,
        _evidence=lambda at: behind(keys[at]),
        _code=code,
        coding=coding,
        _passages=behind,
    )


def _row(coding: Coding, at: int) -> dict[str, Any]:
    mine = coding.behind.get(f"level:{at}", ())
    low, high = coding.whole.ends.get(at, (None, None))
    named = Counter(one.name for one in mine)
    return {
        "level": at,
        "name": NAMES[at],
        "count": len(mine),
        "share": coding.whole.shares[at],
        "share_low": low,
        "share_high": high,
        "entries": len({one.entry for one in mine}),
        "defences": "; ".join(f"{name} {count}" for name, count in named.most_common()),
    }


def _drawn(session: Session) -> dict[str, Any]:
    counts = Counter(one.level for one in session.defences)
    return {
        "key": f"session:{session.name}",
        "night": session.night,
        "counts": [counts[at] for at in LEVELS],
        **_odf(session.functioning),
    }


def _odf(of: Functioning) -> dict[str, Any]:
    return {
        "odf": of.value,
        "low": of.low,
        "high": of.high,
        "n": of.n,
        "entries": of.entries,
        "note": of.note,
    }


def _level(at: int) -> str:
    return f"level {at}, {NAMES[at]}"


def _caption(coding: Coding, given: Coded) -> str:
    counted = coding.counted
    where = [part for part in PARTS if any(one.part == part for one in counted)]
    said = f"{number(len(counted), 'passage')} in {number(len({one.entry for one in counted}), 'entry')}"
    said += f" ({', '.join(where)})" * bool(where)
    return said + f"; coded by the {given.role}" * bool(given.role)


def _notes(coding: Coding, given: Coded) -> Iterator[str]:
    """What has to be said beside the figures, in plain sentences."""
    counted, whole = coding.counted, coding.whole
    if not counted:
        yield (
            "No defence was coded yet: mark passages with the codebook of defences by level, which stands "
            "among the ready ones."
        )
    elif whole.value is None:
        yield f"No ODF: {whole.note}."
    else:
        ends = f" [{whole.low:.1f}, {whole.high:.1f}]" if whole.low is not None else f", {whole.note}"
        yield (
            f"ODF {whole.value:.1f}{ends}: the mean level of the passages that were coded, not of a person. "
            "What nobody coded is not in it."
        )
    if apart := [
        f"{len(some)} coded as {NAMES[at]} (level {at})"
        for at in (0, 8)
        if (some := coding.behind.get(f"level:{at}"))
    ]:
        yield f"Counted apart, and in no share: {', '.join(apart)}."
    yield from _on_sessions(coding)
    if shared := sum(len(one.layers) > 1 for one in counted):
        yield (
            f"{number(shared, 'passage')} coded alike in several layers, each counted once; where "
            "readers saw other defences both count. Choose one layer to see one reading."
        )
    if given.dreamers > 1:
        yield f"Of {given.dreamers} dreamers, counted together: choose one case."
    if counted:
        yield "The scale was made for interviews; a dream report is none. It is no diagnosis."


def _on_sessions(coding: Coding) -> Iterator[str]:
    series = coding.sessions
    by_hours = any(one.is_hour for one in series)
    inside = {one.entry for session in series for one in session.defences}
    if left := len({one.entry for one in coding.counted} - inside):
        why = "no therapy hours" if by_hours else "of no known month"
        yield f"Not in the series, and in the table: the passages of {number(left, 'entry')}, {why}."
    if few := sum(one.functioning.value is None for one in series):
        spans = number(len(series), "hour" if by_hours else "month")
        yield f"{few} of {spans} with under {FEW} coded defences: too few for an ODF."
    if by_hours:
        yield "An hour is one entry: its ODF has no interval, for that is drawn over entries."
