"""Three people in the reading room, each from what they came with to what they leave with; by keys alone."""

import csv
import io
import random
from dataclasses import replace
from pathlib import Path
from time import sleep

import networkx as nx
import pytest
from driving import Lab, Tab
from playwright.sync_api import Locator, expect

from jupyter_psydyn.app import demo
from jupyter_psydyn.exchange import read_entries
from jupyter_psydyn.journal import Review, now, open_journal

pytestmark = pytest.mark.browser

SHOWN = ".jp-MainAreaWidget:not(.lm-mod-hidden)"
ROOM = f"{SHOWN} .jp-PsydynReview-room"
PASSPHRASE = "six grey herons over the weir"
HUNCH = "I feel put to sleep here."


def pane(tab: Tab) -> Locator:
    return tab.page.locator(ROOM).get_by_role("region", name="Passages")


def view(tab: Tab, name: str) -> None:
    """Go to a tab of the room by arrows."""
    tabs = tab.page.locator(f"{ROOM} [role=tablist]").first
    tab.reach(tabs, "Shift+Tab")
    for _ in range(9):
        chosen = tabs.get_by_role("tab", selected=True)
        if chosen.inner_text() == name:
            return
        tab.page.keyboard.press("ArrowRight")
    pytest.fail(f"there is no tab {name}")


@pytest.fixture
def case(lab: Lab, request: pytest.FixtureRequest) -> str:
    """The fictional case as a clinician keeps it: locked, reviewed before the last six dreams."""
    told = read_entries(request.config.rootpath / "examples" / "demo" / "journal.jsonl")
    entries = [replace(one, release={"supervisor": "2023-01-01"}) for one in told]
    name = "maria-s.psydyn"
    with open_journal(lab.folder / name, create=True, passphrase=PASSPHRASE) as journal:
        journal.add(entries[:-6])
        journal.put(Review(at=now(), by=journal.author), 0)
        sleep(0.01)
        journal.add(entries[-6:])
    return name


def test_a_clinician_before_the_hour(lab: Lab, tab: Tab, case: str) -> None:
    """Unlock, what is new, a motif, its passages, a memo, a hypothesis, a report for the supervisor."""
    page, keys = tab.page, tab.page.keyboard

    def desk(path: str, method: str = "GET", body: object = None) -> dict[str, object]:
        return lab.api(f"/jupyter-psydyn/journal/{path}", method, body, journal=case)  # type: ignore[return-value]

    tab.open("/lab?reset")
    tab.run("psydyn:open-journal", path=case)
    page.get_by_label("Passphrase").first.focus()
    keys.type(PASSPHRASE)
    keys.press("Enter")
    page.get_by_role("button", name="+ Dream").wait_for()
    layer = desk("layers", "POST", {"title": "hunches", "role": "clinician", "private": True})["id"]
    book = desk("codebooks", "POST", {"ready": "countertransference"})
    code = next(one["id"] for one in book["codes"] if one["codable"])  # type: ignore[attr-defined]
    newest = desk("entries")["entries"][0]["id"]  # type: ignore[index]
    words = desk(f"entries/{newest}")["parts"]["report"][:12]  # type: ignore[index]
    mark = {"entry": newest, "part": "report", "start": 0, "end": 12, "quote": words, "memo": HUNCH}
    desk("annotations", "POST", {**mark, "codebook": book["id"], "code": code, "layer": layer})

    tab.by_palette("Reading Room")
    news = page.locator(ROOM).get_by_role("region", name="What is new")
    expect(news).to_contain_text("6")
    tab.painted()
    tab.picture("overview-light")
    tab.accessible(ROOM)

    view(tab, "Motifs")
    water = page.locator(f"{ROOM} [data-key='symbol:water']")
    water.wait_for()
    tab.reach(page.locator(f"{ROOM} .jp-PsydynReview-motifs"))
    tab.reach(water, "ArrowDown")
    keys.press("Enter")
    expect(pane(tab).locator("mark").first).to_be_visible()
    keys.press("m")
    keys.type("Comes with her being late.")
    keys.press("Enter")
    expect(pane(tab).get_by_text("saved", exact=True)).to_be_visible()
    tab.reach(pane(tab).locator(".jp-PsydynReview-openPassage").first)
    keys.press("ArrowDown")
    keys.press("h")
    tab.reach(pane(tab).get_by_label("New reading"))
    keys.type("She fears that what rises cannot be stopped.")
    tab.reach(pane(tab).get_by_role("button", name="For", exact=True), "Shift+Tab")
    keys.press("Enter")
    expect(pane(tab).get_by_text("It stands for the hypothesis now.")).to_be_visible()
    tab.picture("path-clinician-hypothesis")
    (hypothesis,) = desk("hypotheses")["hypotheses"]  # type: ignore[misc]
    assert [one["on"] for one in hypothesis["supporting"]] == ["passage"]  # type: ignore[index]

    tab.by_palette("Interpretation")
    tabs = page.get_by_role("tablist", name="Interpretation")
    tab.reach(tabs)
    keys.press("End")
    page.get_by_role("button", name="Make the report").wait_for()
    tab.reach(page.get_by_role("combobox", name="For"))
    keys.type("a s")
    tab.reach(page.get_by_role("button", name="Make the report"))
    with page.expect_download() as saving:
        keys.press("Enter")
        page.get_by_role("link", name="Save report").wait_for()
        keys.press("Enter")
    report = saving.value.path().read_text()
    assert "She fears that what rises cannot be stopped." in report
    assert HUNCH not in report
    assert "countertransference" not in report.lower()
    tab.picture("path-clinician-report")


