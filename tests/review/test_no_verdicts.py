"""Nothing that is recorded, asked, counted or coded here has a place for a risk, a symptom or a diagnosis.

Meaning belongs to people: there is no field in which a verdict about somebody's health could stand. What
sources call their own categories may be excepted, one by one and by name.
"""

import ast
import importlib
import pkgutil
import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from pathlib import Path

import pytest

import jupyter_psydyn
from jupyter_psydyn import journal
from jupyter_psydyn.desk.routes import ROUTES
from jupyter_psydyn.review.ready import ready, titles

VERDICT = re.compile(
    "risk|diagnos|prognos|suicid|self-?harm|symptom|severity|patholog|disorder|abnormal|illness|crisis",
    re.IGNORECASE,
)
EXCEPTED = dict.fromkeys(
    ("severity", "severity-life", "severity-severe", "severity-minor"),
    "how bad a threat within the dream could be (Revonsuo and Valli 2000): of the event, not of anybody",
)
"""Names that are a source's own, and why they are none of these."""
PACKAGE = Path(jupyter_psydyn.__file__).parent


def fields_of_records() -> Iterator[str]:
    for module in pkgutil.walk_packages(journal.__path__, "jupyter_psydyn.journal."):
        if "migrations" not in module.name:
            for one in vars(importlib.import_module(module.name)).values():
                if isinstance(one, type) and is_dataclass(one):
                    yield from (field.name for field in fields(one))


def words_of_columns() -> Iterator[str]:
    """The names and labels of all columns of all results, as they are written, and the results' kinds."""
    for file in PACKAGE.rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "Column":
                yield from _texts(*node.args[:2])
            if isinstance(node, ast.AnnAssign) and getattr(node.target, "id", "") in ("kind", "verb"):
                yield from _texts(node.value)


def _texts(*nodes: ast.AST | None) -> Iterator[str]:
    for node in nodes:
        for one in ast.walk(node) if node else ():
            if isinstance(one, ast.Constant) and isinstance(one.value, str):
                yield one.value


def names_of_codes() -> Iterator[str]:
    for book in titles():
        yield from (name for code in ready(book.name).codes for name in (code.id, code.name))


NAMES = {
    "fields of what is recorded": (fields_of_records, {"affects", "strength", "marks", "attained"}),
    "columns of what is counted": (words_of_columns, {"motif", "Episodes"}),
    "routes of the desk": (lambda: (route.path for route in ROUTES), {"entries", "hypotheses"}),
    "codes of the ready codebooks": (names_of_codes, {"Splitting of self-image", "level-1"}),
}


@pytest.mark.parametrize("what", NAMES)
def test_no_name_is_a_verdict_on_somebodys_health(what: str) -> None:
    names, among = NAMES[what]
    found = set(names())
    assert among <= found, "not all of them were looked at"
    assert {name for name in found if VERDICT.search(name)} - set(EXCEPTED) == set()
