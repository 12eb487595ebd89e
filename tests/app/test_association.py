"""The measures of association at the command line: tables in, tables out, one clear line where it fails."""

import csv
import io
import json
import subprocess
import sys
from pathlib import Path

import pytest

from jupyter_psydyn.journal import Association, Element, Entry, Session, Trial
from jupyter_psydyn.journal.opening import make

SHARED = Path(__file__).parents[3] / "shared" / "data"
EXAMPLE = "the sea in the school"


@pytest.fixture
def file(tmp_path):
    """A file with this content."""

    def file(content: str, name: str = "p.csv") -> Path:
        (tmp_path / name).write_text(content, encoding="utf-8")
        return tmp_path / name

    return file


@pytest.fixture
def example(tmp_path):
    """A journal that needs no passphrase: a dream with two chains, and a test."""
    path = tmp_path / "example.psydyn"
    with make(path, example=EXAMPLE) as journal:
        said = [("bridge", "river", "my uncle"), ("gate", "the uncle", "iron")]
        elements = tuple(
            Element(
                f"e{at}", "", 0, 0, quote, tuple(Association(f"a{at}{n}", one) for n, one in enumerate(words))
            )
            for at, (quote, *words) in enumerate(said)
        )
        journal.save(Entry(id="d1", parts={"report": "The bridge is by the gate."}, elements=elements))
        trials = (Trial("table", "chair", 900.0), Trial("dark", "night", 1400.0), Trial("music", failed=True))
        journal.save(Entry(id="t1", kind="association", session=Session("word-list", trials=trials)))
    return path


def rows(text):
    return list(csv.DictReader(io.StringIO(text)))


TESTS = """record,pos,stimulus,reaction,rt_ms
1,1,table,chair,900
1,2,dark,night,1300
2,1,table,eat,700
2,2,dark,,
"""


def test_score_gives_the_sheet_of_each_test_or_of_one(run, file):
    status, out, err = run("association", "score", file(TESTS))
    assert status == 0
    assert [(one["test"], one["stimulus"], one["reaction"]) for one in rows(out)] == [
        ("1", "table", "chair"),
        ("1", "dark", "night"),
        ("2", "table", "eat"),
        ("2", "dark", ""),
    ]
    assert err.count("1 of 4 stimuli without a reaction: failures") == 1
    _, one, _ = run("association", "score", file(TESTS), "--test", "2")
    assert list(rows(one)[0])[:2] == ["position", "stimulus"]
    assert [row["failed"] for row in rows(one)] == ["False", "True"]


def test_score_takes_the_threshold_that_is_asked_for(run, refused, file):
    many = "stimulus,reaction,rt_ms\n" + "".join(f"s{at},r{at},{1000 + 100 * at}\n" for at in range(20))
    table = file(many)
    mean = rows(run("association", "score", table)[1])
    strict = rows(run("association", "score", table, "--threshold", "Q3 + 1.5 IQR")[1])
    assert (
        sum(one["prolonged"] == "True" for one in mean)
        > sum(one["prolonged"] == "True" for one in strict)
        == 0
    )
    assert refused("association", "score", table, "--threshold", "often").startswith("threshold: 'often'")


def test_tables_are_written_by_the_ending_of_their_name(run, refused, file, tmp_path):
    table = file(TESTS)
    assert run("association", "score", table, "-o", tmp_path / "s.json")[:2] == (0, "")
    assert [one["test"] for one in json.loads((tmp_path / "s.json").read_text())] == ["1", "1", "2", "2"]
    run("association", "score", table, "--test", "1", "-o", tmp_path / "one.csv")
    assert len(rows((tmp_path / "one.csv").read_text())) == 2
    assert refused("association", "score", table, "-o", tmp_path / "s.xls").endswith(
        "score writes csv, json; end the name with one of these"
    )


def test_a_journal_is_read_as_a_file_is(run, example):
    status, out, _ = run("association", "score", example)
    assert status == 0
    assert [(one["reaction"], one["seconds"]) for one in rows(out)] == [
        ("chair", "0.9"),
        ("night", "1.4"),
        ("", ""),
    ]
    _, out, _ = run("association", "nodal", example)
    assert [(one["association"], one["elements"]) for one in rows(out)] == [("uncle", "2")]
    _, out, _ = run("association", "paths", example)
    assert ("bridge", "river") in {(one["source"], one["target"]) for one in rows(out)}
    assert run("association", "displacement", example)[0] == 0
    assert run("association", "paths", example, "-o", example.with_name("paths.graphml"))[0] == 0
    assert "<graphml" in example.with_name("paths.graphml").read_text(encoding="utf-8")


