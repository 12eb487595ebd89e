"""The questions asked of WordNet, answered from the copy inside this package.

The copy (WordNet 3.0 without glosses, see ``scripts/wordnet.py``) is always the one used, also where the
machine has another: the same words give the same findings everywhere, and nothing is ever downloaded. It is
kept twice: as arrays (``pack``), which everything in the package reads, and as WordNet's own files for NLTK's
reader (``nltk_wordnet``), with which tests compare it.
"""

from __future__ import annotations

from functools import cache

from .pack import ADJECTIVE, ADVERB, BIT, DATA, NOUN, PARTS_OF_SPEECH, VERB, Pack

__all__ = ["ADJECTIVE", "ADVERB", "DATA", "NOUN", "PARTS_OF_SPEECH", "VERB", "WordNet", "wordnet"]

# Morphy's rules (morphy(7WN)), as NLTK has them: endings, and what stands in their place in the base form.
_RULES = {
    NOUN: (
        ("s", ""), ("ses", "s"), ("ves", "f"), ("xes", "x"), ("zes", "z"), ("ches", "ch"), ("shes", "sh"),
        ("men", "man"), ("ies", "y"),
    ),
    VERB: (
        ("s", ""), ("ies", "y"), ("es", "e"), ("es", ""), ("ed", "e"), ("ed", ""), ("ing", "e"), ("ing", ""),
    ),
    ADJECTIVE: (("er", ""), ("est", ""), ("er", "e"), ("est", "e")),
    ADVERB: (),
}  # fmt: skip
# No other word has a base form by a rule. One look at the ending spares most words the rules.
_ENDINGS = tuple({old for rules in _RULES.values() for old, _ in rules})
# The same rules by the last letter of the ending.
_BY_LETTER = {
    pos: {
        letter: tuple((old, len(old), new) for old, new in rules if old[-1] == letter) for letter in "sndgrt"
    }
    for pos, rules in _RULES.items()
}


def _by_rule(word: str, pos: str) -> list[str]:
    forms = [word]
    for old, length, new in _BY_LETTER[pos].get(word[-1:], ()):
        if word.endswith(old):
            forms.append(word[:-length] + new)
    return forms


