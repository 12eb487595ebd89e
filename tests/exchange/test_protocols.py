"""Protocols of word-list tests come in from tables: every time in milliseconds, every decision told."""

import codecs
import json

import pytest

import jupyter_psydyn as psd
from jupyter_psydyn.exchange import make_journal, read_files

HEAD = (
    "stimulus,reaction,rt_fifths,reproduction,flags_M_misunderstood_R_repeated_stimulus_L_laughed,failure\n"
)


@pytest.fixture
def read(tmp_path):
    """Read a table as somebody saved it."""

    def read(content: str | bytes, name: str = "p.csv", **how):
        (tmp_path / name).write_bytes(content if isinstance(content, bytes) else content.encode())
        return psd.read_associations(tmp_path / name, **how)

    return read


@pytest.fixture
def refused(read):
    """Read a table that cannot be; gives the line that says why."""

    def refused(content: str | bytes, name: str = "p.csv", **how):
        with pytest.raises(ValueError) as error:  # noqa: PT011
            read(content, name, **how)
        assert "\n" not in str(error.value)
        return str(error.value)

    return refused


def reactions(found):
    (test,) = found.tests
    return test.reactions


def test_a_protocol_gives_reactions_with_their_places(read):
    found = read('stimulus,reaction,rt_ms,remark\nhead,hair,1400,hm\ngreen,"tree, then grass",900,\n')
    assert [(one.stimulus, one.text, one.ms, one.remark) for one in reactions(found)] == [
        ("head", "hair", 1400.0, "hm"),
        ("green", "tree, then grass", 900.0, ""),
    ]
    assert found.corpus["entry-1"].parts["association"] == "hair\ntree, then grass"
    place = reactions(found)[1].place
    assert found.corpus[place.entry].parts[place.part][place.start : place.end] == "tree, then grass"
    assert found.notes == ()


@pytest.mark.parametrize(
    ("head", "cells"),
    [
        ("rt_ms", ("1800", "600")),
        ("seconds", ("1.8", "0,6")),
        ("rt_fifths", ("9", "3")),
        ("time,unit", ("9,fifths", "600,ms")),
        ("rt,unit", ("1.8,s", "3,1/5 s")),
        ("first_key_ms,enter_ms", ("1800,2400", "600,")),
        ("enter_ms", ("1800", "600")),
        # Twice the same, as exactly as each is written: nine fifths are 1.7 to 1.9 seconds.
        ("rt_fifths,seconds", ("9,1.8", "3,0.6")),
    ],
)
def test_whatever_its_unit_a_time_becomes_milliseconds(read, head, cells):
    rows = [
        f"{one},{word},{cell}".replace("0,6", '"0,6"')
        for (one, word), cell in zip([("a", "x"), ("b", "y")], cells, strict=True)
    ]
    found = read(f"stimulus,reaction,{head}\n" + "\n".join(rows))
    assert [one.ms for one in reactions(found)] == [1800.0, 600.0]


def test_the_more_exactly_written_of_two_times_is_taken(read):
    found = read("stimulus,reaction,rt_fifths,rt_ms\na,x,9,1834\n")
    assert reactions(found)[0].ms == 1834.0


@pytest.mark.parametrize(
    ("head", "cell", "why"),
    [
        ("rt_fifths,rt_ms", "9,2400", "rt_ms says 2400 ms, rt_fifths says 1800 ms: which?"),
        ("rt_ms", "-3", "rt_ms: -3 is below zero: no reaction comes before its word"),
        ("rt_ms", "quick", "rt_ms: 'quick' is no number"),
        ("rt_ms", "inf", "rt_ms: 'inf' is no number"),
        ("time,unit", "9,hours", "'hours' is no unit of time: say ms, s or fifths"),
        ("time,unit", "9,", "time has no unit here: say ms, s or fifths"),
        ("rt_ms,unit", "9,fifths", "the unit is 'fifths', and the column is called rt_ms: which?"),
        ("failed", "1", "this failed and has a reaction: which?"),
        ("failed", "perhaps", "failed is 'perhaps'; write 1 or 0"),
        ("marks", "sneezed", "there is no mark 'sneezed' (there are"),
        ("pos", "third", "pos: 'third' is no number"),
    ],
)
def test_what_cannot_be_is_refused_with_its_line(refused, head, cell, why):
    good = {"time,unit": "9,s", "failed": "0", "marks": "M"}.get(head, ",".join(["1"] * len(head.split(","))))
    good = {"rt_fifths,rt_ms": "9,1800", "rt_ms,unit": "9,ms"}.get(head, good)
    said = refused(f"stimulus,reaction,{head}\na,x,{good}\nb,y,{cell}\n")
    assert said.startswith(f"p.csv: line 3: {why}")


