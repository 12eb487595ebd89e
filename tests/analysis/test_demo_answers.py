"""What was planted in the fictional demo series is found."""

import json
from pathlib import Path

import pytest

from jupyter_psydyn.analysis import motifs, network
from jupyter_psydyn.corpus import Corpus, Document, Night

DEMO = Path(__file__).parents[2] / "examples" / "demo"


@pytest.fixture(scope="module")
def corpus() -> Corpus:
    lines = (DEMO / "journal.jsonl").read_text(encoding="utf-8").splitlines()
    entries = [json.loads(line) for line in lines]
    return Corpus(
        tuple(
            Document(one["id"], one["parts"], Night.parse(one["night"]))
            for one in entries
            if one.get("parts")
        )
    )


@pytest.fixture(scope="module")
def key() -> dict[str, list[dict[str, object]]]:
    answers: dict[str, list[dict[str, object]]] = json.loads(
        (DEMO / "answer_key.json").read_text(encoding="utf-8")
    )
    return answers


def test_planted_motifs_are_among_the_first_thirty(
    corpus: Corpus, key: dict[str, list[dict[str, object]]]
) -> None:
    first = {name.split(":")[1] for name in motifs(corpus, limit=30).keys}
    words = {word for name in first for word in name.split(" + ")} | first
    planted = {
        str(one["name"]): [str(item).removeprefix("symbol:") for item in one["items"]]
        for one in key["motifs"]
    }  # type: ignore[attr-defined]
    missed = {name for name, items in planted.items() if words.isdisjoint(items)}
    assert missed == set()


def test_planted_motifs_lead_to_their_dreams(corpus: Corpus, key: dict[str, list[dict[str, object]]]) -> None:
    found = motifs(corpus, limit=None)
    for name in ("coat", "dog", "corridor", "brother", "train"):
        (planted,) = (one for one in key["motifs"] if name in one["items"])  # type: ignore[operator]
        dreams = set(found.evidence(f"lemma:{name}").frame["entry"])
        assert dreams <= set(planted["entries"])  # type: ignore[call-overload]


def test_planted_relations_are_clear_edges(corpus: Corpus, key: dict[str, list[dict[str, object]]]) -> None:
    found = network(corpus, limit=150)
    for planted in key["relations"]:
        ends = sorted((str(planted["source"]), str(planted["target"])))
        row = found.frame.iloc[found.keys.index("--".join(ends))]
        assert row["q"] < 0.05
        assert row["count"] == len(planted["entries"])  # type: ignore[arg-type]
        assert set(found.evidence("--".join(ends)).frame["entry"]) == set(planted["entries"])  # type: ignore[call-overload]
