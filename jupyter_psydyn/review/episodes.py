"""Relationship episodes: codes on passages that overlap, read as one happening with somebody. Pure.

The unit of the Core Conflictual Relationship Theme (Luborsky and Crits-Christoph 1998): a passage with a
wish, a response of the other, a response of the self, and who the other was. What nobody coded is missing.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from ..corpus import PARTS, Corpus
from ..corpus.night import Night
from ..journal import Adjudication, Annotation, Code, Codebook, Journal, Layer, Relation
from .layers import read_together
from .narrowing import call
from .near import above, same_name

COMPONENTS = ("wish", "other", "self")
"""Below these codes of the ready codebook stand wishes, responses of the other, responses of the self."""
ELEMENTS = (*COMPONENTS, "sign", "figure", "domain", "period")

Key = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a code says in an episode: which of `ELEMENTS` it is, under which id and name it is counted.

    ``pole``: of a sign ``positive`` or ``negative``, of a period ``then`` or ``now``; else ``""``.
    """

    element: str
    code: str
    name: str
    pole: str = ""


@dataclass(frozen=True, slots=True)
class Episode:
    """A passage (code points, end-exclusive) with the ids of the codes that ``layers`` gave it, each once.

    ``sign`` is ``positive``, ``negative``, ``mixed`` where both were coded, ``""`` where neither was;
    ``periods`` are some of ``then`` and ``now``. ``is_chained``: it is longer than any of its codes, which
    only overlap one another: two episodes coded into each other look so.
    """

    entry: str
    part: str
    start: int
    end: int
    night: Night
    layers: tuple[str, ...]
    wishes: tuple[str, ...]
    others: tuple[str, ...]
    selves: tuple[str, ...]
    figures: tuple[str, ...]
    domains: tuple[str, ...]
    sign: str
    periods: tuple[str, ...]
    is_chained: bool = False

    @property
    def components(self) -> tuple[str, ...]:
        """Its wishes, and the responses to them."""
        return (*self.wishes, *self.others, *self.selves)

    @property
    def is_told(self) -> bool:
        """Whether something goes on in it: a figure, a domain or a period alone is no episode."""
        return bool(self.components or self.sign)


@dataclass(frozen=True)
class Coded:
    """What readers of one ``role`` coded in a corpus: plain values, so that a worker can read them.

    ``relations`` join annotations among these. ``layers`` are ids; ``dreamers`` is how many the entries are
    of, ``hours`` which of them are therapy hours, ``options`` what was asked for; ``is_narrowed``: the corpus
    has not all entries, and what was coded in the others does not count.
    """

    corpus: Corpus
    annotations: tuple[Annotation, ...]
    codebooks: tuple[Codebook, ...]
    role: str
    layers: tuple[str, ...]
    dreamers: int
    options: Mapping[str, Any]
    is_narrowed: bool = False
    relations: tuple[Relation, ...] = ()
    hours: frozenset[str] = frozenset()

    def call(self, verb: str, asked: Mapping[str, Any]) -> str:
        """The Python that makes a result anew, given the options that are not as always."""
        return call(verb, asked, self.is_narrowed)

    def standing(self) -> Iterator[tuple[Annotation, Codebook, Code]]:
        """The accepted annotations whose words stand in the corpus, in its order, each with its code.

        A merged code is the one it became. What has no code in these codebooks is left out.
        """
        place = {one.id: at for at, one in enumerate(self.corpus)}
        books = {one.id: one for one in self.codebooks}
        here = [one for one in self.annotations if one.state == "accepted" and not one.lost]
        here = [one for one in here if one.entry in place and one.codebook in books]
        for one in sorted(here, key=lambda one: (place[one.entry], PARTS.index(one.part), one.start)):
            book = books[one.codebook]
            if code := book.code(one.code):
                yield one, book, became(book, code)


def coded(
    journal: Journal,
    *,
    layers: Sequence[str] | None = None,
    role: str = "",
    parts: Sequence[str] = PARTS,
    case: str = "",
    within: Corpus | None = None,
) -> Coded:
    """What the readers of one role coded in these ``parts`` of the entries, of one ``case`` (id) or of all.

    ``within``: of the entries of this corpus alone.

    ``layers`` (ids) and ``role`` choose as in `layers.read_together`. Raises ``ValueError`` for what is
    unknown, and where the role has to be said.
    """
    if unknown := [one for one in parts if one not in PARTS]:
        raise ValueError(f"parts: {str(unknown[0])[:40]!r} is none of {', '.join(PARTS)}")
    if case and case not in {one.id for one in journal.cases()}:
        raise ValueError("case: there is no such case in this journal")
    chosen = read_together(journal.records(Layer), journal.author, chosen=layers, role=role)
    ids = {one.id for one in chosen}
    # Where readers settled a difference, what was kept stands for what they had said.
    settled = {mark for one in journal.records(Adjudication) if one.layer in ids for mark in one.settles}
    marks = tuple(
        one
        for one in journal.records(Annotation)
        if one.layer in ids and one.part in parts and one.id not in settled
    )
    entries = journal.entries()
    of = {one.id: one.case for one in entries}
    if case:
        marks = tuple(one for one in marks if of.get(one.entry) == case)
    marked = {one.id for one in marks}
    return Coded(
        corpus=journal.corpus() if within is None else within,
        annotations=marks,
        codebooks=tuple(journal.records(Codebook)),
        role=chosen[0].role if chosen else role,
        layers=tuple(one.id for one in chosen),
        dreamers=len({of[one.entry] for one in marks if one.entry in of}),
        options={
            "layers": None if layers is None else tuple(layers),
            "role": role,
            "parts": tuple(parts),
            "case": case,
        },
        is_narrowed=within is not None,
        relations=tuple(one for one in journal.records(Relation) if {one.source, one.target} <= marked),
        hours=frozenset(one.id for one in entries if one.hour),
    )


