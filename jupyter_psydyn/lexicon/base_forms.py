"""From a word as written to the word it is counted by."""

from __future__ import annotations

from functools import cache

from .wordnet import NOUN, PARTS_OF_SPEECH, wordnet

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
    if bare.endswith("ing") and facts.count(bare, NOUN) >= _COMMON:
        return bare
    candidates = [(base, pos) for pos in PARTS_OF_SPEECH for base in facts.bases(bare, pos)]
    if not candidates:
        return bare
    base, _ = max(candidates, key=lambda one: (facts.count(*one), one[0] == bare))
    return base
