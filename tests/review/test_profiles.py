"""The transference display: what is told of the therapist beside what is told of others, by hand."""

from dataclasses import replace
from math import sqrt

import pytest

import jupyter_psydyn as psd
from jupyter_psydyn.corpus import Corpus, Document
from jupyter_psydyn.corpus.night import Night
from jupyter_psydyn.counting.statistics import newcombe
from jupyter_psydyn.journal import Annotation, Code
from jupyter_psydyn.review import codebook as deeds
from jupyter_psydyn.review.episodes import Coded
from jupyter_psydyn.review.people import people_of
from jupyter_psydyn.review.profiles import likeness, therapist
from jupyter_psydyn.review.ready import ready

BOOK = replace(ready("relationship-episodes"), id="b")
OPTIONS = {"layers": None, "role": "", "parts": psd.people.__kwdefaults__["parts"], "case": ""}
TEXT = "She listened to what I said. Then she looked at the clock."
AT = "2026-11-24T10:00:00+00:00"


def told(*episodes, book=BOOK):
    """Each episode a dream of its own, coded whole with its codes."""
    corpus = Corpus(
        tuple(Document(f"d{at}", {"report": TEXT}, Night.parse("2026-11-01")) for at in range(len(episodes)))
    )
    marks = tuple(
        Annotation(
            id=f"{at}-{code}", entry=f"d{at}", start=0, end=28, quote=TEXT[:28], codebook="b", code=code,
            layer="l",
        )
        for at, codes in enumerate(episodes)
        for code in codes
    )  # fmt: skip
    return people_of(Coded(corpus, marks, (book,), "clinician", ("l",), 1, OPTIONS))


WITH = [("figure-therapist", "wish-5", "other-5")] * 4 + [("figure-therapist", "wish-5")]
OTHERS = [
    *[("figure-mother", "wish-5", "other-5")] * 2,
    *[("figure-friend", "wish-6", "other-8")] * 4,
]


def row(found, code):
    return next(one for one in found.picture["therapist"]["rows"] if one["code"] == code)


def test_the_interval_of_a_difference_is_newcombes():
    # His own example (1998, table II, a): 56 of 70 and 48 of 80, method 10: 0.0524 to 0.3339.
    assert newcombe(56, 70, 48, 80) == pytest.approx((0.0524, 0.3339), abs=5e-5)
    # And (f): 0 of 10 and 0 of 10: -0.2775 to 0.2775.
    assert newcombe(0, 10, 0, 10) == pytest.approx((-0.2775, 0.2775), abs=5e-5)


def test_each_component_stands_with_its_shares_their_difference_and_its_interval():
    found = told(*WITH, *OTHERS, ("wish-1",))
    display = found.picture["therapist"]
    # An episode in which nobody was coded is on neither side.
    assert (display["therapist"], display["others"], display["note"]) == (5, 6, "")
    closeness = row(found, "wish-5")
    assert (closeness["therapist"], closeness["others"]) == (5, 2)
    assert closeness["difference"] == pytest.approx(1 - 2 / 6)
    assert (closeness["low"], closeness["high"]) == pytest.approx(newcombe(5, 5, 2, 6))
    assert [one["code"] for one in display["rows"]] == ["wish-5", "wish-6", "other-5", "other-8"]
    assert [one.entry for one in found.evidence("side:others|wish-5").passages] == ["d5", "d6"]
    assert len(found.evidence("side:therapist|other-5").passages) == 4
    assert found.picture["names"]["side:therapist|other-5"] == (
        "Other rejecting and opposing, with the therapist"
    )


def test_how_alike_they_are_is_the_cosine_of_the_shares():
    alike = told(*WITH, *OTHERS).picture["therapist"]["likeness"]
    # Of five: wish-5 5, other-5 4. Of six: wish-5 2, other-5 2, wish-6 4, other-8 4.
    assert alike["value"] == pytest.approx((5 * 2 + 4 * 2) / (sqrt(41) * sqrt(40)))
    assert 0 <= alike["low"] < alike["value"] < alike["high"] < 1
    assert alike["episodes"] == [5, 6]


