"""The content indices: what each counts, and of what (Domhoff 2003; dreams.ucsc.edu, formulas of the norms).

An index is a function of one card, so that indices add up over cards. An interaction goes both ways or
answers another one; who began it is told of those that are directed (``>``) only.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple

from .card import Card, Coding
from .codes import FAMILY, Character, Interaction, Outcome

PERCENT, RATIO, DREAMS = "%", "per character", "% of dreams"


class Tally(NamedTuple):
    """The codings of a card that an index counts, and those it counts them among."""

    counted: tuple[Coding, ...]
    among: tuple[Coding, ...]


@dataclass(frozen=True)
class Index:
    """One index. ``unit``: of a hundred codings (``%``), per character, or of a hundred dreams.

    A card on which one of its ``fields`` was not coded tells nothing of it.
    """

    key: str
    label: str
    group: str
    formula: str
    unit: str
    fields: frozenset[str]
    _tally: Callable[[Card], Tally]

    def tally(self, card: Card) -> Tally:
        """What it counts on a card, and among what."""
        return self._tally(card) if self.fields <= card.fields else Tally((), ())

    def numbers(self, card: Card) -> tuple[int, int]:
        """Count and base of one card: of an index of dreams, whether it has any, and 1."""
        counted, among = self.tally(card)
        if self.unit == DREAMS:
            return min(len(counted), 1), int(self.fields <= card.fields)
        return len(counted), len(among)

    def behind(self, card: Card) -> list[tuple[Coding, bool]]:
        """The codings of a card that the index looks at, and whether each is counted."""
        counted, among = self.tally(card)
        # Equal codings are counted alike.
        return [(one, True) for one in counted] + [(one, False) for one in among if one not in counted]


Is = Callable[[Coding], bool]


Made = tuple[frozenset[str], Callable[[Card], Tally]]


def _share(fields: str, counted: Is, among: Is) -> Made:
    """Codings of these fields that are ``counted``, among those that are ``among``."""
    wanted = frozenset(fields.split())

    def tally(card: Card) -> Tally:
        base = tuple(one for one in card.codings if one.field in wanted and among(one))
        return Tally(tuple(one for one in base if counted(one)), base)

    return wanted, tally


def _ratio(field: str) -> Made:
    return frozenset((field, "char")), lambda card: Tally(card.of(field), card.of("char"))


def _any(*fields: str) -> Made:
    return frozenset(fields), lambda card: Tally(tuple(one for name in fields for one in card.of(name)), ())


def _all(_: Coding) -> bool:
    return True


def _character(holds: Callable[[Character], bool]) -> Is:
    return lambda coding: isinstance(coding.code, Character) and holds(coding.code)


def _human(holds: Callable[[Character], bool]) -> Is:
    return _character(lambda one: one.human and holds(one))


def _kind(*kinds: str) -> Is:
    """Of codes with a kind or a subclass: whether it is one of these."""
    return lambda coding: getattr(coding.code, "kind", getattr(coding.code, "subclass", "")) in kinds


def _with_dreamer(coding: Coding) -> bool:
    code = coding.code
    who = code if isinstance(code, Interaction) else getattr(code, "who", None)
    return who is not None and bool(who.dreamer)


def _began(coding: Coding) -> bool:
    """The dreamer does it to somebody else."""
    code = coding.code
    return isinstance(code, Interaction) and code.direction == ">" and code.initiator.dreamer


def _met(coding: Coding) -> bool:
    """Somebody else does it to the dreamer."""
    code = coding.code
    return (
        isinstance(code, Interaction)
        and code.direction == ">"
        and code.recipient is not None
        and code.recipient.dreamer
        and not code.initiator.dreamer
    )


def _began_or_met(coding: Coding) -> bool:
    return _began(coding) or _met(coding)


def _against_dreamer(coding: Coding) -> bool:
    return _met(coding) if coding.field == "agg" else coding.field in ("mf", "fail")


def _touches_dreamer(coding: Coding) -> bool:
    return _met(coding) if coding.field in ("agg", "fri") else _with_dreamer(coding)


def _is_outcome(field: str) -> Is:
    return lambda coding: isinstance(coding.code, Outcome) and coding.field == field


def _letter(attribute: str, letters: str) -> Is:
    return lambda coding: getattr(coding.code, attribute, "") in tuple(letters)


_HUMANS = _human(lambda one: True)

INDICES: tuple[Index, ...] = (
    Index("male-female", "Male/Female", "Characters", "male / (male + female)", PERCENT,
          *_share("char", _human(lambda one: one.sex == "M"), _human(lambda one: one.sex in "MF"))),
    Index("familiarity", "Familiarity", "Characters", "familiar / all humans", PERCENT,
          *_share("char", _human(lambda one: one.familiar), _HUMANS)),
    Index("friends", "Friends", "Characters", "known, not family / all humans", PERCENT,
          *_share("char", _human(lambda one: one.identity == "K"), _HUMANS)),
    Index("family", "Family", "Characters", "family and relatives / all humans", PERCENT,
          *_share("char", _human(lambda one: one.identity in FAMILY | {"R"}), _HUMANS)),
    Index("group", "Group", "Characters", "groups / all humans", PERCENT,
          *_share("char", _human(lambda one: one.group), _HUMANS)),
    Index("animal", "Animal", "Characters", "animals / all characters", PERCENT,
          *_share("char", _character(lambda one: one.animal), _all)),
    Index("dead-imaginary", "Dead and imaginary", "Characters", "dead and imaginary / all humans", PERCENT,
          *_share("char", _human(lambda one: one.dead_or_imaginary), _HUMANS)),
    Index("aggression-friendliness", "Aggression/Friendliness", "Social interactions",
          "aggression with the dreamer / (aggression + friendliness with the dreamer)", PERCENT,
          *_share("agg fri", lambda one: one.field == "agg", _with_dreamer)),
    Index("befriender", "Befriender", "Social interactions", "dreamer befriends / (that + is befriended)",
          PERCENT, *_share("fri", _began, _began_or_met)),
    Index("aggressor", "Aggressor", "Social interactions", "dreamer attacks / (that + is attacked)",
          PERCENT, *_share("agg", _began, _began_or_met)),
    Index("physical-aggression", "Physical aggression", "Social interactions",
          "aggression 5 to 8 / all aggression", PERCENT, *_share("agg", _kind("5", "6", "7", "8"), _all)),
    Index("A/C", "A/C", "Social interactions", "aggressions / characters", RATIO, *_ratio("agg")),
    Index("F/C", "F/C", "Social interactions", "friendly acts / characters", RATIO, *_ratio("fri")),
    Index("S/C", "S/C", "Social interactions", "sexual acts / characters", RATIO, *_ratio("sex")),
    Index("indoor", "Indoor setting", "Settings", "indoors / (indoors + outdoors)", PERCENT,
          *_share("set", _letter("location", "I"), _letter("location", "IO"))),
    Index("familiar-setting", "Familiar setting", "Settings", "familiar / (familiar + unfamiliar)", PERCENT,
          *_share("set", _letter("familiarity", "F"), _letter("familiarity", "FU"))),
    Index("self-negativity", "Self-negativity", "The dreamer",
          "attacked, misfortune, failure / (those + befriended, good fortune, success), of the dreamer",
          PERCENT, *_share("agg fri mf gf succ fail", _against_dreamer, _touches_dreamer)),
    Index("bodily-misfortunes", "Bodily misfortunes", "The dreamer", "injury, illness, death / misfortunes",
          PERCENT, *_share("mf", _kind("5", "6"), _all)),
    Index("negative-emotions", "Negative emotions", "The dreamer", "all but happiness / all emotions",
          PERCENT, *_share("emot", _kind("AN", "AP", "SD", "CO"), _all)),
    Index("success-failure", "Dreamer-involved success", "The dreamer",
          "success / (success + failure), of the dreamer", PERCENT,
          *_share("succ fail", _is_outcome("succ"), _with_dreamer)),
    Index("torso-anatomy", "Torso/Anatomy", "The dreamer", "trunk, inner, sexual parts / all parts of bodies",
          PERCENT, *_share("obj", _kind("BT", "BA", "BS"), _kind("BH", "BE", "BT", "BA", "BS"))),
    *(
        Index(f"dreams-{key}", f"Dreams with {label}", "Dreams with at least one",
              f"dreams with {label} / dreams", DREAMS, *_any(*fields))
        for key, label, *fields in (
            ("aggression", "aggression", "agg"), ("friendliness", "friendliness", "fri"),
            ("sexuality", "sexuality", "sex"), ("misfortune", "misfortune", "mf"),
            ("good-fortune", "good fortune", "gf"), ("success", "success", "succ"),
            ("failure", "failure", "fail"), ("striving", "striving", "succ", "fail"),
        )
    ),
)  # fmt: skip
"""All 29, in the order in which the norms are printed."""


def index(key: str) -> Index:
    """The index of this key. Raises ``ValueError`` for another."""
    for one in INDICES:
        if one.key == key:
            return one
    raise ValueError(f"there is no index {key!r}; there are {', '.join(one.key for one in INDICES)}")
