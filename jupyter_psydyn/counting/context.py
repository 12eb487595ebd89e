"""What its neighbours say of a word: whether it is a verb, and whether it is denied."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray

from ..corpus.words import CLAUSE, SENTENCE, Words
from ..lexicon import function_words as small
from .arrays import Bools

# "No" reaches over so many words at most ("never once saw a small black dog").
_REACH = 6

_LISTS = (
    small.BEFORE_NOUN,
    small.BEFORE_VERB,
    small.AFTER_NOUN,
    small.AFTER_VERB,
    small.NEGATORS,
    small.NOT_DENYING_BEFORE,
    small.REACH_ENDS,
)
_BEFORE_NOUN, _BEFORE_VERB, _AFTER_NOUN, _AFTER_VERB, _NEGATOR, _NOT_DENYING, _END = (
    1 << at for at in range(len(_LISTS))
)


def hints(forms: Iterable[str]) -> NDArray[np.uint8]:
    """In which of the lists of small words each form stands, as bits."""
    return np.array([_HINTS.get(form, 0) for form in forms], dtype=np.uint8)


_HINTS = {
    form: sum(1 << at for at, words in enumerate(_LISTS) if form in words) for form in set().union(*_LISTS)
}


def verbs(words: Words, hint: NDArray[np.uint8], at: NDArray[np.int64]) -> tuple[Bools, Bools]:
    """Whether the words at these positions are verbs, and whether they are nouns or adjectives.

    Told by the word before and the word after, where no mark of punctuation stands between; both are false
    where the neighbours do not tell. "the left", "of leaves": no verbs; "I left", "to saw", "leaves me":
    verbs. ``hint`` has the hints of each form.
    """
    n = len(words)
    before, after = np.maximum(at - 1, 0), np.minimum(at + 1, n - 1)
    left = np.where((at > 0) & (words.flags[at] & (CLAUSE | SENTENCE) == 0), hint[words.form[before]], 0)
    tied = (at + 1 < n) & (words.flags[after] & (CLAUSE | SENTENCE) == 0)
    right = np.where(tied, hint[words.form[after]], 0)
    noun = left & _BEFORE_NOUN > 0
    verb = ~noun & (left & _BEFORE_VERB > 0)
    noun |= ~verb & (right & _AFTER_NOUN > 0)
    verb |= ~noun & (right & _AFTER_VERB > 0)
    return verb, noun


def denied(words: Words, hint: NDArray[np.uint8]) -> Bools:
    """Whether each word stands in the reach of a negation: "there was no dog" has no dog.

    From a negator (no, not, n't, never, without ...) to a mark of punctuation, a preposition, a
    conjunction, a definite article or a pronoun, over six words at most. So "I could not find the dog"
    denies the finding and not the dog. A rule of our own after the scope of NLTK's ``mark_negation`` (to
    the next mark of punctuation), which would deny the dog as well.
    """
    mine = hint[words.form]
    negator = mine & _NEGATOR > 0
    negator[:-1] &= mine[1:] & _NOT_DENYING == 0
    no = np.flatnonzero(negator)
    found = np.zeros(len(words), dtype=bool)
    # Few words are negators: their reach is followed word by word, all at once.
    at = no
    ends = (mine & _END > 0) | (words.flags & (CLAUSE | SENTENCE) > 0)
    for _ in range(_REACH):
        at = at + 1
        at = at[at < len(words)]
        at = at[~ends[at]]
        found[at] = True
    return found
