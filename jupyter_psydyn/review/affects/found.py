"""What `affects` finds in the entries it reads, and the passages behind each of its marks. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from functools import cached_property
from typing import Any

from ...analysis.concordance import Place
from ...analysis.reading import Text
from ...association.evidence import label as named
from ...corpus import Corpus, Document, sentences
from ...journal import Affect, Entry
from ...journal.model import FAMILIES
from .beside import Beside, agreement, beside, cell
from .labels import Labelled, Period, common_size, figures, labelled, periods, shares
from .links import Link, Told, links, told
from .moments import Moment, change, moments

SEED = 0
"""Of the intervals by drawing anew."""


@dataclass(frozen=True)
class Found:
    """All that was found in these entries, and the pages its places are on."""

    corpus: Corpus
    entries: tuple[Entry, ...]
    parts: tuple[str, ...]

    @property
    def documents(self) -> tuple[Document, ...]:
        """The entries as text."""
        return self.corpus.documents

    @cached_property
    def texts(self) -> tuple[Text, ...]:
        """The texts of every entry in these parts; of a page without one, an empty text."""
        read = {one.id for one in self.entries}
        return tuple(
            Text(at, part, one.parts.get(part, ""))
            for at, one in enumerate(self.corpus)
            if one.id in read
            for part in _parts_of(one, self.parts)
        )

    @cached_property
    def text_of(self) -> dict[tuple[str, str], int]:
        """Where among the texts a part of an entry is."""
        return {(self.documents[one.entry].id, one.part): at for at, one in enumerate(self.texts)}

    @cached_property
    def labelled(self) -> tuple[Labelled, ...]:
        """The entries with a label."""
        return labelled(self.entries)

    @cached_property
    def periods(self) -> tuple[Period, ...]:
        """The times they are parted into."""
        return periods(self.labelled)

    @cached_property
    def size(self) -> int:
        """At how many labels the times are compared."""
        return common_size(self.periods)

    @cached_property
    def rows(self) -> tuple[dict[str, Any], ...]:
        """The figures of each time."""
        return tuple(figures(one.labelled, self.size, SEED) for one in self.periods)

    @cached_property
    def whole(self) -> dict[str, Any]:
        """The figures of all of them together."""
        return figures(self.labelled, self.size, SEED)

    @cached_property
    def beside(self) -> tuple[Beside, ...]:
        """Labels and the words of the text."""
        return beside(self.labelled, {one.id: one for one in self.corpus}, self.parts)

    @cached_property
    def told(self) -> tuple[Told, ...]:
        """What set off what."""
        return told(self.entries)

    @cached_property
    def links(self) -> tuple[Link, ...]:
        """The pairs of it."""
        return links(self.told)

    @cached_property
    def moments(self) -> tuple[Moment, ...]:
        """The mindful moments."""
        return moments(self.entries)

    def picture(self) -> dict[str, Any]:
        """What is drawn beside the rows; every key leads to passages."""
        apart = [one for one in self.beside if one.is_compared and one.label != one.words]
        return {
            "families": list(FAMILIES),
            "periods": [
                {"key": one.name, "placed": row["placed"], "families": shares(row)}
                for one, row in zip(self.periods, self.rows, strict=True)
            ],
            "whole": self.whole,
            "beside": {**agreement(self.beside), "apart": [_apart(one) for one in apart]},
            "links": [_link(at, one) for at, one in enumerate(self.links, 1) if one.both > 1],
            "told": {"rows": len(self.told), "once": sum(one.both == 1 for one in self.links)},
            "moments": {
                **asdict(change(self.moments)),
                "each": [
                    {
                        "key": f"moment:{one.entry}",
                        "night": one.night,
                        "before": one.before,
                        "after": one.after,
                    }
                    for one in self.moments
                ],
            },
        }

    def places(self, key: str) -> list[Place]:
        """The places behind a key; ``KeyError`` where there is no such row or mark."""
        kind, _, rest = key.partition(":")
        compared = [one for one in self.beside if one.is_compared and cell(one) == key]
        if compared:
            return [place for one in compared for place in self._heard(one)]
        if kind == "entry" and (
            one := next((each for each in self.beside if each.labelled.entry == rest), None)
        ):
            return self._heard(one)
        if kind == "link" and rest.isdecimal() and 0 < int(rest) <= len(self.links):
            rows = [self.told[at] for at in self.links[int(rest) - 1].rows]
            return [self._page(one.entry, _chain((one.trigger, one.emotion, one.response))) for one in rows]
        if kind == "moment" and (moment := next((each for each in self.moments if each.entry == rest), None)):
            return [self._page(rest, _chain(moment.said))]
        time, _, family = rest.partition("|") if kind == "family" else (key, "", "")
        period = next((one for one in self.periods if one.name == time), None)
        if period is None or (kind == "family" and family not in FAMILIES):
            raise KeyError(f"no row or mark {key!r} here")
        return [
            self._page(one.entry, _said(one, family))
            for one in period.labelled
            if not family or any(affect.family == family for affect in one.affects)
        ]

    def title(self, key: str) -> str:
        """What the passages behind a key are called."""
        kind, _, rest = key.partition(":")
        if kind == "family":
            time, _, family = rest.partition("|")
            return f"Feelings placed with {family}, {time}"
        if kind == "beside":
            label, _, words = rest.partition("|")
            return f"Labels {label}, words {words}"
        titles = {"entry": "Label and words", "link": "What set off what", "moment": "A mindful moment"}
        return titles.get(kind, f"Feelings named, {key}")

    def _page(self, entry: str, lead: str) -> Place:
        """How an entry begins, after what was said of it."""
        document = self.corpus[entry]
        part = _parts_of(document, self.parts)[0]
        text = document.parts.get(part, "")
        start = next((start for start, _ in sentences(text)), 0)
        return Place(self.text_of[entry, part], ((start, start),), False, lead)

    def _heard(self, one: Beside) -> list[Place]:
        """The sentences with a rated word, these words marked, after the labels."""
        entry, lead = one.labelled.entry, _said(one.labelled)
        return [
            Place(self.text_of[entry, part], spans, False, "" if at else lead)
            for at, (part, spans) in enumerate(one.sound.sentences)
        ]


def _parts_of(document: Document, parts: Sequence[str]) -> list[str]:
    """The parts of an entry that are read; of a page without a text its empty reflection."""
    return [part for part in parts if document.parts.get(part, "").strip()] or ["reflection"]


def _apart(one: Beside) -> dict[str, Any]:
    return {
        "key": f"entry:{one.labelled.entry}",
        "night": one.labelled.night.text,
        "labels": ", ".join(_label(affect) for affect in one.labelled.affects),
        "label": one.label,
        "words": one.words,
        "score": one.sound.score,
        "rated": one.sound.rated,
    }


def _link(at: int, one: Link) -> dict[str, Any]:
    figures = ("of_one", "of_other", "n", "both", "expected", "lift", "low", "high", "q")
    return {
        "key": f"link:{at}",
        "sort": one.sort,
        "one": named(one.one),
        "other": named(one.other),
        **{name: getattr(one, name) for name in figures},
    }


def _label(affect: Affect) -> str:
    strength = "" if affect.strength is None else f" {affect.strength}/5"
    return f"{named(affect.word)}{strength}"


def _said(one: Labelled, family: str = "") -> str:
    """The labels of an entry, or those of a family, as they stand before its passage."""
    some = [affect for affect in one.affects if not family or affect.family == family]
    return f"{', '.join(map(_label, some))}: "


def _chain(said: Sequence[str]) -> str:
    """What was said one after the other, as it stands before a passage."""
    return f"{' → '.join(filter(None, said))}. "
