"""What is put in the place of which words, and where everything else is afterwards. Pure."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import accumulate
from typing import NamedTuple


class Edit(NamedTuple):
    """``put`` stands in the place of ``start:end`` (code points)."""

    start: int
    end: int
    put: str


@dataclass(frozen=True, repr=False)
class Edits:
    """Edits of one text, in their order, none within another: from the old text to the new one."""

    each: tuple[Edit, ...] = ()
    _starts: tuple[int, ...] = field(init=False, compare=False)
    _grown: tuple[int, ...] = field(init=False, compare=False)

    def __post_init__(self) -> None:
        grown = accumulate((len(one.put) - (one.end - one.start) for one in self.each), initial=0)
        object.__setattr__(self, "_starts", tuple(one.start for one in self.each))
        object.__setattr__(self, "_grown", tuple(grown))

    @classmethod
    def joined(cls, several: Iterable[tuple[int, Edits]]) -> Edits:
        """The edits of a text that is made of others, each with the place at which it begins."""
        return cls(
            tuple(Edit(at + one.start, at + one.end, one.put) for at, some in several for one in some.each)
        )

    def applied(self, text: str) -> str:
        """The new text."""
        made, at = [], 0
        for one in self.each:
            made += [text[at : one.start], one.put]
            at = one.end
        return "".join([*made, text[at:]])

    def side_by_side(self, text: str) -> tuple[list[tuple[str, bool]], list[tuple[str, bool]]]:
        """The old text and the new one, each in pieces with whether they differ."""
        before: list[tuple[str, bool]] = []
        after: list[tuple[str, bool]] = []
        at = 0
        for one in self.each:
            same = (text[at : one.start], False)
            before += [same, (text[one.start : one.end], True)]
            after += [same, (one.put, True)]
            at = one.end
        return [*before, (text[at:], False)], [*after, (text[at:], False)]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Where ``start:end`` of the old text is in the new one.

        A border within replaced words goes to the end of what replaced them: a mark that held half a name
        holds the whole of its pseudonym.
        """
        return self._moved(start, outward=-1), self._moved(end, outward=1)

    def _moved(self, place: int, outward: int) -> int:
        at = bisect_right(self._starts, place) - 1
        if at < 0:
            return place
        one = self.each[at]
        if one.start < place < one.end:
            return one.start + self._grown[at] + (len(one.put) if outward > 0 else 0)
        return place + self._grown[at + (place >= one.end)]
