"""Relationship episodes counted: what stands behind each figure, tie and cell, and the picture. Pure."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from .episodes import COMPONENTS, Episode, Meaning
from .profiles import display, likeness, side

SIGNS = ("positive", "negative", "mixed", "")
PERIODS = ("then", "now")

AGAINST = frozenset(
    [
        ("wish-1", "other-2"),
        ("wish-1", "self-6"),
        ("wish-4", "self-4"),
        ("wish-5", "other-5"),
        ("wish-5", "self-2"),
        ("wish-5", "self-4"),
        ("wish-6", "other-5"),
        ("wish-7", "self-8"),
    ]
)
"""Wishes and responses of the ready codebook that go apart by their definitions; the choice is ours.

To be oneself: the other controlling, the self helpless. To keep away from conflict: the self opposing. To be
close: the other rejecting, the self unreceptive or opposing. To be loved: the other rejecting. To be at ease:
the self anxious. A code that one of these was merged into is not here: what it means is its readers' to say.
"""

_SIDES = {"therapist": "the therapist", "others": "others"}
_MISSING = {"figure": "no figure coded", "domain": "no domain coded"}


@dataclass(frozen=True)
class Relations:
    """Episodes in their order, and what their codes are called: by id, in the order of the codebooks.

    ``therapist`` are the ids of the codes of figures that are the therapist.
    """

    episodes: tuple[Episode, ...]
    codes: Mapping[str, Meaning]
    therapist: frozenset[str] = frozenset()

    @cached_property
    def behind(self) -> Mapping[str, tuple[int, ...]]:
        """By the key of a figure or a mark the positions of its episodes, in order.

        ``figure:F``, ``tie:F|SIGN``, ``episode:N`` (from 1), ``cell:DOMAIN|CODE``, ``period:then|CODE``,
        ``side:therapist|CODE``, ``side:others|CODE`` and ``against:WISH|RESPONSE``; what was not coded is
        ``""``.
        """
        found = defaultdict(list)
        for at, one in enumerate(self.episodes):
            for key in (*_keys(at, one), *self._sides(one)):
                found[key].append(at)
        return {key: tuple(places) for key, places in found.items()}

    def _sides(self, one: Episode) -> Iterator[str]:
        if name := side(one, self.therapist):
            yield from (f"side:{name}|{code}" for code in one.components)

    @cached_property
    def figures(self) -> tuple[str, ...]:
        """The figures, the most frequent first; at the end ``""`` where an episode has none."""
        found = {one for episode in self.episodes for one in episode.figures or ("",)}
        place = {code: at for at, code in enumerate(self.codes)}
        return tuple(
            sorted(found, key=lambda one: (not one, -len(self.of(f"figure:{one}")), place.get(one, 0)))
        )

    def of(self, key: str) -> tuple[Episode, ...]:
        """The episodes behind a key; none where there is no such mark."""
        return tuple(self.episodes[at] for at in self.behind.get(key, ()))

    def name(self, code: str, element: str) -> str:
        """What a code is called."""
        return self.codes[code].name if code else _MISSING[element]

    def label(self, key: str) -> str:
        """What a figure or a mark is called."""
        kind, _, rest = key.partition(":")
        one, _, other = rest.partition("|")
        if kind == "episode":
            return f"episode {rest}"
        if kind == "figure":
            return self.name(one, "figure")
        if kind == "tie":
            return f"{self.name(one, 'figure')}, {other or 'no sign coded'}"
        if kind == "cell":
            return f"{self.codes[other].name}, {self.name(one, 'domain')}"
        if kind == "period":
            return f"{self.codes[other].name}, {one}"
        if kind == "side":
            return f"{self.codes[other].name}, with {_SIDES[one]}"
        return f"{self.codes[one].name} and {self.codes[other].name}"

    def picture(self) -> dict[str, Any]:
        """What is drawn: ``figures`` with their ties, ``episodes``, ``map``, ``periods``, ``against``."""
        used = {code for one in self.episodes for code in one.components}
        components = [
            {"code": code, "label": one.name, "element": one.element}
            for element in COMPONENTS
            for code, one in self.codes.items()
            if one.element == element and code in used
        ]
        return {
            "figures": [self._figure(one) for one in self.figures],
            "episodes": [_told(at, one) for at, one in enumerate(self.episodes, 1)],
            "components": components,
            "map": {"domains": self._domains(), "cells": self.cells("cell")},
            "periods": {
                **{period: sum(period in one.periods for one in self.episodes) for period in PERIODS},
                "cells": self.cells("period"),
                "likeness": likeness(*self._apart()).to_dict(),
            },
            "therapist": display(self.episodes, self.codes, self.therapist),
            "against": self.cells("against"),
            "names": {key: self.label(key) for key in self.behind},
        }

    def _apart(self) -> list[list[Episode]]:
        """The episodes of then and those of now; what is placed in both belongs to neither."""
        return [[one for one in self.episodes if one.periods == (period,)] for period in PERIODS]

    def _figure(self, figure: str) -> dict[str, Any]:
        ties = [(sign, f"tie:{figure}|{sign}") for sign in SIGNS]
        return {
            "key": f"figure:{figure}",
            "label": self.name(figure, "figure"),
            "episodes": len(self.of(f"figure:{figure}")),
            "ties": [
                {"key": key, "sign": sign, "episodes": len(self.of(key))}
                for sign, key in ties
                if self.of(key)
            ],
        }

    def _domains(self) -> list[dict[str, Any]]:
        used = {domain for one in self.episodes for domain in one.domains or ("",)}
        return [
            {
                "code": code,
                "label": self.name(code, "domain"),
                "episodes": sum(code in (one.domains or ("",)) for one in self.episodes),
            }
            for code in (*(one for one in self.codes if one in used), *([""] if "" in used else []))
        ]

    def cells(self, kind: str) -> list[dict[str, Any]]:
        """Two things and how often both are in an episode, the most frequent first; ``kind``: ``cell`` ..."""
        found = []
        for key, places in self.behind.items():
            name, _, rest = key.partition(":")
            if name == kind:
                one, _, other = rest.partition("|")
                found.append({"key": key, "one": one, "other": other, "episodes": len(places)})
        return sorted(found, key=lambda cell: (-cell["episodes"], cell["key"]))


def relations(
    episodes: Sequence[Episode], meanings: Mapping[Any, Meaning], therapist: frozenset[str] = frozenset()
) -> Relations:
    """The relations of these episodes, whose codes mean what ``meanings`` of the codebooks say."""
    codes: dict[str, Meaning] = {}
    for one in meanings.values():
        codes.setdefault(one.code, one)
    return Relations(tuple(episodes), codes, therapist)


def _keys(at: int, one: Episode) -> Iterator[str]:
    yield f"episode:{at + 1}"
    for figure in one.figures or ("",):
        yield f"figure:{figure}"
        yield f"tie:{figure}|{one.sign}"
    for code in one.components:
        for domain in one.domains or ("",):
            yield f"cell:{domain}|{code}"
        for period in one.periods:
            yield f"period:{period}|{code}"
    for wish in one.wishes:
        for response in (*one.others, *one.selves):
            if (wish, response) in AGAINST:
                yield f"against:{wish}|{response}"


def _told(number: int, one: Episode) -> dict[str, Any]:
    return {
        "key": f"episode:{number}",
        "entry": one.entry,
        "night": one.night.text,
        "figures": [f"figure:{figure}" for figure in one.figures or ("",)],
        "sign": one.sign,
        "periods": list(one.periods),
    }
