"""Nodal points: what several chains reach, how many would by chance, and the way back to every place."""

from __future__ import annotations

from collections import Counter
from itertools import combinations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jupyter_psydyn.association import Associations, chains_of
from jupyter_psydyn.association.meeting.dealing import at_least, reaching
from jupyter_psydyn.association.meeting.nodal import nodal_points
from jupyter_psydyn.association.space import Space
from jupyter_psydyn.corpus import Corpus, Document
from jupyter_psydyn.corpus.associations import Chain, Place, Said


def collected(dreams: dict[str, dict[str, list[str]]]) -> Associations:
    """Dreams by name, each with its elements and what was said to them."""
    documents, chains = [], []
    for entry, elements in dreams.items():
        at, lines = 0, []
        for number, (element, words) in enumerate(elements.items()):
            said = []
            for word in words:
                said.append(Said(word, Place(entry, "association", at, at + len(word))))
                lines.append(word)
                at += len(word) + 1
            chains.append(Chain(f"{entry}e{number}", entry, element, tuple(said)))
        documents.append(Document(entry, {"association": "\n".join(lines)}))
    return Associations(Corpus(tuple(documents)), tuple(chains))


STAIRS = collected(
    {
        "d1": {
            "the stairs": ["the cellar", "Grandfather", "coal"],
            "a lamp": ["miner", "cellars", "night shift"],
            "the dog": ["barking", "neighbour"],
        },
        "d2": {"a boat": ["sea", "summer", "the night shift"], "the oar": ["wood", "night shift", "sea"]},
    }
)


class TestDealing:
    @pytest.mark.parametrize(("sizes", "rest"), [([2, 3, 1], 2), ([1, 1, 1], 0), ([4], 3), ([0, 2], 1)])
    def test_is_what_trying_every_way_gives(self, sizes: list[int], rest: int) -> None:
        places = [chain for chain, size in enumerate(sizes) for _ in range(size)] + [-1] * rest
        table = reaching(sizes, rest, np.arange(len(places) + 1))
        for tokens in range(len(places) + 1):
            ways = [
                len({places[at] for at in some} - {-1}) for some in combinations(range(len(places)), tokens)
            ]
            counts = Counter(ways)
            exact = [counts[reached] / len(ways) for reached in range(len(sizes) + 1)]
            assert table[tokens] == pytest.approx(exact, abs=1e-12)

    def test_of_three_tokens_in_three_chains_of_ten(self) -> None:
        # By hand: all in different ones 10 * 10 * 10 / C(30, 3); two or more: less all in one, 3 * C(10, 3).
        chance = at_least(reaching([10, 10, 10], 0, np.array([3])))[0]
        assert chance[3] == pytest.approx(1000 / 4060)
        assert chance[2] == pytest.approx(1 - 360 / 4060)

    @given(st.lists(st.integers(0, 12), min_size=1, max_size=6), st.integers(0, 30))
    @settings(deadline=None, max_examples=60)
    def test_chances_add_up_to_one(self, sizes: list[int], rest: int) -> None:
        table = reaching(sizes, rest, np.arange(sum(sizes) + rest + 1))
        assert np.allclose(table.sum(axis=1), 1)
        assert (table >= 0).all()

    @pytest.mark.parametrize("tokens", [40, 400])
    def test_what_is_cut_off_is_nothing(self, tokens: int) -> None:
        # One chain of 20 in 20,020 places: the chance to be missed is a product.
        missed = np.prod([(20_000 - at) / (20_020 - at) for at in range(tokens)])
        assert reaching([20], 20_000, np.array([tokens]))[0, 0] == pytest.approx(missed, rel=1e-9)


