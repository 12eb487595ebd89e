"""What was acknowledged is there; what was there stays; what is no journal is left alone."""

import io
import os
import pickle
import sys
import threading
from dataclasses import replace

import pytest
from places import WORDS
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from jupyter_psydyn.journal import (
    Annotation,
    Association,
    Case,
    Codebook,
    Conflict,
    Consent,
    Element,
    Entry,
    Hypothesis,
    JournalExists,
    JournalFailed,
    Locked,
    NoJournal,
    Setting,
    Stale,
    UnknownEntry,
    WrongSecret,
    engine,
    now,
    open_journal,
    opening,
)
from jupyter_psydyn.journal.keys import keyfile
from jupyter_psydyn.journal.log import Action, Change
from jupyter_psydyn.journal.records import body

DREAM = Entry(night="2026-11-22", parts={"report": "I see the water. It is warm."})
WATER = Element("e1", "report", 10, 15, "water")


def test_a_saved_entry_is_there_after_reopening(journal, path):
    saved = journal.save(DREAM)
    assert (saved.revision, saved.parts, saved.night) == (1, DREAM.parts, "2026-11-22")
    assert saved.id
    assert saved.created == saved.changed != ""
    journal.close()
    with open_journal(path) as again:
        assert again.entries() == [saved]
        assert again.entry(saved.id) == saved


def test_every_save_is_a_revision_and_none_is_lost(journal):
    first = journal.save(DREAM)
    second = journal.save(replace(first, title="Water"))
    third = journal.save(replace(second, deleted=True))
    back = journal.save(replace(third, deleted=False))
    assert journal.history(first.id) == [first, second, third, back]
    assert [one.revision for one in journal.history(first.id)] == [1, 2, 3, 4]
    assert {one.created for one in journal.history(first.id)} == {first.created}


def test_a_deleted_entry_is_not_listed_but_kept(journal):
    saved = journal.save(DREAM)
    gone = journal.save(replace(saved, deleted=True))
    assert journal.entries() == []
    assert len(journal.corpus()) == 0
    assert journal.entries(deleted=True) == [gone]
    assert journal.entry(saved.id) == gone


def test_a_stale_revision_is_a_conflict_and_overwrites_nothing(journal):
    first = journal.save(DREAM)
    theirs = journal.save(replace(first, title="theirs"))
    with pytest.raises(Conflict) as refused:
        journal.save(replace(first, title="mine"))
    assert refused.value.current == theirs
    assert journal.entry(first.id) == theirs
    with pytest.raises(Conflict):
        journal.save(replace(theirs, title="mine"), expected=1)
    with pytest.raises(Conflict):
        journal.save(replace(DREAM, id=first.id))


def test_an_entry_that_is_not_there(journal):
    for ask in (journal.entry, journal.history):
        with pytest.raises(UnknownEntry, match="there is no such entry"):
            ask("nobody")
    with pytest.raises(UnknownEntry):
        journal.save(Entry(id="nobody"), expected=4)


def test_a_wrong_field_changes_nothing(journal):
    with pytest.raises(ValueError, match="vividness must be"):
        journal.save(replace(DREAM, vividness=9))
    with pytest.raises(ValueError, match="vividness must be"):
        journal.add([DREAM, replace(DREAM, vividness=9)])
    assert journal.entries() == []


def test_entries_are_added_all_or_none(journal):
    with pytest.raises(ValueError, match="stands something else"):
        journal.add([DREAM, replace(DREAM, elements=(replace(WATER, start=11, end=16),))])
    assert journal.entries() == []
    journal.add([DREAM, DREAM])
    assert len(journal.entries()) == 2


def test_numbers_are_of_a_kind_and_for_ever(journal):
    dream, note = journal.save(DREAM), journal.save(Entry(kind="note"))
    journal.save(replace(dream, deleted=True))
    journal.save(DREAM)
    assert [(number, one.kind) for number, one in journal.numbered()] == [
        (1, "dream"),
        (1, "note"),
        (2, "dream"),
    ]
    with pytest.raises(ValueError, match="kind: this entry is and stays 'note'"):
        journal.save(replace(note, kind="dream"))


