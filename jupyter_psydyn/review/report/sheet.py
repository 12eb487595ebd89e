"""A review sheet: what came and what changed since the last review, on one page. Pure.

It holds what its audience may see (`visible`), as a report does. Every line leads to its places; their words
are in it where passages were asked for.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ..._version import __version__
from ...journal.model import Entry
from ...journal.record import Record
from ..changed import Change
from . import readings, topics
from .blocks import Block, Note, Paragraph, Quote, Report, Section
from .content import WHOM, corpus_of, pseudonym, without_words
from .topics import Since, Topic
from .visible import NO_PRIVATE, visible

HELP = "What came, and what changed. Nothing in it is a finding about a person: it says where to read."


@dataclass(frozen=True, repr=False)
class Sheet:
    """``since``: the moment of the last review, ``""`` where there was none.

    ``entries``: the ids of those it was made from.
    """

    since: str
    subtitle: str
    topics: tuple[Topic, ...]
    left_out: tuple[str, ...]
    entries: tuple[str, ...] = ()


def sheet(
    records: Sequence[Entry | Record],
    *,
    audience: str,
    day: str,
    since: str,
    changes: Sequence[Change] = (),
    case: str = "",
    passages: bool = False,
) -> Sheet:
    """What ``audience`` gets to go through on a ``day`` (ISO), of one ``case`` or of all.

    ``records``: all that is not deleted; ``since``: the moment of the last review (``""``: none so far, and
    nothing is new); ``changes``: what `changed_since` tells. Process notes and private layers are never in
    it; goals are the dreamer's alone. ``ValueError`` where audience or case is not there.
    """
    seen = visible(records, audience=audience, day=day, case=case)
    of = Since(seen, since, passages)
    found = topics.found_in(corpus_of(seen))
    read, hindered = readings.chosen(seen, None, found.names if found else {})
    asked = [one for one in records if not case or one.case == case]
    every = (
        topics.nights(of),
        topics.motifs(of, found),
        topics.episodes(of, records),
        topics.hypotheses(of, read, changes),
        topics.goals(of, asked),
        topics.hours(of),
        topics.marks(of),
        topics.memos(of),
    )
    return Sheet(
        since=since,
        subtitle=f"{pseudonym(seen)}, for {WHOM[audience]}, {day}",
        topics=every,
        left_out=(*seen.left_out, NO_PRIVATE, *hindered, *without_words(passages)),
        entries=tuple(seen.entries),
    )


def as_report(made: Sheet, day: str) -> Report:
    """The sheet as a report, to be made a file of."""
    since = f"Since the review of {made.since[:10]}." if made.since else "There was no review so far."
    return Report(
        title="A review sheet",
        subtitle=made.subtitle,
        sections=(
            Section("What this is", (Paragraph(HELP), Paragraph(since))),
            *(Section(one.title, tuple(_blocks(one))) for one in made.topics),
            Section("What was left out", tuple(Paragraph(one) for one in made.left_out)),
        ),
        left_out=made.left_out,
        made=f"Made on {day} by jupyter_psydyn {__version__}.",
    )


def _blocks(topic: Topic) -> Iterator[Block]:
    for line in topic.lines:
        yield Paragraph(line.text)
        for one in line.places:
            if one.segments:
                yield Quote(one.segments, f"night of {one.night or 'an unknown date'} ({one.part})")
    for note in topic.notes:
        yield Note(note)
