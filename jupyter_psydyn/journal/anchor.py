"""Where words go when the text around them is edited. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence


def follow(old: str, new: str, start: int, quote: str) -> int | None:
    """Where ``quote``, which stood at ``start`` of ``old``, stands in ``new``; ``None`` where it is lost.

    An edit is taken to be the stretch between what both texts have in common at the beginning and at the
    end. Words outside it move with the text around them. For words that it touched, and for words that
    were lost in ``old`` already, it is the occurrence nearest to where the edit carried their place; the
    earlier of two equally near.
    """
    if not quote:
        return None
    same, tail = _unchanged(old, new)
    end = start + len(quote)
    grown = len(new) - len(old)
    if old[start:end] == quote:
        if end <= same:
            return start
        if start >= len(old) - tail:
            return start + grown
    return _nearest(new, quote, _carried(start, same, len(old) - tail, grown))


def carried(old: str, new: str, spans: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Where spans of ``old`` are in ``new``, their order kept: what an edit took from one is not in it.

    The edit is one stretch, as in `follow`; a border within it goes along in proportion, and what is written
    between two spans belongs to neither. A span of which nothing is left is empty.
    """
    same, tail = _unchanged(old, new)
    high, grown = len(old) - tail, len(new) - len(old)

    def begins(start: int) -> int:
        return start + grown if start >= high else _carried(start, same, high, grown)

    return [(begins(start), _carried(end, same, high, grown)) for start, end in spans]


def untouched(old: str, new: str, start: int, end: int) -> int:
    """How many characters of ``old[start:end]`` lie outside the edit."""
    same, tail = _unchanged(old, new)
    return max(0, min(end, same) - start) + max(0, end - max(start, len(old) - tail))


def _unchanged(old: str, new: str) -> tuple[int, int]:
    """How many characters both texts share at the beginning and, of what is left, at the end."""
    same = _alike(old, new)
    return same, _alike(old[same:][::-1], new[same:][::-1])


def _alike(one: str, other: str) -> int:
    return next(
        (at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other))
    )


def _carried(place: int, low: int, high: int, grown: int) -> int:
    """Where the edit that made ``low:high`` longer by ``grown`` carries a place: within it, in proportion."""
    if place <= low:
        return place
    if place >= high:
        return place + grown
    return low + round((place - low) * (high - low + grown) / (high - low))


def _nearest(text: str, quote: str, place: int) -> int | None:
    return min(_occurrences(text, quote), key=lambda at: (abs(at - place), at), default=None)


def _occurrences(text: str, quote: str) -> Iterator[int]:
    at = text.find(quote)
    while at >= 0:
        yield at
        at = text.find(quote, at + 1)
