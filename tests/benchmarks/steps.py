"""Our steps timed inside one process, warm: each by itself, all for fifty reports, one more dream.

    python -m tests.benchmarks.steps each|warm|one-more FILE [--times N]

Prints a line of JSON: for each step its median in milliseconds, None where ``ours`` has no such step yet.
"""

from __future__ import annotations

import argparse
import gc
import json
import statistics
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from tests.benchmarks import ours
from tests.benchmarks.peers.job import reports, words

STEPS: dict[str, tuple[str, ...]] = {
    "tokenise": ("texts",),
    "lemmatise": ("tokenise",),
    "encode": ("texts",),
    "windows": ("encode",),
    "entries": ("encode",),
    "sentences": ("encode",),
    "measures": ("windows",),
    "motifs": ("encode",),
    "network": ("encode",),
    "keyness": ("encode",),
    "recurrence": ("encode",),
    "similar": ("encode",),
    "cloud": ("encode",),
}
"""Each function of ``ours`` and what it is given: the texts, or what an earlier step made."""


def clocked(act: Callable[[], Any], times: int) -> tuple[list[float], Any]:
    """Milliseconds of each of so many calls after one that is not counted, and what the last made."""
    act()
    taken = []
    for _ in range(times):
        gc.collect()
        began = time.perf_counter()
        made = act()
        taken.append((time.perf_counter() - began) * 1000)
    return taken, made


def each(texts: list[str], times: int) -> dict[str, float | None]:
    """Median milliseconds of each step."""
    made: dict[str, Any] = {"texts": texts}
    found: dict[str, float | None] = dict.fromkeys(STEPS)
    for name, needs in STEPS.items():
        if not all(need in made for need in needs):
            continue
        step, given = getattr(ours, name), [made[need] for need in needs]
        try:
            taken, made[name] = clocked(lambda step=step, given=given: step(*given), times)  # type: ignore[misc]
        except NotImplementedError:
            continue
        found[name] = statistics.median(taken)
    return found


def warm(texts: list[str], times: int) -> dict[str, float | None]:
    """Everything from the raw reports."""
    try:
        taken, _ = clocked(lambda: ours.everything(texts), times)
    except NotImplementedError:
        return {"everything": None}
    return {"everything": statistics.median(taken), "least": min(taken), "most": max(taken)}


def one_more(texts: list[str], times: int) -> dict[str, float | None]:
    """The corpus's last ``times`` dreams added one by one to all before them."""
    times = min(times, len(texts) // 2)
    try:
        counts = ours.begun(texts[:-times])
        taken = []
        for text in texts[-times:]:
            began = time.perf_counter()
            counts = ours.one_more(counts, text)
            taken.append((time.perf_counter() - began) * 1000)
    except NotImplementedError:
        return {"one more": None}
    return {"one more": statistics.median(taken), "least": min(taken), "most": max(taken)}


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("what", choices=["each", "warm", "one-more"])
    parser.add_argument("file", type=Path)
    parser.add_argument("--times", type=int, default=3)
    asked = parser.parse_args()
    texts = reports(asked.file)
    measured = {"each": each, "warm": warm, "one-more": one_more}[asked.what](texts, asked.times)
    print(json.dumps({"ms": measured, "reports": len(texts), "words": sum(map(len, map(words, texts)))}))


if __name__ == "__main__":
    main()
