"""A report as the coder reads it: words with their places, base forms and grammar.

Everything the coder asks of grammar is asked here: who is the subject of a verb, what is its object, whether
a word is denied or only supposed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache

from ...corpus.tokens import sentences
from ...lexicon.wordnet import ADJECTIVE, ADVERB, NOUN, VERB, wordnet
from .parser import parser

_TOKEN = re.compile(
    r"[^\W\d_]+(?:['’\-‐‑][^\W\d_]+)*['’]?|\d+(?:[.,:/]\d+)*(?:st|nd|rd|th|s)?|--+|\.\.+|[^\w\s]|_"
)
_CLITIC = re.compile(r"(?i)(?<=[a-z])(n['’]t|['’](?:s|m|re|ve|ll|d))$")
_LONGEST = 80  # words: what is longer without a full stop is read in pieces, to keep the parser fast


def words_of(text: str) -> frozenset[str]:
    """The words of a list written as text."""
    return frozenset(text.split())


NEGATORS = frozenset({"not", "n't", "n’t", "no", "never", "neither", "nor", "none", "without", "hardly"})
_MODALS = frozenset({"would", "could", "might", "should", "may", "can"})
_SUPPOSING = frozenset({"if", "whether", "unless"})
# What can stand between "not" and what it denies: "not in the least worried", "not at all afraid".
_MEANWHILE = words_of(
    """in the least bit at all a even very too really so quite particularly any more longer"""
)
_IRREGULAR = {"n't": "not", "n’t": "not", "'m": "be", "'re": "be", "'ve": "have", "'ll": "will", "ca": "can"}


@dataclass(frozen=True, slots=True)
class Word:
    """A word or mark: ``text[start:end]`` of the report; ``head`` is the number of the word it hangs on."""

    at: int
    start: int
    end: int
    form: str
    tag: str
    base: str
    head: int
    relation: str
    sentence: int

    @property
    def noun(self) -> bool:
        return self.tag[0] == "N"

    @property
    def verb(self) -> bool:
        return self.tag[0] == "V"

    @property
    def adjective(self) -> bool:
        return self.tag[0] == "J"


@dataclass(frozen=True)
class Reading:
    """The words of one report in order, and the sentences as pairs of their first and past-last word."""

    text: str
    words: tuple[Word, ...]
    sentences: tuple[tuple[int, int], ...]
    _below: dict[int, list[int]] = field(default_factory=dict, repr=False)

    def __post_init__(self) -> None:
        for word in self.words:
            if word.head >= 0:
                self._below.setdefault(word.head, []).append(word.at)

    def __len__(self) -> int:
        return len(self.words)

    def __iter__(self) -> Iterator[Word]:
        return iter(self.words)

    def __getitem__(self, at: int) -> Word:
        return self.words[at]

    def children(self, word: Word, *relations: str) -> list[Word]:
        """The words that hang on this one, by the relations asked for or by all."""
        below = (self.words[at] for at in self._below.get(word.at, ()))
        return [one for one in below if not relations or one.relation in relations]

    def head(self, word: Word) -> Word | None:
        """The word this one hangs on."""
        return self.words[word.head] if word.head >= 0 else None

    def before(self, word: Word, steps: int = 1) -> str:
        """The form so many words before, in the same sentence; "" where there is none."""
        at = word.at - steps
        return self.words[at].form if at >= self.sentences[word.sentence][0] else ""

    def after(self, word: Word, steps: int = 1) -> str:
        """The form so many words after, in the same sentence; "" where there is none."""
        at = word.at + steps
        return self.words[at].form if at < self.sentences[word.sentence][1] else ""

    def governor(self, word: Word) -> Word | None:
        """The verb whose subject, object or complement the word is, through prepositions and "and"."""
        at: Word | None = word
        for _ in range(8):
            if at is None:
                return None
            above = self.head(at)
            if above is None or above.verb or above.tag == "MD":
                return above
            at = above
        return None

    def role(self, word: Word) -> str:
        """How a noun stands to its verb: subject, object, prep, poss, attr, none; joined: as the first."""
        at = word
        for _ in range(5):
            if at.relation == "conj" and at.head >= 0 and self.words[at.head].tag[0] in "NPD":
                at = self.words[at.head]
            else:
                break
        return {
            "nsubj": "subject", "nsubjpass": "passive", "dobj": "object", "dative": "object", "pobj": "prep",
            "poss": "poss", "attr": "attr", "appos": "appos", "agent": "subject", "compound": "compound",
        }.get(at.relation, "none")  # fmt: skip

    def subjects(self, verb: Word) -> list[Word]:
        """The subjects of a verb, with what is joined to them; of a verb without one, those it inherits."""
        at = verb
        for _ in range(5):
            found = self.children(at, "nsubj")
            if not found and (by := self.children(at, "agent")):
                found = self.children(by[0], "pobj")
                return self.joined(found)
            if found:
                if found[0].base in ("who", "that", "which", "whom") and at.relation == "relcl":
                    above = self.head(at)
                    return self.joined([above]) if above is not None else []
                return self.joined(found)
            if self.children(at, "nsubjpass"):
                return []
            above = self.head(at)
            if above is None:
                return []
            if at.relation == "acl" and at.tag == "VBG":
                return self.joined([above]) if above.tag[0] in "NP" else []
            if at.relation == "xcomp" and (objects := self.children(above, "dobj")):
                return self.joined(objects)
            if at.relation not in ("conj", "xcomp", "advcl", "pcomp", "ccomp", "dep"):
                return []
            at = above
        return []

    def objects(self, verb: Word) -> list[Word]:
        """Whom or what a verb is done to, with what is joined to it; of a passive, its subject."""
        found = self.children(verb, "dobj", "dative", "nsubjpass")
        if not found and verb.relation == "acl" and verb.tag == "VBN":
            above = self.head(verb)
            found = [above] if above is not None and above.tag[0] in "NP" else []
        if not found and verb.relation == "relcl":
            above = self.head(verb)
            has = self.children(verb, "nsubj")
            found = [above] if has and has[0].base not in ("who", "which", "that") and above else []
        return self.joined(found)

    def reached(self, verb: Word, *prepositions: str) -> list[Word]:
        """The nouns after a verb's prepositions (to, at, with ...), any of them where none is named."""
        found = []
        for prep in self.children(verb, "prep", "dative", "prt", "agent"):
            if not prepositions or prep.base in prepositions:
                found += self.children(prep, "pobj")
        return self.joined(found)

    def joined(self, words: list[Word]) -> list[Word]:
        """The words and what is joined to them by "and"."""
        found = list(words)
        for word in found:
            found += [one for one in self.children(word, "conj") if one.tag[0] in "NPD" and one not in found]
        return found

    def denied(self, word: Word) -> bool:
        """Whether a word is denied: by "no" before a noun, by "not" or "never" at its verb."""
        if any(one.base in NEGATORS for one in self.children(word, "det", "neg", "advmod", "preconj")):
            return True
        if word.verb or word.adjective:
            if self._denied_before(word):
                return True
            at: Word | None = word
            for _ in range(3):
                if at is None:
                    break
                if any(one.base in NEGATORS for one in self.children(at, "neg", "advmod")):
                    return True
                # "did not seem afraid", "not want to hit"
                if at.relation in ("acomp", "xcomp", "attr") or (at.relation == "conj" and at.adjective):
                    at = self.head(at)
                else:
                    break
            return False
        above = self.head(word)
        if above is not None and word.relation in ("attr", "dobj", "nsubj") and above.base == "be":
            return any(one.base in NEGATORS for one in self.children(above, "neg"))
        if above is not None and word.relation == "dobj" and above.base in ("see", "have", "find", "know"):
            definite = any(one.base in ("the", "my", "this", "that") for one in self.children(word))
            return not definite and any(one.base in NEGATORS for one in self.children(above, "neg"))
        return bool(above is not None and word.relation == "pobj" and above.base == "without")

    def _denied_before(self, word: Word) -> bool:
        """Whether "not" stands before a word, with nothing but "at all" or the like between."""
        steps = 1
        while self.before(word, steps) in _MEANWHILE:
            steps += 1
        return self.before(word, steps) in ("not", "n't", "never")

    def supposed(self, word: Word) -> bool:
        """Whether its verb is said to be possible only: under "would", "might", "if"."""
        verb = word if word.verb else self.governor(word)
        if verb is None:
            return False
        return any(one.base in _MODALS for one in self.children(verb, "aux")) or any(
            one.base in _SUPPOSING for one in self.children(verb, "mark")
        )


