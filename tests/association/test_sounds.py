"""How alike two words sound."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jupyter_psydyn.association.sounds import alike, common, letters, phonemes


def test_sounds_are_those_of_the_dictionary() -> None:
    assert phonemes("Chair") == ("CH", "EH", "R")
    assert phonemes("ice-cream") == ("AY", "S", "K", "R", "IY", "M")
    assert phonemes("gumper") is None


@pytest.mark.parametrize(
    ("first", "second", "share"),
    [
        ("chair", "air", 1.0),  # EH R in CH EH R
        ("music", "masonic", 3 / 6),  # M Y UW Z IH K in M AH S AA N IH K: M, IH, K
        ("white", "when", 1 / 3),  # W AY T, W EH N
        ("gumper", "hammer", 0.6),  # by letters: g u m p e r, h a m e r: m, e, r of 5
        ("", "sea", 0.0),
        ("7", "sea", 0.0),
    ],
)
def test_the_share_of_the_shorter_ones_sounds(first: str, second: str, share: float) -> None:
    assert alike(first, second) == pytest.approx(share)
    assert alike(second, first) == pytest.approx(share)


def test_a_doubled_letter_is_one_sound() -> None:
    assert letters("Hummer!") == ("h", "u", "m", "e", "r")


@given(st.text(max_size=10), st.text(max_size=10))
@settings(deadline=None)
def test_is_a_share_whatever_is_said(one: str, other: str) -> None:
    assert 0 <= alike(one, other) <= 1


@given(st.lists(st.sampled_from("abc"), max_size=7), st.lists(st.sampled_from("abc"), max_size=7))
@settings(deadline=None)
def test_what_both_have_in_order_is_the_longest_there_is(one: list[str], other: list[str]) -> None:
    def longest(a: tuple[str, ...], b: tuple[str, ...]) -> int:
        if not a or not b:
            return 0
        if a[0] == b[0]:
            return 1 + longest(a[1:], b[1:])
        return max(longest(a[1:], b), longest(a, b[1:]))

    assert common(one, other) == longest(tuple(one), tuple(other))
