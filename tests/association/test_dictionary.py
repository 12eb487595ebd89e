"""Dictionaries: an invented one counted by hand; Martindale's where a file of it is given."""

import json
import os
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jupyter_psydyn.association import chains_of
from jupyter_psydyn.association.speech.dictionary import DictionaryCounts, dictionary
from jupyter_psydyn.corpus import Corpus, Document, tokens
from jupyter_psydyn.lexicon import Category, Lexicon, load_lexicon

SHARED = Path(__file__).parents[3] / "shared" / "data"

GARDEN = """PRIMARY
\tFOOD
\t\tLEMON* (1)
\t\tFIG (1)
\tLIGHT
\t\tLAMP* (1)
\t\tGREEN_HOUSE* (1)
SECONDARY
\tPLAN* (1)
\tLONG-TERM (1)
FEELING
\tANGER
\t\tPLANTAIN* (1)
\t\tHAT* (1)
\tFONDNESS
\t\tHATBAND* (1)
"""


@pytest.fixture
def garden(tmp_path: Path) -> Path:
    path = tmp_path / "garden.cat"
    path.write_text(GARDEN)
    return path


def counts(result: DictionaryCounts) -> dict[str, int]:
    return dict(zip(result.frame["category"], result.frame["count"], strict=True))


TEXTS = Corpus(
    (
        Document("d1", {"report": "Lemons by the lamp. We planned to eat the LEMON, no figs."}),
        Document("d2", {"report": "A lamp and another lamp.", "association": "lemon, fig"}),
        Document("d3", {"report": "Nothing here."}),
    )
)


def test_categories_and_what_they_are_part_of(garden: Path) -> None:
    """Of 19 words: lemons, lamp, planned, lemon, lamp, lamp. (figs is not FIG, and that is a whole word.)"""
    result = dictionary(TEXTS, garden)
    assert counts(result) == {
        "PRIMARY": 5,
        "PRIMARY:LIGHT": 3,
        "PRIMARY:FOOD": 2,
        "SECONDARY": 1,
    }
    rows = result.frame.set_index("category")
    assert rows.loc["PRIMARY", "share"] == pytest.approx(5 / 19)
    assert rows.loc["PRIMARY", "matched_share"] == pytest.approx(5 / 6)
    assert rows["entries"].to_dict() == {"PRIMARY": 2, "PRIMARY:LIGHT": 2, "PRIMARY:FOOD": 1, "SECONDARY": 1}
    assert rows.loc["PRIMARY", "forms"] == "lamp, lemon, lemons"
    assert result.caption == "6 of 19 words in garden; part report"
    assert result.primordial == pytest.approx(100 * (5 - 1) / 19)
    assert any("+21.1 % of the words" in note for note in result.notes)
    assert any(
        note.startswith("garden has 6 of 19 words (32 %); one word more or less is 5.3 %")
        for note in result.notes
    )
    assert any("3 of 7 categories do not come" in note for note in result.notes)
    assert result.picture == {}


def test_the_passages_of_a_category(garden: Path) -> None:
    result = dictionary(TEXTS, garden)
    assert [str(one) for one in result.evidence("PRIMARY:FOOD").passages] == [
        "[Lemons] by the lamp.",
        "We planned to eat the [LEMON], no figs.",
    ]
    assert [str(one) for one in result.evidence("PRIMARY:LIGHT").passages] == [
        "Lemons by the [lamp].",
        "A [lamp] and another [lamp].",
    ]


def test_patterns_match_whole_words_and_never_inside_of_one(garden: Path) -> None:
    assert counts(dictionary("Melemons, unlemon and a fig-leaf.", garden)) == {
        "PRIMARY": 1,
        "PRIMARY:FOOD": 1,
    }
    assert counts(dictionary("figs figment", garden)) == {}


def test_a_beginning_alone_is_not_enough(garden: Path) -> None:
    """lemonodor.com is nobody's fruit, though it begins as one."""
    result = dictionary("A lemonodor, two lemons.", garden)
    assert result.frame.loc[result.frame["category"] == "PRIMARY:FOOD", "forms"].item() == "lemons"
    assert any("no word list knows them: 1 word (lemonodor). Not counted" in note for note in result.notes)
    assert counts(dictionary("A lemonodor, two lemons.", garden, stems="any"))["PRIMARY:FOOD"] == 2


def test_a_word_counts_by_the_shortest_pattern_or_by_the_longest(garden: Path) -> None:
    """plantain is no plan, but PLAN* is what it begins with."""
    shortest, longest = (dictionary("a plantain", garden, overlap=one) for one in ("shortest", "longest"))
    assert counts(shortest) == {"SECONDARY": 1}
    assert counts(longest) == {"FEELING": 1, "FEELING:ANGER": 1}
    assert any("several categories: 1 word (plantain). The shortest" in note for note in shortest.notes)
    assert longest.to_code().endswith(f"dictionary(text, {str(garden)!r}, overlap='longest')\n")
    assert counts(dictionary("a hatband", garden)) == {"FEELING": 1, "FEELING:ANGER": 1}


def test_phrases_count_as_one(garden: Path) -> None:
    """Words in a row, blanks or a hyphen between them, in one sentence; the passage marks all of it."""
    result = dictionary("Green houses. A green-house. Green. House.", garden)
    assert counts(result) == {"PRIMARY": 2, "PRIMARY:LIGHT": 2}
    assert [str(one) for one in result.evidence(0).passages] == ["[Green houses].", "A [green-house]."]


