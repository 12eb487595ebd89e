"""What a key file holds, and its form as JSON. Pure."""

from __future__ import annotations

import hashlib
import hmac
import json
import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields, replace
from datetime import date
from typing import Any

from .slots import KINDS, SALT, PassphraseSlot, Slot

VERSION = 1
MOST_BYTES = 10_000_000
"""50,000 cases take 6 MB."""
MOST_SLOTS = 32
"""A wrong passphrase is tried on each, 0.25 s a slot."""
WRAPPED = 40
"""32 bytes under AES key wrap (RFC 3394)."""

_NAME = re.compile(r"[A-Za-z0-9_-]{1,64}")


class Newer(Exception):  # noqa: N818
    """A form of a later version, which is its argument."""


class Unsafe(Exception):  # noqa: N818
    """A passphrase slot that asks for too little work, or for too much."""


@dataclass(frozen=True)
class KeyFile:
    """What a key file holds. ``cases``: wrapped keys; ``erased``: the day; ``head``: seq and mac (hex)."""

    journal: str
    slots: tuple[Slot, ...]
    cases: Mapping[str, bytes]
    erased: Mapping[str, str]
    head: tuple[int, str]
    mac: bytes = b""

    def signed(self, key: bytes) -> KeyFile:
        """The same with its mac, under the key that the master key gives for it."""
        return replace(self, mac=self.expected_mac(key))

    def expected_mac(self, key: bytes) -> bytes:
        """What `mac` must be, over everything else."""
        return hmac.digest(key, _line(self._plain()), "sha256")

    def to_json(self) -> bytes:
        """As the file's bytes.

        ``sha256`` tells a damaged file from a wrong passphrase, before one is tried; against people it is
        no protection, the mac is.
        """
        data = {**self._plain(), "mac": self.mac.hex()}
        return (
            json.dumps({**data, "sha256": hashlib.sha256(_line(data)).hexdigest()}, indent=1).encode() + b"\n"
        )

    def _plain(self) -> dict[str, Any]:
        return {
            "psydyn_keys": VERSION,
            "journal": self.journal,
            "slots": [_slot_to_dict(slot) for slot in self.slots],
            "cases": {case: wrapped.hex() for case, wrapped in self.cases.items()},
            "erased": dict(self.erased),
            "head": {"seq": self.head[0], "mac": self.head[1]},
        }


def from_json(raw: bytes) -> KeyFile:
    """Read and check, all but the mac. `Newer`, `Unsafe`; anything else that is wrong: `ValueError`."""
    try:
        return _read(raw)
    except (ValueError, KeyError, TypeError, RecursionError):
        raise ValueError("this is no key file") from None


def _read(raw: bytes) -> KeyFile:
    if len(raw) > MOST_BYTES:
        raise ValueError
    data = json.loads(raw)
    version = data["psydyn_keys"]
    if type(version) is not int or version < 1:
        raise ValueError
    if version > VERSION:
        raise Newer(version)
    summed = data.pop("sha256")
    slots = tuple(_slot_from_dict(slot) for slot in _is(data["slots"], list))
    if any(isinstance(slot, PassphraseSlot) and not slot.safe() for slot in slots):
        raise Unsafe
    keys = KeyFile(
        journal=name(data["journal"]),
        slots=slots,
        cases={name(case): _bytes(wrapped, WRAPPED) for case, wrapped in _is(data["cases"], dict).items()},
        erased={name(case): day(when) for case, when in _is(data["erased"], dict).items()},
        head=(_is(data["head"]["seq"], int), _is(data["head"]["mac"], str)),
        mac=_bytes(data["mac"], 32),
    )
    whole = {**keys._plain(), "mac": keys.mac.hex()}
    if (
        data != whole
        or summed != hashlib.sha256(_line(whole)).hexdigest()
        or not 0 < len(slots) <= MOST_SLOTS
    ):
        raise ValueError
    return keys


def _slot_to_dict(slot: Slot) -> dict[str, Any]:
    found = {
        field: value.hex() if isinstance(value, bytes) else value for field, value in asdict(slot).items()
    }
    return {"kind": slot.kind, **found}


def _slot_from_dict(data: Any) -> Slot:
    kind = KINDS[data["kind"]]
    return kind(**{field.name: _FIELDS[field.name](data[field.name]) for field in fields(kind)})


def _is(value: Any, kind: type) -> Any:
    if not isinstance(value, kind):
        raise TypeError
    return value


def _bytes(value: Any, length: int) -> bytes:
    found = bytes.fromhex(value)
    if len(found) != length:
        raise ValueError
    return found


def name(value: Any) -> str:
    """An id of a journal or a case."""
    if not _NAME.fullmatch(value):
        raise ValueError("an id must be 1 to 64 letters, digits, - or _")
    return str(value)


def day(value: Any) -> str:
    """A day in ISO 8601."""
    return date.fromisoformat(value).isoformat()


_FIELDS: dict[str, Any] = {
    "name": lambda value: _is(value, str),
    "words": lambda value: _is(value, str),
    "memory_kib": lambda value: _is(value, int),
    "iterations": lambda value: _is(value, int),
    "lanes": lambda value: _is(value, int),
    "salt": lambda value: _bytes(value, SALT),
    "wrapped": lambda value: _bytes(value, WRAPPED),
}


def _line(data: dict[str, Any]) -> bytes:
    return json.dumps(data, sort_keys=True, separators=(",", ":")).encode()