class WordNet:
    """WordNet's facts. One is made for a process: ``wordnet()``."""

    def __init__(self) -> None:
        self._pack = Pack()
        self._above: dict[int, frozenset[int]] = {}

    def version(self) -> str:
        """WordNet's own version."""
        return self._pack.version

    def inflected(self, word: str) -> bool:
        """Whether the word may have a base form other than itself: by a rule or the list of exceptions."""
        return word.endswith(_ENDINGS) or word in self._pack.exceptions

    def morphy(self, word: str, pos: str) -> list[str]:
        """What NLTK's Morphy finds: the word itself and its base forms, as far as they are lemmas."""
        irregular = self._pack.exceptions.get(word)
        if irregular is not None and pos in irregular:
            return self._lemmas([word, *irregular[pos]], BIT[pos])
        return self._lemmas(_by_rule(word, pos), BIT[pos])

    def bases(self, word: str, pos: str) -> list[str]:
        """The base forms ``word`` can have as this part of speech, by Morphy, in WordNet's spelling.

        A word on the list of exceptions (teeth, was) has its exceptional bases only; another may be its
        own base and have one by its ending too (stairs).
        """
        found = self.morphy(word, pos)
        return [base for base in self.irregular(word, pos) if base in found] or found

    def all_bases(self, word: str) -> list[tuple[str, str]]:
        """``bases`` of all parts of speech, as (base, part of speech), three times as fast."""
        if word in self._pack.exceptions:
            return [(base, pos) for pos in PARTS_OF_SPEECH for base in self.bases(word, pos)]
        index, kinds = self._pack.index, self._pack.kinds
        at = index.get(word)
        kind = 0 if at is None else kinds[at]
        found: list[tuple[str, str]] = []
        for pos, bit in BIT.items():
            if kind & bit:
                found.append((word, pos))
            for old, length, new in _BY_LETTER[pos].get(word[-1:], ()):
                if word.endswith(old):
                    at = index.get(word[:-length] + new)
                    one = (word[:-length] + new, pos)
                    if at is not None and kinds[at] & bit and one not in found:
                        found.append(one)
        return found

    def irregular(self, word: str, pos: str) -> tuple[str, ...]:
        """The bases the list of exceptions gives, lemmas or not: teeth, tooth."""
        irregular = self._pack.exceptions.get(word)
        return () if irregular is None else irregular.get(pos, ())

    def _lemmas(self, forms: list[str], bit: int) -> list[str]:
        index, kinds = self._pack.index, self._pack.kinds
        found: list[str] = []
        for form in forms:
            at = index.get(form)
            if at is not None and kinds[at] & bit and form not in found:
                found.append(form)
        return found

    def knows(self, lemma: str, pos: str) -> bool:
        """Whether the word, as it stands, is a lemma of this part of speech."""
        return self._pack.entry(lemma, pos) is not None

    def knows_any(self, word: str) -> bool:
        """Whether the word is a lemma of any part of speech."""
        return word in self._pack.index

    def count(self, lemma: str, pos: str) -> int:
        """How often the lemma was tagged in SemCor, all senses together."""
        entry = self._pack.entry(lemma, pos)
        return 0 if entry is None else self._pack.counts[entry]

    def total(self, lemma: str) -> int:
        """How often the lemma was tagged in SemCor, all senses and parts of speech together."""
        return sum(self.count(lemma, pos) for pos in PARTS_OF_SPEECH)

    def tagged(self) -> dict[str, int]:
        """Every lemma that was tagged in SemCor, with its ``total``."""
        return self._pack.totals()

    @property
    def size(self) -> int:
        """All tagged tokens."""
        return sum(self._pack.counts)

    def synsets(self, word: str, pos: str) -> tuple[str, ...]:
        """The names of the synsets of a word and of its base forms, the most common sense first."""
        return tuple(map(self._pack.name, self.numbers(word, pos)))

    def sense_counts(self, lemma: str, pos: str) -> tuple[int, ...]:
        """How often each sense of a lemma was tagged in SemCor, in the order of ``synsets``."""
        entry = self._pack.entry(lemma, pos)
        return () if entry is None else tuple(self._pack.tagged(entry))

    def synset(self, name: str) -> str:
        """The name a synset goes by, where ``name`` may be any of its lemmas' (auto.n.01: car.n.01).

        Raises ``ValueError`` where there is none.
        """
        return self._pack.name(self.number(name))

    def is_synset(self, name: str) -> bool:
        """Whether a synset goes by this name."""
        number = self._pack.synset(name)
        return number is not None and self._pack.name(number) == name

    def lexname(self, synset: str) -> str:
        """The lexicographer file of a synset: noun.animal. Raises ``ValueError`` where there is none."""
        return self._pack.lexname(self.number(synset))

    def above(self, synset: str) -> frozenset[str]:
        """The synset and all above it, by hypernyms; not what it is an instance of.

        The instances are proper names (Colorado: a river; Ruth: a mother). Raises ``ValueError`` where there
        is no such synset.
        """
        return frozenset(map(self._pack.name, self.closure(self.number(synset))))

    def instance_of(self, synset: str) -> tuple[str, ...]:
        """The synsets right above a proper name's. Raises ``ValueError`` where there is no such synset."""
        return tuple(map(self._pack.name, self._pack.instance_hypernyms(self.number(synset))))

    # The same by number, for what asks thousands of times: a name takes 10 us to make.

    def number(self, name: str) -> int:
        """The number of a synset in the pack. Raises ``ValueError`` where there is none."""
        number = self._pack.synset(name)
        if number is None:
            raise ValueError(f"no such WordNet synset: {name!r} (they look like water.n.01)")
        return number

    def numbers(self, word: str, pos: str) -> list[int]:
        """The numbers of ``synsets``."""
        entries = (self._pack.entry(form, pos) for form in self.morphy(word, pos))
        return [one for entry in entries if entry is not None for one in self._pack.senses(entry)]

    def closure(self, synset: int) -> frozenset[int]:
        """The numbers of ``above``, remembered. A synset can have several hypernyms (a dog has two)."""
        if synset not in self._above:
            seen, open_ = {synset}, [synset]
            while open_:
                new = set(self._pack.hypernyms(open_.pop())) - seen
                seen |= new
                open_ += new
            self._above[synset] = frozenset(seen)
        return self._above[synset]


@cache
def wordnet() -> WordNet:
    """The one WordNet of this process, read on first use."""
    return WordNet()
