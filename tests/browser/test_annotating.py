"""Codes on passages in a real browser: marked by keyboard, suggested, compared, read, and written down."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from driving import Lab, Tab, eventually
from playwright.sync_api import Locator, expect

from jupyter_psydyn.app import demo
from jupyter_psydyn.exchange import make_journal, read_files

pytestmark = pytest.mark.browser
JOURNAL = "untouched.psydyn"
AXE = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"]}


@pytest.fixture(scope="module")
def untouched(lab: Lab) -> None:
    """The demo's entries in a journal in which nobody has coded yet."""
    entries = read_files([demo.examples() / "demo" / "journal.jsonl"])
    make_journal(lab.folder / JOURNAL, entries, example=demo.WORDS).close()


@pytest.fixture(params=["light", "dark"])
def reader(lab: Lab, untouched: None, tab: Tab, request: pytest.FixtureRequest) -> Tab:
    """A tab with that journal open."""
    lab.theme(request.param)
    tab.open("/lab?reset")
    tab.run("psydyn:open-journal", path=JOURNAL)
    tab.page.get_by_role("button", name="+ Dream").wait_for()
    return tab


def annotations(lab: Lab) -> list[dict[str, object]]:
    """Those of the newest dream in the reader's layer."""
    (layer,) = [
        one["id"] for one in lab.desk("layers", journal=JOURNAL)["layers"] if one["title"] == "researcher"
    ]
    newest = lab.desk("entries", journal=JOURNAL)["entries"][0]["id"]
    return list(lab.desk(f"layers/{layer}/entries/{newest}", journal=JOURNAL)["annotations"])


def annotator(tab: Tab) -> Locator:
    tab.run("psydyn:annotate")
    room = tab.page.locator("[aria-label='Annotate dreams']").last
    room.get_by_role("button", name="Keys (?)").wait_for()
    return room


@pytest.mark.parametrize("reader", ["light"], indirect=True)
def test_a_dream_is_marked_by_keyboard_and_a_suggestion_accepted(lab: Lab, reader: Tab) -> None:
    page, room = reader.page, annotator(reader)
    room.get_by_label("I read as").select_option("researcher")
    room.get_by_role("button", name="Begin", exact=True).click()
    room.locator("button", has_text="Use it").first.click()
    expect(room.get_by_text("Apprehension")).to_be_visible()
    room.get_by_text("School again").first.click()
    page.keyboard.press("Control+Home")
    for _ in range(3):
        page.keyboard.press("Shift+ArrowRight")
    page.keyboard.press("c")
    page.keyboard.type("fe")
    page.keyboard.press("Enter")
    expect(room.get_by_text("saved", exact=True)).to_be_visible()
    eventually(lambda: [one["quote"] for one in annotations(lab)] == ["School again, but"])
    page.keyboard.press("Control+z")
    eventually(lambda: annotations(lab) == [])
    page.keyboard.press("Control+Shift+z")
    eventually(lambda: len(annotations(lab)) == 1)
    room.get_by_role("button", name="In the whole journal").click()
    expect(room.get_by_text("never judged yet")).to_be_visible()
    room.get_by_role("button", name="Reject").click()
    eventually(lambda: rejected(lab) == 1)
    reader.picture("annotate-marked")


def code(tab: Tab, words: int, *typed: str) -> None:
    """Select the next words, and write a code for them; each line is finished by Enter."""
    for _ in range(words):
        tab.page.keyboard.press("Shift+ArrowRight")
    tab.page.keyboard.press("c")
    for line in typed:
        tab.page.keyboard.type(line)
        tab.page.keyboard.press("Enter")


