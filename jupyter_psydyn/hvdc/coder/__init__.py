"""Automatic coding after Hall and Van de Castle, offline: every code with its words, rule and confidence.

``dream.py`` has the way from a text to its codes on one page.
"""

from .coding import AutomaticCoding, Coder, code

__all__ = ["AutomaticCoding", "Coder", "code"]
