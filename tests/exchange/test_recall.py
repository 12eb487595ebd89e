"""What the benchmark of pseudonyms promises: names of the register are found, nothing of myth is replaced."""

from collections import defaultdict

import pytest

from jupyter_psydyn.exchange.pseudonym import Mask, Shift
from tests.benchmarks import pseudonyms

SOME = list(pseudonyms.sentences())


@pytest.fixture(scope="module")
def shares():
    """Of each kind and locale, which share of every identifier is replaced or asked about."""
    mask = Mask.of(pseudonyms.register(), (), Shift(-700))
    found = defaultdict(list)
    for one in SOME:
        share, _ = pseudonyms.reached(one, mask)
        for key in ("all", one.kind, one.locale):
            found[key].append(share >= pseudonyms.ENOUGH)
    return {key: sum(some) / len(some) for key, some in found.items()}


def test_everybody_in_the_register_is_found(shares):
    assert [shares[kind] for kind in ("given", "lower", "family")] == [1, 1, 1]


def test_of_all_that_could_tell_nearly_all_is_replaced_or_asked_about_wherever_somebody_is_from(shares):
    locales = [shares[one.name] for one in pseudonyms.LOCALES]
    assert shares["all"] >= 0.98
    assert max(locales) - min(locales) <= 0.05


@pytest.mark.parametrize("text", pseudonyms.CONTROL)
def test_figures_of_myth_are_never_replaced_unasked(text):
    assert Mask.of(pseudonyms.register(), (), Shift(-700)).read(text).edits.each == ()
