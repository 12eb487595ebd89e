"""Whoever can change the tables but has not the keys is found out: 500 changes, none missed.

As an administrator of the database could make them: the guards taken off first, then any row. In a file this
takes the file's own key, which is given to them here.
"""

from dataclasses import replace

import pytest
from sizes import SIZE
from sqlalchemy import delete, insert, select
from sqlalchemy.exc import IntegrityError

from jupyter_psydyn.journal import Case, Entry, chain, open_journal
from jupyter_psydyn.journal.backup import log_of, verify
from jupyter_psydyn.journal.engine import database_engine, file_engine
from jupyter_psydyn.journal.schema import action, record, revision

pytestmark = pytest.mark.security


class Tables:
    """The tables of a journal in the hands of somebody who may write them, as lists of rows."""

    def __init__(self, journal, path, database):
        store = log_of(journal)
        self.engine = (
            database_engine(database, journal.id) if database else file_engine(path, store.ring.database)
        )
        with self.unguarded() as connection:
            self.whole = {
                table: [dict(row) for row in connection.execute(select(table)).mappings()]
                for table in (action, record, revision)
            }

    def unguarded(self):
        connection = self.engine.connect()
        if self.engine.name == "postgresql":
            connection.exec_driver_sql("SET session_replication_role = replica")
            return connection
        connection.connection.driver_connection.execute("PRAGMA foreign_keys = OFF")
        asked = "SELECT name FROM sqlite_master WHERE type = 'trigger'"
        for name in connection.exec_driver_sql(asked).scalars().all():
            connection.exec_driver_sql(f"DROP TRIGGER {name}")
        connection.commit()
        return connection

    def write(self, rows):
        """Put these rows in the place of all; ``False`` where the tables themselves do not take them."""
        with self.unguarded() as connection:
            try:
                for table in (revision, record, action):
                    connection.execute(delete(table))
                for table in (action, record, revision):
                    connection.execute(insert(table), rows[table])
                connection.commit()
            except IntegrityError:
                return False
        return True


# What somebody may do. Each changes the rows it is given.


def edit(rows, chance):
    """One field: as it is in another row, or a little different."""
    table = chance.choice([action, record, revision])
    row, other = chance.choices(rows[table], k=2)
    field = chance.choice(list(row))
    value = row[field]
    if isinstance(value, bytes):
        at = chance.randrange(len(value))
        changed = value[:at] + bytes([value[at] ^ 1 << chance.randrange(8)]) + value[at + 1 :]
    else:
        changed = value + chance.choice([-1, 1, 100]) if isinstance(value, int) else value + "x"
    row[field] = chance.choice([changed, other[field], b"" if isinstance(value, bytes) else changed])


def remove(rows, chance):
    """An action with all that it made; those after it take up its number, or not."""
    gone = chance.choice(rows[action])["seq"]
    take_out(rows, lambda seq: seq == gone)
    if chance.random() < 0.5:
        for row in (*rows[action], *rows[revision]):
            row["seq"] -= row["seq"] > gone


def cut(rows, chance):
    """The last actions, with all that they made."""
    last = len(rows[action]) - chance.randrange(1, 6)
    take_out(rows, lambda seq: seq > last)


def take_out(rows, which):
    rows[action][:] = [row for row in rows[action] if not which(row["seq"])]
    rows[revision][:] = [row for row in rows[revision] if not which(row["seq"])]
    left = {row["record"] for row in rows[revision]}
    rows[record][:] = [row for row in rows[record] if row["id"] in left]


def forge(rows, chance):
    """A new action with a revision, its digests right, its mac as good as anybody can make it."""
    known = chance.choice(rows[record])
    latest = max(row["revision"] for row in rows[revision] if row["record"] == known["id"])
    body = chance.choice([chance.randbytes(200), chance.choice(rows[revision])["body"]])
    seq = len(rows[action]) + 1
    made = (known["id"], known["kind"], known["case_id"], known["number"], latest + 1, chain.digest(body))
    rows[revision].append(
        {"record": made[0], "revision": made[4], "seq": seq, "body": body, "digest": made[5]}
    )
    new = {"seq": seq, "id": "forged", "changes": 1, "digest": chain.digest_of_all([made])}
    mac = chance.choice([chance.randbytes(32), rows[action][-1]["mac"]])
    rows[action].append({**rows[action][-1], **new, "mac": mac})


def forge_a_record(rows, chance):
    """A record that nothing made, or a revision of no action."""
    if chance.random() < 0.5:
        number = 1 + sum(row["kind"] == "dream" for row in rows[record])
        place = len(rows[record]) + 1
        rows[record].append({**rows[record][-1], "id": "forged", "place": place, "number": number})
    else:
        rows[revision].append({**rows[revision][-1], "revision": 99, "seq": 999})


def swap(rows, chance):
    """The contents of two actions, the bodies of two revisions, or the places of two records."""
    table, fields = chance.choice(
        [
            (action, [name for name in rows[action][0] if name != "seq"]),
            (action, ["author"]),
            (revision, ["body", "digest"]),
            (revision, ["body"]),
            (record, ["place"]),
            (record, ["id"]),
        ]
    )
    one, other = chance.sample(rows[table], 2)
    for field in fields:
        one[field], other[field] = other[field], one[field]


@pytest.mark.parametrize("change", [edit, remove, cut, forge, forge_a_record, swap])
def test_of_500_changes_to_the_tables_none_is_missed(change, quick_disk, database, chance):
    """85 of each kind on either engine."""
    path = quick_disk / "a.psydyn"
    with open_journal(path, create=True, example="the sea", database=database) as journal:
        for n in range(4):
            case = journal.put(Case(pseudonym=f"dreamer {n}"))
            for _ in range(3):
                saved = journal.save(Entry(case=case.id, parts={"report": f"I see the water {n}."}))
                journal.author = f"author {n}"
                journal.save(replace(saved, title="Water"))
            journal.decide("motif", f"lemma:water{n}", "accepted")
        journal.note("export")
    # It was closed: the key file remembers where the log ends.
    with open_journal(path) as journal:
        tables = Tables(journal, path, database)
        assert verify(journal).sound
        done = 0
        while done < 85 * SIZE:
            rows = {table: [dict(row) for row in some] for table, some in tables.whole.items()}
            change(rows, chance)
            if rows == tables.whole or not tables.write(rows):
                continue
            done += 1
            report = verify(journal)
            assert not report.sound, difference(rows, tables.whole)
        assert tables.write(tables.whole)
        assert verify(journal).sound
        tables.engine.dispose()


def difference(rows, whole):
    """What a change was, in words."""
    return [
        (table.name, row)
        for table in rows
        for row in (*rows[table], *whole[table])
        if (row in rows[table]) != (row in whole[table])
    ]


def test_a_cut_log_stays_noticed_when_the_journal_goes_on(quick_disk, database):
    """The key file never takes a shorter log, or another one, for the one it remembers."""
    path = quick_disk / "a.psydyn"
    with open_journal(path, create=True, example="the sea", database=database) as journal:
        for n in range(5):
            journal.save(Entry(title=f"dream {n}"))
    with open_journal(path) as journal:
        tables = Tables(journal, path, database)
        rows = {table: list(some) for table, some in tables.whole.items()}
        take_out(rows, lambda seq: seq > 4)
        assert tables.write(rows)
        tables.engine.dispose()
    for _ in range(5):
        with open_journal(path) as journal:
            assert not verify(journal).sound
            journal.save(Entry(title="more"))
