"""Agreement of readers: what they coded alike, beyond what chance would give, code by code."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, ClassVar

from ...analysis.concordance import Concordance
from ...analysis.result import Column, Result, asked_for, number, parameters, table
from .coding import Coding
from .differences import differences
from .distances import SETS
from .layout import UNITS, Layout, Where, laid
from .rows import NAMES, WITH_INTERVAL, Scope, pairs, rows

MEASURES = (*SETS, "nominal")
_HELP = {
    "percent": "Pairs of readers who agree, of all pairs, in the mean of the units.",
    "kappa": "Agreement beyond chance: Cohen's kappa of two readers, Fleiss' of more.",
    "alpha": "Krippendorff's alpha; of all codes, by the distance of sets.",
    "ac1": "Gwet's AC1: agreement beyond chance that a rare code does not pull down.",
    "alpha_u": "Krippendorff's alpha_U (2004) of the passages, weighed by their lengths.",
    "f1_exact": "Passages that the other reader marked too, at the same place.",
    "f1_overlap": "Passages that share a character with one of the other reader's.",
}
# With less than this, an interval is too wide to say much.
_ENTRIES, _UNITS = 10, 30
_RARE = 0.1


def _measured(name: str) -> list[Column]:
    kind = "share" if name == "percent" else "number"
    own = Column(name, NAMES[name][0].upper() + NAMES[name][1:], kind, _HELP[name])
    if name not in WITH_INTERVAL:
        return [own]
    ends = (("low", "Lower"), ("high", "Upper"))
    return [own, *(Column(f"{name}_{end}", f"{said} end", "number", "95 % interval.") for end, said in ends)]


COLUMNS = (
    Column("code", "Code", "text", "The code, or all of them."),
    Column("version", "Version", "text", "The version of the codebook, or all of them."),
    Column("readers", "Readers", "integer", "How many read."),
    Column("units", "Units", "integer", "What is compared: characters, sentences, entries or passages."),
    Column("codings", "Codings", "integer", "How often it was put on a passage."),
    Column("prevalence", "Prevalence", "share", "Units that have it, in the mean of the readers."),
    *(column for name in NAMES for column in _measured(name)),
    Column("why", "Why not", "text", "Why a figure is missing."),
)


@dataclass(frozen=True, eq=False, repr=False)
class Agreement(Result):
    """How far readers agree, code by code."""

    kind: ClassVar[str] = "agreement"
    verb: ClassVar[str] = "agreement"


def agreement(
    codings: Sequence[Coding],
    texts: Mapping[Where, str],
    *,
    unit: str = "character",
    measure: str = "masi",
    codes: Sequence[str] | None = None,
    versions: Sequence[int] | None = None,
    readers: Sequence[str] | None = None,
    seed: int = 0,
    resamples: int = 1000,
) -> Agreement:
    """How far readers agree on which passages have which codes, with intervals, and why one is missing.

    ``texts``, by entry and part, are what all readers were asked to read: where a reader marked nothing, it
    was read and found to have none. ``unit``: each ``character``, ``sentence`` or ``entry`` has a code where
    some of it was marked; ``span`` takes passages that anybody marked, overlapping ones together, so there
    is nothing that all left out. ``measure`` is how far two sets of codes are apart in alpha of all codes:
    masi, jaccard, or nominal (the same set or not). ``codes`` and ``versions`` (of the codebook) choose
    among them; ``readers`` names those who read, also one who marked nothing.

    One row for all codes and one a code; where there are several versions, these again for each, on the
    entries in which somebody coded with it. Intervals: the middle 95 % of ``resamples`` draws of entries,
    of those that give a figure. Raises ``ValueError`` for an unknown unit or measure.
    """
    if unit not in UNITS:
        raise ValueError(f"unit: {unit!r} is none of {', '.join(UNITS)}")
    if measure not in MEASURES:
        raise ValueError(f"measure: {measure!r} is none of {', '.join(MEASURES)}")
    wanted = [
        one
        for one in codings
        if (codes is None or one.code in codes)
        and (versions is None or one.version in versions)
        and (readers is None or one.reader in readers)
    ]
    kept = [one for one in wanted if one.end <= len(texts.get((one.entry, one.part), ""))]
    # Asked before codes are chosen: one who never used these codes has read as well.
    used = {one.reader for one in codings if versions is None or one.version in versions}
    read = tuple(sorted(used if readers is None else set(readers)))
    chosen = tuple(dict.fromkeys(codes) if codes is not None else sorted({one.code for one in kept}))
    scopes = _scopes(kept, texts, read, chosen, unit, measure)
    found = [(scope, row) for scope in scopes for row in rows(scope, resamples, seed)]
    options: dict[str, Any] = {
        "unit": unit,
        "measure": measure,
        "codes": None if codes is None else tuple(codes),
        "versions": None if versions is None else tuple(versions),
        "readers": None if readers is None else tuple(readers),
        "seed": seed,
        "resamples": resamples,
    }
    asked = asked_for(agreement, options)
    given = ["codings", "texts", *(f"{name}={value!r}" for name, value in asked.items())]
    call = f"psd.agreement({', '.join(given)})"
    made = parameters(options, read_by=list(read))
    keys = tuple(
        row["code"] if scope is scopes[0] else f"{row['code']}, version {scope.version}"
        for scope, row in found
    )

    def evidence(at: int) -> Concordance:
        scope, row = found[at]
        first = next(other for one, other in found if one is scope)  # all codes, whatever a code is called
        return differences(scope, None if row is first else row["code"], made, call, keys[at])

    return Agreement(
        title="Agreement of readers",
        caption=f"{number(len(read), 'reader')}, {number(len(kept), 'coding')}, "
        f"{number(len(scopes[0].layout.entries), 'entry')}; by {unit}",
        notes=_notes(scopes, [row for _, row in found], len(wanted) - len(kept)),
        parameters=made,
        keys=keys,
        columns=COLUMNS,
        picture={"pairs": pairs(scopes[0])},
        _table=table([row for _, row in found], COLUMNS),
        _options=asked,
        _evidence=evidence,
        _code=call,
    )


def _scopes(
    codings: Sequence[Coding],
    texts: Mapping[Where, str],
    readers: tuple[str, ...],
    codes: tuple[str, ...],
    unit: str,
    measure: str,
) -> list[Scope]:
    versions = sorted({one.version for one in codings})
    only = str(versions[0]) if len(versions) == 1 else "all"
    scopes = [Scope(only, laid(texts), codings, readers, codes, unit, measure)]
    for version in versions if len(versions) > 1 else ():
        mine = [one for one in codings if one.version == version]
        entries = {one.entry for one in mine}
        layout = laid({where: text for where, text in texts.items() if where[0] in entries})
        coders = tuple(sorted({one.reader for one in mine}))
        used = tuple(code for code in codes if any(one.code == code for one in mine))
        scopes.append(
            replace(scopes[0], version=str(version), layout=layout, codings=mine, readers=coders, codes=used)
        )
    return scopes


def _notes(scopes: Sequence[Scope], found: Sequence[Mapping[str, Any]], outside: int) -> tuple[str, ...]:
    whole, layout = scopes[0], scopes[0].layout
    notes = []
    if outside:
        notes.append(f"{number(outside, 'coding')} set aside: outside the texts that all were asked to read.")
    if aside := whole.unitizing[1]:
        notes.append(
            f"{number(aside, 'passage')} set aside for alpha_U only: it overlaps another passage of the same "
            "code by the same reader, and the earlier one was kept."
        )
    single = _read_by_one(layout, whole)
    if single:
        notes.append(
            f"{number(single, 'entry')} with codings of one reader only. The others are taken to have read "
            "it and found nothing."
        )
    rare = [
        row["code"]
        for row in found[1 : 1 + len(whole.codes)]
        if row["kappa"] is not None and not _RARE <= row["prevalence"] <= 1 - _RARE
    ]
    if rare:
        notes.append(
            f"Rare or nearly everywhere (less than 10 % or more than 90 %): {', '.join(rare)}. Kappa and "
            "alpha fall there although readers agree on nearly all; read AC1 and F1 beside them."
        )
    units = found[0]["units"]
    if len(layout.entries) < _ENTRIES or units < _UNITS:
        notes.append(
            f"Only {number(len(layout.entries), 'entry')} and {number(units, 'unit')}: intervals are wide, "
            "and with so few entries still narrower than they should be."
        )
    if len(scopes) > 1:
        notes.append("A version is compared on the entries in which somebody coded with it, by who did.")
        notes += [
            f"Version {one.version} was used by one reader only: {one.readers[0]}."
            for one in scopes[1:]
            if len(one.readers) == 1
        ]
    return tuple(notes)


def _read_by_one(layout: Layout, scope: Scope) -> int:
    who: dict[int, set[int]] = {}
    for entry, reader in zip(scope.marked.entry.tolist(), scope.marked.reader.tolist(), strict=True):
        who.setdefault(entry, set()).add(reader)
    return sum(len(one) == 1 for one in who.values()) if len(scope.readers) > 1 else 0
