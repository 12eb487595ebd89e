"""Motifs: what comes back from entry to entry."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, ClassVar

import numpy as np
import pandas as pd

from ..corpus import Corpus, Document
from ..counting.arrays import Floats
from ..counting.coding import Way
from ..counting.statistics import dealt, deviance, false_discovery, spread, wilson
from ..lexicon import load_lexicon, wordnet
from ..lexicon.wordnet import NOUN
from .classes import Classes, classes
from .concordance import gather
from .everyday import everyday, used_as
from .items import EXPLAINED, Item, Items, beside, lemmas, phrases, places, places_and_denied, symbols
from .notes import checked, coverage, small
from .reading import HasCorpus, Reading, corpus_of, read_words
from .result import Column, Result, asked_for, call, counted, parameters
from .sets import sets
from .timing import timing

SPREAD = (
    "Under .05 its spread over the entries is not that of chance (of a set: its words come together more "
    "often), false discoveries allowed for. It does not say whether the motif matters."
)
EVERYDAY = (
    "Entries that would hold it, were it as common as in everyday English (SemCor, 360,000 words of the "
    "1960s) or in anybody's dreams (three series of DreamBank); not known for phrases and sets."
)
TREND = "By how much it grows in a year, longer reports and nights without recall allowed for: 2 is twice."
COLUMNS = (
    Column("motif", "Motif", "text", "What comes back, by its base form."),
    Column("kind", "Kind", "text", "Lemma, phrase, symbol (class of things), set (in one entry)."),
    Column("entries", "Entries", "integer", "In how many entries it comes."),
    Column("share", "Share", "share", "Entries with it, of all entries."),
    Column("share_low", "from", "share", "Lower end of the 95 % interval of the share (Wilson)."),
    Column("share_high", "to", "share", "Upper end of the 95 % interval of the share (Wilson)."),
    Column("count", "Count", "integer", "How often it comes; of a set, all its words in these entries."),
    Column("expected", "Expected", "number", "Entries that would hold it, its words dealt out by chance."),
    Column("q", "q", "number", SPREAD),
    Column("first", "First", "date", "The earliest night it comes in."),
    Column("last", "Last", "date", "The latest night it comes in."),
    Column("everyday", "Everyday", "number", EVERYDAY),
    Column("negated", "Negated", "integer", "How often it is denied (no dog): counted here only."),
    Column("gap", "Gap", "number", "Median days between the nights it comes in."),
    Column("burstiness", "Bursts", "number", "-1: as regular as a clock; 0: as by chance; 1: in bursts."),
    Column("trend", "Trend", "number", TREND),
    Column("trend_q", "Trend q", "number", "Under .05 the trend is clear, false discoveries allowed for."),
    Column("changes", "Changes", "text", "Nights from which on it comes more often, or more seldom."),
    Column("variants", "Variants", "text", "Motifs that are nearly the same, and are not listed apart."),
)  # fmt: skip

# Words, classes and sets cannot be ranked by one figure: they take turns, so many of each in turn.
TURNS = ((("lemma", "phrase"), 5.0), (("symbol",), 1.5), (("set",), 1.0))
# A motif that takes hold of an entry (many words of it in one) counts more, by this much.
HOLD = 2.0
# Verbs and qualities are less often what a reader would call a motif than things and people are.
NOT_A_NOUN = 0.5
# Motifs that share a word are folded where so much of their entries, of those of either, is the same.
SAME = 0.8
# So many are looked at, the most surprising: nobody reads further (28,000 motifs of 40,000 reports: 8 s).
FOLDED = 2000


@dataclass(frozen=True, eq=False, repr=False)
class Motifs(Result):
    """Motifs, the most surprising first. ``surprise`` has one value a row, in nats.

    ``items`` are the motifs with the entries they are in: positions among the entries told in these parts.
    """

    surprise: tuple[float, ...] = field(default=(), repr=False)
    items: Items = field(default=None, repr=False)  # type: ignore[assignment]
    kind: ClassVar[str] = "motifs"
    verb: ClassVar[str] = "motifs"


@dataclass(frozen=True, eq=False)
class _Found:
    """All that comes back, in order, with what was worked out for each."""

    items: Items
    surprise: Floats
    expected: Floats
    q: Floats
    everyday: Floats
    variants: tuple[tuple[str, ...], ...] = ()

    def only(self, keep: Sequence[int], variants: Sequence[Sequence[str]] = ()) -> _Found:
        at = np.asarray(keep, dtype=np.int64)
        folded = tuple(map(tuple, variants)) if variants else tuple(self.variants[one] for one in keep)
        return _Found(
            self.items.only(at), self.surprise[at], self.expected[at], self.q[at], self.everyday[at], folded
        )


def motifs(
    corpus: Corpus | HasCorpus,
    *,
    parts: Sequence[str] = ("report",),
    lemma: str = "wordnet",
    stopwords: str = "english",
    hyphens: bool = False,
    negated: str = "apart",
    min_entries: int = 3,
    min_count: int = 1,
    lexicon: str | Path | None = None,
    limit: int | None = 200,
    seed: int = 0,
) -> Motifs:
    """What comes back in ``min_entries`` entries or more: words, phrases, classes of things, sets of them.

    One row a motif: motif, kind, entries, share with its 95 % interval (Wilson 1927), count, expected, q,
    first, last, everyday, negated, gap, burstiness, trend, trend_q, changes (see ``timing.Timing``),
    variants.

    ``expected`` is the number of entries with the item, were its tokens dealt out at random over the
    entries in proportion to their lengths: the sum over entries of 1 - (1 - s)^count, s the entry's share
    of all words (occupancy, Feller 1968). ``q`` is from the two-sided test of ``entries`` against it
    (Poisson for the repeats), Benjamini and Hochberg 1995 over all items. Entries below ``expected``: it
    comes in clusters. For a set (see ``sets.sets``), ``expected`` counts entries that would hold all of it
    if its items were independent (allowing for length), the test is one-sided; only clear ones are listed.

    The order is by surprise. A word's is its deviance against everyday English and anybody's dreams
    (entries seen against ``everyday``) plus twice its residual idf, entries x ln(expected / entries)
    (Church and Gale 1995, Inverse document frequency): what is rare elsewhere, comes back here, and takes
    hold of the entries it is in. A class's is twice its residual idf alone, a set's is the deviance of its
    entries against ``expected``. Words and phrases, symbols, and sets take turns, in the proportion of
    ``TURNS``. A word that nearly always stands in one listed phrase, a symbol that is nearly always one
    word, and whatever shares a word and four fifths of its entries with a more surprising motif are its
    ``variants``. ``limit``: so many rows at most, ``None``: all. A word that is denied ("there was no dog")
    is ``negated`` and not counted; with ``negated="counted"`` it is like any other.

    ``seed`` changes nothing here and is kept with the parameters. Raises ``ValueError`` for bad options.
    """
    options = {name: value for name, value in locals().items() if name != "corpus"}
    options |= {"parts": tuple(parts), "lexicon": None if lexicon is None else str(lexicon)}
    checked(min_entries=min_entries, min_count=min_count, **({} if limit is None else {"limit": limit}))
    way = Way(tuple(parts), lemma, stopwords, hyphens, negated)
    source = corpus_of(corpus)
    words = load_lexicon(lexicon)
    read = read_words(source, way)
    among = classes(read, words)
    found = _folded(read, _in_turn(_surprising(read, among, min_entries, min_count)))
    shown = found.only(range(min(len(found.items), limit or len(found.items))))
    more = (f"The {limit} most surprising of {len(found.items)} motifs.",) * (
        len(shown.items) < len(found.items)
    )
    keys = tuple(item.key for item in shown.items.items)
    days = [document.night.day for document in read.documents]
    nights, undated = _nights(shown, days)
    n = len(read.documents)
    made = parameters(
        options, wordnet=wordnet().version(), symbols=f"{words.name} {words.version}", entries=n
    )
    asked = asked_for(motifs, options)
    denied = classes(read.negated, words) if read.negated is not None else None

    def evidence(row: int) -> Any:
        item = shown.items.items[row]
        here = places_and_denied(read, words, item)
        of = {"of": call("motifs", asked), "key": keys[row]}
        return gather(read, here, f"Passages for {item.name}", made, of)

    notes = (*source.notes, *small(n, min_entries, len(keys)), *more, *coverage(read, among, lemma), *undated)
    return Motifs(
        title=f"Motifs of {counted(n, tuple(parts))}",
        caption=f"part {', '.join(parts)}, each in {min_entries} or more",
        notes=notes,
        parameters=made,
        keys=keys,
        columns=COLUMNS,
        picture=nights,
        _table=_table(read, denied, shown, days),
        _options=asked,
        _evidence=evidence,
        surprise=tuple(shown.surprise.tolist()),
        items=shown.items,
    )


def _surprising(read: Reading, among: Classes, min_entries: int, min_count: int) -> _Found:
    """All items that come back often enough, with their figures, those that others explain folded."""
    singles = beside(
        [
            lemmas(read, min_entries, min_count),
            phrases(read, min_entries, min_count),
            symbols(read, among, min_entries, min_count),
        ]
    )
    expected = dealt(singles.count, read.words)
    q = false_discovery(spread(singles.count, singles.entries, expected))
    usual = everyday(read, among, singles)
    hold = singles.entries * np.log(np.maximum(expected, 1e-9) / np.maximum(singles.entries, 1))
    # How common a class is elsewhere depends on what its makers put in: it is ranked by its hold alone.
    of_class = np.array([item.kind == "symbol" for item in singles.items], dtype=bool)
    rare = np.where(of_class, 0.0, deviance(singles.entries, usual))
    surprise = (rare + HOLD * np.maximum(hold, 0)) * _weights(read, singles.items)
    usual = np.where([item.kind == "phrase" for item in singles.items], np.nan, usual)

    variants = _explained(read, among, singles)
    folded = {item for items in variants.values() for item in items}
    keep = [at for at, item in enumerate(singles.items) if item not in folded]
    names = [tuple(item.called for item in variants.get(singles.items[at], ())) for at in keep]
    alone = _Found(singles, surprise, expected, q, usual).only(keep, names)

    together, likely, q_sets = sets(read, among, alone.items, min_entries, min_count)
    return _Found(
        beside([alone.items, together]),
        np.concatenate([alone.surprise, deviance(together.entries, likely)]),
        np.concatenate([alone.expected, likely]),
        np.concatenate([alone.q, q_sets]),
        np.concatenate([alone.everyday, np.full(len(together), np.nan)]),
        (*alone.variants, *(() for _ in together.items)),
    )


def _weights(read: Reading, items: Sequence[Item]) -> Floats:
    """Half for verbs and qualities: by how the word is used here, else by how it is used elsewhere."""
    facts = wordnet()
    noun, verb = used_as(read)
    thing = [
        item.kind != "lemma"
        or (
            bool(noun[item.members[0]])
            if noun[item.members[0]] != verb[item.members[0]]
            else 2 * facts.count(item.name, NOUN) >= facts.total(item.name)
        )
        for item in items
    ]
    return np.where(thing, 1.0, NOT_A_NOUN)


def _explained(read: Reading, among: Classes, singles: Items) -> dict[Item, list[Item]]:
    """What an item explains: a phrase its words, a word its class."""
    count_of = dict(zip(singles.items, singles.count.tolist(), strict=True))
    words = {item.members[0]: item for item in singles.items if item.kind == "lemma"}
    best: dict[int, tuple[int, Item]] = {}
    for item in singles.items:
        for word in item.members if item.kind == "phrase" else ():
            best[word] = max(best.get(word, (0, item)), (count_of[item], item), key=lambda one: one[0])
    found: dict[Item, list[Item]] = {}
    for item, count in count_of.items():
        if item.kind == "lemma" and item.members[0] in best:
            in_phrase, phrase = best[item.members[0]]
            if in_phrase >= EXPLAINED * count:
                found.setdefault(phrase, []).append(item)
        elif item.kind == "symbol":
            uses = np.bincount(read.type[among.at(item.members[0])])
            most = int(uses.argmax())
            if uses[most] >= EXPLAINED * count and most in words:
                found.setdefault(words[most], []).append(item)
    return found


def _in_turn(found: _Found) -> _Found:
    """All findings, each kind's most surprising first, the kinds taking turns."""
    items = found.items.items
    placed = []
    for kinds, turns in TURNS:
        ours = [at for at, item in enumerate(items) if item.kind in kinds]
        ours.sort(key=lambda at: (-found.surprise[at], items[at].key))
        placed += [((turn + 1) / turns, items[at].key, at) for turn, at in enumerate(ours)]
    return found.only([at for _, _, at in sorted(placed)])


