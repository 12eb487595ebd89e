"""WordStat's .cat and the word lists of DAAP, invented ones; a bad file is refused whole, with the line."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jupyter_psydyn.lexicon import Lexicon, Phrase, load_lexicon
from jupyter_psydyn.lexicon.own import load_exclusions, load_weights

GARDEN = (
    "\n"
    "PLANTS\n"
    "\tFRUIT\n"
    "\t\tLEMON* (1)\n"
    "\t\tfig (1)\n"
    "\tHEDGE (LOW)\n"
    "\t\tBOX_TREE* (1)\n"
    "\t\tYEW\t(0.5)\n"
    "WEATHER\n"
    "\n"
    "\tRAIN* (1)\n"
    "\t@STORM [RAIN* NEAR WIND* /S] (1)\n"
)


def written(tmp_path: Path, name: str, content: str) -> Path:
    path = tmp_path / name
    path.write_bytes(content.encode())
    return path


def test_categories_are_called_by_their_way_from_the_top(tmp_path: Path) -> None:
    garden = load_lexicon(written(tmp_path, "garden.cat", GARDEN))
    assert isinstance(garden, Lexicon)
    assert garden.by_form
    assert {one.name: set(one.words) for one in garden.categories} == {
        "PLANTS:FRUIT": {"lemon*", "fig"},
        "PLANTS:HEDGE (LOW)": {"yew"},
        "WEATHER": {"rain*"},
    }
    assert garden.phrases == (Phrase(("box", "tree*"), "PLANTS:HEDGE (LOW)"),)
    assert "weights other than 1 left out of 1 patterns; 1 rules left out" in garden.provenance


def test_the_same_file_with_other_line_ends_and_a_capital_ending(tmp_path: Path) -> None:
    ours = load_lexicon(written(tmp_path, "garden.cat", GARDEN))
    theirs = load_lexicon(written(tmp_path, "GARDEN.CAT", GARDEN.replace("\n", "\r\n")))
    assert theirs.categories == ours.categories


def test_exclusions_are_a_pattern_a_line(tmp_path: Path) -> None:
    assert load_exclusions(written(tmp_path, "garden.exc", "RAINB*\n\nFIGURE\n")) == {"rainb*", "figure"}
    with pytest.raises(ValueError, match=r"lexicon 'bad\.exc', line 2: 'r\*n': \* may stand only at the end"):
        load_exclusions(written(tmp_path, "bad.exc", "fig\nr*n\n"))


def test_a_weighted_list(tmp_path: Path) -> None:
    found = load_weights(written(tmp_path, "vivid.Wt", "The 1\nthink -1\n\nit -.875\n3 .5\nthe 1.0\n"))
    assert found.weighted
    assert found.name == "vivid"
    assert found.weights == {"the": 1, "think": -1, "it": -0.875, "3": 0.5}
    assert "think" not in repr(found)


def test_a_plain_list_is_a_lexicon_of_one_category_too(tmp_path: Path) -> None:
    path = written(tmp_path, "no.Wt", "not\nnever\n")
    found = load_weights(path)
    assert not found.weighted
    assert found.weights == {"not": 1, "never": 1}
    (category,) = load_lexicon(path).categories
    assert (category.name, category.words) == ("no", {"not", "never"})


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("a.cat", "", "line 1: no pattern stands below a category"),
        ("a.cat", "A\n\tB\n", "line 1: no pattern stands below a category"),
        ("a.cat", "LEMON* (1)\n", r"line 1: 'LEMON\* \(1\)' stands below no category"),
        ("a.cat", "A\n\t\tLEMON (1)\n", r"line 2: 'LEMON \(1\)' is set in further than the line above"),
        ("a.cat", "A\n\tB\n\t\tC (1)\nD\n\t\tE (1)\n", r"line 5: 'E \(1\)' is set in further"),
        ("a.cat", "A\n  LEMON (1)\n", "line 2: a line is set in by tabs"),
        ("a.cat", "A\n\tLE*MON (1)\n", r"line 2: 'LE\*MON': \* may stand only at the end"),
        ("a.cat", "A\n\t* (1)\n", "line 2: no word stands here"),
        ("a.wt", "", "line 1: no word stands here"),
        ("a.wt", "sea\nthe 1\n", "line 2: 'the 1': as on the first line, one word"),
        ("a.wt", "the 1\nsea\n", "line 2: 'sea': as on the first line, a word and its weight"),
        ("a.wt", "the 1\nthe -1\n", "line 2: 'the' is there twice, with another weight"),
        ("a.wt", "the 1.5\n", "line 1: '1.5' is no weight from -1 to 1"),
        ("a.wt", "the nan\n", "line 1: 'nan' is no weight from -1 to 1"),
        ("a.wt", "the one\n", "line 1: 'one' is no weight from -1 to 1"),
        ("a.wt", "sea*\n", r"line 1: 'sea\*': these lists have whole words"),
        ("a.wt", "# Copyright\nthe 1\n", "line 1: a notice stands here, which its authors ask you to read"),
        ("a.wt", "the 1\n", r"line 1: a list with weights is no category; give it to psd\.association"),
    ],
)
def test_what_is_no_list_is_said_in_one_line(tmp_path: Path, name: str, content: str, message: str) -> None:
    with pytest.raises(ValueError, match=message) as error:
        load_lexicon(written(tmp_path, name, content))
    assert f"lexicon {name!r}" in str(error.value)
    assert "\n" not in str(error.value)


@given(st.text("\t\n A@_*-()1.", max_size=60), st.sampled_from(["a.cat", "a.wt"]))
@settings(deadline=None)
def test_no_text_breaks_the_readers(tmp_path_factory: pytest.TempPathFactory, text: str, name: str) -> None:
    path = tmp_path_factory.mktemp("any") / name
    path.write_text("A\n" + text)
    try:
        load_lexicon(path)
    except ValueError as error:
        assert "\n" not in str(error)  # noqa: PT017
