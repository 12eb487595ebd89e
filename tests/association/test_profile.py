"""Fürst's profiles: the printed example with its erratum, and invented reactions sorted by hand."""

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jupyter_psydyn.association.wordlist.profile import GROUPS, MEANS, profile, profile_distance
from jupyter_psydyn.corpus import Corpus, Document
from jupyter_psydyn.corpus.associations import Associations, Place, Reaction, WordList

FUERST = Path(__file__).parents[3] / "shared" / "data" / "jung" / "fuerst_profiles.json"
HUSBAND = (6.5, 7, 0, 8.5, 21, 15.5, 11, 11, 1.5, 0.5, 12, 0, 0, 0, 0)
WIFE = (0.5, 0, 0, 95, 3.5, 0.5, 0, 0, 0, 0.5, 0, 0, 0, 0, 0)
PERCENT = st.lists(st.floats(0, 100), min_size=15, max_size=15)


def by_group(values: tuple[float, ...]) -> dict[str, float]:
    return dict(zip(GROUPS, values, strict=True))


def test_the_printed_rows_add_up_to_167_and_a_half_and_not_to_what_is_printed() -> None:
    """The print says 173.5 and 11.5; its own rows give 167.5 and 11.17, and 173.5 / 15 would be 11.57."""
    distance = profile_distance(HUSBAND, WIFE)
    assert distance * 15 == 167.5
    assert round(distance, 2) == 11.17
    assert round(173.5 / 15, 2) == 11.57
    assert (sum(HUSBAND), sum(WIFE)) == (94.5, 100)


@pytest.mark.shared
def test_the_example_and_the_means_are_those_of_the_published_material() -> None:
    kept = json.loads(FUERST.read_text(encoding="utf-8"))
    assert (tuple(kept["husband"]), tuple(kept["wife"])) == (HUSBAND, WIFE)
    assert [abs(a - b) for a, b in zip(HUSBAND, WIFE, strict=True)] == kept["difference_printed"]
    assert profile_distance(kept["husband"], kept["wife"]) * 15 == kept["sum_of_printed_rows"] == 167.5
    assert (kept["sum_printed"], kept["mean_printed"]) == (173.5, 11.5)
    assert len(kept["categories"]) == len(GROUPS)
    means = kept["reference_mean_differences"]
    assert list(MEANS.values()) == [value for name, value in means.items() if name != "theoretical_max"]


def test_nothing_in_common_is_thirteen_and_a_third() -> None:
    one, other = [0.0] * 15, [0.0] * 15
    one[0] = other[1] = 100
    assert profile_distance(one, other) == pytest.approx(200 / 15)


def test_profiles_of_different_lengths_are_refused() -> None:
    with pytest.raises(ValueError, match="profiles of 2 and 1 groups"):
        profile_distance([1, 2], [3])
    with pytest.raises(ValueError, match="0 and 0"):
        profile_distance([], [])


@given(PERCENT, PERCENT, PERCENT)
@settings(deadline=None)
def test_it_is_a_distance(a: list[float], b: list[float], c: list[float]) -> None:
    assert profile_distance(a, a) == 0
    assert profile_distance(a, b) == profile_distance(b, a) >= 0
    assert profile_distance(a, c) <= profile_distance(a, b) + profile_distance(b, c) + 1e-9


def test_two_people_by_percentages() -> None:
    found = profile(by_group(HUSBAND), by_group(WIFE), names=("husband", "wife"))
    assert found.distance == pytest.approx(167.5 / 15)
    assert (found.kind, found.caption) == ("profile", "Distance 11.17")
    assert found.picture == {"a": "husband", "b": "wife", "distance": found.distance}
    assert list(found.keys) == list(found.frame["category"]) == list(GROUPS)
    assert found.frame["difference"][3] == 86.5
    assert "husband: the percentages add up to 94.5 and not to 100." in found.notes
    assert any("Hers: unrelated men 5.9" in note for note in found.notes)
    assert "names=('husband', 'wife')" in found.to_code()


def test_two_sittings_by_the_groups_somebody_gave() -> None:
    """Of four and of two reactions: 50, 25, 25, 0 against 0, 0, 50, 50 per cent in four groups."""
    found = profile(
        ["definition", "definition", "contrast", "identity"],
        ["identity", "coexistence"],
        names=("May", "June"),
    )
    rows = found.frame.set_index("category")
    assert rows.loc["definition"].tolist() == [50, 0, 50]
    assert rows.loc["contrast"].tolist() == [25, 0, 25]
    assert rows.loc["identity"].tolist() == [25, 50, 25]
    assert found.distance == pytest.approx(150 / 15)
    assert "May: 4 reactions, one is 25.0 points. Too few for a steady profile." in found.notes


def test_tests_are_sorted_by_a_function_and_lead_to_their_passages() -> None:
    def heard(entry: str, *pairs: tuple[str, str]) -> Associations:
        reactions, at = [], 0
        for stimulus, text in pairs:
            reactions.append(Reaction(stimulus, text, place=Place(entry, "association", at, at + len(text))))
            at += len(text) + 1
        document = Document(entry, {"association": "\n".join(text for _, text in pairs)})
        return Associations(Corpus((document,)), tests=(WordList(entry, tuple(reactions)),))

    def code(reaction: Reaction) -> str:
        return "contrast" if reaction.text == "cold" else "simple predicate"

    found = profile(heard("n1", ("hot", "cold"), ("sea", "wide")), heard("n2", ("warm", "cold")), code=code)
    assert found.distance == pytest.approx(100 / 15)
    assert [str(one) for one in found.evidence("contrast").passages] == ["hot → [cold]", "warm → [cold]"]
    assert found.evidence("identity").notes == ("No reaction of it has a place in a text.",)
    assert "psd.association.profile(first, second, code=code)" in found.to_code()


def test_own_groups_are_no_comparison_with_hers() -> None:
    found = profile(["near"], ["far"], groups=("near", "far"))
    assert found.distance == 100
    assert any("not Fürst's 15 groups" in note for note in found.notes)
    assert not any("unrelated men" in note for note in found.notes)


@pytest.mark.parametrize("empty", [[], {}, WordList("t", ())])
def test_an_empty_side_has_no_distance(empty) -> None:  # type: ignore[no-untyped-def]
    found = profile(["contrast"], empty, code=lambda one: "contrast")
    assert found.distance is None
    assert found.caption == "No distance: one of them is empty"
    json.dumps(found.snapshot(), allow_nan=False)


@pytest.mark.parametrize(
    ("sides", "options", "says"),
    [
        ((["rhyme"], []), {}, "first: no. 1 is 'rhyme', which is none of the 15 groups"),
        (([], {"rhyme": 3.0}), {}, "second: no. 1 is 'rhyme'"),
        (({"contrast": 101.0}, []), {}, "first: a percentage is from 0 to 100"),
        (({"contrast": float("nan")}, []), {}, "first: a percentage is from 0 to 100"),
        ((WordList("t", (Reaction("sea", "wet"),)), []), {}, "first: a test needs code"),
        (([], []), {"groups": ()}, "give each group once, and at least one"),
        (([], []), {"groups": ("near", "near")}, "give each group once"),
    ],
)
def test_what_cannot_be_compared_is_refused(sides, options, says) -> None:  # type: ignore[no-untyped-def]
    with pytest.raises(ValueError, match=says):
        profile(*sides, **options)