def test_a_time_without_a_unit_is_not_guessed(refused):
    assert refused("stimulus,reaction,rt\na,x,9\n") == (
        "p.csv: the times in 'rt' have no unit: call the column rt_ms, seconds or rt_fifths, "
        "or put a column unit (ms, s, fifths) beside it"
    )


def test_times_of_zero_and_of_an_hour_are_read_and_told(read):
    found = read("stimulus,reaction,seconds\na,x,0\nb,y,3600\nc,z,1\n")
    assert [one.ms for one in reactions(found)] == [0.0, 3_600_000.0, 1000.0]
    assert found.notes == (
        "1 time of zero (line 2): read as written",
        "1 time of more than ten minutes (line 3): read as written",
    )


def test_no_words_are_a_failure_and_have_no_reaction_time(read):
    found = read("stimulus,reaction,rt_ms,failed\na,,20000,1\nb,,,\nc,z,900,0\n")
    assert [(one.failed, one.ms, one.place) for one in reactions(found)][:2] == [(True, None, None)] * 2
    assert found.notes == ("2 of 3 stimuli without a reaction: failures",)


def test_empty_reproductions_are_nothing_remembered_in_our_files_and_the_reaction_in_jungs(read):
    ours = read("stimulus,reaction,reproduction\na,x,x\nb,y,\nc,z,w\nd,v,+\ne,u,?\n")
    assert [one.reproduction for one in reactions(ours)] == ["x", "", "w", "v", ""]
    rows = "a,x,9,,M,0\nb,y,9,w,MR,0\nc,z,9,?,,0\nd,,,,R,1\ne,v,9,+,L,0\n"
    jungs = read(HEAD + rows)
    assert [one.reproduction for one in reactions(jungs)] == ["x", "w", "", None, "v"]
    assert [one.marks for one in reactions(jungs)] == [
        ("misunderstood",),
        ("misunderstood", "repeated"),
        (),
        ("repeated",),
        ("laughed",),
    ]
    assert "an empty reproduction was read as the reaction again (reproduction='changes')" in jungs.notes
    assert [one.reproduction for one in reactions(read(HEAD + rows, reproduction="all"))] == [
        "",
        "w",
        "",
        "",
        "v",
    ]


def test_without_a_reproduction_nobody_was_asked(read):
    for table in ("stimulus,reaction\na,x\n", "stimulus,reaction,reproduction\na,x,\n"):
        assert reactions(read(table))[0].reproduction is None


def test_several_tests_stand_in_one_file_each_in_its_order(read):
    found = read(
        "record,subject,date,pos,stimulus,reaction\n"
        "I,Ann,1910-01-02,2,b,y\nII,Ben,1910,1,a,v\nI,Ann,1910-01-02,1,a,x\nII,Ben,1910,2,b,w\n"
    )
    assert [
        (one.id, one.dreamer, one.night.text, [r.text for r in one.reactions]) for one in found.tests
    ] == [
        ("I", "Ann", "1910-01-02", ["x", "y"]),
        ("II", "Ben", "1910", ["v", "w"]),
    ]
    both = read("session,subject,stimulus,reaction\n1,Ann,a,x\n1,Ben,a,y\n2,Ben,a,z\n")
    assert [one.id for one in both.tests] == ["Ann-1", "Ben-1", "Ben-2"]


def test_a_stimulus_may_come_twice_and_a_reaction_may_be_long(read):
    long = "and then " * 100
    found = read(f"stimulus,reaction\nto cook,soup\nTo cook,{long}\n")
    assert [one.text for one in reactions(found)] == ["soup", long.strip()]
    assert found.notes == ("more than once in the list: 'to cook'; each is a reaction of its own",)


