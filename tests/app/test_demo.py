"""The demo is what it promises, and leaves alone what a user did with it."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

import jupyter_psydyn as psd
from jupyter_psydyn.app import demo, main
from jupyter_psydyn.app.demo_case import add_case
from jupyter_psydyn.journal import (
    Annotation,
    Codebook,
    Consent,
    Entry,
    Figure,
    Goal,
    Journal,
    LifeEvent,
    ProcessNote,
)
from jupyter_psydyn.review.odf import odf


@pytest.fixture(scope="module")
def journal(folder: Path) -> Iterator[Journal]:
    with psd.open_journal(folder / demo.JOURNAL) as opened:
        yield opened


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("demo")
    demo.lay_out(folder)
    return folder


def test_the_material_is_what_the_demo_promises(folder: Path) -> None:
    entries = [entry for entry in psd.open_journal(folder / demo.JOURNAL).entries() if entry.kind == "dream"]
    told = [entry for entry in entries if entry.recall != "none"]
    assert len(told) >= 40
    assert len(entries) > len(told)
    assert all(80 <= len(entry.parts["report"].split()) <= 250 for entry in told)
    assert sum(1 for entry in told if any(element.associations for element in entry.elements)) >= 12


def test_a_case_stands_around_the_dreams(journal: Journal) -> None:
    (case,) = journal.cases()
    assert case.frame is not None
    assert (case.frame.sessions_a_week, case.review_due) == (1, "2025-03-20")
    assert [one.holds("2025-02-20") for one in journal.records(Consent)] == [True, True, False]
    assert {one.name: one.relation for one in journal.records(Figure)}["Jonas"] == "brother"
    assert {one.sort for one in journal.records(LifeEvent)} == {"event", "transition", "treatment"}
    assert [[at.level for at in one.attained] for one in journal.records(Goal)] == [
        [-2, -1, 0, 1, 2],
        [-1, 0, 1, 2],
    ]


def test_its_sessions_have_ratings_ruptures_and_a_repair_and_she_reflects(journal: Journal) -> None:
    hours = [one.hour for one in journal.entries() if one.hour]
    marks = [mark.sort for hour in hours for mark in hour.marks]
    assert len(hours) == 13
    assert marks == ["rupture", "repair", "rupture", "repair", "rupture"]
    assert all(hour.ratings for hour in hours)
    pages = [one.reflection for one in journal.entries() if one.reflection]
    assert [page.theme for page in pages].count("coming too late") == 2
    assert sum(page.moment is not None for page in pages) == 3


def test_what_was_coded_is_enough_for_a_map_and_a_figure_with_its_interval(journal: Journal) -> None:
    map_ = psd.people(journal)
    assert dict(zip(map_.frame["figure"], map_.frame["episodes"], strict=True)) == {
        "brother or sister": 4,
        "mother": 3,
        "father": 2,
        "therapist": 2,
    }
    (book,) = (one for one in journal.records(Codebook) if one.ready == "defences")
    functioning = odf(journal.records(Annotation), book)
    # 3 + 5 + 6 + 6 + 6 + 7 + 7 of seven passages in seven entries.
    assert functioning.value == pytest.approx(40 / 7)
    assert functioning.low is not None
    assert functioning.low < 40 / 7


def test_process_notes_are_under_a_key_of_their_own_and_nothing_is_to_be_undone_but_the_entries(
    journal: Journal,
) -> None:
    (case,) = journal.cases()
    notes = journal.records(ProcessNote)
    assert [one.hour for one in notes] == ["n004", "n005", "n013"]
    assert {one.case for one in notes} == {journal.private_case(case.id)}
    step = journal.steps().undo
    assert step is not None
    assert step.verb == "import"


def test_a_quote_that_stands_nowhere_is_named(folder: Path, tmp_path: Path) -> None:
    told = json.loads((demo.examples() / "demo" / "case.json").read_text(encoding="utf-8"))
    told["episodes"] = [{"entry": "d003", "quote": "a green horse", "codes": ["wish-1"]}]
    (tmp_path / "case.json").write_text(json.dumps(told))
    with (
        psd.open_journal(folder / demo.JOURNAL) as journal,
        pytest.raises(ValueError, match="d003: the quote 'a green horse' does not stand exactly once"),
    ):
        add_case(journal, tmp_path / "case.json")


def test_it_prints_the_strongest_motifs_with_a_passage_each(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["demo", "--no-lab", "--folder", str(tmp_path)]) == 0
    heard = capsys.readouterr().out
    for number in range(1, demo.SHOWN + 1):
        assert f"\n{number}. " in heard
    assert heard.count("[") >= demo.SHOWN


def test_running_it_again_keeps_what_was_recorded(tmp_path: Path) -> None:
    demo.lay_out(tmp_path)
    journal = psd.open_journal(tmp_path / demo.JOURNAL)
    before = len(list(journal.entries()))
    journal.save(Entry(kind="dream", night="2025-03-02", parts={"report": "A door in the garden."}))
    demo.lay_out(tmp_path)
    assert len(list(psd.open_journal(tmp_path / demo.JOURNAL).entries())) == before + 1
