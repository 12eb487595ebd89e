"""What is compared: that somebody put a code on a passage."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Coding:
    """A reader put a code on a passage: code points, end-exclusive, of one part of an entry.

    ``version`` is that of the codebook. Raises ``ValueError`` where the passage is empty or begins before
    the text.
    """

    reader: str
    entry: str
    part: str
    start: int
    end: int
    code: str
    version: int = 1
    id: str = ""

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise ValueError(f"a passage from {self.start} to {self.end} holds no character")
