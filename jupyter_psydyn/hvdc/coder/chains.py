"""Who is in the report: mentions of people and animals, and which of them are the same.

A *mention* is a noun, a name or a pronoun for somebody; a *figure* all mentions of one somebody. Mentions are
read in order; each goes to a figure met before (by name, by the same noun, by a pronoun of its sex, by "the
man", by "was") or begins a new one.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from .people import GENERIC, KIN, TITLES, Kind, first_name, kind_of
from .reading import Reading, Word

_INDEFINITE = {
    "someone": Kind("1", "?", "?", "A", "pronoun"),
    "somebody": Kind("1", "?", "?", "A", "pronoun"),
    "everyone": Kind("2", "J", "?", "A", "pronoun"),
    "everybody": Kind("2", "J", "?", "A", "pronoun"),
    "others": Kind("2", "J", "?", "A", "pronoun"),
}
_PERSONAL = {
    "he": "M", "him": "M", "his": "M", "himself": "M", "she": "F", "her": "F", "hers": "F", "herself": "F",
    "they": "2", "them": "2", "their": "2", "themselves": "2",
}  # fmt: skip
MINE = frozenset({"my", "our", "mine", "ours"})
_DEFINITE = frozenset({"the", "this", "that", "these", "those"})
_NEW = frozenset({"another", "other", "second", "third", "different", "new", "fourth"})


@dataclass(frozen=True)
class Mention:
    """A word that stands for somebody; ``owner`` is D, or the word whose somebody it is ("her mother")."""

    word: Word
    kind: Kind
    determiner: str = ""
    owner: Word | str | None = None
    name: str = ""

    @property
    def span(self) -> tuple[int, int]:
        return self.word.start, self.word.end


@dataclass
class Figure:
    """Somebody in the report, with all that is said of who it is."""

    mentions: list[Mention]
    pronouns: list[Word] = field(default_factory=list)
    sexes: set[str] = field(default_factory=set)
    names: set[str] = field(default_factory=set)
    years: int | None = None
    owner: Figure | str | None = None

    @property
    def first(self) -> Mention:
        return self.mentions[0]

    @property
    def plural(self) -> bool:
        return self.best.number == "2"

    @property
    def human(self) -> bool:
        return self.best.human

    @property
    def best(self) -> Kind:
        """The kind that tells most: kin before a name, a name before "boy"."""
        return max((one.kind for one in self.mentions), key=_tells)

    @property
    def last(self) -> int:
        ends = [one.word.at for one in self.mentions] + [one.at for one in self.pronouns]
        return max(ends)

    @property
    def words(self) -> list[Word]:
        """All words that stand for it, pronouns too."""
        return sorted([one.word for one in self.mentions] + self.pronouns, key=lambda word: word.at)


_RANK = {
    "kin": 5,
    "animal": 5,
    "creature": 4,
    "list": 3,
    "occupation": 3,
    "origin": 3,
    "person": 2,
    "name": 2,
}


def _tells(kind: Kind) -> int:
    return _RANK.get(kind.source, 1) + (kind.identity == "K") - (kind.identity == "?")


def _owned_by(one: Figure | str | None, figure: Figure) -> bool:
    """Whether somebody is the figure itself or somebody of theirs: "his father" of "his son"."""
    while isinstance(one, Figure):
        if one is figure:
            return True
        one = one.owner
    return False


def _sex_open(figure: Figure) -> bool:
    """Whether a pronoun may still tell the sex."""
    return not figure.sexes and (figure.best.sex in ("?", "I", "") or figure.best.source == "occupation")


def figures(reading: Reading) -> list[Figure]:
    """Everybody in the report but the dreamer, in the order of their first mention."""
    return _Reader(reading).read()


class _Reader:
    """Reads on word by word; ``of`` has the figure each word stands for."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.found: list[Figure] = []
        self.of: dict[int, Figure] = {}

    def read(self) -> list[Figure]:
        for word in self.reading:
            if word.form in _PERSONAL:
                self._pronoun(word, _PERSONAL[word.form])
                continue
            mention = self._mention(word)
            if mention is not None:
                self._place(mention)
        return self.found

    def _mention(self, word: Word) -> Mention | None:
        reading = self.reading
        if word.form in _INDEFINITE:
            return Mention(word, _INDEFINITE[word.form])
        if word.form == "one" and reading.before(word) == "some":
            return Mention(word, _INDEFINITE["someone"])
        written = reading.text[word.start : word.end]
        children = reading.children(word)
        named = self._name(word, written)
        kind = kind_of(word) if (word.noun or word.form == "others") and not named else None
        if kind is None and named is None:
            return None
        if word.relation in ("compound", "amod", "nmod") and kind is not None:
            above = reading.head(word)
            # Of "Uncle John" the name is the head; of "police car" nobody is meant.
            if above is None or not self._name(above, reading.text[above.start : above.end]):
                return None
            return None if kind.source != "kin" else self._with_owner(Mention(word, kind, name=above.form))
        if named is not None and word.relation == "compound":
            above = reading.head(word)
            if above is None or not (above.tag in ("NNP", "NNPS") or kind_of(above)):
                return None
            # Of "Mary Smith" the last name is the head, and the mention.
            first_of_two = above.tag in ("NNP", "NNPS") and reading.text[above.start].isupper()
            return None if first_of_two else Mention(word, named, name=word.form)
        determiner = next((one.form for one in children if one.relation == "det"), "")
        if any(one.form in _NEW for one in children if one.relation in ("amod", "det")):
            determiner = "another"
        if kind is None:
            assert named is not None
            titled = [one for one in children if one.relation == "compound"]
            kin = next((found for one in titled if (found := kind_of(one)) and found.source == "kin"), None)
            first = next((one.form for one in titled if first_name(one.form) is not None), word.form)
            return self._with_owner(Mention(word, kin or named, determiner, name=first))
        return self._with_owner(Mention(word, kind, determiner))

    def _name(self, word: Word, written: str) -> Kind | None:
        """The kind of a proper name of a person, or None."""
        if not written[:1].isupper() or (kind_of(word) and first_name(word.form) is None):
            return None
        reading = self.reading
        titles = [TITLES[one.form] for one in reading.children(word, "compound") if one.form in TITLES]
        if titles or reading.before(word) in TITLES:
            sex = titles[0] if titles else TITLES[reading.before(word)]
            return Kind("1", sex, "K", "A", "name")
        sexes = [first_name(one.form) for one in reading.children(word, "compound")] + [first_name(word.form)]
        known = [sex for sex in sexes if sex is not None]
        if known and word.tag[0] in "NJ":
            at_start = reading.sentences[word.sentence][0] == word.at
            if at_start and word.tag not in ("NNP", "NNPS") and len(word.form) < 4:
                return None
            return Kind("1", known[0], "K", "A", "name")
        return None

    def _with_owner(self, mention: Mention) -> Mention:
        reading, word = self.reading, mention.word
        owner: Word | str | None = None
        for one in reading.children(word, "poss"):
            owner = "D" if one.form in MINE else one
        for prep in reading.children(word, "prep"):
            if prep.form == "of":
                for one in reading.children(prep, "pobj"):
                    if one.form in MINE or any(c.form in MINE for c in reading.children(one, "poss")):
                        owner = "D" if one.form in MINE else one
                    elif one.noun and mention.kind.source == "kin" and kind_of(one):
                        owner = one
        return Mention(word, mention.kind, mention.determiner, owner, mention.name)

    def _place(self, mention: Mention) -> None:
        if self._is_dreamer(mention):
            return
        figure = self._same(mention)
        if figure is None:
            figure = Figure([])
            self.found.append(figure)
        figure.mentions.append(mention)
        self.of[mention.word.at] = figure
        # Of a doctor or a driver only a pronoun tells the sex.
        if mention.kind.sex in ("M", "F") and mention.kind.source != "occupation":
            figure.sexes.add(mention.kind.sex)
        if mention.name:
            figure.names.add(mention.name)
        if figure.owner is None and mention.owner is not None:
            owner = mention.owner if isinstance(mention.owner, str) else self.of.get(mention.owner.at)
            figure.owner = owner if not _owned_by(owner, figure) else None
        years = self._years(mention.word)
        if years is not None and figure.years is None:
            figure.years = years

    def _is_dreamer(self, mention: Mention) -> bool:
        """ "I was a dancer", "as a child" tell of the dreamer."""
        word, reading = mention.word, self.reading
        above = reading.head(word)
        if word.relation == "attr" and above is not None:
            return any(one.form in ("i", "we", "you") for one in reading.children(above, "nsubj"))
        return bool(word.relation == "pobj" and above is not None and above.form == "as")

    def _same(self, mention: Mention) -> Figure | None:
        """The figure met before that a mention takes up, or None."""
        reading, word = self.reading, mention.word
        above = reading.head(word)
        if word.relation == "appos" and above is not None and above.at in self.of:
            return self._fitting(self.of[above.at], mention)
        if word.relation == "attr" and above is not None and not reading.denied(word):
            for one in reading.children(above, "nsubj"):
                if one.form in ("who", "that") and above.relation == "relcl":
                    one = reading.head(above) or one
                if one.at in self.of:
                    return self._fitting(self.of[one.at], mention)
        if mention.kind.source == "name":
            for figure in self.found:
                if mention.name in figure.names:
                    return figure
            at = self._right_before(word)
            before = self.of.get(at)
            if before is not None and not before.plural and not before.names and before.last == at:
                return self._fitting(before, mention)
            return None
        if mention.kind.source == "pronoun" or mention.determiner == "another":
            return None
        same = [f for f in reversed(self.found) if self._same_noun(f, mention)]
        indefinite = mention.determiner in ("a", "an", "some", "several", "many")
        if same and not indefinite:
            return same[0]
        if mention.determiner in _DEFINITE and (word.base in GENERIC or word.form in GENERIC):
            for figure in sorted(self.found, key=lambda one: -one.last):
                if self._fits(figure, mention.kind) and word.at - figure.last < 80:
                    return figure
        return None

    def _right_before(self, word: Word) -> int:
        """The word that a name follows: of "my cousin Jack", "my cousin, Jack", "my cousin (29) Jack"."""
        reading, at = self.reading, word.at - 1
        if reading.before(word) == ")":
            opens = [one.at for one in reading.words[max(0, at - 5) : at] if one.form == "("]
            return opens[-1] - 1 if opens else at
        return at - (reading.before(word) == ",")

    def _same_noun(self, figure: Figure, mention: Mention) -> bool:
        kind = mention.kind
        if figure.plural != (kind.number == "2"):
            return False
        if kind.source == "kin" and kind.identity in KIN and figure.best.identity == kind.identity:
            mine = not isinstance(mention.owner, Word)
            theirs = figure.owner is None or figure.owner == "D"
            if not mine:
                return isinstance(figure.owner, Figure) and self._same_base(figure, mention)
            return theirs and (kind.identity != "R" or figure.first.word.base == mention.word.base)
        return self._same_base(figure, mention)

    @staticmethod
    def _same_base(figure: Figure, mention: Mention) -> bool:
        return any(one.word.base == mention.word.base for one in figure.mentions)

    def _fitting(self, figure: Figure, mention: Mention) -> Figure | None:
        return figure if self._fits(figure, mention.kind) else None

    @staticmethod
    def _fits(figure: Figure, kind: Kind) -> bool:
        """Whether number, sex and kind do not speak against one another."""
        best = figure.best
        if figure.plural != (kind.number == "2") or best.human != kind.human:
            return False
        return kind.sex not in ("M", "F") or not figure.sexes or kind.sex in figure.sexes

    def _pronoun(self, word: Word, sex: str) -> None:
        plural = sex == "2"
        fitting = [
            one
            for one in self.found
            if one.plural == plural and (plural or sex in one.sexes or _sex_open(one))
        ]
        if fitting:
            figure = min(fitting, key=lambda one: self._distance(one, word, sex))
            figure.pronouns.append(word)
            self.of[word.at] = figure
            if not plural:
                figure.sexes.add(sex)
            return
        kind = Kind("2" if plural else "1", "?" if plural else sex, "?", "A", "pronoun")
        # "They" can be two people named before.
        if word.form in ("their", "his", "her") or (plural and len(self.found) > 1):
            return
        self._place(Mention(word, kind))

    def _distance(self, figure: Figure, word: Word, sex: str) -> int:
        """How far back a figure is, in words; nearer if its sex is known, if it was a subject, if human."""
        near = word.at - figure.last
        near -= 25 * (sex in figure.sexes) + 8 * (self.reading.role(self.reading[figure.last]) == "subject")
        return near + 30 * (not figure.human) + 20 * (figure.first.word.base in ("class", "party", "group"))

    def _years(self, word: Word) -> int | None:
        """The age told right behind: "(23)", "(f, 28)", "age 24", "about 22"."""
        words, end = self.reading.words, self.reading.sentences[word.sentence][1]
        window = words[word.at + 1 : min(word.at + 8, end)]
        for at, one in enumerate(window):
            if one.form.isdigit() and 0 < int(one.form) < 100:
                before = {two.form for two in window[:at]}
                if before & {"(", "age", "aged", "about", ",", "is"} and "of" not in before:
                    return int(one.form)
            if one.form in (".", ";", "and") or one.verb:
                break
        return None
