"""Words in the same report by scikit-learn: ``CountVectorizer``, then X.T @ X; NPMI and G2 by NumPy.

    python -m tests.benchmarks.peers.sklearn_peer FILE [--variant same|plain] [--check]

The unit is the whole report: scikit-learn has no window. ``same``: our pattern, base forms and stop words, so
that counts must equal ours (unit entry). ``plain``: its own words and stop words, no base forms, as is usual.
"""

from __future__ import annotations

from typing import Any

import numpy as np

from tests.benchmarks.peers import job


def main() -> None:
    asked = job.asked(["same", "plain"])
    clock = job.Clock()
    with clock.phase("read"):
        texts = job.reports(asked.file)
    with clock.phase("import"):
        from scipy import sparse
        from sklearn.feature_extraction.text import CountVectorizer

        how: dict[str, Any] = {"stop_words": "english"}
        if asked.variant == "same":
            kept = job.by_base_form()
            how = {"analyzer": lambda text: [base for word in job.words(text) if (base := kept(word))]}
    with clock.phase("words and lemmas"):
        vectorizer = CountVectorizer(min_df=job.MIN_ENTRIES, binary=True, dtype=np.int32, **how)
        there = vectorizer.fit_transform(texts)
    with clock.phase("pairs"):
        met = sparse.triu(there.T @ there, 1).tocoo()
    with clock.phase("measures"):
        alone = np.asarray(there.sum(0), dtype=float).ravel()
        both, a, b = met.data.astype(float), alone[met.row], alone[met.col]
        npmi, g2 = job.npmi_and_g2(both, a, b, len(texts))
    pairs = (met.row.astype(np.int64), met.col.astype(np.int64), met.data.astype(np.int64))
    vocabulary = vectorizer.get_feature_names_out().tolist()
    sums = {"g2": round(float(g2.sum()), 3), "npmi": round(float(npmi.sum()), 6)}
    side = f"scikit-learn {asked.variant}"
    job.answer(
        side, clock, vocabulary, pairs, asked.check, reports=len(texts), lemmas=len(vocabulary), **sums
    )


if __name__ == "__main__":
    main()
