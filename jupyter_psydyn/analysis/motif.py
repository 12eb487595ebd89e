"""One motif read closely: when it comes, what comes with it, what was felt."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, ClassVar

import numpy as np
import pandas as pd

from ..corpus import Corpus
from ..counting.arrays import Bools
from ..counting.coding import Way
from ..counting.counts import PairTable, window_of
from ..counting.measures import MEASURES
from ..counting.measures import measure as measured
from ..counting.statistics import chances, dealt, false_discovery, rates, wilson
from ..lexicon import load_lexicon, wordnet
from .classes import Classes, classes
from .concordance import Concordance, gather
from .everyday import everyday
from .felt import felt
from .items import CLEAR, Item, Items, lemmas, places_and_denied, positions, symbols, words_of
from .meeting import met, together
from .named import found_item, with_counts
from .notes import checked, coverage, small
from .reading import HasCorpus, Reading, corpus_of, read_words
from .recurrence import Recurrence, recurrence
from .result import Column, Later, Result, asked_for, call, counted, number, parameters, plain_row


@dataclass(frozen=True, eq=False, repr=False)
class Motif(Result):
    """The neighbours of one motif, the surest first; ``key`` is its own."""

    key: str = ""
    over_time: Recurrence = None  # type: ignore[assignment]
    _all: Callable[[], Concordance] = field(default=None, repr=False)  # type: ignore[assignment]
    kind: ClassVar[str] = "motif"
    verb: ClassVar[str] = "motif"

    def evidence(self, row: int | str | pd.Series[Any]) -> Concordance:
        """The passages with a neighbour (its position, key, or row), in a period, or all of the motif's.

        The motif's own key (``lemma:water``) gives all its passages in order of time, the name of a period
        (``2023-03``) those of that time.
        """
        if isinstance(row, str) and row == self.key:
            return self._all()
        if isinstance(row, str) and row in self.over_time.keys:
            return self.over_time.evidence(row)
        return super().evidence(row)


def motif(
    corpus: Corpus | HasCorpus,
    key: str,
    *,
    parts: Sequence[str] = ("report",),
    unit: str = "entry",
    measure: str = "npmi",
    lemma: str = "wordnet",
    stopwords: str = "english",
    hyphens: bool = False,
    negated: str = "apart",
    min_entries: int = 3,
    min_count: int = 2,
    lexicon: str | Path | None = None,
    limit: int | None = 60,
    seed: int = 0,
) -> Motif:
    """One motif, what comes with it, when it comes, and what was felt in its dreams.

    ``key`` as ``motifs`` gives it (``lemma:water``, ``phrase:extra room``, ``symbol:animals``,
    ``set:dog + gate``), or words as written. One row a neighbour: neighbour, kind (lemma or symbol), count
    (units with both), expected (by chance, the two independent), the ``measure`` (see ``MEASURES``), p, q,
    total (units with the neighbour). A unit is an entry, a sentence or ``window:k``, and all is counted as
    ``network`` does it; ``q`` allows for all words and symbols tested: those in ``min_entries`` entries or
    more, that meet the motif in ``min_count`` units or more. Listed are those that meet it more often than
    expected, the surest first, ``limit`` at most (``None``: all). What can be the same words as the motif (a
    symbol of it, a word of its phrase) is no neighbour.

    The picture has its nights, its periods and change points (as ``recurrence``), and the feelings of dreams
    with it and without. ``seed`` changes nothing here and is kept with the parameters. Raises ``ValueError``
    where the motif is not in the corpus or an option is bad.
    """
    options = {name: value for name, value in locals().items() if name != "corpus"}
    options |= {"parts": tuple(parts), "lexicon": None if lexicon is None else str(lexicon)}
    checked(min_entries=min_entries, min_count=min_count, **({} if limit is None else {"limit": limit}))
    window_of(unit)
    measured(measure, [1], [1], [1], 1)
    way = Way(tuple(parts), lemma, stopwords, hyphens, negated)
    source, words = corpus_of(corpus), load_lexicon(lexicon)
    read = read_words(source, way)
    among = classes(read, words)
    item = found_item(read, among, key, lemma)
    one = with_counts(read, among, item)
    reading = {name: options[name] for name in ("parts", "lemma", "stopwords", "hyphens", "negated")}
    over_time = recurrence(source, key, lexicon=lexicon, seed=seed, **reading)

    others, table = _neighbours(read, among, item, unit, min_entries, min_count)
    q = false_discovery(table.p())
    order = _surest(table, q, limit)
    near = [others[at] for at in table.second[order] - 1]
    frame = _frame(near, table.only(order), q[order], measure, unit)

    n = len(read)
    made = parameters(
        options, wordnet=wordnet().version(), symbols=f"{words.name} {words.version}", entries=n
    )
    asked = {name: value for name, value in asked_for(motif, options).items() if name != "key"}
    code = call("motif", asked, key)

    def evidence(row: int) -> Concordance:
        spans = (positions(read, among, item), positions(read, among, near[row]))
        of = {"of": code, "key": near[row].key}
        title = f"Passages for {item.called} and {near[row].called}"
        return gather(read, together(read, *spans, unit), title, made, of)

    def everything() -> Concordance:
        of = {"of": code, "key": item.key}
        here = places_and_denied(read, words, item)
        return gather(read, here, f"Passages for {item.called}", made, of).sorted("D")

    notes = (
        *source.notes,
        *small(n, 1, n),
        *_said(q, frame, limit, unit, counted(n, tuple(parts))),
        *(note for note in over_time.notes if note not in source.notes and note not in small(n, 1, n)),
        *coverage(read, among, lemma),
    )
    entries = int(one.entries[0])
    return Motif(
        title=f"{item.name} in {counted(n, tuple(parts))}",
        caption=f"{item.kind}, part {', '.join(parts)}, neighbours by {unit}: in {entries} of "
        f"{number(n, 'entry')}",
        notes=notes,
        parameters=made,
        keys=tuple(other.key for other in near),
        columns=_columns(measure, unit),
        picture=Later(lambda: _picture(read, among, words, item, one, over_time)),
        _table=frame,
        _options=asked,
        _evidence=evidence,
        _code=code,
        key=item.key,
        over_time=over_time,
        _all=everything,
    )


def _neighbours(
    read: Reading, among: Classes, item: Item, unit: str, min_entries: int, min_count: int
) -> tuple[list[Item], PairTable]:
    """What can meet the motif, and how often it does, where that is often enough."""
    mine = words_of(read, among, item)
    every = [*lemmas(read, min_entries, 1).items, *symbols(read, among, min_entries).items]
    others = [one for one in every if mine.isdisjoint(words_of(read, among, one))]
    table = met(read, among, item, others, unit)
    return others, table.only(np.flatnonzero(table.both >= min_count))


def _surest(table: PairTable, q: Any, limit: int | None) -> Any:
    """The rows that are above chance, by q, then by how far above."""
    ratio = table.both / np.maximum(table.expected, 1e-12)
    above: Bools = table.both > table.expected * (1 + 1e-9)  # not for the rounding of a last digit
    order = np.lexsort((table.second, -table.both, -ratio, q))
    return order[above[order]][:limit]


def _frame(near: Sequence[Item], table: PairTable, q: Any, measure: str, unit: str) -> pd.DataFrame:
    cells = {
        "neighbour": np.array([one.name for one in near], dtype=object),
        "kind": np.array([one.kind for one in near], dtype=object),
        "count": table.both,
        "expected": table.expected,
        measure: table.measure(measure) if measure != "count" else table.both,
        "p": table.p(),
        "q": q,
        "total": table.b,
    }
    made: pd.DataFrame = pd.DataFrame({column.name: cells[column.name] for column in _columns(measure, unit)})
    return made


def _columns(measure: str, unit: str) -> tuple[Column, ...]:
    units = "entries" if unit == "entry" else "sentences" if unit == "sentence" else "windows"
    columns = [
        Column("neighbour", "Neighbour", "text", "What comes with it: a base form or a class of things."),
        Column("kind", "Kind", "text", "Lemma or symbol (class of things)."),
        Column("count", "Count", "integer", f"How many {units} hold both."),
        Column("expected", "Expected", "number", "How many would by chance, the two independent."),
        Column("p", "p", "number", "The chance of so many or more, long units allowed for."),
        Column(
            "q",
            "q",
            "number",
            "Under .05 it is told from chance, false discoveries allowed for.",
        ),
        Column("total", "In all", "integer", f"How many {units} hold the neighbour."),
    ]
    if measure != "count":
        columns.insert(4, Column(measure, measure, "number", MEASURES[measure][1]))
    return tuple(columns)


def _said(q: Any, frame: pd.DataFrame, limit: int | None, unit: str, dreams: str) -> list[str]:
    if not len(q):
        return [f"Nothing meets it often enough, {unit} by {unit}, to be tested."]
    clear = int((q < CLEAR).sum())
    said = [
        f"Of {len(q)} words and symbols that meet it, {clear} can be told from chance with {dreams} "
        "(q under .05)."
    ]
    return said + [f"The {limit} surest that come more often than chance are listed."] * (len(frame) == limit)


def _picture(
    read: Reading, among: Classes, words: Any, item: Item, one: Items, over_time: Recurrence
) -> dict[str, Any]:
    """What is drawn of a motif (docs/architecture.md)."""
    inside = one.where(0).tolist()
    days = [document.night.day for document in read.documents]
    every = sorted(day.isoformat() for day in days if day)
    often = np.asarray(one.inside.todense()).ravel()
    low, high = wilson(one.entries, len(read))
    stands = positions(read, among, item)[0]
    return {
        "motif": {
            "key": item.key,
            "name": item.name,
            "kind": item.kind,
            "entries": len(inside),
            "of": len(read),
            "share": len(inside) / max(len(read), 1),
            "share_low": float(low[0]),
            "share_high": float(high[0]),
            "count": int(one.count[0]),
            "negated": sum(place.negated for place in places_and_denied(read, words, item)),
            "expected": _by_chance(read, among, item, one),
            "everyday": float(everyday(read, among, one)[0]) if item.kind in ("lemma", "symbol") else None,
            "forms": read.forms_of(stands),
        },
        "first": every[0] if every else "",
        "last": every[-1] if every else "",
        "nights": sorted(day.isoformat() for at in inside if (day := days[at])),
        "all": every,
        "changes": over_time.picture["changes"],
        "periods": [
            {"key": key, **plain_row(row)}
            for key, row in zip(over_time.keys, over_time.frame.to_dict("records"), strict=True)
        ],
        "affects": felt(read.documents, set(inside)),
        "entries": [
            {"entry": read.documents[at].id, "night": read.documents[at].night.text, "count": int(often[at])}
            for at in inside
        ],
    }


def _by_chance(read: Reading, among: Classes, item: Item, one: Items) -> float:
    """Entries that would hold it by chance: its words dealt out; of a set, its items independent."""
    if item.kind != "set":
        return float(dealt(one.count, read.words)[0])
    each = [with_counts(read, among, part).entries for part in item.members]
    chance = [chances(rates(entries, read.words), read.words)[0] for entries in each]
    return float(np.prod(chance, axis=0).sum())