def test_a_student_asks_why_water(lab: Lab, tab: Tab) -> None:
    """The demo, one motif read closely, a nodal point, a cell, another parameter, the difference."""
    page, keys = tab.page, tab.page.keyboard
    lab.theme("dark")
    tab.open("/lab?reset")
    tab.open_journal(demo.JOURNAL)
    tab.by_palette("Dream Motifs")
    water = page.locator(f"{ROOM} [data-key='symbol:water']")
    water.wait_for()
    tab.reach(page.locator(f"{ROOM} .jp-PsydynReview-motifs"))
    tab.reach(water, "ArrowDown")
    keys.press("Enter")
    expect(pane(tab).locator("mark").first).to_be_visible()
    tab.reach(pane(tab).get_by_role("button", name="Read closely"))
    keys.press("Enter")
    close = page.locator(f"{ROOM} .jp-PsydynReview-result")
    expect(close).to_contain_text("water")
    expect(page.locator(ROOM).get_by_role("region", name="Associated to it")).to_be_visible()
    tab.painted()
    tab.picture("motif-dark")
    tab.accessible(ROOM)

    tab.by_palette("Dream Associations")
    nodal = page.locator(f"{ROOM} [data-key='d027:burli']")
    nodal.wait_for()
    tab.reach(page.locator(f"{ROOM} ol", has=page.locator("[data-key='d027:burli']")))
    tab.reach(nodal, "ArrowDown")
    keys.press("Enter")
    expect(pane(tab).locator("mark")).to_have_text(["Burli", "Burli"])
    keys.press("Escape")
    expect(nodal).to_be_focused()

    tab.by_palette("Dream Motifs")
    tab.reach(page.locator(ROOM).get_by_role("button", name="Open in a notebook"), "Shift+Tab")
    keys.press("Enter")
    cell = page.locator(".jp-Notebook .jp-CodeCell")
    expect(cell).to_contain_text("psd.motifs(corpus)")
    tab.kernel_ready()
    tab.run("notebook:run-all-cells")
    title = cell.locator(".jp-OutputArea h2")
    expect(title).to_have_text("Motifs of 56 dreams", timeout=60000)
    first = cell.locator(".jp-PsydynReview-row[data-key] .jp-PsydynReview-figure").first
    expect(first).to_have_text("13 of 56")
    # Another parameter in the cell, and what it makes of it.
    cell.locator(".cm-content").focus()
    keys.press("Control+End")
    keys.press("ArrowLeft")
    keys.type(", min_entries=6")
    keys.press("Control+Enter")
    expect(cell.locator(".jp-PsydynReview-caption")).to_have_text(
        "part report, each in 6 or more", timeout=60000
    )
    tab.picture("path-student-cell")


