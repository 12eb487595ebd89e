"""From what was measured to the tables of ``docs/performance.md``: pure, Markdown out."""

from __future__ import annotations

import statistics
from collections.abc import Iterable, Sequence
from typing import Any

ANCHOR = "wc -w"
TEXTBOOK = "NLTK, textbook"
BEGIN, END = "<!-- measured -->", "<!-- /measured -->"

# Published for the job of record (quanteda 4.3.1, 2 cores, November 2026): reports: words, seconds, MiB.
QUANTEDA = {40_000: (5_683_104, 18.7, 1003), 400_000: (57_135_700, 159.4, 6599)}
# Words in a second that ``wc -w`` read there: 57.1 million in 1.53 to 1.99 s.
ANCHOR_THERE = 57_135_700 / 1.76
# At most so much of the other's wall time.
OF_QUANTEDA = {40_000: 0.16, 400_000: 0.11}
OF_TEXTBOOK = 0.07
LARGEST_MIB = 1907  # 2 GB, at 400,000 reports
EVERYTHING_MS, ONE_MORE_MS, DASK_TIMES = 50, 5, 1.5

NOT_YET = "–"


def page(before: str, written: str) -> str:
    """The page with these tables between its two marks.

    Raises ``ValueError`` where it has no such marks.
    """
    head, begin, rest = before.partition(BEGIN)
    _, end, tail = rest.partition(END)
    if not begin or not end:
        raise ValueError(f"the page has no {BEGIN} ... {END}")
    return f"{head}{BEGIN}\n\n{written}\n{END}{tail}"


def tables(found: dict[str, Any]) -> str:
    """All of them. ``found`` is as ``measured.json`` has it: sizes are strings."""
    parts = [_about(found["about"]), _anchors(found["job"])]
    parts += [_peers(size, one) for size, one in found["job"].items() if one["peers"]]
    parts += [_growth(found["job"]), _steps(found["each"]), _small(found)]
    if "dask" in found:
        parts.append(_dask(found["dask"]))
    return "\n".join(part for part in parts if part)


