"""Who appears with whom, on four cards that a hand can count."""

from math import isnan

import networkx as nx
import pytest
from hvdc_cards import card

from jupyter_psydyn.hvdc import Card, character_network

# A triangle of mother, friend and stranger; the friend also with a dog; an uncle alone.
CARDS = [
    card("a", char=["1FMA", "1MKA", "1MSA"], report="We sat there."),
    card("b", char=["1MKA", "1ANI", "1MKA"]),
    card("c", char=["1FMA", "1MKA"], report="We talked."),
    card("d", char=["1MRA"]),
]


def test_pairs_are_counted_by_dreams():
    found = character_network(CARDS)
    assert found.frame.values.tolist() == [
        ["1FMA", "1MKA", 2],
        ["1ANI", "1MKA", 1],
        ["1FMA", "1MSA", 1],
        ["1MKA", "1MSA", 1],
    ]
    assert found.keys[0] == "1FMA--1MKA"


def test_the_shape_is_what_a_hand_finds():
    shape = character_network(CARDS).shape
    assert (shape.characters, shape.edges) == (5, 4)
    # One triangle, three corners; at the friend there are 3 pairs of neighbours, at two others 1 each.
    assert shape.clustering == pytest.approx(3 / 5)
    assert shape.giant == pytest.approx(4 / 5)
    # Six pairs in that part: four one step apart, two (the dog) two.
    assert shape.path == pytest.approx((4 * 1 + 2 * 2) / 6)
    # Degrees at the ends: 3-1, 3-2, 3-2, 2-2; their correlation by hand is -5/7.
    assert shape.assortativity == pytest.approx(-5 / 7)


def test_passages_of_a_pair_and_of_a_character():
    found = character_network(CARDS)
    assert [str(one) for one in found.evidence("1FMA--1MKA").passages] == [
        "1FMA, 1MKA → We sat there.",
        "1FMA, 1MKA → We talked.",
    ]
    assert len(found.evidence("character:1MSA")) == 1
    assert "1 card with such codes without a report." in found.evidence("character:1ANI").notes
    with pytest.raises(KeyError):
        found.evidence("1MXX")


def test_rare_pairs_can_be_left_out():
    found = character_network(CARDS, min_count=2)
    assert len(found) == 1
    assert found.shape.characters == 5
    assert isnan(found.shape.assortativity)
    with pytest.raises(ValueError, match="min_count"):
        character_network(CARDS, min_count=0)


def test_nobody_and_not_coded():
    assert character_network([]).shape.characters == 0
    assert character_network([]).picture["nodes"] == []
    unknown = Card.read({"dream_id": "x", "codings": {"obj": ["HH"]}})
    assert character_network([*CARDS, unknown]).title.endswith("4 dreams")


def test_it_goes_out_as_graphml():
    graph = nx.parse_graphml(character_network(CARDS).to_graphml())
    assert graph.nodes["1MKA"]["dreams"] == 3
    assert graph.edges["1FMA", "1MKA"]["weight"] == 2
