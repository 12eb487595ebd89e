"""Which texts that were read are parts of one entry."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from xml.etree.ElementTree import Element

from ...corpus import PARTS, Night
from ...journal.model import KINDS, Entry
from .names import as_id, known
from .offsets import Text
from .sources import BETWEEN


@dataclass(frozen=True)
class Loaded:
    """A source with its text; ``said``: the values of its variables by name."""

    xml: Element
    guid: str
    name: str
    text: Text
    said: Mapping[str, str]
    case: str


def entries_of(loaded: Sequence[Loaded]) -> tuple[tuple[Entry, ...], dict[str, tuple[str, str]]]:
    """The entries of texts, and the entry and the part of each text by its identifier.

    What we wrote says so in variables, or at least in its name ("1979-03-01 · report"). Any other text is the
    report of an entry of its own.
    """
    groups: dict[str, dict[str, Loaded]] = {}
    owner: dict[str, tuple[str, str]] = {}
    for one in loaded:
        whose, part = _place(one)
        if part in groups.get(whose, {}):
            whose = as_id(one.guid, "entry")
        groups.setdefault(whose, {})[part] = one
        owner[one.guid] = (whose, part)
    return tuple(_entry(id_, its) for id_, its in groups.items()), owner


def _place(one: Loaded) -> tuple[str, str]:
    called, between, part = one.name.rpartition(BETWEEN)
    part = one.said.get("part") or (part if between else "")
    if part not in PARTS:
        return as_id(one.guid, "entry"), "report"
    return known(one.said.get("entry", "")) or as_id(called or one.name, "entry"), part


def _entry(id_: str, its: Mapping[str, Loaded]) -> Entry:
    first = next(iter(its.values()))
    called, between, part = first.name.rpartition(BETWEEN)
    kind, night = first.said.get("kind", ""), first.said.get("night", "")
    try:
        night = Night.parse(night).text
    except ValueError:
        # A night that another program changed is not a reason to lose a text.
        night = ""
    title = called if between and part in PARTS else first.name
    plain: dict[str, Any] = {
        "id": id_,
        "kind": kind if kind in KINDS else "dream",
        "night": night,
        "title": "" if title == night else title,
        "parts": {part: one.text.text for part, one in its.items()},
        "case": first.case,
    }
    return Entry.from_dict(plain, first.name)
