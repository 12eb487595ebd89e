"""What files hold, into a journal: all of it or nothing, as one action."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from ..journal.coding import Layer
from ..journal.errors import Stale
from ..journal.journal import Journal
from ..journal.log import Action, Change
from ..journal.model import Entry, new_id, now
from ..journal.opening import make
from ..journal.record import Record
from ..journal.records import Case, body
from ..journal.store import LogStore
from .incoming import Incoming
from .recorded import Recorded

if TYPE_CHECKING:
    from .qda import Project


def make_journal(
    path: Path,
    incoming: Incoming,
    *,
    passphrase: str | None = None,
    example: str | None = None,
    database: str | None = None,
    client: str = "python",
) -> Journal:
    """A new journal of what files hold, open. Where anything fails there is none; raises as `make` does."""
    begin = partial(_begin, incoming=incoming)
    return make(path, passphrase=passphrase, example=example, database=database, client=client, begin=begin)


def add_entries(journal: Journal, incoming: Incoming) -> int:
    """Add the entries of files to a journal as one action; how many there are.

    A dreamer is a case of that pseudonym, a new one where there is none; entries of nobody belong to the
    journal's first. ``ValueError`` for a whole journal, and for an entry that is in the journal already.
    """
    if incoming.log:
        raise ValueError(f"a whole journal is imported as a new one: choose another name than {journal.name}")
    if incoming.project:
        _add_project(journal, incoming.project)
        return len(incoming)
    changes = [_change(one) for one in _records(journal, incoming.entries)]
    try:
        if changes:
            journal.store.append(Action(new_id(), now(), journal.author, journal.client, "import"), changes)
    except Stale as stale:
        where = next((one.where for one in incoming.entries if one.entry.id == stale.record), "the import")
        raise ValueError(f"{where}: an entry with this id is in {journal.name} already") from None
    return len(incoming.entries)


def _add_project(journal: Journal, project: Project) -> None:
    """Add a coding project as one action. Whoever brings other readers' layers has seen them."""
    from .qda import records_of

    for layer in project.layers:
        if layer.private:
            # It would be sealed under the key of its case, and leave with it.
            raise ValueError(
                f"{project.title}: the layer {layer.title!r} is private, and no file brings one in"
            )
    taken = {one.id for one in journal.standing()}

    def seen(one: Entry | Record) -> Entry | Record:
        if isinstance(one, Layer) and one.reader != journal.author and not one.released:
            return replace(one, released=now())
        return one

    journal.put_all([seen(one) for one in records_of(project, taken)], verb="import")


def _begin(journal: Journal, incoming: Incoming) -> None:
    if incoming.log:
        assert isinstance(journal.store, LogStore)
        journal.store.replay(incoming.log)
    if not journal.cases():
        first = incoming.entries[0].dreamer if incoming.entries else ""
        journal.put(Case(pseudonym=first), verb="begin")
    if not incoming.log:
        add_entries(journal, incoming)


def _records(journal: Journal, entries: Sequence[Recorded]) -> Iterator[Entry | Case]:
    """The new cases, then the entries, each with all that the journal gives it."""
    there = journal.cases()
    cases = {one.id for one in there}
    # Of two with one pseudonym it is the earlier, and the first is that of nobody in particular.
    by_pseudonym = {one.pseudonym: one.id for one in reversed(there)} | ({"": there[0].id} if there else {})
    for entry, dreamer, where in entries:
        if entry.case and entry.case not in cases:
            raise ValueError(f"{where}: case: there is no such case in {journal.name}")
        if dreamer not in by_pseudonym:
            made = new_id()
            by_pseudonym[dreamer] = made
            yield Case(id=made, case=made, pseudonym=dreamer)
        yield replace(
            entry,
            id=entry.id or new_id(),
            case=entry.case or by_pseudonym[dreamer],
            created=entry.created or now(),
        )


def _change(one: Entry | Case) -> Change:
    return Change(one.id, one.kind, one.case, 0, body(one))
