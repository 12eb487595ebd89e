"""Where words go when the text around them is edited."""

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jupyter_psydyn.journal import Entry, Moment, Session
from jupyter_psydyn.journal.anchor import follow
from jupyter_psydyn.journal.rules import settled

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


class TestMoments:
    """When the words of a stream were said goes with them through an edit."""

    def moments(self, old: str, new: str, *spans: tuple[int, int]) -> list[tuple[int, int, float]]:
        said = tuple(
            Moment(start, end, 1000.0 * at, 1000.0 * at + 500) for at, (start, end) in enumerate(spans)
        )
        before = Entry(
            "s", kind="association", parts={"association": old}, session=Session("stream", moments=said)
        )
        after = settled(replace(before, parts={"association": new}), before)
        assert after.session is not None
        return [(one.start, one.end, one.from_ms) for one in after.session.moments]

    def test_a_corrected_letter_leaves_them(self) -> None:
        assert self.moments("teh sea", "the sea", (0, 7)) == [(0, 7, 0.0)]

    def test_a_corrected_letter_in_one_leaves_the_others(self) -> None:
        old, new = "one\nfuor\nsix", "one\nfour\nsix"
        assert self.moments(old, new, (0, 3), (4, 8), (9, 12)) == [
            (0, 3, 0.0),
            (4, 8, 1000.0),
            (9, 12, 2000.0),
        ]

    def test_the_same_words_twice_keep_their_order(self) -> None:
        found = self.moments("yes\nno\nyes", "yes\nno\nyea", (0, 3), (4, 6), (7, 10))
        assert found == [(0, 3, 0.0), (4, 6, 1000.0), (7, 10, 2000.0)]

    def test_words_before_push_them_on(self) -> None:
        assert self.moments("sea", "the sea", (0, 3)) == [(4, 7, 0.0)]
        assert self.moments("one two", "one or two", (0, 3), (4, 7)) == [(0, 3, 0.0), (7, 10, 1000.0)]

    def test_what_was_taken_out_has_no_time(self) -> None:
        assert self.moments("one two six", "one six", (0, 3), (4, 8), (8, 11)) == [
            (0, 3, 0.0),
            (4, 7, 2000.0),
        ]

    @given(st.text("ab ", max_size=12), st.text("ab ", max_size=12), st.data())
    @settings(deadline=None)
    def test_their_order_holds_and_they_stand_in_the_text(
        self, old: str, new: str, data: st.DataObject
    ) -> None:
        borders = sorted(data.draw(st.sets(st.integers(0, len(old)), max_size=6)))
        spans = list(zip(borders[::2], borders[1::2], strict=False))
        found = self.moments(old, new, *spans)
        assert found == sorted(found, key=lambda one: one[2])
        assert all(0 <= start < end <= len(new) for start, end, _ in found)
        assert all(one[1] <= other[0] for one, other in pairwise(found))
