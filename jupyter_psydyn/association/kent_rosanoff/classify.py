"""`classify`: each reaction of a test with its value and its class, after Kent and Rosanoff."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

from ...analysis.concordance import Concordance
from ...analysis.result import Column, Result, number, parameters, table
from ...corpus.associations import Associations, Reaction, WordList
from ..evidence import call, label
from ..wordlist.score import one_test, standing
from .preference import JUDGED, LABELS, codes
from .table import SOURCE, YEAR, mended, value, word

COLUMNS = (
    Column("stimulus", "Stimulus", "text", "The word that was shown or called out."),
    Column("reaction", "Reaction", "text", "What was said; empty: nothing came."),
    Column(
        "value",
        "Value",
        "number",
        f"Per cent of 1,000 persons of {YEAR} who said it; empty: not of the hundred.",
    ),
    Column("code", "Class", "integer", "The first class of the order of preference that fits; empty: none."),
    Column("label", "Called", "text", "What the class is called."),
)
_FEW = 50
_SHOWN = 5


@dataclass(frozen=True, eq=False, repr=False)
class Classified(Result):
    """The reactions of a test in their order. It quotes the person, and so is shown as it is."""

    kind: ClassVar[str] = "reactions"
    verb: ClassVar[str] = "association.classify"
    quotes: ClassVar[bool] = True


def classify(source: WordList | Associations) -> Classified:
    """The value and the class of each reaction (Kent and Rosanoff 1910, Am J Insanity 67:37 and 317).

    One row a reaction: stimulus, reaction, value (per cent of the 1,000 persons of the tables), code (0 to
    19, their order of preference: `preference.codes` says how), label. On half of the authors' own records
    (34 of 68, 3,393 reactions, on which its thresholds were looked at) the class is theirs for 88.5 %
    (bootstrap over records: 86 to 90), and for 98.5 % whether a reaction is common and specific,
    non-specific, or neither. Raises ``ValueError`` where there is not exactly one test.
    """
    test, corpus = one_test(source)
    reactions = test.reactions
    found = codes([(one.stimulus, one.text) for one in reactions])
    asked = mended([one.stimulus for one in reactions])
    rows = [_row(*each) for each in zip(reactions, asked, found, strict=True)]
    keys = tuple(map(str, range(1, len(rows) + 1)))
    made = parameters({}, test=test.id, norm=f"Kent and Rosanoff {YEAR}")
    again = call("association.classify", {})
    counts = Counter(code for code in found if code is not None)

    def evidence(row: int) -> Concordance:
        return standing(reactions[row], corpus, f"Reaction {row + 1}", made, again, keys[row])

    return Classified(
        title=f"{number(len(rows), 'reaction')} by Kent and Rosanoff",
        caption=_caption(rows, found),
        notes=(*_notes(reactions, asked, found), *(source.notes if isinstance(source, Associations) else ())),
        parameters=made,
        keys=keys,
        columns=COLUMNS,
        picture={
            "classes": [
                {"code": code, "label": label, "count": counts[code]} for code, label in LABELS.items()
            ],
            "norm": f"Kent and Rosanoff {YEAR}",
        },
        _table=table(rows, COLUMNS),
        _options={},
        _evidence=evidence,
        _code=again,
    )


def _row(one: Reaction, asked: str, code: int | None) -> dict[str, Any]:
    return {
        "stimulus": one.stimulus,
        "reaction": one.text,
        "value": value(asked, one.text) if word(one.text) else None,
        "code": code,
        "label": "" if code is None else LABELS[code],
    }


def _caption(rows: Sequence[dict[str, Any]], found: Sequence[int | None]) -> str:
    common = sum(code in (0, 1) for code in found)
    doubtful = found.count(2)
    classed = sum(code is not None for code in found)
    return f"{common} of {classed} common, {doubtful} doubtful, {classed - common - doubtful} individual"


def _notes(reactions: Sequence[Reaction], asked: Sequence[str], found: Sequence[int | None]) -> list[str]:
    notes = [
        f"{SOURCE} Norms age: with British students of about 1970, 56 of the 100 words have the same first "
        "reaction. What nobody said then may just be a modern word.",
        "By the authors, there is no sharp line between health and illness in these classes. They are no "
        "finding about a person.",
    ]
    classed = [code for code in found if code is not None]
    if 0 < len(classed) < _FEW:
        notes.append(f"{number(len(classed), 'reaction')}: too few to set beside the hundred of the norms.")
    judged = sum(code in JUDGED for code in classed)
    if judged:
        notes.append(
            f"{judged} are in classes that the authors gave by judgement (3, 4, 17, 18): here word lists and "
            "nearness in meaning stand in for it."
        )
    new = sum(code in (3, 4) for code in classed)
    if new:
        notes.append(
            f"{new} called neologism: no word list here has them. The lists end about 2006; what is newer, a "
            "brand, a name in small letters or a foreign word is among them as well."
        )
    slips = [(one.stimulus, of) for one, of in zip(reactions, asked, strict=True) if word(one.stimulus) != of]
    if slips:
        taken = ", ".join(f"{label(slip)} for {of}" for slip, of in slips[:_SHOWN])
        notes.append(f"Taken for slips of the pen, by their place in the list: {taken}.")
    silent = sum(not word(one.text) for one in reactions)
    if silent:
        stimuli = "1 stimulus" if silent == 1 else f"{silent} stimuli"
        notes.append(f"{stimuli} without a reaction in words: no class.")
    others = len(found) - len(classed) - silent
    if others:
        notes.append(f"{others} to words that are none of the hundred: no value and no class.")
    return notes
