"""A case that was erased is gone: here and in every backup of before, and nothing else is touched."""

import json
import shutil

import pytest
from contents import deeds, files, sound
from killing import Moments, killed, posix
from sample import fill, marks
from sizes import SIZE
from sqlalchemy import func, select

from jupyter_psydyn.journal import (
    Annotation,
    Case,
    Entry,
    Hypothesis,
    JournalFailed,
    JournalFull,
    ProcessNote,
    Setting,
    UnknownCase,
    UnknownEntry,
    engine,
    open_journal,
)
from jupyter_psydyn.journal.backup import backup, log_of, restore, verify
from jupyter_psydyn.journal.engine import reading
from jupyter_psydyn.journal.notes import Hour
from jupyter_psydyn.journal.schema import record, revision

pytestmark = pytest.mark.security


@pytest.fixture
def path(quick_disk):
    return quick_disk / "a.psydyn"


@pytest.fixture
def ten(journal):
    """Ten cases with one of everything in each, and the texts of each."""
    texts = {}
    for n in range(10):
        case = journal.put(Case(pseudonym=f"pseudonym{n}")).id
        texts[case] = [f"pseudonym{n}"]
        fill(journal, case, marks(f"marker{n}word", texts[case]))
    return texts


def words(journal):
    """All the history of a journal as one text."""
    return json.dumps(deeds(journal))


def of_others(journal, case):
    """The whole history but the revisions of a case."""
    return [[action, [one for one in made if one["case"] != case]] for action, made in deeds(journal)]


def left(journal, case):
    """How many bodies of a case are still there, whoever can read them."""
    asked = select(func.count()).select_from(revision.join(record, record.c.id == revision.c.record))
    with reading(log_of(journal).engine) as connection:
        return connection.execute(
            asked.where(record.c.case_id == case, func.length(revision.c.body) > 0)
        ).scalar()


def test_of_ten_cases_one_is_erased_and_nine_are_as_they_were(journal, path, ten):
    case = list(ten)[4]
    other_window = open_journal(path)
    assert all(text in words(other_window) for texts in ten.values() for text in texts)
    before = of_others(journal, case)
    wrapped = json.loads(path.with_name("a.psydyn-keys").read_text())["cases"][case]
    journal.erase(case)
    for window in (journal, other_window):
        assert of_others(window, case)[: len(before)] == before
        assert len(deeds(window)) == len(before) + 1
        assert not [text for text in ten[case] if text in words(window)]
        assert len(window.cases()) == 10
        assert sound(window)
    assert left(journal, case) == 0
    # The key is in none of the files any more, the copy of the key file included.
    assert not [name for name, data in files(path.parent).items() if wrapped.encode() in data]
    other_window.close()
    journal.close()
    with open_journal(path) as again:
        assert of_others(again, case)[: len(before)] == before
        report = verify(again)
        assert report.sound, report.lines


def test_an_old_backup_holds_nothing_of_it_but_for_an_old_key_file(journal, path, ten, quick_disk):
    case = list(ten)[4]
    before = of_others(journal, case)
    backup(journal, quick_disk / "old.backup")
    shutil.copy(path.with_name("a.psydyn-keys"), quick_disk / "old-keys")
    journal.erase(case)
    restore(quick_disk / "old.backup", quick_disk / "new.psydyn", key_file=path.with_name("a.psydyn-keys"))
    with open_journal(quick_disk / "new.psydyn") as restored:
        assert of_others(restored, case) == before
        assert not [text for text in ten[case] if text in words(restored)]
        assert left(restored, case) == 0
        assert verify(restored).sound
        with pytest.raises(UnknownCase):
            log_of(restored).ring.key(case)
    # This is why old key files must be destroyed, as the screen says.
    restore(quick_disk / "old.backup", quick_disk / "back.psydyn", key_file=quick_disk / "old-keys")
    with open_journal(quick_disk / "back.psydyn") as back:
        assert all(text in words(back) for text in ten[case])


def test_what_quotes_an_entry_is_erased_with_it(journal):
    """Also where nobody said whose case an annotation is."""
    case = journal.put(Case(pseudonym="Anna")).id
    entry = journal.save(Entry(case=case, parts={"report": "I see the water."}))
    made = journal.put(Annotation(entry=entry.id, start=10, end=15, quote="water", code="water", memo="cold"))
    assert made.case == case
    journal.erase(case)
    assert journal.records(Annotation) == []
    assert "cold" not in words(journal)


def test_process_notes_go_with_their_case_and_can_be_erased_alone(journal):
    case = journal.put(Case(pseudonym="Anna")).id
    journal.save(Entry(case=case, kind="note", parts={"note": "We spoke of the water."}, hour=Hour()))
    private = journal.private_case(case)
    journal.put(ProcessNote(case=private, text="I felt sleepy."))
    journal.erase(private)
    assert "sleepy" not in words(journal)
    assert "the water" in words(journal)
    assert [one.pseudonym for one in journal.cases() if one.id == case] == ["Anna"]
    # The next one lies under a key of its own again, and goes with the case.
    again = journal.private_case(case)
    assert again != private
    journal.put(ProcessNote(case=again, text="I felt drowsy."))
    journal.erase(case)
    assert not [text for text in ("drowsy", "the water", "Anna") if text in words(journal)]
    assert left(journal, again) == 0


