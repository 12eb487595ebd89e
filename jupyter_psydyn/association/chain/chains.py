"""Measures of chains: how far each goes, where it turns, how common its steps are, where it was slow.

Each measure has a module of its own: `flow`, `clusters`, `norms`, `latency`. None says anything about a
person.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

import numpy as np
import pandas as pd

from ...analysis.concordance import Concordance
from ...analysis.result import Column, Later, Result, asked_for, number, parameters, table
from ...corpus.associations import Associations, Chain, chains_of
from ...counting.arrays import Bools, Floats
from ..evidence import call, label, passages
from ..norms import ResponseNorms, edinburgh_norms
from ..space import Space, edinburgh_space
from ..wordlist.times import counts as is_time
from . import chain_notes
from .clusters import Scheme, begins_by_meaning, begins_by_scheme, categories, check, counts, threshold
from .flow import REPEATS, instantaneous
from .latency import BEYOND, Latency, latency
from .sequences import Sequences, sequences

COLUMNS = (
    Column("element", "Element", "text", "What it was associated to, shortened: its chain's first word."),
    Column("entry", "Entry", "key", "The entry it is in."),
    Column("night", "Night", "date", "Its night."),
    Column("length", "Length", "integer", "Associations, the element not counted."),
    Column("different", "Different", "integer", "Different associations, as written."),
    Column("flow", "Flow", "number", "Forward flow: the mean distance of each to all before it, 0 to 2."),
    Column("known", "Known", "share", "Words with a vector, of all of the chain; the others have no flow."),
    Column("switches", "Switches", "integer", "Steps from one run of words to the next."),
    Column("clusters", "Clusters", "integer", "Runs of words that stay with a matter, of one word too."),
    Column("cluster_size", "Size", "number", "Mean words of a run (by Troyer from its second word on)."),
    Column("commonality", "Commonality", "share", "Mean share of the norms' people who took the same step."),
    Column("idiosyncratic", "Own", "integer", "Steps that nobody of the norms took, of those they can tell."),
    Column("seconds", "Time", "number", "Median time of an association to its first key, in seconds."),
    Column("slow", "Slow", "integer", "Associations that took long beside the rest of the chain."),
)  # fmt: skip
DRAWN = 200
"""Chains in the picture; the table has them all."""


@dataclass(frozen=True, eq=False, repr=False)
class Chains(Result):
    """Chains of associations, in the order they were recorded."""

    kind: ClassVar[str] = "chains"
    verb: ClassVar[str] = "association.chains"


def chains(
    associations: Associations | Sequence[Sequence[str]],
    *,
    space: Space | None = None,
    repeats: str = "kept",
    scheme: Scheme | None = None,
    kind: str = "fluid",
    near: str | float = "chance",
    size: str = "run",
    slow: float = BEYOND,
) -> Chains:
    """Every chain with its measures: one row a chain that has associations.

    ``associations`` may be chains as lists of words, the first of each what it began with: it counts as
    the first word of its chain. Forward flow (Gray et al. 2019; ``repeats``: words said again are
    ``kept`` or ``dropped``, see `flow.forward_flow`). Switches and clusters (``scheme``, ``kind``,
    ``near``, ``size``: see `clusters.clusters`; an element in no category is left out there).
    Commonality: the mean share of the people of the Edinburgh norms who said the next word to each word,
    over the words that were asked; idiosyncratic are those steps that nobody took. ``slow``: associations
    more than so many deviations above the chain's median time (see `latency.latency`). ``space``: default
    that of the Edinburgh norms.

    Raises ``ValueError`` for options that do not exist, and for chains that are no lists of words.
    """
    options = {"repeats": repeats, "kind": kind, "near": near, "size": size, "slow": slow}
    source = _read(associations)
    space = space or edinburgh_space()
    _check(repeats, slow)
    check(kind, size)
    every = [one for one in source.chains if one.said]
    read = sequences([[one.element, *one.words] for one in every])
    vectors, known = space.vectors(read.words)
    here = known[read.item]
    flow = instantaneous(read, vectors, known, repeats)
    steps = _steps(read, edinburgh_norms())
    limit = threshold(near, space)
    kept, begins = _runs(read, here, vectors, limit, scheme, kind)
    runs, mean_size = counts(kept, begins, size)
    times = [latency([one.ms for one in chain.said], beyond=slow) for chain in every]
    rest = read.only(~_firsts(read))
    columns = {
        "element": [label(one.element) for one in every],
        "entry": [one.entry for one in every],
        "night": [one.night.text for one in every],
        "length": rest.length,
        "different": rest.sums(~rest.again).astype(np.int64),
        "flow": read.means(flow),
        "known": read.means(here.astype(float)),
        "switches": np.maximum(runs - 1, 0),
        "clusters": runs,
        "cluster_size": mean_size,
        "commonality": read.means(steps),
        "idiosyncratic": _own(read, steps),
        "seconds": [np.nan if one.middle is None else one.middle / 1000 for one in times],
        "slow": _slow(times),
    }
    keys = tuple(one.id for one in every)
    made = parameters(
        options,
        chains=len(every),
        space=space.name,
        norms=edinburgh_norms().name,
        scheme=None if scheme is None else len(scheme),
    )
    given = ["space=space"] * (space is not edinburgh_space()) + ["scheme=scheme"] * (scheme is not None)
    code = call("association.chains", asked_for(chains, options), *given)

    def evidence(row: int) -> Concordance:
        said = [(one.place, every[row].element) for one in every[row].said]
        title = f"What was associated to {label(every[row].element)}"
        return passages(source.corpus, said, title, made, code, keys[row])

    notes = [
        *chain_notes.sizes(source, every),
        chain_notes.of_flow(space, len(read.words), int(known.sum()), repeats),
        *chain_notes.of_sentences(every),
        chain_notes.of_steps(int((~np.isnan(steps)).sum()), len(rest.item)),
        chain_notes.of_runs(limit, near, scheme, kind),
        *chain_notes.of_times(times),
    ]
    return Chains(
        title=f"{number(len(every), 'chain')} of associations",
        caption=f"{number(len(rest.item), 'association')}; {space.name}; words said again {repeats}",
        notes=(*(notes if every else notes[:1]), *source.notes),
        parameters=made,
        keys=keys,
        columns=COLUMNS,
        picture=Later(lambda: _picture(every, keys, read, flow, times)),
        _table=pd.DataFrame(columns) if every else table([], COLUMNS),
        _options=options,
        _evidence=evidence,
        _code=code,
    )


def _read(associations: Associations | Sequence[Sequence[str]]) -> Associations:
    if isinstance(associations, Associations):
        return associations
    if isinstance(associations, str) or any(isinstance(one, str) for one in associations):
        raise ValueError("chains: give a list of chains, each a list of words; for one chain [words]")
    return chains_of(associations)


def _check(repeats: str, slow: float) -> None:
    if repeats not in REPEATS:
        raise ValueError(f"repeats: {repeats!r}; choose {', '.join(REPEATS)}")
    latency([], beyond=slow)


def _firsts(read: Sequences) -> Bools:
    firsts = np.zeros(len(read.item), dtype=bool)
    firsts[read.first[:-1]] = True  # no chain is empty: each has its element
    return firsts


def _steps(read: Sequences, norms: ResponseNorms) -> Floats:
    """The strength of the step to each place; nan at the elements and where the norms cannot tell."""
    placed = norms.placed(read.words)
    steps = np.full(len(read.item), np.nan)
    after = np.flatnonzero(~_firsts(read))
    steps[after] = norms.steps(placed, read.item[after - 1], read.item[after])
    return steps


def _own(read: Sequences, steps: Floats) -> pd.Series[Any]:
    """How many steps nobody took; ``None`` where the norms can tell of no step."""
    told = read.sums(~np.isnan(steps))
    own = read.sums(steps == 0)
    each = zip(told.tolist(), own.tolist(), strict=True)
    return pd.Series([int(mine) if n else None for n, mine in each], dtype=object)


def _slow(times: Sequence[Latency]) -> pd.Series[Any]:
    """How many associations were slow; ``None`` where no time was taken."""
    return pd.Series([len(one.slow) if one.timed else None for one in times], dtype=object)


def _runs(
    read: Sequences, here: Bools, vectors: Any, limit: float | None, scheme: Scheme | None, kind: str
) -> tuple[Sequences, Bools]:
    """The words that count for runs, and where these begin."""
    if scheme is None:
        kept = read.only(here)
        return kept, begins_by_meaning(kept, vectors, limit)
    sets = categories(read.words, scheme)
    inside = np.array([bool(one) for one in sets], dtype=bool)[read.item]
    kept = read.only(inside | ~_firsts(read))
    return kept, begins_by_scheme(kept, sets, kind)


def _picture(
    every: Sequence[Chain], keys: Sequence[str], read: Sequences, flow: Floats, times: Sequence[Latency]
) -> dict[str, Any]:
    drawn = []
    for at, chain in enumerate(every[:DRAWN]):
        each = flow[read.first[at] : read.first[at + 1]].tolist()
        took = [one.ms / 1000 if one.ms is not None and is_time(one.ms) else None for one in chain.said]
        drawn.append(
            {
                "key": keys[at],
                "label": label(chain.element),
                "flow": [None if np.isnan(one) else round(one, 4) for one in each],
                "seconds": [None, *took],
                "slow": list(times[at].slow),
            }
        )
    return {"chains": drawn}
