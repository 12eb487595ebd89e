"""An entry as a Markdown file: front matter, its parts under headings, its elements with their associations.

::

    ---
    id: "3f2a90c4b1de"
    kind: "dream"
    night: "1977-05-03"
    affects: [{"word": "dread", "strength": 4}]
    ---

    # Report

    I am back in the school, the corridor is under water.

    # Elements

    - the corridor <!-- {"id": "a1", "part": "report", "start": 25, "end": 37} -->
      - lino <!-- {"id": "b1", "first_key_ms": 987.0, "enter_ms": 2370.0} -->

A line of a text that begins with ``#`` has a backslash before it. Whoever writes such a file by hand may
leave out every field, what stands in ``<!-- -->``, and the heading of the first text.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from ..corpus import PARTS
from ..journal import fields as check
from ..journal.model import Entry
from ..journal.rules import settled
from .front_matter import MARK, Field, front_matter, read_front_matter
from .markdown_elements import element_lines, read_elements
from .recorded import Recorded

TOLD, ELEMENTS, SESSION = "As first told", "Elements", "Session"
UNCHANGED = "unchanged"
"""``told`` in the front matter where the report stands as it was first told."""

_ALWAYS = ("id", "kind", "night")
_WHERE_SAID = (
    *("woke", "title", "recall", "vividness", "lucid", "recurring", "affects", "tags", "release", "created"),
)
_FIELDS = (*_ALWAYS, *_WHERE_SAID)
_TITLES = {
    **{part: part.capitalize() for part in PARTS},
    "told": TOLD,
    "elements": ELEMENTS,
    "session": SESSION,
}
_FIRST = {"dream": "report", "association": "association", "note": "note"}
"""Which part a text without a heading is."""

# Zero-width, at the beginning of a line.
_LIKE_A_HEADING = re.compile(r"^(?=\\*#)", re.MULTILINE)


class Section(NamedTuple):
    """What stands under a heading, and the line of the file on which it begins."""

    lines: tuple[str, ...]
    line: int

    @property
    def text(self) -> str:
        """As it was recorded: without the backslashes."""
        return "\n".join(line[1:] if re.match(r"\\+#", line) else line for line in self.lines)


def write_markdown(recorded: Recorded) -> str:
    """The file of an entry. Its case and its revision are the journal's, and not in it."""
    entry = recorded.entry
    plain, blank = entry.to_dict(), Entry().to_dict()
    head = {name: plain[name] for name in _ALWAYS}
    head |= {"dreamer": recorded.dreamer} if recorded.dreamer else {}
    head |= {name: plain[name] for name in _WHERE_SAID if plain[name] != blank[name]}
    texts = {part: entry.parts[part] for part in PARTS if part in entry.parts}
    if entry.told is not None:
        unchanged = entry.told == entry.parts.get("report", "")
        (head if unchanged else texts)["told"] = UNCHANGED if unchanged else entry.told
    written = [_written(name, _LIKE_A_HEADING.sub(lambda _: "\\", text)) for name, text in texts.items()]
    if entry.elements:
        written.append(_written("elements", "\n".join(element_lines(entry.elements))))
    if entry.session:
        written.append(_written("session", json.dumps(entry.session.to_dict(), ensure_ascii=False, indent=1)))
    return front_matter(head) + "".join(written)


