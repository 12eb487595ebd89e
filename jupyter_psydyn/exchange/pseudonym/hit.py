"""Words that may tell who somebody is, where a text has them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple


class Hit(NamedTuple):
    """``start:end`` (code points) of a text; ``put`` instead; ``why``: which rule, or which kind of name.

    ``figure``: whose name it is (an id). ``sure``: it is replaced without a question.
    """

    start: int
    end: int
    put: str
    why: str
    figure: str = ""
    sure: bool = True


def apart(hits: Iterable[Hit]) -> list[Hit]:
    """The hits in order, none over another: what lies in a longer one goes with it.

    Of two that overlap, one stretch is made with what is put for the first, so that no half of a name stays.
    """
    found: list[Hit] = []
    for one in sorted(hits, key=lambda hit: (hit.start, -hit.end, not hit.sure)):
        if found and one.start < found[-1].end:
            last = found[-1]
            found[-1] = last._replace(end=max(last.end, one.end), sure=last.sure or one.sure)
        else:
            found.append(one)
    return found
