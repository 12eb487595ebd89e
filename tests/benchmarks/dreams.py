"""Dream-like corpora for measuring speed: no text is copied, the same seed writes the same bytes.

    python -m tests.benchmarks.dreams REPORTS FILE [--seed 1]

One report a line, UTF-8. The words are WordNet's, in the order of their counts in SemCor, at the shares of
a Zipf-Mandelbrot law; a report dwells on two of sixty topics, so that words come together; a few made-up
names and slips let the vocabulary grow for ever, as it does in life. What is said means nothing: right for
speed, useless for judging what is found. A corpus of fewer reports is the beginning of one of more.

(The same bytes with the same NumPy: its generators may change from one version to the next. Nothing else here
may, so the words of telling are a copy of the package's list.)
"""

from __future__ import annotations

import argparse
import zipfile
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

DATA = Path(__file__).parents[2] / "jupyter_psydyn" / "lexicon" / "data"

STOP_WORDS, TOLD_WORDS = DATA / "stopwords-english.txt", Path(__file__).with_name("telling.txt")

# Reports made at a time: about 0.3 million words and 150 MB.
BLOCK = 2000

# Log-normal, in words; drawn again above the longest, which makes the mean 142.
MEDIAN, SIGMA, SHORTEST, LONGEST = 122, 0.75, 3, 450

# Shares of all words: NLTK's stop words, our words of telling (stop words too), made-up names and slips.
FUNCTION, TELLING, MADE_UP = 0.47, 0.08, 0.0025

# Zipf-Mandelbrot, (rank + SHIFT) ** -SLOPE, over so many base forms: fitted so that 0.7, 5.7 and 57 million
# words have about 37, 66 and 88 thousand different ones, as the corpora of the published figures have.
SLOPE, SHIFT, BASE_FORMS = 1.30, 220, 33_500
MADE_UP_SLOPE, MADE_UP_SHIFT, MADE_UPS = 1.30, 16, 400_000

# Of each topic: its words (of these ranks), its phrases of two; so much of what is counted is on a topic.
TOPICS, TOPIC_WORDS, TOPIC_RANKS, TOPIC_PHRASES, TOPICAL = 60, 40, (50, 5000), 12, 0.25
PHRASES = 0.004  # of all words

SENTENCE = 12  # words
COMMAS, QUESTIONS, SHOUTS = 0.07, 0.06, 0.04  # of words, of sentences, of sentences
CURLY = 0.03  # of reports: curly apostrophes and a word with an é
ACCENTED = ("café", "fiancé", "résumé", "protégé", "cliché", "née")

# How often each stands in a thousand words of a told dream, roughly, by hand; the rest of the lists share
# what is left.
COMMON = """
i 62 the 50 and 42 to 27 a 27 was 26 it 17 in 17 of 16 my 15 that 14 he 12 we 10 she 10 with 9 me 9 were 9
on 9 but 8 at 8 had 8 there 8 they 8 her 7 is 7 for 7 as 7 this 6 then 6 so 5 up 5 out 5 his 4 have 4 be 4
him 4 not 4 into 4 from 4 some 4 when 4 are 4 all 4 about 3 what 3 who 3 you 3 an 2 by 2 down 3 if 2 over 2
or 2 them 3 been 2 did 2 because 2 which 1 didn't 2 don't 2 it's 1 i'm 2 just 3 very 3 other 2 more 2 off 2
while 1 where 2 no 2 too 1
"""
TOLD = """
go 60 see 40 dream 40 one 40 say 40 get 30 look 30 thing 20 know 20 come 20 think 20 take 20 tell 15 back 20
feel 15 remember 15 like 20 people 15 place 12 time 15 way 12 find 12 seem 15 try 12 something 20 turn 10
small 8 big 10
"""
ENDINGS = {"n": (0.75, 0.25), "v": (0.42, 0.15, 0.28, 0.15), "a": (1.0,), "r": (1.0,)}
"""Of the forms of a noun (cat, cats), a verb (call, calls, called, calling), an adjective and an adverb."""

Positions = NDArray[np.int64]
Shares = NDArray[np.float64]
Strings = NDArray[Any]


