"""What changed since a moment, as one reader may see it."""

from dataclasses import replace
from itertools import count

import pytest

from jupyter_psydyn.journal import (
    Annotation,
    Code,
    Codebook,
    Entry,
    Hypothesis,
    Layer,
    Memo,
    journal,
    open_journal,
)
from jupyter_psydyn.journal.log import Action, Revision
from jupyter_psydyn.journal.records import body
from jupyter_psydyn.review.changed import changed, changed_since, is_after

WORDS = "the sea in the school"
START = "2026-11-01T08:00:00.000+00:00"


@pytest.fixture
def a_journal(tmp_path, monkeypatch):
    """A journal whose clock goes on by a second with every look, with something in it already."""
    ticks = count()

    def now():
        minutes, seconds = divmod(next(ticks), 60)
        return f"2026-11-01T08:{minutes:02}:{seconds:02}.000+00:00"

    monkeypatch.setattr(journal, "now", now)
    monkeypatch.setattr("jupyter_psydyn.journal.opening.now", now, raising=False)
    with open_journal(tmp_path / "a.psydyn", create=True, example=WORDS) as opened:
        opened.author = "ann"
        opened.now = now
        opened.save(
            Entry(id="n1", night="2026-10-01", title="The lake", parts={"report": "deep water, a boat"})
        )
        opened.put(Codebook(id="book", title="Images", codes=(Code("c1", "Water"), Code("c2", "Boat"))))
        opened.put(Layer(id="mine", title="Ann's", role="clinician", reader="ann"))
        opened.put(Layer(id="theirs", title="Ben's", role="researcher", reader="ben"))
        opened.put(Hypothesis(id="h", reading="Water is the mother"))
        opened.decide("motif", "lemma:water", "accepted")
        yield opened


def code(journal, name, code, words, layer="mine", **more):
    start = journal.entry("n1").parts["report"].index(words)
    place = {"entry": "n1", "start": start, "end": start + len(words), "quote": words}
    return journal.put(
        Annotation(id=name, layer=layer, codebook="book", code=code, **place, **more), verb="annotate"
    )


def labels(journal, since):
    return [(one.what, one.label) for one in changed_since(journal, since)]


def test_nothing_changed(a_journal):
    assert changed_since(a_journal, a_journal.now()) == ()


def test_all_of_it_since_ever(a_journal):
    assert sorted(labels(a_journal, "")) == [
        ("decision", "motif water: accepted"),
        ("entry", "2026-10-01 The lake: new"),
        ("hypothesis", "“Water is the mother”: new, open"),
    ]


def test_entries(a_journal):
    since = a_journal.now()
    a_journal.save(Entry(id="n2", night="2026-10-02"))
    a_journal.save(a_journal.entry("n1").edited({"title": "The pond"}))
    assert labels(a_journal, since) == [
        ("entry", "2026-10-01 The pond: changed"),
        ("entry", "2026-10-02: new"),
    ]
    (last, _) = changed_since(a_journal, since)
    assert (last.entry, last.record, last.by) == ("n1", "n1", "ann")
    assert is_after(last.at, since)
    later = a_journal.now()
    a_journal.save(a_journal.entry("n2").edited({"deleted": True}))
    assert labels(a_journal, later) == [("entry", "2026-10-02: deleted")]
    # What came and went since is not told.
    assert labels(a_journal, since) == [("entry", "2026-10-01 The pond: changed")]
    a_journal.save(a_journal.entry("n2").edited({"deleted": False}))
    assert labels(a_journal, later) == []


def test_what_was_undone_is_not_told(a_journal):
    since = a_journal.now()
    a_journal.save(a_journal.entry("n1").edited({"title": "The pond"}))
    a_journal.undo()
    assert labels(a_journal, since) == []


def test_annotations_are_counted_by_code_and_layer(a_journal):
    since = a_journal.now()
    code(a_journal, "a1", "c1", "deep")
    code(a_journal, "a2", "c1", "water")
    code(a_journal, "a3", "c2", "boat")
    assert labels(a_journal, since) == [
        ("annotation", "Boat: 1 passage coded (clinician: Ann's)"),
        ("annotation", "Water: 2 passages coded (clinician: Ann's)"),
    ]
    one, two = changed_since(a_journal, since)
    assert (one.entry, one.record) == ("n1", "a3")
    assert (two.entry, two.record) == ("n1", "")
    later = a_journal.now()
    a_journal.put(replace(found(a_journal, "a2"), code="c2"))
    a_journal.put(replace(found(a_journal, "a1"), deleted=True))
    a_journal.put(replace(found(a_journal, "a3"), memo="why"))
    assert labels(a_journal, later) == [
        ("annotation", "Boat: 1 passage changed (clinician: Ann's)"),
        ("annotation", "Water: 1 passage deleted (clinician: Ann's)"),
        ("annotation", "Boat: 1 passage recoded (clinician: Ann's)"),
    ]


