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
from pathlib import Path
from typing import Any

from tests.benchmarks.peers.job import Clock, Floats, Ints, answer


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


def job(path: Path, unit: str, clock: Clock) -> Counted:
    """The job of record, from a file with one report a line.

    ``unit`` is ``window`` (of 5 kept words) or ``entry``; lemmas in ``MIN_ENTRIES`` reports or more. Base
    forms by ``base_form`` alone, without the neighbours' help, and denied words counted: no peer
    could count the same else. Names its phases with ``clock.phase``. Must stay below 2 GB at 400,000
    reports: may read by pieces.
    """
    raise NotImplementedError("job")


def spread(path: Path, workers: int, clock: Clock) -> Counted:
    """The same for ``window``, by Dask on a local cluster of so many processes of one thread each.

    Starts and ends the cluster (a phase of its own: ``cluster``); must count the same to the last digit.
    """
    raise NotImplementedError("spread")


def tokenise(texts: list[str]) -> Any:
    """All words of the reports with their spans."""
    raise NotImplementedError("tokenise")


def lemmatise(tokenised: Any) -> Any:
    """The base form of each different word, and whether it is left out."""
    raise NotImplementedError("lemmatise")


def encode(tokenised: Any, lemmatised: Any) -> Any:
    """The counted words as numbers, with their report and their sentence: what all later steps read.

    A word's way from its letters to a row of arrays, as far as ``tokenise`` and ``lemmatise`` left it.
    """
    raise NotImplementedError("encode")


def windows(encoded: Any) -> Any:
    """Counts of all pairs in windows of 5, of lemmas in ``MIN_ENTRIES`` reports or more."""
    raise NotImplementedError("windows")


def entries(encoded: Any) -> Any:
    """Counts of all pairs in the same report, of lemmas in ``MIN_ENTRIES`` reports or more."""
    raise NotImplementedError("entries")


def sentences(encoded: Any) -> Any:
    """Counts of all pairs in the same sentence, of lemmas in ``MIN_ENTRIES`` reports or more."""
    raise NotImplementedError("sentences")


def measures(windows: Any) -> Any:
    """NPMI and G2 of all pairs of ``windows``."""
    raise NotImplementedError("measures")


def motifs(encoded: Any) -> Any:
    """``psd.motifs`` as a user calls it, with what is read already at hand."""
    raise NotImplementedError("motifs")


def network(encoded: Any) -> Any:
    """``psd.network`` as a user calls it, with what is read already at hand."""
    raise NotImplementedError("network")


def keyness(encoded: Any) -> Any:
    """``psd.keyness`` of the first tenth of the reports against the rest."""
    raise NotImplementedError("keyness")


def recurrence(encoded: Any) -> Any:
    """``psd.recurrence`` of the lemma in most reports, a report a night."""
    raise NotImplementedError("recurrence")


def similar(encoded: Any) -> Any:
    """``psd.similar`` to the first report."""
    raise NotImplementedError("similar")


def cloud(encoded: Any) -> Any:
    """``psd.wordcloud``, nothing cached."""
    raise NotImplementedError("cloud")


def everything(texts: list[str]) -> Any:
    """All of the above at once as the panel asks for it, from the raw reports, nothing cached."""
    raise NotImplementedError("everything")


def begun(texts: list[str]) -> Any:
    """The counts that more dreams can be added to."""
    raise NotImplementedError("begun")


def one_more(counts: Any, text: str) -> Any:
    """These counts and one more dream: its words, counts and the scores of the pairs it touches."""
    raise NotImplementedError("one_more")


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
