"""One base form for a word: the exceptions first, then what is most common."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jupyter_psydyn.lexicon import base_form
from jupyter_psydyn.lexicon.base_forms import OVERRIDES


@pytest.mark.parametrize(
    ("word", "base"),
    [
        ("teeth", "tooth"), ("children", "child"), ("feet", "foot"), ("wolves", "wolf"),
        ("was", "be"), ("went", "go"), ("fell", "fall"), ("drowned", "drown"), ("saw", "see"),
        ("houses", "house"), ("shoes", "shoe"), ("buses", "bus"), ("bus", "bus"), ("gas", "gas"),
        ("building", "building"), ("meeting", "meeting"), ("dreaming", "dream"), ("swimming", "swim"),
        ("ground", "ground"), ("wound", "wound"), ("clothes", "clothes"), ("people", "people"),
        ("tired", "tired"), ("bigger", "big"), ("mother's", "mother"), ("jonas", "jonas"),
        ("wasser", "wasser"), ("xyzzies", "xyzzies"),
    ],
)  # fmt: skip
def test_base_forms(word: str, base: str) -> None:
    assert base_form(word) == base


@pytest.mark.parametrize(("word", "base"), OVERRIDES.items())
def test_our_overrides_hold(word: str, base: str) -> None:
    assert base_form(word) == base


@given(st.text(st.characters(categories=["Ll", "Mn"]), min_size=1))
def test_any_word_has_one_base_form(word: str) -> None:
    assert base_form(word)
    assert base_form(word) == base_form(word)
