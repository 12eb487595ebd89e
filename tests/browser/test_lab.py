"""The whole road, as a new user goes it: record, associate, see what came back, read, decide."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from driving import Lab, Tab
from playwright.sync_api import Locator, expect

from jupyter_psydyn.app import demo

pytestmark = pytest.mark.browser

DREAM = (
    "I am in the corridor of the old school and there is water on the floor 🌊. "
    "My father's coat floats past. The dog waits at the gate and nobody lets it in."
)
#: Commands that open each view, and what shows that it is there.
VIEWS = {
    "psydyn:record-dream": ".jp-Psydyn-paper-text",
    "psydyn:review-motifs": ".jp-PsydynReview-row[data-key]",
    "psydyn:review-network": "svg.jp-PsydynReview-network",
}


def show(tab: Tab, command: str) -> None:
    tab.run(command)
    tab.page.locator(f".jp-MainAreaWidget:not(.lm-mod-hidden) {VIEWS[command]}").first.wait_for(timeout=60000)


def text_of(tab: Tab) -> Locator:
    return tab.page.locator(".jp-MainAreaWidget").get_by_role("textbox", name="What did you dream?")


def keeping(tab: Tab) -> Locator:
    """The word that says where the dream is."""
    return tab.page.locator(".jp-MainAreaWidget:not(.lm-mod-hidden) .jp-Psydyn-keeping")


def saved(tab: Tab) -> None:
    expect(keeping(tab)).to_have_text("saved", timeout=90000)


def newest(lab: Lab) -> Any:
    """The dream that was recorded last, as the journal has it."""
    entries = lab.desk("entries")["entries"]  # type: ignore[index]
    last = max((e for e in entries if e["kind"] == "dream"), key=lambda e: e["number"])
    return lab.desk(f"entries/{last['id']}")


def select(area: Locator, words: str) -> None:
    """Select words as a person would with the mouse."""
    area.evaluate(
        """(area, words) => {
            area.focus();
            const at = area.value.indexOf(words);
            area.setSelectionRange(at, at + words.length);
            area.dispatchEvent(new Event('select', { bubbles: true }));
            document.dispatchEvent(new Event('selectionchange'));
        }""",
        words,
    )


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_from_a_dream_to_the_passages_of_earlier_ones(
    lab: Lab, new_tab: Callable[..., Tab], theme: str
) -> None:
    tab = new_tab()
    page = tab.page
    lab.theme(theme)
    tab.open_demo()

    # Record: the recorder of the demo is open and waits for words.
    area = text_of(tab)
    area.click()
    area.press_sequentially(DREAM, delay=1)
    saved(tab)
    tab.picture(f"record-{theme}")

    # Associate to words of it: behind the emoji, so that the span shows whether code points are counted.
    select(area, "coat")
    page.keyboard.press("Alt+a")
    answer = page.get_by_role("textbox", name="What comes to mind to “coat”")
    for word in ("green", "hospital", "too large for me"):
        tab.painted()  # what is typed before the prompt is painted has no time
        answer.press_sequentially(word, delay=15)
        answer.press("Enter")
        expect(page.get_by_label("Said so far").get_by_text(word)).to_be_visible()
    tab.picture(f"associate-{theme}")
    tab.accessible()
    answer.press("Escape")
    saved(tab)
    entry = newest(lab)
    assert entry["parts"]["report"] == entry["told"] == DREAM
    (element,) = entry["elements"]
    assert DREAM[element["start"] : element["end"]] == element["quote"] == "coat"
    assert [a["text"] for a in element["associations"]] == ["green", "hospital", "too large for me"]
    for association in element["associations"]:
        assert 0 < association["first_key_ms"] <= association["enter_ms"]

    # What came back: the motif of the coat, now with this dream in it.
    page.get_by_role("button", name="Motifs", exact=True).click()
    row = page.get_by_role("button", name=re.compile(r"^coat\b")).first
    row.wait_for(timeout=60000)
    tab.picture(f"motifs-{theme}")
    row.click()
    pane = page.get_by_role("region", name="Passages")
    expect(pane.locator("mark", has_text="coat").first).to_be_visible()
    expect(pane.get_by_text("floats past").first).to_be_visible()
    tab.picture(f"passages-{theme}")
    tab.accessible()

    # Decide, with a memo.
    pane.get_by_role("textbox", name="Memo").fill("hers now? ask")
    pane.get_by_role("button", name=re.compile("^Accept")).click()
    expect(pane.get_by_role("button", name=re.compile("^Accept"))).to_have_attribute("aria-pressed", "true")
    expect(pane.get_by_text("saved", exact=True)).to_be_visible()
    decisions = lab.desk("decisions")["decisions"]  # type: ignore[index]
    assert {(d["key"], d["verdict"], d["memo"]) for d in decisions} >= {
        ("lemma:coat", "accepted", "hers now? ask")
    }

    # And from a passage to its dream.
    pane.get_by_title("Open the entry at this passage").first.click()
    expect(page.get_by_role("textbox", name="What did you dream?").last).to_have_value(re.compile("coat"))
    tab.picture(f"entry-{theme}")


def test_decisions_and_dreams_outlive_a_restart(lab: Lab, tab: Tab) -> None:
    lab.desk("decisions", "PUT", {"kind": "motif", "key": "lemma:dog", "verdict": "rejected", "memo": "mine"})
    entries = len(lab.desk("entries")["entries"])  # type: ignore[index]
    lab.kill()
    lab.start()
    assert len(lab.desk("entries")["entries"]) == entries  # type: ignore[index]
    decisions = lab.desk("decisions")["decisions"]  # type: ignore[index]
    assert {d["key"]: d["memo"] for d in decisions}["lemma:dog"] == "mine"


def test_what_is_typed_while_the_server_is_gone_is_kept_and_saved_later(lab: Lab, tab: Tab) -> None:
    tab.open_demo()
    area = text_of(tab)
    area.click()
    area.press_sequentially("A bridge without railings.")
    saved(tab)
    lab.kill()
    area.press_sequentially(" Someone holds my sleeve.")
    expect(keeping(tab)).to_have_text("kept on this device")
    lab.start()
    saved(tab)
    assert newest(lab)["parts"]["report"] == "A bridge without railings. Someone holds my sleeve."


def test_a_draft_outlives_server_and_page(lab: Lab, tab: Tab) -> None:
    tab.open_demo()
    area = text_of(tab)
    area.click()
    area.press_sequentially("A lift that goes sideways.")
    saved(tab)
    lab.kill()
    area.press_sequentially(" It stops between two floors.")
    expect(keeping(tab)).to_have_text("kept on this device")
    lab.start()
    # The page is left before it could save: only what is in the browser can bring the words back.
    tab.page.route("**/jupyter-psydyn/journal/**", lambda route: route.abort())
    tab.page.reload()
    tab.page.unroute("**/jupyter-psydyn/journal/**")
    tab.page.reload()
    tab.page.locator(".jp-Psydyn-entry", has_text="A lift that goes").click()
    expect(text_of(tab)).to_have_value("A lift that goes sideways. It stops between two floors.")
    saved(tab)
    assert newest(lab)["parts"]["report"].endswith("between two floors.")


def test_script_in_a_dream_is_text(lab: Lab, tab: Tab) -> None:
    hostile = '<script>window.hit=1</script><img src=x onerror="window.hit=1"> coat coat'
    lab.desk(
        "entries",
        "POST",
        {"kind": "dream", "night": "2025-03-01", "title": hostile, "parts": {"report": hostile}},
    )
    tab.open_demo()
    page = tab.page
    page.get_by_role("button", name="Motifs", exact=True).click()
    page.get_by_role("button", name=re.compile(r"^coat\b")).first.click(timeout=60000)
    expect(page.get_by_role("region", name="Passages").get_by_text("onerror=").first).to_be_visible()
    page.get_by_text("<script>").first.click()
    page.wait_for_timeout(500)
    assert page.evaluate("window.hit") is None


def test_the_demo_notebook_runs_and_draws_again_without_a_kernel(lab: Lab, tab: Tab) -> None:
    page = tab.page
    lab.theme("light")
    tab.open(f"/lab/tree/{demo.NOTEBOOK}?reset")
    tab.kernel_ready()
    tab.run("notebook:run-all-cells")
    page.wait_for_function(
        """() => {
            const panels = [...window.jupyterapp.shell.widgets('main')];
            const nb = panels.find(w => w.context?.path?.endsWith('.ipynb'));
            const cells = nb.content.widgets.filter(w => w.model.type === 'code');
            return cells.length && cells.every(w => w.model.executionCount) &&
                nb.context.sessionContext.session.kernel.status === 'idle';
        }""",
        timeout=120000,
    )
    assert page.locator(".jp-RenderedText[data-mime-type='application/vnd.jupyter.stderr']").count() == 0
    # A dream told in a cell goes to the same journal ...
    cell = page.locator(".jp-OutputArea").get_by_role("textbox", name="What did you dream?")
    cell.scroll_into_view_if_needed()
    cell.click()
    cell.press_sequentially("A marker nobody would guess: quellwasserklar.")
    expect(page.locator(".jp-OutputArea").get_by_text("saved", exact=True)).to_be_visible()
    assert "quellwasserklar" in newest(lab)["parts"]["report"]
    # ... and is what Ctrl+Z undoes there, not the notebook.
    words = cell.input_value()
    tab.chord("Control", "z")
    expect(cell).not_to_have_value(words)
    tab.chord("Control", "Shift", "z")
    expect(cell).to_have_value(words)
    tab.picture("notebook-light")
    tab.run("docmanager:save")
    # The sentences that a cell shows are the dreamer's: whether they may stay is asked before.
    page.get_by_role("dialog").get_by_role("button", name="Keep").click()
    expect(page.locator(".jp-mod-dirty")).to_have_count(0)
    # ... and the file holds none of it, and draws its results with the kernel gone.
    saved_file = (lab.folder / demo.NOTEBOOK).read_text(encoding="utf-8")
    assert "application/vnd.psydyn.result+json" in saved_file
    assert "quellwasserklar" not in saved_file
    for session in lab.api("/api/sessions"):  # type: ignore[union-attr]
        lab.api(f"/api/sessions/{session['id']}", "DELETE")
    tab.open(f"/lab/tree/{demo.NOTEBOOK}?reset")
    expect(page.locator(".jp-OutputArea").get_by_text(re.compile("^coat$")).first).to_be_visible()
    expect(page.locator(".jp-OutputArea").get_by_role("textbox", name="What did you dream?")).to_have_count(1)
    assert page.get_by_text("model not found").count() == 0


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_views_of_the_lab_shut_nobody_out(lab: Lab, tab: Tab, theme: str) -> None:
    lab.theme(theme)
    tab.open_demo()
    for command in VIEWS:
        show(tab, command)
        tab.picture(f"{command.split(':')[1]}-{theme}")
        tab.accessible()


def test_a_word_of_the_network_opens_its_passages(lab: Lab, tab: Tab) -> None:
    tab.open_demo()
    show(tab, "psydyn:review-network")
    tab.page.locator(".jp-PsydynReview-room [data-key='lemma:train']").click()
    pane = tab.page.get_by_role("region", name="Passages")
    expect(pane.locator("mark", has_text="train").first).to_be_visible()
    pane.press("Escape")
    expect(pane).to_have_count(0)


def test_the_way_in_by_tile_and_by_key(lab: Lab, tab: Tab) -> None:
    page = tab.page
    tab.open("/lab?reset")
    tab.run("psydyn:open-journal", path=demo.JOURNAL)
    page.get_by_role("button", name="+ Dream").wait_for()
    page.locator(".jp-LauncherCard", has_text="Record a Dream").click()
    # Nobody has to find the place to write.
    expect(text_of(tab)).to_be_focused()
    # From elsewhere in JupyterLab one key comes back to it, and the keyboard alone is enough for a dream.
    page.locator("#jp-main-dock-panel .lm-TabBar-tab").first.click()
    page.keyboard.press("Alt+d")
    page.keyboard.type("A stair of paper.")
    page.keyboard.press("Control+Enter")
    saved(tab)
    assert newest(lab)["told"] == "A stair of paper."


@pytest.mark.parametrize(("width", "height"), [(1440, 900), (1024, 768), (390, 844)])
def test_each_size_can_be_used(lab: Lab, new_tab: Callable[..., Tab], width: int, height: int) -> None:
    tab = new_tab(width, height)
    lab.theme("light")
    tab.open("/lab?reset")
    tab.run("psydyn:open-journal", path=demo.JOURNAL)
    tab.page.get_by_role("button", name="+ Dream").wait_for()
    tab.picture(f"entries-{width}")
    tab.run("application:toggle-left-area")
    for command in VIEWS:
        show(tab, command)
        tab.picture(f"{command.split(':')[1]}-{width}")
        # Nothing of ours is wider than the room it has.
        wider = tab.page.evaluate(
            """() => [...document.querySelectorAll('.jp-MainAreaWidget:not(.lm-mod-hidden)')]
                .flatMap(panel => [...panel.querySelectorAll('[class*=jp-Psydyn]')])
                .filter(node => node.clientWidth > 0 && getComputedStyle(node).overflowX === 'visible')
                .filter(node => node.tagName !== 'svg' && node.scrollWidth > node.clientWidth + 1)
                .map(node => node.className)"""
        )
        assert wider == []
