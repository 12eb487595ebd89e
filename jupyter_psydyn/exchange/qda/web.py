"""W3C Web Annotation (JSON-LD): positions in code points, and the quote with what stands around it."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from .names import guid, stamp
from .project import Project, going
from .rows import COLUMNS, Row, project_from, rows_of

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
OURS = "https://jupyter-psydyn.readthedocs.io/qda#row"
AROUND = 32
_ENTRY = "urn:psydyn:entry:"
_BESIDE = ("id", "night", "codebook", "version", "layer", "role", "state", "value")


def write_web_annotations(project: Project) -> bytes:
    """A page of annotations; the texts are not in it."""
    kept = going(project)
    texts = {one.id: one.texts() for one in kept.entries}
    items = []
    for one, row in zip(kept.annotations, rows_of(kept), strict=True):
        text = texts[one.entry][one.part]
        bodies = [{"type": "TextualBody", "purpose": "tagging", "value": row["code"], "format": "text/plain"}]
        if one.memo.strip():
            bodies.append(
                {"type": "TextualBody", "purpose": "commenting", "value": one.memo, "format": "text/plain"}
            )
        item: dict[str, Any] = {
            "id": f"urn:uuid:{guid('annotation', one.id)}",
            "type": "Annotation",
            "motivation": "classifying",
            "body": bodies,
            "target": {
                "source": f"{_ENTRY}{one.entry}:{one.part}",
                "selector": [
                    {"type": "TextPositionSelector", "start": one.start, "end": one.end},
                    {
                        "type": "TextQuoteSelector",
                        "exact": one.quote,
                        "prefix": text[max(0, one.start - AROUND) : one.start],
                        "suffix": text[one.end : one.end + AROUND],
                    },
                ],
            },
            "psydyn": {name: row[name] for name in _BESIDE},
        }
        if one.by:
            item["creator"] = {"type": "Person", "name": one.by}
        if one.at:
            item["created"] = stamp(one.at)
        items.append(item)
    page = {
        "@context": [CONTEXT, {"psydyn": {"@id": OURS, "@type": "@json"}}],
        "id": f"urn:uuid:{guid('page', kept.title)}",
        "type": "AnnotationPage",
        "items": items,
    }
    return (json.dumps(page, ensure_ascii=False, indent=1) + "\n").encode()


def read_web_annotations(name: str, data: bytes, given: Project | None = None) -> Project:
    """Annotations of the entries that are ``given``; ``ValueError``, one line, for what is no such file."""
    try:
        page = json.loads(data)
    except (ValueError, RecursionError):
        raise ValueError(f"{name} is no JSON: a page of W3C Web Annotations is") from None
    items = page.get("items", [page]) if isinstance(page, dict) else page
    if isinstance(page, dict) and isinstance(page.get("first"), dict):
        items = page["first"].get("items", [])
    if not isinstance(items, list):
        raise ValueError(f"{name} holds no annotations: 'items' must be a list")
    rows = [
        row for at, item in enumerate(items) if isinstance(item, dict) for row in _rows(f"items[{at}]", item)
    ]
    left = len(items) - len(rows)
    return project_from(
        name, rows, given, (f"{left} annotations without a place in a text were left out",) if left else ()
    )


def _rows(where: str, item: Mapping[str, Any]) -> Iterator[Row]:
    """The row of an annotation, if it selects words by position or by quote."""
    target = item.get("target")
    target = target[0] if isinstance(target, list) and target else target
    if not isinstance(target, Mapping):
        return
    source = target.get("source", "")
    source = str(source.get("id", "") if isinstance(source, Mapping) else source)
    entry, _, part = source.removeprefix(_ENTRY).rpartition(":")
    selectors = {one.get("type"): one for one in _listed(target.get("selector")) if isinstance(one, Mapping)}
    place, quote = selectors.get("TextPositionSelector", {}), selectors.get("TextQuoteSelector", {})
    if not place and not quote:
        return
    exact = str(quote.get("exact", ""))
    bodies = [one for one in _listed(item.get("body")) if isinstance(one, Mapping)]
    tags = [str(one.get("value", "")) for one in bodies if one.get("purpose") == "tagging"]
    memos = [
        str(one.get("value", "")) for one in bodies if one.get("purpose") in ("commenting", "describing")
    ]
    ours = item.get("psydyn")
    creator = item.get("creator")
    beside = {key: str(ours[key]) for key in _BESIDE if key in ours} if isinstance(ours, Mapping) else {}
    values = {
        **dict.fromkeys(COLUMNS, ""),
        **beside,
        "entry": entry or source,
        "part": part if entry else "report",
        "start": str(place.get("start", 0)),
        "end": str(place.get("end", len(exact))),
        "quote": exact,
        "code": next(iter(tags), "") or "marked",
        "memo": "\n\n".join(memos),
        "by": str(creator.get("name", "") if isinstance(creator, Mapping) else creator or ""),
    }
    yield Row(where, values, str(quote.get("prefix", "")), str(quote.get("suffix", "")))


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]
