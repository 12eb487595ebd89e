"""Make what the package ships of the Edinburgh Associative Thesaurus: the norms, and a space of meanings.

    python scripts/association_space.py ../shared/data/eat/eat_sr.csv.gz

The file has the columns stimulus, response, count (Kiss, Armstrong, Milroy and Piper 1973: what 100 British
students said to each of 8,210 words). Written are ``edinburgh-norms.npz`` and ``edinburgh-space.npz``, into
``jupyter_psydyn/association/data``; two minutes, 3 GB of memory.

The space is the random walk of De Deyne, Navarro, Perfors and Storms (2016, J Exp Psychol Gen 145:1228):
G = sum over k of (alpha P)^k, alpha .75, its rows brought to sum 1, positive pointwise mutual information,
the first 200 dimensions of its singular value decomposition, rows of length 1. Three things are otherwise:

- P goes both ways. A word leads to what was said to it and to what it was said to, each by its share, half
  and half. So the 12,951 words that were said to two words or more, but were no stimuli, have a place too
  (helicopter), and the space agrees better with people: on the pairs of WordSim-353 of which all words were
  stimuli, Spearman's rho is .78 beside .73, on those of SimLex-999 .48 beside .43.
- The walk begins with its first step (k = 1): where a walk starts says nothing about where it leads, and only
  stimuli would have a dimension of their own for it.
- Numbers are kept as bytes, each row by its own scale: 4 MB in place of 8, cosines within .005.
"""

import csv
import gzip
import html
import re
import sys
from collections.abc import Iterator
from pathlib import Path

import numpy as np
from scipy import sparse

from jupyter_psydyn.association.forms import form

TARGET = Path(__file__).parent.parent / "jupyter_psydyn" / "association" / "data"
ALPHA, STEPS, DIMENSIONS = 0.75, 24, 200  # .75 ^ 24: a thousandth of the walk is left out
SEED = 1973


def rows(path: Path) -> Iterator[tuple[str, str, int]]:
    """Cue, response and count of each line, the words as we compare them."""
    with gzip.open(path, "rt", encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            cue, response = (form(html.unescape(row[name])) for name in ("stimulus", "response"))
            yield cue, response, int(row["count"])


def text(lines: list[str]) -> np.ndarray:
    """Lines as an array of bytes."""
    return np.frombuffer("\n".join(lines).encode(), dtype=np.uint8)


def write_norms(each: list[tuple[str, str, int]]) -> None:
    """``edinburgh-norms.npz``: cue by cue its responses, the most common first."""
    cues = sorted({cue for cue, _, _ in each})
    responses = sorted({response for _, response, _ in each if response})
    number = {word: at for at, word in enumerate(responses)}
    ordered = sorted((cue, -count, number[response]) for cue, response, count in each if response)
    said = dict.fromkeys(cues, 0)
    for cue, _, _ in ordered:
        said[cue] += 1
    np.savez_compressed(
        TARGET / "edinburgh-norms.npz",
        cues=text(cues),
        responses=text(responses),
        different=np.array([said[cue] for cue in cues], dtype=np.uint8),
        response=np.array([response for *_, response in ordered], dtype=np.uint16),
        count=np.array([-count for _, count, _ in ordered], dtype=np.uint8),
    )
    print(f"norms: {len(cues)} cues, {len(responses)} responses, {len(ordered)} pairs")


def steps(each: list[tuple[str, str, int]]) -> tuple[list[str], int, sparse.csr_matrix]:
    """The words, how many of them are cues (they come first), and P."""
    cues = sorted({cue for cue, _, _ in each})
    spread: dict[str, int] = dict.fromkeys(cues, 2)
    for _, response, _ in each:
        spread[response] = spread.get(response, 0) + 1
    words = [word for word, times in spread.items() if times >= 2 and re.search(r"[^\W_]", word)]
    number = {word: at for at, word in enumerate(words)}
    kept = [(number[cue], number[said], n) for cue, said, n in each if cue in number and said in number]
    row, column, count = (np.array(one) for one in zip(*kept, strict=True))
    size = len(words)
    share = by_row(sparse.csr_matrix((count.astype(np.float64), (row, column)), (size, size)))
    return words, sum(cue in number for cue in cues), by_row(share + share.T)


def by_row(matrix: sparse.csr_matrix) -> sparse.csr_matrix:
    """The matrix with rows that sum to 1."""
    total = np.asarray(matrix.sum(1)).ravel()
    return sparse.csr_matrix(sparse.diags(1 / np.where(total, total, 1)) @ matrix)


def walked(step: sparse.csr_matrix, contexts: int) -> np.ndarray:
    """How often the walk from each word comes to each cue, as mutual information, none below 0."""
    step = step.astype(np.float32)
    reached = step[:, :contexts].toarray() * np.float32(ALPHA)
    total = reached.copy()
    for _ in range(STEPS - 1):
        reached = step @ reached
        reached *= np.float32(ALPHA)
        total += reached
    total /= total.sum(1, keepdims=True)
    expected = total.mean(0)
    with np.errstate(divide="ignore"):
        np.log(np.divide(total, expected, out=total), out=total)
    return np.maximum(total, 0, out=total)


def reduced(matrix: np.ndarray) -> np.ndarray:
    """The first dimensions: U times S (randomised SVD, Halko, Martinsson and Tropp 2011, 4 power steps)."""
    chance = np.random.default_rng(SEED)
    basis = chance.standard_normal((matrix.shape[1], DIMENSIONS + 20)).astype(np.float32)
    basis = np.linalg.qr(matrix @ basis)[0]
    for _ in range(4):
        basis = np.linalg.qr(matrix.T @ basis)[0]
        basis = np.linalg.qr(matrix @ basis)[0]
    left, value, _ = np.linalg.svd(basis.T @ matrix, full_matrices=False)
    found: np.ndarray = (basis @ left * value)[:, :DIMENSIONS]
    return found


def write_space(words: list[str], vectors: np.ndarray) -> None:
    """``edinburgh-space.npz``: the words, and a byte a number; the reader brings rows to length 1."""
    most = np.abs(vectors).max(1, keepdims=True)
    found = most.ravel() > 0
    small = np.rint(127 * vectors[found] / most[found]).astype(np.int8)
    kept = [word for word, here in zip(words, found, strict=True) if here]
    np.savez_compressed(TARGET / "edinburgh-space.npz", words=text(kept), vectors=small)
    print(f"space: {len(kept)} words, {small.shape[1]} dimensions")


def main(path: Path) -> None:
    """Write both files."""
    each = list(rows(path))
    write_norms(each)
    words, cues, step = steps(each)
    write_space(words, reduced(walked(step, cues)))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
