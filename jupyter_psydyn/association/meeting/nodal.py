"""Nodal points: associations that several elements of a dream reach, or that many dreams keep reaching.

What many chains run together in, Freud calls a nodal point (1900, The Interpretation of Dreams, ch. VI A, on
the botanical monograph). Here it is counted, with what chance would do beside it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any, ClassVar

import numpy as np

from ...analysis.concordance import Concordance
from ...analysis.result import Column, Result, asked_for, number, parameters, table
from ...corpus.associations import Associations, Chain
from ...counting.arrays import Ints
from ...counting.statistics import deviance, false_discovery
from ..evidence import call, label, passages
from .meeting import Meetings, dreams_of, meetings_of_dreams, meetings_of_elements
from .reached import BY, Arrivals, by_meaning, words_and_wholes

if TYPE_CHECKING:
    from ..space import Space

UNITS = ("element", "dream")
CLEAR = 0.05
NAMED, DRAWN = 12, 40
"""So many of the elements that reach it are named in a row, and drawn; ``elements`` counts all."""
COLUMNS = (
    Column("entry", "Dream", "key", "The entry whose elements reach it; empty where dreams are counted."),
    Column("association", "Association", "text", "A word by its base form, or a whole association."),
    Column("elements", "Elements", "integer", "How many elements reach it."),
    Column("of", "Reached from", "text", "The elements, each with the how manieth association it was."),
    Column("dreams", "Dreams", "integer", "In how many dreams some element reaches it."),
    Column("count", "Count", "integer", "How often it was said to these elements."),
    Column("everyday", "Everyday", "number", "Elements (or dreams), at its rate in everyday English."),
    Column("expected", "Expected", "number", "Elements (or dreams), were all that was said dealt out."),
    Column("p", "p", "number", "The chance of as many or more, dealt out at random."),
    Column("q", "q", "number", "Under .05: more than chance, false discoveries allowed for."),
)
_BY = {"form": "form", "base": "base form", "meaning": "near meaning"}
_SOURCE = "Nodal points: Freud 1900, ch. VI A. A hypothesis to be read, not a finding: the dreamer decides."


@dataclass(frozen=True, eq=False, repr=False)
class NodalPoints(Result):
    """Associations in which chains meet, those first that are rarest otherwise."""

    kind: ClassVar[str] = "nodal"
    verb: ClassVar[str] = "association.nodal_points"


@dataclass(frozen=True, eq=False)
class _Shown:
    """One of the meetings, with its q."""

    meetings: Meetings
    number: int
    q: float

    @property
    def arrivals(self) -> Arrivals:
        return self.meetings.arrivals

    @property
    def item(self) -> int:
        return int(self.meetings.item[self.number])

    @property
    def name(self) -> str:
        return self.arrivals.names[self.item]

    @property
    def dream(self) -> int:
        return int(self.meetings.dream[self.number])

    @property
    def p(self) -> float:
        return float(self.meetings.p[self.number])

    @property
    def surprise(self) -> float:
        seen, usual = self.meetings.reached[self.number], self.meetings.everyday[self.number]
        return float(deviance(seen, usual))

    @cached_property
    def at(self) -> Ints:
        return self.meetings.at(self.number)

    @cached_property
    def chains(self) -> tuple[int, ...]:
        return self.meetings.chains(self.number)


def nodal_points(
    associations: Associations,
    *,
    unit: str = "element",
    by: str = "base",
    near: float = 0.5,
    stopwords: str = "english",
    min_reached: int = 2,
    limit: int = 200,
    space: Space | None = None,
) -> NodalPoints:
    """The associations that several elements of a dream reach, or (``unit="dream"``) several dreams.

    ``by`` says what counts as the same: the ``form``, the ``base`` form, or a near ``meaning`` (cosine of
    ``near`` or more in ``space``, default: the Edinburgh norms). Words count, and whole associations of two
    to six words; a word is left out where the whole association is reached by the same elements.

    ``everyday`` is how many elements (or dreams) would reach it at its rate in everyday English or anybody's
    dreams (as for `motifs`), and the order is by the deviance of the two: names and rare words come before
    "think". ``expected`` and ``p``: all that was said, to all elements given, is dealt out to the chains at
    random, their lengths kept; exact for elements (`dealing.reaching`), for dreams the repeats within a
    dream are taken as Poisson. ``q``: Benjamini and Hochberg over every item that was said twice or more. One
    dream alone can seldom show more than chance: what is said three times reaches three elements easily.

    Raises ``ValueError`` for options that do not exist.
    """
    options = {name: value for name, value in locals().items() if name not in ("associations", "space")}
    _check(unit, by, near, min_reached, limit)
    chains = [chain for chain in associations.chains if chain.said]
    words, wholes = words_and_wholes(chains, by, stopwords)
    notes = [_SOURCE]
    if by == "meaning":
        space = space or _edinburgh()
        notes.append(_known(words, space))
        words, wholes = by_meaning(words, wholes, space, near)
    dreams = {entry: at for at, entry in enumerate(dict.fromkeys(chain.entry for chain in chains))}
    dream = np.array([dreams[chain.entry] for chain in chains], dtype=np.int64)
    meet = meetings_of_elements if unit == "element" else meetings_of_dreams
    shown = _shown(meet(words, dream), meet(wholes, dream), min_reached)
    clear, more = sum(one.q < CLEAR for one in shown), len(shown) - limit
    shown = shown[:limit]
    everywhere = {id(one): dreams_of(one, dream) for one in (words, wholes)}
    rows = [_row(one, chains, everywhere[id(one.arrivals)]) for one in shown]
    keys = tuple(_key(one, chains) for one in shown)
    notes += _said(chains, dreams, unit, len(rows), clear, more)
    made = parameters(options, chains=len(chains), space=space.name if space and by == "meaning" else None)
    code = call("association.nodal_points", asked_for(nodal_points, options))

    def evidence(row: int) -> Concordance:
        places = shown[row].arrivals.places(shown[row].at, chains)
        title = f"What leads to {rows[row]['association']}"
        return passages(associations.corpus, places, title, made, code, keys[row])

    return NodalPoints(
        title=f"Nodal points of {number(len(dreams), 'dream')}",
        caption=f"{number(len(rows), 'association')} that {min_reached} {unit}s or more reach; "
        f"{number(len(chains), 'element')} with associations in {number(len(dreams), 'dream')}, by {_BY[by]}",
        notes=(*notes, *associations.notes),
        parameters=made,
        keys=keys,
        columns=COLUMNS,
        picture=_picture(shown, keys, chains),
        _table=table(rows, COLUMNS),
        _options=options,
        _evidence=evidence,
        _code=code,
    )


def _known(words: Arrivals, space: Space) -> str:
    """How many of the words have a place in a space of meanings."""
    said = np.unique(words.item)
    known = int(space.vectors([words.names[at] for at in said.tolist()])[1].sum())
    return f"Near meaning: {space.name}; it knows {known} of {len(said)} different words."


def _check(unit: str, by: str, near: float, min_reached: int, limit: int) -> None:
    for name, value, choices in (("unit", unit, UNITS), ("by", by, BY)):
        if value not in choices:
            raise ValueError(f"{name}: {value!r}; choose {', '.join(choices)}")
    if not isinstance(near, int | float) or not 0 < near <= 1:
        raise ValueError(f"near: {near!r}; a cosine over 0, up to 1 (the default is .5)")
    if min_reached < 2:
        raise ValueError("min_reached must be 2 or more: what one element reaches is no meeting")
    if limit < 1:
        raise ValueError("limit must be 1 or more")


def _edinburgh() -> Space:
    from ..space import edinburgh_space

    return edinburgh_space()


def _shown(words: Meetings, wholes: Meetings, least: int) -> list[_Shown]:
    """Those that enough reach, the rarest otherwise first; without words of a whole reached by the same."""
    q = false_discovery(np.concatenate([words.p, wholes.p]))
    few = [
        [_Shown(some, at, float(q[at + past])) for at in np.flatnonzero(some.reached >= least).tolist()]
        for some, past in ((words, 0), (wholes, len(words.p)))
    ]
    said = {(one.dream, item, one.chains) for one in few[1] for item in one.arrivals.made_of[one.item]}
    found = [*few[1], *(one for one in few[0] if (one.dream, one.item, one.chains) not in said)]
    return sorted(found, key=lambda one: (-one.surprise, one.p, one.name))


def _key(one: _Shown, chains: Sequence[Chain]) -> str:
    return f"{chains[one.chains[0]].entry}:{one.name}" if one.dream >= 0 else one.name


def _row(one: _Shown, chains: Sequence[Chain], dreams: Ints) -> dict[str, Any]:
    arrivals, at = one.arrivals, one.at
    first = {int(arrivals.chain[here]): int(arrivals.said[here]) + 1 for here in at[::-1].tolist()}
    also = arrivals.also[one.item]
    named = [f"{label(chains[here].element)} ({first[here]})" for here in one.chains[:NAMED]]
    more = len(one.chains) - len(named)
    return {
        "entry": chains[one.chains[0]].entry if one.dream >= 0 else "",
        "association": arrivals.called(at, chains) + (f" ({', '.join(also[:4])})" if also else ""),
        "elements": len(one.chains),
        "of": "; ".join([*named, f"and {more} more"] if more else named),
        "dreams": int(dreams[one.item]),
        "count": len(at),
        "everyday": float(one.meetings.everyday[one.number]),
        "expected": float(one.meetings.expected[one.number]),
        "p": one.p,
        "q": one.q,
    }


def _said(
    chains: Sequence[Chain], dreams: dict[str, int], unit: str, shown: int, clear: int, more: int
) -> list[str]:
    notes = []
    if not chains:
        return ["Nothing was associated yet: choose words of a dream and say what comes to mind."]
    if unit == "element" and len(dreams) == 1:
        notes.append(
            "One dream alone: what was said is dealt out among its own elements, and what is said three "
            "times reaches three of them easily. Few nodal points can be told from chance so; with the "
            "chains of other dreams beside it more can."
        )
    if unit == "dream" and len(dreams) < 5:
        notes.append(
            f"{number(len(dreams), 'dream')} with associations: too few to say what keeps coming back."
        )
    if shown:
        notes.append(f"{clear} of {shown + max(more, 0)} are more than chance (q under {CLEAR:g}).")
    if more > 0:
        notes.append(f"The first {shown} of {shown + more}; a larger limit shows more.")
    lost = sum(chain.lost for chain in chains)
    if lost:
        stand = "stands" if lost == 1 else "stand"
        notes.append(f"{number(lost, 'element')} {stand} no more in the text of the dream, which was edited.")
    return notes


def _picture(shown: Sequence[_Shown], keys: Sequence[str], chains: Sequence[Chain]) -> dict[str, Any]:
    """The elements in the order of their dreams, and from which of them each association is reached."""
    wanted = sorted({at for one in shown for at in one.chains[:DRAWN]})
    links = [
        {
            "element": f"element:{chains[at].id}",
            "row": key,
            "count": int((one.arrivals.chain[one.at] == at).sum()),
        }
        for one, key in zip(shown, keys, strict=True)
        for at in one.chains[:DRAWN]
    ]
    elements = [
        {"key": f"element:{chains[at].id}", "label": label(chains[at].element), "entry": chains[at].entry}
        for at in wanted
    ]
    return {"elements": elements, "links": links}
