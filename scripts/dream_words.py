"""Make the table of words that are common in anybody's dreams: figures only, no text.

    python scripts/dream_words.py ../shared/data/dreambank/{alta,blind-f,dorothea}.tsv

For each base form its rate in the series that has it least: a word is common in dreams where it is common in
those of every dreamer, not where one of them dreams of it often. Source: DreamBank.net (Schneider and
Domhoff), three series of three dreamers.
"""

import csv
import sys
from pathlib import Path

from jupyter_psydyn.counting import Way, code_texts, count_words

TARGET = Path(__file__).parent.parent / "jupyter_psydyn" / "lexicon" / "data" / "dream-words.csv"
# Rarer words than this (in a million) are rare by SemCor too.
LEAST = 50


def rates(path: Path) -> dict[str, float]:
    """How often each base form comes in a million words of a series; those that come twice or more."""
    with path.open(encoding="utf-8", newline="") as lines:
        texts = [row["dream"] for row in csv.DictReader(lines, delimiter="\t")]
    counts = count_words(code_texts(texts, Way(negated="counted")))
    each = zip(counts.words, counts.count.tolist(), strict=True)
    return {word: 1e6 * count / counts.total for word, count in each if count > 1}


def main(paths: list[Path]) -> None:
    """Write ``dream-words.csv``."""
    series = [rates(path) for path in paths]
    common = {word: min(one.get(word, 0.0) for one in series) for word in series[0]}
    rows = sorted((word, round(rate)) for word, rate in common.items() if rate >= LEAST)
    with TARGET.open("w", encoding="utf-8", newline="\n") as file:
        csv.writer(file, lineterminator="\n").writerows([("word", "per_million"), *rows])
    print(f"{len(rows)} words")


if __name__ == "__main__":
    main([Path(one) for one in sys.argv[1:]])
