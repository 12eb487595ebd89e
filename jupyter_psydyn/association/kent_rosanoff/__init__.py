"""Kent and Rosanoff's test of 1910: its tables, the value of each reaction, its class."""

from .classify import Classified, classify
from .preference import JUDGED, LABELS, codes
from .table import table, value

__all__ = ["JUDGED", "LABELS", "Classified", "classify", "codes", "table", "value"]
