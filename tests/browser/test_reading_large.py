"""The reading room on a journal of 900 dreams: ``PSYDYN_LARGE=1``; ``-s`` shows the figures."""

import os
from datetime import date, timedelta
from statistics import median

import pytest
from driving import Lab, Tab

from jupyter_psydyn.journal import Entry, open_journal
from tests.benchmarks.dreams import blocks

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(not os.environ.get("PSYDYN_LARGE"), reason="figures, by PSYDYN_LARGE=1"),
]
DREAMS = 900

#: Milliseconds from a command until what it shows is on the page.
UNTIL = """async ([command, args, there]) => {
    const start = performance.now();
    void window.jupyterapp.commands.execute(command, args);
    await new Promise(done => {
        const look = () => document.querySelector(there) ? done() : setTimeout(look, 1);
        look();
    });
    await new Promise(done => requestAnimationFrame(() => setTimeout(done)));
    return performance.now() - start;
}"""
#: Milliseconds from another first night until the page has drawn what is left, the desk not asked yet.
NARROW = """async days => {
    const since = document.querySelector('.jp-PsydynReview-looking input[type=date]');
    const taken = [];
    for (const day of days) {
        const start = performance.now();
        since.value = day;
        since.dispatchEvent(new Event('change', { bubbles: true }));
        await new Promise(done => requestAnimationFrame(() => setTimeout(done)));
        taken.push(performance.now() - start);
        await new Promise(done => setTimeout(done, 1500));
    }
    return taken;
}"""
PICTURES = {
    "overview": ".jp-PsydynOverview svg",
    "motifs": ".jp-PsydynReview-motifs [data-key]",
    "network": "svg.jp-PsydynReview-network, .jp-PsydynReview-canvas canvas",
}


def test_the_first_picture_and_the_filters(lab: Lab, tab: Tab) -> None:
    nights = [date(2021, 1, 1) + timedelta(days=2 * n) for n in range(DREAMS)]
    with open_journal(lab.folder / "large.psydyn", create=True, example="the sea in the school") as journal:
        journal.add(
            Entry(night=night.isoformat(), parts={"report": text})
            for night, text in zip(nights, "".join(blocks(DREAMS)).splitlines(), strict=True)
        )
    tab.open("/lab?reset")
    tab.open_journal("large.psydyn")
    tab.page.wait_for_timeout(4000)
    days = [night.isoformat() for night in nights[100:800:100]]
    for finding, there in PICTURES.items():
        opened = tab.page.evaluate(UNTIL, ["psydyn:read", {"finding": finding}, there])
        tab.page.wait_for_timeout(1000)
        narrowed = median(tab.page.evaluate(NARROW, days))
        tab.picture(f"large-{finding}")
        # Figures and no test: this machine is shared.
        print(f"{finding}: first picture {opened:.0f} ms; narrowed in the page {narrowed:.0f} ms")  # noqa: T201
