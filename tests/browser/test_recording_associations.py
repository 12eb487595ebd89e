"""Associations are recorded: word lists by keyboard, their times, a crash in the middle; chains; streams."""

import random
from collections.abc import Callable
from statistics import median
from typing import Any

import nbformat
import pytest
from driving import Lab, Tab, eventually
from playwright.sync_api import Locator, Page, expect

from jupyter_psydyn.app import demo

pytestmark = pytest.mark.browser

FRAME_MS = 17.0
"""One frame at 60 Hz."""

# The truth about times, told by the page itself and by nothing of ours: when the frame was drawn in which a
# word first stood there, and when a trusted key reached the document. `named` is that frame's own timestamp,
# which in Chromium may lie up to a frame before the word was on the page.
WITNESS = """() => {
    const word = document.querySelector('.jp-Psydyn-stimulus');
    window.witnessed = [];
    let asked = false;
    const look = () => {
        if (!word.textContent || asked) { return; }
        asked = true;
        requestAnimationFrame(named => {
            window.witnessed.push({ word: word.textContent, frame: performance.now(), named });
        });
    };
    new MutationObserver(() => { if (word.textContent) { look(); } else { asked = false; } })
        .observe(word, { childList: true, characterData: true, subtree: true });
    document.addEventListener('keydown', event => {
        const now = performance.now();
        const last = window.witnessed[window.witnessed.length - 1];
        if (!event.isTrusted || !last) { return; }
        if (event.key === 'Enter') { last.enter ??= now; } else { last.key ??= now; }
    }, true);
    look();
}"""


def picture(tab: Tab, name: str) -> None:
    tab.painted()
    tab.picture(f"associations-{name}")


def fits(tab: Tab) -> None:
    """Nothing of ours is wider than the room it has."""
    wider = tab.page.evaluate(
        """() => [...document.querySelectorAll('.jp-MainAreaWidget:not(.lm-mod-hidden)')]
            .flatMap(panel => [...panel.querySelectorAll('[class*=jp-Psydyn]')])
            .filter(node => node.clientWidth > 0 && getComputedStyle(node).overflowX === 'visible')
            .filter(node => node.scrollWidth > node.clientWidth + 1)
            .map(node => [node.className, node.scrollWidth, node.clientWidth])"""
    )
    assert wider == []


def newest(lab: Lab) -> Any:
    """The associations that were recorded last, as the journal has them."""
    entries = lab.desk("entries")["entries"]  # type: ignore[index]
    last = max((e for e in entries if e["kind"] == "association"), key=lambda e: e["number"])
    return lab.desk(f"entries/{last['id']}")


def trials(lab: Lab) -> list[dict[str, Any]]:
    """Of the sitting that was recorded last, without its practice."""
    return [one for one in newest(lab)["session"]["trials"] if not one["practice"]]


def room(tab: Tab) -> Locator:
    return tab.page.locator(".jp-MainAreaWidget:not(.lm-mod-hidden)")


def begin(tab: Tab, command: str) -> None:
    tab.open("/lab?reset")
    tab.run("psydyn:open-journal", path=demo.JOURNAL)
    tab.page.get_by_role("button", name="+ Dream").wait_for()
    tab.run(command)


def shown(page: Page) -> str:
    """Wait for the next word."""
    word = page.locator(".jp-Psydyn-trial[data-state=word] .jp-Psydyn-stimulus")
    word.wait_for()
    return word.inner_text()


def answer(page: Page, text: str) -> None:
    shown(page)
    page.keyboard.type(text)
    page.keyboard.press("Enter")


def practise(tab: Tab) -> None:
    """From the setting up to the first word of the list, with Enter alone."""
    tab.page.get_by_role("button", name="Begin", exact=True).click()
    start = tab.page.get_by_role("button", name="A few words to practise")
    expect(start).to_be_focused()
    tab.page.keyboard.press("Enter")
    for _ in range(5):
        answer(tab.page, "ok")
    expect(tab.page.get_by_role("button", name="Begin (Enter)")).to_be_focused()
    tab.page.keyboard.press("Enter")


