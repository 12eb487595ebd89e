"""Files in and out."""

from .entries import import_entries, read_entries, write_entries
from .reading import read

__all__ = ["import_entries", "read", "read_entries", "write_entries"]
