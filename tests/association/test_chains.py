"""The table of chains: every measure by hand in a space of two dimensions, its notes, passages, picture."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jupyter_psydyn.association import Associations, Chain, Place, Said
from jupyter_psydyn.association.chain.chains import DRAWN, Chains, chains
from jupyter_psydyn.association.chain.clusters import clusters
from jupyter_psydyn.association.chain.flow import forward_flow
from jupyter_psydyn.association.space import space_of
from jupyter_psydyn.corpus import Corpus, Document, Night

LOW = ["happy", "smile", "dentist", "teeth", "smile", "happy"]
HIGH = ["happy", "smile", "dentist", "doctor", "hospital", "helicopter"]
COMPASS = space_of(["east", "north", "west"], np.array([[1, 0], [0, 1], [-1, 0]]), "compass")


def told(*times: float | None, element: str = "the gate", words: tuple[str, ...] = ()) -> Associations:
    """A dream with an element, and an entry of associations to it."""
    words = words or ("key", "door", "house", "mother", "garden", "wall", "lock", "path")[: len(times)]
    said, at = [], 0
    for word, ms in zip(words, times, strict=True):
        said.append(Said(word, Place("a1", "association", at, at + len(word)), ms))
        at += len(word) + 1
    dream = Document("d1", {"report": "I stood at the gate."}, Night.parse("2024-03-02"))
    session = Document("a1", {"association": "\n".join(words)})
    chain = Chain("c1", "a1", element, tuple(said), Place("d1", "report", 11, 19), night=dream.night)
    return Associations(Corpus((dream, session)), (chain,))


def row(found: Chains, at: int = 0) -> dict[str, object]:
    return found.snapshot()["rows"][at]


def test_every_measure_by_hand() -> None:
    """east, north (1), west (1.5), a stone, east (mean of 0, 1, 2: 1)."""
    found = row(chains([["east", "north", "west", "stone", "east"]], space=COMPASS, near=0.5))
    assert (found["length"], found["different"]) == (4, 4)
    assert found["flow"] == pytest.approx(3.5 / 3)
    assert found["known"] == pytest.approx(4 / 5)
    assert (found["switches"], found["clusters"], found["cluster_size"]) == (3, 4, 1)
    assert found["seconds"] is found["slow"] is None


def test_the_published_chains_are_in_their_order() -> None:
    frame = chains([LOW, HIGH]).frame
    assert frame["flow"].tolist() == pytest.approx([0.524, 0.696], abs=0.01)
    assert frame["known"].tolist() == [1, 1]
    assert frame["length"].tolist() == [5, 5]
    assert frame["different"].tolist() == [4, 5]


def test_commonality_is_the_mean_share_of_those_who_took_the_same_step() -> None:
    """hello-goodbye 56 of 96; nobody says harbour to goodbye, or a word of ours to harbour."""
    found = chains([["hello", "goodbye", "harbour", "quibblesome", "sea"]])
    assert row(found)["commonality"] == pytest.approx(56 / 96 / 3)
    assert row(found)["idiosyncratic"] == 2
    assert any("3 of 4 steps begin with a word of the Edinburgh norms" in note for note in found.notes)


def test_where_the_norms_can_tell_nothing_nothing_is_said() -> None:
    found = row(chains([["quibblesome", "sea"]]))
    assert found["commonality"] is found["idiosyncratic"] is None


def test_times_are_in_seconds_and_a_slow_one_is_marked() -> None:
    found = chains(told(2000.0, 1500.0, 2500.0, 1800.0, 2200.0, 1600.0, 20_000.0, 2000.0))
    assert (row(found)["seconds"], row(found)["slow"]) == (2, 1)
    drawn = found.picture["chains"][0]
    assert drawn["seconds"] == [None, 2, 1.5, 2.5, 1.8, 2.2, 1.6, 20, 2]
    assert drawn["slow"] == [7]
    assert len(drawn["flow"]) == 9
    assert drawn["flow"][0] is None
    assert any("possible resistance" in note and "interruption" in note for note in found.notes)
    assert row(chains(told(2000.0, 1500.0, 2500.0, 1800.0, 2200.0, 1600.0, 2600.0), slow=9))["slow"] == 0


def test_a_time_of_nothing_and_one_of_an_hour_are_set_aside_and_told() -> None:
    found = chains(told(0.0, 3_600_000.0, 1500.0))
    assert row(found)["seconds"] == 1.5
    assert found.picture["chains"][0]["seconds"] == [None, None, None, 1.5]
    assert any("2 times set aside" in note for note in found.notes)


def test_a_row_leads_to_its_associations_with_the_element_before_each() -> None:
    found = chains(told(None, None, None))
    passages = found.evidence("c1")
    assert passages.frame["match"].tolist() == ["key", "door", "house"]
    assert all(str(one).startswith("the gate → ") for one in passages.passages)
    assert (row(found)["entry"], row(found)["night"], row(found)["element"]) == (
        "a1",
        "2024-03-02",
        "the gate",
    )


def test_a_chain_of_one() -> None:
    found = chains([["sea", "wave"]])
    assert row(found)["length"] == 1
    assert row(found)["flow"] == pytest.approx(forward_flow(["sea", "wave"]).mean)
    assert any("1 chain of fewer than 4 associations" in note for note in found.notes)
    assert any("1 chain: too few" in note for note in found.notes)


def test_an_element_without_associations_has_no_row_and_is_told() -> None:
    found = chains([["sea"], ["sea", "wave"]])
    assert found.keys == ("chain-2",)
    assert any("1 element without associations" in note for note in found.notes)


def test_where_associations_are_sentences_it_is_said() -> None:
    found = chains([["gate", "my mother stood in the garden and called the dog", "key"]])
    assert any("1 of 2 associations have more than 3 content words" in note for note in found.notes)
    assert not any("content words" in note for note in chains([LOW]).notes)


def test_nothing_collected_is_a_table_without_rows() -> None:
    found = chains(Associations())
    assert (len(found), found.picture["chains"]) == (0, [])
    assert found.notes == ("Nothing was associated yet: choose words of a dream and say what comes to mind.",)


def test_with_a_scheme_an_element_outside_it_is_no_cluster() -> None:
    """Animals, asked for by their name: two pets, then two of the sea."""
    scheme = {"cat": "pet", "dog": "pet", "whale": "sea", "seal": "sea"}
    found = chains([["name animals", "cat", "dog", "whale", "seal"]], scheme=scheme, size="troyer")
    assert [row(found)[name] for name in ("switches", "clusters", "cluster_size")] == [1, 2, 1]
    assert any("Troyer et al. 1997, fluid, by a scheme of 4 words" in note for note in found.notes)
    assert found.to_code().endswith("psd.association.chains(associations, scheme=scheme, size='troyer')\n")


def test_it_can_be_made_again() -> None:
    found = chains([LOW], repeats="dropped", near="drop")
    assert found.to_code().endswith("chains(associations, repeats='dropped', near='drop')\n")
    assert found.parameters["space"] == "Edinburgh norms, about 1970"
    assert (found.kind, found.verb) == ("chains", "association.chains")
    assert "space=space" in chains([["east", "west"]], space=COMPASS).to_code()


def test_a_long_element_is_shortened_in_table_and_picture() -> None:
    words = "the long corridor with the many doors behind which somebody was laughing"
    found = chains([[words, "school"]])
    assert row(found)["element"] == found.picture["chains"][0]["label"] == "the long corridor with the many …"


def test_of_many_chains_the_picture_has_the_first() -> None:
    found = chains([["sea", "wave"]] * (DRAWN + 1))
    assert len(found) == DRAWN + 1
    assert len(found.picture["chains"]) == DRAWN


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"repeats": "twice"}, "repeats: 'twice'; choose kept, dropped"),
        ({"kind": "solid"}, "kind: 'solid'"),
        ({"size": "long"}, "size: 'long'"),
        ({"near": "far"}, "near: 'far'"),
        ({"slow": -1}, "slow: -1"),
    ],
)
def test_other_options_are_refused_though_there_is_no_chain(options: dict[str, object], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        chains([], **options)


def test_words_in_place_of_chains_are_refused() -> None:
    with pytest.raises(ValueError, match="give a list of chains, each a list of words"):
        chains(["sea", "wave"])
    with pytest.raises(ValueError, match="chain 2 is empty"):
        chains([["sea", "wave"], []])


@settings(deadline=None, max_examples=30)
@given(
    st.lists(
        st.lists(st.sampled_from([*HIGH, "quibblesome"]), min_size=2, max_size=8), min_size=1, max_size=5
    )
)
def test_many_chains_are_as_one_by_one(many: list[list[str]]) -> None:
    frame = chains(many).frame
    for one, words in zip(frame.itertuples(), many, strict=True):
        mean = forward_flow(words).mean
        assert one.flow == pytest.approx(np.nan if mean is None else mean, nan_ok=True)
        runs = clusters(words)
        assert (one.switches, one.clusters) == (runs.switches, len(runs.runs))
        assert 0 <= one.known <= 1
