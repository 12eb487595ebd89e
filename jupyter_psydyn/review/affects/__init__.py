"""Feelings as people name them: over time, beside a word list, with what set them off. Observations only."""

from .affects import COLUMNS, PARTS_READ, Affects, affects, affects_of

__all__ = ["COLUMNS", "PARTS_READ", "Affects", "affects", "affects_of"]
