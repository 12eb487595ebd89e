"""Many reports, coded by several processes: coding is Python's own work, and threads would wait in turn.

Each process is an interpreter of its own that reads reports and writes codings, as lines of JSON.
(``multiprocessing`` would run the caller's script once more in each of them, or fork beside running threads.)
Reports pass through pipes only; no more of them are under way than the processes can work on.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack, closing, contextmanager, suppress
from functools import cache
from pathlib import Path
from queue import SimpleQueue
from typing import IO, NamedTuple, cast

from ...counting.threads import THREADS, side_by_side
from ..codes import Code, parse
from .dream import Found, code_dream, uncoded

# A process starts in about a second: as long as one takes for 80 reports.
FEW = 300
_AT_ONCE = 40  # reports a line: some hundred kB to and fro


class Report(NamedTuple):
    """A report and its dreamer's sex: M, F, "" if not known."""

    text: str
    sex: str


class Coded(NamedTuple):
    """What became of a report: why it was not coded ("" where it was), and its codings."""

    why: str
    found: list[Found]


def coded(report: Report) -> Coded:
    """Code one report, here and now."""
    why = uncoded(report.text)
    return Coded(why, [] if why else code_dream(*report))


def code_all(reports: Sequence[Report]) -> Iterator[Coded]:
    """Code reports, in their order; from 300 on by as many processes as there are cores, four at most.

    Raises ``RuntimeError`` where such a process ends before its work is done.
    """
    if len(reports) < FEW or THREADS == 1 or not sys.executable:
        yield from map(coded, reports)
        return
    idle: SimpleQueue[subprocess.Popen[bytes]] = SimpleQueue()

    def ask(some: Sequence[Report]) -> list[Coded]:
        process = idle.get()
        try:
            return _asked(process, some)
        finally:
            idle.put(process)

    with ExitStack() as running:
        for _ in range(THREADS):
            idle.put(running.enter_context(_process()))
        pieces = (reports[at : at + _AT_ONCE] for at in range(0, len(reports), _AT_ONCE))
        # Closed before the processes are, so that nothing is asked of one that has ended.
        for some in running.enter_context(closing(side_by_side(ask, pieces))):
            yield from some


@contextmanager
def _process() -> Iterator[subprocess.Popen[bytes]]:
    """A process that codes; it ends when nothing more is asked of it."""
    here = str(Path(__file__).parents[3])
    path = os.pathsep.join([here, *filter(None, [os.environ.get("PYTHONPATH")])])
    process = subprocess.Popen(  # noqa: S603 - this very interpreter, with our module
        [sys.executable, "-m", __package__],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": path},
    )
    asked, told = cast(IO[bytes], process.stdin), cast(IO[bytes], process.stdout)
    try:
        yield process
    finally:
        with suppress(BrokenPipeError):  # what it did not read any more was missed in ``_asked``
            asked.close()
        told.close()
        process.wait()


def _asked(process: subprocess.Popen[bytes], some: Sequence[Report]) -> list[Coded]:
    asked, told = cast(IO[bytes], process.stdin), cast(IO[bytes], process.stdout)
    try:
        asked.write(json.dumps(some).encode() + b"\n")
        asked.flush()
        line = told.readline()
    except OSError:
        line = b""
    if not line:
        raise RuntimeError(
            "A process that codes reports ended before its work was done (not enough memory?). "
            "Code fewer reports at once, or try again."
        )
    return [Coded(why, [_found(*one) for one in found]) for why, found in json.loads(line)]


def _found(field: str, code: str, places: list[list[int]], rule: str, confidence: float) -> Found:
    spans = tuple((start, end) for start, end in places)
    return Found(field, _code(field, code), spans, sys.intern(rule), confidence)


@cache
def _code(field: str, code: str) -> Code:
    """Each code once: of 40,000 dreams' two million codings a few thousand differ."""
    return parse(field, code)


def answer(lines: Iterable[bytes]) -> Iterator[bytes]:
    """What a process writes for each line it reads."""
    for line in lines:
        made = [coded(Report(*one)) for one in json.loads(line)]
        told = [(why, [(one.field, str(one.code), *one[2:]) for one in found]) for why, found in made]
        yield json.dumps(told).encode() + b"\n"
