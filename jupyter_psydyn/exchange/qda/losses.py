"""What another program will not keep of a project, said before it is written. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping

from .names import Unique, line
from .project import Project, going

Counted = Callable[[Project], int]


def _renamed(project: Project) -> int:
    unique = Unique()
    names = [line(code.name, 200) for book in project.codebooks for code in book.codes]
    return sum(unique(name) != name for name in names)


_COUNTED: Mapping[str, Counted] = {
    "links between passages": lambda it: len(it.relations),
    "notes on links": lambda it: sum(bool(one.note.strip()) for one in it.relations),
    "memos on passages": lambda it: sum(bool(one.memo.strip()) for one in it.annotations),
    "memos on entries, codes and cases": lambda it: sum(one.on != "journal" for one in it.memos),
    "memos on entries and codes": lambda it: sum(one.on in ("entry", "code") for one in it.memos),
    "memos on the journal": lambda it: sum(one.on == "journal" for one in it.memos),
    "cases": lambda it: len(it.cases),
    "codes above other codes": lambda it: len({c.parent for b in it.codebooks for c in b.codes} - {""}),
    "layers": lambda it: len(it.layers),
    "versions of codebooks": lambda it: sum(len(book.editions) for book in it.codebooks),
}

READERS: Mapping[str, tuple[str, ...]] = {
    "QualCoder": ("links between passages", "memos on entries and codes", "versions of codebooks"),
    "NVivo": ("notes on links", "versions of codebooks"),
    "MAXQDA": ("notes on links", "versions of codebooks"),
    "ATLAS.ti": ("notes on links", "versions of codebooks"),
    "Taguette": (
        *("links between passages", "memos on passages", "memos on entries, codes and cases"),
        *("memos on the journal", "cases", "codes above other codes", "layers", "versions of codebooks"),
    ),
    "qc": (
        *("links between passages", "memos on passages", "memos on entries, codes and cases"),
        *("memos on the journal", "cases", "versions of codebooks"),
    ),
    "qdapy": ("links between passages", "memos on entries and codes", "memos on the journal", "cases"),
    "CSV": (
        *("links between passages", "memos on entries, codes and cases", "memos on the journal", "cases"),
        "versions of codebooks",
    ),
    "XLSX": ("cases", "versions of codebooks"),
    "Web Annotation": (
        *("links between passages", "memos on entries, codes and cases", "memos on the journal", "cases"),
        "versions of codebooks",
    ),
    "XMI": (
        *("links between passages", "memos on entries, codes and cases", "memos on the journal", "cases"),
        "versions of codebooks",
    ),
    "CoNLL": (
        *("links between passages", "memos on passages", "memos on entries, codes and cases"),
        *("memos on the journal", "cases", "codes above other codes", "versions of codebooks"),
    ),
}
"""What each drops: QualCoder, qc and qdapy as tried with them; the others as described, not tried."""
QDA = ("QualCoder", "NVivo", "MAXQDA", "ATLAS.ti", "Taguette", "qc", "qdapy")
"""Those to which a project goes as QDPX or QDC."""


def losses(project: Project, reader: str = "") -> tuple[str, ...]:
    """What is not written, and what ``reader`` (one of `READERS`) will drop of what is; a sentence each."""
    if reader and reader not in READERS:
        raise ValueError(f"what {reader[:40]!r} keeps is not known; known are {', '.join(READERS)}")
    kept = going(project)
    return (*_left_out(project, kept), *_dropped(kept, reader))


def _left_out(project: Project, kept: Project) -> tuple[str, ...]:
    ids = {one.id for one in kept.annotations}
    states = Counter(
        "lost" if one.lost else one.state if one.state != "accepted" else "out of place"
        for one in project.annotations
        if one.id not in ids
    )
    parts = [f"{_counted(count, 'annotations')} ({state})" for state, count in sorted(states.items())]
    links = len(project.relations) - len(kept.relations)
    parts += [f"{_counted(links, 'links')} to one of these"] if links else []
    return (f"Left out: {_and(parts)}.",) if parts else ()


def _dropped(kept: Project, reader: str) -> tuple[str, ...]:
    counts = [(name, _COUNTED[name](kept)) for name in READERS.get(reader, ())]
    parts = [_counted(count, name) for name, count in counts if count]
    found = [f"{reader} will drop {_and(parts)}."] if parts else []
    if reader in QDA and (renamed := _renamed(kept)):
        codes = _counted(renamed, "codes")
        found.append(
            f"{codes} with the name of another will have more to {'its' if renamed == 1 else 'their'} name."
        )
    if reader == "QualCoder":
        found.append("QualCoder will show each code in the nearest of its own colours.")
    return tuple(found)


def _counted(count: int, what: str) -> str:
    """``1 memo on the journal``, ``2 memos on the journal``."""
    if count == 1:
        first, *rest = what.split(" ")
        what = " ".join([first.removesuffix("s"), *rest])
    return f"{count} {what}"


def _and(parts: list[str]) -> str:
    return " and ".join(filter(None, [", ".join(parts[:-1]), parts[-1]]))
