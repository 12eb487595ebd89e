"""Nobody reads along: locked pages, kernels that ask, notebooks that hold nothing, disks, hostile words."""

import re
import urllib.error
from collections.abc import Callable
from pathlib import Path

import nbformat
import pytest
from conftest import FLAGS, browser_path
from driving import Lab, Tab, eventually
from playwright.sync_api import Browser, expect
from test_lab import keeping, saved, text_of

pytestmark = [pytest.mark.browser, pytest.mark.security]

PASSPHRASE = "seven grey geese"
#: The tab that one sees.
SHOWN = ".jp-MainAreaWidget:not(.lm-mod-hidden)"
DREAM = "The corridor is under water and my father walks ahead of me without turning around once."


def make(lab: Lab, name: str) -> str:
    """A journal with a passphrase, unlocked in the server; its path."""
    lab.api("/jupyter-psydyn/journals", "POST", {"path": name, "passphrase": PASSPHRASE})
    return name


def tell(lab: Lab, journal: str, path: str, method: str = "GET", body: object = None) -> object:
    return lab.api(f"/jupyter-psydyn/journal/{path}", method, body, journal=journal)


def status(lab: Lab, journal: str, path: str) -> int:
    try:
        tell(lab, journal, path)
    except urllib.error.HTTPError as error:
        return error.code
    return 200


def notebook(lab: Lab, name: str, *cells: str) -> Path:
    made = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(cell) for cell in cells])
    made.metadata["kernelspec"] = {"name": "python3", "display_name": "Python 3", "language": "python"}
    nbformat.write(made, lab.folder / name)
    return lab.folder / name


def test_a_journal_is_made_locked_and_opened_again_by_keyboard_alone(lab: Lab, tab: Tab) -> None:
    page = tab.page
    tab.open("/lab?reset")
    tab.run("psydyn:new-journal")
    dialog = page.get_by_role("dialog")
    expect(dialog.get_by_label("A pseudonym for it, not a name")).to_be_focused()
    for words in ("Anna", PASSPHRASE, PASSPHRASE):
        page.keyboard.type(words)
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    shown = dialog.locator(".jp-Psydyn-code")
    expect(shown).to_be_visible()
    tab.picture("recovery-code")
    tab.accessible()
    code = " ".join(shown.inner_text().split())
    assert re.fullmatch(r"(?:\w{4} ){7}\w{4}", code)
    expect(dialog.get_by_role("button", name="Done")).to_be_disabled()
    # It is shown this once: nobody leaves it by a slip.
    page.keyboard.press("Escape")
    expect(shown).to_be_visible()
    page.keyboard.type(code.lower())
    page.keyboard.press("Enter")
    expect(dialog).to_have_count(0)
    expect(page.locator(".jp-Psydyn-code")).to_have_count(0)
    # Four signs may stand in an icon by chance.
    assert not all(group in page.content() for group in code.split())

    page.keyboard.press("Alt+d")
    expect(text_of(tab)).to_be_focused()
    page.keyboard.type(DREAM)
    saved(tab)

    page.keyboard.press("Alt+l")
    eventually(lambda: status(lab, "Anna.psydyn", "entries") == 423)
    expect(page.get_by_text("This journal is locked.").first).to_be_visible()
    assert "corridor" not in page.content()
    assert "corridor" not in page.evaluate(
        "() => [...document.querySelectorAll('*')].map(e => e.value).join()"
    )
    tab.picture("locked-light")
    tab.accessible()

    page.keyboard.type("seven grey goose")
    page.keyboard.press("Enter")
    expect(page.get_by_role("alert").filter(has_text="does not open the journal")).to_be_visible()
    page.keyboard.type(PASSPHRASE)
    page.keyboard.press("Enter")
    expect(text_of(tab)).to_have_value(DREAM)