def test_elements_follow_their_words(journal):
    saved = journal.save(replace(DREAM, elements=(WATER,)))
    moved = journal.save(replace(saved, parts={"report": "\U0001f30a I see the water. It is warm."}))
    assert [(one.start, one.end, one.lost) for one in moved.elements] == [(12, 17, False)]
    gone = journal.save(replace(moved, parts={"report": "It is warm."}))
    assert [(one.quote, one.lost) for one in gone.elements] == [("water", True)]
    back = journal.save(replace(gone, parts=moved.parts))
    assert back.elements == moved.elements


def test_an_element_that_is_not_where_it_says_is_refused(journal):
    saved = journal.save(DREAM)
    with pytest.raises(ValueError, match="at 11 to 16 of the report stands something else"):
        journal.save(replace(saved, elements=(replace(WATER, start=11, end=16),)))


def test_told_is_frozen_by_the_first_element_of_the_report(journal):
    saved = journal.save(replace(DREAM, elements=(Element("e2", "", 0, 0, "mother"),)))
    assert saved.told is None
    saved = journal.save(replace(saved, elements=(*saved.elements, WATER)))
    assert saved.told == DREAM.parts["report"]
    edited = journal.save(replace(saved, parts={"report": "I see the deep water."}))
    assert (edited.told, edited.parts["report"]) == (DREAM.parts["report"], "I see the deep water.")


def test_told_is_frozen_when_it_is_said(journal):
    saved = journal.save(journal.save(DREAM).edited({"told": DREAM.parts["report"]}))
    for other in ("something else", None):
        with pytest.raises(ValueError, match="told: the report as first told stays"):
            journal.save(replace(saved, told=other))


def test_the_corpus_counts_parts_apart(journal):
    answers = (Association("a1", "cold"), Association("a2", "bath"))
    parts = {**DREAM.parts, "residue": "rain", "reflection": "why", "note": "seen"}
    saved = journal.save(replace(DREAM, parts=parts, elements=(replace(WATER, associations=answers),)))
    silent = journal.save(Entry(night="1977-05", recall="none"))
    corpus = journal.corpus()
    assert corpus[saved.id].parts == {**parts, "association": "cold\nbath"}
    assert corpus[silent.id].parts == {}
    assert corpus[silent.id].night.text == "1977-05"


def test_decisions_last_and_their_past_stays(journal, path):
    journal.decide("motif", "lemma:water", "accepted", "her word for it")
    journal.decide("edge", "lemma:water--lemma:house", "rejected")
    journal.decide("motif", "lemma:water", "open")
    journal.close()
    with open_journal(path) as again:
        assert {(one.key, one.verdict, one.memo) for one in again.decisions()} == {
            ("lemma:water--lemma:house", "rejected", ""),
            ("lemma:water", "open", ""),
        }
        assert [one.verdict for one in again.all_decisions()] == ["accepted", "rejected", "open"]
        assert all(one.at for one in again.all_decisions())
        with pytest.raises(ValueError, match="verdict must be one of 'accepted', 'rejected', 'open'"):
            again.decide("motif", "lemma:water", "maybe")


def test_nothing_in_the_log_can_be_changed_or_removed(journal):
    journal.save(DREAM)
    for line in (
        "DELETE FROM action",
        "DELETE FROM record",
        "DELETE FROM revision",
        "DELETE FROM meta",
        "UPDATE action SET verb = 'edit'",
        "UPDATE record SET number = 7",
        "UPDATE meta SET value = ''",
        "UPDATE revision SET revision = 7",
        "UPDATE revision SET body = digest",
    ):
        with pytest.raises(DBAPIError, match="only added to"), journal.store.engine.begin() as connection:
            connection.execute(text(line))


def test_the_draft_key_is_the_journals_own(journal, tmp_path):
    with open_journal(tmp_path / "b.psydyn", create=True, example=WORDS) as other:
        assert len(journal.draft_key) == 32
        assert journal.draft_key != other.draft_key
        assert "draft" not in repr(journal)


