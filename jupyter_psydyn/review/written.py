"""Codes that are written: a code of Hall and Van de Castle's codebook is a class, and its value is written.

So ``1MKA`` is the value of an annotation with the code ``char``. Pure.
"""

from __future__ import annotations

from ..hvdc.categories import FIELDS
from ..hvdc.codes import EXAMPLES, parse
from ..journal import Annotation, Codebook
from .ready.hall_van_de_castle import NAME


def is_written(book: Codebook, code: str) -> bool:
    """Whether a value is written for a code; one's own codes in such a codebook are names."""
    return book.ready == NAME and code in FIELDS


def value_of(book: Codebook, one: Annotation) -> str:
    """The value of an annotation as it is kept: in capitals, one space about a plus sign.

    Raises ``ValueError`` that says what is wrong with it, or that there can be none.
    """
    if not is_written(book, one.code):
        if one.value:
            raise ValueError("value: this code is a name; nothing is written for it")
        return ""
    if one.part != "report":
        raise ValueError("part: codes of Hall and Van de Castle stand on the report; nothing else is counted")
    if not one.value.strip():
        label = FIELDS[one.code].label
        raise ValueError(f"value: what was coded is missing: of {label} a code as {EXAMPLES[one.code]}")
    try:
        return str(parse(one.code, one.value.upper()))
    except ValueError as error:
        raise ValueError(f"value: {error}") from None