def test_patterns_with_a_hyphen_need_words_with_hyphens(garden: Path) -> None:
    without, with_hyphens = (dictionary("a long-term stay", garden, hyphens=one) for one in (False, True))
    assert counts(without) == {}
    assert any("Patterns with a hyphen: 1. Only hyphens=True finds them." in note for note in without.notes)
    assert counts(with_hyphens) == {"SECONDARY": 1}


def test_words_that_never_count(garden: Path, tmp_path: Path) -> None:
    never = tmp_path / "garden.exc"
    never.write_text("PLANN*\nLEMON\n")
    result = dictionary(TEXTS, garden, exclude=never)
    assert counts(result) == {"PRIMARY": 4, "PRIMARY:LIGHT": 3, "PRIMARY:FOOD": 1}
    assert any("list of exclusions: 2 words (lemon, planned). Not counted." in note for note in result.notes)
    assert f"exclude={str(never)!r}" in result.to_code()


def test_associations_and_other_parts(garden: Path) -> None:
    said = chains_of([["garden", "lemon", "plans"], ["house", "lamp"]])
    assert counts(dictionary(said, garden)) == {
        "PRIMARY": 2,
        "PRIMARY:FOOD": 1,
        "PRIMARY:LIGHT": 1,
        "SECONDARY": 1,
    }
    assert counts(dictionary(TEXTS, garden, parts=("association",)))["PRIMARY:FOOD"] == 2


def test_a_liwc_word_is_in_several_categories(tmp_path: Path) -> None:
    path = tmp_path / "own.dic"
    path.write_text("%\n1\taffect\n2\tjoy\n%\nglad*\t1\t2\nkind of\t1\n")
    result = dictionary("Gladly, kind of.", path)
    assert counts(result) == {"affect": 2, "joy": 1}
    assert result.frame.set_index("category").loc["affect", "matched_share"] == 1
    assert result.primordial is None


def test_a_plain_list_of_words(tmp_path: Path) -> None:
    path = tmp_path / "denying.Wt"
    path.write_text("no\nnever\n")
    assert counts(dictionary("No, no, never.", path)) == {"denying": 3}


def test_nothing_to_count(garden: Path) -> None:
    assert dictionary("", garden).notes == ("No text with words: there is nothing to count yet.",)
    assert len(dictionary("Stones.", garden)) == 0


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"overlap": "best"}, "overlap: 'best'; choose shortest, longest"),
        ({"stems": "all"}, "stems: 'all'; choose known, any"),
        ({"parts": ("dream",)}, "parts: dream; choose from report"),
        ({"exclude": "no.exc"}, r"lexicon 'no\.exc' cannot be read"),
    ],
)
def test_options_that_cannot_be(garden: Path, options: dict[str, Any], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        dictionary("a lamp", garden, **options)


def test_a_lexicon_of_base_forms_is_for_symbols() -> None:
    with pytest.raises(ValueError, match=r"goes by base forms and WordNet: use psd\.symbols"):
        dictionary("a lamp", load_lexicon())


PATTERNS = st.lists(st.tuples(st.text("ab", min_size=1, max_size=3), st.booleans()), min_size=1, max_size=6)


@given(PATTERNS, st.text("ab .", max_size=40))
@settings(deadline=None)
def test_every_count_is_a_count_of_tokens(patterns: list[tuple[str, bool]], text: str) -> None:
    words = frozenset(start + "*" * prefix for start, prefix in patterns)
    own = Lexicon("own", "", "", (Category("all", words=words),), by_form=True)
    wanted = [
        token.word
        for token in tokens(text)
        if any(token.word.startswith(start) if prefix else token.word == start for start, prefix in patterns)
    ]
    result = dictionary(text, own, stems="any")
    assert counts(result) == ({"all": len(wanted)} if wanted else {})
    passages = result.evidence(0).passages if wanted else ()
    assert sum(mark for one in passages for _, mark in one.segments) == len(wanted)


if "PSYDYN_RID" in os.environ:
    # The Regressive Imagery Dictionary has no licence, so a checkout has none: PSYDYN_RID=RID.CAT, with the
    # exclusions beside it as RID.EXC (made of PyPI's regressive-imagery-dictionary 0.2.0).

    @pytest.mark.shared
    def test_the_regressive_imagery_dictionary_as_rid_py_counts_it() -> None:
        path = Path(os.environ["PSYDYN_RID"])
        passage = (SHARED / "speechgraph" / "scarlet_passage.txt").read_text(encoding="utf-8")
        expected = json.loads((SHARED / "rid_reference_counts.json").read_text(encoding="utf-8"))
        words, top, categories = expected["scarlet_passage"]

        own = load_lexicon(path)
        assert len(own.categories) == 43
        assert sum(len(one.words) + len(one.phrases) for one in own.categories) == 3150
        result = dictionary(passage, path, exclude=path.with_suffix(".EXC"))
        assert f"of {words} words" in result.caption
        found = counts(result)
        assert {name: found[name] for name in (*top, *categories)} == {**top, **categories}
        # And no other leaf: what else has rows are the groups between.
        leaves = {name for name in found if not any(other.startswith(f"{name}:") for other in found)}
        assert leaves == set(categories)
