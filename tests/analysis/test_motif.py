"""One motif read closely: its neighbours as a network counts them, its passages, what was felt."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jupyter_psydyn.analysis import motif, network
from jupyter_psydyn.corpus import Corpus, Document, Night

PLAIN: dict[str, Any] = {
    "lemma": "none",
    "stopwords": "none",
    "min_entries": 1,
    "min_count": 1,
    "limit": None,
}
Feelings = tuple[tuple[str, int | None], ...]


def corpus_of(*texts: str, nights: tuple[str, ...] = (), felt: tuple[Feelings, ...] = ()) -> Corpus:
    return Corpus(
        tuple(
            Document(
                f"d{at}",
                {"report": text},
                Night.parse(nights[at - 1] if nights else ""),
                affects=felt[at - 1] if felt else (),
            )
            for at, text in enumerate(texts, 1)
        )
    )


def words(found: Any, column: str) -> dict[str, Any]:
    rows = found.frame[found.frame["kind"] == "lemma"].to_dict("records")
    return {row["neighbour"]: row[column] for row in rows}


def test_neighbours_by_hand() -> None:
    corpus = corpus_of("sea ship. sea", "ship sea fish", "fish", "ship")
    found = motif(corpus, "sea", **PLAIN)
    assert list(found.frame.columns) == ["neighbour", "kind", "count", "expected", "npmi", "p", "q", "total"]
    # Sea in 2 of 4, ship in 3: 1.5 expected, 2 seen. Fish in 2: 1 expected, 1 seen, which is not above.
    assert words(found, "count") == {"ship": 2}
    assert words(found, "expected") == {"ship": 1.5}
    assert words(found, "total") == {"ship": 3}
    assert found.key == "lemma:sea"
    assert found.to_code().endswith(
        "result = psd.motif(corpus, 'sea', lemma='none', stopwords='none', min_entries=1, min_count=1, "
        "limit=None)\n"
    )


def test_neighbours_in_sentences_by_hand() -> None:
    found = motif(
        corpus_of("Sea ship. Fish sea!", "Ship sea.", "Fish. Elm."), "sea", unit="sentence", **PLAIN
    )
    # Sea in 3 of 5 sentences, ship in 2 (1.2 expected), fish in 2 (1.2 expected, 1 seen).
    assert words(found, "count") == {"ship": 2}
    assert words(found, "expected") == {"ship": pytest.approx(1.2)}


WORDS = ["ash", "bee", "cow", "dog", "elm", "fox"]
dreams = st.lists(st.lists(st.sampled_from([*WORDS, "."]), min_size=1, max_size=12), min_size=1, max_size=6)


@settings(deadline=None, max_examples=40)
@given(dreams, st.sampled_from(["entry", "sentence", "window:3"]))
def test_the_figures_are_those_of_the_network(some: list[list[str]], unit: str) -> None:
    corpus = corpus_of("ash", *(" ".join(one) for one in some))
    edges = {
        frozenset((row["source"], row["target"])): row
        for row in network(corpus, unit=unit, resamples=0, **PLAIN).frame.to_dict("records")
    }
    found = motif(corpus, "ash", unit=unit, **PLAIN)
    above = {
        next(iter(pair - {"ash"})): row
        for pair, row in edges.items()
        if "ash" in pair and row["count"] > row["expected"] * (1 + 1e-9)
    }
    rows = {row["neighbour"]: row for row in found.frame.to_dict("records") if row["kind"] == "lemma"}
    assert set(rows) == set(above)
    for word, row in rows.items():
        for column in ("count", "expected", "npmi", "p"):
            assert row[column] == pytest.approx(above[word][column])


@settings(deadline=None, max_examples=40)
@given(dreams)
def test_a_neighbours_count_is_the_number_of_its_passages_entries(some: list[list[str]]) -> None:
    found = motif(corpus_of("bee", *(" ".join(one) for one in some)), "bee", **PLAIN)
    for key, count in zip(found.keys, found.frame["count"], strict=True):
        assert len({passage.entry for passage in found.evidence(key).passages}) == count


def test_a_symbol_a_phrase_and_a_set_have_neighbours_too() -> None:
    texts = [
        "a dog by the iron gate, rain",
        "a cat, rain",
        "a dog at an iron gate and rain",
        "snow",
        "snow",
        "hail",
    ]
    corpus = corpus_of(*texts)
    options: dict[str, Any] = {"min_entries": 1, "min_count": 2}
    animals = motif(corpus, "symbol:animals", **options)
    # The dog and the cat are the animals themselves.
    assert words(animals, "count") == {"rain": 3, "gate": 2, "iron": 2}
    assert words(motif(corpus, "phrase:iron gate", **options), "count") == {"dog": 2, "rain": 2}
    together = motif(corpus, "set:dog + gate", **options)
    assert words(together, "count") == {"iron": 2, "rain": 2}
    assert together.picture["motif"]["entries"] == 2
    # Dog and gate each in 2 of 6: were they independent, in 2/3 of an entry, more in long entries.
    assert 0.5 < together.picture["motif"]["expected"] < 1.5


def test_evidence_is_complete_and_in_order_of_time() -> None:
    corpus = corpus_of(
        "Water. No ship.",
        "no water here",
        "A ship on water. Waters!",
        nights=("2024-03-01", "2024-01-01", ""),
    )
    found = motif(corpus, "lemma:water", min_entries=1, min_count=1)
    every = found.evidence("lemma:water")
    assert [(passage.entry, passage.start, passage.negated) for passage in every.passages] == [
        ("d2", 3, True),
        ("d1", 0, False),
        ("d3", 10, False),
        ("d3", 17, False),
    ]
    assert every.to_code().endswith(
        "psd.motif(corpus, 'lemma:water', min_entries=1, min_count=1).evidence('lemma:water').sorted('D')\n"
    )
    assert [str(one) for one in found.evidence("lemma:ship").passages] == [
        "A [ship] on [water].",
        "[Waters]!",
    ]
    assert [passage.entry for passage in found.evidence("2024-03").passages] == ["d1"]
    with pytest.raises(KeyError, match="no row 'lemma:sun' here"):
        found.evidence("lemma:sun")
    assert found.picture["motif"]["negated"] == 1


def test_what_is_felt_with_it_and_without() -> None:
    corpus = corpus_of(
        "water", "water", "sea", "sea", "sea", "water",
        felt=(
            (("Dread", 4), ("dread", 2)),
            (("joy", None),),
            (("dread ", 3),),
            (("calm", 1),),
            (),
            (),
        ),
    )  # fmt: skip
    found = motif(corpus, "water", min_entries=1).picture["affects"]
    # Of the entries in which something was felt: 2 with water, 2 without.
    assert (found["with"], found["without"], found["few"]) == (2, 2, True)
    assert [(row["word"], row["with"], row["without"]) for row in found["words"]] == [
        ("dread", 1, 1),
        ("joy", 1, 0),
        ("calm", 0, 1),
    ]
    dread = found["words"][0]
    assert dread["share_with"] == 0.5
    # Wilson's interval of 1 in 2.
    assert dread["share_with_low"] == pytest.approx(0.0945, abs=1e-4)
    assert dread["share_with_high"] == pytest.approx(0.9055, abs=1e-4)


def test_the_picture_by_hand() -> None:
    corpus = corpus_of(
        "water water",
        "sea",
        "Water's edge",
        "rain",
        nights=("2024-01-05", "2024-01-09", "2024-03-02", "2024"),
    )
    drawn = motif(corpus, "water", min_entries=1).snapshot()["picture"]
    assert drawn["nights"] == ["2024-01-05", "2024-03-02"]
    assert drawn["all"] == ["2024-01-05", "2024-01-09", "2024-03-02"]
    assert drawn["entries"] == [
        {"entry": "d1", "night": "2024-01-05", "count": 2},
        {"entry": "d3", "night": "2024-03-02", "count": 1},
    ]
    periods = [(row["key"], row["with_motif"], row["entries"]) for row in drawn["periods"]]
    assert periods == [("2024-01", 1, 2), ("2024-03", 1, 1)]
    assert drawn["motif"]["forms"] == ["water", "water's"]
    assert (drawn["motif"]["entries"], drawn["motif"]["of"], drawn["motif"]["share"]) == (2, 4, 0.5)


@pytest.mark.parametrize(
    "texts",
    [("water",), ("water",) * 3, ("water 🌊🌊", "🌊 water"), ("", "water", " "), ("and the water",)],
    ids=["one dream", "in all dreams", "emoji", "empty parts", "stop words"],
)
@pytest.mark.parametrize("unit", ["entry", "sentence", "window:2"])
def test_odd_corpora_are_answered(texts: tuple[str, ...], unit: str) -> None:
    found = motif(corpus_of(*texts), "water", unit=unit)
    assert len(found) == 0
    assert len(found.snapshot()["rows"]) == 0
    assert f"Nothing meets it often enough, {unit} by {unit}, to be tested." in found.notes
    assert found.picture["periods"] == []
    assert found.picture["affects"]["words"] == []
    assert (
        len({passage.entry for passage in found.evidence(found.key).passages})
        == found.picture["motif"]["entries"]
    )


@pytest.mark.parametrize(
    ("key", "options", "line"),
    [
        ("lemma:fire", {}, "'fire' is not among the counted words"),
        ("symbol:dragons", {}, "no category 'dragons' in the lexicon"),
        ("water", {"unit": "page"}, "unit: 'page'; choose entry"),
        ("water", {"measure": "love"}, "measure: 'love'; choose from"),
        ("water", {"min_count": 0}, "min_count: 0; give a whole number"),
    ],
)
def test_what_cannot_be_answered_is_refused(key: str, options: dict[str, Any], line: str) -> None:
    with pytest.raises(ValueError, match=line):
        motif(corpus_of("water"), key, **options)


def test_not_told_from_chance_is_said() -> None:
    found = motif(corpus_of("water rain", "water rain", "rain", "sun"), "water", min_entries=1)
    assert any(
        note.startswith("Of ") and "0 can be told from chance with 4 dreams" in note for note in found.notes
    )
