"""A corpus in parts on a cluster counts as it does in one place, to the last digit."""

from collections.abc import Iterator
from typing import Any

import pandas as pd
import pytest

from jupyter_psydyn.analysis import keyness, motifs, network
from jupyter_psydyn.corpus import Corpus, Document

bag = pytest.importorskip("dask.bag")
distributed = pytest.importorskip("dask.distributed")

TEXTS = [
    "The dog stood at the gate. No water.", "A dog, a gate and a ship.", "The ship sailed the sea.",
    "", "The gate was open and the dog ran.", "Sea and ship and storm!", "A storm at sea, the ship sank.",
] * 3  # fmt: skip
OPTIONS: dict[str, Any] = {"min_entries": 2, "min_count": 1, "resamples": 0}


@pytest.fixture
def client() -> Iterator[Any]:
    with distributed.Client(
        processes=False, n_workers=2, threads_per_worker=1, dashboard_address=None
    ) as client:
        yield client


def here() -> Corpus:
    return Corpus(tuple(Document(str(at), {"report": text}) for at, text in enumerate(TEXTS)))


@pytest.mark.parametrize("unit", ["entry", "sentence", "window:4"])
def test_a_network_of_parts_is_the_network_of_all(client: Any, unit: str) -> None:
    spread = network(bag.from_sequence(TEXTS, npartitions=4), unit=unit, **OPTIONS)
    pd.testing.assert_frame_equal(spread.frame, network(here(), unit=unit, **OPTIONS).frame)
    assert spread.keys[:] == network(here(), unit=unit, **OPTIONS).keys[:]


def test_keyness_and_motifs_too(client: Any) -> None:
    documents = bag.from_sequence(here().documents, npartitions=3)
    pd.testing.assert_frame_equal(keyness(documents).frame, keyness(here()).frame)
    pd.testing.assert_frame_equal(motifs(documents).frame, motifs(here()).frame)


def test_a_frame_with_ids_and_nights(client: Any) -> None:
    frame = pytest.importorskip("dask.dataframe")
    table = pd.DataFrame({"id": [f"d{n}" for n in range(len(TEXTS))], "text": TEXTS, "date": "2024-01-02"})
    found = network(frame.from_pandas(table, npartitions=3), **OPTIONS)
    assert found.evidence("dog--gate").frame["entry"].iloc[0] == "d0"


def test_every_edge_leads_to_its_passages(client: Any) -> None:
    spread = network(bag.from_sequence(here().documents, npartitions=4), **OPTIONS)
    local = network(here(), **OPTIONS)
    for key in local.keys[:]:
        pd.testing.assert_frame_equal(spread.evidence(key).frame, local.evidence(key).frame)


def test_what_needs_the_words_in_one_place_says_so(client: Any) -> None:
    with pytest.raises(ValueError, match="shuffles: words on a cluster are not in one place"):
        network(bag.from_sequence(TEXTS), shuffles=9)
    with pytest.raises(ValueError, match=r"a column text \(or report\) is needed; it has dream"):
        network(bag.from_sequence([{"dream": "x"}]))


def test_without_a_cluster_it_says_how_to_start_one() -> None:
    with pytest.raises(ValueError, match="no Dask cluster is connected"):
        network(bag.from_sequence(TEXTS))
