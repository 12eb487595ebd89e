"""One base form for a word: the exceptions first, then what is most common."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jupyter_psydyn.lexicon import base_form, bases_of, wordnet
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


@pytest.mark.parametrize(
    ("word", "default", "nominal", "verbal"),
    [
        ("left", "leave", "left", "leave"), ("leaves", "leave", "leaf", "leave"),
        ("lives", "life", "life", "live"), ("saw", "see", "saw", "see"), ("rose", "rise", "rose", "rise"),
        ("ground", "ground", "ground", "grind"), ("wound", "wound", "wound", "wind"),
        ("thought", "think", "thought", "think"), ("bit", "bit", "bit", "bite"),
        ("spoke", "speak", "spoke", "speak"), ("shot", "shoot", "shot", "shoot"),
        ("broke", "break", "broke", "break"), ("dove", "dive", "dove", "dive"),
        ("bore", "bear", "bore", "bear"), ("being", "being", "being", "be"),
        ("building", "building", "building", "build"), ("drawing", "drawing", "drawing", "draw"),
        ("landing", "land", "landing", "land"),
    ],
)  # fmt: skip
def test_two_words_written_alike(word: str, default: str, nominal: str, verbal: str) -> None:
    assert bases_of(word) == (default, nominal, verbal)


@pytest.mark.parametrize(
    "word",
    ["dreams", "water", "found", "felt", "lost", "tired", "scared", "fell", "wept", "lay", "lying", "hands",
     "planes", "believes", "was", "does", "clothes", "xyzzies", "mother's"],
)  # fmt: skip
def test_one_word_whatever_its_use(word: str) -> None:
    assert bases_of(word) == (base_form(word),) * 3


@given(st.text(st.characters(categories=["Ll", "Mn"]), min_size=1))
def test_the_default_is_the_base_form(word: str) -> None:
    assert bases_of(word).default == base_form(word)


def test_few_words_are_two() -> None:
    words = [*wordnet()._pack.lemmas, *wordnet()._pack.exceptions]
    two = {word for word in words if len(set(bases_of(word))) > 1}
    assert 50 < len(two) < 80
