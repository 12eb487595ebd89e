"""A table of 900 dreams with odd columns is imported by keyboard alone, taken back, and done again."""

import csv
import io
import random
from typing import Any

import pytest
from driving import Lab, Tab, eventually
from playwright.sync_api import expect

from jupyter_psydyn.app import demo

pytestmark = pytest.mark.browser

PLACES = ("on a stair", "in a flooded school", "at a station", "in my aunt's kitchen", "behind a hedge")
DOINGS = ("I look for a key", "a dog speaks to me", "somebody calls a number", "the lamps go out")
BLANK = (12, 80, 411)


def table() -> bytes:
    """900 rows for Excel: semicolons, a BOM, quoted line breaks, nights whose order only somebody knows."""
    draw = random.Random(1900)
    out = io.StringIO()
    rows = csv.writer(out, delimiter=";", lineterminator="\r\n")
    rows.writerow(["Nr.", "Träumerin", "Wann", "Was ich noch weiß", "Wetter/Mond", "Tagesrest"])
    for at in range(900):
        told = f"{draw.choice(DOINGS)} {draw.choice(PLACES)}, and {at} doors are open."
        date = f"{draw.randint(1, 12):02}/{draw.randint(1, 12):02}/{draw.randint(2004, 2024)}"
        text = "" if at + 2 in BLANK else told if at < 600 else f'{told} "Come in," it says.\nI do.'
        rows.writerow([f"reihe-{at}", "Ada", date, text, "half moon", "rain" if text else ""])
    return out.getvalue().encode("utf-8-sig")


def fits(tab: Tab) -> None:
    """Nothing is wider than the room it has."""
    wider = tab.page.evaluate(
        """() => [...document.querySelectorAll('.jp-PsydynImport, .jp-PsydynImport :not(.jp-Psydyn-aloud)')]
            .filter(node => node.clientWidth > 0 && node.scrollWidth > node.clientWidth + 1)
            .map(node => [node.tagName, node.className, node.scrollWidth, node.clientWidth])"""
    )
    assert wider == []


def dreams(lab: Lab) -> int:
    info: Any = lab.desk("info")
    return int(info["dreams"])


def tab_to(tab: Tab, label: str) -> None:
    """Press Tab until something of this name is reached."""
    for _ in range(30):
        tab.page.keyboard.press("Tab")
        name = tab.page.evaluate(
            "() => (e => e.getAttribute('aria-label') ?? e.closest('label')?.textContent ?? e.textContent)"
            "(document.activeElement)"
        )
        if label in name:
            return
    raise AssertionError(label)


def test_a_table_is_imported_undone_and_redone(lab: Lab, tab: Tab) -> None:
    lab.theme("light")
    page, keys = tab.page, tab.page.keyboard
    tab.open()
    tab.open_journal(demo.JOURNAL)
    before = dreams(lab)
    tab.run("psydyn:import-dreams")
    room = page.locator(".jp-PsydynImport")
    expect(room.get_by_role("button", name="Choose a file…")).to_be_focused()
    tab.accessible(".jp-PsydynImport")
    tab.picture("importing-choose-light")
    with page.expect_file_chooser() as asked:
        keys.press("Enter")
    asked.value.set_files({"name": "träume.csv", "mimeType": "text/csv", "buffer": table()})

    expect(room.get_by_role("heading", name="träume.csv: 900 rows")).to_be_focused()
    told = room.get_by_role("combobox", name="Was ich noch weiß")
    expect(told).to_have_value("text")
    expect(room.get_by_role("combobox", name="Wann")).to_have_value("date")
    expect(room.get_by_text("897 of 900 rows will be recorded.").first).to_be_visible()
    expect(room.get_by_text("3 have no text: lines 12, 80, 411.")).to_be_visible()
    tab.painted()
    tab.picture("importing-columns-light")
    tab.accessible(".jp-PsydynImport")
    # The weather is a tag, for once; then the order of the dates.
    tab_to(tab, "Wetter/Mond")
    keys.type("tags")
    expect(room.get_by_role("combobox", name="Wetter/Mond")).to_have_value("tags")
    expect(room.get_by_text("half moon").nth(1)).to_be_visible()
    first = room.locator(".jp-PsydynImport-rows td").first
    read = first.inner_text()
    tab_to(tab, "month first")
    keys.press("ArrowUp")
    expect(first).not_to_have_text(read)
    tab_to(tab, "Import 897 dreams")
    keys.press("Enter")
    expect(room.get_by_text("897 dreams imported.")).to_be_visible()
    assert dreams(lab) == before + 897
    expect(page.get_by_text(f"{before + 897} dreams", exact=True)).to_be_visible()
    undo = room.get_by_role("button", name="Undo")
    expect(undo).to_be_focused()
    tab.picture("importing-done-light")
    tab.accessible(".jp-PsydynImport")
    keys.press("Enter")
    expect(room.get_by_text("Undone: the journal is as it was before.")).to_be_visible()
    assert dreams(lab) == before
    keys.press("Enter")
    expect(room.get_by_text("897 dreams imported.")).to_be_visible()
    eventually(lambda: dreams(lab) == before + 897)

    # The same file again has nothing new; in the dark, at 390 pixels and at 200 %.
    tab.run("apputils:change-theme", theme="JupyterLab Dark")
    page.locator("[data-jp-theme-light=false]").first.wait_for(state="attached")
    tab.run("application:toggle-left-area")
    page.set_viewport_size({"width": 390, "height": 844})
    tab_to(tab, "Another file")
    keys.press("Enter")
    expect(room.get_by_role("button", name="Choose a file…")).to_be_focused()
    long = table().replace(b"Tagesrest", b"T" * 60 + b"x" * 60)
    room.locator("input[type=file]").set_input_files(
        {"name": "d.csv", "mimeType": "text/csv", "buffer": long}
    )
    room.get_by_text("897 are in the journal already").wait_for()
    expect(room.get_by_text("not recorded: in the journal already").first).to_be_attached()
    tab.painted()
    tab.picture("importing-columns-dark-390")
    fits(tab)
    tab.accessible(".jp-PsydynImport")
    room.locator(".jp-PsydynImport-rows").first.scroll_into_view_if_needed()
    tab.picture("importing-rows-dark-390")
    page.set_viewport_size({"width": 720, "height": 450})
    tab.painted()
    fits(tab)
    tab.picture("importing-columns-dark-twice")
