"""VADER's published sentences, and how a dream's elements sound beside what was associated to them."""

import pytest

from jupyter_psydyn.association import Associations, Chain, Place, Said, chains_of
from jupyter_psydyn.association.speech.contrast import affect_contrast
from jupyter_psydyn.corpus import Corpus, Document
from jupyter_psydyn.lexicon import vader


@pytest.mark.parametrize(
    ("text", "score"),
    [
        ("VADER is smart, handsome, and funny.", 0.8316),
        ("VADER is smart, handsome, and funny!", 0.8439),
        ("VADER is very smart, handsome, and funny.", 0.8545),
        ("VADER is VERY SMART, handsome, and FUNNY.", 0.9227),
        ("VADER is VERY SMART, handsome, and FUNNY!!!", 0.9342),
        ("VADER is VERY SMART, uber handsome, and FRIGGIN FUNNY!!!", 0.9469),
        ("VADER is not smart, handsome, nor funny.", -0.7424),
        ("The book was good.", 0.4404),
        ("At least it isn't a horrible book.", 0.431),
        ("The book was only kind of good.", 0.3832),
        ("Today SUX!", -0.5461),
        ("Today only kinda sux! But I'll get by, lol", 0.5249),
        ("Make sure you :) or :D today!", 0.8633),
        ("Not bad at all", 0.431),
    ],
)
def test_the_published_sentences(text: str, score: float) -> None:
    """From the README of vaderSentiment 3.3.2 (Hutto)."""
    assert vader.compound(text) == score


def test_a_repeated_word_is_rated_where_it_stands() -> None:
    """As vaderSentiment does (.1783 by its own program); with NLTK's rule it would be -.7181."""
    assert vader.compound("I was not happy, then I was happy.") == 0.1783


def test_what_is_not_rated() -> None:
    assert vader.compound("A lamp on the table.") == 0
    assert not vader.rates("lamp")
    assert vader.rates("happy")


REPORT = "A lovely garden. Someone had killed the roses. The gate."
SAID = ("my happy aunt", "Sunday", "her death", "a gift")


def chain(name: str, words: str, *which: int) -> Chain:
    starts = [0, *(sum(len(one) + 1 for one in SAID[: at + 1]) for at in range(len(SAID)))]
    said = tuple(
        Said(SAID[at], Place("d1", "association", starts[at], starts[at] + len(SAID[at]))) for at in which
    )
    at = REPORT.index(words)
    return Chain(name, "d1", words, said, Place("d1", "report", at, at + len(words)))


def of(*chains: Chain) -> Associations:
    return Associations(Corpus((Document("d1", {"report": REPORT, "association": "\n".join(SAID)}),)), chains)


def score(ratings: float) -> float:
    return ratings / (ratings**2 + 15) ** 0.5


def test_a_sentence_beside_its_associations() -> None:
    """Rated in the list: killed -3.5, lovely 2.8, happy 2.7, gift 1.9, death -2.9; the rest is not."""
    result = affect_contrast(
        of(chain("e1", "garden", 2), chain("e2", "roses", 0, 1, 3), chain("e3", "gate", 1))
    )
    assert result.keys == ("element:e1", "element:e2", "element:e3")
    rows = result.frame.set_index("element")
    roses = rows.loc["roses"]
    assert roses["dream"] == pytest.approx(score(-3.5), abs=5e-5)
    # Sunday is in no list: it has no score and does not thin out the others.
    assert roses["associations"] == pytest.approx((score(2.7) + score(1.9)) / 2, abs=5e-5)
    assert roses["difference"] == pytest.approx(roses["associations"] - roses["dream"])
    assert (roses["n"], roses["known"]) == (3, 2)
    assert rows.loc["garden", "difference"] == pytest.approx(score(-2.9) - score(2.8), abs=1e-4)
    assert rows.loc["gate", ["dream", "associations", "difference"]].isna().all()
    assert any("a word in 3 of 5 associations (60 %)" in note for note in result.notes)
    assert any("social media" in note for note in result.notes)
    assert any("2 elements with fewer than 3 rated" in note for note in result.notes)


def test_the_passages_are_the_element_and_the_rated_associations() -> None:
    result = affect_contrast(of(chain("e2", "roses", 0, 1, 3)))
    assert [str(one) for one in result.evidence("element:e2").passages] == [
        "Someone had killed the [roses].",
        "roses → [my happy aunt]",
        "roses → [a gift]",
    ]


def test_an_element_that_stands_nowhere_is_its_own_words() -> None:
    result = affect_contrast(chains_of([["murder", "a lovely day"]]))
    row = result.frame.iloc[0]
    assert row["dream"] < 0 < row["associations"]
    assert result.to_code().endswith("psd.association.affect_contrast(associations)\n")


def test_nothing_to_compare() -> None:
    assert affect_contrast(Associations()).notes[0].startswith("Nothing was associated yet")
    lamps = affect_contrast(chains_of([["lamp", "table"]]))
    assert lamps.notes[-1].startswith("No element has a score of its own")
