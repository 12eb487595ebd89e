"""Where a code may apply: cues of its codebook, and words that were coded before.

Each suggestion says which rule made it and why. Nothing is learned in secret: the rules are the cues, which
anybody can read and change, and the exact words that a person coded twice or more. What was accepted or
rejected at a place stays away from the list.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from ..corpus import Corpus, tokens
from ..journal import Annotation, Code, Codebook

SEEN = 2
"""So often must the same words have been coded alike before they are suggested."""
LONGEST = 8
"""A passage of more words than this does not come back word by word."""

Place = tuple[str, str, int, int]


@dataclass(frozen=True)
class Suggestion:
    """A code that may apply to a span, by which ``rule``, and ``why`` in a sentence.

    ``value`` is what would be written where the code is a class of codes.
    """

    entry: str
    night: str
    part: str
    start: int
    end: int
    quote: str
    codebook: str
    code: str
    rule: str
    why: str
    segments: tuple[tuple[str, bool], ...]
    value: str = ""

    def to_dict(self) -> dict[str, Any]:
        """As JSON; ``key`` names it."""
        cut = [{"text": text, "mark": mark} for text, mark in self.segments]
        key = f"{self.entry}:{self.part}:{self.start}:{self.end}:{self.code}"
        key += f":{self.value}" if self.value else ""
        return {**vars(self), "segments": cut, "key": key}


def suggestions(corpus: Corpus, codebook: Codebook, annotations: Sequence[Annotation]) -> list[Suggestion]:
    """Suggestions for the reports of a corpus, in reading order; ``annotations`` are those of one layer.

    Words that are denied ("no dog") are not suggested. Cues: ``word:afraid`` (every form of it),
    ``symbol:water`` (a category of the lexicon), ``motif:lemma:water``. A cue that cannot be read is a
    ``ValueError`` that names its code.
    """
    codes = [one for one in codebook.codes if one.codable and not one.retired]
    here = [one for one in annotations if one.codebook == codebook.id]
    settled = {(_place(one), one.code, one.value) for one in here}
    found: dict[tuple[Place, str, str], Suggestion] = {}
    for code, value, rule, why, passages in (*_by_cues(corpus, codes), *_by_words(corpus, codes, here)):
        for passage in passages:
            place = (passage.entry, passage.part, passage.start, passage.end)
            mark = place, code.id, value
            if passage.negated or mark in settled or mark in found:
                continue
            quote = next(text for text, marked in passage.segments if marked)
            found[mark] = Suggestion(
                passage.entry,
                passage.night,
                passage.part,
                passage.start,
                passage.end,
                quote,
                codebook.id,
                code.id,
                rule,
                why,
                passage.segments,
                value,
            )
    return in_order(corpus, found.values())


def in_order(corpus: Corpus, found: Iterable[Suggestion]) -> list[Suggestion]:
    """Suggestions in reading order, the same code on the same span once: the first of them."""
    order = {one.id: at for at, one in enumerate(corpus)}
    once: dict[tuple[object, ...], Suggestion] = {}
    for one in found:
        once.setdefault((one.entry, one.part, one.start, one.end, one.code, one.value), one)
    return sorted(once.values(), key=lambda one: (order[one.entry], one.part, one.start, one.end))


def precision(annotations: Iterable[Annotation]) -> list[dict[str, Any]]:
    """How often people agreed with each rule so far, with Wilson's 95 % interval, the most used first.

    One row a rule: rule, accepted, rejected, precision (share of both), low, high. Under 5 judgements the
    share tells nothing and is ``None``.
    """
    judged: dict[str, Counter[str]] = {}
    for one in annotations:
        if one.rule:
            judged.setdefault(one.rule, Counter())[one.state] += 1
    rows = []
    for rule, states in judged.items():
        accepted, rejected = states["accepted"], states["rejected"]
        share, low, high = _wilson(accepted, accepted + rejected)
        rows.append(
            {
                "rule": rule,
                "accepted": accepted,
                "rejected": rejected,
                "precision": share,
                "low": low,
                "high": high,
            }
        )
    return sorted(rows, key=lambda row: (-(row["accepted"] + row["rejected"]), row["rule"]))


FEW = 5


def _wilson(k: int, n: int) -> tuple[float | None, float | None, float | None]:
    """Wilson's (1927) interval of a share."""
    if n < FEW:
        return None, None, None
    z = 1.959964
    middle = (k + z * z / 2) / (n + z * z)
    half = z / (n + z * z) * (k * (n - k) / n + z * z / 4) ** 0.5
    return k / n, max(0.0, middle - half), min(1.0, middle + half)


def _place(one: Annotation) -> Place:
    return one.entry, one.part, one.start, one.end


#: A code, its value, rule and why, and the passages.
_Proposed = tuple[Code, str, str, str, Sequence[Any]]


def _by_cues(corpus: Corpus, codes: Iterable[Code]) -> Iterator[_Proposed]:
    from .. import analysis

    symbols = None
    for code in codes:
        for cue in code.cues:
            kind, _, name = cue.partition(":")
            if kind == "motif":
                kind, _, name = name.partition(":")
            if kind in ("word", "lemma", "phrase") and any(True for _ in tokens(name)):
                yield (
                    code,
                    "",
                    f"cue {cue}",
                    f"A form of “{name}”, a cue of {code.name}.",
                    analysis.concordance(corpus, name).passages,
                )
            elif kind == "symbol" and name:
                symbols = symbols or analysis.symbols(corpus)
                why = f"A word of the class {name}, a cue of {code.name}."
                yield code, "", f"cue {cue}", why, _of_symbol(symbols, name)
            else:
                raise ValueError(
                    f"the code {code.name!r} has the cue {cue[:40]!r}, not word:…, symbol:… or motif:…"
                )


def _of_symbol(symbols: Any, name: str) -> Sequence[Any]:
    return symbols.evidence(name).passages if name in symbols.keys else ()


def _by_words(
    corpus: Corpus, codes: Iterable[Code], annotations: Iterable[Annotation]
) -> Iterator[_Proposed]:
    """What was coded alike before: the same words elsewhere."""
    from .. import analysis

    known = {one.id: one for one in codes}
    said = Counter(
        (one.code, one.value, words)
        for one in annotations
        if one.state == "accepted" and one.code in known and (words := _words(one.quote))
    )
    for (code, value, words), times in said.items():
        if times >= SEEN:
            quoted = " ".join(words)
            as_what = f"{known[code].name} {value}".strip()
            why = f"“{quoted}” was coded {as_what} {times} times before."
            found = analysis.concordance(corpus, quoted, lemma="none")
            yield known[code], value, f"seen before: {quoted}", why, found.passages


def _words(quote: str) -> tuple[str, ...]:
    found = tuple(one.word for one in tokens(quote))
    return found if len(found) <= LONGEST else ()
