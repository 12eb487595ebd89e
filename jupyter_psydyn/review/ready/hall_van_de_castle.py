"""The codebook of Hall and Van de Castle: a code for each field of a card, for which codes are written."""

from __future__ import annotations

from ...hvdc.categories import FIELDS
from ...hvdc.codes import EXAMPLES
from ...journal import Code, Codebook

NAME = "hall-van-de-castle"
_COLOURS = 8


def codebook() -> Codebook:
    """The book, without an id. The ids of its codes are the fields of a card."""
    codes = (
        Code(field, one.label, definition=one.definition, example=EXAMPLES[field], colour=at % _COLOURS)
        for at, (field, one) in enumerate(FIELDS.items())
    )
    return Codebook(
        title="Content after Hall and Van de Castle",
        codes=tuple(codes),
        ready=NAME,
        sources=(
            "Calvin S. Hall and Robert L. Van de Castle, The Content Analysis of Dreams (1966)",
            "G. William Domhoff, Finding Meaning in Dreams (1996), and the coding rules at dreams.ucsc.edu",
        ),
        note="What is told in a dream, in codes such as 1MKA, for cards, indices and norms. The definitions "
        "are in our words; learn the rules from the sources before you compare with norms. It cannot tell "
        "what a dream means, nor anything of the person who dreamed it: it counts what reports tell.",
    )
