"""Motifs against life: windows and shifts counted by hand, what is planted found, what is not there not."""

from contextlib import contextmanager
from datetime import date, timedelta

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import jupyter_psydyn as psd
from jupyter_psydyn.desk.routes import Request, answer
from jupyter_psydyn.journal import (
    Affect,
    Annotation,
    Attainment,
    Case,
    Entry,
    Goal,
    Hour,
    HourMark,
    Layer,
    LifeEvent,
    open_journal,
)
from jupyter_psydyn.review.lagged import Window, lagged, near, windows
from jupyter_psydyn.review.lanes import Moments
from jupyter_psydyn.review.questions import Nights, questions
from jupyter_psydyn.review.ready import ready

BEGIN = date(2026, 1, 1)


def test_windows_end_where_they_are_said_to_and_the_night_of_the_day_itself_is_before():
    assert windows((7, 30)) == (
        ("after", 1, 7),
        ("after", 8, 30),
        ("before", 0, 7),
        ("before", 8, 30),
    )


# A night every five days, 0 to 95; the motif in five of them; three moments.
NIGHTS = np.arange(0, 100, 5)
THERE = np.isin(NIGHTS, [10, 15, 40, 45, 90])[:, None]
MOMENTS = [10, 40, 70]


def test_nights_in_a_window_are_counted_and_the_others_too():
    after = lagged(NIGHTS, THERE, MOMENTS, Window("after", 0, 7), 30)
    # Nights 10, 15, 40, 45, 70, 75.
    assert (after.nights, after.inside.tolist(), after.outside.tolist()) == (6, [4], [1])
    before = lagged(NIGHTS, THERE, MOMENTS, Window("before", 1, 7), 30)
    # Nights 5, 35, 65.
    assert (before.nights, before.inside.tolist(), before.outside.tolist()) == (3, [0], [5])
    assert after.shifts == 95 + 1 + 60


def test_what_happened_long_before_or_after_the_nights_is_not_near_them():
    assert near(NIGHTS, [-31, -30, 50, 125, 126], 30) == [-30, 50, 125]
    early = lagged(NIGHTS, THERE, [-3], Window("after", 0, 7), 30)
    assert early.nights == 1
    late = lagged(NIGHTS, THERE, [97], Window("after", 0, 30), 30)
    assert late.nights == 0


@settings(max_examples=25, deadline=None)
@given(
    st.lists(st.integers(0, 40), min_size=2, max_size=12),
    st.lists(st.integers(-5, 45), min_size=1, max_size=4),
    st.sampled_from([Window("after", 0, 3), Window("before", 1, 3), Window("after", 4, 5)]),
    st.integers(0, 2**12 - 1),
)
def test_p_is_the_share_of_shifts_that_set_as_far_apart(days, moments, window, held):
    """Against a loop over every shift, with sets in place of transforms."""
    nights = np.sort(np.array(days))
    there = np.array([bool(held >> at & 1) for at in range(len(nights))])[:, None]
    first, size = int(nights[0]), int(nights[-1] - nights[0]) + 1 + 10
    apart = []
    moments = near(nights, moments, 5)
    for shift in range(size):
        sign = 1 if window.side == "after" else -1
        inside = {
            (one - first + shift + sign * away) % size
            for one in moments
            for away in range(window.low, window.high + 1)
        }
        chosen = [int(night) - first in inside for night in nights]
        n, k, every, of = sum(chosen), int((there[:, 0] & chosen).sum()), int(there.sum()), len(nights)
        spread = n * (of - n) * every * (of - every) / (of**2 * (of - 1))
        apart.append(abs(k - n * every / of) / spread**0.5 if spread else 0.0)
    found = lagged(nights, there, moments, window, 5)
    assert found.p[0] == pytest.approx(np.mean([one >= apart[0] - 1e-9 for one in apart]))


def planted(seed, inside, outside):
    """Three hundred nights, fifteen moments; the motif's share in the week after them, and else."""
    chance = np.random.default_rng(seed)
    day = np.sort(chance.choice(600, 300, replace=False))
    moments = np.sort(chance.choice(600, 15, replace=False))
    near_one = np.array([((one - moments >= 1) & (one - moments <= 7)).any() for one in day])
    there = chance.random(300) < np.where(near_one, inside, outside)
    kind = Moments("hour:rupture", "an hour with a rupture", dates(moments), 0, False)
    return questions(Nights(day + BEGIN.toordinal(), there[:, None]), [kind], windows((7, 30))).questions


def dates(days):
    return tuple(BEGIN + timedelta(int(one)) for one in days)


def test_what_was_planted_is_found_first():
    for seed in range(5):
        first, *others = planted(seed, 0.5, 0.1)
        assert (first.window, first.q < 0.05, first.difference[0] > 0.2) == (("after", 1, 7), True, True)
        assert len(others) == 3


