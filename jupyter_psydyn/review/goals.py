"""Goals over time: where somebody stands on goals of their own, each alone and all together."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any, ClassVar

import pandas as pd

from ..analysis.concordance import Concordance
from ..analysis.result import Column, Result, asked_for, number, parameters, table
from ..corpus import Corpus, Document
from ..journal import Goal, Journal
from .attainment import RHO, Together, by_day, t_score, together, weight
from .openings import openings
from .passages import passages
from .practice import Practice, practice

COLUMNS = (
    Column("goal", "Goal", "text", "In the person's own words."),
    Column("state", "State", "text", "Open, reached or set aside, as it was said."),
    Column("weight", "Weight", "number", "How much it counts beside the others; empty: not said, counts 1."),
    Column("days", "Days", "integer", "Days on which a level was recorded."),
    Column("first_day", "First day", "date", "The first of them."),
    Column("first", "First", "integer", "The level then, -2 to 2; 0 is as expected."),
    Column("last_day", "Last day", "date", "The last of them."),
    Column("last", "Last", "integer", "The level then."),
    Column("change", "Change", "integer", "Last less first, in levels; of two days or more."),
    Column("t", "T alone", "number", "T of this goal alone: 50 + 10 x its last level."),
)


@dataclass(frozen=True, eq=False, repr=False)
class Goals(Result):
    """Goals in the order they were made, and ``.series``: T of all of them on each day of record."""

    series: tuple[Together, ...] = ()
    _on: Callable[[str], Concordance | None] = field(default=None, repr=False)  # type: ignore[assignment]
    kind: ClassVar[str] = "goals"
    verb: ClassVar[str] = "goals"

    def evidence(self, row: int | str | pd.Series[Any]) -> Concordance:
        """How what was written on the days of record of a goal begins: its position, its key, or the row.

        Of a mark of the picture (``ID@DAY``) that of the one day. Raises ``KeyError`` where there is none.
        """
        found = self._on(row) if isinstance(row, str) else None
        return super().evidence(row) if found is None else found


def goals(journal: Journal, *, case: str = "", within: Corpus | None = None) -> Goals:
    """Attainment of goals (Kiresuk and Sherman 1968): one row a goal, of one ``case`` (id) or of all.

    Levels go from -2 (much less than expected) by 0 (as expected) to 2. The picture and ``.series`` have T of
    all goals with a level, on each day on which one was recorded (see ``attainment.t_score``, ρ = .3); a goal
    that was set aside keeps its last level in it. Of several dreamers no T is made. Passages behind a goal
    are how the entries of its days of record begin, ``within`` a corpus (see ``narrow``).

    Raises ``ValueError`` for a case that there is not.
    """
    return goals_of(practice(journal, case=case, within=within))


def goals_of(given: Practice) -> Goals:
    """The goals of a practice. Pure."""
    found = given.of(Goal)
    dreamers = len({one.case for one in found})
    series = together(found) if dreamers < 2 else ()
    asked = asked_for(goals, given.options)
    made = parameters(given.options)
    code = given.call("goals", asked)

    written: dict[str, list[Document]] = defaultdict(list)
    for one in given.corpus:
        if one.night.day:
            written[one.night.day.isoformat()].append(one)

    def on(days: Iterable[str], key: str) -> Concordance:
        told = [one for day in sorted(days) for one in written.get(day, ())]
        return passages(given.corpus, openings(told), "What was written on the day", made, code, key)

    def mark(key: str) -> Concordance | None:
        goal, _, day = key.rpartition("@")
        known = any(one.id == goal and day in {it.day for it in one.attained} for one in found)
        return on([day], key) if known else None

    rated = sum(bool(one.attained) for one in found)
    return Goals(
        title=number(len(found), "goal"),
        caption=f"{rated} of {len(found)} with a level, on {number(len(_days(found)), 'day')}",
        notes=_notes(found, series, dreamers),
        parameters=made,
        keys=tuple(one.id for one in found),
        columns=COLUMNS,
        picture={
            "series": [{"day": one.day, "t": one.t, "n": one.n} for one in series],
            "goals": [{"key": one.id, "levels": _levels(one, written)} for one in found],
        },
        _table=table([_row(one) for one in found], COLUMNS),
        _options=asked,
        _evidence=lambda at: on({one.day for one in found[at].attained}, found[at].id),
        _code=code,
        series=series,
        _on=mark,
    )


def _row(goal: Goal) -> dict[str, Any]:
    recorded = by_day(goal)
    first, last = (recorded[0], recorded[-1]) if recorded else (None, None)
    return {
        "goal": goal.text,
        "state": goal.state,
        "weight": goal.weight,
        "days": len(recorded),
        "first_day": first.day if first else "",
        "first": first.level if first else None,
        "last_day": last.day if last else "",
        "last": last.level if last else None,
        "change": last.level - first.level if first and last and len(recorded) > 1 else None,
        "t": t_score([weight(goal)], [last.level]) if last else None,
    }


def _levels(goal: Goal, written: Collection[str]) -> list[dict[str, Any]]:
    return [
        {"key": f"{goal.id}@{one.day}", "day": one.day, "level": one.level, "told": one.day in written}
        for one in by_day(goal)
    ]


def _days(found: Sequence[Goal]) -> set[str]:
    return {one.day for goal in found for one in goal.attained}


def _notes(found: Sequence[Goal], series: Sequence[Together], dreamers: int) -> tuple[str, ...]:
    """What has to be said beside the figures, in plain sentences."""
    rated = [one for one in found if one.attained]
    notes = []
    if not found:
        notes.append("No goal was written down yet.")
    elif not rated:
        notes.append("No level was recorded yet: without one there is no T.")
    if dreamers > 1:
        notes.append(f"Goals of {dreamers} dreamers: no T is made of them together; choose one case.")
    elif len(rated) == 1:
        notes.append("One goal: T is 50 + 10 x its level, and says no more than the level does.")
    elif rated:
        notes.append(
            f"T over {len(rated)} rated goals, each with its last level; that goals go together by "
            f"ρ = {RHO:g} is the authors' assumption. 50: all as expected."
        )
    if unweighted := sum(one.weight is None for one in rated):
        notes.append(
            f"No weight was given for {unweighted} of {number(len(rated), 'rated goal')}: counted as 1."
        )
    if unrated := len(found) - len(rated):
        notes.append(f"{number(unrated, 'goal')} without a level: not in T.")
    if aside := sum(one.state == "set aside" for one in rated):
        notes.append(f"{number(aside, 'goal')} set aside: in T with the last level.")
    if len({one.n for one in series}) > 1:
        notes.append("Goals joined in on different days: T of one day and of another is of other goals.")
    if rated:
        notes.append(
            "T depends on how boldly goals were set. It is no norm and no verdict, and compares nobody."
        )
    return tuple(notes)
