"""Objects: things named in the report, by the classes of the manual.

The class of a noun is told by ``data/objects.txt``, else by the first of WordNet's classes above it; whether
the thing counts (it is there, not only mentioned) is decided by weighed features. A thing named again is the
same thing.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from ...lexicon.wordnet import NOUN, wordnet
from ..codes import Object
from .agents import Cast
from .lists import Hit, classes
from .people import kind_of
from .reading import Reading, Word
from .weights import decision

_THERE = 0.43  # the probability from which a thing counts
# WordNet's classes, the narrow before the wide: the first one above a noun's common sense gives the class.
_WORDNET = (
    ("BS", "reproductive_organ.n.01 genitalia.n.01"), ("IW", "weapon.n.01 weaponry.n.01 ammunition.n.01"),
    ("FO", "food.n.01 food.n.02 beverage.n.01 meal.n.01 alcohol.n.01 edible_fruit.n.01"),
    ("CL", "clothing.n.01 footwear.n.01 footwear.n.02 jewelry.n.01 fabric.n.01 headdress.n.01 cosmetic.n.01"),
    ("TR", "vehicle.n.01 public_transport.n.01 baggage.n.01"),
    ("CM", "publication.n.01 print_media.n.01 writing.n.02 telephone.n.01 broadcasting.n.02 document.n.01"),
    ("CM", "picture.n.01 representation.n.02 movie.n.01 music.n.01 electronic_equipment.n.01"),
    ("MO", "money.n.01 currency.n.01 coin.n.01 medium_of_exchange.n.01"),
    ("IR", "musical_instrument.n.01 game_equipment.n.01 plaything.n.01 sports_equipment.n.01"),
    ("AI", "hospital.n.01 religious_residence.n.01 place_of_worship.n.01 correctional_institution.n.01"),
    ("AV", "place_of_business.n.01 mercantile_establishment.n.01 workplace.n.01 school.n.02"),
    ("AE", "theater.n.01 restaurant.n.01 stadium.n.01"),
    ("AR", "room.n.01 dwelling.n.01 house.n.01 building.n.01"),
    ("AD", "door.n.01 window.n.01 wall.n.01 floor.n.01 stairway.n.01 roof.n.01 movable_barrier.n.01"),
    ("ST", "road.n.01 way.n.06 path.n.02"),
    ("AB", "building_material.n.01"),
    ("AM", "structure.n.01"),
    ("HH", "furniture.n.01 furnishing.n.02 home_appliance.n.01 kitchen_utensil.n.01 tableware.n.01"),
    ("HH", "vessel.n.03 container.n.01 bedclothes.n.01 lamp.n.01 cleaning_implement.n.01"),
    ("IT", "tool.n.01 machine.n.01"),
    ("BH", "head.n.01 face.n.01 hair.n.01 sense_organ.n.01 tooth.n.01"),
    ("BE", "extremity.n.05 limb.n.01 digit.n.03"),
    ("BT", "torso.n.01 body_part.n.01"),
    ("BA", "internal_organ.n.01 bone.n.01 body_substance.n.01 tissue.n.01"),
    ("RG", "region.n.03 district.n.01 geographical_area.n.01 location.n.01 land.n.04 tract.n.01"),
    ("NA", "plant.n.02 body_of_water.n.01 geological_formation.n.01 atmospheric_phenomenon.n.01 rock.n.01"),
    ("NA", "celestial_body.n.01 natural_object.n.01 plant_part.n.01"),
    ("MS", "instrumentality.n.03 artifact.n.01"),
)  # fmt: skip


@dataclass(frozen=True)
class Thing:
    """An object with its place, its rule and its confidence."""

    code: Object
    hit: Hit
    rule: str
    confidence: float


def objects(reading: Reading, cast: Cast) -> list[Thing]:
    """The objects of the report, each noun once."""
    found = []
    for hit, rule in candidates(reading, cast):
        sure = decision("object").yes(describe(reading, hit, rule))
        if sure >= _THERE:
            found.append(Thing(Object(hit.kind), hit, rule, sure))
    return found


def candidates(reading: Reading, cast: Cast) -> list[tuple[Hit, str]]:
    """The nouns that can be things, with their class and how it is known; each base form once."""
    found: dict[str, tuple[Hit, str]] = {}
    named = [hit for hit in classes("objects").hits(reading) if hit.word.noun or " " in hit.entry]
    taken = {hit.word.at for hit in named}
    for word in reading:
        if word.tag in ("NN", "NNS") and word.at not in taken and word.at not in cast.of:
            kind = None if kind_of(word) else class_of(word.base)
            if kind is not None:
                named.append(Hit(word, kind, word.base, word.start, word.end))
    named += [one for one in _places(reading, cast) if one.word.at not in taken]
    for hit in sorted(named, key=lambda one: one.start):
        if hit.word.at not in cast.of:
            rule = "list" if hit.word.at in taken else "place" if hit.entry[0] == "<" else "WordNet"
            found.setdefault(hit.entry, (hit, rule))
    return list(found.values())


def _places(reading: Reading, cast: Cast) -> Iterator[Hit]:
    """Named places and streets: "in Boston", "on Cedar Road"."""
    for word in reading:
        if (
            word.tag not in ("NNP", "NNPS")
            or word.relation == "compound"
            or word.at in cast.of
            or word.at == 0
        ):
            continue
        above = reading.head(word)
        if above is not None and above.form in (
            "in",
            "to",
            "at",
            "from",
            "near",
            "of",
            "on",
            "through",
            "into",
        ):
            yield Hit(word, "RG", "<named place>" + word.form, word.start, word.end)


@cache
def class_of(base: str) -> str | None:
    """The class of a noun by WordNet: of its first sense, the nearest class."""
    facts = wordnet()
    senses = facts.numbers(base, NOUN)
    if not senses or len(base) < 3:
        return None
    above = facts.closure(senses[0])
    return next((kind for kind, wanted in _wanted() if above & wanted), None)


@cache
def _wanted() -> tuple[tuple[str, frozenset[int]], ...]:
    facts = wordnet()
    return tuple(
        (kind, frozenset(facts.number(one) for one in names.split() if facts.is_synset(one)))
        for kind, names in _WORDNET
    )


def describe(reading: Reading, hit: Hit, rule: str) -> list[str]:
    """The features by which a thing counts or does not."""
    word = hit.word
    found = [
        f"word={hit.entry.split('>')[0]}", f"class={hit.kind}", rule, f"class={hit.kind}+{rule}",
        f"relation={word.relation}", f"class={hit.kind}+{word.relation}", f"tag={word.tag}",
    ]  # fmt: skip
    above, verb = reading.head(word), reading.governor(word)
    if above is not None:
        found += [f"under={above.base}", f"class={hit.kind}+under={above.base}"]
    if verb is not None:
        found += [f"verb={verb.base}", f"clause={verb.relation}", f"tense={verb.tag}"]
        found += ["supposed"] * reading.supposed(verb) + ["verb denied"] * reading.denied(verb)
    found += ["denied"] * reading.denied(word)
    found += [f"det={one.form}" for one in reading.children(word, "det", "poss")]
    found += ["described"] * bool(reading.children(word, "amod"))
    return found


def thing(word: Word) -> str | None:
    """The class of the thing a word names, by the list or WordNet."""
    listed = classes("objects").of(word)
    return listed[0] if listed else class_of(word.base)
