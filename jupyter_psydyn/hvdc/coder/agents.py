"""Who is meant by a word, as an agent of a code: the dreamer, a character, both together."""

from __future__ import annotations

from functools import cached_property

from ..codes import DREAMER, UNKNOWN, Agents, Character
from .characters import Found, either
from .reading import Reading, Word

_I = frozenset({"i", "me", "my", "myself", "mine"})
_WE = frozenset({"we", "us", "our", "ourselves"})
_BACK = 70  # words: who was with the dreamer longer ago is not meant by "we"


class Cast:
    """The characters of a dream by the words that stand for them."""

    def __init__(self, reading: Reading, found: list[Found]) -> None:
        self.reading, self.found = reading, found
        self.of: dict[int, Character] = {word.at: one.code for one in found for word in one.figure.words}

    def agents(self, words: list[Word]) -> tuple[Character | str, ...]:
        """The agents that words stand for, without those that are nobody."""
        made: list[Character | str] = []
        for word in words:
            for one in self._who(word):
                if one not in made:
                    made.append(one)
        return tuple(sorted(made, key=lambda one: one != DREAMER))

    def _who(self, word: Word) -> list[Character | str]:
        if word.form in _I:
            return [DREAMER]
        if word.form in _WE:
            return [DREAMER, *self.companions(word)]
        if word.at in self.of:
            return [self.of[word.at]]
        if word.form in ("both", "all", "each", "one", "who", "that"):
            head = self.reading.head(word)
            return self._who(head) if head is not None and word.relation == "appos" else []
        return []

    @cached_property
    def told(self) -> list[str]:
        """What a dream as a whole is judged by: its words, its verbs with their two sides, how many are in
        it, how long it is."""
        reading, found = self.reading, []
        for word in reading:
            if word.tag[0] in "NVJR" and word.form.isalpha():
                found.append(f"{'not ' * reading.denied(word)}{either(word.base)}")
            if word.verb:
                who = self.agents(reading.subjects(word))
                whom = self.agents(reading.objects(word)) or self.agents(reading.reached(word))
                sides = _side(who) + _side(whom)
                found += [f"{word.base} {sides}", f"sides {sides}"]
        figures = len(set(map(str, self.of.values())))
        found += [f"figures>={least}" for least in range(1, 8) if figures >= least]
        return found + [f"long>={least}" for least in (40, 70, 100, 150, 220) if len(reading) >= least]

    def companions(self, word: Word) -> list[Character | str]:
        """Who is with the dreamer where "we" stands: joined by "and", or "with" somebody, not long before."""
        reading = self.reading
        for at in range(word.at - 1, max(-1, word.at - _BACK), -1):
            one = reading[at]
            if one.at in self.of and one.noun:
                above = reading.head(one)
                joined = [*reading.children(one, "conj"), *([above] if above is not None else [])]
                if any(
                    two.form in _I
                    for two in joined
                    if two.relation in ("conj", "nsubj", "pobj") or two is above
                ):
                    return [self.of[one.at]]
                if above is not None and above.form == "with":
                    return [self.of[one.at]]
        return []


def _side(who: tuple[Character | str, ...]) -> str:
    return "D" if DREAMER in who else "X" if who else "-"


def agents(members: tuple[Character | str, ...]) -> Agents:
    """Agents of a code; nobody told where there are none."""
    return Agents(members or (UNKNOWN,))
