"""What has to be said beside a number, in plain sentences."""

from __future__ import annotations

import numpy as np

from ..lexicon import Lexicon, wordnet
from .reading import Reading
from .result import number

# Below, the 95 % interval of a share of one half is wider than 20 points to each side (Wilson: .30 to .70
# at 20 entries), and no pair that comes in three of them can be told from chance.
FEW = 20
# Where WordNet knows fewer of the words, the text is hardly English.
_ENGLISH = 0.5


def checked(**numbers: int) -> None:
    """Raise ``ValueError`` where a number of entries or occurrences is not a whole number from 1 on."""
    for name, value in numbers.items():
        if not isinstance(value, int | np.integer) or isinstance(value, bool) or value < 1:
            raise ValueError(f"{name}: {value!r}; give a whole number, 1 or more")


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


def coverage(read: Reading, lexicon: Lexicon | None, lemma: str) -> tuple[str, ...]:
    """How much of the text the word lists know."""
    silent = (f"{number(read.left_out, 'entry')} without text in these parts left out.",) * (
        read.left_out > 0
    )
    if not read.documents:
        return silent
    if not len(read.type):
        return (
            *silent,
            "No word is left to count: the texts are empty or hold stop words only.",
        )
    facts = wordnet()
    uses = np.bincount(read.type, minlength=len(read.vocabulary))
    known = np.array([facts.knows_any(word) for word in read.vocabulary])
    share = float(uses[known].sum() / uses.sum())
    notes = [*silent, f"WordNet knows {100 * share:.0f} % of the counted words."]
    if share < _ENGLISH:
        base = (
            "base forms, stop words and symbols are" if lemma == "wordnet" else "stop words and symbols are"
        )
        notes.append(f"The text does not look English; {base} English.")
    if lexicon is not None:
        inside = np.array([bool(lexicon.categories_of(word)) for word in read.vocabulary])
        notes.append(
            f"{100 * float(uses[inside].sum() / uses.sum()):.0f} % of them are in a symbol category."
        )
    return tuple(notes)
