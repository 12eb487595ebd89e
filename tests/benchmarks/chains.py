"""What the measures of 10,000 chains of 20 words take: each by itself, then the whole table and picture.

    python -m tests.benchmarks.chains [--chains 10000] [--words 20] [--seed 1]

Words are drawn from the cues of the Edinburgh norms, the how manieth of them as often as 1 / n (Zipf), times
are log-normal, ten chains are of one entry; all seeded. The space and the norms are read first and shown
apart: a session reads them once. The issue asks for all measures in less than 5 s.
"""

from __future__ import annotations

import argparse
import resource
import time
from collections import defaultdict
from collections.abc import Callable
from typing import TypeVar

import numpy as np

from jupyter_psydyn.association.chain.chains import chains
from jupyter_psydyn.association.chain.clusters import (
    begins_by_meaning,
    begins_by_scheme,
    categories,
    counts,
    threshold,
)
from jupyter_psydyn.association.chain.flow import instantaneous
from jupyter_psydyn.association.chain.latency import latency
from jupyter_psydyn.association.chain.sequences import sequences
from jupyter_psydyn.association.chain.spectrum import spectrum
from jupyter_psydyn.association.meeting.displacement import displacement
from jupyter_psydyn.association.meeting.nodal import nodal_points
from jupyter_psydyn.association.meeting.paths import paths
from jupyter_psydyn.association.norms import edinburgh_norms
from jupyter_psydyn.association.space import edinburgh_space
from jupyter_psydyn.association.speech.contrast import affect_contrast
from jupyter_psydyn.association.speech.speech_graphs import speechgraph
from jupyter_psydyn.corpus import Corpus, Document
from jupyter_psydyn.corpus.associations import Associations, Chain, Place, Said

Made = TypeVar("Made")
ELEMENTS = 10
"""Chains of one entry."""


def made(count: int, words: int, seed: int) -> Associations:
    """So many chains of so many words: an element and what was said to it, with times."""
    chance = np.random.default_rng(seed)
    cues = np.array(edinburgh_norms().cues)
    often = 1 / np.arange(1, len(cues) + 1)
    drawn = chance.permutation(cues)[
        chance.choice(len(cues), size=(count, words), p=often / often.sum())
    ].tolist()
    times = (1000 * np.exp(chance.normal(0.7, 0.5, size=(count, words)))).tolist()
    found, lines = [], defaultdict(list)
    for number, (each, took) in enumerate(zip(drawn, times, strict=True)):
        entry, said = f"a{number // ELEMENTS}", []
        at = sum(len(line) + 1 for line in lines[entry])
        for word, ms in zip(each[1:], took[1:], strict=True):
            said.append(Said(word, Place(entry, "association", at, at + len(word)), ms))
            at += len(word) + 1
        lines[entry] += each[1:]
        found.append(Chain(f"c{number}", entry, each[0], tuple(said)))
    documents = (Document(entry, {"association": "\n".join(each)}) for entry, each in lines.items())
    return Associations(Corpus(tuple(documents)), tuple(found))


def timed(name: str, work: Callable[[], Made]) -> Made:
    """Do it, and print how long it took and the memory at its peak so far."""
    start = time.perf_counter()
    result = work()
    took = time.perf_counter() - start
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{name:<42} {took:7.2f} s {peak:8.0f} MB")
    return result


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--chains", type=int, default=10_000)
    parser.add_argument("--words", type=int, default=20)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    space = timed("reading the space (once)", edinburgh_space)
    norms = timed("reading the norms (once)", edinburgh_norms)
    source = timed("making the chains (not counted)", lambda: made(asked.chains, asked.words, asked.seed))
    print(f"\n{asked.chains} chains of {asked.words} words, each measure by itself:")
    read = timed("words as numbers", lambda: sequences([[c.element, *c.words] for c in source.chains]))
    vectors, known = timed("vectors of the different words", lambda: space.vectors(read.words))
    timed("forward flow", lambda: read.means(instantaneous(read, vectors, known)))
    limit = timed("threshold of chance", lambda: threshold("chance", space))
    timed("switches and clusters, by meaning", lambda: counts(read, begins_by_meaning(read, vectors, limit)))
    scheme = {word: {word[0], word[-1]} for word in read.words}
    sets = categories(read.words, scheme)
    timed("switches and clusters, by a scheme", lambda: counts(read, begins_by_scheme(read, sets)))
    after = np.flatnonzero(np.arange(len(read.item)) % asked.words)
    timed(
        "commonality", lambda: norms.steps(norms.placed(read.words), read.item[after - 1], read.item[after])
    )
    timed("latency", lambda: [latency([one.ms for one in chain.said]) for chain in source.chains])
    print("\nthe verbs:")
    start = time.perf_counter()
    table = timed("chains(associations)", lambda: chains(source))
    timed("its snapshot, with the picture", table.snapshot)
    timed("passages of one row", lambda: table.evidence(0))
    timed("spectrum(associations)", lambda: spectrum(source))
    timed("nodal_points(associations)", lambda: nodal_points(source))
    timed("nodal_points(associations, unit='dream')", lambda: nodal_points(source, unit="dream"))
    timed("displacement(associations)", lambda: displacement(source))
    timed("paths(associations)", lambda: paths(source))
    alone = Corpus(tuple(Document(c.id, {"report": "\n".join(c.words)}) for c in source.chains))
    timed("speechgraph of each chain, shuffles=0", lambda: speechgraph(alone, shuffles=0))
    timed("affect_contrast(associations)", lambda: affect_contrast(source))
    print(f"\nall verbs together: {time.perf_counter() - start:.2f} s")


if __name__ == "__main__":
    main()
