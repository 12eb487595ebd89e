"""The space of meanings: the one that ships is as measured, and a user's own is read or refused."""

import gzip
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jupyter_psydyn.association.space import Space, edinburgh_space, read_space, space_of

# Words after Olson et al. 2021 (Divergent Association Task): people rate them as alike, usual, far apart.
LOW = ("arm", "eyes", "feet", "hand", "head", "leg", "body")
AVERAGE = ("bag", "bee", "burger", "feast", "office", "shoes", "tree")
HIGH = ("hippo", "jumper", "machinery", "prickle", "tickets", "tomato", "violin")


def three() -> Space:
    """East and north, and tooth between them."""
    return space_of(["east", "north", "tooth"], np.array([[2, 0], [0, 5], [1, 1]]), "compass")


def spread(words: tuple[str, ...]) -> float:
    found, known = edinburgh_space().vectors(words)
    assert known.all(), words
    cosine = found @ found.T
    return 100 * float(np.mean(1 - cosine[np.triu_indices(len(words), 1)]))


def test_the_shipped_space_has_21151_words_in_200_dimensions() -> None:
    space = edinburgh_space()
    assert (len(space), space.matrix.shape) == (21_151, (21_151, 200))
    assert np.allclose(np.linalg.norm(space.matrix, axis=1), 1, atol=1e-5)
    assert "Edinburgh" in space.name
    assert "Open Government Licence" in space.source


def test_words_that_people_call_far_apart_are_far_apart() -> None:
    """Olson et al. print 50, 78 and 95 with GloVe; here the order is theirs, the level this space's."""
    assert spread(LOW) == pytest.approx(66.7, abs=0.5)
    assert spread(AVERAGE) == pytest.approx(89.3, abs=0.5)
    assert spread(HIGH) == pytest.approx(90.2, abs=0.5)


def test_near_and_far() -> None:
    space = edinburgh_space()
    near, white, far = (
        space.distance(*two) for two in (("cat", "dog"), ("snow", "white"), ("cat", "thimble"))
    )
    assert near == pytest.approx(0.141, abs=0.01)
    assert white == pytest.approx(0.489, abs=0.01)
    assert far == pytest.approx(0.789, abs=0.01)


def test_a_word_that_was_no_stimulus_has_its_place_too() -> None:
    space = edinburgh_space()
    assert space.distance("helicopter", "aeroplane") < 0.5 < space.distance("helicopter", "smile")


def test_a_word_is_looked_up_by_form_then_by_base_form() -> None:
    space = three()
    assert space.distance("TOOTH", "tooth") == pytest.approx(0, abs=1e-6)
    assert space.distance("teeth", "tooth") == pytest.approx(0, abs=1e-6)
    assert space.distance("east", "north") == pytest.approx(1)
    assert space.distance("east", "tooth") == pytest.approx(1 - np.sqrt(0.5), abs=1e-6)


def test_hyphens_and_blanks_are_no_difference() -> None:
    space = space_of(["good-bye", "icecream"], np.array([[1, 0], [0, 1]]), "two")
    assert space.vector("Goodbye") == pytest.approx([1, 0])
    assert space.vector("ice cream") == pytest.approx([0, 1])


@pytest.mark.parametrize(
    ("american", "british"),
    [
        ("favorite", "favourite"),
        ("colored", "coloured"),
        ("harbor", "harbour"),
        ("analyze", "analyse"),
        ("TV", "t.v."),
    ],
)
def test_what_is_spelt_the_american_way_is_found_in_british_norms(american: str, british: str) -> None:
    space = edinburgh_space()
    assert british in space.words
    assert space.distance(american, british) == pytest.approx(0, abs=1e-6)


def test_no_word_is_read_as_another_for_its_spelling() -> None:
    """What stands in the space stands for itself: sort, motor, letter, size."""
    space = edinburgh_space()
    for word in ("sort", "motor", "letter", "size", "for", "butter", "prize"):
        assert space.vector(word) == pytest.approx(space.matrix[space.words.index(word)])


