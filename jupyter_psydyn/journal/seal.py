"""Text under a key: sealed to the place it stands in, and refused anywhere else."""

from __future__ import annotations

import os

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from .errors import DamagedJournal

_VERSION = b"\x01"
_NONCE = 12
_TAG = 16


def seal(key: bytes, text: str, about: str) -> bytes:
    """``0x01 || nonce (12 bytes) || AES-256-GCM(text)``, 29 bytes longer than the text in UTF-8.

    ``about`` says where the text stands (journal, case, record, revision); it is not in the blob, and
    `unseal` wants the same. Nonces are random: good for 2**32 texts under one key, and a key is one case's.
    """
    nonce = os.urandom(_NONCE)
    return _VERSION + nonce + AESGCM(key).encrypt(nonce, _bytes(text), _bytes(about))


def unseal(key: bytes, blob: bytes, about: str) -> str:
    """The text of a blob. `DamagedJournal` where one bit of it, its key or its place is not as it was."""
    blob = bytes(blob)
    if blob[:1] != _VERSION or len(blob) < len(_VERSION) + _NONCE + _TAG:
        raise _damaged()
    nonce, sealed = blob[1 : 1 + _NONCE], blob[1 + _NONCE :]
    try:
        return AESGCM(key).decrypt(nonce, sealed, _bytes(about)).decode("utf-8", "surrogatepass")
    except InvalidTag:
        raise _damaged() from None


def derive(master: bytes, purpose: str, length: int = 32, salt: bytes | None = None) -> bytes:
    """A key of ``length`` bytes for one purpose (HKDF-SHA256); no key tells anything of another."""
    return HKDF(SHA256(), length, salt, purpose.encode()).derive(master)


def _bytes(text: str) -> bytes:
    # Half a surrogate pair has no UTF-8, and Python's error for it would carry the whole text.
    return text.encode("utf-8", "surrogatepass")


def _damaged() -> DamagedJournal:
    return DamagedJournal(
        "a record of this journal is not as it was written; restore a backup of the journal"
    )
