"""Who may see what: what an audience gets of a journal and what it does not, in plain sentences. Pure.

The dreamer gets everything. Anybody else gets the entries that were released to them, as they stand now, with
the annotations of these and their cases, as long as no consent speaks against it: where consents for this
audience are recorded for a case, one of them must be in force, unless somebody gives a reason (`Departure`).

Private layers go to nobody. Annotations go where their reader has released the layer (or they are in none),
with their relations, the checklists of what was looked for, and the codebooks they need, these without
examples, which may quote.

Left out for all but the dreamer: earlier revisions, words that were edited away since they were first told
(somebody's name, perhaps) with what was said of them, what was deleted, texts that were set aside, consents,
what left before and what was decided of names, the frame and the context of a case, settings, memos,
adjudications, reviews and hypotheses (which may quote entries that were not released). Figures, events and
goals of a case go to its clinician alone.
Decisions on motifs are about the journal as a whole: the clinician and the supervisor get them, research does
not, and it does not get the name of who annotated, or of who wrote associations down, either.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from ..journal.coding import Annotation, Checklist, Code, Codebook, Layer, Relation
from ..journal.decision import entry_of
from ..journal.model import Entry
from ..journal.practice import Figure, Goal, LifeEvent
from ..journal.record import Record
from ..journal.records import Case, Consent, Verdict

WITH_DECISIONS = ("clinician", "supervisor")
WITHOUT_NAMES = ("research",)
WITH_LIVES = ("clinician",)
"""To whom figures, events and goals of the cases go that they see."""
_NEVER = "9999-12-31"


@dataclass(frozen=True)
class Released:
    """What an audience gets, and ``left_out``: what it does not, a sentence each."""

    records: tuple[Entry | Record, ...]
    left_out: tuple[str, ...]


def released(
    records: Sequence[Entry | Record], audience: str, day: str, without_consent: bool = False
) -> Released:
    """What an audience but the dreamer gets on a day; ``records`` as they stand, without deleted ones.

    ``without_consent``: what consents speak against goes as well, and is said.
    """
    records = [one for one in records if not is_private(one, private_cases(records))]
    entries = [one for one in records if isinstance(one, Entry)]
    closed = without_a_consent(records, audience, day)
    given = [one for one in entries if one.release.get(audience, _NEVER) <= day]
    kept = {one.id: one for one in given if without_consent or one.case not in closed}
    cases = {one.case for one in kept.values()}

    # As they go: what was associated to words that were edited away is no part of them.
    texts = {one.id: _entry_as_it_goes(one, audience).texts() for one in kept.values()}
    shown = {"", *(one.id for one in records if isinstance(one, Layer) and one.released and not one.private)}
    marks = {
        one.id: one
        for one in records
        if isinstance(one, Annotation)
        and one.layer in shown
        and one.entry in kept
        and texts[one.entry].get(one.part, "")[one.start : one.end] == one.quote
    }
    looked = [
        one for one in records if isinstance(one, Checklist) and one.layer in shown and one.entry in kept
    ]
    layers = {one.layer for one in marks.values()} | {one.layer for one in looked}
    books = {one.codebook for one in marks.values()} | {one.codebook for one in looked}

    def goes(one: Entry | Record) -> bool:
        if isinstance(one, Relation):
            return {one.source, one.target} <= marks.keys()
        if isinstance(one, (Annotation, Layer, Codebook)):
            return one.id in {**marks, **dict.fromkeys(layers), **dict.fromkeys(books)}
        if isinstance(one, Checklist):
            return one in looked
        if isinstance(one, Verdict):
            of = entry_of(one.finding, one.key)
            return audience in WITH_DECISIONS and (not of or of in kept)
        if isinstance(one, (Figure, Goal, LifeEvent)):
            return audience in WITH_LIVES and one.case in cases
        return one.id in (cases if isinstance(one, Case) else kept)

    going = [(one, _as_it_goes(one, audience)) for one in records if goes(one)]
    edited = sum(
        isinstance(one, Entry)
        and isinstance(left, Entry)
        and (one.told, one.elements) != (left.told, left.elements)
        for one, left in going
    )
    unreleased, held_back = len(entries) - len(given), len(given) - len(kept)
    despite = sum(one.case in closed for one in kept.values())
    sentences = [
        *_said(unreleased, entries, f"not released to {audience}"),
        *_said_of_despite(despite, audience),
        *_said(held_back, entries, f"without a consent for {audience} that is in force"),
        *_said_of_edited(edited),
        *(
            ["Examples in codebooks were left out: they may quote."]
            if any(map(_has_examples, records))
            else ()
        ),
    ]
    return Released(tuple(left for _, left in going), tuple(sentences))


def private_cases(records: Iterable[Entry | Record]) -> frozenset[str]:
    """Where private layers are kept."""
    return frozenset(one.id for one in records if isinstance(one, Case) and one.private_of)


def is_private(one: Entry | Record, private: frozenset[str]) -> bool:
    """Whether a record is of a private layer, which enters no export unless it is asked for by name."""
    return one.case in private


def counted(counts: Iterable[tuple[str, int]]) -> str:
    """``2 codebooks, 1 setting``."""
    return ", ".join(f"{count} {kind if count == 1 else _plural(kind)}" for kind, count in counts)


def without_a_consent(records: Iterable[Entry | Record], audience: str, day: str) -> set[str]:
    """The cases with consents for this audience of which none is in force."""
    consents = [one for one in records if isinstance(one, Consent) and one.purpose == audience]
    return {one.case for one in consents} - {one.case for one in consents if one.holds(day)}


def _as_it_goes(one: Entry | Record, audience: str) -> Entry | Record:
    """Without the words of before; for research without names."""
    if isinstance(one, (Annotation, Checklist, Relation)) and audience in WITHOUT_NAMES:
        return replace(one, by="")
    if isinstance(one, Layer) and audience in WITHOUT_NAMES:
        return replace(one, reader="")
    if isinstance(one, Codebook):
        editions = tuple(replace(edition, by="", why="") for edition in one.editions)
        return replace(one, codes=tuple(map(_without_examples, one.codes)), editions=editions)
    if isinstance(one, Case):
        return Case(one.id, one.case, pseudonym=one.pseudonym, revision=one.revision)
    return _entry_as_it_goes(one, audience) if isinstance(one, Entry) else one


def _entry_as_it_goes(one: Entry, audience: str) -> Entry:
    told = one.told if one.told == one.parts.get("report", "") else None
    session = one.session
    if session and audience in WITHOUT_NAMES:
        session = replace(session, recorder="")
    elements = tuple(element for element in one.elements if not element.lost)
    return replace(one, told=told, elements=elements, session=session)


def _without_examples(code: Code) -> Code:
    return replace(code, example="", counter_example="")


def _has_examples(one: Entry | Record) -> bool:
    return isinstance(one, Codebook) and any(code != _without_examples(code) for code in one.codes)


def _said(count: int, entries: Sequence[Entry], why: str) -> Iterator[str]:
    if count:
        are = "is" if count == 1 else "are"
        were = "was" if count == 1 else "were"
        yield f"{count} of {len(entries)} entries {are} {why} and {were} left out."


def _said_of_despite(count: int, audience: str) -> Iterator[str]:
    if count:
        go = "goes" if count == 1 else "go"
        yield (
            f"{counted([('entry', count)])} {go} although no consent for {audience} is in force; "
            "the reason is kept."
        )


def _said_of_edited(count: int) -> Iterator[str]:
    if count:
        yield (
            "Words that were edited away since they were first told were left out of "
            f"{counted([('entry', count)])}."
        )


def _plural(kind: str) -> str:
    return {"entry": "entries", "hypothesis": "hypotheses"}.get(kind, f"{kind}s")