@pytest.mark.parametrize("reader", ["light"], indirect=True)
def test_a_dream_is_coded_after_hall_and_van_de_castle_by_keyboard_alone(lab: Lab, reader: Tab) -> None:
    page = reader.page
    lab.desk("layers", "POST", {"id": "own", "title": "Hand", "role": "researcher"}, JOURNAL)
    lab.desk("codebooks", "POST", {"id": "hvdc", "ready": "hall-van-de-castle"}, JOURNAL)
    room = annotator(reader)
    room.get_by_label("Layer to mark in").select_option("own")
    room.get_by_label("Codebook", exact=True).select_option("hvdc")
    card = room.get_by_role("region", name="Card")
    expect(card).to_contain_text("0 of 13 classes coded")
    room.get_by_label("Text: report").focus()
    code(reader, 1, "set iu")
    expect(card.get_by_role("button", name="IU: indoors, unfamiliar; on “School”")).to_be_visible()
    code(reader, 1)
    page.keyboard.type("1mkq")
    expect(room.get_by_text("“q” is wrong for age (characters).")).to_be_visible()
    reader.picture("hand-wrong")
    page.keyboard.press("Backspace")
    expect(room.get_by_role("option", name="1MKA")).to_be_visible()
    reader.picture("hand-proposed")
    page.keyboard.press("Enter")
    expect(card.get_by_role("button", name="1MKA: one, male, known, adult")).to_be_visible()
    # Put together: the figure of this dream, what it does, in which direction, to the dreamer.
    code(reader, 1)
    page.keyboard.type("agg ")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.keyboard.type("scold")
    page.keyboard.press("Enter")
    reader.picture("hand-put-together")
    page.keyboard.type("> d")
    page.keyboard.press("Enter")
    expect(card.get_by_role("button", name="1MKA 2> D: ")).to_be_visible()
    # To the words of a code, and back; then what is said of the other classes.
    page.keyboard.press("v")
    page.keyboard.press("Enter")
    expect(room.locator(".jp-PsydynCode-handle:focus")).to_have_attribute("data-name", "characters 1MKA")
    page.keyboard.press("v")
    page.keyboard.press("End")
    page.keyboard.press("Enter")
    expect(card).to_contain_text("13 of 13 classes coded")
    page.keyboard.press("Escape")
    reader.reach(room.get_by_role("button", name="In this entry"))
    page.keyboard.press("Enter")
    page.get_by_text("The automatic coder holds it right").wait_for()
    suggested = str(room.get_by_role("group", name="Suggestion").locator("b").text_content())
    page.keyboard.press("y")
    expect(room.locator(".jp-PsydynCode-note b")).to_have_count(4)
    written = {*room.locator(".jp-PsydynCode-note b").all_text_contents()}
    assert written == {"1MKA", "1MKA 2> D", "IU", suggested.rpartition(" ")[2]}
    reader.accessible(".jp-PsydynCode-room")
    reader.picture("hand-card-light")
    reader.run("apputils:change-theme", theme="JupyterLab Dark")
    expect(page.locator("body")).to_have_attribute("data-jp-theme-light", "false")
    reader.accessible(".jp-PsydynCode-room")
    reader.picture("hand-card-dark")


def rejected(lab: Lab) -> int:
    (layer,) = [
        one["id"] for one in lab.desk("layers", journal=JOURNAL)["layers"] if one["title"] == "researcher"
    ]
    (book,) = lab.desk("codebooks", journal=JOURNAL)["codebooks"]
    asked = {"layer": layer, "codebook": book["id"]}
    return sum(one["rejected"] for one in lab.desk("suggestions", "POST", asked, JOURNAL)["rules"])


@pytest.mark.parametrize("command", ["psydyn:annotate", "psydyn:interpret", "psydyn:compare-readers"])
def test_each_view_shuts_nobody_out(reader: Tab, command: str, request: pytest.FixtureRequest) -> None:
    page = reader.page
    reader.run(command)
    page.locator(".lm-DockPanel [class*='jp-Psydyn'] button:visible").first.wait_for()
    page.wait_for_timeout(1000)
    reader.picture(f"{command[7:]}-{request.node.callspec.params['reader']}")
    host = ".lm-DockPanel .lm-Widget:not(.lm-mod-hidden) .jp-MainAreaWidget, .lm-DockPanel"
    found = Axe().run(page, context=host, options=AXE)
    assert found.violations_count == 0, found.generate_report()


@pytest.mark.parametrize("reader", ["light"], indirect=True)
def test_a_reading_is_proposed_and_a_report_written(lab: Lab, reader: Tab) -> None:
    page = reader.page
    lab.desk("hypotheses", "POST", {"id": "h1", "reading": "Waiting until the floor is dry."}, JOURNAL)
    reader.run("psydyn:interpret")
    page.get_by_role("tab", name="Hypotheses").click()
    expect(page.get_by_text("Waiting until the floor is dry.")).to_be_visible()
    reader.picture("hypotheses-light")
    page.get_by_role("tab", name="Report").click()
    page.wait_for_timeout(500)
    reader.picture("report-light")
    page.get_by_role("tab", name="Codebooks").click()
    page.wait_for_timeout(500)
    reader.picture("codebooks-light")
