"""The Edinburgh norms: the figures that its publishers and readers print come out."""

import csv
import gzip
from collections import Counter
from html import unescape
from importlib.resources import files
from math import log2
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jupyter_psydyn.association.norms import edinburgh_norms

SHARED = Path(__file__).parents[3] / "shared" / "data" / "eat" / "eat_sr.csv.gz"


def test_hello_is_answered_as_its_publishers_print_it() -> None:
    """As the readme of dariusk/ea-thesaurus has it. *Dolly* is of a song of 1964: norms have a year."""
    norms = edinburgh_norms()
    assert norms.said_to("HELLO")[:4] == (("good-bye", 56), ("dolly", 8), ("cheerio", 5), ("greeting", 3))
    assert norms.asked("hello") == 96
    assert norms.strength("hello", "good-bye") == pytest.approx(56 / 96)


def test_head_has_52_answers_of_97_people_and_an_entropy_of_5_2478_bits() -> None:
    norms = edinburgh_norms()
    assert norms.asked("head") == 97
    assert norms.set_size("head") == 52
    assert norms.entropy("head") == pytest.approx(5.2478, abs=5e-5)


def test_95_of_jungs_100_stimuli_are_cues() -> None:
    """92 as they stand in his list, verbs with their *to*; three more by the word that is nearest."""
    text = files("jupyter_psydyn.lexicon").joinpath("data/jung-1910.csv").read_text(encoding="utf-8")
    stimuli = [row["stimulus"] for row in csv.DictReader(text.splitlines())]
    norms = edinburgh_norms()
    missing = [one for one in stimuli if one not in norms]
    nearest = {"to take care": "care", "lead pencil": "pencil", "deportment": "manners"}
    assert missing == ["friendly", "voyage", "custom", "despise", *nearest, "ridicule"]
    assert all(one in norms for one in nearest.values())


def test_what_nobody_said_is_idiosyncratic_and_what_nobody_was_asked_is_not_known() -> None:
    norms = edinburgh_norms()
    assert norms.idiosyncratic("head", "neck") is False
    assert norms.idiosyncratic("head", "harbour") is True
    assert norms.strength("head", "quibblesome") == 0
    for answer in (norms.strength, norms.idiosyncratic):
        assert answer("quibblesome", "head") is None
    for figure in (norms.entropy, norms.set_size, norms.asked):
        assert figure("quibblesome") is None
    assert norms.said_to("quibblesome") == ()


def test_a_cue_is_found_by_form_then_base_form_then_as_its_one_content_word() -> None:
    norms = edinburgh_norms()
    assert norms.asked("villages") == norms.asked("to the village") == norms.asked("village")
    assert norms.strength("  Head ", "NECK") == norms.strength("head", "neck") > 0
    assert norms.asked("the head") == norms.asked("head")


def test_a_response_counts_in_the_form_it_was_given_in_else_by_its_base_form() -> None:
    """To *head* ten people said neck and nobody necks."""
    norms = edinburgh_norms()
    assert norms.strength("the head", "my necks") == norms.strength("head", "neck") == 10 / 97


def test_hyphens_are_no_difference() -> None:
    norms = edinburgh_norms()
    assert norms.strength("hello", "goodbye") == norms.strength("hello", "good-bye") == 56 / 96
    assert norms.asked("good-bye") == norms.asked("goodbye")


@settings(deadline=None, max_examples=50)
@given(st.integers(0, 8209))
def test_the_shares_of_a_cue_are_one_together_and_its_entropy_is_theirs(at: int) -> None:
    norms = edinburgh_norms()
    cue = norms.cues[at]
    said = norms.said_to(cue)
    shares = norms.strengths([cue] * len(said), [word for word, _ in said])
    assert shares.sum() == pytest.approx(1)
    assert list(shares) == sorted(shares, reverse=True)
    assert norms.set_size(cue) == len(said)
    assert norms.entropy(cue) == pytest.approx(-sum(share * log2(share) for share in shares))


@pytest.mark.shared
def test_the_shipped_norms_are_the_published_ones() -> None:
    """Every count, but the four blank answers, found under the words as we compare them."""
    with gzip.open(SHARED, "rt", encoding="utf-8", newline="") as lines:
        rows = [{name: unescape(value) for name, value in row.items()} for row in csv.DictReader(lines)]
    total = Counter[str]()
    for row in rows:
        total[row["stimulus"].casefold()] += int(row["count"]) * bool(row["response"].strip())
    norms = edinburgh_norms()
    assert len(norms) == len(total) == 8210
    assert {cue: norms.asked(cue) for cue in total} == dict(total)
    plain = [row for row in rows if row["response"].strip()][::97]
    strengths = norms.strengths([r["stimulus"] for r in plain], [r["response"] for r in plain])
    expected = [int(r["count"]) / total[r["stimulus"].casefold()] for r in plain]
    assert strengths == pytest.approx(expected)
