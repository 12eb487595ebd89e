"""A category is a class of things; absurd senses are out."""

import re
from pathlib import Path

import pytest

from jupyter_psydyn.lexicon import base_form, is_stop, load_lexicon, stop_words

DREAMS = Path(__file__).parents[3] / "shared" / "data" / "dreambank"


@pytest.mark.parametrize(
    ("word", "category"),
    [
        ("lake", "water"), ("flood", "water"), ("swim", "water"), ("rain", "weather"), ("dog", "animals"),
        ("kitten", "animals"), ("hand", "body"), ("tooth", "teeth"), ("tooth", "body"),
        ("mother", "family"),
        ("mother", "mother"), ("brother", "siblings"), ("kitchen", "house"), ("door", "doors"),
        ("elevator", "stairs"), ("corridor", "ways"), ("train", "vehicles"), ("bread", "food"),
        ("soup", "food"), ("coat", "clothing"),
        ("knife", "violence"), ("purse", "money"), ("letter", "papers"),
        ("phone", "telephone"), ("teacher", "school"),
        ("fall", "falling"), ("fly", "flying"), ("escape", "chase"),
        ("late", "late"),
        ("dog", "dogs"), ("kitten", "cats"), ("pony", "horses"), ("sparrow", "birds"), ("cobra", "reptiles"),
        ("shark", "fish"), ("wasp", "insects"), ("tiger", "wild animals"), ("bedroom", "rooms"),
        ("sofa", "furniture"), ("hammer", "tools"), ("pistol", "weapons"), ("pistol", "violence"),
        ("search", "searching"), ("corpse", "the dead"), ("vampire", "monsters"),
        ("birthday", "celebrations"),
        ("kiss", "love"), ("arrest", "authority"), ("stuck", "shut in"), ("woman", "women"),
        ("hide", "hiding"), ("funeral", "death"), ("nurse", "illness"), ("key", "containers"),
    ],
)  # fmt: skip
def test_things_are_in_their_class(word: str, category: str) -> None:
    assert category in load_lexicon().categories_of(word)


@pytest.mark.parametrize(
    ("word", "category"),
    [
        ("back", "body"), ("well", "water"), ("head", "washing"), ("man", "animals"), ("table", "food"),
        ("john", "washing"), ("jenny", "animals"), ("mary", "mother"), ("colorado", "water"),
        ("mine", "violence"),
        ("like", "friends"), ("train", "school"), ("bread", "money"), ("sunday", "authority"),
        ("peter", "body"),
        ("stranger", "monsters"), ("peacock", "insects"), ("closet", "washing"), ("visit", "journeys"),
        ("black", "dark"), ("wall", "shut in"),
    ],
)  # fmt: skip
def test_absurd_senses_are_out(word: str, category: str) -> None:
    assert category not in load_lexicon().categories_of(word)


def test_the_lexicon_says_where_it_is_from() -> None:
    lexicon = load_lexicon()
    assert lexicon.version
    assert "WordNet 3.0" in lexicon.provenance
    assert len(lexicon.categories) == 69
    assert all(category.about for category in lexicon.categories)


def test_the_categories_of_the_first_version_are_there() -> None:
    names = {category.name for category in load_lexicon().categories}
    assert {"water", "teeth", "mother", "house", "stairs", "falling", "chase", "late", "shut in"} <= names


def test_a_lexicon_without_forms_ignores_them() -> None:
    assert load_lexicon().categories_of("xyzzy", "water") == ()


def test_being_chased_and_searching_are_phrases_too() -> None:
    phrases = {(" ".join(one.words), one.category) for one in load_lexicon().phrases}
    assert {("run after", "chase"), ("look for", "searching"), ("too late", "late")} <= phrases


@pytest.mark.shared
def test_two_of_five_content_words_of_dreams_are_in_a_category() -> None:
    stops, lexicon, inside, all_ = stop_words(), load_lexicon(), 0, 0
    files = sorted(DREAMS.glob("*.tsv"))
    for path in files:
        for word in re.findall(r"[^\W\d_]+", path.read_text(encoding="utf-8").casefold()):
            if not is_stop(word, base_form(word), stops):
                all_ += 1
                inside += bool(lexicon.categories_of(base_form(word)))
    assert len(files) == 3
    assert inside / all_ > 0.4