def test_a_kernel_asks_once_and_no_notebook_is_saved_with_a_dream_unasked(lab: Lab, tab: Tab) -> None:
    page = tab.page
    journal = make(lab, "Berta.psydyn")
    tell(lab, journal, "entries", "POST", {"parts": {"report": DREAM}})
    file = notebook(
        lab,
        "berta.ipynb",
        f'import jupyter_psydyn as psd\njournal = psd.open_journal("{journal}")',
        'print(journal.entries()[0].parts["report"])',
        "journal.entries()",
    )
    tab.open("/lab?reset")
    tab.run("psydyn:open-journal", path=journal)
    tab.run("docmanager:open", path=file.name)
    tab.kernel_ready()
    tab.run("notebook:run-all-cells")
    dialog = page.get_by_role("dialog")
    expect(dialog).to_contain_text("asks to read and write the journal Berta", timeout=60000)
    tab.picture("kernel-asks")
    dialog.get_by_role("button", name="Allow").click()
    output = page.locator(".jp-OutputArea-output")
    expect(output.filter(has_text="my father walks")).to_be_visible(timeout=60000)
    # It is asked once: the third cell has its answer, which tells nothing.
    expect(output.filter(has_text="Entry(")).to_be_visible(timeout=60000)

    tab.run("docmanager:save")
    expect(dialog).to_contain_text("1 output holds words of your journal")
    assert "my father walks" not in file.read_text()
    # Enter in the middle of a sentence changes nothing.
    expect(dialog.get_by_role("button", name="Cancel")).to_be_focused()
    tab.picture("save-guard")
    dialog.get_by_role("button", name="Remove").click()
    expect(page.locator(".jp-mod-dirty")).to_have_count(0)
    assert "my father walks" not in file.read_text()
    assert "Entry(" in file.read_text()

    # Locked, it is the kernel's loss too, within a second.
    lab.api("/jupyter-psydyn/lock", "POST", {})
    expect(page.get_by_text("This journal is locked.").first).to_be_visible()
    tab.run("notebook:run-cell")
    # The cell that stands last asks the journal: it has to say the passphrase now.
    expect(page.locator(".jp-OutputArea").get_by_text("locked").first).to_be_visible(timeout=60000)


def test_what_was_deleted_comes_back_with_one_key(lab: Lab, tab: Tab) -> None:
    page = tab.page
    journal = make(lab, "Clara.psydyn")
    tell(lab, journal, "entries", "POST", {"title": "The gate", "parts": {"report": DREAM}})
    tab.open("/lab?reset")
    tab.run("psydyn:open-journal", path=journal)
    line = page.get_by_role("region", name="Dreams").get_by_text("The gate")
    expect(line).to_be_visible()
    (entry,) = tell(lab, journal, "entries")["entries"]  # type: ignore[index]
    tell(lab, journal, f"entries/{entry['id']}", "DELETE")
    expect(line).to_have_count(0)
    page.get_by_role("button", name="+ Dream").focus()
    page.keyboard.press("Control+z")
    expect(line).to_be_visible()
    page.get_by_role("button", name="+ Dream").focus()
    page.keyboard.press("Control+Shift+z")
    expect(line).to_have_count(0)


MARKER = "Qzxvmarke"


def test_a_thousand_marked_words_are_nowhere_on_the_disk(lab: Lab, chromium: Browser, tmp_path: Path) -> None:
    """After everything a session does: record, draft, associate, search, review, read in a kernel, lock."""
    journal = make(lab, "Dora.psydyn")
    for at in range(0, 1000, 50):
        words = " ".join(f"{MARKER}{number:04d}" for number in range(at, at + 50))
        fields = {
            "title": f"{MARKER} title {at}",
            "tags": [f"{MARKER}tag"],
            "parts": {"report": f"I see {words}. The water is warm.", "residue": f"{MARKER}residue"},
            "affects": [{"word": f"{MARKER}dread", "strength": 4}],
        }
        entry = tell(lab, journal, "entries", "POST", fields)
        tell(lab, journal, f"entries/{entry['id']}/elements", "POST", element(entry))  # type: ignore[index]
    tell(lab, journal, "search", "POST", {"query": f"{MARKER}0007"})
    decision = {"kind": "motif", "key": f"lemma:{MARKER}", "verdict": "accepted", "memo": f"{MARKER}memo"}
    tell(lab, journal, "decisions", "PUT", decision)
    file = notebook(
        lab,
        "dora.ipynb",
        f'import jupyter_psydyn as psd\njournal = psd.open_journal("{journal}")\njournal.entries()',
        "corpus = journal.corpus()\ncorpus",
        "len(corpus)",
    )

    profile = tmp_path / "profile"
    path = browser_path(chromium.browser_type)
    context = chromium.browser_type.launch_persistent_context(
        str(profile), executable_path=path, args=list(FLAGS), viewport={"width": 1440, "height": 900}
    )
    tab = Tab(context.pages[0], lab)
    page = tab.page
    tab.open("/lab?reset")
    tab.run("psydyn:open-journal", path=journal)
    page.get_by_role("region", name="Dreams").get_by_text(f"{MARKER} title 950").click(timeout=20000)
    expect(text_of(tab)).to_have_value(re.compile(MARKER))
    text_of(tab).press("Control+End")
    page.keyboard.type(f" And {MARKER}typed.")
    saved(tab)
    tab.run("psydyn:review-motifs")
    page.locator(".jp-PsydynReview-row[data-key]").first.wait_for(timeout=60000)
    # What the room was asked is kept for when it is opened again.
    tab.run("psydyn:read", finding="concordance", parameters={"query": MARKER})
    expect(page.locator(f"{SHOWN} mark").first).to_have_text(MARKER)
    tab.run("docmanager:open", path=file.name)
    tab.kernel_ready()
    tab.run("notebook:run-all-cells")
    page.get_by_role("dialog").get_by_role("button", name="Allow").click(timeout=60000)
    expect(page.locator(".jp-OutputArea-output").filter(has_text=re.compile("^20$"))).to_be_visible(
        timeout=60000
    )
    tab.run("docmanager:save")
    # Something that only the browser has: the server dies in the middle of a sentence.
    tab.run("psydyn:record-dream")
    area = page.locator(".jp-MainAreaWidget:not(.lm-mod-hidden) .jp-Psydyn-paper-text")
    area.press_sequentially("A sentence that is saved,")
    saved(tab)
    lab.kill()
    try:
        area.press_sequentially(f" and {MARKER}draft while nobody answers")
        expect(keeping(tab)).to_have_text("kept on this device", timeout=60000)
        page.wait_for_timeout(1000)
        context.close()
        places = [lab.home, lab.temp, profile]
        found = [str(one) for place in places for one in place.rglob("*") if one.is_file() and holds(one)]
        assert found == []
    finally:
        lab.start()


