"""The timeline of possible disturbances: what was noticed, when, and out of how many."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

from ...analysis.concordance import Concordance
from ...analysis.result import Column, Result, asked_for, number, parameters, table
from ...corpus import Corpus
from ...corpus.night import Night
from ...exchange.associations import of_entries
from ...journal import Entry, Journal
from ..passages import passages
from ..practice import Practice, practice
from .associating import of_associations
from .days import forgotten, missed, skipped
from .mark import KINDS, Mark, Noticed, together

COLUMNS = (
    Column("night", "Day", "date", "The night or the day of its entry."),
    Column("entry", "Entry", "key", "The entry it is in."),
    Column(
        "kind", "Kind", "text", "What kind of possible disturbance it is; its rule stands in the picture."
    ),
    Column("noticed", "Noticed", "text", "What was noticed, with the figure that is usual there."),
)


@dataclass(frozen=True, eq=False, repr=False)
class Resistance(Result):
    """Possible disturbances by day, each under a key that stays the same; ``.noticed`` has them as values."""

    noticed: Noticed = None  # type: ignore[assignment]
    kind: ClassVar[str] = "resistance"
    verb: ClassVar[str] = "resistance"


def resistance(journal: Journal, *, case: str = "", within: Corpus | None = None) -> Resistance:
    """Where something may have got in the way of telling or associating: one row a mark, by day.

    Noticed are long latencies and leaps after a feeling in chains, reactions that failed or took long in
    word-list tests, pauses in streams, forgotten dreams, skipped nights, hours that were missed or late; how,
    says `mark.KINDS` and the picture. What is usual is each person's own, of all their entries, also where
    only those of ``case`` (id) or ``within`` a corpus (see ``narrow``) are shown.

    Each is a *possible* disturbance, to be named by people or waved off (``journal.decide("mark", key,
    "accepted", name)``). There is no total: kinds are counted apart, each with how often it could have been.
    """
    return resistance_of(practice(journal, case=case, within=within))


def resistance_of(given: Practice) -> Resistance:
    """The timeline of a practice. Pure."""
    people: dict[str, list[Entry]] = defaultdict(list)
    for one in given.entries:
        people[one.case].append(one)
    found = together(_of_one(entries) for entries in people.values())
    nights = {one.id: one.night for one in given.corpus}
    place = {one.id: at for at, one in enumerate(given.looked_at())}
    kinds = list(KINDS)
    marks = sorted(
        (one for one in found.marks if one.entry in place),
        key=lambda one: (place[one.entry], kinds.index(one.kind)),
    )
    chances = Counter({pair: n for pair, n in found.chances.items() if pair[1] in place and n})
    shown = Noticed(tuple(marks), chances, found.lacking)
    asked = asked_for(resistance, given.options)
    made, code = parameters(given.options), given.call("resistance", asked)
    keys = tuple(one.key for one in marks)

    def evidence(at: int) -> Concordance:
        title = f"{KINDS[marks[at].kind].label}: {marks[at].noticed}"
        return passages(given.corpus, [marks[at].place], title, made, code, keys[at])

    return Resistance(
        title="Possible disturbances",
        caption=_caption(shown),
        notes=tuple(_notes(shown, len(people))),
        parameters=made,
        keys=keys,
        columns=COLUMNS,
        picture=_picture(shown, nights),
        _table=table([_row(one, nights[one.entry].text) for one in marks], COLUMNS),
        _options=asked,
        _evidence=evidence,
        _code=code,
        noticed=shown,
    )


def _of_one(entries: list[Entry]) -> Noticed:
    """All that is noticed of one person."""
    in_order = [forgotten(entries), skipped(entries), missed(entries)]
    return together([of_associations(of_entries(entries)), *in_order])


def _row(one: Mark, night: str) -> dict[str, Any]:
    return {"night": night, "entry": one.entry, "kind": KINDS[one.kind].label, "noticed": one.noticed}


def _picture(shown: Noticed, nights: Mapping[str, Night]) -> dict[str, Any]:
    """A lane for each kind that there could be, and by month out of how many; marks are the rows."""
    months: dict[str, Counter[str]] = defaultdict(Counter)
    for (kind, entry), n in shown.chances.items():
        months[nights[entry].month][kind] += n
    totals = sum(months.values(), Counter[str]())
    return {
        "lanes": [
            {"kind": kind, "label": it.label, "of": it.of, "rule": it.rule, "chances": totals[kind]}
            for kind, it in KINDS.items()
            if totals[kind]
        ],
        "months": [{"month": month, "chances": dict(months[month])} for month in sorted(months) if month],
        "undated": dict(months.get("", {})),
    }


def _caption(shown: Noticed) -> str:
    """Out of how many. How many there are is told by kind, without those that people waved off."""
    of = Counter[str]()
    for (kind, _), n in shown.chances.items():
        of[kind] += n
    chances = [f"{of[kind]} {it.of}" for kind, it in KINDS.items() if of[kind]]
    return f"Among {', '.join(chances)}" if chances else "Nothing could have been noticed yet"


def _notes(shown: Noticed, people: int) -> Iterator[str]:
    """What has to be said beside the marks, in plain sentences."""
    yield (
        "Each is a possible disturbance: fatigue, a long word, a visitor, a holiday leave the same marks. "
        "What one was, people say: give it a name, or wave it off. They are never added up."
    )
    if after := sum(n for (kind, _), n in shown.chances.items() if kind == "leap"):
        times = sum(one.kind == "leap" for one in shown.marks)
        yield (
            f"Of {number(after, 'association')} after a feeling {times} leapt by the rule; did feelings "
            f"change nothing, it would be about {after / 4:.0f}, for a quarter of all steps are as far."
        )
    yield from shown.lacking
    if people > 1:
        yield f"Of {people} people, each by their own measure: choose one case to read one."
