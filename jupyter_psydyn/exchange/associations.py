"""`read_associations`: what was associated, out of a journal or its entries, each with its place."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, cast

from ..corpus import Corpus, Document, Night
from ..corpus.associations import Associations, Chain, Place, Reaction, Said, Spoken, Stream, WordList
from ..journal import Association, Entry, Journal, Trial, open_journal
from .associated import Found, Ways, of_file, of_table, refuse
from .chains import read_lines
from .incoming import read_files
from .log_lines import MARK
from .reading import READERS, table_of, table_of_frame
from .recorded import Recorded
from .sheet import is_sheet
from .table import Table, decoded
from .transcripts import ENDINGS as TRANSCRIPTS

if TYPE_CHECKING:
    import pandas as pd

ENDINGS = (".psydyn", *READERS, ".txt", ".md", *TRANSCRIPTS)

_PART = "association"
# Of lines of JSON that hold entries or a whole journal.
_OURS = {"parts", "elements", MARK}

# What reading decided, of one and of several.
_BLANK = "1 association without words was left out.", "{} associations without words were left out."
_LOST = (
    "The words of 1 element were edited away: what was associated to it is kept without its place.",
    "The words of {} elements were edited away: what was associated to them is kept without their places.",
)
_UNSEEN = (
    "1 stimulus of a test that was not finished is left out.",
    "{} stimuli of tests that were not finished are left out.",
)
_Told = Counter[tuple[str, str]]


def read_associations(
    source: str | os.PathLike[str] | pd.DataFrame | Journal | Entry | Iterable[Entry],
    *,
    reproduction: str | None = None,
    speaker: str | None = None,
    sentences: bool = True,
    century: int | None = None,
    **columns: str,
) -> Associations:
    """Read what was associated, each with its place.

    ``source`` is an open journal or the path of one, an entry, a list of entries, a pandas ``DataFrame``, or
    a file:

    - CSV, TSV, JSON or JSON Lines with ``stimulus`` and ``reaction``: protocols of word-list tests. Times are
      in a column ``rt_ms``, ``seconds`` or ``rt_fifths``, or in ``time`` with a ``unit`` beside it.
      ``reproduction`` says what an empty reproduction is: ``"all"`` nothing remembered, ``"changes"`` the
      reaction again; for the rest, and for its default, see ``protocols.read_protocols``.
    - with ``element`` (or ``cue``) and ``association`` (or ``response``), or ``cue, R1, R2, R3``: chains.
    - a text file with a line a chain (``happy, smile, dentist``), or a JSON list of lists of words.
    - SRT, VTT, or a table with ``start``, ``end`` and ``text``: a stream; ``speaker`` says whose.
    - JSON ``{title, date, report, elements: [{segment, associations}]}``: a dream with what was associated to
      its elements; ``sentences``: each sentence is an association, else each paragraph.
    - entries as JSON Lines, a sheet or a folder of Markdown, as `export` writes them.

    ``columns`` name those of a table that are called otherwise, by their role: ``stimulus="Reizwort"``.
    What reading had to decide stands in ``notes``. Raises ``ValueError`` with the place and the reason, and
    reads nothing, where something is wrong; ``FileNotFoundError`` where there is no such file.
    """
    ways = Ways(reproduction, speaker, sentences, columns, century)
    if isinstance(source, Journal):
        return _of_journal(source)
    if isinstance(source, (str, os.PathLike)):
        path = Path(source).expanduser()
        if path.suffix.lower() == ".psydyn":
            with open_journal(path) as journal:
                return _of_journal(journal)
        return _of_found(_of_file(path, ways))
    if isinstance(source, Entry):
        return of_entries([source])
    if hasattr(source, "columns") and hasattr(source, "to_dict"):
        return _of_found(_of_table(table_of_frame(cast("pd.DataFrame", source)), ways))
    return of_entries(source)


def _of_journal(journal: Journal) -> Associations:
    dreamers = {case.id: case.pseudonym for case in journal.cases()}
    return _of_recorded(Recorded(one, dreamers.get(one.case, "")) for one in journal.entries())


def _of_found(found: Found) -> Associations:
    return _of_recorded(found.entries, found.notes)


def of_entries(entries: Iterable[Entry]) -> Associations:
    """The associations of entries."""
    return _of_recorded(Recorded(one) for one in entries)


def _of_file(path: Path, ways: Ways) -> Found:
    if not path.exists():
        raise FileNotFoundError(f"there is no file {path.name}")
    ending = path.suffix.lower()
    if path.is_dir() or ending == ".md":
        read = read_files([path])
        return Found(read.entries, read.notes)
    if ending not in ENDINGS:
        raise ValueError(f"{path.name}: read_associations takes files ending in {', '.join(ENDINGS)}")
    if ending == ".txt":
        text, notes = decoded(path)
        return Found((read_lines(path.name, text),), notes)
    return of_file(path, ways) or _of_table(table_of(path), ways, path)


def _of_table(table: Table, ways: Ways, path: Path | None = None) -> Found:
    """What a table holds: associations, or entries as we write them."""
    found = None if is_sheet(table) else of_table(table, ways)
    if found is None and path is not None and (is_sheet(table) or _OURS & set(table.columns)):
        read = read_files([path])
        if read.log:
            raise ValueError(f"{path.name} is a whole journal: import it, and read the journal")
        found = Found(read.entries, read.notes)
    if found is None:
        raise refuse(table)
    return found


def _of_recorded(recorded: Iterable[Recorded], notes: Iterable[str] = ()) -> Associations:
    """The associations of entries, and those entries as a corpus, with all their parts.

    Entries without an id get one: ``entry-1`` is the first. Entries without associations are left out.
    """
    chains: list[Chain] = []
    tests: list[WordList] = []
    streams: list[Stream] = []
    documents: list[Document] = []
    told: _Told = Counter()
    taken: set[str] = set()
    for number, (one, dreamer, _) in enumerate(recorded, 1):
        entry = one if one.id else replace(one, id=f"entry-{number}")
        places = _places(entry)
        linked = [
            _chain(entry, at, element_id(entry, at, taken), places, told) for at in range(len(entry.elements))
        ]
        test, stream = _test(entry, dreamer, places, told), _stream(entry)
        if linked or test or stream:
            documents.append(Document(entry.id, entry.texts(), Night.parse(entry.night), dreamer))
            chains += linked
            tests += [test] if test else []
            streams += [stream] if stream else []
    said = [(one if count == 1 else many).format(count) for (one, many), count in told.items() if count]
    return Associations(
        Corpus(tuple(documents)), tuple(chains), tuple(tests), tuple(streams), (*notes, *said)
    )


def element_id(entry: Entry, at: int, taken: set[str]) -> str:
    """The element's own id; where another entry has it too, the entry's before it. ``taken`` grows."""
    own = entry.elements[at].id
    made = own if own not in taken else f"{entry.id}-{own}"
    taken.add(made)
    return made


def _places(entry: Entry) -> Iterator[Place]:
    """Where each line stands that `Entry.texts` joins after the entry's own text, in its order."""
    own = entry.parts.get(_PART, "")
    at = len(own) + 1 if own else 0
    lines = [one.text for element in entry.elements for one in element.associations]
    lines += entry.session.reactions() if entry.session else []
    for line in lines:
        yield Place(entry.id, _PART, at, at + len(line))
        # An empty line is not joined.
        at += len(line) + 1 if line else 0


