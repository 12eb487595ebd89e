"""Motifs: what comes back from entry to entry."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, ClassVar

import numpy as np

from ..corpus import Corpus
from ..lexicon import load_lexicon, wordnet
from .concordance import gather
from .items import (
    SEMCOR_WORDS,
    UNSEEN,
    Items,
    everyday_rates,
    lemmas,
    phrases,
    places,
    sets,
    symbols,
)
from .notes import checked, coverage, small
from .reading import HasCorpus, Reading, corpus_of, read_words
from .result import Column, Result, call, changed, counted, parameters, table
from .statistics import dealt, deviance, false_discovery, spread, wilson

SPREAD = (
    "Under .05 its spread over the entries is not that of chance (of a set: its words come together more "
    "often), false discoveries allowed for. It does not say whether the motif matters."
)
EVERYDAY = (
    "Entries that would hold it, were it as common as in everyday English (SemCor, 360,000 words of the "
    "1960s); not known for phrases and sets."
)
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
)  # fmt: skip

# Words, classes and pairs cannot be ranked by one figure: they take turns, so many of each in turn.
TURNS = ((("lemma", "phrase"), 5.0), (("symbol",), 1.5), (("set",), 1.0))
# A motif that takes hold of an entry (many words of it in one) counts more, by this much.
HOLD = 2.0
# Verbs and qualities are less often what a reader would call a motif than things and people are.
NOT_A_NOUN = 0.5
# The everyday rate of a class is a rough one (its words are counted in all their senses): it counts half.
ROUGH = 0.5
_EXPLAINED = 0.8
_DEFAULTS: dict[str, Any] = {
    "parts": ("report",),
    "lemma": "wordnet",
    "stopwords": "english",
    "min_entries": 3,
    "min_count": 1,
    "lexicon": None,
    "limit": 200,
    "seed": 0,
}


@dataclass(frozen=True, eq=False, repr=False)
class Motifs(Result):
    """Motifs, the most surprising first. ``surprise`` has one value a row: the weight clouds use."""

    surprise: tuple[float, ...] = ()
    kind: ClassVar[str] = "motifs"
    verb: ClassVar[str] = "motifs"


@dataclass(frozen=True, eq=False)
class _Finding:
    """One item that comes back: its place among its kind, and what was worked out for it."""

    items: Items
    at: int
    surprise: float
    expected: float
    q: float
    everyday: float

    @property
    def name(self) -> str:
        return self.items.names[self.at]

    @property
    def key(self) -> str:
        return f"{self.items.kind}:{self.name}"


def motifs(
    corpus: Corpus | HasCorpus,
    *,
    parts: Sequence[str] = ("report",),
    lemma: str = "wordnet",
    stopwords: str = "english",
    min_entries: int = 3,
    min_count: int = 1,
    lexicon: str | Path | None = None,
    limit: int | None = 200,
    seed: int = 0,
) -> Motifs:
    """What comes back in ``min_entries`` entries or more: words, phrases, classes of things, pairs.

    One row a motif: motif, kind, entries, share with its 95 % interval (Wilson 1927), count, expected, q,
    first, last.

    ``expected`` is the number of entries with the item, were its tokens dealt out at random over the
    entries in proportion to their lengths: the sum over entries of 1 - (1 - s)^count, s the entry's share
    of all words (occupancy, Feller 1968). ``q`` is from the two-sided test of ``entries`` against it
    (Poisson for the repeats), Benjamini and Hochberg 1995 over all items. Entries below ``expected``: it
    comes in clusters. For a set, ``expected`` counts entries that would hold both words if these were
    independent (allowing for length), the test is one-sided; sets are listed where q is under .05, at
    most two with the same word.

    The order is by surprise. A word's is its deviance against everyday English (entries seen against
    entries expected at the rate of SemCor) plus twice its residual idf, entries x ln(expected / entries)
    (Church and Gale 1995, Inverse document frequency): what is rare elsewhere, comes back here, and takes
    hold of the entries it is in. A set's is the deviance of its entries against ``expected``. Words and
    phrases, symbols, and sets take turns, in the proportion of ``TURNS``. A word that nearly always stands
    in one listed phrase, and a symbol that is nearly always one word, are left out. ``limit``: so many rows
    at most, ``None``: all.

    ``seed`` changes nothing here and is kept with the parameters. Raises ``ValueError`` for bad options.
    """
    options = {
        "parts": tuple(parts),
        "lemma": lemma,
        "stopwords": stopwords,
        "min_entries": min_entries,
        "min_count": min_count,
        "lexicon": None if lexicon is None else str(lexicon),
        "limit": limit,
        "seed": seed,
    }
    checked(min_entries=min_entries, min_count=min_count)
    source = corpus_of(corpus)
    words = load_lexicon(lexicon)
    read = read_words(source, tuple(parts), lemma, stopwords)
    rates = everyday_rates(read)
    singles = [
        kind.only(np.flatnonzero((kind.entries >= min_entries) & (kind.count >= min_count)))
        for kind in (lemmas(read), phrases(read, min_entries), symbols(read, words))
    ]
    tested = [dealt(kind.count, read.words) for kind in singles]
    p = [spread(kind.count, kind.entries, e) for kind, e in zip(singles, tested, strict=True)]
    q = np.split(false_discovery(np.concatenate(p)), np.cumsum([len(one) for one in p])[:-1])

    findings: list[_Finding] = []
    for kind, expected, qs, keep in zip(singles, tested, q, _unexplained(*singles), strict=True):
        everyday = _everyday(read, kind, rates)
        surprise = deviance(kind.entries, everyday) * (ROUGH if kind.kind == "symbol" else 1.0)
        surprise = (surprise + HOLD * _hold(kind, expected)) * _weights(kind)
        findings += _findings(kind, surprise, expected, qs, everyday, keep)
    together, expected, q_sets = sets(read, lemmas(read), max(min_entries, 2), min_count)
    surprise = deviance(together.entries, expected)
    everyday = np.full(len(together.names), np.nan)
    findings += _findings(together, surprise, expected, q_sets, everyday, range(len(together.names)))
    ranked = _in_turn(findings)[:limit]
    more = (f"The {limit} most surprising of {len(findings)} motifs.",) * (len(ranked) < len(findings))

    rows = [_row(read, one) for one in ranked]
    keys = tuple(one.key for one in ranked)
    nights, undated = _nights(read, ranked)
    n = len(read.documents)
    made = parameters(
        options, wordnet=wordnet().version(), symbols=f"{words.name} {words.version}", entries=n
    )
    asked = changed(options, _DEFAULTS)

    def evidence(row: int) -> Any:
        one = ranked[row]
        of = {
            "of": call("motifs", asked),
            "key": keys[row],
        }
        return gather(
            read,
            places(read, one.items.kind, one.items.members[one.at]),
            f"Passages for {one.name}",
            made,
            of,
        )

    notes = (*source.notes, *small(n, min_entries, len(rows)), *more, *coverage(read, words, lemma), *undated)
    return Motifs(
        title=f"Motifs of {counted(n, tuple(parts))}",
        caption=f"part {', '.join(parts)}, each in {min_entries} or more",
        notes=notes,
        parameters=made,
        keys=keys,
        columns=COLUMNS,
        picture=nights,
        _table=table(rows, COLUMNS),
        _options=asked,
        _evidence=evidence,
        surprise=tuple(one.surprise for one in ranked),
    )


def _everyday(read: Reading, kind: Items, rates: Any) -> Any:
    """In how many entries each item would be at its rate in everyday English."""
    if kind.kind == "lemma":
        rate = np.array([rates[words[0]] for words in kind.members])
    elif kind.kind == "symbol":
        rate = np.array([(rates[list(one)] - UNSEEN / SEMCOR_WORDS).sum() for one in kind.members])
        rate = rate + UNSEEN / SEMCOR_WORDS
    else:
        # Everyday English is not counted by phrases: any of them is held to be as rare as a rare word.
        rate = np.full(len(kind.names), UNSEEN / SEMCOR_WORDS)
    length, how_many = np.unique(read.words, return_counts=True)
    return (how_many * -np.expm1(-np.multiply.outer(rate, length))).sum(-1)


def _hold(kind: Items, expected: Any) -> Any:
    """Residual idf times entries: how much an item takes hold of the entries it is in."""
    return np.maximum(kind.entries * np.log(np.maximum(expected, 1e-9) / np.maximum(kind.entries, 1)), 0)


def _weights(kind: Items) -> Any:
    if kind.kind != "lemma":
        return np.ones(len(kind.names))
    facts = wordnet()
    mostly = [2 * facts.count(word, "n") >= facts.total(word) for word in kind.names]
    return np.where(mostly, 1.0, NOT_A_NOUN)


def _findings(
    kind: Items, surprise: Any, expected: Any, q: Any, everyday: Any, keep: Sequence[int]
) -> list[_Finding]:
    figures = np.stack([surprise, expected, q, everyday], axis=1)
    return [_Finding(kind, at, *map(float, figures[at])) for at in keep]


def _in_turn(findings: list[_Finding]) -> list[_Finding]:
    """All findings, each kind's most surprising first, the kinds taking turns."""
    placed = []
    for kinds, turns in TURNS:
        ours = sorted(
            (one for one in findings if one.items.kind in kinds), key=lambda one: (-one.surprise, one.key)
        )
        placed += [((turn + 1) / turns, one.key, one) for turn, one in enumerate(ours)]
    return [one for _, _, one in sorted(placed, key=lambda place: place[:2])]