class TestElements:
    def test_reach_the_same_word_in_another_form(self) -> None:
        found = nodal_points(STAIRS)
        row = found.frame.set_index("association").loc["cellar"]
        assert (row["entry"], row["elements"], row["count"], row["dreams"]) == ("d1", 2, 2, 1)
        assert row["of"] == "the stairs (1); a lamp (2)"

    def test_by_form_only_the_same_form_counts(self) -> None:
        assert "cellar" not in set(nodal_points(STAIRS, by="form").frame["association"])

    def test_a_whole_association_stands_for_its_words(self) -> None:
        names = nodal_points(STAIRS).frame["association"].tolist()
        assert "the night shift" in names
        assert not {"night", "shift"} & set(names)

    def test_what_one_chain_says_twice_is_no_meeting(self) -> None:
        once = collected({"d1": {"a door": ["key", "key"], "a wall": ["brick"]}})
        assert len(nodal_points(once)) == 0

    def test_elements_of_different_dreams_do_not_meet_in_one(self) -> None:
        found = nodal_points(STAIRS)
        assert found.frame.set_index("association").loc["the night shift", "entry"] == "d2"
        assert found.frame.set_index("association").loc["the night shift", "elements"] == 2

    def test_a_number_is_an_association_too(self) -> None:
        years = collected({"d1": {"a cot": ["1996", "pine"], "an arm": ["plaster", "1996"]}})
        assert nodal_points(years).frame["association"].tolist() == ["1996"]

    def test_the_chance_is_that_of_dealing(self) -> None:
        # Words: 3 + 4 + 2 places in d1 (night, shift), 8 in d2; cellar twice, in 2 of the 3 chains of d1.
        found = nodal_points(STAIRS).frame.set_index("association")
        sizes = [3, 4, 2]
        assert found.loc["cellar", "p"] == pytest.approx(at_least(reaching(sizes, 8, np.array([2])))[0, 2])
        assert found.loc["cellar", "expected"] == pytest.approx(
            sum(1 - (1 - s / 17) * (1 - s / 16) for s in sizes)
        )

    def test_everyday_is_the_rate_of_anybody(self) -> None:
        many = {f"element {at}": [word, "mother"] for at, word in enumerate(["quartz", "quartz", "coal"])}
        found = nodal_points(collected({"d1": many})).frame.set_index("association")
        assert found.loc["quartz", "everyday"] < found.loc["mother", "everyday"]
        assert found.index[0] == "mother"  # three elements; but of two that reach as many:
        two = {"a": ["quartz", "mother"], "b": ["quartz", "mother"], "c": ["coal"]}
        assert nodal_points(collected({"d1": two})).frame["association"].tolist() == ["quartz", "mother"]

    def test_lead_to_every_place(self) -> None:
        found = nodal_points(STAIRS)
        evidence = found.evidence("d1:cellar")
        assert [str(one) for one in evidence.passages] == [
            "the stairs → the [cellar]",
            "a lamp → [cellars]",
        ]
        for one in evidence.frame.to_dict("records"):
            text = STAIRS.corpus[one["entry"]].parts[one["part"]]
            assert text[one["start"] : one["end"]] == one["match"]


class TestDreams:
    def test_are_counted_once_each(self) -> None:
        found = nodal_points(
            collected({f"d{at}": {"a": ["quartz", "sand"], "b": ["quartz"]} for at in range(4)}), unit="dream"
        ).frame.set_index("association")
        assert found.loc["quartz", "dreams"] == 4
        assert found.loc["quartz", "elements"] == 8
        assert found.loc["quartz", "entry"] == ""

    def test_few_are_said_to_be_few(self) -> None:
        assert any("too few" in note for note in nodal_points(STAIRS, unit="dream").notes)


def test_one_dream_alone_is_said_to_tell_little() -> None:
    assert any(note.startswith("One dream alone") for note in nodal_points(STAIRS.of("d1")).notes)


def test_nothing_associated_is_no_error() -> None:
    found = nodal_points(Associations())
    assert len(found) == 0
    assert found.notes[-1].startswith("Nothing was associated yet")


def test_of_a_chain_of_one_nothing_is_found() -> None:
    assert len(nodal_points(chains_of([["door", "key"]]))) == 0


