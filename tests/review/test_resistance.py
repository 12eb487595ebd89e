"""Possible disturbances on an invented journal: what is noticed, out of how many, and under which keys."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

import jupyter_psydyn as psd
from jupyter_psydyn.corpus.associations import Chain, Place, Said
from jupyter_psydyn.desk.routes import Request, answer
from jupyter_psydyn.exchange.release import released
from jupyter_psydyn.journal import (
    Affect,
    Association,
    Case,
    Element,
    Entry,
    Hour,
    Moment,
    Session,
    Trial,
    open_journal,
)
from jupyter_psydyn.journal.records import Verdict
from jupyter_psydyn.review.resistance.associating import leaps
from jupyter_psydyn.review.resistance.mark import KINDS

REPORT = "A stair led down. I did not go."


def night(at):
    return (date(2026, 3, 1) + timedelta(days=at)).isoformat()


def chain(times, words=None, **more):
    """An element with associations that took so many milliseconds each."""
    words = words or [f"word{at}" for at in range(len(times))]
    said = tuple(
        Association(f"a{at}", word, first_key_ms=ms)
        for at, (word, ms) in enumerate(zip(words, times, strict=True))
    )
    return Element("e1", "report", 2, 7, "stair", said, **more)


@pytest.fixture
def journal(tmp_path):
    with open_journal(tmp_path / "a.psydyn", create=True, example="a stair in the dark") as journal:
        yield journal


def found(journal, kind, **options):
    return [key for key in psd.resistance(journal, **options).keys if key.startswith(f"{kind}:")]


def noticed(journal, key):
    result = psd.resistance(journal)
    return result.frame.iloc[result.keys.index(key)].noticed


def lane(journal, kind, **options):
    lanes = psd.resistance(journal, **options).picture["lanes"]
    return next((one for one in lanes if one["kind"] == kind), None)


def words_of(journal, key):
    (passage,) = psd.resistance(journal).evidence(key).passages
    return str(passage)


def test_a_long_latency_is_marked_with_what_is_usual_in_its_chain(journal):
    times = [1000, 1100, 900, 1000, 9000, 1050, 950]
    journal.save(Entry(id="d", night=night(0), parts={"report": REPORT}, elements=(chain(times),)))
    assert found(journal, "latency") == ["latency:d:e1:5"]
    assert lane(journal, "latency")["chances"] == 7
    # The median is 1 s, the median absolute deviation of the logarithms log(1 / .95): 0.95 ** (-3 * 1.4826).
    assert noticed(journal, "latency:d:e1:5") == "9.0 s; the middle is 1.0 s, long is over 1.3 s."
    assert words_of(journal, "latency:d:e1:5") == "stair → [word4]"


def test_five_times_are_too_few_for_a_latency(journal):
    journal.save(Entry(id="d", parts={"report": REPORT}, elements=(chain([1000, 1000, 1000, 1000, 9000]),)))
    assert found(journal, "latency") == []


def said(word, affect=""):
    return Said(word, Place("d", "association", 0, 1), affect=affect)


def test_a_leap_is_further_than_three_quarters_of_the_persons_own_steps_right_after_a_feeling():
    near = [said(word) for word in ("cat", "dog", "cat", "dog", "cat", "dog", "cat", "dog", "cat", "dog")]
    plain = [Chain(f"c{at}", "d", "dog", tuple(near)) for at in range(2)]
    leap = Chain("c2", "d", "dog", (said("cat", "sad"), said("bank"), said("money")))
    stays = Chain("c3", "d", "dog", (said("dog", "sad"), said("dog")))
    result = leaps([*plain, leap, stays])
    assert [one.at for one in result.marks] == ["c2:2"]
    assert result.chances["leap", "d"] == 2
    assert result.marks[0].noticed.startswith("Right after a feeling: forward flow ")
    assert leaps([leap]).lacking == ("Leaps: 3 of at least 20 steps with a forward flow. Too few to tell.",)


def test_a_word_that_is_strongly_charged_counts_as_a_feeling_and_an_element_too():
    many = [Chain(f"c{at}", "d", "dog", tuple(said(one) for one in ("cat", "dog") * 6)) for at in range(2)]
    death = Chain("x", "d", "dog", (said("murder"), said("bank")))
    felt = Chain("y", "d", "dog", (said("bank"),), affect="dread")
    notes = {one.at: one.noticed for one in leaps([*many, death, felt]).marks}
    assert notes["x:2"].startswith("Right after a strongly charged word")
    assert notes["y:1"].startswith("Right after a feeling")


def test_a_reaction_that_failed_and_one_that_took_long_are_marked(journal):
    trials = [Trial(f"word{at}", "yes", first_key_ms=1000 + 10 * at, at=night(0)) for at in range(20)]
    trials[4] = Trial("water", "", failed=True, at=night(0))
    trials += [Trial("ship", "sea", first_key_ms=6000, at=night(0))]
    session = Session("word-list", trials=tuple(trials))
    journal.save(Entry(id="t", kind="association", night=night(0), session=session))
    assert found(journal, "nothing") == ["nothing:t:5"]
    assert found(journal, "prolonged") == ["prolonged:t:21"]
    assert (lane(journal, "nothing")["chances"], lane(journal, "prolonged")["chances"]) == (21, 20)
    assert words_of(journal, "nothing:t:5") == "water → no reaction "
    assert words_of(journal, "prolonged:t:21") == "ship → [sea]"


def test_a_short_test_has_no_prolonged_reaction_and_says_so(journal):
    trials = tuple(Trial(f"w{at}", "yes", first_key_ms=1000, at=night(0)) for at in range(5))
    journal.save(Entry(id="t", kind="association", session=Session("word-list", trials=trials)))
    assert lane(journal, "prolonged") is None
    assert (
        "Prolonged reactions: a test with 5 of at least 20 times. Too few to tell."
        in psd.resistance(journal).notes
    )


def test_a_pause_is_long_beside_the_other_pauses_of_its_stream(journal):
    text = " ".join(f"word{at}" for at in range(9))
    starts = [0, 1500, 3100, 4500, 6000, 7600, 30_000, 31_500, 33_000]
    moments = tuple(Moment(6 * at, 6 * at + 5, start, start + 500) for at, start in enumerate(starts))
    session = Session("stream", moments=moments)
    journal.save(Entry(id="s", kind="association", parts={"association": text}, session=session))
    assert found(journal, "pause") == ["pause:s:6"]
    assert lane(journal, "pause")["chances"] == 8
    assert "After 22 s: " in words_of(journal, "pause:s:6")
    assert "[word6]" in words_of(journal, "pause:s:6")


def test_forgotten_dreams_and_fragments_are_marked_out_of_all_nights(journal):
    journal.save(Entry(id="n", night=night(0), recall="none"))
    journal.save(Entry(id="f", night=night(1), recall="fragment", parts={"report": REPORT}))
    journal.save(Entry(id="d", night=night(2), parts={"report": REPORT}))
    assert found(journal, "recall") == ["recall:n:0", "recall:f:0"]
    assert lane(journal, "recall")["chances"] == 3
    assert words_of(journal, "recall:n:0") == "No dream was remembered. "
    assert words_of(journal, "recall:f:0") == "Only a fragment was remembered. A stair led down."


def record(journal, *days):
    for day in days:
        journal.save(Entry(id=f"d{day}", night=night(day), parts={"report": REPORT}))


def test_a_gap_is_longer_than_the_persons_own_rhythm(journal):
    # Steps 2, 2, 2, 2, 2, 3, 3, 12: quartiles 2 and 3, so long is over 4.5.
    record(journal, 0, 2, 4, 6, 8, 10, 13, 16, 28)
    assert found(journal, "gap") == [f"gap:d28:{night(16)}"]
    assert noticed(journal, f"gap:d28:{night(16)}") == (
        "12 days without a record; the middle of 8 steps is 2 days, long is over 4.5."
    )
    assert lane(journal, "gap")["chances"] == 8


def test_who_writes_daily_and_skips_one_night_has_a_gap(journal):
    record(journal, *range(10), 11)
    assert len(found(journal, "gap")) == 1


def test_the_rhythm_is_that_of_all_nights_also_where_few_are_looked_at(journal):
    record(journal, 0, 7, 14, 21, 28, 35, 42, 49, 56)
    few = psd.narrow(journal, since=night(40))
    assert found(journal, "gap") == found(journal, "gap", within=few) == []
    assert lane(journal, "gap", within=few)["chances"] == 3
    record(journal, 100)
    assert found(journal, "gap", within=psd.narrow(journal, since=night(60))) == [f"gap:d100:{night(56)}"]


def test_few_nights_have_no_rhythm(journal):
    record(journal, 0, 1, 50)
    assert found(journal, "gap") == []
    assert any("2 of at least 8 steps from night to night" in note for note in psd.resistance(journal).notes)


def test_hours_that_were_not_held_are_marked_out_of_all(journal):
    for at, attendance in enumerate(("held", "late", "missed", "cancelled")):
        hour = Hour(attendance=attendance)
        journal.save(Entry(id=f"h{at}", kind="note", night=night(at), hour=hour))
    assert found(journal, "hour") == ["hour:h1:0", "hour:h2:0", "hour:h3:0"]
    assert lane(journal, "hour")["chances"] == 4
    assert words_of(journal, "hour:h2:0") == "The hour was missed. "


def test_kinds_are_counted_apart_by_month_with_what_there_could_have_been(journal):
    journal.save(Entry(id="a", night="2026-03-30", recall="none"))
    journal.save(Entry(id="b", night="2026-04", recall="fragment"))
    journal.save(Entry(id="c", night="2026", recall="none"))
    result = psd.resistance(journal)
    assert result.picture["months"] == [
        {"month": "2026-03", "chances": {"recall": 1}},
        {"month": "2026-04", "chances": {"recall": 1}},
    ]
    assert result.picture["undated"] == {"recall": 1}
    assert result.caption == "Among 3 recorded nights"
    assert result.title == "Possible disturbances"


def test_nothing_quotes_anybody_but_the_passages(journal):
    times = [1000, 1100, 900, 1000, 9000, 1050, 950]
    felt = chain(times, ["secret"] * 7, affect=Affect("dread"))
    journal.save(Entry(id="d", night=night(0), parts={"report": REPORT}, recall="fragment", elements=(felt,)))
    told = str(psd.resistance(journal).snapshot())
    assert len(psd.resistance(journal)) == 2
    assert not any(word in told for word in ("secret", "dread", "stair"))


def test_keys_stay_when_more_is_recorded_and_names_are_kept_under_them(journal):
    times = [1000, 1100, 900, 1000, 9000, 1050, 950]
    entry = journal.save(Entry(id="d", night=night(0), parts={"report": REPORT}, elements=(chain(times),)))

    def ask(method, path, **body):
        return answer(journal, Request(method, path, body)).body

    (mark,) = ask("POST", "findings", verb="resistance")["rows"]
    assert (mark["key"], mark["verdict"], mark["memo"]) == ("latency:d:e1:5", "open", "")
    ask("PUT", "decisions", kind="mark", key=mark["key"], verdict="accepted", memo="the bell rang")
    (before,) = entry.elements
    more = replace(before, associations=(*before.associations, Association("z", "late", first_key_ms=1000)))
    journal.save(replace(entry, elements=(more, Element("e2", "", 0, 0, "door"))))
    record(journal, 1, 2)
    (mark,) = ask("POST", "findings", verb="resistance")["rows"]
    assert (mark["key"], mark["verdict"], mark["memo"]) == ("latency:d:e1:5", "accepted", "the bell rang")
    (passage,) = ask("POST", "passages", verb="resistance", key=mark["key"])["passages"]
    assert passage["entry"] == "d"
    (memo,) = ask("GET", "memos")["memos"]
    assert (memo["on"], memo["label"]) == ("decision", "possible disturbance")


def test_of_two_people_each_has_their_own_measure(journal):
    record(journal, *range(30))
    journal.put(Case(id="other", pseudonym="Ines"))
    weekly = [Entry(id=f"w{at}", night=night(7 * at), case="other", recall="none") for at in range(10)]
    journal.add(weekly)
    result = psd.resistance(journal)
    # Put together, the weeks after the daily nights would all be gaps.
    assert [key for key in result.keys if key.startswith("gap")] == []
    assert "Of 2 people, each by their own measure: choose one case to read one." in result.notes
    assert lane(journal, "recall", case="other")["chances"] == 10
    with pytest.raises(ValueError, match="no such case"):
        psd.resistance(journal, case="nobody")


def test_an_empty_journal_says_that_there_is_nothing_to_notice(journal):
    result = psd.resistance(journal)
    assert (len(result), result.caption) == (0, "Nothing could have been noticed yet")
    assert set(KINDS) >= {one["kind"] for one in result.picture["lanes"]} == set()


def test_the_name_of_a_mark_goes_only_where_its_entry_goes(journal):
    shown = Entry(id="a", night=night(0), recall="none", release={"clinician": "2026-01-01"})
    journal.add([shown, Entry(id="b", night=night(1), recall="none")])
    for entry in ("a", "b"):
        journal.decide("mark", f"recall:{entry}:0", "accepted", "the guest")
    going = released(journal.standing(), "clinician", "2026-11-01").records
    assert [one.key for one in going if isinstance(one, Verdict)] == ["recall:a:0"]
