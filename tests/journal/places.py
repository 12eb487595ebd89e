"""Where the journals of these tests are, and what opens them."""

import os
import shutil
from pathlib import Path

WORDS = "the sea in the school"
"""Public words, as example journals have: these open in no time, a passphrase takes a quarter of a second."""


def in_memory():
    """A disk in memory with room for a PostgreSQL: containers often have a small one."""
    shared = Path("/dev/shm")
    roomy = os.access(shared, os.W_OK) and shutil.disk_usage(shared).free > 500_000_000
    return shared if roomy else None
