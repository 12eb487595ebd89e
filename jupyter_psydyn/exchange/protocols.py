"""Protocols of word-list tests as tables, a row a reaction: Jung's, Kent and Rosanoff's, anybody's."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import pairwise

from ..corpus import clean
from ..journal import Entry, Session, Trial
from ..journal.fields import text as checked_text
from ..journal.session import MARKS
from .dates import Dates
from .reaction_times import COLUMNS as TIMES
from .reaction_times import Times, written
from .reading import column_of
from .recorded import Recorded
from .table import Row, Table

COLUMNS = {
    "stimulus": ("stimulus", "stimulus_word", "stimulus word"),
    "reaction": ("reaction", "response", "reaction_word", "reaction word"),
    "test": ("record", "protocol", "test", "session", "sitting", "entry"),
    "dreamer": ("dreamer", "subject", "participant", "participant_id", "participantid", "client"),
    "date": ("date", "night", "day"),
    "position": ("pos", "position", "n", "number", "order"),
    "reproduced": ("reproduction", "reproduced"),
    "failed": ("failed", "failure"),
    "marks": ("marks", "flags"),
    "remark": ("remark", "remarks"),
}
"""The names of a table's columns, in capitals or not; only ``stimulus`` and ``reaction`` must be there."""

REPRODUCTIONS = ("all", "changes")

_LETTERS = {"M": "misunderstood", "R": "repeated", "L": "laughed"}
_YES, _NO = ("1", "true", "yes", "y", "x", "failed"), ("", "0", "false", "no", "n")
_KNOWN = {**COLUMNS, **TIMES}
_JUNGS = "flags_m_"


def is_protocol(table: Table) -> bool:
    """Whether a table has columns for stimuli and for reactions."""
    names = {one.casefold() for one in table.columns}
    return all(names & set(COLUMNS[role]) for role in ("stimulus", "reaction"))


def read_protocols(
    table: Table,
    *,
    reproduction: str | None = None,
    columns: Mapping[str, str] | None = None,
    century: int | None = None,
) -> tuple[list[Recorded], tuple[str, ...]]:
    """The tests of a table, each an entry with its session, and notes on what reading had to decide.

    ``columns`` are those called otherwise than in `COLUMNS` and ``reaction_times.COLUMNS``, by their role.
    The rows of one ``test`` and ``dreamer`` are one sitting, in the order of ``position``. A reaction without
    words is a failure. ``marks`` are words of ``journal.session.MARKS`` or Jung's letters: M misunderstood,
    R repeated the stimulus, L laughed.

    ``reproduction`` says what an empty cell of that column is. ``"all"``: every reproduction was written
    down, and an empty one is nothing remembered (so our own files). ``"changes"``: only what differed was
    written down, as Jung printed his protocols, and an empty one is the reaction again. Without it ``"all"``,
    but ``"changes"`` for the layout of Jung's protocols (times in fifths, a column ``flags_M_...``). In both
    ``+`` is the reaction again, and ``?``, ``-`` and ``–`` are nothing remembered; where the whole column is
    empty nobody was asked.

    Raises ``ValueError`` with line and reason for a missing column, a stimulus without words, a failure with
    words, a mark that is none, and whatever `Times` refuses.
    """
    if reproduction not in (None, *REPRODUCTIONS):
        raise ValueError(f"reproduction must be one of {', '.join(map(repr, REPRODUCTIONS))}")
    found, groups = sittings(table, columns)
    changes = _changes_only(table) if reproduction is None else reproduction == "changes"
    asked = any(written(row, found["reproduced"]) for row in table.rows)
    times, dates, notes = Times(table, columns or {}), Dates(table, century), list(table.notes)
    keys = [_key(rows[0], found) for rows in groups]
    recorded = []
    for rows, (_, dreamer), name in zip(groups, keys, sitting_names(keys), strict=True):
        trials = tuple(_trial(table, row, found, times, asked, changes) for row in rows)
        notes += [*_same_place(rows, found["position"]), *_twice(trials, name)]
        night = dates.night(written(rows[0], found["date"]), rows[0].where).text
        entry = Entry(id=name, kind="association", night=night, session=Session("word-list", trials=trials))
        recorded.append(Recorded(entry, dreamer, f"{table.name}: {rows[0].where}"))
    if asked and changes:
        notes.append("an empty reproduction was read as the reaction again (reproduction='changes')")
    elif asked:
        notes.append("an empty reproduction was read as nothing remembered (reproduction='all')")
    return recorded, (*notes, *_failures(recorded), *times.notes(), *dates.notes())


def sittings(
    table: Table, columns: Mapping[str, str] | None = None
) -> tuple[dict[str, str | None], list[list[Row]]]:
    """Which column is which, and the rows of each sitting in the order of their positions.

    Rows with nothing in them are left out. Raises as `read_protocols` does.
    """
    found = _columns(table, dict(columns or {}))
    if not table.rows:
        raise ValueError(f"{table.name} has no rows: nothing was read")
    groups: dict[tuple[str, str], list[Row]] = {}
    for row in table.rows:
        if any(written(row, one) for one in table.columns):
            groups.setdefault(_key(row, found), []).append(row)
    return found, [_ordered(table, rows, found["position"]) for rows in groups.values()]


