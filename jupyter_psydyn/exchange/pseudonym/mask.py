"""What a text of a case becomes: by its register of names, by rules, and by what somebody decided. Pure."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from ...journal.leaving import Identifier
from ...journal.practice import Figure
from .candidates import candidates
from .edits import Edit, Edits
from .hit import Hit, apart
from .pieces import Piece, pieces, words_of
from .register import Register
from .rules import by_rule
from .shifting import Shift

_AROUND = 24
"""So many characters on each side tell one place from another, and stay when other sentences are edited."""


@dataclass(frozen=True, repr=False)
class Read:
    """A text as a mask reads it: its ``edits``, and what is ``open``: nobody has decided it yet."""

    edits: Edits
    open: tuple[Hit, ...]


@dataclass(frozen=True, repr=False)
class Mask:
    """What is put over the texts of a case. ``rulings``: what was decided, by words and context."""

    register: Register
    shift: Shift
    rulings: Mapping[tuple[tuple[str, ...], str], Identifier] = field(default_factory=dict)

    @classmethod
    def of(cls, figures: Sequence[Figure], decided: Iterable[Identifier], shift: Shift) -> Mask:
        """The mask of a case: all its figures (deleted ones too), what was decided, its shift."""
        return cls(Register.of(figures), shift, {(words_of(one.words), one.context): one for one in decided})

    def read(self, text: str) -> Read:
        """What is replaced in a text, and what is not decided yet."""
        cut = pieces(text)
        named = apart([*self.register.find(text, cut), *by_rule(text, self.shift)])
        taken = {start for hit in named for start in _starts(cut, hit)}
        edits: list[Edit] = []
        left: list[Hit] = []
        for hit in apart([*named, *candidates(text, cut, taken)]):
            ruling = self._ruling(hit, text)
            if ruling is None:
                if hit.sure:
                    edits.append(Edit(hit.start, hit.end, hit.put))
                else:
                    left.append(hit)
            elif ruling.ruling == "replace":
                put = self.register.labels.get(ruling.figure, "[name]")
                edits.append(Edit(hit.start, hit.end, put))
        return Read(Edits(tuple(edits)), tuple(left))

    def _ruling(self, hit: Hit, text: str) -> Identifier | None:
        words = words_of(text[hit.start : hit.end])
        here = self.rulings.get((words, context_of(text, hit)))
        # What is sure was put there on purpose: it is kept in one place, never everywhere by an older word.
        return here or (None if hit.sure else self.rulings.get((words, "")))


def _starts(cut: Sequence[Piece], hit: Hit) -> Iterator[int]:
    """Where the pieces begin of which a hit has a part."""
    at = bisect_right(cut, hit.start, key=lambda one: one.end)
    while at < len(cut) and cut[at].start < hit.end:
        yield cut[at].start
        at += 1


def context_of(text: str, hit: Hit) -> str:
    """The words of a hit with what stands around them."""
    return text[max(0, hit.start - _AROUND) : hit.end + _AROUND]
