"""Displacement: the feeling on an element of a dream beside the feeling on what was associated to it.

In displacement what is felt is found not where it belongs but on what is next to it (Freud 1900, ch. VI B).
Where a person said how strong a feeling is, on an element and on its associations, both stand side by side.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

import numpy as np
from scipy import stats

from ...analysis.concordance import Concordance
from ...analysis.result import Column, Result, asked_for, number, parameters, table
from ...corpus.associations import Associations, Chain, Place
from ..evidence import call, label, passages

COLUMNS = (
    Column("entry", "Dream", "key", "The entry whose element it is."),
    Column("element", "Element", "text", "The words associated to, shortened."),
    Column("strength", "On it", "number", "How strong the feeling on the element is, 1 to 5."),
    Column("associations", "n", "integer", "Associations to it whose feeling has a strength."),
    Column("mean", "On what follows", "number", "The mean strength on these, 1 to 5."),
    Column("low", "from", "number", "Lower end of the mean's 95 % interval (t); from three on."),
    Column("high", "to", "number", "Upper end of it."),
    Column("difference", "Difference", "number", "The mean less the element's own strength."),
    Column("feelings", "Feelings", "text", "The element's, then those of its associations."),
)
_FEW = 3
_SHOWN = 5


@dataclass(frozen=True, eq=False, repr=False)
class Displacement(Result):
    """Elements, those first whose associations are felt most beyond the element itself."""

    kind: ClassVar[str] = "displacement"
    verb: ClassVar[str] = "association.displacement"


def displacement(associations: Associations, *, min_associations: int = 1) -> Displacement:
    """How strongly an element is felt, and how strongly what was associated to it.

    One row an element with a feeling on it, or on ``min_associations`` of its associations or more: strength,
    associations, mean with its 95 % interval (Student's t, from three on), difference, feelings. Strengths
    are what the dreamer said, 1 to 5. Raises ``ValueError`` for ``min_associations`` under 1.
    """
    if min_associations < 1:
        raise ValueError("min_associations must be 1 or more")
    options = {"min_associations": min_associations}
    chains = [one for one in associations.chains if one.affect or _felt(one) >= min_associations]
    rows = [_row(one) for one in chains]
    order = sorted(range(len(rows)), key=lambda at: _rank(rows[at]))
    rows, chains = [rows[at] for at in order], [chains[at] for at in order]
    keys = tuple(f"element:{one.id}" for one in chains)
    made = parameters(options, chains=len(associations.chains))
    code = call("association.displacement", asked_for(displacement, options))

    def evidence(row: int) -> Concordance:
        title = f"Feelings on {rows[row]['element']}"
        return passages(associations.corpus, _places(chains[row]), title, made, code, keys[row])

    both = sum(row["difference"] is not None for row in rows)
    of = len(associations.chains)
    return Displacement(
        title="Feelings on elements and on what follows",
        caption=f"{number(len(rows), 'element')} of {of} with feelings, {both} with both",
        notes=(*_notes(rows, both), *associations.notes),
        parameters=made,
        keys=keys,
        columns=COLUMNS,
        picture={},
        _table=table(rows, COLUMNS),
        _options=options,
        _evidence=evidence,
        _code=code,
    )


def _felt(chain: Chain) -> int:
    return sum(bool(one.affect) for one in chain.said)


def _row(chain: Chain) -> dict[str, Any]:
    strengths = [one.strength for one in chain.said if one.affect and one.strength is not None]
    n = len(strengths)
    mean = float(np.mean(strengths)) if n else None
    half = float(stats.t.ppf(0.975, n - 1) * np.std(strengths, ddof=1) / np.sqrt(n)) if n >= _FEW else None
    own = chain.strength if chain.affect else None
    words = Counter(one.affect for one in chain.said if one.affect)
    feelings = [chain.affect] * bool(chain.affect) + [word for word, _ in words.most_common()]
    return {
        "entry": chain.entry,
        "element": label(chain.element),
        "strength": own,
        "associations": n,
        "mean": mean,
        "low": None if mean is None or half is None else max(1.0, mean - half),
        "high": None if mean is None or half is None else min(5.0, mean + half),
        "difference": None if mean is None or own is None else mean - own,
        "feelings": ", ".join(dict.fromkeys(label(feeling, 3) for feeling in feelings[:_SHOWN])),
    }


def _rank(row: dict[str, Any]) -> tuple[bool, float]:
    difference = row["difference"]
    return difference is None, -(difference if difference is not None else row["mean"] or 0.0)


def _places(chain: Chain) -> list[tuple[Place, str]]:
    own = [(chain.place, "")] if chain.place and not chain.lost else []
    return [*own, *((one.place, chain.element) for one in chain.said if one.affect)]


def _notes(rows: Sequence[dict[str, Any]], both: int) -> list[str]:
    if not rows:
        return ["No feelings were said yet, on elements or on associations."]
    few = sum(0 < row["associations"] < _FEW for row in rows)
    notes = [
        "Displacement: Freud 1900, ch. VI B. A hypothesis to be read, not a finding: the dreamer decides.",
        "Feelings beyond an element may be stronger because more was said, later, or to somebody.",
    ]
    if few:
        notes.append(f"{number(few, 'element')} with fewer than {_FEW} strengths: too few for an interval.")
    if not both:
        notes.append("No element has a strength of its own and one on its associations: nothing to compare.")
    return notes
