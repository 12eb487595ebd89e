"""Elements as the bytes of a file."""

from __future__ import annotations

from xml.etree.ElementTree import Element, SubElement, tostring

from .names import legal

HEAD = b'<?xml version="1.0" encoding="UTF-8"?>\n'


def written(root: Element) -> bytes:
    """UTF-8 without a mark at its beginning: some programs count it as a character."""
    return HEAD + tostring(root, encoding="unicode").encode() + b"\n"


def described_by(into: Element, text: str) -> None:
    """A description, where there is one."""
    if text.strip():
        SubElement(into, "Description").text = legal(text)
