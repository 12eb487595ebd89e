"""Codes of Hall and Van de Castle by hand: what is taken, the cards made of them, what is suggested."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

import jupyter_psydyn as psd
from jupyter_psydyn.corpus import Corpus, Document
from jupyter_psydyn.exchange.cards import read_cards, write_cards
from jupyter_psydyn.hvdc.codes import EXAMPLES, parse
from jupyter_psydyn.hvdc.forms import FORMS
from jupyter_psydyn.journal import (
    Adjudication,
    Annotation,
    Checklist,
    Codebook,
    Entry,
    Layer,
    open_journal,
)
from jupyter_psydyn.review.automatic import automatic
from jupyter_psydyn.review.ready import ready
from jupyter_psydyn.review.suggesting import suggestions
from jupyter_psydyn.review.written import is_written, value_of

BOOK = replace(ready("hall-van-de-castle"), id="b")
REPORT = "My brother shouted at me in the kitchen. I was afraid, and a stranger gave me a red coat."
RELEASED = "2026-11-24T10:00:00+00:00"


def mark(quote, code, value, *, entry="d1", layer="l", **more):
    start = REPORT.index(quote)
    place = {"entry": entry, "start": start, "end": start + len(quote), "quote": quote}
    return Annotation(**place, codebook="b", code=code, value=value, layer=layer, **more)


def test_the_codebook_has_the_fields_of_a_card_and_an_example_of_each():
    assert [one.id for one in BOOK.codes] == list(EXAMPLES)
    assert all(str(parse(one.id, one.example)) == one.example for one in BOOK.codes)


@pytest.mark.parametrize(
    ("code", "written", "kept"),
    [
        ("char", " 1mka", "1MKA"),
        ("agg", "d+1fka 7> 1msa", "D + 1FKA 7> 1MSA"),
        ("act", "D V", "D V"),
        ("emot", "ap d", "AP D"),
        ("set", "ns", "NS"),
        ("obj", "NA", "NA"),
    ],
)
def test_a_code_is_kept_as_it_is_written_in_the_system(code, written, kept):
    assert value_of(BOOK, mark("brother", code, written)) == kept


@pytest.mark.parametrize(
    ("one", "says"),
    [
        (mark("brother", "char", "1XKA"), r"value: '1XKA': sex is 'X'; there are M F J I"),
        (mark("brother", "char", ""), r"value: what was coded is missing: of characters a code as 1MKA"),
        (mark("brother", "agg", "1MKA"), "is no aggression: who, what and to whom, as D 3> 1MKA"),
        (replace(mark("brother", "char", "1MBA"), part="residue"), "part: codes .* stand on the report"),
        (mark("brother", "own", "1MBA"), "value: this code is a name"),
    ],
)
def test_a_code_that_is_none_is_refused_with_what_would_be_right(one, says):
    with pytest.raises(ValueError, match=says):
        value_of(BOOK, one)


def test_codes_of_ones_own_are_names():
    assert is_written(BOOK, "char")
    assert not is_written(BOOK, "own")
    assert not is_written(replace(BOOK, ready=""), "char")
    assert value_of(BOOK, mark("brother", "own", "")) == ""


@st.composite
def written(draw):
    """A field, and a code of it as the steps lead to it."""
    field = draw(st.sampled_from(list(FORMS)))

    def somebody():
        one = draw(st.sampled_from(["D", "Q", "character"]))
        return one if one != "character" else code_of("char")

    def code_of(field):
        text = ""
        for step in FORMS[field]:
            if step.optional and draw(st.booleans()):
                break
            many = draw(st.integers(1, 3)) if step.agents else 0
            sign = " + ".join(somebody() for _ in range(many)) or draw(st.sampled_from(list(step.choices)))
            text += " " * (step.apart and text != "") + sign
            if sign in step.last:
                break
        return text

    return field, code_of(field)


@given(written())
def test_whatever_the_steps_of_a_form_lead_to_is_a_code_as_it_is_written(case):
    field, text = case
    assert str(parse(field, text)) == text


@pytest.fixture
def journal(tmp_path):
    with open_journal(tmp_path / "a.psydyn", create=True, example="the sea in the school") as journal:
        for name in ("d1", "d2", "d3"):
            journal.save(Entry(id=name, night="2026-11-02", parts={"report": REPORT}), 0)
        journal.save(Entry(id="no", night="2026-11-03", recall="none"), 0)
        journal.put(BOOK)
        journal.put_all(
            Layer(id=name, title=title, role="researcher", reader=journal.author, released=RELEASED)
            for name, title in (("l", "Mine"), ("m", "Second"))
        )
        yield journal


CODED = (
    mark("brother", "char", "1MBA"),
    mark("stranger", "char", "1ISA"),
    mark("shouted at", "agg", "1MBA 2> D"),
    mark("gave me", "fri", "1ISA 3> D"),
    mark("afraid", "emot", "AP D"),
    mark("My brother", "char", "9XKA"),
)


def test_coded_by_hand_a_dream_is_a_card_and_goes_through_indices_and_files(journal, tmp_path):
    journal.put_all([*CODED, mark("red coat", "obj", "CL", state="rejected", rule="coder: objects, list")])
    journal.put(Checklist(layer="l", entry="d1", codebook="b", codes=("mf", "gf", "succ", "fail", "obj")))
    cards = psd.cards(journal)
    assert [one.dream_id for one in cards] == ["d1", "d2", "d3", "no"]
    card = cards[0]
    assert [str(one.code) for one in card.of("char")] == ["1MBA", "1ISA"]
    assert card.of("agg")[0].places == ((11, 21),)
    assert card.fields == {"char", "agg", "fri", "emot", "mf", "gf", "succ", "fail", "obj"}
    assert card.of("obj") == ()
    assert [(one.field, one.raw) for one in card.invalid] == [("char", "9XKA")]
    assert not any(one.coded for one in cards[1:])

    profile = psd.hvdc.indices(cards)
    figures = profile.frame.set_index("index")
    assert list(figures.loc["Male/Female", ["count", "n"]]) == [1, 1]
    assert list(figures.loc["Family", ["count", "n"]]) == [1, 2]
    assert list(figures.loc["A/C", ["count", "n"]]) == [1, 2]
    # Attacked by the brother; given a coat by the stranger; nothing befell the dreamer.
    assert list(figures.loc["Self-negativity", ["count", "n"]]) == [1, 2]
    assert list(figures.loc["Dreams with misfortune", ["count", "n"]]) == [0, 1]
    assert list(figures.loc["Dreams with sexuality", ["count", "n"]]) == [0, 0]
    assert any("1 code not in the system" in note and "9" in note for note in profile.notes)
    assert any("nobody has coded them" in note for note in profile.notes)

    write_cards(cards, tmp_path / "cards.jsonl")
    assert read_cards(tmp_path / "cards.jsonl") == cards


def test_one_layer_is_read_and_where_several_could_be_meant_it_is_asked_which(journal):
    with pytest.raises(ValueError, match="nothing is coded after Hall and Van de Castle"):
        psd.cards(journal)
    journal.put_all([*CODED, mark("brother", "char", "1MBT", layer="m")])
    with pytest.raises(ValueError, match=r"say which one, by its title or id: 'Mine' \(l\), 'Second' \(m\)"):
        psd.cards(journal)
    assert [str(one.code) for one in psd.cards(journal, layer="Second")[0].codings] == ["1MBT"]
    with pytest.raises(ValueError, match="there is none called 'Third'"):
        psd.cards(journal, layer="Third")


def test_an_adjudication_gives_what_was_agreed_and_what_was_decided(journal):
    shared = ("afraid", "emot", "AP D"), ("kitchen", "set", "IF")
    other = mark("brother", "char", "1MBT", layer="m", id="other")
    open_one = mark("red coat", "obj", "CL", id="open")
    journal.put_all(
        [
            *(mark(*one, layer=layer) for one in shared for layer in ("l", "m")),
            *(mark("brother", "char", "1MBA", id="one"), other, open_one),
        ]
    )
    settling = {"settles": ("l", "m"), "reader": journal.author, "released": RELEASED}
    journal.put(Layer(id="s", title="Settled", role="researcher", **settling))
    journal.put(mark("brother", "char", "1MBA", layer="s", id="kept"))
    decided = {"settles": ("one", "other"), "kept": "kept", "reason": "a grown man"}
    journal.put(Adjudication(layer="s", entry="d1", **decided))
    card = psd.cards(journal, layer="Settled")[0]
    assert [(one.field, str(one.code)) for one in card.codings] == [
        *(("char", "1MBA"), ("emot", "AP D"), ("set", "IF"))
    ]
    # Whether there is a coat is left to decide.
    assert card.fields == {"char", "set", "emot"}


DREAMS = Corpus(
    (
        Document("d1", {"report": REPORT}),
        Document("d2", {"report": ""}),
        Document("d3", {"report": "I don't remember anything."}),
        Document("d4", {"report": "Ich war in einem großen Haus und meine Mutter rief nach mir."}),
    )
)


def test_the_coder_proposes_codes_with_words_rule_and_value():
    found, notes = automatic(DREAMS, BOOK, [])
    brother = next(one for one in found if one.value == "1MBA")
    assert (brother.entry, brother.quote, brother.code) == ("d1", "brother", "char")
    assert brother.rule.startswith("coder: characters, ")
    assert brother.why.startswith("The automatic coder holds it right with a probability of ")
    assert "".join(text for text, _ in brother.segments) in REPORT
    assert all(REPORT[one.start : one.end] == one.quote for one in found)
    assert all(value_of(BOOK, mark("brother", one.code, one.value)) == one.value for one in found)
    assert notes == [
        "Entries not coded by the program: 1 without a report; 1 not in English; 1 with nothing remembered."
    ]


@pytest.mark.parametrize("state", ["accepted", "rejected"])
def test_what_was_judged_stays_away_wherever_its_words_meet(state):
    before = len(automatic(DREAMS, BOOK, [])[0])
    judged = mark("My brother", "char", "1MBA", state=state)
    found, _ = automatic(DREAMS, BOOK, [judged])
    assert len(found) == before - 1
    assert all(one.value != "1MBA" for one in found)
    assert len(automatic(DREAMS, BOOK, [mark("My brother", "char", "1MBT")])[0]) == before


@pytest.mark.parametrize(
    ("entry", "says"),
    [
        ("d2", "This entry has no report to code."),
        ("d3", "This entry says only that nothing is remembered."),
        ("d4", "This entry is not in English, which is all that the automatic coder reads."),
    ],
)
def test_where_nothing_can_be_coded_it_is_said_in_a_line(entry, says):
    assert automatic(DREAMS, BOOK, [], entry=entry) == ([], [says])


def test_of_a_journal_it_reads_until_there_is_enough():
    many = Corpus(tuple(Document(f"d{at}", {"report": REPORT}) for at in range(5)))
    found, notes = automatic(many, BOOK, [], most=5)
    assert {one.entry for one in found} == {"d0"}
    assert notes == ["From the first 1 of 5 entries; the rest comes when these are judged."]


def test_words_coded_alike_twice_are_proposed_with_what_was_written():
    twice = [mark("brother", "char", "1MBA", entry=entry) for entry in ("d1", "d2")]
    many = Corpus(tuple(Document(f"d{at}", {"report": REPORT}) for at in (1, 2, 3)))
    (again,) = suggestions(many, BOOK, twice)
    assert (again.entry, again.value) == ("d3", "1MBA")
    assert again.why == "“brother” was coded characters 1MBA 2 times before."
    assert isinstance(BOOK, Codebook)
