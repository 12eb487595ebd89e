"""Freud's dream of Irma with his own associations, read where it is: where a reader sees them meet."""

from __future__ import annotations

from pathlib import Path

import pytest

import jupyter_psydyn as psd

IRMA = Path(__file__).parents[3] / "shared" / "data" / "freud_irma_dream_associations.json"

pytestmark = pytest.mark.shared


def test_the_elements_that_others_had_swallowed_are_parted() -> None:
    found = psd.read_associations(IRMA)
    assert len(found.chains) == 20
    assert all(chain.said for chain in found.chains)


def test_what_a_reader_would_name_is_among_the_first() -> None:
    """His patient, the reproach, the friend who gave the injection: bounds set by reading the chapter."""
    found = psd.association.nodal_points(psd.read_associations(IRMA))
    first = found.frame.head(20).set_index("association")
    assert {"Irma", "patient", "reproach", "Otto", "friend", "physician", "Matilda", "Leopold"} <= set(
        first.index
    )
    assert first.loc["Irma", "elements"] >= 8
    # One dream alone: said to tell little, and it does.
    assert any(note.startswith("One dream alone") for note in found.notes)
    assert (found.frame["q"] >= 0.05).all()


def test_each_leads_to_its_sentences() -> None:
    said = psd.read_associations(IRMA)
    found = psd.association.nodal_points(said)
    for row in range(20):
        evidence = found.evidence(row).frame
        assert len(evidence) == found.frame["count"][row]
        for one in evidence.to_dict("records"):
            text = said.corpus[one["entry"]].parts[one["part"]]
            assert text[one["start"] : one["end"]] == one["match"]
