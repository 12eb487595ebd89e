"""What stands in a report: the sections, from records as they stand and what their audience may see. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from ..._version import __version__
from ...corpus import Corpus, Document, Night
from ...exchange.release import counted
from ...journal.interpretation import Hypothesis
from ...journal.model import Entry
from ...journal.record import Record
from . import readings
from .blocks import Block, Heading, Note, Paragraph, Quote, Report, Section, Table
from .coded import coded
from .readings import label
from .recurring import recurring
from .visible import NO_PRIVATE, NO_WHOLE, Visible, visible

Finder = Callable[[Corpus], Mapping[str, Any]]
"""Finds motifs: the snapshot of `analysis.motifs` of a corpus, which is what the audience may see."""

FEW = 10
"""With fewer dreams than this, a report says that they are few."""
HELP = (
    "This report helps to read what was written down: it shows what comes back, how passages were coded, and "
    "which readings were tried. It is a help for reading, not a diagnosis, and no finding of it is one."
)
NO_ENTRIES = "There are no entries for {audience} in this journal, so that there is nothing to report."
WHOM = {
    "dreamer": "the dreamer",
    "clinician": "the clinician",
    "supervisor": "the supervisor",
    "research": "research",
}


def content(
    records: Sequence[Entry | Record],
    *,
    audience: str,
    day: str,
    case: str = "",
    hypotheses: Sequence[str] | None = None,
    passages: bool = True,
    finding: Finder | None = None,
) -> Report:
    """The report on a journal for ``audience`` on a ``day`` (ISO), of one ``case`` or of all.

    ``records``: all that is not deleted, private cases too, so that what belongs to them is known and left
    out. ``hypotheses``: the ids of those to be in it (all: ``None``). Without ``passages`` no words of
    entries are quoted. ``finding``: who finds the motifs (``analysis.motifs``, in this process).
    ``ValueError`` with one line where audience, case or a hypothesis is not there.
    """
    seen = visible(records, audience=audience, day=day, case=case)
    known = {one.id for one in records if one.kind == "hypothesis"}
    for id in hypotheses or ():  # noqa: A001
        if id not in known:
            raise ValueError(f"there is no hypothesis {id[:40]!r} in this journal")
    whom = WHOM[audience]
    motifs = (
        (finding or _motifs)(corpus_of(seen)) if _reports(seen) else {"rows": [], "notes": [], "picture": {}}
    )
    named = {row["key"]: str(row["motif"]) for row in motifs["rows"]}
    read, left_out = readings.chosen(seen, hypotheses, named)
    every = (*seen.left_out, NO_PRIVATE, *left_out, *without_words(passages), NO_WHOLE)
    sections = [
        Section("What this is", tuple(_what(seen, whom))),
        Section("The material", tuple(_material(seen, whom))),
        Section("Motifs that recur", tuple(recurring(seen, motifs))),
        Section("Codes", tuple(coded(seen))),
        Section("Hypotheses", tuple(_readings(seen, read, passages, named))),
        Section("Memos", tuple(_memos(seen, passages))),
        Section("What was left out", tuple(Paragraph(one) for one in every)),
    ]
    if not seen.entries:
        sections[2:5] = []
    return Report(
        title="A report on dreams",
        subtitle=f"{pseudonym(seen)}, for {whom}, {day}",
        sections=tuple(sections),
        left_out=every,
        made=f"Made on {day} by jupyter_psydyn {__version__}.",
        entries=tuple(seen.entries),
    )


def _what(seen: Visible, whom: str) -> Iterator[Block]:
    yield Paragraph(HELP)
    yield Paragraph(
        f"It is for {whom}, and holds what may be seen by {whom} on {seen.day}. Keep it as a letter."
    )
    yield Paragraph(f"Whose dreams these are is told by a pseudonym only: {pseudonym(seen)}.")


def pseudonym(seen: Visible) -> str:
    """Whose dreams these are, as far as a report tells."""
    names = [one.pseudonym or "without a pseudonym" for one in seen.cases]
    return ", ".join(dict.fromkeys(names)) or "nobody"


def _material(seen: Visible, whom: str) -> Iterator[Block]:
    entries = list(seen.entries.values())
    if not entries:
        yield Note(NO_ENTRIES.format(audience=whom))
        return
    dreams = [one for one in entries if one.kind == "dream"]
    told = [one for one in dreams if one.recall != "none"]
    kinds = Counter(
        {"association": "association session"}.get(one.kind, one.kind)
        for one in entries
        if one.kind != "dream"
    )
    nights = [
        (night.first, night.last, night.text) for night in map(_night, entries) if night.first and night.last
    ]
    rows = [("Entries", str(len(entries))), ("Dreams told", str(len(told)))]
    rows += [("Nights without recall", str(len(dreams) - len(told)))]
    rows += [("Others", counted(kinds.items()))] if kinds else []
    if nights:
        rows += [("First night", min(nights)[2]), ("Last night", max(nights, key=lambda one: one[1])[2])]
    if without := len(entries) - len(nights):
        rows += [("Entries without a date", str(without))]
    yield Table(("What", "How many"), tuple(rows), "What there is")
    if len(told) < FEW:
        yield Note(
            f"{counted([('dream', len(told))])}: these are few. What is counted here can look otherwise with "
            "the next ones, and nothing in it is a rule."
        )


def _readings(
    seen: Visible, read: Sequence[Hypothesis], passages: bool, named: Mapping[str, str]
) -> Iterator[Block]:
    if not read:
        yield Paragraph("There are no hypotheses in this report.")
        return
    yield Note(
        "A hypothesis is a reading somebody tried. Its state is theirs to say; nothing was worked out."
    )
    for one in read:
        yield from readings.blocks(one, seen, passages, named)


def _memos(seen: Visible, passages: bool) -> Iterator[Block]:
    coded_with = [one for one in seen.annotations if one.memo and one.state != "rejected"]
    if not seen.memos and not coded_with:
        yield Paragraph("There are no memos in this report.")
    for memo in seen.memos:
        role = seen.layers[memo.layer].role if memo.layer else ""
        entry = seen.entries.get(memo.target)
        on = label(entry, passages) if entry else f"on the {memo.on}"
        yield Heading(_by(on, seen.who(memo.by, role)))
        yield Paragraph(memo.text)
    for one in coded_with:
        entry = seen.entries[one.entry]
        role = seen.layers[one.layer].role if one.layer else ""
        yield Heading(_by(f"on a passage, {label(entry, passages)}", seen.who(one.by, role)))
        text = entry.texts().get(one.part, "")
        if passages and not one.lost and text[one.start : one.end] == one.quote:
            yield Quote(readings.in_context(text, one.start, one.end), f"{label(entry)} ({one.part})")
        yield Paragraph(one.memo)


def _by(on: str, who: str) -> str:
    return f"{on[:1].upper()}{on[1:]}{', by ' if who else ''}{who}"


def without_words(passages: bool) -> tuple[str, ...]:
    """That no words were wanted, where none were."""
    return () if passages else ("Words and titles of entries were left out, as was asked for.",)


def _reports(seen: Visible) -> bool:
    return any(one.parts.get("report", "").strip() for one in seen.entries.values())


def corpus_of(seen: Visible) -> Corpus:
    """The entries that are seen, to be counted."""
    return Corpus(tuple(Document(one.id, one.texts(), _night(one)) for one in seen.entries.values()))


def _night(entry: Entry) -> Night:
    return Night.parse(entry.night)


def _motifs(corpus: Corpus) -> Mapping[str, Any]:
    from ...analysis import motifs

    return motifs(corpus).snapshot()
