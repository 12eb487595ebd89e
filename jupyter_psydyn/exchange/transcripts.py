"""Transcripts with times, as streams: SubRip (.srt), WebVTT (.vtt), and CSV with start, end and text.

Our own reader: those on PyPI (webvtt-py, pysubs2) pass over a cue whose time they cannot read, and its
words with it, and name no line.
"""

from __future__ import annotations

import html
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from math import isfinite
from typing import NamedTuple

from ..corpus import clean
from ..journal import Moment
from .delimited import read_delimited
from .reaction_times import written
from .table import InMemory, Table

ENDINGS = (".srt", ".vtt")
COLUMNS = {
    "start": ("start", "from", "begin", "start_time"),
    "end": ("end", "to", "end_time"),
    "text": ("text", "words", "transcript", "content"),
    "speaker": ("speaker", "who", "name"),
}
"""The names of a table's columns; ``speaker`` may be missing."""

_TIME = re.compile(r"(?:(\d{1,4}):)?(\d{1,2}):(\d{1,2})(?:[.,](\d{1,3})\d*)?")
# A line of nothing but what times are written with, and too much of it for a time of day.
_TIMES_ALONE = re.compile(r"(?=.*:.*[:,.])[\d:.,\s>-]+")
_TIME_BEGUN = re.compile(r"\d+:[\d:.,\s>-]*|\d+")
_VOICE = re.compile(r"<v(?:\.[^\s<>]*)?\s+([^<>]*)>")
_TAG = re.compile(
    r"</?(?:c|i|b|u|s|v|lang|ruby|rt|font)(?:[.\s][^<>]*)?>|<[\d:.]+>|\{\\[^{}]*\}", re.IGNORECASE
)
_PREFIX = re.compile(r"([^\W\d_][\w .'’-]{0,39}):\s+(?=\S)")


@dataclass(frozen=True, repr=False)
class Transcript:
    """The words of a stream, a line a cue; when each was said; ``notes``: what reading had to decide."""

    text: str
    moments: tuple[Moment, ...]
    notes: tuple[str, ...] = ()


class _Cue(NamedTuple):
    from_ms: float
    to_ms: float
    speaker: str
    words: str


def read_transcript(name: str, text: str, speaker: str | None = None) -> Transcript:
    """Read a transcript by the ending of its ``name``: .srt, .vtt or .csv.

    Where several people speak, ``speaker`` says whose words are the stream, and the others' are left out:
    what the clinician said is no association. Speakers are named by WebVTT's ``<v Name>``, by a column
    ``speaker``, or by ``Name: `` at the beginning of at least half of the cues. Times count from the
    beginning of the file, in milliseconds.

    Raises ``ValueError`` with the line where a time cannot be read, is below zero, or ends before it
    begins, where words have no time, and where several speak and none of them was chosen.
    """
    text = clean(text.removeprefix("\ufeff"))[0]
    if name.lower().endswith(ENDINGS):
        return _transcript(name, list(_cues(name, text)), speaker, prefixed=True)
    return transcript_of(read_delimited(InMemory(name, text.encode())), speaker)


def is_transcript(table: Table) -> bool:
    """Whether a table has the columns of one."""
    return all(_column(table, role) for role in ("start", "end", "text"))


def transcript_of(table: Table, speaker: str | None = None) -> Transcript:
    """The same of a table with ``start``, ``end`` and ``text``, in seconds or hh:mm:ss.mmm."""
    columns = {role: _column(table, role) for role in COLUMNS}
    for role in ("start", "end", "text"):
        if not columns[role]:
            there = ", ".join(map(repr, table.columns[:12]))
            raise ValueError(f"{table.name}: a transcript has start, end and text; there are {there}")
    cues = []
    for row in table.rows:
        where = f"{table.name}: {row.where}"
        said = {role: written(row, column) for role, column in columns.items()}
        span = _ms(said["start"], where), _ms(said["end"], where)
        cues.append(_Cue(*_forward(*span, where), said["speaker"], " ".join(clean(said["text"])[0].split())))
    made = _transcript(table.name, cues, speaker, prefixed=columns["speaker"] is None)
    return Transcript(made.text, made.moments, (*table.notes, *made.notes))


def _column(table: Table, role: str) -> str | None:
    return next((one for one in table.columns if one.casefold() in COLUMNS[role]), None)


# SubRip and WebVTT


def _cues(name: str, text: str) -> Iterator[_Cue]:
    """The cues of a file, in its order, one a speaker."""
    for line, span, lines in _blocks(name, text.split("\n")):
        start, arrow, end = span.partition("-->")
        # What follows the second time on its line says where on a screen the words stand.
        end = (end.split() or [""])[0]
        where = f"{name}: line {line}"
        if not arrow:
            raise ValueError(
                f"{where}: {span.strip()[:40]!r} is no time of a cue: 00:00:01,000 --> 00:00:02,500"
            )
        at = _forward(_ms(start.strip(), where), _ms(end, where), where)
        pieces = _VOICE.split(" ".join(lines))
        for voice, words in zip(["", *pieces[1::2]], pieces[::2], strict=True):
            if words.strip() or len(pieces) == 1:
                plain = html.unescape(_TAG.sub("", words))
                yield _Cue(*at, " ".join(html.unescape(voice).split()), " ".join(plain.split()))