def read(text: str) -> Reading:
    """Read a report. It costs some 3 ms for 100 words."""
    words: list[Word] = []
    spans: list[tuple[int, int]] = []
    pieces = [piece for first, last in sentences(text) for piece in _pieces(_tokens(text, first, last))]
    parsed = parser().parse([[text[start:end] for start, end in piece] for piece in pieces])
    for piece, (tags, heads, relations) in zip(pieces, parsed, strict=True):
        begin = len(words)
        for at, (start, end) in enumerate(piece):
            head = heads[at] + begin if heads[at] >= 0 else -1
            form = text[start:end].lower().replace("’", "'")
            base = base_of(form, tags[at])
            words.append(Word(begin + at, start, end, form, tags[at], base, head, relations[at], len(spans)))
        spans.append((begin, len(words)))
    return Reading(text, tuple(words), tuple(spans))


@cache
def base_of(form: str, tag: str) -> str:
    """The base form of a word used as its tag says: boys, boy; left (a verb), leave."""
    if form in _IRREGULAR:
        return _IRREGULAR[form]
    pos = {"N": NOUN, "V": VERB, "J": ADJECTIVE, "R": ADVERB}.get(tag[0])
    if pos is None or tag == "RP" or (tag in ("NN", "NNP") and wordnet().knows(form, NOUN)):
        return form
    if tag == "VBG" and not wordnet().bases(form, VERB):
        return form
    found = wordnet().bases(form, pos)
    if len(found) > 1 and pos == VERB:
        return max(found, key=lambda one: (wordnet().count(one, VERB), one != form))
    others = [one for one in found if one != form] if tag in ("NNS", "NNPS", "VBD", "VBN", "VBG") else []
    return next(iter(others or found), form)


def _tokens(text: str, first: int, last: int) -> list[tuple[int, int]]:
    """Spans of words and marks: clitics by themselves (mother 's, did n't), inner hyphens kept."""
    spans: list[tuple[int, int]] = []
    for found in _TOKEN.finditer(text, first, last):
        start, end = found.span()
        word = found[0]
        clitic = _CLITIC.search(word)
        if len(word) > 1 and word[-1] in "'’":
            spans += [(start, end - 1), (end - 1, end)]
        elif clitic is not None:
            spans += [(start, start + clitic.start()), (start + clitic.start(), end)]
        else:
            spans.append((start, end))
    return spans


def _pieces(spans: list[tuple[int, int]]) -> Iterator[list[tuple[int, int]]]:
    for at in range(0, len(spans), _LONGEST):
        yield spans[at : at + _LONGEST]
