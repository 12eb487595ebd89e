"""What of a journal a report may hold for an audience, and what it leaves out. Pure.

Of entries, consents and decisions `exchange.release` alone decides. On top of it a report knows layers:
private ones are in none, others once they are released (the dreamer's own are always the dreamer's).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from ...exchange.outgoing import ONE_CASE
from ...exchange.release import WITHOUT_NAMES, Released, counted, released
from ...journal.coding import Annotation, Codebook, Layer, Memo
from ...journal.interpretation import Hypothesis
from ...journal.model import AUDIENCES, Entry
from ...journal.record import Record
from ...journal.records import Case, Verdict

T = TypeVar("T")
M = TypeVar("M", Annotation, Verdict)

NO_PRIVATE = "Private layers, and the memos in them, are in no report, whether there are any or not."
NO_WHOLE = (
    "A report holds no whole entries, no earlier revisions, no relations between passages, no adjudications, "
    "no consents, no settings, and no texts that were set aside."
)
WORDS_IN_A_ROW = 8
"""So many of an entry are a quotation of it."""

_WORD = re.compile(r"\w+")


@dataclass(frozen=True, repr=False)
class Visible:
    """What an audience may see of what was asked for; ``held``: texts of which no word may be quoted to it.

    ``whole``: no entry was left out. ``hypotheses`` are those of the cases that it sees: what they rest on
    is not looked at yet.
    """

    audience: str
    day: str
    cases: tuple[Case, ...]
    entries: Mapping[str, Entry]
    layers: Mapping[str, Layer]
    annotations: tuple[Annotation, ...]
    codebooks: Mapping[str, Codebook]
    verdicts: tuple[Verdict, ...]
    hypotheses: tuple[Hypothesis, ...]
    memos: tuple[Memo, ...]
    dreamers: frozenset[str]
    held: tuple[str, ...]
    whole: bool
    left_out: tuple[str, ...]

    def who(self, account: str, role: str = "") -> str:
        """Whose something is: the dreamer never by an account, and nobody where names are left out."""
        if role == "dreamer" or account in self.dreamers:
            return "the dreamer"
        a_role = f"a {role}" if role else ""
        if not account or self.audience in WITHOUT_NAMES:
            return a_role
        return f"{account}, {a_role}" if role else account

    def stands(self, entry: str, part: str, quote: str) -> bool:
        """Whether an entry that is seen still says this."""
        return entry in self.entries and quote in self.entries[entry].texts().get(part, "")


def visible(records: Sequence[Entry | Record], *, audience: str, day: str, case: str = "") -> Visible:
    """What ``audience`` may see on a ``day``, of one ``case`` or of all; ``records`` as they stand.

    ``ValueError`` with one line where there is no such audience or case.
    """
    if audience not in AUDIENCES:
        raise ValueError(f"a report is for one of {', '.join(AUDIENCES)}")
    ours = _without_private(records)
    cases = {one.id: one for one in _of(Case, ours)}
    if case and case not in cases:
        known = "; ".join(f"{one.id} {one.pseudonym}".strip() for one in cases.values())
        raise ValueError(f"there is no such case in this journal; there are: {known}")
    asked = [one for one in ours if not case or one.case == case]
    given = Released(tuple(asked), ())
    if audience != "dreamer":
        given = released(asked, audience, day)
    entries = {one.id: one for one in _of(Entry, given.records)}
    # Where nothing of a case is seen, nothing that was said of it is either.
    seen = {"", *cases} if audience == "dreamer" else {"", *(one.case for one in entries.values())}
    layers = {one.id: one for one in _of(Layer, ours)}
    shown = {name: one for name, one in layers.items() if _is_shown(one, audience, day)}
    held = tuple(_held(_of(Entry, records), entries)) if audience != "dreamer" else ()
    memos = [one for one in _of(Memo, asked) if _is_memo_of(one, audience, entries, seen)]
    found = Visible(
        audience=audience,
        day=day,
        cases=tuple(one for one in _of(Case, asked) if one.id in seen),
        entries=entries,
        layers=shown,
        annotations=tuple(
            one
            for one in _of(Annotation, given.records)
            if _in(one.layer, shown) and _is_seen_in(one, audience, entries)
        ),
        codebooks={one.id: one for one in _of(Codebook, ours)},
        verdicts=tuple(one for one in _of(Verdict, given.records) if one.case in seen),
        hypotheses=tuple(one for one in _of(Hypothesis, asked) if one.case in seen),
        memos=tuple(one for one in memos if _in(one.layer, shown)),
        dreamers=frozenset(one.reader for one in layers.values() if one.role == "dreamer" and one.reader),
        held=held,
        whole=len(entries) == len(_of(Entry, records)),
        left_out=given.left_out,
    )
    unreleased = [one for one in _of(Layer, asked) if one.id not in shown]
    return _without_quotations(
        replace(found, left_out=(*given.left_out, *_said(unreleased), *([ONE_CASE] if case else ())))
    )


def quoting(said: Sequence[str], held: Iterable[str]) -> set[int]:
    """Which of these texts have eight words in a row of one of the ``held``."""
    runs: dict[tuple[str, ...], set[int]] = {}
    for at, text in enumerate(said):
        for run in _runs(text):
            runs.setdefault(run, set()).add(at)
    found: set[int] = set()
    for text in held if runs else ():
        for run in _runs(text):
            found |= runs.get(run, set())
    return found


def _runs(text: str) -> Iterator[tuple[str, ...]]:
    words = _WORD.findall(text.casefold())
    return zip(*(words[at:] for at in range(WORDS_IN_A_ROW)), strict=False)


def _of(kind: type[T], records: Iterable[object]) -> list[T]:
    return [one for one in records if isinstance(one, kind)]


def _without_private(records: Sequence[Entry | Record]) -> list[Entry | Record]:
    """What is not deleted and not of a private layer; nor of a layer or a case that is not there."""
    known = {one.id for one in _of(Case, records) if not one.private_of}
    layers = {one.id for one in _of(Layer, records) if not one.private and one.case in {"", *known}}

    def is_open(one: Entry | Record) -> bool:
        if one.deleted or (isinstance(one, Case) and one.private_of) or (one.case and one.case not in known):
            return False
        if isinstance(one, Layer):
            return one.id in layers
        if isinstance(one, Memo) and one.on == "case" and one.target not in known:
            return False
        layer = getattr(one, "layer", "")
        return not layer or layer in layers

    return [one for one in records if is_open(one)]


def _is_shown(layer: Layer, audience: str, day: str) -> bool:
    if audience == layer.role == "dreamer":
        return True
    return bool(layer.released) and layer.released[:10] <= day


def _in(layer: str, shown: Mapping[str, Layer]) -> bool:
    """What stands in no layer (journals before 0.6 had none) goes with its entry."""
    return not layer or layer in shown


def _is_seen_in(one: Annotation, audience: str, entries: Mapping[str, Entry]) -> bool:
    """For anybody but the dreamer the entry must have its words as it goes out."""
    entry = entries.get(one.entry)
    return entry is not None and (audience == "dreamer" or one.quote in entry.texts().get(one.part, ""))


def _is_memo_of(one: Memo, audience: str, entries: Mapping[str, Entry], seen: set[str]) -> bool:
    if one.on == "entry":
        return one.target in entries
    return audience == "dreamer" and one.case in seen


def _held(entries: Iterable[Entry], seen: Mapping[str, Entry]) -> Iterator[str]:
    """All that was not released: of entries that are seen, the words that were edited away."""
    for one in entries:
        if one.id not in seen:
            yield from one.texts().values()
            yield one.title
        if one.told and (one.id not in seen or seen[one.id].told is None):
            yield one.told


def _without_quotations(found: Visible) -> Visible:
    """Without what was said in words of entries that were not released."""
    annotations, of_passages = _silenced(found.annotations, found.held)
    verdicts, of_findings = _silenced(found.verdicts, found.held)
    spilt = quoting([one.text for one in found.memos], found.held)
    count = of_passages + of_findings + len(spilt)
    quote, was = ("memo quotes", "was") if count == 1 else ("memos quote", "were")
    sentence = f"{count} {quote} an entry or words that are not in this report, and {was} left out."
    return replace(
        found,
        annotations=annotations,
        verdicts=verdicts,
        memos=tuple(one for at, one in enumerate(found.memos) if at not in spilt),
        left_out=(*found.left_out, *([sentence] if count else ())),
    )


def _silenced(said: Sequence[M], held: Sequence[str]) -> tuple[tuple[M, ...], int]:
    """Without the memos that quote what is held back, and how many these are."""
    quoted = quoting([one.memo for one in said], held)
    return tuple(replace(one, memo="") if at in quoted else one for at, one in enumerate(said)), len(quoted)


def _said(unreleased: Sequence[Layer]) -> Iterator[str]:
    if unreleased:
        one = len(unreleased) == 1
        has, was, reader = ("has", "was", "its reader") if one else ("have", "were", "their readers")
        count = counted([("layer", len(unreleased))])
        yield f"{count} that {reader} {has} not released {was} left out."
