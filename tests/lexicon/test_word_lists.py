"""The words of word-list tests, your own lists, and the order they are shown in."""

import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jupyter_psydyn.lexicon.word_lists import (
    NAMES,
    PRACTICE,
    about,
    ordered,
    read_word_list,
    word_list,
)

SHARED = Path(__file__).parents[3] / "shared" / "data"


def own(folder: Path, name: str, content: str | bytes) -> Path:
    file = folder / name
    file.write_bytes(content if isinstance(content, bytes) else content.encode())
    return file


def test_jungs_list_has_100_words_and_the_misprint_is_corrected() -> None:
    words = word_list("jung-1910")
    assert len(set(words)) == 100
    assert (words[0], words[10], words[19], words[99]) == ("head", "table", "to cook", "to abuse")
    assert "German" in about("jung-1910")


def test_kent_and_rosanoffs_list_has_100_words_from_table_to_afraid() -> None:
    words = word_list("kent-rosanoff-1910")
    assert len(set(words)) == 100
    assert (words[0], words[1], words[99]) == ("table", "dark", "afraid")
    assert "istorical" in about("kent-rosanoff-1910")


def test_practice_words_are_in_neither_list() -> None:
    listed = {word.removeprefix("to ") for name in NAMES for word in word_list(name)}
    assert len(PRACTICE) == 5
    assert not listed & {word.removeprefix("to ") for word in PRACTICE}


@pytest.mark.parametrize("ask", [word_list, about])
def test_another_name_is_refused_with_those_there_are(ask) -> None:  # type: ignore[no-untyped-def]
    with pytest.raises(ValueError, match="no list 'jung'; choose jung-1910 or kent-rosanoff-1910"):
        ask("jung")


@pytest.mark.shared
def test_the_lists_are_those_of_the_published_material() -> None:
    import csv

    with (SHARED / "jung" / "jung_stimuli_1910.csv").open(encoding="utf-8", newline="") as lines:
        assert word_list("jung-1910") == tuple(row["stimulus_corrected"] for row in csv.DictReader(lines))
    with (SHARED / "kent_rosanoff" / "frequency.csv").open(encoding="utf-8", newline="") as lines:
        by_number = {int(row["n"]): row["stimulus"] for row in csv.DictReader(lines)}
    assert word_list("kent-rosanoff-1910") == tuple(by_number[n] for n in range(1, 101))


def test_a_seeded_order_is_the_same_for_ever() -> None:
    """``random.Random(7).random()`` begins .3238, .1508, .6509, .0724, .5359."""
    assert ordered("abcde", 7) == ("d", "b", "a", "e", "c")
    assert ordered(["sun", "sun", "rain"]) == ("sun", "sun", "rain")


@given(st.lists(st.sampled_from(["sun", "rain", "to snow"])), st.integers())
@settings(deadline=None)
def test_an_order_is_a_permutation_and_its_seed_fixes_it(words: list[str], seed: int) -> None:
    assert sorted(ordered(words, seed)) == sorted(words)
    assert ordered(words, seed) == ordered(words, seed)


def test_different_seeds_give_different_orders() -> None:
    assert len({ordered(word_list("jung-1910"), seed) for seed in range(20)}) == 20


def test_a_text_file_has_one_stimulus_a_line(tmp_path: Path) -> None:
    file = own(tmp_path, "mine.txt", "\ufeff# my list\r\nriver\r\n\r\n  to run, fast \r\nRiver\r\n")
    words, notes = read_word_list(file)
    assert words == ("river", "to run, fast", "River")
    assert notes == ("More than once in the list: river. Each time is a reaction of its own.",)


@pytest.mark.parametrize(
    "content",
    [
        "n,Stimulus,note\n1,river,\n2,to run,verb\n",
        "n;stimulus\n1;river\n2;to run\n",
        "stimulus\tn\nriver\t1\n\nto run\t2\n",
        "stimulus\nriver\nto run\n",
        'river\n"to run"\n',
    ],
)
def test_a_table_has_a_column_stimulus(tmp_path: Path, content: str) -> None:
    assert read_word_list(own(tmp_path, "mine.csv", content)) == (("river", "to run"), ())


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("mine.txt", "", "mine.txt: there is no word in it"),
        ("mine.csv", "\n\n", "mine.csv: there is no word in it"),
        ("mine.csv", "stimulus\n", "mine.csv: there is no word in it"),
        ("mine.csv", "n,word\n1,river\n", "mine.csv: line 1 names no column stimulus .it has n, word."),
        ("mine.csv", "n,stimulus\n1,river\n2,\n", "mine.csv: line 3 has no stimulus"),
        ("mine.csv", "n,stimulus\n1,river\n2\n", "mine.csv: line 3 has no stimulus"),
        ("mine.csv", "river\nrain,wet\n", "mine.csv: line 2 has several fields"),
        ("mine.csv", 'stimulus\nriver\n"rain\n', "mine.csv: line 3 has quotation marks that do not fit"),
        ("mine.txt", "river\n" + "x" * 101, "mine.txt: line 2 has 101 characters; a stimulus has 100"),
        ("mine.txt", "river\nra\0in\n", "mine.txt: line 2 has a character that cannot be shown"),
        ("mine.txt", b"river\nrain\nsch\xf6n\n", "mine.txt: line 3 is not UTF-8"),
    ],
)
def test_a_file_that_cannot_be_used_is_refused_with_the_line(
    tmp_path: Path, name: str, content: str | bytes, says: str
) -> None:
    with pytest.raises(ValueError, match=says):
        read_word_list(own(tmp_path, name, content))


def test_a_file_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match=r"none\.txt: the word list cannot be read"):
        read_word_list(tmp_path / "none.txt")


def test_the_words_cost_no_library() -> None:
    """The recorder's page gets its words from a server that imports no pandas; the module by itself."""
    file = Path(sys.modules[word_list.__module__].__file__ or "")
    code = (
        "import runpy, sys; found = runpy.run_path(sys.argv[1]);"
        "assert len(found['word_list']('jung-1910')) == 100;"
        "assert not {'pandas', 'numpy', 'scipy'} & set(sys.modules)"
    )
    subprocess.run([sys.executable, "-c", code, str(file)], check=True)
