"""Undo and redo reach everything a person did, in one window or another, before or after a restart."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jupyter_psydyn.journal import (
    Affect,
    Annotation,
    Association,
    Case,
    Conflict,
    Element,
    Entry,
    open_journal,
)
from jupyter_psydyn.journal.journal import Journal
from jupyter_psydyn.journal.log import Action
from jupyter_psydyn.journal.undo import steps

DREAM = Entry(night="2026-11-22", parts={"report": "I see the water."})


def test_each_thing_a_person_did_is_taken_back_and_done_again(journal):
    """Every verb; what it looks like after each undo is what it looked like before the deed."""
    dream = journal.save(DREAM)
    looks = [seen(journal)]

    def deed(act):
        act(journal.entry(dream.id))
        looks.append(seen(journal))

    water = Element("e1", "report", 10, 15, "water", (Association("a1", "cold"),))
    deed(lambda one: journal.save(replace(one, elements=(water,))))
    deed(lambda one: journal.save(replace(one, affects=(Affect("dread", 4),))))
    deed(lambda one: journal.decide("motif", "lemma:water", "accepted", "hers"))
    deed(lambda one: journal.decide("motif", "lemma:water", "rejected"))
    deed(lambda one: journal.put(annotation(one), verb="annotate"))
    deed(lambda one: journal.add([DREAM, DREAM]))
    deed(lambda one: journal.save(replace(one, deleted=True)))
    deed(lambda one: journal.save(replace(one, deleted=False)))
    verbs = ["restore", "delete", "import", "annotate", "decide", "decide", "edit", "associate"]
    for verb, before in zip(verbs, reversed(looks[:-1]), strict=True):
        assert journal.undo().verb == verb
        assert seen(journal) == before
    for verb, after in zip(reversed(verbs), looks[1:], strict=True):
        assert journal.redo().verb == verb
        assert seen(journal) == after
    with pytest.raises(ValueError, match="there is nothing to redo"):
        journal.redo()


def seen(journal):
    entries = [replace(one, revision=0, changed="") for one in journal.entries()]
    return entries, journal.decisions(), [replace(one, revision=0) for one in journal.records(Annotation)]


def annotation(entry):
    return Annotation(
        case=entry.case, entry=entry.id, start=10, end=15, quote="water", code="element", part="report"
    )


def test_it_reaches_over_a_restart(journal, path):
    dream = journal.save(DREAM)
    journal.save(replace(dream, deleted=True))
    journal.close()
    with open_journal(path) as again:
        assert again.entries() == []
        again.undo()
        assert [one.parts for one in again.entries()] == [DREAM.parts]
    with open_journal(path) as later:
        later.redo()
        assert later.entries() == []


def test_undoing_a_new_entry_deletes_it_and_keeps_its_words(journal):
    dream = journal.save(DREAM)
    journal.undo()
    assert journal.entries() == []
    assert journal.entry(dream.id).parts == DREAM.parts


def test_a_new_deed_ends_what_could_be_redone(journal):
    journal.save(DREAM)
    journal.undo()
    journal.save(DREAM)
    assert journal.steps().redo is None


def test_nothing_to_undo_is_said(journal):
    journal.note("export")
    with pytest.raises(ValueError, match="there is nothing to undo"):
        journal.undo()


def test_saves_of_one_sitting_are_one_step(journal):
    """As autosave makes them while somebody types."""
    dream = journal.save(DREAM)
    for end in ("", " It", " It is", " It is warm."):
        dream = journal.save(replace(dream, parts={"report": f"I see the deep water.{end}"}))
    step = journal.undo()
    assert len(step.actions) == 4
    assert journal.entry(dream.id).parts == DREAM.parts
    journal.redo()
    assert journal.entry(dream.id).parts == dream.parts


def test_everybody_undoes_their_own(journal, path):
    mine = journal.save(DREAM)
    other = Journal(journal.store, path, "anna", "lab")
    hers = other.save(replace(DREAM, title="hers"))
    journal.undo()
    assert [one.id for one in journal.entries()] == [hers.id]
    other.undo()
    other.save(replace(journal.entry(mine.id), deleted=False, title="brought back by anna"))
    with pytest.raises(Conflict) as refused:
        journal.redo()
    assert refused.value.current.title == "brought back by anna"
    assert [one.title for one in journal.entries()] == ["brought back by anna"]


def test_somebody_elses_words_in_between_are_not_undone_along(journal, path):
    dream = journal.save(DREAM)
    dream = journal.save(replace(dream, title="one"))
    other = Journal(journal.store, path, "anna", "lab")
    dream = other.save(replace(dream, tags=("hers",)))
    journal.save(replace(dream, title="two"))
    journal.undo()
    assert (journal.entry(dream.id).title, journal.entry(dream.id).tags) == ("one", ("hers",))
    with pytest.raises(Conflict):
        journal.undo()


def test_two_windows_undo_one_after_the_other(journal, path):
    first, second = Journal(journal.store, path, "me", "lab"), Journal(journal.store, path, "me", "kernel 7")
    first.put(Case(pseudonym="a"))
    second.put(Case(pseudonym="b"))
    first.undo()
    second.undo()
    assert [one.pseudonym for one in journal.cases()] == [""]


@given(st.lists(st.sampled_from(["do", "undo", "redo"]), max_size=40))
def test_the_log_alone_says_what_comes_next(wishes):
    """Against two plain stacks; every deed on a record of its own, so that no two are one sitting."""
    log, done, undone, last = [], [], [], {}
    for number, wish in enumerate(wishes):
        found = steps(log, "me")
        assert found.undo is None or last[found.undo.actions] == done[-1]
        assert (found.undo is None, found.redo is None) == (not done, not undone)
        name = f"a{number}"
        if wish == "do":
            log.append((action(name, "edit"), [(f"r{number}", "dream", 1)]))
            done.append(number)
            undone.clear()
            last[(name,)] = number
            continue
        step, source, target = (found.undo, done, undone) if wish == "undo" else (found.redo, undone, done)
        if step is None:
            continue
        record, (_, revision) = next(iter(step.touched.items()))
        log.append((action(name, wish, step.actions), [(record, "dream", revision + 1)]))
        target.append(source.pop())
        last[(name,)] = target[-1]


def action(name, verb, undoes=()):
    return Action(name, "2026-11-22T06:40:00.000+00:00", "me", "lab", verb, undoes)


def test_a_step_of_an_erased_case_is_gone(path: Path):
    with open_journal(path, create=True, example="the sea in the school") as journal:
        journal.save(DREAM)
        journal.erase(journal.cases()[0].id)
        with pytest.raises(ValueError, match="there is nothing to undo"):
            journal.undo()


def test_an_undo_in_between_ends_the_sitting(path):
    """Found by the random walk: two edits that were two steps became one."""
    with open_journal(path, create=True, example="the sea in the school") as journal:
        dream = journal.save(DREAM)
        dream = journal.save(replace(dream, title="one"))
        journal.decide("motif", "lemma:water", "accepted")
        journal.undo()
        journal.save(replace(dream, title="two"))
        journal.undo()
        assert journal.entry(dream.id).title == "one"
        journal.undo()
        assert journal.entry(dream.id).title == ""


def test_a_text_that_was_set_aside_and_settled_comes_back(journal):
    """That it was set aside is nobody's deed; that somebody has chosen is theirs."""
    dream = journal.save(DREAM)
    kept = journal.set_aside(dream.id, 1, {"report": "I see the sea."})
    assert journal.steps().undo.verb == "record"
    journal.settle(kept.id)
    assert journal.asides(dream.id) == []
    assert journal.undo().verb == "settle"
    assert [one.parts for one in journal.asides(dream.id)] == [{"report": "I see the sea."}]
    journal.redo()
    assert journal.asides(dream.id) == []


