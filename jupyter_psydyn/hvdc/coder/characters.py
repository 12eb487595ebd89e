"""Characters: every figure of the report that the manual counts, as a code of four places.

What the words say is taken from them (kin, "boy", "two girls", "(23)"). What they leave open - whether a
figure that is only mentioned counts, whether the dreamer knows it - is decided by weighed features.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import inf

from ..codes import Character
from .chains import Figure, Mention
from .people import KIN
from .reading import NEGATORS, Reading, Word, words_of
from .weights import decision

_KNOWING = words_of("""know recognize meet date like love remember see go work live attend met marry""")
# Words that are one but for the sex: the dreamers the weights were learned from are women, others are not.
_EITHER = {
    "woman": "man", "lady": "man", "gentleman": "man", "fellow": "boy", "guy": "boy", "chap": "boy",
    "girl": "boy", "lad": "boy", "gal": "boy", "girlfriend": "boyfriend", "girl-friend": "boyfriend",
    "fiance": "boyfriend", "fiancée": "boyfriend", "fiancee": "boyfriend", "mother": "father",
    "sister": "brother", "wife": "husband", "daughter": "son", "aunt": "uncle", "grandmother": "grandfather",
    "mom": "father", "dad": "father", "mommy": "father", "daddy": "father", "niece": "nephew",
    "policewoman": "policeman", "waitress": "waiter", "actress": "actor", "queen": "king",
    "roommate": "friend", "buddy": "friend", "pal": "friend", "sorority": "fraternity", "coed": "boy",
    "princess": "prince", "saleslady": "salesman", "salesgirl": "salesman", "boy-friend": "boyfriend",
    "landlady": "landlord", "men": "man", "women": "man", "mum": "father", "mama": "father", "papa": "father",
}  # fmt: skip
# Features that tell that the dreamer knows somebody, or does not.
_KNOWN = frozenset(
    [
        "owner=D",
        "relcl=i knowing",
        "named",
        "first named",
        "years told",
        "prep=of mine",
        "is=former",
        "says=K",
    ]
    + [
        f"prep={one}"
        for one in ("from school", "from home", "in class", "in dorm", "of mine", "from college")
    ]
    + [f"is={one}" for one in ("good", "best", "old_friend", "own", "dear")]
    + ["I recognize", "I know", "I date", "I go prep", "is=particular", "is=certain", "acl=name"]
)
_UNKNOWN = frozenset(
    [
        f"is={one}"
        for one in ("strange", "unknown", "unidentified", "unfamiliar", "unidentifiable", "mysterious")
    ]
    + [f"relcl=not i {one}" for one in ("know", "knowing", "recognize", "remember", "see")]
    + [f"relcl=not {one}" for one in ("know", "recognize", "remember", "see", "identify")]
    + [f"I not {one}" for one in ("know", "recognize", "remember", "identify", "see", "place")]
    + ["lemma=stranger", "is=some", "acl=unknown", "appos=stranger", "is=complete", "relcl=they seem"]
)
_TELLING = words_of(
    """know knew known recognize recognized familiar unfamiliar strange stranger strangers unknown
    unidentified name names school dorm class high date dated college identify place resemble"""
)
_RULES = {"K": "known", "S": "stranger", "U": "uncertain", "O": "occupation"}
_SMALL = frozenset({"little", "small", "young", "tiny", "baby", "kid"})


@dataclass(frozen=True)
class Found:
    """A figure that is counted: its code, the rule that gave it, how probably it counts with this code."""

    figure: Figure
    code: Character
    rule: str
    confidence: float


def characters(reading: Reading, figures: list[Figure], dreamer: str = "") -> list[Found]:
    """The characters among the figures. ``dreamer`` is the dreamer's sex: M, F, "" if not known.

    They are as many as the figures' probabilities of counting add up to, and of the figures those that most
    probably count with just this code. (A threshold gives too few: many figures count with a third each.)
    """
    weighed, expected = [], 0.0
    for figure in figures:
        if all(reading.denied(one.word) for one in figure.mentions):
            continue
        features = describe(reading, figure)
        counted = decision("character").yes(features)
        code, rule, right = code_of(figure, features, dreamer)
        expected += counted
        weighed.append(Found(figure, code, rule, counted * right))
    number = round(expected)
    least = sorted((one.confidence for one in weighed), reverse=True)[number - 1] if number else inf
    return [one for one in weighed if one.confidence >= least]


def code_of(figure: Figure, features: list[str], dreamer: str = "") -> tuple[Character, str, float]:
    """The code of a figure, the rule that told whose it is, and how probable the code is if it counts."""
    best = figure.best
    if not best.human:
        return Character(best.number, "", best.identity, ""), best.source, 1.0
    number = _number(figure, features)
    identity, rule, right = _identity(figure, features)
    sex = sex_of(figure)
    if sex == "?":
        sex, sure = _sex_left_open(number, features, dreamer)
        right *= sure
    return Character(number, sex, identity, _age(figure, features)), rule, right


def _sex_left_open(number: str, features: list[str], dreamer: str) -> tuple[str, float]:
    """The sex where no word tells it: of a "friend" mostly the dreamer's own; "I" where that is not known."""
    found, sure = decision("sex").answer(features, among=() if number in "24" else ("I", "same", "other"))
    if found in ("same", "other"):
        return {"": "I", "M": "MF", "F": "FM"}[dreamer][found == "other" and dreamer != ""], sure
    return found, sure


