"""Somebody to talk to, one key away: from every view, locked, without a server, and nobody learns of it."""

import pytest
from driving import Lab, Tab
from playwright.sync_api import Page, expect
from test_lab import text_of

from jupyter_psydyn.app import demo

pytestmark = pytest.mark.browser

#: What is opened, and how it is called then.
VIEWS: tuple[tuple[str, dict[str, object], str], ...] = (
    ("psydyn:record-dream", {}, "New dream"),
    ("psydyn:annotate", {"id": "d001"}, "Annotate dreams"),
    ("psydyn:read", {"finding": "overview"}, "Reading room"),
    ("psydyn:interpret", {}, "Interpretation"),
    ("psydyn:practice", {}, "Practice"),
    ("psydyn:import-dreams", {}, "Import dreams"),
    ("psydyn:compare-readers", {}, "Compare readers"),
)
CARD = ".jp-PsydynOver"
IS_WITHIN = "selector => document.querySelector(selector)?.contains(document.activeElement)"
PASSPHRASE = "nine quiet herons"


def opens_and_gives_back_the_focus(page: Page, within: str) -> None:
    page.wait_for_function(IS_WITHIN, arg=within)
    page.keyboard.press("Alt+h")
    card = page.locator(CARD)
    expect(card.get_by_role("heading")).to_be_focused()
    expect(card).to_contain_text("Nobody is watching or reading along")
    page.keyboard.press("Tab")
    expect(card.get_by_label("Country")).to_be_focused()
    page.keyboard.press("Escape")
    expect(card).to_have_count(0)
    page.wait_for_function(IS_WITHIN, arg=within)


def test_it_is_one_key_away_wherever_one_is(lab: Lab, tab: Tab) -> None:
    page, card = tab.page, tab.page.locator(CARD)
    tab.open("/lab?reset")
    # Before there is a journal, and over JupyterLab's own dialogs, which go one after another.
    opens_and_gives_back_the_focus(page, ".jp-Launcher")
    tab.run("psydyn:new-journal")
    expect(page.get_by_label("A pseudonym for it, not a name")).to_be_focused()
    opens_and_gives_back_the_focus(page, ".jp-Dialog")
    tab.picture("new-journal")
    page.keyboard.press("Escape")

    tab.open_journal(demo.JOURNAL)
    for command, args, name in VIEWS:
        tab.run(command, **args)
        opens_and_gives_back_the_focus(page, f".jp-Psydyn-panel[aria-label='{name}']")
        if command == "psydyn:record-dream":
            # While somebody writes: a ? is a letter then.
            page.keyboard.press("F1")
            expect(card).to_contain_text("lock the journal now")
            tab.picture("keys-light")
            tab.accessible(CARD)
            page.keyboard.press("Tab")
            page.keyboard.press("Enter")
            expect(card.get_by_label("Country")).to_be_visible()
            page.keyboard.press("Escape")
            expect(text_of(tab)).to_be_focused()

    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url.split("?")[0]))
    page.keyboard.press("Alt+h")
    tab.accessible(CARD)
    tab.picture("help-light")
    with page.expect_response(lambda response: response.request.method == "PUT"):
        card.get_by_label("Country").select_option("Austria")
    expect(card).to_contain_text("144 or 112")
    # What was chosen is remembered, as a setting; nothing else was asked of anybody.
    assert {url for url in asked if "jupyter-psydyn" in url or lab.url not in url} <= {
        f"{lab.url}/lab/api/settings/jupyter-psydyn:help"
    }
    tab.run("apputils:change-theme", theme="JupyterLab Dark")
    page.wait_for_function("() => document.body.dataset.jpThemeLight === 'false'")
    tab.accessible(CARD)
    tab.picture("help-dark")
    page.keyboard.press("Escape")

    lab.api("/jupyter-psydyn/journals", "POST", {"path": "Hanna.psydyn", "passphrase": PASSPHRASE})
    tab.open_journal("Hanna.psydyn")
    page.keyboard.press("Alt+l")
    expect(page.get_by_text("This journal is locked.").first).to_be_visible()
    tab.picture("locked-dark")
    sidebar = page.locator("#jupyter-psydyn-entries")
    tab.reach(sidebar.get_by_role("button", name="Need to talk to someone?"))
    page.keyboard.press("Enter")
    expect(card).to_contain_text("144 or 112")
    page.keyboard.press("Escape")

    lab.kill()
    page.keyboard.press("Alt+h")
    card.get_by_label("Country").select_option("United Kingdom")
    expect(card).to_contain_text("Samaritans")
    expect(card.get_by_role("status")).to_contain_text("It is not remembered")
