"""How a motif comes and goes: gaps, bursts, trends, change points, and one motif over time."""

from datetime import date, timedelta

import numpy as np
import pytest
from scipy import sparse

from jupyter_psydyn.analysis import recurrence
from jupyter_psydyn.analysis.timing import Timing, burstiness, timing
from jupyter_psydyn.corpus import Corpus, Document, Night

START = date(2020, 1, 1)


def nights(n: int, step: int = 3) -> list[date | None]:
    return [START + timedelta(days=step * at) for at in range(n)]


def timed(present: list[int], days: list[date | None], words: list[int] | None = None) -> Timing:
    inside = sparse.csc_matrix(np.array(present)[:, None])
    return timing(inside, days, np.array(words or [100] * len(present)))


def test_the_gap_is_the_median_of_days_between_its_nights() -> None:
    days: list[date | None] = [
        START,
        START + timedelta(2),
        START + timedelta(12),
        None,
        START + timedelta(15),
    ]
    assert timed([1, 1, 1, 1, 1], days).gap[0] == 3  # 2, 10, 3
    assert np.isnan(timed([1, 0, 0, 0, 0], days).gap[0])


def test_bursts_by_the_published_formula() -> None:
    """Kim and Jo 2016: a clock is -1 whatever its length; 0 for the exponential."""
    assert burstiness([4] * 30) == pytest.approx(-1)
    assert burstiness([1] * 20 + [200] * 2) > 0.5
    chance = np.random.default_rng(1)
    draws = [burstiness(chance.exponential(1, 12)) for _ in range(2000)]
    assert abs(float(np.mean(draws))) < 0.05  # without the correction -.07


def test_a_motif_that_grows_has_a_trend_and_one_that_stays_has_none() -> None:
    chance = np.random.default_rng(2)
    n = 300
    days = nights(n)
    rising = (chance.random(n) < np.linspace(0.02, 0.6, n)).astype(int)
    even = (chance.random(n) < 0.3).astype(int)
    assert timed(rising.tolist(), days).trend_p[0] < 1e-4
    assert timed(rising.tolist(), days).trend[0] > 1.5
    assert timed(even.tolist(), days).trend_p[0] > 0.05


def test_longer_reports_make_no_trend() -> None:
    """Reports grow from 20 to 400 words, the rate of the word stays: it comes in more and more entries."""
    chance = np.random.default_rng(3)
    n = 400
    words = np.linspace(20, 400, n).astype(int)
    present = (chance.random(n) < 1 - np.exp(-0.003 * words)).astype(int)
    assert present[:200].sum() * 1.5 < present[200:].sum()
    assert timed(present.tolist(), nights(n), words.tolist()).trend_p[0] > 0.05
    assert timed(present.tolist(), nights(n)).trend_p[0] < 0.001


def test_a_change_is_found_where_it_is() -> None:
    chance = np.random.default_rng(4)
    present = [*(chance.random(100) < 0.05), *(chance.random(100) < 0.6)]
    (change,) = timed([int(one) for one in present], nights(200)).changes[0]
    assert abs((change - (START + timedelta(days=300))).days) <= 15


def test_by_chance_there_is_no_change_and_no_trend() -> None:
    """Of 400 motifs without either, few seem to have one: at most 5 in 100."""
    chance = np.random.default_rng(5)
    n = 150
    share = np.linspace(0.05, 0.5, 400)
    inside = sparse.csc_matrix((chance.random((n, 400)) < share).astype(int))
    found = timing(inside, nights(n), chance.integers(50, 300, n))
    assert np.mean([len(one) > 0 for one in found.changes]) <= 0.05
    assert (found.trend_p < 0.05).mean() <= 0.08


def test_few_nights_say_nothing() -> None:
    found = timed([1, 1, 1, 1], nights(4))
    assert np.isnan(found.trend[0])
    assert np.isnan(found.burstiness[0])
    assert found.changes == [()]


def dated(*rows: tuple[str, str]) -> Corpus:
    return Corpus(
        tuple(
            Document(f"d{at}", {"report": text}, Night.parse(night))
            for at, (night, text) in enumerate(rows, 1)
        )
    )


CORPUS = dated(
    ("2023-01-05", "The dog and the gate."),
    ("2023-01-20", "A cat."),
    ("2023-03-01", "Dogs! A dog."),
    ("2023-03-02", ""),
    ("", "A dog without a date."),
    ("2023-03-09", "There was no dog."),
)


def test_one_motif_by_month() -> None:
    found = recurrence(CORPUS, "dog", by="month")
    frame = found.frame.set_index("period")
    assert list(frame.index) == ["2023-01", "2023-03"]
    assert frame["entries"].tolist() == [2, 2]  # the night without recall counts as none
    assert frame["with_motif"].tolist() == [1, 1]  # no dog is no dog
    assert frame["count"].tolist() == [1, 2]
    assert frame["per_1000"].iloc[1] == pytest.approx(1000 * 2 / 7)
    assert found.evidence("2023-03").frame["match"].tolist() == ["Dogs", "dog"]
    assert any(note.startswith("1 of 5 nights have no full date") for note in found.notes)
    assert any("too few to speak of a trend" in note for note in found.notes)


@pytest.mark.parametrize(
    ("motif", "entries"),
    [("lemma:dog", 3), ("symbol:dogs", 3), ("set:dog + gate", 1), ("dogs", 3), ("symbol:cats", 1)],
)
def test_motifs_are_named_by_key_or_as_written(motif: str, entries: int) -> None:
    assert f"in {entries} of 5 entries" in recurrence(CORPUS, motif).caption


@pytest.mark.parametrize(
    ("motif", "message"),
    [
        ("lemma:whale", "'whale' is not among the counted words"),
        ("symbol:whales", "no category 'whales' in the lexicon"),
        ("", "is not among the counted words"),
    ],
)
def test_an_unknown_motif_is_said_in_one_line(motif: str, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        recurrence(CORPUS, motif)


def test_periods_fit_the_time_there_is() -> None:
    spread = dated(*((f"{year}-05-01", "A dog.") for year in range(1912, 1966)))
    assert recurrence(spread, "dog").frame["period"].iloc[0] == "1910-1914"
    assert recurrence(CORPUS, "dog").frame["period"].iloc[0] == "2023-01"
    with pytest.raises(ValueError, match="choose month, quarter, year"):
        recurrence(CORPUS, "dog", by="week")
