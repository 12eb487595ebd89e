"""The register of a case: the names of its figures, found in texts, and what stands for them. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from ...corpus.tokens import ABBREVIATIONS
from ...journal.practice import Figure
from .hit import Hit
from .pieces import Piece, is_one_name, words_of
from .pieces import pieces as cut
from .words import ARCHETYPES, BEFORE_A_MONTH, MONTHS_AND_NAMES, NAMES_TOO, PARTICLES, TITLES, is_everyday

_SHORTEST_PART = 3
"""Two letters of a name (de, Li) are too often something else to be asked about wherever they stand."""


class Name(NamedTuple):
    """The pieces of a name, whose it is, and whether it is all of it and may be replaced unasked."""

    words: tuple[str, ...]
    figure: str
    whole: bool = True


@dataclass(frozen=True, repr=False)
class Register:
    """``names`` by their first piece, the longest first; ``labels``: what stands for each figure, by id."""

    names: Mapping[str, tuple[Name, ...]]
    labels: Mapping[str, str]

    @classmethod
    def of(cls, figures: Sequence[Figure]) -> Register:
        """The register of figures in the order they were made; of deleted ones the letters stay theirs."""
        here = [one for one in figures if not one.deleted]
        whose = {one.id: _final(one.id, {one.id: one.into for one in figures}) for one in figures}
        whole = {
            words: whose[one.id]
            for one in here
            for name in (one.name, *one.variants)
            if (words := words_of(name))
        }
        parts = {words: whose[one.id] for one in here for words in _parts(one) if words not in whole}
        names: dict[str, list[Name]] = {}
        for known, is_whole in ((whole, True), (parts, False)):
            for words, figure in known.items():
                names.setdefault(words[0], []).append(Name(words, figure, is_whole))
        by_length = {
            first: tuple(sorted(some, key=lambda one: -len(one.words))) for first, some in names.items()
        }
        return cls(by_length, _labels(figures, set(whole), whose))

    def find(self, text: str, pieces: Sequence[Piece]) -> Iterator[Hit]:
        """The names in a text: the longest where several begin at one place.

        Not sure of are parts of names, names that are words as well (may, Grace), and names with an s.
        """
        at = 0
        while at < len(pieces):
            found = next(
                (one for one in self.names.get(pieces[at].word, ()) if _stands(one, text, pieces, at)), None
            )
            if found is None:
                at += 1
                continue
            last = at + len(found.words)
            start, end = pieces[at].start, pieces[last - 1].end
            sure = found.whole and not _may_be_a_word(found.words, text, pieces, at)
            why = "name" if found.whole else "part of a name"
            yield Hit(start, end, self.labels[found.figure], why, found.figure, sure)
            at = last

    def is_in(self, text: str) -> bool:
        """Whether a text has a name of the register."""
        return next(self.find(text, cut(text)), None) is not None


def is_name_of(words: str, figure: Figure) -> bool:
    """Whether the register has these words for a figure, whatever their case and accents."""
    return words_of(words) in map(words_of, (figure.name, *figure.variants))


def _stands(name: Name, text: str, pieces: Sequence[Piece], at: int) -> bool:
    if at + len(name.words) > len(pieces):
        return False
    return all(
        pieces[at + step].word == word
        and (not step or is_one_name(text, pieces[at + step - 1], pieces[at + step]))
        for step, word in enumerate(name.words)
    )


def _may_be_a_word(words: tuple[str, ...], text: str, pieces: Sequence[Piece], at: int) -> bool:
    if len(words) > 1:
        return False
    if words[0] in ARCHETYPES:
        return True
    if words[0] not in NAMES_TOO:
        return False
    small = text[pieces[at].start].islower()
    return small or is_a_month(pieces, at) or begins_a_sentence(text, pieces, at)


def is_a_month(pieces: Sequence[Piece], at: int) -> bool:
    """Whether somebody goes by the name of a month, and here it is the month (in May)."""
    return pieces[at].word in MONTHS_AND_NAMES and at > 0 and pieces[at - 1].word in BEFORE_A_MONTH


def begins_a_sentence(text: str, pieces: Sequence[Piece], at: int) -> bool:
    """Whether a capital is there because a sentence, a line or a speech begins."""
    place = pieces[at].start - 1
    while place >= 0 and (text[place] in " \t\u00a0*#_" or text[place] in _OPENS):
        if text[place] in _OPENS:
            return True
        place -= 1
    if place < 0 or text[place] in "\n!?…:;。！？":
        return True
    if text[place] != ".":
        return False
    before = pieces[at - 1] if at else None
    if before is None or before.end != place:
        return True
    # "Dr. Weber", "J. Weber"
    initial = before.end - before.start == 1 and text[before.start].isupper() and before.word != "i"
    return not (initial or before.word in ABBREVIATIONS or before.word in TITLES)


_OPENS = '"“„«‹([{‘—–'


def _parts(one: Figure) -> Iterator[tuple[str, ...]]:
    """Parts of a person's name, and the name with an s: asked about, for they could be somebody else's."""
    if one.sort != "person":
        return
    for name in (one.name, *one.variants):
        words = words_of(name)
        if len(words) == 1:
            if not is_everyday(f"{words[0]}s"):
                yield (f"{words[0]}s",)
            continue
        for word in words:
            if len(word) >= _SHORTEST_PART and word not in PARTICLES | TITLES and not is_everyday(word):
                yield (word,)


def _final(id: str, into: Mapping[str, str]) -> str:  # noqa: A002
    """Who a figure turned out to be, however often; itself where that leads in a circle."""
    seen, at = {id}, id
    while into.get(at):
        at = into[at]
        if at in seen or at not in into:
            return id
        seen.add(at)
    return at


def _labels(
    figures: Sequence[Figure], names: Iterable[tuple[str, ...]], whose: Mapping[str, str]
) -> dict[str, str]:
    """What stands for each figure: its pseudonym, or its relation, with a letter from the second on.

    What holds a name of the register itself is not used.
    """
    known = set(names)
    used: set[str] = set()
    own: dict[str, str] = {}
    for one in figures:
        chosen = one.pseudonym.strip()
        if chosen and not _holds(chosen, known):
            own[one.id] = chosen
            continue
        role = next((it for it in (one.relation.strip(), one.sort) if _is_a_role(it, known)), "*")
        label = next(it for it in _lettered(role) if it not in used)
        used.add(label)
        own[one.id] = label
    return {one.id: own[whose[one.id]] for one in figures}


def _is_a_role(text: str, names: set[tuple[str, ...]]) -> bool:
    """A name, a place or a date in it would go out with every pseudonym ("aunt in Hamburg since 2019")."""
    named = any(text[one.start].isupper() for one in cut(text)[1:])
    return bool(text) and not named and not any(map(str.isdecimal, text)) and not _holds(text, names)


def _lettered(role: str) -> Iterator[str]:
    """[colleague], [colleague B], ... [colleague Z], [colleague 27], ..."""
    yield f"[{role}]"
    for number in range(2, 10**6):
        yield f"[{role} {chr(64 + number) if number <= 26 else number}]"


def _holds(text: str, names: set[tuple[str, ...]]) -> bool:
    words = words_of(text)
    longest = max(map(len, names), default=0)
    return any(
        words[start : start + length] in names
        for start in range(len(words))
        for length in range(1, longest + 1)
    )
