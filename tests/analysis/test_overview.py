"""The overview: columns that a page narrows by itself, and the motifs that `motifs` finds."""

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import jupyter_psydyn as psd
from jupyter_psydyn.analysis.overview import BANDS
from jupyter_psydyn.corpus import Corpus, Document, Night


def dream(
    id: str,  # noqa: A002
    night: str = "",
    report: str = "",
    affects: tuple[tuple[str, int | None], ...] = (),
    recall: str = "full",
) -> Document:
    return Document(id, {"report": report} if report else {}, Night.parse(night), "", affects, recall)


#: Not in order of night; e is known to the month, f to nobody.
SERIES = Corpus(
    (
        dream("b", "2025-01-09", "The walrus sings to me.", (("Dread", 4), ("awe", None))),
        dream("a", "2025-01-02", "A walrus and a lantern.", (("dread ", 2), ("dread", 3))),
        dream("n", "2025-01-05", recall="none"),
        dream("f", "", "The lantern goes out.", (("awe", 1),), "fragment"),
        dream("e", "2025-02", "My walrus, my lantern.", (("longing", 5),)),
        Document("note", {"note": "She speaks of the walrus."}, Night.parse("2025-01-06")),
    )
)


def picture(corpus: Corpus, **options: Any) -> Any:
    return psd.overview(corpus, **options).picture


def test_entries_stand_in_order_of_night_and_nights_without_recall_among_them() -> None:
    found = picture(SERIES)
    assert found["entries"] == {
        "id": ["a", "n", "b", "f", "e"],
        "day": ["2025-01-02", "2025-01-05", "2025-01-09", "", ""],
        "words": [5, 0, 5, 4, 4],
        "recall": ["full", "none", "full", "fragment", "full"],
    }
    assert (found["first"], found["last"]) == ("2025-01-02", "2025-01-09")


def test_of_other_parts_a_night_without_recall_is_no_entry() -> None:
    assert picture(SERIES, parts=("note",))["entries"]["id"] == ["note"]


def test_feelings_are_the_dreamers_words_by_entry() -> None:
    assert picture(SERIES)["affects"] == {
        "source": "own",
        "words": [
            {"word": "awe", "at": [2, 3], "strength": [None, 1]},
            {"word": "dread", "at": [0, 2], "strength": [3, 4]},  # named twice: as strong as it was at most
        ],
        "other": {"words": 1, "at": [4]},
    }


def test_no_more_feelings_have_a_band_than_there_are_colours() -> None:
    words = tuple((f"feeling {at}", None) for at in range(BANDS + 3))
    found = picture(Corpus((dream("a", affects=words), dream("b", affects=words))))["affects"]
    assert [one["word"] for one in found["words"]] == [f"feeling {at}" for at in range(BANDS)]
    assert found["other"] == {"words": 3, "at": [0, 0, 0, 1, 1, 1]}


def test_where_nobody_entered_feelings_a_lexicon_counts_and_says_that_it_does() -> None:
    """Of table, wonderful, horrible, murder, lamp, party VADER rates four; what is denied is not counted."""
    corpus = Corpus(
        (
            dream("b", "2025-01-02", "A horrible murder. There was no joy."),
            dream("a", "2025-01-01", "The table was wonderful."),
            dream("c", "2025-01-03", "A lamp at the party."),
        )
    )
    found = psd.overview(corpus)
    affects = found.picture["affects"]
    assert (affects["positive"], affects["negative"]) == ([1, 0, 1], [0, 2, 0])
    assert affects["coverage"] == pytest.approx(4 / 6, abs=1e-4)
    assert any("VADER (Hutto and Gilbert 2014)" in note and "67 %" in note for note in found.notes)


def test_the_motifs_are_those_of_motifs_with_their_entries_and_passages() -> None:
    found, ranked = psd.overview(SERIES, min_entries=2), psd.motifs(SERIES, min_entries=2)
    assert list(found.keys) == list(ranked.keys)
    assert found.frame.equals(ranked.frame[found.frame.columns])
    by_key = {one["key"]: one for one in found.picture["motifs"]}
    assert by_key["lemma:walrus"]["at"] == [0, 2, 4]
    assert by_key["lemma:lantern"]["at"] == [0, 3, 4]
    assert len(psd.overview(SERIES, min_entries=2, limit=1)) == 1
    passages = found.evidence("lemma:walrus").passages
    assert [one.entry for one in passages] == ["b", "a", "e"]


