"""Our side of the benchmark, one function a step: the only file here that knows the analysis engine.

    python -m tests.benchmarks.ours job FILE [--unit window|entry] [--workers 2] [--check]

does the job of record (``peers/job.py``) and prints the line that a peer prints. With ``--workers`` Dask does
it on a local cluster of so many processes. Nothing of the engine may be imported at the top: an import is a
part of the time, and of the phase that needs it first.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from tests.benchmarks.peers.job import MIN_ENTRIES, Clock, Floats, Ints, answer


@dataclass(frozen=True, eq=False)
class Counted:
    """The job done: of ``reports``, with ``words`` in all, stop words too; ``lemmas`` in enough of them.

    ``pairs`` is (first, second, count): positions in ``vocabulary``, two different lemmas, each pair once,
    whichever word comes first; ``npmi`` and ``g2`` have a value for each pair.
    """

    reports: int
    words: int
    lemmas: int
    vocabulary: Sequence[str]
    pairs: tuple[Ints, Ints, Ints]
    npmi: Floats
    g2: Floats


WINDOWS = "window:5"


def _way() -> Any:
    from jupyter_psydyn.counting import Way

    return Way(lemma="types", negated="counted")


def job(path: Path, unit: str, clock: Clock) -> Counted:
    """The job of record, from a file with one report a line.

    ``unit`` is ``window`` (of 5 kept words) or ``entry``; lemmas in ``MIN_ENTRIES`` reports or more. One base
    form for each word whatever its use, and denied words counted: no peer could count the same else. The
    file is read by pieces of 4 MB.
    """
    with clock.phase("import"):
        from jupyter_psydyn.counting import code_texts, count_pairs, count_words
    with clock.phase("code"), path.open(encoding="utf-8") as lines:
        coded = code_texts(lines, _way())
    with clock.phase("words"):
        words = count_words(coded)
        names = words.strongest(MIN_ENTRIES)
    with clock.phase("pairs"):
        pairs = count_pairs(coded, names, WINDOWS if unit == "window" else unit)
    return _measured(words, pairs, clock)


def spread(path: Path, workers: int, clock: Clock) -> Counted:
    """The same for ``window``, by Dask on a local cluster of so many processes of one thread each."""
    with clock.phase("import"):
        import dask
        from dask import bag
        from dask.distributed import Client, LocalCluster

        from jupyter_psydyn.analysis.spread import Spread
    with clock.phase("cluster"):
        # Dask gives memory back to the system after every task, which costs arrays a third of their time.
        plain = {"MALLOC_TRIM_THRESHOLD_": -1, "MALLOC_MMAP_THRESHOLD_": 1 << 30, "OMP_NUM_THREADS": 1}
        dask.config.set({"distributed.nanny.pre-spawn-environ": plain})
        cluster = LocalCluster(n_workers=workers, threads_per_worker=1, dashboard_address=None)
        client = Client(cluster)
    source = Spread(bag.read_text(str(path), blocksize="32MB"), _way())
    with clock.phase("words"):
        words = source.words()
        names = words.strongest(MIN_ENTRIES)
    with clock.phase("pairs"):
        pairs = source.pairs(names, WINDOWS)
    done = _measured(words, pairs, clock)
    with clock.phase("cluster"):
        client.close()
        cluster.close()
    return done


def _measured(words: Any, pairs: Any, clock: Clock) -> Counted:
    with clock.phase("measures"):
        table = pairs.table()
        npmi, g2 = table.measure("npmi"), table.measure("g2")
    return Counted(
        words.n,
        words.total,
        len(pairs.words),
        pairs.words,
        (table.first.astype("int64"), table.second.astype("int64"), table.both),
        npmi,
        g2,
    )


def tokenise(texts: list[str]) -> Any:
    """All words of the reports with their spans."""
    from jupyter_psydyn.corpus.words import read_texts

    return read_texts(texts)


def lemmatise(tokenised: Any) -> Any:
    """The base form of each different word, and whether it is left out."""
    from jupyter_psydyn.lexicon import base_form, bases_of, is_stop, stop_words

    base_form.cache_clear()
    stops = stop_words("english")
    return [is_stop(form, bases_of(form).default, stops) for form in tokenised.forms.names]


def encode(texts: list[str]) -> Any:
    """The corpus and its reading, as the verbs hold it: words, base forms by their use, denials, places."""
    from jupyter_psydyn.analysis.reading import read_words
    from jupyter_psydyn.corpus import Corpus, Document
    from jupyter_psydyn.counting import Way

    night = _nights()
    corpus = Corpus(
        tuple(Document(str(at), {"report": text}, night[at % 3600]) for at, text in enumerate(texts))
    )
    return corpus, read_words(corpus, Way())


@cache
def _nights() -> list[Any]:
    from jupyter_psydyn.corpus import Night

    return [Night.parse(f"{1990 + at // 360}-{at // 30 % 12 + 1:02}-{at % 28 + 1:02}") for at in range(3600)]


def _pairs(encoded: Any, unit: str) -> Any:
    from jupyter_psydyn.counting import count_pairs, count_words

    _, read = encoded
    return count_pairs(read, count_words(read).strongest(MIN_ENTRIES), unit)


def windows(encoded: Any) -> Any:
    """Counts of all pairs in windows of 5, of lemmas in ``MIN_ENTRIES`` reports or more."""
    return _pairs(encoded, WINDOWS)


def entries(encoded: Any) -> Any:
    """Counts of all pairs in the same report, of lemmas in ``MIN_ENTRIES`` reports or more."""
    return _pairs(encoded, "entry")


def sentences(encoded: Any) -> Any:
    """Counts of all pairs in the same sentence, of lemmas in ``MIN_ENTRIES`` reports or more."""
    return _pairs(encoded, "sentence")


def measures(windows: Any) -> Any:
    """NPMI and G2 of all pairs of ``windows``."""
    table = windows.table()
    return table.measure("npmi"), table.measure("g2")


def motifs(encoded: Any) -> Any:
    """``psd.motifs`` as a user calls it, with what is read already at hand."""
    import jupyter_psydyn as psd

    return psd.motifs(encoded[0])


def network(encoded: Any) -> Any:
    """``psd.network`` as a user calls it, with what is read already at hand."""
    import jupyter_psydyn as psd

    return psd.network(encoded[0])


def keyness(encoded: Any) -> Any:
    """``psd.keyness`` of the first tenth of the reports against the rest."""
    import jupyter_psydyn as psd
    from jupyter_psydyn.corpus import Corpus

    documents = encoded[0].documents
    cut = len(documents) // 10
    return psd.keyness(Corpus(documents[:cut]), Corpus(documents[cut:]))


def recurrence(encoded: Any) -> Any:
    """``psd.recurrence`` of the lemma in most reports."""
    import jupyter_psydyn as psd
    from jupyter_psydyn.counting import count_words

    corpus, read = encoded
    (word,) = count_words(read).strongest(1, 1)
    return psd.recurrence(corpus, word)


def similar(encoded: Any) -> Any:
    """``psd.similar`` to the first report."""
    import jupyter_psydyn as psd

    return psd.similar(encoded[0], "0")


def cloud(encoded: Any) -> Any:
    """``psd.wordcloud``, nothing cached."""
    import sys

    import jupyter_psydyn as psd

    drawing = sys.modules[psd.wordcloud.__module__]
    drawing.laid_out.cache_clear()
    drawing._drawn.cache_clear()
    return psd.wordcloud(encoded[0])


def everything(texts: list[str]) -> Any:
    """From the raw reports: motifs, symbols, and the network in entries, in sentences and in windows."""
    import jupyter_psydyn as psd

    corpus, _ = encode(texts)
    return (
        psd.motifs(corpus),
        psd.symbols(corpus),
        *(psd.network(corpus, unit=unit) for unit in ("entry", "sentence", WINDOWS)),
    )


def begun(texts: list[str]) -> Any:
    """The counts that more dreams can be added to, and the words whose pairs are followed."""
    from jupyter_psydyn.counting import LiveCounts

    live = LiveCounts([[text] for text in texts])
    words = live.words().strongest(MIN_ENTRIES)
    live.pairs(words, WINDOWS)
    return live, words


def one_more(counts: Any, text: str) -> Any:
    """These counts and one more dream: its words and its pairs; the scores follow when they are asked for."""
    live, words = counts
    live.add([text])
    return live, words


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("what", choices=["job"])
    parser.add_argument("file", type=Path)
    parser.add_argument("--unit", choices=["window", "entry"], default="window")
    parser.add_argument("--workers", type=int, default=0)
    parser.add_argument("--check", action="store_true")
    asked = parser.parse_args()
    clock = Clock()
    file, workers = asked.file, asked.workers
    done = spread(file, workers, clock) if workers else job(file, asked.unit, clock)
    answer(
        "ours",
        clock,
        done.vocabulary,
        done.pairs,
        asked.check,
        reports=done.reports,
        words=done.words,
        lemmas=done.lemmas,
        npmi=round(float(done.npmi.sum()), 6),
        g2=round(float(done.g2.sum()), 3),
    )


if __name__ == "__main__":
    main()
