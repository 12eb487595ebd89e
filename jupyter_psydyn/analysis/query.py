"""A concordance of what somebody looks for: words, or a motif by its key."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from ..corpus import Corpus, tokens
from ..counting.coding import Way
from ..lexicon import base_form, load_lexicon
from .classes import classes
from .concordance import Concordance, Place, gather, in_a_row, marks
from .items import places
from .named import found_item, key_parts
from .reading import HasCorpus, Reading, corpus_of, read_words
from .result import asked_for, parameters


def concordance(
    corpus: Corpus | HasCorpus,
    query: str,
    *,
    parts: Sequence[str] = ("report",),
    lemma: str = "wordnet",
    stopwords: str = "none",
    hyphens: bool = False,
    lexicon: str | Path | None = None,
    sort: str = "",
) -> Concordance:
    """Every place where a word, several words in a row, or a motif stands.

    ``query``: words as written ("swimming pool"); with ``lemma="wordnet"`` every form of the same base
    form matches (waters, watered), with ``"none"`` the word alone, capital or not. Or the key of a motif, as
    ``motifs`` gives it: ``lemma:water``, ``phrase:extra room``, ``symbol:animals`` (a category of
    ``lexicon``), ``set:dog + gate``. Words on the list of ``stopwords`` match nothing. One row a match:
    entry, part, start, end (code points, end-exclusive), left, match, right, negated; of a set, one a
    sentence.

    ``sort``: up to three keys, ``"R1,L1"``: ``L1`` is the first word before the match, ``L2`` the one before
    that (to ``L5``), ``R1`` to ``R5`` the words after it, ``M`` the match, ``D`` the night; left out,
    the order of the corpus. Case, accents and punctuation do not count (see ``line_order``).

    Raises ``ValueError`` where the query holds no word, names no category, or an option is unknown.
    """
    options = {name: value for name, value in locals().items() if name != "corpus"}
    options |= {"parts": tuple(parts), "lexicon": None if lexicon is None else str(lexicon)}
    way = Way(tuple(parts), lemma, stopwords, hyphens, "counted")
    read = read_words(corpus_of(corpus), way)
    kind, name = key_parts(query)
    if kind in ("symbol", "set"):
        among = classes(read, load_lexicon(lexicon))
        found = places(read, among, found_item(read, among, query, lemma))
    else:
        found = _in_a_row(read, name, query, lemma, hyphens)
    asked = asked_for(concordance, options)
    made = gather(read, found, f"Concordance of {name}", parameters(options), asked)
    return made.sorted(sort)


def _in_a_row(read: Reading, words: str, query: str, lemma: str, hyphens: bool) -> list[Place]:
    wanted = [base_form(t.word) if lemma != "none" else t.word for t in tokens(words, hyphens=hyphens)]
    if not wanted:
        raise ValueError(f"query: no word in {query!r}")
    return marks(read, *in_a_row(read, [read.ids.get(word, -1) for word in wanted]))
