"""The corpus engine beside its peers, in one run; the tables go into ``docs/performance.md``.

    python -m tests.benchmarks.corpus_engine [--sizes 50,5000,40000] [--large] [--dry]
        [--runs 3] [--keep DIR] [--peers PYTHON] [--nltk-data DIR]

Each side is a whole process, in turn with the others; figures are medians, ratios are taken round by round.
``--large`` adds 400,000 reports and Dask (325 MB of text, ten minutes more). ``--keep`` holds the corpora and
``measured.json``, else they go. ``--peers`` is the Python that has ``peers.txt``: without it gensim and
textnets' way are left out. ``--nltk-data`` has Punkt's models. ``--dry`` prints the tables and leaves the
page as it is. Whatever was not run is not in the new tables.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timezone
from importlib.metadata import version
from pathlib import Path
from typing import Any

from tests.benchmarks.tables import ANCHOR, TEXTBOOK, page, tables
from tests.benchmarks.whole import ROOT, Run, in_turn, median, ratios, run

PAGE = ROOT / "docs" / "performance.md"
LARGE = 400_000
OURS = "tests.benchmarks.ours"


@dataclass(frozen=True)
class Peer:
    """One peer: where it lives, up to how many reports it is run, which of our jobs it is compared with.

    ``equal``: its counts must equal ours. ``elsewhere``: it needs the environment of ``--peers``.
    """

    name: str
    module: str
    variant: str = ""
    largest: int = 5000
    unit: str = "window"
    equal: bool = False
    elsewhere: bool = False

    def command(self, python: str, file: Path) -> list[str]:
        more = ["--variant", self.variant] if self.variant else []
        return [python, "-m", f"tests.benchmarks.peers.{self.module}", str(file), *more]


# scikit-learn's pairs of 40,000 reports would need about 5 GB, NLTK's textbook 4 minutes.
PEERS = (
    Peer(TEXTBOOK, "nltk_textbook", "textbook"),
    Peer("NLTK, our words", "nltk_textbook", "same", equal=True),
    Peer("scikit-learn, usual way (entry)", "sklearn_peer", "plain", unit="entry"),
    Peer("scikit-learn, our words (entry)", "sklearn_peer", "same", unit="entry", equal=True),
    Peer("gensim, neighbours", "gensim_peer", largest=40_000, elsewhere=True),
    Peer("textnets' way", "textnets_style", largest=40_000, elsewhere=True),
)


def job_of_record(file: Path, size: int, asked: argparse.Namespace) -> dict[str, Any]:
    """Ours, the peers that are run at this size and ``wc -w``, in turn."""
    variables = {"NLTK_DATA": asked.nltk_data} if asked.nltk_data else {}
    peers = [one for one in PEERS if size <= one.largest and (asked.peers or not one.elsewhere)]
    units = dict.fromkeys(["window", *(one.unit for one in peers)])
    sides = {f"ours {unit}": ours(file, "--unit", unit) for unit in units}
    for one in peers:
        sides[one.name] = one.command(asked.peers if one.elsewhere else sys.executable, file)
    # Once not timed: it warms the disk's cache, and tells the checksums.
    checked = {name: run([*command, "--check"], variables) for name, command in sides.items()}
    anchor = ["env", "LC_ALL=C.UTF-8", "wc", "-w", str(file)]
    runs = in_turn({**sides, ANCHOR: anchor}, asked.runs, variables)
    for name, one in checked.items():
        if one.failed:
            print(f"{size} reports, {name}: {one.failed}", file=sys.stderr)
    return {
        "sides": {name: _summary(of_side) for name, of_side in runs.items()},
        "peers": [
            {
                "name": one.name,
                "ratios": ratios(runs[f"ours {one.unit}"], runs[one.name]),
                "equal": equal(checked[f"ours {one.unit}"], checked[one.name]) if one.equal else None,
            }
            for one in peers
        ],
    }


def equal(one: Run, other: Run) -> bool | None:
    """Whether pairs, counts and their checksum are the same, and NPMI and G2 to six digits; None: not run."""
    if one.failed or other.failed:
        return None
    exact = all(
        one.said[name] == other.said[name] for name in ("reports", "lemmas", "pairs", "count", "checksum")
    )
    return exact and all(
        abs(one.said[name] - other.said[name]) <= 1e-6 * abs(other.said[name]) for name in ("npmi", "g2")
    )


def ours(file: Path, *more: str) -> list[str]:
    return [sys.executable, "-m", OURS, "job", str(file), *more]


def by_dask(file: Path, asked: argparse.Namespace) -> dict[str, Any]:
    """Two workers against one process."""
    sides = {"serial": ours(file), "dask": ours(file, "--workers", "2")}
    checked = {name: run([*command, "--check"]) for name, command in sides.items()}
    runs = in_turn(sides, asked.runs)
    return {
        "sides": {name: _summary(of_side) for name, of_side in runs.items()},
        "ratios": ratios(runs["serial"], runs["dask"]),
        "equal": equal(checked["dask"], checked["serial"]),
    }


def inside(what: str, file: Path, times: int) -> dict[str, Any]:
    """What ``steps`` prints, with its peak memory."""
    done = run([sys.executable, "-m", "tests.benchmarks.steps", what, str(file), "--times", str(times)])
    if done.failed:
        print(f"steps {what}, {file.name}: {done.failed}", file=sys.stderr)
    return {**done.said, "peak": done.peak, "failed": done.failed}


def measured(folder: Path, asked: argparse.Namespace) -> dict[str, Any]:
    sizes = [*asked.sizes, *([LARGE] if asked.large else [])]
    found: dict[str, Any] = {"about": about(asked), "job": {}, "each": {}, "one more": {}}
    for size in sizes:
        file = folder / f"dreams-{size}.txt"
        if not file.exists():
            made = run([sys.executable, "-m", "tests.benchmarks.dreams", str(size), str(file)])
            if made.failed:
                raise SystemExit(made.failed)
        found["job"][size] = {**job_of_record(file, size, asked), "words": count_words(file)}
        if size < LARGE:
            found["each"][size] = inside("each", file, 20 if size <= 50 else 3)
            found["one more"][size] = inside("one-more", file, 40)
        if size == 50:
            found["warm"] = inside("warm", file, 20)
        if size == LARGE:
            found["dask"] = by_dask(file, asked)
    return found


def count_words(file: Path) -> int:
    """As ``wc -w`` counts them."""
    with file.open("rb") as lines:
        return sum(len(line.split()) for line in lines)


def about(asked: argparse.Namespace) -> dict[str, Any]:
    """The day, the machine, the versions."""
    names = ("numpy", "scipy", "nltk", "scikit-learn", "networkx", "jupyter_psydyn")
    versions = {"Python": platform.python_version(), **{name: version(name) for name in names}}
    if asked.peers:
        there = "import json, importlib.metadata as m; print(json.dumps({n: m.version(n) for n in %r}))"
        versions |= run([asked.peers, "-c", there % (["gensim", "spacy", "igraph"],)]).said
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    return {
        "date": datetime.now(timezone.utc).date().isoformat(),
        "machine": f"{_processor()}, {os.cpu_count()} cores, {memory:.0f} GiB, {platform.system()}",
        "versions": versions,
        "runs": asked.runs,
    }


def _processor() -> str:
    info = Path("/proc/cpuinfo")
    lines = info.read_text().splitlines() if info.exists() else []
    return next((line.split(": ")[1] for line in lines if line.startswith("model name")), platform.machine())


def _summary(runs: Sequence[Run]) -> dict[str, Any]:
    if runs[0].failed:
        return {"failed": runs[0].failed}
    figures = {name: median(runs, name) for name in ("wall", "cpu", "peak")}
    return {**figures, "least": min(one.wall for one in runs), "said": runs[-1].said}


def _asked() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="The corpus engine beside its peers.")
    parser.add_argument(
        "--sizes", type=lambda text: [int(one) for one in text.split(",")], default="50,5000,40000"
    )
    parser.add_argument("--large", action="store_true")
    parser.add_argument("--dry", action="store_true")
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--keep", type=Path)
    parser.add_argument("--peers", default="")
    parser.add_argument("--nltk-data", default="")
    return parser.parse_args()


def main() -> None:
    asked = _asked()
    with tempfile.TemporaryDirectory() as made:
        folder = (asked.keep or Path(made)).resolve()
        folder.mkdir(parents=True, exist_ok=True)
        found = measured(folder, asked)
        (folder / "measured.json").write_text(json.dumps(found, indent=1))
    written = tables(json.loads(json.dumps(found)))
    print(written)
    if not asked.dry:
        PAGE.write_text(page(PAGE.read_text(encoding="utf-8"), written), encoding="utf-8")


if __name__ == "__main__":
    main()
