"""The confidence of a code: how often codes like it stood on the cards. Shares worked out by hand."""

import sys
from pathlib import Path

import pytest

from jupyter_psydyn.hvdc.coder import confidence
from jupyter_psydyn.hvdc.coder.confidence import precision
from jupyter_psydyn.hvdc.coder.dream import code_dream, weighed
from tests.hvdc.hvdc_cards import card

sys.path.insert(0, str(Path(__file__).parents[2] / "scripts"))
from hvdc_confidence import Case, curves, judged


def cases(rule, weight, right, n):
    return [Case("obj", rule, weight, at < right) for at in range(n)]


def test_a_step_of_a_field_is_the_share_that_was_right():
    made = curves([*cases("list", 0.2, 20, 40), *cases("list", 0.9, 36, 40)])
    # One more right of two more: none of thirty is not never.
    assert made["obj"][""] == {"from": [0.2, 0.9], "right": [round(21 / 42, 3), round(37 / 42, 3)]}


def test_a_rule_of_few_codes_is_near_its_field():
    made = curves([*cases("list", 0.5, 30, 38), *cases("WordNet", 0.5, 0, 2)])["obj"]
    whole = round(31 / 42, 3)
    assert made[""]["right"] == [whole]
    assert made["WordNet"]["right"] == [round(20 * whole / 22, 3)]


def test_what_weighs_more_is_never_trusted_less():
    made = curves([*cases("list", 0.2, 30, 40), *cases("list", 0.9, 10, 40)])["obj"][""]
    assert made["right"] == [0.5, 0.5]


def test_of_the_same_code_twice_the_better_weighed_stands_on_the_card():
    text = "I opened a door. My mother hit my sister."
    (door,) = [one for one in weighed(text) if one.field == "obj"]
    twice = [door._replace(confidence=0.4), door._replace(confidence=0.7)]
    assert [one.right for one in judged(card(obj=["AD"]), twice)] == [True, False]


@pytest.mark.parametrize(
    ("rule", "weight", "share"),
    [("list", 0.1, 0.3), ("list", 0.5, 0.3), ("list", 0.6, 0.8), ("list", 1.0, 0.8), ("unmet", 0.9, 0.5)],
)
def test_a_weight_is_looked_up_in_its_step(monkeypatch, rule, weight, share):
    steps = {"obj": {"": {"from": [0.4], "right": [0.5]}, "list": {"from": [0.4, 0.6], "right": [0.3, 0.8]}}}
    monkeypatch.setattr(confidence, "_kept", lambda: steps)
    assert precision("obj", rule, weight) == share


def test_every_code_has_the_confidence_of_its_rule():
    text = "My mother hit me in the kitchen and I was afraid. A man I did not know gave me a red coat."
    assert [(one.field, one.rule, one.confidence) for one in code_dream(text, "F")] == [
        (one.field, one.rule, precision(one.field, one.rule, one.confidence)) for one in weighed(text, "F")
    ]
