"""Entries as a table that no spreadsheet runs."""

import csv
import io
import tempfile
from dataclasses import replace
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given, settings
from journals_made import TIMES, entries, texts

from jupyter_psydyn.exchange import read, read_files
from jupyter_psydyn.exchange.recorded import Recorded
from jupyter_psydyn.exchange.sheet import COLUMNS, guarded, unguarded, write_sheet
from jupyter_psydyn.journal import Affect, Entry
from jupyter_psydyn.journal.rules import settled


def cells(*recorded):
    return list(csv.DictReader(io.StringIO(write_sheet(recorded))))


def test_a_row_an_entry_with_plain_texts_and_json_where_there_are_several():
    entry = Entry(
        "a1", night="1977?", parts={"report": 'Water,\n"fire".'}, affects=(Affect("dread", 4),), lucid=True
    )
    (row,) = cells(Recorded(entry, "Maria"))
    assert tuple(row) == COLUMNS
    assert (row["id"], row["dreamer"], row["night"], row["report"]) == (
        "a1",
        "Maria",
        "1977?",
        'Water,\n"fire".',
    )
    assert (row["affects"], row["lucid"], row["vividness"]) == (
        '[{"word": "dread", "strength": 4}]',
        "true",
        "",
    )


@pytest.mark.parametrize("first", ["=", "+", "-", "@", "\t", "\r", "'=", "''@"])
def test_what_a_spreadsheet_would_run_gets_an_apostrophe_which_goes_when_it_is_read(first):
    cell = f"{first}HYPERLINK(1)"
    assert guarded(cell) == f"'{cell}"
    assert unguarded(guarded(cell)) == cell


@pytest.mark.parametrize("cell", ["", "'", "'tis", "a=b", "5"])
def test_other_cells_stay(cell):
    assert guarded(cell) == unguarded(cell) == cell


def test_no_cell_of_a_sheet_begins_as_a_formula_does():
    report = '=HYPERLINK("http://x.example","y")'
    (row,) = cells(Recorded(Entry("a1", title="@SUM(1)", parts={"report": report, "note": "-1"}), "+1"))
    assert all(not value.startswith(tuple("=+-@\t\r")) for value in row.values())


@settings(max_examples=100 * TIMES, deadline=None)
@given(entry=entries(), dreamer=texts)
def test_a_sheet_comes_back_as_it_was(entry, dreamer):
    """But for what it cannot say apart: an empty text and none, also of the report first told."""
    entry = settled(replace(entry, told=entry.told or None), None)
    dreamer = Entry.from_dict({"title": dreamer}).title
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "d.csv")
        path.write_text(write_sheet([Recorded(entry, dreamer)]), encoding="utf-8", newline="")
        (found,) = read_files([path]).entries
    expected, got = entry.to_dict(), found.entry.to_dict()
    for one in (expected, got):
        one["parts"] = {part: text for part, text in one["parts"].items() if text}
    assert (got, found.dreamer) == (expected, dreamer)


def test_statistics_programs_and_our_own_analyses_read_it(tmp_path):
    path = tmp_path / "d.csv"
    recorded = [Recorded(Entry("1", night="1977-05-03", parts={"report": "- Water."}), "Maria")]
    path.write_text(write_sheet(recorded), encoding="utf-8")
    (document,) = read(path)
    assert (document.id, document.night.text, document.dreamer) == ("1", "1977-05-03", "Maria")
    assert document.parts == {"report": "- Water."}
    assert pd.read_csv(path)["report"].tolist() == ["'- Water."]


@pytest.mark.parametrize(
    ("column", "cell", "why"),
    [
        ("affects", "[dread]", "d.csv: line 2: affects is not JSON"),
        ("affects", "[" * 100_000, "d.csv: line 2: affects is not JSON"),
        ("vividness", "9", "d.csv: line 2: vividness must be a whole number from 1 to 5"),
        ("kind", "poem", "d.csv: line 2: kind must be one of"),
        ("id", "a b", "d.csv: line 2: id must be 1 to 64 letters"),
    ],
)
def test_a_cell_that_no_entry_has_refuses_the_sheet(tmp_path, column, cell, why):
    path = tmp_path / "d.csv"
    pd.DataFrame([{**dict.fromkeys(COLUMNS, ""), "kind": "dream", "recall": "full", column: cell}]).to_csv(
        path, index=False, columns=COLUMNS
    )
    with pytest.raises(ValueError, match=r".") as refused:
        read_files([path])
    assert str(refused.value).startswith(why)
