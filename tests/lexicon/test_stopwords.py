"""What is not counted is decided openly, in lists anyone can read and replace."""

from pathlib import Path

import pytest

from jupyter_psydyn.lexicon import is_stop, stop_word_file, stop_words
from jupyter_psydyn.lexicon.wordnet import DATA


def test_english_is_nltks_list_and_the_words_of_telling() -> None:
    words = stop_words("english")
    nltk = [
        line for line in (DATA / "stopwords-english.txt").read_text().splitlines() if not line.startswith("#")
    ]
    assert len(nltk) == 198
    assert set(nltk) < words
    assert {"dream", "remember", "seem", "thing", "get"} < words
    assert words.isdisjoint({"water", "mother", "house", "late", "dark", "door", "fall", "death", "plan"})


@pytest.mark.parametrize("word", ["didn't", "he'll", "there's", "i'm", "can't", "won't", "what's", "they're"])
def test_contractions_go_with_their_words(word: str) -> None:
    assert is_stop(word, word, stop_words())


def test_possessives_of_things_stay() -> None:
    assert not is_stop("mother's", "mother", stop_words())


def test_none_leaves_all_in() -> None:
    assert stop_words("none") == frozenset()


def test_a_list_of_ones_own(tmp_path: Path) -> None:
    path = tmp_path / "mine.txt"
    path.write_text("# mine\nWater Haus\nnaïve\n", encoding="utf-8")
    assert stop_words(str(path)) == {"water", "haus", "naïve"}


def test_a_file_that_is_not_there_or_not_utf8_is_said_in_one_line(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="cannot be read; give english, function, none or a text file"):
        stop_words(str(tmp_path / "no.txt"))
    (tmp_path / "latin.txt").write_bytes(b"caf\xe9")
    with pytest.raises(ValueError, match="is not UTF-8"):
        stop_words(str(tmp_path / "latin.txt"))


def test_function_words_are_nltks_list_alone() -> None:
    assert len(stop_words("function")) == 198
    assert stop_words("function") < stop_words("english")
    assert "dream" not in stop_words("function")


@pytest.mark.parametrize("name", ["function", "telling"])
def test_a_list_can_be_copied_and_edited(name: str, tmp_path: Path) -> None:
    mine = tmp_path / "mine.txt"
    mine.write_text(stop_word_file(name).read_text() + "\nzebra\n")
    assert stop_words(str(mine)) <= stop_words("english") | {"zebra"}
    assert "zebra" in stop_words(str(mine))


def test_there_are_two_files_to_copy() -> None:
    with pytest.raises(ValueError, match="choose function or telling"):
        stop_word_file("english")