def element(entry: object) -> dict[str, object]:
    report = entry["parts"]["report"]  # type: ignore[index]
    return {"part": "report", "start": 6, "end": 19, "quote": report[6:19]}


def holds(file: Path) -> bool:
    raw = file.read_bytes().lower()
    mark = MARKER.lower()
    return any(mark.encode(form) in raw for form in ("utf-8", "utf-16-le", "utf-16-be"))


def test_the_search_for_marked_words_finds_them_where_they_are(tmp_path: Path) -> None:
    for number, form in enumerate(("utf-8", "utf-16-le", "utf-16-be")):
        (tmp_path / str(number)).write_bytes(b"\0\1" + f"x{MARKER}1".encode(form))
    assert [holds(one) for one in sorted(tmp_path.iterdir())] == [True] * 3


#: Each runs `window.ran = true` where it is taken for more than words.
SHAPES = (
    "<script>{}</script>", "<img src=x onerror={}>", "<svg onload={}>",
    "<iframe srcdoc='<script>top.{}</script>'>",
    "<a href='javascript:{}'>x</a>", "<body onload={}>", "<input autofocus onfocus={}>",
    "<details open ontoggle={}>",
    "<math><mtext></form><form><mglyph><style></math><img src onerror={}>", "<video><source onerror={}>",
    "\"><img src=x onerror={}>", "'><svg/onload={}>", "</textarea><script>{}</script>",
    "</title><script>{}</script>",
    "<a data-commandlinker-command='x' onclick={}>y</a>", "<object data='javascript:{}'>", "${{{}}}",
    "<embed src='javascript:{}'>", "<style>@import 'javascript:{}';</style>",
    "<link rel=stylesheet href='javascript:{}'>",
)  # fmt: skip
DEEDS = (
    "window.ran=true", "window['ran']=true", "window.ran=!0", "ran=1", "self.ran=true",
    "globalThis.ran=1", "top.ran=1", "eval('window.ran=1')", "setTimeout('ran=1')", "Function('ran=1')()",
)  # fmt: skip
PAYLOADS = [shape.format(deed) for shape in SHAPES for deed in DEEDS]


