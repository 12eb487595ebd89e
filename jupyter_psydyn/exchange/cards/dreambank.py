"""DreamBank's XML: collections of dreams with their codings.

``<dreambank><collection><id/><name/><sex/>...<dream><number/><date/><codings><char>1MKA</char><agg><init/>
<code/><rec/></agg>...</codings><report/></dream></collection></dreambank>``. ``succ``, ``fail`` and ``gf``
hold a ``char``, ``mf`` and ``emot`` a ``code`` and a ``char``.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any
from xml.etree import ElementTree as Xml

from defusedxml import ElementTree as SafeXml
from defusedxml.common import DefusedXmlException

from ...hvdc.card import Card
from ...hvdc.categories import FIELDS
from ...hvdc.codes import plain
from ..table import Readable, Row, Table
from .made import card_of

_ONE_AGENT = ("succ", "fail", "gf")


def read_dreambank(path: Readable) -> Iterator[Card]:
    """A card a dream, called ``COLLECTION_NUMBER``.

    A dream without ``codings`` was not coded; of one with them every field was. Raises ``ValueError`` for
    what is no such file, with the line where it is not well-formed, and for a dream without a number.
    """
    root = _root(path)
    for at, collection in enumerate(root.iter("collection"), 1):
        series = _said(collection, "id") or f"collection {at}"
        sex = _said(collection, "sex")
        for nth, dream in enumerate(collection.iter("dream"), 1):
            number = _said(dream, "number")
            if not number:
                raise ValueError(f"{path.name}: dream {nth} of {series} has no number")
            yield card_of(
                f"{series}_{number}",
                _codings(dream.find("codings")),
                report=_said(dream, "report"),
                collection=series,
                dreamer_sex=sex,
                number=number,
                date=_said(dream, "date"),
            )


def read_dreambank_reports(path: Readable) -> Table:
    """The reports of such a file as rows: id, date, dreamer, report."""
    cards = list(read_dreambank(path))
    columns = ("id", "date", "dreamer", "report")
    rows = [
        Row(
            f"dream {card.number} of {card.collection}",
            {
                "id": card.dream_id,
                "date": card.night.text or card.more.get("date_written", ""),
                "dreamer": card.collection,
                "report": card.report or "",
            },
        )
        for card in cards
    ]
    return Table(path.name, columns, tuple(rows))


def write_dreambank(cards: Sequence[Card]) -> str:
    """The cards as DreamBank's XML, those of one collection together.

    What it has no place for (spans, codes that are none, fields that were not coded) is left out.
    """
    root = Xml.Element("dreambank")
    for series, count in Counter(card.collection for card in cards).items():
        mine = [card for card in cards if card.collection == series]
        collection = Xml.SubElement(root, "collection")
        _add(collection, "id", series)
        _add(collection, "type", "series" if count > 1 else "set")
        _add(collection, "sex", next((card.dreamer_sex for card in mine if card.dreamer_sex), ""))
        for card in mine:
            _add_dream(collection, card)
    Xml.indent(root)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + Xml.tostring(root, encoding="unicode") + "\n"


def _add_dream(collection: Xml.Element, card: Card) -> None:
    dream = Xml.SubElement(collection, "dream")
    _add(dream, "number", card.number or card.dream_id.removeprefix(f"{card.collection}_"))
    _add(dream, "date", card.night.text)
    if card.coded:
        codings = Xml.SubElement(dream, "codings")
        for coding in sorted(card.codings, key=lambda one: list(FIELDS).index(one.field)):
            written = plain(coding.code)
            if isinstance(written, str) and coding.field not in _ONE_AGENT:
                _add(codings, coding.field, written)
                continue
            parts = {"char": written} if isinstance(written, str) else written
            made = Xml.SubElement(codings, coding.field)
            for name, value in parts.items():
                _add(made, name, value or "")
    _add(dream, "report", card.report or "")


def _add(parent: Xml.Element, tag: str, text: str) -> None:
    if text:
        Xml.SubElement(parent, tag).text = text


def _root(path: Readable) -> Xml.Element:
    try:
        root: Xml.Element = SafeXml.fromstring(path.read_bytes())
    except Xml.ParseError as error:
        raise ValueError(f"{path.name}: line {error.position[0]} is not well-formed XML") from None
    except DefusedXmlException:
        raise ValueError(f"{path.name} defines entities of its own, which are not read") from None
    if root.tag != "dreambank":
        raise ValueError(f"{path.name} is not DreamBank's XML: it begins with <{root.tag}>, not <dreambank>")
    return root


def _codings(element: Xml.Element | None) -> dict[str, list[Any]] | None:
    if element is None:
        return None
    found: dict[str, list[Any]] = {field: [] for field in FIELDS}
    for one in element:
        parts = {part.tag: (part.text or "").strip() for part in one if (part.text or "").strip()}
        found.setdefault(one.tag, []).append(parts or (one.text or "").strip())
    return found


def _said(element: Xml.Element, tag: str) -> str:
    return (element.findtext(tag) or "").strip()