def _blocks(name: str, lines: list[str]) -> Iterator[tuple[int, str, list[str]]]:
    """Each cue: the line of its time, that line, and the lines of its words."""
    vtt = name.lower().endswith(".vtt")
    if vtt and lines[0].split()[:1] != ["WEBVTT"]:
        raise ValueError(f"{name}: line 1: a WebVTT file begins with WEBVTT")
    words: list[str] = []
    time, span, skipped = 0, "", vtt
    for at, line in enumerate(lines):
        bare, after = line.strip(), lines[at + 1] if at + 1 < len(lines) else ""
        begins = not at or not lines[at - 1].strip()
        if "-->" in line:
            skipped = False
            if time:
                yield time, span, words
            time, span, words = at + 1, line, []
        elif skipped or (vtt and begins and bare.split()[:1] in (["NOTE"], ["STYLE"], ["REGION"])):
            # A header, a comment, a style: to the next blank line.
            skipped = bool(bare)
        elif "-->" in after and (begins or bare.isdigit()):
            continue  # the cue's number or name
        elif _TIMES_ALONE.fullmatch(bare) or (begins and bare.isdigit() and _is_cut(lines, at + 1)):
            raise ValueError(
                f"{name}: line {at + 1}: {bare[:40]!r} begins a cue without a time: is the file whole?"
            )
        elif bare and not time:
            raise ValueError(
                f"{name}: line {at + 1}: words before the first time; is this a transcript with times?"
            )
        elif bare:
            words.append(bare)
    if not time:
        raise ValueError(f"{name} has no cue: nothing was read")
    yield time, span, words


def _is_cut(lines: list[str], at: int) -> bool:
    """Whether the number of a cue is followed by the beginning of a time, or by the end of the file."""
    if at < len(lines) and lines[at].strip():
        return bool(_TIME_BEGUN.fullmatch(lines[at].strip()))
    return not any(map(str.strip, lines[at:]))


# Times


def _ms(text: str, where: str) -> float:
    """A time in milliseconds: seconds, or hours, minutes and seconds."""
    if found := _TIME.fullmatch(text):
        hours, minutes, seconds = (int(one or 0) for one in found.groups()[:3])
        if seconds < 60 and (minutes < 60 or found[1] is None):
            return ((hours * 60 + minutes) * 60 + seconds) * 1000.0 + int((found[4] or "0").ljust(3, "0"))
    try:
        # A lone number is seconds, with a comma in some countries.
        ms = round(float(text.replace(",", ".")) * 1000, 3)
    except ValueError:
        ms = -1.0
    if not (isfinite(ms) and ms >= 0):
        raise ValueError(
            f"{where}: {text[:40]!r} is no time; write 00:00:01.500 or, in a table, seconds: 1.5"
        )
    return ms


def _forward(start: float, end: float, where: str) -> tuple[float, float]:
    if end < start:
        raise ValueError(f"{where}: it ends ({end / 1000:g} s) before it begins ({start / 1000:g} s)")
    return start, end


# Whose words


def _transcript(name: str, cues: list[_Cue], speaker: str | None, prefixed: bool) -> Transcript:
    if prefixed and not any(one.speaker for one in cues):
        cues = _by_prefix(cues, speaker)
    cues, notes = _chosen(name, cues, speaker)
    said = [one for one in cues if one.words]
    if not said:
        raise ValueError(f"{name} has no words: nothing was read")
    if blank := len(cues) - len(said):
        notes.append(f"{_cues_many(blank)} without words left out")
    ordered = sorted(said, key=lambda one: one.from_ms)
    if ordered != said:
        notes.append("the cues were not in the order of their times: they were put in it")
    over = sum(after.from_ms < before.to_ms for before, after in pairwise(ordered))
    if over:
        notes.append(f"{_cues_many(over)} begun before the one before had ended: no pause is seen there")
    moments, at = [], 0
    for one in ordered:
        moments.append(Moment(at, at + len(one.words), one.from_ms, one.to_ms))
        at += len(one.words) + 1
    return Transcript("\n".join(one.words for one in ordered), tuple(moments), tuple(notes))


def _by_prefix(cues: list[_Cue], speaker: str | None) -> list[_Cue]:
    """With ``Name: `` taken for who speaks; who was named last goes on speaking.

    Only where at least half of the cues begin so, or that name is asked for: "I thought: no" is nobody.
    """
    named = [_PREFIX.match(one.words) for one in cues]
    names = [found[1].casefold() for found in named if found]
    if len(names) * 2 < len(cues) and (speaker or "").casefold() not in names:
        return cues
    made, who = [], ""
    for one, found in zip(cues, named, strict=True):
        who = found[1] if found else who
        made.append(_Cue(one.from_ms, one.to_ms, who, one.words[found.end() :] if found else one.words))
    return made


def _chosen(name: str, cues: list[_Cue], speaker: str | None) -> tuple[list[_Cue], list[str]]:
    """Those of one speaker, and whose they are."""
    counts = Counter(one.speaker for one in cues if one.words)
    heard = ", ".join(
        f"{who or 'nobody named'} ({_cues_many(count)})" for who, count in counts.most_common(8)
    )
    if speaker is None:
        if len(counts) > 1:
            raise ValueError(
                f"{name}: {len(counts)} people speak: {heard}. Whose associations are these? "
                "Say it: speaker=... (--speaker NAME)"
            )
        return cues, [f"the words are {who}'s" for who in counts if who]
    kept = [one for one in cues if one.speaker.casefold() == speaker.strip().casefold()]
    if not kept:
        raise ValueError(f"{name}: nobody is called {speaker[:40]!r}; there are: {heard}")
    notes = [f"the words are {kept[0].speaker}'s"]
    if left := len(cues) - len(kept):
        notes.append(f"{_cues_many(left)} of others left out")
    return kept, notes


def _cues_many(count: int) -> str:
    return f"{count} {'cue' if count == 1 else 'cues'}"
