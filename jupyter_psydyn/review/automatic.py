"""Codes of Hall and Van de Castle that the automatic coder proposes, dream by dream, for people to judge.

A dream takes it some 10 ms: of a journal it reads the dreams in order until there is enough to judge, and
says how far it came.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from ..corpus import Corpus, Document, sentences
from ..journal import Annotation, Codebook
from .suggesting import Suggestion, in_order

RULE = "coder: "
"""How the names of the coder's rules begin, beside those of cues."""
_PART = "report"


def automatic(
    corpus: Corpus, book: Codebook, annotations: Sequence[Annotation], *, entry: str = "", most: int = 500
) -> tuple[list[Suggestion], list[str]]:
    """Codings of the reports that were not judged yet, in reading order, and what there is to say of it.

    ``annotations`` are those of one layer. ``entry``: of this one alone; else of all until there are
    ``most``. A coding stays away where the layer has the same code on some of its words, accepted or
    rejected. One that no word tells stands on the first sentence.
    """
    # Late: only the worker pays for the parser.
    from ..hvdc.coder.dream import code_dream, uncoded

    codes = {one.id: one.name for one in book.codes if one.codable and not one.retired}
    sexes = _sexes(corpus)
    judged = defaultdict[tuple[str, str, str], list[Annotation]](list)
    for mark in annotations:
        if mark.codebook == book.id and mark.part == _PART:
            judged[mark.entry, mark.code, mark.value].append(mark)
    found: list[Suggestion] = []
    left: Counter[str] = Counter()
    asked = [one for one in corpus if one.id == entry] if entry else list(corpus)
    read = 0
    for document in asked:
        if len(found) >= most:
            break
        read += 1
        text = document.parts.get(_PART, "")
        if lacks := uncoded(text):
            left[lacks] += 1
            continue
        for one in code_dream(text, sexes[document.dreamer]):
            places = one.places or sentences(text)[:1]
            marks = judged[document.id, one.field, str(one.code)]
            if one.field in codes and not _meet(marks, places):
                why = f"The automatic coder holds it right with a probability of {one.confidence:.0%}."
                rule = f"{RULE}{codes[one.field]}, {one.rule}"
                value = str(one.code)
                found.append(_suggested(document, places[0], book.id, one.field, value, rule, why))
    return in_order(corpus, found), _notes(left, read, len(asked), bool(entry))


def _sexes(corpus: Corpus) -> Mapping[str, str]:
    """Of each dreamer, as their reports tell it: the sex of a friend that no word tells hangs on it."""
    from ..hvdc.coder.dream import sex_told

    told = defaultdict[str, list[str]](list)
    for one in corpus:
        told[one.dreamer].append(one.parts.get(_PART, ""))
    return {dreamer: sex_told(texts) for dreamer, texts in told.items()}


def _meet(marks: Iterable[Annotation], places: Sequence[tuple[int, int]]) -> bool:
    return any(mark.start < end and start < mark.end for mark in marks for start, end in places)


def _suggested(
    document: Document, place: tuple[int, int], book: str, field: str, value: str, rule: str, why: str
) -> Suggestion:
    text = document.parts[_PART]
    start, end = place
    low, high = next((one for one in sentences(text) if one[0] <= start < one[1]), place)
    cut = (text[low:start], False), (text[start:end], True), (text[end : max(end, high)], False)
    segments = tuple((piece, mark) for piece, mark in cut if piece)
    quote = text[start:end]
    return Suggestion(
        *(document.id, document.night.text, _PART, start, end, quote),
        *(book, field, rule, why, segments, value),
    )


#: Of one entry, and of several, by the coder's own word for it.
_WHY = {
    "empty": ("has no report to code", "without a report"),
    "nothing remembered": ("says only that nothing is remembered", "with nothing remembered"),
    "not English": ("is not in English, which is all that the automatic coder reads", "not in English"),
}


def _notes(left: Counter[str], read: int, asked: int, of_one: bool) -> list[str]:
    if of_one:
        return [f"This entry {_WHY[why][0]}." for why in left]
    named = "; ".join(f"{count} {_WHY[why][1]}" for why, count in sorted(left.items()))
    notes = [f"Entries not coded by the program: {named}."] * bool(named)
    if read < asked:
        notes.append(f"From the first {read} of {asked} entries; the rest comes when these are judged.")
    return notes
