"""Profiles of associations: how alike two people, or two sittings, are in the kinds of their reactions.

Emma Fürst tested 24 families, 100 people, sorted each reaction into one of 15 groups, and compared the
percentages (Jung 1910, The Familial Constellations). Which group a reaction belongs to is for people to
say.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import ClassVar

from ...analysis.concordance import Concordance
from ...analysis.result import Column, Result, asked_for, number, parameters, table
from ...analysis.source import joined
from ...corpus import Corpus
from ...corpus.associations import Associations, Place, Reaction, WordList
from ..evidence import passages
from .score import one_test

GROUPS = (
    "co-ordination",
    "sub- and supraordination",
    "contrast",
    "predicate expressing a personal judgment",
    "simple predicate",
    "relations of the verb to the subject or complement",
    "designation of time, etc.",
    "definition",
    "coexistence",
    "identity",
    "motor-speech combination",
    "composition of words",
    "completion of words",
    "clang associations",
    "defective reactions",
)
"""Fürst's 15 groups, in the printed order and nearly its words."""

MEANS = {
    "unrelated men": 5.9,
    "unrelated women": 6.0,
    "related men": 4.1,
    "related women": 3.8,
    "fathers and children": 4.2,
    "mothers and children": 3.5,
    "fathers and sons": 3.1,
    "fathers and daughters": 4.9,
    "mothers and sons": 4.7,
    "mothers and daughters": 3.0,
    "brothers": 4.7,
    "sisters": 5.1,
    "unmarried sisters": 3.8,
    "unmarried brothers": 4.8,
    "husbands and wives": 4.7,
}
"""Mean distances between Fürst's people (Jung 1910): uneducated Swiss families of that time, 37 people of
nine families in what she published. History to read beside a distance, and no norm. At most 200 / 15 =
13.3."""

COLUMNS = (
    Column("category", "Group", "text", "The kind of association."),
    Column("a", "First", "number", "Per cent of the first one's reactions."),
    Column("b", "Second", "number", "Per cent of the second one's."),
    Column("difference", "Difference", "number", "How far these are apart, in points of per cent."),
)
# With fewer reactions one of them is two points and more: Fürst's people gave 222 each.
_FEW = 50
# Printed percentages are rounded to halves: 15 of them stay within this of 100.
_ROUNDED = 15 * 0.25

Code = Callable[[Reaction], str]
Side = WordList | Associations | Sequence[str] | Mapping[str, float]


@dataclass(frozen=True)
class _Coded:
    """One side: percentages by group, of how many reactions (``None``: not known), and where these are."""

    percent: Mapping[str, float]
    reactions: int | None = None
    corpus: Corpus = field(default_factory=Corpus)
    places: tuple[tuple[str, Place, str], ...] = ()


@dataclass(frozen=True, eq=False, repr=False)
class Profile(Result):
    """Two profiles, group by group, and the ``distance`` between them, in points of per cent."""

    distance: float | None = None
    kind: ClassVar[str] = "profile"
    verb: ClassVar[str] = "association.profile"


def profile_distance(a: Sequence[float], b: Sequence[float]) -> float:
    """Fürst's distance of two profiles in per cent: the sum of |a - b| over the number of groups.

    An erratum: for the husband and wife that Jung (1910) prints, the table says "total 173.5, average
    difference 11.5"; the printed differences add up to 167.5, which is 11.17. (And 173.5 / 15 is 11.57; the
    husband's column adds up to 94.5, not to 100.) What is computed here is the sum of the rows.

    Raises ``ValueError`` where the profiles have not the same number of groups, or none.
    """
    if len(a) != len(b) or not a:
        raise ValueError(f"profiles of {len(a)} and {len(b)} groups: both need the same, at least one")
    return sum(abs(one - other) for one, other in zip(a, b, strict=True)) / len(a)


