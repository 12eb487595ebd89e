"""The words around a word: whether it is a verb, whether it is denied."""

import pytest

from jupyter_psydyn.counting import Coder, Way


def denied(text: str) -> list[str]:
    found = Coder(Way(stopwords="none", lemma="none")).read([text])
    return [
        found.words.forms.names[form]
        for form, no in zip(found.words.form.tolist(), found.denied.tolist(), strict=True)
        if no
    ]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("There was no dog.", ["dog"]),
        ("There was no dog in the yard.", ["dog"]),
        ("No dog, but a cat.", ["dog"]),
        ("no dog or cat", ["dog", "or", "cat"]),
        ("I did not see a dog.", ["see", "a", "dog"]),
        ("I could not find the dog.", ["find"]),
        ("I couldn’t find my dog.", ["find"]),
        ("She never had a child.", ["had", "a", "child"]),
        ("without shoes or a coat", ["shoes", "or", "a", "coat"]),
        ("Not only a dog came.", []),
        ("No. A dog came.", []),
        ("no water. The dog drank.", ["water"]),
        ("neither ship nor sea was there", ["ship", "nor", "sea", "was", "there"]),
        ("no one two three four five six seven", ["one", "two", "three", "four", "five", "six"]),
        ("A dog came.", []),
    ],
)
def test_what_is_denied(text: str, words: list[str]) -> None:
    assert denied(text) == words


def test_a_denial_ends_with_its_text() -> None:
    found = Coder(Way(stopwords="none", lemma="none")).read(["there was no", "dog"])
    assert not found.denied.any()


@pytest.mark.parametrize(
    ("text", "word", "base"),
    [
        ("I left the house.", "left", "leave"),
        ("he was on the left", "left", "left"),
        ("my left hand", "left", "left"),
        ("the leaves fell", "leaves", "leaf"),
        ("she leaves me", "leaves", "leave"),
        ("I saw a train", "saw", "see"),
        ("he had a saw", "saw", "saw"),
    ],
)
def test_base_forms_by_the_part_of_speech(text: str, word: str, base: str) -> None:
    coder = Coder(Way(stopwords="none"))
    found = coder.read([text])
    at = found.words.forms.number[word]
    (mine,) = {coder.vocabulary[one] for one in found.base[found.words.form == at].tolist()}
    assert mine == base


def test_a_title_is_no_verb() -> None:
    coder = Coder(Way(stopwords="none"))
    found = coder.read(["Miss Brown came. I miss her."])
    assert [coder.vocabulary[one] for one in found.base.tolist() if one >= 0].count("miss") == 1
