"""A clinician's practice, from the first session to the review sheet; by keys alone within the room."""

from typing import Any

import pytest
from driving import Lab, Tab, eventually
from playwright.sync_api import Locator, expect

from jupyter_psydyn.journal import open_journal

pytestmark = pytest.mark.browser

NAME = "vera.psydyn"
ROOM = ".jp-MainAreaWidget:not(.lm-mod-hidden) .jp-PsydynReview-room"
HUNCH = "I caught myself wishing she would cancel."
SUMMARY = "She spoke of the ferry and fell silent at the word brother."
TABS = ("Case", "Sessions", "Reflective journal", "Goals and review", "Release")


@pytest.fixture
def journal(lab: Lab) -> str:
    with open_journal(lab.folder / NAME, create=True, example="the last ferry of the day"):
        pass
    return NAME


def test_from_the_first_session_to_the_review_sheet(lab: Lab, tab: Tab, journal: str) -> None:
    page, keys = tab.page, tab.page.keyboard
    room = page.locator(ROOM)

    def desk(path: str, method: str = "GET", body: object = None) -> Any:
        return lab.api(f"/jupyter-psydyn/journal/{path}", method, body, journal=journal)

    def go(name: str) -> None:
        tabs = page.get_by_role("tablist", name="Practice")
        tab.reach(tabs, "Shift+Tab")
        for _ in TABS:
            if tabs.get_by_role("tab", selected=True).inner_text() == name:
                return
            keys.press("ArrowRight")
        pytest.fail(f"there is no tab {name}")

    def write(field: Locator, words: str) -> None:
        tab.reach(field)
        keys.type(words)

    def press(name: str) -> None:
        tab.reach(room.get_by_role("button", name=name, exact=True).first)
        keys.press("Enter")

    lab.theme("light")
    tab.open()
    tab.open_journal(journal)
    tab.by_palette("Practice")

    go("Case")
    press("Change the frame")
    write(room.get_by_label("Pseudonym"), "Vera")
    write(room.get_by_label("Sessions a week"), "1")
    write(room.get_by_label("Minutes each"), "50")
    press("Save")
    expect(room.get_by_text("1 session a week, 50 minutes each")).to_be_visible()

    go("Sessions")
    press("New session")
    expect(room.get_by_role("textbox", name="Summary")).to_be_focused()
    keys.type(SUMMARY)
    write(room.get_by_role("textbox", name="Process note"), HUNCH)
    press("+ Item")
    keys.type("how alive it felt")
    write(room.get_by_label("before"), "3")
    write(room.get_by_label("after"), "6")
    press("+ Rupture")
    keys.type("she fell silent")
    tab.reach(page.get_by_role("tablist", name="Practice"), "Shift+Tab")
    eventually(lambda: bool(desk("process-notes")["process-notes"]))

    def kept() -> bool:
        (hour,) = desk("hours")["hours"]
        mark = {"sort": "rupture", "note": "she fell silent"}
        rating = {"item": "how alive it felt", "before": 3, "after": 6}
        return [*hour["hour"]["marks"], *hour["hour"]["ratings"]] == [mark, rating]

    eventually(kept)
    tab.painted()
    tab.picture("practice-session-light")
    tab.accessible(ROOM)
    assert desk("search", "POST", {"query": "wishing she would"}) == {"ids": []}
    assert len(desk("search", "POST", {"query": "the ferry"})["ids"]) == 1

    told = {"night": "2026-11-20", "parts": {"report": "The last ferry leaves without me."}}
    desk("entries", "POST", told)

    go("Goals and review")
    tab.reach(room.get_by_text("A new goal", exact=True))
    keys.press("Enter")
    write(room.get_by_role("textbox", name="Goal").first, "To say no at work")
    press("Add the goal")
    expect(room.get_by_role("heading", name="To say no at work")).to_be_visible()
    tab.reach(room.get_by_role("radio").first)
    keys.press("ArrowDown")
    keys.press("Space")
    press("Record the level of “To say no at work”")
    eventually(lambda: len(desk("goals")["goals"][0]["attained"]) == 1)

    press("Read the sheet")
    sheet = room.locator(".jp-PsydynGoals-sheet")
    expect(sheet.get_by_role("heading", name="There was no review so far")).to_be_focused()
    expect(sheet).to_contain_text("To say no at work")
    expect(sheet).to_contain_text("rupture")
    assert HUNCH not in sheet.inner_text()
    tab.picture("practice-sheet-light")
    tab.accessible(ROOM)
    press("Save it as a file")
    link = room.get_by_role("link").first
    link.wait_for()
    tab.reach(link)
    with page.expect_download() as saving:
        keys.press("Enter")
    assert HUNCH.encode() not in saving.value.path().read_bytes()
    write(room.get_by_label("Next review").last, "12032026")
    press("Reviewed")
    expect(page.get_by_text("Review due Dec 3")).to_be_visible()

    for name in ("Case", "Reflective journal", "Release"):
        go(name)
        tab.painted()
        tab.accessible(ROOM)
