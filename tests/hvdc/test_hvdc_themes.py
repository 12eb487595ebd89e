"""Typical themes by the words of invented sentences."""

import pytest

from jupyter_psydyn.corpus import Corpus, Document
from jupyter_psydyn.hvdc import themes
from jupyter_psydyn.hvdc.typical_themes import Rule, typical


def corpus(*texts):
    return Corpus(tuple(Document(f"d{at}", {"report": text}) for at, text in enumerate(texts, 1)))


def found(text):
    return set(themes(corpus(text)).keys)


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("A man ran after me down the stairs.", "chased"),
        ("We missed the last train.", "late"),
        ("I fell from the roof.", "falling"),
        ("I was flying over the roofs.", "flying"),
        ("I could not move my legs.", "frozen"),
        ("I stood there naked.", "nude"),
        ("My teeth came loose and fell into my hand.", "teeth"),
        ("The brakes of the car did not hold.", "vehicle"),
        ("We found a new room behind the kitchen of our house.", "new-room"),
        ("I was a child again.", "child-again"),
        ("A snake lay under the bed.", "snakes"),
        ("I killed him with a spoon.", "killing"),
        ("They wanted to kill me.", "killed"),
        ("I came to school in my pajamas.", "dressed-wrong"),
        ("I got lost in the station.", "lost"),
        ("My hands were tied, and I was tied up.", "tied"),
    ],
)
def test_a_theme_is_known_by_its_words(text, key):
    assert key in found(text)


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("There was no snake in the bed.", "snakes"),
        ("I fell asleep on the sofa.", "falling"),
        ("She fell in love.", "falling"),
        ("A plane was flying over the roofs.", "flying"),
        ("I caught the train.", "late"),
        # Not in one sentence: nothing says that the one has to do with the other.
        ("I missed my sister. The train was red.", "late"),
    ],
)
def test_what_only_has_some_of_them_is_not(text, key):
    assert key not in found(text)


def test_shares_intervals_and_passages():
    result = themes(corpus("I swam to the island. I swam back.", "Nothing.", "A swimmer swam by.", "A wood."))
    row = result.frame.set_index("category").loc["Swimming"]
    assert (row["entries"], row["share"], row["count"]) == (2, 0.5, 3)
    assert (row["low"], row["high"]) == pytest.approx((0.15, 0.85), abs=0.005)
    assert row["forms"] == "swam"
    assert [str(one) for one in result.evidence("swimming").passages] == [
        "I [swam] to the island.",
        "I [swam] back.",
        "A swimmer [swam] by.",
    ]
    assert any("4 entries: too few" in note for note in result.notes)
    assert result.to_code().endswith("psd.hvdc.themes(corpus)\n")


def test_nothing_to_read():
    assert len(themes(corpus())) == 0
    assert len(themes(corpus("", "  "))) == 0
    with pytest.raises(ValueError, match="parts"):
        themes(corpus("A wood."), parts=("diary",))


def test_rules_are_read():
    assert Rule.parse("chase|run after + dog - toy|play dog") == Rule(
        ((("chase",), ("run", "after")), (("dog",),)), (("toy",), ("play", "dog"))
    )


def test_there_are_56_and_each_has_words():
    assert (
        len(typical()) == len({one.key for one in typical()}) == len({one.label for one in typical()}) == 56
    )
    assert all(one.about and one.rules and all(rule.every for rule in one.rules) for one in typical())
    assert all(word for one in typical() for rule in one.rules for either in rule.every for word in either)
