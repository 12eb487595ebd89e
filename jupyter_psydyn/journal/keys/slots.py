"""The slots of a key file: each holds the master key, wrapped under one secret that opens it."""

from __future__ import annotations

import os
import unicodedata
from dataclasses import dataclass, replace
from typing import ClassVar, TypeAlias, TypeVar

from cryptography.hazmat.primitives.kdf.argon2 import Argon2id
from cryptography.hazmat.primitives.keywrap import InvalidUnwrap, aes_key_unwrap, aes_key_wrap

from ..seal import derive
from .recovery import read_code

SALT = 16
FEWEST_CHARACTERS = 8

MEMORY_KIB = (64 * 1024, 1024 * 1024)
"""From 64 MiB, the second choice of RFC 9106 (0.25 s on two cores), to 1 GiB, which a small machine has."""
ITERATIONS = (3, 64)
LANES = (1, 64)


@dataclass(frozen=True)
class PassphraseSlot:
    """Opens with a passphrase, by Argon2id. ``name`` tells several people's apart."""

    kind: ClassVar[str] = "passphrase"
    name: str
    memory_kib: int
    iterations: int
    lanes: int
    salt: bytes
    wrapped: bytes = b""

    def safe(self) -> bool:
        """Neither weaker than is allowed nor costlier than a machine bears."""
        asked = ((self.memory_kib, MEMORY_KIB), (self.iterations, ITERATIONS), (self.lanes, LANES))
        return all(low <= value <= high for value, (low, high) in asked)

    def wrapping_key(self, secret: str) -> bytes:
        """The key under which this slot wraps."""
        return Argon2id(
            salt=self.salt,
            length=32,
            iterations=self.iterations,
            lanes=self.lanes,
            memory_cost=self.memory_kib,
        ).derive(spelled(secret))


@dataclass(frozen=True)
class RecoverySlot:
    """Opens with the recovery code; 128 random bits need no slow derivation."""

    kind: ClassVar[str] = "recovery"
    salt: bytes
    wrapped: bytes = b""

    def wrapping_key(self, secret: str) -> bytes:
        """The key under which this slot wraps; ``ValueError`` where ``secret`` cannot be a code."""
        return derive(read_code(secret), "recovery", salt=self.salt)


@dataclass(frozen=True)
class ComputerSlot:
    """Opens with 64 hex digits that the computer's own keyring holds."""

    kind: ClassVar[str] = "computer"
    wrapped: bytes = b""

    def wrapping_key(self, secret: str) -> bytes:
        """The key under which this slot wraps; ``ValueError`` where ``secret`` is not hex."""
        return derive(bytes.fromhex(secret), "computer")


@dataclass(frozen=True)
class ExampleSlot:
    """The public passphrase of an example journal, in the clear: no secret, so derived in no time."""

    kind: ClassVar[str] = "example"
    words: str
    salt: bytes
    wrapped: bytes = b""

    def wrapping_key(self, secret: str) -> bytes:
        """The key under which this slot wraps."""
        return derive(spelled(secret), "example", salt=self.salt)


Slot: TypeAlias = PassphraseSlot | RecoverySlot | ComputerSlot | ExampleSlot
S = TypeVar("S", bound=Slot)
KINDS: dict[str, type[Slot]] = {
    slot.kind: slot for slot in (PassphraseSlot, RecoverySlot, ComputerSlot, ExampleSlot)
}


def passphrase_slot(master: bytes, passphrase: str, name: str = "") -> PassphraseSlot:
    """A new slot; ``ValueError`` where the passphrase is shorter than 8 characters."""
    if len(spelled(passphrase).decode("utf-8", "surrogatepass").strip()) < FEWEST_CHARACTERS:
        raise ValueError(f"a passphrase needs {FEWEST_CHARACTERS} characters or more; several words are best")
    return _closed(
        PassphraseSlot(name, MEMORY_KIB[0], ITERATIONS[0], 4, os.urandom(SALT)), master, passphrase
    )


def recovery_slot(master: bytes, code: str) -> RecoverySlot:
    """A new slot for a code of `recovery.new_code`."""
    return _closed(RecoverySlot(os.urandom(SALT)), master, code)


def computer_slot(master: bytes, secret: str) -> ComputerSlot:
    """A new slot for what the keyring holds."""
    return _closed(ComputerSlot(), master, secret)


def example_slot(master: bytes, words: str) -> ExampleSlot:
    """A new slot that anybody can open."""
    return _closed(ExampleSlot(words, os.urandom(SALT)), master, words)


def opened(slot: Slot, secret: str) -> bytes | None:
    """The master key, or ``None`` where the secret is not this slot's."""
    try:
        return aes_key_unwrap(slot.wrapping_key(secret), slot.wrapped)
    except (InvalidUnwrap, ValueError):
        return None


def spelled(passphrase: str) -> bytes:
    """A passphrase as bytes, the same from every keyboard.

    NFKC (NIST SP 800-63B asks for it or NFKD): one keyboard sends é as one character and another as two,
    which NFC would make equal; Japanese and Chinese ones send full-width letters and spaces, and phones
    no-break spaces, which only NFKC does.
    """
    return unicodedata.normalize("NFKC", passphrase).encode("utf-8", "surrogatepass")


def _closed(slot: S, master: bytes, secret: str) -> S:
    return replace(slot, wrapped=aes_key_wrap(slot.wrapping_key(secret), bytes(master)))
