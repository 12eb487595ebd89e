"""``python -m jupyter_psydyn.app`` is ``jupyter psydyn``."""

import sys

from . import main

sys.exit(main())