def table(head: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """A Markdown table: the first column to the left, the others to the right."""
    lines = [head, ["---", *["---:"] * (len(head) - 1)], *rows]
    return "\n".join("| " + " | ".join(map(str, line)) + " |" for line in lines) + "\n"


def _about(about: dict[str, Any]) -> str:
    versions = ", ".join(f"{name} {number}" for name, number in about["versions"].items())
    return (
        f"Measured {about['date']} on {about['machine']}; {versions}. "
        f"Medians of {about['runs']} runs of each side, in turn.\n"
    )


def _anchors(jobs: dict[str, Any]) -> str:
    """The job of record against quanteda's published figures, as they are and at this machine's speed."""
    rows = []
    for size, one in jobs.items():
        ours, anchor = one["sides"]["ours window"], one["sides"][ANCHOR]
        if int(size) not in QUANTEDA or "failed" in anchor:
            continue
        words, seconds, peak = QUANTEDA[int(size)]
        here = one["words"] / anchor["wall"]
        expected = seconds * one["words"] / words * ANCHOR_THERE / here
        rows.append(
            (
                f"{int(size):,}",
                _seconds(ours),
                _number(seconds, 1),
                _ratio(ours, seconds),
                f"{here / 1e6:.0f} M/s",
                _number(expected, 1),
                _ratio(ours, expected),
                OF_QUANTEDA[int(size)],
                _mib(ours),
                f"{peak:,}",
            )
        )
    head = (
        "reports", "ours, s", "quanteda, s", "ratio", "`wc -w` here", "quanteda at this speed, s",
        "ratio", "target", "ours, MiB", "quanteda, MiB",
    )  # fmt: skip
    return "### The job of record against quanteda\n\n" + table(head, rows) if rows else ""


def _peers(size: str, one: dict[str, Any]) -> str:
    """The job of record against the peers, in this run."""
    rows: list[Sequence[object]] = []
    for name, side in one["sides"].items():
        peer = next((peer for peer in one["peers"] if peer["name"] == name), None)
        compared, spread = NOT_YET, NOT_YET
        if peer and peer["ratios"]:
            compared = f"{statistics.median(peer['ratios']):.3f}"
            spread = f"{min(peer['ratios']):.3f}–{max(peer['ratios']):.3f}"
        rows.append(
            (
                name,
                _seconds(side),
                NOT_YET if "failed" in side else _number(side["cpu"], 2),
                _mib(side),
                compared,
                spread,
                _equal(peer),
                _said(side, "pairs"),
            )
        )
    head = ("side", "wall, s", "processor, s", "MiB", "ours/it", "least–most", "same counts", "pairs")
    told = f"### Against the peers, {int(size):,} reports ({one['words']:,} words)\n\n" + table(head, rows)
    meant = size == "5000" and TEXTBOOK in one["sides"]
    return told + (f"\nTarget: at most {OF_TEXTBOOK} of NLTK's textbook.\n" if meant else "")


def _growth(jobs: dict[str, Any]) -> str:
    """Of our job of record with size: seconds, words in a second, memory."""
    rows = []
    for size, one in jobs.items():
        ours = one["sides"]["ours window"]
        speed = NOT_YET if "failed" in ours else f"{one['words'] / ours['wall'] / 1e6:.2f}"
        rows.append(
            (f"{int(size):,}", f"{one['words']:,}", _seconds(ours), speed, _mib(ours), _said(ours, "lemmas"))
        )
    head = ("reports", "words", "wall, s", "M words/s", "MiB", "lemmas")
    told = f"\nTarget: at most {LARGEST_MIB:,} MiB (2 GB) at 400,000 reports.\n"
    return "### Growth and memory\n\n" + table(head, rows) + told


def _steps(each: dict[str, Any]) -> str:
    """Each step inside one process: milliseconds and words in a second, for each size."""
    sizes = [size for size, one in each.items() if "ms" in one]
    if not sizes:
        return ""
    head = ["step", *(f"{int(size):,}: {what}" for size in sizes for what in ("ms", "M words/s"))]
    rows = []
    for step in each[sizes[0]]["ms"]:
        row = [step]
        for size in sizes:
            taken = each[size]["ms"][step]
            row += [_number(taken, 1), _number(taken and each[size]["words"] / taken / 1000, 2)]
        rows.append(row)
    rows.append(["peak, MiB", *(cell for size in sizes for cell in (_number(each[size]["peak"], 0), ""))])
    return "### Each step, warm, in one process\n\n" + table(head, rows)


def _small(found: dict[str, Any]) -> str:
    """Fifty reports through everything, and one more dream."""
    rows = []
    if "ms" in found.get("warm", {}):
        one = found["warm"]["ms"]
        rows.append(("50 reports through everything", *_spread(one, "everything"), EVERYTHING_MS))
    for size, said in found["one more"].items():
        if "ms" in said:
            label = f"one more dream to {int(size):,}"
            rows.append((label, *_spread(said["ms"], "one more"), ONE_MORE_MS))
    head = ("", "median, ms", "least–most", "target")
    return "### Small things, warm\n\n" + table(head, rows) if rows else ""


def _dask(dask: dict[str, Any]) -> str:
    """Two workers against one process."""
    one, two = dask["sides"]["serial"], dask["sides"]["dask"]
    gain = NOT_YET if not dask["ratios"] else f"{statistics.median(dask['ratios']):.2f}"
    rows = [("one process", _seconds(one), _mib(one), "", ""),
            ("Dask, 2 workers", _seconds(two), _mib(two), gain, _equal(dask))]  # fmt: skip
    head = ("400,000 reports", "wall, s", "MiB (largest process)", "times as fast", "same counts")
    told = f"\nTarget: {DASK_TIMES} times as fast, the cluster's start included.\n"
    return "### Dask on two processes\n\n" + table(head, rows) + told


def _spread(one: dict[str, Any], name: str) -> tuple[str, str]:
    if one[name] is None:
        return NOT_YET, NOT_YET
    return _number(one[name], 2), f"{one['least']:.2f}–{one['most']:.2f}"


def _number(value: float | None, digits: int) -> str:
    return NOT_YET if value is None else f"{value:,.{digits}f}"


def _seconds(side: dict[str, Any]) -> str:
    return _number(side.get("wall"), 2)


def _mib(side: dict[str, Any]) -> str:
    return _number(side.get("peak"), 0)


def _ratio(side: dict[str, Any], seconds: float) -> str:
    return NOT_YET if "failed" in side else f"{side['wall'] / seconds:.3f}"


def _said(side: dict[str, Any], name: str) -> str:
    number = side.get("said", {}).get(name)
    return "" if number is None else f"{number:,}"


def _equal(compared: dict[str, Any] | None) -> str:
    if not compared or compared["equal"] is None:
        return ""
    return "yes" if compared["equal"] else "NO"