def test_times_are_within_a_frame_of_the_truth(lab: Lab, tab: Tab) -> None:
    """Jung's hundred words and their second run, typed at times that the page witnesses apart from us."""
    page = tab.page
    draw = random.Random(1910)
    begin(tab, "psydyn:record-word-list")
    practise(tab)
    truth: list[dict[str, float]] = []
    for run in ("test", "reproduction"):
        page.evaluate(WITNESS)
        for _ in range(100):
            shown(page)
            page.wait_for_timeout(draw.uniform(10, 90))
            page.keyboard.press("w")
            page.wait_for_timeout(draw.uniform(0, 20))
            page.keyboard.press("Enter")
        if run == "test":
            again = page.get_by_role("button", name="The same words again")
            expect(again).to_be_focused()
        truth += page.evaluate("() => window.witnessed")
        page.keyboard.press("Enter")
    page.get_by_text("100 reactions. Saved.").wait_for()
    eventually(lambda: newest(lab)["session"]["stage"] == "done")
    kept = trials(lab)
    assert [one["word"] for one in truth] == [one["stimulus"] for one in kept] * 2
    recorded = [(one["first_key_ms"], one["enter_ms"]) for one in kept] + [
        (one["reproduction_first_key_ms"], one["reproduction_enter_ms"]) for one in kept
    ]
    errors = [
        abs(measured - (one[when] - one["frame"]))
        for one, pair in zip(truth, recorded, strict=True)
        for measured, when in zip(pair, ("key", "enter"), strict=True)
    ]
    assert len(errors) == 400
    assert sum(error <= FRAME_MS for error in errors) >= 0.95 * len(errors), sorted(errors)[-40:]
    # The time of a frame is not that of the one after it.
    assert median(errors) < FRAME_MS / 2


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("width", [1440, 390])
def test_a_word_list_is_taken_by_keyboard_alone(
    lab: Lab, new_tab: Callable[..., Tab], theme: str, width: int
) -> None:
    tab = new_tab(width, 900 if width == 1440 else 844)
    page, keys = tab.page, tab.page.keyboard
    name = f"{theme}-{width}"
    lab.theme(theme)
    begin(tab, "psydyn:record-word-list")
    if width == 390:
        tab.run("application:toggle-left-area")
    # A list of one's own, in an order of its seed.
    lists = page.get_by_role("combobox", name="list", exact=True)
    expect(lists).to_be_focused()
    picture(tab, f"word-list-{name}")
    keys.press("End")
    keys.press("Tab")
    keys.press("Tab")
    keys.press("Tab")
    keys.press("Tab")
    page.get_by_role("textbox", name="its words").focus()
    keys.type("tide\nlamp\nto carry\nletter")
    picture(tab, f"word-list-own-{name}")
    tab.accessible()
    page.get_by_role("button", name="Begin", exact=True).focus()
    keys.press("Enter")
    start = page.get_by_role("button", name="A few words to practise")
    expect(start).to_be_focused()
    picture(tab, f"word-list-instruction-{name}")
    tab.accessible()
    keys.press("Enter")
    for _ in range(5):
        answer(page, "ok")
    expect(page.get_by_role("button", name="Begin (Enter)")).to_be_focused()
    keys.press("Enter")
    assert shown(page) == "tide"
    keys.type("moo")
    picture(tab, f"word-list-word-{name}")
    tab.accessible()
    keys.type("n")
    keys.press("Alt+r")
    keys.press("Enter")
    # Nothing comes to the next one.
    assert shown(page) == "lamp"
    keys.press("Enter")
    page.get_by_text("Nothing came. That may be so.").wait_for()
    picture(tab, f"word-list-nothing-{name}")
    tab.accessible()
    keys.press("Enter")
    assert shown(page) == "to carry"
    keys.press("Escape")
    page.get_by_text("Paused after 2 of 4.").wait_for()
    keys.press("h")
    keys.press("n")
    keys.type("looked at the door")
    picture(tab, f"word-list-paused-{name}")
    tab.accessible()
    keys.press("Enter")
    keys.press("Enter")
    answer(page, "a child")
    answer(page, "late")
    again = page.get_by_role("button", name="The same words again")
    expect(again).to_be_focused()
    picture(tab, f"word-list-again-{name}")
    keys.press("Enter")
    for said in ("moon", "", "a child", ""):
        answer(page, said)
    look = page.get_by_role("button", name="look at the protocol")
    expect(look).to_be_focused()
    picture(tab, f"word-list-end-{name}")
    keys.press("Enter")
    picture(tab, f"word-list-protocol-{name}")
    tab.accessible()
    fits(tab)
    eventually(lambda: newest(lab)["session"]["stage"] == "done")
    said = trials(lab)
    assert [(one["reaction"], one["failed"], one["reproduction"]) for one in said] == [
        ("moon", False, "moon"),
        ("", True, ""),
        ("a child", False, "a child"),
        ("late", False, ""),
    ]
    assert said[0]["marks"] == ["repeated"]
    assert (said[1]["marks"], said[1]["remark"]) == (["laughed"], "looked at the door")
    # What was seen before a pause is given again, and has no time.
    assert (said[2]["enter_ms"], said[2]["remark"]) == (None, "given again after a pause")
    assert 0 < said[3]["first_key_ms"] <= said[3]["enter_ms"]
    assert newest(lab)["session"]["latency_ms"] is not None


