"""`narrow`: less of a journal, also by what people marked in it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from ..corpus import Corpus
from ..journal import Annotation, Journal, Layer
from .layers import is_seen

if TYPE_CHECKING:
    from ..analysis.reading import HasCorpus


def narrow(
    source: Corpus | HasCorpus,
    *,
    since: str = "",
    until: str = "",
    motif: str = "",
    code: str = "",
    entry: str = "",
    parts: Sequence[str] = ("report",),
) -> Corpus:
    """The entries of a corpus or a journal that are left when all but these are put aside.

    ``since``, ``until``: ISO days, both included; ``motif``: a key as ``motifs`` gives it (``lemma:water``),
    counted in ``parts``; ``code``: the id of a code, for the entries in which it was marked and accepted (of
    a journal; private layers do not count, nor what another reader has not released); ``entry``: an id. What
    is left empty leaves all in.

    Raises ``ValueError`` for a day that is none, a motif that is nowhere, an entry or a code of no journal.
    """
    # Late: the server asks here which entries are coded, and never imports NumPy.
    from ..analysis.narrowing import narrowed

    corpus = source if isinstance(source, Corpus) else source.corpus()
    if entry and all(one.id != entry for one in corpus):
        raise ValueError(f"entry: there is no {entry!r}")
    coded: set[str] | None = None
    if code:
        if not isinstance(source, Journal):
            raise ValueError("code: passages are coded in a journal; give the journal, not its corpus")
        coded = coded_entries(source, code)
    return narrowed(corpus, since=since, until=until, motif=motif, entry=entry, entries=coded, parts=parts)


def call(verb: str, asked: Mapping[str, Any], is_narrowed: bool) -> str:
    """The Python that calls a verb with a journal; narrowed, with the corpus that `narrow` made of it."""
    given = ["journal", *["within=corpus"] * is_narrowed]
    return f"psd.{verb}({', '.join([*given, *(f'{name}={value!r}' for name, value in asked.items())])})"


def coded_entries(journal: Journal, code: str) -> set[str]:
    """The ids of the entries with accepted annotations of a code, by its id, as the author may see them."""
    seen = {one.id for one in journal.records(Layer) if is_seen(one, journal.author) and not one.private}
    return {
        one.entry
        for one in journal.records(Annotation)
        if one.code == code and one.state == "accepted" and not one.lost and one.layer in seen
    }
