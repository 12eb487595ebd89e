"""Keyness: which words one set of entries has more of than another, or than everyday English."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache, partial
from pathlib import Path
from typing import Any, ClassVar

import numpy as np
import pandas as pd
from scipy import special

from ..corpus import Corpus
from ..counting.arrays import Floats
from ..counting.coding import Way
from ..counting.counts import WordCounts
from ..counting.statistics import Z95, false_discovery
from ..lexicon import base_form, is_stop, stop_words, wordnet
from .everyday import SEMCOR_WORDS
from .network import word_places
from .notes import checked, small
from .reading import HasCorpus
from .result import Column, Result, asked_for, call, counted, number, parameters
from .source import source_of

COLUMNS = (
    Column("lemma", "Word", "text", "The word, by its base form."),
    Column("count_a", "Count", "integer", "How often it comes here."),
    Column("count_b", "Reference", "integer", "How often it comes in the reference."),
    Column("per_1000_a", "per 1000", "number", "Of a thousand words here (all words)."),
    Column("per_1000_b", "reference per 1000", "number", "Of a thousand words of the reference."),
    Column("g2", "G²", "number", "Log-likelihood ratio (Dunning 1993; Rayson and Garside 2000): how sure."),
    Column("log_ratio", "Log ratio", "number", "How many times more often, in doublings (Hardie 2014)."),
    Column("q", "q", "number", "Under .05 it is clear, false discoveries allowed for."),
    Column("low", "from", "number", "Lower end of the 95 % interval of the log ratio."),
    Column("high", "to", "number", "Upper end of the 95 % interval of the log ratio."),
    Column("entries_a", "Entries", "integer", "In how many entries it comes here: one long dream is one."),
)  # fmt: skip


@dataclass(frozen=True, eq=False, repr=False)
class Keyness(Result):
    """Words, the surest first; ``log_ratio`` above 0: more of them here."""

    kind: ClassVar[str] = "keyness"
    verb: ClassVar[str] = "keyness"


def keyness(
    corpus: Corpus | HasCorpus,
    reference: Corpus | HasCorpus | Mapping[str, int] | pd.DataFrame | str | Path = "everyday",
    *,
    parts: Sequence[str] = ("report",),
    lemma: str = "wordnet",
    stopwords: str = "english",
    hyphens: bool = False,
    negated: str = "apart",
    min_entries: int = 3,
    min_count: int = 3,
    limit: int | None = None,
    seed: int = 0,
) -> Keyness:
    """Which words come here more, or less, than in a reference.

    ``reference``: another corpus, or a table of how often words come: ``everyday`` (English prose, by the
    tags of SemCor that WordNet ships, 360,000 words of the 1960s), a mapping, a frame, or the path of a CSV
    file with the columns word and count; a row with the word ``*`` gives the number of all words, else it is
    the sum. Its words are brought to their base forms as those of the corpus are.

    One row a word that comes ``min_count`` times here or in the reference, and in ``min_entries`` entries of
    either; of a table's words, those that are here: lemma, count_a, count_b, per_1000_a, per_1000_b, g2,
    log_ratio, q (Benjamini and Hochberg), low and high (95 % interval of the log ratio), entries_a; the
    surest first. For a word that one side has not, half an occurrence stands for it in the log ratio. G²
    takes every occurrence as independent, which those in one dream are not: look at ``entries_a``. Raises
    ``ValueError`` for bad options.
    """
    options = {k: v for k, v in locals().items() if k not in ("corpus", "reference")} | {
        "parts": tuple(parts)
    }
    checked(min_entries=min_entries, min_count=min_count, **({} if limit is None else {"limit": limit}))
    way = Way(tuple(parts), lemma, stopwords, hyphens, negated)
    source = source_of(corpus, way)
    here = source.words()
    there, of = _reference(reference, way)
    frame = compared(here, there, min_entries, min_count).iloc[:limit]
    n = here.n
    made = parameters({**options, "reference": of}, wordnet=wordnet().version(), entries=n)
    asked = asked_for(keyness, options)
    code = against("keyness", of, asked)

    def evidence(row: int) -> Any:
        word = frame["lemma"][row]
        of_row = {"of": code, "key": f"lemma:{word}"}
        return source.passages(partial(word_places, word=word), f"Passages for {word}", made, of_row)

    named = "everyday English" if of == "everyday" else f"{number(there.n, 'entry')} of the reference"
    return Keyness(
        title=f"Words of {counted(n, tuple(parts))} against {named if there.n or of == 'everyday' else of}",
        caption=f"part {', '.join(parts)}; {here.total} words here, {there.total} in the reference",
        notes=(*source.notes, *small(n, min_entries, len(frame)), *source.coverage(lemma)),
        parameters=made,
        keys=tuple(f"lemma:{word}" for word in frame["lemma"]),
        columns=COLUMNS,
        picture={},
        _table=frame,
        _options=asked,
        _evidence=evidence,
        _code=code,
    )


def against(verb: str, of: str, asked: Mapping[str, Any]) -> str:
    """The Python that calls a verb with a reference: a path, a variable called ``reference``, or everyday."""
    given = [] if of == "everyday" else [of]
    return call(verb, asked, *given).replace("'reference'", "reference", 1)


def compared(here: WordCounts, there: WordCounts, min_entries: int, min_count: int) -> pd.DataFrame:
    """Two counts of words side by side, the surest difference first: the table of ``keyness``."""
    mine = {word: at for at, word in enumerate(here.words)}
    often_there = np.flatnonzero(there.entries >= min_entries).tolist()
    words = [*here.words, *(word for at in often_there if (word := there.words[at]) not in mine)]
    theirs = {word: at for at, word in enumerate(there.words)}
    at_b = np.array([theirs.get(word, -1) for word in words], dtype=np.int64)
    pad = np.zeros(len(words) - len(here.words), dtype=np.int64)
    a, entries_a = np.append(here.count, pad), np.append(here.entries, pad)
    b, entries_b = (np.append(values, 0)[at_b] for values in (there.count, there.entries))
    # A table has no entries, and most of its words are in nobody's dreams.
    often = (entries_a >= min_entries) | (entries_b >= min_entries)
    keep = np.flatnonzero(((a >= min_count) | (b >= min_count)) & often)
    a, b = a[keep], b[keep]
    g2, ratio, low, high = key_figures(a, b, here.total, there.total)
    frame = pd.DataFrame(
        {
            "lemma": np.array(words, dtype=object)[keep],
            "count_a": a,
            "count_b": b,
            "per_1000_a": 1000 * a / max(here.total, 1),
            "per_1000_b": 1000 * b / max(there.total, 1),
            "g2": g2,
            "log_ratio": ratio,
            "q": false_discovery(special.chdtrc(1, g2)),
            "low": low,
            "high": high,
            "entries_a": entries_a[keep],
        }
    )
    order = np.lexsort((frame["lemma"], -frame["g2"]))
    sorted_: pd.DataFrame = frame.iloc[order].reset_index(drop=True)
    return sorted_


def key_figures(a: Any, b: Any, n: int, m: int) -> tuple[Floats, Floats, Floats, Floats]:
    """G², log ratio and its 95 % interval of words that come ``a`` times of ``n`` and ``b`` of ``m``.

    Of the four cells of the table only those of the word itself, as Rayson and Garside 2000 have it.
    """
    one, other = np.asarray(a, dtype=float), np.asarray(b, dtype=float)
    if n == 0 or m == 0:
        none = np.full(len(one), np.nan)
        return np.zeros(len(one)), none, none, none
    share = (one + other) / (n + m)
    g2 = 2 * (special.xlogy(one, one / (n * share)) + special.xlogy(other, other / (m * share)))
    x, y = np.where(one > 0, one, 0.5), np.where(other > 0, other, 0.5)
    ratio = np.log2((x / n) / (y / m))
    half = Z95 * np.sqrt(np.maximum(1 / x + 1 / y - 1 / n - 1 / m, 0)) / np.log(2)
    return np.maximum(g2, 0), ratio, ratio - half, ratio + half


def _reference(reference: Any, way: Way) -> tuple[WordCounts, str]:
    """The counts of a reference, and what it is called in the parameters and the code."""
    if isinstance(reference, str) and reference == "everyday":
        return _everyday(way.lemma, way.stopwords), "everyday"
    if isinstance(reference, str | Path):
        return _of_table(*_rows(_csv(reference)), way), str(reference)
    if isinstance(reference, pd.DataFrame):
        return _of_table(*_rows(reference), way), "reference"
    if isinstance(reference, Mapping):
        frame = pd.DataFrame({"word": list(reference), "count": list(reference.values())})
        return _of_table(*_rows(frame), way), "reference"
    return source_of(reference, way).words(), "reference"


@lru_cache(maxsize=4)
def _everyday(lemma: str, stopwords: str) -> WordCounts:
    return _of_table(wordnet().tagged(), SEMCOR_WORDS, Way(lemma=lemma, stopwords=stopwords))


def _csv(path: str | Path) -> pd.DataFrame:
    try:
        frame: pd.DataFrame = pd.read_csv(path, sep=None, engine="python", keep_default_na=False)
    except (OSError, UnicodeDecodeError, pd.errors.ParserError, pd.errors.EmptyDataError) as error:
        raise ValueError(f"reference {str(path)!r} cannot be read: {error}") from None
    return frame


def _rows(frame: pd.DataFrame) -> tuple[dict[str, int], int]:
    if not {"word", "count"} <= set(frame.columns):
        raise ValueError(
            f"reference: it has the columns {', '.join(map(str, frame.columns))}; word and count are needed"
        )
    numbers = pd.to_numeric(frame["count"], errors="coerce")
    wrong = numbers.isna() | (numbers < 0) | (numbers % 1 != 0)
    if wrong.any():
        at = int(np.flatnonzero(wrong)[0])
        raise ValueError(
            f"reference: row {at + 1} has the count {frame['count'].iloc[at]}; whole numbers, 0 or more"
        )
    counts: dict[str, int] = {}
    for word, count in zip(frame["word"].astype(str), numbers.astype(int).tolist(), strict=True):
        counts[word.casefold()] = counts.get(word.casefold(), 0) + count
    total = counts.pop("*", None)
    return counts, sum(counts.values()) if total is None else total


def _of_table(counts: Mapping[str, int], total: int, way: Way) -> WordCounts:
    stops = stop_words(way.stopwords)
    found: dict[str, int] = {}
    for word, count in counts.items():
        base = base_form(word) if way.lemma != "none" else word
        if not is_stop(word, base, stops):
            found[base] = found.get(base, 0) + count
    often = np.array(list(found.values()), dtype=np.int64)
    return WordCounts(list(found), np.zeros(len(found), dtype=np.int64), often, 0, total)
