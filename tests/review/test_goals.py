"""Goal attainment: T by hand, goals without a weight or a level, several dreamers, what was written then."""

import pytest

import jupyter_psydyn as psd
from jupyter_psydyn.journal import Attainment, Case, Entry, Goal, open_journal
from jupyter_psydyn.review.attainment import by_day, t_score, together


def goal(*levels, weight=None, text="to sleep through", **more):
    recorded = tuple(Attainment(day=day, level=level) for day, level in levels)
    return Goal(text=text, weight=weight, attained=recorded, **more)


def test_t_by_the_formula_of_kiresuk_and_sherman():
    # Weights 1 and 2, levels 1 and -1: Σwx = -1, Σw² = 5, (Σw)² = 9; .7 x 5 + .3 x 9 = 6.2.
    assert t_score([1, 2], [1, -1]) == pytest.approx(50 - 10 / 6.2**0.5) == pytest.approx(45.984, abs=1e-3)
    assert t_score([1, 1, 1], [0, 0, 0]) == 50
    # Three goals of equal weight at +1: 30 / √(.7 x 3 + .3 x 9).
    assert t_score([1, 1, 1], [1, 1, 1]) == pytest.approx(50 + 30 / 4.8**0.5)
    with pytest.raises(ValueError, match="T needs a goal"):
        t_score([], [])


@pytest.mark.parametrize("weight", [0.5, 1, 7])
def test_of_one_goal_t_is_its_level_whatever_it_weighs(weight):
    assert [t_score([weight], [level]) for level in (-2, 0, 1)] == pytest.approx([30, 50, 60])


def test_each_goal_counts_with_its_last_level_and_from_its_first_on():
    first = goal(("2026-01-01", -1), ("2026-03-01", 1), weight=1)
    second = goal(("2026-02-01", -1), weight=2)
    found = together([first, second, goal()])
    assert [(one.day, one.n) for one in found] == [("2026-01-01", 1), ("2026-02-01", 2), ("2026-03-01", 2)]
    assert [one.t for one in found] == pytest.approx([40, 50 - 30 / 6.2**0.5, 50 - 10 / 6.2**0.5])


def test_of_one_day_the_last_word_counts_and_days_come_in_order():
    told = goal(("2026-03-01", 1), ("2026-01-01", -1), ("2026-03-01", 2))
    assert [(one.day, one.level) for one in by_day(told)] == [("2026-01-01", -1), ("2026-03-01", 2)]


@pytest.fixture
def journal(tmp_path):
    with open_journal(tmp_path / "a.psydyn", create=True, example="the lamp in the hall") as journal:
        journal.save(Entry(kind="note", night="2026-01-01", parts={"note": "We began. It was cold."}))
        journal.save(Entry(night="2026-01-02", parts={"report": "A lamp."}))
        yield journal


def test_the_result_says_what_was_not_given(journal):
    journal.put(goal(("2026-01-01", -1), ("2026-02-01", 1), text="to sleep", weight=1))
    journal.put(goal(("2026-02-01", -1), text="to call him", state="set aside"))
    journal.put(goal(text="to paint"))
    found = psd.goals(journal)
    rows = found.frame.set_index("goal")
    sleep = rows.loc["to sleep"]
    assert (sleep["first"], sleep["last"], sleep.change, sleep.t, sleep.weight) == (-1, 1, 2, 60, 1)
    assert (sleep.first_day, sleep.last_day, sleep.days) == ("2026-01-01", "2026-02-01", 2)
    assert rows.loc["to paint", ["first", "last", "change", "t"]].isna().all()
    assert rows.weight.isna().tolist() == [False, True, True]
    # Σwx = 0: two goals, one up and one down by one, of equal weight.
    assert [(one.t, one.n) for one in found.series] == [(40, 1), (50, 2)]
    said = " ".join(found.notes)
    assert "T over 2 rated goals" in said
    assert "No weight was given for 1 of 2 rated goals: counted as 1." in said
    assert "1 goal without a level: not in T." in said
    assert "1 goal set aside: in T with the last level." in said
    assert "no norm and no verdict" in said


def test_one_goal_is_said_to_be_no_more_than_its_level(journal):
    journal.put(goal(("2026-01-01", 1)))
    assert (
        "One goal: T is 50 + 10 x its level, and says no more than the level does."
        in psd.goals(journal).notes
    )


def test_without_goals_or_levels_there_is_no_t(journal):
    assert psd.goals(journal).notes == ("No goal was written down yet.",)
    one = journal.put(goal())
    assert psd.goals(journal).series == ()
    assert "No level was recorded yet" in psd.goals(journal).notes[0]
    journal.put(Goal(id=one.id, case=one.case, text=one.text, revision=one.revision, deleted=True))
    assert len(psd.goals(journal)) == 0


def test_behind_a_goal_is_what_was_written_on_its_days(journal):
    made = journal.put(goal(("2026-01-01", 1)))
    found = psd.goals(journal)
    (mark,) = found.picture["goals"][0]["levels"]
    assert mark == {"key": f"{made.id}@2026-01-01", "day": "2026-01-01", "level": 1, "told": True}
    assert found.evidence(mark["key"]).passages == found.evidence(made.id).passages
    (passage,) = found.evidence(made.id).passages
    assert (passage.part, str(passage)) == ("note", "We began.")
    with pytest.raises(KeyError):
        found.evidence(f"{made.id}@2026-01-02")


def test_of_several_dreamers_no_t_is_made(journal):
    other = journal.put(Case(pseudonym="Vera"))
    journal.put(goal(("2026-01-01", 1), case=journal.cases()[0].id))
    journal.put(goal(("2026-01-01", 0), case=other.id))
    assert psd.goals(journal).series == ()
    assert "Goals of 2 dreamers: no T is made of them together; choose one case." in psd.goals(journal).notes
    assert [one.t for one in psd.goals(journal, case=other.id).series] == [50]