def test_options_are_the_verbs_own(run, example):
    _, out, _ = run("association", "nodal", example, "--by", "form", "--min-reached", "2", "--limit", "1")
    assert [one["association"] for one in rows(out)] == ["uncle"]


def test_speech_graphs_of_a_text_a_column_a_transcript_and_a_journal(run, file, example):
    words = "the stairs go down and the stairs go up"
    text = rows(run("association", "speechgraph", file(words, "talk.txt"), "--shuffles", "0")[1])
    assert [(one["entry"], one["words"], one["nodes"], one["edges"]) for one in text] == [
        ("talk", "9", "6", "8")
    ]
    table = file(f"n,what\na,{words}\nb,the stairs\n")
    column = rows(
        run("association", "speechgraph", table, "--text", "what", "--id", "n", "--shuffles", "0")[1]
    )
    assert [(one["entry"], one["words"]) for one in column] == [("a", "9"), ("b", "2")]
    cue = file(f"1\n00:00:01,000 --> 00:00:02,000\nAnna: {words}\n", "talk.srt")
    spoken = rows(run("association", "speechgraph", cue, "--speaker", "anna", "--shuffles", "0")[1])
    assert [one["words"] for one in spoken] == ["9"]
    dream = rows(run("association", "speechgraph", example, "--shuffles", "0")[1])
    assert [(one["entry"], one["words"]) for one in dream] == [("d1", "6")]
    said = rows(run("association", "speechgraph", example, "--parts", "association", "--shuffles", "0")[1])
    assert [(one["entry"], one["words"]) for one in said] == [("d1", "6"), ("t1", "2")]


RECORDS = """record,pos,stimulus,reaction
2,1,table,chair
1,2,dark,chair
1,1,table,chair
2,2,dark,
"""


def test_classify_gives_each_row_its_code_in_the_order_of_the_file(run, file):
    from jupyter_psydyn.association import kent_rosanoff

    status, out, _ = run("association", "classify", file(RECORDS))
    assert (status, out.splitlines()[0]) == (0, "record,pos,stimulus,reaction,code,label")
    # Record 1 is read in the order of its positions: dark comes after table, and its reaction again.
    one = kent_rosanoff.codes([("table", "chair"), ("dark", "chair")])
    two = kent_rosanoff.codes([("table", "chair"), ("dark", "")])
    assert one == [0, 5]
    coded = rows(out)
    # Where no reaction came there is no class.
    assert two == [0, None]
    assert [(row["record"], row["pos"], row["code"]) for row in coded] == [
        ("2", "1", "0"),
        ("1", "2", "5"),
        ("1", "1", "0"),
        ("2", "2", ""),
    ]
    assert [row["label"] for row in coded][:3] == [kent_rosanoff.LABELS[code] for code in (0, 5, 0)]


def test_classify_keeps_every_column_and_a_code_that_was_given(run, file, tmp_path):
    table = file("who,stimulus,remark,reaction,code\nA,table,hm,chair,7\n")
    assert run("association", "classify", table, "-o", tmp_path / "k.csv")[:2] == (0, "")
    lines = (tmp_path / "k.csv").read_text(encoding="utf-8").splitlines()
    assert lines[0] == "who,stimulus,remark,reaction,code_given,code,label"
    assert lines[1].startswith("A,table,hm,chair,7,0,")


def test_classify_reads_the_tests_of_a_journal(run, refused, file, example):
    coded = rows(run("association", "classify", example)[1])
    assert [(row["record"], row["pos"], row["stimulus"], row["reaction"]) for row in coded] == [
        ("t1", "1", "table", "chair"),
        ("t1", "2", "dark", "night"),
        ("t1", "3", "music", ""),
    ]
    assert (
        refused("association", "classify", file("cue,response\nsea,salt\n"))
        == "p.csv holds no word-list test"
    )
    assert refused("association", "classify", file("stimulus,answer\na,x\n")).startswith(
        "p.csv has no column 'reaction'"
    )


