"""The verb ``code``: the coding cards of a corpus, made by rules and weighed features, with every span."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import ClassVar

import pandas as pd

from ...analysis.concordance import Concordance, Place, gather
from ...analysis.reading import HasCorpus, Text, corpus_of
from ...analysis.result import Column, Result, asked_for, call, number, parameters, table
from ...corpus import PARTS, Corpus, Document
from ..card import Card, Coding
from ..categories import FIELDS
from .dream import Found, code_dream, sex_told, uncoded

COLUMNS = (
    Column("entry", "Entry", "key", "The id of the entry."),
    Column("part", "Part", "text", "The part of the entry that was read."),
    Column("start", "Start", "integer", "Where the words behind the code start, in code points."),
    Column("end", "End", "integer", "Where they end: the first code point after them."),
    Column("class", "Class", "text", "The field of the card: char, agg, fri, sex ..."),
    Column("code", "Code", "text", "The code of Hall and Van de Castle."),
    Column("rule", "Rule", "text", "By which rule the code was given."),
    Column("confidence", "Confidence", "share", "How probable the coder holds it to be right."),
)  # fmt: skip
_SEXES = {"": "", "told": "", "female": "F", "male": "M"}


@dataclass(frozen=True, eq=False, repr=False)
class AutomaticCoding(Result):
    """Codings, dream by dream: suggestions for people to review, with the words behind each."""

    cards: tuple[Card, ...] = ()
    kind: ClassVar[str] = "hvdc-coding"
    verb: ClassVar[str] = "hvdc.code"


@dataclass(frozen=True)
class _Pages:
    """Texts and their documents, for the concordance of a coding."""

    texts: tuple[Text, ...]
    documents: tuple[Document, ...]


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
    if part not in PARTS:
        raise ValueError(f"part: {part!r}; there are {', '.join(PARTS)}")
    if sex not in _SEXES:
        raise ValueError(f"sex: {sex!r}; give female, male or told")
    source = corpus_of(corpus)
    sexes = _sexes(source, part, _SEXES[sex])
    cards, rows, places = [], [], []
    left: Counter[str] = Counter()
    texts = tuple(Text(at, part, one.parts.get(part, "")) for at, one in enumerate(source))
    for at, document in enumerate(source):
        why = uncoded(texts[at].text)
        left[why] += 1
        found = [] if why else code_dream(texts[at].text, sexes[document.dreamer])
        cards.append(_card(document, texts[at].text, found, sexes[document.dreamer], not why))
        for one in found:
            start, end = one.places[0] if one.places else (0, 0)
            rows.append(
                (document.id, part, start, end, one.field, str(one.code), one.rule, round(one.confidence, 2))
            )
            places.append(Place(at, one.places[:1] or ((0, 0),)))
    made = parameters(options, entries=len(source))
    asked = asked_for(code, options)
    keys = tuple(f"{row[0]}:{row[4]}:{at}" for at, row in enumerate(rows))
    pages = _Pages(texts, source.documents)

    def evidence(row: int) -> Concordance:
        of = {"of": call("hvdc.code", asked), "key": keys[row]}
        return gather(pages, [places[row]], f"Passage for {rows[row][5]}", made, of)

    coded = len(source) - sum(n for why, n in left.items() if why)
    return AutomaticCoding(
        title=f"Codes of {number(coded, 'dream')}",
        caption=f"Hall and Van de Castle, coded by machine; {number(len(rows), 'coding')}",
        notes=(*source.notes, *_notes(left, sexes)),
        parameters=made,
        keys=keys,
        columns=COLUMNS,
        picture={},
        _table=pd.DataFrame(rows, columns=[one.name for one in COLUMNS]) if rows else table([], COLUMNS),
        _options=asked,
        _evidence=evidence,
        cards=tuple(cards),
    )


def _sexes(corpus: Corpus, part: str, given: str) -> dict[str, str]:
    """The sex of each dreamer; those whose own reports do not tell it are taken together."""
    texts: dict[str, list[str]] = defaultdict(list)
    for document in corpus:
        texts[document.dreamer].append(document.parts.get(part, ""))
    told = {dreamer: given or sex_told(own) for dreamer, own in texts.items()}
    together = sex_told([text for dreamer, own in texts.items() if not told[dreamer] for text in own])
    return {dreamer: sex or together for dreamer, sex in told.items()}


def _card(document: Document, text: str, found: Iterable[Found], sex: str, coded: bool) -> Card:
    return Card(
        document.id,
        tuple(Coding(one.field, one.code, one.places) for one in found),
        report=text,
        dreamer_sex=sex,
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