def test_a_new_journal_takes_no_files_place(tmp_path, path):
    path.write_text("mine")
    with pytest.raises(JournalExists, match=r"there is a file a\.psydyn already"):
        open_journal(path, create=True, example=WORDS)
    assert path.read_text() == "mine"
    with pytest.raises(NoJournal, match="there is no folder nowhere"):
        open_journal(tmp_path / "nowhere" / "b.psydyn", create=True, example=WORDS)
    with pytest.raises(NoJournal, match=r"there is no journal b\.psydyn"):
        open_journal(tmp_path / "b.psydyn")
    assert [one.name for one in tmp_path.iterdir()] == ["a.psydyn"]


def test_an_open_journal_may_be_moved_and_another_made_in_its_place(path, tmp_path):
    """As the file browser does; the new one must not read what the old one left beside it."""
    journal = open_journal(path, create=True, example=WORDS)
    saved = journal.save(DREAM)
    path.rename(tmp_path / "b.psydyn")
    with pytest.raises(JournalExists, match=r"there is a key file a\.psydyn-keys already"):
        open_journal(path, create=True, example=WORDS)
    for ending in ("-keys", "-keys.1"):
        (tmp_path / f"a.psydyn{ending}").rename(tmp_path / f"b.psydyn{ending}")
    with open_journal(tmp_path / "b.psydyn") as moved:
        assert moved.entries() == [saved]
    with open_journal(path, create=True, example=WORDS) as made:
        assert made.entries() == []


@pytest.mark.skipif(os.name == "nt", reason="Windows has no modes")
def test_only_the_owner_may_read_it(journal, path):
    for one in (path, path.with_name("a.psydyn-keys")):
        assert one.stat().st_mode & 0o777 == 0o600


