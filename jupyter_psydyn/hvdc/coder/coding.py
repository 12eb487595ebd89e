"""The verb ``code``: the coding cards of a corpus, made by rules and weighed features, with every span."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, ClassVar

import pandas as pd

from ...analysis.concordance import Cited, Concordance, Place, gather
from ...analysis.reading import HasCorpus, Text, corpus_of
from ...analysis.result import Column, Result, asked_for, call, number, parameters, table
from ...corpus import PARTS, Corpus, Document
from ..card import Card, Coding
from ..categories import FIELDS
from .dream import Found, sex_told
from .many import Report, code_all

COLUMNS = (
    Column("entry", "Entry", "key", "The id of the entry."),
    Column("part", "Part", "text", "The part of the entry that was read."),
    Column("start", "Start", "integer", "Where the words behind the code start, in code points."),
    Column("end", "End", "integer", "Where they end: the first code point after them."),
    Column("class", "Class", "text", "The field of the card: char, agg, fri, sex ..."),
    Column("code", "Code", "text", "The code of Hall and Van de Castle."),
    Column("rule", "Rule", "text", "By which rule the code was given."),
    Column("confidence", "Confidence", "share", "How often such codes stood on hand-coded cards."),
)  # fmt: skip
_SEXES = {"": "", "told": "", "female": "F", "male": "M"}


@dataclass(frozen=True, eq=False, repr=False)
class AutomaticCoding(Result):
    """Codings, dream by dream: suggestions for people to review, with the words behind each."""

    cards: tuple[Card, ...] = ()
    kind: ClassVar[str] = "hvdc-coding"
    verb: ClassVar[str] = "hvdc.code"


def code(corpus: Corpus | HasCorpus, *, part: str = "report", sex: str = "told") -> AutomaticCoding:
    """Code dreams after Hall and Van de Castle (1966) by rules and weighed features, offline.

    ``sex`` is the dreamers': ``female``, ``male``, or ``told``: as the reports of each dreamer tell it ("my
    husband" in at least five). It decides only the sex of friends whose sex no word tells.

    One row a coding, in the order of the corpus: entry, part, start, end (the words behind it, code points;
    0 to 0 for a setting that no word tells), class, code, rule, confidence. ``.cards`` are the coding cards,
    one a dream, for ``hvdc.indices``; ``.evidence(row)`` the passage. How well it agrees with people is in
    docs/validity.md: read it before you rely on a number.

    A report that is empty, says only that nothing is remembered, or is not in English is not coded: its card
    has no fields, and the notes tell how many there are.

    Raises ``ValueError`` for another part or sex.
    """
    options = {"part": part, "sex": sex}
    source = corpus_of(corpus)
    coder = Coder(source, part=part, sex=sex)
    cards: list[Card] = []
    entries: list[int] = []  # of each row
    columns: list[list[Any]] = [[] for _ in COLUMNS]
    for at, (card, found) in enumerate(coder):
        cards.append(card)
        for one in found:
            start, end = one.places[0] if one.places else (0, 0)
            row = (
                card.dream_id,
                part,
                start,
                end,
                one.field,
                str(one.code),
                one.rule,
                round(one.confidence, 2),
            )
            entries.append(at)
            for column, value in zip(columns, row, strict=True):
                column.append(value)
    made = parameters(options, entries=len(source))
    asked = asked_for(code, options)
    rows = enumerate(zip(columns[0], columns[4], strict=True))
    keys = tuple(f"{entry}:{field}:{at}" for at, (entry, field) in rows)
    texts = tuple(Text(at, part, one.parts.get(part, "")) for at, one in enumerate(source))
    pages = Cited(texts, source.documents)

    def evidence(row: int) -> Concordance:
        of = {"of": call("hvdc.code", asked), "key": keys[row]}
        place = Place(entries[row], ((columns[2][row], columns[3][row]),))
        return gather(pages, [place], f"Passage for {columns[5][row]}", made, of)

    return AutomaticCoding(
        title=f"Codes of {number(coder.coded, 'dream')}",
        caption=f"Hall and Van de Castle, coded by machine; {number(len(entries), 'coding')}",
        notes=(*source.notes, *coder.notes),
        parameters=made,
        keys=keys,
        columns=COLUMNS,
        picture={},
        _table=pd.DataFrame(dict(zip([one.name for one in COLUMNS], columns, strict=True)))
        if entries
        else table([], COLUMNS),
        _options=asked,
        _evidence=evidence,
        cards=tuple(cards),
    )


class Coder:
    """A corpus to be coded, one dream after another: each dream's card and what it was made from.

    ``part`` and ``sex`` are those of ``code``, which keeps all; this keeps nothing, for a file of any length.
    ``coded`` and ``notes`` tell of the dreams gone through so far. Raises ``ValueError`` as ``code`` does.
    """

    def __init__(self, corpus: Corpus, *, part: str = "report", sex: str = "told") -> None:
        if part not in PARTS:
            raise ValueError(f"part: {part!r}; there are {', '.join(PARTS)}")
        if sex not in _SEXES:
            raise ValueError(f"sex: {sex!r}; give female, male or told")
        self._corpus, self._part = corpus, part
        self._sexes = _sexes(corpus, part, _SEXES[sex])
        self._left: Counter[str] = Counter()

    def __iter__(self) -> Iterator[tuple[Card, list[Found]]]:
        self._left.clear()
        reports = [Report(one.parts.get(self._part, ""), self._sexes[one.dreamer]) for one in self._corpus]
        for document, report, (why, found) in zip(self._corpus, reports, code_all(reports), strict=True):
            self._left[why] += 1
            yield _card(document, report, found, not why), found

    @property
    def coded(self) -> int:
        """How many dreams were coded."""
        return self._left[""]

    @property
    def notes(self) -> tuple[str, ...]:
        """What a reader has to know: what was not coded, and how the dreamers' sex was taken."""
        return _notes(self._left, self._sexes)


def _sexes(corpus: Corpus, part: str, given: str) -> dict[str, str]:
    """The sex of each dreamer; those whose own reports do not tell it are taken together."""
    texts: dict[str, list[str]] = defaultdict(list)
    for document in corpus:
        texts[document.dreamer].append(document.parts.get(part, ""))
    told = {dreamer: given or sex_told(own) for dreamer, own in texts.items()}
    together = sex_told([text for dreamer, own in texts.items() if not told[dreamer] for text in own])
    return {dreamer: sex or together for dreamer, sex in told.items()}


def _card(document: Document, report: Report, found: Iterable[Found], coded: bool) -> Card:
    return Card(
        document.id,
        tuple(Coding(one.field, one.code, one.places) for one in found),
        report=report.text,
        dreamer_sex=report.sex,
        night=document.night,
        fields=frozenset(FIELDS) if coded else frozenset(),
    )


def _notes(left: Counter[str], sexes: dict[str, str]) -> tuple[str, ...]:
    notes = [
        "Coded by machine: suggestions for people to review; docs/validity.md has how far to trust them."
    ]
    for why, n in sorted(left.items()):
        if why:
            notes.append(f"{number(n, 'report')} not coded: {why}.")
    told = Counter(sexes.values())
    for letter, name in (("F", "women"), ("M", "men")):
        if told[letter]:
            notes.append(f"Dreamers taken to be {name}: {told[letter]}; where that is wrong, say sex=.")
    if told[""]:
        notes.append("Where the reports do not tell the dreamer's sex, friends of untold sex are coded I.")
    return tuple(notes)
