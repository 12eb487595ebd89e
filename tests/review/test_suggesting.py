"""Suggestions: where they come from, that they say why, and that what was judged stays away."""

import pytest

from jupyter_psydyn.corpus import Corpus, Document
from jupyter_psydyn.journal import Annotation, Code, Codebook
from jupyter_psydyn.review.suggesting import precision, suggestions

CORPUS = Corpus(
    (
        Document("d1", {"report": "I was afraid 🌊 of the river. There was no dog."}),
        Document("d2", {"report": "She fears the dog. The old gate is open."}),
        Document("d3", {"report": "The old gate, the old gate again."}),
    )
)
FEAR = Code("fear", "Fear", cues=("word:afraid", "word:fear"))
WATER = Code("water", "Water", cues=("symbol:water",))
DOG = Code("dog", "Dog", cues=("motif:lemma:dog",))
GATE = Code("gate", "The gate")
BOOK = Codebook(id="b", title="Own", codes=(FEAR, WATER, DOG, GATE))


def coded(entry, start, quote, code, state="accepted", rule=""):
    place = {"entry": entry, "start": start, "end": start + len(quote), "quote": quote}
    return Annotation(**place, codebook="b", code=code, state=state, rule=rule)


def said(found):
    return [(one.entry, one.start, one.quote, one.code, one.rule) for one in found]


def test_a_cue_suggests_every_form_of_its_word_and_every_word_of_its_class_but_none_that_is_denied():
    assert said(suggestions(CORPUS, BOOK, [])) == [
        ("d1", 6, "afraid", "fear", "cue word:afraid"),
        ("d1", 22, "river", "water", "cue symbol:water"),
        ("d2", 4, "fears", "fear", "cue word:fear"),
        ("d2", 14, "dog", "dog", "cue motif:lemma:dog"),
    ]


def test_each_says_why_and_shows_its_passage():
    first = suggestions(CORPUS, BOOK, [])[0]
    assert first.why == "A form of “afraid”, a cue of Fear."
    assert [text for text, mark in first.segments if mark] == ["afraid"]
    assert first.to_dict()["key"] == "d1:report:6:12:fear"


@pytest.mark.parametrize("state", ["accepted", "rejected"])
def test_what_was_judged_stays_away_and_the_rest_comes(state):
    judged = coded("d1", 6, "afraid", "fear", state, "cue word:afraid")
    assert ("d1", 6) not in {(one.entry, one.start) for one in suggestions(CORPUS, BOOK, [judged])}
    assert len(suggestions(CORPUS, BOOK, [judged])) == 3


def test_words_coded_alike_twice_are_suggested_where_they_stand_again():
    twice = [coded("d2", 19, "The old gate", "gate"), coded("d3", 0, "The old gate", "gate")]
    (again,) = [one for one in suggestions(CORPUS, BOOK, twice) if one.code == "gate"]
    assert (again.entry, again.start, again.quote) == ("d3", 14, "the old gate")
    assert again.why == "“the old gate” was coded The gate 2 times before."
    assert [one for one in suggestions(CORPUS, BOOK, twice[:1]) if one.code == "gate"] == []


def test_retired_codes_and_headings_suggest_nothing():
    cues = ("word:dog",)
    quiet = (Code("a", "a", cues=cues, retired=True), Code("b", "b", cues=cues, codable=False))
    assert suggestions(CORPUS, Codebook(id="b", title="x", codes=quiet), []) == []


def test_a_cue_that_cannot_be_read_names_its_code():
    bad = Codebook(id="b", title="x", codes=(Code("a", "Anger", cues=("shouting",)),))
    with pytest.raises(ValueError, match="the code 'Anger' has the cue 'shouting'"):
        suggestions(CORPUS, bad, [])


def test_the_precision_of_a_rule_is_shown_with_wilsons_interval_from_five_judgements_on():
    def judged(accepted, rejected, rule):
        states = ["accepted"] * accepted + ["rejected"] * rejected
        return [coded("d1", at, "x", "fear", state, rule) for at, state in enumerate(states)]

    rows = precision([*judged(8, 2, "cue word:a"), *judged(3, 1, "cue word:b"), coded("d1", 0, "I", "fear")])
    assert [(row["rule"], row["accepted"], row["rejected"]) for row in rows] == [
        *(("cue word:a", 8, 2), ("cue word:b", 3, 1))
    ]
    # Wilson (1927) for 8 of 10: .490 to .943.
    assert (rows[0]["precision"], round(rows[0]["low"], 3), round(rows[0]["high"], 3)) == (0.8, 0.49, 0.943)
    assert rows[1]["precision"] is rows[1]["low"] is None
