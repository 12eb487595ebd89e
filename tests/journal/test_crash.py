"""What was acknowledged outlives kill -9: of a process that writes, of the Jupyter server, of PostgreSQL."""

import subprocess
import threading
import time
from dataclasses import replace
from itertools import count

import pytest
from contents import held
from killing import killed, posix
from sizes import SIZE

from jupyter_psydyn.journal import Case, Entry, JournalFailed, open_journal
from jupyter_psydyn.journal.backup import verify

pytestmark = [pytest.mark.security, posix]


def write(journal, acknowledge):
    """New dreams, edits of them and new cases; each is said to be safe only when it was saved."""
    for n in count():
        if n % 5 == 4:
            kept = journal.put(Case(pseudonym=f"dreamer {time.time_ns()}"))
            acknowledge(f"{kept.id} {kept.revision} {kept.pseudonym}")
        else:
            last = journal.entries()[-1:] if n % 5 in (1, 3) else []
            saved = journal.save(replace(last[0] if last else Entry(), title=f"dream {time.time_ns()}"))
            acknowledge(f"{saved.id} {saved.revision} {saved.title}")


def test_a_killed_writer_loses_nothing_that_was_acknowledged(quick_disk, database, chance):
    """200 times in a file; a database does not notice who writes, and is killed itself below."""
    rounds = 200 * SIZE if database is None else 50 * SIZE
    for n in range(rounds // 25):
        path = quick_disk / f"{n}.psydyn"
        open_journal(path, create=True, example="the sea", database=database).close()
        acknowledged = killed_25_times(path, chance)
        with open_journal(path) as journal:
            # Each may have made one more than it could say, and nothing else; the first is the first case.
            assert acknowledged <= set(held(journal))
            assert 25 < len(set(held(journal))) <= len(acknowledged) + 25 + 1
            report = verify(journal)
            assert report.sound, report.lines


def killed_25_times(path, chance):
    def work(acknowledge):
        with open_journal(path) as journal:
            write(journal, acknowledge)

    acknowledged = set()
    for _ in range(25):
        said = killed(work, after=chance.uniform(0, 0.01), lines=chance.randrange(6))
        acknowledged |= set(said)
        with open_journal(path) as journal:
            assert acknowledged <= set(held(journal))
    return acknowledged


def test_a_killed_postgresql_loses_nothing_and_is_found_again(own_postgresql, path, chance):
    """15 times, while an open journal goes on writing, and finds the server when it is back."""
    with open_journal(path, create=True, example="the sea", database=own_postgresql.get_uri()) as journal:
        own_postgresql.stop()
        server, writer = start(own_postgresql), Writer(journal)
        try:
            for _ in range(15 * SIZE):
                server = until_more(writer.acknowledged, server, own_postgresql)
                time.sleep(chance.uniform(0, 0.1))
                server.kill()
                server.wait()
            until_more(writer.acknowledged, server, own_postgresql)
            writer.stop()
            there = set(held(journal))
            assert writer.acknowledged <= there
            # Of each round one may have been saved without an answer; the first is the first case.
            assert len(there) <= len(writer.acknowledged) + 15 * SIZE + 1
            assert writer.refused == {
                "the journal's database does not answer; what was saved before is as it was"
            }
            report = verify(journal)
            assert report.sound, report.lines
        finally:
            writer.stop()
            server.terminate()
            server.wait()


def start(postgresql):
    """The server as a child of this process, which the package's own is not."""
    program = [postgresql.bin_path / "postgres", "-D", postgresql.pgdata, "-h", "", "-k", postgresql.pgdata]
    with (postgresql.pgdata / "log").open("ab") as log:
        return subprocess.Popen(program, user=postgresql.system_user, stderr=log)


def until_more(acknowledged, server, postgresql):
    """Wait, 30 s at most, until the journal writes again; as a supervisor does, start what has ended."""
    before, end = len(acknowledged), time.monotonic() + 30
    while len(acknowledged) == before:
        assert time.monotonic() < end
        if server.poll() is not None:
            server = start(postgresql)
        time.sleep(0.01)
    return server


class Writer(threading.Thread):
    """Goes on writing into a journal, whatever happens to it."""

    def __init__(self, journal):
        super().__init__(daemon=True)
        self.journal, self.acknowledged, self.refused, self.stopped = journal, set(), set(), False
        self.start()

    def run(self):
        while not self.stopped:
            self.write()

    def write(self):
        try:
            write(self.journal, self.acknowledge)
        except JournalFailed as failed:
            self.refused.add(str(failed))
            time.sleep(0.01)
        except InterruptedError:
            pass

    def acknowledge(self, line):
        self.acknowledged.add(line)
        if self.stopped:
            raise InterruptedError

    def stop(self):
        self.stopped = True
        self.join()
