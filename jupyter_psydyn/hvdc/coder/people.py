"""Words for people, animals and creatures: what a word tells of who is meant.

Our lists first (``data/people.txt``, ``data/names.txt``), then WordNet's classes of persons and animals.
"""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from ...lexicon.wordnet import ADJECTIVE, NOUN, VERB, wordnet
from .parser import DATA
from .reading import Word, words_of


class Kind(NamedTuple):
    """What a word tells by itself: the four places of a character's code ("?" where it is silent).

    ``source`` says how it is known: kin, list, occupation, origin, person, animal, creature, name, pronoun.
    """

    number: str
    sex: str
    identity: str
    age: str
    source: str

    @property
    def human(self) -> bool:
        return self.source not in ("animal", "creature")


ANIMAL = Kind("1", "", "ANI", "", "animal")
CREATURE = Kind("1", "", "CZZ", "", "creature")
TITLES = {
    "mr": "M",
    "mr.": "M",
    "mrs": "F",
    "mrs.": "F",
    "miss": "F",
    "ms": "F",
    "ms.": "F",
    "dr": "?",
    "dr.": "?",
}

KIN = frozenset("FMXBTHWADCYR")
#: Words that can take up anybody named before: "the man", "this girl".
GENERIC = words_of(
    """man guy fellow gentleman boy lad woman lady girl gal person individual figure child kid baby couple
    people men women boys girls kids children animal creature thing"""
)
# WordNet's classes of persons by what they do, where they are from, which sex they have.
_OCCUPATIONS = (
    "worker.n.01", "professional.n.01", "skilled_worker.n.01", "leader.n.01", "entertainer.n.01",
    "criminal.n.01", "serviceman.n.01", "clergyman.n.01", "artist.n.01", "athlete.n.01", "scientist.n.01",
    "educator.n.01", "employee.n.01", "official.n.01", "businessperson.n.01", "merchant.n.01", "driver.n.01",
    "traveler.n.01", "player.n.01", "communicator.n.01", "lawman.n.01", "aviator.n.01", "creator.n.02",
)  # fmt: skip
_ORIGINS = ("inhabitant.n.01", "religious_person.n.01", "person_of_color.n.01", "european.n.01", "asian.n.01")
_RELATIVES = ("relative.n.01",)
# Persons or animals in WordNet only, and hardly in a dream.
_NEVER = words_of(
    """self one thing party body double case match spirit cold contact model type kind character part lead
    scene subject object number head hand face eye back side top second third first last other right
    left light dead living star center forward guide test mark catch date fan interest expert favorite
    show present sign past future cut wash bill will rose art grace hope faith may might can see look
    picture range post roll key note cover dish toast plate pan pot fish chicken lamb turkey duck
    shrimp crab lobster oyster clam beef veal pork mouse-trap kill game stock swallow bat ram bug fly
    crane mole seal mount pet prey meat shell skin fur egg coral sponge host cast end beginning
    authority original witness-stand wanted neutral following sort joint draw success failure nude
    blood fool dear love honey baby-carriage darling baby-blue natural opposite close terror horror
    pain sight dream vision power presence soul life being mess wonder treasure pick prize image peer
    hit cause ideal equal inferior superior runner stretcher roller counter speaker drawer slipper
    hooker heel jumper cracker poster cooker steamer boiler trailer tanker duster buster sleeper page
    monitor-screen usher-in bomber fighter carrier conductor-rail tom-tom dummy guest-room flier
    fireplug scout-camp cradle doll mask statue portrait photo"""
)


@cache
def _listed() -> dict[str, Kind]:
    found: dict[str, Kind] = {}
    for line in (DATA / "people.txt").read_text(encoding="utf-8").splitlines():
        if not line or line[0] == "#":
            continue
        code, *words = line.split()
        for word in words:
            found.setdefault(word, _kind(code))
    return found


def _kind(code: str) -> Kind:
    if code[1:] in ("ANI", "CZZ"):
        return ANIMAL if code[1:] == "ANI" else CREATURE
    source = "kin" if code[2] in KIN else {"O": "occupation", "E": "origin"}.get(code[2], "list")
    return Kind(code[0], code[1], code[2], code[3], source)


@cache
def _names() -> dict[str, str]:
    """First names, case-folded, and the sex they tell: M, F or "?"."""
    found: dict[str, str] = {}
    sex = ""
    for line in (DATA / "names.txt").read_text(encoding="utf-8").splitlines():
        if line in ("male", "female", "either"):
            sex = {"male": "M", "female": "F", "either": "?"}[line]
        elif line and line[0] != "#":
            for name in line.split():
                found[name.lower()] = "?" if sex == "?" or found.get(name.lower(), sex) != sex else sex
    return found


def first_name(word: str) -> str | None:
    """The sex a first name tells (M, F, "?"), or None where it is no first name we know."""
    return _names().get(word.lower())


@cache
def listed(base: str) -> Kind | None:
    """What our list says of a base form; a compound counts by its last part (telephone-man)."""
    found = _listed().get(base) or _listed().get(base.replace("-", ""))
    if found is None and "-" in base:
        found = _listed().get(base.rpartition("-")[2])
    if found is None and base.endswith(("man", "woman")) and len(base) > 5 and wordnet().knows(base, NOUN):
        return Kind("1", "M" if not base.endswith("woman") else "F", "O", "A", "occupation")
    return found


def kind_of(word: Word) -> Kind | None:
    """What a noun tells of who is meant; None where it means nobody."""
    return _kind_of(word.form, word.base, word.tag)


@cache
def _kind_of(form: str, base: str, tag: str) -> Kind | None:
    found = listed(form) or listed(base)
    if found is None and tag in ("NNS", "NNPS", "NN"):
        found = _by_wordnet(base)
    if found is None:
        return None
    plural = (tag in ("NNS", "NNPS") and form != base) or base == "people"
    if plural and found.number == "1":
        found = found._replace(number="2")
    return found


@cache
def _classes(names: tuple[str, ...]) -> frozenset[int]:
    return frozenset(wordnet().number(name) for name in names if wordnet().is_synset(name))


@cache
def _by_wordnet(base: str) -> Kind | None:
    facts = wordnet()
    if base in _NEVER or len(base) < 3 or not base.replace("-", "").isalpha():
        return None
    noun, other = facts.count(base, NOUN), facts.count(base, VERB) + facts.count(base, ADJECTIVE)
    senses = facts.numbers(base, NOUN)
    if not senses or other > 2 * noun + 2:
        return None
    above = facts.closure(senses[0])
    if above & _classes(("animal.n.01",)):
        return ANIMAL
    if above & _classes(("spiritual_being.n.01", "imaginary_being.n.01", "mythical_being.n.01")):
        return CREATURE
    if not above & _classes(("person.n.01",)):
        return None
    sex = "F" if above & _classes(("female.n.02", "woman.n.01")) else "?"
    sex = "M" if above & _classes(("male.n.02", "man.n.01")) else sex
    if above & _classes(_RELATIVES):
        return Kind("1", sex, "R", "A", "kin")
    if above & _classes(_ORIGINS):
        return Kind("1", sex, "E", "A", "origin")
    if above & _classes(_OCCUPATIONS):
        return Kind("1", sex, "O", "A", "occupation")
    return Kind("1", sex, "?", "A", "person")