def read_markdown(name: str, text: str) -> Recorded:
    """Read and check the file of an entry; ``name`` is the file's.

    Raises ``ValueError`` with file, line and reason.
    """
    lines = text.split("\n")
    ends = next((at for at, line in enumerate(lines[1:], 1) if line.rstrip() == MARK), 0)
    if lines[0].rstrip() != MARK or not ends:
        raise ValueError(f"{name}: line 1: the file of an entry begins with fields between two lines {MARK}")
    head = read_front_matter(name, "\n".join(lines[1:ends]) + "\n")
    told, dreamer = head.pop("told", None), head.pop("dreamer", None)
    found = dict(_checked(name, head))
    sections = _sections(name, lines, ends + 1, _FIRST[found.get("kind", "dream")])
    found["parts"] = {part: sections[part].text for part in PARTS if part in sections}
    if "told" in sections:
        found["told"] = sections["told"].text
    elif told is not None and told.value is not None:
        if told.value != UNCHANGED:
            where = f"{name}: line {told.line}"
            raise ValueError(f"{where}: told must be {UNCHANGED!r}, or a text under # {TOLD}")
        found["told"] = found["parts"].get("report", "")
    elements = sections.get("elements", Section((), ends + 1))
    found["elements"] = read_elements(name, elements.lines, elements.line, found["parts"].get("report", ""))
    if "session" in sections:
        found["session"] = _session(name, sections["session"])
    entry = Entry.from_dict(found, name)
    try:
        entry = settled(entry, None)
    except ValueError as error:
        raise ValueError(f"{name}: line {elements.line}: {error}") from None
    return Recorded(entry, _dreamer(name, dreamer), name)


def _written(name: str, text: str) -> str:
    return f"\n# {_TITLES[name]}\n\n{text}\n"


def _session(name: str, section: Section) -> Any:
    try:
        return json.loads("\n".join(section.lines))
    except (ValueError, RecursionError):
        raise ValueError(f"{name}: line {section.line}: what stands under # {SESSION} is not JSON") from None


def _sections(name: str, lines: list[str], start: int, first: str) -> dict[str, Section]:
    """What stands under each heading, by the name of the part (or ``told``, ``elements``, ``session``)."""
    headings = [at for at in range(start, len(lines)) if lines[at].startswith("#")]
    found: dict[str, Section] = {}
    for at, ends in zip([start - 1, *headings], [*headings, len(lines)], strict=True):
        part = first if at < start else _part(name, lines[at], at + 1)
        section = _section_of(lines, at + 1, ends)
        if at < start and not "".join(section.lines).strip():
            continue
        if part in found:
            raise ValueError(f"{name}: line {at + 1}: # {_TITLES[part]} is there twice")
        found[part] = section
    return found


def _part(name: str, line: str, number: int) -> str:
    title = line.lstrip("#").strip().casefold()
    for part, known in _TITLES.items():
        if known.casefold() == title:
            return part
    raise ValueError(
        f"{name}: line {number}: a heading must be one of {', '.join(_TITLES.values())}; "
        "within a text, write a backslash before #"
    )


def _section_of(lines: list[str], first: int, last: int) -> Section:
    """Without the one blank line after the heading, and the one before what comes next."""
    if first < last and not lines[first].strip():
        first += 1
    if first < last and not lines[last - 1].strip():
        last -= 1
    return Section(tuple(lines[first:last]), first + 1)


def _checked(name: str, head: Mapping[str, Field]) -> Iterator[tuple[str, Any]]:
    """The fields as an entry takes them, each looked at by itself, so that its line can be told."""
    for key, (value, line) in head.items():
        where = f"{name}: line {line}"
        if key not in _FIELDS:
            there = ", ".join((*_ALWAYS, "dreamer", *_WHERE_SAID, "told"))
            raise ValueError(f"{where}: there is no field {key[:40]!r} (there are {there})")
        if value is not None:
            typed = _typed(key, value)
            Entry.from_dict({key: typed}, where)
            yield key, typed


def _typed(key: str, value: Any) -> Any:
    """Numbers and truths out of the words that front matter is made of."""
    if key in ("vividness", "strength") and isinstance(value, str) and re.fullmatch(r"\d{1,9}", value):
        return int(value)
    if key in ("lucid", "recurring") and value in ("true", "false"):
        return value == "true"
    if key == "affects" and isinstance(value, list):
        return [_affect(one) for one in value]
    return value


def _affect(value: Any) -> Any:
    if isinstance(value, str):
        return {"word": value}
    return {key: _typed(key, one) for key, one in value.items()} if isinstance(value, dict) else value


def _dreamer(name: str, field: Field | None) -> str:
    if field is None or field.value is None:
        return ""
    return check.text(field.value, f"{name}: line {field.line}: dreamer")
