"""Measures of association equal NLTK's where it has them, and the hand-computed table."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from nltk.metrics import BigramAssocMeasures

from jupyter_psydyn.counting.measures import MEASURES, measure

tables = st.tuples(*[st.integers(1, 60)] * 3, st.integers(1, 200)).map(
    lambda cells: (cells[0], cells[0] + cells[1], cells[0] + cells[2], sum(cells))
)


def value(name: str, table: tuple[int, int, int, int]) -> float:
    both, a, b, n = table
    return float(measure(name, [both], [a], [b], n)[0])


@pytest.mark.parametrize(
    ("name", "by_hand"),
    [
        # 8 units with both, 10 with the one, 16 with the other, of 40.
        ("count", 8),
        ("jaccard", 8 / 18),
        ("dice", 16 / 26),
        ("cosine", 8 / 160**0.5),
        ("strength", 2.0),
        ("pmi", 1.0),
        ("npmi", 1 / np.log2(5)),
        ("phi", (8 * 40 - 160) / (10 * 16 * 30 * 24) ** 0.5),
        # Cells 8, 2, 8, 22 where 4, 6, 12, 18 are expected.
        ("g2", 2 * (8 * np.log(2) + 2 * np.log(1 / 3) + 8 * np.log(2 / 3) + 22 * np.log(22 / 18))),
    ],
)
def test_by_hand(name: str, by_hand: float) -> None:
    assert value(name, (8, 10, 16, 40)) == pytest.approx(by_hand)


@given(tables)
def test_as_nltk(table: tuple[int, int, int, int]) -> None:
    both, a, b, n = table
    nltk = (both, (a, b), n)
    assert value("pmi", table) == pytest.approx(BigramAssocMeasures.pmi(*nltk), abs=1e-9)
    assert value("dice", table) == pytest.approx(BigramAssocMeasures.dice(*nltk))
    assert value("jaccard", table) == pytest.approx(BigramAssocMeasures.jaccard(*nltk))
    assert value("phi", table) ** 2 == pytest.approx(BigramAssocMeasures.phi_sq(*nltk), abs=1e-9)
    assert value("g2", table) == pytest.approx(BigramAssocMeasures.likelihood_ratio(*nltk), abs=1e-6)


@given(tables)
def test_bounds(table: tuple[int, int, int, int]) -> None:
    for name in ("jaccard", "dice", "cosine"):
        assert 0 < value(name, table) <= 1
    for name in ("npmi", "phi"):
        assert -1 - 1e-9 <= value(name, table) <= 1 + 1e-9
    assert value("g2", table) >= 0


@pytest.mark.parametrize("name", ["count", *MEASURES])
def test_words_in_every_unit_break_nothing(name: str) -> None:
    assert np.isfinite(value(name, (5, 5, 5, 5)))


def test_an_unknown_measure_is_refused() -> None:
    with pytest.raises(ValueError, match="measure: 'tfidf'; choose from count, jaccard"):
        measure("tfidf", [1], [1], [1], 1)