@pytest.mark.shared
def test_classify_agrees_with_the_codes_that_kent_and_rosanoff_printed(run, file):
    """Am J Insanity 1910; records of one's own text file: three classes >= 97.5 %, nineteen >= 82 %."""
    given = rows((SHARED / "kent_rosanoff" / "records_dev.csv").read_text(encoding="utf-8"))
    names = ("record", "pos", "stimulus", "reaction")
    out = io.StringIO()
    csv.writer(out).writerows([names, *([one[name] for name in names] for one in given)])
    coded = rows(run("association", "classify", file(out.getvalue()))[1])
    assert [[one[name] for name in names] for one in coded] == [
        [one[name] for name in names] for one in given
    ]

    def three(code: str) -> str:
        return {"0": "common", "1": "non-specific"}.get(code, "other")

    pairs = [(ours["code"], theirs["code"]) for ours, theirs in zip(coded, given, strict=True)]
    assert sum(three(ours) == three(theirs) for ours, theirs in pairs) / len(pairs) >= 0.975
    assert sum(ours == theirs for ours, theirs in pairs) / len(pairs) >= 0.82


def test_chains_gives_a_row_a_chain(run, file):
    lines = file("happy, smile, dentist, teeth\nsnow, ice\nalone\n", "c.txt")
    status, out, _ = run("association", "chains", lines)
    assert (status, [(one["element"], one["length"]) for one in rows(out)]) == (
        0,
        [("happy", "3"), ("snow", "1")],
    )


@pytest.mark.parametrize(
    ("content", "name", "why"),
    [
        ("", "p.csv", "p.csv is empty"),
        ("stimulus,reaction\n", "p.csv", "p.csv has no rows: nothing was read"),
        ("stimulus,answer\na,x\n", "p.csv", "p.csv has no column 'reaction'; there are 'stimulus', 'answer'"),
        ("stimulus,reaction,rt\na,x,9\n", "p.csv", "p.csv: the times in 'rt' have no unit"),
        ("stimulus,reaction,rt_ms\na,x,-9\n", "p.csv", "p.csv: line 2: rt_ms: -9 is below zero"),
        ("cue,response\nsea,salt\n", "p.csv", "p.csv holds no word-list test"),
        ("1\n00:00:01,000 --> 00:00:0x\nDown.\n", "t.srt", "t.srt: line 2: '00:00:0x' is no time"),
    ],
)
def test_what_cannot_be_read_is_one_clear_line(refused, file, content, name, why):
    assert refused("association", "score", file(content, name)).startswith(why)


def test_a_file_that_is_not_there_and_a_test_that_is_not_in_it(refused, file, tmp_path):
    assert refused("association", "score", tmp_path / "none.csv") == "there is no file none.csv"
    assert (
        refused("association", "score", file(TESTS), "--test", "9") == "there is no test '9'; there are 1, 2"
    )
    assert refused("association", "score", file(TESTS), "--column", "stimulus").startswith(
        "--column stimulus: write"
    )


def test_columns_called_otherwise_are_named(run, file):
    table = file("Reizwort,Reaktion,Zeit\nKopf,Haar,7\n")
    names = [
        one
        for role in ("stimulus=Reizwort", "reaction=Reaktion", "fifths=Zeit")
        for one in ("--column", role)
    ]
    status, out, _ = run("association", "score", table, *names)
    assert (status, rows(out)[0]["seconds"]) == (0, "1.4")


def test_transcripts_and_protocols_are_imported_with_who_speaks(
    run, refused, file, entries, maria, tmp_path, passphrase
):
    talk = file("start,end,speaker,text\n0,1,Ann,Down.\n2,3,Ben,Where?\n", "talk.csv")
    assert "2 people speak" in refused("import", maria, talk)
    status, out, _ = run("import", maria, talk, file(TESTS), "--speaker", "Ann", typed=[passphrase])
    assert (status, out) == (0, "3 entries added to maria.psydyn.\n")
    stream, first, _ = entries(maria)[2:]
    assert (stream.parts["association"], stream.session.protocol, len(stream.session.moments)) == (
        "Down.",
        "stream",
        1,
    )
    assert [one.reaction for one in first.session.trials] == ["chair", "night"]


def test_the_command_starts_without_tables_or_word_lists():
    code = (
        "import sys; import jupyter_psydyn.exchange; from jupyter_psydyn.app import main\n"
        "heavy = 'pandas', 'nltk', 'numpy', 'jupyter_psydyn.association'\n"
        "print([one for one in heavy if one in sys.modules])"
    )
    said = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert said.stdout == "[]\n"