def test_columns_called_otherwise_are_named(read, refused):
    german = "Reizwort,Reaktion,Zeit\nKopf,Haar,7\n"
    found = read(german, stimulus="Reizwort", reaction="Reaktion", fifths="Zeit")
    assert [(one.stimulus, one.text, one.ms) for one in reactions(found)] == [("Kopf", "Haar", 1400.0)]
    assert refused(german, stimulus="Reizwort", reaction="Antwort") == (
        "p.csv has no column 'Antwort' for reaction; there are 'Reizwort', 'Reaktion', 'Zeit'"
    )
    assert refused(german, reizwort="Reizwort", stimulus="Reizwort").startswith(
        "there is no column for 'reizwort'"
    )


@pytest.mark.parametrize(
    ("content", "why"),
    [
        ("", "p.csv is empty"),
        ("stimulus,reaction\n", "p.csv has no rows: nothing was read"),
        ("stimulus,rt_ms\na,9\n", "p.csv has no column 'reaction'; there are 'stimulus', 'rt_ms'"),
        ("reaction\nx\n", "p.csv has no column 'stimulus'; there are 'reaction'"),
        ("foo,bar\na,x\n", "p.csv: associations stand in columns stimulus and reaction"),
        ("stimulus,reaction\n ,x\n", "p.csv: line 2: a stimulus without words"),
        ("stimulus,reaction\na\n", "p.csv: line 2 has 1 fields where the first line has 2"),
        (
            "stimulus,reaction,record,session\na,x,1,2\n",
            "p.csv: which of the columns 'record', 'session' is test?",
        ),
    ],
)
def test_a_file_that_is_no_protocol_is_refused(refused, content, why):
    assert refused(content).startswith(why)


def test_windows_1252_semicolons_and_marks_of_order_are_read(read):
    found = read("stimulus;reaction;seconds\nfrère;café;1,4\n".encode("cp1252"))
    assert [(one.stimulus, one.text, one.ms) for one in reactions(found)] == [("frère", "café", 1400.0)]
    assert "was read as windows-1252" in found.notes[0]
    assert reactions(read(codecs.BOM_UTF8 + b"stimulus,reaction\r\na,x\r\n"))[0].text == "x"


def test_lines_of_json_and_a_frame_are_tables_too(read):
    import pandas as pd

    rows = [
        {"stimulus": "a", "reaction": "x", "seconds": 1.4},
        {"stimulus": "b", "reaction": None, "seconds": None},
    ]
    for found in (
        read("\n".join(map(json.dumps, rows)), "p.jsonl"),
        read(json.dumps(rows), "p.json"),
        psd.read_associations(pd.DataFrame(rows)),
    ):
        assert [(one.text, one.ms, one.failed) for one in reactions(found)] == [
            ("x", 1400.0, False),
            ("", None, True),
        ]


def test_protocols_are_imported_and_read_the_same_from_the_journal(read, tmp_path):
    found = read(
        HEAD.replace("stimulus", "test,pos,stimulus", 1) + "T1,1,a,x,9,,M,0\nT1,2,b,,,,,1\nT2,1,a,z,5,w,,0\n"
    )
    with make_journal(
        tmp_path / "new.psydyn", read_files([tmp_path / "p.csv"]), example="the sea in the school"
    ) as made:
        assert [one.kind for one in made.entries()] == ["association"] * 2
        assert psd.read_associations(made).tests == found.tests


def test_names_that_are_no_ids_become_titles_in_a_journal(read, tmp_path):
    found = read("test,stimulus,reaction\nFirst sitting,a,x\n")
    assert found.tests[0].id == "First sitting"
    (made,) = read_files([tmp_path / "p.csv"]).entries
    assert (made.entry.id, made.entry.title) == ("", "First sitting")


def test_a_bad_row_leaves_the_journal_as_it_was(tmp_path, journal):
    from jupyter_psydyn.exchange import add_entries

    (tmp_path / "p.csv").write_text("stimulus,reaction,rt_ms\na,x,900\nb,y,-1\n")
    with pytest.raises(ValueError, match="line 3"):
        add_entries(journal, read_files([tmp_path / "p.csv"]))
    assert journal.entries() == []
