"""VADER: the sentiment of short texts by a word list and rules (Hutto and Gilbert 2014).

The rules are NLTK's, the list is in this package: nothing is downloaded.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any

from .pack import DATA


def compound(text: str) -> float:
    """VADER's compound score of a text: -1 to 1, 0 where it knows no word of it.

    Ratings of words with what stands before them (not, very), punctuation and capitals, summed, and x brought
    to x / root(x^2 + 15). The first call imports NLTK (2 s).
    """
    return float(_analyser().polarity_scores(text)["compound"])


def rates(word: str) -> bool:
    """Whether VADER has a rating of a word (case-folded)."""
    return word in _ratings()


def rating(word: str) -> float:
    """VADER's rating of a word (case-folded) by itself: -4 to 4, 0 where it has none."""
    return _ratings().get(word, 0.0)


@cache
def _ratings() -> Mapping[str, float]:
    lines = (DATA / "vader-lexicon.txt").read_text(encoding="utf-8").splitlines()
    rows = (line.split("\t") for line in lines)
    return {row[0]: float(row[1]) for row in rows}


@cache
def _analyser() -> Any:
    from nltk.sentiment.vader import SentimentIntensityAnalyzer, SentiText, VaderConstants

    class Analyser(SentimentIntensityAnalyzer):  # type: ignore[misc]
        def __init__(self) -> None:
            """With the list of this package: NLTK's own constructor reads a download."""
            self.lexicon, self.constants = dict(_ratings()), VaderConstants()

        def polarity_scores(self, text: str) -> dict[str, float]:
            """Each word where it stands, as in the original.

            NLTK 3.10 takes a repeated one as where it came first: "not happy, then happy" is denied twice.
            """
            rules = self.constants
            said = SentiText(text, rules.PUNC_LIST, rules.REGEX_REMOVE_PUNCTUATION)
            words = said.words_and_emoticons
            low = [word.lower() for word in words]
            found: list[float] = []
            for at, word in enumerate(words):
                if low[at] in rules.BOOSTER_DICT or low[at : at + 2] == ["kind", "of"]:
                    found.append(0)
                else:
                    found = self.sentiment_valence(0, said, word, at, found)
            scores: dict[str, float] = self.score_valence(self._but_check(words, found), text)
            return scores

    return Analyser()