def _folded(read: Reading, found: _Found) -> _Found:
    """Findings that share a word and most of their entries with one before them become its variants."""
    there = (found.items.inside[:, :FOLDED] > 0).astype(np.int32)
    met = (there.T @ there).tocoo()
    size = found.items.entries
    close = (met.row < met.col) & (met.data >= SAME * (size[met.row] + size[met.col] - met.data))
    variants = [list(names) for names in found.variants]
    gone: set[int] = set()
    items = found.items.items
    words = [_names(item) for item in items]
    for first, second in sorted(zip(met.row[close].tolist(), met.col[close].tolist(), strict=True)):
        # A set says that its items come together, which none of them does alone.
        alike = (items[first].kind == "set") == (items[second].kind == "set")
        if alike and gone.isdisjoint((first, second)) and not words[first].isdisjoint(words[second]):
            variants[first] += [items[second].called, *variants[second]]
            gone.add(second)
    keep = [at for at in range(len(words)) if at not in gone]
    return found.only(keep, [variants[at] for at in keep])


def _names(item: Item) -> frozenset[Any]:
    """What two items have to share to be variants of each other: base forms, or a class."""
    if item.kind == "set":
        return frozenset(name for one in item.members for name in _names(one))
    return frozenset(("symbol", one) if item.kind == "symbol" else one for one in item.members)


