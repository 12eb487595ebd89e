"""The encrypted log of one journal, with the keys in hand. The same on a file and on PostgreSQL.

Acknowledged means committed: `LogStore.append` returns after the disk has it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from itertools import groupby
from typing import Any

from sqlalchemy import Connection, Engine, Row, Update, func, insert, select, update

from . import chain, engine
from .errors import DamagedJournal, JournalFailed, Locked, Stale, UnknownCase
from .keys import Ring
from .log import Action, Change, Deeds, Page, Revision
from .schema import action, meta, record, revision
from .seal import seal, unseal

MANY = 500
"""Names asked for at once: SQLite takes up to 32,766, older ones 999."""

_REVISIONS = (
    select(
        revision.c.record,
        record.c.kind,
        record.c.case_id,
        record.c.number,
        revision.c.revision,
        revision.c.body,
        action.c.at,
        action.c.id,
        revision.c.seq,
    )
    .join(record, record.c.id == revision.c.record)
    .join(action, action.c.seq == revision.c.seq)
)


class LogStore:
    """The log over an engine. Safe to share between threads, and its place between processes."""

    def __init__(self, journal: str, engine: Engine, ring: Ring) -> None:
        self.journal = journal
        self.ring = ring
        self.engine = engine
        self._closed = False

    @property
    def draft_key(self) -> bytes:
        return bytes(self.ring.draft)

    def latest(self) -> Page:
        newest = select(revision.c.record, func.max(revision.c.revision).label("newest"))
        last = newest.group_by(revision.c.record).subquery()
        asked = _REVISIONS.join(
            last, (last.c.record == revision.c.record) & (last.c.newest == revision.c.revision)
        ).order_by(record.c.place)
        with self._reading() as connection:
            seq = _head(connection)[0]
            rows = connection.execute(asked).all()
        return Page(seq, self._opened(rows))

    def since(self, seq: int) -> Page:
        with self._reading() as connection:
            head = _head(connection)[0]
            if head <= seq:
                return Page(head, erased=head < seq)
            rows = connection.execute(
                _REVISIONS.where(revision.c.seq > seq).order_by(revision.c.seq, record.c.place)
            ).all()
            erasures = select(func.count()).where(action.c.seq > seq, action.c.verb == "erase")
            erased = connection.execute(erasures).scalar_one() > 0
        return Page(head, self._opened(rows), erased)

    def history(self, *records: str) -> list[Revision]:
        asked = _REVISIONS.order_by(revision.c.seq)
        rows: list[Row[Any]] = []
        with self._reading() as connection:
            for some in _some(records):
                rows += connection.execute(asked.where(revision.c.record.in_(some))).all()
        return list(self._opened(rows))

    def actions(self, after: int = 0) -> Deeds:
        made: dict[int, list[tuple[str, str, int]]] = defaultdict(list)
        touched = select(
            revision.c.seq, revision.c.record, record.c.kind, record.c.case_id, revision.c.revision
        )
        erased = self.ring.erased
        with self._reading() as connection:
            rows = connection.execute(select(action).where(action.c.seq > after).order_by(action.c.seq)).all()
            for seq, name, kind, case, number in connection.execute(
                touched.join(record, record.c.id == revision.c.record)
                .where(revision.c.seq > after, func.length(revision.c.body) > 0)
                .order_by(revision.c.seq, record.c.place)
            ):
                # Of an erasure that was interrupted the bodies are there still, and can be read by nobody.
                if case not in erased:
                    made[seq].append((name, kind, number))
        return [(action_of(row), made[row.seq]) for row in rows]

    def log(self) -> Iterator[tuple[Action, list[Revision]]]:
        """Every action with its revisions, oldest first; those of erased cases are left out."""
        with self._reading() as connection:
            deeds = {
                row.seq: action_of(row) for row in connection.execute(select(action).order_by(action.c.seq))
            }
            rows = connection.execute(_REVISIONS.order_by(revision.c.seq, record.c.place)).all()
        made = {seq: list(self._opened(list(some))) for seq, some in groupby(rows, key=lambda row: row.seq)}
        for seq, deed in deeds.items():
            yield deed, made.get(seq, [])

    def append(self, action: Action, changes: Sequence[Change]) -> Page:
        with self._writing() as connection:
            return self._write(connection, action, changes)

    def replay(self, log: Iterable[tuple[Action, Sequence[Change]]]) -> None:
        """Append many actions in one transaction, all or nothing."""
        with self._writing() as connection:
            for deed, changes in log:
                self._write(connection, deed, changes)

    def erase(self, case: str, action: Action) -> None:
        """Destroy the key of a case, then what it had sealed. There is no way back.

        The key goes first: a crash after that leaves bytes that nobody can read, and erasing again, or the
        next opening, ends it. ``UnknownCase`` where there is none, or nothing is left of it.
        """
        day = date.today().isoformat()
        again = case in self.ring.erased
        if not again:
            self.ring.erase(case, day)
        with self._writing() as connection:
            found = connection.execute(emptied(case)).rowcount
            if again and not found:
                raise UnknownCase("this case was erased already")
            self._write(connection, action, ())
        try:
            engine.settle(self.engine)
        except JournalFailed:
            raise JournalFailed(
                "the case was erased: its key is gone, and nobody can read what it had sealed; its place "
                "on the disk is cleaned when the journal is opened and there is room"
            ) from None

    def finish_erasures(self, erasing: Callable[[], Action]) -> None:
        """Do what is left of erasures that something interrupted; ``erasing()`` makes the line of one."""
        if not (erased := self.ring.erased):
            return
        holding = select(record.c.case_id).join(revision, revision.c.record == record.c.id).distinct()
        with self._reading() as connection:
            left = connection.execute(holding.where(func.length(revision.c.body) > 0)).scalars().all()
        for case in erased.keys() & left:
            self.erase(case, erasing())
        if not engine.is_settled(self.engine):
            engine.settle(self.engine)

    def head(self) -> tuple[int, str]:
        """The number and the mac (hexadecimal) of the last action."""
        with self._reading() as connection:
            seq, mac = _head(connection)
        return seq, mac.hex()

    def lock(self) -> None:
        """Forget the keys; further use raises ``Locked``."""
        try:
            self.close()
        finally:
            self.ring.wipe()

    def close(self) -> None:
        """Let go of the file or the database, after writing down where the log ends."""
        if self._closed:
            return
        try:
            if not self.ring.locked:
                self._remember_head()
        except (OSError, ValueError):
            # A disk that is full or gone: what the key file remembers is older then, and still true.
            pass
        self._closed = True
        self.engine.dispose()

    def _remember_head(self) -> None:
        seq, mac = self.head()

        def follows(known: int, its_mac: str) -> bool:
            return seq > known and (not known or self.mac_of(known) == its_mac)

        # Never back: a log whose end was cut off would be taken for the whole one after the next closing.
        if follows(*self.ring.head):
            self.ring.set_head(seq, mac, follows)

    def macs(self) -> list[str]:
        """The mac (hexadecimal) of every action, oldest first."""
        with self._reading() as connection:
            macs = connection.execute(select(action.c.mac).order_by(action.c.seq)).scalars().all()
        return [bytes(mac).hex() for mac in macs]

    def mac_of(self, seq: int) -> str | None:
        """The mac (hexadecimal) of an action; ``None`` where there is none of this number."""
        with self._reading() as connection:
            mac = connection.execute(select(action.c.mac).where(action.c.seq == seq)).scalar()
        return None if mac is None else bytes(mac).hex()

    def _reading(self) -> Any:
        return engine.reading(self._open())

    def _writing(self) -> Any:
        return engine.writing(self._open())

    def _open(self) -> Engine:
        if self.ring.locked:
            raise Locked
        if self._closed:
            raise JournalFailed("this journal was closed; open it again")
        return self.engine

    def _write(self, connection: Connection, deed: Action, changes: Sequence[Change]) -> Page:
        before, mac = _head(connection)
        seq = before + 1
        made, new = self._sealed(connection, deed, changes)
        all_digest = chain.digest_of_all(
            (one.record, one.kind, one.case, one.number, one.revision, chain.digest(sealed))
            for one, sealed in made
        )
        linked = chain.link(bytes(self.ring.audit), mac, seq, deed, len(made), all_digest)
        connection.execute(
            insert(action).values(
                seq=seq,
                id=deed.id,
                at=deed.at,
                author=deed.author,
                client=deed.client,
                verb=deed.verb,
                undoes=" ".join(deed.undoes),
                changes=len(made),
                digest=all_digest,
                mac=linked,
            )
        )
        if new:
            connection.execute(insert(record), new)
        if made:
            rows = [
                {
                    "record": one.record,
                    "revision": one.revision,
                    "seq": seq,
                    "body": sealed,
                    "digest": chain.digest(sealed),
                }
                for one, sealed in made
            ]
            connection.execute(insert(revision), rows)
        return Page(seq, tuple(one for one, _ in made))

    def _sealed(
        self, connection: Connection, deed: Action, changes: Sequence[Change]
    ) -> tuple[list[tuple[Revision, bytes]], list[dict[str, Any]]]:
        """The revisions with their sealed bodies, and the rows of the records that are new."""
        known = _known(connection, [change.record for change in changes])
        place = connection.execute(select(func.max(record.c.place))).scalar() or 0
        counts = _numbers(connection, {one.kind for one in changes if one.record not in known})
        made, new = [], []
        # At once: each writing of the key file waits for the disk four times.
        if cases := [one.record for one in changes if one.kind == "case" and one.record not in known]:
            self.ring.add(*cases)
        for change in changes:
            number, latest, kind, case = known.get(change.record, (0, 0, change.kind, change.case))
            if latest != change.expected:
                raise Stale(change.record)
            if (kind, case) != (change.kind, change.case):
                raise ValueError("a record stays of its kind and in its case")
            if not latest:
                number = counts[change.kind] = counts[change.kind] + 1
                place += 1
                new.append(
                    {"place": place, "id": change.record, "kind": kind, "case_id": case, "number": number}
                )
            known[change.record] = (number, latest + 1, kind, case)
            one = Revision(change.record, kind, case, number, latest + 1, change.body, deed.at, deed.id)
            made.append((one, seal(self.ring.key(case), one.body, self._about(one))))
        return made, new

    def _opened(self, rows: Sequence[Row[Any]]) -> tuple[Revision, ...]:
        """The rows with their bodies in the clear, but those of erased cases."""
        found = []
        # Asked once a case and not once a row: the ring looks at its file each time.
        keys: dict[str, bytes] = {}
        erased = self.ring.erased
        for name, kind, case, number, count, body, at, deed, _ in map(tuple, rows):
            if case in erased or not body:
                continue
            if case not in keys:
                keys[case] = self._key(case)
            sealed = Revision(name, kind, case, number, count, "", at, deed)
            found.append(
                Revision(
                    name,
                    kind,
                    case,
                    number,
                    count,
                    unseal(keys[case], bytes(body), self._about(sealed)),
                    at,
                    deed,
                )
            )
        return tuple(found)

    def _key(self, case: str) -> bytes:
        try:
            return self.ring.key(case)
        except UnknownCase:
            raise DamagedJournal(
                "the key file lacks the key of a case: put the newer key file beside the journal"
            ) from None

    def _about(self, one: Revision) -> str:
        """What a sealed body is bound to: moved to another row, it does not open."""
        return f"1|{self.journal}|{one.kind}|{one.case}|{one.record}|{one.revision}"


def emptied(case: str) -> Update:
    """The statement that empties the bodies of a case."""
    of_case = select(record.c.id).where(record.c.case_id == case)
    left = revision.c.record.in_(of_case) & (func.length(revision.c.body) > 0)
    return update(revision).where(left).values(body=b"")


def journal_id(connection: Connection) -> str:
    """Which journal these tables hold."""
    found = connection.execute(select(meta.c.value).where(meta.c.name == "journal")).scalar()
    return str(found)


def _head(connection: Connection) -> tuple[int, bytes]:
    last = connection.execute(
        select(action.c.seq, action.c.mac).order_by(action.c.seq.desc()).limit(1)
    ).first()
    return (last.seq, bytes(last.mac)) if last else (0, chain.START)


def _known(connection: Connection, names: Sequence[str]) -> dict[str, tuple[int, int, str, str]]:
    """(number, latest revision, kind, case) of each of these records that there is."""
    found: dict[str, tuple[int, int, str, str]] = {}
    for some in _some(names):
        asked = (
            select(
                record.c.id, record.c.number, func.max(revision.c.revision), record.c.kind, record.c.case_id
            )
            .join(revision, revision.c.record == record.c.id)
            .where(record.c.id.in_(some))
            .group_by(record.c.id, record.c.number, record.c.kind, record.c.case_id)
        )
        for name, number, latest, kind, case in connection.execute(asked):
            found[name] = (number, latest, kind, case)
    return found


def _some(names: Sequence[str]) -> Iterator[Sequence[str]]:
    return (names[start : start + MANY] for start in range(0, len(names), MANY))


def _numbers(connection: Connection, kinds: Iterable[str]) -> dict[str, int]:
    """The last number of each kind."""
    asked = select(func.max(record.c.number))
    return {kind: connection.execute(asked.where(record.c.kind == kind)).scalar() or 0 for kind in kinds}


def action_of(row: Row[Any]) -> Action:
    return Action(row.id, row.at, row.author, row.client, row.verb, tuple(row.undoes.split()))
