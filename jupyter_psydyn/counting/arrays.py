"""The arrays of this room, by what they hold: whole numbers of any width, floating-point numbers, truths."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.signedinteger[Any]]
Floats = NDArray[np.float64]
Bools = NDArray[np.bool_]
