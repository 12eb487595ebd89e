"""The recovery code: 128 random bits that a person writes down, and types months later."""

from __future__ import annotations

import secrets

# 16 signs make 8 groups of 4 of exactly 128 bits. Not hexadecimal: in it 8 and B, 0 and D are both signs,
# and a misread one is a wrong code. Here no two signs look alike, so each look-alike can be read as its sign.
_SIGNS = "23456789FHKMPRWX"
_MISREAD = str.maketrans("ZSGBIL1", "2568777")
_BITS = 128


def new_code() -> str:
    """A new code, such as ``7K2M-9F4P-...`` (8 groups of 4)."""
    return written(secrets.token_bytes(_BITS // 8))


def written(bits: bytes) -> str:
    """16 bytes as a code."""
    signs = "".join(_SIGNS[int(digit, 16)] for digit in bits.hex())
    return "-".join(signs[at : at + 4] for at in range(0, len(signs), 4))


def read_code(typed: str) -> bytes:
    """Its 16 bytes, whatever the case, spaces and dashes; ``ValueError`` where it cannot be a code."""
    signs = "".join(sign for sign in typed.upper().translate(_MISREAD) if sign.isalnum())
    if len(signs) != _BITS // 4 or not set(signs) <= set(_SIGNS):
        raise ValueError("a recovery code is 8 groups of 4 signs")
    return bytes.fromhex("".join(f"{_SIGNS.index(sign):x}" for sign in signs))
