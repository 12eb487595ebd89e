"""Whatever is done in whatever order, on a file or in a database: a journal is a dictionary with a past.

2,500 steps an engine (25,000 at night): every deed, undo and redo, erasure, a second window, closing,
crashing, backup and return.
"""

import tempfile
from copy import deepcopy
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)
from places import WORDS, in_memory
from sizes import SIZE

from jupyter_psydyn.journal import Annotation, Aside, Case, Entry, open_journal
from jupyter_psydyn.journal.backup import backup, restore, verify
from jupyter_psydyn.journal.journal import Journal
from jupyter_psydyn.journal.records import Verdict

pytestmark = pytest.mark.security

STEPS = 250
texts = st.text(alphabet="ab w\U0001f30aש", max_size=8)
picks = st.integers(0, 99)


class State:
    """The plain dictionary: what holds now, and two stacks of what held before."""

    def __init__(self, case):
        self.now = {"entries": {}, "notes": {}, "decisions": [], "cases": [case], "asides": {}}
        self.done, self.undone = [], []
        # Saves of one entry, one after the other, are one step.
        self.sitting = None

    def step(self, change, sitting=None):
        before = deepcopy(self.now)
        change(self.now)
        if sitting is None or sitting != self.sitting:
            self.done.append(before)
        self.undone.clear()
        self.sitting = sitting

    def back(self, source, target):
        was = deepcopy(self.now)
        restored = source.pop()
        # That a text was kept aside is nobody's deed, and is not taken back.
        for kept, one in self.now["asides"].items():
            restored["asides"].setdefault(kept, one)
        for name, (text, _, case) in self.now["entries"].items():
            restored["entries"].setdefault(name, (text, True, case))
        target.append(was)
        self.now = restored
        self.sitting = None


