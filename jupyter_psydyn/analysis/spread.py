"""A corpus in parts on a Dask cluster: three pure functions, ``partial``, ``merge`` and ``finish``.

``partial`` codes a part where it lies, ``merge`` adds counts, ``finish`` is what every verb does with
counts, so that the result is the one of a single process to the last digit. Dask is an extra (``pip install
jupyter_psydyn[dask]``); below about 200,000 reports a cluster only loses (3 s to start one).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache, reduce
from operator import add
from typing import Any

import numpy as np

from ..corpus import Corpus, Document, Night
from ..counting.coding import Coded, Coder, Way, together
from ..counting.counts import PairCounts, WordCounts, count_pairs, count_words
from ..counting.threads import alone
from .concordance import Concordance, gather
from .notes import known_share, known_words
from .reading import read_words
from .source import Find, joined

# Passages of a word on a cluster may be millions; so many are brought here, the first.
_PASSAGES = 1000
# Parts that are counted as one, at most: of 32 MB of text each they take 400 MB.
_TOGETHER = 16


class Spread:
    """A bag or a frame of Dask. It needs a client of ``dask.distributed`` that is connected already.

    A bag holds texts, ``Document``s, or mappings; a frame and a mapping have the columns ``text`` (or
    ``report``), and, if there are any, ``id`` and ``date``. Raises ``ValueError`` where there is no cluster.
    """

    notes: tuple[str, ...] = ()

    def __init__(self, collection: Any, way: Way) -> None:
        self._client = _client()
        self._way = way
        self._parts = self._client.compute(list(collection.to_delayed()))
        # Kept on the workers: the texts are read once, and every count starts from the numbers.
        self._coded = self._client.map(partial, self._parts, range(len(self._parts)), way=way)
        self._words: WordCounts | None = None

    def words(self) -> WordCounts:
        """The counts of all words."""
        if self._words is None:
            counted = self._client.map(count_words, self._coded)
            _show(counted)
            self._words = merge(self._client.gather(counted))
        return self._words

    def pairs(self, words: Sequence[str], unit: str) -> PairCounts:
        """The counts of pairs."""
        self.words()  # so that every part is coded by now, and lies somewhere
        # In a list: a bare list of words would be scattered word by word, each under a key of its own.
        (sent,) = self._client.scatter([words], broadcast=True)
        # Parts that lie on one worker are put together first: a table of pairs is larger than the words it is
        # counted from, and adding tables up takes longer than counting.
        counted = [
            self._client.submit(_pairs, parts[at : at + _TOGETHER], sent, unit, workers=[worker])
            for worker, parts in self._by_worker().items()
            for at in range(0, len(parts), _TOGETHER)
        ]
        _show(counted)
        found: PairCounts = merge(self._client.gather(counted))
        return found

    def _by_worker(self) -> dict[str, list[Any]]:
        where = self._client.who_has(self._coded)
        found: dict[str, list[Any]] = {}
        for part in self._coded:
            found.setdefault(where[part.key][0], []).append(part)
        return found

    def coded(self) -> None:
        """Nothing: the words are not in one place."""

    def coverage(self, lemma: str) -> tuple[str, ...]:
        """How much of the text the word lists know."""
        words = self.words()
        return (known_words(known_share(words.words, words.count)),)

    def passages(self, find: Find, title: str, made: dict[str, Any], of: dict[str, Any]) -> Concordance:
        """The first thousand passages, in the order of the parts."""
        found: list[Concordance] = []
        for at, part in enumerate(self._parts):
            task = self._client.submit(_passages, part, at, self._way, find, title, made, of)
            found.append(task.result())
            if sum(len(one) for one in found) >= _PASSAGES:
                break
        total = sum(len(one) for one in found)
        searched = f"{len(found)} of {len(self._parts)} parts searched"
        return joined(found, title, f"{total} passages, {searched}")


def gathered(collection: Any) -> Corpus:
    """All entries of a bag or a frame, for verbs that need the texts in one place (motifs, symbols ...)."""
    client = _client()
    parts = client.compute(list(collection.to_delayed()))
    found = client.map(_documents, parts, range(len(parts)))
    _show(found)
    return Corpus(tuple(one for part in client.gather(found) for one in part))


def _client() -> Any:
    try:
        from distributed import get_client

        return get_client()
    except ImportError:
        raise ValueError("a collection of Dask needs: pip install jupyter_psydyn[dask]") from None
    except ValueError:
        raise ValueError(
            "no Dask cluster is connected: from dask.distributed import Client; client = Client()"
        ) from None


def partial(rows: Any, number: int, way: Way) -> Coded:
    """One part, coded."""
    coder = _coder(way)
    if isinstance(rows, list) and way.parts == ("report",) and all(type(row) is str for row in rows):
        return coder.code([text for text in rows if text.strip()])
    documents = _documents(rows, number)
    told = [
        [text for part in way.parts if (text := one.parts.get(part, ""))]
        for one in documents
        if any(one.parts.get(part, "").strip() for part in way.parts)
    ]
    each = np.repeat(np.arange(len(told), dtype=np.int32), [len(texts) for texts in told])
    return coder.code([text for texts in told for text in texts], each)


@lru_cache(maxsize=2)
def _coder(way: Way) -> Coder:
    """One for all parts a worker reads: what it has learnt of a form it need not learn again."""
    return Coder(way)


def _pairs(parts: list[Coded], words: Sequence[str], unit: str) -> PairCounts:
    with alone():
        return count_pairs(together(parts), words, unit)


def merge(counts: Iterable[Any]) -> Any:
    """Counts of parts, added in their order."""
    return reduce(add, counts)


def _documents(rows: Any, number: int) -> list[Document]:
    if hasattr(rows, "to_dict"):
        rows = rows.to_dict("records")
    return [_document(row, f"{number}:{at}") for at, row in enumerate(rows)]


def _document(row: Any, otherwise: str) -> Document:
    if isinstance(row, Document):
        return row
    if isinstance(row, str):
        return Document(otherwise, {"report": row})
    text = row.get("text", row.get("report"))
    if not isinstance(text, str):
        raise ValueError(
            f"row {otherwise}: a column text (or report) is needed; it has {', '.join(map(str, row))}"
        )
    return Document(
        str(row.get("id", otherwise)), {"report": text}, Night.parse(str(row.get("date", "") or ""))
    )


def _passages(
    rows: Any, number: int, way: Way, find: Find, title: str, made: dict[str, Any], of: dict[str, Any]
) -> Concordance:
    read = read_words(Corpus(tuple(_documents(rows, number))), way)
    return gather(read, find(read)[:_PASSAGES], title, made, of)


def _show(tasks: list[Any]) -> None:
    """A progress bar while they run: in a notebook as a widget, on a terminal as text, else none."""
    import sys

    from distributed import progress, wait

    if "ipykernel" in sys.modules or sys.stderr.isatty():
        progress(tasks)
    wait(tasks)