@dataclass(frozen=True, eq=False)
class Words:
    """Every word that can be drawn: as written inside a sentence, as its first; ``until``: shares, summed.

    ``topics`` and ``phrases`` point into the forms; a topical word at ``one`` may be ``one + other[one]``.
    """

    forms: Strings
    capital: Strings
    until: Shares
    content: int
    other: Positions
    topics: Positions
    phrases: Positions


def write(path: Path, reports: int, seed: int = 1) -> None:
    """So many reports, one a line. Memory stays at about 0.3 GB."""
    with path.open("wb") as file:
        for block in blocks(reports, seed):
            file.write(block.encode())


def blocks(reports: int, seed: int = 1) -> Iterator[str]:
    """The reports, a few thousand lines at a time."""
    words = _words(seed)
    for number in range(-(-reports // BLOCK)):
        chance = np.random.default_rng([seed, number])
        lines = _block(words, chance)
        yield "".join(line + "\n" for line in lines[: reports - number * BLOCK])


def _block(words: Words, chance: np.random.Generator) -> list[str]:
    lengths = _lengths(chance)
    ends = np.cumsum(lengths)
    drawn = _drawn(words, chance, np.repeat(np.arange(BLOCK), lengths))
    after, last = _marks(chance, ends)
    first = np.concatenate([[True], last[:-1]])
    curly = np.flatnonzero(chance.random(BLOCK) < CURLY)
    said = words.forms[drawn]
    said[first] = words.capital[drawn[first]]
    for at, word in _made_up_words(words, chance, len(drawn)):
        said[at] = word
    starts = ends - lengths
    for at, place in zip(curly.tolist(), chance.random(len(curly)).tolist(), strict=True):
        said[starts[at] + int(place * lengths[at])] = ACCENTED[at % len(ACCENTED)]
    pieces = np.empty(2 * len(drawn), dtype=object)
    pieces[0::2], pieces[1::2] = said, after
    lines = "".join(pieces.tolist()).splitlines()
    for at in curly.tolist():
        lines[at] = lines[at].replace("'", "’")
    return lines


def _lengths(chance: np.random.Generator) -> Positions:
    lengths = np.full(BLOCK, LONGEST + 1.0)
    while len(long := np.flatnonzero(lengths > LONGEST)):
        lengths[long] = chance.lognormal(np.log(MEDIAN), SIGMA, len(long))
    return np.maximum(lengths, SHORTEST).astype(np.int64)


def _drawn(words: Words, chance: np.random.Generator, report: Positions) -> Positions:
    """Positions of the forms, one for each word; ``report`` says whose word it is."""
    drawn = np.searchsorted(words.until, chance.random(len(report)), side="right")
    dwelt = chance.integers(0, TOPICS, (BLOCK, 2))
    on = np.flatnonzero((drawn >= words.content) & (chance.random(len(report)) < TOPICAL))
    topic = dwelt[report[on], chance.integers(0, 2, len(on))]
    # The square draws a topic's first words more often than its last.
    word = words.topics[topic, (TOPIC_WORDS * chance.random(len(on)) ** 2).astype(np.int64)]
    drawn[on] = word + words.other[word] * (chance.random(len(on)) < 0.3)
    at = np.flatnonzero(chance.random(len(report) - 1) < PHRASES)
    topic = dwelt[report[at], chance.integers(0, 2, len(at))]
    phrase = words.phrases[topic, chance.integers(0, TOPIC_PHRASES, len(at))]
    drawn[at], drawn[at + 1] = phrase[:, 0], phrase[:, 1]
    return drawn


def _marks(chance: np.random.Generator, ends: Positions) -> tuple[Strings, NDArray[np.bool_]]:
    """What stands after each word, and whether it ends a sentence. A report's last word does."""
    size = int(ends[-1])
    steps = 4 + chance.poisson(SENTENCE - 4, size // 4 + 1)
    last = np.zeros(size, dtype=bool)
    full = np.cumsum(steps) - 1
    last[full[full < size]] = True
    last[ends - 1] = True
    after = np.full(size, " ", dtype=object)
    after[chance.random(size) < COMMAS] = ", "
    mark = chance.random(size)
    after[last] = ". "
    after[last & (mark < QUESTIONS)] = "? "
    after[last & (mark > 1 - SHOUTS)] = "! "
    after[ends - 1] = [one[0] + "\n" for one in after[ends - 1]]
    return after, last


def _made_up_words(words: Words, chance: np.random.Generator, size: int) -> list[tuple[int, str]]:
    at = np.flatnonzero(chance.random(size) < MADE_UP)
    numbers = np.searchsorted(_made_up_until(), chance.random(len(at)), side="right")
    return [(place, made_up(words, number)) for place, number in zip(at, numbers.tolist(), strict=True)]


def made_up(words: Words, number: int) -> str:
    """A name of syllables (Marobe), or, where the number is odd, a slip of the pen in a common word."""
    if number % 2:
        right = str(words.forms[words.content + number // 2 % (len(words.forms) - words.content)])
        place = 1 + number // 2 % (len(right) - 1)
        return right[:place] + right[place - 1] + right[place:]
    heads, tails = ("b", "d", "f", "g", "k", "l", "m", "n", "p", "r", "s", "t", "v", "z", "br", "st"), "aeiou"
    # Scattered, so that names that follow each other do not look alike; 2 ** 20 is prime to the factor.
    rest, name = (number // 2 * 514_229) % 2**20, ""
    while rest or len(name) < 4:
        rest, syllable = divmod(rest, len(heads) * len(tails))
        name += heads[syllable // len(tails)] + tails[syllable % len(tails)]
    return name.capitalize()


def _words(seed: int) -> Words:
    chance = np.random.default_rng([seed, 2**32])
    function, telling = listed(STOP_WORDS), listed(TOLD_WORDS)
    kinds, irregular = _kinds(), _irregular()
    content = [_paradigm(*one, irregular) for one in _bases(chance, kinds, {*function, *telling})]
    told = [_paradigm(word, kinds.get(word, ("a", 0))[0], irregular) for word in telling]
    shares = (
        (FUNCTION, [{word: 1.0} for word in function], _weights(function, COMMON)),
        (TELLING, told, _weights(telling, TOLD)),
        (1 - FUNCTION - TELLING, content, (np.arange(len(content)) + 1 + SHIFT) ** -SLOPE),
    )
    forms: list[str] = []
    weights: list[float] = []
    begins: list[int] = []
    for share, paradigms, ranks in shares:
        scaled = share * ranks / ranks.sum()
        begins = []
        for paradigm, weight in zip(paradigms, scaled.tolist(), strict=True):
            begins.append(len(forms))
            forms += paradigm
            weights += [weight * part for part in paradigm.values()]
    topics = _topics(chance, np.array(begins))
    until = np.cumsum(weights) / np.sum(weights)
    until[-1] = 1.0
    size = np.diff([*begins, len(forms)])
    other = np.zeros(len(forms), dtype=np.int64)
    other[begins] = size > 1
    written = [_as_written(form) for form in forms]
    return Words(
        forms=np.array(written, dtype=object),
        capital=np.array([form[0].upper() + form[1:] for form in written], dtype=object),
        until=until,
        content=begins[0],
        other=other,
        topics=topics,
        phrases=chance.permuted(topics, axis=1)[:, : 2 * TOPIC_PHRASES].reshape(TOPICS, TOPIC_PHRASES, 2),
    )


def _topics(chance: np.random.Generator, begins: Positions) -> Positions:
    """For each topic its words: their base forms' positions; a rank is as likely as its inverse."""
    low, high = np.log(TOPIC_RANKS[0]), np.log(TOPIC_RANKS[1])
    ranks = np.exp(chance.uniform(low, high, (TOPICS, TOPIC_WORDS))).astype(np.int64)
    return begins[ranks]


def _as_written(form: str) -> str:
    return "I" + form[1:] if form == "i" or form.startswith("i'") else form


def _weights(words: list[str], by_hand: str) -> Shares:
    """Weights in the order of the list: by hand where given, else falling from the least of these."""
    pairs = by_hand.split()
    given = dict(zip(pairs[::2], map(float, pairs[1::2]), strict=True))
    rest = iter(range(len(words)))
    least = min(given.values())
    return np.array([given.get(word) or least / (1 + 0.05 * next(rest)) for word in words])


def listed(path: Path) -> list[str]:
    """The words of a list, in its order, without pieces of words (didn, ll)."""
    lines = path.read_text(encoding="utf-8").splitlines()
    words = dict.fromkeys(word for line in lines if not line.startswith("#") for word in line.split())
    pieces = {"ain", "ll", "ma", "re", "ve", *(word.removesuffix("'t") for word in words if "n't" in word)}
    return [word for word in words if word in ("a", "i") or (len(word) > 1 and word not in pieces)]


def _kinds() -> dict[str, tuple[str, int]]:
    """WordNet's words of one piece: part of speech (that tagged most often) and count in SemCor.

    No "miss": before a name it is a title.
    """
    counts: Counter[tuple[str, str]] = Counter()
    for line in _lines("cntlist.rev"):
        key, _, count = line.split()
        word, sense = key.split("%")
        counts[word, "nvara"[int(sense[0]) - 1]] += int(count)
    found: dict[str, tuple[str, int]] = {}
    for kind, name in (("n", "noun"), ("v", "verb"), ("a", "adj"), ("r", "adv")):
        for word in (line.split(" ", 1)[0] for line in _lines(f"index.{name}")):
            if word.isascii() and word.isalpha() and len(word) > 2 and word != "miss":
                best, total = found.get(word, (kind, 0))
                better = kind if counts[word, kind] > counts[word, best] else best
                found[word] = better, total + counts[word, kind]
    return found


def _bases(
    chance: np.random.Generator, kinds: dict[str, tuple[str, int]], stops: set[str]
) -> list[tuple[str, str]]:
    """The words that are counted, those tagged most often first; where they tie, by chance."""
    counted = [word for word in kinds if word not in stops]
    shuffled = [counted[at] for at in chance.permutation(len(counted))]
    order = sorted(shuffled, key=lambda word: -kinds[word][1])
    return [(word, kinds[word][0]) for word in order[:BASE_FORMS]]


def _irregular() -> dict[tuple[str, str], list[str]]:
    """The irregular forms of a base form: (go, v): gone, went; (tooth, n): teeth."""
    found: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
    for kind, name in (("n", "noun.exc"), ("v", "verb.exc")):
        for line in _lines(name):
            form, *bases = line.split()
            if form.isascii() and form.isalpha() and not form.endswith("ing"):
                found[bases[0], kind].append(form)
    return found


def _paradigm(base: str, kind: str, irregular: dict[tuple[str, str], list[str]]) -> dict[str, float]:
    """The forms of a word, each with its share. The base form is first."""
    forms = {"n": _noun, "v": _verb}.get(kind, lambda base, _: (base,))(base, irregular.get((base, kind), []))
    shares: dict[str, float] = {}
    for form, share in zip(forms, ENDINGS[kind], strict=True):
        shares[form] = shares.get(form, 0) + share
    return shares


def _noun(base: str, irregular: list[str]) -> tuple[str, str]:
    return base, irregular[0] if irregular else _with_s(base)


def _verb(base: str, irregular: list[str]) -> tuple[str, str, str, str]:
    stem = base[:-1] if base.endswith("e") and not base.endswith(("ee", "oe", "ye")) else base
    if len(base) == 3 and base[-1] not in "aeiouwxy" and base[-2] in "aeiou" and base[0] not in "aeiou":
        stem = base + base[-1]
    past = base[:-1] + "ied" if base.endswith("y") and base[-2] not in "aeiou" else stem + "ed"
    return base, _with_s(base), irregular[-1] if irregular else past, stem + "ing"


def _with_s(base: str) -> str:
    if base.endswith(("s", "x", "z", "ch", "sh")):
        return base + "es"
    return base[:-1] + "ies" if base.endswith("y") and base[-2] not in "aeiou" else base + "s"


def _lines(name: str) -> list[str]:
    """Those of a file of WordNet's, without the licence at the top."""
    with zipfile.ZipFile(DATA / "wordnet.zip") as archive:
        lines = archive.read(f"wordnet/{name}").decode().splitlines()
    return [line for line in lines if not line.startswith(" ")]


@cache
def _made_up_until() -> Shares:
    weights = (np.arange(1, MADE_UPS + 1) + MADE_UP_SHIFT) ** -MADE_UP_SLOPE
    until: Shares = np.cumsum(weights) / weights.sum()
    until[-1] = 1.0
    return until


def main() -> None:
    parser = argparse.ArgumentParser(description="Write a dream-like corpus, one report a line.")
    parser.add_argument("reports", type=int)
    parser.add_argument("file", type=Path)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    write(asked.file, asked.reports, asked.seed)


if __name__ == "__main__":
    main()
