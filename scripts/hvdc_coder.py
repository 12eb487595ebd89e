"""Make what the coder has learned from hand-coded cards: the weights of its decisions
(``hvdc/coder/data/weights.json``), and how often its codes are right (``confidence.json``).

``python scripts/hvdc_coder.py CARDS.jsonl`` learns from the cards whose number is not divisible by three; the
others are kept aside for judging. What is kept are weights of features that several cards share. Needs
scikit-learn.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import numpy as np
from hvdc_confidence import curves, judged
from scipy.optimize import linear_sum_assignment
from sklearn.base import clone
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import cross_val_predict

from jupyter_psydyn.hvdc import Card, Character, Coding, Interaction
from jupyter_psydyn.hvdc.coder import activities as acts
from jupyter_psydyn.hvdc.coder import characters as chars
from jupyter_psydyn.hvdc.coder import emotions as feelings
from jupyter_psydyn.hvdc.coder import fortunes as luck
from jupyter_psydyn.hvdc.coder import interactions as deeds
from jupyter_psydyn.hvdc.coder import modifiers as qualities
from jupyter_psydyn.hvdc.coder import objects as things
from jupyter_psydyn.hvdc.coder import settings as places
from jupyter_psydyn.hvdc.coder import weights
from jupyter_psydyn.hvdc.coder.agents import Cast
from jupyter_psydyn.hvdc.coder.chains import Figure, figures
from jupyter_psydyn.hvdc.coder.dream import Found, weighed
from jupyter_psydyn.hvdc.coder.lists import classes
from jupyter_psydyn.hvdc.coder.parser import DATA
from jupyter_psydyn.hvdc.coder.reading import Reading, read

Case = tuple[list[str], str]
ANYBODY = Character("1", "I", "U", "A")
FOLDS = 5
LEAST = 3  # cases: a feature of fewer is not learned


def number_of(card: dict) -> int:
    return int("".join(one for one in card["number"] if one.isdigit()))


def cards(path: str) -> list[dict]:
    lines = Path(path).read_text(encoding="utf-8").splitlines()
    return [card for card in map(json.loads, lines) if card["report"]]


def learn(cases: Sequence[Case], strength: float = 0.15, balance: float = 0) -> dict:
    """The weights of a decision, by logistic regression with an L2 penalty.

    ``balance`` 1 moves the intercepts until each answer is given about as often as it is right: the largest
    probability alone gives the common answer too often, and indices are shares.
    """
    answers = Counter(answer for _, answer in cases)
    kept = [(features, answer) for features, answer in cases if answers[answer] >= LEAST]
    if len({answer for _, answer in kept}) < 2:
        return {"answers": sorted({answer for _, answer in kept}), "weights": {"": [0.0]}}
    counts = Counter(one for features, _ in kept for one in set(features))
    rows = [{one: 1 for one in features if counts[one] >= LEAST} for features, _ in kept]
    table = DictVectorizer()
    x = table.fit_transform(rows)
    model = LogisticRegression(C=strength, max_iter=2000).fit(x, [answer for _, answer in kept])
    names = [str(one) for one in model.classes_]
    coefficients, intercept = model.coef_, model.intercept_
    if len(names) == 2:
        coefficients = np.vstack([np.zeros(coefficients.shape[1]), coefficients[0]])
        intercept = np.array([0.0, intercept[0]])
    if balance:
        truth = np.array([names.index(answer) for _, answer in kept])
        intercept = intercept + balance * _shift(model, x, truth)
    made = {"": [round(float(one), 3) for one in intercept]}
    for feature, column in table.vocabulary_.items():
        row = [round(float(one), 3) for one in coefficients[:, column]]
        if max(map(abs, row)) >= 0.02:
            made[feature] = row
    return {"answers": names, "weights": dict(sorted(made.items()))}


def _shift(model: LogisticRegression, x: np.ndarray, truth: np.ndarray) -> np.ndarray:
    """What has to be added to the intercepts, by probabilities of cases the model did not see."""
    logs = np.log(cross_val_predict(clone(model), x, truth, cv=5, method="predict_proba") + 1e-9)
    n = logs.shape[1]
    wanted = np.bincount(truth, minlength=n) + 0.5
    shift = np.zeros(n)
    for _ in range(200):
        given = np.bincount((logs + shift).argmax(axis=1), minlength=n) + 0.5
        shift += 0.1 * np.log(wanted / given)
    return shift - shift.mean()


@contextmanager
def installed(kept: dict) -> Iterator[None]:
    """The coder with these weights instead of its own."""
    before = weights._kept
    weights.decision.cache_clear()
    weights._kept = lambda: kept  # type: ignore[assignment]
    try:
        yield
    finally:
        weights._kept = before
        weights.decision.cache_clear()


def likeness(figure: Figure, code: str) -> float:
    """How well what the words say of a figure agrees with a gold code."""
    best = figure.best
    animal = code[1:] in ("ANI", "CZZ")
    if animal or not best.human:
        if not (animal and not best.human):
            return -5
        return 3 + (best.number == code[0])
    number, sex, identity, age = code
    score = 0.8 * (
        best.number == {"3": "1", "4": "2", "5": "1", "6": "2", "7": "1", "8": "1"}.get(number, number)
    )
    said = chars.sex_of(figure)
    score += 1.0 if said == sex else 0.4 if said == "?" else -1.0 if "I" not in (said, sex) else 0
    kin = chars.kin_of(figure)
    if kin:
        score += 2 if kin == identity else -1.5
    elif identity in "FMXBTHWADCYR":
        score += -1.5 if best.source != "kin" else 0.2
    elif identity in "PE" or best.identity in "PEO":
        score += 0.8 * (best.identity == identity)
    else:
        score += 0.4
    return score + 0.3 * (age == chars._age(figure, []))


LIKE = 1.5


def aligned(found: list[Figure], gold: list[str]) -> dict[int, str]:
    if not found or not gold:
        return {}
    table = np.array(
        [[likeness(figure, code) + 0.05 * min(len(figure.words), 5) for code in gold] for figure in found]
    )
    rows, columns = linear_sum_assignment(-table)
    return {
        row: gold[col]
        for row, col in zip(rows.tolist(), columns.tolist(), strict=True)
        if table[row, col] >= LIKE
    }


def character_cases(reading: Reading, card: dict) -> dict[str, list[Case]]:
    found = figures(reading)
    pairs = aligned(found, card["codings"]["char"])
    cases: dict[str, list[Case]] = {"character": [], "identity": [], "sex": []}
    for at, figure in enumerate(found):
        if all(reading.denied(one.word) for one in figure.mentions):
            continue
        features = chars.describe(reading, figure)
        cases["character"].append((features, "yes" if at in pairs else "no"))
        if at in pairs and figure.human:
            _number, sex, identity, _age = pairs[at]
            if not chars.kin_of(figure):
                cases["identity"].append((features, identity if identity in "KSUOEPR" else "K"))
            if chars.sex_of(figure) == "?":
                dreamer = card["dreamer_sex"][:1].upper()
                relative = sex if sex in "IJ" else "same" if sex == dreamer else "other"
                cases["sex"].append((features, relative))
    return cases


def emotion_cases(reading: Reading, card: dict) -> dict[str, list[Case]]:
    gold = {one["code"] for one in card["codings"]["emot"]}
    cast = cast_of(reading)
    return {
        "emotion": [
            (feelings.describe(reading, cast, hit), "yes" if hit.kind in gold else "no")
            for hit in feelings.candidates(reading)
        ]
    }


def setting_cases(reading: Reading, card: dict) -> dict[str, list[Case]]:
    gold = [code for code in card["codings"]["set"] if len(code) == 2 and code != "NS"]
    hits = classes("settings").hits(reading)
    features = places.describe(reading, hits)
    cases: dict[str, list[Case]] = {"indoors": [], "outdoors": [], "familiarity": []}
    for letter, name in places._LOCATIONS:
        codes = [code for code in gold if code[0] == letter]
        cases[name].append((features, "yes" if codes else "no"))
        if codes:
            here = [hit for hit in hits if hit.kind == letter]
            cases["familiarity"].append((places.familiarity(reading, letter, here, features), codes[0][1]))
    return cases


def object_cases(reading: Reading, card: dict) -> dict[str, list[Case]]:
    left = Counter(card["codings"]["obj"])
    cases: dict[str, list[Case]] = {"object": []}
    for hit, rule in things.candidates(reading, cast_of(reading)):
        yes = left[hit.kind] > 0
        left[hit.kind] -= yes
        cases["object"].append((things.describe(reading, hit, rule), "yes" if yes else "no"))
    return cases


def interaction_cases(reading: Reading, card: dict) -> dict[str, list[Case]]:
    cases: dict[str, list[Case]] = {}
    cast = cast_of(reading, gold=aligned(figures(reading), card["codings"]["char"]))
    for field, name in deeds.FIELDS.items():
        gold = [(Coding.of(field, one).code, one) for one in card["codings"][field]]
        cases[name] = []
        found = []
        for hit in classes(name).hits(reading):
            code, rule = deeds.deed(reading, cast, field, hit)
            found.append(deeds.Deed(code, hit, rule, 0))
            likes = [agreement(code, one) for one, _ in gold]
            yes = max(likes, default=0) >= 2
            cases[name].append((deeds.describe(reading, cast, hit, code), "yes" if yes else "no"))
        cases[f"any {name}"] = [(deeds.said(reading, cast, found), "yes" if gold else "no")]
    return cases


def counted_cases(reading: Reading, card: dict) -> dict[str, list[Case]]:
    """Cases of what a card only counts: a candidate is one as long as the card has one of its kind left."""
    cast = cast_of(reading, aligned(figures(reading), card["codings"]["char"]))
    cases: dict[str, list[Case]] = {"activity": [], "modifier": []}
    left = Counter((one["init"], one["code"][0]) for one in card["codings"]["act"])
    for deed in acts.candidates(reading, cast):
        key = (str(deed.code.initiator), deed.code.kind)
        yes = left[key] > 0
        left[key] -= yes
        cases["activity"].append((acts.describe(reading, deed), "yes" if yes else "no"))
    left = Counter(card["codings"]["mod"])
    for hit in qualities.candidates(reading):
        yes = left[hit.kind] > 0
        left[hit.kind] -= yes
        cases["modifier"].append((qualities.describe(reading, hit), "yes" if yes else "no"))
    for field, name in luck.FIELDS.items():
        cases[name] = []
        gold = card["codings"][field]
        kinds = {one["code"] for one in gold} if field == "mf" else {luck.KINDS[field]} if gold else set()
        for event in luck.candidates(reading, cast, field):
            yes = event.hit.kind in kinds
            cases[name].append((luck.describe(reading, event.hit, event.who), "yes" if yes else "no"))
    return cases


def agreement(code: Interaction, gold: Interaction) -> float:
    """How far a candidate is the interaction of a gold card: sides count one each, the subclass up to one."""
    near = 1 - abs(int(code.subclass) - int(gold.subclass)) / 3
    sides = (str(code.initiator) == str(gold.initiator)) + (str(code.recipient) == str(gold.recipient))
    dreamer = (code.initiator.dreamer == gold.initiator.dreamer) + (
        (code.recipient is not None and code.recipient.dreamer)
        == (gold.recipient is not None and gold.recipient.dreamer)
    )
    return max(near, 0) + sides / 2 + dreamer / 2


def cast_of(reading: Reading, gold: dict[int, str] | None = None) -> Cast:
    """Everybody in the report, or those of the gold card: what the decisions are learned with."""
    found = figures(reading)
    if gold is None:
        return Cast(reading, [chars.Found(one, ANYBODY, "", 1) for one in found])
    return Cast(reading, [chars.Found(found[at], Character.parse(code), "", 1) for at, code in gold.items()])


def all_cases(pairs: list[tuple[Reading, dict]]) -> list[dict[str, list[Case]]]:
    return [
        {
            **character_cases(reading, card),
            **emotion_cases(reading, card),
            **setting_cases(reading, card),
            **object_cases(reading, card),
            **interaction_cases(reading, card),
            **counted_cases(reading, card),
        }
        for reading, card in pairs
    ]


STRENGTH = {
    "character": 0.15,
    "identity": 0.03,
    "emotion": 0.7,
    "familiarity": 0.03,
    "indoors": 0.05,
    "outdoors": 0.05,
    "aggression": 0.4,
    "friendliness": 0.4,
    "any aggression": 0.05,
    "any friendliness": 0.02,
}

BALANCE = {"identity": 0.8, "familiarity": 0.85}


def fit(cases: list[dict[str, list[Case]]]) -> dict:
    """The weights of all decisions. Whether a dream has any interaction is learned from candidates judged by
    weights that did not see their dream (three folds)."""
    single = [name for name in cases[0] if not name.startswith("any ")]
    made = {
        name: learn(
            [case for one in cases for case in one[name]], STRENGTH.get(name, 0.15), BALANCE.get(name, 0)
        )
        for name in single
    }
    for field in deeds._ANY:
        name = deeds.FIELDS[field]
        judged: list[Case] = []
        for fold in range(3):
            others = [case for at, one in enumerate(cases) if at % 3 != fold for case in one[name]]
            seen = learn(others, STRENGTH.get(name, 0.15))
            weigher = weights.Decision(
                tuple(seen["answers"]), {k: tuple(v) for k, v in seen["weights"].items()}
            )
            for one in cases[fold::3]:
                sure = deeds.steps([weigher.yes(features) for features, _ in one[name]])
                judged += [([*sure, *said], answer) for said, answer in one[f"any {name}"]]
        made[f"any {name}"] = learn(judged, STRENGTH[f"any {name}"])
    return made


def cross_coded(golds: Sequence[dict]) -> list[list[Found]]:
    """What the coder finds in each dream by weights learned from the other four fifths, as it weighs it."""
    pairs = [(read(card["report"]), card) for card in golds]
    cases = all_cases(pairs)
    made: list[list[Found]] = [[] for _ in golds]
    for fold in range(FOLDS):
        with installed(fit([one for at, one in enumerate(cases) if at % FOLDS != fold])):
            for at in range(fold, len(golds), FOLDS):
                made[at] = weighed(golds[at]["report"], golds[at]["dreamer_sex"][:1].upper())
    return made


def main() -> None:
    tuning = [card for card in cards(sys.argv[1]) if number_of(card) % 3]
    cases = all_cases([(read(card["report"]), card) for card in tuning])
    kept = fit(cases)
    _write("weights.json", kept)
    for name, one in kept.items():
        n = sum(len(case[name]) for case in cases if name in case)
        print(name, n, "cases,", len(one["weights"]), "features")
    found = zip(tuning, cross_coded(tuning), strict=True)
    measured = [case for card, own in found for case in judged(Card.read(card), own)]
    _write("confidence.json", curves(measured))


def _write(name: str, made: dict) -> None:
    text = json.dumps(made, ensure_ascii=False, separators=(",", ":"))
    (DATA / name).write_text(text.replace('],"', '],\n"') + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