def test_two_hundred_scripts_in_every_field_are_words_in_every_view(
    lab: Lab, new_tab: Callable[..., Tab]
) -> None:
    assert len(set(PAYLOADS)) == 200
    journal = make(lab, "<img src=x onerror=ran=1>.psydyn")
    for at in range(0, 200, 10):
        some = PAYLOADS[at : at + 10]
        text = "The water rises. " + " ".join(some)
        fields = {
            "title": some[0],
            "night": "2026-11-23",
            "tags": some[1:3],
            "affects": [{"word": some[3], "strength": 1}],
            "parts": {"report": text, "residue": some[4], "reflection": some[5]},
        }
        entry = tell(lab, journal, "entries", "POST", fields)
        where = f"entries/{entry['id']}/elements"  # type: ignore[index]
        quote = {"part": "", "start": 0, "end": 0, "quote": some[6]}
        with_element = tell(lab, journal, where, "POST", quote)
        spot = with_element["elements"][0]["id"]  # type: ignore[index]
        tell(lab, journal, f"{where}/{spot}/associations", "POST", {"text": some[7]})
        memo = {"kind": "motif", "key": "lemma:water", "verdict": "accepted", "memo": some[8]}
        tell(lab, journal, "decisions", "PUT", memo)
    last = entry
    alone = tell(lab, journal, "entries", "POST", {"kind": "association", "title": PAYLOADS[0]})
    where = f"entries/{alone['id']}/elements"  # type: ignore[index]
    spots = tell(lab, journal, where, "POST", {"part": "", "start": 0, "end": 0, "quote": PAYLOADS[1]})
    spot = spots["elements"][0]["id"]  # type: ignore[index]
    tell(lab, journal, f"{where}/{spot}/associations", "POST", {"text": PAYLOADS[2]})
    notebook(
        lab,
        "words.ipynb",
        f'import jupyter_psydyn as psd\njournal = psd.open_journal("{journal}")\ncorpus = journal.corpus()',
        'psd.concordance(corpus, "ran")',
        "psd.motifs(corpus)",
        "psd.DreamRecorder(journal, journal.entries()[0])",
    )
    tab = new_tab()
    page = tab.page
    asked: list[str] = []
    page.on("dialog", lambda dialog: (asked.append(dialog.message), dialog.dismiss()))
    tab.open("/lab?reset")
    tab.run("psydyn:open-journal", path=journal)
    names = page.get_by_role("region", name="Dreams").locator("[data-id], li").filter(has_text="ran")
    expect(names.first).to_be_visible()
    for entry in tell(lab, journal, "entries")["entries"]:  # type: ignore[index]
        tab.run("psydyn:open-entry", journal=journal, id=entry["id"])
        expect(keeping(tab)).to_have_text("saved")
    session = page.locator(f"{SHOWN} .jp-Psydyn-recorder")
    tab.run("psydyn:open-entry", journal=journal, id=alone["id"])  # type: ignore[index]
    session.locator(".jp-Psydyn-element").click()
    expect(session.get_by_label("Said so far").get_by_text(PAYLOADS[2])).to_be_visible()

    # Two texts of one dream, side by side.
    dream = f"entries/{last['id']}"  # type: ignore[index]
    tab.run("psydyn:open-entry", journal=journal, id=last["id"])  # type: ignore[index]
    expect(page.locator(f"{SHOWN} .jp-Psydyn-paper-text")).to_have_value(re.compile("The water rises"))
    page.locator(f"{SHOWN} summary", has_text=re.compile("^more$")).click()
    with tab.saving_slowly():
        page.locator(f"{SHOWN} .jp-Psydyn-paper-text").press("End")
        page.keyboard.type(PAYLOADS[11])
        revision = tell(lab, journal, dream)["revision"]  # type: ignore[index]
        tell(lab, journal, dream, "PUT", {"revision": revision, "parts": {"report": PAYLOADS[12]}})
    expect(page.locator(".jp-Psydyn-conflict").get_by_text(PAYLOADS[12]).first).to_be_visible()

    for finding in ("motifs", "network"):
        tab.run(f"psydyn:review-{finding}")
        drawn = page.locator(f"{SHOWN} :is(.jp-PsydynReview-row[data-key], svg.jp-PsydynReview-network)")
        drawn.first.wait_for(timeout=60000)
        page.locator(SHOWN).get_by_role("tab", name="Table").click()
        page.locator(f"{SHOWN} table [data-key]").first.click()
        expect(page.get_by_role("region", name="Passages").locator("mark").first).to_be_visible()
    for finding, parameters, there in (
        ("overview", {}, ".jp-PsydynOverview-strip"),
        ("concordance", {"query": "ran"}, "mark"),
        ("motif", {"key": "lemma:water"}, ".jp-PsydynReview-motifContext"),
    ):
        tab.run("psydyn:read", finding=finding, parameters=parameters)
        expect(page.locator(f"{SHOWN} {there}").first).to_be_visible()
    tab.run("docmanager:open", path="words.ipynb")
    tab.kernel_ready()
    tab.run("notebook:run-all-cells")
    page.get_by_role("dialog").get_by_role("button", name="Allow").click(timeout=60000)
    output = page.locator(".jp-OutputArea")
    expect(output.locator("mark").first).to_be_visible(timeout=60000)
    expect(output.locator(".jp-PsydynReview-row").first).to_be_visible(timeout=60000)
    expect(output.get_by_role("textbox", name="What did you dream?")).to_have_value(
        re.compile("The water rises"), timeout=60000
    )
    tab.painted()
    planted = "[class*='jp-Psydyn'] :is(script, iframe, object, embed, [onerror], [onload], [onclick])"
    assert page.locator(planted).count() == 0
    assert page.evaluate("() => window.ran") is None
    assert asked == []
    tab.run("psydyn:lock-journals")
    expect(page.get_by_text("This journal is locked.").first).to_be_visible()
    assert "The water rises" not in page.content()


