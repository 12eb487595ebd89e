"""A category is a class of things; absurd senses are out."""

import json
from pathlib import Path

import pytest

from jupyter_psydyn.lexicon import load_lexicon


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
    ],
)  # fmt: skip
def test_absurd_senses_are_out(word: str, category: str) -> None:
    assert category not in load_lexicon().categories_of(word)


def test_the_lexicon_says_where_it_is_from() -> None:
    lexicon = load_lexicon()
    assert lexicon.version
    assert "WordNet 3.0" in lexicon.provenance
    assert len(lexicon.categories) > 40
    assert all(category.about for category in lexicon.categories)


def test_a_lexicon_of_ones_own(tmp_path: Path) -> None:
    path = tmp_path / "own.json"
    path.write_text(
        json.dumps({"name": "own", "categories": {"birds": {"nouns": ["bird.n.01"], "exclude": ["duck"]}}})
    )
    own = load_lexicon(path)
    assert own.categories_of("sparrow") == ("birds",)
    assert own.categories_of("duck") == ()
    assert own.categories_of("dog") == ()


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("{", "cannot be read"),
        ("[]", '"categories" must be'),
        ('{"categories": {"a": {}}}', "category 'a' is empty"),
        ('{"categories": {"a": {"nouns": ["nosuch.n.01"]}}}', "no such WordNet synset: 'nosuch.n.01'"),
        ('{"categories": {"a": {"nouns": ["water"]}}}', "no such WordNet synset: 'water'"),
    ],
)
def test_what_is_no_lexicon_is_said_in_one_line(tmp_path: Path, content: str, message: str) -> None:
    path = tmp_path / "bad.json"
    path.write_text(content)
    with pytest.raises(ValueError, match=message) as error:
        load_lexicon(path)
    assert "\n" not in str(error.value)