def test_a_reload_in_the_middle_loses_nothing(lab: Lab, tab: Tab) -> None:
    page = tab.page
    begin(tab, "psydyn:record-word-list")
    practise(tab)
    for said in ("hair", "grass", "sea"):
        answer(page, said)
    shown(page)
    # The server is gone, and then the page: only this device has the fourth word.
    lab.kill()
    answer(page, "a song")
    page.wait_for_timeout(500)
    lab.start()
    page.reload()
    page.get_by_text("Paused after 4 of 100. Nothing is lost.").wait_for()
    page.get_by_role("button", name="Go on (Enter)").click()
    assert shown(page) == "dead"
    answer(page, "grave")
    assert shown(page) == "long"
    page.keyboard.press("Escape")
    eventually(lambda: bool(trials(lab)[4]["at"]))
    said = trials(lab)
    assert [one["reaction"] for one in said[:6]] == ["hair", "grass", "sea", "a song", "grave", ""]
    assert [one["stimulus"] for one in said[:5]] == ["head", "green", "water", "to sing", "dead"]
    # The fifth was on the screen when the page went.
    assert [one["enter_ms"] is None for one in said[:5]] == [False, False, False, False, True]


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_feelings_and_periods_come_with_a_chain(lab: Lab, tab: Tab, theme: str) -> None:
    page, keys = tab.page, tab.page.keyboard
    lab.theme(theme)
    begin(tab, "psydyn:record-associations")
    word = page.get_by_role("textbox", name="A word to associate to")
    expect(word).to_be_focused()
    keys.type("the corridor")
    keys.press("Enter")
    saying = page.get_by_role("textbox", name="What comes to mind to “the corridor”")
    expect(saying).to_be_focused()
    tab.painted()
    keys.type("my old school")
    keys.press("Alt+1")
    keys.press("Enter")
    keys.type("long")
    keys.press("Enter")
    keys.type("the hospital")
    keys.press("Enter")
    # Of the last one, without leaving the line; and of the one before it.
    keys.press("Alt+3")
    keys.press("Alt+f")
    keys.type("dread 4")
    keys.press("Enter")
    expect(saying).to_be_focused()
    keys.press("ArrowUp")
    keys.press("ArrowUp")
    keys.press("Alt+2")
    keys.press("Alt+Shift+F")
    keys.type("unease")
    keys.press("Enter")
    picture(tab, f"chain-{theme}")
    tab.accessible()

    def element() -> Any:
        return newest(lab)["elements"][0]

    eventually(lambda: "affect" in element())
    assert element()["affect"] == {"word": "unease", "strength": None}
    said = {one["text"]: (one.get("period", ""), one.get("affect")) for one in element()["associations"]}
    assert said == {
        "my old school": ("childhood", None),
        "long": ("later", None),
        "the hospital": ("recent", {"word": "dread", "strength": 4}),
    }
    keys.press("Escape")
    expect(word).to_be_focused()
    page.get_by_role("button", name="to a picture instead").click()
    keys.type("a stair, and someone on it")
    keys.press("Enter")
    keys.type("going up")
    keys.press("Enter")
    eventually(lambda: len(newest(lab)["elements"]) == 2 and newest(lab)["elements"][1]["associations"] != [])
    assert newest(lab)["elements"][1]["quote"] == "a picture: a stair, and someone on it"
    picture(tab, f"chain-picture-{theme}")


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_a_stream_keeps_its_pauses(lab: Lab, tab: Tab, theme: str) -> None:
    page, keys = tab.page, tab.page.keyboard
    lab.theme(theme)
    begin(tab, "psydyn:record-stream")
    sheet = room(tab).get_by_role("textbox", name="Whatever comes to mind")
    expect(sheet).to_be_focused()
    keys.type("I see the 🌊 stair, and then", delay=10)
    page.wait_for_timeout(1600)
    keys.type(" nothing, and rain", delay=10)
    expect(room(tab).locator(".jp-Psydyn-pause")).to_have_count(0)
    picture(tab, f"stream-{theme}")
    keys.press("Control+Enter")
    expect(room(tab).locator(".jp-Psydyn-pause")).to_have_count(1)
    picture(tab, f"stream-pauses-{theme}")
    tab.accessible()
    eventually(lambda: len((newest(lab).get("session") or {}).get("moments", [])) == 2)
    entry = newest(lab)
    text = entry["parts"]["association"]
    first, second = entry["session"]["moments"]
    assert entry["session"]["protocol"] == "stream"
    assert text[first["start"] : first["end"]] == "I see the 🌊 stair, and then"
    assert text[second["start"] : second["end"]] == " nothing, and rain"
    assert 1500 < second["from_ms"] - first["to_ms"] < 6000
    # Opened again, it is the same view.
    tab.open("/lab?reset")
    tab.run("psydyn:open-entry", journal=demo.JOURNAL, id=entry["id"])
    expect(room(tab).locator(".jp-Psydyn-pause")).to_have_count(1)