def _unexplained(words: Items, rows: Items, classes: Items) -> tuple[list[int], list[int], list[int]]:
    """Words but those that stand in one phrase only, all phrases, symbols but those that are one word."""
    in_phrase: dict[int, int] = {}
    for members, count in zip(rows.members, rows.count.tolist(), strict=True):
        for word in members:
            in_phrase[word] = max(in_phrase.get(word, 0), count)
    kept_words = [
        at
        for at, (word,) in enumerate(words.members)
        if in_phrase.get(word, 0) < _EXPLAINED * words.count[at]
    ]
    by_word = {word: int(n) for (word,), n in zip(words.members, words.count, strict=True)}
    most = [max((by_word.get(word, 0) for word in members), default=0) for members in classes.members]
    kept_classes = [at for at, n in enumerate(classes.count.tolist()) if most[at] < _EXPLAINED * n]
    return kept_words, list(range(len(rows.names))), kept_classes


def _row(read: Reading, one: _Finding) -> dict[str, Any]:
    kind, at, n = one.items, one.at, len(read.documents)
    low, high = wilson(kind.entries[at], n)
    dates = [
        night for entry in _entries(kind, at) if (night := read.documents[entry].night).first is not None
    ]
    return {
        "motif": one.name,
        "kind": kind.kind,
        "entries": int(kind.entries[at]),
        "share": int(kind.entries[at]) / n,
        "share_low": float(low),
        "share_high": float(high),
        "count": int(kind.count[at]),
        "expected": one.expected,
        "q": one.q,
        "first": min(dates, key=lambda night: (night.first, night.last)).text if dates else "",
        "last": max(dates, key=lambda night: (night.last, night.first)).text if dates else "",
        # Of a phrase no everyday rate is known: it is ranked as a rare word.
        "everyday": None if kind.kind == "phrase" else one.everyday,
    }


def _entries(kind: Items, at: int) -> list[int]:
    return [int(entry) for entry in np.sort(kind.inside[:, [at]].nonzero()[0])]


def _nights(read: Reading, ranked: list[_Finding]) -> tuple[dict[str, Any], tuple[str, ...]]:
    """The nights of each motif, for a strip over time, and a note on those without a full date."""
    days = [document.night.day for document in read.documents]
    every = sorted(day.isoformat() for day in days if day)
    strips = {
        one.key: sorted(day.isoformat() for entry in _entries(one.items, one.at) if (day := days[entry]))
        for one in ranked
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
