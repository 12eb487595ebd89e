"""Pseudonymised copies: names, dates and numbers replaced, everything else where it was.

A register of names does what no list of names can: whoever keeps the case knows its people. Rules find what
has a form of its own, and what is left that could be a name is asked about, word by word; nothing goes out as
pseudonymised before all of it is decided. A dream itself may tell who dreamt it: such a copy is never called
anonymous.

::

    masks = Masks.of(figures, decided, {case: shift_of(secret, case)})
    survey(records, masks) -> Survey(copy, open, replaced)
"""

from .copy import Copy, Masks, pseudonymised
from .edits import Edit, Edits
from .mask import Mask, Read
from .queue import MYTH, Question, Survey, survey
from .register import is_name_of
from .shifting import Shift, shift_of

__all__ = [
    "MYTH",
    "Copy",
    "Edit",
    "Edits",
    "Mask",
    "Masks",
    "Question",
    "Read",
    "Shift",
    "Survey",
    "is_name_of",
    "pseudonymised",
    "shift_of",
    "survey",
]
