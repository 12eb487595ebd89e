"""A journal on its way out: whole, or what was released to somebody; always with what was left out."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from pathlib import Path

from ..journal.backup import log_of
from ..journal.coding import Layer
from ..journal.journal import Journal
from ..journal.log import Action, Revision
from ..journal.model import AUDIENCES, Entry, now
from ..journal.practice import ProcessNote
from ..journal.record import Record
from ..journal.records import Case, body
from . import age
from .folder import folder_files
from .log_lines import log_lines
from .recorded import Recorded
from .release import Released, counted, is_private, private_cases, released
from .sheet import write_sheet
from .whole import refuse_existing, write_folder, write_whole

CODED = (".qdpx", ".qdc", ".xlsx", ".jsonld", ".xmi", ".conll")
"""For what was coded; their writers are loaded where one is written."""
FORMATS = (".jsonl", ".csv", "", *CODED)
AS_IT_STANDS = "It holds what stands now: earlier revisions and what was deleted were left out."
PRIVATE = "Private layers were left out."
PROCESS_NOTES = "Process notes go into no export; a backup of the journal has them, sealed."
ONE_CASE = "What belongs to other cases, or to the journal as a whole, was left out."


def export(
    journal: Journal,
    target: str | os.PathLike[str],
    *,
    audience: str = "dreamer",
    case: str = "",
    passphrase: str = "",
    to: Sequence[str] = (),
    private: bool = False,
) -> tuple[str, ...]:
    """Write a journal to a new file or folder; says what was written and what was left out, a sentence each.

    ``target`` ends in ``.jsonl`` (for the dreamer: everything, with its history), ``.csv`` (a row an entry),
    or has no ending (a folder of Markdown). With ``.age`` after it a file is encrypted to ``passphrase``, or
    to those whose keys ``to`` names. An ``audience`` other than the dreamer gets what `release` says;
    ``case`` is the id of the only one to be written; private layers go only with ``private``, and only
    for the dreamer; process notes never. Raises ``ValueError``, ``FileExistsError``, ``OSError``.
    """
    path = Path(target).expanduser()
    ending = format_of(path)
    if (passphrase or to) and path.suffix.lower() != age.ENDING:
        raise ValueError(
            f"{path.name}: only a file that ends in {age.ENDING} is encrypted; nothing was written"
        )
    if private and audience != "dreamer":
        raise ValueError("private layers go to nobody else: leave private out, or export for the dreamer")
    everything = list(_records(journal, audience, case))
    hidden = frozenset() if private else private_cases(everything)
    records = [one for one in everything if not isinstance(one, ProcessNote) and not is_private(one, hidden)]
    kept_back = [*_kept_back(everything, hidden)]
    whole = log_of(journal) if ending == ".jsonl" and audience == "dreamer" else None
    refuse_existing(path)
    # Nothing leaves without a line in the audit, not even where the disk then refuses.
    journal.note("export")
    if whole is not None:
        log = list(_of_case(whole.log(), case, hidden))
        _write(path, log_lines(log), passphrase, to)
        return (
            f"The whole journal is in {path.name}, with its history.",
            *([ONE_CASE] if case else ()),
            *kept_back,
        )
    given = Released(tuple(records), ())
    if audience != "dreamer":
        given = released(records, audience, date.today().isoformat())
    entries = [one for one in given.records if isinstance(one, Entry)]
    if ending in CODED:
        return _write_coded(path, ending, given, journal, passphrase, to, kept_back)
    if ending == ".jsonl":
        _write(path, log_lines(_as_it_stands(given.records), audience), passphrase, to)
    elif ending == ".csv":
        _write(path, write_sheet(recorded for _, recorded in _numbered(journal, entries)), passphrase, to)
    else:
        write_folder(path, folder_files(_numbered(journal, entries)))
    written = given.records if ending == ".jsonl" else entries
    return (
        f"{counted([('entry', len(entries))])} written to {path.name}.",
        *given.left_out,
        *_others(records, written),
        AS_IT_STANDS,
        *([ONE_CASE] if case else ()),
        *kept_back,
    )


def format_of(target: Path) -> str:
    """The ending that says the format, without ``.age``; ``ValueError`` for a name of none that we write."""
    encrypted = target.suffix.lower() == age.ENDING
    ending = Path(target.stem if encrypted else target.name).suffix.lower()
    if ending not in FORMATS or (encrypted and not ending):
        raise ValueError(
            f"{target.name}: an export ends in .jsonl (everything), .csv (a table), or, for what was coded, "
            f"{', '.join(CODED)}, or in one of these and .age; a name without an ending becomes a "
            "folder of Markdown"
        )
    return ending


def _write_coded(
    path: Path,
    ending: str,
    given: Released,
    journal: Journal,
    passphrase: str,
    to: Sequence[str],
    kept_back: Sequence[str],
) -> tuple[str, ...]:
    """What was coded, for other programs; and what they will drop of it."""
    from .coded_files import write_coded

    data, losses = write_coded(ending, given.records, journal.path.stem)
    _write_bytes(path, data, passphrase, to)
    return (f"What was coded is in {path.name}.", *given.left_out, *losses, *kept_back)


def _records(journal: Journal, audience: str, case: str) -> Iterator[Entry | Record]:
    """What stands now of the journal or of one of its cases."""
    if audience not in AUDIENCES:
        raise ValueError(f"an export is for one of {', '.join(AUDIENCES)}")
    cases = journal.cases()
    if case and case not in {one.id for one in cases}:
        known = "; ".join(f"{one.id} {one.pseudonym}".strip() for one in cases)
        raise ValueError(f"there is no such case in {journal.name}; there are: {known}")
    return (one for one in journal.standing() if not case or one.case == case)


def _of_case(
    log: Iterable[tuple[Action, list[Revision]]], case: str, hidden: frozenset[str]
) -> Iterator[tuple[Action, list[Revision]]]:
    def goes(one: Revision) -> bool:
        return (not case or one.case == case) and one.case not in hidden and one.kind != ProcessNote.kind

    for action, revisions in log:
        yield action, [one for one in revisions if goes(one)]


def _as_it_stands(records: Sequence[Entry | Record]) -> Iterator[tuple[Action, list[Revision]]]:
    """Records as a log in which each was recorded once, by nobody."""
    written = now()
    for one in records:
        at = (one.changed if isinstance(one, Entry) else "") or written
        revision = Revision(one.id, one.kind, one.case, 0, 1, body(one), at, one.id)
        yield Action(one.id, at, "", "", "import"), [revision]


def _numbered(journal: Journal, entries: Sequence[Entry]) -> Iterator[tuple[int, Recorded]]:
    pseudonyms = {one.id: one.pseudonym for one in journal.cases()}
    numbers = {entry.id: number for number, entry in journal.numbered()}
    for entry in entries:
        yield numbers[entry.id], Recorded(entry, pseudonyms.get(entry.case, ""))


def _kept_back(records: Sequence[Entry | Record], hidden: frozenset[str]) -> Iterator[str]:
    """What of these goes nowhere, or was not asked for by name."""
    if any(is_private(one, hidden) for one in records if isinstance(one, Layer)):
        yield PRIVATE
    if any(isinstance(one, ProcessNote) for one in records):
        yield PROCESS_NOTES


def _others(records: Sequence[Entry | Record], written: Sequence[Entry | Record]) -> Iterator[str]:
    """What is neither an entry nor a case, and was not written."""
    there = {one.id for one in written}
    kinds = Counter(one.kind for one in records if not isinstance(one, (Entry, Case)) and one.id not in there)
    if kinds:
        yield f"Left out as well: {counted(kinds.items())}."


def _write(path: Path, lines: Iterable[str], passphrase: str, to: Sequence[str]) -> None:
    _write_bytes(path, "".join(lines).encode(), passphrase, to)


def _write_bytes(path: Path, data: bytes, passphrase: str, to: Sequence[str]) -> None:
    if path.suffix.lower() == age.ENDING:
        data = age.encrypted(data, passphrase, to)
    write_whole(path, data)
