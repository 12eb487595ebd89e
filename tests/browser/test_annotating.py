"""Codes on passages, marked in a real browser."""

import pytest
from driving import PICTURES, Lab, Tab

from jupyter_psydyn.app import demo

pytestmark = pytest.mark.browser


@pytest.fixture
def reader(lab: Lab, tab: Tab) -> Tab:
    """A tab with the demo's journal open."""
    tab.open("/lab?reset")
    tab.run("psydyn:open-journal", path=demo.JOURNAL)
    tab.page.get_by_role("button", name="+ Dream").wait_for()
    return tab


def test_look(lab: Lab, reader: Tab) -> None:
    for command in ("psydyn:annotate", "psydyn:interpret", "psydyn:compare-readers"):
        reader.run(command)
        reader.page.wait_for_timeout(3000)
        reader.page.screenshot(path=PICTURES / f"look-{command[7:]}.png")
