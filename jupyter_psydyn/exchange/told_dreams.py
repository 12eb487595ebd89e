"""A dream with the associations to its elements as one JSON object: {title, date, report, elements: [...]}.

So a text is written down that was printed, as Freud's dream of Irma: an element is the author's ``segment``
of the dream, with a list of paragraphs ``associations``.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from typing import Any, NamedTuple

from ..corpus import clean, sentences, tokens
from ..journal import Association, Element, Entry
from ..journal.rules import settled
from .dates import Dates
from .recorded import Recorded
from .table import Table

# Words in italics at the beginning of a paragraph, closed by what ends a heading.
_HEADING = re.compile(r"_(?P<inside>[^_]+[.:])_[”’]?\s*|_(?P<outside>[^_]+)_\s*[.:]\s*")
_ITALICS = re.compile(r"(?<!\w)_([^_\n]+)_(?!\w)")
# The mark of a footnote, as e-texts have it: it stands between a full stop and the space after it.
_FOOTNOTE = re.compile(r"(?<=\S)\[(?:[A-Z]|\d{1,3})\]")
_FEWEST = 3
"""So many words in a row, one of them no function word, are enough to find a segment in the report."""


class Segment(NamedTuple):
    """An element in the author's words, and what was associated to it, a paragraph each."""

    words: str
    associations: tuple[str, ...]


def is_told_dream(text: str) -> bool:
    """Whether a JSON text looks like such a dream."""
    return text.lstrip()[:1] == "{" and '"elements"' in text and '"segment"' in text


def read_told_dream(name: str, text: str, *, by_sentence: bool = True) -> tuple[Recorded, tuple[str, ...]]:
    """The dream as an entry, and notes on what reading had to decide.

    An element stands where the report has the longest run of words in common with its segment: three or more,
    or half of the segment, not all of them function words; its quote is then the report's. Else it is a word
    of its own. An association that opens with words in italics (``_..._``) and a full stop or colon is taken
    for the heading of another element, which the associations after it belong to (`at_headings`).

    With ``by_sentence`` each sentence is an association, which is nearer to one thing that came to mind than
    a printed paragraph; without it each paragraph is one. Marks of italics and of footnotes (``[U]``) are
    left out.

    Raises ``ValueError`` where something has another form.
    """
    data = _loaded(name, text)
    report = clean(_text(data, "report", name))[0]
    given = [_segment(one, f"{name}: element {at}") for at, one in enumerate(data["elements"], 1)]
    segments = at_headings(given)
    elements, how = [], {"exact": 0, "part": 0, "own": 0}
    for number, one in enumerate(segments, 1):
        said = tuple(
            Association(f"e{number}-{at}", words) for at, words in enumerate(_said(one, by_sentence), 1)
        )
        place = found_in(report, one.words)
        if place is None:
            how["own"] += 1
            elements.append(Element(f"e{number}", "", 0, 0, one.words, said))
        else:
            start, end, exact = place
            how["exact" if exact else "part"] += 1
            elements.append(Element(f"e{number}", "report", start, end, report[start:end], said))
    dates = Dates(Table(name, (), ()), None)
    entry = Entry(
        night=dates.night(_text(data, "date", name), "date").text,
        title=_text(data, "title", name),
        parts={"report": report} if report.strip() else {},
        elements=tuple(elements),
    )
    notes = [
        f"{len(elements)} elements: {how['exact']} stand in the report word for word, "
        f"{how['part']} in part, {how['own']} are words of their own"
    ]
    if len(segments) > len(given):
        notes.append(
            f"{len(given)} elements were given; {len(segments) - len(given)} more begin at headings in "
            "italics within their associations"
        )
    if by_sentence:
        notes.append("each sentence is an association (sentences=False: each paragraph)")
    return Recorded(settled(entry, None), _text(data, "dreamer", name), name), (*notes, *dates.notes())


def at_headings(segments: Sequence[Segment]) -> list[Segment]:
    """Elements of which none holds the heading of another: each is split where one begins."""
    made: list[Segment] = []
    for segment in segments:
        words, said = segment.words, list[str]()
        for paragraph in segment.associations:
            if found := _HEADING.match(paragraph):
                made.append(Segment(words, tuple(said)))
                words, said = (found["inside"] or found["outside"]).strip(), []
                paragraph = paragraph[found.end() :]
            if paragraph.strip():
                said.append(paragraph)
        made.append(Segment(words, tuple(said)))
    return made


def found_in(report: str, segment: str) -> tuple[int, int, bool] | None:
    """Where the report has the segment's words, and whether it has all of them; ``None``: it has not."""
    # Here, so that the server, which brings in files too, starts without arrays and word lists.
    from ..lexicon import is_stop, stop_words

    there, looked_for = tokens(report), tokens(segment)
    match = SequenceMatcher(
        None, [one.word for one in there], [one.word for one in looked_for], autojunk=False
    ).find_longest_match()
    run = there[match.a : match.a + match.size]
    small = stop_words("function")
    if not any(not is_stop(one.word, one.word, small) for one in run):
        return None
    if len(run) < _FEWEST and len(run) * 2 < len(looked_for):
        return None
    return run[0].start, run[-1].end, len(run) == len(looked_for)


def _said(segment: Segment, by_sentence: bool) -> Iterator[str]:
    for paragraph in segment.associations:
        words = _FOOTNOTE.sub("", _ITALICS.sub(r"\1", clean(paragraph)[0])).strip()
        if not words:
            continue
        spans = sentences(words) if by_sentence else [(0, len(words))]
        yield from (" ".join(words[start:end].split()) for start, end in spans)


def _loaded(name: str, text: str) -> Mapping[str, Any]:
    try:
        data = json.loads(text, strict=False)
    except json.JSONDecodeError as error:
        raise ValueError(f"{name}: line {error.lineno} is not JSON ({error.msg})") from None
    except (ValueError, RecursionError):
        raise ValueError(f"{name} is nested too deeply, or a number in it is too long") from None
    if not isinstance(data, dict) or not isinstance(data.get("elements"), list):
        raise ValueError(f"{name} must hold a dream: {{report, elements: [{{segment, associations}}]}}")
    return data


def _segment(data: Any, where: str) -> Segment:
    if not isinstance(data, dict):
        raise ValueError(f"{where} is not an object with segment and associations")
    words, said = data.get("segment"), data.get("associations", [])
    if not isinstance(words, str) or not words.strip():
        raise ValueError(f"{where} has no words: segment is missing")
    if not isinstance(said, list) or not all(isinstance(one, str) for one in said):
        raise ValueError(f"{where}: associations must be a list of texts")
    return Segment(" ".join(clean(words)[0].split()), tuple(said))


def _text(data: Mapping[str, Any], field: str, name: str) -> str:
    value = data.get(field, "")
    if not isinstance(value, str):
        raise ValueError(f"{name}: {field} must be text")
    return value
