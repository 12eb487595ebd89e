"""What has to be said beside a number, in plain sentences."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Sequence

import numpy as np

from ..counting.arrays import Ints
from ..lexicon import wordnet
from .classes import Classes
from .reading import Reading
from .result import number

# Below, the 95 % interval of a share of one half is wider than 20 points to each side (Wilson: .30 to .70
# at 20 entries), and no pair that comes in three of them can be told from chance.
FEW = 20
# Where WordNet knows fewer of the words, the text is hardly English.
_ENGLISH = 0.5
# Scripts that put no space between words, by the names of their letters.
_UNSPACED = ("CJK", "HIRAGANA", "KATAKANA", "THAI", "LAO", "KHMER", "MYANMAR", "TIBETAN")
# Shorter texts are the same by chance ("No recall.").
_A_SENTENCE = 60


def checked(least: int = 1, /, **numbers: int) -> None:
    """Raise ``ValueError`` where a number is not a whole number from ``least`` on."""
    for name, value in numbers.items():
        if not isinstance(value, int | np.integer) or isinstance(value, bool) or value < least:
            raise ValueError(f"{name}: {value!r}; give a whole number, {least} or more")


def small(entries: int, min_entries: int, rows: int) -> tuple[str, ...]:
    """What a small corpus cannot tell, and why a table is empty."""
    if entries == 0:
        return ("No entries: there is nothing to count yet.",)
    notes = []
    if entries < FEW:
        said = "One entry" if entries == 1 else f"{entries} entries"
        notes.append(
            f"{said}: too few to tell how common anything is (a share of one half could be anything from "
            f"a third to two thirds or worse), and too few to tell chance from connection. Read the passages."
        )
    if rows == 0 and min_entries > entries:
        notes.append(
            f"Nothing can come in {min_entries} entries where there are {entries}: lower min_entries."
        )
    elif rows == 0:
        notes.append(f"Nothing comes in {number(min_entries, 'entry')} or more.")
    return tuple(notes)


def coverage(read: Reading, among: Classes | None, lemma: str) -> tuple[str, ...]:
    """How much of the text the word lists know, and what is odd about the entries."""
    silent = [f"{number(read.left_out, 'entry')} without text in these parts left out."] * (read.left_out > 0)
    if not read.documents:
        return tuple(silent)
    silent += _twice(read)
    if not len(read.type):
        return (*silent, "No word is left to count: the texts are empty or hold stop words only.")
    share = known_share(read.vocabulary, np.bincount(read.type, minlength=len(read.vocabulary)))
    notes = [*silent, known_words(share)]
    if share < _ENGLISH:
        base = "base forms, stop words and symbols are" if lemma != "none" else "stop words and symbols are"
        notes.append(f"The text does not look English; {base} English, counting works all the same.")
    unspaced = np.array([unicodedata.name(form[0], "").startswith(_UNSPACED) for form in read.forms])
    if float(unspaced[read.form].mean()) > 0.5:
        notes.append("This script puts no space between words: what is counted are runs of its letters.")
    if among is not None:
        notes.append(f"{100 * float(among.known().mean()):.0f} % of them are in a symbol category.")
    return tuple(notes)


def known_share(words: Sequence[str], uses: Ints) -> float:
    """How much of these uses of words are of words WordNet knows."""
    facts = wordnet()
    known = np.array([facts.knows_any(word) for word in words], dtype=bool)
    return float(uses[known].sum() / max(int(uses.sum()), 1))


def known_words(share: float) -> str:
    """The same in words."""
    return f"WordNet knows {100 * share:.0f} % of the counted words."


def _twice(read: Reading) -> list[str]:
    """Which entries have the very same text as another: they count twice."""
    texts = Counter(text.text for text in read.texts if len(text.text) > _A_SENTENCE)
    twice = sum(times - 1 for times in texts.values() if times > 1)
    if not twice:
        return []
    return [f"{number(twice, 'text')} the very same as another: counted again, as if dreamt again."]
