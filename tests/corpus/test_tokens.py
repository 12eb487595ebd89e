"""Words and sentences are found with spans that never shift."""

import itertools
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jupyter_psydyn.corpus import clean, normalise, sentences, tokens

AWKWARD = "water Wasser's don’t 👩‍👧 ❤️ naïve cafe\u0301 שָׁלוֹם مَاء Ⅷ ² _ 9"
AWKWARD += " \r\n \r \x00 Dr. I. … \n\n . ! ? ” ) \U0001f30a"
texts = st.one_of(
    st.text(),
    st.text(st.sampled_from(AWKWARD)),
    st.lists(st.sampled_from(AWKWARD.split(" "))).map(" ".join),
)


def words(text: str) -> list[str]:
    return [token.form for token in tokens(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The water's edge, 3 steps", ["The", "water's", "edge", "steps"]),
        ("'quoted' rock'n'roll didn’t", ["quoted", "rock'n'roll", "didn’t"]),
        ("snake_case 2nd ² Ⅷ", ["snake", "case", "nd"]),
        ("cafe\u0301 naïve", ["cafe\u0301", "naïve"]),
        ("שָׁלוֹם עולם", ["שָׁלוֹם", "עולם"]),
        ("❤️love 👩‍👧 sea🌊", ["love", "sea"]),
        ("", []),
    ],
)
def test_words_are_runs_of_letters_and_marks(text: str, expected: list[str]) -> None:
    assert words(text) == expected


def test_spans_count_code_points() -> None:
    (token,) = tokens("🌊👩‍👧 water")
    assert (token.start, token.end) == (5, 10)


def test_one_word_counts_as_one_however_it_is_written() -> None:
    folded = {token.word for token in tokens("CAFÉ café cafe\u0301 Cafe\u0301")}
    assert folded == {"café"}
    assert tokens("Didn’t")[0].word == "didn't"


@given(texts)
def test_a_span_is_always_the_matched_form(text: str) -> None:
    for token in tokens(text):
        assert text[token.start : token.end] == token.form


@given(texts)
def test_words_are_maximal_and_apart(text: str) -> None:
    found = tokens(text)
    for token in found:
        assert token.form[0].isalpha()
        assert not text[token.end : token.end + 1].isalpha()
        assert unicodedata.category(text[token.end : token.end + 1] or " ")[0] != "M"
    for one, other in itertools.pairwise(found):
        assert one.end < other.start or (one.end == other.start)


@given(st.text(st.sampled_from("ab'c \n.I")))
def test_plain_english_needs_no_wider_pattern(text: str) -> None:
    wide = [token for token in tokens(text + "\n²") if token.end <= len(text)]
    assert tokens(text) == wide


def cut(text: str) -> list[str]:
    return [text[start:end] for start, end in sentences(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("I ran. She fell! Why?", ["I ran.", "She fell!", "Why?"]),
        ("Dr. Hall came. Capt. Stevens too.", ["Dr. Hall came.", "Capt. Stevens too."]),
        ("I saw H. Brown and I. She left.", ["I saw H. Brown and I.", "She left."]),
        ("Wait... then it went on. “Come.” He came.", ["Wait... then it went on.", "“Come.”", "He came."]),
        ("No full stop\n\nA new start", ["No full stop", "A new start"]),
        ("one line\nthe same sentence", ["one line\nthe same sentence"]),
        ("  \n ", []),
    ],
)
def test_sentences(text: str, expected: list[str]) -> None:
    assert cut(text) == expected


@given(texts)
def test_sentences_hold_every_visible_character_once_in_order(text: str) -> None:
    spans = sentences(text)
    assert "".join("".join(text[a:b].split()) for a, b in spans) == "".join(text.split())
    assert all(a < b for a, b in spans)
    assert all(one[1] <= other[0] for one, other in itertools.pairwise(spans))


@given(texts)
def test_no_word_is_cut_by_a_sentence(text: str) -> None:
    spans = sentences(text)
    for token in tokens(text):
        assert any(start <= token.start and token.end <= end for start, end in spans)


def test_cleaning_keeps_text_and_tells_what_it_took() -> None:
    assert clean("a\r\nb\rc\x0cd\te\x00\x07f\ud800") == ("a\nb\nc\nd\tef", 3)
    assert clean("emoji 👩‍👧 ❤️ שָׁלוֹם") == ("emoji 👩‍👧 ❤️ שָׁלוֹם", 0)


@given(texts)
def test_cleaning_twice_changes_nothing(text: str) -> None:
    once, _ = clean(text)
    assert clean(once) == (once, 0)
    assert normalise(once) == once
    once.encode()