@pytest.mark.parametrize(
    ("options", "line"),
    [
        ({"unit": "night"}, "unit: 'night'; choose element, dream"),
        ({"by": "sound"}, "by: 'sound'; choose form, base, meaning"),
        ({"min_reached": 1}, "min_reached must be 2 or more"),
        ({"limit": 0}, "limit must be 1 or more"),
        ({"near": -2}, "near: -2; a cosine over 0"),
        ({"near": float("nan")}, "near: nan; a cosine over 0"),
        ({"near": "x"}, "near: 'x'; a cosine over 0"),
    ],
)
def test_an_option_that_does_not_exist_is_refused(options: dict[str, object], line: str) -> None:
    with pytest.raises(ValueError, match=line):
        nodal_points(STAIRS, **options)  # type: ignore[arg-type]


words = st.sampled_from(
    ["sea", "the sea", "boats", "boat", "1996", "night shift", "🌊 wave", "été", "…", "she was"]
)
dreams = st.dictionaries(
    st.sampled_from(["d1", "d2", "d3"]),
    st.dictionaries(st.sampled_from(["a", "b", "c", "d"]), st.lists(words, max_size=6), max_size=4),
    max_size=3,
)


@given(dreams, st.sampled_from(["form", "base"]), st.sampled_from(["element", "dream"]))
@settings(deadline=None, max_examples=80)
def test_whatever_was_said_every_finding_leads_to_its_places(
    some: dict[str, dict[str, list[str]]], by: str, unit: str
) -> None:
    found = nodal_points(collected(some), by=by, unit=unit)
    corpus = collected(some).corpus
    assert ((found.frame["p"] >= 0) & (found.frame["p"] <= 1)).all()
    for key, row in zip(found.keys, found.frame.to_dict("records"), strict=True):
        evidence = found.evidence(key).frame
        assert len(evidence) == row["count"]
        assert (row["elements"] if unit == "element" else row["dreams"]) >= 2
        assert row["elements"] == row["of"].count(";") + 1
        for one in evidence.to_dict("records"):
            assert corpus[one["entry"]].parts["association"][one["start"] : one["end"]] == one["match"]


def test_the_code_makes_it_again() -> None:
    found = nodal_points(STAIRS, by="form", limit=5)
    assert found.to_code().endswith("psd.association.nodal_points(associations, by='form', limit=5)\n")
    assert found.snapshot()["kind"] == "nodal"


class TestMeaning:
    """Words that are near in a space of meanings are one; here a space of ours with two corners."""

    space = Space(
        ("sea", "water", "river", "coal", "mine"),
        np.array([[1, 0], [0.9, 0.436], [0.8, 0.6], [0, 1], [0.1, 0.995]], dtype=np.float32),
        "a space of ours",
    )
    said = collected({"d1": {"a boat": ["sea", "mast"], "a cup": ["water"], "a lamp": ["coal", "mast"]}})

    def test_near_words_meet(self) -> None:
        found = nodal_points(self.said, by="meaning", near=0.7, space=self.space)
        assert found.frame["association"].tolist() == ["mast", "sea (water)"]
        assert [str(one) for one in found.evidence("d1:sea").passages] == [
            "a boat → [sea]",
            "a cup → [water]",
        ]

    def test_how_near_is_asked(self) -> None:
        found = nodal_points(self.said, by="meaning", near=0.95, space=self.space)
        assert found.frame["association"].tolist() == ["mast"]

    def test_how_many_words_have_a_place_is_said(self) -> None:
        found = nodal_points(self.said, by="meaning", space=self.space)
        assert "Near meaning: a space of ours; it knows 3 of 4 different words." in found.notes


def test_a_name_is_never_a_quotation() -> None:
    """Eight words in a row are one for the save guard."""
    long = "there was a cellar that none of us had ever been to"
    same = collected({"d1": {"a": [long, "they are what we were and will be again"], "b": [long, "..."]}})
    names = nodal_points(same).frame["association"].tolist()
    assert names
    assert all(len(name.split()) < 8 for name in names)