def test_two_writers_on_one_file_lose_nothing(path):
    """Two open journals, as a server and a kernel have them, four threads, 25 dreams each."""
    open_journal(path, create=True, example=WORDS).close()
    journals = [open_journal(path), open_journal(path)]

    def write(who):
        for n in range(25):
            journals[who % 2].save(replace(DREAM, title=f"{who} {n}"))

    threads = [threading.Thread(target=write, args=(who,)) for who in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    wanted = {f"{who} {n}" for who in range(4) for n in range(25)}
    for journal in journals:
        assert {one.title for one in journal.entries()} == wanted
        assert {number for number, _ in journal.numbered()} == set(range(1, 101))
        journal.close()


def test_of_two_who_change_the_same_revision_one_is_told(path):
    with open_journal(path, create=True, example=WORDS) as mine, open_journal(path) as theirs:
        saved = mine.save(DREAM)
        theirs.save(replace(saved, title="theirs"))
        with pytest.raises(Conflict) as refused:
            mine.save(replace(saved, title="mine"))
        assert refused.value.current.title == "theirs"


def test_a_journal_held_by_another_says_so(path, monkeypatch):
    """A file is one writer's at a time; who waits too long is told, and nothing is half done."""
    open_journal(path, create=True, example=WORDS).close()
    monkeypatch.setattr(engine, "WAIT_SECONDS", 0.1)
    with open_journal(path) as journal, open_journal(path) as other:
        with engine.writing(journal.store.engine), pytest.raises(JournalFailed, match="another program held"):
            other.save(DREAM)
        assert other.save(DREAM).revision == 1


def test_entries_of_a_case_of_their_own(journal):
    first, second = journal.cases()[0], journal.put(Case(pseudonym="Anna"))
    saved = journal.save(replace(DREAM, case=second.id))
    assert (saved.case, journal.save(DREAM).case) == (second.id, first.id)
    assert [one.pseudonym for one in journal.cases()] == ["", "Anna"]
    with pytest.raises(ValueError, match="case: an entry stays in its case"):
        journal.save(replace(saved, case=first.id))
    with pytest.raises(ValueError, match="case: there is no such case"):
        journal.save(replace(DREAM, case="nobody"))


def test_every_kind_of_record_is_kept_with_its_history(journal, path):
    case = journal.cases()[0].id
    dream = journal.save(DREAM)
    kept = [
        journal.put(Consent(case=case, purpose="research", given="2026-01-02", wording="v1")),
        journal.put(
            Annotation(case=case, entry=dream.id, start=10, end=15, quote="water", code="element", by="anna"),
            verb="annotate",
        ),
        journal.put(Codebook(title="Elements", codes={"element": "water, fire, earth, air"})),
        journal.put(Hypothesis(case=case, reading="the sea is far away", supporting=(dream.id,))),
        journal.put(Setting(name="language", value="en")),
    ]
    changed = journal.put(replace(kept[0], withdrawn="2026-03-04"))
    assert changed.revision == 2
    with pytest.raises(Stale):
        journal.put(replace(kept[0], withdrawn="2026-05-06"))
    journal.close()
    with open_journal(path) as again:
        assert again.records(Consent) == [changed]
        for one in kept[1:]:
            assert again.records(type(one)) == [one]
        assert [one.case for one in again.records(Codebook)] == [""]


@pytest.mark.parametrize(
    ("record", "line"),
    [
        (Consent(purpose="gossip", given="2026-01-02"), "purpose must be one of"),
        (Consent(purpose="research", given="31.12.2026"), "given must be a day such as 2026-11-23"),
        (Annotation(entry="e", part="report", start=0, end=0, quote="", code="x"), "quote must not be empty"),
        (Hypothesis(reading="x", state="proven"), "state must be one of"),
    ],
)
def test_a_record_with_a_wrong_field_is_refused(path, record, line):
    with open_journal(path, create=True, example=WORDS) as journal:
        before = journal.seq
        with pytest.raises(ValueError, match=line):
            journal.put(record)
        assert journal.seq == before


def test_consent_holds_from_its_day_until_it_ends():
    consent = Consent(purpose="research", given="2026-02-01", expires="2026-12-31", withdrawn="2026-06-01")
    assert [consent.holds(day) for day in ("2026-01-31", "2026-02-01", "2026-05-31", "2026-06-01")] == [
        *(False, True, True, False)
    ]
    assert not replace(consent, withdrawn="").holds("2027-01-01")


def test_what_lost_a_conflict_is_kept_until_somebody_chose(journal):
    first = journal.save(DREAM)
    journal.save(replace(first, parts={"report": "theirs"}))
    mine = journal.set_aside(first.id, 1, {"report": "mine"})
    assert journal.set_aside(first.id, 1, {"report": "mine"}) == mine
    (kept,) = journal.asides(first.id)
    assert (kept.parts, kept.base, kept.author) == ({"report": "mine"}, 1, journal.author)
    journal.settle(kept.id)
    assert journal.asides(first.id) == []
    with pytest.raises(UnknownEntry, match="no such kept text"):
        journal.settle(kept.id)


def test_an_open_journal_is_neither_copied_nor_told_in_its_repr(journal):
    journal.save(replace(DREAM, title="the secret room"))
    assert repr(journal) == "Journal('a.psydyn')"
    assert "secret" not in repr(journal.entries())
    with pytest.raises(TypeError, match="not copied or pickled"):
        pickle.dumps(journal)


def test_without_a_passphrase_and_nobody_to_ask_it_stays_locked(path, monkeypatch):
    made = open_journal(path, create=True, passphrase="seven grey geese")
    code = made.recovery_code
    made.save(DREAM)
    made.close()
    monkeypatch.setattr("sys.stdin", io.StringIO())
    # A test before this one may have loaded it; here is no kernel.
    monkeypatch.delitem(sys.modules, "ipykernel", raising=False)
    with pytest.raises(Locked, match="nobody here to ask"):
        open_journal(path)
    with pytest.raises(WrongSecret):
        open_journal(path, passphrase="seven grey goose")
    for secret in ({"passphrase": "seven grey geese"}, {"recovery_code": code}):
        with open_journal(path, **secret) as journal:
            assert [one.parts for one in journal.entries()] == [DREAM.parts]
            assert journal.recovery_code == ""


def test_a_locked_journal_answers_nothing(path):
    journal = open_journal(path, create=True, example=WORDS)
    saved = journal.save(DREAM)
    journal.store.lock()
    for ask in (
        journal.entries,
        journal.steps,
        lambda: journal.entry(saved.id),
        lambda: journal.history(saved.id),
        lambda: journal.save(saved),
        lambda: journal.draft_key,
    ):
        with pytest.raises(Locked):
            ask()


def test_what_is_derived_of_entries_is_kept_until_they_change(journal):
    asked = []

    def first_words(number, entry):
        asked.append(number)
        return entry.parts["report"][:5]

    saved, other = journal.save(DREAM), journal.save(DREAM)
    assert journal.each(first_words) == journal.each(first_words) == ["I see", "I see"]
    assert asked == [1, 2]
    journal.save(replace(saved, parts={"report": "You see"}))
    journal.save(replace(other, deleted=True))
    assert journal.each(first_words) == ["You s"]
    assert asked == [1, 2, 1]
    journal.forget()
    assert journal.each(first_words) == ["You s"]
    assert asked == [1, 2, 1, 1]


def test_where_a_new_journal_fails_nothing_is_left_and_its_name_is_free(path):
    def fails(_):
        raise ValueError("not this one")

    with pytest.raises(ValueError, match="not this one"):
        opening.make(path, example=WORDS, begin=fails)
    assert [one.name for one in path.parent.iterdir() if not one.name.endswith(".lock")] == []
    open_journal(path, create=True, example=WORDS).close()


def test_an_entry_without_a_case_goes_into_one_that_is_there(path):
    """Not into one that was undone; found by the random walk."""
    with open_journal(path, create=True, example=WORDS) as journal:
        (first,) = journal.cases()
        journal.put(Case(pseudonym="undone"))
        journal.undo()
        journal.erase(first.id)
        assert journal.cases() == []
        saved = journal.save(DREAM)
        assert [one.id for one in journal.cases()] == [saved.case]


def test_saving_without_a_change_is_an_edit_like_any_other(path):
    """Not an association; found by the random walk, as one step too many to undo."""
    with open_journal(path, create=True, example=WORDS) as journal:
        saved = journal.save(journal.save(DREAM))
        journal.save(replace(saved, title="x"))
        assert journal.undo().verb == "edit"
        assert journal.steps().undo.verb == "record"


@pytest.mark.parametrize("unknown", ["", "nobody", "\0", "\ud800", "x" * 10_000])
def test_what_there_is_not_has_no_history(journal, unknown):
    with pytest.raises(UnknownEntry):
        journal.history(unknown)


def test_an_entry_belongs_to_a_case_and_to_nothing_else(journal):
    dream = journal.save(DREAM)
    for case in (dream.id, "nobody"):
        with pytest.raises(ValueError, match="case: there is no such case"):
            journal.save(replace(DREAM, case=case))
        with pytest.raises(ValueError, match="case: there is no such case"):
            journal.put(Consent(case=case, purpose="research", given="2026-11-22"))


def test_of_several_new_entries_no_two_have_one_id(journal):
    with pytest.raises(ValueError, match="id: two of these entries have the same one"):
        journal.add([replace(DREAM, id="a"), replace(DREAM, id="b"), replace(DREAM, id="a")])
    assert journal.entries() == []


def test_many_new_dreamers_are_one_change_of_the_key_file(journal, monkeypatch):
    written, put = [], keyfile._put
    monkeypatch.setattr(keyfile, "_put", lambda at, *what: written.append(at.name) or put(at, *what))
    cases = [Case(id=f"c{n}", case=f"c{n}", pseudonym=f"dreamer {n}") for n in range(50)]
    changes = [Change(one.id, one.kind, one.case, 0, body(one)) for one in cases]
    journal.store.append(Action("a1", now(), "", "", "import"), changes)
    assert len(journal.cases()) == 51
    assert written == ["a.psydyn-keys.1", "a.psydyn-keys"]


def test_keys_are_wiped_also_where_the_disk_fails(journal, monkeypatch):
    def fails(*_):
        raise RuntimeError("a mistake")

    store = journal.store
    monkeypatch.setattr(store, "_remember_head", fails)
    with pytest.raises(RuntimeError):
        store.lock()
    assert store.ring.locked
    store.engine.dispose()