def test_where_nothing_is_planted_little_is_found():
    found = [min(one.q for one in planted(seed, 0.2, 0.2)) < 0.05 for seed in range(20)]
    assert sum(found) <= 2


def test_too_few_moments_or_nights_are_not_compared_and_that_is_said():
    day = BEGIN.toordinal() + np.arange(0, 60)
    there = np.ones((60, 1), dtype=bool)
    two = Moments("event", "a life event", dates([10, 20]), 1, False)
    close = Moments("transition", "a transition", dates([0, 1, 2]), 0, False)
    asked = questions(Nights(day, there), [two, close], (Window("after", 0, 1), Window("after", 0, 7)))
    assert asked.left_out == (
        "Under 3 in or near these nights, and not compared: a life event (2).",
        "Without a full date, and not compared: a life event (1).",
        "1 window with under 5 nights inside or outside: not compared.",
    )
    assert [(one.window.high, one.nights) for one in asked.questions] == [(7, 10)]


def test_what_was_told_in_the_night_itself_is_looked_for_from_the_next_day_on():
    day = BEGIN.toordinal() + np.arange(0, 60)
    fear = Moments("feeling:fear", "a dream with fear", dates([10, 20, 30]), 0, True)
    there = np.isin(np.arange(60), [10, 20, 30, 11, 21])[:, None]
    (one,) = questions(Nights(day, there), [fear], (Window("after", 0, 7),)).questions
    assert (one.when, one.nights, one.with_motif, one.others_with) == ("1 to 7 days after", 21, 2, 3)


WATER = "The water rose in the cellar. I ran."
LAMP = "A lamp fell on the table."
RUPTURES = (20, 60, 100)
WET = (25, 30, 65, 70, 110, 140)


def iso(day):
    return (BEGIN + timedelta(day)).isoformat()


@pytest.fixture(scope="module")
def quiet(tmp_path_factory):
    """The journal of those who only read in it."""
    with made(tmp_path_factory.mktemp("quiet")) as journal:
        yield journal


@pytest.fixture
def journal(tmp_path):
    """The same for those who write."""
    with made(tmp_path) as journal:
        yield journal


@contextmanager
def made(folder):
    """Forty nights, one in five days; water in six of them; three hours with a rupture."""
    with open_journal(folder / "a.psydyn", create=True, example="the lamp in the hall") as journal:
        dreams = [
            Entry(
                id=f"d{day}",
                night=iso(day),
                parts={"report": WATER if day in WET else LAMP},
                affects=(Affect("dread", 3, "fear"),) if day in (0, 5, 10) else (),
            )
            for day in range(0, 200, 5)
        ]
        hours = [
            Entry(
                id=f"h{day}",
                kind="note",
                night=iso(day),
                parts={"note": "He was silent."},
                hour=Hour(marks=tuple(HourMark(sort=one) for one in ("rupture", "repair")[: 1 + day % 3])),
            )
            for day in RUPTURES
        ]
        journal.add([*dreams, *hours])
        yield journal


def test_a_question_with_its_numbers_counted_by_hand(quiet):
    found = psd.life(quiet, motifs=("lemma:water",), lags=(10, 30))
    key = "lemma:water|hour:rupture|1 to 10 days after"
    row = found.frame.iloc[found.keys.index(key)]
    # Nights 25, 30, 65, 70, 105, 110; water in all but 105. Of 34 others in one.
    assert (row.moments, row.nights, row.with_motif, row.others, row.others_with) == (3, 6, 5, 34, 1)
    assert row.difference == pytest.approx(5 / 6 - 1 / 34)
    assert row.low < row.difference < row.high
    assert row.question.startswith(
        "Water comes in 5 of 6 nights 1 to 10 days after an hour with a rupture, in 1 of 34 others (q "
    )
    assert row.question.endswith("What comes to mind to that?")
    assert "does not come because of it" in " ".join(found.notes)
    assert [one.entry for one in found.evidence(key).passages] == ["d25", "d30", "d65", "d70", "d110"]


def test_every_mark_leads_to_its_passages(journal):
    journal.put(LifeEvent(id="e", title="moved", since=iso(62)))
    found = psd.life(journal, motifs=("water",))
    lanes = {one["key"]: one["marks"] for one in found.picture["lanes"]}
    assert [one["first"] for one in lanes["lemma:water"]] == [iso(day) for day in WET]
    assert str(found.evidence("lemma:water@1").passages[0]).startswith("The [water] rose")
    assert found.evidence("lemma:water@1").passages[0].entry == "d30"
    assert [one["sign"] for one in lanes["hour"]] == ["rupture repair", "rupture", "rupture repair"]
    assert found.evidence("hour@0").passages[0].entry == "h20"
    assert [one.entry for one in found.evidence("feeling:fear@0").passages] == ["d0"]
    # What has no words of its own: the nights of the days after it.
    assert [one.entry for one in found.evidence("event@0").passages] == ["d65"]
    with pytest.raises(KeyError):
        found.evidence("event@1")


