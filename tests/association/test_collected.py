"""What was associated, as values; and passages beside the words they were associated to."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jupyter_psydyn.association import Associations, Chain, Place, chains_of
from jupyter_psydyn.association.evidence import label, passages, short
from jupyter_psydyn.corpus import Corpus, Document
from jupyter_psydyn.desk.quotes import Index


def test_chains_of_words_know_their_places() -> None:
    found = chains_of([["stairs", "céllar 🌊", "coal"]])
    (chain,) = found.chains
    assert (chain.element, chain.words) == ("stairs", ("céllar 🌊", "coal"))
    for one in chain.said:
        text = found.corpus[one.place.entry].parts[one.place.part]
        assert text[one.place.start : one.place.end] == one.text


def test_an_empty_chain_is_refused() -> None:
    with pytest.raises(ValueError, match="chain 2 is empty"):
        chains_of([["door"], []])


def test_of_takes_some_entries() -> None:
    found = chains_of([["door", "key"], ["wall", "brick"]]).of("chain-2")
    assert [chain.element for chain in found.chains] == ["wall"]
    assert [document.id for document in found.corpus] == ["chain-2"]


def test_a_value_shows_no_text() -> None:
    found = chains_of([["secret", "hidden"]])
    shown = f"{found!r} {found.chains[0]!r} {found.chains[0].said[0]!r}"
    assert "secret" not in shown
    assert "hidden" not in shown


class TestPassages:
    corpus = Corpus((Document("d1", {"association": "the sea\nsalt. And sand\nwind"}),))

    def test_stay_in_their_line(self) -> None:
        found = passages(self.corpus, [(Place("d1", "association", 8, 12), "a boat")], "t", {}, "code", "key")
        assert [str(one) for one in found.passages] == ["a boat → [salt]."]
        assert found.to_code().endswith("result = code.evidence('key')\n")

    def test_of_an_entry_that_is_not_here_are_left_out_and_it_is_said(self) -> None:
        found = passages(self.corpus, [(Place("d2", "association", 0, 1), "")], "t", {}, "code", "key")
        assert len(found) == 0
        assert "1 passages are in entries that are not here." in found.notes


def test_a_label_is_no_quotation() -> None:
    # The save guard knows a quotation by eight words in a row.
    long = "I take her to the window and look into her throat"
    assert label(long) == "I take her to the window …"
    assert label("the corridor") == "the corridor"
    assert len(label("unbelievably " * 6)) <= 40
    assert short("one\ntwo") == "one two"


def test_associations_may_be_empty() -> None:
    assert repr(Associations()) == "Associations(0 chains, 0 tests, 0 streams)"


@pytest.mark.parametrize(
    "words",
    [
        "I don't think it's what I've seen",
        "my mother-in-law's blue-green well-worn coat",
        "母は台所で夕食を作っていて私は窓の外を見ていた",
        "a_b_c_d_e_f_g_h_i",
    ],
)
def test_a_label_is_none_by_the_guards_own_count(words: str) -> None:
    """The save guard counts runs of letters, and two characters of Japanese as a word."""
    index = Index()
    index.add([words])
    assert index.quoted([words]) == {0} or len(words) < 12
    assert index.quoted([label(words)]) == set()


@given(st.text(st.sampled_from("ab cd-'_. é母は1"), max_size=60))
@settings(deadline=None)
def test_whatever_was_said_its_label_is_no_quotation(words: str) -> None:
    index = Index()
    index.add([words])
    assert index.quoted([label(words)]) == set()


def test_two_chains_with_one_id_are_refused() -> None:
    twice = Chain("x", "d1", "door")
    with pytest.raises(ValueError, match="two chains have the id 'x'"):
        Associations(Corpus(), (twice, twice))
