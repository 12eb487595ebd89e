"""Ratings of therapy hours: means and Student's interval by hand, and what is said where there is little."""

import pytest

import jupyter_psydyn as psd
from jupyter_psydyn.desk.routes import Request, answer
from jupyter_psydyn.journal import Case, Entry, open_journal
from jupyter_psydyn.journal.notes import Hour, Rating

SUMMARY = "She came with the dream of the mill. We spoke of her father."


def hour(day, *ratings, entry="", summary=SUMMARY, **more):
    rated = tuple(Rating(item, before, after) for item, before, after in ratings)
    parts = {"note": summary} if summary else {}
    return Entry(id=entry, kind="note", night=day, parts=parts, hour=Hour(minutes=50, ratings=rated), **more)


@pytest.fixture
def journal(tmp_path):
    with open_journal(tmp_path / "a.psydyn", create=True, example="the sea in the school") as journal:
        yield journal


def five(journal):
    """Calm before 2, 3, 3, 4, 3 and after 4, 4, 6, 5, 6: changes 2, 1, 3, 1, 3."""
    marks = zip((2, 3, 3, 4, 3), (4, 4, 6, 5, 6), strict=True)
    journal.add(
        [
            hour(f"2026-01-0{at}", ("calm", before, after), entry=f"h{at}")
            for at, (before, after) in enumerate(marks, 1)
        ]
    )


def only_row(found):
    (row,) = found.snapshot()["rows"]
    return row


def test_an_item_has_its_means_and_students_interval_of_the_change(journal):
    five(journal)
    row = only_row(psd.ratings(journal))
    assert (row["key"], row["item"], row["hours"], row["both"]) == ("item:calm", "calm", 5, 5)
    assert (row["before_mean"], row["after_mean"], row["change_mean"]) == (3.0, 5.0, 2.0)
    # Sum of squares 0 + 1 + 1 + 1 + 1 = 4, variance 1, standard error 1 / sqrt(5); t(4, .975) = 2.776.
    assert (row["change_low"], row["change_high"]) == pytest.approx((2 - 1.2417, 2 + 1.2417), abs=1e-4)
    assert (row["first"], row["last"]) == ("2026-01-01", "2026-01-05")
    assert "rather too narrow" in " ".join(psd.ratings(journal).notes)


def test_little_is_said_to_be_little(journal):
    journal.add([hour("2026-01-01", ("calm", 2, 4)), hour("2026-01-02", ("calm", 3, None))])
    found = psd.ratings(journal)
    row = only_row(found)
    assert (row["hours"], row["both"], row["change_mean"]) == (2, 1, 2.0)
    assert (row["change_low"], row["change_high"]) == (None, None)
    assert found.notes == (
        "2 hours: too few to see a course.",
        "No interval under 5 hours rated both before and after: calm (1).",
    )


def test_where_nothing_was_rated_that_is_said(journal):
    journal.add([hour("2026-01-01"), hour("2026-01-02", ("calm", None, None))])
    found = psd.ratings(journal)
    assert (len(found), found.title) == (0, "Ratings of 0 hours")
    assert found.notes[0].startswith("Nothing was rated yet")


def test_an_item_is_one_however_it_was_spelled_and_counts_once_in_an_hour(journal):
    journal.add(
        [
            hour("2026-01-01", ("Calm", 1, 2)),
            hour("2026-01-02", ("calm ", 3, 3), ("CALM", 4, 5)),
        ]
    )
    row = only_row(psd.ratings(journal))
    assert (row["item"], row["hours"], row["before_mean"]) == ("CALM", 2, 2.5)


def test_an_item_and_an_hour_lead_to_how_the_summaries_begin(journal):
    five(journal)
    journal.add([hour("2026-01-06", ("calm", 5, 5), entry="silent", summary="")])
    found = psd.ratings(journal)
    every = found.evidence("item:calm").passages
    assert [(one.entry, one.part) for one in every] == [(f"h{at}", "note") for at in range(1, 6)]
    (one,) = found.evidence("hour:h3").passages
    assert str(one) == "[She came with the dream of the mill.]"
    assert found.evidence("hour:silent").passages == ()
    assert "1 hour without a summary: there is no passage to open." in found.notes
    with pytest.raises(KeyError):
        found.evidence("hour:h9")
    with pytest.raises(KeyError):
        found.evidence("item:sorrow")


def test_the_picture_has_the_marks_by_day_and_leaves_out_hours_without_one(journal):
    journal.add(
        [
            hour("2026-02-01", ("calm", 4, None), entry="b"),
            hour("2026-01-01", ("calm", 2, 4), entry="a"),
            hour("2026-03", ("calm", 1, 1), entry="c"),
        ]
    )
    found = psd.ratings(journal)
    (item,) = found.picture["items"]
    assert item["points"] == [
        {"key": "hour:a", "day": "2026-01-01", "before": 2, "after": 4},
        {"key": "hour:b", "day": "2026-02-01", "before": 4, "after": None},
    ]
    assert (found.picture["first"], found.picture["last"]) == ("2026-01-01", "2026-02-01")
    assert "1 hour without a full date: counted, and not drawn." in found.notes


def test_of_two_cases_one_is_chosen_and_where_not_that_is_said(journal):
    other = journal.put(Case(pseudonym="B")).id
    journal.add([hour("2026-01-01", ("calm", 2, 4)), hour("2026-01-02", ("calm", 6, 6), case=other)])
    assert "Of 2 cases, whose ratings are counted together: choose one case." in psd.ratings(journal).notes
    row = only_row(psd.ratings(journal, case=other))
    assert (row["hours"], row["before_mean"]) == (1, 6.0)


@pytest.mark.parametrize("narrow", [{}, {"since": "2026-01-03"}])
def test_the_cell_of_the_finding_makes_what_is_shown(journal, monkeypatch, narrow):
    five(journal)
    shown = answer(journal, Request("POST", "findings", {"verb": "ratings", "narrow": narrow})).body
    assert shown["rows"][0]["hours"] == (3 if narrow else 5)
    monkeypatch.chdir(journal.path.parent)
    scope = {}
    *lines, last = shown["code"].strip().splitlines()
    exec("\n".join(lines), scope)
    with scope["journal"]:
        made = eval(last, scope).snapshot()
    assert (made["rows"], made["picture"]) == (shown["rows"], shown["picture"])
