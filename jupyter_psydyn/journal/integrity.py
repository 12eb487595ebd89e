"""Whether the tables of a log are those that were written: the chain, and what it says nothing of."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from sqlalchemy import select

from . import chain
from .engine import reading
from .schema import action, record, revision
from .store import LogStore, action_of


def check_chain(store: LogStore) -> int | None:
    """The number of the first action at which the audit chain is broken; ``None`` where it is whole."""
    with reading(store.engine) as connection:
        rows = connection.execute(select(action).order_by(action.c.seq)).all()
        parts = connection.execute(
            select(
                revision.c.seq,
                revision.c.record,
                record.c.kind,
                record.c.case_id,
                record.c.number,
                revision.c.revision,
                revision.c.digest,
                revision.c.body,
            )
            .join(record, record.c.id == revision.c.record)
            .order_by(record.c.place)
        ).all()
        places = connection.execute(select(record.c.place).order_by(record.c.place)).scalars().all()
    made: dict[int, list[tuple[str, str, str, int, int, bytes]]] = defaultdict(list)
    wrong = set()
    for seq, name, kind, case, number, count, digest, body in parts:
        made[seq].append((name, kind, case, number, count, bytes(digest)))
        # An emptied body is that of an erased case, and nothing else.
        emptied = not body and case in store.ring.erased
        if not emptied and chain.digest(bytes(body)) != bytes(digest):
            wrong.add(seq)
    for row in rows:
        if row.changes != len(made[row.seq]) or bytes(row.digest) != chain.digest_of_all(made[row.seq]):
            wrong.add(row.seq)
    wrong |= made.keys() - {row.seq for row in rows}
    new = [(seq, kind, number) for seq, _, kind, _, number, count, *_ in parts if count == 1]
    wrong |= _out_of_order(new)
    # Records are never taken out: their places count up from 1, and each has revisions.
    if list(places) != list(range(1, len({name for _, name, *_ in parts}) + 1)):
        wrong.add(len(rows))
    links = [(row.seq, action_of(row), row.changes, bytes(row.digest), bytes(row.mac)) for row in rows]
    broken = chain.broken_at(bytes(store.ring.audit), links)
    return min([*wrong, *([broken] if broken else [])], default=None)


def _out_of_order(begun: Sequence[tuple[int, str, int]]) -> set[int]:
    """Where records, by their places, do not begin one after the other; the chain says nothing of places."""
    latest = 0
    last: dict[str, int] = defaultdict(int)
    wrong = set()
    for seq, kind, number in begun:
        if seq < latest or number != last[kind] + 1:
            wrong.add(seq)
        latest, last[kind] = seq, number
    return wrong