def _table(read: Reading, denied: Classes | None, found: _Found, days: list[Any]) -> pd.DataFrame:
    items, n = found.items, len(read.documents)
    low, high = wilson(items.entries, n)
    when = timing(items.inside, days, read.words)
    tested = ~np.isnan(when.trend_p)
    trend_q = np.full(len(items), np.nan)
    trend_q[tested] = false_discovery(when.trend_p[tested])
    spans = [_first_and_last(read.documents, items, at) for at in range(len(items))]
    cells = {
        "motif": [item.name for item in items.items],
        "kind": [item.kind for item in items.items],
        "entries": items.entries,
        "share": items.entries / max(n, 1),
        "share_low": low,
        "share_high": high,
        "count": items.count,
        "expected": found.expected,
        "q": found.q,
        "first": [first for first, _ in spans],
        "last": [last for _, last in spans],
        "everyday": found.everyday,
        "negated": _denied(read, denied, items),
        "gap": when.gap,
        "burstiness": when.burstiness,
        "trend": when.trend,
        "trend_q": trend_q,
        "changes": ["; ".join(day.isoformat() for day in one) for one in when.changes],
        "variants": ["; ".join(names) for names in found.variants],
    }
    made: pd.DataFrame = pd.DataFrame({column.name: cells[column.name] for column in COLUMNS})
    return made


