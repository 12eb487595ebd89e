"""Forward flow: by hand in a plane, in the order its authors print, the same for one chain and for many."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jupyter_psydyn.association.chain import flow as flow_module
from jupyter_psydyn.association.chain.flow import forward_flow, instantaneous
from jupyter_psydyn.association.chain.sequences import sequences
from jupyter_psydyn.association.space import space_of

# Chains that forwardflow.org, the authors' page, prints as examples.
LOW = ("happy", "smile", "dentist", "teeth", "smile", "happy")
HIGH = ("happy", "smile", "dentist", "doctor", "hospital", "helicopter")

COMPASS = space_of(["east", "north", "west"], np.array([[1, 0], [0, 1], [-1, 0]]), "compass")


def test_by_hand() -> None:
    """north is 1 from east; west is 2 from east and 1 from north: 1.5; east again is 0, 1 and 2: 1."""
    flow = forward_flow(["east", "north", "west", "east"], space=COMPASS)
    assert flow.instantaneous == (None, pytest.approx(1), pytest.approx(1.5), pytest.approx(1))
    assert flow.mean == pytest.approx(3.5 / 3)


def test_a_repeat_that_is_dropped_is_no_thought() -> None:
    flow = forward_flow(["east", "north", "East", "west"], space=COMPASS, repeats="dropped")
    assert flow.instantaneous == (None, pytest.approx(1), None, pytest.approx(1.5))
    assert flow.mean == pytest.approx(1.25)


def test_an_unknown_word_is_passed_over_and_told() -> None:
    flow = forward_flow(["east", "quibble", "north"], space=COMPASS)
    assert flow.instantaneous == (None, None, pytest.approx(1))
    assert flow.unknown == ("quibble",)


@pytest.mark.parametrize("words", [[], ["east"], ["quibble", "east"], ["quibble"]])
def test_one_thought_does_not_flow(words: list[str]) -> None:
    assert forward_flow(words, space=COMPASS).mean is None


def test_the_published_chains_are_in_their_order() -> None:
    low, high = forward_flow(LOW), forward_flow(HIGH)
    assert low.unknown == high.unknown == ()
    assert low.mean == pytest.approx(0.524, abs=0.01)
    assert high.mean == pytest.approx(0.696, abs=0.01)
    assert forward_flow(LOW, repeats="dropped").mean < forward_flow(HIGH, repeats="dropped").mean


def test_another_way_with_repeats_is_refused() -> None:
    with pytest.raises(ValueError, match="repeats: 'twice'; choose kept, dropped"):
        forward_flow(LOW, repeats="twice")


@settings(deadline=None)
@given(
    st.lists(st.lists(st.sampled_from(["east", "north", "west", "quibble"]), max_size=7), max_size=8),
    st.sampled_from(["kept", "dropped"]),
    st.integers(1, 9),
)
def test_many_chains_at_once_are_as_one_by_one(chains: list[list[str]], repeats: str, block: int) -> None:
    read = sequences(chains)
    vectors, known = COMPASS.vectors(read.words)
    before, flow_module._BLOCK = flow_module._BLOCK, block
    try:
        together = instantaneous(read, vectors, known, repeats)
    finally:
        flow_module._BLOCK = before
    alone = [x for chain in chains for x in forward_flow(chain, space=COMPASS, repeats=repeats).instantaneous]
    assert together == pytest.approx([np.nan if x is None else x for x in alone], nan_ok=True)


@settings(deadline=None)
@given(st.lists(st.sampled_from(LOW + HIGH), min_size=2, max_size=9))
def test_it_is_the_mean_distance_to_all_before(words: list[str]) -> None:
    """The definition, written out."""
    from jupyter_psydyn.association.space import edinburgh_space

    space = edinburgh_space()
    each = [np.mean([space.distance(words[n], words[i]) for i in range(n)]) for n in range(1, len(words))]
    flow = forward_flow(words)
    assert flow.instantaneous[1:] == pytest.approx(each, abs=1e-5)
    assert flow.mean == pytest.approx(np.mean(each), abs=1e-5)


def test_a_text_is_no_chain() -> None:
    with pytest.raises(ValueError, match="give a list of words, not a text"):
        forward_flow("happy")
