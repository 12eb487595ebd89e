"""The command as a script meets it: what it writes, where, and how it fails."""

import csv
import io
import json
from pathlib import Path

import pytest

from jupyter_psydyn.app import main

DREAMS = [
    ("a", "2024-01-02", "The river rises over the bridge and my brother laughs."),
    ("b", "2024-01-09", "My brother waits on the bridge. The river is frozen."),
    ("c", "2024-02-01", "A horse drinks from the river below the bridge."),
    ("d", "2024-02-20", "I miss the train, and the horse looks at me."),
]


@pytest.fixture
def table(tmp_path: Path) -> Path:
    path = tmp_path / "dreams.csv"
    with path.open("w", newline="", encoding="utf-8") as file:
        csv.writer(file).writerows([("who", "when", "told"), *DREAMS])
    return path


COLUMNS = ["--text", "told", "--id", "who", "--date", "when"]


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text)))


def test_a_concordance_gives_each_place_with_its_span(
    table: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["concordance", str(table), "bridge", *COLUMNS]) == 0
    found = rows(capsys.readouterr().out)
    assert [row["entry"] for row in found] == ["a", "b", "c"]
    texts = {entry: text for entry, _, text in DREAMS}
    for row in found:
        assert texts[row["entry"]][int(row["start"]) : int(row["end"])] == row["match"] == "bridge"


def test_motifs_have_the_columns_that_others_rely_on(table: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["motifs", str(table), *COLUMNS, "--min-entries", "2"]) == 0
    found = rows(capsys.readouterr().out)
    assert list(found[0]) == [
        "motif", "kind", "entries", "share", "share_low", "share_high",
        "count", "expected", "q", "first", "last", "everyday",
        "negated", "gap", "burstiness", "trend", "trend_q", "changes", "variants",
    ]  # fmt: skip
    river = next(row for row in found if "river" in row["motif"])
    assert river["entries"] == "3"
    assert (river["first"], river["last"]) == ("2024-01-02", "2024-02-01")


def test_symbols_count_entries_or_list_places(table: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["symbols", str(table), *COLUMNS]) == 0
    water = next(row for row in rows(capsys.readouterr().out) if row["category"] == "water")
    assert (water["entries"], water["share"]) == ("3", "0.75")
    assert main(["symbols", str(table), *COLUMNS, "--spans"]) == 0
    places = rows(capsys.readouterr().out)
    assert list(places[0]) == ["entry", "part", "start", "end", "category", "form"]


def test_a_network_of_pairs_or_of_its_words(table: Path, capsys: pytest.CaptureFixture[str]) -> None:
    command = [
        "network",
        str(table),
        *COLUMNS,
        "--unit",
        "entry",
        "--measure",
        "jaccard",
        "--min-entries",
        "2",
    ]
    assert main(command) == 0
    pairs = rows(capsys.readouterr().out)
    assert list(pairs[0]) == [
        "source",
        "target",
        "count",
        "expected",
        "jaccard",
        "p",
        "q",
        "low",
        "high",
        "alpha",
    ]
    together = {frozenset((row["source"], row["target"])): row for row in pairs}
    assert float(together[frozenset(("bridge", "river"))]["jaccard"]) == 1.0
    assert main([*command, "--nodes"]) == 0
    assert {row["node"] for row in rows(capsys.readouterr().out)} >= {"river", "bridge", "brother", "horse"}


@pytest.mark.parametrize("ending", ["csv", "json", "graphml", "gexf"])
def test_a_file_is_written_in_the_format_of_its_ending(table: Path, tmp_path: Path, ending: str) -> None:
    out = tmp_path / f"network.{ending}"
    assert main(["network", str(table), *COLUMNS, "--min-entries", "2", "-o", str(out)]) == 0
    text = out.read_text(encoding="utf-8")
    if ending == "csv":
        assert rows(text)
    elif ending == "json":
        assert json.loads(text)
    else:
        assert "river" in text
        assert text.lstrip().startswith("<")


def test_a_cloud_is_a_picture(table: Path, tmp_path: Path) -> None:
    svg, png = tmp_path / "cloud.svg", tmp_path / "cloud.png"
    for out in (svg, png):
        assert main(["wordcloud", str(table), *COLUMNS, "--min-entries", "2", "-o", str(out)]) == 0
    assert "river" in svg.read_text(encoding="utf-8")
    assert png.read_bytes().startswith(b"\x89PNG")


@pytest.mark.parametrize(
    ("command", "says"),
    [
        (["motifs", "FILE", "--text", "dream"], ["dream", "who", "when", "told"]),
        (["motifs", "missing.csv"], ["missing.csv"]),
        (["motifs", "FILE", *COLUMNS, "-o", "motifs.png"], ["motifs.png", "csv"]),
        (["motifs", "FILE", *COLUMNS, "--parts", "report,dreams"], ["dreams", "report"]),
        (["network", "FILE", *COLUMNS, "--unit", "window:one"], ["window:one"]),
        (["motifs", "FILE", *COLUMNS, "--stopwords", "nowhere.txt"], ["nowhere.txt"]),
    ],
)
def test_what_cannot_be_done_is_said_in_one_line(
    table: Path, capsys: pytest.CaptureFixture[str], command: list[str], says: list[str]
) -> None:
    assert main([str(table) if word == "FILE" else word for word in command]) == 2
    heard = capsys.readouterr()
    assert heard.out == ""
    line = heard.err.strip().splitlines()[-1]
    assert line.startswith("jupyter psydyn: ")
    for word in says:
        assert word in line