def _number(figure: Figure, features: list[str]) -> str:
    number = figure.best.number
    dead = {"is=dead", "is=deceased", "is=late"} & set(features)
    return ("4" if number == "2" else "3") if dead else number


def sex_of(figure: Figure) -> str:
    """M, F, J or I as the words tell it, "?" where they do not."""
    if len(figure.sexes) == 1:
        return next(iter(figure.sexes))
    if len(figure.sexes) > 1:
        return "J" if figure.plural else max(sorted(figure.sexes), key=lambda one: _votes(figure, one))
    return "?" if figure.best.sex in ("I", "J") else figure.best.sex


def _votes(figure: Figure, sex: str) -> int:
    said = {"M": ("he", "him", "his", "himself"), "F": ("she", "her", "hers", "herself")}[sex]
    return sum(one.form in said for one in figure.pronouns) + 2 * sum(
        one.kind.sex == sex for one in figure.mentions
    )


def kin_of(figure: Figure) -> str:
    """The letter of a member of the dreamer's family, "R" for kin of kin, "" for nobody of the family."""
    identity = figure.best.identity
    if identity not in KIN:
        # "My sister's baby" is a relative too.
        owned = isinstance(figure.owner, Figure) and kin_of(figure.owner)
        return "R" if owned and figure.best.age in ("B", "C") else ""
    if figure.owner in (None, "D"):
        return identity
    assert isinstance(figure.owner, Figure)
    whose = kin_of(figure.owner)
    if not whose:
        return ""
    if whose in "BTXFMY" and identity in "FMX" and whose not in "FM":
        return identity
    return "R"


def _identity(figure: Figure, features: list[str]) -> tuple[str, str, float]:
    kin = kin_of(figure)
    if kin:
        return kin, "kinship", 1.0
    found, sure = decision("identity").answer(features, among="SUOE" if "unknown" in features else ())
    return found, _RULES.get(found, "identity"), sure


def _age(figure: Figure, features: list[str]) -> str:
    years, told = figure.years, figure.best.age
    if years is not None:
        return "C" if years < 13 else "T" if years < 18 else "A"
    for letter in "BCT":
        if any(one.kind.age == letter for one in figure.mentions):
            return letter if figure.best.identity not in "AD" else "C"
    if set(features) & {f"is={one}" for one in _SMALL} and figure.first.word.base in (
        "boy", "girl", "brother", "sister", "kid", "cousin"
    ):  # fmt: skip
        return "C"
    return told


def describe(reading: Reading, figure: Figure) -> list[str]:
    """The features of a figure by which it is judged."""
    first, best = figure.first, figure.best
    word = first.word
    found = [
        f"source={best.source}", f"says={best.identity}", f"first={first.kind.source}",
        f"lemma={'<name>' if first.name else either(word.base)}",
        f"number={best.number}", f"det={first.determiner}",
        f"mentions={min(len(figure.mentions), 3)}", f"pronouns={min(len(figure.pronouns), 3)}",
        f"all={min(len(figure.words), 4)}", f"age={best.age}", f"det={first.determiner}+{best.source}",
    ]  # fmt: skip
    owner = figure.owner
    if owner is not None:
        found.append("owner=D" if owner == "D" else "owner=other")
        if isinstance(owner, Figure):
            found.append(f"owner's={'kin' if kin_of(owner) else owner.best.source}")
    if figure.names and best.source != "name":
        found.append("named")
    if figure.names and figure.first.kind.source == "name":
        found.append("first named")
    if figure.years is not None:
        found.append("years told")
    roles = {reading.role(one) for one in figure.words}
    found += [f"role={role}" for role in roles]
    found += [f"first role={reading.role(word)}", f"first role={reading.role(word)}+{best.source}"]
    if len(roles) == 1:
        found.append(f"only role={roles.pop()}")
    found += _doing(reading, figure)
    for mention in figure.mentions:
        found += _said(reading, mention)
    found += _standing(reading, word)
    known, unknown = not _KNOWN.isdisjoint(found), not _UNKNOWN.isdisjoint(found)
    told = "known" if known and not unknown else "unknown" if unknown else "nothing told"
    return [*found, told, f"{told}+{either(word.base)}", f"{told}+{best.source}+{best.number}"]


