"""Hypotheses in a report: each whole, with what speaks for and against it, or not at all. Pure."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence

from ...journal.interpretation import Evidence, Hypothesis
from ...journal.model import Entry
from .blocks import Block, Heading, Note, Paragraph, Quote
from .visible import Visible, quoting

AROUND = 80
"""So many characters before and after a passage are shown with it."""
_WHY = {
    "entry": "rests on entries that are not in this report",
    "coding": "rests on codings that are not in this report",
    "words": "rests on words that were edited away",
    "finding": "rests on findings that cannot be seen in this report alone",
    "nothing": "names nothing that it rests on, so that nobody can tell what it tells,",
    "quotes": "quotes an entry or words that are not in this report",
}
_FINDINGS = {
    "motif": "A motif",
    "edge": "Motifs that come together",
    "nodal": "A nodal point of the associations",
}
_NOT_SAID = "The dreamer's own word on it was not written down."


def chosen(
    seen: Visible, ids: Sequence[str] | None, motifs: Collection[str]
) -> tuple[list[Hypothesis], list[str]]:
    """The hypotheses that go into a report (of ``ids``, or all); sentences on those that do not.

    One that rests on anything its audience does not see is left out whole; for anybody but the dreamer one
    without evidence too, unless it was asked for by its id.
    """
    asked = [one for one in seen.hypotheses if ids is None or one.id in ids]
    quoted = quoting([" \n".join(_texts(one)) for one in asked], seen.held)
    why = [
        "quotes" if at in quoted else _hindered(one, seen, motifs, by_id=ids is not None)
        for at, one in enumerate(asked)
    ]
    counts = [(reason, why.count(reason)) for reason in _WHY]
    return [one for one, reason in zip(asked, why, strict=True) if not reason], [
        *(_said(count, _WHY[reason]) for reason, count in counts if count),
        *([_said(unasked, "was not chosen")] if (unasked := len(seen.hypotheses) - len(asked)) else []),
    ]


def blocks(one: Hypothesis, seen: Visible, passages: bool, motifs: Mapping[str, str]) -> Iterator[Block]:
    """A hypothesis as it is read; ``motifs``: their names by key."""
    yield Heading(one.reading)
    by = seen.who(one.by, one.role)
    yield Paragraph(f"State: {one.state}. A reading by {by or 'somebody who is not named'}.")
    for title, evidence in (("Speaks for it", one.supporting), ("Speaks against it", one.opposing)):
        yield Paragraph(f"{title}: {len(evidence) or 'nothing so far'}.")
        for it in evidence:
            yield from _evidence(it, seen, passages, motifs)
    if one.alternatives:
        yield Paragraph(f"It could also be read so: {'; '.join(one.alternatives)}")
    else:
        yield Note("No other reading was written down.")
    yield Paragraph(f"The dreamer's own word: {one.dreamer}") if one.dreamer else Note(_NOT_SAID)


def label(entry: Entry, titled: bool = True) -> str:
    """What an entry is called in a report."""
    night = f"night of {entry.night}" if entry.night else "a night without a date"
    return f"{night}, {entry.title}" if titled and entry.title else night


def in_context(text: str, start: int, end: int) -> tuple[tuple[str, bool], ...]:
    """A passage with some words before and after it."""
    first, last = max(0, start - AROUND), min(len(text), end + AROUND)
    before, after = text[first:start], text[end:last]
    if first:
        before = "… " + before.partition(" ")[2]
    if last < len(text):
        after = after.rpartition(" ")[0] + " …"
    pieces = ((before, False), (text[start:end], True), (after, False))
    return tuple((words, marked) for words, marked in pieces if words)


def _evidence(it: Evidence, seen: Visible, passages: bool, motifs: Mapping[str, str]) -> Iterator[Block]:
    place = place_of(it, seen)
    entry = seen.entries.get(place.entry)
    if it.on in _FINDINGS:
        yield Paragraph(f"{_FINDINGS[it.on]}: {_called(it.key, motifs)}")
    elif entry is not None and place.quote and passages:
        yield _quote(place, entry)
    elif entry is not None:
        yield Paragraph(f"{'A passage' if place.quote else 'An entry'}: {label(entry, passages)}.")
    if it.note:
        yield Paragraph(it.note)


def _called(key: str, motifs: Mapping[str, str]) -> str:
    """A finding by name: a motif's, or those of an edge's two ends."""
    ends = [motifs.get(one) or one.partition(":")[2] or one for one in key.split("--")]
    return motifs.get(key) or " and ".join(ends)


def _quote(place: Evidence, entry: Entry) -> Quote:
    text = entry.texts().get(place.part, "")
    start = place.start if text[place.start : place.end] == place.quote else text.find(place.quote)
    source = f"{label(entry)} ({place.part})"
    if start < 0:
        return Quote(((place.quote, True),), f"{source}; the entry has other words by now")
    return Quote(in_context(text, start, start + len(place.quote)), source)


def place_of(it: Evidence, seen: Visible) -> Evidence:
    """Where evidence stands: an annotation's is its own, an entry's the whole of it."""
    if it.on == "entry":
        return Evidence("entry", it.key, it.key or it.entry)
    if it.on == "annotation":
        found = next((one for one in seen.annotations if one.id == it.key), None)
        if found is not None:
            return Evidence(
                "annotation", it.key, found.entry, found.part, found.start, found.end, found.quote
            )
    return it


def _hindered(one: Hypothesis, seen: Visible, motifs: Collection[str], *, by_id: bool) -> str:
    """Why a hypothesis cannot be shown, one of `_WHY`, or ``""``."""
    evidence = (*one.supporting, *one.opposing)
    if not evidence and not by_id and seen.audience != "dreamer":
        return "nothing"
    return next(filter(None, (_missing(it, seen, motifs) for it in evidence)), "")


def _missing(it: Evidence, seen: Visible, motifs: Collection[str]) -> str:
    theirs = seen.audience == "dreamer"
    if it.on == "annotation" and all(known.id != it.key for known in seen.annotations):
        return "coding"
    place = place_of(it, seen)
    if place.entry and place.entry not in seen.entries:
        return "entry"
    if it.on in ("passage", "entry") and not place.entry:
        return "entry"
    if place.quote and not theirs and not seen.stands(place.entry, place.part, place.quote):
        return "words"
    if it.on == "motif" and not theirs and it.key not in motifs:
        return "finding"
    if it.on in ("edge", "nodal") and not theirs and not seen.whole:
        return "finding"
    return ""


def _texts(one: Hypothesis) -> Iterator[str]:
    yield from (one.reading, *one.alternatives, one.dreamer)
    for it in (*one.supporting, *one.opposing):
        yield from (it.quote, it.note) if it.on in (*_FINDINGS, "entry") else (it.note,)


def _said(count: int, why: str) -> str:
    if count == 1:
        return f"1 hypothesis {why} and was left out whole."
    for one, many in (
        ("rests", "rest"),
        ("names", "name"),
        ("it ", "they "),
        ("quotes", "quote"),
        ("tells", "tell"),
    ):
        why = why.replace(one, many, 1)
    return f"{count} hypotheses {why.replace('was not', 'were not')} and were left out whole."
