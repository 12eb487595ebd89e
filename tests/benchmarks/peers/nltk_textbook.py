"""The job of record as NLTK's book has it: a list of words, a lemmatiser, ``BigramCollocationFinder``.

    python -m tests.benchmarks.peers.nltk_textbook FILE [--variant same|textbook] [--check]

``same``: the words of ``RegexpTokenizer`` with our pattern, our base forms and our stop words, so that counts
must equal ours; NPMI and G2 by ``BigramAssocMeasures`` of the table that ours has. ``textbook``:
``word_tokenize``, ``WordNetLemmatizer`` (as noun, its default) for each word, NLTK's own stop words,
``likelihood_ratio`` by ``score_ngrams``. Without Punkt's models (``NLTK_DATA``) it splits sentences by an
untrained Punkt, and says so.
"""

from __future__ import annotations

import math
import shutil
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from itertools import repeat
from pathlib import Path
from typing import Any

from tests.benchmarks.dreams import DATA
from tests.benchmarks.peers import job

Pair = tuple[str, str]


def same(texts: list[str], clock: job.Clock, check: bool) -> None:
    with clock.phase("import"):
        from nltk.metrics import BigramAssocMeasures
        from nltk.tokenize import RegexpTokenizer

        kept = job.by_base_form()
    with clock.phase("words"):
        split = RegexpTokenizer(job.WORD.pattern).tokenize
        tokens = [split(text.casefold().replace("’", "'")) for text in texts]
    with clock.phase("lemmas"):
        lemmas = [[base for word in words if (base := kept(word))] for words in tokens]
    finder, common = _pairs(lemmas, clock)
    with clock.phase("pairs"):
        ends, n = _ends(finder.ngram_fd)
        finder.apply_word_filter(lambda word: word not in common)
        counts = _either_way(finder.ngram_fd)
    with clock.phase("measures"):
        g2 = npmi = 0.0
        for (one, other), both in counts.items():
            table = (both, (ends[one], ends[other]), n)
            g2 += BigramAssocMeasures.likelihood_ratio(*table)
            npmi += BigramAssocMeasures.pmi(*table) / -math.log2(both / n)
    vocabulary, pairs = job.as_arrays(counts)
    words = sum(map(len, tokens))
    sums = {"g2": round(g2, 3), "npmi": round(npmi, 6)}
    job.answer(
        "nltk same",
        clock,
        vocabulary,
        pairs,
        check,
        reports=len(texts),
        words=words,
        lemmas=len(common),
        **sums,
    )


def textbook(texts: list[str], clock: job.Clock, check: bool, folder: Path) -> None:
    with clock.phase("import"):
        import nltk
        from nltk.metrics import BigramAssocMeasures
        from nltk.stem import WordNetLemmatizer

        nltk.data.path.append(str(_wordnet(folder)))
        tokenise, name = _tokeniser()
        lemmatise = WordNetLemmatizer().lemmatize
        stops = {one for one in (DATA / "stopwords-english.txt").read_text().splitlines() if one[:1] != "#"}
    with clock.phase("words"):
        tokens = [tokenise(text) for text in texts]
    with clock.phase("lemmas"):
        words = [[word.lower() for word in report if word[0].isalpha()] for report in tokens]
        lemmas = [[lemmatise(word) for word in report if word not in stops] for report in words]
    finder, common = _pairs(lemmas, clock)
    with clock.phase("measures"):
        finder.apply_word_filter(lambda word: word not in common)
        scored = finder.score_ngrams(BigramAssocMeasures.likelihood_ratio)
    vocabulary, pairs = job.as_arrays(dict(finder.ngram_fd))
    total = sum(map(len, words))
    job.answer(
        "nltk textbook", clock, vocabulary, pairs, check,
        reports=len(texts), words=total, lemmas=len(common), best=scored[0][0], tokeniser=name,
    )  # fmt: skip


def _pairs(lemmas: list[list[str]], clock: job.Clock) -> tuple[Any, set[str]]:
    """All pairs within the window, none over the end of a report; the lemmas in enough reports."""
    from nltk.collocations import BigramCollocationFinder

    with clock.phase("pairs"):
        finder = BigramCollocationFinder.from_words(_padded(lemmas), window_size=job.WINDOW)
        entries = Counter(word for report in lemmas for word in set(report))
        return finder, {word for word, count in entries.items() if count >= job.MIN_ENTRIES}


def _padded(lemmas: Iterable[list[str]]) -> Iterator[str | None]:
    for report in lemmas:
        yield from report
        yield from repeat(None, job.WINDOW - 1)


def _ends(counts: dict[Pair, int]) -> tuple[Counter[str], int]:
    """How many pairs have each word at an end, and twice all pairs: each is seen from both its ends.

    Pairs of a word with itself, and with a rare one, are among them.
    """
    ends: Counter[str] = Counter()
    for (one, other), count in counts.items():
        ends[one] += count
        ends[other] += count
    return ends, 2 * sum(counts.values())


def _either_way(counts: dict[Pair, int]) -> Counter[Pair]:
    """Whichever of the two comes first."""
    both: Counter[Pair] = Counter()
    for (one, other), count in counts.items():
        if one != other:
            both[min(one, other), max(one, other)] += count
    return both


def _tokeniser() -> tuple[Callable[[str], list[str]], str]:
    import nltk
    from nltk.tokenize import NLTKWordTokenizer
    from nltk.tokenize.punkt import PunktSentenceTokenizer

    try:
        nltk.word_tokenize("One. Two.")
    except LookupError:
        split, words = PunktSentenceTokenizer().tokenize, NLTKWordTokenizer().tokenize
        return lambda text: [word for part in split(text) for word in words(part)], "untrained Punkt"
    return nltk.word_tokenize, "word_tokenize"


def _wordnet(folder: Path) -> Path:
    """A folder of NLTK data beside the corpus with the package's WordNet: NLTK opens no link out of it."""
    place = folder / "nltk_data" / "corpora" / "wordnet.zip"
    if not place.exists():
        place.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(DATA / "wordnet.zip", place)
    return place.parents[1]


def main() -> None:
    asked = job.asked(["same", "textbook"])
    clock = job.Clock()
    with clock.phase("read"):
        texts = job.reports(asked.file)
    if asked.variant == "same":
        same(texts, clock, asked.check)
    else:
        textbook(texts, clock, asked.check, asked.file.resolve().parent)


if __name__ == "__main__":
    main()
