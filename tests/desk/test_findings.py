"""Findings over a journal: what is counted, what was decided, and the way back to the passages."""

import ast
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
    found = row(ask("POST", "findings", {"verb": "motifs"}), "lemma:water")
    assert (found["entries"], found["share"], found["first"]) == (4, 4 / 6, "2026-01-01")
    assert (found["verdict"], found["memo"]) == ("open", "")
    with_notes = row(
        ask("POST", "findings", {"verb": "motifs", "parameters": {"parts": ["report", "note"]}}),
        "lemma:water",
    )
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
    network = ask("POST", "findings", {"verb": "network", "parameters": {"min_entries": 3, "min_count": 2}})
    assert {"verdict", "memo"} <= network["rows"][0].keys()
    edge = next(one for one in network["rows"] if {one["source"], one["target"]} == {"water", "rise"})
    passages = ask("POST", "passages", {"verb": "network", "key": edge["key"], "parameters": {}})["passages"]
    assert {one["entry"] for one in passages} == {"d1", "d2", "d3", "d4"}


def test_what_was_decided_stands_in_the_rows(ask, journal):
    ask("PUT", "decisions", {"kind": "edge", "key": "lemma:water", "verdict": "rejected"})
    ask("PUT", "decisions", {"kind": "motif", "key": "lemma:water", "verdict": "accepted", "memo": "hers"})
    decided = row(ask("POST", "findings", {"verb": "motifs"}), "lemma:water")
    assert (decided["verdict"], decided["memo"]) == ("accepted", "hers")
    with open_journal(journal.path) as again:
        snapshot = answer(again, Request("POST", "findings", {"verb": "motifs"})).body
    assert row(snapshot, "lemma:water") == decided


def test_an_unknown_key_is_a_404(ask):
    body = {"verb": "motifs", "key": "lemma:fire", "parameters": {}}
    assert "no such row" in ask("POST", "passages", body, 404)["message"]


@pytest.mark.parametrize(
    ("verb", "parameters", "line"),
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
        ("symbols", {}, "verb must be one of 'motifs', 'overview', 'network'"),
        (["motifs"], {}, "verb must be one of 'motifs', 'overview', 'network'"),
        ("concordance", {}, "concordance needs query"),
        ("concordance", {"query": " "}, "query must be words"),
        ("concordance", {"query": "!"}, "query: no word in '!'"),
        ("similar", {"entry": "gone"}, "there is no 'gone'"),
    ],
)
def test_wrong_parameters_get_one_line(ask, verb, parameters, line):
    assert line in ask("POST", "findings", {"verb": verb, "parameters": parameters}, 400)["message"]


@pytest.mark.parametrize(
    ("narrow", "line"),
    [
        ({"since": "yesterday"}, "since: 'yesterday' is no day; write it as 2026-03-01"),
        ({"until": 3}, "until must be text"),
        ({"motif": "lemma:dragon"}, "motif: 'dragon' is not among the counted words"),
        ({"moon": "full"}, "narrow has no parameter 'moon' (it has since, until, motif, code, entry)"),
        ("water", "parameters must be an object"),
    ],
)
def test_what_cannot_be_narrowed_gets_one_line(ask, narrow, line):
    assert line in ask("POST", "findings", {"verb": "motifs", "narrow": narrow}, 400)["message"]


@pytest.mark.parametrize(
    ("body", "line"),
    [
        ({"verb": "motifs", "key": 7}, "key must be text"),
        ({"verb": "motifs"}, "key is missing"),
        ({"verb": "motifs", "key": "x", "word": "y"}, "there is no field 'word' here"),
    ],
)
def test_passages_need_a_key(ask, body, line):
    assert line in ask("POST", "passages", body, 400)["message"]


def test_a_period_narrows_what_is_counted_and_shown(ask):
    narrow = {"since": "2026-01-02", "until": "2026-01-03"}
    few = {"min_entries": 1}
    found = row(
        ask("POST", "findings", {"verb": "motifs", "parameters": few, "narrow": narrow}), "lemma:water"
    )
    assert (found["entries"], found["share"]) == (2, 1)
    body = {"verb": "motifs", "key": "lemma:water", "parameters": few, "narrow": narrow}
    assert [one["entry"] for one in ask("POST", "passages", body)["passages"]] == ["d2", "d3"]


def test_a_motif_narrows_to_the_dreams_that_hold_it(ask):
    body = {"verb": "concordance", "parameters": {"query": "the"}, "narrow": {"motif": "lemma:late"}}
    assert {one["entry"] for one in ask("POST", "findings", body)["rows"]} == {"d3"}
    body["narrow"] = {"motif": "lemma:water", "entry": "d5"}
    assert ask("POST", "findings", body)["rows"] == []


