"""Motifs against life: when they come, beside what was felt, what happened, the hours; and questions."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any, ClassVar

import numpy as np
import pandas as pd

from ..analysis.classes import Classes, classes
from ..analysis.concordance import Concordance, gather
from ..analysis.items import Items, beside, places
from ..analysis.motifs import motifs as strongest
from ..analysis.named import found_item, with_counts
from ..analysis.notes import checked, small
from ..analysis.reading import Reading, read_words
from ..analysis.result import Column, Result, asked_for, number, parameters, table
from ..analysis.timing import timing
from ..corpus import Corpus, Document
from ..counting.coding import Way
from ..journal import Journal
from ..lexicon import load_lexicon
from .lagged import in_window, windows
from .lanes import Lane, Mark, lanes, moments
from .openings import openings
from .passages import Standing, passages
from .practice import Practice, practice
from .questions import CLEAR, Asked, Nights, Question, questions

STRONGEST = 8
"""So many motifs have a lane where none is chosen: each one more makes every q larger."""

COLUMNS = (
    Column("motif", "Motif", "text", "What comes back."),
    Column("moment", "Beside", "text", "What its nights are set beside."),
    Column("window", "Days", "text", "Which days after that, or before it."),
    Column("moments", "Moments", "integer", "Days of that kind in or near the time of the nights."),
    Column("nights", "Nights", "integer", "Dated nights in the window."),
    Column("with_motif", "With it", "integer", "Nights in the window that hold the motif."),
    Column("share", "Share", "share", "Of the nights in the window."),
    Column("others", "Other nights", "integer", "Dated nights outside of the window."),
    Column("others_with", "Others with it", "integer", "Other nights that hold the motif."),
    Column("share_others", "Share of others", "share", "Of the other nights."),
    Column("difference", "Difference", "number", "Share less share of others."),
    Column("low", "from", "number", "95 % interval (Newcombe 1998), as if nights were independent."),
    Column("high", "to", "number", "95 % interval (Newcombe 1998), as if nights were independent."),
    Column("p", "p", "number", "Share of all shifts of the moments in time that set the two as far apart."),
    Column("q", "q", "number", "The same, allowing for all that was compared (Benjamini and Hochberg 1995)."),
    Column("question", "Question", "text", "For the next hour; it says nothing of why."),
)


@dataclass(frozen=True, eq=False, repr=False)
class Life(Result):
    """Questions, those furthest from chance first; the picture has the lanes of the timeline."""

    _mark: Callable[[str], Concordance | None] = field(default=None, repr=False)  # type: ignore[assignment]
    kind: ClassVar[str] = "life"
    verb: ClassVar[str] = "life"

    def evidence(self, row: int | str | pd.Series[Any]) -> Concordance:
        """The passages of the motif in the nights of a window (a row: its position, its key, or itself).

        Of a mark of the picture (its key): the motif in that night, the episode, how that dream or that note
        begins; of what has no words of its own, how the nights of its days and of the first window begin.
        Raises ``KeyError`` where there is none.
        """
        found = self._mark(row) if isinstance(row, str) else None
        return super().evidence(row) if found is None else found


def life(
    journal: Journal,
    *,
    motifs: Sequence[str] = (),
    parts: Sequence[str] = ("report",),
    lags: Sequence[int] = (7, 30),
    case: str = "",
    within: Corpus | None = None,
) -> Life:
    """Motifs on one timeline with life, hours and goals, and how often they come after and before these.

    ``motifs``: keys as ``psd.motifs`` gives them, or words; left out, the eight strongest. ``parts`` are
    those in which motifs are looked for. ``lags``: where windows end, in days, growing: of (7, 30) they are
    1 to 7 and 8 to 30 days after, 0 to 7 and 8 to 30 before (a night is named by the day on which it ended);
    a feeling or an episode is of a night itself, and its windows begin a day away. ``case`` is an id,
    ``within`` a corpus (see ``narrow``).

    One row a motif, a kind of moment (life events, transitions, beginnings of treatments, hours with a
    rupture, dreams with a feeling or an episode of a sign) and a window: how many dated nights in it hold the
    motif, and how many others; the difference with its interval; ``p`` by shifting the moments in time (see
    ``lagged``), ``q`` over all rows; and the question. Moments without a full date are not compared; nor are
    fewer than 3 of a kind, nor motifs or windows of fewer than 5 nights; the notes say so. Of several
    dreamers nothing is compared.

    Raises ``ValueError`` for a case that there is not, a motif that is nowhere, or bad options.
    """
    chosen = {"motifs": tuple(motifs), "parts": tuple(parts), "lags": tuple(lags)}
    return life_of(practice(journal, case=case, within=within, **chosen))


def life_of(given: Practice) -> Life:
    """The same of a practice. Pure."""
    options = {**_DEFAULTS, **given.options}
    ends, parts = options["lags"], options["parts"]
    checked(lags=min(ends, default=0))
    if list(ends) != sorted(set(ends)):
        raise ValueError(f"lags: {ends!r}; give the ends of windows in days, growing: (7, 30)")
    read = read_words(given.corpus, Way(parts))
    among = classes(read, load_lexicon(None))
    items = _items(given.corpus, read, among, options["motifs"], parts)
    every = {one.key: one for one in (*_motif_lanes(read, items), *lanes(given))}
    dreamers = len({one.case for one in given.looked_at()})
    asked = _asked(read, items, tuple(every.values()), ends) if dreamers < 2 else Asked((), ())
    rows = asked.questions
    keys = tuple(_key(one, items) for one in rows)
    said = asked_for(life, options)
    made = parameters(options, nights=len(read))
    code = given.call("life", said)

    def motif(at: int, entries: set[str], key: str) -> Concordance:
        item = items.items[at]
        here = [
            one
            for one in places(read, among, item)
            if read.documents[read.texts[one.text].entry].id in entries
        ]
        return gather(read, here, f"Passages for {item.called}", made, {"of": code, "key": key})

    def evidence(at: int) -> Concordance:
        return motif(rows[at].motif, _inside(read, rows[at]), keys[at])

    def mark(key: str) -> Concordance | None:
        name, _, at = key.rpartition("@")
        lane = every.get(name)
        if lane is None or not at.isdecimal() or int(at) >= len(lane.marks):
            return None
        one = lane.marks[int(at)]
        if lane.sort == "motif":
            return motif(
                next(at for at, item in enumerate(items.items) if item.key == name),
                {place.entry for place in one.places},
                key,
            )
        here = one.places or openings(_nights_of(given.corpus, one, ends[0]))
        return passages(given.corpus, here, _name(one), made, code, key)

    return Life(
        title=f"Motifs against life, in {number(len(read), 'night')}",
        caption=f"{number(len(items), 'motif')}, part {', '.join(parts)}; {number(len(rows), 'question')}",
        notes=_notes(read, asked, dreamers),
        parameters=made,
        keys=keys,
        columns=COLUMNS,
        picture=_picture(given.corpus, read, tuple(every.values()), items, ends[0]),
        _table=table([_row(one, items) for one in rows], COLUMNS),
        _options=said,
        _evidence=evidence,
        _code=code,
        _mark=mark,
    )


_DEFAULTS = {name: value for name, value in (life.__kwdefaults__ or {}).items() if name != "within"}


def _items(
    corpus: Corpus, read: Reading, among: Classes, chosen: Sequence[str], parts: tuple[str, ...]
) -> Items:
    if chosen:
        return beside([with_counts(read, among, found_item(read, among, one, "wordnet")) for one in chosen])
    return strongest(corpus, parts=parts, limit=STRONGEST).items


def _motif_lanes(read: Reading, items: Items) -> Iterator[Lane]:
    for at, item in enumerate(items.items):
        nights = [read.documents[entry] for entry in items.where(at).tolist()]
        marks = [
            Mark(item.name, day, day, day, (Standing(one.id, ""),))
            for one in nights
            if (day := one.night.day)
        ]
        ordered = tuple(sorted(marks, key=lambda one: one.first))
        yield Lane(item.key, item.name, "motif", ordered)


def _asked(read: Reading, items: Items, every: Sequence[Lane], ends: Sequence[int]) -> Asked:
    dated = [at for at, one in enumerate(read.documents) if one.night.day]
    there = items.inside.tocsr()[np.array(dated, dtype=np.int64)].toarray() > 0
    nights = Nights(np.array([_ordinal(read.documents[at]) for at in dated], dtype=np.int64), there)
    kinds = [moments(one) for one in every if one.said]
    return questions(nights, kinds, windows(ends))


def _ordinal(document: Document) -> int:
    return document.night.day.toordinal() if document.night.day else 0


def _inside(read: Reading, one: Question) -> set[str]:
    """The entries whose nights are in the window."""
    days = in_window([day.toordinal() for day in one.moments.days], one.window)
    return {document.id for document in read.documents if _ordinal(document) in days}


def _nights_of(corpus: Corpus, mark: Mark, more: int) -> list[Document]:
    """The entries of the days of a mark; of a known beginning those of so many days after it."""
    last = mark.day + timedelta(more) if mark.day else mark.last
    return [one for one in corpus if one.night.day and mark.first <= one.night.day <= last]


def _key(one: Question, items: Items) -> str:
    return f"{items.items[one.motif].key}|{one.moments.key}|{one.when}"


def _row(one: Question, items: Items) -> dict[str, Any]:
    item = items.items[one.motif]
    difference, low, high = one.difference
    return {
        "motif": item.called,
        "moment": one.moments.said,
        "window": one.when,
        "moments": one.times,
        "nights": one.nights,
        "with_motif": one.with_motif,
        "share": one.with_motif / one.nights,
        "others": one.others,
        "others_with": one.others_with,
        "share_others": one.others_with / one.others,
        "difference": difference,
        "low": low,
        "high": high,
        "p": one.p,
        "q": one.q,
        "question": one.asked(item.called),
    }


def _picture(corpus: Corpus, read: Reading, every: Sequence[Lane], items: Items, more: int) -> dict[str, Any]:
    """The lanes with the time they are drawn over: that of nights, hours and goals."""
    days = sorted(one.night.day for one in read.documents if one.night.day)
    own = [mark.first for one in every if one.sort in ("hour", "goal") for mark in one.marks]
    reach = sorted([*days, *own])
    when = timing(items.inside, [one.night.day for one in read.documents], read.words)
    changes = {
        item.key: [day.isoformat() for day in some]
        for item, some in zip(items.items, when.changes, strict=True)
    }
    return {
        "first": reach[0].isoformat() if reach else "",
        "last": reach[-1].isoformat() if reach else "",
        "all": [day.isoformat() for day in days],
        "lanes": [
            {
                "key": lane.key,
                "label": lane.label,
                "sort": lane.sort,
                "changes": changes.get(lane.key, []),
                "marks": [
                    {
                        "key": f"{lane.key}@{at}",
                        "label": mark.label,
                        "first": mark.first.isoformat(),
                        "last": mark.last.isoformat(),
                        "sign": mark.sign,
                        "told": bool(mark.places or _nights_of(corpus, mark, more)),
                    }
                    for at, mark in enumerate(lane.marks)
                ],
            }
            for lane in every
        ],
        "names": {f"{lane.key}@{at}": _name(mark) for lane in every for at, mark in enumerate(lane.marks)},
    }


def _name(mark: Mark) -> str:
    first, last = mark.first.isoformat(), mark.last.isoformat()
    return f"{mark.label}, {first}" if first == last else f"{mark.label}, {first} to {last}"


def _notes(read: Reading, asked: Asked, dreamers: int) -> tuple[str, ...]:
    """What has to be said beside the figures, in plain sentences."""
    notes = [*small(len(read), 1, len(read))]
    if dreamers > 1:
        notes.append(f"Of {dreamers} dreamers, whose lives are not to be compared: choose one case.")
    elif n := len(asked.questions):
        least = n / min(one.shifts for one in asked.questions)
        clear = sum(one.q < CLEAR for one in asked.questions)
        notes.append(
            f"{number(n, 'comparison')}, q allowing for all of them; under {CLEAR:g} in {clear}. "
            "What comes after something does not come because of it."
        )
        if least >= CLEAR:
            notes.append(
                f"In so few days one of {n} comparisons alone cannot come under q = {min(least, 1):.2f}: "
                "choose fewer motifs to tell more of each."
            )
    elif len(read):
        notes.append("Nothing could be compared: the timeline alone is shown.")
    undated = sum(one.night.day is None for one in read.documents)
    if undated:
        notes.append(f"{undated} of {len(read)} nights have no full date and are left out.")
    return (*notes, *asked.left_out)
