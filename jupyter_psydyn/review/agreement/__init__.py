"""How far readers agree: coefficients, their intervals, and why one is not defined."""

from .coding import Coding
from .compare import Agreement, agreement

__all__ = ["Agreement", "Coding", "agreement"]
