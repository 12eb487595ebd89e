"""Characters by the coder: what words tell of who is meant. All sentences are ours."""

import pytest

from jupyter_psydyn.hvdc.coder.chains import figures
from jupyter_psydyn.hvdc.coder.characters import characters, code_of, describe, kin_of
from jupyter_psydyn.hvdc.coder.dream import code_dream
from jupyter_psydyn.hvdc.coder.people import first_name, listed
from jupyter_psydyn.hvdc.coder.reading import read
from jupyter_psydyn.hvdc.coder.weights import decision


def codes(text, sex=""):
    """The codes of all figures of a text, counted or not."""
    reading = read(text)
    return [str(code_of(one, describe(reading, one), sex)[0]) for one in figures(reading)]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("My father came in.", "1MFA"), ("My mother was cooking.", "1FMA"), ("My parents called me.", "2JXA"),
        ("My brother Tim ran away.", "1MBA"), ("My little brother (4) cried.", "1MBC"),
        ("My sister (15) laughed.", "1FTT"), ("My husband drove the car.", "1MHA"),
        ("My wife smiled at me.", "1FWA"), ("My son fell down.", "1MAC"), ("My daughter sang.", "1FDC"),
        ("My uncle Henry waved.", "1MRA"), ("My grandmother knitted.", "1FRA"), ("Dad was there.", "1MFA"),
        ("A policeman stopped me.", "1MOA"), ("A waitress spilled the soup.", "1FOA"),
        ("My boyfriend kissed me.", "1MKA"), ("Suddenly a dog barked at me.", "1ANI"),
        ("Several cats were sleeping.", "2ANI"), ("A bear chased us.", "1ANI"), ("I saw a ghost.", "1CZZ"),
        ("My brothers were fighting.", "2MBA"),
    ],
)  # fmt: skip
def test_one_figure(text, code):
    assert codes(text) == [code]


@pytest.mark.parametrize(
    ("text", "kin"),
    [
        ("My sister's husband came.", "R"), ("My brother's wife was there.", "R"),
        ("I held my sister's baby.", "R"),
        ("A stranger's mother came.", ""), ("My cousin came.", "R"),
    ],
)  # fmt: skip
def test_kin_of_kin_are_relatives_and_kin_of_others_are_not(text, kin):
    assert kin_of(figures(read(text))[-1]) == kin


@pytest.mark.parametrize(
    ("text", "n"),
    [
        ("A man came in. The man sat down.", 1), ("A man came in. Another man sat down.", 2),
        ("A man came in. He sat down and I gave him tea.", 1),
        ("My mother was there. Mother said she was tired.", 1),
        ("Karen called. I told Karen to wait.", 1), ("My friend Karen called. Karen was sad.", 1),
        ("A man and a woman came in.", 2), ("My aunt is a nurse.", 1), ("I was a nurse.", 0),
        ("The woman turned around. She was my teacher.", 1), ("A boy ran by. The lad was tall.", 1),
        ("My mother and her mother were there.", 2), ("My cousin (29) Jack came. Jack sang.", 1),
        ("My cousin, Jack, came.", 1),
    ],
)  # fmt: skip
def test_mentions_of_one_are_one_figure(text, n):
    assert len(figures(read(text))) == n


@pytest.mark.parametrize(
    ("text", "sex"),
    [("My cousin said he was late.", "M"), ("The doctor told us she was sorry.", "F"),
     ("Helen came.", "F"),
     ("Walter came.", "M"), ("The boys shouted.", "M"), ("Three women sang.", "F"),
     ("Mrs. Abbott came.", "F")],
)  # fmt: skip
def test_sex_by_word_pronoun_and_name(text, sex):
    assert codes(text)[0][1] == sex


def test_the_dreamer_is_never_a_character():
    assert codes("I looked at myself in the mirror and we were alone, my hands and I.") == []


def test_a_friend_has_the_dreamers_sex_only_where_it_is_known():
    text = "I was walking home with a good friend of mine."
    assert [codes(text, sex)[0][1] for sex in ("F", "M", "")] == ["F", "M", "I"]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("A man I had never seen before was chasing me. He was a complete stranger.", "S"),
        ("A boy I know from my school was chasing me. I dated him.", "K"),
        ("My roommate was chasing me.", "K"),
    ],
)
def test_whether_the_dreamer_knows_somebody(text, wanted):
    assert codes(text, "F")[0][2] == wanted


def test_who_is_denied_or_only_named_in_passing_is_held_less_likely():
    there = next(
        one
        for one in code_dream("My father was standing in the yard and he called me.")
        if one.field == "char"
    )
    missing = [one for one in code_dream("There was no policeman in the yard.") if one.field == "char"]
    assert there.confidence > 0.7
    assert not missing


def test_as_many_characters_as_the_figures_probabilities_add_up_to():
    text = "My mother sang. Someone knocked. The neighbors and the police and everyone heard it, others too."
    reading = read(text)
    people = figures(reading)
    expected = sum(decision("character").yes(describe(reading, one)) for one in people)
    found = characters(reading, people, "F")
    assert len(found) == round(expected) < len(people)
    assert "1FMA" in [str(one.code) for one in found]


def test_lists_and_names():
    assert listed("mother").identity == "M"
    assert listed("fireman").sex == "M"
    assert listed("table") is None
    assert (first_name("George"), first_name("Alice"), first_name("Pat"), first_name("Table")) == (
        "M",
        "F",
        "?",
        None,
    )


def test_nobody_is_a_relative_of_their_own():
    text = (
        "His father came with his brother. His brother and his father said their mother was his son's baby."
    )
    assert all(len(code) == 4 for code in codes(text * 2))
