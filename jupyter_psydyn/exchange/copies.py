"""What stands in a copy of a journal for somebody: from records to bytes, by whatever format. Pure.

Who may see what `release` decides alone; pseudonyms are put over what it lets go.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from ..journal.leaving import Departure, Identifier
from ..journal.log import Action, Revision
from ..journal.model import Entry, now
from ..journal.practice import Figure
from ..journal.record import Record
from ..journal.records import Case, body
from .folder import folder_files
from .log_lines import log_lines
from .pseudonym import Masks, Shift, survey
from .recorded import Recorded
from .release import Released, counted, released, without_a_consent
from .sheet import write_sheet

CODED = (".qdpx", ".qdc", ".xlsx", ".jsonld", ".xmi", ".conll")
"""For what was coded; their writers are loaded where one is written."""
FORMATS = (".jsonl", ".csv", "", *CODED)
AS_IT_STANDS = "It holds what stands now: earlier revisions and what was deleted were left out."
PRIVATE = "Private layers were left out."
PROCESS_NOTES = "Process notes go into no export; a backup of the journal has them, sealed."
ONE_CASE = "What belongs to other cases, or to the journal as a whole, was left out."
KEYS = (
    "Consents, settings, decisions on names, what left before and texts that were set aside were left out, "
    "and so was the name of everybody who wrote."
)
ABOUT = "ABOUT.txt"
"""The file of a folder that says what it is."""


class Undecided(ValueError):  # noqa: N818
    """Words of a copy that could tell who somebody is, and of which nobody has decided yet: ``count``."""

    def __init__(self, count: int) -> None:
        places, are = ("place", "is") if count == 1 else ("places", "are")
        super().__init__(
            f"{count} {places} that could tell who somebody is {are} not decided yet, so that nothing was "
            "written: decide under Practice, Release"
        )
        self.count = count


@dataclass(frozen=True)
class Order:
    """What is asked for: for whom, of which ``case`` (``""``: of all), for what ``purpose`` in words.

    ``without_consent``: why it goes although no consent is in force.
    """

    audience: str = "dreamer"
    case: str = ""
    pseudonymised: bool = False
    purpose: str = ""
    without_consent: str = ""


@dataclass(frozen=True, repr=False)
class Material:
    """All that a copy is made of, as it stands on a ``day`` (ISO); private layers only where they may go.

    ``numbers`` of entries by id; ``figures`` also the deleted ones; ``by`` whom the copy is made, and
    ``name`` what it is called where a format wants a title. ``without``: sentences on what is not here.
    """

    records: tuple[Entry | Record, ...]
    day: str
    name: str
    by: str
    numbers: Mapping[str, int]
    figures: tuple[Figure, ...] = ()
    decided: tuple[Identifier, ...] = ()
    shifts: Mapping[str, Shift] = field(default_factory=dict)
    without: tuple[str, ...] = ()


@dataclass(frozen=True, repr=False)
class Made:
    """A copy: one file's bytes, or several by name; what is said of it; the entries in it, by case.

    ``closed``: the cases of which no consent for the audience is in force.
    """

    files: tuple[tuple[str, bytes], ...]
    said: tuple[str, ...]
    entries: Mapping[str, tuple[str, ...]]
    closed: frozenset[str]

    @property
    def data(self) -> bytes:
        """The bytes of the only file."""
        ((_, data),) = self.files
        return data


def given(material: Material, order: Order) -> Released:
    """What the audience gets, before any name is replaced."""
    if order.audience == "dreamer":
        return Released(material.records, ())
    return released(material.records, order.audience, material.day, bool(order.without_consent))


def closed_of(material: Material, order: Order) -> frozenset[str]:
    """The cases in which consents for the audience are kept and none is in force."""
    if order.audience == "dreamer":
        return frozenset()
    return frozenset(without_a_consent(material.records, order.audience, material.day))


def masks_of(material: Material) -> Masks:
    """What is put over it."""
    return Masks.of(material.figures, material.decided, material.shifts)


def sentences(records: Sequence[Entry | Record]) -> Iterator[str]:
    """What goes, in plain words."""
    entries = Counter(one.kind for one in records if isinstance(one, Entry))
    if not entries:
        yield "Nothing."
        return
    yield f"As it stands now: {counted(entries.items())}."
    others = Counter(one.kind for one in records if isinstance(one, Record) and not isinstance(one, Case))
    if others:
        yield f"With them: {counted(others.items())}."


def label_of(material: Material) -> str:
    """What stands on a pseudonymised copy. It is never called anonymous: a dream may tell who dreamt it."""
    by = next((one.by for one in reversed(material.decided) if one.by), material.by)
    if Masks.of(material.figures, (), {}).shared.register.is_in(by):
        by = ""
    whom = by or "its keeper"
    return f"pseudonymised, reviewed by {whom} on {material.day}; dream content itself may identify"


def copy_of(material: Material, order: Order, ending: str, target: str) -> Made:
    """A copy as a file (or the files of a folder) called ``target``.

    Raises ``Undecided`` where words of a pseudonymised one are open, ``ValueError`` where the format cannot
    hold what there is.
    """
    let = given(material, order)
    records, label = let.records, ""
    numbers = dict(material.numbers)
    if order.pseudonymised:
        seen = survey(records, masks_of(material))
        if seen.open:
            raise Undecided(len(seen.open))
        records, label = seen.copy.records, label_of(material)
        numbers |= {new: numbers[old] for old, new in seen.copy.ids.items() if old in numbers}
    entries = [one for one in records if isinstance(one, Entry)]
    pseudonyms = {one.id: one.pseudonym for one in records if isinstance(one, Case)}
    rows = [(numbers[one.id], Recorded(one, pseudonyms.get(one.case, ""))) for one in entries]
    losses: tuple[str, ...] = ()
    if ending in CODED:
        from .coded_files import write_coded

        data, losses = write_coded(ending, records, label or material.name)
        files = [(target, data)]
        said = [f"What was coded is in {target}."]
    elif ending == ".jsonl":
        files = [(target, "".join(log_lines(_as_it_stands(records), order.audience, label)).encode())]
        said = [f"{counted([('entry', len(entries))])} written to {target}."]
    elif ending == ".csv":
        files = [(target, write_sheet((row for _, row in rows), label).encode())]
        said = [f"{counted([('entry', len(entries))])} written to {target}."]
    else:
        files = [*folder_files(rows), *([(ABOUT, f"{label}\n".encode())] if label else [])]
        said = [f"{counted([('entry', len(entries))])} written to {target}."]
    if label:
        said.append(f"{label[:1].upper()}{label[1:]}.")
    written = records if ending == ".jsonl" or order.pseudonymised else entries
    others = () if ending in CODED else (*_others(material.records, written), AS_IT_STANDS)
    return Made(
        tuple(files),
        (
            *said,
            *let.left_out,
            *([KEYS] if label else ()),
            *losses,
            *others,
            *material.without,
        ),
        _by_case(one for one in let.records if isinstance(one, Entry)),
        closed_of(material, order),
    )


def _by_case(entries: Iterable[Entry]) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for one in entries:
        found[one.case] = (*found.get(one.case, ()), one.id)
    return found


def _as_it_stands(records: Sequence[Entry | Record]) -> Iterator[tuple[Action, list[Revision]]]:
    """Records as a log in which each was recorded once, by nobody."""
    written = now()
    for one in records:
        at = (one.changed if isinstance(one, Entry) else "") or written
        revision = Revision(one.id, one.kind, one.case, 0, 1, body(one), at, one.id)
        yield Action(one.id, at, "", "", "import"), [revision]


def _others(records: Sequence[Entry | Record], written: Sequence[Entry | Record]) -> Iterator[str]:
    """What is neither an entry, a case, nor the journal's own log of what leaves, and was not written."""
    told = (Entry, Case, Identifier, Departure)
    there = {one.id for one in written}
    kinds = Counter(one.kind for one in records if not isinstance(one, told) and one.id not in there)
    if kinds:
        yield f"Left out as well: {counted(kinds.items())}."
