"""What gensim offers for the same purpose: ``simple_preprocess``, ``Dictionary``, ``Phrases`` by NPMI.

    python -m tests.benchmarks.peers.gensim_peer FILE

Less than the job of record: neighbours only (no window), no base forms, no spans, no G2. Needs
``tests/benchmarks/peers.txt`` in an environment of its own.
"""

from __future__ import annotations

from tests.benchmarks.dreams import STOP_WORDS, TOLD_WORDS, listed
from tests.benchmarks.peers import job


def main() -> None:
    asked = job.asked(["npmi"])
    clock = job.Clock()
    with clock.phase("read"):
        texts = job.reports(asked.file)
    with clock.phase("import"):
        from gensim.corpora import Dictionary
        from gensim.models.phrases import Phrases
        from gensim.utils import simple_preprocess
    with clock.phase("words"):
        stops = {*listed(STOP_WORDS), *listed(TOLD_WORDS)}
        words = [
            [word for word in simple_preprocess(text, min_len=1, max_len=40) if word not in stops]
            for text in texts
        ]
    with clock.phase("counts"):
        dictionary = Dictionary(words)
        dictionary.filter_extremes(no_below=job.MIN_ENTRIES, no_above=1.0, keep_n=None)
        bags = [dictionary.doc2bow(report) for report in words]
    with clock.phase("pairs and measures"):
        phrases = Phrases(words, min_count=1, threshold=-1.0, scoring="npmi", max_vocab_size=10**9)
        found = phrases.export_phrases()
    vocabulary = list(dictionary.token2id)
    more = {"reports": len(texts), "phrases": len(found), "bags": len(bags)}
    job.answer("gensim", clock, vocabulary, None, asked.check, **more)


if __name__ == "__main__":
    main()
