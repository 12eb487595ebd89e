"""Journals that Hypothesis makes: things that people do, done to a journal whose log is a list."""

import os
from collections import Counter
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from hypothesis import strategies as st

from jupyter_psydyn.journal import (
    Annotation,
    Case,
    Codebook,
    Consent,
    Entry,
    Hypothesis,
    Setting,
    Stale,
    UnknownEntry,
)
from jupyter_psydyn.journal.journal import Journal
from jupyter_psydyn.journal.log import Page, Revision
from jupyter_psydyn.journal.rules import settled

TIMES = 10 if os.environ.get("PSYDYN_NIGHTLY") else 1

AWKWARD = "ab #-\\<>!'\"`:=+@{}[]&*|%~\n\t,;\u2028\ufeff\u00a0\U0001f30aש"
"""Characters by which one of the formats says something."""

texts = st.text(st.sampled_from(AWKWARD), max_size=12) | st.text(max_size=6)
words = texts.filter(lambda text: Entry.from_dict({"title": text}).title.strip())
nights = st.sampled_from(["", "1977", "1977-05", "1977-05-03", "1985?", "2023-03-04?"])
days = st.sampled_from(["2020-01-01", "2026-11-23", "2031-12-31"])
times = st.none() | st.floats(0, 1e9)
names = st.text("abcdef0123456789", min_size=12, max_size=12)


@st.composite
def entries(draw):
    """An entry as a journal may hold it."""
    parts = draw(
        st.dictionaries(st.sampled_from(["report", "association", "residue", "reflection", "note"]), texts)
    )
    parts = Entry.from_dict({"parts": parts}).parts
    report = parts.get("report", "")
    elements = []
    for _ in range(draw(st.integers(0, 2))):
        start = draw(st.integers(0, max(0, len(report) - 1)))
        quote = report[start : start + draw(st.integers(1, 4))]
        place = {"part": "report", "start": start, "quote": quote, "lost": draw(st.booleans())}
        if not quote.strip():
            place = {"quote": draw(words)}
        answers = st.fixed_dictionaries(
            {"id": names, "text": words, "first_key_ms": times, "enter_ms": times}
        )
        found = draw(st.lists(answers, max_size=2))
        elements.append({"id": draw(names), **place, "end": place.get("start", 0), "associations": found})
        elements[-1]["end"] += len(quote) if "part" in place else 0
    feelings = st.fixed_dictionaries({"word": words, "strength": st.none() | st.integers(1, 5)})
    flags = st.none() | st.booleans()
    entry = Entry.from_dict(
        {
            "id": draw(names),
            "kind": draw(st.sampled_from(["dream", "association", "note"])),
            "night": draw(nights),
            "woke": draw(st.sampled_from(["", "06:40"])),
            "title": draw(texts),
            "recall": draw(st.sampled_from(["full", "fragment", "none"])),
            "parts": parts,
            "told": draw(st.none() | texts),
            "affects": draw(st.lists(feelings, max_size=2)),
            "vividness": draw(st.none() | st.integers(1, 5)),
            "lucid": draw(flags),
            "recurring": draw(flags),
            "tags": draw(st.lists(words, max_size=2)),
            "elements": unlike(elements),
            "release": draw(st.dictionaries(st.sampled_from(["clinician", "supervisor", "research"]), days)),
            "created": "2026-11-23T09:00:00.000+00:00",
        }
    )
    return settled(entry, None)


def unlike(elements):
    """Elements and associations, each of one id only once."""
    names = Counter(e["id"] for e in elements) + Counter(a["id"] for e in elements for a in e["associations"])
    return elements if all(count == 1 for count in names.values()) else []


class Listed:
    """The store of a journal, as a list of what was done."""

    journal = "0123456789abcdef"
    draft_key = bytes(32)

    def __init__(self):
        self.done = []
        self.kept = {}
        self.numbers = Counter()

    def log(self):
        return iter(self.done)

    def latest(self):
        return Page(len(self.done), tuple(revisions[-1] for revisions in self.kept.values()))

    def since(self, seq):
        return Page(len(self.done), tuple(one for _, made in self.done[seq:] for one in made))

    def history(self, *records):
        return [one for record in records for one in self.kept.get(record, ())]

    def actions(self, after=0):
        done = self.done[after:]
        return [(action, [(one.record, one.kind, one.revision) for one in made]) for action, made in done]

    def append(self, action, changes):
        counts = {change.record: len(self.kept.get(change.record, ())) for change in changes}
        for change in changes:
            if counts[change.record] != change.expected:
                raise Stale(change.record)
            counts[change.record] += 1
        made = [self.revision(action, change) for change in changes]
        self.done.append((action, made))
        return Page(len(self.done), tuple(made))

    def revision(self, action, change):
        before = self.kept.setdefault(change.record, [])
        self.numbers[change.kind] += not before
        number = before[0].number if before else self.numbers[change.kind]
        one = Revision(
            change.record,
            change.kind,
            change.case,
            number,
            len(before) + 1,
            change.body,
            action.at,
            action.id,
        )
        before.append(one)
        return one

    def close(self):
        pass


DEEDS = ("record", "add", "edit", "delete", "annotate", "decide", "case", "consent", "codebook", "hypothesis")
MORE = ("setting", "aside", "settle", "undo", "redo", "look")


@st.composite
def journals(draw, most=12):
    """The store of a journal to which several things were done, by two people."""
    store = Listed()
    people = [Journal(store, Path("made.psydyn"), name, "lab") for name in ("anna", "ben")]
    people[0].put(Case(pseudonym=draw(texts)), verb="begin")
    for deed in draw(st.lists(st.sampled_from((*DEEDS, *MORE)), max_size=most)):
        # Nothing to undo; changed by the other one since; the same id twice.
        with suppress(ValueError, Stale, UnknownEntry):
            do(draw, draw(st.sampled_from(people)), deed)
    return store


def do(draw, journal, deed):
    here = journal.entries(deleted=True)
    one = draw(st.sampled_from(here)) if here else None
    case = draw(st.sampled_from(journal.cases())).id if journal.cases() else ""
    if deed == "record":
        journal.save(replace(draw(entries()), case=case))
    elif deed == "add":
        journal.add([draw(entries()), draw(entries())])
    elif deed == "edit" and one:
        journal.save(replace(one, parts={**one.parts, "report": draw(texts)}))
    elif deed == "delete" and one:
        journal.save(replace(one, deleted=not one.deleted))
    elif deed == "annotate" and one:
        said = Annotation(
            case=one.case, entry=one.id, start=0, end=1, quote="a", code=draw(words), memo=draw(texts)
        )
        journal.put(said, verb="annotate")
    elif deed == "aside" and one:
        journal.set_aside(one.id, one.revision, {"report": draw(texts)})
    elif deed == "settle" and one and journal.asides(one.id):
        journal.settle(journal.asides(one.id)[0].id)
    elif deed == "decide":
        journal.decide("motif", draw(words), "accepted", draw(texts))
    elif deed == "case":
        journal.put(Case(pseudonym=draw(texts)))
    elif deed == "consent" and case:
        journal.put(Consent(case=case, purpose="research", given=draw(days), wording=draw(texts)))
    elif deed == "codebook":
        journal.put(Codebook(title=draw(words), codes={draw(words): draw(texts)}))
    elif deed == "hypothesis":
        journal.put(Hypothesis(reading=draw(words), alternatives=(draw(words),)))
    elif deed == "setting":
        journal.put(Setting(name=draw(words), value=draw(texts)))
    elif deed == "undo":
        journal.undo()
    elif deed == "redo":
        journal.redo()
    elif deed == "look":
        journal.note("verify")
