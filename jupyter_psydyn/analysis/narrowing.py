"""Less of a corpus: a period, the entries that hold a motif, some entries."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date

from ..corpus import Corpus
from ..counting.coding import Way
from ..lexicon import load_lexicon
from .classes import classes
from .items import places
from .named import found_item
from .reading import HasCorpus, corpus_of, read_words


def narrowed(
    corpus: Corpus | HasCorpus,
    *,
    since: str = "",
    until: str = "",
    motif: str = "",
    entry: str = "",
    entries: Collection[str] | None = None,
    parts: Sequence[str] = ("report",),
) -> Corpus:
    """The entries of nights from ``since`` to ``until`` (ISO days), with a ``motif`` in these ``parts``.

    ``motif`` is a key as ``motifs`` gives it (``lemma:water``); where it is denied it does not count.
    ``entry`` is an id, ``entries`` are ids. What is left empty leaves all in; a night without a full date is
    in no period.

    Raises ``ValueError`` for a day that is none, or a motif that is nowhere in the corpus.
    """
    whole = corpus_of(corpus)
    first, last = _day("since", since), _day("until", until)
    chosen = [set(entries)] if entries is not None else []
    if entry:
        chosen.append({entry})
    if motif:
        chosen.append(_holding(whole, motif, tuple(parts)))
    wanted = set.intersection(*chosen) if chosen else None
    if first is None and last is None and wanted is None:
        return whole
    return whole.only(
        lambda one: (
            (wanted is None or one.id in wanted)
            and (first is None or (one.night.day is not None and one.night.day >= first))
            and (last is None or (one.night.day is not None and one.night.day <= last))
        )
    )


def _holding(corpus: Corpus, motif: str, parts: tuple[str, ...]) -> set[str]:
    read = read_words(corpus, Way(parts))
    among = classes(read, load_lexicon(None))
    item = found_item(read, among, motif, "wordnet")
    return {read.documents[read.texts[place.text].entry].id for place in places(read, among, item)}


def _day(name: str, text: str) -> date | None:
    if not text:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise ValueError(f"{name}: {text!r} is no day; write it as 2026-03-01") from None
