"""What stands in a review sheet: nights, motifs, episodes, hypotheses, goals, hours, codes, memos. Pure."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from statistics import median
from typing import TYPE_CHECKING

from ...corpus import Corpus, Night
from ...exchange.release import counted
from ...journal.coding import ROLES, Adjudication, Annotation
from ...journal.interpretation import Evidence, Hypothesis
from ...journal.model import Entry
from ...journal.practice import Goal
from ...journal.record import Record
from ..attainment import LEVEL_WORDS, by_day, signed, together
from ..changed import Change, decided_on, is_after
from ..episodes import Episode, meanings, told_in
from .content import FEW, corpus_of
from .readings import in_context, label, place_of
from .visible import Visible

if TYPE_CHECKING:
    from ...analysis.concordance import Passage
    from ...analysis.motifs import Motifs

MOST = 12
"""So many lines of a topic, and places of a line: it is one page."""
STRONGEST = 5
LOOKED_AT = 40
"""So many motifs, the strongest, are looked at for those that came back."""
LONG_GAPS, LONG_DAYS = 3, 30
"""A motif came back where it was away for over three of its usual gaps, and over 30 days."""


@dataclass(frozen=True, repr=False)
class Where:
    """A place in an entry (code points; 0 to 0: its beginning), its ``segments`` if words were asked for."""

    entry: str
    night: str
    part: str = "report"
    start: int = 0
    end: int = 0
    segments: tuple[tuple[str, bool], ...] = ()


@dataclass(frozen=True, repr=False)
class Line:
    """One thing to go through, and where it is read."""

    text: str
    places: tuple[Where, ...] = ()


@dataclass(frozen=True, repr=False)
class Topic:
    """Lines under a title; ``notes``: what has to be known to read them rightly, or that there are none."""

    title: str
    lines: tuple[Line, ...]
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, repr=False)
class Since:
    """What an audience may see, and the moment ``at`` since which it is new (``""``: all of it is)."""

    seen: Visible
    at: str
    with_words: bool

    def is_new(self, entry: str) -> bool:
        """Whether an entry that is seen was recorded since."""
        return self.is_late(self.seen.entries[entry].created)

    def is_late(self, moment: str) -> bool:
        """Whether a moment is after the last review."""
        return bool(moment) and (not self.at or is_after(moment, self.at))

    def places(self, spans: Iterable[tuple[str, str, int, int]]) -> tuple[Where, ...]:
        """Places in entries that are seen (id, part, start, end), with words where they were asked for."""
        return tuple(self._place(*one) for one in list(spans)[:MOST])

    def _place(self, entry: str, part: str, start: int, end: int) -> Where:
        one = self.seen.entries[entry]
        words = in_context(one.texts().get(part, ""), start, end) if self.with_words and end > start else ()
        return Where(entry, one.night, part, start, end, words)


@dataclass(frozen=True, repr=False)
class Found:
    """The motifs of what is seen, with their ``names`` by key."""

    result: Motifs
    names: Mapping[str, str]


def found_in(corpus: Corpus) -> Found | None:
    """The motifs of a corpus; none where nothing was told."""
    if not any(one.parts.get("report", "").strip() for one in corpus):
        return None
    from ...analysis import motifs as verb

    result = verb(corpus)
    return Found(result, dict(zip(result.keys, map(str, result.frame["motif"]), strict=True)))


def nights(of: Since) -> Topic:
    """Dreams recorded since, and those that were changed."""
    dreams = [one for one in of.seen.entries.values() if one.kind == "dream"]
    told = sum(one.recall != "none" for one in dreams)
    new = [one for one in dreams if of.is_new(one.id)]
    edited = [one for one in dreams if not of.is_new(one.id) and of.is_late(one.changed)]
    lines = [
        Line(f"{_capital(label(one, of.with_words))}: {word}", of.places([(one.id, "report", 0, 0)]))
        for some, word in ((new, "new"), (edited, "changed"))
        for one in sorted(some, key=lambda one: one.night, reverse=True)
    ]
    few = f"{counted([('dream', told)])} in all: few, and nothing that is counted in them is a rule."
    first = "" if of.at else "There was no review so far: all of it is new."
    return _topic(f"New nights: {len(new)}", lines, first, few if told < FEW else "")


def motifs(of: Since, found: Found | None) -> Topic:
    """The strongest, and those that came for the first time or came back."""
    lines: list[Line] = []
    for at, row in enumerate(found.result.frame.head(LOOKED_AT).to_dict("records") if found else ()):
        assert found is not None
        passages = [one for one in found.result.evidence(at).passages if not one.negated]
        fresh = [one for one in passages if of.is_new(one.entry)]
        how = _came(fresh, [one for one in passages if not of.is_new(one.entry)])
        if at >= STRONGEST and not how:
            continue
        share = f"{100 * row['share_low']:.0f}–{100 * row['share_high']:.0f} %"
        text = f"{row['motif']}: in {row['entries']} of {found.result.parameters['entries']} dreams [{share}]"
        new = f", {len({one.entry for one in fresh})} of them new" if fresh else ""
        shown = fresh or sorted(passages, key=lambda one: one.night)[-1:]
        # One of each night: the first.
        first = {one.entry: one for one in reversed(shown)}.values()
        places = of.places((one.entry, one.part, one.start, one.end) for one in reversed(first))
        lines.append(Line(f"{text}{new}{how}", places))
    return _topic("Motifs: the strongest, and those that came back", lines)


def _came(fresh: Sequence[Passage], before: Sequence[Passage]) -> str:
    """Whether a motif came for the first time, or again after long."""
    if fresh and not before:
        return ", for the first time"
    days, then = _days(fresh), _days(before)
    gaps = [(after - one).days for one, after in pairwise(then)]
    gap = (days[0] - then[-1]).days if days and then else 0
    return f", again after {gap} days" if gaps and gap > max(LONG_DAYS, LONG_GAPS * median(gaps)) else ""


def _days(passages: Iterable[Passage]) -> list[date]:
    return sorted({day for one in passages if (day := Night.parse(one.night).day)})


def episodes(of: Since, records: Sequence[Entry | Record]) -> Topic:
    """Relationship episodes in the new nights by figure, the readers of each role apart."""
    seen = of.seen
    settled = [one for one in records if isinstance(one, Adjudication)]
    books = tuple(seen.codebooks.values())
    names = {one.code: one.name for one in meanings(books).values()}
    corpus = corpus_of(seen).only(lambda one: of.is_new(one.id))
    lines = []
    for role in ROLES:
        layers = {one.id for one in seen.layers.values() if one.role == role}
        with_whom: dict[str, list[Episode]] = defaultdict(list)
        for one in told_in(layers, seen.annotations, settled, books, corpus):
            for figure in one.figures or ("",):
                with_whom[figure].append(one)
        for figure, some in sorted(with_whom.items(), key=lambda pair: -len(pair[1])):
            signs = Counter(one.sign or "without a sign" for one in some)
            text = f"{names.get(figure, 'no figure coded')}: {counted([('episode', len(some))])}"
            said = ", ".join(f"{count} {sign}" for sign, count in signs.items())
            places = of.places((one.entry, one.part, one.start, one.end) for one in some)
            lines.append(Line(f"{text} ({said}), coded by the {role}", places))
    return _topic("Episodes in the new nights", lines)


def hypotheses(of: Since, read: Sequence[Hypothesis], changes: Sequence[Change]) -> Topic:
    """Every reading with its state, and what became of it since."""
    since = {one.record: one.label.rpartition("”: ")[2] for one in changes if one.what == "hypothesis"}
    lines = []
    for one in read:
        text = f"“{one.reading}”: {one.state}; {len(one.supporting)} for it, {len(one.opposing)} against it"
        evidence = [place_of(it, of.seen) for it in (*one.supporting, *one.opposing)]
        places = of.places(span for it in evidence if (span := _span(of.seen, it)))
        lines.append(Line(f"{text}. Since: {since[one.id]}" if one.id in since else text, places))
    return _topic("Hypotheses", lines)


def _span(seen: Visible, it: Evidence) -> tuple[str, str, int, int] | None:
    """Where the words of evidence stand now; nowhere where they are gone, or are of no entry."""
    entry = seen.entries.get(it.entry)
    text = entry.texts().get(it.part, "") if entry else ""
    if not entry or it.quote not in text:
        return None
    start = it.start if text[it.start : it.end] == it.quote else text.find(it.quote)
    return it.entry, it.part, start, start + len(it.quote)


def goals(of: Since, records: Sequence[Entry | Record]) -> Topic:
    """Where the dreamer stands on goals of their own, and stood at the last review."""
    if of.seen.audience != "dreamer":
        return _topic("Goals", (), "Goals are the dreamer's, and in no sheet for others.")
    those = [one for one in records if isinstance(one, Goal)]
    day = of.at[:10]
    lines = [Line(f"{one.text}: {one.state}; {_level(one, day)}") for one in those]
    series = together(those) if len({one.case for one in those}) == 1 else ()
    if len(series) and series[-1].n > 1:
        before = [one for one in series if one.day <= day]
        then = f"; {before[-1].t:.1f} over {before[-1].n} at the last review" if before else ""
        lines.append(Line(f"All together: T {series[-1].t:.1f} over {series[-1].n} goals{then}"))
    unsaid = sum(one.weight is None for one in those if one.attained)
    return _topic("Goals", lines, f"Without a weight, counted as 1: {unsaid}." if unsaid and series else "")


def _level(goal: Goal, day: str) -> str:
    recorded = by_day(goal)
    if not recorded:
        return "no level so far"
    last, before = recorded[-1], [one for one in recorded if one.day <= day]
    said = f"{LEVEL_WORDS[last.level]} ({signed(last.level)}) on {last.day}"
    return f"{said}, {signed(before[-1].level)} at the last review" if before and before[-1] != last else said


def hours(of: Since) -> Topic:
    """Hours written down since, with the ruptures and repairs that were noticed."""
    new = [one for one in of.seen.entries.values() if one.hour and (not of.at or of.is_new(one.id))]
    lines = []
    for one in sorted(new, key=lambda one: one.night, reverse=True):
        assert one.hour is not None
        text = ", ".join([one.hour.attendance, *(mark.sort for mark in one.hour.marks)])
        lines.append(Line(f"{one.night or 'Without a date'}: {text}", of.places([(one.id, "note", 0, 0)])))
    counts = Counter(mark.sort for one in new if one.hour for mark in one.hour.marks)
    return _topic(
        f"Hours: {len(new)}", lines, f"Of these marks: {counted(counts.items())}." if counts else ""
    )


def marks(of: Since) -> Topic:
    """What was coded, and what was decided on findings, since."""
    groups: dict[tuple[str, str], list[Annotation]] = defaultdict(list)
    for one in of.seen.annotations:
        if of.is_late(one.at) and one.state == "accepted" and not one.lost:
            role = of.seen.layers[one.layer].role if one.layer else "nobody said who"
            groups[_code(of.seen, one), role].append(one)
    coded = [
        Line(
            f"{name}: {counted([('passage', len(some))])} coded by the {role}",
            of.places((one.entry, one.part, one.start, one.end) for one in some),
        )
        for (name, role), some in sorted(groups.items(), key=lambda pair: -len(pair[1]))
    ]
    last = {(one.finding, one.key): one for one in of.seen.verdicts if of.is_late(one.at)}
    decided = [
        Line(f"{decided_on(finding, key, one.memo)}: {one.verdict}") for (finding, key), one in last.items()
    ]
    return _topic("Codes and decisions since", [*coded, *decided])


def memos(of: Since) -> Topic:
    """Memos written since; how many stand from before."""
    new = [one for one in of.seen.memos if not of.at or of.is_late(one.at)]
    lines = [
        Line(one.text, of.places([(one.target, "report", 0, 0)] if one.target in of.seen.entries else []))
        for one in new
    ]
    older = len(of.seen.memos) - len(new)
    return _topic("Memos", lines, f"{counted([('memo', older)])} of before." if older else "")


def _code(seen: Visible, one: Annotation) -> str:
    book = seen.codebooks.get(one.codebook)
    code = book.code(one.code) if book else None
    return code.name if code else one.code


def _topic(title: str, lines: Sequence[Line], *notes: str) -> Topic:
    more = f"{len(lines) - MOST} more." if len(lines) > MOST else ""
    none = "" if lines or any(notes) else "None."
    return Topic(title, tuple(lines[:MOST]), tuple(filter(None, (more, *notes, none))))


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
