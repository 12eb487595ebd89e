"""How well the coder agrees with hand-coded cards it has never seen: the lower bounds of docs/validity.md."""

import pytest

from jupyter_psydyn.hvdc import Card
from tests.benchmarks import agreeing
from tests.benchmarks.validity import coded, gold_cards, measures

# Some points below the figures of docs/validity.md: what falls below them has become worse.
LEAST = {
    "characters: presence": 0.75,
    "characters: number": 0.91,
    "characters: sex": 0.84,
    "characters: identity": 0.65,
    "characters: age": 0.94,
    "characters: all correct": 0.59,
    "characters: exact F1": 0.53,
    "emotions: presence, five classes": 0.75,
    "settings: indoors and outdoors": 0.83,
    "objects": 0.68,
    "aggression: presence": 0.68,
    "friendliness: presence": 0.6,
    "modifiers": 0.7,
}
MOST_ERROR = 5.0


@pytest.fixture(scope="module")
def held_out():
    _, cards = gold_cards()
    return cards, [coded(card) for card in cards]


@pytest.mark.shared
def test_on_held_out_dreams_it_agrees_as_well_as_the_manual_says(held_out):
    found = {name: agreeing.value(parts) for name, parts in measures(*held_out).items()}
    assert {name: value for name, value in found.items() if value < LEAST.get(name, 0)} == {}


@pytest.mark.shared
def test_the_indices_of_held_out_dreams_are_near_those_of_people(held_out):
    error, _, _ = agreeing.mean_error(*held_out, draws=2)
    assert error < MOST_ERROR


@pytest.mark.shared
def test_the_measures_give_the_published_floor():
    """A constant coding of all dreams: the figures computed with the reference."""
    constant = {"dream_id": "x", "codings": {"char": ["1MKA", "1FKA", "2JSA"]}}
    tuning, held = gold_cards()
    gold = [*tuning, *held]
    found = agreeing.characters(gold, [Card.read(constant)] * len(gold))
    rounded = {name: round(agreeing.value(parts), 2) for name, parts in found.items()}
    assert rounded["presence"] == 0.64
    assert (rounded["number"], rounded["sex"], rounded["age"]) == (0.86, 0.67, 0.92)
    assert (rounded["all correct"], rounded["exact F1"]) == (0.31, 0.24)


def test_characters_are_paired_so_that_most_places_agree():
    gold, found = (
        [one.code for one in Card.read({"dream_id": "x", "codings": {"char": codes}}).codings]
        for codes in (["1MKA", "1FMA"], ["1FTA", "1MSA", "2ANI"])
    )
    pairs = [(str(a), str(b)) for a, b in agreeing.paired(gold, found)]
    assert pairs == [("1MKA", "1MSA"), ("1FMA", "1FTA")]


def test_an_interval_holds_the_value():
    parts = [(1.0, 2.0), (1.0, 1.0), (0.0, 1.0)]
    assert agreeing.value(parts) == 0.5
    low, high = agreeing.interval(parts)
    assert low <= 0.5 <= high