def found(journal, name):
    return next(one for one in journal.records(Annotation) if one.id == name)


def test_an_edit_that_carries_annotations_along_is_one_change(a_journal):
    code(a_journal, "a1", "c1", "water")
    since = a_journal.now()
    a_journal.save(a_journal.entry("n1").edited({"parts": {"report": "There was deep water, a boat"}}))
    assert found(a_journal, "a1").start == 15
    assert labels(a_journal, since) == [("entry", "2026-10-01 The lake: changed")]
    a_journal.save(a_journal.entry("n1").edited({"parts": {"report": "There was a boat"}}))
    assert ("annotation", "Water: 1 passage lost by an edit (clinician: Ann's)") in labels(a_journal, since)


def test_suggestions(a_journal):
    since = a_journal.now()
    code(a_journal, "a1", "c1", "water", state="rejected", rule="word:water")
    assert labels(a_journal, since) == [("annotation", "Water: 1 passage rejected (clinician: Ann's)")]


def test_others_layers_once_they_are_released(a_journal):
    since = a_journal.now()
    code(a_journal, "b1", "c1", "water", layer="theirs")
    a_journal.put(Memo(id="m", on="entry", target="n1", layer="theirs", text="Ben's thought"))
    assert labels(a_journal, since) == []
    (layer,) = (one for one in a_journal.records(Layer) if one.id == "theirs")
    a_journal.put(replace(layer, released=START))
    assert [what for what, _ in labels(a_journal, since)] == ["memo", "annotation"]


def test_private_layers_are_their_readers_only(a_journal):
    since = a_journal.now()
    (case,) = a_journal.cases()
    home = a_journal.private_case(case.id)
    a_journal.put(
        Layer(id="p", case=home, title="p", role="clinician", reader="ann", private=True, released=START)
    )
    a_journal.put(Memo(id="m", on="entry", target="n1", layer="p", text="a private thought"))
    assert labels(a_journal, since) == [("memo", "on 2026-10-01 The lake, “a private thought”: new")]
    a_journal.put(Hypothesis(id="h9", case=home, reading="a private reading", by="ann"))
    assert ("hypothesis", "“a private reading”: new, open") in labels(a_journal, since)
    a_journal.author = "ben"
    assert labels(a_journal, since) == []


def test_decisions_with_what_was_held_before(a_journal):
    since = a_journal.now()
    a_journal.decide("motif", "lemma:water", "open")
    a_journal.decide("motif", "lemma:water", "rejected")
    a_journal.decide("motif", "lemma:boat", "accepted")
    assert labels(a_journal, since) == [
        ("decision", "motif boat: accepted"),
        ("decision", "motif water: rejected, accepted before"),
    ]
    a_journal.undo()
    assert labels(a_journal, since) == [("decision", "motif water: rejected, accepted before")]


def test_hypotheses_with_their_states(a_journal):
    since = a_journal.now()
    (one,) = a_journal.records(Hypothesis)
    a_journal.put(replace(one, state="supported"))
    a_journal.put(Hypothesis(id="h2", reading="word " * 40))
    assert labels(a_journal, since) == [
        ("hypothesis", f"“{('word ' * 12)[:59].rstrip()}…”: new, open"),
        ("hypothesis", "“Water is the mother”: changed, open before, supported now"),
    ]


def test_memos(a_journal):
    since = a_journal.now()
    a_journal.put(Memo(id="m", on="entry", target="n1", text="a thought\nin two lines"))
    a_journal.put(Memo(id="j", text="of all of it"))
    assert labels(a_journal, since) == [
        ("memo", "on the journal, “of all of it”: new"),
        ("memo", "on 2026-10-01 The lake, “a thought in two lines”: new"),
    ]
    assert changed_since(a_journal, since)[1].to_dict()["entry"] == "n1"


def test_what_was_erased_is_not_told(a_journal):
    since = a_journal.now()
    a_journal.save(Entry(id="n2", night="2026-10-02"))
    (case,) = a_journal.cases()
    a_journal.erase(case.id)
    assert labels(a_journal, since) == []


def test_it_is_pure_over_the_log():
    entry = Entry("n", night="2026-10-01")
    made = Revision("n", "dream", "c", 1, 1, body(entry), START, "a")
    deeds = [(Action("a", "2026-11-01T08:00:00Z", "ann", "lab", "record"), [("n", "dream", 1)])]
    assert changed(deeds, [made], [entry], "2026-11-01T10:00:00+02:00", reader="ann") == ()
    (one,) = changed(deeds, [made], [entry], "2026-11-01T09:59:59+02:00", reader="ann")
    assert (one.what, one.label, one.by) == ("entry", "2026-10-01: new", "ann")
    assert "2026" not in repr(one)
