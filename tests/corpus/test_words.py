"""Many texts at once give what ``tokens`` and ``sentences`` give of each."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jupyter_psydyn.corpus import sentences, tokens
from jupyter_psydyn.corpus import words as many
from jupyter_psydyn.corpus.words import CAPITAL, CLAUSE, SENTENCE, TIGHT, Forms, Words, codes, read_texts

MARKS = set('.,;:!?…。！？()[]{}—–"“”„«»')


def one_by_one(texts: list[str], hyphens: bool = False) -> list[tuple[int, int, int, str, int]]:
    """Text, start, end, word and flags of every word, the slow way."""
    rows = []
    for at, text in enumerate(texts):
        spans, before, sentence = sentences(text), 0, -1
        for start, end, form, word in tokens(text, hyphens=hyphens):
            gap = text[before:start]
            mine = next(number for number, (low, high) in enumerate(spans) if low <= start < high)
            first = mine != sentence
            flags = CAPITAL * (form[0] != form[0].lower())
            flags |= CLAUSE * (sentence < 0 or not MARKS.isdisjoint(gap)) | SENTENCE * first
            flags |= TIGHT * (not first and not gap.strip(" \t\n-‐‑"))
            rows.append((at, start, end, word, flags))
            before, sentence = end, mine
    return rows


def all_at_once(found: Words) -> list[tuple[int, int, int, str, int]]:
    columns = (found.text, found.start, found.end, found.form, found.flags)
    return [
        (text, start, end, found.forms.names[form], flags)
        for text, start, end, form, flags in zip(*(column.tolist() for column in columns), strict=True)
    ]


PIECES = st.sampled_from(
    [*"aaIDmst. !?…\"'’)(-‐\n\t,3_éñ²¼ˆª❤😀„—。", "\u2003", "\ufe0f", "Dr.", "st.", "e\u0301", "word", "\n\n"]
)
FOREIGN = st.sampled_from([*"aB. ,'-\n!", "Ω", "ß", "ж", "水", "é"])


@settings(deadline=None, max_examples=300)
@given(
    st.lists(
        st.one_of(st.lists(PIECES, max_size=14), st.lists(FOREIGN, max_size=8)).map("".join),
        min_size=1,
        max_size=4,
    ),
    st.booleans(),
)
def test_many_texts_at_once_are_read_as_each_alone(texts: list[str], hyphens: bool) -> None:
    assert all_at_once(read_texts(texts, hyphens=hyphens)) == one_by_one(texts, hyphens)


@settings(deadline=None)
@given(st.lists(st.text(st.characters(exclude_categories=["Cc", "Cs"]), max_size=30), min_size=1, max_size=3))
def test_any_text_at_all(texts: list[str]) -> None:
    assert all_at_once(read_texts(texts)) == one_by_one(texts)


def test_spans_are_code_points_behind_an_emoji() -> None:
    text = "🌊🌊 the “Wave” rose — naïve, L’eau!"
    found = read_texts([text])
    cut = [text[s:e] for s, e in zip(found.start.tolist(), found.end.tolist(), strict=True)]
    assert cut == ["the", "Wave", "rose", "naïve", "L’eau"]
    assert [found.forms.names[one] for one in found.form.tolist()] == [
        "the",
        "wave",
        "rose",
        "naïve",
        "l'eau",
    ]


def test_inner_hyphens_join_when_asked_for() -> None:
    joined = read_texts(["An ice-cream - rock-'n'-roll"], hyphens=True)
    assert set(joined.forms.names) == {"an", "ice-cream", "rock", "n", "roll"}
    assert set(read_texts(["An ice-cream"]).forms.names) == {"an", "ice", "cream"}


def test_words_of_any_length_are_told_apart() -> None:
    """Keys are 8, 16, 24 bytes and a rest: words that differ in any of them are different words."""
    long = "abcdefghijklmnopqrstuvwxyzabcdefghijk"
    words = [long[:n] for n in range(1, len(long))] + [
        long[:n] + "q" + long[n + 1 :] for n in range(len(long))
    ]
    found = read_texts([" ".join(words * 2)])
    assert [found.forms.names[one] for one in found.form.tolist()] == words * 2


def test_a_vocabulary_grows_from_call_to_call() -> None:
    forms = Forms()
    first = read_texts(["the sea"], forms=forms)
    second = read_texts(["a sea", "the ship"], forms=forms)
    assert sorted(forms.names) == ["a", "sea", "ship", "the"]
    assert [forms.names[one] for one in first.form] == ["the", "sea"]
    assert [forms.names[one] for one in second.form] == ["a", "sea", "the", "ship"]


def test_blocks_change_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    texts = ["The sea. A ship!", "", "Фея видит море", "Two 🌊 waves", "the end"] * 7
    whole = all_at_once(read_texts(texts))
    monkeypatch.setattr(many, "BLOCK", 20)
    assert all_at_once(read_texts(texts)) == whole


def test_thousands_of_blank_lines_end() -> None:
    text = "A sea." + "\n" * 200_000 + "a ship."
    assert all_at_once(read_texts([text])) == one_by_one([text])


@settings(deadline=None)
@given(st.lists(st.integers(0, 2**64 - 1) | st.integers(0, 5), max_size=200))
def test_codes_are_the_same_where_the_keys_are(keys: list[int]) -> None:
    number, stands = codes(np.array(keys, dtype=np.uint64))
    assert [keys[stands[one]] for one in number.tolist()] == keys
    assert len(stands) == len(set(keys))
