"""A profile of content indices, saved in a notebook."""

import json

from driving import Lab, Tab
from playwright.sync_api import expect

from jupyter_psydyn.hvdc import Card, indices

MIME = "application/vnd.psydyn.result+json"


def cards(n: int) -> list[Card]:
    """Invented cards: chases by strangers, and little else."""
    codings = {
        "char": ["1MSA", "1MSA", "1FKA"],
        "agg": ["1MSA 6> D"],
        "fri": ["1FKA 4> D"],
        "emot": ["AP D"],
        "set": ["OU"],
        "obj": ["ST", "BH"],
    }
    codings |= {field: [] for field in ("sex", "act", "succ", "fail", "mf", "gf", "mod")}
    return [Card.read({"dream_id": f"d{at}", "codings": codings}) for at in range(n)]


def test_a_profile_is_drawn_from_a_saved_notebook(lab: Lab, tab: Tab) -> None:
    snapshot = indices(cards(30)).snapshot()
    cell = {
        "cell_type": "code",
        "id": "profile",
        "execution_count": 1,
        "metadata": {},
        "source": snapshot["code"],
        "outputs": [{"output_type": "display_data", "metadata": {}, "data": {MIME: snapshot}}],
    }
    notebook = {"cells": [cell], "metadata": {}, "nbformat": 4, "nbformat_minor": 5}
    (lab.folder / "profile.ipynb").write_text(json.dumps(notebook), encoding="utf-8")
    lab.theme("dark")
    tab.open("/lab/tree/profile.ipynb?reset")
    tab.page.get_by_role("dialog").get_by_role("button", name="No Kernel").click()
    drawn = tab.page.locator(".jp-OutputArea")
    expect(drawn.get_by_role("list", name="Characters")).to_contain_text("Male/Female")
    expect(drawn.get_by_role("list", name="Dreams with at least one").get_by_role("listitem")).to_have_count(
        8
    )
    tab.picture("content-dark")
    tab.accessible()