def test_a_text_that_was_set_aside_and_taken_gives_nothing_up(journal):
    """The entry says it then: what is undone is that."""
    dream = journal.save(DREAM)
    kept = journal.set_aside(dream.id, 1, {"report": "I see the sea."})
    journal.save(replace(dream, parts=kept.parts))
    journal.settle(kept.id)
    assert journal.asides(dream.id) == []
    assert journal.undo().verb == "edit"
    assert journal.entry(dream.id).parts == DREAM.parts


def test_an_erasure_in_another_window_takes_its_steps_along(journal, path):
    gate = journal.save(Entry(title="gate"))
    case = journal.put(Case(pseudonym="Anna")).id
    journal.save(Entry(case=case, title="water"))
    assert journal.steps().undo.kind == "dream"
    with open_journal(path) as other:
        other.erase(case)
    assert journal.undo().records == (gate.id,)


def test_an_import_is_taken_back_by_one_question_for_many(journal, monkeypatch):
    journal.add([Entry(title=f"dream {n}") for n in range(600)])
    asked = []
    history = journal.store.history
    monkeypatch.setattr(journal.store, "history", lambda *names: asked.append(len(names)) or history(*names))
    journal.undo()
    assert journal.entries() == []
    assert asked == [600]


def test_edits_between_which_something_was_erased_stay_two_steps(journal):
    """Undone one by one, they would otherwise be one step that nobody has undone."""
    gate = journal.save(Entry(title="gate"))
    anna = journal.put(Case(pseudonym="Anna"))
    journal.save(replace(gate, title="the gate"))
    journal.save(Entry(case=anna.id, title="water"))
    journal.save(replace(journal.entry(gate.id), title="the old gate"))
    while journal.steps().undo:
        journal.undo()
    journal.erase(anna.id)
    assert journal.steps().undo is None