def test_a_phrase_is_the_mean_of_its_content_words_that_are_known() -> None:
    space = three()
    assert space.vector("the east and the north") == pytest.approx([np.sqrt(0.5)] * 2)
    assert space.vector("a quibbling east") == pytest.approx([1, 0])


@pytest.mark.parametrize("text", ["quibble", "", "  ", "1999", "the of", "🌊"])
def test_an_unknown_text_has_no_vector(text: str) -> None:
    space = three()
    assert space.vector(text) is None
    assert space.distance(text, "east") is None
    assert text not in space


@settings(deadline=None)
@given(st.lists(st.sampled_from(["east", "Teeth", "quibble", "north east", ""])))
def test_many_at_once_are_as_one_by_one(texts: list[str]) -> None:
    space = three()
    found, known = space.vectors(texts)
    assert found.shape == (len(texts), 2)
    for text, vector, there in zip(texts, found, known, strict=True):
        one = space.vector(text)
        assert (one is not None) == there
        assert vector == pytest.approx([0, 0] if one is None else one)


def test_vectors_that_say_nothing_are_refused() -> None:
    with pytest.raises(ValueError, match="'north' has no direction"):
        space_of(["east", "north"], np.array([[1, 0], [0, 0]]), "x")
    with pytest.raises(ValueError, match="2 words need as many rows"):
        space_of(["east", "north"], np.array([[1, 0]]), "x")


def written(tmp_path: Path, content: str, name: str = "vectors.txt") -> Path:
    path = tmp_path / name
    path.write_text(content, encoding="utf-8")
    return path


@pytest.mark.parametrize("header", ["", "2 3\n"])
def test_word2vec_and_glove_text_are_read(tmp_path: Path, header: str) -> None:
    space = read_space(written(tmp_path, f"{header}sea 3 0 4\nshore 0 1 0\n"))
    assert space.words == ("sea", "shore")
    assert space.vector("sea") == pytest.approx([0.6, 0, 0.8])
    assert space.name == "vectors.txt"


def test_a_packed_file_is_read(tmp_path: Path) -> None:
    path = tmp_path / "vectors.txt.gz"
    path.write_bytes(gzip.compress(b"sea 3 0 4\n"))
    assert read_space(path).words == ("sea",)


def test_a_word_with_blanks_in_it_is_read_as_glove_has_them(tmp_path: Path) -> None:
    assert read_space(written(tmp_path, "sea 3 0\nat name 1 2\n")).words == ("sea", "at name")


def test_what_is_written_with_an_underscore_is_a_phrase(tmp_path: Path) -> None:
    path = written(tmp_path, "New_York 1 0\nold 0 1\n")
    assert read_space(path).words == ("new york", "old")
    assert read_space(path, words=["New York"]).words == ("new york",)


def test_of_a_large_file_only_the_words_asked_for_are_kept(tmp_path: Path) -> None:
    path = written(tmp_path, "sea 1 0\ntooth 0 1\nthe 1 1\nharbour 1 2\n")
    assert read_space(path, words=["Teeth", "the harbour"]).words == ("tooth", "the", "harbour")


def test_the_word_as_written_in_small_letters_goes_before_its_capital(tmp_path: Path) -> None:
    space = read_space(written(tmp_path, "March 1 0\nmarch 0 1\nMARCH 1 1\n"))
    assert space.words == ("march",)
    assert space.vector("March") == pytest.approx([0, 1])


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("sea 1 0\nshore 1\n", "line 2: 1 numbers where 2"),
        ("sea 1 0\nshore 1 x\n", "line 2: what stands after the word is not all numbers"),
        ("sea 1 nan\n", "line 1: what stands after the word is not all numbers"),
        ("sea\n", "line 1: 0 numbers where some"),
        ("", "no word with a vector"),
        ("2 3\n", "no word with a vector"),
        ("sea 0 0\n", "no word with a vector"),
    ],
)
def test_a_bad_file_is_refused_with_its_line(tmp_path: Path, content: str, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        read_space(written(tmp_path, content))


def test_a_file_without_any_of_the_words_says_so(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="among those asked for"):
        read_space(written(tmp_path, "sea 1 0\n"), words=["harbour"])
