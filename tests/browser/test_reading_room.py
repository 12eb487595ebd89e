"""Every view of the reading room: drawn, shutting nobody out, and fitting the page it is on."""

from collections.abc import Callable

import pytest
from driving import Lab, Tab
from playwright.sync_api import expect

from jupyter_psydyn.app import demo

pytestmark = pytest.mark.browser

ROOM = ".jp-MainAreaWidget:not(.lm-mod-hidden) .jp-PsydynReview-room"
#: What is asked of each, and what shows that it is there.
VIEWS = {
    "overview": ({}, ".jp-PsydynOverview-strip"),
    "motifs": ({}, ".jp-PsydynReview-row[data-key]"),
    "motif": ({"key": "symbol:water"}, ".jp-PsydynReview-motifContext"),
    "network": ({}, "svg.jp-PsydynReview-network"),
    "concordance": ({"query": "water"}, "mark"),
    "wordcloud": ({}, ".jp-PsydynReview-cloud text"),
    "similar": ({"entry": "d001"}, ".jp-PsydynReview-similar"),
    "people": ({"role": "clinician"}, "svg"),
    "affects": ({}, ".jp-PsydynAffects-times"),
}


@pytest.fixture(scope="module")
def coded(lab: Lab) -> None:
    """Two episodes with people in the demo's first dreams, as a clinician coded them."""
    layer = lab.desk("layers", "POST", {"title": "clinician", "role": "clinician"})["id"]  # type: ignore[index]
    book = lab.desk("codebooks", "POST", {"ready": "relationship-episodes"})["id"]  # type: ignore[index]
    for entry, codes in (
        (
            "d001",
            ("wish-6", "other-4", "self-7", "figure-father", "sign-negative", "domain-family", "period-then"),
        ),
        ("d002", ("wish-6", "other-5", "figure-mother", "sign-positive", "domain-family", "period-now")),
    ):
        quote = lab.desk(f"entries/{entry}")["parts"]["report"][:40]  # type: ignore[index]
        place = {"entry": entry, "part": "report", "start": 0, "end": 40, "quote": quote, "layer": layer}
        for code in codes:
            lab.desk("annotations", "POST", {**place, "codebook": book, "code": code})


@pytest.mark.usefixtures("coded")
@pytest.mark.parametrize(("theme", "width", "height"), [("light", 1024, 768), ("dark", 720, 450)])
def test_every_view_is_drawn_and_shuts_nobody_out(
    lab: Lab, new_tab: Callable[..., Tab], theme: str, width: int, height: int
) -> None:
    """720 x 450 is 1440 x 900 at twice the size."""
    lab.theme(theme)
    tab = new_tab(width, height)
    tab.open("/lab?reset")
    tab.open_journal(demo.JOURNAL)
    if width < 1024:
        tab.run("application:toggle-left-area")
    for finding, (parameters, there) in VIEWS.items():
        tab.run("psydyn:read", finding=finding, parameters=parameters)
        expect(tab.page.locator(f"{ROOM} {there}").first).to_be_visible()
        tab.painted()
        tab.picture(f"room-{finding}-{theme}-{width}")
        tab.accessible(ROOM)
        wider = tab.page.evaluate(
            """room => {
                const clipped = node => node && !node.matches(room)
                    && (getComputedStyle(node).overflowX !== 'visible' || clipped(node.parentElement));
                const right = document.querySelector(room).getBoundingClientRect().right;
                return [...document.querySelectorAll(room + ' *')]
                    .filter(node => node.getBoundingClientRect().right > right + 1)
                    .filter(node => !node.closest('.jp-Psydyn-aloud') && !clipped(node.parentElement))
                    .map(node => node.getAttribute('class'));
            }""",
            ROOM,
        )
        assert (finding, wider) == (finding, [])