def test_the_rate_gives_back_the_entries_and_changes_are_nights() -> None:
    """60 dreams of five words, a walrus in the last 20: 1 - exp(-5 rate) is a third, ln(1.5)/5."""
    start = date(2025, 1, 1)
    texts = ["We walk along the canal."] * 40 + ["A walrus in the canal."] * 20
    corpus = Corpus(
        tuple(dream(f"d{at}", (start + timedelta(2 * at)).isoformat(), text) for at, text in enumerate(texts))
    )
    by_key = {one["key"]: one for one in picture(corpus)["motifs"]}
    assert by_key["lemma:walrus"]["rate"] == pytest.approx(0.08109, abs=1e-4)
    assert by_key["lemma:walrus"]["changes"] == [(start + timedelta(80)).isoformat()]
    assert by_key["lemma:canal"]["rate"] is None  # in every one of them


def test_a_journal_corpus_in_parts_and_the_code_that_makes_it_again() -> None:
    class HasCorpus:
        def corpus(self) -> Corpus:
            return SERIES

    found = psd.overview(HasCorpus(), parts=("report", "note"), min_entries=2, limit=5)
    assert found.to_code().splitlines()[-1] == (
        "result = psd.overview(corpus, parts=('report', 'note'), min_entries=2, limit=5)"
    )
    assert found.title == "Overview of 5 entries"
    with pytest.raises(ValueError, match="limit"):
        psd.overview(SERIES, limit=0)


ODD = {
    "nothing": Corpus(),
    "one dream": Corpus((dream("a", "2025-03-01", "A dog at the gate."),)),
    "no dates": Corpus(tuple(dream(f"d{at}", "", "A dog at the gate.") for at in range(4))),
    "nights without recall": Corpus(
        tuple(dream(f"d{at}", f"2025-03-0{at}", recall="none") for at in (1, 2, 3))
    ),
    "emoji": Corpus((dream("a", "2025-03-01", "🌊🌊"), dream("b", "2025-03-02", "💧", (("🙂", 3),)))),
}


@pytest.mark.parametrize("corpus", ODD.values(), ids=ODD)
def test_of_hardly_anything_there_is_an_overview_too(corpus: Corpus) -> None:
    found = psd.overview(corpus)
    snapshot = found.snapshot()
    assert len(snapshot["picture"]["entries"]["id"]) == len(corpus)
    assert len(snapshot["rows"]) == len(snapshot["picture"]["motifs"])
    assert snapshot["notes"]


def test_what_has_no_full_date_is_said() -> None:
    said = "2 of 5 nights have no full date: they have no place in time."
    assert said in psd.overview(SERIES).notes


words = st.lists(st.sampled_from(["walrus", "lantern", "gate", "joy", "murder", "the"]), max_size=6)
nights = st.one_of(
    st.sampled_from(["", "2025", "2025-03"]),
    st.dates(date(2024, 12, 28), date(2025, 1, 5)).map(date.isoformat),
)
feelings = st.lists(
    st.tuples(st.sampled_from(["Dread", "dread", "awe", "joy"]), st.sampled_from([None, 1, 5])), max_size=3
)
documents = st.builds(
    lambda said, night, affects: (" ".join(said), night, tuple(affects)), words, nights, feelings
)


@settings(max_examples=40, deadline=None)
@given(st.lists(documents, max_size=9))
def test_every_position_is_an_entry_and_the_sums_are_those_of_the_corpus(drawn: list[Any]) -> None:
    corpus = Corpus(
        tuple(
            dream(f"d{at}", night, report, affects, "full" if report else "none")
            for at, (report, night, affects) in enumerate(drawn)
        )
    )
    found = psd.overview(corpus, min_entries=1)
    made = found.picture
    size = len(corpus)
    assert all(len(column) == size for column in made["entries"].values())
    days = [day for day in made["entries"]["day"] if day]
    assert days == sorted(days) == made["entries"]["day"][: len(days)]
    assert sum(made["entries"]["words"]) == sum(len(report.split()) for report, _, _ in drawn)
    for motif, entries in zip(made["motifs"], found.frame["entries"], strict=True):
        assert len(motif["at"]) == entries
        assert motif["at"] == sorted(set(motif["at"]))
        assert all(made["entries"]["words"][at] > 0 for at in motif["at"])
    affects = made["affects"]
    if affects["source"] == "own":
        named = [at for word in affects["words"] for at in word["at"]] + affects["other"]["at"]
        told = [{word.casefold() for word, _ in one.affects} for one in corpus]
        assert len(named) == sum(map(len, told))
        assert sorted(made["entries"]["id"][at] for at in named) == sorted(
            one.id for one, words in zip(corpus, told, strict=True) for _ in words
        )
    else:
        assert len(affects["positive"]) == len(affects["negative"]) == size