class Keeping(RuleBasedStateMachine):
    database = None

    def __init__(self):
        super().__init__()
        # Every commit waits for its disk: thousands of steps are for one in memory, where there is one.
        self.holder = tempfile.TemporaryDirectory(dir=in_memory())
        self.folder = Path(self.holder.name)
        self.path = self.folder / "a.psydyn"
        self.journal = open_journal(self.path, create=True, example=WORDS, database=self.database)
        self.other = open_journal(self.path)
        self.state = State(self.journal.cases()[0].id)
        self.backups = 0
        self.turn = self.acted = False

    def teardown(self):
        self.journal.close()
        self.other.close()
        self.holder.cleanup()

    def window(self, pick):
        """One of two open windows of the same person, each with what it has read so far."""
        self.acted = True
        return (self.journal, self.other)[pick % 2]

    def entry(self, pick):
        names = list(self.state.now["entries"])
        return names[pick % len(names)]

    @rule(pick=picks, text=texts)
    def record(self, pick, text):
        cases = self.state.now["cases"]
        case = cases[pick % len(cases)] if cases else ""
        saved = self.window(pick).save(Entry(parts={"report": text}, case=case))
        if not cases:
            # All were erased: the journal has begun a new one, which is nobody's step.
            for state in (self.state.now, *self.state.done, *self.state.undone):
                state["cases"] = [saved.case, *state["cases"]]
        self.state.step(lambda now: now["entries"].update({saved.id: (text, False, saved.case)}))

    @precondition(lambda self: self.state.now["entries"])
    @rule(pick=picks, text=texts)
    def edit(self, pick, text):
        window, name = self.window(pick), self.entry(pick)
        current = window.entry(name)
        _, deleted, case = self.state.now["entries"][name]
        window.save(replace(current, parts={"report": text}))
        self.state.step(
            lambda now: now["entries"].update({name: (text, deleted, case)}), sitting=("edit", name)
        )

    @precondition(lambda self: self.state.now["entries"])
    @rule(pick=picks)
    def delete_or_restore(self, pick):
        window, name = self.window(pick), self.entry(pick)
        text, deleted, case = self.state.now["entries"][name]
        window.save(replace(window.entry(name), deleted=not deleted))
        self.state.step(lambda now: now["entries"].update({name: (text, not deleted, case)}))

    @rule(pick=picks, several=st.lists(texts, min_size=1, max_size=4))
    def bring_in(self, pick, several):
        if not self.state.now["cases"]:
            return
        case = self.state.now["cases"][0]
        made = self.window(pick).add(Entry(parts={"report": text}, case=case) for text in several)
        new = {one.id: (one.parts["report"], False, case) for one in made}
        self.state.step(lambda now: now["entries"].update(new))

    @rule(pick=picks, key=texts.filter(str.strip), verdict=st.sampled_from(["accepted", "rejected", "open"]))
    def decide(self, pick, key, verdict):
        self.window(pick).decide("motif", key, verdict)
        cases = self.state.now["cases"]
        case = cases[0] if len(cases) == 1 else ""
        self.state.step(lambda now: now["decisions"].append((key, verdict, case)))

    @precondition(lambda self: self.state.now["entries"])
    @rule(pick=picks, memo=texts)
    def annotate(self, pick, memo):
        window, name = self.window(pick), self.entry(pick)
        case = self.state.now["entries"][name][2]
        made = Annotation(case=case, entry=name, quote="x", end=1, code="c", memo=memo, part="report")
        saved = window.put(made, verb="annotate")
        self.state.step(lambda now: now["notes"].update({saved.id: (memo, case)}))

    @rule(pick=picks, name=texts)
    def new_case(self, pick, name):
        case = self.window(pick).put(Case(pseudonym=name))
        self.state.step(lambda now: now["cases"].append(case.id))

    @precondition(lambda self: self.state.now["entries"])
    @rule(pick=picks, text=texts)
    def set_aside_and_settle(self, pick, text):
        window, name = self.window(pick), self.entry(pick)
        kept = window.set_aside(name, 1, {"report": text})
        self.state.now["asides"][kept.id] = (name, False)
        assert kept in self.window(pick + 1).asides(name)
        window.settle(kept.id)
        if text == self.state.now["entries"][name][0]:
            self.state.now["asides"][kept.id] = (name, True)
        else:
            self.state.step(lambda now: now["asides"].update({kept.id: (name, True)}))

    @rule(pick=picks)
    def undo(self, pick):
        self.take_back(self.window(pick).undo, self.state.done, self.state.undone)

    @rule(pick=picks)
    def redo(self, pick):
        self.take_back(self.window(pick).redo, self.state.undone, self.state.done)

    def take_back(self, act, source, target):
        if source:
            act()
            self.state.back(source, target)
        else:
            with pytest.raises(ValueError, match="there is nothing to"):
                act()

    @precondition(lambda self: self.state.now["cases"])
    @rule(pick=picks)
    def undo_all_and_erase(self, pick):
        """With nothing left to undo: the dictionary does not know which steps an erasure takes along."""
        while self.state.done:
            self.undo(pick)
        cases = self.state.now["cases"]
        if not cases:
            return
        case = cases[pick % len(cases)]
        self.window(pick).erase(case)
        self.state.undone.clear()
        now = self.state.now
        now["cases"] = [one for one in cases if one != case]
        now["entries"] = {name: one for name, one in now["entries"].items() if one[2] != case}
        now["notes"] = {name: one for name, one in now["notes"].items() if one[1] != case}
        now["asides"] = {name: one for name, one in now["asides"].items() if one[0] in now["entries"]}
        now["decisions"] = [one for one in now["decisions"] if one[2] != case]
        self.state.sitting = None

    @precondition(lambda self: self.acted)
    @rule(politely=st.booleans())
    def leave_and_come_back(self, politely):
        """Closed, or crashed without a farewell: whatever was acknowledged is there."""
        self.acted = False
        if politely:
            self.journal.close()
        else:
            self.journal.store.engine.dispose()
        self.journal = open_journal(self.path)

    @precondition(lambda self: self.acted)
    @rule()
    def look_through(self):
        self.acted = False
        assert verify(self.journal).sound

    @precondition(lambda self: self.backups < 2)
    @rule()
    def back_up_and_return(self):
        self.backups += 1
        target = self.folder / f"{self.backups}.backup"
        assert backup(self.journal, target).sound
        again = self.folder / f"again{self.backups}.psydyn"
        restore(target, again, key_file=self.folder / "a.psydyn-keys")
        with open_journal(again) as restored:
            self.compare(restored)

    @invariant()
    def a_window_holds_what_the_dictionary_holds(self):
        """The one and the other in turn, so that each has something to read on from."""
        self.turn = not self.turn
        self.compare(self.journal if self.turn else self.other)

    def compare(self, journal: Journal):
        now = self.state.now
        entries = {
            one.id: (one.parts.get("report", ""), one.deleted, one.case)
            for one in journal.entries(deleted=True)
        }
        assert entries == now["entries"]
        assert {one.id: (one.memo, one.case) for one in journal.records(Annotation)} == now["notes"]
        assert [(one.key, one.verdict, one.case) for one in journal.records(Verdict)] == now["decisions"]
        kept = {name: entry for name, (entry, settled) in now["asides"].items() if not settled}
        assert {one.id: one.entry for one in journal.records(Aside)} == kept
        assert [one.id for one in journal.cases()] == now["cases"]
        steps = journal.steps()
        assert (steps.undo is not None, steps.redo is not None) == (
            bool(self.state.done),
            bool(self.state.undone),
        )


@pytest.mark.parametrize("engine", ["file", "postgresql"])
def test_thousands_of_steps_and_no_difference(engine, request):
    """2,500 in every run (10,000 take 4 minutes of both engines), 25,000 at night."""
    url = request.getfixturevalue("postgresql") if engine == "postgresql" else None
    machine = type("Keeping", (Keeping,), {"database": url})
    run_state_machine_as_test(
        machine,
        settings=settings(
            max_examples=2_500 // STEPS * SIZE,
            stateful_step_count=STEPS,
            deadline=None,
            suppress_health_check=list(HealthCheck),
            print_blob=True,
        ),
    )
