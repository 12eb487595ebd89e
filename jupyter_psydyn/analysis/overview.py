"""The overview: a series at a glance, before anything is asked of it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, ClassVar

import numpy as np

from ..corpus import Corpus, Document
from ..counting.arrays import Floats
from ..counting.coding import Way
from ..counting.statistics import rates
from ..lexicon.vader import rating
from .motifs import COLUMNS as OF_MOTIFS
from .motifs import Motifs, motifs
from .notes import checked, coverage, small
from .reading import HasCorpus, Reading, corpus_of, read_words
from .result import Result, asked_for, counted, parameters

_SHOWN = ("motif", "kind", "entries", "share", "share_low", "share_high", "first", "last", "gap", "trend",
          "trend_q", "changes")  # fmt: skip
COLUMNS = tuple(column for column in OF_MOTIFS if column.name in _SHOWN)
LEXICON = "VADER (Hutto and Gilbert 2014)"

# So many feelings have a band of their own: as many as colours are told apart.
BANDS = 7
# As many as `motifs` lists: what is clear among them depends on how many there are (false discoveries).
_RANKED = 200


@dataclass(frozen=True, eq=False, repr=False)
class Overview(Result):
    """The strongest motifs, one a row; ``picture`` has the nights, the feelings and the motifs by entry."""

    kind: ClassVar[str] = "overview"
    verb: ClassVar[str] = "overview"


def overview(
    corpus: Corpus | HasCorpus,
    *,
    parts: Sequence[str] = ("report",),
    lemma: str = "wordnet",
    stopwords: str = "english",
    hyphens: bool = False,
    negated: str = "apart",
    min_entries: int = 3,
    lexicon: str | Path | None = None,
    limit: int = 12,
    seed: int = 0,
) -> Overview:
    """A series at a glance: its nights, how much was told and recalled, feelings, the strongest motifs.

    One row a motif, the first ``limit`` of what ``motifs`` finds: motif, kind, entries, share with its 95 %
    interval (Wilson), first, last, gap, trend, trend_q, changes. ``.evidence`` is that of ``motifs``.

    The picture has columns, so that a page narrows it without asking again. ``entries``: the told ones and,
    of reports, the nights of which only the recall (none) or a feeling was noted, in order of night, those
    without a full date last: id, day (ISO, or empty), words told in these parts, recall. ``affects``: the
    dreamer's own words for feelings (``source`` own), the seven that come in most entries, and in two or
    more, each with the positions of its entries and its strengths there (1 to 5, or null), and the positions
    of all other mentions; where nobody entered any (``source`` lexicon), how many counted words of each entry
    VADER rates positive and negative (Hutto and Gilbert 2014), and its ``coverage``, the share of counted
    words that it rates. ``motifs``: each with its key, the positions of its entries, its rate per word told
    (see ``timing``; null where it is in all), and its change points.

    ``seed`` changes nothing here and is kept with the parameters. Raises ``ValueError`` for bad options.
    """
    options = {name: value for name, value in locals().items() if name != "corpus"}
    options |= {"parts": tuple(parts), "lexicon": None if lexicon is None else str(lexicon)}
    checked(limit=limit)
    source = corpus_of(corpus)
    reading = {name: options[name] for name in ("parts", "lemma", "stopwords", "hyphens", "negated")}
    ranked = motifs(
        source,
        **reading,
        min_entries=min_entries,
        lexicon=options["lexicon"],
        limit=max(limit, _RANKED),
        seed=seed,
    )
    read = read_words(source, Way(**reading))
    shown = ranked.frame[[column.name for column in COLUMNS]].head(limit)
    entries = _in_order(source, read, "report" in parts)
    feelings = _own(entries) or _by_lexicon(entries, read)
    known = {name: ranked.parameters[name] for name in ("wordnet", "symbols", "entries")}
    return Overview(
        title=f"Overview of {counted(len(read), tuple(parts))}",
        caption=f"part {', '.join(parts)}, the {limit} strongest motifs in {min_entries} or more",
        notes=(
            *source.notes,
            *small(len(read), min_entries, len(shown)),
            *coverage(read, None, lemma),
            *_undated(entries),
            *_said(feelings, entries),
        ),
        parameters=parameters(options, **known),
        keys=ranked.keys[:limit],
        columns=COLUMNS,
        picture=_picture(entries, feelings, _motifs(ranked, read, entries, len(shown))),
        _table=shown,
        _options=asked_for(overview, options),
        _evidence=ranked.evidence,
    )


@dataclass(frozen=True, eq=False)
class _Entries:
    """Entries in order of night. ``told``: where each entry of the reading stands; ``words`` of each."""

    documents: tuple[Document, ...]
    told: list[int]
    words: list[int]


def _in_order(corpus: Corpus, read: Reading, of_reports: bool) -> _Entries:
    words = {document.id: int(size) for document, size in zip(read.documents, read.words, strict=True)}
    ordered = sorted(
        (one for one in corpus if one.id in words or (of_reports and one.recall)),
        key=lambda one: one.night.day or date.max,
    )
    place = {document.id: at for at, document in enumerate(ordered)}
    return _Entries(
        tuple(ordered),
        [place[document.id] for document in read.documents],
        [words.get(document.id, 0) for document in ordered],
    )


def _picture(entries: _Entries, feelings: dict[str, Any], found: list[dict[str, Any]]) -> dict[str, Any]:
    days = [one.night.day.isoformat() if one.night.day else "" for one in entries.documents]
    dated = [day for day in days if day]
    return {
        "first": dated[0] if dated else "",
        "last": dated[-1] if dated else "",
        "entries": {
            "id": [one.id for one in entries.documents],
            "day": days,
            "words": entries.words,
            "recall": [one.recall for one in entries.documents],
        },
        "affects": feelings,
        "motifs": found,
    }


def _own(entries: _Entries) -> dict[str, Any]:
    """The dreamer's own words for feelings, those in most entries first; nothing where there are none.

    One that is named twice for an entry is named once, as strong as it was at most.
    """
    named: defaultdict[str, dict[int, int | None]] = defaultdict(dict)
    written: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for at, document in enumerate(entries.documents):
        for said, strength in document.affects:
            word = said.strip().casefold()
            written[word][said.strip()] += 1
            named[word][at] = max(named[word].get(at) or 0, strength or 0) or None
    if not named:
        return {}
    order = sorted(named, key=lambda word: (-len(named[word]), word))
    shown = [word for word in order if len(named[word]) > 1][:BANDS]
    other = order[len(shown) :]
    return {
        "source": "own",
        "words": [
            {
                "word": written[word].most_common(1)[0][0],
                "at": list(named[word]),
                "strength": list(named[word].values()),
            }
            for word in shown
        ],
        "other": {"words": len(other), "at": sorted(at for word in other for at in named[word])},
    }


def _by_lexicon(entries: _Entries, read: Reading) -> dict[str, Any]:
    of_form = np.array([rating(form) for form in read.forms], dtype=float)
    rated: Floats = of_form[read.form] if len(read.form) else np.zeros(0)
    size = len(entries.documents)
    place = np.array(entries.told, dtype=np.int64)[read.entry]
    return {
        "source": "lexicon",
        "name": LEXICON,
        "positive": np.bincount(place[rated > 0], minlength=size).tolist(),
        "negative": np.bincount(place[rated < 0], minlength=size).tolist(),
        "coverage": round(float((rated != 0).mean()), 4) if len(rated) else 0.0,
    }


def _motifs(ranked: Motifs, read: Reading, entries: _Entries, n: int) -> list[dict[str, Any]]:
    rate = rates(ranked.items.entries[:n], read.words)
    return [
        {
            "key": item.key,
            "name": item.name,
            "kind": item.kind,
            "at": sorted(entries.told[entry] for entry in ranked.items.where(at).tolist()),
            "rate": float(f"{rate[at]:.4g}") if np.isfinite(rate[at]) else None,
            "changes": [day for day in ranked.frame["changes"][at].split("; ") if day],
        }
        for at, item in enumerate(ranked.items.items[:n])
    ]


def _undated(entries: _Entries) -> list[str]:
    undated = sum(document.night.day is None for document in entries.documents)
    said = f"{undated} of {len(entries.documents)} nights have no full date: they have no place in time."
    return [said] * (undated > 0)


def _said(feelings: dict[str, Any], entries: _Entries) -> list[str]:
    if feelings["source"] == "lexicon":
        return [
            f"Nobody entered feelings. Positive and negative words are those of {feelings['name']}, which "
            f"rates {100 * feelings['coverage']:.0f} % of the counted words; what is denied is left out."
        ]
    with_feelings = sum(bool(document.affects) for document in entries.documents)
    return [f"Feelings, in own words, were entered for {with_feelings} of {len(entries.documents)} nights."]
