"""Complex indicators of single reactions, by invented protocols whose answers are worked out by hand."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jupyter_psydyn.association.wordlist.indicators import (
    SEEN,
    carried,
    clangs,
    perseverations,
    repeats,
    reproduced,
    said,
    several_words,
    signs,
)
from jupyter_psydyn.corpus.associations import Reaction, WordList

TEXTS = st.one_of(st.text(max_size=30), st.sampled_from(["", " ", "to", "the", "(", "...", "?", "a a", "🙂"]))


def reactions_to(*pairs: tuple[str, str]) -> list[Reaction]:
    return [Reaction(stimulus, text, failed=not text) for stimulus, text in pairs]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("to sing", ("sing",)),
        ("A Man", ("man",)),
        ("the", ("the",)),
        ("to", ("to",)),
        ("salty (laughs)", ("salty",)),
        ("mother-in-law", ("mother-in-law",)),
        ("don’t", ("don't",)),
        ("1914", ()),
        ("", ()),
    ],
)
def test_the_words_of_a_reaction(text: str, words: tuple[str, ...]) -> None:
    assert said(text) == words


@pytest.mark.parametrize(
    "text",
    [
        "",
        "?",
        "1914",
        "sea",
        "to sing",
        "a man",
        "the sea",
        "ice cream",
        "get up",
        "ice creams",
        "mother-in-law",
        "to go (coughs)",
        "don't",
        "(what was that again?) sea",
    ],
)
def test_one_word_however_it_is_written(text: str) -> None:
    assert not several_words(text)


@pytest.mark.parametrize(
    "text",
    [
        "do not like",
        "all kinds",
        "black or blue",
        "sea, waves",
        "I . .",
        "he …",
        "I...",
        "my mother",
        "sea " * 200,
    ],
)
def test_several_words_and_sentences_broken_off(text: str) -> None:
    assert several_words(text)


def test_the_stimulus_is_repeated_where_it_is_marked_or_is_the_whole_reaction() -> None:
    assert repeats(Reaction("to fall", "Fall"))
    assert repeats(Reaction("sea", "the sea (coughs)"))
    assert repeats(Reaction("sea", "", failed=True, marks=("repeated",)))
    assert not repeats(Reaction("sea", "seas"))
    assert not repeats(Reaction("sea", "the sea is wide"))
    assert not repeats(Reaction("", "", failed=True))


@pytest.mark.parametrize(
    ("text", "again", "how"),
    [
        ("boats", None, ""),
        ("boats", "Boat", "same"),
        ("to go", "went", "same"),
        ("a man", "man", "same"),
        ("boats", "ship", "changed"),
        ("boats", "", "missing"),
        ("boats", "  ", "missing"),
        ("", "", "same"),
        ("", "ship", "changed"),
        ("1914", "1914", "same"),
        ("1914", "1915", "changed"),
        ("?", "", "missing"),
    ],
)
def test_a_reproduction_is_compared_by_base_form(text: str, again: str | None, how: str) -> None:
    assert reproduced(Reaction("sea", text, failed=not text, reproduction=again)) == how


def test_a_reaction_that_comes_back_to_another_stimulus_perseverates() -> None:
    some = reactions_to(("sea", "wet"), ("rain", "a Wet"), ("sun", "hot"), ("sea", "wet"), ("moon", ""))
    assert perseverations(some)[0] == [False, True, False, True, False]


def test_the_same_reaction_to_the_same_stimulus_is_no_perseveration() -> None:
    assert perseverations(reactions_to(("sea", "wet"), ("Sea", "wet")))[0] == [False, False]


def test_failures_are_not_the_same_reaction() -> None:
    assert perseverations(reactions_to(*[(f"word {n}", "") for n in "abcdef"])) == ([False] * 6, [False] * 6)


def test_five_different_stimuli_with_one_reaction_are_stereotyped_and_four_are_not() -> None:
    four = reactions_to(*[(word, "good") for word in ("sea", "rain", "sun", "moon")])
    assert perseverations(four)[1] == [False] * 4
    assert perseverations([*four, *reactions_to(("moon", "good"))])[1] == [False] * 5
    assert perseverations([*four, *reactions_to(("star", "goods"))])[1] == [True] * 5


@pytest.mark.parametrize(
    ("late", "hampered", "from_"),
    [
        ("1111111", "0000000", (0, 1, 1, 1, 0, 5, 5)),  # three at most, then it begins anew
        ("1011", "0000", (0, 0, 0, 3)),  # a reaction in time ends it
        ("0111", "1000", (0, 1, 1, 1)),  # after a failure
        ("01111", "10000", (0, 1, 1, 1, 0)),
        ("0111", "1010", (0, 1, 0, 3)),  # hampered itself: begins anew
        ("000", "111", (0, 0, 0)),  # carried on are times only
        ("", "", ()),
    ],
)
def test_a_disturbance_is_carried_on_over_three_reactions_at_most(
    late: str, hampered: str, from_: tuple[int, ...]
) -> None:
    assert carried([one == "1" for one in late], [one == "1" for one in hampered]) == from_


@given(st.lists(st.tuples(st.booleans(), st.booleans()), max_size=40))
@settings(deadline=None)
def test_what_is_carried_on_is_prolonged_and_begins_one_to_three_before(
    rows: list[tuple[bool, bool]],
) -> None:
    late, hampered = [one for one, _ in rows], [one for _, one in rows]
    found = carried(late, hampered)
    for at, source in enumerate(found, 1):
        if source:
            assert late[at - 1]
            assert 1 <= at - source <= 3
            assert found[source - 1] == 0
            assert late[source - 1] or hampered[source - 1]


def test_a_clang_is_half_of_the_shorter_words_sounds_but_no_grammatical_form() -> None:
    assert clangs(Reaction("ship", "trip"))
    assert clangs(Reaction("to sing", "ring"))
    assert not clangs(Reaction("cat", "dog"))
    assert not clangs(Reaction("boat", "boats"))
    assert not clangs(Reaction("boat", "boat"))
    assert not clangs(Reaction("ship", "trip and ship"))
    assert not clangs(Reaction("ship", "", failed=True))


def test_signs_in_words_name_each_disturbance_once() -> None:
    test = WordList(
        "t",
        (
            Reaction("sea", "", failed=True, marks=("misunderstood", "laughed")),
            Reaction("rain", "wet", 3000, reproduction="cold"),
            Reaction("sun", "wet", 1000, marks=("gesture", "foreign", "unheard of")),
        ),
    )
    first, second, third = signs(test, 1000)
    assert first.words == ("failed", "misunderstood", "laughed")
    assert second.words == ("prolonged after 1", "reproduction changed")
    assert third.words == ("perseverated", "foreign", "gesture")


def test_what_is_stereotyped_counts_once_and_a_clang_not_at_all() -> None:
    pairs = [(word, "trip") for word in ("sea", "rain", "sun", "moon", "ship")]
    last = signs(WordList("t", tuple(reactions_to(*pairs))), None)[-1]
    assert (last.perseverated, last.stereotyped, last.clang) == (True, True, True)
    assert last.words == ("stereotyped",)


@given(
    st.lists(
        st.builds(
            Reaction,
            stimulus=TEXTS,
            text=TEXTS,
            ms=st.none() | st.floats(),
            failed=st.booleans(),
            marks=st.lists(st.sampled_from([*SEEN, "repeated", "misunderstood", "?"])).map(tuple),
            reproduction=st.none() | TEXTS,
        ),
        max_size=8,
    ),
    st.none() | st.floats(),
)
@settings(deadline=None)
def test_whatever_was_said_there_is_an_answer(some: list[Reaction], threshold: float | None) -> None:
    found = signs(WordList("t", tuple(some)), threshold)
    assert len(found) == len(some)
    for one in found:
        assert len(set(one.words)) == len(one.words)
        assert one.after == 0 or one.prolonged
        assert not (one.failed and (one.prolonged or one.perseverated or one.clang or one.several_words))
