"""What every result is: a value that leads to its passages, and can be made again."""

import json
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from jupyter_psydyn import analysis
from jupyter_psydyn.analysis import Result, concordance, motifs, network, symbols, wordcloud
from jupyter_psydyn.corpus import Corpus, Document, Night

TEXT = "A dog and <script>alert(1)</script> the sea. Ice cream for the cats!"
CORPUS = Corpus(
    tuple(Document(f"d{at}", {"report": TEXT}, Night.parse("2023-03-04")) for at in range(1, 5)),
    ("read with care",),
)
RESULTS: list[Result] = [
    concordance(CORPUS, "sea", lemma="none"),
    motifs(CORPUS, min_entries=2),
    symbols(CORPUS, min_count=2),
    network(CORPUS, unit="window:3", measure="g2"),
    wordcloud(CORPUS, seed=3),
]
every_result = pytest.mark.parametrize("result", RESULTS, ids=lambda result: result.kind)


@every_result
def test_the_snapshot_has_the_promised_shape(result: Result) -> None:
    snapshot = json.loads(json.dumps(result.snapshot(), allow_nan=False))
    assert list(snapshot) == [
        "version", "kind", "title", "caption", "notes", "columns", "rows", "picture", "parameters", "code",
    ]  # fmt: skip
    assert snapshot["version"] == 1
    assert snapshot["kind"] == result.kind
    assert snapshot["parameters"]["version"]
    names = [column["name"] for column in snapshot["columns"]]
    assert all(set(column) == {"name", "label", "type", "help"} for column in snapshot["columns"])
    assert names == list(result.frame.columns)
    assert all(list(row) == ["key", *names] for row in snapshot["rows"])
    assert [row["key"] for row in snapshot["rows"]] == list(result.keys)


@every_result
def test_the_code_makes_it_again(result: Result) -> None:
    line = result.to_code().splitlines()[-1].removeprefix("result = ")
    again = eval(line, {"psd": analysis, "corpus": CORPUS})
    assert again.snapshot() == result.snapshot()


@every_result
def test_a_row_is_a_position_a_key_or_a_row_of_the_frame(result: Result) -> None:
    first = result.evidence(0).snapshot()
    assert result.evidence(result.keys[0]).snapshot() == first
    assert result.evidence(result.frame.iloc[0]).snapshot() == first
    assert len(result.evidence(0)) > 0
    with pytest.raises(KeyError, match="no row 'nothing' here"):
        result.evidence("nothing")
    with pytest.raises(KeyError, match="no row 9999"):
        result.evidence(9999)


@every_result
def test_the_code_of_evidence_makes_it_again(result: Result) -> None:
    evidence = result.evidence(0)
    line = evidence.to_code().splitlines()[-1].removeprefix("result = ")
    again = eval(line, {"psd": analysis, "corpus": CORPUS})
    assert again.frame.equals(evidence.frame)


@every_result
def test_a_result_never_changes(result: Result) -> None:
    before = result.snapshot()
    frame = result.frame
    frame.iloc[0, 0] = "changed"
    assert result.snapshot() == before


@every_result
def test_the_display_is_a_plain_table_and_escapes(result: Result) -> None:
    html = result._repr_html_()
    assert "<script>" not in html
    assert html.startswith("<table><caption>")
    assert '<th scope="col">' in html
    assert len(repr(result)) < 200
    assert "\n" not in repr(result)


@every_result
def test_tables_are_written_and_returned(result: Result, tmp_path: Path) -> None:
    text = result.to_csv()
    assert text is not None
    assert result.to_csv(tmp_path / "out.csv") is None
    assert (tmp_path / "out.csv").read_bytes().decode() == text
    assert list(pd.read_csv(tmp_path / "out.csv").columns) == list(result.frame.columns)
    assert result.to_json(tmp_path / "out.json") is None
    written = json.loads((tmp_path / "out.json").read_text(encoding="utf-8"))
    assert written["rows"] == result.snapshot()["rows"]


def test_notes_on_reading_are_handed_on() -> None:
    assert all("read with care" in result.notes for result in RESULTS if result.kind != "concordance")


def test_symbols_by_hand() -> None:
    corpus = Corpus(
        (Document("a", {"report": "A dog, two cats. The SEA"}), Document("b", {"report": "Dogs!"}))
    )
    found = symbols(corpus)
    assert list(found.frame.columns) == ["category", "entries", "share", "count", "forms", "negated"]
    assert found.frame.to_dict("records") == [
        {
            "category": "animals",
            "entries": 2,
            "share": 1.0,
            "count": 3,
            "forms": "cats, dog, dogs",
            "negated": 0,
        },
        {"category": "dogs", "entries": 2, "share": 1.0, "count": 2, "forms": "dog, dogs", "negated": 0},
        {"category": "cats", "entries": 1, "share": 0.5, "count": 1, "forms": "cats", "negated": 0},
        {"category": "water", "entries": 1, "share": 0.5, "count": 1, "forms": "sea", "negated": 0},
    ]
    assert found.spans.to_numpy().tolist() == [
        ["a", "report", 2, 5, "animals", "dog"],
        ["a", "report", 2, 5, "dogs", "dog"],
        ["a", "report", 11, 15, "animals", "cats"],
        ["a", "report", 11, 15, "cats", "cats"],
        ["a", "report", 21, 24, "water", "SEA"],
        ["b", "report", 0, 4, "animals", "Dogs"],
        ["b", "report", 0, 4, "dogs", "Dogs"],
    ]
    assert any("in a symbol category" in note for note in found.notes)


def test_a_cloud_is_drawn_from_keyness_and_by_its_seed(tmp_path: Path) -> None:
    texts = ["the house and a gargoyle"] * 3 + ["the house"]
    corpus = Corpus(tuple(Document(str(at), {"report": text}) for at, text in enumerate(texts)))
    found = wordcloud(corpus)
    weights = dict(zip(found.frame["lemma"], found.frame["weight"], strict=True))
    assert weights["gargoyle"] > weights["house"]  # though there are more houses
    assert wordcloud(corpus).to_svg() == found.to_svg()
    words: list[dict[str, Any]] = found.picture["words"]
    assert {word["text"] for word in words} == set(found.frame["lemma"])
    assert all(0 <= word["x"] < 800 and 0 <= word["y"] < 400 for word in words)
    svg = found.to_svg()
    assert svg is not None
    assert ">gargoyle</text>" in svg
    assert found.to_png(tmp_path / "cloud.png") is None
    assert (tmp_path / "cloud.png").read_bytes().startswith(b"\x89PNG")


def test_an_empty_cloud_is_an_empty_picture() -> None:
    found = wordcloud(Corpus())
    assert found.picture["words"] == []
    assert "</svg>" in (found.to_svg() or "")
    assert (found.to_png() or b"").startswith(b"\x89PNG")


def test_passages_of_the_cloud_are_the_motifs() -> None:
    assert wordcloud(CORPUS).evidence("lemma:dog").passages == motifs(CORPUS).evidence("lemma:dog").passages
