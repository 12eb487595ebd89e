"""How long a journal of 10,000 dreams takes to open, list, search and save, beside plain SQLite; and to lock.

    python tests/benchmarks/journal.py [DREAMS]

Each of the first four figures is the median of several in one run, with its ratio to plain ``sqlite3`` doing
the bare equivalent in the same run (no keys, no history, no checks): on a busy machine the ratio means more
than the milliseconds.
"""

import json
import random
import sqlite3
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

from jupyter_psydyn.desk.routes import Request, answer
from jupyter_psydyn.journal import Entry, open_journal
from jupyter_psydyn.server.guard import Guard
from jupyter_psydyn.server.journals import Journals

PASSPHRASE = "seven grey geese"
WORDS = (
    "water",
    "house",
    "school",
    "father",
    "stairs",
    "train",
    "letter",
    "coat",
    "dog",
    "gate",
    "late",
    "see",
)
TARGETS = {"open": 1000, "list": 100, "search": 50, "save": 20}
OF_THE_SERVER = {"guard": 20, "lock": 1000}
"""``guard``: looking for quotes in a notebook of 100 kB that is saved; ``lock``: until the keys are wiped."""


def dreams(count: int) -> list[str]:
    """Reports of about 1.4 kB, always the same."""
    chosen = random.Random(7)
    return [" ".join(chosen.choices(WORDS, k=260)) + f" room{number}." for number in range(count)]


def median(act: Callable[[], object], times: int) -> float:
    """Milliseconds."""
    taken = []
    for _ in range(times):
        began = time.perf_counter()
        act()
        taken.append((time.perf_counter() - began) * 1000)
    return statistics.median(taken)


def measured(folder: Path, reports: list[str]) -> dict[str, float]:
    path = folder / "a.psydyn"
    first = date(1990, 1, 1)
    nights = [(first + timedelta(days=at)).isoformat() for at in range(len(reports))]
    with open_journal(path, create=True, passphrase=PASSPHRASE) as made:
        pairs = zip(reports, nights, strict=True)
        entries = made.add(Entry(night=night, parts={"report": report}) for report, night in pairs)

    def opening() -> None:
        with open_journal(path, passphrase=PASSPHRASE) as journal:
            journal.entries()

    found = {"open": median(opening, 3)}
    with open_journal(path, passphrase=PASSPHRASE) as journal:
        asked: list[Request] = [
            Request("PUT", f"entries/{one.id}", {"revision": 1, "title": "x"}) for one in entries[:100]
        ]
        answer(journal, Request("GET", "entries"))
        found["list"] = median(lambda: json.dumps(answer(journal, Request("GET", "entries")).body), 7)
        look = Request("POST", "search", {"query": "room77"})
        found["search"] = median(lambda: answer(journal, look), 7)
        found["save"] = median(lambda: answer(journal, asked.pop()), 100)
        assert len(answer(journal, look).body["ids"]) == sum("room77" in one for one in reports)
    return found


def of_the_server(folder: Path) -> dict[str, float]:
    """With the journal that `measured` made, as the Jupyter server holds it."""
    guard = Guard()
    journals = Journals(folder, lambda *_: None)
    journals.listeners.append(guard)
    chosen = random.Random(8)
    outputs = [
        {"output_type": "stream", "name": "stdout", "text": " ".join(str(chosen.random()) for _ in range(50))}
        for _ in range(100)
    ]
    books = [{"cells": [{"outputs": outputs, "source": str(at)}]} for at in range(20)]
    locks = []
    for _ in range(3):
        journals.unlock(folder / "a.psydyn", PASSPHRASE).journal.entries()
        guard.quotes(books[0])
        for book, output in zip(books, outputs, strict=False):
            # Each time something that was not looked through before.
            book["cells"][0]["outputs"] = [{**one, "name": output["text"][:9]} for one in outputs]
        looks = iter(books)
        found = median(lambda looks=looks: guard.quotes(next(looks)), len(books))  # type: ignore[misc]
        locks.append(median(journals.lock, 1))
    return {"guard": found, "lock": statistics.median(locks)}


def plain(folder: Path, reports: list[str]) -> dict[str, float]:
    path = folder / "plain.db"
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("CREATE TABLE dream (id INTEGER PRIMARY KEY, title TEXT, report TEXT)")
    connection.execute("BEGIN")
    connection.executemany("INSERT INTO dream (title, report) VALUES ('', ?)", [(one,) for one in reports])
    connection.execute("COMMIT")
    ids = iter(range(1, 101))

    def opening() -> None:
        other = sqlite3.connect(path)
        other.execute("SELECT * FROM dream").fetchall()
        other.close()

    def listing() -> str:
        return json.dumps(connection.execute("SELECT id, title, substr(report, 1, 60) FROM dream").fetchall())

    return {
        "open": median(opening, 3),
        "list": median(listing, 7),
        "search": median(
            lambda: connection.execute("SELECT id FROM dream WHERE report LIKE '%room77%'").fetchall(), 7
        ),
        "save": median(
            lambda: connection.execute("UPDATE dream SET title = 'x' WHERE id = ?", (next(ids),)), 100
        ),
    }


def main(count: int) -> None:
    reports = dreams(count)
    with tempfile.TemporaryDirectory() as folder:
        ours, theirs = measured(Path(folder), reports), plain(Path(folder), reports)
        served = of_the_server(Path(folder))
    print(f"{count} dreams of {len(reports[0])} characters")
    for name, target in TARGETS.items():
        ratio = ours[name] / theirs[name]
        figures = f"{ours[name]:8.1f} ms   plain SQLite {theirs[name]:7.1f} ms   x{ratio:6.1f}"
        print(f"{name:7}{figures}   target {target} ms")
    for name, target in OF_THE_SERVER.items():
        print(f"{name:7}{served[name]:8.1f} ms   target {target} ms")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 10_000)
