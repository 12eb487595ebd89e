"""``psd.hvdc.code``: a result with its cards, spans and notes; what cannot be coded."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import jupyter_psydyn as psd
from jupyter_psydyn.corpus import Corpus, Document
from jupyter_psydyn.hvdc.coder.dream import sex_told, uncoded

REPORT = (
    "I was standing in the kitchen with my mother. A man I had never seen before came in with a gun "
    "and chased us. We were terrified. 😱 My brother Tom helped me."
)
COLUMNS = ["entry", "part", "start", "end", "class", "code", "rule", "confidence"]


def corpus(*reports):
    return Corpus(tuple(Document(f"d{at}", {"report": text}) for at, text in enumerate(reports)))


def test_one_row_a_coding_with_its_words():
    result = psd.hvdc.code(corpus(REPORT))
    frame = result.frame
    assert list(frame.columns) == COLUMNS
    said = {
        code: REPORT[start:end]
        for code, start, end in zip(frame["code"], frame["start"], frame["end"], strict=True)
    }
    assert said["1FMA"] == "mother"
    assert said["1MBA"] == "Tom" or said["1MBA"] == "brother"
    assert said["IW"] == "gun"
    assert frame["confidence"].between(0, 1).all()
    assert (frame["rule"] != "").all()


def test_the_cards_hold_the_same_codings_and_lead_to_the_indices():
    result = psd.hvdc.code(corpus(REPORT, "I was alone in the woods."))
    codings = [str(one.code) for card in result.cards for one in card.codings]
    assert codings == list(result.frame["code"])
    assert len(psd.hvdc.indices(result.cards)) == 29


def test_evidence_is_the_passage():
    result = psd.hvdc.code(corpus(REPORT))
    row = int(result.frame.index[result.frame["code"] == "1FMA"][0])
    (passage,) = result.evidence(row).passages
    assert "[mother]" in str(passage)
    assert result.to_code() == "import jupyter_psydyn as psd\n\nresult = psd.hvdc.code(corpus)\n"


def test_coded_twice_is_coded_alike():
    assert psd.hvdc.code(corpus(REPORT)).frame.equals(psd.hvdc.code(corpus(REPORT)).frame)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("", "empty"), ("  \n ", "empty"), ("🙂🙂 !!! 12", "empty"),
        ("I don't remember.", "nothing remembered"),
        ("No dream recalled.", "nothing remembered"),
        ("I can't recall anything tonight.", "nothing remembered"),
        ("Ich stand in einem dunklen Zimmer und meine Schwester kam mit dem Hund herein.", "not English"),
        ("J'étais dans une grande maison avec ma sœur et nous avions très peur du chien.", "not English"),
        ("Ja byl v bolshom dome i moja sestra stojala u okna.", "not English"),
        (REPORT, ""), ("Roses on the water, and the moon\nwalks barefoot home.", ""), ("A dog.", ""),
        ("I don't remember how it began, but then I was in a boat with my father and we were fishing.", ""),
    ],
)  # fmt: skip
def test_what_is_not_coded(text, why):
    assert uncoded(text) == why


def test_what_is_not_coded_is_said_and_not_counted():
    result = psd.hvdc.code(corpus(REPORT, "", "I don't remember."))
    assert [card.coded for card in result.cards] == [True, False, False]
    assert "1 report not coded: empty." in result.notes
    assert "1 report not coded: nothing remembered." in result.notes
    assert set(result.frame["entry"]) == {"d0"}


def test_an_empty_corpus():
    result = psd.hvdc.code(Corpus())
    assert list(result.frame.columns) == COLUMNS
    assert result.cards == ()


@given(st.text(max_size=120))
@settings(max_examples=40, deadline=None)
def test_any_text_is_coded_or_left_out_and_every_span_lies_in_it(text):
    for row in psd.hvdc.code(corpus(text)).frame.itertuples():
        assert 0 <= row.start <= row.end <= len(text)


def test_the_dreamers_sex_as_the_reports_tell_it():
    assert sex_told(["my wife and I drove home"] * 5) == "M"
    assert sex_told(["my husband and I drove home"] * 5) == "F"
    assert sex_told(["my husband was there"] * 4) == ""
    assert sex_told(["my husband was there", "my wife was there"] * 5) == ""


def test_an_option_that_is_none():
    with pytest.raises(ValueError, match="give female, male or told"):
        psd.hvdc.code(corpus(REPORT), sex="x")
    with pytest.raises(ValueError, match="part: 'dream'; there are report"):
        psd.hvdc.code(corpus(REPORT), part="dream")


def test_dreamers_of_one_dream_each_are_taken_together():
    told = corpus(*["My wife and I were walking with a friend of mine."] * 6)
    many = Corpus(tuple(Document(one.id, one.parts, dreamer=f"p{one.id}") for one in told))
    assert {card.dreamer_sex for card in psd.hvdc.code(many).cards} == {"M"}
    assert "Dreamers taken to be men: 6; where that is wrong, say sex=." in psd.hvdc.code(many).notes
    assert {card.dreamer_sex for card in psd.hvdc.code(many, sex="female").cards} == {"F"}