def _chain(entry: Entry, at: int, id_: str, places: Iterator[Place], told: _Told) -> Chain:
    element = entry.elements[at]
    said = tuple(_said(one, next(places)) for one in element.associations)
    words = tuple(one for one in said if one.text.strip())
    told[_BLANK] += len(said) - len(words)
    told[_LOST] += element.lost
    return Chain(
        id_,
        entry.id,
        element.quote,
        words,
        Place(entry.id, element.part, element.start, element.end)
        if element.part and not element.lost
        else None,
        element.lost,
        element.affect.word if element.affect else "",
        element.affect.strength if element.affect else None,
        Night.parse(entry.night),
    )


def _said(one: Association, place: Place) -> Said:
    return Said(
        one.text,
        place,
        _ms(one),
        one.affect.word if one.affect else "",
        one.affect.strength if one.affect else None,
        one.period,
    )


def _test(entry: Entry, dreamer: str, places: Iterator[Place], told: _Told) -> WordList | None:
    """The test of an entry's session, ``None`` where it has none or none of its stimuli was shown."""
    if entry.session is None or not entry.session.trials:
        return None
    trials = [one for one in entry.session.trials if not one.practice]
    shown = [one for one in trials if one.failed or one.reaction.strip() or one.at]
    told[_UNSEEN] += len(trials) - len(shown)
    reactions = tuple(_reaction(one, places) for one in shown)
    if not reactions:
        return None
    return WordList(entry.id, reactions, entry.session.word_list, dreamer, Night.parse(entry.night))


def _reaction(one: Trial, places: Iterator[Place]) -> Reaction:
    failed = not one.reaction.strip()
    return Reaction(
        one.stimulus,
        "" if failed else one.reaction,
        # Where no reaction came there is no reaction time: what was measured is how long somebody waited.
        None if failed else _ms(one),
        failed,
        one.marks,
        one.remark,
        one.reproduction,
        None if failed else next(places),
    )


def _ms(said: Association | Trial) -> float | None:
    """How long it took until somebody spoke: to the first key, or to Enter where no key was timed."""
    return said.enter_ms if said.first_key_ms is None else said.first_key_ms


def _stream(entry: Entry) -> Stream | None:
    """The talk of an entry whose session is a stream, ``None`` where it is none or nothing was said."""
    text = entry.parts.get(_PART, "")
    if entry.session is None or entry.session.protocol != "stream" or not text.strip():
        return None
    spoken = tuple(
        Spoken(Place(entry.id, _PART, one.start, one.end), one.from_ms, one.to_ms)
        for one in entry.session.moments
    )
    return Stream(entry.id, text, spoken, Night.parse(entry.night))
