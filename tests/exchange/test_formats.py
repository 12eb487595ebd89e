"""Files of every format that was ever released open for ever. None of these is ever written anew."""

import json
from pathlib import Path

import pytest

from jupyter_psydyn.exchange import export
from jupyter_psydyn.journal import Annotation, Codebook, Consent, Hypothesis, Setting

FIXTURES = Path(__file__).parent / "fixtures"


def test_a_whole_journal_of_format_1_tells_all_it_told(import_new, tmp_path):
    journal = import_new(FIXTURES / "format-1.jsonl")
    report = "Well, A ferry goes up the stairs. \U0001f30a My aunt sells tickets, ünd nobody pays.\n# A sign"
    ferry = journal.entry("a00000000001")
    assert (ferry.night, ferry.woke, ferry.title, ferry.vividness) == ("2024-02-10", "06:20", "The ferry", 4)
    assert ferry.parts == {"report": report, "residue": "=the last tram"}
    assert ferry.told == report.removeprefix("Well, ")
    assert ferry.release == {"research": "2024-03-01"}
    (element,) = ferry.elements
    assert (element.start, element.end, element.quote) == (8, 13, "ferry")
    (answer,) = element.associations
    assert (answer.text, answer.first_key_ms, answer.enter_ms) == ("the lake in March", 812.5, 2901.0)
    assert [one.revision for one in journal.history("a00000000001")] == [1, 2, 3]
    assert [(one.id, one.kind, one.deleted) for one in journal.entries(deleted=True)] == [
        *(("a00000000001", "dream", False), ("a00000000002", "note", False)),
        *(("a00000000003", "association", True), ("a00000000004", "dream", False)),
    ]
    assert [one.pseudonym for one in journal.cases()] == ["Lina"]
    assert [one.code for one in journal.records(Annotation)] == ["vessel"]
    (book,) = journal.records(Codebook)
    assert [(one.name, one.definition) for one in book.codes] == [("vessel", "what carries over water")]
    (reading,) = journal.records(Hypothesis)
    assert [one.key for one in reading.supporting] == ["n00000000001"]
    assert [(one.given, one.wording) for one in journal.records(Consent)] == [("2024-03-01", "v2")]
    assert [(one.name, one.value) for one in journal.records(Setting)] == [("theme", "dim")]
    assert journal.decisions() == []  # made, and taken back
    assert [dict(one.parts) for one in journal.asides("a00000000001")] == [{"report": "A ferry."}]
    assert {action.author for action, made in journal.store.actions() if made} == {"anna"}


def test_format_1_is_still_the_present_one(import_new, tmp_path):
    """When it is not any more this file stays, and a fixture of the new format comes beside it."""
    export(import_new(FIXTURES / "format-1.jsonl"), tmp_path / "again.jsonl")
    assert (tmp_path / "again.jsonl").read_bytes() == (FIXTURES / "format-1.jsonl").read_bytes()


@pytest.mark.parametrize("name", ["format-1", "format-1.csv"])
def test_entries_of_format_1_are_those_of_the_journal(import_new, name):
    whole, read = import_new(FIXTURES / "format-1.jsonl"), import_new(FIXTURES / name)

    def content(entry):
        journals_own = ("case", "revision", "changed")
        return {key: value for key, value in entry.to_dict().items() if key not in journals_own}

    assert sorted(map(json.dumps, map(content, read.entries()))) == sorted(
        map(json.dumps, map(content, whole.entries()))
    )
    assert [one.pseudonym for one in read.cases()] == ["Lina"]