def test_what_is_apart_is_further_apart_than_the_same_episodes_dealt_out():
    apart = [("figure-therapist", "wish-5")] * 10 + [("figure-mother", "wish-6")] * 10
    alike = told(*apart).picture["therapist"]["likeness"]
    assert (alike["value"], alike["low"], alike["high"]) == (0, 0, 0)
    assert 0 < alike["dealt_low"] < alike["dealt_high"] <= 1


def test_the_same_told_of_both_is_alike_and_all_of_it():
    same = [("figure-therapist", "wish-5")] * 5 + [("figure-mother", "wish-5")] * 5
    alike = told(*same).picture["therapist"]["likeness"]
    assert [alike[name] for name in ("value", "low", "high", "dealt_low", "dealt_high")] == pytest.approx(
        [1] * 5
    )


def test_under_five_on_a_side_nothing_is_compared_and_it_is_said():
    display = told(*WITH[:4], *OTHERS).picture["therapist"]
    assert (display["rows"], display["likeness"]["value"]) == ([], None)
    assert display["note"] == "too few to compare: 4 and 6 of at least 5 episodes each"
    signs = [("figure-therapist", "sign-negative")] * 5 + [("figure-mother", "wish-5")] * 5
    assert told(*signs).picture["therapist"]["likeness"]["note"] == (
        "on one side no wish and no response was coded"
    )
    assert likeness([], []).note.startswith("too few")


def test_then_and_now_are_compared_and_what_is_in_both_is_in_neither():
    then, now = ("figure-mother", "wish-5", "period-then"), ("figure-friend", "wish-5", "period-now")
    both = ("figure-mother", "wish-6", "period-then", "period-now")
    alike = told(*[then] * 5, *[now] * 6, both).picture["periods"]["likeness"]
    assert (alike["episodes"], alike["value"]) == ([5, 6], pytest.approx(1))


def test_an_episode_with_the_therapist_and_somebody_else_is_the_therapists():
    together = ("figure-therapist", "figure-mother", "wish-6")
    display = told(*WITH, *OTHERS, together).picture["therapist"]
    assert (display["therapist"], display["others"]) == (6, 6)


def test_the_therapist_stays_the_therapist_when_renamed_merged_or_in_a_book_of_ones_own():
    renamed = deeds.change(
        BOOK, "figure-therapist", {"name": "Figure: Dr W."}, meaning=False, why="", by="ada", at=AT
    ).codebook
    book = deeds.add(BOOK, Code("w", "Dr W.", parent="figure"), by="ada", at=AT).codebook
    merged = deeds.merge(book, [], ["figure-therapist"], "w", by="ada", at=AT).codebook
    for one in (renamed, merged):
        display = told(*WITH, *OTHERS, book=one).picture["therapist"]
        assert (display["therapist"], display["others"]) == (5, 6)
    own = deeds.add(BOOK, Code("x", "therapist", parent="figure"), by="ada", at=AT).codebook
    assert "x" in therapist([own])


def test_two_episodes_coded_into_each_other_are_read_as_one_and_that_is_said():
    corpus = Corpus((Document("d", {"report": TEXT}),))
    marks = [("figure-therapist", 0, 20), ("wish-5", 4, 24), ("figure-mother", 22, 58)]
    annotations = tuple(
        Annotation(id=code, entry="d", start=start, end=end, quote=TEXT[start:end], codebook="b", code=code)
        for code, start, end in marks
    )
    found = people_of(Coded(corpus, annotations, (BOOK,), "clinician", ("l",), 1, OPTIONS))
    assert found.frame.episodes.tolist() == [1, 1]
    assert any(note.startswith("1 episode that no one code covers whole") for note in found.notes)
    assert not any("covers whole" in note for note in told(*WITH).notes)