def profile(
    first: Side,
    second: Side,
    *,
    code: Code | None = None,
    groups: Sequence[str] = GROUPS,
    names: tuple[str, str] = ("first", "second"),
) -> Profile:
    """Two people, or two sittings, by the kinds of their reactions (Fürst's distance, see above).

    Each side is a list of groups, one for each reaction, as somebody coded them; or percentages by group;
    or a test (or associations with one), whose reactions ``code`` sorts: it is given a ``Reaction`` and
    returns one of ``groups``. ``groups`` are Fürst's 15 unless you give your own, with which no other
    distance compares.

    One row a group: category, a, b (per cent), difference. ``.distance`` is ``None`` where one side is
    empty. Raises ``ValueError`` where a group is not among ``groups``, or a test comes without ``code``.
    """
    if not groups or len(set(groups)) < len(groups):
        raise ValueError("groups: give each group once, and at least one")
    sides = [_coded(one, code, groups, name) for one, name in zip((first, second), names, strict=True)]
    a, b = ([float(side.percent.get(group, 0)) for group in groups] for side in sides)
    rows = [
        {"category": group, "a": one, "b": other, "difference": abs(one - other)}
        for group, one, other in zip(groups, a, b, strict=True)
    ]
    distance = profile_distance(a, b) if any(a) and any(b) else None
    options = {"groups": tuple(groups), "names": tuple(names)}
    made = parameters(options, code=getattr(code, "__qualname__", "own") if code else None)
    given = [f"{name}={value!r}" for name, value in asked_for(profile, options).items()]
    call = f"psd.association.profile({', '.join(['first', 'second', *['code=code'] * bool(code), *given])})"

    def evidence(row: int) -> Concordance:
        group = groups[row]
        # One after the other: entries of two files may have the same ids.
        each = [
            passages(side.corpus, places, f"Reactions: {group}", made, call, group)
            for side in sides
            if (places := [(place, said) for of, place, said in side.places if of == group])
        ]
        if not each:
            empty = passages(Corpus(), (), f"Reactions: {group}", made, call, group)
            return replace(empty, notes=("No reaction of it has a place in a text.",))
        return joined(each, each[0].title, "; ".join(one.caption for one in each))

    return Profile(
        title=f"Profiles of {names[0]} and {names[1]}",
        caption="No distance: one of them is empty" if distance is None else f"Distance {distance:.2f}",
        notes=_notes(sides, names, groups, distance),
        parameters=made,
        keys=tuple(groups),
        columns=COLUMNS,
        picture={"a": names[0], "b": names[1], "distance": distance},
        _table=table(rows, COLUMNS),
        _options=options,
        _evidence=evidence,
        _code=call,
        distance=distance,
    )


def _coded(side: Side, code: Code | None, groups: Sequence[str], name: str) -> _Coded:
    if isinstance(side, Mapping):
        _known(side, groups, name)
        if not all(0 <= value <= 100 for value in side.values()):
            raise ValueError(f"{name}: a percentage is from 0 to 100")
        return _Coded(side)
    if not isinstance(side, WordList | Associations):
        _known(side, groups, name)
        return _Coded(_percent(side), len(side))
    if code is None:
        raise ValueError(f"{name}: a test needs code, which says the group of a reaction")
    test, corpus = one_test(side)
    coded = [code(one) for one in test.reactions]
    _known(coded, groups, name)
    where = zip(coded, test.reactions, strict=True)
    places = tuple((of, one.place, one.stimulus) for of, one in where if one.place)
    return _Coded(_percent(coded), len(coded), corpus, places)


def _known(given: Iterable[str], groups: Sequence[str], name: str) -> None:
    for at, one in enumerate(given, 1):
        if one not in groups:
            raise ValueError(f"{name}: no. {at} is {one!r}, which is none of the {len(groups)} groups")


def _percent(coded: Sequence[str]) -> dict[str, float]:
    return {group: 100 * count / len(coded) for group, count in Counter(coded).items()}


def _notes(
    sides: Sequence[_Coded], names: Sequence[str], groups: Sequence[str], distance: float | None
) -> tuple[str, ...]:
    notes = [
        "After Fürst, in Jung 1910, The Familial Constellations: sum of the differences over the groups."
    ]
    if distance is None:
        notes.append("No reactions on one side: there is nothing to compare.")
    for side, name in zip(sides, names, strict=True):
        whole = sum(side.percent.values())
        if side.reactions is not None and 0 < side.reactions < _FEW:
            each = f"one is {100 / side.reactions:.1f} points"
            notes.append(
                f"{name}: {number(side.reactions, 'reaction')}, {each}. Too few for a steady profile."
            )
        if side.reactions is None and side.percent and abs(whole - 100) > _ROUNDED:
            notes.append(f"{name}: the percentages add up to {whole:g} and not to 100.")
    if tuple(groups) != GROUPS:
        notes.append("These are not Fürst's 15 groups: her distances do not compare.")
    elif distance is not None:
        notes.append(
            f"Hers: unrelated men {MEANS['unrelated men']}, unrelated women {MEANS['unrelated women']}, "
            f"husbands and wives {MEANS['husbands and wives']}. Swiss families around 1907, no norm."
        )
    notes.append("How alike reactions are in kind says nothing about how people get on.")
    return tuple(notes)
