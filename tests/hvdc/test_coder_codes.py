"""Emotions, interactions, settings, objects and the rest by the coder, on sentences of ours."""

import pytest

from jupyter_psydyn.hvdc.coder.dream import code_dream


def codes(text, field, sex=""):
    return [str(one.code) for one in code_dream(text, sex) if one.field == field]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("I was terrified of the dark cellar.", "AP D"), ("I felt very happy.", "HA D"),
        ("I was furious.", "AN D"), ("I was surprised to find the letter.", "CO D"),
        ("I felt sad when the train had left.", "SD D"), ("I was so worried about the test.", "AP D"),
        ("My mother was angry with me.", "AN 1FMA"), ("My father was frightened by the noise.", "AP 1MFA"),
        ("I felt guilty about it.", "AP D"), ("I was jealous of her.", "AN D"),
        ("It frightened me.", "AP D"), ("I was completely confused.", "CO D"),
        ("I didn't understand what it meant.", "CO D"),
    ],
)  # fmt: skip
def test_an_emotion_and_its_bearer(text, code):
    assert codes(text, "emot") == [code]


@pytest.mark.parametrize(
    "text",
    ["I was not afraid of him.", "I was not in the least bit worried.", "The walls were blue.",
     "It was a strange house.",
     "We had a funny little car.",
     "I closed the window and went to bed."],
)  # fmt: skip
def test_no_emotion_is_stated(text):
    assert codes(text, "emot") == []


def test_the_same_feeling_of_the_same_bearer_counts_once():
    assert codes("I was afraid. I was so frightened that I ran.", "emot") == ["AP D"]


@pytest.mark.parametrize(
    ("text", "field", "code"),
    [
        ("A strange man was chasing me through the woods.", "agg", "1MSA 6> D"),
        ("My brother hit me.", "agg", "1MBA 7> D"),
        ("I yelled at my mother.", "agg", "D 2> 1FMA"),
        ("A soldier killed my uncle.", "agg", "1MOA 8> 1MRA"),
        ("My father helped me.", "fri", "1MFA 4> D"),
        ("My sister offered me a chair.", "fri", "1FTA 3> D"),
        ("I thanked my aunt.", "fri", "D 2> 1FRA"),
    ],
)
def test_an_interaction_with_its_two_sides(text, field, code):
    assert code in codes(text, field, "F")


@pytest.mark.parametrize(
    "text", ["I walked along a river.", "We sat on a bench and ate bread.", "It rained."]
)
def test_no_interaction(text):
    assert codes(text, "agg") + codes(text, "fri") + codes(text, "sex") == []


@pytest.mark.parametrize(
    ("text", "location"),
    [
        ("I was in the kitchen of our house, sitting at the table.", "I"), ("I was lying in my bed.", "I"),
        ("I was walking along a river under the trees.", "O"),
        ("We were swimming in the ocean near the beach.", "O"),
        ("I was in a classroom, writing an exam.", "I"),
        ("I was driving on a highway in the mountains.", "O"),
    ],
)  # fmt: skip
def test_indoors_and_outdoors(text, location):
    assert [code[0] for code in codes(text, "set")] == [location]


def test_both_places_of_a_dream():
    found = codes(
        "I was in my room at home. Then I was out in the street and ran down the road to the lake.", "set"
    )
    assert {code[0] for code in found} == {"I", "O"}


def test_every_dream_has_a_setting():
    assert len(codes("I counted backwards.", "set")) == 1


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("He pointed a gun at me.", "IW"), ("I opened the door.", "AD"), ("I was wearing a long coat.", "CL"),
        ("We sat down on the couch.", "HH"), ("She drove the car.", "TR"), ("I looked at his face.", "BH"),
        ("We walked down the street.", "ST"), ("The tree was tall.", "NA"), ("I was in the kitchen.", "AR"),
        ("He took my hand.", "BE"), ("I ate a piece of bread.", "FO"), ("I was reading a book.", "CM"),
    ],
)  # fmt: skip
def test_an_object(text, code):
    assert code in codes(text, "obj")


def test_a_thing_named_again_is_the_same_thing():
    assert codes("I saw a red coat. The coat was torn.", "obj") == ["CL"]


@pytest.mark.parametrize(
    ("text", "code"),
    [("The house was very large.", "S+"), ("A black cat.", "C-"), ("She wore a red dress.", "C+"),
     ("It was a beautiful evening.", "E+"), ("An old man came.", "A+")],
)  # fmt: skip
def test_a_modifier(text, code):
    assert code in codes(text, "mod")


@pytest.mark.parametrize(
    ("text", "kind"),
    [("I walked to the window.", "D M"), ("I looked at the clock.", "D S"),
     ("I talked for a long time.", "D V"),
     ("I was driving.", "D L")],
)  # fmt: skip
def test_an_activity(text, kind):
    assert kind in codes(text, "act")


def test_a_death_is_a_misfortune_of_who_died():
    assert codes("My uncle was dead.", "mf") == ["6 1MRA"]
