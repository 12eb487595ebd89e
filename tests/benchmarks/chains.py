"""What the measures of 10,000 chains of 20 words take: each by itself, then the whole table and picture.

    python -m tests.benchmarks.chains [--chains 10000] [--words 20] [--seed 1]

Words are drawn from the cues of the Edinburgh norms, times are log-normal, every chain has its own place in
an entry; all seeded. The space and the norms are read first and shown apart: a session reads them once. The
issue asks for all measures in less than 5 s.
"""

from __future__ import annotations

import argparse
import resource
import time
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
from jupyter_psydyn.association.norms import edinburgh_norms
from jupyter_psydyn.association.space import edinburgh_space
from jupyter_psydyn.corpus import Corpus, Document
from jupyter_psydyn.corpus.associations import Associations, Chain, Place, Said

Made = TypeVar("Made")


def made(count: int, words: int, seed: int) -> Associations:
    """So many chains of so many words: an element and what was said to it, with times."""
    chance = np.random.default_rng(seed)
    cues = np.array(edinburgh_norms().cues)
    drawn = cues[chance.integers(len(cues), size=(count, words))].tolist()
    times = (1000 * np.exp(chance.normal(0.7, 0.5, size=(count, words)))).tolist()
    found, documents = [], []
    for number, (each, took) in enumerate(zip(drawn, times, strict=True)):
        entry, at, said = f"a{number}", 0, []
        for word, ms in zip(each[1:], took[1:], strict=True):
            said.append(Said(word, Place(entry, "association", at, at + len(word)), ms))
            at += len(word) + 1
        documents.append(Document(entry, {"association": "\n".join(each[1:])}))
        found.append(Chain(f"c{number}", entry, each[0], tuple(said)))
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
    print("\nall of them:")
    table = timed("chains(associations)", lambda: chains(source))
    timed("its snapshot, with the picture", table.snapshot)
    timed("passages of one row", lambda: table.evidence(0))
    timed("spectrum(associations)", lambda: spectrum(source))


if __name__ == "__main__":
    main()
