"""Commands timed as whole processes, start-up included, in turn: A B A B ..., so that a ratio is fair.

Time and peak memory are the operating system's own account of the finished process (``os.wait4``: not on
Windows). A child begins as a copy of this process, so nothing large may be imported here: no NumPy.
"""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]

# What ru_maxrss counts in: kB, on a Mac bytes.
_UNIT = 1 if sys.platform == "darwin" else 1024


@dataclass(frozen=True)
class Run:
    """One finished process: wall and processor seconds, peak memory in MiB, what it printed.

    ``said`` is its last line as JSON, where it is; ``failed`` the last line of its complaint.
    """

    wall: float
    cpu: float
    peak: float
    said: dict[str, Any] = field(default_factory=dict)
    failed: str = ""


def run(command: Sequence[str], variables: Mapping[str, str] | None = None) -> Run:
    """Run it once, in the root of the repository."""
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as complaint:
        began = time.perf_counter()
        process = subprocess.Popen(
            command, cwd=ROOT, stdout=out, stderr=complaint, env={**os.environ, **(variables or {})}
        )
        _, status, used = os.wait4(process.pid, 0)
        wall = time.perf_counter() - began
        process.returncode = os.waitstatus_to_exitcode(status)
        said, failed = _last_line(out), ""
        if process.returncode:
            failed = _last_line(complaint) or f"exit status {process.returncode}"
    found = json.loads(said) if said.startswith("{") else {}
    return Run(wall, used.ru_utime + used.ru_stime, used.ru_maxrss * _UNIT / 2**20, found, failed)


def in_turn(
    sides: Mapping[str, Sequence[str]], runs: int, variables: Mapping[str, str] | None = None
) -> dict[str, list[Run]]:
    """Each side so many times, in turn. A side that fails is not run again: it has one run, ``failed``."""
    found: dict[str, list[Run]] = {name: [] for name in sides}
    for _ in range(runs):
        for name, command in sides.items():
            if not any(one.failed for one in found[name]):
                found[name].append(run(command, variables))
    return {name: [one for one in runs_ if one.failed] or runs_ for name, runs_ in found.items()}


def median(runs: Sequence[Run], what: str) -> float:
    """Of ``wall``, ``cpu`` or ``peak``."""
    return statistics.median(getattr(one, what) for one in runs)


def ratios(ours: Sequence[Run], theirs: Sequence[Run]) -> list[float]:
    """Wall time, run by run: below 1 we are faster. Empty where one of the two failed."""
    if any(one.failed for one in (*ours, *theirs)):
        return []
    return [one.wall / other.wall for one, other in zip(ours, theirs, strict=True)]


def _last_line(file: Any) -> str:
    file.seek(0)
    lines = file.read().decode(errors="replace").strip().splitlines()
    return lines[-1] if lines else ""
