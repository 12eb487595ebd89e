"""How large the long tests are."""

import os

SIZE = 10 if os.environ.get("PSYDYN_NIGHTLY") else 1
"""Every count of rounds is multiplied by this: 1 takes minutes, in every run; 10 is for the night."""
