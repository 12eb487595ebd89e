"""Motifs: what comes back, counted by hand on small corpora."""

import random

import numpy as np
import pytest

from jupyter_psydyn.analysis import motifs
from jupyter_psydyn.corpus import Corpus, Document, Night

COLUMNS = [
    "motif",
    "kind",
    "entries",
    "share",
    "share_low",
    "share_high",
    "count",
    "expected",
    "q",
    "first",
    "last",
    "everyday",
    "negated",
    "gap",
    "burstiness",
    "trend",
    "trend_q",
    "changes",
    "variants",
]
EVERYDAY = ["house", "door", "hand", "water", "street", "book", "eye", "table", "head", "school", "life"]


def corpus_of(*texts: str, nights: tuple[str, ...] = ()) -> Corpus:
    dated = nights or ("",) * len(texts)
    return Corpus(
        tuple(
            Document(f"d{at}", {"report": text}, Night.parse(night))
            for at, (text, night) in enumerate(zip(texts, dated, strict=True), 1)
        )
    )


def row(found: object, key: str) -> dict[str, object]:
    frame = found.frame  # type: ignore[attr-defined]
    return dict(frame.iloc[found.keys.index(key)])  # type: ignore[attr-defined]


def test_counts_and_nights_by_hand() -> None:
    corpus = corpus_of(
        "The dog slept. Dogs!", "A dog.", "A cat and a dog.", "Nothing.",
        nights=("2023-03-04", "2022", "2024-01", ""),
    )  # fmt: skip
    found = motifs(corpus, min_entries=3)
    assert list(found.frame.columns) == COLUMNS
    dog = row(found, "lemma:dog")
    assert (dog["entries"], dog["count"], dog["share"]) == (3, 4, 0.75)
    assert (dog["first"], dog["last"]) == ("2022", "2024-01")
    # Words: 4, 2, 5, 1 of 12. Four dogs dealt out: the sum of 1 - (1 - n/12)^4.
    assert dog["expected"] == pytest.approx(sum(1 - (1 - n / 12) ** 4 for n in (4, 2, 5, 1)))
    assert found.keys == ("lemma:dog",)  # the symbol "animals" is nearly always a dog: folded


def test_a_symbol_of_several_words_is_shown() -> None:
    found = motifs(corpus_of("A dog.", "A cat.", "A horse.", "A cow."))
    assert found.keys == ("symbol:animals",)
    assert row(found, "symbol:animals")["entries"] == 4


def test_a_phrase_explains_its_words() -> None:
    found = motifs(corpus_of(*["The ice cream melted."] * 2, "Ice cream!", "An ice-cream, too. No cream."))
    assert "phrase:ice cream" in found.keys
    assert row(found, "phrase:ice cream")["count"] == 4
    assert "lemma:ice" not in found.keys
    assert "lemma:cream" not in found.keys or row(found, "lemma:cream")["count"] == 5


def test_a_long_phrase_folds_the_short_ones_in_it() -> None:
    found = motifs(corpus_of(*["My father's green coat."] * 4))
    assert [key for key in found.keys if key.startswith("phrase")] == ["phrase:father's green coat"]


def test_words_that_tell_make_no_motif() -> None:
    assert len(motifs(corpus_of(*["I dreamt I was going to get something, I remember."] * 5))) == 0


def planted() -> Corpus:
    """Sixty dreams of everyday words; a fox and a piano together in twelve."""
    chance = random.Random(1)
    texts = []
    for at in range(60):
        words = chance.sample(EVERYDAY, 6) + (["fox", "piano"] if at % 5 == 0 else [])
        chance.shuffle(words)
        texts.append(" and the ".join(words))
    return corpus_of(*texts)


def test_a_set_is_found_and_leads_to_its_passages() -> None:
    found = motifs(planted())
    pair = row(found, "set:fox + piano")
    assert (pair["entries"], pair["count"]) == (12, 24)
    # 12 of 60 and 12 of 60, all of nearly one length: about 12 * 12 / 60.
    assert pair["expected"] == pytest.approx(2.4, rel=0.15)
    assert pair["q"] < 0.001
    passages = found.evidence("set:fox + piano").passages
    assert len(passages) == 12  # one sentence each
    assert all(sorted(text for text, mark in one.segments if mark) == ["fox", "piano"] for one in passages)


def test_what_is_rare_elsewhere_comes_before_what_is_common() -> None:
    keys = motifs(corpus_of(*["a house and a gargoyle"] * 6)).keys
    assert keys.index("lemma:gargoyle") < keys.index("lemma:house")


def test_what_takes_hold_of_a_dream_comes_first() -> None:
    texts = ["A walrus. A walrus! The walrus and the gargoyle."] * 4 + ["Nothing at all, it was over."] * 4
    keys = motifs(corpus_of(*texts)).keys
    assert keys.index("lemma:walrus") < keys.index("lemma:gargoyle")


