"""A journal on its way out: whole, or what was released to somebody; always with what was left out.

Nothing leaves without a line in the audit, and every copy with a record of what went (`Departure`).
"""

from __future__ import annotations

import os
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path

from ..journal.backup import log_of
from ..journal.coding import Layer
from ..journal.journal import Journal
from ..journal.leaving import Departure, Identifier
from ..journal.log import Action, Revision
from ..journal.model import AUDIENCES, Entry, now
from ..journal.practice import Figure, ProcessNote
from ..journal.record import Record
from . import age
from .copies import AS_IT_STANDS, FORMATS, ONE_CASE, PRIVATE, PROCESS_NOTES, Material, Order, copy_of
from .log_lines import log_lines
from .pseudonym import shift_of
from .release import is_private, private_cases
from .whole import refuse_existing, write_folder, write_whole

__all__ = ["AS_IT_STANDS", "ONE_CASE", "export", "format_of", "material", "write_down"]


def export(
    journal: Journal,
    target: str | os.PathLike[str],
    *,
    audience: str = "dreamer",
    case: str = "",
    passphrase: str = "",
    to: Sequence[str] = (),
    private: bool = False,
    pseudonymised: bool = False,
    purpose: str = "",
    without_consent: str = "",
) -> tuple[str, ...]:
    """Write a journal to a new file or folder; says what was written and what was left out, a sentence each.

    ``target`` ends in ``.jsonl`` (for the dreamer: everything, with its history), ``.csv`` (a row an entry),
    or has no ending (a folder of Markdown). With ``.age`` after it a file is encrypted to ``passphrase``, or
    to those whose keys ``to`` names. An ``audience`` other than the dreamer gets what `release` says;
    ``case`` is the id of the only one to be written; private layers go only with ``private``, and only
    for the dreamer; process notes never. ``pseudonymised``: what stands, with names, dates and numbers
    replaced, once everything is decided that could tell who somebody is. ``purpose`` says in words what it is
    for, ``without_consent`` why it goes although no consent is in force; both are kept with what left.
    Raises ``ValueError`` (``Undecided``: nothing went), ``FileExistsError``, ``OSError``.
    """
    path = Path(target).expanduser()
    ending = format_of(path)
    if (passphrase or to) and path.suffix.lower() != age.ENDING:
        raise ValueError(
            f"{path.name}: only a file that ends in {age.ENDING} is encrypted; nothing was written"
        )
    if private and audience != "dreamer":
        raise ValueError("private layers go to nobody else: leave private out, or export for the dreamer")
    if private and pseudonymised:
        raise ValueError("private layers are in no pseudonymised copy: leave one of the two out")
    order = Order(audience, case, pseudonymised, purpose, without_consent)
    taken = material(journal, order, private)
    refuse_existing(path)
    form = "".join(path.suffixes[-2:]).lower() if ending else "folder"
    if ending == ".jsonl" and audience == "dreamer" and not pseudonymised:
        hidden = frozenset() if private else private_cases(journal.standing())
        # As it was before this line about it was written: read again and written again, it is the same.
        lines = "".join(log_lines(_of_case(log_of(journal).log(), case, hidden)))
        write_down(journal, order, _entries_by_case(taken), form)
        _write(path, lines.encode(), passphrase, to)
        return (f"The whole journal is in {path.name}, with its history.", *taken.without)
    made = copy_of(taken, order, ending, path.name)
    # Not even where the disk then refuses.
    write_down(journal, order, made.entries, form, made.closed)
    if ending:
        _write(path, made.data, passphrase, to)
    else:
        write_folder(path, made.files)
    return made.said


def format_of(target: Path) -> str:
    """The ending that says the format, without ``.age``; ``ValueError`` for a name of none that we write."""
    encrypted = target.suffix.lower() == age.ENDING
    ending = Path(target.stem if encrypted else target.name).suffix.lower()
    if ending not in FORMATS or (encrypted and not ending):
        coded = ", ".join(FORMATS[3:])
        raise ValueError(
            f"{target.name}: an export ends in .jsonl (everything), .csv (a table), or, for what was coded, "
            f"{coded}, or in one of these and .age; a name without an ending becomes a "
            "folder of Markdown"
        )
    return ending


def material(journal: Journal, order: Order, private: bool = False) -> Material:
    """What a copy is made of: what stands now of the journal, or of one of its cases.

    ``ValueError`` where there is no such audience or case.
    """
    if order.audience not in AUDIENCES:
        raise ValueError(f"an export is for one of {', '.join(AUDIENCES)}")
    cases = journal.cases()
    if order.case and order.case not in {one.id for one in cases}:
        known = "; ".join(f"{one.id} {one.pseudonym}".strip() for one in cases)
        raise ValueError(f"there is no such case in {journal.name}; there are: {known}")
    everything = [one for one in journal.standing() if not order.case or one.case == order.case]
    hidden = frozenset() if private else private_cases(everything)
    records = tuple(
        one for one in everything if not isinstance(one, ProcessNote) and not is_private(one, hidden)
    )
    return Material(
        records=records,
        day=date.today().isoformat(),
        name=journal.path.stem,
        by=journal.author,
        numbers={entry.id: number for number, entry in journal.numbered()},
        figures=tuple(journal.records(Figure, deleted=True)),
        decided=tuple(journal.records(Identifier)),
        shifts={one.id: shift_of(journal.draft_key, one.id) for one in cases},
        without=(
            *([ONE_CASE] if order.case else ()),
            *_kept_back(everything, hidden),
        ),
    )


def write_down(
    journal: Journal,
    order: Order,
    entries: Mapping[str, Sequence[str]],
    form: str,
    closed: Collection[str] = (),
) -> None:
    """Keep what goes in the action that the audit has for it: a record for each case of which entries go.

    ``closed``: cases of which they go without a consent; of these the reason is kept.
    """
    gone = [
        Departure(
            case=case,
            at=now(),
            audience=order.audience,
            purpose=order.purpose,
            form=form,
            entries=tuple(ids),
            pseudonymised=order.pseudonymised,
            without_consent=order.without_consent if case in closed else "",
            by=journal.author,
        )
        for case, ids in entries.items()
    ]
    if gone:
        journal.put_all(gone, verb="export")
    else:
        journal.note("export")


def _entries_by_case(taken: Material) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for one in taken.records:
        if isinstance(one, Entry):
            found.setdefault(one.case, []).append(one.id)
    return found


def _of_case(
    log: Iterable[tuple[Action, list[Revision]]], case: str, hidden: frozenset[str]
) -> Iterator[tuple[Action, list[Revision]]]:
    def goes(one: Revision) -> bool:
        return (not case or one.case == case) and one.case not in hidden and one.kind != ProcessNote.kind

    for action, revisions in log:
        yield action, [one for one in revisions if goes(one)]


def _kept_back(records: Iterable[Entry | Record], hidden: frozenset[str]) -> Iterator[str]:
    """What of these goes nowhere, or was not asked for by name."""
    some = list(records)
    if any(is_private(one, hidden) for one in some if isinstance(one, Layer)):
        yield PRIVATE
    if any(isinstance(one, ProcessNote) for one in some):
        yield PROCESS_NOTES


def _write(path: Path, data: bytes, passphrase: str, to: Sequence[str]) -> None:
    write_whole(path, age.encrypted(data, passphrase, to) if path.suffix.lower() == age.ENDING else data)