def test_a_transcript_comes_with_its_times(lab: Lab, tab: Tab) -> None:
    begin(tab, "psydyn:record-stream")
    room(tab).get_by_text("from a transcript with times").click()
    spoken = (
        "1\n00:00:01,000 --> 00:00:02,500\nAda: the stair\n\n"
        "2\n00:00:03,000 --> 00:00:04,000\nBen: yes?\n\n"
        "3\n00:00:09,000 --> 00:00:10,000\nAda: and rain\n"
    )
    file = {"name": "talk.srt", "mimeType": "text/plain", "buffer": spoken.encode()}
    field = room(tab).locator("input[type=file]")
    field.set_input_files(files=[file])  # type: ignore[list-item]
    expect(room(tab).get_by_role("alert")).to_contain_text("2 people speak")
    room(tab).get_by_role("textbox", name="whose words").fill("Ada")
    field.set_input_files(files=[file])  # type: ignore[list-item]
    expect(room(tab).locator(".jp-Psydyn-pause", has_text="7 s")).to_be_visible()
    eventually(lambda: len((newest(lab).get("session") or {}).get("moments", [])) == 2)
    entry = newest(lab)
    assert entry["parts"]["association"] == "the stair\nand rain"
    assert [(one["from_ms"], one["to_ms"]) for one in entry["session"]["moments"]] == [
        (1000, 2500),
        (9000, 10000),
    ]
    picture(tab, "stream-transcript")


def test_a_cell_takes_a_word_list_through_its_kernel(lab: Lab, tab: Tab) -> None:
    page, keys = tab.page, tab.page.keyboard
    made = nbformat.v4.new_notebook(
        cells=[
            nbformat.v4.new_code_cell(
                "import jupyter_psydyn as psd\n"
                f'psd.AssociationRecorder("{demo.JOURNAL}", protocol="word-list", words=["tide", "lamp"])'
            )
        ]
    )
    made.metadata["kernelspec"] = {"name": "python3", "display_name": "Python 3", "language": "python"}
    nbformat.write(made, lab.folder / "list.ipynb")
    lab.theme("light")
    tab.open("/lab/tree/list.ipynb?reset")
    tab.kernel_ready()
    tab.run("notebook:run-all-cells")
    cell = page.locator(".jp-OutputArea")
    cell.get_by_role("textbox", name="its words").wait_for(timeout=60000)
    expect(cell.get_by_role("textbox", name="its words")).to_have_value("tide\nlamp")
    cell.get_by_role("button", name="Begin", exact=True).click()
    expect(page.get_by_role("button", name="A few words to practise")).to_be_focused()
    keys.press("Enter")
    for _ in range(5):
        answer(page, "ok")
    keys.press("Enter")
    answer(page, "quellwasserklar")
    # Keys that would change the notebook, were the cell not asked for words.
    assert shown(page) == "lamp"
    picture(tab, "word-list-notebook")
    keys.press("Escape")
    keys.press("m")
    keys.press("x")
    keys.press("Enter")
    answer(page, "light")
    expect(page.get_by_role("button", name="The same words again")).to_be_focused()
    page.get_by_role("button", name="leave this out").click()
    page.get_by_text("2 reactions. Saved.").wait_for()
    eventually(lambda: newest(lab)["session"]["stage"] == "done")
    assert [(one["stimulus"], one["reaction"]) for one in trials(lab)] == [
        ("tide", "quellwasserklar"),
        ("lamp", "light"),
    ]
    assert trials(lab)[0]["marks"] == ["misunderstood"]
    tab.accessible()
    tab.run("docmanager:save")
    expect(page.locator(".jp-mod-dirty")).to_have_count(0)
    saved = (lab.folder / "list.ipynb").read_text(encoding="utf-8")
    assert "quellwasserklar" not in saved
    assert "lamp" not in saved.replace('\\"lamp\\"', "")


def test_at_twice_the_size_everything_fits(lab: Lab, new_tab: Callable[..., Tab]) -> None:
    """A window of 1440 at 200 % has 720 pixels."""
    tab = new_tab(720, 450)
    lab.theme("light")
    begin(tab, "psydyn:record-word-list")
    tab.run("application:toggle-left-area")
    expect(tab.page.get_by_role("combobox", name="list", exact=True)).to_be_focused()
    picture(tab, "word-list-twice")
    fits(tab)
    practise(tab)
    shown(tab.page)
    picture(tab, "word-list-word-twice")
    expect(tab.page.locator(".jp-Psydyn-reaction")).to_be_in_viewport()
    tab.page.keyboard.press("Escape")
    picture(tab, "word-list-paused-twice")
    fits(tab)
