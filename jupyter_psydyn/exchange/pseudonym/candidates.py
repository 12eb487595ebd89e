"""Words that could be names, for somebody to look at: capitals within a sentence, words no list knows. Pure.

Nothing here is replaced by itself. In a language that writes its nouns with capitals they are many.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from ...corpus.tokens import tokens
from .hit import Hit
from .pieces import Piece, is_one_name
from .register import begins_a_sentence, is_a_month
from .words import (
    DAYS,
    GIVEN,
    KIN,
    MONTHS,
    MONTHS_AND_NAMES,
    PARTICLES,
    SMALL,
    TITLES,
    is_everyday,
    is_known,
)

_FEW = 8
"""In fewer words than this no share of them says which language they are, or that they are a title."""
_UNKNOWN = 0.25
_CAPITAL = 0.6
_SHORTEST = 3
_NOBODY = KIN | TITLES | DAYS


def candidates(text: str, pieces: Sequence[Piece], taken: Collection[int]) -> Iterator[Hit]:
    """Capitals within sentences, several in a row as one; where a sentence begins, words that are not
    everyday English; and, in small letters, words that no list of English words knows.

    ``taken``: where pieces begin of which something is known already.
    """
    yield from _capitals(text, pieces, taken)
    words = [one for one in tokens(text) if one.form.islower() and len(one.word) >= _SHORTEST]
    unknown = [one for one in words if not is_known(one.word.removesuffix("'s"))]
    if len(unknown) <= max(_UNKNOWN * len(words), _FEW / 4):
        for one in unknown:
            if one.start in taken:
                continue
            end = one.end - (2 if one.word.endswith("'s") else 0)
            yield Hit(one.start, end, "", "unknown word", sure=False)


def _capitals(text: str, pieces: Sequence[Piece], taken: Collection[int]) -> Iterator[Hit]:
    capital = [one.start not in taken and _is_capital(text, one) for one in pieces]
    # A title, or a text in capitals: a capital says nothing there.
    titled = len(pieces) > 2 and sum(capital) > _CAPITAL * sum(text[one.start].isalpha() for one in pieces)
    at = 0
    while at < len(pieces):
        if not capital[at] or _tells_nothing(text, pieces, at, titled):
            at += 1
            continue
        last = at
        while (step := _next(text, pieces, capital, last)) is not None:
            last = step
        yield Hit(pieces[at].start, pieces[last].end, "", "capital", sure=False)
        at = last + 1


def _is_capital(text: str, piece: Piece) -> bool:
    first = text[piece.start]
    return (first.isupper() or first.istitle()) and piece.word not in SMALL - {"d", "m", "s", "t"}


def _tells_nothing(text: str, pieces: Sequence[Piece], at: int, titled: bool) -> bool:
    """Whether a capital is there for another reason than that somebody is called so."""
    word = pieces[at].word
    if (
        word in KIN
        or word in TITLES
        or word in DAYS
        or (word in SMALL and _after_apostrophe(text, pieces, at))
    ):
        return True
    if word in MONTHS and (word not in MONTHS_AND_NAMES or is_a_month(pieces, at)):
        return True
    shouted = len(word) > 1 and text[pieces[at].start : pieces[at].end].isupper()
    if titled or shouted or begins_a_sentence(text, pieces, at):
        return word not in GIVEN and is_everyday(word)
    return False


def _after_apostrophe(text: str, pieces: Sequence[Piece], at: int) -> bool:
    return at > 0 and pieces[at].start - pieces[at - 1].end == 1 and text[pieces[at - 1].end] in "'’"


def _next(text: str, pieces: Sequence[Piece], capital: Sequence[bool], last: int) -> int | None:
    """The next capital of a row (San Francisco, Ursula von der Leyen), ``None`` where it ends."""
    step = last + 1
    while step < len(pieces) and pieces[step].word in PARTICLES and not capital[step] and step - last < 3:
        step += 1
    if step >= len(pieces) or not capital[step] or pieces[step].word in KIN:
        return None
    joined = all(is_one_name(text, pieces[one], pieces[one + 1]) for one in range(last, step))
    between = text[pieces[last].end : pieces[step].start]
    return step if joined and "\n" not in between and ". " not in between.replace(" . ", "") else None