def test_a_double_click_in_the_file_browser_opens_a_journal(lab: Lab, tab: Tab) -> None:
    page = tab.page
    journal = make(lab, "Erna.psydyn")
    tell(lab, journal, "entries", "POST", {"title": "The ferry", "parts": {"report": DREAM}})
    tab.open("/lab?reset")
    tab.run("filebrowser:refresh")
    page.get_by_role("listitem").filter(has=page.get_by_text(journal, exact=True)).dblclick()
    expect(page.get_by_role("region", name="Dreams").get_by_text("The ferry")).to_be_visible()
    # It is no document: no tab is left, and nothing of the file was fetched.
    expect(page.locator("#jp-main-dock-panel .lm-TabBar-tab", has_text=journal)).to_have_count(0)


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_two_texts_of_one_dream_stand_side_by_side_until_somebody_chooses(
    lab: Lab, new_tab: Callable[..., Tab], theme: str
) -> None:
    journal = make(lab, f"Frida-{theme}.psydyn")
    entry = tell(lab, journal, "entries", "POST", {"parts": {"report": "The gate is open."}})
    dream = entry["id"]  # type: ignore[index]
    lab.theme(theme)
    here, there = new_tab(), new_tab()
    for tab in (here, there):
        tab.open("/lab?reset")
        tab.run("psydyn:open-journal", path=journal)
        tab.run("psydyn:open-entry", journal=journal, id=dream)
        expect(text_of(tab)).to_have_value("The gate is open.")
    with here.saving_slowly():
        text_of(here).press("End")
        here.page.keyboard.type(" A dog waits.")
        text_of(there).press("End")
        there.page.keyboard.type(" The dog is gone.")
        saved(there)
    conflict = here.page.get_by_role("region", name="Changed in two places")
    texts = conflict.locator(".jp-Psydyn-sheet")
    expect(texts).to_have_text(["The gate is open. A dog waits.", "The gate is open. The dog is gone."])
    # Nobody is kept from writing meanwhile, and sees it.
    text_of(here).press("End")
    here.page.keyboard.type(" It barks.")
    expect(texts.first).to_have_text("The gate is open. A dog waits. It barks.")
    here.picture(f"conflict-{theme}")
    here.accessible()
    conflict.get_by_role("button", name="Keep both").click()
    both = re.compile(r"A dog waits\. It barks\.\s+The gate is open\. The dog is gone\.")
    expect(text_of(here)).to_have_value(both)
    saved(here)
    expect(text_of(there)).to_have_value(both)


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_passphrase_is_changed_in_a_dialog_that_goes_with_a_lock(
    lab: Lab, new_tab: Callable[..., Tab], theme: str
) -> None:
    journal = make(lab, f"Greta-{theme}.psydyn")
    lab.theme(theme)
    tab = new_tab()
    page = tab.page
    tab.open("/lab?reset")
    tab.run("psydyn:open-journal", path=journal)
    expect(page.get_by_role("button", name="+ Dream")).to_be_visible()
    dialog = page.get_by_role("dialog")
    tab.run("psydyn:change-passphrase")
    expect(dialog.get_by_label("Passphrase", exact=True)).to_be_focused()
    page.keyboard.type("a wrong one")
    dialog.get_by_label("New passphrase").fill("eight white swans")
    dialog.get_by_label("The same again").fill("eight white swans")
    page.keyboard.press("Enter")
    expect(dialog.get_by_role("alert")).to_have_text(re.compile("does not open"))
    tab.picture(f"change-passphrase-{theme}")
    tab.accessible()
    tab.run("psydyn:lock-journals")
    expect(dialog).to_have_count(0)
    assert "swans" not in page.evaluate("() => [...document.querySelectorAll('*')].map(e => e.value).join()")
    # Who was in the panel is there again once it is unlocked.
    panel = page.get_by_role("region", name="Dreams")
    panel.get_by_label("Passphrase").fill(PASSPHRASE)
    page.keyboard.press("Enter")
    expect(panel.get_by_role("button", name="+ Dream")).to_be_visible()
    expect(panel).to_be_focused()
