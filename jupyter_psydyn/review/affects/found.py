"""What `affects` finds in the entries it reads, and the passages behind each of its marks. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from functools import cached_property
from typing import Any, NamedTuple

from ...analysis.concordance import Place
from ...analysis.reading import Text
from ...association.evidence import label as named
from ...corpus import Corpus, Document, sentences
from ...journal import Affect, Entry
from ...journal.model import FAMILIES
from .beside import SIDES, Beside, agreement, beside
from .labels import Labelled, Period, common_size, figures, labelled, periods, shares
from .links import Link, Told, links, told
from .moments import Moment, change, moments

SEED = 0
"""Of the intervals by drawing anew."""


class Mark(NamedTuple):
    """What a row or a mark is called, and the places behind it."""

    name: str
    places: list[Place]


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
            "names": {
                key: mark.name
                for some in (self._in_time, self._told_of, self._compared)
                for key, mark in some.items()
                if mark.places
            },
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

    def mark(self, key: str) -> Mark:
        """A row or a mark of the picture; ``KeyError`` where there is none.

        Words are read last: it takes 2 ms an entry, and most marks are not about them.
        """
        found = self._in_time.get(key) or self._told_of.get(key) or self._compared.get(key)
        if found:
            return found
        raise KeyError(f"no row or mark {key!r} here")

    @cached_property
    def _in_time(self) -> dict[str, Mark]:
        return {key: mark for one in self.periods for key, mark in self._of_period(one)}

    @cached_property
    def _told_of(self) -> dict[str, Mark]:
        found = {}
        for at, link in enumerate(self.links, 1):
            rows = [self.told[row] for row in link.rows]
            places = [self._page(one.entry, _chain((one.trigger, one.emotion, one.response))) for one in rows]
            found[f"link:{at}"] = Mark(f"{named(link.one)} → {named(link.other)}", places)
        for moment in self.moments:
            place = self._page(moment.entry, _chain(moment.said))
            found[f"moment:{moment.entry}"] = Mark(f"the moment of {moment.night}", [place])
        return found

    @cached_property
    def _compared(self) -> dict[str, Mark]:
        compared = [one for one in self.beside if one.is_compared]
        found = {}
        for side in SIDES:
            for words in SIDES:
                there = [one for one in compared if (one.label, one.words) == (side, words)]
                name = f"label {side}, words {words}"
                found[f"beside:{side}|{words}"] = Mark(name, [at for one in there for at in self._heard(one)])
        for one in compared:
            found[f"entry:{one.labelled.entry}"] = Mark(
                f"{_labels(one.labelled)} and words", self._heard(one)
            )
        return found

    def _of_period(self, period: Period) -> Iterator[tuple[str, Mark]]:
        yield period.name, Mark(period.name, [self._page(one.entry, _said(one)) for one in period.labelled])
        for family in FAMILIES:
            those = [one for one in period.labelled if any(felt.family == family for felt in one.affects)]
            places = [self._page(one.entry, _said(one, family)) for one in those]
            yield f"family:{period.name}|{family}", Mark(f"{family}, {period.name}", places)

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
        "labels": _labels(one.labelled),
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


def _labels(one: Labelled, family: str = "") -> str:
    """The labels of an entry, or those placed in a family."""
    return ", ".join(_label(affect) for affect in one.affects if not family or affect.family == family)


def _said(one: Labelled, family: str = "") -> str:
    """The same as they stand before a passage."""
    return f"{_labels(one, family)}: "


def _chain(said: Sequence[str]) -> str:
    """What was said one after the other, as it stands before a passage."""
    return f"{' → '.join(filter(None, said))}. "