def _key(row: Row, found: Mapping[str, str | None]) -> tuple[str, str]:
    return written(row, found["test"]), written(row, found["dreamer"])


def sitting_names(keys: Sequence[tuple[str, str]]) -> list[str]:
    """What each sitting is called: by its test; by the person before it, where two have tests of one name."""
    tests = [test for test, _ in keys]
    both = len(set(tests)) < len(tests)
    return [test if test and not both else "-".join(filter(None, [who, test])) for test, who in keys]


def _columns(table: Table, named: dict[str, str]) -> dict[str, str | None]:
    for role in named:
        if role not in _KNOWN:
            raise ValueError(f"there is no column for {role!r} in a protocol (there are {', '.join(_KNOWN)})")
    found = {role: column_of(table, role, named.get(role), COLUMNS) for role in COLUMNS}
    for role in ("stimulus", "reaction"):
        if found[role] is None:
            there = ", ".join(map(repr, table.columns[:12]))
            raise ValueError(f"{table.name}: which column holds the {role}? There are {there}")
    if found["marks"] is None:
        # Jung's protocols say in the column's name what its letters are.
        found["marks"] = next((one for one in table.columns if one.casefold().startswith("flags")), None)
    return found


def _changes_only(table: Table) -> bool:
    names = [one.casefold() for one in table.columns]
    return "rt_fifths" in names and any(one.startswith(_JUNGS) for one in names)


def _ordered(table: Table, rows: list[Row], column: str | None) -> list[Row]:
    """The rows in the order of their positions, where they have any."""
    if column is None:
        return rows
    numbers = []
    for row in rows:
        said = written(row, column)
        try:
            numbers.append(float(said))
        except ValueError:
            raise ValueError(f"{table.name}: {row.where}: {column}: {said[:40]!r} is no number") from None
    return [rows[at] for at in sorted(range(len(rows)), key=numbers.__getitem__)]


def _same_place(rows: Sequence[Row], column: str | None) -> list[str]:
    twice = next((b for a, b in pairwise(rows) if written(a, column) == written(b, column)), None)
    if column is None or twice is None:
        return []
    return [f"{twice.where} and others have the {column} of another row: they stay as they are written"]


def _trial(
    table: Table, row: Row, found: Mapping[str, str | None], times: Times, asked: bool, changes: bool
) -> Trial:
    where = f"{table.name}: {row.where}"
    said = {role: clean(written(row, column))[0] for role, column in found.items()}
    for role in ("stimulus", "reaction", "reproduced", "remark"):
        checked_text(said[role], f"{where}: {role}")
    if not said["stimulus"]:
        raise ValueError(f"{where}: a stimulus without words")
    flagged = _truth(said["failed"], where)
    if flagged and said["reaction"]:
        raise ValueError(f"{where}: this failed and has a reaction: which?")
    failed = flagged or not said["reaction"]
    first, enter = times.first_key(row), times.enter(row)
    return Trial(
        said["stimulus"],
        said["reaction"],
        # Where nothing came, the time is how long somebody waited.
        None if failed else first,
        first if failed and enter is None else enter,
        failed,
        _marks(said["marks"], where),
        said["remark"],
        _reproduction(said["reproduced"], said["reaction"], changes) if asked else None,
    )


def _truth(said: str, where: str) -> bool:
    if said.casefold() not in _YES + _NO:
        raise ValueError(f"{where}: failed is {said[:40]!r}; write 1 or 0")
    return said.casefold() in _YES


def _marks(said: str, where: str) -> tuple[str, ...]:
    words = re.findall(r"[^\s,;/|+]+", said)
    if len(words) == 1 and set(words[0]) <= set(_LETTERS):
        words = list(words[0])
    marks = [_LETTERS.get(one, one.casefold()) for one in words]
    if unknown := next((one for one in marks if one not in MARKS), None):
        raise ValueError(
            f"{where}: there is no mark {unknown[:40]!r} (there are {', '.join(MARKS)}; M, R, L)"
        )
    return tuple(dict.fromkeys(marks))


def _reproduction(said: str, reaction: str, changes: bool) -> str | None:
    if said in ("?", "-", "–", "—"):
        return ""
    if said == "+" or (changes and not said):
        # Of no reaction there is none to remember.
        return reaction or None
    return said


def _twice(trials: Sequence[Trial], name: str) -> list[str]:
    counts = Counter(one.stimulus.casefold() for one in trials)
    twice = [word for word, count in counts.items() if count > 1]
    if not twice:
        return []
    shown = ", ".join(map(repr, twice[:3])) + (", …" if len(twice) > 3 else "")
    return [
        f"{f'{name}: ' if name else ''}more than once in the list: {shown}; each is a reaction of its own"
    ]


def _failures(recorded: Sequence[Recorded]) -> list[str]:
    trials = [one for entry, _, _ in recorded if entry.session for one in entry.session.trials]
    count = sum(one.failed for one in trials)
    if not count:
        return []
    return [f"{count} of {len(trials)} stimuli without a reaction: failures"]
