"""Whatever is saved, edited, deleted and brought back: a journal is a dict of lists of revisions."""

import tempfile
from dataclasses import replace
from pathlib import Path

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import Bundle, RuleBasedStateMachine, invariant, rule

from jupyter_psydyn.journal import Element, Entry, open_journal

reports = st.text(alphabet="ab w\U0001f30aש", max_size=10)


class Saving(RuleBasedStateMachine):
    ids = Bundle("ids")

    def __init__(self):
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        self.path = Path(self.folder.name) / "a.psydyn"
        self.journal = open_journal(self.path, create=True, example="the sea in the school")
        self.kept = {}

    def save(self, entry):
        saved = self.journal.save(entry)
        self.kept.setdefault(saved.id, []).append(saved)
        return saved

    @rule(target=ids, report=reports)
    def record(self, report):
        return self.save(Entry(parts={"report": report})).id

    @rule(entry=ids, report=reports)
    def edit(self, entry, report):
        saved = self.save(replace(self.kept[entry][-1], parts={"report": report}))
        assert saved.parts == {"report": report}

    @rule(entry=ids, start=st.integers(0, 8), length=st.integers(1, 4))
    def associate(self, entry, start, length):
        before = self.kept[entry][-1]
        quote = before.parts["report"][start : start + length]
        if quote.strip():
            element = Element(f"e{before.revision}", "report", start, start + len(quote), quote)
            self.save(replace(before, elements=(*before.elements, element)))

    @rule(entry=ids, deleted=st.booleans())
    def delete_or_bring_back(self, entry, deleted):
        self.save(replace(self.kept[entry][-1], deleted=deleted))

    @rule()
    def reopen(self):
        self.journal.close()
        self.journal = open_journal(self.path)

    @invariant()
    def holds_what_was_saved(self):
        assert self.journal.entries(deleted=True) == [revisions[-1] for revisions in self.kept.values()]
        for name, revisions in self.kept.items():
            assert self.journal.history(name) == revisions

    @invariant()
    def elements_stand_where_they_say(self):
        for entry in self.journal.entries():
            for one in entry.elements:
                text = entry.parts["report"]
                assert one.lost or text[one.start : one.end] == one.quote
                assert one.lost == (one.quote not in text)

    @invariant()
    def what_was_first_told_never_changes(self):
        for revisions in self.kept.values():
            told = [one.told for one in revisions if one.told is not None]
            assert len(set(told)) <= 1

    def teardown(self):
        self.journal.close()
        self.folder.cleanup()


TestSaving = Saving.TestCase
TestSaving.settings = settings(
    max_examples=25, stateful_step_count=20, deadline=None, suppress_health_check=list(HealthCheck)
)