def table() -> bytes:
    """900 dreams with odd columns: a key lies on a stair before 2015, and with a dog from then on."""
    draw = random.Random(7)
    out = io.StringIO()
    rows = csv.writer(out, delimiter=";")
    rows.writerow(["Nr.", "Wann", "Was ich noch weiß", "Wetter"])
    things = ("lamp", "river", "train", "coat", "garden", "letter", "bridge", "window", "horse", "market")
    for at in range(900):
        some = draw.sample(things, 3)
        if at % 3 == 0:
            some += ["key", "stair" if at < 450 else "dog"]
        elif at % 3 == 1:
            some.append(draw.choice(("stair", "dog")))
        text = " ".join(f"There is a {thing}." for thing in some)
        rows.writerow([f"n{at}", f"{2010 + at // 90}-{1 + at % 12:02}-{1 + at % 28:02}", text, "rain"])
    return out.getvalue().encode("utf-8-sig")


def test_a_researcher_brings_900_reports(lab: Lab, tab: Tab, tmp_path: Path) -> None:
    """A table, a period, a network with a null model, two times beside each other, a graph for networkx."""
    page, keys = tab.page, tab.page.keyboard
    lab.theme("light")
    with open_journal(lab.folder / "reports.psydyn", create=True, example="the sea in the school"):
        pass
    tab.open("/lab?reset")
    tab.open_journal("reports.psydyn")
    tab.by_palette("Import Dreams")
    bring = page.locator(".jp-PsydynImport")
    choose = bring.get_by_role("button", name="Choose a file…")
    choose.wait_for()
    tab.painted()
    tab.reach(choose)
    with page.expect_file_chooser() as asked:
        keys.press("Enter")
    asked.value.set_files({"name": "reports.csv", "mimeType": "text/csv", "buffer": table()})
    expect(bring.get_by_text("900 of 900 rows will be recorded.").first).to_be_visible()
    tab.picture("path-researcher-mapping")
    tab.reach(bring.get_by_role("button", name="Import 900 dreams"))
    keys.press("Enter")
    expect(bring.get_by_text("900 dreams imported.")).to_be_visible()

    tab.by_palette("Dream Network")
    room = page.locator(ROOM)
    result = room.locator(".jp-PsydynReview-result")
    expect(result.locator("h2")).to_contain_text("in 900 dreams")
    since = room.get_by_label("Look at nights from")
    tab.reach(since, "Shift+Tab")
    # Backwards a date is entered at its end: from there to the month.
    for _ in range(3):
        keys.press("Shift+Tab")
    tab.reach(since)
    keys.type("01012012")
    expect(result.locator("h2")).to_contain_text("in 720 dreams")
    chance = room.get_by_label("chance by")
    tab.reach(chance)
    with page.expect_response("**/journal/findings*"):
        keys.type("shuff")
    when = result.get_by_label("Times")
    tab.reach(when)
    keys.type("before")
    expect(result.locator(".jp-PsydynReview-when")).to_contain_text("360 dreams before")
    tab.painted()
    tab.picture("network-light")
    tab.accessible(ROOM)
    saving = result.get_by_label("Save what is seen")
    tab.reach(saving)
    with page.expect_download() as coming:
        keys.type("GraphML")
        keys.press("Enter")
    coming.value.save_as(tmp_path / "network.graphml")
    graph = nx.read_graphml(tmp_path / "network.graphml")
    assert graph.graph["shuffles"] == "999"
    assert {"key", "stair", "dog"} <= set(graph)
    strongest = sorted(graph.edges, key=lambda edge: -graph.edges[edge]["weight"])[:2]
    assert {frozenset(edge) for edge in strongest} == {frozenset(("key", "stair")), frozenset(("key", "dog"))}

    # The same is looked at when the page comes back.
    tab.open("/lab")
    expect(page.locator(ROOM).get_by_label("Look at nights from")).to_have_value("2012-01-01")
    expect(page.locator(ROOM).locator("h2")).to_contain_text("in 720 dreams")
