"""Affect contrast: how the words of a dream sound beside how those sound that were associated to it.

In displacement the feeling is found on what lies beside (Freud 1900, ch. VI B; `displacement` compares what
the dreamer said of it). Here a word list listens instead, as a contrast and never as the better ear.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

import numpy as np

from ...analysis.concordance import Concordance
from ...analysis.result import Column, Result, number, parameters, table
from ...corpus import Document, sentences, tokens
from ...corpus.associations import Associations, Chain, Said
from ...lexicon import vader
from ..evidence import call, label, passages

COLUMNS = (
    Column("entry", "Dream", "key", "The entry whose element it is."),
    Column("element", "Element", "text", "The words associated to, shortened."),
    Column("dream", "In the dream", "number", "VADER's compound score of its sentence, -1 to 1."),
    Column(
        "associations", "Associated", "number", "The mean score of associations with a rated word, -1 to 1."
    ),
    Column("difference", "Difference", "number", "The associations less the sentence: -2 to 2."),
    Column("n", "n", "integer", "Associations to it."),
    Column("known", "Rated", "integer", "How many of these have a word that VADER rates."),
)
_FEW = 3


@dataclass(frozen=True, eq=False, repr=False)
class Contrast(Result):
    """Elements, those first whose associations sound most unlike their sentence."""

    kind: ClassVar[str] = "contrast"
    verb: ClassVar[str] = "association.affect_contrast"


def affect_contrast(associations: Associations) -> Contrast:
    """How the sentence of each element sounds beside the associations to it, by VADER.

    One row an element with associations: entry, element, dream (the compound score of the sentence it stands
    in, or of those), associations (the mean of the scores of its associations that have a rated word),
    difference, n, known. A score is -1 to 1 (Hutto and Gilbert 2014); unrated words have none.
    """
    chains = [chain for chain in associations.chains if any(one.text.strip() for one in chain.said)]
    documents = {document.id: document for document in associations.corpus}
    rows = [_row(chain, _sentence(documents, chain)) for chain in chains]
    order = sorted(range(len(rows)), key=lambda at: _rank(rows[at]))
    rows, chains = [rows[at] for at in order], [chains[at] for at in order]
    keys = tuple(f"element:{chain.id}" for chain in chains)
    made = parameters({}, chains=len(associations.chains))
    code = call("association.affect_contrast", {})

    def evidence(row: int) -> Concordance:
        chain = chains[row]
        own = [(chain.place, "")] if chain.place and not chain.lost else []
        places = [*own, *((one.place, chain.element) for one in _rated(chain))]
        title = f"How {rows[row]['element']} sounds, and what was associated"
        return passages(associations.corpus, places, title, made, code, keys[row])

    both = sum(row["difference"] is not None for row in rows)
    return Contrast(
        title="How elements and associations sound",
        caption=f"{number(len(rows), 'element')} with associations; {both} with both scores",
        notes=(*_notes(rows, both), *associations.notes),
        parameters=made,
        keys=keys,
        columns=COLUMNS,
        picture={},
        _table=table(rows, COLUMNS),
        _options={},
        _evidence=evidence,
        _code=code,
    )


def _row(chain: Chain, sentence: str) -> dict[str, Any]:
    rated = _rated(chain)
    dream = vader.compound(sentence) if _is_rated(sentence) else None
    said = float(np.mean([vader.compound(one.text) for one in rated])) if rated else None
    return {
        "entry": chain.entry,
        "element": label(chain.element),
        "dream": dream,
        "associations": said,
        "difference": None if dream is None or said is None else said - dream,
        "n": sum(bool(one.text.strip()) for one in chain.said),
        "known": len(rated),
    }


def _sentence(documents: Mapping[str, Document], chain: Chain) -> str:
    """The sentence an element stands in, or those; its own words where it stands nowhere."""
    place = chain.place
    if place is None or chain.lost or place.entry not in documents:
        return chain.element
    text = documents[place.entry].parts.get(place.part, "")
    around = [(start, end) for start, end in sentences(text) if start < place.end and end > place.start]
    return text[around[0][0] : around[-1][1]] if around else chain.element


def _rated(chain: Chain) -> list[Said]:
    return [one for one in chain.said if _is_rated(one.text)]


def _is_rated(text: str) -> bool:
    return any(vader.rates(token.word) for token in tokens(text))


def _rank(row: dict[str, Any]) -> tuple[bool, float]:
    return row["difference"] is None, -abs(row["difference"] or 0)


def _notes(rows: Sequence[dict[str, Any]], both: int) -> list[str]:
    if not rows:
        return ["Nothing was associated yet: choose words of a dream and say what comes to mind."]
    n, known = (sum(row[name] for row in rows) for name in ("n", "known"))
    notes = [
        "VADER (Hutto and Gilbert 2014) was made for social media in English: a contrast to the feelings the "
        "dreamer names, and no measure of what is felt.",
        f"It rates a word in {known} of {number(n, 'association')} ({100 * known / n:.0f} %); "
        "the others have no score.",
    ]
    few = sum(0 < row["known"] < _FEW for row in rows)
    if few:
        notes.append(f"{number(few, 'element')} with fewer than {_FEW} rated associations: one word decides.")
    if not both:
        notes.append("No element has a score of its own and one of its associations: nothing to compare.")
    return notes
