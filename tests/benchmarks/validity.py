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
from jupyter_psydyn.hvdc.coder.dream import Found, code_dream, measured

from . import agreeing as how
from .tables import page

ROOT = Path(__file__).parents[2]
GOLD = ROOT.parent / "shared/data/hvdc/norms_f_gold.jsonl"
PAGE = ROOT / "docs/validity.md"

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
    return _with(card, found_in(card))


def found_in(card: Card) -> list[Found]:
    """What the coder finds in the card's report."""
    return code_dream(card.report or "", card.dreamer_sex[:1].upper())


def _with(card: Card, found: Sequence[Found]) -> Card:
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


def reliability(sets: dict[str, tuple[Sequence[Card], Sequence[Sequence[Found]]]]) -> str:
    """Of each rule how many of its codes stood on the cards, beside the confidence it gave them."""
    from hvdc_confidence import judged

    cases = {
        name: [case for card, found in zip(*pair, strict=True) for case in judged(card, found)]
        for name, pair in sets.items()
    }
    lines = [
        "| field | rule | " + " | ".join(f"{name}: codes | confidence | right" for name in sets) + " |",
        "|---|---|" + "---|" * (3 * len(sets)),
    ]
    for field, rule in sorted({case[:2] for own in cases.values() for case in own}):
        cells = []
        for own in cases.values():
            these = [case for case in own if case[:2] == (field, rule)]
            n = len(these)
            shares = [sum(values) / n for values in zip(*(case[2:] for case in these), strict=True)]
            cells += [str(n), *(f"{share:.2f}" for share in shares)] if n else ["0", "", ""]
        lines.append(f"| {field} | {rule} | {' | '.join(cells)} |")
    return "\n".join(lines)


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
    sys.path.insert(0, str(ROOT / "scripts"))
    from hvdc_coder import cross_coded

    tuning, held = gold_cards(asked.gold)
    found = {
        "tuning": (tuning, [measured(one) for one in cross_coded([card.record() for card in tuning])]),
        "held out": (held, [found_in(card) for card in held]),
    }
    made = {
        name: (gold, [_with(card, own) for card, own in zip(gold, its, strict=True)])
        for name, (gold, its) in found.items()
    }
    tables = f"{written(made)}\n\nHow often the codes of each rule were right:\n\n{reliability(found)}"
    if asked.print:
        print(tables)
        return
    PAGE.write_text(page(PAGE.read_text(encoding="utf-8"), tables), encoding="utf-8")
    print(PAGE)


if __name__ == "__main__":
    main()
