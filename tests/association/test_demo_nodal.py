"""The demo's planted answers: where the chains of its dreams meet (examples/demo/answer_key.json)."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import jupyter_psydyn as psd
from jupyter_psydyn.association import Associations
from jupyter_psydyn.exchange import read_entries

DEMO = Path(__file__).parents[2] / "examples" / "demo"


@pytest.fixture(scope="module")
def maria() -> Associations:
    return psd.read_associations(read_entries(DEMO / "journal.jsonl"))


def test_every_planted_nodal_point_is_found_with_its_elements(maria: Associations) -> None:
    found = psd.association.nodal_points(maria)
    elements = {chain.id: chain.element for chain in maria.chains}
    links: dict[str, set[str]] = {}
    for link in found.picture["links"]:
        links.setdefault(link["row"], set()).add(elements[link["element"].removeprefix("element:")])
    planted = json.loads((DEMO / "answer_key.json").read_text(encoding="utf-8"))["nodal_points"]
    for one in planted:
        said = [key for key in links if key.startswith(one["entry"]) and links[key] == set(one["elements"])]
        assert said, (one["entry"], one["association"])
    # And little else: 17 are planted.
    assert len(found) <= 22


def test_the_sheet_of_the_word_list_has_its_disturbances(maria: Associations) -> None:
    sheet = psd.association.score(maria)
    most = sheet.frame.nlargest(3, "disturbances")["stimulus"].tolist()
    assert most[0] == "brother"
    assert sheet.summary.failures == 3
    assert {"water", "to die", "door"} <= set(sheet.frame[sheet.frame["disturbances"] >= 3]["stimulus"])


def test_feelings_are_found_beyond_the_elements(maria: Associations) -> None:
    assert psd.association.displacement(maria).frame["element"][0] == "the bowl has been wiped out"
