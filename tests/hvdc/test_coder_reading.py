"""The coder's reading of a report: words with places, base forms and grammar."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jupyter_psydyn.hvdc.coder.reading import read


def words(reading, found):
    return [one.form for one in found]


def verb(reading, base):
    return next(one for one in reading if one.base == base and one.verb)


@given(st.text(max_size=200))
@settings(max_examples=60, deadline=None)
def test_every_word_stands_where_it_says(text):
    for word in read(text):
        assert text[word.start : word.end].lower().replace("’", "'") == word.form
        assert -1 <= word.head < len(read(text))


def test_clitics_are_words_of_their_own():
    assert [one.form for one in read("My sister's dog didn't bark.")] == [
        "my", "sister", "'s", "dog", "did", "n't", "bark", ".",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "base", "subjects", "objects"),
    [
        ("The tall man chased my brother.", "chase", ["man"], ["brother"]),
        ("My brother was chased by a tall man.", "chase", ["man"], ["brother"]),
        ("My uncle and my aunt greeted the guests.", "greet", ["uncle", "aunt"], ["guests"]),
        ("I ran home and hugged my mother.", "hug", ["i"], ["mother"]),
        ("There was a woman who hit me.", "hit", ["woman"], ["me"]),
        ("I wanted to help the old lady.", "help", ["i"], ["lady"]),
    ],
)
def test_who_does_what_to_whom(text, base, subjects, objects):
    reading = read(text)
    found = verb(reading, base)
    assert words(reading, reading.subjects(found)) == subjects
    assert words(reading, reading.objects(found)) == objects


@pytest.mark.parametrize(
    ("text", "word", "denied"),
    [
        ("I was not afraid.", "afraid", True),
        ("I was afraid.", "afraid", False),
        ("There was no dog in the yard.", "dog", True),
        ("I could not find the dog.", "dog", False),
        ("He never hit me.", "hit", True),
        ("I did not seem sad.", "sad", True),
        ("I did not know why I was sad.", "sad", False),
        ("I was not in the least bit worried.", "worried", True),
        ("I was not even very sad.", "sad", True),
        ("This did not shock her.", "shock", True),
    ],
)
def test_what_is_denied(text, word, denied):
    reading = read(text)
    assert reading.denied(next(one for one in reading if word in (one.form, one.base))) is denied


def test_what_is_only_supposed():
    reading = read("He would shoot me if I moved.")
    assert reading.supposed(verb(reading, "shoot"))
    assert reading.supposed(verb(reading, "move"))


@pytest.mark.parametrize(
    ("text", "form", "base"),
    [("I left the house.", "left", "leave"), ("My teeth fell out.", "teeth", "tooth"),
     ("Two policemen came.", "policemen", "policeman"), ("She saw us.", "saw", "see"),
     ("We were walking.", "walking", "walk"), ("The children laughed.", "children", "child")],
)  # fmt: skip
def test_base_forms(text, form, base):
    assert next(one.base for one in read(text) if one.form == form) == base
