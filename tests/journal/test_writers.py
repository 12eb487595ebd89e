"""Many at once: no update is lost, and of two texts both are kept."""

import multiprocessing
import threading
from dataclasses import replace

import pytest
from contents import deeds
from sizes import SIZE

from jupyter_psydyn.journal import Conflict, Entry, open_journal
from jupyter_psydyn.journal.backup import verify

pytestmark = pytest.mark.security

pytestmark = pytest.mark.security

WRITERS, EACH = 4, 250 * SIZE


def count_up(path, entry, begin):
    """Add one to the number in a title, 250 times, whoever else does; asked again where they were first."""
    with open_journal(path) as journal:
        begin.wait()
        for _ in range(EACH):
            while not added(journal, entry):
                pass


def added(journal, entry):
    read = journal.entry(entry)
    try:
        journal.save(replace(read, title=str(int(read.title) + 1)))
    except Conflict:
        return False
    return True


@pytest.fixture
def path(quick_disk):
    return quick_disk / "a.psydyn"


def test_four_processes_counting_in_one_title_lose_no_count(journal, path):
    entry = journal.save(Entry(title="0"))
    apart = multiprocessing.get_context("spawn")
    begin = apart.Barrier(WRITERS)
    writers = [apart.Process(target=count_up, args=(path, entry.id, begin)) for _ in range(WRITERS)]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    assert [writer.exitcode for writer in writers] == [0] * WRITERS
    # Seen by somebody who had the journal open all the while.
    assert journal.entry(entry.id).title == str(WRITERS * EACH)
    history = journal.history(entry.id)
    assert [(one.revision, one.title) for one in history] == [
        (n + 1, str(n)) for n in range(WRITERS * EACH + 1)
    ]
    assert len({action["id"] for action, _ in deeds(journal)}) == WRITERS * EACH + 2
    report = verify(journal)
    assert report.sound, report.lines


def test_of_four_texts_from_one_revision_one_is_held_and_three_are_kept(journal, path):
    """Four windows save what each made of the same text, at the same moment."""
    entry = journal.save(Entry(parts={"report": "I see the water."}))
    windows = [open_journal(path) for _ in range(4)]
    begin = threading.Barrier(4)

    def edit(window, text):
        read = window.entry(entry.id)
        begin.wait()
        try:
            window.save(replace(read, parts={"report": text}))
        except Conflict:
            window.set_aside(entry.id, read.revision, {"report": text})

    texts = [f"I see the water, and {n} boats." for n in range(4)]
    threads = [threading.Thread(target=edit, args=pair) for pair in zip(windows, texts, strict=True)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    asides = journal.asides(entry.id)
    assert journal.entry(entry.id).revision == 2
    assert (
        sorted([journal.entry(entry.id).parts["report"], *(one.parts["report"] for one in asides)]) == texts
    )
    assert {one.base for one in asides} == {1}
    # All of them are there for each, and one that was looked at is gone for all.
    for window, one in zip(windows, asides, strict=False):
        assert one in window.asides(entry.id)
        window.settle(one.id)
    assert journal.asides(entry.id) == []
    for window in windows:
        window.close()


def test_a_long_import_and_quick_saves_do_not_get_in_each_others_way(journal, path):
    """What one process adds in one action is seen by others wholly or not at all."""
    other = open_journal(path)
    seen = []
    importing = threading.Thread(
        target=lambda: journal.add([Entry(title=f"dream {n}", tags=("imported",)) for n in range(1000)])
    )
    importing.start()
    while not seen or seen[-1] == 0:
        other.save(Entry(title="mine"))
        seen.append(sum(one.tags == ("imported",) for one in other.entries()))
    importing.join()
    assert set(seen) <= {0, 1000}
    numbers = [number for number, _ in journal.numbered()]
    assert sorted(numbers) == list(range(1, 1001 + len(seen)))
    assert journal.entries() == other.entries()
    other.close()
