"""Where words go when the text around them is edited."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jupyter_psydyn.journal.anchor import follow

TEXT = "I see the water. The water sees me."  # "water" at 10 and at 21


@pytest.mark.parametrize(
    ("new", "start", "place"),
    [
        (TEXT, 21, 21),
        ("Then " + TEXT, 10, 15),
        ("Then " + TEXT, 21, 26),
        (TEXT + " I wake.", 21, 21),
        ("I see the deep water. The water sees me.", 10, 15),
        ("I see the deep water. The water sees me.", 21, 26),
        # The first is gone: the element takes the nearest that is left, none may be invented.
        ("I see the river. The water sees me.", 10, 21),
        ("I see the river. The river sees me.", 21, None),
        ("", 21, None),
        # A wave is two UTF-16 units and one code point: it moves what follows by one.
        ("\U0001f30a" + TEXT, 10, 11),
    ],
)
def test_an_edit_carries_the_words(new, start, place):
    assert follow(TEXT, new, start, "water") == place


def test_words_that_were_lost_are_found_again_where_they_stood():
    gone = "I see the . The water sees me."
    assert follow(gone, TEXT, 10, "water") == 10


def test_of_two_equally_near_it_is_the_earlier():
    assert follow("..xx..", "xx..xx", 2, "xx") == 0


texts = st.text(alphabet="ab \U0001f30aש", max_size=12)


@given(texts, texts, texts, texts, texts)
def test_words_outside_an_edit_move_with_it(before, quote, between, old, new):
    quote += "q"
    text, edited = before + quote + between + old, before + quote + between + new
    assert follow(text, edited, len(before), quote) == len(before)
    text, edited = old + between + quote + before, new + between + quote + before
    place = follow(text, edited, len(old + between), quote)
    assert place is not None
    assert edited[place : place + len(quote)] == quote


@given(texts, texts, st.integers(0, 20), texts.filter(bool))
def test_where_it_says_there_the_quote_stands(old, new, start, quote):
    place = follow(old, new, start, quote)
    assert (place is None) == (quote not in new)
    assert place is None or new[place : place + len(quote)] == quote
