"""Findings over a journal: what is counted, what was decided, and the way back to the passages."""

import pickle

import pytest

from jupyter_psydyn.desk import findings
from jupyter_psydyn.desk.routes import Request, answer
from jupyter_psydyn.exchange import read_entries
from jupyter_psydyn.journal import Entry, open_journal

WAVES = (
    "The \U0001f30a water rose in the cellar. I ran.",
    "There was water, and it rose.",
    "I rose late from the water.",
    "A sun rose. Warm water everywhere!",
)


@pytest.fixture
def journal(tmp_path):
    """Four dreams with water, two without, a night without recall and a note that names water too."""
    with open_journal(tmp_path / "a.psydyn", create=True, example="the sea in the school") as journal:
        dreams = [*WAVES, "A lamp fell.", "My coat was lost."]
        nights = [f"2026-01-0{n}" for n in range(1, 7)]
        entries = [
            Entry(id=f"d{n}", night=night, parts={"report": report})
            for n, (night, report) in enumerate(zip(nights, dreams, strict=True), 1)
        ]
        journal.add([*entries, Entry(recall="none"), Entry(kind="note", parts={"note": "Water again."})])
        yield journal


@pytest.fixture
def ask(journal):
    def ask(verb, path, body=None, status=200, **more):
        reply = answer(journal, Request(verb, path, body), **more)
        assert (reply.status, reply.body if reply.status != status else None) == (status, None)
        return reply.body

    return ask


def row(snapshot, key):
    return next(one for one in snapshot["rows"] if one["key"] == key)


def test_motifs_count_dreams_that_were_told(ask):
    found = row(ask("POST", "motifs"), "lemma:water")
    assert (found["entries"], found["share"], found["first"]) == (4, 4 / 6, "2026-01-01")
    assert (found["verdict"], found["memo"]) == ("open", "")
    with_notes = row(ask("POST", "motifs", {"parts": ["report", "note"]}), "lemma:water")
    assert (with_notes["entries"], with_notes["share"]) == (5, 5 / 7)


def test_a_motif_leads_to_its_passages(ask, journal):
    passages = ask("POST", "passages", {"verb": "motifs", "key": "lemma:water", "parameters": {}})["passages"]
    assert [one["entry"] for one in passages] == ["d1", "d2", "d3", "d4"]
    for one in passages:
        text = journal.entry(one["entry"]).parts[one["part"]]
        assert text[one["start"] : one["end"]] == "water"
        assert "".join(segment["text"] for segment in one["segments"]) in text
        assert [segment["text"] for segment in one["segments"] if segment["mark"]] == ["water"]


def test_an_edge_leads_to_its_passages(ask):
    network = ask("POST", "network", {"min_entries": 3, "min_count": 2})
    assert {"verdict", "memo"} <= network["rows"][0].keys()
    edge = next(one for one in network["rows"] if {one["source"], one["target"]} == {"water", "rise"})
    passages = ask("POST", "passages", {"verb": "network", "key": edge["key"], "parameters": {}})["passages"]
    assert {one["entry"] for one in passages} == {"d1", "d2", "d3", "d4"}


def test_what_was_decided_stands_in_the_rows(ask, journal):
    ask("PUT", "decisions", {"kind": "edge", "key": "lemma:water", "verdict": "rejected"})
    ask("PUT", "decisions", {"kind": "motif", "key": "lemma:water", "verdict": "accepted", "memo": "hers"})
    decided = row(ask("POST", "motifs"), "lemma:water")
    assert (decided["verdict"], decided["memo"]) == ("accepted", "hers")
    with open_journal(journal.path) as again:
        snapshot = answer(again, Request("POST", "motifs")).body
    assert row(snapshot, "lemma:water") == decided


def test_an_unknown_key_is_a_404(ask):
    body = {"verb": "motifs", "key": "lemma:fire", "parameters": {}}
    assert "no such row" in ask("POST", "passages", body, 404)["message"]


@pytest.mark.parametrize(
    ("path", "body", "line"),
    [
        ("motifs", {"min_entry": 3}, "motifs has no parameter 'min_entry'"),
        ("motifs", {"min_entries": 0}, "min_entries must be a whole number of 1 or more"),
        ("motifs", {"min_entries": "3"}, "min_entries must be a whole number of 1 or more"),
        ("motifs", {"parts": ["dream"]}, "parts must be a list of some of 'report'"),
        ("motifs", {"parts": []}, "parts must be a list of some of"),
        ("motifs", {"stopwords": "/etc/passwd"}, "stopwords must be one of 'english', 'function', 'none'"),
        ("motifs", {"lexicon": "/etc/passwd"}, "motifs has no parameter 'lexicon'"),
        ("motifs", {"unit": "entry"}, "motifs has no parameter 'unit'"),
        ("motifs", [], "parameters must be an object"),
        ("network", {"unit": "window:1"}, "unit must be 'entry', 'sentence' or 'window:K'"),
        ("network", {"measure": "magic"}, "choose from count, jaccard"),
        ("passages", {"verb": "symbols", "key": "x"}, "verb must be one of 'motifs', 'network'"),
        ("passages", {"verb": ["motifs"], "key": "x"}, "verb must be one of 'motifs', 'network'"),
        ("passages", {"verb": "motifs", "key": 7}, "key must be text"),
        ("passages", {"verb": "motifs"}, "key is missing"),
    ],
)
def test_wrong_parameters_get_one_line(ask, path, body, line):
    assert line in ask("POST", path, body, 400)["message"]


def test_an_empty_journal_has_no_motifs_and_says_why(tmp_path):
    with open_journal(tmp_path / "empty.psydyn", create=True, example="the sea in the school") as empty:
        for path in ("motifs", "network"):
            reply = answer(empty, Request("POST", path))
            assert (reply.status, reply.body["rows"]) == (200, [])
            assert reply.body["notes"]


def test_an_analysis_can_run_elsewhere(ask, journal):
    """What a worker process is given and gives back can be pickled."""

    def elsewhere(function, *arguments):
        again, more = pickle.loads(pickle.dumps((function, arguments)))
        return pickle.loads(pickle.dumps(again(*more)))

    assert ask("POST", "motifs", analyse=elsewhere) == ask("POST", "motifs")


def test_the_demo_has_motifs(tmp_path, request):
    entries = read_entries(request.config.rootpath / "examples" / "demo" / "journal.jsonl")
    with open_journal(tmp_path / "demo.psydyn", create=True, example="the sea in the school") as demo:
        demo.add(entries)
        documents = demo.corpus()
        snapshot = findings.snapshot(documents, "motifs", {})
        found = findings.passages(documents, "motifs", "lemma:coat", {})
    assert snapshot["title"] == "Motifs of 56 dreams"
    assert {one["entry"] for one in found} <= {one.id for one in documents if "report" in one.parts}
    assert len({one["entry"] for one in found}) == row(snapshot, "lemma:coat")["entries"]