def _denied(read: Reading, denied: Classes | None, items: Items) -> list[int]:
    """How often each item is denied."""
    if denied is None or read.negated is None:
        return [0] * len(items)
    return [0 if item.kind == "set" else len(places(read.negated, denied, item)) for item in items.items]


def _first_and_last(documents: Sequence[Document], items: Items, at: int) -> tuple[str, str]:
    nights = [
        night for entry in items.where(at).tolist() if (night := documents[entry].night).first is not None
    ]
    if not nights:
        return "", ""
    first = min(nights, key=lambda night: (night.first, night.last))
    return first.text, max(nights, key=lambda night: (night.last, night.first)).text


def _nights(found: _Found, days: list[Any]) -> tuple[dict[str, Any], tuple[str, ...]]:
    """The nights of each motif, for a strip over time, and a note on those without a full date."""
    every = sorted(day.isoformat() for day in days if day)
    strips = {
        item.key: sorted(day.isoformat() for entry in found.items.where(at).tolist() if (day := days[entry]))
        for at, item in enumerate(found.items.items)
    }
    picture = {
        "first": every[0] if every else "",
        "last": every[-1] if every else "",
        "nights": strips,
        "all": every,
    }
    undated = len(days) - len(every)
    if not undated:
        return picture, ()
    return picture, (f"{undated} of {len(days)} nights have no full date and are left out of the strips.",)
