"""Interventions and how they were answered, joined by relations, on an invented hour."""

from dataclasses import replace

import pytest

import jupyter_psydyn as psd
from jupyter_psydyn.journal import Annotation, Entry, Hour, Layer, Relation, open_journal
from jupyter_psydyn.review import codebook as deeds
from jupyter_psydyn.review.ready import ready

BOOK = replace(ready("interventions"), id="b")
#: Eight sentences of ten letters, a space after each.
TEXT = " ".join(f"Sentence {letter}" for letter in "abcdefgh")


def mark(id_, code, nth):
    start = 11 * nth
    place = {
        "entry": "h",
        "part": "note",
        "start": start,
        "end": start + 10,
        "quote": TEXT[start : start + 10],
    }
    return Annotation(id=id_, **place, codebook="b", code=code, layer="l")


def join(source, target, type_="answered by"):
    return Relation(id=f"{source}-{target}", source=source, target=target, type=type_, layer="l")


#: Three questions: one elaborated and then taken back, one passed over, one with nothing; one of support.
MARKS = [
    mark("q1", "question", 0),
    mark("r1", "elaborated", 1),
    mark("r2", "declined", 2),
    mark("q2", "question", 3),
    mark("r3", "passed-over", 4),
    mark("q3", "question", 5),
    mark("s1", "support", 6),
    mark("r4", "taken-up", 7),
]
JOINED = [join("q1", "r1"), join("q1", "r2"), join("r3", "q2", "Answered  by")]


@pytest.fixture
def journal(tmp_path):
    with open_journal(tmp_path / "a.psydyn", create=True, example="a chair by the window") as journal:
        journal.save(Entry(id="h", kind="note", night="2026-03-02", parts={"note": TEXT}, hour=Hour()))
        journal.put(BOOK)
        journal.put(Layer(id="l", title="Mine", role="clinician", reader=journal.author))
        journal.put_all(MARKS)
        journal.put_all(JOINED)
        yield journal


def row(found, key):
    return found.frame.iloc[found.keys.index(key)]


def quoted(found, key):
    return ["".join(text for text, marked in one.segments if marked) for one in found.evidence(key).passages]


def test_each_kind_stands_with_its_responses_and_wilsons_intervals(journal):
    found = psd.interventions(journal)
    assert found.keys == (
        "answer:question|elaborated",
        "answer:question|declined",
        "answer:question|passed-over",
        "answer:question|",
        "answer:support|",
    )
    passed = row(found, "answer:question|passed-over")
    assert (passed.intervention, passed.response) == ("Question", "Passed over")
    assert (passed["count"], passed.interventions, passed.share) == (1, 3, 1 / 3)
    # Wilson, 1 of 3, z = 1.96.
    assert (passed.share_low, passed.share_high) == pytest.approx((0.0615, 0.7923), abs=1e-4)
    assert row(found, "answer:question|").response == "no response coded"
    assert found.caption == "2 of 4 with a response coded; in 1 entry; coded by the clinician"


def test_every_intervention_leads_to_both_passages(journal):
    found = psd.interventions(journal)
    assert quoted(found, "link:1") == ["Sentence a", "Sentence b", "Sentence c"]
    assert str(found.evidence("link:1").passages[1]).startswith("1. Elaborated: Sentence a [Sentence b] ")
    # Drawn from the response as well.
    assert quoted(found, "answer:question|passed-over") == ["Sentence d", "Sentence e"]
    assert quoted(found, "answer:question|") == ["Sentence f"]
    assert len(quoted(found, "kind:question")) == 6
    with pytest.raises(KeyError):
        found.evidence("answer:silence|")


def test_the_picture_lists_each_with_its_response(journal):
    picture = psd.interventions(journal).picture
    assert [(one["code"], one["count"]) for one in picture["kinds"]] == [("question", 3), ("support", 1)]
    assert [one["code"] for one in picture["responses"]] == ["elaborated", "declined", "passed-over", ""]
    assert [one["responses"] for one in picture["links"]] == [
        ["Elaborated", "Declined"],
        ["Passed over"],
        [],
        [],
    ]
    assert picture["names"]["link:3"] == "Question: no response coded"


def test_what_is_open_several_or_loose_is_said(journal):
    journal.put(join("s1", "r4", "contradicts"))
    notes = psd.interventions(journal).notes
    assert "2 interventions with no response coded: a gap in the coding, or in the hour." in notes
    assert "1 intervention with several responses, counted for each: the rows add up to more." in notes
    assert "1 response joined to no intervention." in notes
    assert (
        "1 relation between an intervention and a response that is not “answered by”, and not counted."
        in notes
    )


def test_merged_kinds_are_one(journal):
    done = deeds.merge(BOOK, [], ["support"], "clarification", by="ada", at="2026-11-24T10:00:00+00:00")
    journal.put(replace(done.codebook, revision=1))
    assert row(psd.interventions(journal), "answer:clarification|").interventions == 1


def test_nothing_coded_says_what_to_do(journal):
    journal.put_all([replace(one, deleted=True) for one in journal.records(Annotation)])
    found = psd.interventions(journal)
    assert len(found) == 0
    assert found.notes[0].startswith("No intervention was coded yet")
    assert psd.interventions(journal, role="clinician").to_code().endswith("(journal, role='clinician')\n")
