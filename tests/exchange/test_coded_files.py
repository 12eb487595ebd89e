"""What was coded, out of a journal and into another, by the names of files; and what may not leave."""

import zipfile
from dataclasses import replace

import pytest

from jupyter_psydyn.exchange import Incoming, add_entries, export, read_files
from jupyter_psydyn.exchange.qda import Project
from jupyter_psydyn.journal import (
    Annotation,
    Code,
    Codebook,
    Entry,
    Layer,
    Memo,
    Relation,
    open_journal,
)

REPORT = "The 🌊 sea frightens me, \u05e9\u05dc\u05d5\u05dd. A cafe\u0301 is shut."
DAY = "2026-01-01"


def mark(id, quote, code, layer, **more):  # noqa: A002
    start = REPORT.index(quote)
    place = {"entry": "d1", "start": start, "end": start + len(quote), "quote": quote}
    return Annotation(**{"id": id, **place, "codebook": "b", "code": code, "layer": layer, **more})


@pytest.fixture
def journal(tmp_path):
    with open_journal(tmp_path / "a.psydyn", create=True, example="the sea in the school") as journal:
        codes = (Code("sea", "Sea"), Code("fear", "Fear", parent="sea", definition="said, not guessed"))
        journal.add([Entry(id="d1", night=DAY, parts={"report": REPORT})])
        journal.put(Codebook(id="b", title="Own", codes=codes))
        case = journal.private_case(journal.cases()[0].id)
        journal.put(Layer(id="l", title="Mine", role="researcher", reader=journal.author))
        journal.put(Layer(id="p", title="MARKED", role="clinician", private=True, case=case))
        journal.put_all(
            [
                *(mark("1", "🌊 sea", "sea", "l", memo="wide"), mark("2", "sea frightens", "fear", "l")),
                *(mark("3", "cafe\u0301", "sea", "l"), mark("4", "shut", "fear", "p", memo="MARKED-HUNCH")),
                mark("5", "The", "fear", "l", state="rejected"),
            ]
        )
        journal.put(Relation(source="2", target="1", type="because of", layer="l", note="she says"))
        journal.put(Memo(on="entry", target="d1", text="read twice"))
        yield journal


@pytest.fixture
def other(tmp_path):
    with open_journal(tmp_path / "b.psydyn", create=True, example="the gate in the school") as journal:
        yield journal


def places(journal):
    """Every accepted annotation, as a reader of its text sees it."""
    texts = {one.id: one.parts["report"] for one in journal.entries()}
    return sorted(
        (texts[one.entry][one.start : one.end], one.memo)
        for one in journal.records(Annotation)
        if one.state == "accepted"
    )


@pytest.mark.parametrize("ending", [".qdpx", ".jsonld", ".xmi", ".xlsx", ".conll"])
def test_no_private_layer_leaves(journal, tmp_path, ending):
    said = export(journal, tmp_path / f"out{ending}")
    assert said[-1] == "Private layers were left out."
    data = (tmp_path / f"out{ending}").read_bytes()
    if zipfile.is_zipfile(tmp_path / f"out{ending}"):
        with zipfile.ZipFile(tmp_path / f"out{ending}") as archive:
            data = b"".join(archive.read(name) for name in archive.namelist())
    assert b"MARKED" not in data


def test_a_project_goes_out_and_comes_in_with_every_span_and_a_word_on_what_readers_drop(
    journal, other, tmp_path
):
    said = export(journal, tmp_path / "out.qdpx")
    assert "QualCoder will drop 1 link between passages and 1 memo on entries and codes." in said
    assert add_entries(other, read_files([tmp_path / "out.qdpx"])) == 1
    assert places(other) == [("cafe\u0301", ""), ("sea frightens", ""), ("🌊 sea", "wide")]
    assert [one.type for one in other.records(Relation)] == ["because of"]
    assert [one.text for one in other.records(Memo)] == ["read twice"]
    # One action: one undo takes all of it back.
    other.undo()
    assert other.records(Annotation) == other.entries() == other.records(Codebook) == []


def test_brought_twice_both_stay_and_nothing_is_overwritten(journal, tmp_path):
    export(journal, tmp_path / "out.qdpx")
    add_entries(journal, read_files([tmp_path / "out.qdpx"]))
    assert [one.parts["report"] for one in journal.entries()] == [REPORT, REPORT]
    assert len(journal.records(Codebook)) == 2


def test_a_bad_project_leaves_the_journal_as_it_was(journal, tmp_path):
    bad = tmp_path / "bad.qdpx"
    with zipfile.ZipFile(bad, "w") as archive:
        archive.writestr("project.qde", "<Project")
        archive.writestr("../away.txt", "x")
    before = journal.seq
    with pytest.raises(ValueError, match=r"^bad\.qdpx") as error:
        add_entries(journal, read_files([bad]))
    assert "\n" not in str(error.value)
    assert journal.seq == before
    assert not (tmp_path.parent / "away.txt").exists()


def test_no_file_brings_a_private_layer_in(journal, other):
    hidden = Project("Odd", (), (), (Layer(id="p", title="Hunches", role="clinician", private=True),), ())
    with pytest.raises(ValueError, match="the layer 'Hunches' is private, and no file brings one in"):
        add_entries(other, Incoming(project=hidden))


def test_for_others_only_released_layers_of_released_entries_go(journal, tmp_path):
    export(journal, tmp_path / "none.qdpx", audience="supervisor")
    assert read_files([tmp_path / "none.qdpx"]).project.annotations == ()
    journal.save(replace(journal.entry("d1"), release={"supervisor": DAY}))
    export(journal, tmp_path / "blind.qdpx", audience="supervisor")
    assert read_files([tmp_path / "blind.qdpx"]).project.annotations == ()
    journal.put(replace(journal.record(Layer, "l"), released="2026-01-02T10:00:00+00:00"))
    export(journal, tmp_path / "some.qdpx", audience="supervisor")
    assert len(read_files([tmp_path / "some.qdpx"]).project.annotations) == 3


def test_one_codebook_is_a_file_of_its_own(journal, tmp_path):
    export(journal, tmp_path / "own.qdc")
    assert b"CodeBook" in (tmp_path / "own.qdc").read_bytes()
    journal.put(Codebook(title="Two"))
    with pytest.raises(ValueError, match="holds one codebook, and there are 2"):
        export(journal, tmp_path / "two.qdc")


def test_a_whole_journal_leaves_private_layers_out_unless_they_are_named(journal, tmp_path):
    export(journal, tmp_path / "a.jsonl")
    assert "MARKED" not in (tmp_path / "a.jsonl").read_text()
    export(journal, tmp_path / "b.jsonl", private=True)
    assert "MARKED-HUNCH" in (tmp_path / "b.jsonl").read_text()
    with pytest.raises(ValueError, match="private layers go to nobody else"):
        export(journal, tmp_path / "c.jsonl", private=True, audience="supervisor")