def either(base: str) -> str:
    """The word that stands for it and its counterpart of the other sex."""
    return _EITHER.get(base, base)


def _doing(reading: Reading, figure: Figure) -> list[str]:
    """What it does, and what the dreamer does to it: "never seen him before"."""
    acts, found = 0, []
    for one in figure.words:
        verb, role = reading.governor(one), reading.role(one)
        if verb is None:
            continue
        if role == "subject":
            acts += verb.base not in ("be", "have", "seem")
            found.append(f"does {verb.base}")
            if any(two.form in ("me", "us") for two in (*reading.objects(verb), *reading.reached(verb))):
                found.append("does to me")
        elif role in ("object", "prep") and any(two.form in ("i", "we") for two in reading.subjects(verb)):
            no = "not " if reading.denied(verb) else ""
            found += [f"I {no}{verb.base}", f"I {no}{verb.base} {role}", "I do to"]
    return [*found, f"acts={min(acts, 2)}"]


def _said(reading: Reading, mention: Mention) -> list[str]:
    """What stands with a noun: adjectives, numbers, "whom I know", "in my class"."""
    found = []
    word = mention.word
    for one in reading.children(word):
        if one.relation in ("amod", "nummod", "compound"):
            found.append(f"is={one.base}" if one.relation != "nummod" else "counted")
        elif one.relation == "relcl":
            subject = next((s.form for s in reading.children(one, "nsubj")), "")
            mine = "i" if subject in ("i", "we") else "they"
            no = "not " if reading.denied(one) else ""
            found += [f"relcl={no}{mine}", f"relcl={no}{one.base}", f"relcl={no}{mine} {one.base}"]
            if one.base in _KNOWING:
                found.append(f"relcl={no}{mine} knowing")
        elif one.relation == "prep":
            found.append(f"prep={one.base}")
            for two in reading.children(one, "pobj"):
                found.append(f"prep={one.base} {two.base}")
                if any(three.form == "my" for three in reading.children(two, "poss")):
                    found.append("prep=of mine")
        elif one.relation in ("acl", "appos"):
            found.append(f"{one.relation}={one.base}")
        elif one.relation == "det" and one.form in ("all", "no", "any", "every", "both"):
            found.append(f"det={one.form}")
    above = reading.head(word)
    if word.relation == "attr" and above is not None:
        found += [f"attr of {s.form}" for s in reading.children(above, "nsubj", "expl")[:1]]
    if word.relation == "pobj" and above is not None and above.base == "of":
        of = reading.head(above)
        found.append(f"of={of.base if of else ''}")
    return found


def _standing(reading: Reading, word: Word) -> list[str]:
    """Where the first mention stands: under which preposition and verb, in what kind of clause."""
    found = []
    above = reading.head(word)
    if word.relation == "pobj" and above is not None:
        found.append(f"under={above.base}")
    verb = reading.governor(word)
    if verb is not None:
        found += [f"verb={verb.base}", f"clause={verb.relation}", f"tense={verb.tag}"]
        if reading.supposed(verb):
            found.append("supposed")
        if reading.denied(verb):
            found.append("verb denied")
        mine = any(one.form in ("i", "we") for one in reading.subjects(verb))
        found.append(f"verb of {'dreamer' if mine else 'others'}")
        for _ in range(3):
            if verb.relation in ("relcl", "ccomp", "advcl", "acl"):
                found.append(f"below {verb.relation}")
            up = reading.governor(verb)
            if up is None or up is verb:
                break
            verb = up
            if verb.base in ("remember", "think", "know", "say", "tell", "seem", "dream", "wish", "hope"):
                found.append(f"below {verb.base}")
    found.append("first sentence" if word.sentence == 0 else "later")
    first, last = reading.sentences[word.sentence]
    forms = {one.form for one in reading.words[first:last]}
    found += [f"sentence has {one}" for one in ("i", "me", "we", "us") if one in forms]
    found += [
        f"near {no}{one}" for one in forms & _TELLING for no in (["not "] if forms & NEGATORS else [""])
    ]
    if forms & {"actually", "real", "reality", "really", "waking"}:
        found.append("waking life")
    opens = sum(one.form == "(" for one in reading.words[first : word.at])
    if opens > sum(one.form == ")" for one in reading.words[first : word.at]):
        found.append("in brackets")
    quotes = sum(one.form in '"“”' for one in reading.words[first : word.at])
    if quotes % 2:
        found.append("in speech")
    return found
