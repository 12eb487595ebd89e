"""A codebook alone: QDC of REFI-QDA."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from typing import Any
from xml.etree.ElementTree import Element, SubElement

from ..._version import __version__
from ...journal.coding import Codebook
from .archive import parsed
from .code_xml import read_codes, write_codes
from .xml import written

SPACE = "urn:QDA-XML:codebook:1.0"
_OURS = re.compile(rb"<\?jupyter_psydyn (\{.*?\})\?>", re.DOTALL)


def write_qdc(codebook: Codebook) -> bytes:
    """The codebook as a file that NVivo, MAXQDA, ATLAS.ti, QualCoder and Taguette take.

    Its editions, which no other program has a place for, are in a processing instruction, which all skip.
    """
    if not codebook.codes:
        raise ValueError(f"the codebook {codebook.title[:60]!r} has no codes yet: there is nothing to write")
    root = Element("CodeBook", {"xmlns": SPACE, "origin": f"jupyter_psydyn {__version__}"})
    write_codes(SubElement(root, "Codes"), (codebook,), (), {})
    plain: dict[str, Any] = codebook.to_dict()
    plain["codes"] = [code.id for code in codebook.codes]
    ours = json.dumps(plain, separators=(",", ":")).replace(">", "\\u003e")
    return written(root) + f"<?jupyter_psydyn {ours}?>\n".encode()


def read_qdc(name: str, data: bytes) -> tuple[Codebook, tuple[str, ...]]:
    """The codebook of a file, and what reading it had to decide; ``ValueError`` for what is none."""
    root = parsed(name, data)
    codes = root.findall("Codes/Code")
    if root.tag != "CodeBook" or not codes:
        raise ValueError(f"{name} is no codebook (QDC), or has no codes; export the codebook once more")
    try:
        found = read_codes(codes, line_of(name))
    except ValueError as error:
        raise ValueError(f"{name}: {error}") from None
    sets = len(root.findall("Sets/Set"))
    notes = (*found.notes, *((f"{sets} sets of codes were left out",) if sets else ()))
    return _with_ours(found.codebooks[0], data), notes


def line_of(name: str) -> str:
    """What a file without a title is called: its name without the ending."""
    return name.rsplit("/", 1)[-1].rsplit(".", 1)[0].strip() or "Project"


def _with_ours(book: Codebook, data: bytes) -> Codebook:
    """With what we wrote behind the codes, the codes in their order."""
    found = _OURS.search(data)
    try:
        plain = json.loads(found[1]) if found else {}
        order = {one: at for at, one in enumerate(plain.pop("codes", ()))}
        ours = Codebook.from_dict(plain)
    except (ValueError, TypeError, AttributeError, RecursionError):
        return book
    return replace(ours, codes=tuple(sorted(book.codes, key=lambda one: order.get(one.id, len(order)))))
