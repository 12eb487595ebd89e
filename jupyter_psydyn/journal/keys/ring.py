"""The keys of one unlocked journal, while it is unlocked."""

from __future__ import annotations

import hmac
import os
import threading
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import NoReturn

from cryptography.hazmat.primitives.keywrap import InvalidUnwrap, aes_key_unwrap, aes_key_wrap

from ..errors import Locked, UnknownCase
from ..seal import derive
from . import keyfile, keyform
from .keyform import KeyFile

_OWN = ""
"""The case of what belongs to the journal and to no case."""


class Ring:
    """The keys of one journal. Safe to share between threads; after `wipe` everything raises `Locked`.

    Secrets are kept in bytearrays and overwritten by `wipe`. That is the best Python can do, and no more:
    the keys it hands out are copies, and copies made in passing are gone only when their memory is reused.
    """

    __slots__ = ("_guard", "_keys", "_master", "_path", "_read", "_seen", "journal")

    def __init__(self, path: Path, read: KeyFile, master: bytes) -> None:
        self.journal = read.journal
        self._path = path
        self._master: bytearray | None = bytearray(master)
        self._keys: dict[str, bytearray] = {}
        self._guard = threading.RLock()
        # Not yet: the file may have changed while the passphrase was derived.
        self._seen: tuple[int, int, int] | None = None
        self._read = self._checked(read)

    @property
    def locked(self) -> bool:
        """Whether the keys were wiped."""
        return self._master is None

    @property
    def database(self) -> bytes:
        """The raw key of the SQLCipher file (32 bytes)."""
        return self._derived("db")

    @property
    def audit(self) -> bytes:
        """The HMAC key of the audit chain (32 bytes)."""
        return self._derived("audit")

    @property
    def draft(self) -> bytes:
        """The key of drafts in the browser (32 bytes)."""
        return self._derived("draft")

    def key(self, case: str) -> bytes:
        """The key of a case (32 bytes), ``""`` for what is no case's.

        `UnknownCase` where it was erased or never made, by this process or another.
        """
        with self._guard:
            self._reread()
            if case not in self._keys:
                self._keys[case] = bytearray(self._unwrapped(case))
            return bytes(self._keys[case])

    @property
    def erased(self) -> dict[str, str]:
        """The cases that were erased, each with its day."""
        with self._guard:
            self._reread()
            return dict(self._read.erased)

    @property
    def head(self) -> tuple[int, str]:
        """Where the log ended when last written down: the number of its last action and its mac (hex)."""
        with self._guard:
            self._reread()
            return self._read.head

    def add(self, *cases: str) -> None:
        """Make the keys of new cases; one that was made already stays. `UnknownCase` for an erased one."""
        wrapping = self._derived("wrap")
        made = {keyform.name(case): aes_key_wrap(wrapping, os.urandom(32)) for case in cases}

        def step(read: KeyFile) -> KeyFile:
            if not made.keys().isdisjoint(read.erased):
                raise _unknown()
            return replace(read, cases={**made, **read.cases} if made.keys() - read.cases else read.cases)

        self.change(step)

    def erase(self, case: str, day: str) -> None:
        """Destroy the key of a case, in the key file and its copy. There is no way back.

        Not destroyed: copies of the key file made elsewhere, and what the disk itself may keep of old blocks.
        """

        def step(read: KeyFile) -> KeyFile:
            if case in read.erased:
                return read
            if case not in read.cases:
                raise _unknown()
            left = {name: wrapped for name, wrapped in read.cases.items() if name != case}
            return replace(read, cases=left, erased={**read.erased, case: keyform.day(day)})

        self.change(step)

    def set_head(
        self, seq: int, mac: str, follows: Callable[[int, str], bool] = lambda known, its_mac: True
    ) -> None:
        """Write down where the log ends, if this ``follows`` what stands there by then."""
        self.change(
            lambda read: replace(read, head=(seq, mac)) if follows(*read.head) else read,
            write=keyfile.write_only,
        )

    def change(
        self,
        step: Callable[[KeyFile], KeyFile],
        path: Path | None = None,
        write: Callable[[Path, KeyFile], None] = keyfile.write,
    ) -> None:
        """Read the key file, change it, write it, while nobody else does. ``path``: where it is by now."""
        with self._guard:
            signing, path = self._derived("file"), path or self._path
            with keyfile.changing(path):
                read = self._checked(keyfile.read(path))
                changed = step(read).signed(signing)
                if changed != read:
                    write(path, changed)
                self._path, self._seen = path, _stamp(path)
            self._keep(changed)

    def master(self) -> bytes:
        """The master key, for a new slot."""
        with self._guard:
            if self._master is None:
                raise Locked
            return bytes(self._master)

    def wipe(self) -> None:
        """Overwrite and forget the keys."""
        with self._guard:
            for secret in (*self._keys.values(), *([self._master] if self._master else [])):
                secret[:] = bytes(len(secret))
            self._keys.clear()
            self._master = None

    def _derived(self, purpose: str) -> bytes:
        return derive(self.master(), purpose)

    def _unwrapped(self, case: str) -> bytes:
        if case == _OWN:
            return self._derived("journal")
        if case not in self._read.cases:
            raise _unknown()
        try:
            return aes_key_unwrap(self._derived("wrap"), self._read.cases[case])
        except InvalidUnwrap:
            raise keyfile.damaged(self._path) from None

    def _reread(self) -> None:
        """See what another process changed; 2 µs where it changed nothing.

        A key file that was taken away changes nothing here: what is unlocked can still be saved.
        """
        if self._master is None:
            raise Locked
        stamp = _stamp(self._path)
        if stamp != self._seen and stamp is not None:
            self._keep(self._checked(keyfile.read(self._path)))
            self._seen = stamp  # of before reading: what came between is read the next time

    def _keep(self, read: KeyFile) -> None:
        self._read = read
        for case in [case for case in self._keys if case != _OWN and case not in read.cases]:
            gone = self._keys.pop(case)
            gone[:] = bytes(len(gone))

    def _checked(self, read: KeyFile) -> KeyFile:
        if not hmac.compare_digest(read.mac, read.expected_mac(self._derived("file"))):
            raise keyfile.damaged(self._path)
        return read

    def __repr__(self) -> str:
        return f"Ring({self.journal!r}, {'locked' if self.locked else 'unlocked'})"

    def __reduce_ex__(self, protocol: object) -> NoReturn:
        raise TypeError("the keys of a journal are not copied, saved or sent to another process")


def _stamp(path: Path) -> tuple[int, int, int] | None:
    """Another one for every file that was put in place of this."""
    try:
        found = os.stat(path)
    except OSError:
        return None
    return found.st_ino, found.st_mtime_ns, found.st_size


def _unknown() -> UnknownCase:
    return UnknownCase("there is no key for this case: it was erased, or never made")
