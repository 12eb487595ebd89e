"""From a word as written to the word it is counted by."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from .wordnet import NOUN, VERB, wordnet

# Where WordNet's rule would mislead the reader of dreams.
OVERRIDES = {
    "born": "born",  # not: bear
    "felt": "feel",
    "glasses": "glasses",  # spectacles, more often than several tumblers
    "woods": "woods",  # a forest
    "stairs": "stairs",
    "upstairs": "upstairs",
    "downstairs": "downstairs",
    "pants": "pants",
    "stranger": "stranger",  # not: strange
    "strangers": "stranger",
    "stuck": "stuck",  # who is stuck has not stuck anything
    "dining": "dining",
    "thinking": "think",
    "mom": "mother",
    "mum": "mother",
    "mommy": "mother",
    "mama": "mother",
    "dad": "father",
    "daddy": "father",
    "papa": "father",
}

# A noun in -ing tagged at least so often in SemCor is a word of its own: building, meeting, painting;
# below, it is the verb's: dreaming, swimming.
_COMMON = 10

# Forms of verbs whose nominal use is another word, though WordNet's counts do not show it.
_NOMINAL = {
    "left": "left",  # the other hand
    "saw": "saw",
    "broke": "broke",  # without money
    "drunk": "drunk",
    "dove": "dove",
    "bore": "bore",
    "rung": "rung",
    "landing": "landing",  # of stairs, of a boat
    "crossing": "crossing",
    "means": "means",
}
# Forms of verbs that are nouns in WordNet too, but hardly in a dream: nobody finds a find there.
_ONE_WORD = frozenset({"found", "given", "lost", "rent", "bent", "bound", "chosen", "cleft", "abode"})


@cache
def base_form(word: str) -> str:
    """The base form of an English word, given case-folded: teeth, tooth; children, child; was, be.

    The rule: an override of ours; else, of all the base forms WordNet's Morphy finds (exception lists
    first) as noun, verb, adjective or adverb, the one tagged most often in SemCor, the word itself and
    then the noun where they tie. A noun in -ing that is common stays (building). A possessive loses its
    's. A word WordNet does not know stays as it is. One form for a word, whatever its sentence: "saw" is
    always "see". Remembered for each word.
    """
    bare = word.removesuffix("'s").removesuffix("'")
    if bare in OVERRIDES:
        return OVERRIDES[bare]
    facts = wordnet()
    if not facts.inflected(bare):
        return bare
    if bare.endswith("ing") and facts.count(bare, NOUN) >= _COMMON:
        return bare
    candidates = facts.all_bases(bare)
    bases = {base for base, _ in candidates}
    if len(bases) < 2:
        return bases.pop() if bases else bare
    base, _ = max(candidates, key=lambda one: (facts.count(*one), one[0] == bare))
    return base


class Bases(NamedTuple):
    """The base forms of a word by its use: in general, as a noun or adjective, as a verb."""

    default: str
    nominal: str
    verbal: str


@cache
def bases_of(word: str) -> Bases:
    """The base forms a word, given case-folded, has by its use: left is left or leave, leaves leaf or leave.

    ``default`` is ``base_form(word)``. The other two differ only for words that are two words: an
    irregular form of a verb that is a noun of its own too (saw, rose, wound), an irregular plural that is a
    verb's form too (leaves, lives), a common noun in -ing (building, meeting). A participle used as an
    adjective (tired, lost) is no other word than its verb.
    """
    default = base_form(word)
    nominal = _NOMINAL.get(word) or _noun_of_its_own(word)
    verbal = _verb_behind(word) if nominal else ""
    two = verbal not in ("", nominal)
    return Bases(default, nominal, verbal) if two else Bases(default, default, default)


def _noun_of_its_own(word: str) -> str:
    """The noun a verb's form is by itself, or the one it is an irregular plural of, or ``""``."""
    facts = wordnet()
    if word in _ONE_WORD or word.endswith("ed") or not facts.inflected(word):
        return ""
    irregular = facts.irregular(word, NOUN)
    if word.endswith("s") and not irregular:
        return ""  # hands, thanks: a plural with senses of its own is no other word
    noun = next(iter(irregular), word)
    least = _COMMON if word.endswith("ing") else 1
    return noun if facts.count(noun, NOUN) >= least else ""


def _verb_behind(word: str) -> str:
    """The verb a word is a form of, where that is another word and in use, or ``""``."""
    facts = wordnet()
    verbs = [verb for verb in facts.bases(word, VERB) if verb != word and facts.count(verb, VERB)]
    return max(verbs, key=lambda verb: facts.count(verb, VERB), default="")
