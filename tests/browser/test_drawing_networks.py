"""The network of the reading room: drawn by the graphics card or plainly, narrowed, in times, saved."""

import json
import re
from pathlib import Path

import networkx as nx
import pytest
from driving import Lab, Tab
from playwright.sync_api import Locator, Page, expect

from jupyter_psydyn.app import demo

pytestmark = pytest.mark.browser

RESULT = ".jp-PsydynReview-room .jp-PsydynReview-result"


def numbers(counts: Locator) -> list[int]:
    """The words and the links that are seen: "42 words, 118 links"."""
    return [int(part.split()[0]) for part in counts.inner_text().split(",")]


def save(page: Page, kind: str, folder: Path) -> Path:
    with page.expect_download() as coming:
        page.get_by_label("Save what is seen").select_option(kind)
    path = folder / coming.value.suggested_filename
    coming.value.save_as(path)
    return path


def test_a_network_is_narrowed_drawn_both_ways_and_saved_as_it_is_seen(
    lab: Lab, tab: Tab, tmp_path: Path
) -> None:
    page = tab.page
    tab.open("/lab?reset")
    tab.open_journal(demo.JOURNAL)
    tab.run("psydyn:review-network")
    result = page.locator(RESULT)
    svg = result.locator("svg.jp-PsydynReview-network")
    svg.wait_for(timeout=60000)
    counts = result.locator("[role=status]", has_text=re.compile(r"^\d+ words?, "))
    words, links = numbers(counts)
    tab.picture("network-plain-light")

    # Narrowed, with the counts of what is left.
    page.get_by_label("only clear of chance").check()
    clear = numbers(counts)[1]
    assert 0 < clear < links
    expect(svg.locator("[data-unclear]")).to_have_count(0)
    page.get_by_label("words without a link").uncheck()
    page.get_by_label("Find").fill("father")
    page.get_by_label("Find").press("Enter")
    expect(svg.locator("[data-key='lemma:father']")).to_be_focused()
    expect(result.locator(".jp-PsydynReview-told")).to_contain_text("father, in ")
    page.get_by_label("Around it").select_option("it and its neighbours")
    few, around = numbers(counts)
    assert 2 <= few < words
    assert 1 <= around < clear

    # Saved is what is seen, with what made it.
    graph = nx.read_graphml(save(page, "GraphML", tmp_path))
    assert (len(graph), graph.number_of_edges()) == (few, around)
    assert "father" in graph
    assert all(graph.edges[edge]["count"] > graph.edges[edge]["expected"] for edge in graph.edges)
    seen = json.loads(graph.graph["seen"])
    assert (seen["isClear"], seen["around"]) == (True, "lemma:father")
    assert graph.graph["measure"] == "npmi"
    assert len(nx.read_gexf(save(page, "GEXF", tmp_path))) == few
    assert b"tEXtDescription\0{" in save(page, "PNG", tmp_path).read_bytes()[:100]
    assert "<metadata>" in save(page, "SVG", tmp_path).read_text()
    page.get_by_label("Around it").select_option("all words")
    page.get_by_label("only clear of chance").uncheck()

    # Before against after, in the same places.
    place = svg.locator("[data-key='lemma:father'] path").get_attribute("transform")
    result.get_by_label("Times").select_option("before against after")
    told = result.locator(".jp-PsydynReview-when")
    expect(told).to_contain_text("dreams before")
    expect(svg.locator("[data-side=before]").first).to_be_attached()
    assert svg.locator("[data-key='lemma:father'] path").get_attribute("transform") == place
    before = told.inner_text()
    page.get_by_label("Which time").press("ArrowRight")
    expect(told).not_to_have_text(before)
    tab.picture("network-times-light")
    result.get_by_label("Times").select_option("all times")

    # The same by the graphics card: one word at a time for the keyboard.
    page.get_by_label("plain drawing").click()
    canvas = result.locator("canvas.sigma-nodes")
    refused = result.locator(".jp-PsydynReview-refused", has_text="Drawn plainly: ")
    expect(canvas.or_(refused).first).to_be_visible()
    if refused.count():
        # A machine without a graphics card may have no WebGL: the same is there, and it says why.
        expect(refused).to_contain_text("this browser has no WebGL 2 here.", timeout=2000)
        expect(svg).to_be_visible()
        return
    tab.painted()
    stand = result.locator(".jp-PsydynReview-standIn [data-key]")
    stand.focus()
    first = stand.get_attribute("data-key")
    page.keyboard.press("ArrowRight")
    expect(stand).to_be_focused()
    assert "--" in (stand.get_attribute("data-key") or "")
    page.keyboard.press("ArrowUp")
    expect(stand).to_have_attribute("data-key", first or "")
    tab.picture("network-webgl-light")
    tab.accessible(RESULT)
    page.keyboard.press("Enter")
    expect(page.get_by_role("region", name="Passages").locator("mark").first).to_be_visible()
    page.keyboard.press("Escape")
    expect(stand).to_be_focused()

    tab.run("apputils:change-theme", theme="JupyterLab Dark")
    expect(page.locator("body")).to_have_attribute("data-jp-theme-light", "false")
    tab.painted()
    tab.picture("network-webgl-dark")
    page.get_by_label("plain drawing").check()
    result.get_by_label("Times").select_option("before against after")
    svg.wait_for()
    tab.picture("network-plain-dark")
