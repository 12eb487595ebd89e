"""How well the coder agrees with people: ``python -m tests.benchmarks.validity`` writes docs/validity.md.

Tuning dreams are judged by weights that did not see them (five folds); the held-out third by the weights that
are shipped. ``--print`` only prints the figures.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path

from jupyter_psydyn.hvdc import Card, Coding
from jupyter_psydyn.hvdc.coder.dream import code_dream

from . import agreeing as how
from .tables import page

ROOT = Path(__file__).parents[2]
GOLD = ROOT.parent / "shared/data/hvdc/norms_f_gold.jsonl"
PAGE = ROOT / "docs/validity.md"
FOLDS = 5

# Target, and what is published or trivial beside it.
GOALS: dict[str, tuple[str, str]] = {
    "characters: presence": ("≥ .85", "people .93, rules .59, constant .64"),
    "characters: number": ("≥ .92", "people .92, rules .92, constant .86"),
    "characters: sex": ("≥ .85", "people .89, rules .68, constant .67"),
    "characters: identity": ("≥ .70", "people .81, rules .48, constant .44"),
    "characters: age": ("≥ .93", "rules .93, constant .92"),
    "characters: all correct": ("≥ .60", "people .76, rules .28, constant .31"),
    "characters: exact F1": ("≥ .60", "constant .24, large language model .68"),
    "emotions: presence, five classes": ("≥ .80", "word lists .60, BERT-large .86 (dreams with emotions)"),
    "emotions: with bearer": ("", ""),
    "settings: indoors and outdoors": ("≥ .80", ""),
    "settings: exact": ("", ""),
    "objects": ("≥ .70", ""),
    "aggression: presence": ("≥ .75", ""),
    "aggression: subclass": ("", ""),
    "aggression: direction": ("", ""),
    "friendliness: presence": ("≥ .75", ""),
    "friendliness: subclass": ("", ""),
    "friendliness: direction": ("", ""),
    "sexuality: presence": ("", ""),
    "misfortune: presence": ("", ""),
    "good fortune: presence": ("", ""),
    "success: presence": ("", ""),
    "failure: presence": ("", ""),
    "activities: kind": ("", ""),
    "modifiers": ("", ""),
}


def measures(gold: Sequence[Card], found: Sequence[Card]) -> dict[str, how.Parts]:
    """All measures of two sets of cards, in the order of ``GOALS``."""
    made = {f"characters: {name}": parts for name, parts in how.characters(gold, found).items()}
    of = {
        "emotions: presence, five classes": how.feelings,
        "emotions: with bearer": how.codes("emot"),
        "settings: indoors and outdoors": how.locations,
        "settings: exact": how.codes("set"),
        "objects": how.codes("obj"),
        "activities: kind": lambda card: [getattr(one.code, "kind", "") for one in card.of("act")],
        "modifiers": how.codes("mod"),
    }
    for field, name in (("agg", "aggression"), ("fri", "friendliness"), ("sex", "sexuality")):
        of[f"{name}: presence"] = how.has(field)
        of[f"{name}: subclass"] = how.subclass(field)
        of[f"{name}: direction"] = how.direction(field)
    for field, name in (
        ("mf", "misfortune"),
        ("gf", "good fortune"),
        ("succ", "success"),
        ("fail", "failure"),
    ):
        of[f"{name}: presence"] = how.has(field)
    return {name: made[name] if name in made else how.f1(gold, found, of[name]) for name in GOALS}


def coded(card: Card) -> Card:
    """The card as the coder makes it."""
    found = code_dream(card.report or "", card.dreamer_sex[:1].upper())
    return Card(card.dream_id, tuple(Coding(one.field, one.code, one.places) for one in found))


def gold_cards(path: Path = GOLD) -> tuple[list[Card], list[Card]]:
    """The tuning and the held-out cards that have a report."""
    read = [Card.read(json.loads(line)) for line in path.read_text(encoding="utf-8").splitlines()]
    told = [card for card in read if card.report]
    number = {card.dream_id: int("".join(filter(str.isdigit, card.number))) for card in told}
    return (
        [card for card in told if number[card.dream_id] % 3],
        [card for card in told if number[card.dream_id] % 3 == 0],
    )


def cross_coded(cards: Sequence[Card]) -> list[Card]:
    """The tuning cards, each coded with weights learned from the other four fifths."""
    sys.path.insert(0, str(ROOT / "scripts"))
    import hvdc_coder as learning

    from jupyter_psydyn.hvdc.coder.reading import read

    records = [card.record() for card in cards]
    cases = learning.all_cases(
        [(read(card.report or ""), record) for card, record in zip(cards, records, strict=True)]
    )
    made: list[Card | None] = [None] * len(cards)
    for fold in range(FOLDS):
        others = [at for at in range(len(cards)) if at % FOLDS != fold]
        with learning.installed(learning.fit([cases[at] for at in others])):
            for at in range(fold, len(cards), FOLDS):
                made[at] = coded(cards[at])
    return [card for card in made if card is not None]


def written(sets: dict[str, tuple[Sequence[Card], Sequence[Card]]]) -> str:
    """The tables of the page."""
    found = {name: measures(gold, made) for name, (gold, made) in sets.items()}
    heads = [f"{name} ({len(gold)} dreams)" for name, (gold, _) in sets.items()]
    lines = [
        f"| measure | target | {' | '.join(heads)} | beside it |",
        "|---|---|" + "---|" * (len(heads) + 1),
    ]
    for name, (goal, beside) in GOALS.items():
        cells = []
        for parts in found.values():
            low, high = how.interval(parts[name])
            cells.append(f"{how.value(parts[name]):.3f} [{low:.2f}, {high:.2f}]")
        lines.append(f"| {name} | {goal} | {' | '.join(cells)} | {beside} |")
    errors = []
    for gold, made in sets.values():
        mean, low, high = how.mean_error(gold, made)
        errors.append(f"{mean:.1f} [{low:.1f}, {high:.1f}]")
    lines.append(f"| mean error of the 29 indices, points | ≤ 5 | {' | '.join(errors)} | |")
    gold, made = sets["held out"]
    lines += [
        "",
        "The indices of the held-out dreams:",
        "",
        "| index | by hand | by the coder |",
        "|---|---|---|",
    ]
    lines += [f"| {label} | {a:.1f} | {b:.1f} |" for label, a, b in how.index_errors(gold, made)]
    return "\n".join(lines)


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--print", action="store_true", help="print the figures and leave the page as it is")
    options.add_argument("--gold", type=Path, default=GOLD, help="the hand-coded cards")
    asked = options.parse_args()
    tuning, held = gold_cards(asked.gold)
    tables = written(
        {"tuning": (tuning, cross_coded(tuning)), "held out": (held, [coded(one) for one in held])}
    )
    if asked.print:
        print(tables)
        return
    PAGE.write_text(page(PAGE.read_text(encoding="utf-8"), tables), encoding="utf-8")
    print(PAGE)


if __name__ == "__main__":
    main()
