"""The feeling on an element beside the feelings on what was associated to it."""

from __future__ import annotations

import pytest

from jupyter_psydyn.association import Associations
from jupyter_psydyn.association.meeting.displacement import displacement
from jupyter_psydyn.corpus import Corpus, Document
from jupyter_psydyn.corpus.associations import Chain, Place, Said

TEXT = "A stranger waters the plants."
LINES = ("the watering can", "Uncle Paul", "his funeral", "rain")


def said(*feelings: tuple[str, int | None]) -> tuple[Said, ...]:
    at, found = 0, []
    for line, (affect, strength) in zip(LINES, feelings, strict=False):
        found.append(Said(line, Place("d1", "association", at, at + len(line)), None, affect, strength))
        at += len(line) + 1
    return tuple(found)


def of(*chains: Chain) -> Associations:
    parts = {"report": TEXT, "association": "\n".join(LINES)}
    return Associations(Corpus((Document("d1", parts),)), chains)


PLANTS = Chain(
    *("e1", "d1", "the plants"),
    said(("calm", 1), ("grief", 5), ("grief", 4), ("", None)),
    Place("d1", "report", 18, 28),
    affect="bored",
    strength=2,
)


def test_the_mean_stands_beside_the_elements_own() -> None:
    (row,) = displacement(of(PLANTS)).frame.to_dict("records")
    assert (row["strength"], row["associations"]) == (2, 3)
    assert row["mean"] == pytest.approx(10 / 3)
    assert row["difference"] == pytest.approx(10 / 3 - 2)
    assert row["feelings"] == "bored, grief, calm"


def test_the_interval_is_students() -> None:
    # Of 1, 5, 4: mean 3.333, sd 2.0817, t(2) = 4.3027: 3.333 - 5.171 and + 5.171, cut to the scale.
    (row,) = displacement(of(PLANTS)).frame.to_dict("records")
    assert (row["low"], row["high"]) == (1, 5)
    even = Chain(
        "e1", "d1", "the plants", said(("calm", 3), ("calm", 3), ("calm", 4)), affect="calm", strength=3
    )
    (row,) = displacement(of(even)).frame.to_dict("records")
    assert row["low"] == pytest.approx(10 / 3 - 4.30265273 * 0.57735027 / 3**0.5)


def test_two_strengths_have_no_interval_and_it_is_said() -> None:
    found = displacement(of(Chain("e1", "d1", "the plants", said(("calm", 1), ("grief", 5)))))
    assert found.frame["low"].isna().all()
    assert any("too few for an interval" in note for note in found.notes)


def test_without_a_strength_of_its_own_there_is_no_difference() -> None:
    found = displacement(of(Chain("e1", "d1", "the plants", said(("calm", 1)))))
    assert found.frame["difference"].isna().all()
    assert any("nothing to compare" in note for note in found.notes)


def test_leads_to_the_element_and_to_what_was_felt() -> None:
    lines = [str(one) for one in displacement(of(PLANTS)).evidence(0).passages]
    assert lines == [
        "A stranger waters [the plants].",
        "the plants → [the watering can]",
        "the plants → [Uncle Paul]",
        "the plants → [his funeral]",
    ]


def test_those_felt_most_beyond_themselves_come_first() -> None:
    level = Chain("e2", "d1", "a stranger", said(("calm", 2)), affect="calm", strength=2)
    assert displacement(of(level, PLANTS)).keys == ("element:e1", "element:e2")


def test_elements_without_feelings_are_not_shown() -> None:
    found = displacement(of(Chain("e1", "d1", "the plants", said(("", None)))))
    assert len(found) == 0
    assert found.notes == ("No feelings were said yet, on elements or on associations.",)


def test_fewer_than_one_is_refused() -> None:
    with pytest.raises(ValueError, match="min_associations must be 1 or more"):
        displacement(of(PLANTS), min_associations=0)


def test_feelings_are_named_not_quoted() -> None:
    long = "a bit afraid of what might come out of that door"
    found = displacement(of(Chain("e1", "d1", "the plants", said((long, 4)))))
    assert found.frame["feelings"].tolist() == ["a bit afraid …"]