def test_kinds_take_turns() -> None:
    first = motifs(planted()).frame.head(10)["kind"].tolist()
    assert set(first) >= {"lemma", "symbol", "set"}


def test_evidence_has_every_occurrence_of_a_lemma_a_phrase_a_symbol() -> None:
    corpus = corpus_of(*["Ice cream. The dog ate a cake, dogs and cats!"] * 4)
    found = motifs(corpus, limit=None)
    for key, (_, one) in zip(found.keys, found.frame.iterrows(), strict=True):
        evidence = found.evidence(key)
        if not key.startswith("set"):
            assert len(evidence) == one["count"]
        assert len(set(evidence.frame["entry"])) == one["entries"]
        for place in evidence.frame.itertuples():
            assert corpus[place.entry].parts["report"][place.start : place.end] == place.match


def test_chance_alone_gives_next_to_nothing() -> None:
    """Words dealt at random over dreams of 20 to 200 words: of all tests few pass at q < .05."""
    chance = np.random.default_rng(7)
    vocabulary = [f"{a}{b}{c}" for a in "bdfgklm" for b in "aeiou" for c in ("zzu", "xxo", "qqi", "vva")]
    weights = 1 / np.arange(1, len(vocabulary) + 1)
    texts = [
        " and the ".join(chance.choice(vocabulary, chance.integers(20, 200), p=weights / weights.sum()))
        for _ in range(150)
    ]
    found = motifs(corpus_of(*texts), limit=None).frame
    alone = found[found["kind"] == "lemma"]
    assert len(alone) > 100
    assert (alone["q"] < 0.05).mean() <= 0.05
    assert (found["kind"] == "set").sum() <= 2


@pytest.mark.parametrize(
    ("texts", "note"),
    [
        ((), "No entries: there is nothing to count yet."),
        (("the water",), "Nothing can come in 3 entries where there are 1: lower min_entries."),
        (
            ("and so", "it was then", "I did"),
            "No word is left to count: the texts are empty or hold stop words only.",
        ),
        (("", " "), "2 entries without text in these parts left out."),
        (
            ("Ich sehe das Wasser",) * 3,
            "The text does not look English; base forms, stop words and symbols are English, "
            "counting works all the same.",
        ),
    ],
)
def test_what_cannot_be_told_is_said(texts: tuple[str, ...], note: str) -> None:
    found = motifs(corpus_of(*texts))
    assert note in found.notes
    assert found.snapshot()["rows"] == [] or texts[0].startswith("Ich")


def test_few_entries_are_called_few() -> None:
    assert motifs(corpus_of(*["the water"] * 19)).notes[0].startswith("19 entries: too few to tell")
    assert not motifs(corpus_of(*["the water"] * 20)).notes[0].startswith("20 entries")


def test_nights_without_recall_are_in_no_share() -> None:
    found = motifs(corpus_of("water", "water", "water", "", ""))
    assert row(found, "lemma:water")["share"] == 1.0


def test_strips_have_full_nights_only() -> None:
    nights = ("2023-03-04", "2023-03-01", "2023", "")
    picture = motifs(corpus_of(*["the dog"] * 4, nights=nights)).picture
    assert picture["nights"]["lemma:dog"] == ["2023-03-01", "2023-03-04"]
    assert (picture["first"], picture["last"]) == ("2023-03-01", "2023-03-04")
    assert motifs(corpus_of(*["the dog"] * 4, nights=nights)).notes[-1].startswith("2 of 4 nights")


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"parts": ("dream",)}, "parts: dream; choose from report"),
        ({"parts": ()}, "parts: none given"),
        ({"lemma": "porter"}, "lemma: 'porter'; choose wordnet, types, none"),
        ({"min_entries": 0}, "min_entries: 0; give a whole number, 1 or more"),
        ({"min_count": 1.5}, "min_count: 1.5; give a whole number"),
        ({"lexicon": "nowhere.json"}, "cannot be read"),
        ({"stopwords": "nowhere.txt"}, "cannot be read"),
    ],
)
def test_bad_options_are_said_in_one_line(options: dict[str, object], message: str) -> None:
    with pytest.raises(ValueError, match=message) as error:
        motifs(corpus_of("water"), **options)  # type: ignore[arg-type]
    assert "\n" not in str(error.value)


def test_a_title_is_no_verb() -> None:
    texts = ["Miss Brown came.", "I met Miss Green.", "Miss White sat.", "I miss the train."]
    found = motifs(corpus_of(*texts), min_entries=1, limit=None)
    assert row(found, "lemma:miss")["entries"] == 1


def test_a_cut_list_says_of_how_many_it_is() -> None:
    texts = ["The river rises over the bridge.", "A bridge, a river, a horse.", "The horse and the river."]
    found = motifs(corpus_of(*texts), min_entries=2, limit=2)
    every = motifs(corpus_of(*texts), min_entries=2, limit=None)
    assert len(found) == 2
    assert f"The 2 most surprising of {len(every)} motifs." in found.notes
    assert not any("most surprising" in note for note in every.notes)
