"""Real dream series, read where they are and never copied: what a reader finds in them is found here."""

import csv
import time
from pathlib import Path

import pytest

from jupyter_psydyn.analysis import Motifs, motifs, network
from jupyter_psydyn.corpus import Corpus, Document, Night

SERIES = Path(__file__).parents[3] / "shared" / "data" / "dreambank"

pytestmark = pytest.mark.shared


def series(name: str) -> Corpus:
    with (SERIES / f"{name}.tsv").open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines, delimiter="\t"))
    return Corpus(tuple(Document(row["n"], {"report": row["dream"]}, night(row["date"])) for row in rows))


def night(text: str) -> Night:
    try:
        return Night.parse(text, century=19)
    except ValueError:
        return Night()


@pytest.fixture(scope="module")
def dorothea() -> Motifs:
    return motifs(series("dorothea"), limit=None)


def test_what_a_reader_of_dorotheas_dreams_would_name_is_among_the_first(dorothea: Motifs) -> None:
    """Rooms, meals, her mother, the toilet, what she wears: bounds set by reading, not a published count."""
    first = dorothea.frame.head(30).set_index("motif")
    assert 0.2 < first.loc["food", "share"] < 0.33
    assert 0.08 < first.loc["mother", "share"] < 0.18
    assert {"room", "dining room", "toilet", "clothing"} <= set(first.index)


def test_every_motif_leads_to_as_many_entries_as_it_says(dorothea: Motifs) -> None:
    corpus = series("dorothea")
    for at, row in enumerate(dorothea.frame.head(60).itertuples()):
        evidence = dorothea.evidence(at).frame
        assert evidence["entry"][~evidence["negated"]].nunique() == row.entries
        for place in evidence.itertuples():
            assert corpus[place.entry].parts["report"][place.start : place.end] == place.match


def test_nine_hundred_reports_take_seconds() -> None:
    corpus = series("dorothea")
    motifs(corpus)  # WordNet is read once
    start = time.perf_counter()
    motifs(corpus)
    network(corpus)
    assert time.perf_counter() - start < 6


@pytest.mark.parametrize("name", ["alta", "blind-f"])
def test_other_series_are_read_too(name: str) -> None:
    found = motifs(series(name))
    assert len(found) == 200
    assert "phrase:guide dog" in found.keys[:10] or name == "alta"
    assert "lemma:cat" in found.keys[:20] or name == "blind-f"
