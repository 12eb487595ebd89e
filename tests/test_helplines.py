"""The numbers of the help card: of this year, and such as can be dialled."""

import json
import re
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

FILE = Path(__file__).parent.parent / "labextension/src/views/helping/resources.json"
LISTED = json.loads(FILE.read_text(encoding="utf-8"))
COUNTRIES: dict[str, dict[str, Any]] = LISTED["countries"]
LINES = [(code, line) for code, country in COUNTRIES.items() for line in country["lines"]]
EU = "AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK"


def test_every_number_was_checked_within_a_year() -> None:
    """Where this fails, call or look up every line again, mend what is wrong, then write today's date."""
    checked = date.fromisoformat(LISTED["checked_on"])
    assert timedelta(0) <= date.today() - checked <= timedelta(days=365)


@pytest.mark.parametrize("code", COUNTRIES)
def test_an_emergency_number_is_short_and_comes_first(code: str) -> None:
    assert re.fullmatch("[A-Z]{2}", code)
    assert list(COUNTRIES[code]) == ["emergency", "lines"]
    assert COUNTRIES[code]["emergency"]
    assert all(re.fullmatch(r"\d{2,3}", number) for number in COUNTRIES[code]["emergency"])


@pytest.mark.parametrize(("code", "line"), LINES)
def test_a_line_has_a_name_hours_and_a_number_that_can_be_dialled(code: str, line: dict[str, Any]) -> None:
    """As it is dialled inside the country: groups of digits with a space between."""
    assert set(line) <= {"name", "number", "by", "hours", "word", "link"}
    assert line["name"]
    assert line["hours"] == "24/7"
    assert re.fullmatch(r"\d+( \d+)*", line["number"])
    assert 3 <= len(line["number"].replace(" ", "")) <= 11
    assert line["by"]
    assert set(line["by"]) <= {"call", "text"}
    assert ("word" in line) <= ("text" in line["by"])
    assert re.fullmatch("[A-Z]+", line.get("word", "HOME"))
    assert re.fullmatch(r"[a-z0-9]+(\.[a-z]+)+", line.get("link", "example.org"))


def test_112_is_known_in_the_whole_european_union() -> None:
    assert [code for code in EU.split() if "112" not in COUNTRIES[code]["emergency"]] == []


@pytest.mark.parametrize(
    ("code", "emergency", "line"),
    [
        ("US", "911", "988"),
        ("CA", "911", "988"),
        ("GB", "999", "116 123"),
        ("IE", "112", "116 123"),
        ("AU", "000", "13 11 14"),
        ("NZ", "111", "1737"),
    ],
)
def test_what_the_literature_names_is_as_it_is_named(code: str, emergency: str, line: str) -> None:
    """Copied by hand from two other lists, so that a slip of the hand shows."""
    assert COUNTRIES[code]["emergency"][0] == emergency
    assert COUNTRIES[code]["lines"][0]["number"] == line
