"""Codes that come together, by the engine of words; and where readers differ."""

import pytest

from jupyter_psydyn.corpus import Corpus, Document
from jupyter_psydyn.journal import Annotation, Layer
from jupyter_psydyn.review.codes import code_network
from jupyter_psydyn.review.differing import differences
from jupyter_psydyn.review.layers import compared, of_one_role

TEXT = "The sea 🌊 frightens me. The gate is shut. My father waits."
CORPUS = Corpus(tuple(Document(f"d{at}", {"report": TEXT}) for at in range(6)))
NAMES = {("b", code): code for code in ("sea", "fear", "gate", "father")}


def mark(entry, quote, code, layer="l", **more):
    start = TEXT.index(quote)
    place = {"entry": entry, "start": start, "end": start + len(quote), "quote": quote}
    return Annotation(**{**place, "codebook": "b", "code": code, "layer": layer, **more})


MARKS = [
    *(mark(f"d{at}", "sea 🌊", "sea") for at in range(4)),
    *(mark(f"d{at}", "frightens me", "fear") for at in range(3)),
    *(mark(f"d{at}", "gate", "gate") for at in range(2, 6)),
]


def test_codes_meet_in_a_sentence_and_lead_to_both_passages():
    found = code_network(CORPUS, MARKS, NAMES, unit="sentence", measure="count", min_count=1)
    (row,) = found.frame.itertuples()
    assert ({row.source, row.target}, row.count) == ({"sea", "fear"}, 3)
    passage = found.evidence(0).passages[0]
    assert [text for text, marked in passage.segments if marked] == ["sea 🌊", "frightens me"]
    assert found.title == "Network of 3 codes in 6 dreams"


def test_in_the_whole_dream_they_meet_as_often_as_counted_by_hand():
    found = code_network(CORPUS, MARKS, NAMES, unit="entry", measure="jaccard", min_count=1)
    met = {frozenset((row.source, row.target)): (row.count, row.jaccard) for row in found.frame.itertuples()}
    # sea in 0-3, fear in 0-2, gate in 2-5
    assert met == {
        frozenset(("sea", "fear")): (3, pytest.approx(3 / 4)),
        frozenset(("sea", "gate")): (2, pytest.approx(2 / 6)),
        frozenset(("fear", "gate")): (1, pytest.approx(1 / 6)),
    }


def test_the_same_mark_of_two_readers_counts_once_and_lost_ones_not_at_all():
    twice = [*MARKS, *(mark(one.entry, one.quote, one.code, "other") for one in MARKS)]
    lost = [mark("d5", "father", "father", lost=True), mark("d5", "sea 🌊", "sea", lost=True)]

    def table(marks):
        return code_network(CORPUS, marks, NAMES, unit="entry", measure="count", min_count=1).to_csv()

    assert table(twice) == table([*MARKS, *lost]) == table(MARKS)


def test_readers_agree_where_codes_and_spans_are_the_same():
    marks = [
        *(mark("d0", "sea 🌊", "sea", layer) for layer in "ab"),
        *(mark("d0", "gate", "gate", "a"), mark("d0", "gate is shut", "gate", "b")),
        mark("d0", "father", "father", "a"),
        mark("d0", "father", "sea", "c"),
    ]
    found, agreed = differences(marks, ["a", "b"])
    assert agreed == 1
    assert [(one.start, one.end, [len(of) for of in one.said.values()]) for one in found] == [
        (TEXT.index("gate"), TEXT.index("gate") + 12, [1, 1]),
        (TEXT.index("father"), TEXT.index("father") + 6, [1, 0]),
    ]


def test_the_three_kinds_of_readers_are_never_merged():
    with pytest.raises(ValueError, match="clinician and researcher stay apart"):
        of_one_role([Layer(role="researcher"), Layer(role="clinician")])


def test_who_compares_has_released_and_looks_only_at_what_was_released():
    open_ = Layer(id="1", title="A", reader="a", released="2026-01-01T00:00:00Z")
    blind = Layer(id="2", title="B", reader="b")
    own = Layer(id="3", title="C", reader="a")
    with pytest.raises(ValueError, match="'B' is not released"):
        compared([open_, blind], "a")
    with pytest.raises(ValueError, match="release 'C' first"):
        compared([open_, own], "a")
    with pytest.raises(ValueError, match="two or more"):
        compared([open_, open_], "a")
    with pytest.raises(ValueError, match="private"):
        compared([open_, Layer(id="4", title="P", reader="a", private=True)], "a")
