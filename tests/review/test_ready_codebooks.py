"""The ready codebooks as they are shipped, and the ODF of coded defences."""

from collections import Counter

import pytest

from jupyter_psydyn.corpus import Corpus, Document
from jupyter_psydyn.journal import Annotation, Code, Codebook
from jupyter_psydyn.lexicon.own import load_lexicon
from jupyter_psydyn.review import codebook as deeds
from jupyter_psydyn.review.odf import level, odf
from jupyter_psydyn.review.ready import ready, titles
from jupyter_psydyn.review.suggesting import suggestions

NAMES = {
    "affect",
    "agency",
    "countertransference",
    "defences",
    "hall-van-de-castle",
    "interventions",
    "relationship-episodes",
    "resistance",
    "setting-and-characters",
    "threat",
    "transference",
}
EVERY = pytest.mark.parametrize("name", sorted(NAMES))


def test_the_books_there_are():
    found = titles()
    assert {one.name for one in found} == NAMES
    assert all(one.codes == len(ready(one.name).codes) for one in found)
    assert [one.title for one in found] == sorted(one.title for one in found)
    with pytest.raises(ValueError, match="no ready codebook"):
        ready("../affect")


@EVERY
def test_a_book_is_sound(name):
    book = ready(name)
    assert (book.ready, book.id, book.version) == (name, "", 1)
    assert Codebook.from_dict(book.to_dict()) == book
    assert max(Counter(one.name.casefold() for one in book.codes).values()) == 1
    assert all(one.definition for one in book.codes)
    assert any(one.example for one in book.codes)
    assert all(one.use_when or one.example or one.parent for one in book.codes if one.codable)


@EVERY
def test_a_book_names_its_sources_and_what_it_cannot_tell(name):
    book = ready(name)
    assert book.sources
    assert all(any(letter.isdigit() for letter in one) or "dreams.ucsc.edu" in one for one in book.sources)
    assert "cannot tell" in book.note


@EVERY
def test_the_cues_of_a_book_can_be_read_and_none_stands_for_two_codes(name):
    cues = [cue for one in ready(name).codes for cue in one.cues]
    assert len(cues) == len(set(cues))
    categories = {one.name for one in load_lexicon().categories}
    for cue in cues:
        kind, _, what = cue.partition(":")
        assert kind in ("word", "symbol")
        assert what in categories if kind == "symbol" else what.isalpha()


def test_a_book_taken_is_worked_on_like_any_other():
    done = deeds.add(ready("affect"), Code("x", "Homesick on Sundays", parent="own-words"), by="ada", at="")
    assert (
        deeds.path(done.codebook, done.codebook.codes[-1])
        == "In the dreamer's own words / Homesick on Sundays"
    )
    assert [one.name for one in deeds.find(ready("defences"), "un")] == ["Undoing"]


def test_eight_feelings_of_three_strengths_and_eight_pairs():
    book = ready("affect")
    assert book.codes[0].id == "own-words"
    families = [one for one in book.codes if one.name.endswith("any strength")]
    assert len(families) == 8
    assert all(len(deeds.children(book, one.id)) == 3 for one in families)
    assert len(deeds.children(book, "dyads")) == 8
    assert all(10 <= len(one.cues) <= 25 for one in families)


def test_thirty_defences_in_seven_levels():
    book = ready("defences")
    kids = {at: len(deeds.children(book, f"level-{at}")) for at in range(9)}
    assert kids == {0: 0, 1: 3, 2: 3, 3: 4, 4: 5, 5: 4, 6: 3, 7: 8, 8: 0}
    defences = [one for one in book.codes if one.parent]
    assert len(defences) == 30
    assert all(one.example and one.counter_example and one.use_when and one.not_when for one in defences)


def test_wishes_and_responses_eight_each():
    book = ready("relationship-episodes")
    assert [
        len(deeds.children(book, one)) for one in ("wish", "other", "self", "sign", "domain", "period")
    ] == [
        8,
        8,
        8,
        2,
        5,
        2,
    ]


def test_countertransference_is_for_a_private_layer():
    assert "private layer" in ready("countertransference").note


def coded(*defences, entry=""):
    return [
        Annotation(id=f"a{at}", entry=entry or f"dream-{at}", codebook="book", code=code)
        for at, code in enumerate(defences)
    ]


BOOK = Codebook.from_dict({**ready("defences").to_dict(), "id": "book"})


def test_the_odf_by_hand():
    # Levels 7, 5, 5, 3, 1 and 6: 27 / 6. No defence, unclear and rejected ones do not count.
    marks = coded(
        "defence-humor",
        "defence-repression",
        "defence-displacement",
        "defence-denial",
        "defence-acting-out",
        "level-6",
        "level-0",
        "level-8",
    )
    rejected = [Annotation(id="r", entry="r", codebook="book", code="defence-denial", state="rejected")]
    found = odf([*marks, *rejected], BOOK)
    assert found.value == pytest.approx(4.5)
    assert (found.n, found.entries, found.note) == (6, 6, "")
    assert found.shares == pytest.approx({1: 1 / 6, 2: 0, 3: 1 / 6, 4: 0, 5: 2 / 6, 6: 1 / 6, 7: 1 / 6})
    assert 1 <= found.low < 4.5 < found.high <= 7
    assert odf(marks, BOOK) == odf(marks, BOOK)


def test_too_few_defences_give_no_odf_and_one_entry_no_interval():
    four = odf(coded(*["defence-humor"] * 4), BOOK)
    assert (four.value, four.low, four.n) == (None, None, 4)
    assert four.note == "too few: 4 of at least 5 defences"
    assert odf([], BOOK).value is None
    one_entry = odf(coded(*["defence-humor"] * 5, entry="dream"), BOOK)
    assert (one_entry.value, one_entry.low, one_entry.note) == (
        7,
        None,
        "no interval: 1 of at least 5 entries",
    )
    same = odf(coded(*["defence-humor"] * 5), BOOK)
    assert (same.low, same.high) == (7, 7)


def test_a_defence_of_ones_own_counts_at_its_level():
    book = deeds.add(BOOK, Code("mine", "Tidying up", parent="level-6"), by="ada", at="").codebook
    assert level(book, book.code("mine")) == 6
    assert level(book, Code("free", "Free")) is None
    assert odf(coded(*["mine"] * 5), book).value == 6


def test_suggestions_come_from_the_cues_of_every_book():
    text = "I was afraid. My mother and a stranger stood in the kitchen. I forgot the rest."
    corpus = Corpus((Document("d", {"report": text}),))
    said = {}
    for name in NAMES:
        book = Codebook.from_dict({**ready(name).to_dict(), "id": name})
        said[name] = {(one.code, one.quote) for one in suggestions(corpus, book, [])}
    assert ("fear", "afraid") in said["affect"]
    assert {("who-mother", "mother"), ("who-stranger", "stranger"), ("indoors", "kitchen")} <= said[
        "setting-and-characters"
    ]
    assert ("figure-mother", "mother") in said["relationship-episodes"]
    assert ("forgetting", "forgot") in said["resistance"]
