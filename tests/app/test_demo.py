"""The demo is what it promises, and leaves alone what a user did with it."""

from pathlib import Path

import pytest

import jupyter_psydyn as psd
from jupyter_psydyn.app import demo, main


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
    from jupyter_psydyn.journal import Entry

    journal.save(Entry(kind="dream", night="2025-03-02", parts={"report": "A door in the garden."}))
    demo.lay_out(tmp_path)
    assert len(list(psd.open_journal(tmp_path / demo.JOURNAL).entries())) == before + 1
