"""Keyness: the figures by hand, against corpora and tables; by chance nothing."""

from math import log, log2
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from jupyter_psydyn.analysis import keyness, wordcloud
from jupyter_psydyn.corpus import Corpus, Document

PLAIN = {"lemma": "none", "stopwords": "none", "min_entries": 1, "min_count": 1}


def corpus_of(*texts: str) -> Corpus:
    return Corpus(tuple(Document(f"d{at}", {"report": text}) for at, text in enumerate(texts, 1)))


def test_by_hand() -> None:
    """sea 3 of 4 words here, 1 of 6 there; ship 1 and 0; fish 0 and 5."""
    found = keyness(corpus_of("sea sea", "ship sea"), corpus_of("fish fish fish", "fish fish sea"), **PLAIN)
    row = found.frame.set_index("lemma").loc["sea"]
    assert (row["count_a"], row["count_b"], row["entries_a"]) == (3, 1, 2)
    assert (row["per_1000_a"], row["per_1000_b"]) == (750, pytest.approx(1000 / 6))
    # Of 4 + 6 words 4 are sea: 1.6 expected here, 2.4 there.
    assert row["g2"] == pytest.approx(2 * (3 * log(3 / 1.6) + 1 * log(1 / 2.4)))
    assert row["log_ratio"] == pytest.approx(log2((3 / 4) / (1 / 6)))
    assert row["low"] < row["log_ratio"] < row["high"]
    ship = found.frame.set_index("lemma").loc["ship"]
    assert ship["log_ratio"] == pytest.approx(log2((1 / 4) / (0.5 / 6)))  # half an occurrence for none
    assert set(found.frame["lemma"]) == {"sea", "ship", "fish"}
    assert found.frame["g2"].is_monotonic_decreasing


def test_a_published_table() -> None:
    """Rayson's calculator (ucrel.lancs.ac.uk/llwizard.html): 120 of 50,000 and 40 of 100,000 is 100.43."""
    from jupyter_psydyn.analysis.keyness import key_figures

    g2, ratio, _, _ = key_figures([120], [40], 50_000, 100_000)
    share = 160 / 150_000
    by_hand = 2 * (120 * log(120 / (50_000 * share)) + 40 * log(40 / (100_000 * share)))
    assert g2[0] == pytest.approx(by_hand)
    assert ratio[0] == pytest.approx(log2(6))


def test_tables_as_reference(tmp_path: Path) -> None:
    corpus = corpus_of("the dogs bark", "a dog")
    table = {"dog": 10, "dogs": 5, "cat": 30, "*": 1000}
    path = tmp_path / "words.csv"
    pd.DataFrame({"word": list(table), "count": list(table.values())}).to_csv(path, index=False)
    frame = pd.DataFrame({"word": list(table), "count": list(table.values())})
    for reference in (table, frame, str(path)):
        found = keyness(corpus, reference, min_entries=1, min_count=1)
        dog = found.frame.set_index("lemma").loc["dog"]
        assert (dog["count_a"], dog["count_b"], dog["per_1000_b"]) == (2, 15, 15)
        assert found.evidence("lemma:dog").frame["entry"].tolist() == ["d1", "d2"]


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("a,b\n1,2\n", "it has the columns a, b; word and count are needed"),
        ("word,count\nsea,many\n", "row 1 has the count many; whole numbers, 0 or more"),
        ("word,count\nsea,1\nship,-2\n", "row 2 has the count -2;"),
    ],
)
def test_bad_tables_are_said_in_one_line(tmp_path: Path, content: str, message: str) -> None:
    path = tmp_path / "words.csv"
    path.write_text(content)
    with pytest.raises(ValueError, match=message):
        keyness(corpus_of("sea"), path)
    with pytest.raises(ValueError, match="cannot be read"):
        keyness(corpus_of("sea"), tmp_path / "nowhere.csv")


def test_everyday_english_is_the_reference_unless_another_is_given() -> None:
    found = keyness(corpus_of(*["a walrus and the house"] * 5))
    ratio = found.frame.set_index("lemma")["log_ratio"]
    assert ratio["walrus"] > ratio["house"] > 0
    assert found.to_code().endswith("psd.keyness(corpus)\n")


def test_by_chance_nothing_is_key() -> None:
    """Two halves of one corpus of random words: at most 1 in 20 of what is tested passes, and here none."""
    chance = np.random.default_rng(5)
    words = [f"{a}{b}zz" for a in "bdfgklmnprst" for b in "aeiou"]
    texts = [" ".join(chance.choice(words, 60)) for _ in range(200)]
    found = keyness(corpus_of(*texts[:100]), corpus_of(*texts[100:]))
    assert len(found) == 60
    assert (found.frame["q"] < 0.05).mean() <= 0.05


def test_an_empty_corpus_says_so() -> None:
    found = keyness(Corpus())
    assert "No entries: there is nothing to count yet." in found.notes
    assert found.frame["log_ratio"].isna().all()


def test_a_cloud_holds_only_what_is_clearly_more() -> None:
    texts = ["the walrus and the house by the sea, a walrus!"] * 12
    found = wordcloud(corpus_of(*texts))
    assert "walrus" in set(found.frame["lemma"])
    assert (found.frame["log_ratio"] > 0).all()
    svg = found.to_svg() or ""
    assert 'data-key="lemma:walrus"' in svg
    assert found.evidence("lemma:walrus").frame["entry"].nunique() == 12