def meanings(codebooks: Iterable[Codebook]) -> dict[Key, Meaning]:
    """What each code that speaks of episodes says, by (codebook, code).

    These are the codes below ``wish``, ``other``, ``self``, ``sign``, ``figure``, ``domain`` and ``period``,
    whatever they are called by now; in a book of one's own also those below a code named Figure. A merged
    code is counted as the one it became; one that was split or retired stays what it was. Copies of the
    ready codebook share their ids, and so do their counts.
    """
    found = {}
    for book in codebooks:
        roots = {became(book, one).id: element for element in ELEMENTS if (one := _root(book, element))}
        for code in book.codes:
            now = became(book, code)
            line = (now, *above(book, now))
            root = next((one for one in line if one.id in roots), None)
            if root is not None:
                element = roots[root.id]
                name = now.name if now is root else _short(now.name, root.name)
                found[book.id, code.id] = Meaning(element, now.id, name, _pole(book, element, line))
    return found


def became(book: Codebook, code: Code) -> Code:
    """The code that a merged one was made part of; any other is itself."""
    passed = {code.id}
    while len(code.into) == 1 and (target := book.code(code.into[0])) and target.id not in passed:
        code = target
        passed.add(code.id)
    return code


def episodes(
    annotations: Iterable[Annotation], codebooks: Iterable[Codebook], corpus: Corpus
) -> tuple[Episode, ...]:
    """The episodes of these annotations, by night (unknown ones last), then in the order of the corpus.

    Annotations that overlap, directly or through others, make one; those that only touch do not. Suggested,
    rejected and lost ones are left out, and those of codes that say nothing of episodes. Of several layers
    one code counts once, however many readers gave it. Whose layers they are is for the caller to choose.
    """
    said = meanings(codebooks)
    by_text = defaultdict(list)
    for one in annotations:
        if one.state == "accepted" and not one.lost and (one.codebook, one.code) in said:
            by_text[one.entry, one.part].append(one)
    found = [
        _episode(entry.id, part, entry.night, together, said)
        for entry in corpus
        for part in PARTS
        for together in _overlapping(by_text.get((entry.id, part), ()))
    ]
    return tuple(sorted(found, key=lambda one: one.night.first or date.max))


def told_in(
    layers: Collection[str],
    annotations: Iterable[Annotation],
    adjudications: Iterable[Adjudication],
    codebooks: Iterable[Codebook],
    corpus: Corpus,
) -> tuple[Episode, ...]:
    """The episodes in which something goes on, as coded in these layers (ids), which are of one role.

    Where readers settled a difference, what was kept stands for what they had said.
    """
    settled = {mark for one in adjudications if one.layer in layers for mark in one.settles}
    marks = [one for one in annotations if one.layer in layers and one.id not in settled]
    return tuple(one for one in episodes(marks, codebooks, corpus) if one.is_told)


def _root(book: Codebook, element: str) -> Code | None:
    if (code := book.code(element)) or element != "figure":
        return code
    return next((one for one in book.codes if not one.parent and same_name(one.name, "Figure")), None)


def _short(name: str, root: str) -> str:
    """“Figure: mother” below Figure is the mother."""
    return name.removeprefix(f"{root}: ")


def _pole(book: Codebook, element: str, line: Sequence[Code]) -> str:
    """Below which end of the scale a code stands; ``""``: below neither, or both were made one."""
    poles = {"sign": ("positive", "negative"), "period": ("then", "now")}.get(element, ())
    ids = {one.id for one in line}
    below = [
        pole for pole in poles if (end := book.code(f"{element}-{pole}")) and became(book, end).id in ids
    ]
    return below[0] if len(below) == 1 else ""


def _overlapping(annotations: Iterable[Annotation]) -> Iterator[list[Annotation]]:
    together: list[Annotation] = []
    reach = 0
    for one in sorted(annotations, key=lambda one: (one.start, one.end)):
        if together and one.start >= reach:
            yield together
            together = []
        together.append(one)
        reach = max(reach, one.end)
    if together:
        yield together


def _episode(
    entry: str, part: str, night: Night, together: Sequence[Annotation], said: Mapping[Key, Meaning]
) -> Episode:
    given = [said[one.codebook, one.code] for one in together]

    def of(element: str) -> tuple[str, ...]:
        return tuple(dict.fromkeys(one.code for one in given if one.element == element))

    def poles(element: str) -> list[str]:
        return sorted({one.pole for one in given if one.element == element and one.pole})

    signs = poles("sign")
    start, end = together[0].start, max(one.end for one in together)
    return Episode(
        entry=entry,
        part=part,
        start=start,
        end=end,
        night=night,
        layers=tuple(dict.fromkeys(one.layer for one in together)),
        wishes=of("wish"),
        others=of("other"),
        selves=of("self"),
        figures=of("figure"),
        domains=of("domain"),
        sign="mixed" if len(signs) > 1 else "".join(signs),
        periods=tuple(reversed(poles("period"))),
        is_chained=all(one.end - one.start < end - start for one in together),
    )
