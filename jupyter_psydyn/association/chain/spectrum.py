"""The recurrence spectrum: how often the same ideas come back when the same words are asked again.

Francis Galton went four times through 75 words and wrote down what came to him: 505 ideas, of which 289
were different; 29 came all four times, 167 once (Galton 1879, Brain 2:149; Inquiries into Human Faculty
1883, "Psychometric Experiments"). He also dated them by the time of life they were of.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar, NamedTuple

from ...analysis.concordance import Concordance
from ...analysis.result import Column, Result, asked_for, number, parameters, table
from ...corpus.associations import Associations, Place
from ..evidence import call, passages
from ..forms import WAYS, the_same

COLUMNS = (
    Column("times", "Sessions", "integer", "In how many sessions the same idea came to the same words."),
    Column("ideas", "Ideas", "integer", "How many ideas that are, each counted in each session it came in."),
    Column("different", "Different", "integer", "How many different ideas came in so many sessions."),
    Column("share", "Share", "share", "Ideas, of all ideas."),
)
PERIODS = ("childhood", "later", "recent")


class Recurring(NamedTuple):
    """Ideas that came ``times`` times: ``ideas`` in all, ``different`` ones; and their shares, 0 to 1."""

    times: int
    ideas: int
    different: int
    share: float
    share_different: float


@dataclass(frozen=True, eq=False, repr=False)
class Spectrum(Result):
    """Ideas by the number of sessions they came in, those that came most often first."""

    kind: ClassVar[str] = "spectrum"
    verb: ClassVar[str] = "association.spectrum"


def recurrence_spectrum(
    sessions: Sequence[Iterable[str]] | Mapping[int, int], *, by: str = "base"
) -> tuple[Recurring, ...]:
    """The spectrum of the ideas that came to one word in several sessions, or of counts.

    ``sessions``: the ideas of each; the same idea twice in a session counts once. Ideas are the same
    ``by`` form or ``base`` form. Counts are ``{times: different ideas}``, as Galton prints them. The most
    frequent first. Raises ``ValueError`` for another ``by``, and for counts below 0 or of no times.
    """
    _check(by)
    if not isinstance(sessions, Mapping):
        if any(isinstance(one, str) for one in sessions):
            raise ValueError("sessions: give the ideas of each as a list, not as a text")
        each = Counter(idea for one in sessions for idea in {the_same(text, by) for text in one})
        return recurrence_spectrum(Counter(each.values()))
    if any(times < 1 or different < 0 for times, different in sessions.items()):
        raise ValueError("counts: an idea comes once or more, and there are none or more of a kind")
    ideas = sum(times * different for times, different in sessions.items())
    every = sum(sessions.values())
    return tuple(
        Recurring(times, times * different, different, times * different / ideas, different / every)
        for times, different in sorted(sessions.items(), reverse=True)
        if different
    )


def spectrum(associations: Associations, *, by: str = "base") -> Spectrum:
    """How many ideas came back in how many sessions, to the same words of the same dreamer.

    A session is an entry with chains (what was added to it on another day is not told apart), or a
    sitting of a word-list test; ideas are whole associations or reactions. Both they and the words they
    came to are the same ``by`` ``form`` or ``base`` form. Only words that were asked in two sessions or
    more count. One row a number of sessions (key ``"2"``): times, ideas, different, share. The picture
    has the ideas that were dated, of all words, each once: childhood, later, recent. Raises
    ``ValueError`` for another ``by``.
    """
    _check(by)
    came = _came(associations, by)
    asked = {of: {one.session for one in ideas} for of, ideas in came.items()}
    again = [ideas for of, ideas in came.items() if len(asked[of]) > 1]
    recurring = [one for ideas in again for one in _recurring(ideas)]
    found = recurrence_spectrum(Counter(times for times, _ in recurring))
    options = {"by": by}
    made = parameters(options, words=len(came))
    code = call("association.spectrum", asked_for(spectrum, options))
    keys = tuple(str(one.times) for one in found)

    def evidence(row: int) -> Concordance:
        times = found[row].times
        here = [place for often, places in recurring if often == times for place in places]
        title = f"Ideas that came in {number(times, 'session')}"
        return passages(associations.corpus, here, title, made, code, keys[row])

    total = sum(one.ideas for one in found)
    different = sum(one.different for one in found)
    periods, undated = _periods(came)
    return Spectrum(
        title=f"What came again to {number(len(again), 'word')} asked again",
        caption=f"{number(total, 'idea')}, {different} different, by {by}",
        notes=(*_notes(asked, len(again), total, periods, undated), *associations.notes),
        parameters=made,
        keys=keys,
        columns=COLUMNS,
        picture={"periods": periods},
        _table=table([one._asdict() for one in found], COLUMNS),
        _options=options,
        _evidence=evidence,
        _code=code,
    )


class _Asked(NamedTuple):
    """Who was asked, and to which words, as they are compared."""

    dreamer: str
    words: str


class _Idea(NamedTuple):
    """An idea as it is compared (``""``: none came), with its session, place, prompt and period."""

    idea: str
    session: str
    place: Place | None
    asked: str
    period: str


def _check(by: str) -> None:
    if by not in WAYS:
        raise ValueError(f"by: {by!r}; choose {', '.join(WAYS)}")


def _came(associations: Associations, by: str) -> dict[_Asked, list[_Idea]]:
    """What came to whom and to which words."""
    compared: dict[str, str] = {}  # 20 us a text; the same texts come again and again

    def known(text: str) -> str:
        if text not in compared:
            compared[text] = the_same(text, by)
        return compared[text]

    dreamer = {document.id: document.dreamer for document in associations.corpus}
    came: dict[_Asked, list[_Idea]] = defaultdict(list)
    for chain in associations.chains:
        to = came[_Asked(dreamer.get(chain.entry, ""), known(chain.element))]
        session = f"entry {chain.entry}"
        to += [_Idea(known(one.text), session, one.place, chain.element, one.period) for one in chain.said]
    for test in associations.tests:
        for one in test.reactions:
            idea = "" if one.failed else known(one.text)
            to = came[_Asked(test.dreamer, known(one.stimulus))]
            to.append(_Idea(idea, f"test {test.id}", one.place, one.stimulus, ""))
    return came


def _recurring(ideas: Sequence[_Idea]) -> list[tuple[int, list[tuple[Place, str]]]]:
    """Of each different idea to one word the number of its sessions, and where it stands."""
    came: dict[str, list[_Idea]] = defaultdict(list)
    for one in ideas:
        if one.idea:
            came[one.idea].append(one)
    return [
        (
            len({one.session for one in each}),
            [(one.place, one.asked) for one in each if one.place is not None],
        )
        for each in came.values()
    ]


def _periods(came: Mapping[_Asked, Sequence[_Idea]]) -> tuple[list[dict[str, Any]], int]:
    """The dated ideas by period, each idea to the same words once; and how many have no period."""
    count: Counter[str] = Counter()
    different = 0
    for ideas in came.values():
        first: dict[str, str] = {}
        for one in ideas:
            if one.idea:
                first[one.idea] = first.get(one.idea) or one.period
        different += len(first)
        count.update(period for period in first.values() if period)
    dated = sum(count.values())
    names = [*PERIODS, *sorted(set(count) - set(PERIODS))] if dated else []
    found = [{"period": name, "ideas": count[name], "share": count[name] / dated} for name in names]
    return found, different - dated


def _notes(
    asked: Mapping[_Asked, set[str]],
    again: int,
    ideas: int,
    periods: Sequence[Mapping[str, Any]],
    undated: int,
) -> list[str]:
    if not asked:
        return ["Nothing was associated yet: there is nothing that could come again."]
    notes = [
        "Recurrence spectrum: Galton 1879. Of his 505 ideas to 75 words in four sessions 33 % came once."
    ]
    if not again:
        notes.append("No word was asked in two sessions: ask the same words again another day.")
    else:
        often = Counter(len(sessions) for sessions in asked.values() if len(sessions) > 1)
        said = ", ".join(f"{words} in {times}" for times, words in sorted(often.items()))
        notes.append(f"Words by sessions: {said}. No idea can come in more sessions than its word was asked.")
    if 0 < ideas < 50:
        notes.append(f"{number(ideas, 'idea')}: too few for shares that say anything.")
    if len(asked) > again:
        notes.append(f"{number(len(asked) - again, 'word')} asked in one session only left out.")
    if periods and undated:
        notes.append(f"{number(undated, 'idea')} without a period of life.")
    return notes
