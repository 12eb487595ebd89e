"""`read_associations`: what was associated, out of a journal or its entries, each with its place."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from ..association import Associations, Chain, Place, Reaction, Said, Spoken, Stream, WordList
from ..corpus import Corpus, Document, Night
from ..journal import Association, Entry, Journal, Trial, open_journal

_PART = "association"

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


def read_associations(source: str | os.PathLike[str] | Journal | Entry | Iterable[Entry]) -> Associations:
    """Read what was associated.

    ``source`` is an open journal, an entry, a list of entries, or the path of a journal.
    """
    if isinstance(source, Journal):
        return _of_journal(source)
    if isinstance(source, (str, os.PathLike)):
        with open_journal(source) as journal:
            return _of_journal(journal)
    return of_entries([source] if isinstance(source, Entry) else source)


def _of_journal(journal: Journal) -> Associations:
    return of_entries(journal.entries(), {case.id: case.pseudonym for case in journal.cases()})


def of_entries(
    entries: Iterable[Entry], dreamers: Mapping[str, str] | None = None, notes: Iterable[str] = ()
) -> Associations:
    """The associations of entries, and those entries as a corpus, with all their parts.

    ``dreamers`` are pseudonyms by case. Entries without an id get one: ``entry-1`` is the first. Entries
    without associations are left out.
    """
    chains: list[Chain] = []
    tests: list[WordList] = []
    streams: list[Stream] = []
    documents: list[Document] = []
    told: _Told = Counter()
    taken: set[str] = set()
    for number, one in enumerate(entries, 1):
        entry = one if one.id else replace(one, id=f"entry-{number}")
        dreamer = (dreamers or {}).get(entry.case, "")
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
        one.enter_ms if one.first_key_ms is None else one.first_key_ms,
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
        None if failed else one.enter_ms if one.first_key_ms is None else one.first_key_ms,
        failed,
        one.marks,
        one.remark,
        one.reproduction,
        None if failed else next(places),
    )


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
