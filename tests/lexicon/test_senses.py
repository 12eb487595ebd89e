"""Where a word's category hangs on its sense, the senses stand in the lexicon for anyone to read."""

import pytest

from jupyter_psydyn.lexicon import Lexicon, base_form, bases_of, load_lexicon, stop_words


def chosen(lexicon: Lexicon, word: str, pos: str, *nearby: str) -> tuple[str, ...]:
    """What a reader does: of the senses this use can have, the one with most cues, or the first."""
    senses = [one for one in lexicon.senses_of(word) if one.pos in ("", pos)]
    return max(senses, key=lambda one: len(one.cues & set(nearby))).categories


@pytest.mark.parametrize(
    ("word", "pos", "nearby", "categories"),
    [
        ("bank", "n", ["robber", "walk"], ("money",)),
        ("bank", "n", ["river", "sit"], ("water", "earth")),
        ("bear", "n", ["forest"], ("wild animals", "animals")),
        ("bear", "v", ["forest"], ()),
        ("spring", "n", ["drink", "hot"], ("water",)),
        ("spring", "n", ["april"], ()),
        ("watch", "v", ["time"], ()),
        ("watch", "n", [], ("late",)),
        ("pool", "n", ["billiard", "cue"], ("play",)),
        ("trunk", "n", ["elephant"], ("animals",)),
        ("trunk", "n", ["attic"], ("containers",)),
        ("park", "v", [], ("vehicles",)),
        ("school", "n", ["swim", "shark"], ("fish", "animals")),
        ("miss", "v", ["train"], ("late",)),
    ],
)
def test_the_neighbours_decide(word: str, pos: str, nearby: list[str], categories: tuple[str, ...]) -> None:
    assert chosen(load_lexicon(), word, pos, *nearby) == categories


def test_without_neighbours_the_default_sense_counts() -> None:
    lexicon = load_lexicon()
    for word, senses in lexicon.senses.items():
        assert lexicon.categories_of(word) == senses[0].categories


def test_a_word_with_one_sense_needs_no_choice() -> None:
    assert load_lexicon().senses_of("water") == ()


def test_the_table_is_small_and_well_made() -> None:
    lexicon = load_lexicon()
    assert 40 <= len(lexicon.senses) <= 100
    for word, senses in lexicon.senses.items():
        assert len(senses) > 1, word
        assert len({one.categories for one in senses}) == len(senses), word
        assert all(one.cues or one.pos or not one.categories or one is senses[0] for one in senses), word
        # Each use of the word has a sense, so that there is always one to choose.
        assert {one.pos for one in senses} & {"", "n"}, word


def test_words_and_cues_are_base_forms() -> None:
    lexicon = load_lexicon()
    for word, senses in lexicon.senses.items():
        assert word in bases_of(word), word
        assert [cue for one in senses for cue in one.cues if base_form(cue) != cue] == [], word
    for category in lexicon.categories:
        assert [word for word in category.words if word not in bases_of(word)] == [], category.name
        assert [p for p in category.phrases if any(base_form(one) != one for one in p.split())] == []


def test_no_cue_speaks_for_two_senses() -> None:
    for word, senses in load_lexicon().senses.items():
        for pos in ("n", "v"):
            cues = [cue for one in senses if one.pos in ("", pos) for cue in one.cues]
            assert len(cues) == len(set(cues)), (word, [cue for cue in cues if cues.count(cue) > 1])


def test_a_symbol_is_no_word_of_telling() -> None:
    function = stop_words("function")
    assert [w for one in load_lexicon().categories for w in one.words if w in function] == []