def test_a_case_that_was_deleted_can_be_erased_and_one_that_was_erased_cannot(journal):
    case = journal.put(Case(pseudonym="Anna"))
    entry = journal.save(Entry(case=case.id, title="water"))
    journal.undo()
    journal.undo()
    assert case.id not in [one.id for one in journal.cases()]
    journal.erase(case.id)
    assert "Anna" not in words(journal)
    with pytest.raises(UnknownEntry):
        journal.entry(entry.id)
    for unknown in (case.id, "nobody", ""):
        with pytest.raises(UnknownEntry, match="there is no such case in this journal"):
            journal.erase(unknown)
    assert verify(journal).sound


@posix
def test_a_killed_erasure_leaves_a_case_whole_or_unreadable_and_erasing_again_ends_it(
    quick_disk, database, chance
):
    """40 times in a file."""
    moments = Moments(chance, 0.02, (40 if database is None else 15) * SIZE)
    for n, after in enumerate(moments):
        path = quick_disk / f"{n}.psydyn"
        with open_journal(path, create=True, example="the sea", database=database) as journal:
            case = journal.put(Case(pseudonym="Anna")).id
            journal.save(Entry(case=case, title="water"))
            journal.save(Entry(title="gate"))

        def work(acknowledge, path=path, case=case):
            with open_journal(path) as journal:
                journal.entries()
                acknowledge("begin")
                journal.erase(case)

        killed(work, after=after, lines=1)
        with open_journal(path) as journal:
            titles = {one.title for one in journal.entries()}
            # The key goes first.
            moments.was(too_late=titles == {"gate"})
            assert titles in ({"gate", "water"}, {"gate"})
            assert sound(journal)
            if left(journal, case):
                journal.erase(case)
            assert (left(journal, case), [one.title for one in journal.entries()]) == (0, ["gate"])
            assert verify(journal).sound


@pytest.fixture
def cut_short(journal, monkeypatch):
    """A case of two texts whose key is gone, and a disk that was full after that."""
    case = journal.put(Case(pseudonym="Anna")).id
    journal.save(Entry(case=case, title="water"))
    journal.save(Entry(title="gate"))

    def full(*_):
        raise JournalFull("the disk is full: this was not saved; make room and save again")

    with monkeypatch.context() as meanwhile:
        meanwhile.setattr(journal.store, "_write", full)
        with pytest.raises(JournalFull):
            journal.erase(case)
    assert left(journal, case) == 2
    return case


def test_an_erasure_that_was_cut_short_is_over_for_everybody_at_once(journal, cut_short, path):
    with open_journal(path) as other:
        for window in (journal, other):
            assert [one.title for one in window.entries()] == ["gate"]
            assert cut_short not in [one.id for one in window.cases()]
    assert journal.undo().verb == "record"
    assert journal.entries() == []


def test_the_next_opening_ends_what_was_cut_short(journal, cut_short, path):
    journal.close()
    with open_journal(path) as again:
        assert left(again, cut_short) == 0
        assert [action.verb for action, _ in again.store.actions()][-1] == "erase"
        assert verify(again).sound
        with pytest.raises(UnknownEntry):
            again.erase(cut_short)
    with open_journal(path) as later:
        assert [action.verb for action, _ in later.store.actions()].count("erase") == 1


def test_an_erased_case_whose_place_could_not_be_cleaned_says_so_and_is_cleaned_later(path, monkeypatch):
    with open_journal(path, create=True, example="the sea") as journal:
        case = journal.put(Case(pseudonym="Anna")).id
        journal.save(Entry(case=case, parts={"report": "I see the water. " * 1000}))

        def full(_):
            raise JournalFull("the disk is full: this was not saved; make room and save again")

        with monkeypatch.context() as meanwhile:
            meanwhile.setattr(engine, "settle", full)
            with pytest.raises(JournalFailed, match="the case was erased: its key is gone"):
                journal.erase(case)
        assert not engine.is_settled(log_of(journal).engine)
    with open_journal(path) as again:
        assert engine.is_settled(log_of(again).engine)


def test_where_there_is_one_dreamer_decisions_and_hypotheses_are_erased_with_them(journal):
    (first,) = journal.cases()
    journal.save(Entry(title="water"))
    journal.decide("motif", "lemma:water", "accepted", "her mother drowned")
    journal.put(Hypothesis(reading="the sea is her mother"))
    journal.put(Setting(name="theme", value="dark"))
    journal.erase(first.id)
    assert (journal.decisions(), journal.records(Hypothesis)) == ([], [])
    assert "mother" not in words(journal)
    assert [one.name for one in journal.records(Setting)] == ["theme"]


def test_where_there_are_several_they_are_of_the_journal_and_stay(journal):
    anna = journal.put(Case(pseudonym="Anna"))
    journal.decide("motif", "lemma:water", "accepted", "both of them")
    journal.erase(anna.id)
    assert [one.memo for one in journal.decisions()] == ["both of them"]
