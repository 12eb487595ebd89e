"""Files in and out."""

from .associations import read_associations
from .bringing import add_entries, make_journal
from .entries import read_entries
from .incoming import Incoming, read_files
from .outgoing import export
from .reading import read

__all__ = [
    "Incoming",
    "add_entries",
    "export",
    "make_journal",
    "read",
    "read_associations",
    "read_entries",
    "read_files",
]
