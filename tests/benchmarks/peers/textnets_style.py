"""A network of words made as textnets makes it: spaCy's words, tf-idf, the projection, Leiden.

    python -m tests.benchmarks.peers.textnets_style FILE

Its steps, not its code (GPL-3): spaCy's blank English tokeniser (textnets' own fall-back where no model is
installed), terms in five reports or more, reports x terms weighted by tf-idf, projected onto the 2000 terms
in most reports, thinned to the disparity filter's backbone at .05 (Serrano 2009), Leiden by igraph, or
networkx's Louvain where igraph is not there. No base forms (these need a model: 100 times slower), no window,
no G2.
Needs ``tests/benchmarks/peers.txt`` in an environment of its own.
"""

from __future__ import annotations

from importlib.util import find_spec
from typing import Any

import numpy as np

from tests.benchmarks.dreams import STOP_WORDS, TOLD_WORDS, listed
from tests.benchmarks.peers import job

TERMS = 2000
ALPHA = 0.05


def main() -> None:
    asked = job.asked(["leiden"])
    clock = job.Clock()
    with clock.phase("read"):
        texts = job.reports(asked.file)
    with clock.phase("import"):
        import spacy
        from scipy import sparse
        from sklearn.feature_extraction.text import TfidfVectorizer

        spacy_words = spacy.blank("en").tokenizer
    with clock.phase("words"):
        stops = {*listed(STOP_WORDS), *listed(TOLD_WORDS)}
        words = [
            [word for token in read if token.is_alpha and (word := token.lower_) not in stops]
            for read in spacy_words.pipe(texts)
        ]
    with clock.phase("tf-idf"):
        vectorizer = TfidfVectorizer(analyzer=lambda one: one, min_df=job.MIN_ENTRIES, sublinear_tf=True)
        weights = vectorizer.fit_transform(words)
        vocabulary = vectorizer.get_feature_names_out()
        most = np.argsort(-np.asarray((weights > 0).sum(0)).ravel(), kind="stable")[:TERMS]
    with clock.phase("projection"):
        chosen = weights[:, most]
        met = chosen.T @ chosen
        met.setdiag(0)
        met.eliminate_zeros()
        edges = sparse.triu(_backbone(met.tocsr()), 1).tocoo()
    with clock.phase("communities"):
        found, name = _communities(edges, len(most))
    more = {"reports": len(texts), "words": sum(map(len, words)), "edges": edges.nnz}
    job.answer(
        "textnets style", clock, list(vocabulary), None, asked.check, communities=found, by=name, **more
    )


def _backbone(met: Any) -> Any:
    """The edges that at least one of their two words would seldom have by chance."""
    strength = np.asarray(met.sum(1)).ravel()
    degree = np.diff(met.indptr)
    rows = np.repeat(np.arange(met.shape[0]), degree)
    p = (1 - met.data / strength[rows]) ** np.maximum(degree[rows] - 1, 1)
    kept = met.copy()
    kept.data = np.where(p < ALPHA, met.data, 0)
    return kept.maximum(kept.T)


def _communities(edges: Any, size: int) -> tuple[int, str]:
    pairs = list(zip(edges.row.tolist(), edges.col.tolist(), strict=True))
    if find_spec("igraph"):
        import igraph

        graph = igraph.Graph(n=size, edges=pairs, edge_attrs={"weight": edges.data.tolist()})
        found = graph.community_leiden(objective_function="modularity", weights="weight", n_iterations=10)
        return len(found), "igraph Leiden"
    import networkx as nx

    graph = nx.Graph()
    graph.add_nodes_from(range(size))
    graph.add_weighted_edges_from((*pair, weight) for pair, weight in zip(pairs, edges.data, strict=True))
    return len(nx.community.louvain_communities(graph, seed=1)), "networkx Louvain"


if __name__ == "__main__":
    main()
