"""Switches and clusters: by hand, in both conventions; the published rules by the letter."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jupyter_psydyn.association.chain.clusters import (
    begins_by_meaning,
    begins_by_scheme,
    categories,
    clusters,
    counts,
    threshold,
)
from jupyter_psydyn.association.chain.sequences import sequences
from jupyter_psydyn.association.space import edinburgh_space, space_of

SCHEME = {
    "cat": {"pets"},
    "dog": {"pets", "work"},
    "ox": {"farm", "work"},
    "hen": {"farm"},
    "whale": "sea",
}
# Angles of 0, 20, 40, 100 and 110 degrees: neighbours' cosines are .94, .94, .5, .98.
ANGLES = np.radians([0, 20, 40, 100, 110])
FAN = space_of(["a0", "b20", "c40", "d100", "e110"], np.stack([np.cos(ANGLES), np.sin(ANGLES)], 1), "fan")


def test_a_fluid_run_shares_a_category_from_word_to_word() -> None:
    """cat-dog are pets, dog-ox work, ox-hen of the farm: one run; the whale is another."""
    found = clusters(["cat", "dog", "ox", "hen", "whale"], scheme=SCHEME)
    assert found.runs == (4, 1)
    assert (found.switches, found.size) == (1, 2.5)


def test_a_static_run_shares_one_category_throughout() -> None:
    """cat and dog are pets; the ox is none, and with the hen of the farm."""
    found = clusters(["cat", "dog", "ox", "hen", "whale"], scheme=SCHEME, kind="static")
    assert found.runs == (2, 2, 1)
    assert found.switches == 2


def test_troyer_counts_the_words_of_a_cluster_from_the_second_on() -> None:
    words = ["cat", "dog", "ox", "hen", "whale"]
    assert clusters(words, scheme=SCHEME, size="run").size == 2.5
    assert clusters(words, scheme=SCHEME, size="troyer").size == 1.5


def test_a_word_in_no_category_stands_alone_and_is_told() -> None:
    found = clusters(["cat", "stone", "brick", "Dogs", "cat"], scheme=SCHEME)
    assert found.runs == (1, 1, 1, 2)
    assert found.outside == ("stone", "brick")


def test_words_said_before_are_counted() -> None:
    assert clusters(["cat", "dog", "Cat", "cat"], scheme=SCHEME).again == 2


def test_a_word_stays_where_it_is_as_near_as_the_threshold_says() -> None:
    words = ["a0", "b20", "c40", "d100", "e110"]
    assert clusters(words, space=FAN, near=0.6).runs == (3, 2)
    assert clusters(words, space=FAN, near=0.4).runs == (5,)
    assert clusters(words, space=FAN, near=0.96).runs == (1, 1, 1, 2)


def test_by_drop_it_goes_on_where_the_step_is_the_longest_around() -> None:
    """Hills, Jones and Todd 2012: S(A,B) > S(B,C) < S(C,D): C begins a run."""
    assert clusters(["a0", "b20", "c40", "d100", "e110"], space=FAN, near="drop").runs == (3, 2)
    assert clusters(["a0", "b20"], space=FAN, near="drop").runs == (2,)


def test_a_word_the_space_does_not_know_is_passed_over() -> None:
    found = clusters(["a0", "stone", "b20", "d100"], space=FAN, near=0.6)
    assert found.runs == (2, 1)
    assert found.outside == ("stone",)


@pytest.mark.parametrize("words", [[], ["stone"]])
def test_without_a_word_there_is_no_size(words: list[str]) -> None:
    assert clusters(words, space=FAN, near=0.5)[:3] == ((), 0, None)


def test_the_threshold_of_chance_is_where_95_of_100_random_pairs_are_below() -> None:
    space = edinburgh_space()
    limit = threshold("chance", space)
    one, other = np.random.default_rng(7).integers(len(space), size=(2, 50_000))
    below = np.einsum("ij,ij->i", space.matrix[one], space.matrix[other]) < limit
    assert limit == pytest.approx(0.237, abs=0.01)
    assert below.mean() == pytest.approx(0.95, abs=0.005)


def test_the_dentist_is_where_both_published_chains_turn() -> None:
    low = clusters(["happy", "smile", "dentist", "teeth", "smile", "happy"])
    high = clusters(["happy", "smile", "dentist", "doctor", "hospital", "helicopter"])
    assert low.runs == (2, 4)
    assert high.runs == (2, 3, 1)


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"kind": "solid"}, "kind: 'solid'; choose fluid, static"),
        ({"size": "long"}, "size: 'long'; choose run, troyer"),
        ({"near": "far"}, "near: 'far'; choose chance, drop, or give a cosine"),
        ({"near": 2}, "near: 2; choose"),
    ],
)
def test_other_options_are_refused(options: dict[str, object], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        clusters(["a0"], space=FAN, **options)


WORDS = st.lists(st.sampled_from(["a0", "b20", "c40", "d100", "e110"]), min_size=1, max_size=8)


@settings(deadline=None)
@given(st.lists(WORDS, min_size=1, max_size=6), st.sampled_from(["drop", 0.6, 0.96]))
def test_many_chains_by_meaning_are_as_one_by_one(chains: list[list[str]], near: str | float) -> None:
    read = sequences(chains)
    vectors, _ = FAN.vectors(read.words)
    runs, size = counts(read, begins_by_meaning(read, vectors, threshold(near, FAN)))
    alone = [clusters(one, space=FAN, near=near) for one in chains]
    assert runs.tolist() == [len(one.runs) for one in alone]
    assert size == pytest.approx([one.size for one in alone])


@settings(deadline=None)
@given(
    st.lists(st.lists(st.sampled_from([*SCHEME, "stone"]), min_size=1, max_size=8), min_size=1, max_size=6)
)
def test_many_chains_by_scheme_are_as_one_by_one_and_fluid_never_turns_more(chains: list[list[str]]) -> None:
    read = sequences(chains)
    sets = categories(read.words, SCHEME)
    turns = {}
    for kind in ("fluid", "static"):
        runs, _ = counts(read, begins_by_scheme(read, sets, kind))
        assert runs.tolist() == [len(clusters(one, scheme=SCHEME, kind=kind).runs) for one in chains]
        turns[kind] = runs
    assert (turns["fluid"] <= turns["static"]).all()


def test_a_text_is_no_chain() -> None:
    with pytest.raises(ValueError, match="give a list of words, not a text"):
        clusters("happy")