def test_dates_that_are_known_in_part_are_spans_and_are_not_compared(journal):
    for title, since, until in (
        ("ill", "2026-02", ""),
        ("abroad", "2026-03-01", "2026-04"),
        ("lost", "2026?", ""),
    ):
        journal.put(LifeEvent(title=title, since=since, until=until))
    found = psd.life(journal)
    (lane,) = (one for one in found.picture["lanes"] if one["sort"] == "event")
    spans = {one["label"]: (one["first"], one["last"]) for one in lane["marks"]}
    assert spans == {
        "ill": ("2026-02-01", "2026-02-28"),
        "abroad": ("2026-03-01", "2026-04-30"),
        "lost": ("2026-01-01", "2026-12-31"),
    }
    assert "Without a full date, and not compared: a life event (2)." in found.notes
    assert "Under 3 in or near these nights, and not compared: a life event (1)." in found.notes


def test_what_is_deleted_leaves_no_mark(journal):
    event = journal.put(LifeEvent(title="moved", since=iso(62)))
    goal = journal.put(Goal(text="to rest", attained=(Attainment(day=iso(60), level=-1),)))
    sorts = {one["sort"] for one in psd.life(journal).picture["lanes"]}
    assert {"event", "goal", "hour", "feeling", "motif"} <= sorts
    for one in (event, goal):
        journal.put(type(one).from_dict({**one.to_dict(), "deleted": True}))
    assert not {"event", "goal"} & {one["sort"] for one in psd.life(journal).picture["lanes"]}


def test_what_readers_of_different_roles_coded_has_lanes_of_its_own(journal):
    book = journal.put(ready("relationship-episodes"))
    for role in ("dreamer", "clinician"):
        journal.put(Layer(id=role, title=role, role=role, reader=journal.author))
        for code in ("wish-1", "sign-negative"):
            journal.put(
                Annotation(
                    entry="d20", start=0, end=9, quote=WATER[:9], codebook=book.id, code=code, layer=role
                )
            )
    lanes = [one for one in psd.life(journal).picture["lanes"] if one["sort"] == "episode"]
    assert [one["key"] for one in lanes] == ["episode:dreamer|negative", "episode:clinician|negative"]


def test_lives_of_several_dreamers_are_not_compared(journal):
    other = journal.put(Case(pseudonym="Vera"))
    journal.save(Entry(id="v", night=iso(3), case=other.id, parts={"report": WATER}))
    found = psd.life(journal)
    assert len(found) == 0
    assert "Of 2 dreamers, whose lives are not to be compared: choose one case." in found.notes
    assert len(psd.life(journal, case=journal.cases()[0].id)) > 0


def test_bad_options_and_nothing_at_all(quiet, tmp_path):
    with pytest.raises(ValueError, match=r"lags: .*growing"):
        psd.life(quiet, lags=(30, 7))
    with pytest.raises(ValueError, match="motif: 'dragon'"):
        psd.life(quiet, motifs=("dragon",))
    with open_journal(tmp_path / "b.psydyn", create=True, example="the lamp in the hall") as empty:
        found = psd.life(empty)
        assert (len(found), found.picture["lanes"], found.picture["first"]) == (0, [], "")
        assert found.notes


@pytest.mark.parametrize(
    ("verb", "parameters", "line"),
    [
        ("life", {"motifs": "water"}, "motifs must be a list of motifs"),
        ("life", {"lags": []}, "lags must be a list of days"),
        ("life", {"lags": [0]}, "lags must be a whole number of 1 or more"),
        ("goals", {"parts": ["report"]}, "goals has no parameter 'parts'"),
    ],
)
def test_the_desk_checks_what_is_asked(quiet, verb, parameters, line):
    reply = answer(quiet, Request("POST", "findings", {"verb": verb, "parameters": parameters}))
    assert (reply.status, line in reply.body["message"]) == (400, True)


def test_the_desk_answers_with_the_timeline_and_its_passages(quiet):
    asked = {"verb": "life", "parameters": {"motifs": ["lemma:water"], "lags": [10]}}
    shown = answer(quiet, Request("POST", "findings", asked)).body
    assert shown["rows"][0]["key"] == "lemma:water|hour:rupture|1 to 10 days after"
    reply = answer(quiet, Request("POST", "passages", {**asked, "key": "hour@1"}))
    assert [one["entry"] for one in reply.body["passages"]] == ["h60"]
    asked["narrow"] = {"until": iso(50)}
    assert answer(quiet, Request("POST", "findings", asked)).body["picture"]["last"] <= iso(50)
