"""How long the automatic coder takes, and how much memory: ``python -m tests.benchmarks.coder_speed``.

40,000 reports (those of DreamBank in shared/data, over and over) are coded by the command, as a user would;
then some of them one by one in this process. Memory is the sum over the command and all it starts.
"""

from __future__ import annotations

import argparse
import csv
import resource
import subprocess
import sys
import tempfile
from contextlib import suppress
from pathlib import Path
from statistics import median
from time import perf_counter, sleep

import psutil

from jupyter_psydyn.hvdc.coder.dream import code_dream

DREAMS = Path(__file__).parents[2].parent / "shared/data/dreambank"
ONE_BY_ONE = 200
csv.field_size_limit(10**7)


def reports(folder: Path) -> list[str]:
    """The reports of all series in a folder."""
    found = []
    for path in sorted(folder.glob("*.tsv")):
        with path.open(encoding="utf-8", newline="") as file:
            found += [row["dream"] for row in csv.DictReader(file, delimiter="\t")]
    return found


def memory(process: psutil.Process) -> int:
    """Resident bytes of a process and all below it; one that has just ended counts nothing."""
    total = 0
    for one in (process, *process.children(recursive=True)):
        with suppress(psutil.NoSuchProcess):
            total += one.memory_info().rss
    return total


def command(file: Path, out: Path) -> tuple[float, float, int]:
    """Seconds, seconds of all cores, and peak bytes of ``jupyter psydyn hvdc code``."""
    start, before = perf_counter(), resource.getrusage(resource.RUSAGE_CHILDREN)
    asked = ["hvdc", "code", str(file), "--text", "report", "--id", "id", "-o", str(out)]
    with subprocess.Popen([sys.executable, "-m", "jupyter_psydyn.app", *asked]) as going:
        peak, watched = 0, psutil.Process(going.pid)
        while going.poll() is None:
            try:
                peak = max(peak, memory(watched))
            except psutil.NoSuchProcess:
                break
            sleep(0.2)
    if going.returncode:
        raise SystemExit(going.returncode)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    worked = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return perf_counter() - start, worked, peak


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--reports", type=int, default=40_000)
    options.add_argument("--dreams", type=Path, default=DREAMS, help="a folder of DreamBank's .tsv")
    asked = options.parse_args()
    read = reports(asked.dreams)
    with tempfile.TemporaryDirectory() as folder:
        file, out = Path(folder, "dreams.csv"), Path(folder, "codings.jsonl")
        with file.open("w", encoding="utf-8", newline="") as opened:
            rows = csv.writer(opened)
            rows.writerow(["id", "report"])
            rows.writerows((at, read[at % len(read)]) for at in range(asked.reports))
        seconds, worked, peak = command(file, out)
        written = out.read_bytes().count(b"\n")
    words = sum(len(read[at % len(read)].split()) for at in range(asked.reports)) / asked.reports
    print(
        f"{written} reports of {words:.0f} words: {seconds:.0f} s ({worked:.0f} s of all cores), "
        f"{peak / 2**20:.0f} MiB in all processes"
    )
    taken = []
    for text in ["I was there.", *read[:: max(1, len(read) // ONE_BY_ONE)]]:
        start = perf_counter()
        code_dream(text)
        taken.append(perf_counter() - start)
    slow = sorted(taken[1:])[int(0.95 * len(taken)) - 1]
    print(
        f"one report: {1000 * median(taken[1:]):.1f} ms (95 of 100 in {1000 * slow:.1f} ms); "
        f"the first, with the models: {1000 * taken[0]:.0f} ms"
    )


if __name__ == "__main__":
    main()