def test_a_code_narrows_to_the_dreams_in_which_it_was_accepted(ask, journal):
    layer = ask("POST", "layers", {"title": "mine", "role": "dreamer"}, 201)["id"]
    book = ask("POST", "codebooks", {"title": "own"}, 201)
    code = ask(
        "POST",
        f"codebooks/{book['id']}",
        {"revision": book["revision"], "deed": "add", "code": {"name": "fear"}},
    )
    fear = code["codebook"]["codes"][0]["id"]
    for entry, state in (("d1", "accepted"), ("d2", "rejected")):
        mark = {"entry": entry, "part": "report", "start": 0, "end": 5, "code": fear}
        mark |= {"codebook": book["id"], "layer": layer, "state": state}
        ask("POST", "annotations", {**mark, "quote": journal.entry(entry).parts["report"][:5]}, 201)
    body = {"verb": "motifs", "parameters": {"min_entries": 1}, "narrow": {"code": fear}}
    assert ask("POST", "findings", body)["title"] == "Motifs of 1 dream"


@pytest.mark.parametrize(
    "narrow", [{}, {"since": "2026-01-02"}, {"motif": "lemma:rise"}, {"until": "2026-01-04"}]
)
@pytest.mark.parametrize(
    ("verb", "parameters"),
    [
        ("motifs", {"min_entries": 2, "parts": ["report", "note"]}),
        ("network", {"min_entries": 2, "unit": "sentence"}),
        ("concordance", {"query": "water", "sort": "R1,L1"}),
        ("overview", {"min_entries": 2}),
        ("motif", {"key": "lemma:water", "min_entries": 1, "min_count": 1}),
        ("wordcloud", {"min_entries": 1, "min_count": 1}),
        ("similar", {"entry": "d2"}),
        ("nodal_points", {"unit": "dream"}),
        ("paths", {"entry": "d1"}),
        ("life", {"lags": [3]}),
        ("goals", {}),
        ("affects", {"parts": ["report", "note"]}),
        ("resistance", {}),
        ("defences", {}),
        ("interventions", {}),
    ],
)
def test_the_cell_of_a_finding_makes_exactly_what_is_shown(
    ask, journal, monkeypatch, verb, parameters, narrow
):
    body = {"verb": verb, "parameters": parameters, "narrow": narrow}
    shown = ask("POST", "findings", body)
    monkeypatch.chdir(journal.path.parent)
    *lines, last = ast.parse(shown["code"]).body
    scope: dict[str, object] = {}
    exec(compile(ast.Module(lines, []), "cell", "exec"), scope)
    with scope["journal"]:
        made = eval(compile(ast.Expression(last.value), "cell", "eval"), scope).snapshot()
    decided = ("verdict", "memo")
    rows = [{name: value for name, value in one.items() if name not in decided} for one in shown["rows"]]
    assert (made["rows"], made["picture"], made["title"]) == (rows, shown["picture"], shown["title"])
    assert shown["code"].endswith(f"{made['code']}\n")


def test_an_empty_journal_has_no_motifs_and_says_why(tmp_path):
    with open_journal(tmp_path / "empty.psydyn", create=True, example="the sea in the school") as empty:
        for verb in ("motifs", "network"):
            reply = answer(empty, Request("POST", "findings", {"verb": verb}))
            assert (reply.status, reply.body["rows"]) == (200, [])
            assert reply.body["notes"]


def test_an_analysis_can_run_elsewhere(ask, journal):
    """What a worker process is given and gives back can be pickled."""

    def elsewhere(function, *arguments):
        again, more = pickle.loads(pickle.dumps((function, arguments)))
        return pickle.loads(pickle.dumps(again(*more)))

    assert ask("POST", "findings", {"verb": "motifs"}, analyse=elsewhere) == ask(
        "POST", "findings", {"verb": "motifs"}
    )


def test_the_demo_has_motifs(tmp_path, request):
    entries = read_entries(request.config.rootpath / "examples" / "demo" / "journal.jsonl")
    with open_journal(tmp_path / "demo.psydyn", create=True, example="the sea in the school") as demo:
        demo.add(entries)
        documents = demo.corpus()
    inquiry = findings.Inquiry(findings.question("motifs", {}, {}), documents, documents)
    snapshot = findings.snapshot(inquiry)
    found = findings.passages(inquiry, "lemma:coat")
    assert snapshot["title"] == "Motifs of 56 dreams"
    assert {one["entry"] for one in found} <= {one.id for one in documents if "report" in one.parts}
    assert len({one["entry"] for one in found}) == row(snapshot, "lemma:coat")["entries"]
