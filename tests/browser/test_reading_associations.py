"""What was associated, read in the reading room: where chains meet, how it felt, the sheet of a test."""

import pytest
from driving import Lab, Tab
from playwright.sync_api import Locator, expect

from jupyter_psydyn.app import demo

pytestmark = pytest.mark.browser

ROOM = ".jp-PsydynReview-room"
#: What shows that each is there.
FINDINGS = {
    "nodal_points": "[data-key='d027:burli']",
    "displacement": "[data-key^='element:']",
    "paths": "svg",
    "chains": "svg",
    "score": "[data-key='1']",
}


def show(tab: Tab, finding: str) -> Locator:
    tab.run("psydyn:review-associations", finding=finding)
    found = tab.page.locator(f"{ROOM} {FINDINGS[finding]}").first
    found.wait_for(timeout=60000)
    return found


@pytest.fixture
def reader(lab: Lab, tab: Tab) -> Tab:
    """A tab with the demo's journal open."""
    tab.open("/lab?reset")
    tab.open_journal(demo.JOURNAL)
    return tab


def test_a_nodal_point_leads_to_its_associations_and_is_decided(lab: Lab, reader: Tab) -> None:
    page = reader.page
    show(reader, "nodal_points").click()
    pane = page.get_by_role("region", name="Passages")
    # Each beside the words it was associated to.
    expect(
        pane.locator("li, article, p").filter(has_text="the bowl has been wiped out → Burli").first
    ).to_be_visible()
    expect(pane.locator("mark")).to_have_text(["Burli", "Burli"])
    pane.get_by_role("button", name="Accept").click()
    expect(page.locator(f"{ROOM} [role=status]", has_text="saved")).to_be_visible()
    decisions = lab.desk("decisions")["decisions"]  # type: ignore[index]
    assert [(one["kind"], one["key"], one["verdict"]) for one in decisions][-1:] == [
        ("nodal", "d027:burli", "accepted")
    ]
    pane.press("Escape")
    expect(pane).to_have_count(0)


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_each_view_shuts_nobody_out(lab: Lab, reader: Tab, theme: str) -> None:
    lab.theme(theme)
    reader.page.reload()
    reader.open_journal(demo.JOURNAL)
    for finding in FINDINGS:
        show(reader, finding)
        reader.picture(f"read-{finding}-{theme}")
        reader.accessible(ROOM)


def test_the_sheet_of_a_test_is_read_with_another_threshold(reader: Tab) -> None:
    page = reader.page
    show(reader, "score")
    expect(page.locator(f"{ROOM} .jp-PsydynReview-caption")).to_contain_text("48 prolonged")
    page.get_by_label("prolonged beyond").select_option("Q3 + 1.5 IQR")
    expect(page.locator(f"{ROOM} .jp-PsydynReview-caption")).to_contain_text("Q3 + 1.5 IQR")
    expect(page.locator(f"{ROOM} .jp-PsydynReview-caption")).not_to_contain_text("48 prolonged")


def test_the_keyboard_alone_goes_from_a_nodal_point_to_its_dream(reader: Tab) -> None:
    page = reader.page
    show(reader, "nodal_points").focus()
    page.keyboard.press("Enter")
    pane = page.get_by_role("region", name="Passages")
    expect(pane.locator("mark").first).to_be_visible()
    pane.get_by_role("button", name="association").or_(pane.get_by_role("link")).first.focus()
    page.keyboard.press("Enter")
    expect(page.locator(".jp-MainAreaWidget:not(.lm-mod-hidden) .jp-Psydyn-recorder").first).to_be_visible()
